package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// keptFrom returns the distance from a point to the nearest ground that aircraft keep
// away from, and what that is: the code of a country or region, or the id of an occupied
// place, "" where it is one of the world's settlements. Without any such ground the
// distance is beyond every stand-off.
func keptFrom(s *scenario.Scenario, land *Land, p orb.Point) (nearest geo.Length, what string) {
	nearest = forever
	if s.World == nil || s.Package.Authorisation.Standoff.Distance <= 0 {
		return nearest, ""
	}
	take := func(d geo.Length, name string) {
		if d < nearest {
			nearest, what = d, name
		}
	}
	for _, code := range s.Package.Authorisation.Standoff.From {
		if t := s.World.Country(code); t != nil {
			take(land.distanceTo(p, t), code)
		}
		if code != string(scenario.Occupied) {
			continue
		}
		regions, settlements := s.OccupiedGround()
		for i := range regions {
			take(land.distanceTo(p, regionTerritory(&regions[i])), regions[i].Code)
		}
		at := geo.NewGeocentric(p)
		for i := range settlements {
			q := geo.NewGeocentric(settlements[i].Position)
			if reach := nearest + settlements[i].Radius; at.Chord2(&q) < float64(reach*reach) {
				take(max(0, at.Distance(&q)-settlements[i].Radius), settlementName(s, settlements[i].Position))
			}
		}
	}
	return nearest, what
}

// regionTerritory returns a region as a territory, by its own code.
func regionTerritory(r *scenario.Region) *scenario.Territory {
	return &scenario.Territory{Code: r.Code, Name: r.Name, Territory: r.Territory}
}

// settlementName returns the id of the place in play at a position, "" for none.
func settlementName(s *scenario.Scenario, at orb.Point) string {
	for i := range s.Places {
		if s.Places[i].Position == at {
			return s.Places[i].ID
		}
	}
	return ""
}

// standoffKey names the ground that aircraft keep away from.
func standoffKey(s *scenario.Scenario) string {
	key := ""
	for _, code := range s.Package.Authorisation.Standoff.From {
		key += code + " "
		if code != string(scenario.Occupied) || s.World == nil {
			continue
		}
		_, settlements := s.OccupiedGround()
		for i := range settlements {
			at := settlements[i].Position
			key += binaryText(at[0], at[1], float64(settlements[i].Radius))
		}
	}
	return key
}

// nearOccupied returns the ground within a distance of occupied ground.
func (ev *evaluation) nearOccupied(g *ground, keep geo.Length) [][]geo.Spans {
	regions, settlements := ev.scenario.OccupiedGround()
	var list [][]geo.Spans
	for i := range regions {
		list = append(list, ev.options.Land.strip(g, regionTerritory(&regions[i]), keep))
		list = append(list, geo.ScanMultiPolygon(g.lines, regions[i].Territory))
	}
	discs := make([]drawn, len(settlements))
	for i := range settlements {
		disc := geo.Disc{Centre: settlements[i].Position, Radius: keep + settlements[i].Radius}
		first, spans := disc.Scan(g.lines, nil)
		discs[i].scan = &scan{first: first, disc: spans}
	}
	return append(list, outlines(depths(g, discs, nil)))
}
