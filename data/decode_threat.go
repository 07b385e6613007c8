package data

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

var (
	threatSpeedQ = speed(20_000, "1km/h to 20000m/s, such as 800km/h (km/h, m/s, kn)")
	altitudeQ    = metres[geo.Height](200_000, "0m to 200km above ground, such as 50m (km, m, nmi)")
	releaseQ     = metres[geo.Length](1_000_000, "0m to 1000km, such as 60km (km, m, nmi)")
	descentQ     = degrees(geo.Degree, 90*geo.Degree, "1 to 90 degrees below the horizontal")
	raidQ        = number(0, 100_000, "0 to 100000")
)

func init() { threatSpeedQ.low = geo.KilometrePerHour }

// defaultDescent is that of a ballistic threat that states none.
const defaultDescent = 45 * geo.Degree

var raidsTable = table[scenario.Raids]{
	three("routine", raidQ, moreIsWorse, func(r *scenario.Raids) *scenario.Triple[float64] { return &r.Routine }),
	three("salvo", raidQ, moreIsWorse, func(r *scenario.Raids) *scenario.Triple[float64] { return &r.Salvo }),
}

var threatTable = table[scenario.Threat]{
	identity("id", func(t *scenario.Threat) *string { return &t.ID }),
	text("name", nameLength, func(t *scenario.Threat) *string { return &t.Name }),
	{
		name: "class",
		read: func(d *decoder, n *node, into *scenario.Threat) {
			if w, ok := oneWord(d, n, "class", classWords); ok {
				into.Class, _ = scenario.ParseClass(w)
			}
		},
		write: func(from *scenario.Threat) *node { return quotedText(from.Class.String()) },
	},
	text("about", aboutLength, func(t *scenario.Threat) *string { return &t.About }),
	one("speed", threatSpeedQ, func(t *scenario.Threat) *geo.Speed { return &t.Speed }),
	one("altitude", altitudeQ, func(t *scenario.Threat) *geo.Height { return &t.Altitude }),
	one("rcs", rcsQ, func(t *scenario.Threat) *float64 { return &t.RCS }),
	one("release", releaseQ, func(t *scenario.Threat) *geo.Length { return &t.Release }),
	when(falls, one("descent", descentQ, func(t *scenario.Threat) *geo.Angle { return &t.Descent })),
	{
		name:  "raids",
		read:  func(d *decoder, n *node, into *scenario.Threat) { raidsTable.read(d, n, &into.Raids) },
		write: func(from *scenario.Threat) *node { return raidsTable.write(&from.Raids) },
	},
	{
		name:   "sources",
		hollow: true,
		read: func(d *decoder, n *node, into *scenario.Threat) {
			into.Sources = readSources(d, n, into.Sources, threatFigures())
		},
		write: func(from *scenario.Threat) *node { return writeSources(from.Sources) },
	},
}

func falls(t *scenario.Threat) bool { return t.Class == scenario.Ballistic }

// threatFigures is the names that sources of a threat are stated for.
func threatFigures() []string {
	return []string{"class", "speed", "altitude", "rcs", "release", "descent", "raids", "raids.routine", "raids.salvo"}
}

// threat reads a whole definition. One with the id of a built-in threat
// changes that threat: what it leaves out stays.
func (d *decoder) threat(n *node, builtin map[string]scenario.Threat) scenario.Threat {
	one := scenario.Same(1.0)
	t := scenario.Threat{Raids: scenario.Raids{Routine: one, Salvo: one}}
	known, changes := builtin[n.get("id").scalarText()]
	if changes {
		t = known
	}
	threatTable.read(d, n, &t)
	if changes {
		d.require(n, "a threat", "id")
	} else {
		d.require(n, "a threat", "id", "class", "speed", "altitude", "rcs")
	}
	if t.ID == scenario.WorstID {
		d.refuse(n.get("id"), "this id means the worst of all threats", "another id")
	}
	switch {
	case t.Class != scenario.Ballistic && n.get("descent").stated():
		d.refuse(n.get("descent"), "only a ballistic threat has a descent", "class: ballistic, or the line taken out")
	case t.Class != scenario.Ballistic:
		t.Descent = 0
	case t.Descent == 0:
		t.Descent = defaultDescent
	}
	return t
}
