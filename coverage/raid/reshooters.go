package raid

import (
	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// reshooters are the units that shoot, look and shoot again: under that
// doctrine, those that have two looks or more at places with at least half of
// the people they engage the threat over. All others fire pairs.
func (a *assessment) reshooters(threat int, e scenario.Estimate) map[int]bool {
	again := map[int]bool{}
	if a.doctrine != scenario.ShootLookShoot {
		return again
	}
	t := &a.result.Threats[threat].Threat
	all, twice := map[int]int{}, map[int]int{}
	places, _ := aims(a.result)
	var reckoned map[string]*coverage.Reckoning
	for _, i := range places {
		p := &a.result.Places[i]
		for _, u := range engagers(p, threat, e) {
			if reckoned == nil {
				reckoned = a.reckon(p.Place, t, e)
			}
			unit := &a.result.Scenario.Units[u]
			all[u] += p.Place.Population
			edge := geo.Distance(unit.Position, p.Place.Position) + p.Radius + t.Release
			if looksAt(a.result.Scenario, unit, t, edge, reckoned[unit.ID], e) >= 2 {
				twice[u] += p.Place.Population
			}
		}
	}
	for u := range all {
		again[u] = 2*twice[u] >= all[u]
	}
	return again
}

// reckon opens the numbers of every unit against a threat; what is read of
// them does not depend on the place.
func (a *assessment) reckon(p *scenario.Place, t *scenario.Threat, e scenario.Estimate) map[string]*coverage.Reckoning {
	list := coverage.Explain(a.result.Scenario, a.result.Options, p, t, e)
	byID := make(map[string]*coverage.Reckoning, len(list))
	for i := range list {
		byID[list[i].Unit.ID] = &list[i]
	}
	return byID
}

// looksAt counts the looks of a unit at a threat on its way to a place's far
// edge. Ballistic missiles leave one; a fighter has a second when it is faster
// than its target.
func looksAt(
	s *scenario.Scenario,
	u *scenario.Unit,
	t *scenario.Threat,
	edge geo.Length,
	r *coverage.Reckoning,
	e scenario.Estimate,
) int {
	sys := s.System(u)
	switch {
	case t.Class == scenario.Ballistic || r == nil:
		return 1
	case sys.Aircraft != nil && sys.Aircraft.Dash.At(e) > t.Speed:
		return 2
	case sys.Aircraft != nil:
		return 1
	}
	first := min(r.Kinematic, r.TimelineLimit)
	return max(1, len(coverage.Looks(first, max(edge, sys.MinRange.At(e)), t.Speed, sys.Speed.At(e), AssessTime)))
}
