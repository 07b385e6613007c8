package data

import (
	"maps"
	"slices"

	"airumbrella/scenario"
)

var provenanceTable = table[scenario.Provenance]{
	word("grade", scenario.Grades[:], func(p *scenario.Provenance) *scenario.Grade { return &p.Grade }),
	text("source", aboutLength, func(p *scenario.Provenance) *string { return &p.Source }),
	day("as_of", func(p *scenario.Provenance) *string { return &p.AsOf }),
}

// sourcesField is where figures come from, by the keys of fields.
func sourcesField[T any](name, doc string, s scenario.SourceList[T], known []string) field[T] {
	return field[T]{
		name:   name,
		hollow: true,
		schema: described(doc, keyedSchema(true, oneWordOf(known), ref("provenance"))),
		read:   func(d *decoder, n *node, into *T) { *s.At(into) = readSources(d, n, *s.At(into), known) },
		write:  func(from *T) *node { return writeSources(*s.At(from)) },
	}
}

func readSources(
	d *decoder, n *node, before map[string]scenario.Provenance, known []string,
) map[string]scenario.Provenance {
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
