package tui

import (
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// history is the scenarios before and after the present one. A scenario is
// never changed: every change makes a new value.
type history struct {
	past   []version
	future []version
	told   *change // whose gain is still to be told
	tries  int     // of the smallest change, made or not
	// instead is selected where what was selected is not in the scenario turned to.
	instead shown.Item
	tallies
}

// version is a scenario with the change that led away from it.
type version struct {
	scenario *scenario.Scenario
	what     string
	document int        // that it is one of
	sel      shown.Item // selected then
}

// change is what was done and the answer before it.
type change struct {
	what   string
	before *coverage.Result
	ended  string // that a search for sites ended with it, said before
}

// changed takes a new scenario, which undo gives back.
func (m *Model) changed(next *scenario.Scenario, what string) tea.Cmd {
	m.remember(what)
	return m.turnTo(next, what)
}

// remember keeps the scenario for undo, before a change.
func (m *Model) remember(what string) {
	h := &m.history
	h.past = append(h.past[:len(h.past):len(h.past)], m.present(what))
	h.future = nil
}

// present is the scenario that is shown with a change that leads away from it.
func (m *Model) present(what string) version {
	return version{m.Scenario, what, m.recovery.Number(), m.sel}
}

// throw applies a switch to the scenario, or says why it cannot be thrown.
func (m *Model) throw(c scenario.Switch, what string) tea.Cmd {
	next, err := c.Apply(m.Scenario)
	if err != nil {
		m.say(err.Error())
		return nil
	}
	return m.changed(next, what)
}

// turnTo shows another scenario and asks for its answer.
func (m *Model) turnTo(next *scenario.Scenario, what string) tea.Cmd {
	before := m.Scenario
	places := m.Scenario.Places
	world := m.Scenario.World
	m.Threat = shown.SameThreat(m.Scenario, m.Threat, next)
	m.Scenario = next
	if !samePlaces(places, next.Places) {
		m.names, m.Result, m.summary, m.uncovered = shown.NewPlaces(next), nil, nil, nil
		m.chart.Move(next)
		m.list.Empty()
		m.weighed.Drop()
		m.assumed.Drop()
		m.raided.Drop()
		m.sensors.Drop()
		m.promised.Drop()
		m.limits.study.Drop()
		m.markLimits()
	}
	if world != next.World {
		m.chart.MoveTo(next)
	}
	m.history.told = &change{what: what, before: m.Result}
	m.keepSelected(before)
	m.changes.turned(m)
	m.message = what
	if m.Result != nil {
		m.relist()
	}
	return m.reevaluate()
}

// samePlaces reports whether two scenarios list the same places in the same
// order, so that what is known of them by index still holds.
func samePlaces(a, b []scenario.Place) bool {
	return slices.EqualFunc(a, b, func(a, b scenario.Place) bool {
		return a.ID == b.ID && a.Population == b.Population && a.Position == b.Position && a.Counted == b.Counted
	})
}

// undo goes back one change.
func undo(m *Model) tea.Cmd {
	h := &m.history
	if len(h.past) == 0 {
		m.say("nothing to undo")
		return nil
	}
	return m.leap(-1, "undone: "+h.past[len(h.past)-1].what)
}

// redo takes back the last undo.
func redo(m *Model) tea.Cmd {
	h := &m.history
	if len(h.future) == 0 {
		m.say("nothing to redo")
		return nil
	}
	return m.leap(1, h.future[len(h.future)-1].what)
}

// leap undoes so many changes, or makes them again.
func (m *Model) leap(by int, words string) tea.Cmd {
	now := m.present("")
	for ; by < 0; by++ {
		now = m.history.back(now)
	}
	for ; by > 0; by-- {
		now = m.history.forward(now)
	}
	m.recovery.Turn(now.document)
	m.history.instead = now.sel
	return m.turnTo(now.scenario, words)
}

// back takes the last change back and returns what was before it; now is what is shown.
func (h *history) back(now version) version {
	last := h.past[len(h.past)-1]
	h.past = h.past[:len(h.past)-1]
	h.future = append(h.future[:len(h.future):len(h.future)], version{now.scenario, last.what, now.document, now.sel})
	return last
}

// forward makes the change again that was taken back last, and returns what it leads to.
func (h *history) forward(now version) version {
	next := h.future[len(h.future)-1]
	h.future = h.future[:len(h.future)-1]
	h.past = append(h.past[:len(h.past):len(h.past)], version{now.scenario, next.what, now.document, now.sel})
	return next
}

// tellChange says what the last change gained and lost, once its answer is
// there.
func (m *Model) tellChange() {
	told := m.history.told
	if told == nil || m.Result == nil {
		return
	}
	m.history.told = nil
	if told.before == nil || len(told.before.Places) != len(m.Result.Places) {
		return
	}
	if i := m.Threat; i > len(told.before.Threats) || told.before.At(i).Threat.ID != m.Result.At(i).Threat.ID {
		return
	}
	m.message = told.ended + told.what + ", against " + wording.ThreatPhrase(&m.Result.At(m.Threat).Threat) + ": " +
		shown.Gain(told.before, m.Result, m.Threat, m.Estimate)
}
