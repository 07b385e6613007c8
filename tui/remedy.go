package tui

import (
	"context"
	"errors"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// remedy is the smallest single change that would cover the selected place.
// Evaluations leave it out, so that a switch is answered sooner; it is asked
// for one place at a time.
type remedy struct {
	key    remedyKey
	known  bool
	found  *coverage.Remedy // nil: no single change helps
	try    shown.Item       // make it for this one as soon as it is known
	cancel context.CancelFunc
}

// remedyKey is what a remedy depends on; the zero key is no question.
type remedyKey struct {
	scenario      *scenario.Scenario
	place, threat int
}

// remedyMsg is the answer of askRemedy.
type remedyMsg struct {
	key   remedyKey
	found *coverage.Remedy
	err   error
}

// remedyWanted is the question that the screen asks: about the selected place,
// if it is not covered, and the threat shown or the worst one of the place.
func (m *Model) remedyWanted() remedyKey {
	place := m.place()
	if place < 0 || m.Result == nil || m.work.busy || place >= len(m.Result.Places) ||
		len(m.Result.Threats) != len(m.Scenario.Threats) {
		return remedyKey{}
	}
	pr := &m.Result.Places[place]
	pt := pr.At(m.Threat)
	if len(m.Scenario.Units) == 0 || pt.CoveredAt(scenario.Base) {
		return remedyKey{}
	}
	threat := m.Threat
	if threat >= len(m.Scenario.Threats) {
		threat = pr.WorstOf
	}
	if threat < 0 || threat >= len(m.Scenario.Threats) {
		return remedyKey{}
	}
	return remedyKey{m.Scenario, place, threat}
}

// askRemedy asks for the remedy of the selected place, if it is not known, and
// drops the question before.
func (m *Model) askRemedy() tea.Cmd {
	key := m.remedyWanted()
	if key == m.remedy.key {
		return nil
	}
	if m.remedy.cancel != nil {
		m.remedy.cancel()
	}
	m.remedy = remedy{key: key, try: m.remedy.try}
	if key == (remedyKey{}) {
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.remedy.cancel = cancel
	options, ask := m.cfg.Options, m.cfg.Remedies
	return func() tea.Msg {
		list, err := ask(
			ctx,
			key.scenario,
			options,
			key.scenario.Places[key.place].ID,
			key.scenario.Threats[key.threat].ID,
		)
		msg := remedyMsg{key: key, err: err}
		if len(list) > 0 {
			msg.found = &list[0]
		}
		return msg
	}
}

// acceptRemedy takes a remedy in that is still wanted, and makes it if that was
// asked for meanwhile.
func (m *Model) acceptRemedy(msg remedyMsg) tea.Cmd {
	if msg.key != m.remedy.key || errors.Is(msg.err, context.Canceled) {
		return nil
	}
	m.remedy.cancel()
	m.remedy.known, m.remedy.found = true, msg.found
	if msg.err != nil {
		m.say(shown.FirstLine(msg.err.Error()))
		return nil
	}
	if try := m.remedy.try; try.Kind != shown.Nothing {
		m.remedy.try = shown.Item{}
		if try == m.sel {
			return m.makeRemedy()
		}
	}
	return nil
}

// tryChange makes the smallest change that would cover the selected place, at
// once or as soon as it is found.
func tryChange(m *Model) tea.Cmd {
	m.history.tries++
	switch {
	case m.place() < 0 || m.Result == nil:
		m.say("select a place first: n for the next one not covered")
		return nil
	case m.work.busy || m.remedyWanted() != (remedyKey{}) && !m.remedy.known:
		m.remedy.try = m.sel
		m.say("looking for the smallest change …")
		return nil
	}
	return m.makeRemedy()
}

// makeRemedy makes the change that was found.
func (m *Model) makeRemedy() tea.Cmd {
	found := m.remedy.found
	switch {
	case m.Result.Places[m.place()].At(m.Threat).CoveredAt(scenario.Base):
		m.say(m.names.Printed[m.place()] + " is covered at the base estimate: n for the next place that is not")
		return nil
	case found == nil:
		m.say(m.names.Printed[m.place()] + ": no single change helps")
		return nil
	case found.Switch.String() == "":
		m.say("not a switch: " + wording.Switch(m.Scenario, found.Switch) +
			"; units are moved, m, and added, a, in their list")
		return nil
	}
	return m.throw(found.Switch, wording.Capital(wording.Switch(m.Scenario, found.Switch)))
}
