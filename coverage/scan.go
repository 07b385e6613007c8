package coverage

import (
	"cmp"
	"slices"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// outlined is a footprint that covers some ground, by all that this depends on.
type outlined struct {
	scanKey
	warning *warning     // that the key names; nil where nobody else's serves it
	cues    []cuedGround // that the key names
	id      uint64       // names the key in other keys
	allied  bool         // cut to the authorised zone
}

// cuedGround is what a footprint's ground on tracks of networks depends on besides.
type cuedGround struct {
	warning *warning
	outer   geo.Length
	wait    time.Duration
}

// drawn is one footprint's ground and whether it is cut to the authorised zone.
type drawn struct {
	*scan
	allied bool
}

// outlined lists the footprints of the units that engage the threat somewhere.
func (ev *evaluation) outlined(g *ground, table *placeTable, t int, e scenario.Estimate, zone *zoned) []outlined {
	list := make([]outlined, 0, len(ev.footprints[t]))
	for u := range ev.footprints[t] {
		f := &ev.footprints[t][u][e]
		if f.closed() || !f.post.patrol.valid() || f.outer() < f.release {
			continue
		}
		o := ev.outline(g, f, table.stock.of(t, e, u), ev.shared[t][e], zone)
		o.id = remember(ev.memo, &ev.memo.names, keptScans, o.scanKey, ev.memo.next)
		list = append(list, o)
	}
	return list
}

// draw returns the ground of footprints. At high nobody needs the depth, so warned
// allied units are drawn last, the longest reach first, and only where nothing
// covers the ground yet.
func (ev *evaluation) draw(g *ground, list []outlined, zone *zoned, e scenario.Estimate) []drawn {
	scans := make([]drawn, 0, len(list))
	var later []*outlined
	for i := range list {
		if o := &list[i]; e == scenario.High && o.allied && o.warning != nil {
			later = append(later, o)
		} else {
			scans = append(scans, drawn{ev.scanOf(g, o, zone), o.allied})
		}
	}
	if len(later) == 0 {
		return scans
	}
	slices.SortStableFunc(later, func(a, b *outlined) int { return cmp.Compare(b.outer, a.outer) })
	open := slices.Clone(zone.within(g))
	for i := range scans {
		scans[i].cutFrom(open)
	}
	for _, o := range later {
		s := ev.scanGround(g, o, open)
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

// scan is one footprint as intervals on consecutive lines: one per line in
// disc, or several in rows.
type scan struct {
	first int
	disc  []geo.Span
	rows  []geo.Spans
}

// at is the footprint's intervals on a line.
func (s *scan) at(line int) []geo.Span {
	i := line - s.first
	switch {
	case i < 0:
		return nil
	case s.rows != nil:
		if i < len(s.rows) {
			return s.rows[i]
		}
	case i < len(s.disc):
		return s.disc[i : i+1]
	}
	return nil
}

// last is the line after the last.
func (s *scan) last() int { return s.first + max(len(s.disc), len(s.rows)) }

// scanKey is all that a scan depends on.
type scanKey struct {
	ground       groundKey
	at, base     orb.Point
	inner, outer geo.Length // radii: stand-alone, and with a warning
	fuelRadius   geo.Length // radius around the base
	standoff     string
	keep         geo.Length // distance from the stand-off's territories
	facing       geo.Angle
	sector       geo.Angle
	turned       bool       // a sector radar at low: it warns only where it faces the threats
	detection    geo.Length // own, where others may see in its stead
	cueing       bool       // no level of command lets it shoot where it warns not itself
	warned       uint64     // names the warning that serves it; 0: none
	cued         string     // names the warnings with networks, with radii and waits
	wait         time.Duration
	speed        geo.Speed
	threatSpeed  geo.Speed
	release      geo.Length
	missile      geo.Length
	flying       bool
	zone         uint64 // names the zone outside which a warned unit is not asked for; 0: none
}

// outline reduces a footprint's limits, and the edge that [stockLimits] has for
// it, to what its ground depends on.
func (ev *evaluation) outline(g *ground, f *footprint, lasts geo.Length, sh *shared, zone *zoned) outlined {
	release, stock := f.release, lasts+f.release
	hard := min(f.kinematic, stock)
	k := outlined{allied: f.allied}
	k.scanKey = scanKey{
		ground: g.key, at: f.post.origin, release: release, flying: f.flying,
		inner: min(hard, f.detection, f.timeline) - release, sector: f.sector,
	}
	if f.sector != 0 {
		k.facing, k.turned = f.facing, f.turned
	}
	if f.set < 0 {
		return k
	}
	k.outer = min(hard, f.cap) - release
	if f.flying {
		k.inner, k.outer = -1, min(stock, f.kinematic+f.fromBase)-release
		k.base, k.fuelRadius, k.missile = f.unit.Position, f.kinematic-release, f.missile
		if k.keep = f.standoff; k.keep > 0 {
			k.standoff = standoffKey(ev.scenario)
		}
	} else if f.remote() {
		k.detection = f.detection
	} else {
		k.outer = min(k.outer, f.detection-release)
	}
	if k.outer > k.inner {
		k.warning, k.wait, k.speed, k.threatSpeed = sh.sets[f.set], f.wait, f.speed, f.threatSpeed
		k.warned, k.cueing = k.warning.id, k.turned && f.level <= 1
		k.addCues(f, hard, sh)
		if f.allied && zone.spans != nil {
			k.zone = zone.id
		}
	}
	return k
}

// addCues adds what the ground on tracks of networks depends on, within the hard limits
// of the far edge.
func (k *outlined) addCues(f *footprint, hard geo.Length, sh *shared) {
	for i := range f.cues {
		c := &f.cues[i]
		part := cuedGround{warning: sh.sets[c.set], outer: k.outer, wait: c.wait}
		if !f.flying {
			part.outer = min(hard, c.cap, f.detection) - f.release
		}
		if part.outer > k.inner {
			k.cues = append(k.cues, part)
			k.cued += binaryText(float64(part.warning.id), float64(part.outer), part.wait.Seconds())
		}
	}
}

// scanOf is the ground that a footprint covers, zone apart; that of an allied
// unit is whole within the zone only.
func (ev *evaluation) scanOf(g *ground, o *outlined, zone *zoned) *scan {
	return remember(ev.memo, &ev.memo.scans, keptScans, o.scanKey, func() *scan {
		if o.zone == 0 {
			return ev.scanGround(g, o, g.inside)
		}
		return ev.scanGround(g, o, zone.within(g))
	})
}

// scanGround is the ground of a footprint where it is wanted; elsewhere some of
// it may be left out.
func (ev *evaluation) scanGround(g *ground, k *outlined, wanted []geo.Spans) *scan {
	alone := &scan{}
	if k.inner >= 0 {
		alone = ev.ownSector(g, &k.scanKey, k.inner)
		if k.turned {
			alone = intersectScans(alone, ev.faced(g, k.at, k.inner, k.facing, k.sector))
		}
	}
	if k.warning == nil {
		return alone
	}
	if k.flying {
		wanted = ev.grounded(g, &k.scanKey, wanted)
	}
	warned := k.warnedGround(g, wanted, cuedGround{k.warning, k.outer, k.wait})
	switch {
	case k.flying:
		warned = intersectScans(warned, &scan{rows: wanted})
	case k.detection > 0:
		warned = ev.seenRemotely(g, k, warned)
	case k.sector != 0:
		warned = intersectScans(warned, ev.ownSector(g, &k.scanKey, k.outer))
		if k.cueing {
			warned = ev.options.Land.facingGround(g.lines, warned, k.facing, k.sector)
		}
	}
	all := uniteScans(alone, warned)
	for i := range k.cues {
		part := k.warnedGround(g, wanted, k.cues[i])
		switch {
		case k.flying:
			part = intersectScans(part, &scan{rows: wanted})
		case k.sector != 0:
			part = intersectScans(part, ev.ownSector(g, &k.scanKey, k.cues[i].outer))
			if k.turned {
				part = ev.options.Land.facingGround(g.lines, part, k.facing, k.sector)
			}
		}
		all = uniteScans(all, part)
	}
	return all
}

// warnedGround is the ground within the outer radius on which the warning suffices,
// where that is wanted: where flight(p) - vt wait - rho max(0, d(p) + release -
// missile) is not negative, rho being the threat's speed over that of the
// interceptor or fighter.
func (k *outlined) warnedGround(g *ground, wanted []geo.Spans, by cuedGround) *scan {
	enough := geo.LevelSet{
		Centre: k.at, Beyond: k.release,
		Fixed: geo.Length(float64(k.threatSpeed) * by.wait.Seconds()),
		Slope: float64(k.threatSpeed) / float64(k.speed), Free: k.missile,
		Inner: k.alone(), Outer: by.outer,
	}
	needed := enough.Fixed + geo.Length(enough.Slope)*max(0, by.outer+k.release-k.missile) + k.release
	enough.Field = by.warning.field(g, k.at, by.outer, needed)
	window := geo.Window{Lines: &g.lines, West: g.west, East: g.east, Inside: g.inside, Wanted: wanted}
	first, whole, rows := enough.Scan(&window)
	return &scan{first: first, disc: whole, rows: rows}
}

// alone is the radius within which nothing needs to be warned: there the unit
// engages stand-alone in every direction. A little is left for the overlap.
func (k *scanKey) alone() geo.Length {
	if k.sector != 0 {
		return -1
	}
	return k.inner - 100
}

// fuelKey is all that the ground which a fighter's fuel reaches depends on.
type fuelKey struct {
	ground     groundKey
	base       orb.Point
	fuelRadius geo.Length
}

// grounded cuts ground to what a fighter's fuel reaches from its base, and away
// from the territories it keeps clear of.
func (ev *evaluation) grounded(g *ground, k *scanKey, wanted []geo.Spans) []geo.Spans {
	key := fuelKey{g.key, k.base, k.fuelRadius}
	fuelRadius := remember(ev.memo, &ev.memo.fuelRadii, keptFuelRadii, key, func() *scan {
		return sectorScan(ev.memo, g, k.base, k.fuelRadius, 0, 0)
	})
	var near [][]geo.Spans
	if k.keep > 0 && ev.scenario.World != nil {
		for _, code := range ev.scenario.Package.Authorisation.Standoff.From {
			if t := ev.scenario.World.Country(code); t != nil {
				near = append(near, ev.options.Land.strip(g, t, k.keep))
			}
			if code == string(scenario.Occupied) {
				near = append(near, ev.nearOccupied(g, k.keep)...)
			}
		}
	}
	rows := make([]geo.Spans, len(wanted))
	var kept geo.Arena[geo.Span]
	var row, cut geo.Spans
	for line := fuelRadius.first; line < fuelRadius.last(); line++ {
		row = geo.Intersect(row[:0], wanted[line], fuelRadius.at(line))
		for _, strip := range near {
			cut = geo.Subtract(cut[:0], row, strip[line])
			row, cut = cut, row
		}
		rows[line] = kept.Keep(row)
	}
	return rows
}

// seenRemotely cuts ground to what the sensors of a group see in their
// sectors, or the unit itself in its own.
func (ev *evaluation) seenRemotely(g *ground, k *outlined, s *scan) *scan {
	turned := false
	for i := range k.warning.sensors {
		turned = turned || k.warning.sensors[i].sector != 0
	}
	if !turned {
		return s
	}
	own := ev.ownSector(g, &k.scanKey, k.detection-k.release)
	others := ev.sightOf(g, k.warning)
	seen := &scan{first: s.first, rows: make([]geo.Spans, s.last()-s.first)}
	var kept geo.Arena[geo.Span]
	var byOwn, byOthers, row geo.Spans
	for i := range seen.rows {
		line := s.first + i
		byOwn = geo.Intersect(byOwn[:0], s.at(line), own.at(line))
		byOthers = geo.Intersect(byOthers[:0], s.at(line), others.at(line))
		row = geo.Union(row[:0], byOwn, byOthers)
		seen.rows[i] = kept.Keep(row)
	}
	return seen
}

// sightKey is all that the ground in sight of a set of sensors depends on.
type sightKey struct {
	ground  groundKey
	warning uint64
}

// sightOf is the ground inside the border that some sensor of a set sees in its
// sector.
func (ev *evaluation) sightOf(g *ground, w *warning) *scan {
	return remember(ev.memo, &ev.memo.sights, keptSights, sightKey{g.key, w.id}, func() *scan {
		discs := make([]drawn, len(w.sensors))
		for i := range w.sensors {
			r := &w.sensors[i]
			discs[i].scan = ev.inSector(g, r.point, r.reach, r.facing, r.sector, r.turned)
		}
		return &scan{rows: outlines(depths(g, discs, nil))}
	})
}

// drawnSector is how far a sector is drawn before discs cut it, so that every
// estimate is cut by the same rays.
const drawnSector = 700 * geo.Kilometre

// ownSector is the ground within a radius that a unit's own radar holds in its
// sector.
func (ev *evaluation) ownSector(g *ground, k *scanKey, radius geo.Length) *scan {
	return ev.inSector(g, k.at, radius, k.facing, k.sector, k.turned)
}

// inSector is the ground within a radius of a radar that counts as inside its sector.
// Where the radar is turned, the ground near it does by the bearing to the threats
// alone.
func (ev *evaluation) inSector(g *ground, at orb.Point, radius geo.Length, facing, sector geo.Angle, turned bool) *scan {
	if !turned || sector == 0 {
		return sectorScan(ev.memo, g, at, radius, facing, sector)
	}
	near := min(radius, insideSector)
	wedge := cutSector(ev.memo, g, at, radius, facing, sector)
	nearest, round := geo.Disc{Centre: at, Radius: near}.Scan(g.lines, nil)
	for i := range round {
		row := &wedge.rows[nearest+i-wedge.first]
		*row = geo.Subtract(nil, *row, round[i:i+1])
	}
	return uniteScans(wedge, ev.faced(g, at, near, facing, sector))
}

// faced is the ground within a radius of a radar from which its sector faces the
// threats.
func (ev *evaluation) faced(g *ground, at orb.Point, radius geo.Length, facing, sector geo.Angle) *scan {
	first, spans := geo.Disc{Centre: at, Radius: radius}.Scan(g.lines, nil)
	return ev.options.Land.facingGround(g.lines, &scan{first: first, disc: spans}, facing, sector)
}

// sectorScan is a disc cut to a radar's sector, with the small disc around the
// radar in which everything counts as inside; a sector of 0 is all round.
func sectorScan(m *memo, g *ground, at orb.Point, radius geo.Length, facing, sector geo.Angle) *scan {
	s := cutSector(m, g, at, radius, facing, sector)
	if s.rows == nil {
		return s
	}
	near := geo.Disc{Centre: at, Radius: min(radius, insideSector)}
	nearest, round := near.Scan(g.lines, nil)
	for i := range round {
		row := &s.rows[nearest+i-s.first]
		*row = geo.Union(nil, *row, round[i:i+1])
	}
	return s
}

// cutSector is a disc cut to a radar's sector; a sector of 0 is all round.
func cutSector(m *memo, g *ground, at orb.Point, radius geo.Length, facing, sector geo.Angle) *scan {
	disc := geo.Disc{Centre: at, Radius: radius}
	first, spans := disc.Scan(g.lines, nil)
	if sector == 0 || len(spans) == 0 {
		return &scan{first: first, disc: spans}
	}
	inside := m.sector(g, at, max(drawnSector, 2*radius), facing, sector)
	rows := make([]geo.Spans, len(spans))
	for i := range spans {
		rows[i] = geo.Intersect(nil, spans[i:i+1], inside[first+i])
	}
	return &scan{first: first, rows: rows}
}

// uniteScans is the ground of either of two scans.
func uniteScans(a, b *scan) *scan {
	switch {
	case a.last() == a.first:
		return b
	case b.last() == b.first:
		return a
	}
	s := &scan{first: min(a.first, b.first)}
	s.rows = make([]geo.Spans, max(a.last(), b.last())-s.first)
	var kept geo.Arena[geo.Span]
	var row geo.Spans
	for i := range s.rows {
		row = geo.Union(row[:0], a.at(s.first+i), b.at(s.first+i))
		s.rows[i] = kept.Keep(row)
	}
	return s
}

// intersectScans is the ground of both scans.
func intersectScans(a, b *scan) *scan {
	s := &scan{first: a.first, rows: make([]geo.Spans, a.last()-a.first)}
	var kept geo.Arena[geo.Span]
	var row geo.Spans
	for i := range s.rows {
		row = geo.Intersect(row[:0], a.at(s.first+i), b.at(s.first+i))
		s.rows[i] = kept.Keep(row)
	}
	return s
}

// sectorKey is all that a drawn sector depends on.
type sectorKey struct {
	ground         groundKey
	at             orb.Point
	reach          geo.Length
	facing, sector geo.Angle
}

// sector is a sector's shape on every line.
func (m *memo) sector(g *ground, at orb.Point, reach geo.Length, facing, sector geo.Angle) []geo.Spans {
	return remember(m, &m.sectors, keptSectors, sectorKey{g.key, at, reach, facing, sector}, func() []geo.Spans {
		return geo.ScanMultiPolygon(g.lines, orb.MultiPolygon{geo.Sector(at, reach, facing, sector)})
	})
}
