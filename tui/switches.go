package tui

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// switchRow is one promise of the package that can be switched or stepped, or,
// without a step, a heading.
type switchRow struct {
	name  string
	value string
	mark  string // [x], [~], [ ]; empty for what has more than these
	// step makes the next scenario, by steps up or down; 0 is the switch.
	step func(s *scenario.Scenario, by int) *scenario.Scenario
}

// switches are the rows of the promises.
func (m *Model) switches() []switchRow {
	s := m.scenario
	rows := []switchRow{{name: "THE RULES"}}
	rows = append(rows, ruleRows(s)...)
	rows = append(rows, switchRow{name: "MAY BE INTERCEPTED"})
	for _, class := range scenario.Classes {
		rows = append(rows, classRow(s, class))
	}
	rows = append(rows, switchRow{name: "BASES IN"})
	rows = append(rows, partyRows(s, s.Package.Hosts, func(p *scenario.Package) *map[string]scenario.Permission { return &p.Hosts })...)
	rows = append(rows, switchRow{name: "FORCES FROM"})
	return append(rows, partyRows(s, s.Package.Contributors, func(p *scenario.Package) *map[string]scenario.Permission { return &p.Contributors })...)
}

// edited is a copy of a scenario whose package may be changed: its maps and
// slices are the copy's own.
func edited(s *scenario.Scenario) *scenario.Scenario {
	next := *s
	next.Digest = ""
	p := &next.Package
	p.Hosts, p.Contributors, p.Caveats = maps.Clone(p.Hosts), maps.Clone(p.Contributors), maps.Clone(p.Caveats)
	p.Authorisation.Regions = slices.Clone(p.Authorisation.Regions)
	return &next
}

// stepped is a copy with one more change.
func stepped(s *scenario.Scenario, change func(p *scenario.Package)) *scenario.Scenario {
	next := edited(s)
	change(&next.Package)
	return next
}

// next is the value so many steps from the one that is there, or nearest to
// it; without an end a switch goes round.
func next[T any](values []T, at, by int) T {
	if by == 0 {
		return values[(at+1)%len(values)]
	}
	return values[min(max(at+by, 0), len(values)-1)]
}

// ruleRows are the rules of the package.
func ruleRows(s *scenario.Scenario) []switchRow {
	p := &s.Package
	return []switchRow{
		{name: "Phase", value: wording.PhaseWords(s.Phase), step: func(s *scenario.Scenario, by int) *scenario.Scenario {
			phases := []scenario.Phase{scenario.Now, scenario.AfterCeasefire}
			n := edited(s)
			n.Phase = next(phases, slices.Index(phases, s.Phase), by)
			return n
		}},
		{name: "Zone", value: zoneWords(&p.Authorisation), step: stepZone},
		{name: "Order", value: "after " + wording.Minutes(orderDelay(p)), step: stepDelay},
		{name: "Tracks", value: fmt.Sprintf("%d, %s", p.C2.Level, commandWords(p.C2.Level)), step: func(s *scenario.Scenario, by int) *scenario.Scenario {
			return stepped(s, func(p *scenario.Package) { p.C2.Level = next([]int{0, 1, 2, 3}, p.C2.Level, by) })
		}},
		{name: "Stock", value: roundsWords(p.Stockpile.Factor), step: func(s *scenario.Scenario, by int) *scenario.Scenario {
			factors := []float64{0.1, 0.25, 0.5, 1, 2, 4}
			return stepped(s, func(p *scenario.Package) {
				p.Stockpile.Factor = next(factors, nearestIndex(factors, p.Stockpile.Factor), by)
			})
		}},
		{name: "Nights", value: nightsWords(p.Stockpile.Nights), step: func(s *scenario.Scenario, by int) *scenario.Scenario {
			nights := []int{0, 1, 3, 7, 14, 30, 90, 365}
			return stepped(s, func(p *scenario.Package) {
				p.Stockpile.Nights = next(nights, nearestIndex(nights, p.Stockpile.Nights), by)
			})
		}},
	}
}

// nearestIndex is the index of the value nearest to v.
func nearestIndex[T int | float64 | time.Duration](values []T, v T) int {
	best := 0
	for i, w := range values {
		if max(w-v, v-w) < max(values[best]-v, v-values[best]) {
			best = i
		}
	}
	return best
}

// orderDelay is the delay that the promises show: that against cruise missiles
// at base; ballistic missiles have a standing order.
func orderDelay(p *scenario.Package) time.Duration {
	return p.Authorisation.Delay[scenario.CruiseMissile].Base
}

// delaySteps are the delays that the promises step through.
var delaySteps = []time.Duration{0, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 20 * time.Minute, 30 * time.Minute, 45 * time.Minute, time.Hour}

// stepDelay changes the delay of every class but ballistic.
func stepDelay(s *scenario.Scenario, by int) *scenario.Scenario {
	return stepped(s, func(p *scenario.Package) {
		ballistic := p.Authorisation.Delay[scenario.Ballistic]
		p.Authorisation.Delay = scenario.UniformDelay(next(delaySteps, nearestIndex(delaySteps, orderDelay(p)), by))
		p.Authorisation.Delay[scenario.Ballistic] = ballistic
	})
}

// defaultStrip is the width of the border strip where none is stated, in km.
const defaultStrip = 100_000

// stepZone goes from nowhere to all of Ukraine. The regions named stay in the
// package, so that stepping back finds them.
func stepZone(s *scenario.Scenario, by int) *scenario.Scenario {
	zones := slices.Clone(scenario.Zones[:])
	if len(s.Package.Authorisation.Regions) == 0 {
		zones = slices.DeleteFunc(zones, func(z scenario.Zone) bool { return z == scenario.ZoneRegions })
	}
	return stepped(s, func(p *scenario.Package) {
		a := &p.Authorisation
		a.Zone = next(zones, slices.Index(zones, a.Zone), by)
		if a.Zone == scenario.ZoneBorderStrip && a.Strip == 0 {
			a.Strip = defaultStrip
		}
	})
}

// classRow is whether allies may intercept a class.
func classRow(s *scenario.Scenario, class scenario.Class) switchRow {
	set := s.Package.Authorisation.Classes
	row := switchRow{name: upperFirst(class.Words()), mark: "[ ]", value: "no"}
	if set.Has(class) {
		row.mark, row.value = "[x]", "yes"
	}
	row.step = func(s *scenario.Scenario, _ int) *scenario.Scenario {
		return stepped(s, func(p *scenario.Package) { p.Authorisation.Classes ^= scenario.ClassSetOf(class) })
	}
	return row
}

// permissionStates are the states from the least to the most.
var permissionStates = []scenario.PermissionState{scenario.Denied, scenario.Open, scenario.Granted}

// permissionMarks are their signs.
var permissionMarks = map[scenario.PermissionState]string{scenario.Denied: "[ ]", scenario.Open: "[~]", scenario.Granted: "[x]"}

// partyRows are the countries of a list of permissions by name. Ukraine is
// always granted and not among them.
func partyRows(s *scenario.Scenario, list map[string]scenario.Permission, of func(*scenario.Package) *map[string]scenario.Permission) []switchRow {
	var rows []switchRow
	for code, permission := range list {
		if code == scenario.Ukraine {
			continue
		}
		state := stateOf(permission)
		row := switchRow{name: wording.CountryName(s, code), value: string(state), mark: permissionMarks[state]}
		row.step = func(s *scenario.Scenario, by int) *scenario.Scenario {
			return stepped(s, func(p *scenario.Package) {
				permission := (*of(p))[code]
				now := stateOf(permission)
				switch {
				case by != 0:
					permission.State = next(permissionStates, slices.Index(permissionStates, now), by)
				case now == scenario.Granted:
					permission.State = scenario.Denied
				default:
					permission.State = scenario.Granted
				}
				(*of(p))[code] = permission
			})
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b switchRow) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	return rows
}

// stateOf is the state of a permission; without one it is granted.
func stateOf(p scenario.Permission) scenario.PermissionState {
	if p.State == "" {
		return scenario.Granted
	}
	return p.State
}

// nightsWords says for how many nights the rounds must last.
func nightsWords(n int) string {
	switch n {
	case 0:
		return "not asked"
	case 1:
		return "one night"
	}
	return fmt.Sprintf("%d nights", n)
}

// switchedRegions is the zone with a region more or less; all of Ukraine
// becomes the other regions, any other zone that region alone.
func switchedRegions(s *scenario.Scenario, code string) *scenario.Scenario {
	return stepped(s, func(p *scenario.Package) {
		a := &p.Authorisation
		switch i := slices.Index(a.Regions, code); {
		case a.Zone == scenario.ZoneAll:
			a.Regions = nil
			for k := range s.World.Regions {
				if other := s.World.Regions[k].Code; other != code {
					a.Regions = append(a.Regions, other)
				}
			}
		case a.Zone != scenario.ZoneRegions:
			a.Regions = []string{code}
		case i >= 0:
			a.Regions = slices.Delete(a.Regions, i, i+1)
		default:
			a.Regions = append(a.Regions, code)
		}
		if a.Zone = scenario.ZoneRegions; len(a.Regions) == 0 {
			a.Zone = scenario.ZoneHost
		}
	})
}
