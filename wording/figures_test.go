package wording

import (
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
)

func TestPeopleAreCountedInTheirNumber(t *testing.T) {
	for people, want := range map[int]string{0: "nobody", 1: "1 person", 2: "2 people", 2_797_553: "2.8 M people"} {
		if got := Persons(people); got != want {
			t.Errorf("%d: %q, want %q", people, got, want)
		}
	}
	for people, want := range map[int]string{1: "+1 person", -1: "-1 person", 2: "+2 people"} {
		if got := MorePersons(people); got != want {
			t.Errorf("%d: %q, want %q", people, got, want)
		}
	}
}

func TestTheChainOfConditionsIsASentenceWhateverItCovers(t *testing.T) {
	x := &worth.Worth{Result: &coverage.Result{Threats: make([]coverage.ThreatResult, 1)}}
	for none, want := range map[int]string{
		0: "With none of the five nobody is covered against ",
		1: "With none of the five 1 person is covered against ",
		2: "With none of the five 2 people are covered against ",
	} {
		words := ChainSentence(&worth.Threat{Subsets: []worth.Subset{{Covered: none}}}, x, 0)
		if !strings.HasPrefix(words, want) {
			t.Errorf("%d: %s", none, words)
		}
	}
}
