package coverage

import (
	"context"
	"encoding/binary"
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// layer is the ground covered against one threat at one estimate, or against
// the worst of them, with its sums.
type layer struct {
	id      uint64       // names it in keys
	runs    [][]DepthRun // line by line, inside the border
	spans   []geo.Spans  // runs, whatever their depth
	area    geo.Area
	regions []geo.Area // in the order of World.Regions
	depth   []geo.Area // covered by at least 1, 2, ... units
}

// newLayer adds the sums up; those by depth only where it is asked for.
func newLayer(g *ground, runs [][]DepthRun, spans []geo.Spans, deep bool) *layer {
	l := &layer{runs: runs, spans: spans, area: spansArea(g.lines, 0, spans), regions: make([]geo.Area, len(g.regions))}
	var scratch geo.Spans
	for i := range g.regions {
		region := &g.regions[i]
		for k, spans := range region.spans {
			scratch = geo.Intersect(scratch[:0], spans, l.spans[region.first+k])
			l.regions[i] += geo.Area(scratch.Width()) * g.lines.AreaPerDegree(region.first+k)
		}
	}
	if !deep {
		return l
	}
	for line, row := range runs {
		perDegree := g.lines.AreaPerDegree(line)
		for _, run := range row {
			for len(l.depth) < run.Depth {
				l.depth = append(l.depth, 0)
			}
			for n := range run.Depth {
				l.depth[n] += geo.Area(run.East-run.West) * perDegree
			}
		}
	}
	return l
}

// raster computes the covered ground: per threat and estimate the intervals of
// longitude on every scanline that at least one unit covers, and at base how
// many do. Its edges are intersections of footprints with parallels.
func (ev *evaluation) raster(ctx context.Context, r *Result, table *placeTable) error {
	world := ev.scenario.World
	if world == nil {
		return nil
	}
	g := ev.options.Land.ground(ev.options.Cell)
	n, wanted := len(ev.footprints), ev.grounds()
	m := &Map{
		Lines: g.lines, Inside: g.inside, Zone: g.inside,
		Covered: make([]scenario.Triple[[]geo.Spans], n+1), Depth: make([][][]DepthRun, n+1),
	}
	if zone := ev.zoneSpans(g, 0, scenario.Base).spans; zone != nil {
		m.Zone = zone
	}
	layers, err := ev.layersOf(ctx, g, table, wanted)
	if err != nil {
		return err
	}
	for _, t := range wanted {
		for _, e := range scenario.Estimates {
			m.enter(t, e, layers[t].At(e))
		}
	}
	worst := func(e scenario.Estimate) {
		l := ev.worst(g, layers[:n], e)
		layers[n].Set(e, l)
		m.enter(n, e, l)
	}
	r.Map = m
	var work []func()
	if len(wanted) == n {
		work = []func(){
			func() {
				worst(scenario.Base)
				r.Worst.Gaps = ev.gaps(r, table, n, g, layers[n].Base)
			},
			func() { worst(scenario.High) },
			func() { worst(scenario.Low) },
		}
	}
	for _, t := range wanted {
		work = append(work, func() { r.Threats[t].Gaps = ev.gaps(r, table, t, g, layers[t].Base) })
	}
	if err := parallel(ctx, len(work), func(i int) { work[i]() }); err != nil {
		return err
	}
	for t := range layers {
		if layers[t].Base != nil {
			sumGround(r.At(t), &layers[t], g)
		}
	}
	return nil
}

// enter puts a layer into the map.
func (m *Map) enter(t int, e scenario.Estimate, l *layer) {
	m.Covered[t].Set(e, l.spans)
	if e == scenario.Base {
		m.Depth[t] = l.runs
	}
}

// layersOf draws the ground of some threats at every estimate, by threat; the last place
// is that of the worst.
func (ev *evaluation) layersOf(ctx context.Context, g *ground, table *placeTable, wanted []int) (
	[]scenario.Triple[*layer], error) {
	layers := make([]scenario.Triple[*layer], len(ev.footprints)+1)
	// What takes longest comes first: at high most units are there.
	if err := parallel(ctx, 3*len(wanted), func(i int) {
		t, e := wanted[i%len(wanted)], scenario.High-scenario.Estimate(i/len(wanted))
		layers[t].Set(e, ev.layer(g, table, t, e))
	}); err != nil {
		return nil, err
	}
	err := parallel(ctx, len(wanted), func(i int) { ev.nest(g, &layers[wanted[i]]) })
	return layers, err
}

// grounds lists the threats whose ground is drawn, by index.
func (ev *evaluation) grounds() (list []int) {
	for t := range ev.scenario.Threats {
		if ev.scenario.Threats[t].ID == ev.options.GroundOf {
			return []int{t}
		}
		list = append(list, t)
	}
	return list
}

// layer finds or makes the ground against one threat at one estimate.
func (ev *evaluation) layer(g *ground, table *placeTable, t int, e scenario.Estimate) *layer {
	zone := ev.zoneSpans(g, ev.scenario.Threats[t].Release.At(e), e)
	list := ev.outlined(g, table, t, e, zone)
	key := binary.LittleEndian.AppendUint64(g.key.append(nil), zone.id)
	for i := range list {
		key = binary.LittleEndian.AppendUint64(key, list[i].id)
		if list[i].allied {
			key = append(key, 1)
		}
	}
	kind := "depth "
	if e == scenario.High {
		kind = "spans "
	}
	return remember(ev.memo, &ev.memo.layers, keptLayers, kind+string(key), func() *layer {
		runs := depths(g, ev.draw(g, list, zone, e), zone.spans)
		l := newLayer(g, runs, outlines(runs), e != scenario.High)
		l.id = ev.memo.next()
		return l
	})
}

// depths is, line by line, the runs of ground inside the border that units
// cover, with how many do.
func depths(g *ground, scans []drawn, zone []geo.Spans) [][]DepthRun {
	rows := make([][]DepthRun, g.lines.Len())
	var edges []edge
	var runs, clipped []DepthRun
	var kept geo.Arena[DepthRun]
	var cut geo.Spans
	slices.SortStableFunc(scans, func(a, b drawn) int { return a.first - b.first })
	next, active := 0, []drawn{}
	for line := range rows {
		for next < len(scans) && scans[next].first <= line {
			active = append(active, scans[next])
			next++
		}
		active = slices.DeleteFunc(active, func(d drawn) bool { return d.last() <= line })
		edges = edges[:0]
		for i := range active {
			spans := active[i].at(line)
			if active[i].allied && zone != nil {
				spans = geo.Intersect(cut[:0], spans, zone[line])
				cut = spans[:0]
			}
			for _, s := range spans {
				edges = append(edges, edge{s.West, 1}, edge{s.East, -1})
			}
		}
		runs = sweep(runs[:0], edges)
		clipped = clip(clipped[:0], runs, g.inside[line])
		rows[line] = kept.Keep(clipped)
	}
	return rows
}

// zoned is the authorised ground on every line; nil spans stand for all of it.
type zoned struct {
	id    uint64
	spans []geo.Spans
}

// zoneSpans finds or makes the authorised ground for a release range.
func (ev *evaluation) zoneSpans(g *ground, release geo.Length, e scenario.Estimate) *zoned {
	a := ev.zones[e]
	key := a.key() + binaryText(float64(release)) + string(g.key.append(nil))
	return remember(ev.memo, &ev.memo.zones, keptZones, key, func() *zoned {
		return &zoned{ev.memo.next(), a.spans(g, release)}
	})
}

func binaryText(numbers ...float64) string {
	var b []byte
	for _, x := range numbers {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	return string(b)
}

// worst is the ground covered against every threat at an estimate, with the
// least depth.
func (ev *evaluation) worst(g *ground, layers []scenario.Triple[*layer], e scenario.Estimate) *layer {
	key := e.String() + string(g.key.append(nil))
	for t := range layers {
		key += string(binary.LittleEndian.AppendUint64(nil, layers[t].At(e).id))
	}
	return remember(ev.memo, &ev.memo.layers, keptLayers, key, func() *layer {
		runs := make([][]DepthRun, g.lines.Len())
		spans := make([]geo.Spans, g.lines.Len())
		var kept geo.Arena[DepthRun]
		var memory [2][]DepthRun
		for line := range runs {
			if len(layers) == 0 {
				continue
			}
			depth := layers[0].At(e).runs[line]
			for t := 1; t < len(layers) && len(depth) > 0; t++ {
				depth = leastRuns(memory[t%2][:0], depth, layers[t].At(e).runs[line])
				memory[t%2] = depth
			}
			runs[line] = kept.Keep(depth)
		}
		if len(layers) > 0 {
			spans = outlines(runs)
		}
		l := newLayer(g, runs, spans, e != scenario.High)
		l.id = ev.memo.next()
		return l
	})
}

// sumGround copies the areas: in all, by region and by depth.
func sumGround(sum *ThreatResult, layers *scenario.Triple[*layer], g *ground) {
	sum.Area.Total = g.area
	for _, e := range scenario.Estimates {
		sum.Area.Covered.Set(e, layers.At(e).area)
	}
	for i := range g.regions {
		area := &sum.Regions[i].Area
		area.Total = g.regions[i].area
		for _, e := range scenario.Estimates {
			area.Covered.Set(e, layers.At(e).regions[i])
		}
	}
	for n, area := range layers.Base.depth {
		if len(sum.Depth) <= n {
			sum.Depth = append(sum.Depth, DepthRow{AtLeast: n + 1})
		}
		sum.Depth[n].Area = area
	}
}
