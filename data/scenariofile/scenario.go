package scenariofile

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"airumbrella/data"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
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
	word("approach", scenario.Approaches[:], func(s *draft) *scenario.Approach { return &s.Approach }),
	raidsField,
	listField("threats", "threat", maxThreats, func(s *draft) *[]*node { return &s.threats }, writeThreats),
}

// titleField is the name of the scenario; it is never empty.
var titleField = func() field[draft] {
	f := text("name", nameLength, func(s *draft) *string { return &s.Name })
	f.schema = always(schema{{"type", "string"}, {"minLength", 1}, {"maxLength", nameLength}})
	read := f.read
	f.read = func(d *decoder, n *node, into *draft) {
		if n.doc.flag && n.form == scalar && strings.TrimSpace(n.text) == "" { // a file's is asked by chain
			d.refuse(n, TextEmpty, "a few words", "name")
		}
		read(d, n, into)
	}
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
				d.refuse(n, TooManyOf, "at most "+formatCount(most), len(items))
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
					d.refuse(n, WrongForm, "{id: …}", "mapping")
					return
				}
				if id != "" && seen[id] {
					d.refuse(n.get("id"), Twice, "each id once", "the id")
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
		system := &s.Systems[i]
		written := systemTable.write(system)
		n.items = append(n.items, withEmptyTexts(written, scenario.SystemFields, system, catalogueSystem(system.ID)))
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
		if bar, _ := barredGround(&s.Package, &u); bar != "" || insideStandoff(s.Scenario, &u) != "" {
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
		threat, written := &s.Threats[i], threatTable.write(&s.Threats[i])
		if known, ok := threats().byID[threat.ID]; ok {
			withEmptyTexts(written, scenario.ThreatFields, threat, &known)
		}
		n.items = append(n.items, written)
	}
	return n
}

// newDraft is what a scenario that extends nothing starts from.
func newDraft() *draft {
	s := &scenario.Scenario{
		Phase:    scenario.AfterCeasefire,
		Package:  emptyPackage(),
		Filter:   everyKind(),
		Threats:  slices.Clone(threats().list),
		Approach: scenario.OutsideAllies,
		Aim:      scenario.Aim{Word: scenario.AimPeople},
		World:    data.World(),
	}
	return &draft{Scenario: s}
}

// resolve turns a merged tree into a scenario. The caller looks at the
// decoder's faults before it uses the result.
func resolve(d *decoder, root *node) *scenario.Scenario {
	s := newDraft()
	scenarioTable.read(d, root, s)
	fillParties(&s.Package)
	systems := d.ownSystems(s.systems)
	a := &atlas{bases: map[string]*scenario.Airbase{}, places: map[string]*scenario.Place{}}
	d.eachItem("bases", s.bases, func(n *node) {
		b := d.base(n, a)
		a.bases[b.ID] = &b
	})
	own := d.ownPlaces(s.places, a)
	d.namedPlaces(root, a)
	s.Places = choosePlaces(s.Filter, own)
	d.aimedPlaces(s, root)
	d.units(s, systems, a)
	s.Scenario.Bases = namedBases(s.Units, a)
	s.Systems = usedSystems(s.Units, systems)
	if root.get("threats").stated() {
		s.Threats = d.chosenThreats(s.threats)
	}
	d.checkBars(s, root)
	return s.Scenario
}

// fillParties names every host and contributor that the reference data knows:
// one that the file does not name is granted.
func fillParties(p *scenario.Package) {
	p.Hosts = filled(p.Hosts, hosts())
	p.Contributors = filled(p.Contributors, contributors())
}

func filled(named map[string]scenario.Permission, known []Party) map[string]scenario.Permission {
	if named == nil {
		named = make(map[string]scenario.Permission, len(known))
	}
	for _, p := range known {
		if _, ok := named[p.Code]; !ok {
			named[p.Code] = scenario.Permission{State: scenario.Granted}
		}
	}
	return named
}

// ownSystems reads the systems that the file states, by id.
func (d *decoder) ownSystems(items []*node) map[string]*scenario.System {
	own := make(map[string]*scenario.System)
	d.eachItem("systems", items, func(n *node) {
		s := d.changedSystem(n)
		if s.ID != "" {
			own[s.ID] = &s
		}
	})
	return own
}

// usedSystems is the systems of the units and those that the file states,
// sorted by id.
func usedSystems(units []scenario.Unit, own map[string]*scenario.System) scenario.Systems {
	used := make(map[string]*scenario.System, len(own))
	for id, s := range own {
		used[id] = s
	}
	for i := range units {
		if id := units[i].System; used[id] == nil {
			if s := catalogueSystem(id); s != nil {
				used[id] = s
			}
		}
	}
	var list scenario.Systems
	for _, s := range used {
		list = append(list, *s)
	}
	list.Sort()
	return list
}

// ownPlaces reads the places that the file adds or changes, in its order.
func (d *decoder) ownPlaces(items []*node, a *atlas) (own []scenario.Place) {
	var nodes []*node
	d.in("places", func() {
		d.eachItem("add", items, func(n *node) {
			own = append(own, d.place(n, a))
			nodes = append(nodes, n)
		})
	})
	d.eachOnce(nodes, own)
	for i := range own {
		a.places[own[i].ID] = &own[i]
	}
	a.words = nil
	return own
}

// eachOnce refuses places of the scenario's own that are, under another id, places
// of the reference data or stand above: they would count twice.
func (d *decoder) eachOnce(items []*node, own []scenario.Place) {
	var before data.Identity
	for i := range own {
		p := &own[i]
		if placeIndex()[p.ID] != nil || p.ID == "" || p.Distinct || p.Position == (orb.Point{}) {
			continue
		}
		same, of := knownPlaces().Same(p), "of the reference data"
		if same == nil {
			same, of = before.Same(p), "above"
		}
		if same == nil {
			before.Add(p)
			continue
		}
		d.in("places.add."+p.ID, func() {
			const accepted = "changes under the id %s, or distinct: true where it is another place"
			d.refuse(items[i], SamePlace, fmt.Sprintf(accepted, same.ID), same.Name+" "+of)
		})
	}
}

// choosePlaces is the places in play: the embedded ones of the filter's kinds
// and size, with the file's changes, then the file's own. What the file names
// is in play whatever the filter. Places under occupation stay in the list and
// out of the totals unless asked for.
func choosePlaces(filter scenario.PlaceFilter, own []scenario.Place) []scenario.Place {
	changed := make(map[string]*scenario.Place)
	for i := range own {
		changed[own[i].ID] = &own[i]
	}
	var chosen []scenario.Place
	for _, p := range places() {
		if change := changed[p.ID]; change != nil {
			p = *change
		} else if slices.Contains(filter.Named, p.ID) {
			// The scenario is about it.
		} else if !slices.Contains(filter.Kinds, p.Kind) || p.Kind == scenario.City && p.Population < filter.MinPopulation {
			continue
		}
		people(&p, &filter)
		chosen = append(chosen, p)
	}
	slices.SortStableFunc(chosen, data.ComparePlaces)
	for _, p := range own {
		if placeIndex()[p.ID] == nil {
			chosen = append(chosen, p)
		}
	}
	for i := range chosen {
		chosen[i].Counted = filter.AllControl || chosen[i].Control != scenario.Occupied
	}
	return chosen
}

// units reads the units into the draft.
func (d *decoder) units(s *draft, own map[string]*scenario.System, a *atlas) {
	find := func(id string) *scenario.System {
		if system := own[id]; system != nil {
			return system
		}
		return catalogueSystem(id)
	}
	known := sync.OnceValue(func() []string {
		ids := slices.Clone(catalogueIDs())
		for id := range own {
			ids = append(ids, id)
		}
		return sortedWords(ids)
	})
	d.eachItem("units", s.units, func(n *node) {
		s.Units = append(s.Units, d.unit(n, find, known, a))
	})
}

// namedBases is the bases that units stand at and those that the file states,
// sorted by id.
func namedBases(units []scenario.Unit, a *atlas) (list []scenario.Airbase) {
	named := make(map[string]*scenario.Airbase)
	for id, b := range a.bases {
		named[id] = b
	}
	for i := range units {
		if b := a.base(units[i].At); b != nil {
			named[b.ID] = b
		}
	}
	for _, b := range named {
		list = append(list, *b)
	}
	slices.SortFunc(list, func(x, y scenario.Airbase) int {
		if x.ID < y.ID {
			return -1
		}
		return 1
	})
	return list
}

// chosenThreats is the threats in play: built-in ids and whole definitions.
func (d *decoder) chosenThreats(items []*node) (list []scenario.Threat) {
	builtin := threats()
	seen := make(map[string]bool)
	var known []string
	for _, t := range builtin.list {
		known = append(known, t.ID)
	}
	d.in("threats", func() {
		for _, n := range items {
			var t scenario.Threat
			if n.form == scalar {
				found, ok := builtin.byID[n.text]
				if !ok {
					d.unknownID(n, "threat", known)
					continue
				}
				t = found
			} else {
				step := n.get("id").scalarText()
				d.in(step, func() { t = d.threat(n, builtin.byID) })
			}
			if t.ID != "" && seen[t.ID] {
				d.refuse(n, Twice, "each threat once", "the threat "+t.ID)
				continue
			}
			seen[t.ID] = true
			list = append(list, t)
		}
	})
	return list
}

func sortedWords(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
