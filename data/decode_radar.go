package data

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

var radarTable = table[scenario.Radar]{
	three("instrumented", rangeQ, moreIsBetter, func(r *scenario.Radar) *scenario.Triple[geo.Length] { return &r.Instrumented }),
	three("antenna", antennaQ, moreIsBetter, func(r *scenario.Radar) *scenario.Triple[geo.Height] { return &r.Antenna }),
	three("sector", sectorQ, moreIsBetter, func(r *scenario.Radar) *scenario.Triple[geo.Angle] { return &r.Sector }),
	referenceField,
	classesField("sees", func(r *scenario.Radar) *scenario.ClassSet { return &r.Sees }),
}

// newRadar is a radar of which nothing is stated: a mast of 5 m (our
// assumption), all round, all classes, no limit by cross-section. One in the
// air does not see ballistic missiles; the decoder of systems takes them out.
func newRadar() *scenario.Radar {
	return &scenario.Radar{
		Antenna: scenario.Same[geo.Height](5),
		Sector:  scenario.Same(360 * geo.Degree),
		Sees:    scenario.AllClasses,
	}
}

var radarField = field[scenario.System]{
	name: "radar",
	read: func(d *decoder, n *node, into *scenario.System) {
		radar := newRadar()
		radarTable.read(d, n, radar)
		d.require(n, "a radar", "instrumented")
		into.Radar = radar
	},
	write: func(from *scenario.System) *node {
		if from.Radar == nil {
			return nil
		}
		return radarTable.write(from.Radar)
	},
}

var referenceTable = table[scenario.RadarReference]{
	three("range", rangeQ, moreIsBetter, func(r *scenario.RadarReference) *scenario.Triple[geo.Length] { return &r.Range }),
	one("rcs", rcsQ, func(r *scenario.RadarReference) *float64 { return &r.RCS }),
}

var referenceField = field[scenario.Radar]{
	name: "reference",
	read: func(d *decoder, n *node, into *scenario.Radar) {
		reference := new(scenario.RadarReference)
		referenceTable.read(d, n, reference)
		d.require(n, "a reference", "range", "rcs")
		into.Reference = reference
	},
	write: func(from *scenario.Radar) *node {
		if from.Reference == nil {
			return nil
		}
		return referenceTable.write(from.Reference)
	},
}

// classesField is a list of threat classes.
func classesField[T any](name string, at func(*T) *scenario.ClassSet) field[T] {
	return field[T]{
		name: name,
		read: func(d *decoder, n *node, into *T) {
			chosen, ok := words(d, n, "class", classWords)
			if !ok {
				return
			}
			var set scenario.ClassSet
			for _, w := range chosen {
				c, _ := scenario.ParseClass(w)
				set |= scenario.ClassSetOf(c)
			}
			*at(into) = set
		},
		write: func(from *T) *node {
			n := list()
			for _, c := range at(from).List() {
				n.items = append(n.items, quotedText(c.String()))
			}
			return n
		},
	}
}
