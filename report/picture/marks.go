package picture

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// pictureCity is a place with its marker.
type pictureCity struct {
	place  *scenario.Place
	result *coverage.PlaceThreat
	status coverage.Status
	at     orb.Point
	radius float64
}

func (c *pictureCity) occupied() bool { return c.place.Control == scenario.Occupied }

// mostNamed bounds the cities that names are tried for.
const mostNamed = 500

// drawMarks draws forces and cities, and then all names.
func (d *draft) drawMarks() {
	cities := d.cities()
	bases := d.drawForces(cities)
	for i := len(cities) - 1; i >= 0; i-- { // the greatest on top
		d.drawCity(&cities[i])
		d.mark(cities[i].at, cities[i].radius+0.8)
	}
	named := 0
	for ; named < min(len(cities), mostNamed) && cities[named].place.Population >= 250_000; named++ {
		d.nameCity(&cities[named])
	}
	d.drawCountries()
	for i := range bases {
		d.nameBeside(pictureName{
			class: "names", words: bases[i].name, size: 11.5, color: d.paint.ally,
		}, bases[i].at, 5)
	}
	for ; named < min(len(cities), mostNamed); named++ {
		d.nameCity(&cities[named])
	}
}

// mark keeps names off a marker.
func (d *draft) mark(at orb.Point, half float64) {
	box := pictureSquare(at, half)
	d.placer.block(box)
	d.scene.marks = append(d.scene.marks, box)
}

// cities returns the cities on the map, and places that the scenario adds: counted
// before others, the most people first.
func (d *draft) cities() []pictureCity {
	var list []pictureCity
	inner := d.view.frame.grown(-8)
	for i := range d.result.Places {
		p := &d.result.Places[i]
		at := d.view.at(p.Place.Position)
		if p.Place.Kind != scenario.City && !p.Place.Custom || !pictureSquare(at, 0).within(inner) {
			continue
		}
		c := pictureCity{place: p.Place, result: p.At(d.index), status: p.At(d.index).Status, at: at,
			radius: cityRadius(p.Place.Population)}
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b pictureCity) int {
		return cmp.Or(
			cmp.Compare(boolean(b.place.Counted), boolean(a.place.Counted)),
			cmp.Compare(b.place.Population, a.place.Population),
			cmp.Compare(a.place.ID, b.place.ID))
	})
	return list
}

// cityRadius lets a marker grow with the people of a city.
func cityRadius(people int) float64 {
	return min(3.4+3.2*math.Sqrt(float64(max(people, 0))/1e6), 8)
}

func (d *draft) nameCity(c *pictureCity) {
	n := pictureName{class: "names", words: d.types.cut(wording.Clean(c.place.Name), 13, false, 170), size: 12.5,
		color: d.paint.covered}
	if !c.occupied() && c.status == coverage.Partly {
		n.words += " " + wording.Percent(c.result.Count.Base, c.result.Points)
	}
	switch people := c.place.Population; {
	case c.occupied():
		n.size, n.color = 11, d.paint.occupied
	case people >= 900_000:
		n.size, n.bold = 17, true
	case people >= 400_000:
		n.size, n.bold = 15, true
	case people < 150_000:
		n.size = 11.5
	}
	if !c.occupied() && c.status == coverage.Uncovered {
		n.color = d.paint.gap
	}
	d.nameBeside(n, c.at, c.radius)
}

// drawCity draws the marker of a place: its shape says its status.
func (d *draft) drawCity(c *pictureCity) {
	d.cityMarker(c.at, c.radius, c.status, c.occupied(), true)
}

// filled is the part of a city's marker that is filled, by status: all where covered,
// half where partly, a quarter where that is only possible, none where not covered.
var filled = [...]float64{
	coverage.Uncovered: 0, coverage.Possible: 0.25, coverage.Partly: 0.5, coverage.Likely: 1, coverage.Assured: 1,
}

// cityMarker draws a disc that is filled as far as its status says, and a cross where
// occupied.
func (d *draft) cityMarker(at orb.Point, radius float64, status coverage.Status, occupied, clip bool) {
	p := d.paint
	add := func(s pictureShape) {
		s.class, s.clip = "cities", clip
		d.scene.add(s)
	}
	if occupied {
		arm := radius * 0.72
		cross := []orb.Ring{
			{{at[0] - arm, at[1] - arm}, {at[0] + arm, at[1] + arm}},
			{{at[0] - arm, at[1] + arm}, {at[0] + arm, at[1] - arm}},
		}
		add(pictureShape{rings: cross, open: true, stroke: solid(p.halo), width: 3.6})
		add(pictureShape{rings: cross, open: true, stroke: solid(p.occupied), width: 1.6})
		return
	}
	part, line, inside := filled[status], p.covered, p.marker
	switch part {
	case 0:
		line = p.gap
	case 1:
		inside = p.covered
	}
	disc := []orb.Ring{{at}}
	add(pictureShape{circle: true, rings: disc, radius: radius + 1.1, fill: solid(p.halo)})
	add(pictureShape{circle: true, rings: disc, radius: radius - 0.8, fill: solid(inside), stroke: solid(line),
		width: 1.8})
	if part > 0 && part < 1 {
		// Half from the top to the bottom on the left; a quarter on the upper right.
		slice := orb.Ring(arc(at, radius-0.8, math.Pi/2, 3*math.Pi/2))
		if part < 0.5 {
			slice = append(orb.Ring{at}, arc(at, radius-0.8, -math.Pi/2, 0)...)
		}
		add(pictureShape{rings: []orb.Ring{append(slice, slice[0])}, fill: solid(line)})
	}
}

// polygonMarker draws a marker with corners: filled where all have agreed,
// else hollow.
func (d *draft) polygonMarker(corners orb.Ring, c color.NRGBA, agreed, clip bool) {
	inside := d.paint.marker
	if agreed {
		inside = c
	}
	ring := []orb.Ring{append(corners, corners[0])}
	d.scene.add(pictureShape{class: "forces", clip: clip, rings: ring, stroke: solid(d.paint.halo), width: 3.4})
	d.scene.add(
		pictureShape{class: "forces", clip: clip, rings: ring, fill: solid(inside), stroke: solid(c), width: 1.3},
	)
}

func triangle(at orb.Point, r float64) orb.Ring {
	return orb.Ring{{at[0], at[1] - r}, {at[0] + 0.95*r, at[1] + 0.72*r}, {at[0] - 0.95*r, at[1] + 0.72*r}}
}

func wedgeMarker(at orb.Point, r float64) orb.Ring {
	return orb.Ring{{at[0] - 0.95*r, at[1] - 0.72*r}, {at[0] + 0.95*r, at[1] - 0.72*r}, {at[0], at[1] + r}}
}

func square(at orb.Point, r float64) orb.Ring {
	return pictureSquare(at, r).ring()[:4]
}

func diamond(at orb.Point, r float64) orb.Ring {
	return orb.Ring{{at[0], at[1] - r}, {at[0] + r, at[1]}, {at[0], at[1] + r}, {at[0] - r, at[1]}}
}
