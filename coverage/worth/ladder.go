package worth

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Step is one switch of a package, put one notch on.
type Step struct {
	Kind  StepKind
	Code  string // of the country, for hosts and contributors
	Set   string // what --set takes
	State scenario.PermissionState
	// Held reports whether the scenario has it already.
	Held bool
	Zone scenario.Zone
	// Notches is how many steps it counts for: how far its switch is put on.
	Notches int
	// Number is the level of command, the minutes of the order, or the stock
	// factor.
	Number float64
}

// StepKind is what a step switches.
type StepKind int

// The kinds of steps, in the order in which sets list them.
const (
	StepHost StepKind = iota
	StepContributor
	StepPhase
	StepZone
	StepDelay
	StepCommand
	StepStock
)

// ladder is a switch of several notches: at notch 0 nothing of it is promised.
// A higher notch never covers less.
type ladder struct {
	steps []Step // steps[i] leads from notch i to notch i+1
	apply []func(*scenario.Scenario)
	held  int // the notch of the scenario
}

func (l *ladder) notch(apply func(*scenario.Scenario), step Step) {
	if l.apply = append(l.apply, apply); len(l.apply) > 1 {
		l.steps = append(l.steps, step)
	}
}

// hold says that the last notch is that of the scenario.
func (l *ladder) hold() {
	l.held = len(l.apply) - 1
	for i := range l.steps {
		l.steps[i].Held = true
	}
}

// ladders is the ladders of a scenario, each with two notches or more.
func ladders(s *scenario.Scenario) []ladder {
	var list []ladder
	for _, l := range []ladder{phases(s), zones(s), orders(s), levels(s), stocks(s)} {
		if len(l.steps) > 0 {
			list = append(list, l)
		}
	}
	return list
}

func phases(s *scenario.Scenario) ladder {
	var l ladder
	for _, phase := range []scenario.Phase{scenario.Now, scenario.AfterCeasefire} {
		l.notch(func(s *scenario.Scenario) { s.Phase = phase }, Step{Kind: StepPhase, Set: "phase=" + string(phase)})
		if s.Phase == phase {
			l.hold()
		}
	}
	return l
}

// stripStep is the strip along the border that a ladder offers where the
// scenario has none.
const stripStep = 100 * geo.Kilometre

// zones climbs from allied air space, or from nowhere if the scenario is there,
// by a strip along the border or by what the scenario has, to all of Ukraine.
func zones(s *scenario.Scenario) ladder {
	var l ladder
	own := s.Package.Authorisation.Zone
	if own == "" {
		own = scenario.ZoneAll
	}
	add := func(zone scenario.Zone, set string) {
		l.notch(func(s *scenario.Scenario) {
			if s.Package.Authorisation.Zone = zone; zone == scenario.ZoneBorderStrip && own != zone {
				s.Package.Authorisation.Strip = stripStep
			}
		}, Step{Kind: StepZone, Zone: zone, Set: set})
		if zone == own {
			l.hold()
		}
	}
	if own == scenario.ZoneNone {
		add(scenario.ZoneNone, "")
	}
	add(scenario.ZoneHost, "authorisation.zone=host-airspace")
	if own == scenario.ZoneRegions {
		add(own, "authorisation.zone=regions")
	} else {
		add(scenario.ZoneBorderStrip, "authorisation.zone=border-strip")
	}
	add(scenario.ZoneAll, "authorisation.zone=all")
	return l
}

// delaySteps are the orders that a ladder offers besides the scenario's.
var delaySteps = []time.Duration{30 * time.Minute, 15 * time.Minute, 10 * time.Minute, 5 * time.Minute, 2 * time.Minute, 0}

// orders climbs from an order after half an hour to one at once. Below the
// scenario's own notch each class waits at least so long, above it at most.
func orders(s *scenario.Scenario) ladder {
	var l ladder
	var own time.Duration
	for _, d := range s.Package.Authorisation.Delay {
		own = max(own, d.Base)
	}
	minutes := append(slices.Clone(delaySteps), own)
	slices.Sort(minutes)
	minutes = slices.Compact(minutes)
	slices.Reverse(minutes)
	for _, m := range minutes {
		l.notch(func(s *scenario.Scenario) {
			for c := range s.Package.Authorisation.Delay {
				switch d := &s.Package.Authorisation.Delay[c]; {
				case m < own:
					*d = scenario.Same(min(d.Base, m))
				case m > own && (scenario.Class(c) != scenario.Ballistic || d.Base > 0):
					*d = scenario.Same(max(d.Base, m))
				}
			}
		}, Step{Kind: StepDelay, Number: m.Minutes(), Set: "authorisation.delay=" + m.String()})
		if m == own {
			l.hold()
		}
	}
	return l
}

// mostLevel is the highest level of command.
const mostLevel = 3

func levels(s *scenario.Scenario) ladder {
	var l ladder
	for level := range mostLevel + 1 {
		l.notch(func(s *scenario.Scenario) {
			s.Package.C2.Level, s.Package.C2.Without = level, min(level, s.Package.C2.Without)
		}, Step{Kind: StepCommand, Number: float64(level), Set: fmt.Sprintf("c2.level=%d", level)})
		if level == s.Package.C2.Level {
			l.hold()
		}
	}
	return l
}

// stocks climbs from a quarter of the scenario's rounds to twice as many; where
// no night is asked for rounds do not matter.
func stocks(s *scenario.Scenario) ladder {
	var l ladder
	if s.Package.Stockpile.Nights <= 0 {
		return l
	}
	own := s.Package.Stockpile.Factor
	for _, times := range []float64{0.25, 1, 2} {
		l.notch(func(s *scenario.Scenario) { s.Package.Stockpile.Factor = own * times },
			Step{Kind: StepStock, Number: times, Set: "stockpile.factor=" + strconv.FormatFloat(own*times, 'g', -1, 64)})
		if times == 1 {
			l.hold()
		}
	}
	return l
}
