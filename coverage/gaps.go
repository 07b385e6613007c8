package coverage

import (
	"math"
	"sort"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// smallestGap is the area under which a gap without uncovered places is left
// out: slivers between footprints and the border say nothing.
const smallestGap = 25 * geo.SquareKilometre

// circledGaps is how many gaps, worst first, get their largest circle.
const circledGaps = 25

// gapRun is an uncovered interval of a line and the gap it belongs to.
type gapRun struct {
	geo.Span
	line   int
	parent int // union-find over runs; after labelling the root
}

// gapsKey is what gaps depend on.
type gapsKey struct {
	layer  uint64
	places uint64
	open   string // which points are counted and not covered
}

// gaps finds the gaps of a threat, or remembers those of the same ground and
// the same uncovered places.
func (ev *evaluation) gaps(r *Result, table *placeTable, t int, g *ground, l *layer) []Gap {
	key := gapsKey{layer: l.id, places: listOf(table.spots)}
	open := make([]byte, len(table.spots))
	for i := range table.spots {
		if table.spots[i].place.Counted && !table.coveredAt(t, scenario.Base, i) {
			open[i] = 1
		}
	}
	key.open = string(open)
	kept := remember(ev.memo, &ev.memo.gaps, keptGaps, key, func() []Gap { return gaps(r, table, open, t, g) })
	list := make([]Gap, len(kept))
	for i := range kept {
		list[i] = kept[i]
		list[i].Places = append([]string{}, kept[i].Places...)
	}
	return list
}

// gaps finds the connected uncovered areas at base for a threat: runs of
// uncovered ground on neighbouring lines that overlap belong together.
func gaps(r *Result, table *placeTable, open []byte, t int, g *ground) []Gap {
	runs, starts := gapRuns(g.inside, r.Map.Covered[t].Base)
	joinRuns(runs, starts)
	found, members := gather(g, runs)
	populate(table, open, g, runs, starts, found)
	roots := make([]int, 0, 64)
	for root := range found {
		if gap := found[root]; gap != nil && (gap.Area >= smallestGap || len(gap.Places) > 0) {
			roots = append(roots, root)
		}
	}
	sort.SliceStable(roots, func(i, j int) bool {
		a, b := found[roots[i]], found[roots[j]]
		if a.Population != b.Population {
			return a.Population > b.Population
		}
		return a.Area > b.Area
	})
	list := []Gap{}
	for _, root := range roots {
		gap := found[root]
		gap.root = root
		gap.Rank = len(list) + 1
		shape := newGapShape(g.lines, runs, members[root])
		if gap.Rank <= circledGaps {
			gap.Centre, gap.LargestCircle = shape.largestCircle()
		} else {
			gap.Centre = shape.middle()
		}
		gap.Centre = orb.Point{math.Round(gap.Centre[0]*10) / 10, math.Round(gap.Centre[1]*10) / 10}
		list = append(list, *gap)
	}
	return list
}

// GapGround returns the ground of every gap against a threat, at an index of
// [Result.ThreatIndex], in the order of its Gaps: intervals of longitude on every line
// of the Map, which must be there.
func (r *Result) GapGround(threat int) [][]geo.Spans {
	runs, starts := gapRuns(r.Map.Inside, r.Map.Covered[threat].Base)
	joinRuns(runs, starts)
	gaps := r.At(threat).Gaps
	ground, index := make([][]geo.Spans, len(gaps)), make(map[int]int, len(gaps))
	for i := range gaps {
		ground[i], index[gaps[i].root] = make([]geo.Spans, len(r.Map.Inside)), i
	}
	for k := range runs {
		if i, named := index[rootOf(runs, k)]; named {
			line := runs[k].line
			ground[i][line] = append(ground[i][line], runs[k].Span)
		}
	}
	return ground
}

// gather gives every root its gap and the runs that belong to it, from south to
// north and west to east.
func gather(g *ground, runs []gapRun) (found []*Gap, members [][]int) {
	found, members = make([]*Gap, len(runs)), make([][]int, len(runs))
	counts := make([]int, len(runs))
	for i := range runs {
		root := rootOf(runs, i)
		if found[root] == nil {
			found[root] = &Gap{Places: []string{}}
		}
		found[root].Area += geo.Area(runs[i].East-runs[i].West) * g.lines.AreaPerDegree(runs[i].line)
		counts[root]++
	}
	all := make([]int, 0, len(runs))
	for root, n := range counts {
		members[root] = all[len(all) : len(all) : len(all)+n]
		all = all[:len(all)+n]
	}
	for i := range runs {
		root := rootOf(runs, i)
		members[root] = append(members[root], i)
	}
	return found, members
}

// gapRuns lists the uncovered runs, line by line; starts[line] is the index of
// a line's first run.
func gapRuns(inside, covered []geo.Spans) (runs []gapRun, starts []int) {
	starts = make([]int, len(inside)+1)
	runs = make([]gapRun, 0, 3*len(inside))
	var scratch geo.Spans
	for line := range inside {
		starts[line] = len(runs)
		scratch = geo.Subtract(scratch[:0], inside[line], covered[line])
		for _, s := range scratch {
			runs = append(runs, gapRun{Span: s, line: line, parent: len(runs)})
		}
	}
	starts[len(inside)] = len(runs)
	return runs, starts
}

// joinRuns unites overlapping runs of neighbouring lines.
func joinRuns(runs []gapRun, starts []int) {
	for line := 1; line+1 < len(starts); line++ {
		i, j := starts[line-1], starts[line]
		for i < starts[line] && j < starts[line+1] {
			if runs[i].West < runs[j].East && runs[j].West < runs[i].East {
				a, b := rootOf(runs, i), rootOf(runs, j)
				runs[max(a, b)].parent = min(a, b)
			}
			if runs[i].East < runs[j].East {
				i++
			} else {
				j++
			}
		}
	}
}

func rootOf(runs []gapRun, i int) int {
	for runs[i].parent != i {
		runs[i].parent = runs[runs[i].parent].parent
		i = runs[i].parent
	}
	return i
}

// offEdge is how far from a gap a point that is not covered may lie at most: the
// ground is drawn on lines.
const offEdge = 2 * geo.Kilometre

// offShore is how far from a gap a point outside the border, of a city on the coast, may
// lie at most: more than the radius of a city.
const offShore = 30 * geo.Kilometre

// populate gives every counted point that is not covered to the gap it lies in, the
// places with most people first.
func populate(table *placeTable, open []byte, g *ground, runs []gapRun, starts []int, found []*Gap) {
	order := make([]int, len(table.first)-1)
	for i := range order {
		order[i] = i
	}
	populationOf := func(place int) int { return table.spots[table.first[place]].place.Population }
	sort.SliceStable(order, func(i, j int) bool { return populationOf(order[i]) > populationOf(order[j]) })
	people := make(map[*Gap]float64, len(found))
	for _, place := range order {
		from, to := table.points(place)
		for i := from; i < to; i++ {
			at := &table.spots[i]
			if open[i] == 0 {
				continue
			}
			run := nearestRun(g, runs, starts, at.position, offEdge)
			if run < 0 && !at.inside {
				run = nearestRun(g, runs, starts, at.position, offShore)
			}
			if run < 0 {
				continue
			}
			gap := found[rootOf(runs, run)]
			people[gap] += at.people
			if n := len(gap.Places); n > 0 && gap.Places[n-1] == at.place.ID {
				continue
			}
			gap.Places = append(gap.Places, at.place.ID)
			if at.place.Kind != scenario.City {
				gap.Nodes++
			}
		}
	}
	for gap, n := range people {
		gap.Population = int(math.Round(n))
	}
}

// nearestRun is the run that holds p, or the nearest one within the radius: a
// city may stick out of every footprint though its centre does not. It is -1
// where there is none.
func nearestRun(g *ground, runs []gapRun, starts []int, p orb.Point, radius geo.Length) int {
	best, least := -1, radius
	at := geo.NewGeocentric(p)
	first := max(0, lineAt(g.lines, p[1])-int(radius/maxSpacing)*2-1)
	last := min(len(starts)-2, lineAt(g.lines, p[1])+int(radius/maxSpacing)*2+1)
	for line := first; line <= last; line++ {
		for i := starts[line]; i < starts[line+1]; i++ {
			lon := min(max(p[0], runs[i].West), runs[i].East)
			if lon == p[0] && line == g.lines.Index(p[1]) {
				return i
			}
			if q := g.lines.Geocentric(line, lon); at.Chord2(&q) < float64(least*least) {
				best, least = i, at.Distance(&q)
			}
		}
	}
	return best
}

// lineAt is the line nearest to a latitude, also beyond the first and last.
func lineAt(lines geo.Scanlines, lat float64) int {
	return int(math.Floor((lat - lines.South()) / lines.Step()))
}
