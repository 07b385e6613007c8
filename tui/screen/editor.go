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

// Shown is the part of the typed text around the cursor that fits into a width: its
// end, unless the cursor stands before that.
func (e *Editor) Shown(width int) string {
	shown, _ := e.window(width)
	return shown
}

// CursorColumn is where the cursor stands in the text shown.
func (e *Editor) CursorColumn(width int) int {
	_, column := e.window(width)
	return column
}

// window is the part of the text that is shown in a width, with room for the cursor
// behind it, and the cursor's column in it.
func (e *Editor) window(width int) (shown string, column int) {
	runes := []rune(e.Value())
	at := min(e.input.Position(), len(runes))
	from := 0
	for from < at && Width(string(runes[from:])) > width-1 {
		from++
	}
	return cutTo(string(runes[from:]), width-1), Width(string(runes[from:at]))
}

// cutTo is the start of a text that fits into a width.
func cutTo(s string, width int) string {
	for len(s) > 0 && Width(s) > max(width, 0) {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}
