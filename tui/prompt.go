package tui

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// promptKind is what is asked for.
type promptKind int

const (
	promptSave promptKind = iota
	promptLoad
	promptName // of a scenario of one's own
	promptAbout
	promptSource
	promptPin // the name of what is shown
)

// prompts is what is asked for, by kind: the heading, what the keys do, and what
// taking the text does in a word.
var prompts = [...]struct{ title, help, verb string }{
	promptSave:   {"Save as", "enter saves, never over another file unasked; esc leaves", "save"},
	promptLoad:   {"Open a scenario", "a built-in name or a file; enter opens, esc leaves", "open"},
	promptName:   {"It is a scenario of your own now: its name", "enter goes on to what it shows, esc leaves", "go on"},
	promptAbout:  {"What it shows, in a sentence", "enter goes on to its source, esc leaves", "go on"},
	promptPin:    {"Pin what is shown as", "enter pins it, esc leaves; C lists pins, b compares", "pin"},
	promptSource: {"Its source", "enter saves, esc leaves", "save"},
}

// title is what a scenario of one's own is called, and where it will be saved; where
// nobody said that, under its name.
type title struct{ path, name, about string }

// openSave asks for the file to save to: that which is open, or a new one. Of a changed
// built-in scenario it asks what it is called from now on instead.
func openSave(m *Model) {
	if m.cfg.Store != nil && m.untitled() {
		m.askTitle("")
		return
	}
	name := slug(m.Scenario.Name) + ".yaml"
	if m.cfg.Store != nil {
		name = m.cfg.Store.Free(name)
	}
	if ref := m.recovery.Ref(); m.isFile(ref) {
		name = near(ref)
	}
	openPrompt(m, promptSave, name)
}

// openLoad asks for the file to read.
func openLoad(m *Model) { openPrompt(m, promptLoad, "") }

func openPrompt(m *Model, kind promptKind, text string) {
	if m.cfg.Store == nil && kind != promptPin {
		m.say("there is nowhere to keep files")
		return
	}
	m.prompt = kind
	m.editor.Propose(text)
	m.overlay = overlayPrompt
}

// untitled reports whether what is shown is a changed built-in scenario that still has the
// sentence and the source of the one that it was.
func (m *Model) untitled() bool {
	start := m.start()
	return m.isBuiltIn(m.recovery.Ref()) && m.recovery.Changed(m.Scenario) && m.Scenario.About == start.About &&
		slices.Equal(m.Scenario.Source, start.Source)
}

// askTitle asks what a changed built-in scenario is called from now on.
func (m *Model) askTitle(path string) {
	m.title = title{path: path}
	name := m.Scenario.Name
	if name == m.start().Name {
		name += ", changed"
	}
	openPrompt(m, promptName, name)
}

// takePrompt does what the text was asked for.
func takePrompt(m *Model) tea.Cmd {
	text := strings.TrimSpace(m.editor.Value())
	if text == "" && (m.prompt == promptSave || m.prompt == promptLoad || m.prompt == promptName) {
		return nil
	}
	if m.prompt == promptName && tooLong(m, text) {
		return nil
	}
	m.overlay = overlayNone
	switch m.prompt {
	case promptLoad:
		return load(m, text)
	case promptPin:
		m.pinAs(text)
		return nil
	case promptName:
		m.title.name = text
		openPrompt(m, promptAbout, m.changesInWords())
		return nil
	case promptAbout:
		m.title.about = text
		openPrompt(m, promptSource, "own assumptions")
		return nil
	case promptSource:
		return m.saveUnder(text)
	}
	return m.saveTo(text)
}

// rename calls the scenario something else.
func rename(m *Model, name string) tea.Cmd {
	if name = strings.TrimSpace(screen.Clean(name)); name == "" || name == m.Scenario.Name {
		m.say("it is called " + screen.Clean(m.Scenario.Name))
		return nil
	}
	if tooLong(m, name) {
		return nil
	}
	ask := m.changed(m.Scenario.Edit(func(s *scenario.Scenario) { s.Name = name }), "called "+name)
	m.history.told = nil // a name covers nobody more or less: what is said of it is said already
	return ask
}

// tooLong reports whether a name is longer than a scenario's may be, and says so.
func tooLong(m *Model, name string) bool {
	if len([]rune(name)) <= scenario.LongestName {
		return false
	}
	m.say(fmt.Sprintf("a scenario's name has at most %d characters: give a shorter one", scenario.LongestName))
	return true
}

// saveUnder saves the scenario under its new title.
func (m *Model) saveUnder(source string) tea.Cmd {
	t := m.title
	named := m.Scenario.Edit(func(s *scenario.Scenario) {
		s.Name, s.About, s.Source = t.name, t.about, nil
		if source != "" {
			s.Source = []string{source}
		}
	})
	if t.path == "" {
		t.path = m.cfg.Store.Free(slug(t.name) + ".yaml")
	}
	turn := m.changed(named, "called "+screen.Clean(t.name))
	m.history.told = nil // as in [rename]: it would stand over what is said of saving
	return tea.Batch(turn, m.save(t.path, false))
}

// mostAbout is how many characters the sentence that is proposed has at most.
const mostAbout = 100

// changesInWords is what was changed since the scenario was opened, as a short sentence to
// begin with.
func (m *Model) changesInWords() string {
	start := m.start()
	list := shown.Changes(start, m.Scenario)
	words := start.Name + " with "
	for i, change := range list {
		joint := ", "
		switch {
		case i == 0:
			joint = ""
		case i == len(list)-1:
			joint = " and "
		}
		if rest := len(list) - i; i > 0 && len([]rune(words+joint+change)) > mostAbout {
			return words + " and " + wording.Plural(rest, "more change", "more changes")
		}
		words += joint + change
	}
	return words
}

// promptBox is where a line is typed.
func promptBox(over screen.Rect) screen.Rect {
	r := over.Centred(96, 5)
	r.Y = min(r.Y, 4)
	return r
}

// drawPrompt asks for it.
func drawPrompt(m *Model, c *screen.Canvas) {
	row := prompts[m.prompt]
	const sign = "> "
	p, in := m.palette, c.Box(promptBox(m.layout.screen), row.title, m.palette)
	c.Button(promptBox(m.layout.screen), nil)
	room := in.W - len(sign)
	text, role, hint := m.editor.Shown(room), screen.RoleTitle, ""
	if m.editor.Proposed() {
		role, hint = screen.RoleSelected, "typing replaces it; an arrow or backspace keeps it to be edited"
	}
	c.Block(in, p.Words(screen.RoleKey, sign, len(sign))+p.Words(role, text, min(screen.Width(text), room))+"\n"+
		p.Words(screen.RoleDim, row.help, in.W)+"\n"+p.Words(screen.RoleDim, hint, in.W))
}
