package wording

import (
	"math"
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

// Integers of any size have their commas and their sign; the least has no opposite.
func TestNumbersOfAnySizeAreWritten(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", -1: "-1", 999: "999", -999: "-999", 1000: "1,000", -1000: "-1,000", -123456: "-123,456",
		math.MinInt64: "-9,223,372,036,854,775,808", math.MaxInt64: "9,223,372,036,854,775,807",
	} {
		if got := Grouped(n); got != want {
			t.Errorf("%d is written as %s, want %s", n, got, want)
		}
	}
	if got := People(math.MinInt64); !strings.HasPrefix(got, "-9223372036854.8") {
		t.Errorf("the least number of people is %s", got)
	}
}
