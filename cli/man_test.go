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

// Paragraphs of a page stand apart, and no line of a text is taken for a request of roff.
func TestParagraphsOfTheManualStandApart(t *testing.T) {
	const text = "\nOne line,\nanother.\n\n.Second - with a \"word\"\n\n'third\n"
	const want = "One line,\nanother.\n.PP\n\\&.Second \\- with a \\(dqword\\(dq\n.PP\n\\&'third\n"
	if got := paragraphs(text); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
