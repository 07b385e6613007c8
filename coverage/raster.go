package coverage

import (
	"airumbrella/geo"
)

// raster computes the covered ground: per threat and estimate the intervals of
// longitude on every scanline that at least one unit covers, and at base how
// many do. Its edges are exact intersections of footprints with parallels.
func (ev *evaluation) raster(r *Result) error {
	world := ev.scenario.World
	if world == nil {
		return nil
	}
	g := world.ground(ev.options.Cell)
	n := len(ev.feet)
	m := &Map{Lines: g.lines, Inside: g.inside, Covered: make([]Triple[[]geo.Spans], n+1), Depth: make([][][]DepthRun, n+1)}
	depths := make([][][]DepthRun, 3*n)
	if err := ev.each(3*n, func(i int) { depths[i] = ev.depths(g, i/3, Estimate(i%3)) }); err != nil {
		return err
	}
	for t := range n {
		m.Depth[t] = depths[3*t+int(Base)]
		for _, e := range Estimates {
			m.Covered[t].Set(e, outlines(depths[3*t+int(e)]))
		}
	}
	m.worst(g.lines.Len())
	r.Map = m
	return ev.each(n+1, func(t int) {
		sumGround(r.At(t), m, t, g)
		r.At(t).Gaps = gaps(r, t, g)
	})
}

// depths is, line by line, the runs of ground inside the border that units
// cover, with how many do.
func (ev *evaluation) depths(g *ground, t int, e Estimate) [][]DepthRun {
	scans := ev.scans(g, t, e)
	zone := ev.zones[e].spans(g, ev.scenario.Threats[t].Release)
	rows := make([][]DepthRun, g.lines.Len())
	var edges []edge
	var runs, clipped []DepthRun
	var arena []DepthRun
	var cut geo.Spans
	for line := range rows {
		edges = edges[:0]
		for i := range scans {
			spans := scans[i].at(line)
			if scans[i].allied && zone != nil {
				spans = geo.Intersect(cut[:0], spans, zone[line])
				cut = spans[:0]
			}
			for _, s := range spans {
				edges = append(edges, edge{s.West, 1}, edge{s.East, -1})
			}
		}
		runs = sweep(runs[:0], edges)
		clipped = clip(clipped[:0], runs, g.inside[line])
		start := len(arena)
		arena = append(arena, clipped...)
		rows[line] = arena[start:len(arena):len(arena)]
	}
	return rows
}

// drawn is one footprint's ground and whether it is cut to the authorised zone.
type drawn struct {
	*scan
	allied bool
}

// scans are the footprints of the units that engage the threat somewhere.
func (ev *evaluation) scans(g *ground, t int, e Estimate) []drawn {
	var scans []drawn
	for u := range ev.feet[t] {
		f := &ev.feet[t][u][e]
		if f.closed() || f.timeShare < 1 || !f.post.patrol.valid() || f.outer() < f.threat.Release {
			continue
		}
		scans = append(scans, drawn{ev.scanOf(g, f, ev.shared[t][e]), f.allied})
	}
	return scans
}

// worst fills the last entries: ground covered against every threat, with the
// least depth.
func (m *Map) worst(lines int) {
	n := len(m.Depth) - 1
	m.Depth[n] = make([][]DepthRun, lines)
	for _, e := range Estimates {
		m.Covered[n].Set(e, make([]geo.Spans, lines))
	}
	if n == 0 {
		return
	}
	for line := range lines {
		depth := m.Depth[0][line]
		for t := 1; t < n; t++ {
			depth = leastRuns(depth, m.Depth[t][line])
		}
		m.Depth[n][line] = depth
		for _, e := range Estimates {
			spans := m.Covered[0].At(e)[line]
			for t := 1; t < n; t++ {
				spans = geo.Intersect(nil, spans, m.Covered[t].At(e)[line])
			}
			m.Covered[n].At(e)[line] = spans
		}
	}
}

// sumGround adds the areas up: in all, by region and by depth.
func sumGround(sum *ThreatResult, m *Map, t int, g *ground) {
	sum.Area.Total = g.area
	for _, e := range Estimates {
		sum.Area.Covered.Set(e, spansArea(g.lines, 0, m.Covered[t].At(e)))
	}
	var scratch geo.Spans
	for i := range g.regions {
		region, area := &g.regions[i], &sum.Regions[i].Area
		area.Total = region.area
		for _, e := range Estimates {
			covered := m.Covered[t].At(e)
			var a geo.Area
			for k, spans := range region.spans {
				scratch = geo.Intersect(scratch[:0], spans, covered[region.first+k])
				a += geo.Area(scratch.Width()) * g.lines.AreaPerDegree(region.first+k)
			}
			area.Covered.Set(e, a)
		}
	}
	for line, runs := range m.Depth[t] {
		perDegree := g.lines.AreaPerDegree(line)
		for _, run := range runs {
			for len(sum.Depth) < run.Depth {
				sum.Depth = append(sum.Depth, DepthRow{AtLeast: len(sum.Depth) + 1})
			}
			for n := range run.Depth {
				sum.Depth[n].Area += geo.Area(run.East-run.West) * perDegree
			}
		}
	}
}
