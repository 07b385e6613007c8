package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// What is edited is seen: the end of a long text, or its start once the cursor is there.
func TestTheTextAroundTheCursorIsShown(t *testing.T) {
	e := NewEditor()
	e.Propose("one two three four")
	if got, at := e.Shown(9), e.CursorColumn(9); got != "ree four" || at != 8 {
		t.Errorf("%q with the cursor in column %d", got, at)
	}
	e.Press(tea.KeyPressMsg{Code: tea.KeyHome})
	if got, at := e.Shown(9), e.CursorColumn(9); got != "one two " || at != 0 {
		t.Errorf("at the start: %q with the cursor in column %d", got, at)
	}
	for range 5 {
		e.Press(tea.KeyPressMsg{Code: tea.KeyRight})
	}
	if got, at := e.Shown(9), e.CursorColumn(9); !strings.Contains(got, "wo three"[:3]) || at < 0 || at > 8 {
		t.Errorf("within: %q with the cursor in column %d", got, at)
	}
	if e.Set("short"); e.Shown(9) != "short" || e.CursorColumn(9) != 5 {
		t.Errorf("%q with the cursor in column %d", e.Shown(9), e.CursorColumn(9))
	}
	if e.Shown(0) != "" {
		t.Errorf("%q in no room", e.Shown(0))
	}
}

// A proposal is replaced by what is typed or pasted, and kept by a key that edits.
func TestAProposalIsReplacedByTyping(t *testing.T) {
	typed := tea.KeyPressMsg{Code: 'x', Text: "x"}
	for name, c := range map[string]struct {
		keys []tea.KeyPressMsg
		want string
	}{
		"typing replaces":         {[]tea.KeyPressMsg{typed, typed}, "xx"},
		"an arrow keeps":          {[]tea.KeyPressMsg{{Code: tea.KeyRight}, typed}, "plan.yamlx"},
		"backspace edits":         {[]tea.KeyPressMsg{{Code: tea.KeyBackspace}, typed}, "plan.yamx"},
		"nothing is taken as is":  {nil, "plan.yaml"},
		"home goes to its start":  {[]tea.KeyPressMsg{{Code: tea.KeyHome}, typed}, "xplan.yaml"},
		"control keys keep it":    {[]tea.KeyPressMsg{{Code: 'e', Mod: tea.ModCtrl}, typed}, "plan.yamlx"},
		"a word is taken with it": {[]tea.KeyPressMsg{{Code: 'w', Mod: tea.ModCtrl}, typed}, "x"},
	} {
		e := NewEditor()
		e.Propose("plan.yaml")
		for _, key := range c.keys {
			e.Press(key)
		}
		if e.Value() != c.want || e.Proposed() != (len(c.keys) == 0) {
			t.Errorf("%s: %q (a proposal still: %v), want %q", name, e.Value(), e.Proposed(), c.want)
		}
	}
	e := NewEditor()
	e.Propose("plan.yaml")
	if e.Paste("mine"); e.Value() != "mine" || e.Proposed() {
		t.Errorf("pasting makes %q of a proposal", e.Value())
	}
	if e.Paste("-2"); e.Value() != "mine-2" {
		t.Errorf("pasting more makes %q", e.Value())
	}
	if e.Propose(""); e.Proposed() {
		t.Error("nothing is proposed")
	}
}
