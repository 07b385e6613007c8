package coverage

import (
	"cmp"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// outlined is a footprint that covers some ground, by all that this depends on.
type outlined struct {
	key    scanKey
	id     uint64 // names the key in other keys
	allied bool   // cut to the authorised zone
}

// drawn is one footprint's ground and whether it is cut to the authorised zone.
type drawn struct {
	*scan
	allied bool
}

// outlined lists the footprints of the units that engage the threat somewhere.
func (ev *evaluation) outlined(g *ground, t int, e scenario.Estimate, zone *zoned) []outlined {
	list := make([]outlined, 0, len(ev.feet[t]))
	for u := range ev.feet[t] {
		f := &ev.feet[t][u][e]
		if f.closed() || f.timeShare < 1 || !f.post.patrol.valid() || f.outer() < f.threat.Release {
			continue
		}
		k := ev.keyFor(g, f, ev.shared[t][e], zone)
		id := remember(ev.memo, &ev.memo.names, keptScans, k, ev.memo.next)
		list = append(list, outlined{k, id, f.allied})
	}
	return list
}

// draw finds the ground of footprints. Nobody asks how many units cover it at
// high, where most of them are there: warned allied units are not asked for the
// ground that others cover already, those of the longest reach first.
func (ev *evaluation) draw(g *ground, list []outlined, zone *zoned, e scenario.Estimate) []drawn {
	scans := make([]drawn, 0, len(list))
	var later []*outlined
	for i := range list {
		if o := &list[i]; e == scenario.High && o.allied && o.key.warning != nil {
			later = append(later, o)
		} else {
			scans = append(scans, drawn{ev.scanOf(g, &o.key, zone), o.allied})
		}
	}
	if len(later) == 0 {
		return scans
	}
	slices.SortStableFunc(later, func(a, b *outlined) int { return cmp.Compare(b.key.outer, a.key.outer) })
	open := slices.Clone(zone.within(g))
	for i := range scans {
		scans[i].cutFrom(open)
	}
	for _, o := range later {
		s := ev.scanGround(g, &o.key, open)
		s.cutFrom(open)
		scans = append(scans, drawn{s, true})
	}
	return scans
}

// cutFrom takes a scan out of ground given line by line.
func (s *scan) cutFrom(open []geo.Spans) {
	var kept geo.Arena[geo.Span]
	var row geo.Spans
	for line := s.first; line < s.last(); line++ {
		if spans := s.at(line); len(spans) > 0 && len(open[line]) > 0 {
			row = geo.Subtract(row[:0], open[line], spans)
			open[line] = kept.Keep(row)
		}
	}
}

// within is the zone on every line inside the border.
func (z *zoned) within(g *ground) []geo.Spans {
	if z.spans == nil {
		return g.inside
	}
	return z.spans
}
