package tui

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/app"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	tea "charm.land/bubbletea/v2"
)

// pin is a scenario that was given a name, to come back to and to compare with.
type pin struct {
	name     string
	scenario *scenario.Scenario
	document int // that it is one of
}

// openPin asks what the scenario that is shown is to be called.
func openPin(m *Model) {
	n := len(m.pins) + 1
	for slices.ContainsFunc(m.pins, func(p pin) bool { return p.name == fmt.Sprintf("pin %d", n) }) {
		n++
	}
	openPrompt(m, promptPin, fmt.Sprintf("pin %d", n))
}

// pinAs keeps the scenario that is shown under a name.
func (m *Model) pinAs(name string) {
	name = strings.TrimSpace(screen.Clean(name))
	if name == "" {
		m.say("a pin needs a name: :pin before the summit")
		return
	}
	words := "pinned as " + name + ": C lists pins, b compares"
	kept := slices.DeleteFunc(slices.Clone(m.pins), func(p pin) bool { return p.name == name })
	if len(kept) < len(m.pins) {
		words = "pin " + name + " is now what is shown"
	}
	m.pins = append(kept, pin{name, m.Scenario, m.recovery.Number()})
	m.say(words)
}

// pinNamed is the index of a pin by its name, or by how that begins; -1 for none.
func (m *Model) pinNamed(name string) int {
	if i := slices.IndexFunc(m.pins, func(p pin) bool { return p.name == name }); i >= 0 {
		return i
	}
	return slices.IndexFunc(m.pins, func(p pin) bool {
		return name != "" && strings.HasPrefix(shown.Fold(p.name), shown.Fold(name))
	})
}

// toPin shows what was pinned; undo goes back.
func (m *Model) toPin(i int) tea.Cmd {
	p := m.pins[i]
	if p.scenario == m.Scenario {
		m.say("that is what is shown")
		return nil
	}
	what := "to pin " + p.name
	m.remember(what)
	m.recovery.Turn(p.document)
	return m.turnTo(p.scenario, what)
}

// namedPin is a pin as a side of a comparison.
func (m *Model) namedPin(i int) app.Named {
	return m.namedRow(changeRow{moment: moment{scenario: m.pins[i].scenario, what: m.pins[i].name}, pin: i})
}

// namedRow is a row of the panel of changes as a side of a comparison.
func (m *Model) namedRow(row changeRow) app.Named {
	name := screen.Clean(row.scenario.Name)
	switch {
	case row.pin >= 0:
		name += ", pin " + row.what
	case row.what == "":
		name += ", as opened"
	default:
		name += ", up to: " + screen.Clean(row.what)
	}
	return app.Named{Name: name, Scenario: row.scenario}
}
