package report

import (
	"io"
	"slices"
	"strings"
	"testing"

	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// kinds are the formats of each kind of subject, by its name.
var kinds = map[string][]string{
	Coverage.name: Coverage.Formats(), Gaps.name: Gaps.Formats(), Explanation.name: Explanation.Formats(),
	Worth.name: Worth.Formats(), Discovery.name: Discovery.Formats(), Sites.name: Sites.Formats(),
	Raids.name: Raids.Formats(), Draw.name: Draw.Formats(), Comparison.name: Comparison.Formats(),
	List.name:    List.Formats(),
	Sources.name: Sources.Formats(),
}

func TestEverySubjectIsWrittenAsTextFirst(t *testing.T) {
	for name, formats := range kinds {
		if len(formats) < 2 || formats[0] != "text" || formats[1] != "markdown" {
			t.Errorf("%s takes %s", name, formats)
		}
	}
}

func TestEveryFormatServesASubjectAndStandsOnce(t *testing.T) {
	for i, f := range formats {
		served := false
		for _, words := range kinds {
			served = served || slices.Contains(words, f.word)
		}
		if !served || slices.IndexFunc(formats, func(g format) bool { return g.word == f.word }) != i {
			t.Errorf("the format %q serves nothing or stands twice", f.word)
		}
	}
}

func TestWriteRefusesAFormatThatASubjectDoesNotTake(t *testing.T) {
	for _, word := range []string{"pdf", "png", ""} {
		err := Write(io.Discard, word, Gaps.Of(smallResult(t)), subject.View{})
		if err == nil || !strings.Contains(err.Error(), "gaps takes text, markdown, json, csv") {
			t.Errorf("%q: %v", word, err)
		}
	}
}

// Which threat leads is asked of the view, not of the result; a threat that is
// not in play leads no words.
func TestTheViewSaysWhichThreatLeads(t *testing.T) {
	r := smallResult(t)
	for threat, want := range map[string]string{
		"": "against high drones", "drone-high": "against high drones", "aircraft": "against crewed aircraft",
		"hail":           "against high drones",
		scenario.WorstID: "against high drones",
	} {
		for _, s := range []Subject{coverageOf(r), Gaps.Of(r)} {
			if line := said(t, shown("line", s, subject.View{Threat: threat})); !strings.Contains(line, want) {
				t.Errorf("%s led by %q: %s", s.kind, threat, line)
			}
		}
	}
}
