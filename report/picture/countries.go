package picture

import (
	"slices"
	"strings"

	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/paulmach/orb"
)

// countryStep is the distance in units between rows in which room for the
// name of a country is sought.
const countryStep = 8

// drawCountries writes the names of countries and seas where the map has room.
func (d *draft) drawCountries() {
	w := d.result.Scenario.World
	if w == nil {
		return
	}
	for i := range w.Countries {
		if w.Countries[i].Code == scenario.Ukraine {
			continue
		}
		d.drawCountry(&w.Countries[i])
	}
	for _, sea := range [...]struct {
		name string
		at   []orb.Point
	}{
		{"Black Sea", []orb.Point{{31.4, 45.2}, {31.8, 44.7}, {31.2, 44.2}, {35, 43.6}}},
		{"Sea of Azov", []orb.Point{{36.6, 46.05}, {36.2, 46.2}, {36, 45.8}}},
	} {
		name := pictureName{class: "names", words: sea.name, size: 14, spacing: 1.2, color: d.paint.water}
		for _, at := range sea.at {
			if d.nameOver(name, d.view.at(at)) {
				break
			}
		}
	}
}

// drawCountry writes a country's name in the roomiest part of its ground.
func (d *draft) drawCountry(t *scenario.Territory) {
	name := pictureName{class: "names", words: strings.ToUpper(wording.Clean(t.Name)), size: 13, spacing: 2.6,
		color: d.paint.country}
	half := d.nameBox(&name, orb.Point{}).width()/2 + 8
	rows := d.groundRows(d.view.territory(t.Territory))
	type spot struct {
		at   orb.Point
		room float64
	}
	var spots []spot
	for i := 1; i+1 < len(rows); i++ {
		y := d.view.frame.top + float64(i)*countryStep
		for _, s := range rows[i] {
			for x := s.West + half; x <= s.East-half; x += countryStep {
				if room := groundRoom(rows, i, x, half); room > 0 {
					spots = append(spots, spot{orb.Point{x, y}, room})
				}
			}
		}
	}
	slices.SortStableFunc(spots, func(a, b spot) int {
		switch {
		case a.room > b.room:
			return -1
		case a.room < b.room:
			return 1
		}
		return 0
	})
	for _, s := range spots {
		if d.nameOver(name, s.at) {
			return
		}
	}
}

// groundRows returns where rings lie, as stretches of rows of the map from the top,
// an even number of rings being outside.
func (d *draft) groundRows(rings []orb.Ring) []geo.Spans {
	frame := d.view.frame
	rows := make([]geo.Spans, int(frame.height()/countryStep)+1)
	for i := range rows {
		y := frame.top + float64(i)*countryStep
		var ends []float64
		for _, ring := range rings {
			for k := 1; k < len(ring); k++ {
				a, b := ring[k-1], ring[k]
				if (a[1] <= y) != (b[1] <= y) {
					ends = append(ends, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
				}
			}
		}
		slices.Sort(ends)
		for k := 0; k+1 < len(ends); k += 2 {
			west, east := max(ends[k], frame.left), min(ends[k+1], frame.right)
			if west < east {
				rows[i] = append(rows[i], geo.Span{West: west, East: east})
			}
		}
	}
	return rows
}

// groundRoom returns how many units around a point of a row are ground, upwards and
// downwards, for a name that reaches half to both sides; 0 where the name has
// no room.
func groundRoom(rows []geo.Spans, row int, x, half float64) float64 {
	holds := func(i int) bool {
		for _, s := range rows[i] {
			if s.West <= x-half && x+half <= s.East {
				return true
			}
		}
		return false
	}
	reach := 0
	for row-reach-1 >= 0 && row+reach+1 < len(rows) && holds(row-reach-1) && holds(row+reach+1) {
		reach++
	}
	return float64(reach) * countryStep
}
