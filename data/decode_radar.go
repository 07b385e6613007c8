package data

import (
	"airumbrella/coverage"
	"airumbrella/geo"
)

var radarTable = table[coverage.Radar]{
	three("instrumented", rangeQ, moreIsBetter, func(r *coverage.Radar) *coverage.Triple[geo.Length] { return &r.Instrumented }),
	three("antenna", antennaQ, moreIsBetter, func(r *coverage.Radar) *coverage.Triple[geo.Height] { return &r.Antenna }),
	three("sector", sectorQ, moreIsBetter, func(r *coverage.Radar) *coverage.Triple[geo.Angle] { return &r.Sector }),
	referenceField,
	classesField("sees", func(r *coverage.Radar) *coverage.ClassSet { return &r.Sees }),
}

// newRadar is a radar of which nothing is stated: a mast of 5 m (our
// assumption), all round, all classes, no limit by cross-section. One in the
// air does not see ballistic missiles; the decoder of systems takes them out.
func newRadar() *coverage.Radar {
	return &coverage.Radar{
		Antenna: coverage.Same[geo.Height](5),
		Sector:  coverage.Same(360 * geo.Degree),
		Sees:    coverage.AllClasses,
	}
}

var radarField = field[coverage.System]{
	name: "radar",
	read: func(d *decoder, n *node, into *coverage.System) {
		radar := newRadar()
		radarTable.read(d, n, radar)
		d.require(n, "a radar", "instrumented")
		into.Radar = radar
	},
	write: func(from *coverage.System) *node {
		if from.Radar == nil {
			return nil
		}
		return radarTable.write(from.Radar)
	},
}

var referenceTable = table[coverage.RadarReference]{
	three("range", rangeQ, moreIsBetter, func(r *coverage.RadarReference) *coverage.Triple[geo.Length] { return &r.Range }),
	one("rcs", rcsQ, func(r *coverage.RadarReference) *float64 { return &r.RCS }),
}

var referenceField = field[coverage.Radar]{
	name: "reference",
	read: func(d *decoder, n *node, into *coverage.Radar) {
		reference := new(coverage.RadarReference)
		referenceTable.read(d, n, reference)
		d.require(n, "a reference", "range", "rcs")
		into.Reference = reference
	},
	write: func(from *coverage.Radar) *node {
		if from.Reference == nil {
			return nil
		}
		return referenceTable.write(from.Reference)
	},
}

// classesField is a list of threat classes.
func classesField[T any](name string, at func(*T) *coverage.ClassSet) field[T] {
	return field[T]{
		name: name,
		read: func(d *decoder, n *node, into *T) {
			chosen, ok := words(d, n, "class", classWords)
			if !ok {
				return
			}
			var set coverage.ClassSet
			for _, w := range chosen {
				c, _ := coverage.ParseClass(w)
				set |= coverage.ClassSetOf(c)
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
