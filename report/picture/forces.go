package picture

import (
	"math"

	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// Sizes of the markers of forces.
const (
	baseSize    = 6.2
	unitSize    = 2.7
	stationSize = 3.6
)

// pictureBase is a base on the map.
type pictureBase struct {
	name   string
	at     orb.Point
	agreed bool
}

// drawForces draws patrol stations, ground units and bases, and returns the
// bases. Ground radars are not drawn.
func (d *draft) drawForces(cities []pictureCity) []pictureBase {
	s := d.result.Scenario
	inner := d.view.frame.grown(-8)
	var units, stations []*scenario.Unit
	for i := range s.Units {
		u := &s.Units[i]
		system := s.System(u)
		switch {
		case system == nil || u.Phase == scenario.AfterCeasefire && s.Phase != scenario.AfterCeasefire:
		case u.Station != nil:
			stations = append(stations, u)
		case system.Kind == scenario.GBAD:
			units = append(units, u)
		}
	}
	for _, u := range stations {
		d.drawStation(u, inner)
	}
	d.drawUnits(units, cities, inner)
	var bases []pictureBase
	for i := range s.Bases {
		b := &s.Bases[i]
		at := d.view.at(b.Position)
		if !pictureSquare(at, 0).within(inner) {
			continue
		}
		agreed := s.HostGranted(b.Country)
		d.polygonMarker(triangle(at, baseSize), d.paint.ally, agreed, true)
		d.mark(at, baseSize)
		bases = append(bases, pictureBase{d.types.cut(wording.Clean(b.Name), 11.5, false, 150), at, agreed})
	}
	return bases
}

// agreed reports whether a unit's host and contributor take part.
func (d *draft) agreed(u *scenario.Unit) bool {
	s := d.result.Scenario
	return s.HostGranted(u.Host) && s.ContributorGranted(u.Contributor)
}

// drawStation draws a patrol station and the way to it.
func (d *draft) drawStation(u *scenario.Unit, inner pictureBox) {
	at, from := d.view.at(*u.Station), d.view.at(u.Position)
	if !pictureSquare(at, 0).within(inner) {
		return
	}
	way := d.view.lines([]orb.LineString{{u.Position, *u.Station}})
	if len(way) > 0 && math.Hypot(at[0]-from[0], at[1]-from[1]) > 12 {
		d.scene.add(pictureShape{
			class: "forces", clip: true, rings: way, open: true, stroke: solid(alpha(d.paint.ally, 150)),
			width: 0.8, dash: 3,
		})
	}
	d.polygonMarker(diamond(at, stationSize), d.paint.ally, d.agreed(u), true)
	d.mark(at, stationSize)
}

// unitGroup is the ground units at one position: Ukraine's own and allied.
type unitGroup struct {
	at           orb.Point
	own, allied  bool
	alliedAgreed bool
}

// drawUnits draws one square per position for Ukraine's own ground units and
// one wedge for allied ones, below the marker of a city where they stand in one.
func (d *draft) drawUnits(units []*scenario.Unit, cities []pictureCity, inner pictureBox) {
	var groups []unitGroup
	index := map[orb.Point]int{}
	for _, u := range units {
		key := orb.Point{math.Round(u.Position[0] * 100), math.Round(u.Position[1] * 100)}
		i, known := index[key]
		if !known {
			i = len(groups)
			index[key] = i
			groups = append(groups, unitGroup{at: d.view.at(u.Position)})
		}
		g := &groups[i]
		if u.Contributor == scenario.Ukraine {
			g.own = true
		} else {
			g.allied = true
			g.alliedAgreed = g.alliedAgreed || d.agreed(u)
		}
	}
	for i := range groups {
		if g := &groups[i]; pictureSquare(g.at, 0).within(inner) {
			d.drawUnitGroup(g, cities)
		}
	}
}

func (d *draft) drawUnitGroup(g *unitGroup, cities []pictureCity) {
	at := g.at
	for i := range cities {
		c := &cities[i]
		if math.Hypot(c.at[0]-at[0], c.at[1]-at[1]) < c.radius+unitSize {
			at = orb.Point{c.at[0], c.at[1] + c.radius + unitSize + 2.6}
			break
		}
	}
	draw := func(at orb.Point, own bool) {
		if own {
			d.polygonMarker(square(at, unitSize), d.paint.own, true, true)
		} else {
			d.polygonMarker(wedgeMarker(at, unitSize+0.9), d.paint.ally, g.alliedAgreed, true)
		}
		d.mark(at, unitSize+0.6)
	}
	if g.own && g.allied {
		const apart = unitSize + 1.6
		draw(orb.Point{at[0] - apart, at[1]}, true)
		draw(orb.Point{at[0] + apart, at[1]}, false)
		return
	}
	draw(at, g.own)
}
