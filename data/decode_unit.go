package data

import (
	"airumbrella/geo"
	"airumbrella/scenario"
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
	{
		name:   "at",
		schema: siteSchema,
		// Resolved by unit, which knows the bases and places.
		read: func(*decoder, *node, *scenario.Unit) {},
		write: func(from *scenario.Unit) *node {
			if from.At != "" {
				return quotedText(from.At)
			}
			return writePosition(from.Position)
		},
	},
	one("count", countQ, func(u *scenario.Unit) *int { return &u.Count }),
	countryField("contributor", func(u *scenario.Unit) *string { return &u.Contributor }),
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
	// It says that the unit is kept although a caveat or the stand-off bars it;
	// the check reads it, and the writer states it where it is so.
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
func (d *decoder) unit(n *node, systems func(id string) *scenario.System, known func() []string, a *atlas) scenario.Unit {
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
		d.in("system", func() { d.unknown(n.get("system"), "system", known()) })
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
			d.refuse(station, "only fighters and airborne sensors have a station", "the line taken out, or a system that flies")
		})
	}
	if kept.stated() && !station.stated() {
		d.in("on_station", func() { d.refuse(kept, "it has no meaning without a station", "a station beside it") })
	}
	if u.Station != nil {
		u.OnStation = u.Kept()
	}
}
