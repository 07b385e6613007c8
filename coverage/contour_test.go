package coverage_test

import (
	"math"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// At the edge of a contour the predicate changes: within it the unit is in time or only
// its rounds and decisions are missing, a kilometre beyond it is not.
func TestAContourIsWhereTheFirstMeasuredGateFails(t *testing.T) {
	s := builtin(t, data.Default)
	threat := &s.Threats[1]
	for i := range s.Units {
		u := &s.Units[i]
		if u.Station == nil || !s.HostGranted(u.Host) || !s.ContributorGranted(u.Contributor) ||
			s.System(u).Kind != scenario.Fighter {
			continue
		}
		outline := coverage.Contour(s, coverage.Options{}, i, threat, 12)
		p := coverage.Prepare(s, coverage.Options{})
		for _, e := range scenario.Estimates {
			for k, edge := range outline.Far.At(e) {
				bearing := geo.Angle(2 * math.Pi * float64(k) / 12)
				beyond := geo.Destination(*u.Station, bearing, edge+2*geo.Kilometre)
				v := p.Engages(i, 1, &scenario.Place{}, beyond, e)
				if v.Gate == coverage.GateNone || v.Gate == coverage.GateStock {
					t.Errorf("%s, %s, bearing %d: beyond its edge of %.0f km it is in time", u.ID, e, k, edge.Kilometres())
				}
			}
		}
	}
}

// A fighter's contour is what its lead allows: a later order draws it in, and its fuel
// would take it much farther.
func TestALaterOrderDrawsTheContourOfAFighterIn(t *testing.T) {
	s := builtin(t, data.Default)
	i := allied(s)
	mean := func(s *scenario.Scenario) float64 {
		sum := 0.0
		for _, edge := range coverage.Contour(s, coverage.Options{}, i, &s.Threats[0], 24).Far.Base {
			sum += edge.Kilometres() / 24
		}
		return sum
	}
	late, err := scenario.SetDelay{Delay: scenario.UniformDelay(20 * time.Minute)}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	now, later := mean(s), mean(late)
	a := s.System(&s.Units[i]).Aircraft
	fuel := (a.Radius.Base - a.Reserve.Base).Kilometres()
	if now <= 0 || later >= now || now >= fuel {
		t.Errorf("with the order as it is %.0f km, 20 min late %.0f km; its fuel reaches %.0f km", now, later, fuel)
	}
}

// A unit that decisions keep out has the contour that it would have if they did not.
func TestDecisionsAreLeftAsideInAContour(t *testing.T) {
	s := builtin(t, data.Default)
	i := allied(s)
	open, err := scenario.SetContributor{Code: s.Units[i].Contributor, State: scenario.Open}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	outline := coverage.Contour(open, coverage.Options{}, i, &s.Threats[0], 8)
	if want := coverage.RCSRange(80*geo.Kilometre, 0.1, s.Threats[0].RCS.Base); outline.Sight != want {
		t.Errorf("its own radar sees %.0f km, want %.0f km", outline.Sight.Kilometres(), want.Kilometres())
	}
	longest := geo.Length(0)
	for _, edge := range outline.Far.Base {
		longest = max(longest, edge)
	}
	if longest < 20*geo.Kilometre {
		t.Errorf("kept out by its sender it reaches %.1f km", longest.Kilometres())
	}
}

// allied is the first fighter unit of others that has a station and may fly.
func allied(s *scenario.Scenario) int {
	for i := range s.Units {
		u := &s.Units[i]
		if u.Station != nil && u.Contributor != scenario.Ukraine && s.HostGranted(u.Host) &&
			s.ContributorGranted(u.Contributor) && s.System(u).Kind == scenario.Fighter {
			return i
		}
	}
	panic("bug in the test: no allied fighter may fly in the default scenario")
}
