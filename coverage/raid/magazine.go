package raid

import (
	"math"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// magazine is what one unit can bring to a raid of one class at one estimate.
type magazine struct {
	unit   int // index into the scenario's units
	group  string
	rounds float64 // all there is, reloads and stockpile factor included
	ready  int     // rounds that can be fired while one raid passes
	slots  int     // engagements while one raid passes
	kill   float64
	common float64 // share of arrivals that no shot stops
	reshot bool    // shoot-look-shoot instead of pairs
}

// cost is the expected number of rounds that a fully served target takes.
func (m *magazine) cost() float64 {
	if m.reshot {
		return ReshootCost(m.kill, m.common)
	}
	return roundsEach
}

// engagesAny reports whether the unit can stop an arrival at all: it has a round and an
// engagement while a raid passes, and a chance to hit.
func (m *magazine) engagesAny() bool { return m.ready > 0 && m.slots > 0 && m.kill > 0 && m.common < 1 }

// magazineOf counts a unit's rounds and engagements.
func magazineOf(
	s *scenario.Scenario,
	unit int,
	t *scenario.Threat,
	window time.Duration,
	e scenario.Estimate,
) magazine {
	u := &s.Units[unit]
	sys := s.System(u)
	m := magazine{
		unit: unit, group: groupOf(s, u), rounds: coverage.RoundsOf(s, u, e),
		kill: sys.Kill[t.Class].At(e), common: sys.CommonCause.At(e),
	}
	load, channels := float64(u.Count)*sys.Launchers.At(e)*sys.Ready.At(e), float64(u.Count)*sys.Channels.At(e)
	cycle := sys.Cycle.At(e)
	if sys.Aircraft != nil { // every missile of a patrol may fly at once
		load = patrolMissiles(u, sys.Aircraft, window, e)
		channels, cycle = load, patrolCycle
	}
	m.ready = whole(min(load, m.rounds))
	m.slots = Engagements(channels, window, cycle)
	return m
}

// patrolMissiles is the missiles that a squadron's patrol, or its alert,
// brings to one raid. Over a long window reliefs come, no more than the
// sorties of a day.
func patrolMissiles(u *scenario.Unit, a *scenario.AircraftData, window time.Duration, e scenario.Estimate) float64 {
	fit := float64(u.Count) * a.Availability.At(e)
	sorties := min(
		math.Floor(fit)*max(a.Sorties.At(e), 1),
		min(float64(u.Kept()), math.Floor(fit))*(1+float64(window/PatrolTime)),
	)
	return sorties * a.Missiles.At(e)
}

// groupOf names the units among which no shot is doubled: those that share tracks
// from level 1, the unit alone below.
func groupOf(s *scenario.Scenario, u *scenario.Unit) string {
	if group := scenario.TrackGroup(u, s.OnePicture()); group != "" && s.Level() >= 1 {
		return "group " + group
	}
	return "unit " + u.ID
}

func whole(x float64) int { return int(math.Floor(x + 1e-9)) }
