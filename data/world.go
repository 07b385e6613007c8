package data

import (
	"sync"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// World is the ground as the model needs it, made of the embedded outlines
// when it is first asked for and shared by every scenario: do not change it.
func World() *scenario.World { return world() }

var world = sync.OnceValue(func() *scenario.World {
	var border orb.MultiPolygon
	var regions []scenario.Region
	var countries []scenario.Territory
	for _, c := range Countries() {
		countries = append(countries, scenario.Territory{Code: c.Code, Name: c.Name, Territory: c.Territory})
		if c.Code == scenario.Ukraine {
			border = c.Territory
		}
	}
	for _, r := range Regions() {
		regions = append(regions, scenario.Region{Code: r.Code, Name: r.Name, NameUK: r.NameUK, Territory: r.Territory})
	}
	w := scenario.NewWorld(border, regions, countries)
	w.HeldGround = heldGround()
	for i := range places() {
		p := &places()[i]
		w.Settlements = append(w.Settlements, scenario.Settlement{
			Position: p.Position, Radius: p.Radius(), Occupied: p.Control == scenario.Occupied,
		})
	}
	return w
})

// bounded is a polygon with its bounds, so that few polygons need be searched
// for a position.
type bounded struct {
	code    string
	bound   orb.Bound
	polygon orb.MultiPolygon
}

func boundedParts(code string, territory orb.MultiPolygon) []bounded {
	parts := make([]bounded, len(territory))
	for i, polygon := range territory {
		parts[i] = bounded{code, polygon.Bound(), orb.MultiPolygon{polygon}}
	}
	return parts
}

var countryParts = sync.OnceValue(func() (parts []bounded) {
	for _, c := range World().Countries {
		parts = append(parts, boundedParts(c.Code, c.Territory)...)
	}
	return parts
})

var regionParts = sync.OnceValue(func() (parts []bounded) {
	for _, r := range World().Regions {
		parts = append(parts, boundedParts(r.Code, r.Territory)...)
	}
	return parts
})

// holder is the code of the part that holds a position, or "".
func holder(parts []bounded, p orb.Point) string {
	for _, part := range parts {
		if part.bound.Contains(p) && geo.Contains(part.polygon, p) {
			return part.code
		}
	}
	return ""
}

// CountryAt returns what [scenario.World.CountryAt] does, by an index.
func CountryAt(p orb.Point) string { return holder(countryParts(), p) }

// RegionAt returns the code of the region whose generalised outline holds a
// position, or "".
func RegionAt(p orb.Point) string { return holder(regionParts(), p) }

// OutlineError is how far the generalised outlines lie from the ground, at most:
// Ochakiv stands half a kilometre off the coast and Skadovsk one and a half.
const OutlineError = 2 * geo.Kilometre

// RegionNear returns what [RegionAt] does or, within the error of the outlines,
// the code of the nearest region.
func RegionNear(p orb.Point) string {
	if code := RegionAt(p); code != "" {
		return code
	}
	nearest := ""
	for d := OutlineError; d > OutlineError/64; d /= 2 {
		found := ""
		for _, part := range regionParts() {
			if part.bound.Pad(boundPad).Contains(p) && Near(part.polygon, p, d) {
				found = part.code
				break
			}
		}
		if found == "" {
			break
		}
		nearest = found
	}
	return nearest
}

// boundPad is more than OutlineError in degrees, east and north.
const boundPad = 0.05

// InCountry reports whether a position lies in a country, within the error of its
// outline; a country that the outlines do not hold has no ground.
func InCountry(p orb.Point, code string) bool {
	if CountryAt(p) == code {
		return true
	}
	c := World().Country(code)
	return c != nil && Near(c.Territory, p, OutlineError)
}
