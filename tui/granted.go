package tui

import (
	"context"

	"airumbrella/tui/mapview"

	tea "charm.land/bubbletea/v2"
)

// granted is the question what would be covered with every promise kept, which is asked
// of the threat shown alone.
type granted struct {
	key    grantedKey
	cancel context.CancelFunc
}

// grantedKey names the question: the revision of the answer beside which it stands, 0 for
// none, and the threat by its index.
type grantedKey struct{ rev, threat int }

// grantedMsg is the ground that would be covered with every promise kept.
type grantedMsg struct {
	key    grantedKey
	covers []*mapview.Cover // by threat index; nil for those that were not asked of
}

// askGranted evaluates the scenario with every promise kept, once the map of what is
// decided is known, unless it was asked; the question before is dropped.
func (m *Model) askGranted() tea.Cmd {
	key := grantedKey{m.work.rev, m.Threat}
	if m.work.busy || m.Result == nil {
		key = grantedKey{}
	}
	if key == m.granted.key {
		return nil
	}
	if m.granted.cancel != nil {
		m.granted.cancel()
	}
	m.granted = granted{key: key}
	if key.rev == 0 || m.chart.KnowsGranted(key.threat) {
		return nil
	}
	s := m.Scenario.IfGranted()
	if s == m.Scenario {
		return nil
	}
	evaluate, o := m.evaluate, m.cfg.Options
	o.SkipRemedies = true
	if key.threat < len(s.Threats) {
		o.GroundOf = s.Threats[key.threat].ID
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.granted.cancel = cancel
	return func() tea.Msg {
		r, err := evaluate(ctx, s, o)
		if err != nil { // the map goes without, and the answer itself says what is wrong
			return grantedMsg{key: key}
		}
		return grantedMsg{key, mapview.NewCovers(r.Map)}
	}
}

// acceptGranted shows what promises would add, unless a newer question was asked since.
func (m *Model) acceptGranted(msg grantedMsg) {
	if msg.key.rev == m.work.rev && msg.covers != nil {
		m.chart.TakeGranted(msg.covers)
	}
}
