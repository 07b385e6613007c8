package raid

import (
	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// reshooters are the units that shoot, look and shoot again: under that
// doctrine, those that have two looks or more at places that draw at least half of
// the arrivals they engage. All others fire pairs.
func (a *assessment) reshooters(threat int, e scenario.Estimate) map[int]bool {
	again := map[int]bool{}
	if a.doctrine != scenario.ShootLookShoot {
		return again
	}
	t := &a.result.Threats[threat].Threat
	all, twice := map[int]float64{}, map[int]float64{}
	var reckoned map[string]*coverage.Reckoning
	for _, aimed := range aims(a.result) {
		p := &a.result.Places[aimed.place]
		for _, g := range engagers(p, threat, e) {
			part := aimed.share * shareOf(p, threat, &g)
			for _, u := range g.Units {
				if reckoned == nil {
					reckoned = a.reckon(p.Place, t, e)
				}
				unit := &a.result.Scenario.Units[u]
				all[u] += part
				edge := geo.Distance(unit.Position, p.Place.Position) + t.Release.At(e)
				if looksAt(a.result.Scenario, unit, t, edge, reckoned[unit.ID], e) >= 2 {
					twice[u] += part
				}
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
	case sys.Aircraft != nil && sys.Aircraft.Dash.At(e) > t.Speed.At(e):
		return 2
	case sys.Aircraft != nil:
		return 1
	}
	first := min(r.Kinematic, r.TimelineLimit)
	return max(1, len(coverage.Looks(first, max(edge, sys.MinRange.At(e)), t.Speed.At(e), sys.Speed.At(e), AssessTime)))
}
