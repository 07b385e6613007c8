package picture

import (
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// sharedEdges takes outlines apart into lines of edges that occur in two of
// the groups (borders between them) and of edges that occur in one (coasts and
// outer limits). Neighbours must have exactly the same positions along their
// border. Each edge comes out once; those with no end within the bound do not.
func sharedEdges(groups []orb.MultiPolygon, within orb.Bound) (shared, single []orb.LineString) {
	type owners struct{ first, second int }
	edges := map[[2]orb.Point]owners{}
	each := func(visit func(group int, a, b orb.Point, start bool)) {
		for g, group := range groups {
			for _, polygon := range group {
				for _, ring := range polygon {
					for i := 1; i < len(ring); i++ {
						visit(g, ring[i-1], ring[i], i == 1)
					}
				}
			}
		}
	}
	each(func(g int, a, b orb.Point, _ bool) {
		if !within.Contains(a) && !within.Contains(b) {
			return
		}
		key := edgeKey(a, b)
		o, known := edges[key]
		switch {
		case !known:
			edges[key] = owners{g, -1}
		case o.first != g && o.second < 0:
			edges[key] = owners{o.first, g}
		}
	})
	last := 0 // 1: the line under way is shared, 2: single
	each(func(g int, a, b orb.Point, start bool) {
		o, known := edges[edgeKey(a, b)]
		list, kind := &single, 2
		if o.second >= 0 {
			list, kind = &shared, 1
		}
		if !known || o.first != g { // out of sight, or drawn with its first owner
			last = 0
			return
		}
		if start || kind != last {
			*list = append(*list, orb.LineString{a})
		}
		line := &(*list)[len(*list)-1]
		*line = append(*line, b)
		last = kind
	})
	return shared, single
}

func edgeKey(a, b orb.Point) [2]orb.Point {
	if a[0] > b[0] || a[0] == b[0] && a[1] > b[1] {
		a, b = b, a
	}
	return [2]orb.Point{a, b}
}

// worldLines is the borders and coasts of a world.
type worldLines struct {
	regions, borders, coasts, ukraine []orb.LineString
}

func linesOf(w *scenario.World, within orb.Bound) worldLines {
	var l worldLines
	var regions, others, home []orb.MultiPolygon
	for i := range w.Regions {
		regions = append(regions, w.Regions[i].Territory)
	}
	l.regions, _ = sharedEdges(regions, within)
	for i := range w.Countries {
		others = append(others, w.Countries[i].Territory)
		if w.Countries[i].Code != scenario.Ukraine {
			home = append(home, w.Countries[i].Territory)
		}
	}
	// Ukraine's land border is what she shares with all others together.
	l.borders, _ = sharedEdges(home, within)
	var abroad orb.MultiPolygon
	for _, t := range home {
		abroad = append(abroad, t...)
	}
	l.ukraine, _ = sharedEdges([]orb.MultiPolygon{w.Border, abroad}, within)
	_, l.coasts = sharedEdges(others, within)
	if len(w.Countries) == 0 { // the border is all there is
		for _, polygon := range w.Border {
			for _, ring := range polygon {
				l.ukraine = append(l.ukraine, orb.LineString(ring))
			}
		}
	}
	return l
}
