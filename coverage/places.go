package coverage

import (
	"context"
	"math/bits"

	"airumbrella/scenario"
)

// variant is the scenario with one thing changed, evaluated at places only.
type variant struct {
	run   *evaluation
	table *placeTable
}

// variant evaluates a changed scenario with the same places and threats.
func (ev *evaluation) variant(
	ctx context.Context, s *scenario.Scenario, spots []spot, estimates ...scenario.Estimate,
) (*variant, error) {
	run := newEvaluation(s, ev.options, ev.memo, estimates...)
	if s.Package.Authorisation.Standoff.Distance != ev.scenario.Package.Authorisation.Standoff.Distance {
		spots = run.spotsOf()
	}
	table, err := run.evaluatePlaces(ctx, spots)
	if err != nil {
		return nil, err
	}
	return &variant{run, table}, nil
}

// status is that of a place against a threat; with the number of threats, the
// worst of them.
func (v *variant) status(place, t int) Status {
	if t == len(v.run.footprints) {
		worst := Assured
		for t := range v.run.footprints {
			worst = min(worst, v.status(place, t))
		}
		return worst
	}
	return statusOf(scenario.Triple[bool]{
		Low:  v.table.depth(t, scenario.Low, place) > 0,
		Base: v.table.depth(t, scenario.Base, place) > 0,
		High: v.table.depth(t, scenario.High, place) > 0,
	})
}

// people sums the counted people covered in a variant, per threat, the worst
// last.
func (v *variant) people() []scenario.Triple[int] {
	sums := make([]scenario.Triple[int], len(v.run.footprints)+1)
	if len(v.run.footprints) == 0 {
		return sums
	}
	for i := range v.run.scenario.Places {
		p := &v.run.scenario.Places[i]
		if !p.Counted {
			continue
		}
		for t := range sums {
			addPeople(&sums[t], v.status(i, t), p.Population)
		}
	}
	return sums
}

// explained returns every place against every threat, with the reason where it is
// not covered.
func (ev *evaluation) explained(ctx context.Context, table *placeTable) ([]PlaceResult, error) {
	rivals := make([][3]*contenders, len(ev.footprints))
	for t := range rivals {
		for _, e := range scenario.Estimates {
			rivals[t][e] = ev.contend(table, t, e)
		}
	}
	places := make([]PlaceResult, len(table.spots))
	err := parallel(ctx, len(places), func(i int) { places[i] = ev.place(table, i, rivals) })
	return places, err
}

// ukraineAlone is the scenario with Ukraine's own units only; the command
// level stays what it is.
func ukraineAlone(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(alone *scenario.Scenario) {
		alone.Units = nil
		for i := range s.Units {
			if s.Units[i].Contributor == scenario.Ukraine {
				alone.Units = append(alone.Units, s.Units[i])
			}
		}
	})
}

// phased reports whether some unit would not be there in phase now.
func (ev *evaluation) phased() bool {
	earlier := beforeCeasefire(ev.scenario)
	for u := range ev.scenario.Units {
		if unit := &ev.scenario.Units[u]; existsIn(earlier, unit) != existsIn(ev.scenario, unit) {
			return true
		}
	}
	return false
}

// beforeCeasefire is the scenario in phase now.
func beforeCeasefire(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(before *scenario.Scenario) { before.Phase = scenario.Now })
}

func addPeople(sum *scenario.Triple[int], status Status, people int) {
	for _, e := range scenario.Estimates {
		if status.CoveredAt(e) {
			sum.Set(e, sum.At(e)+people)
		}
	}
}

// place explains one place against every threat.
func (ev *evaluation) place(table *placeTable, i int, rivals [][3]*contenders) PlaceResult {
	at := &table.spots[i]
	r := PlaceResult{Place: at.place, Radius: at.radius, Threats: make([]PlaceThreat, len(ev.footprints)), WorstOf: -1}
	for t := range ev.footprints {
		r.Threats[t] = ev.placeThreat(table, i, t, rivals[t])
		if r.WorstOf < 0 || worse(&r.Threats[t], &r.Threats[r.WorstOf]) {
			r.WorstOf = t
		}
	}
	if r.WorstOf < 0 {
		r.Worst.Units = []int{}
		return r
	}
	r.Worst = r.Threats[r.WorstOf]
	r.Worst.Depth = leastDepth(r.Threats)
	return r
}

// worse reports whether a place fares worse under a than under b.
func worse(a, b *PlaceThreat) bool {
	if a.Status != b.Status {
		return a.Status < b.Status
	}
	return a.Depth.Base < b.Depth.Base
}

// leastDepth is the smallest depth over the threats, per estimate.
func leastDepth(threats []PlaceThreat) scenario.Triple[int] {
	least := threats[0].Depth
	for _, t := range threats[1:] {
		for _, e := range scenario.Estimates {
			least.Set(e, min(least.At(e), t.Depth.At(e)))
		}
	}
	return least
}

// placeThreat reads the place table, and asks the units why not where the place
// is not covered.
func (ev *evaluation) placeThreat(table *placeTable, i, t int, rivals [3]*contenders) PlaceThreat {
	var r PlaceThreat
	var covered scenario.Triple[bool]
	total := 0
	for _, e := range scenario.Estimates {
		depth := table.depth(t, e, i)
		covered.Set(e, depth > 0)
		r.Depth.Set(e, depth)
		total += depth
	}
	units := make([]int, 0, total)
	for _, e := range scenario.Estimates {
		from := len(units)
		units = appendUnits(units, table.row(t, e, i))
		r.UnitsAt.Set(e, units[from:len(units):len(units)])
	}
	r.Units = r.UnitsAt.Base
	r.Status = statusOf(covered)
	for _, e := range scenario.Estimates {
		if covered.At(e) {
			r.TimeShare.Set(e, 1)
			continue
		}
		at := ev.targetAt(table, i, t, e)
		r.TimeShare.Set(e, ev.partTime(rivals[e], at, t, e))
		if e == scenario.Base && !covered.Base || e == scenario.Low && covered.Base {
			r.Nearest = ev.nearest(rivals[e], at, t, e)
		}
	}
	return r
}

// appendUnits appends the indices of the units that a row of the table holds.
func appendUnits(units []int, row []word) []int {
	for i, w := range row {
		for ; w != 0; w &= w - 1 {
			units = append(units, i*64+bits.TrailingZeros64(w))
		}
	}
	return units
}
