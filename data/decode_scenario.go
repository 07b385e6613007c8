package data

import (
	"fmt"
	"slices"

	"airumbrella/scenario"
)

// How many objects a scenario may hold: more than any sensible one has, few
// enough to be evaluated.
const (
	maxUnits   = 2_000
	maxPlaces  = 20_000
	maxSystems = 500
	maxBases   = 2_000
	maxThreats = 50
	maxSources = 100
)

// draft is a scenario while it is read: the lists are resolved once all of
// them are known.
type draft struct {
	*scenario.Scenario
	systems, units, bases, places, threats []*node
}

const formatVersion = 1

var versionQ = whole(formatVersion, formatVersion, "1")

var scenarioTable = table[draft]{
	{
		name:   "version",
		schema: always(schema{{"const", formatVersion}}),
		read:   func(d *decoder, n *node, _ *draft) { versionQ.read(d, n) },
		write:  func(*draft) *node { return written(versionQ.format(formatVersion)) },
	},
	titleField,
	text("about", aboutLength, func(s *draft) *string { return &s.About }),
	day("as_of", func(s *draft) *string { return &s.AsOf }),
	sourceField,
	{
		name:   "extends",
		schema: described("a built-in scenario or a relative path", always(schema{{"type", "string"}, {"minLength", 1}})),
		read:   func(*decoder, *node, *draft) {}, // read by chain
	},
	{name: "remove", schema: ref("remove"), read: func(*decoder, *node, *draft) {}, hollow: true},
	word("phase", scenario.Phases[:], func(s *draft) *scenario.Phase { return &s.Phase }),
	{
		name:   "package",
		hollow: true,
		schema: ref("package"),
		read:   func(d *decoder, n *node, into *draft) { packageTable.read(d, n, &into.Package) },
		write:  func(from *draft) *node { return packageTable.write(&from.Package) },
	},
	listField("systems", "system", maxSystems, func(s *draft) *[]*node { return &s.systems }, writeSystems),
	listField("units", "unit", maxUnits, func(s *draft) *[]*node { return &s.units }, writeUnits),
	listField("bases", "base", maxBases, func(s *draft) *[]*node { return &s.bases }, writeBases),
	placesField,
	listField("threats", "threat", maxThreats, func(s *draft) *[]*node { return &s.threats }, writeThreats),
}

// titleField is the name of the scenario; it is never empty.
var titleField = func() field[draft] {
	f := text("name", nameLength, func(s *draft) *string { return &s.Name })
	f.schema = always(schema{{"type", "string"}, {"minLength", 1}, {"maxLength", nameLength}})
	return f
}()

var sourceField = field[draft]{
	name:   "source",
	hollow: true,
	schema: either(textSchema(aboutLength), listSchema(true, textSchema(aboutLength), member{"maxItems", maxSources})),
	read: func(d *decoder, n *node, into *draft) {
		if n.form != scalar || n.doc.flag {
			into.Source = d.texts(n, aboutLength, maxSources)
			return
		}
		if v, ok := d.text(n, aboutLength); ok {
			into.Source = []string{v}
		}
	},
	write: func(from *draft) *node {
		if len(from.Source) == 0 {
			return nil
		}
		return wordList(from.Source)
	},
}

// listField is a list of objects of a kind, which are resolved later.
func listField[T any](name, of string, most int, at func(*T) *[]*node, write func(*T) *node) field[T] {
	return field[T]{
		name:   name,
		hollow: true,
		schema: listSchema(true, ref(of), member{"maxItems", most}),
		read: func(d *decoder, n *node, into *T) {
			items, ok := d.elements(n)
			if ok && len(items) > most {
				d.refuse(n, fmt.Sprintf("%d of them", len(items)), "at most "+formatCount(most))
				return
			}
			*at(into) = items
		},
		write: write,
	}
}

// addField is the places that a scenario adds or changes.
var addField = listField("add", "place", maxPlaces, func(s *draft) *[]*node { return &s.places }, nil)

var placesField = field[draft]{
	name:   "places",
	hollow: true,
	schema: ref("places"),
	read: func(d *decoder, n *node, into *draft) {
		filterTable.read(d, n.without("add"), &into.Filter)
		if add := n.get("add"); add.stated() {
			d.in("add", func() {
				addField.read(d, add, into)
			})
		}
	},
	write: func(from *draft) *node {
		n, own := filterTable.write(&from.Filter), list()
		for i := range from.Places {
			if from.Places[i].Custom {
				own.items = append(own.items, placeTable.write(&from.Places[i]))
			}
		}
		if len(own.items) > 0 {
			n.with("add", own)
		}
		return n
	},
}

// eachItem reads every item of a list, with its id or its number from 1 on the
// path. An id that stands twice is refused.
func (d *decoder) eachItem(name string, items []*node, read func(n *node)) {
	seen := make(map[string]bool, len(items))
	d.in(name, func() {
		for i, n := range items {
			id := n.get("id").scalarText()
			step := id
			if id == "" {
				step = fmt.Sprint(i + 1)
			}
			d.in(step, func() {
				if n.form != mapping {
					d.refuse(n, "this must be a mapping", "{id: …}")
					return
				}
				if id != "" && seen[id] {
					d.refuse(n.get("id"), "the id stands here a second time", "each id once")
				}
				seen[id] = true
				read(n)
			})
		}
	})
}

func writeSystems(s *draft) *node {
	n := list()
	for i := range s.Systems {
		n.items = append(n.items, systemTable.write(&s.Systems[i]))
	}
	return n
}

func writeUnits(s *draft) *node {
	n := list()
	for _, u := range s.Units {
		if u.Phase == "" {
			u.Phase = scenario.Now
		}
		if u.Station != nil {
			u.OnStation = u.Kept()
		}
		unit := unitTable.write(&u)
		if bar, _ := barredGround(&s.Package, &u); bar != "" || insideStandoff(&s.Package, &u) != "" {
			unit.with("barred", written("true"))
		}
		n.items = append(n.items, unit)
	}
	return n
}

func writeBases(s *draft) *node {
	n := list()
	for i := range s.Scenario.Bases {
		if s.Scenario.Bases[i].Custom {
			n.items = append(n.items, baseTable.write(&s.Scenario.Bases[i]))
		}
	}
	if len(n.items) == 0 {
		return nil
	}
	return n
}

func writeThreats(s *draft) *node {
	n := list()
	for i := range s.Threats {
		n.items = append(n.items, threatTable.write(&s.Threats[i]))
	}
	return n
}

// newDraft is what a scenario that extends nothing starts from.
func newDraft() *draft {
	s := &scenario.Scenario{
		Phase:   scenario.AfterCeasefire,
		Package: emptyPackage(),
		Filter:  everyKind(),
		Threats: slices.Clone(threats().list),
		World:   World(),
	}
	return &draft{Scenario: s}
}
