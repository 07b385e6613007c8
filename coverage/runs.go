package coverage

import (
	"encoding/binary"
	"math"
	"sort"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// edge is where a footprint begins (+1) or ends (-1) on a line.
type edge struct {
	lon  float64
	step int
}

// sweep turns edges into runs of equal depth, west to east.
func sweep(dst []DepthRun, edges []edge) []DepthRun {
	sortEdges(edges)
	depth := 0
	for i, e := range edges {
		if depth > 0 && e.lon > edges[i-1].lon {
			dst = appendRun(dst, DepthRun{geo.Span{West: edges[i-1].lon, East: e.lon}, depth})
		}
		depth += e.step
	}
	return dst
}

// sortEdges sorts by longitude; a line holds few, so insertion is quickest.
func sortEdges(edges []edge) {
	if len(edges) > 48 {
		sort.Slice(edges, func(i, j int) bool { return edges[i].lon < edges[j].lon })
		return
	}
	for i := 1; i < len(edges); i++ {
		for j := i; j > 0 && edges[j].lon < edges[j-1].lon; j-- {
			edges[j], edges[j-1] = edges[j-1], edges[j]
		}
	}
}

// appendRun appends a run, joining it to the last where they touch at the same
// depth.
func appendRun(dst []DepthRun, run DepthRun) []DepthRun {
	if n := len(dst); n > 0 && dst[n-1].Depth == run.Depth && dst[n-1].East == run.West {
		dst[n-1].East = run.East
		return dst
	}
	return append(dst, run)
}

// clip cuts runs to the spans they lie in.
func clip(dst, runs []DepthRun, inside geo.Spans) []DepthRun {
	for i, j := 0, 0; i < len(runs) && j < len(inside); {
		west, east := max(runs[i].West, inside[j].West), min(runs[i].East, inside[j].East)
		if west < east {
			dst = append(dst, DepthRun{geo.Span{West: west, East: east}, runs[i].Depth})
		}
		if runs[i].East < inside[j].East {
			i++
		} else {
			j++
		}
	}
	return dst
}

// outlines forgets the depth: touching runs become one span.
func outlines(rows [][]DepthRun) []geo.Spans {
	total := 0
	for _, row := range rows {
		for i := range row {
			if i == 0 || row[i].West != row[i-1].East {
				total++
			}
		}
	}
	arena := make(geo.Spans, 0, total)
	spans := make([]geo.Spans, len(rows))
	for line, row := range rows {
		start := len(arena)
		for _, run := range row {
			if n := len(arena); n > start && arena[n-1].East == run.West {
				arena[n-1].East = run.East
				continue
			}
			arena = append(arena, run.Span)
		}
		spans[line] = arena[start:len(arena):len(arena)]
	}
	return spans
}

// leastRuns appends the lesser depth where both lists have runs; dst shares no
// memory with them.
func leastRuns(dst, a, b []DepthRun) []DepthRun {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		west, east := max(a[i].West, b[j].West), min(a[i].East, b[j].East)
		if west < east {
			dst = appendRun(dst, DepthRun{geo.Span{West: west, East: east}, min(a[i].Depth, b[j].Depth)})
		}
		if a[i].East < b[j].East {
			i++
		} else {
			j++
		}
	}
	return dst
}

// nest makes the ground at base hold all of the ground at low, and that at
// high all of that at base. The predicate asks for no less; but the edges of
// warning are found to a few metres only, one estimate at a time, and where
// two estimates share an edge the better one could fall short by that much.
func (ev *evaluation) nest(g *ground, layers *scenario.Triple[*layer]) {
	layers.Base = ev.holding(g, layers.Base, layers.Low)
	layers.High = ev.holding(g, layers.High, layers.Base)
}

// holding is the layer, with what of the lesser one it lacks.
func (ev *evaluation) holding(g *ground, l, lesser *layer) *layer {
	if l == lesser || holds(l.spans, lesser.spans) {
		return l
	}
	key := "h" + string(binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, l.id), lesser.id))
	return remember(ev.memo, &ev.memo.layers, keptLayers, key, func() *layer {
		runs := make([][]DepthRun, len(l.runs))
		for line := range runs {
			runs[line] = mostRuns(l.runs[line], lesser.runs[line])
		}
		both := newLayer(g, runs, outlines(runs), true)
		both.id = ev.memo.next()
		return both
	})
}

// holds reports whether all of the lesser spans lie in the others, line by
// line.
func holds(spans, lesser []geo.Spans) bool {
	for line, row := range spans {
		i := 0
		for _, s := range lesser[line] {
			for i < len(row) && row[i].East < s.East {
				i++
			}
			if i == len(row) || row[i].West > s.West {
				return false
			}
		}
	}
	return true
}

// mostRuns is the greater depth where either list has runs.
func mostRuns(a, b []DepthRun) []DepthRun {
	var dst []DepthRun
	at := math.Inf(-1)
	for len(a) > 0 || len(b) > 0 {
		west, east, depth := math.Inf(1), math.Inf(1), 0
		for _, rest := range [2][]DepthRun{a, b} {
			if len(rest) > 0 {
				west = min(west, rest[0].West)
			}
		}
		west = max(west, at)
		for _, rest := range [2][]DepthRun{a, b} {
			switch {
			case len(rest) == 0:
			case rest[0].West > west:
				east = min(east, rest[0].West)
			default:
				east, depth = min(east, rest[0].East), max(depth, rest[0].Depth)
			}
		}
		dst = appendRun(dst, DepthRun{geo.Span{West: west, East: east}, depth})
		if len(a) > 0 && a[0].East <= east {
			a = a[1:]
		}
		if len(b) > 0 && b[0].East <= east {
			b = b[1:]
		}
		at = east
	}
	return dst
}
