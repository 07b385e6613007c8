package coverage

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"

	"airumbrella/geo"
	"airumbrella/scenario"

	"golang.org/x/sync/errgroup"
)

// DefaultCell is the size of a raster cell where none is asked for.
const DefaultCell = 2 * geo.Kilometre

// Options steer an evaluation; the zero value works.
type Options struct {
	// Cell is the size of a raster cell; 0 means DefaultCell. At least two
	// scanlines per kilometre are computed whatever the cell.
	Cell geo.Length
	// PlacesOnly leaves out the raster: areas, gaps and the map.
	PlacesOnly bool
	// GroundOf is the id of the one threat whose ground alone is drawn, for a picture of
	// it: the areas, the gaps and the map of the others, and of the worst, are left out.
	// Empty, or no threat of the scenario: all are drawn.
	GroundOf string
	// SkipRemedies leaves out the single changes that would cover a place, the
	// dearest part of the place table; [Remedies] finds them for one place.
	SkipRemedies bool
	// Visibility replaces the smooth Earth; nil means [SmoothEarth].
	Visibility Visibility
	// Land is what evaluations over one World share; nil, or the Land of another
	// World, means that the evaluation makes its own.
	Land *Land
	// Moved takes one setting of the model at an estimate of its own; the zero value moves
	// none.
	Moved Moved
}

// withDefaults returns the options with the zero fields filled in for a scenario.
func (o Options) withDefaults(s *scenario.Scenario) Options {
	if o.Cell == 0 {
		o.Cell = DefaultCell
	}
	if o.Visibility == nil {
		o.Visibility = SmoothEarth{}
	}
	if !o.Land.covers(s.World) {
		o.Land = NewLand(s.World)
	}
	return o
}

// evaluation is one run over one scenario.
type evaluation struct {
	scenario  *scenario.Scenario
	options   Options
	memo      *memo
	estimates []scenario.Estimate // that are computed
	posts     [3][]post           // by estimate, then unit
	// footprints holds the footprints by threat, then unit, then estimate.
	footprints [][][3]footprint
	// shared holds the sensors by threat, then estimate.
	shared [][3]*shared
	// zones is where allied units may intercept, by estimate.
	zones [3]*authorised
	// keepsRows: the places that a unit serves are kept in the memo.
	keepsRows bool
}

// newEvaluation resolves units, sensors and zones for the estimates.
func newEvaluation(s *scenario.Scenario, o Options, m *memo, estimates ...scenario.Estimate) *evaluation {
	n := len(s.Threats)
	ev := &evaluation{
		scenario: s, options: o, memo: m, estimates: estimates,
		footprints: make([][][3]footprint, n), shared: make([][3]*shared, n),
	}
	for t := range s.Threats {
		ev.footprints[t] = make([][3]footprint, len(s.Units))
	}
	for _, e := range estimates {
		ev.zones[e] = authorisedGround(s, o.Land)
		ev.posts[e] = make([]post, len(s.Units))
		for u := range s.Units {
			ev.posts[e][u] = postOf(s, &o, &s.Units[u], e)
		}
	}
	// Nothing is cancelled here: one threat takes less than a millisecond.
	n *= len(estimates)
	_ = parallel(context.Background(), n, func(i int) { ev.threat(i/len(estimates), estimates[i%len(estimates)]) })
	return ev
}

// threat resolves all units against one threat at one estimate.
func (ev *evaluation) threat(t int, e scenario.Estimate) {
	s := ev.scenario
	profile := s.Threats[t].At(e)
	sh := ev.share(&profile, e, ev.radars(e))
	for u := range s.Units {
		f := &ev.footprints[t][u][e]
		f.resolve(s, &ev.options, &s.Units[u], &ev.posts[e][u], &s.Threats[t], e)
		ev.linkTo(f, u, sh)
	}
	ev.shared[t][e] = sh
}

// Evaluate computes the whole result of a validated scenario. It returns the
// context's error when cancelled; the same scenario and options give the same
// result on any number of cores.
func Evaluate(ctx context.Context, s *scenario.Scenario, o Options) (*Result, error) {
	return evaluate(ctx, s, o, new(memo))
}

func evaluate(ctx context.Context, s *scenario.Scenario, o Options, m *memo) (*Result, error) {
	if o.Land == nil {
		o.Land = m.landOf(s.World)
	}
	o = o.withDefaults(s)
	if o.Cell < 0 {
		return nil, fmt.Errorf("cell %v is negative: use a length from 500 m to 50 km", o.Cell)
	}
	r := &Result{
		Scenario: s, Options: o, Terrain: o.Visibility.Name(), Lead: scenario.Base,
		Threats: make([]ThreatResult, len(s.Threats)),
		Worst:   ThreatResult{Threat: scenario.Threat{ID: scenario.WorstID}},
	}
	r.Options.Land = nil // is shared, and no part of an answer
	for t := range s.Threats {
		r.Threats[t].Threat = s.Threats[t]
	}
	d, err := draftOf(ctx, s, o, m)
	if err != nil {
		return nil, err
	}
	d.fill(r)
	d.ev.units(r, d.table)
	sumPlaces(r)
	for t := 0; t <= len(r.Threats); t++ {
		p := r.At(t)
		p.Guarantee = less(less(p.Population.Covered, p.UkraineAlone), p.Links)
	}
	if !o.PlacesOnly {
		if err := d.ev.raster(ctx, r, d.table); err != nil {
			return nil, err
		}
	}
	r.Conflicts = d.ev.conflicts(r, d.table)
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
		if t.RestsOn == nil {
			t.RestsOn = []Rest{}
		}
		if t.Gaps == nil {
			t.Gaps = []Gap{}
		}
	}
}

// parallel runs work(i) for i in 0..n-1 on all cores, until the context ends,
// and returns its error. Work must write to its own index only, so that the
// order does not matter.
func parallel(ctx context.Context, n int, work func(i int)) error {
	var group errgroup.Group
	var next atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				work(i)
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// targetOf is a place as a threat at an estimate finds it.
func (ev *evaluation) targetOf(at *spot, t int, e scenario.Estimate) target {
	return target{spot: at, zoned: ev.zones[e].holdsSpot(at, t, e), shared: ev.shared[t][e]}
}

// targetAt is targetOf for a place of a table.
func (ev *evaluation) targetAt(table *placeTable, place, t int, e scenario.Estimate) target {
	return target{spot: &table.spots[place], zoned: table.mayIntercept(t, e, place), shared: ev.shared[t][e]}
}

// Evaluator evaluates one scenario after another and keeps what a change did
// not touch: the sensors' unions and the ground of every unit. Its results are
// those of [Evaluate] to the byte. The zero value works; it is safe for use by
// several goroutines.
type Evaluator struct{ memo memo }

// Evaluate is [Evaluate].
func (e *Evaluator) Evaluate(ctx context.Context, s *scenario.Scenario, o Options) (*Result, error) {
	return evaluate(ctx, s, o, &e.memo)
}
