package coverage

import (
	"encoding/binary"
	"math"

	"airumbrella/geo"
	"airumbrella/scenario"
)

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
