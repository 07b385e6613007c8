package tui

import (
	"context"
	"errors"

	"airumbrella/coverage"
	"airumbrella/scenario"

	tea "charm.land/bubbletea/v2"
)

// whysMsg is why every place is not assured, which comes behind the map.
type whysMsg struct {
	rev  int
	whys [][]coverage.Why // by place, then threat
	err  error
}

// askWhys asks why of every place of a scenario, behind an evaluation; nil where nobody
// answers it.
func (m *Model) askWhys(ctx context.Context, s *scenario.Scenario) tea.Cmd {
	ask, options, rev := m.cfg.Whys, m.cfg.Options, m.work.rev
	if ask == nil {
		return nil
	}
	return func() tea.Msg {
		whys, err := ask(ctx, s, options)
		return whysMsg{rev, whys, err}
	}
}

// seeksReasons reports whether the reasons of what is shown are still being looked for.
func (m *Model) seeksReasons() bool { return m.cfg.Whys != nil && m.work.reasoned != m.work.rev }

// acceptWhys adds the answers to the result they belong to.
func (m *Model) acceptWhys(msg whysMsg) {
	if msg.rev != m.work.rev {
		return
	}
	m.work.reasoned = msg.rev
	if m.Result == nil || errors.Is(msg.err, context.Canceled) {
		return
	}
	if msg.err != nil || len(msg.whys) != len(m.Result.Places) {
		return // the lists go without
	}
	for i := range msg.whys {
		p := &m.Result.Places[i]
		for t := range min(len(msg.whys[i]), len(p.Threats)) {
			p.Threats[t].Why = msg.whys[i][t]
		}
		if p.WorstOf >= 0 {
			p.Worst.Why = p.Threats[p.WorstOf].Why
		}
	}
	m.relist()
}
