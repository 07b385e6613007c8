package tui

import (
	"path/filepath"
	"slices"
	"strings"

	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
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
func (m *Model) openSave() { m.openPrompt(promptSave, slug(m.Scenario.Name)+".yaml") }

// openLoad asks for the file to read.
func (m *Model) openLoad() { m.openPrompt(promptLoad, "") }

func (m *Model) openPrompt(kind promptKind, text string) {
	if m.cfg.Store == nil {
		m.say("there is nowhere to keep files")
		return
	}
	m.prompt = kind
	m.editor.Set(text)
	m.overlay = overlayPrompt
}

// pressPrompt handles the keys while a file name is typed.
func (m *Model) pressPrompt(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, m.keys.FindLeave):
		m.overlay = overlayNone
	case key.Matches(msg, m.keys.FindTake):
		return m.takePrompt()
	default:
		m.editor.Press(msg)
	}
	return nil
}

// takePrompt reads or writes the file named.
func (m *Model) takePrompt() tea.Cmd {
	path := strings.TrimSpace(m.editor.Value())
	if path == "" {
		return nil
	}
	m.overlay = overlayNone
	if m.prompt == promptLoad {
		return m.load(path)
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
func (m *Model) promptBox() screen.Rect {
	r := m.layout.screen.Centred(66, 4)
	r.Y = min(r.Y, 4)
	return r
}

// drawPrompt asks for a file name.
func (m *Model) drawPrompt(c *screen.Canvas) {
	title, help := "Save as", "enter saves, over a file of that name too; esc leaves"
	if m.prompt == promptLoad {
		title, help = "Open a scenario", "a built-in name or a file; enter opens, esc leaves"
	}
	const sign = "> "
	p, in := m.palette, c.Box(m.promptBox(), title, m.palette)
	c.Button(m.promptBox(), nil)
	room := in.W - len(sign)
	c.Block(in, p.Words(screen.RoleKey, sign, len(sign))+p.Words(screen.RoleTitle, m.editor.Shown(room), room)+"\n"+p.Words(screen.RoleDim, help, in.W))
}

// load reads another scenario.
func (m *Model) load(ref string) tea.Cmd {
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

// export writes the map as a picture into the current folder.
func (m *Model) export() tea.Cmd { return m.exportAs("svg") }

// exportAs writes the map in a format; its name says scenario and threat.
func (m *Model) exportAs(format string) tea.Cmd {
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
