package coverage

import (
	"math"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// contourSteps is how many distances along a bearing are asked before the edge between
// two of them is narrowed down, and contourHalvings how often that is halved.
const (
	contourSteps    = 16
	contourHalvings = 7
)

// Outline is the ground that a unit is in time over, and how far a fighter on its station
// sees.
type Outline struct {
	Far   scenario.Triple[[]geo.Length] // by bearing, from north clockwise
	Sight geo.Length                    // at base; 0 for what is no fighter on a station
}

// Contour returns how far from where it stands, or patrols, a unit is in time against a
// threat, along so many bearings from north clockwise: for a fighter that is what its lead
// over the threat allows, not what its fuel does. Decisions are left aside: a unit that
// they keep out is asked as if every promise were kept and everything might be
// intercepted everywhere. Beyond an edge nearer ground may be out of time again.
func Contour(
	s *scenario.Scenario, o Options, unit int, t *scenario.Threat, bearings int,
) (outline Outline) {
	one := withThreat(s, t)
	ev := newEvaluation(one, o.withDefaults(one), new(memo), scenario.Estimates[:]...)
	if ev.footprints[0][unit][scenario.Base].shut.Political() != 0 {
		one = opened(one)
		ev = newEvaluation(one, o.withDefaults(one), new(memo), scenario.Estimates[:]...)
	}
	for _, e := range scenario.Estimates {
		f := &ev.footprints[0][unit][e]
		edges := make([]geo.Length, bearings)
		for i := range edges {
			bearing := geo.Angle(2 * math.Pi * float64(i) / float64(bearings))
			edges[i] = ev.farAlong(f, bearing, e)
		}
		outline.Far.Set(e, edges)
		if e == scenario.Base && f.flying && f.post.patrol != nil {
			outline.Sight = f.ownSight()
		}
	}
	return outline
}

// opened returns a scenario in which no decision keeps anybody out.
func opened(s *scenario.Scenario) *scenario.Scenario {
	return s.IfGranted().Edit(func(t *scenario.Scenario) {
		t.Phase = scenario.AfterCeasefire
		t.Package.Authorisation.Zone, t.Package.Authorisation.Classes = scenario.ZoneAll, scenario.AllClasses
		t.Package.Caveats = nil
	})
}

// farAlong returns the largest distance along a bearing at which the unit is in time; 0
// for none.
func (ev *evaluation) farAlong(f *footprint, bearing geo.Angle, e scenario.Estimate) geo.Length {
	if f.kinematic <= 0 {
		return 0
	}
	step := f.kinematic / contourSteps
	for i := contourSteps; i >= 0; i-- {
		near := step * geo.Length(i)
		if !ev.meets(f, geo.Destination(f.post.origin, bearing, near), e) {
			continue
		}
		far := near + step
		for range contourHalvings {
			if middle := (near + far) / 2; ev.meets(f, geo.Destination(f.post.origin, bearing, middle), e) {
				near = middle
			} else {
				far = middle
			}
		}
		return max(near, 1)
	}
	return 0
}

// meets reports whether the unit can, reaches and is in time at a point.
func (ev *evaluation) meets(f *footprint, point orb.Point, e scenario.Estimate) bool {
	around := spotOf(ev.scenario, ev.options.Land, &scenario.Place{}, point)
	at := ev.targetOf(&around, 0, e)
	q := f.ask(at, f.post.sightOf(&around.at), forever)
	return !f.fails(GateCapability, q) && !f.fails(GateGeometry, q) && !f.fails(GateTimeline, q)
}
