package data

import (
	"airumbrella/coverage"
	"airumbrella/geo"
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

var raidsTable = table[coverage.Raids]{
	three("routine", raidQ, moreIsWorse, func(r *coverage.Raids) *coverage.Triple[float64] { return &r.Routine }),
	three("salvo", raidQ, moreIsWorse, func(r *coverage.Raids) *coverage.Triple[float64] { return &r.Salvo }),
}

var threatTable = table[coverage.Threat]{
	identity("id", func(t *coverage.Threat) *string { return &t.ID }),
	text("name", nameLength, func(t *coverage.Threat) *string { return &t.Name }),
	{
		name: "class",
		read: func(d *decoder, n *node, into *coverage.Threat) {
			if w, ok := oneWord(d, n, "class", classWords); ok {
				into.Class, _ = coverage.ParseClass(w)
			}
		},
		write: func(from *coverage.Threat) *node { return quotedText(from.Class.String()) },
	},
	text("about", aboutLength, func(t *coverage.Threat) *string { return &t.About }),
	one("speed", threatSpeedQ, func(t *coverage.Threat) *geo.Speed { return &t.Speed }),
	one("altitude", altitudeQ, func(t *coverage.Threat) *geo.Height { return &t.Altitude }),
	one("rcs", rcsQ, func(t *coverage.Threat) *float64 { return &t.RCS }),
	one("release", releaseQ, func(t *coverage.Threat) *geo.Length { return &t.Release }),
	when(falls, one("descent", descentQ, func(t *coverage.Threat) *geo.Angle { return &t.Descent })),
	{
		name:  "raids",
		read:  func(d *decoder, n *node, into *coverage.Threat) { raidsTable.read(d, n, &into.Raids) },
		write: func(from *coverage.Threat) *node { return raidsTable.write(&from.Raids) },
	},
	{
		name:   "sources",
		hollow: true,
		read: func(d *decoder, n *node, into *coverage.Threat) {
			into.Sources = readSources(d, n, into.Sources, threatFigures())
		},
		write: func(from *coverage.Threat) *node { return writeSources(from.Sources) },
	},
}

func falls(t *coverage.Threat) bool { return t.Class == coverage.Ballistic }

// threatFigures is the names that sources of a threat are stated for.
func threatFigures() []string {
	return []string{"class", "speed", "altitude", "rcs", "release", "descent", "raids", "raids.routine", "raids.salvo"}
}

// threat reads a whole definition. One with the id of a built-in threat
// changes that threat: what it leaves out stays.
func (d *decoder) threat(n *node, builtin map[string]coverage.Threat) coverage.Threat {
	one := coverage.Same(1.0)
	t := coverage.Threat{Raids: coverage.Raids{Routine: one, Salvo: one}}
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
	if t.ID == coverage.WorstID {
		d.refuse(n.get("id"), "this id means the worst of all threats", "another id")
	}
	switch {
	case t.Class != coverage.Ballistic && n.get("descent").stated():
		d.refuse(n.get("descent"), "only a ballistic threat has a descent", "class: ballistic, or the line taken out")
	case t.Class != coverage.Ballistic:
		t.Descent = 0
	case t.Descent == 0:
		t.Descent = defaultDescent
	}
	return t
}
