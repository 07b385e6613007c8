package cli

import (
	"strings"
	"testing"

	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// The manual explains every gate and every word of the planner in the planner's words.
func TestManualHasTheGatesAndWordsOfThePlanner(t *testing.T) {
	page := manual(newRoot(Streams{}))
	for _, gate := range wording.GatesAsked() {
		if want := ".TP\n.B " + roff(gate[0]) + "\n" + roff(gate[1]) + "\n"; !strings.Contains(page, want) {
			t.Errorf("the manual lacks the gate %s", gate[0])
		}
	}
	for _, g := range shown.Glossary {
		if want := ".TP\n.B " + roff(g.Word) + "\n" + roff(g.Meaning) + "\n"; !strings.Contains(page, want) {
			t.Errorf("the manual lacks the word %q", g.Word)
		}
	}
}
