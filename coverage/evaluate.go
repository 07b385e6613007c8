package coverage

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"airumbrella/geo"
)

// withDefaults fills the zero fields in.
func (o Options) withDefaults() Options {
	if o.Cell == 0 {
		o.Cell = DefaultCell
	}
	if o.Visibility == nil {
		o.Visibility = SmoothEarth{}
	}
	return o
}

// evaluation is one run over one scenario.
type evaluation struct {
	ctx      context.Context
	scenario *Scenario
	options  Options
	// feet holds the footprints by threat, then unit, then estimate.
	feet [][][3]footprint
	// zones is where allied units may intercept, by estimate.
	zones [3]*authorised
}

func newEvaluation(ctx context.Context, s *Scenario, o Options) *evaluation {
	ev := &evaluation{ctx: ctx, scenario: s, options: o, feet: make([][][3]footprint, len(s.Threats))}
	for _, e := range Estimates {
		ev.zones[e] = authorisedGround(s, e)
	}
	for t := range s.Threats {
		ev.feet[t] = make([][3]footprint, len(s.Units))
		for u := range s.Units {
			for _, e := range Estimates {
				ev.feet[t][u][e] = footprintOf(s, &ev.options, &s.Units[u], &s.Threats[t], e)
			}
		}
	}
	return ev
}

// Evaluate computes the whole result of a validated scenario. It returns the
// context's error when cancelled; the same scenario and options give the same
// result on any number of cores.
func Evaluate(ctx context.Context, s *Scenario, o Options) (*Result, error) {
	o = o.withDefaults()
	if o.Cell < 0 {
		return nil, fmt.Errorf("cell %v is negative: use a length from 500 m to 50 km", o.Cell)
	}
	ev := newEvaluation(ctx, s, o)
	r := &Result{
		Scenario: s, Options: o, Terrain: o.Visibility.Name(), Lead: Base,
		Threats: make([]ThreatResult, len(s.Threats)),
		Worst:   ThreatResult{Threat: Threat{ID: WorstID, Name: "worst threat in play"}},
	}
	for t := range s.Threats {
		r.Threats[t].Threat = s.Threats[t]
	}
	if err := ev.places(r); err != nil {
		return nil, err
	}
	ev.units(r)
	sumPlaces(r)
	if !o.PlacesOnly {
		if err := ev.raster(r); err != nil {
			return nil, err
		}
	}
	fillEmpty(r)
	r.Notes = notes(r)
	return r, nil
}

// fillEmpty makes every list of the result an empty one rather than nil.
func fillEmpty(r *Result) {
	for i := 0; i <= len(r.Threats); i++ {
		t := r.At(i)
		if t.Depth == nil {
			t.Depth = []DepthRow{}
		}
		if t.Regions == nil {
			t.Regions = []RegionResult{}
		}
		if t.Gaps == nil {
			t.Gaps = []Gap{}
		}
	}
}

// each runs work(i) for i in 0..n-1 on all cores, until the context ends.
// Work must write to its own index only, so that the order does not matter.
func (ev *evaluation) each(n int, work func(i int)) error {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || ev.ctx.Err() != nil {
					return
				}
				work(i)
			}
		})
	}
	group.Wait()
	return ev.ctx.Err()
}

// targetOf is a place as a threat at an estimate finds it.
func (ev *evaluation) targetOf(at *spot, t int, e Estimate) target {
	return target{at.place, at.radius, ev.zones[e].holdsSpot(at, t)}
}

// sight is the geodesic from a unit to a place.
type sight struct {
	distance geo.Length
	bearing  geo.Angle
}

// sights fills dst with the geodesics from every unit to a place.
func (ev *evaluation) sights(dst []sight, p *Place) []sight {
	dst = dst[:0]
	for i := range ev.scenario.Units {
		d, bearing, _ := geo.Inverse(ev.scenario.Units[i].Position, p.Position)
		dst = append(dst, sight{d, bearing})
	}
	return dst
}
