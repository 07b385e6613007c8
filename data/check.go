package data

import (
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// The checks below need the whole scenario. They refuse only what the file or
// a flag itself states: a unit that was inherited and that a later caveat or
// stand-off forbids simply fails its gate, so that scenarios can take away. A
// unit that says barred: true is kept in the same way.

// barredGround says which caveat of its contributor forbids the ground that a
// unit stands on, and what ground would be accepted; nothing if none does.
func barredGround(p *scenario.Package, u *scenario.Unit) (reason, accepted string) {
	switch {
	case p.HasCaveat(u.Contributor, scenario.NotInUkraine) && u.Host == scenario.Ukraine:
		return u.Contributor + " has the caveat not-in-ukraine", "a base or position outside Ukraine"
	case p.HasCaveat(u.Contributor, scenario.OwnSoilOnly) && u.Host != u.Contributor && u.Position != orb.Point{}:
		// The sea is nobody's own soil; a place that was not found is no ground.
		return u.Contributor + " has the caveat own-soil-only", "a base or position in " + u.Contributor
	}
	return "", ""
}

// insideStandoff is the code of the country within whose stand-off zone a
// unit's station lies, or "".
func insideStandoff(p *scenario.Package, u *scenario.Unit) string {
	standoff := p.Authorisation.Standoff
	if standoff.Distance == 0 || u.Station == nil {
		return ""
	}
	for _, code := range standoff.From {
		country := World().Country(code)
		if country == nil {
			continue
		}
		if geo.Contains(country.Territory, *u.Station) || near(country.Territory, *u.Station, standoff.Distance) {
			return code
		}
	}
	return ""
}

// checkBars refuses units whose ground a caveat of their contributor forbids,
// and stations inside the stand-off zone.
func (d *decoder) checkBars(s *draft, root *node) {
	caveats := root.follow("package", "caveats")
	standoff := root.follow("package", "authorisation", "standoff")
	byID := itemsByID(s.units)
	d.in("units", func() {
		for i := range s.Units {
			u := &s.Units[i]
			n := byID[u.ID]
			if n.rank() < rankFile || n.get("barred").scalarText() == "true" {
				continue
			}
			at, station := n.get("at"), n.get("station")
			if reason, accepted := barredGround(&s.Package, u); reason != "" && at.stated() && n.rank() >= caveats.get(u.Contributor).rank() {
				d.in(u.ID+".at", func() { d.refuse(at, reason, accepted+", or barred: true to keep it as a unit that covers nothing") })
			}
			if station.rank() < rankFile || station.rank() < standoff.rank() {
				continue
			}
			if code := insideStandoff(&s.Package, u); code != "" {
				distance := formatMetres(s.Package.Authorisation.Standoff.Distance)
				d.in(u.ID+".station", func() {
					d.refuse(station, "inside the stand-off zone", distance+" or more from the territory of "+code)
				})
			}
		}
	})
}

func itemsByID(items []*node) map[string]*node {
	byID := make(map[string]*node, len(items))
	for _, n := range items {
		byID[n.get("id").scalarText()] = n
	}
	return byID
}
