package tui

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"airumbrella/app"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
)

// saidMsg says how something ended that was done with files.
type saidMsg struct {
	words string
	err   error
	save  *save // that was asked for; nil: it was something else
	saved app.Saved
}

// save is a scenario to be saved.
type save struct {
	app.Order
	document int
}

// loadedMsg is a scenario that was read.
type loadedMsg struct {
	ref       string
	scenario  *scenario.Scenario
	err       error
	recovered bool // from the changes that an earlier run left
	document  int  // of it, where it was recovered
}

// acceptSaid shows it. A file in the way of a save is asked about.
func (m *Model) acceptSaid(msg saidMsg) {
	var exists *app.ExistsError
	var changed *app.ChangedError
	switch {
	case msg.save != nil && (errors.As(msg.err, &exists) || errors.As(msg.err, &changed)):
		m.conflict = conflict{save: *msg.save, changed: changed != nil}
		m.overlay = overlayConflict
		return
	case msg.err != nil:
		m.say(shown.FirstLine(msg.err.Error()))
		return
	case msg.save != nil:
		m.recovery.Saved(msg.save.document, msg.saved.Path, msg.save.Scenario)
		m.recovery.leaving = false
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

// isBuiltIn reports whether a name is that of a built-in scenario.
func (m *Model) isBuiltIn(ref string) bool {
	return m.cfg.Store != nil && slices.Contains(m.cfg.Store.Names(), ref)
}

// isFile reports whether a scenario was opened from a file, or saved to one.
func (m *Model) isFile(ref string) bool { return ref != "" && ref != "-" && !m.isBuiltIn(ref) }

func fileBase(ref string) string {
	if ref == "" || ref == "-" {
		return ref
	}
	return filepath.Base(ref)
}

// near is a path as it is written from the working folder, where that is shorter.
func near(path string) string {
	here, err := filepath.Abs(".")
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, path); err == nil && len(rel) < len(path) {
		return rel
	}
	return path
}

// saveTo saves the scenario to a path, or asks first what is no longer true of a
// built-in one.
func (m *Model) saveTo(path string) tea.Cmd {
	path = m.cfg.Store.Named(path)
	if m.untitled() {
		m.askTitle(path)
		return nil
	}
	return m.save(path, false)
}

// save writes the scenario to a path.
func (m *Model) save(path string, over bool) tea.Cmd {
	order := app.Order{Scenario: m.Scenario, From: m.recovery.Ref(), To: path, Over: over}
	return m.write(save{order, m.recovery.Number()})
}

func (m *Model) write(s save) tea.Cmd {
	store := m.cfg.Store
	return func() tea.Msg {
		saved, err := store.Save(s.Order)
		words := "saved to " + near(saved.Path)
		if saved.Whole {
			words += ", written anew: its own lines and comments could not be kept"
		}
		return saidMsg{words: words, err: err, save: &s, saved: saved}
	}
}

// load reads another scenario.
func load(m *Model, ref string) tea.Cmd {
	if m.cfg.Store == nil {
		return nil
	}
	store := m.cfg.Store
	ref = app.Meant(ref)
	return func() tea.Msg {
		s, err := store.Load(ref)
		if !slices.Contains(store.Names(), ref) {
			ref = app.Absolute(ref)
		}
		return loadedMsg{ref: ref, scenario: s, err: err}
	}
}

// acceptLoaded shows the scenario that was read; undo goes back to the one
// before.
func (m *Model) acceptLoaded(msg loadedMsg) tea.Cmd {
	if msg.err != nil {
		m.say(shown.FirstLine(msg.err.Error()))
		return nil
	}
	what := "opened " + filepath.Base(msg.ref)
	if msg.recovered {
		what = "opened what was not saved of " + fileBase(msg.ref)
	}
	m.remember(what)
	if msg.recovered {
		m.recovery.Recovered(msg.document, msg.ref, msg.scenario)
		m.recovery.left = m.cfg.Store.Unsaved()
	} else {
		m.recovery.Open(msg.ref, msg.scenario)
	}
	return m.turnTo(msg.scenario, what)
}

// exportAs writes the map in a format into the current folder; its name says scenario and threat, and has
// a number where it is taken.
func exportAs(m *Model, format string) tea.Cmd {
	switch {
	case m.cfg.Store == nil:
		m.say("there is nowhere to keep files")
		return nil
	case m.beside.on:
		return m.exportBeside(format)
	case m.Result == nil || m.Result.Map == nil:
		m.say("not computed yet: try again in a moment")
		return nil
	}
	store, r, threat := m.cfg.Store, m.Result, m.Threat
	path := slug(m.Scenario.Name) + "-" + slug(r.At(threat).Threat.ID) + "." + format
	m.say("writing " + path + " …")
	return func() tea.Msg {
		path, err := store.Export(path, r, threat)
		return saidMsg{words: "the map is in " + path, err: err}
	}
}
