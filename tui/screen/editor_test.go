package screen

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

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
