package tui

import (
	"strings"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

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

// title is what a scenario of one's own is called, and where it will be saved.
type title struct{ path, name, about string }

// openSave asks for the file to save to: that which is open, or a new one.
func openSave(m *Model) {
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
	m.editor.Set(text)
	m.overlay = overlayPrompt
}

// askTitle asks what a changed built-in scenario is called from now on.
func (m *Model) askTitle(path string) {
	m.title = title{path: path}
	openPrompt(m, promptName, m.Scenario.Name+", changed")
}

// takePrompt does what the text was asked for.
func takePrompt(m *Model) tea.Cmd {
	text := strings.TrimSpace(m.editor.Value())
	if text == "" && (m.prompt == promptSave || m.prompt == promptLoad || m.prompt == promptName) {
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

// saveUnder saves the scenario under its new title.
func (m *Model) saveUnder(source string) tea.Cmd {
	t := m.title
	named := m.Scenario.Edit(func(s *scenario.Scenario) {
		s.Name, s.About, s.Source = t.name, t.about, nil
		if source != "" {
			s.Source = []string{source}
		}
	})
	turn := m.changed(named, "called "+screen.Clean(t.name))
	return tea.Batch(turn, m.save(t.path, false))
}

// changesInWords is what was changed since the scenario was opened, as a sentence to
// begin with.
func (m *Model) changesInWords() string {
	ref := m.recovery.Ref()
	lines, err := m.cfg.Store.Differences(ref, m.Scenario)
	if err != nil || len(lines) == 0 {
		return ""
	}
	const most = 5
	words := strings.Join(lines[:min(len(lines), most)], "; ")
	if len(lines) > most {
		words += "; and more"
	}
	return ref + " with " + words
}

// promptBox is where a line is typed.
func promptBox(over screen.Rect) screen.Rect {
	r := over.Centred(66, 4)
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
	c.Block(in, p.Words(screen.RoleKey, sign, len(sign))+p.Words(screen.RoleTitle, m.editor.Shown(room),
		room)+"\n"+p.Words(screen.RoleDim, row.help, in.W))
}
