package data

import (
	"bytes"
	"strings"

	"airumbrella/scenario"
)

// ParseSwitch reads a change KEY=VALUE as --set takes it. Of the promises that
// have a switch of their own it returns that; of any other field a switch that
// reads the scenario again with the change, so that every check of a file holds
// for it. What is wrong with a change is said when it is applied.
func ParseSwitch(change string) scenario.Switch {
	if key, value, ok := strings.Cut(change, "="); ok {
		if c := promiseSwitch(strings.TrimPrefix(strings.TrimSpace(key), "package."), value); c != nil {
			return c
		}
	}
	return fieldSwitch(change)
}

// fieldSwitch is a change of any field of a file.
type fieldSwitch string

// String returns the change as it was given.
func (c fieldSwitch) String() string { return string(c) }

// Apply returns the scenario as a file with the change would give it, or the
// [Faults] of the change.
func (c fieldSwitch) Apply(s *scenario.Scenario) (*scenario.Scenario, error) {
	var text bytes.Buffer
	if err := Write(&text, s); err != nil {
		return nil, err
	}
	return Parse("the scenario", text.Bytes(), LoadOptions{Set: []string{string(c)}})
}

// promiseSwitch returns the switch of a promise whose value reads without a
// fault, else nil.
func promiseSwitch(key, value string) scenario.Switch {
	d := &decoder{faults: new(collector)}
	doc, ok := newDocument("--set", []byte(value), rankFlag, d.faults)
	if !ok {
		return nil
	}
	n, ok := readFlow(doc, d.faults)
	if !ok || n.form != scalar {
		return nil
	}
	c := d.readPromise(doc, key, n)
	if d.faults.result() != nil {
		return nil
	}
	return c
}

// readPromise reads the value of a promise; nil where the key is none.
func (d *decoder) readPromise(doc *document, key string, n *node) scenario.Switch {
	list, code, _ := strings.Cut(key, ".")
	switch {
	case list == "hosts" || list == "contributors":
		state, ok := oneWord(d, n, "permission", scenario.PermissionStates[:])
		if !ok || code == scenario.Ukraine || !d.country(&node{doc: doc, form: scalar, text: code}) {
			return nil
		}
		if list == "hosts" {
			return scenario.SetHost{Code: code, State: state}
		}
		return scenario.SetContributor{Code: code, State: state}
	case key == "phase":
		if phase, ok := oneWord(d, n, "phase", scenario.Phases[:]); ok {
			return scenario.SetPhase{Phase: phase}
		}
	case key == "c2" || key == "c2.level":
		if level, ok := levelQ.read(d, n); ok {
			return scenario.SetLevel{Level: level}
		}
	case key == "stockpile" || key == "stockpile.factor":
		if factor, ok := factorQ.read(d, n); ok {
			return scenario.SetStock{Factor: factor}
		}
	case key == "stockpile.nights":
		if nights, ok := nightsQ.read(d, n); ok {
			return scenario.SetNights{Nights: nights}
		}
	case key == "authorisation.delay":
		return scenario.SetDelay{Delay: readDelay(d, n)}
	case key == "authorisation.zone":
		if zone, ok := oneWord(d, n, "zone", scenario.Zones[:]); ok && zone != scenario.ZoneRegions && zone != scenario.ZoneBorderStrip {
			return scenario.SetZone{Zone: zone}
		}
	}
	return nil
}

// Sealed returns the scenario with its digest, which a change leaves out.
func Sealed(s *scenario.Scenario) *scenario.Scenario {
	if s.Digest != "" {
		return s
	}
	return s.Edit(func(t *scenario.Scenario) { t.Digest = digest(t) })
}
