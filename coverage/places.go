package coverage

import (
	"context"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"

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
	if !sameGround(s, ev.scenario) {
		spots = run.spotsOf()
	}
	table, err := run.evaluatePlaces(ctx, spots)
	if err != nil {
		return nil, err
	}
	return &variant{run, table}, nil
}

// count returns how many points of a place are covered against a threat at each
// estimate; with the number of threats, against all of them.
func (v *variant) count(place, t int) scenario.Triple[int] {
	var n scenario.Triple[int]
	for _, e := range v.run.estimates {
		n.Set(e, v.table.covered(t, e, place))
	}
	return n
}

// status is that of a place against a threat.
func (v *variant) status(place, t int) Status {
	from, to := v.table.points(place)
	return statusOf(v.count(place, t), to-from)
}

// people sums the counted people covered in a variant, per threat, those covered
// against all threats last.
func (v *variant) people() []scenario.Triple[int] {
	sums := make([]scenario.Triple[int], len(v.run.footprints)+1)
	if len(v.run.footprints) == 0 {
		return sums
	}
	totals := make([]scenario.Triple[float64], len(sums))
	for i := range v.run.scenario.Places {
		p := &v.run.scenario.Places[i]
		if !p.Counted {
			continue
		}
		from, to := v.table.points(i)
		for t := range sums {
			addPeople(&totals[t], p, v.count(i, t), to-from)
		}
	}
	for t := range sums {
		sums[t] = rounded(totals[t])
	}
	return sums
}

// rounded returns sums of people as whole numbers.
func rounded(sums scenario.Triple[float64]) scenario.Triple[int] {
	whole := func(x float64) int { return int(math.Round(x)) }
	return scenario.Triple[int]{Low: whole(sums.Low), Base: whole(sums.Base), High: whole(sums.High)}
}

// explained is the place table: every place against every threat.
func (ev *evaluation) explained(ctx context.Context, table *placeTable) ([]PlaceResult, error) {
	part := make([][3][]contender, len(ev.footprints))
	for t := range part {
		for _, e := range scenario.Estimates {
			part[t][e] = ev.partTimers(table, t, e)
		}
	}
	places := make([]PlaceResult, len(ev.scenario.Places))
	err := parallel(ctx, len(places), func(i int) { places[i] = ev.place(table, i, part) })
	return places, err
}

// ukraineAlone is the scenario with Ukraine's own units only, on her own soil, at the
// command level that is left without the provider and with a picture of their own: no
// foreign promise is in it.
func ukraineAlone(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(alone *scenario.Scenario) {
		alone.Package.C2 = s.Package.C2.WithoutProvider()
		alone.Units = nil
		for i := range s.Units {
			u := &s.Units[i]
			if u.Contributor == scenario.Ukraine && (u.Host == scenario.Ukraine || u.Host == "") {
				alone.Units = append(alone.Units, *u)
			}
		}
	})
}

// phased reports whether some unit would not be there in phase now, or some promise would
// not count.
func (ev *evaluation) phased() bool {
	s, earlier := ev.scenario, beforeCeasefire(ev.scenario)
	for u := range s.Units {
		if unit := &s.Units[u]; existsIn(earlier, unit) != existsIn(s, unit) {
			return true
		}
	}
	for _, promises := range []map[string]scenario.Permission{s.Package.Hosts, s.Package.Contributors} {
		for _, p := range promises {
			if p.Counts(s.Phase) != p.Counts(earlier.Phase) {
				return true
			}
		}
	}
	return false
}

// beforeCeasefire is the scenario in phase now.
func beforeCeasefire(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(before *scenario.Scenario) { before.Phase = scenario.Now })
}

// addPeople adds the people of a place of whose points some are covered.
func addPeople(sum *scenario.Triple[float64], p *scenario.Place, covered scenario.Triple[int], points int) {
	for _, e := range scenario.Estimates {
		sum.Set(e, sum.At(e)+peopleOf(p, covered.At(e), points))
	}
}

// place explains one place against every threat.
func (ev *evaluation) place(table *placeTable, i int, part [][3][]contender) PlaceResult {
	p := &ev.scenario.Places[i]
	r := PlaceResult{Place: p, Radius: p.Radius(), Threats: make([]PlaceThreat, len(ev.footprints)), WorstOf: -1}
	for t := range ev.footprints {
		r.Threats[t] = ev.placeThreat(table, i, t, part[t])
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
	r.Worst.Count = (&variant{ev, table}).count(i, len(ev.footprints))
	r.Worst.Status = statusOf(r.Worst.Count, r.Worst.Points)
	for _, e := range scenario.Estimates {
		r.Worst.TimeShare.Set(e, ev.timeTogether(table, i, e, part))
	}
	r.Together = table.together(i)
	return r
}

// worse reports whether a place fares worse under a than under b.
func worse(a, b *PlaceThreat) bool {
	switch {
	case a.Status != b.Status:
		return a.Status < b.Status
	case a.Count.Base != b.Count.Base:
		return a.Count.Base < b.Count.Base
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

// placeThreat reads the place table, and asks the units that are there part of the time.
func (ev *evaluation) placeThreat(table *placeTable, place, t int, part [3][]contender) PlaceThreat {
	from, to := table.points(place)
	r := PlaceThreat{Points: to - from}
	for _, e := range scenario.Estimates {
		r.Count.Set(e, table.covered(t, e, place))
		r.Depth.Set(e, table.deepest(t, e, place))
		r.Groups.Set(e, table.groups(t, e, place))
		r.UnitsAt.Set(e, unitsOf(r.Groups.At(e)))
	}
	r.Units = r.UnitsAt.Base
	r.Status = statusOf(r.Count, r.Points)
	for _, e := range scenario.Estimates {
		r.TimeShare.Set(e, ev.timeShare(table, place, t, e, part[e]))
	}
	return r
}

// timeShare returns the mean over a place's points of the time in which they are
// covered.
func (ev *evaluation) timeShare(table *placeTable, place, t int, e scenario.Estimate, part []contender) float64 {
	sum := 0.0
	from, to := table.points(place)
	for i := from; i < to; i++ {
		sum += ev.timeAt(table, i, t, e, part)
	}
	return sum / float64(to-from)
}

// timeAt returns the share of time in which one point is covered.
func (ev *evaluation) timeAt(table *placeTable, i, t int, e scenario.Estimate, part []contender) float64 {
	switch {
	case table.depth(t, e, i) > 0:
		return 1
	case len(part) > 0:
		return ev.partTime(part, ev.targetAt(table, i, t, e), t, e)
	}
	return 0
}

// timeTogether returns the share of time in which the points of a place are covered
// against the threat that fares worst at each, their mean.
func (ev *evaluation) timeTogether(table *placeTable, place int, e scenario.Estimate, part [][3][]contender) float64 {
	sum := 0.0
	from, to := table.points(place)
	for i := from; i < to; i++ {
		least := 1.0
		for t := range part {
			least = min(least, ev.timeAt(table, i, t, e, part[t][e]))
		}
		sum += least
	}
	return sum / float64(to-from)
}

// deepest returns how many units cover the best-covered point of a place.
func (table *placeTable) deepest(t int, e scenario.Estimate, place int) int {
	most := 0
	from, to := table.points(place)
	for i := from; i < to; i++ {
		most = max(most, table.depth(t, e, i))
	}
	return most
}

// groups returns the covered points of a place by the units that cover them, most
// points first.
func (table *placeTable) groups(t int, e scenario.Estimate, place int) []Group {
	list := []Group{}
	var rows [][]word // of the groups
	from, to := table.points(place)
	for i := from; i < to; i++ {
		row := table.row(t, e, i)
		if countBits(row) == 0 {
			continue
		}
		k := slices.IndexFunc(rows, func(known []word) bool { return slices.Equal(known, row) })
		if k < 0 {
			k, rows = len(rows), append(rows, row)
			list = append(list, Group{Units: unitsIn(row)})
		}
		list[k].Points++
	}
	slices.SortStableFunc(list, func(a, b Group) int { return b.Points - a.Points })
	return list
}

// together returns the points of a place that are covered against every threat at
// base, by the units that cover them.
func (table *placeTable) together(place int) []Together {
	list, index := []Together{}, map[string]int{}
	from, to := table.points(place)
	for i := from; i < to; i++ {
		if !table.coveredAt(len(table.rows), scenario.Base, i) {
			continue
		}
		var key []byte
		for t := range table.rows {
			for _, w := range table.row(t, scenario.Base, i) {
				key = binary.LittleEndian.AppendUint64(key, w)
			}
		}
		k, known := index[string(key)]
		if !known {
			k = len(list)
			index[string(key)] = k
			group := Together{Units: make([][]int, len(table.rows))}
			for t := range group.Units {
				group.Units[t] = unitsIn(table.row(t, scenario.Base, i))
			}
			list = append(list, group)
		}
		list[k].Points++
	}
	return list
}

// unitsOf returns the units of some groups, each once, in their order.
func unitsOf(groups []Group) []int {
	if len(groups) == 1 {
		return slices.Clone(groups[0].Units)
	}
	units := []int{}
	for i := range groups {
		units = append(units, groups[i].Units...)
	}
	slices.Sort(units)
	return slices.Compact(units)
}

// unitsIn returns the indices of the units that a row of the table holds.
func unitsIn(row []word) []int {
	units := make([]int, 0, countBits(row))
	for i, w := range row {
		for ; w != 0; w &= w - 1 {
			units = append(units, i*64+bits.TrailingZeros64(w))
		}
	}
	return units
}
