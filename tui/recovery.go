package tui

import (
	"airumbrella/scenario"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
)

// recovery keeps what was changed and not saved.
type recovery struct {
	shown.Recovery
	left    string // file that an earlier run left; empty: none
	writing bool
}

// keptMsg says that a scenario with unsaved changes was kept by the n-th write.
type keptMsg struct {
	n        int
	scenario *scenario.Scenario
	err      error
}

// keep brings the file up to date, one write at a time; at once it does so even
// while an older state is being written: the store drops that one if it comes
// later.
func (r *recovery) keep(s *scenario.Scenario, store Store, atOnce bool) tea.Cmd {
	want, due := r.Due(s)
	if store == nil || !due || r.writing && !atOnce {
		return nil
	}
	r.writing = true
	n := r.Write()
	return func() tea.Msg { return keptMsg{n, want, store.KeepUnsaved(n, want)} }
}

// accept notes what is in the file now, and says what went wrong.
func (r *recovery) accept(msg keptMsg) (fault string) {
	if !r.Kept(msg.n, msg.scenario) {
		return ""
	}
	r.writing = false
	if msg.err != nil {
		return "changes that are not saved cannot be kept: " + shown.FirstLine(msg.err.Error())
	}
	return ""
}

// opened notes that a scenario was opened.
func (r *recovery) opened(s *scenario.Scenario) {
	r.Opened(s)
	r.writing = false
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
