package tui

import (
	"path/filepath"
	"slices"
	"strings"

	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
)

// promptKind is what a file name is asked for.
type promptKind int

const (
	promptSave promptKind = iota
	promptLoad
)

// saidMsg says how something ended that was done with files.
type saidMsg struct {
	words    string
	err      error
	saved    string             // the file that the scenario is in from now on
	scenario *scenario.Scenario // that was saved
}

// loadedMsg is a scenario that was read.
type loadedMsg struct {
	ref      string
	scenario *scenario.Scenario
	err      error
}

// acceptSaid shows it.
func (m *Model) acceptSaid(msg saidMsg) {
	if msg.err != nil {
		m.say(shown.FirstLine(msg.err.Error()))
		return
	}
	if msg.saved != "" {
		m.cfg.Ref = msg.saved
		m.recovery.Saved(msg.scenario)
	}
	m.say(msg.words)
}

// slug is a name fit for a file.
func slug(name string) string {
	s := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(screen.Clean(name)))
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	if s = strings.Trim(s, "-"); s == "" {
		s = "scenario"
	}
	return s[:min(len(s), 60)]
}

// openSave asks for the file to save to.
func openSave(m *Model) { openPrompt(m, promptSave, slug(m.Scenario.Name)+".yaml") }

// openLoad asks for the file to read.
func openLoad(m *Model) { openPrompt(m, promptLoad, "") }

func openPrompt(m *Model, kind promptKind, text string) {
	if m.cfg.Store == nil {
		m.say("there is nowhere to keep files")
		return
	}
	m.prompt = kind
	m.editor.Set(text)
	m.overlay = overlayPrompt
}

// verb is what taking the file name does.
func (k promptKind) verb() string {
	if k == promptLoad {
		return "open"
	}
	return "save"
}

// takePrompt reads or writes the file named.
func takePrompt(m *Model) tea.Cmd {
	path := strings.TrimSpace(m.editor.Value())
	if path == "" {
		return nil
	}
	m.overlay = overlayNone
	if m.prompt == promptLoad {
		return load(m, path)
	}
	store, scenario := m.cfg.Store, m.Scenario
	return func() tea.Msg {
		return saidMsg{"saved to " + path, store.Save(path, scenario), absolute(path), scenario}
	}
}

// absolute is a path that holds in another folder too: the planner opens the
// file again when it is started there.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// promptBox is where a file name is typed.
func promptBox(over screen.Rect) screen.Rect {
	r := over.Centred(66, 4)
	r.Y = min(r.Y, 4)
	return r
}

// drawPrompt asks for a file name.
func drawPrompt(m *Model, c *screen.Canvas) {
	title, help := "Save as", "enter saves, over a file of that name too; esc leaves"
	if m.prompt == promptLoad {
		title, help = "Open a scenario", "a built-in name or a file; enter opens, esc leaves"
	}
	const sign = "> "
	p, in := m.palette, c.Box(promptBox(m.layout.screen), title, m.palette)
	c.Button(promptBox(m.layout.screen), nil)
	room := in.W - len(sign)
	c.Block(in, p.Words(screen.RoleKey, sign, len(sign))+p.Words(screen.RoleTitle, m.editor.Shown(room),
		room)+"\n"+p.Words(screen.RoleDim, help, in.W))
}

// load reads another scenario.
func load(m *Model, ref string) tea.Cmd {
	if m.cfg.Store == nil {
		return nil
	}
	store := m.cfg.Store
	return func() tea.Msg {
		s, err := store.Load(ref)
		if !slices.Contains(store.Names(), ref) {
			ref = absolute(ref)
		}
		return loadedMsg{ref, s, err}
	}
}

// acceptLoaded shows the scenario that was read; undo goes back to the one
// before.
func (m *Model) acceptLoaded(msg loadedMsg) tea.Cmd {
	if msg.err != nil {
		m.say(shown.FirstLine(msg.err.Error()))
		return nil
	}
	m.cfg.Ref = msg.ref
	m.recovery.opened(msg.scenario)
	return m.changed(msg.scenario, "opened "+filepath.Base(msg.ref))
}

// exportAs writes the map in a format into the current folder; its name says scenario and threat.
func exportAs(m *Model, format string) tea.Cmd {
	switch {
	case m.cfg.Store == nil:
		m.say("there is nowhere to keep files")
		return nil
	case m.Result == nil || m.Result.Map == nil:
		m.say("not computed yet: try again in a moment")
		return nil
	}
	store, r, threat := m.cfg.Store, m.Result, m.Threat
	path := slug(m.Scenario.Name) + "-" + slug(r.At(threat).Threat.ID) + "." + format
	m.say("writing " + path + " …")
	return func() tea.Msg { return saidMsg{words: "the map is in " + path, err: store.Export(path, r, threat)} }
}
