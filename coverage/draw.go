package coverage

import "airumbrella/geo"

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
func (ev *evaluation) outlined(g *ground, t int, e Estimate, zone *zoned) []outlined {
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

// draw finds the ground of footprints. How many units cover it is asked at base
// alone; at the other estimates allied units are not asked for the ground that
// others cover already.
func (ev *evaluation) draw(g *ground, list []outlined, zone *zoned, e Estimate) []drawn {
	scans := make([]drawn, len(list))
	later := func(o *outlined) bool { return e != Base && o.allied && o.key.warning != nil }
	for i := range list {
		if o := &list[i]; !later(o) {
			scans[i] = drawn{ev.scanOf(g, &o.key, zone), o.allied}
		}
	}
	var open []geo.Spans
	for i := range list {
		o := &list[i]
		if !later(o) {
			continue
		}
		if open == nil {
			open = append(open, zone.within(g)...)
			for _, s := range scans {
				if s.scan != nil {
					s.cutFrom(open)
				}
			}
		}
		scans[i] = drawn{ev.scanGround(g, &o.key, open), true}
		scans[i].cutFrom(open)
	}
	return scans
}

// cutFrom takes a scan out of ground given line by line.
func (s *scan) cutFrom(open []geo.Spans) {
	var kept arena[geo.Span]
	var row geo.Spans
	for line := s.first; line < s.last(); line++ {
		if spans := s.at(line); len(spans) > 0 && len(open[line]) > 0 {
			row = geo.Subtract(row[:0], open[line], spans)
			open[line] = kept.keep(row)
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
