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

// remedy is why the selected place is not assured, and the smallest changes that would
// cover it. Evaluations leave both out, so that a switch is answered sooner; they are
// asked for one place at a time, the sets of several switches last.
type remedy struct {
	key     remedyKey
	known   bool
	whys    []coverage.Why    // by threat; the place's answers
	found   *coverage.Remedy  // nil: no single change helps
	changes *coverage.Changes // nil: not known yet, or nothing to look for
	try     shown.Item        // make it for this one as soon as it is known
	trySet  shown.Item        // make the smallest set for this one as soon as it is known
	cancel  context.CancelFunc
}

// remedyKey is what a remedy depends on; the zero key is no question.
type remedyKey struct {
	scenario      *scenario.Scenario
	place, threat int
	covered       bool // at base: no change is looked for
}

// remedyMsg is the answer of askRemedy.
type remedyMsg struct {
	key   remedyKey
	whys  []coverage.Why
	found *coverage.Remedy
	err   error
}

// changesMsg is the answer of askChanges.
type changesMsg struct {
	key     remedyKey
	changes coverage.Changes
	err     error
}

// remedyWanted is the question that the screen asks: about the selected place and the
// threat shown or the worst one of the place.
func (m *Model) remedyWanted() remedyKey {
	place := m.place()
	if place < 0 || m.Result == nil || m.work.busy || place >= len(m.Result.Places) ||
		len(m.Result.Threats) != len(m.Scenario.Threats) || len(m.Scenario.Units) == 0 {
		return remedyKey{}
	}
	pr := &m.Result.Places[place]
	threat := m.Threat
	if threat >= len(m.Scenario.Threats) {
		threat = pr.WorstOf
	}
	if threat < 0 || threat >= len(m.Scenario.Threats) {
		return remedyKey{}
	}
	return remedyKey{m.Scenario, place, threat, pr.At(m.Threat).CoveredAt(scenario.Base)}
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
	cfg := m.cfg
	return func() tea.Msg { return cfg.remedyOf(ctx, key) }
}

// askStrip asks when the unit that defends the selected place best detects, is ordered,
// launches and intercepts, once it is known why the place is not assured.
func (m *Model) askStrip() tea.Cmd {
	if !m.remedy.known || m.remedy.key != m.remedyWanted() {
		return nil
	}
	return m.strip.Ask(m.ctx, &m.Answer, m.place(), m.remedy.whys, m.cfg.Options, m.cfg.Engagement)
}

// remedyOf answers why for the place and every threat, and which single change would
// cover it against the threat asked about.
func (c *Config) remedyOf(ctx context.Context, key remedyKey) remedyMsg {
	msg, s := remedyMsg{key: key, whys: make([]coverage.Why, len(key.scenario.Threats))}, key.scenario
	place := s.Places[key.place].ID
	for t := range s.Threats {
		why, err := c.WhyNot(ctx, s, c.Options, place, s.Threats[t].ID)
		if err != nil {
			msg.err = err
			return msg
		}
		if why != nil {
			msg.whys[t] = *why
		}
	}
	if key.covered {
		return msg
	}
	var list []coverage.Remedy
	list, msg.err = c.Remedies(ctx, s, c.Options, place, s.Threats[key.threat].ID)
	if len(list) > 0 {
		msg.found = &list[0]
	}
	return msg
}

// acceptRemedy takes a remedy in that is still wanted, makes it if that was asked for
// meanwhile, and asks for the sets of switches.
func (m *Model) acceptRemedy(msg remedyMsg) tea.Cmd {
	if msg.key != m.remedy.key || errors.Is(msg.err, context.Canceled) {
		return nil
	}
	m.remedy.cancel()
	m.remedy.known, m.remedy.whys, m.remedy.found = true, msg.whys, msg.found
	if msg.err != nil {
		m.say(shown.FirstLine(msg.err.Error()))
		return nil
	}
	if try := m.remedy.try; try.Kind != shown.Nothing {
		m.remedy.try = shown.Item{}
		if try == m.sel {
			made := m.makeRemedy()
			if m.Scenario != msg.key.scenario {
				return made
			}
		}
	}
	return m.askChanges()
}

// askChanges asks for the smallest sets of switches that cover the selected place.
func (m *Model) askChanges() tea.Cmd {
	key := m.remedy.key
	if key.covered {
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.remedy.cancel = cancel
	options, ask := m.cfg.Options, m.cfg.Changes
	return func() tea.Msg {
		changes, err := ask(ctx, key.scenario, options, key.scenario.Places[key.place].ID,
			key.scenario.Threats[key.threat].ID)
		return changesMsg{key, changes, err}
	}
}

// acceptChanges takes the sets of switches in if they are still wanted, and makes the
// smallest if that was asked for meanwhile.
func (m *Model) acceptChanges(msg changesMsg) tea.Cmd {
	if msg.key != m.remedy.key || errors.Is(msg.err, context.Canceled) {
		return nil
	}
	m.remedy.cancel()
	if msg.err != nil {
		m.remedy.changes = &coverage.Changes{}
		m.say(shown.FirstLine(msg.err.Error()))
		return nil
	}
	m.remedy.changes = &msg.changes
	try := m.remedy.trySet
	m.remedy.trySet = shown.Item{}
	if try.Kind != shown.Nothing && try == m.sel {
		return m.makeRemedy()
	}
	return nil
}

// makeSet throws several switches as one change.
func (m *Model) makeSet(switches []scenario.Switch, words string) tea.Cmd {
	next := m.Scenario
	for _, c := range switches {
		var err error
		if next, err = c.Apply(next); err != nil {
			m.say(err.Error())
			return nil
		}
	}
	return m.changed(next, words)
}

// tryChange makes the smallest change that would cover the selected place, at
// once or as soon as it is found.
func tryChange(m *Model) tea.Cmd {
	m.history.tries++
	switch {
	case m.place() < 0 || m.Result == nil:
		m.say("select a place first: n for the next one not covered")
		return nil
	case m.work.busy || m.remedyWanted() != (remedyKey{}) && !m.remedy.key.covered && !m.remedy.known:
		m.remedy.try = m.sel
		m.say("looking for the smallest change …")
		return nil
	}
	return m.makeRemedy()
}

// makeRemedy makes the change that was found.
func (m *Model) makeRemedy() tea.Cmd {
	found, sets := m.remedy.found, m.remedy.changes
	switch {
	case m.Result.Places[m.place()].At(m.Threat).CoveredAt(scenario.Base):
		m.say(m.names.Printed[m.place()] + " is covered at the base estimate: n for the next place that is not")
		return nil
	case found == nil && sets == nil && m.remedy.key != (remedyKey{}) && !m.remedy.key.covered:
		m.remedy.trySet = m.sel
		m.say("no single change covers it: looking for two or three together …")
		return nil
	case found == nil && sets != nil && len(sets.Sets) > 0:
		switches := sets.Sets[0].Switches
		return m.makeSet(switches, wording.Capital(wording.Switches(m.Scenario, switches)))
	case found == nil:
		m.say(m.names.Printed[m.place()] + ": no set of one, two or three switches covers it")
		return nil
	case found.Switch.String() == "":
		m.say("not a switch: " + wording.Switch(m.Scenario, found.Switch) +
			"; units are moved, m, and added, a, in their list")
		return nil
	}
	return m.throw(found.Switch, wording.Capital(wording.Switch(m.Scenario, found.Switch)))
}
