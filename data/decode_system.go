package data

import (
	"maps"
	"slices"
	"strings"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// The quantities of systems and the ranges in which they make sense: wide
// enough for anything that flies, narrow enough to catch a slip of the unit.
var (
	rangeQ    = metres[geo.Length](5_000_000, "0m to 5000km, such as 120km (km, m, nmi)")
	radiusQ   = metres[geo.Length](20_000_000, "0m to 20000km, such as 800km (km, m, nmi)")
	heightQ   = metres[geo.Height](200_000, "0m to 200km, such as 15km (km, m, nmi)")
	antennaQ  = metres[geo.Height](40_000, "0m to 40km, such as 15m (km, m, nmi)")
	missileQ  = speed(20_000, "0m/s to 20000m/s, such as 900m/s (km/h, m/s, kn)")
	flightQ   = speed(2_000, "0km/h to 7200km/h, such as 900km/h (km/h, m/s, kn)")
	reactionQ = duration(24*time.Hour, "0s to 24h, such as 15s or 1m30s")
	turnQ     = duration(30*24*time.Hour, "0s to 720h, such as 3h")
	shareQ    = number(0, 1, "0 to 1")
	burnQ     = number(0.01, 10, "0.01 to 10")
	roundsQ   = number(0, 100_000, "0 to 100000")
	sortieQ   = number(0, 100, "0 to 100")
	sectorQ   = degrees(geo.Degree, 360*geo.Degree, "1 to 360 degrees")
	rcsQ      = number(1e-6, 1e6, "0.000001 to 1000000 m2")
	fractionQ = number(0, 10, "0 to 10")
)

var systemKinds = []scenario.Kind{scenario.GBAD, scenario.Fighter, scenario.Sensor, scenario.Tanker}

var guidances = []scenario.Guidance{
	scenario.ActiveSeeker, scenario.InfraredSeeker, scenario.SemiActive,
	scenario.OwnRadar, scenario.Command, scenario.Gun,
}

var classWords = []string{"drone", "cruise-missile", "ballistic", "aircraft"}

// The parameters that are written for every system of a kind, zeros too, so
// that a written system says all that it is.
func ground(s *scenario.System) bool { return s.Kind == scenario.GBAD }
func shoots(s *scenario.System) bool { return ground(s) || s.Kind == scenario.Fighter }
func flies(s *scenario.System) bool  { return s.Aircraft != nil }

// aircraft is the part of a system that flies, made when first written to.
func aircraft(s *scenario.System) *scenario.AircraftData {
	if s.Aircraft == nil {
		s.Aircraft = new(scenario.AircraftData)
	}
	return s.Aircraft
}

var systemTable table[scenario.System]

// The table is filled here, since its own names are among what its sources may
// be stated for.
func init() {
	systemTable = slices.Concat(bodyFields(), groundFields(), flightFields())
}

// bodyFields is what every system has.
func bodyFields() table[scenario.System] {
	return table[scenario.System]{
		identity("id", func(s *scenario.System) *string { return &s.ID }),
		text("name", nameLength, func(s *scenario.System) *string { return &s.Name }),
		word("kind", "kind", systemKinds, func(s *scenario.System) *scenario.Kind { return &s.Kind }),
		text("about", aboutLength, func(s *scenario.System) *string { return &s.About }),
	}
}

// groundFields is what systems that shoot from the ground have, radars and kill
// probabilities among it, which others have too.
func groundFields() table[scenario.System] {
	return table[scenario.System]{
		when(ground, reachField),
		when(ground, envelopeField),
		when(ground, three("ceiling", heightQ, moreIsBetter, func(s *scenario.System) *scenario.Triple[geo.Height] { return &s.Ceiling })),
		when(ground, three("floor", heightQ, moreIsWorse, func(s *scenario.System) *scenario.Triple[geo.Height] { return &s.Floor })),
		when(ground, three("min_range", rangeQ, moreIsWorse, func(s *scenario.System) *scenario.Triple[geo.Length] { return &s.MinRange })),
		radarField,
		when(ground, three("reaction", reactionQ, moreIsWorse, func(s *scenario.System) *scenario.Triple[time.Duration] { return &s.Reaction })),
		when(ground, three("speed", missileQ, moreIsBetter, func(s *scenario.System) *scenario.Triple[geo.Speed] { return &s.Speed })),
		word("guidance", "guidance", guidances, func(s *scenario.System) *scenario.Guidance { return &s.Guidance }),
		when(ground, three("launchers", roundsQ, moreIsBetter, func(s *scenario.System) *scenario.Triple[float64] { return &s.Launchers })),
		when(ground, three("ready", roundsQ, moreIsBetter, func(s *scenario.System) *scenario.Triple[float64] { return &s.Ready })),
		when(ground, three("reloads", roundsQ, moreIsBetter, func(s *scenario.System) *scenario.Triple[float64] { return &s.Reloads })),
		when(ground, three("channels", roundsQ, moreIsBetter, func(s *scenario.System) *scenario.Triple[float64] { return &s.Channels })),
		when(ground, three("cycle", reactionQ, moreIsWorse, func(s *scenario.System) *scenario.Triple[time.Duration] { return &s.Cycle })),
		when(shoots, killField),
		when(shoots, three("common_cause", shareQ, moreIsWorse, func(s *scenario.System) *scenario.Triple[float64] { return &s.CommonCause })),
	}
}

// flightFields is what flying systems have, and the sources of all figures.
func flightFields() table[scenario.System] {
	return table[scenario.System]{
		flying("radius", radiusQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[geo.Length] { return &a.Radius }),
		flying("cruise", flightQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[geo.Speed] { return &a.Cruise }),
		flying("dash", flightQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[geo.Speed] { return &a.Dash }),
		flying("turnround", turnQ, moreIsWorse, func(a *scenario.AircraftData) *scenario.Triple[time.Duration] { return &a.TurnRound }),
		flying("availability", shareQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Availability }),
		flying("sorties", sortieQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Sorties }),
		flying("missiles", sortieQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Missiles }),
		flying("missile_reach", rangeQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[geo.Length] { return &a.MissileReach }),
		flying("burn", burnQ, moreIsWorse, func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Burn }),
		flying("reserve", radiusQ, moreIsWorse, func(a *scenario.AircraftData) *scenario.Triple[geo.Length] { return &a.Reserve }),
		flying("crews", sortieQ, moreIsBetter, func(a *scenario.AircraftData) *scenario.Triple[float64] { return &a.Crews }),
		{
			name:   "sources",
			hollow: true,
			read: func(d *decoder, n *node, into *scenario.System) {
				into.Sources = readSources(d, n, into.Sources, systemFigures())
			},
			write: func(from *scenario.System) *node { return writeSources(from.Sources) },
		},
	}
}

// flyingFields is the keys that only flying systems have.
var flyingFields = []string{
	"radius", "cruise", "dash", "turnround", "availability", "sorties",
	"missiles", "missile_reach", "burn", "reserve", "crews",
}

// flying is a figure of aircraft.
func flying[V quantityValue](name string, q quantity[V], better bool, at func(*scenario.AircraftData) *scenario.Triple[V]) field[scenario.System] {
	return when(flies, three(name, q, better, func(s *scenario.System) *scenario.Triple[V] { return at(aircraft(s)) }))
}

// quantityValue is the types of numbers with a unit.
type quantityValue interface {
	~float64 | ~int64 | ~int
}

var reachField = field[scenario.System]{
	name: "reach",
	read: func(d *decoder, n *node, into *scenario.System) {
		byClass(d, n, func(c scenario.Class, value *node) {
			if v, ok := rangeQ.readThree(d, value, false); ok {
				into.Reach[c] = v
			}
		})
	},
	write: func(from *scenario.System) *node {
		n := object()
		for _, c := range scenario.Classes {
			n.with(c.String(), rangeQ.writeThree(from.Reach[c], false))
		}
		return n
	},
}

// byClass reads the values of a mapping from threat classes.
func byClass(d *decoder, n *node, read func(c scenario.Class, value *node), besides ...string) {
	if n.form != mapping {
		d.refuse(n, "this must be a mapping by class", "{"+strings.Join(classWords, ": …, ")+": …}")
		return
	}
	for _, p := range n.pairs {
		c, ok := scenario.ParseClass(p.key.text)
		if !ok && !slices.Contains(besides, p.key.text) {
			d.in(p.key.text, func() { d.unknown(p.key, "class", append(slices.Clone(classWords), besides...)) })
		}
		if ok {
			d.in(p.key.text, func() { read(c, p.value) })
		}
	}
}

var killField = field[scenario.System]{
	name: "kill",
	read: func(d *decoder, n *node, into *scenario.System) {
		common := n
		if n.form == mapping {
			common = n.get("default")
		}
		if common != nil {
			if v, ok := shareQ.readThree(d, common, false); ok {
				for _, c := range scenario.Classes {
					into.Kill[c] = v
				}
			}
		}
		if n.form == mapping {
			byClass(d, n, func(c scenario.Class, value *node) {
				if v, ok := shareQ.readThree(d, value, false); ok {
					into.Kill[c] = v
				}
			}, "default")
		}
	},
	write: func(from *scenario.System) *node {
		k := from.Kill
		if k[0] == k[1] && k[1] == k[2] && k[2] == k[3] {
			return shareQ.writeThree(k[0], false)
		}
		n := object()
		for _, c := range scenario.Classes {
			n.with(c.String(), shareQ.writeThree(k[c], false))
		}
		return n
	},
}

// The words that stand for whole envelopes.
const (
	flatEnvelope  = "flat"
	curveEnvelope = "default"
)

var envelopeField = field[scenario.System]{
	name: "envelope",
	read: func(d *decoder, n *node, into *scenario.System) {
		switch {
		case n.scalarText() == flatEnvelope:
			into.Envelope = scenario.FlatEnvelope
		case n.scalarText() == curveEnvelope:
			into.Envelope = nil
		default:
			into.Envelope = readEnvelope(d, n)
		}
	},
	write: func(from *scenario.System) *node {
		switch {
		case from.Envelope == nil:
			return quotedText(curveEnvelope)
		case slices.Equal(from.Envelope, scenario.FlatEnvelope):
			return quotedText(flatEnvelope)
		}
		n := list()
		for _, p := range from.Envelope {
			n.items = append(n.items, list(written(heightQ.format(p.Altitude)), written(fractionQ.format(p.Fraction))))
		}
		return n
	},
}

// maxCorners is how many corners an envelope may have.
const maxCorners = 50

func readEnvelope(d *decoder, n *node) scenario.Envelope {
	const accepted = "flat, default, or [[altitude, fraction], ...] with ascending altitudes, at most 50"
	if n.form != sequence || len(n.items) == 0 || len(n.items) > maxCorners {
		d.refuse(n, "not an envelope", accepted)
		return nil
	}
	var e scenario.Envelope
	for _, corner := range n.items {
		if corner.form != sequence || len(corner.items) != 2 {
			d.refuse(corner, "not a corner of an envelope", "[altitude, fraction], such as [5km, 1]")
			continue
		}
		h, okHeight := heightQ.read(d, corner.items[0])
		f, okFraction := fractionQ.read(d, corner.items[1])
		if !okHeight || !okFraction {
			continue
		}
		if len(e) > 0 && h <= e[len(e)-1].Altitude {
			d.refuse(corner, "the altitudes do not ascend", accepted)
			continue
		}
		e = append(e, scenario.EnvelopePoint{Altitude: h, Fraction: f})
	}
	return e
}

// systemFigures is the names that sources of a system are stated for: a field,
// or a field and the class or part of it.
func systemFigures() []string {
	var names []string
	for _, f := range systemTable {
		switch f.name {
		case "id", "kind", "sources":
			continue
		case "reach", "kill":
			for _, c := range classWords {
				names = append(names, f.name+"."+c)
			}
		case "radar":
			for _, part := range radarTable.names() {
				names = append(names, f.name+"."+part)
			}
		}
		names = append(names, f.name)
	}
	return names
}

var grades = []scenario.Grade{scenario.GradeA, scenario.GradeB, scenario.GradeC, scenario.GradeD}

var provenanceTable = table[scenario.Provenance]{
	word("grade", "grade", grades, func(p *scenario.Provenance) *scenario.Grade { return &p.Grade }),
	text("source", aboutLength, func(p *scenario.Provenance) *string { return &p.Source }),
	day("as_of", func(p *scenario.Provenance) *string { return &p.AsOf }),
}

func readSources(d *decoder, n *node, before map[string]scenario.Provenance, known []string) map[string]scenario.Provenance {
	if n.form != mapping {
		d.refuse(n, "this must be a mapping", "field: {grade, source, as_of}")
		return before
	}
	sources := maps.Clone(before)
	if sources == nil {
		sources = make(map[string]scenario.Provenance, len(n.pairs))
	}
	for _, p := range n.pairs {
		d.in(p.key.text, func() {
			if !slices.Contains(known, p.key.text) {
				d.unknown(p.key, "field", known)
				return
			}
			var provenance scenario.Provenance
			provenanceTable.read(d, p.value, &provenance)
			sources[p.key.text] = provenance
		})
	}
	return sources
}

func writeSources(sources map[string]scenario.Provenance) *node {
	if len(sources) == 0 {
		return nil
	}
	n := object()
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		p := sources[name]
		n.with(name, provenanceTable.write(&p))
	}
	return n
}
