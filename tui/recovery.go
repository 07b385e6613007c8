package tui

import (
	"fmt"

	"airumbrella/scenario"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
)

// recovery keeps what was changed and not saved, so that a crash, a closed
// window or a hasty q loses nothing.
type recovery struct {
	left    string             // file that an earlier run left; empty: none
	clean   *scenario.Scenario // as it was opened or saved last
	kept    *scenario.Scenario // what is in the file of this run; nil: there is none
	writing bool
	count   int // of writes asked for
}

// keptMsg says that a scenario with unsaved changes was kept by the n-th write.
type keptMsg struct {
	n        int
	scenario *scenario.Scenario
	err      error
}

// due is what the file is to hold, nil for nothing, where the scenario is now s;
// and whether it holds something else.
func (r *recovery) due(s *scenario.Scenario) (want *scenario.Scenario, due bool) {
	if s != r.clean {
		want = s
	}
	return want, want != r.kept
}

// keepUnsaved brings the file up to date, one write at a time.
func (m *Model) keepUnsaved() tea.Cmd {
	if m.recovery.writing {
		return nil
	}
	return m.writeUnsaved()
}

// writeUnsaved does so even while an older state is being written: the store
// drops that one if it comes later.
func (m *Model) writeUnsaved() tea.Cmd {
	r := &m.recovery
	want, due := r.due(m.Scenario)
	if m.cfg.Store == nil || !due {
		return nil
	}
	r.writing = true
	r.count++
	store, n := m.cfg.Store, r.count
	return func() tea.Msg { return keptMsg{n, want, store.KeepUnsaved(n, want)} }
}

// keepUnsaved is that of the planner in lines, which waits for the store.
func (p *plain) keepUnsaved() error {
	r := &p.recovery
	want, due := r.due(p.scenario)
	if p.cfg.Store == nil || !due {
		return nil
	}
	r.count++
	r.kept = want
	if err := p.cfg.Store.KeepUnsaved(r.count, want); err != nil {
		return fmt.Errorf("changes that are not saved cannot be kept: %w", err)
	}
	return nil
}

// acceptKept notes what is in the file now.
func (m *Model) acceptKept(msg keptMsg) {
	r := &m.recovery
	if msg.n < r.count {
		return // a later write, or another scenario, was asked for meanwhile
	}
	if msg.err != nil {
		m.say("changes that are not saved cannot be kept: " + shown.FirstLine(msg.err.Error()))
	}
	r.writing, r.kept = false, msg.scenario
}

// opened notes that a scenario was opened. Changes to the one before that were
// not saved stay in the file until there are others.
func (r *recovery) opened(s *scenario.Scenario) {
	r.clean, r.kept, r.writing = s, nil, false
	r.count++
}

// recall says at the start that an earlier run left changes that were not
// saved.
func (m *Model) recall() {
	if m.cfg.Store == nil {
		return
	}
	if m.recovery.left = m.cfg.Store.Unsaved(); m.recovery.left != "" && m.recovery.left != m.cfg.Ref {
		m.say("some changes were not saved last time; to open them press : and type unsaved")
	}
}
