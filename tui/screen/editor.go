package screen

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// Editor is one line of text that is being typed.
type Editor struct {
	input    textinput.Model
	proposed bool // the text is a proposal, which typing replaces
}

// NewEditor is an empty line.
func NewEditor() Editor {
	e := Editor{input: textinput.New()}
	e.input.CharLimit = 300
	e.input.Focus()
	return e
}

// Value is the text typed so far.
func (e *Editor) Value() string { return e.input.Value() }

// Set replaces the text and puts the cursor at its end.
func (e *Editor) Set(text string) {
	e.input.SetValue(text)
	e.input.CursorEnd()
	e.proposed = false
}

// Propose sets a text that is replaced by what is typed or pasted; any other key, such as
// an arrow or backspace, takes it to be edited.
func (e *Editor) Propose(text string) {
	e.Set(text)
	e.proposed = text != ""
}

// Proposed reports whether the text is a proposal still.
func (e *Editor) Proposed() bool { return e.proposed }

// Paste adds text from the clipboard.
func (e *Editor) Paste(text string) {
	if e.proposed {
		e.Set("")
	}
	e.Set(e.Value() + Clean(text))
}

// Press handles a key and reports whether the text changed.
func (e *Editor) Press(msg tea.KeyPressMsg) bool {
	before := e.Value()
	if e.proposed && msg.Text != "" {
		e.input.SetValue("")
	}
	e.proposed = false
	e.input, _ = e.input.Update(msg)
	return e.Value() != before
}

// Shown is the end of the typed text that fits into a width.
func (e *Editor) Shown(width int) string {
	s := e.Value()
	for len(s) > 0 && Width(s) > width-1 {
		_, n := utf8.DecodeRuneInString(s)
		s = s[n:]
	}
	return s
}

// CursorColumn is where the cursor stands in the text shown.
func (e *Editor) CursorColumn(width int) int {
	runes := []rune(e.Value())
	after := Width(string(runes[min(e.input.Position(), len(runes)):]))
	return max(Width(e.Shown(width))-after, 0)
}
