package cli

import (
	"airumbrella/data"
	"airumbrella/tui/mapview"

	"github.com/paulmach/orb"
)

var lineKinds = map[string]mapview.LineKind{
	data.KindCoast: mapview.Coast, data.KindBorder: mapview.Border, data.KindUkraine: mapview.Ukraine,
}

var nameKinds = map[string]mapview.NameKind{
	data.NameCountry: mapview.CountryName, data.NameSea: mapview.SeaName, data.NameTown: mapview.TownName,
}

// baseMap is the embedded geography as the planner draws it, ready to be drawn.
func baseMap() *mapview.BaseMap {
	m := &mapview.BaseMap{Box: data.OutlineBox(), Attribution: "GeoNames CC BY 4.0 · Natural Earth · NASA SRTM",
		Lines: baseLines}
	for _, c := range data.Countries() {
		m.Land = append(m.Land, c.Territory)
	}
	for _, n := range data.MapNames() {
		m.Names = append(
			m.Names,
			mapview.BaseName{Kind: nameKinds[n.Kind], Name: n.Name, Position: n.Position, Rank: n.Rank},
		)
	}
	m.Relief = func(p orb.Point) (float64, bool) {
		h, ok := data.EmbeddedRelief().Elevation(p[0], p[1]) // unpacked when it is first shown
		return float64(h), ok
	}
	m.Prepare()
	return m
}

// baseLines are the lines of the embedded geography.
func baseLines() (lines []mapview.BaseLine) {
	for _, l := range data.BoundaryLines() {
		lines = append(lines, mapview.BaseLine{Kind: lineKinds[l.Kind], Points: l.Line})
	}
	for _, r := range data.Regions() {
		for _, polygon := range r.Territory {
			for _, ring := range polygon {
				lines = append(lines, mapview.BaseLine{Kind: mapview.Region, Points: orb.LineString(ring)})
			}
		}
	}
	for _, r := range data.Rivers() {
		lines = append(lines, mapview.BaseLine{Kind: mapview.River, Points: r.Line})
	}
	return lines
}
