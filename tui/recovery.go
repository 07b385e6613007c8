package tui

import (
	"io"
	"strings"
	"sync"

	"airumbrella/app"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
)

// recovery keeps what was changed and not saved.
type recovery struct {
	shown.Documents
	left    []app.Unsaved // files that earlier runs left
	writing bool
	fault   string // why the last changes could not be kept
	leaving bool   // it was said that leaving loses them
}

// keptMsg says that a scenario with unsaved changes was kept.
type keptMsg struct {
	keep app.Keep
	err  error
}

// quitMsg is a keptMsg after which the planner is left.
type quitMsg struct{ keptMsg }

// keep brings the file up to date, one write at a time; at once it does so even
// while an older state is being written: the store drops that one if it comes
// later.
func (r *recovery) keep(s *scenario.Scenario, store Store, atOnce bool) tea.Cmd {
	if store == nil || !r.Due(s) || r.writing && !atOnce {
		return nil
	}
	r.writing = true
	k := r.Write(s)
	return func() tea.Msg { return keptMsg{k, store.KeepUnsaved(k)} }
}

// accept notes what is in the file now, and says what went wrong.
func (r *recovery) accept(msg keptMsg) (fault string) {
	if !r.Kept(msg.keep) {
		return ""
	}
	r.writing, r.fault = false, ""
	if msg.err != nil {
		r.fault = shown.FirstLine(msg.err.Error())
		return "changes that are not saved cannot be kept: " + r.fault
	}
	return ""
}

// lost says what leaving now would lose, and how to keep it; empty where that is
// nothing, or was said.
func (r *recovery) lost(s *scenario.Scenario) string {
	if r.fault == "" || r.leaving || !r.Changed(s) {
		return ""
	}
	r.leaving = true
	return "leaving discards what you changed: it cannot be kept (" + r.fault + "); ctrl+s saves it, q leaves"
}

// recall says at the start what is opened again, and which changes earlier runs
// left.
func (m *Model) recall() {
	var words []string
	if m.cfg.Reopened {
		words = append(words, "opened again: "+m.fileName())
	}
	if m.cfg.Store != nil {
		m.recovery.left = m.cfg.Store.Unsaved()
	}
	switch left := m.recovery.left; {
	case len(left) == 1:
		words = append(words, "unsaved changes to "+left[0].Title()+": type :unsaved")
	case len(left) > 1:
		words = append(words, "unsaved changes to "+left[0].Title()+" and "+shown.Count(len(left)-1, "more scenario")+
			": type :unsaved")
	}
	if len(words) > 0 {
		m.say(strings.Join(words, "; "))
	}
}

// recover opens changes that an earlier run left.
func (m *Model) recover(left app.Unsaved) tea.Cmd {
	number := m.recovery.Reserve()
	store := m.cfg.Store
	return func() tea.Msg {
		s, ref, err := store.Recover(number, left.Path)
		return loadedMsg{ref: ref, scenario: s, err: err, recovered: true, document: number}
	}
}

// fileName is the file or the built-in scenario that is shown.
func (m *Model) fileName() string {
	ref := m.recovery.Ref()
	if m.isBuiltIn(ref) {
		return screen.Clean(ref)
	}
	return screen.Clean(fileBase(ref))
}

// lastEdit is what the planner shows, for whoever is left when it has ended in any
// way.
type lastEdit struct {
	mu        sync.Mutex
	documents shown.Documents
	scenario  *scenario.Scenario
	image     bool // the terminal holds one
}

// note takes what the planner shows now.
func (l *lastEdit) note(r *recovery, s *scenario.Scenario, image bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.documents, l.scenario, l.image = r.Documents, s, image
}

// dropImage takes an image from the terminal that the planner did not take away, since it
// ended by a signal or a fault.
func (l *lastEdit) dropImage(out io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.image {
		_, _ = io.WriteString(out, mapview.HDGone)
	}
}

// flush keeps the last edit, should it not be in a file yet.
func (l *lastEdit) flush(store Store) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if store != nil && l.scenario != nil && l.documents.Due(l.scenario) {
		_ = store.KeepUnsaved(l.documents.Write(l.scenario)) // the store tells of a fault
	}
}
