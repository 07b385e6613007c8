package scenariofile

import (
	"slices"

	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

var (
	countQ     = whole(1, 1000, "1 to 1000")
	facingQ    = degrees(0, 360*geo.Degree, "0 to 360 degrees clockwise from north")
	onStationQ = whole(1, 20, "1 to 20 aircraft")
)

func hasStation(u *scenario.Unit) bool { return u.Station != nil }

var unitTable = table[scenario.Unit]{
	identity("id", func(u *scenario.Unit) *string { return &u.ID }),
	text("name", nameLength, func(u *scenario.Unit) *string { return &u.Name }),
	identity("system", func(u *scenario.Unit) *string { return &u.System }),
	siteField(func(from *scenario.Unit) *node {
		if from.At != "" {
			return quotedText(from.At)
		}
		return writePosition(from.Position)
	}),
	one("count", countQ, func(u *scenario.Unit) *int { return &u.Count }),
	senderField("contributor", func(u *scenario.Unit) *string { return &u.Contributor }),
	countryField("donor", func(u *scenario.Unit) *string { return &u.Donor }),
	text("group", nameLength, func(u *scenario.Unit) *string { return &u.Group }),
	word("phase", scenario.Phases[:], func(u *scenario.Unit) *scenario.Phase { return &u.Phase }),
	{
		name:   "facing",
		schema: facingQ.schema,
		read: func(d *decoder, n *node, into *scenario.Unit) {
			if v, ok := facingQ.read(d, n); ok {
				into.Facing, into.HasFacing = v, true
			}
		},
		write: func(from *scenario.Unit) *node {
			if !from.HasFacing {
				return nil
			}
			return written(facingQ.format(from.Facing))
		},
	},
	{
		name:   "station",
		schema: ref("position"),
		read: func(d *decoder, n *node, into *scenario.Unit) {
			if p, ok := d.position(n); ok {
				into.Station = &p
			}
		},
		write: func(from *scenario.Unit) *node {
			if from.Station == nil {
				return nil
			}
			return writePosition(*from.Station)
		},
	},
	// barred keeps a unit that a caveat or the stand-off bars: checkBars reads it,
	// writeUnits writes it.
	{
		name: "barred",
		schema: described("kept although a caveat or the stand-off bars it: a unit that covers nothing",
			always(schema{{"type", "boolean"}})),
		read: func(d *decoder, n *node, _ *scenario.Unit) {
			oneWord(d, n, "truth value", []string{"true", "false"})
		},
	},
	when(hasStation, one("on_station", onStationQ, func(u *scenario.Unit) *int { return &u.OnStation })),
}

// unit reads a unit and finds its system and where it stands.
func (d *decoder) unit(
	n *node, systems func(id string) *scenario.System, known func() []string, a *atlas,
) scenario.Unit {
	u := scenario.Unit{Count: 1, Phase: scenario.Now}
	unitTable.read(d, n, &u)
	d.require(n, "a unit", "id", "system", "at")
	if at := n.get("at"); at.stated() {
		d.in("at", func() {
			if s, ok := d.site(at, a); ok {
				u.At, u.Position, u.Host = s.name, s.position, s.country
			}
		})
	}
	if u.System == "" {
		return u
	}
	system := systems(u.System)
	if system == nil {
		d.in("system", func() { d.unknownID(n.get("system"), "system", known()) })
		return u
	}
	d.station(n, &u, system)
	return u
}

// station checks that only what flies has a station.
func (d *decoder) station(n *node, u *scenario.Unit, system *scenario.System) {
	station, kept := n.get("station"), n.get("on_station")
	if station.stated() && system.Aircraft == nil {
		d.in("station", func() {
			d.refuse(station, StationOfOthers, "the line taken out, or a system that flies")
		})
	}
	if kept.stated() && !station.stated() {
		d.in("on_station", func() { d.refuse(kept, NoMeaningAlone, "a station beside it") })
	}
	if u.Station != nil {
		u.OnStation = u.Kept()
	}
}

// The checks below need the whole scenario. They refuse only what the file or
// a flag itself states: a unit that was inherited and that a later caveat or
// stand-off forbids simply fails its gate, so that scenarios can take away. A
// unit that says barred: true is kept in the same way.

// barredGround returns which caveat of its contributor forbids the ground that
// a unit stands on, "" for none, and what ground would be accepted.
func barredGround(p *scenario.Package, u *scenario.Unit) (broken scenario.Caveat, accepted string) {
	switch {
	case p.HasCaveat(u.Contributor, scenario.NotInUkraine) && u.Host == scenario.Ukraine:
		return scenario.NotInUkraine, "a base or position outside Ukraine"
	case p.HasCaveat(u.Contributor, scenario.OwnSoilOnly) && u.Host != u.Contributor && u.Position != orb.Point{}:
		// The sea is nobody's own soil; a place that was not found is no ground.
		return scenario.OwnSoilOnly, "a base or position in " + u.Contributor
	}
	return "", ""
}

// insideStandoff is the ground within whose stand-off zone a unit's station lies:
// the code of a country, or the word for what is occupied; "" for none.
func insideStandoff(s *scenario.Scenario, u *scenario.Unit) string {
	standoff := s.Package.Authorisation.Standoff
	if standoff.Distance == 0 || u.Station == nil {
		return ""
	}
	within := func(ground orb.MultiPolygon) bool {
		return geo.Contains(ground, *u.Station) || data.Near(ground, *u.Station, standoff.Distance)
	}
	for _, code := range standoff.From {
		if country := data.World().Country(code); country != nil && within(country.Territory) {
			return code
		}
		if code != occupiedGround {
			continue
		}
		regions, settlements := s.OccupiedGround()
		if slices.ContainsFunc(regions, func(r scenario.Region) bool { return within(r.Territory) }) ||
			slices.ContainsFunc(settlements, func(p scenario.Settlement) bool {
				return geo.Distance(p.Position, *u.Station) < p.Radius+standoff.Distance
			}) {
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
			if broken, accepted := barredGround(&s.Package, u); broken != "" && at.stated() &&
				n.rank() >= caveats.get(u.Contributor).rank() {
				d.in(u.ID+".at", func() {
					accepted += ", or barred: true to keep it as a unit that covers nothing"
					d.refuse(at, CaveatBroken, accepted, u.Contributor, broken)
				})
			}
			if station.rank() < rankFile || station.rank() < standoff.rank() {
				continue
			}
			if code := insideStandoff(s.Scenario, u); code != "" {
				distance := formatMetres(s.Package.Authorisation.Standoff.Distance)
				d.in(u.ID+".station", func() {
					d.refuse(station, InsideStandoff, distance+" or more from "+groundWords(code))
				})
			}
		}
	})
}

// groundWords is ground that aircraft are kept away from, in words.
func groundWords(code string) string {
	if code == occupiedGround {
		return "occupied ground"
	}
	return "the territory of " + code
}

func itemsByID(items []*node) map[string]*node {
	byID := make(map[string]*node, len(items))
	for _, n := range items {
		byID[n.get("id").scalarText()] = n
	}
	return byID
}
