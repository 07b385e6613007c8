package cli

import (
	"airumbrella/data"
	"airumbrella/tui"

	"github.com/paulmach/orb"
)

var lineKinds = map[string]tui.LineKind{
	data.KindCoast: tui.Coast, data.KindBorder: tui.Border, data.KindUkraine: tui.Ukraine,
}

var nameKinds = map[string]tui.NameKind{
	data.NameCountry: tui.CountryName, data.NameSea: tui.SeaName, data.NameTown: tui.TownName,
}

// baseMap is the embedded geography as the planner draws it.
func baseMap() *tui.BaseMap {
	m := &tui.BaseMap{Box: data.OutlineBox(), Attribution: "GeoNames CC BY 4.0 · Natural Earth · NASA SRTM"}
	for _, l := range data.BoundaryLines() {
		m.Lines = append(m.Lines, tui.BaseLine{Kind: lineKinds[l.Kind], Points: l.Line})
	}
	for _, c := range data.Countries() {
		m.Land = append(m.Land, c.Territory)
	}
	for _, r := range data.Regions() {
		for _, polygon := range r.Territory {
			for _, ring := range polygon {
				m.Lines = append(m.Lines, tui.BaseLine{Kind: tui.Region, Points: orb.LineString(ring)})
			}
		}
	}
	for _, r := range data.Rivers() {
		m.Lines = append(m.Lines, tui.BaseLine{Kind: tui.River, Points: r.Line})
	}
	for _, n := range data.MapNames() {
		m.Names = append(m.Names, tui.BaseName{Kind: nameKinds[n.Kind], Name: n.Name, Position: n.Position, Rank: n.Rank})
	}
	relief := data.EmbeddedRelief()
	m.Relief = func(p orb.Point) (float64, bool) {
		h, ok := relief.Elevation(p[0], p[1])
		return float64(h), ok
	}
	return m
}
