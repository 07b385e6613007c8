// Package ground is the base map under the fixture.
package ground

import (
	"airumbrella/tui/mapview"
	"airumbrella/tui/testdata/fixture"

	"github.com/paulmach/orb"
)

// BaseMap has some land, a coast, a river and names.
func BaseMap() *mapview.BaseMap {
	west := orb.MultiPolygon{{orb.Ring{{10, 43}, {28.3, 43}, {28.3, 45.5}, {29.9, 46.5}, {29.2, 47.9}, {27.5, 48.5},
		{24.9, 47.7}, {22.2, 48.4}, {23.6, 51.5}, {25.5, 51.9}, {25.5, 56}, {10, 56}, {10, 43}}}}
	east := orb.MultiPolygon{{orb.Ring{{25.5, 56}, {25.5, 51.9}, {30.6, 51.4}, {33.8, 52.3}, {35.6, 50.4}, {40.1, 49.6},
		{38.2, 47.1}, {39.5, 46}, {37.5, 44.7}, {44, 41}, {46, 41}, {46, 56}, {25.5, 56}}}}
	lines := []mapview.BaseLine{
		{Kind: mapview.Ukraine, Points: orb.LineString(fixture.Border[0][0])},
		{
			Kind:   mapview.Coast,
			Points: orb.LineString{{28.3, 43}, {28.3, 45.5}, {29.6, 45.3}, {30.7, 46.4}, {31.5, 46.6}},
		},
		{Kind: mapview.Border, Points: orb.LineString{{22.2, 48.4}, {18.0, 49.5}}},
		{
			Kind: mapview.River,
			Points: orb.LineString{{30.6, 51.4}, {30.5, 50.4}, {33.3, 49.0}, {35.0, 48.4}, {34.5, 47.5},
				{32.5, 46.6}},
		},
		{Kind: mapview.Region, Points: orb.LineString{{26.0, 51.8}, {26.2, 48.0}}},
	}
	return &mapview.BaseMap{
		Box:         orb.Bound{Min: orb.Point{10, 40}, Max: orb.Point{46, 56}},
		Lines:       func() []mapview.BaseLine { return lines },
		Land:        []orb.MultiPolygon{west, east, fixture.Border},
		Attribution: "Places: GeoNames CC BY 4.0",
		Names: []mapview.BaseName{
			{
				Kind:     mapview.CountryName,
				Name:     "Poland",
				Position: orb.Point{21.0, 51.0},
				Rank:     1,
			}, {Kind: mapview.CountryName,
				Name: "Romania", Position: orb.Point{25.5, 45.8}, Rank: 1},
			{
				Kind:     mapview.SeaName,
				Name:     "Black Sea",
				Position: orb.Point{31.8, 44.3},
				Rank:     1,
			}, {Kind: mapview.TownName,
				Name: "Warsaw", Position: orb.Point{21.0, 52.2}, Rank: 2},
		},
	}
}
