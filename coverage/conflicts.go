package coverage

import (
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// conflicts finds, at base, fighters and missile units that would both engage
// a threat over the same places while command links neither to the other.
func (ev *evaluation) conflicts(r *Result, table *placeTable) []Conflict {
	list := []Conflict{}
	s := ev.scenario
	if s.Level() > 0 {
		return list
	}
	for t := range s.Threats {
		for u := range s.Units {
			if f := &ev.footprints[t][u][scenario.Base]; !f.flying || f.closed() {
				continue
			}
			for v := range s.Units {
				if m := &ev.footprints[t][v][scenario.Base]; m.flying || m.closed() {
					continue
				}
				c := Conflict{Fighter: u, Missiles: v, Threat: t, Places: []string{}}
				for i := range s.Places {
					if table.share(t, scenario.Base, i, u, v) {
						c.Places = append(c.Places, s.Places[i].ID)
					}
				}
				if r.Map != nil && slices.Contains(ev.grounds(), t) {
					c.Area = ev.overlap(table, t, u, v)
				}
				if len(c.Places) > 0 || c.Area > 0 {
					list = append(list, c)
				}
			}
		}
	}
	return list
}

// share reports whether two units cover the same point of a place.
func (table *placeTable) share(t int, e scenario.Estimate, place, u, v int) bool {
	from, to := table.points(place)
	for i := from; i < to; i++ {
		if row := table.row(t, e, i); has(row, u) && has(row, v) {
			return true
		}
	}
	return false
}

// overlap is the area that two units both cover at base.
func (ev *evaluation) overlap(table *placeTable, t, u, v int) geo.Area {
	g := ev.options.Land.ground(ev.options.Cell)
	zone := ev.zoneSpans(g, ev.scenario.Threats[t].Release.Base, scenario.Base)
	scanOf := func(u int) *scan {
		lasts := table.stock.of(t, scenario.Base, u)
		o := ev.outline(g, &ev.footprints[t][u][scenario.Base], lasts, ev.shared[t][scenario.Base], zone)
		return ev.scanOf(g, &o, zone)
	}
	a, b := scanOf(u), scanOf(v)
	allied := ev.footprints[t][u][scenario.Base].allied || ev.footprints[t][v][scenario.Base].allied
	area := geo.Area(0)
	for line := max(a.first, b.first); line < min(a.last(), b.last()); line++ {
		both := geo.Intersect(nil, geo.Intersect(nil, a.at(line), b.at(line)), g.inside[line])
		if zone.spans != nil && allied {
			both = geo.Intersect(nil, both, zone.spans[line])
		}
		area += geo.Area(both.Width()) * g.lines.AreaPerDegree(line)
	}
	return area
}
