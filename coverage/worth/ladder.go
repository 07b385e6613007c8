package worth

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Step is one switch of a package, put some steps on.
type Step struct {
	Switch scenario.Switch
	// Set is the switch as reports write it for --set.
	Set   string
	State scenario.PermissionState // of the country, for hosts and contributors
	// Held reports whether the scenario has it already.
	Held bool
	// Levels is how many steps it counts for: how far its switch is put on.
	Levels int
}

// ladder is a switch of several levels: at level 0 nothing of it is promised. A
// higher level never covers less.
type ladder struct {
	switches []scenario.Switch // the one that puts a scenario on each level
	steps    []Step            // steps[i] leads from level i to level i+1
	held     int               // the level of the scenario
}

// add puts one more level on top; own says that the scenario is there.
func (l *ladder) add(c scenario.Switch, set string, own bool) {
	if l.switches = append(l.switches, c); len(l.switches) > 1 {
		l.steps = append(l.steps, Step{Switch: c, Set: set})
	}
	if own {
		l.held = len(l.switches) - 1
		for i := range l.steps {
			l.steps[i].Held = true
		}
	}
}

// ladders returns the ladders of a scenario, each with two levels or more.
func ladders(s *scenario.Scenario) []ladder {
	var list []ladder
	for _, l := range []ladder{phases(s), zones(s), orders(s), levels(s), pictures(s), stocks(s)} {
		if len(l.steps) > 0 {
			list = append(list, l)
		}
	}
	return list
}

func phases(s *scenario.Scenario) ladder {
	var l ladder
	for _, phase := range []scenario.Phase{scenario.Now, scenario.AfterCeasefire} {
		c := scenario.SetPhase{Phase: phase}
		l.add(c, c.String(), s.Phase == phase)
	}
	return l
}

// stripStep is the strip along the border that a ladder offers where the
// scenario has none.
const stripStep = 100 * geo.Kilometre

// zones returns the ladder from allied air space, or from nowhere if the scenario
// is there, by a strip along the border or by what the scenario has, to all of
// Ukraine.
func zones(s *scenario.Scenario) ladder {
	var l ladder
	own := s.Package.Authorisation.Zone
	if own == "" {
		own = scenario.ZoneAll
	}
	add := func(zone scenario.Zone) {
		c := scenario.SetZone{Zone: zone, Keep: true}
		if zone == scenario.ZoneBorderStrip && own != zone {
			c.Strip = stripStep
		}
		l.add(c, "authorisation.zone="+string(zone), zone == own)
	}
	if own == scenario.ZoneNone {
		add(scenario.ZoneNone)
	}
	add(scenario.ZoneHost)
	if own == scenario.ZoneRegions {
		add(own)
	} else {
		add(scenario.ZoneBorderStrip)
	}
	add(scenario.ZoneAll)
	return l
}

// delaySteps are the orders that a ladder offers besides the scenario's.
var delaySteps = []time.Duration{
	30 * time.Minute,
	15 * time.Minute,
	10 * time.Minute,
	5 * time.Minute,
	2 * time.Minute,
	0,
}

// orders returns the ladder from an order after half an hour to one at once.
// Below the scenario's own level each class waits at least so long, above it at most.
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
		delay := s.Package.Authorisation.Delay
		for c := range delay {
			switch d := &delay[c]; {
			case m < own:
				*d = scenario.Same(min(d.Base, m))
			case m > own && (scenario.Class(c) != scenario.Ballistic || d.Base > 0):
				*d = scenario.Same(max(d.Base, m))
			}
		}
		l.add(scenario.SetDelay{Delay: delay}, "authorisation.delay="+m.String(), m == own)
	}
	return l
}

// mostLevel is the highest level of command.
const mostLevel = 3

func levels(s *scenario.Scenario) ladder {
	var l ladder
	for level := range mostLevel + 1 {
		l.add(scenario.SetLevel{Level: level}, fmt.Sprintf("c2.level=%d", level), level == s.Package.C2.Level)
	}
	return l
}

// pictures returns the ladder from separate pictures to one of Ukraine and her allies.
func pictures(s *scenario.Scenario) ladder {
	var l ladder
	for _, picture := range scenario.Pictures {
		c := scenario.SetPicture{Picture: picture}
		own := s.Package.C2.Picture == picture || s.Package.C2.Picture == "" && picture == scenario.SeparatePicture
		l.add(c, c.String(), own)
	}
	return l
}

// stocks returns the ladder from a quarter of the scenario's rounds to twice as many; where
// no night is asked for rounds do not matter.
func stocks(s *scenario.Scenario) ladder {
	var l ladder
	if s.Package.Stockpile.Nights <= 0 {
		return l
	}
	own := s.Package.Stockpile.Factor
	for _, times := range []float64{0.25, 1, 2} {
		l.add(
			scenario.SetStock{Factor: own * times},
			"stockpile.factor="+strconv.FormatFloat(own*times, 'g', -1, 64),
			times == 1,
		)
	}
	return l
}
