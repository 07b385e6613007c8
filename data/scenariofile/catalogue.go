package scenariofile

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"weak"

	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// Party is a country that could host or send forces, with its position as
// reported.
type Party struct {
	Code, Name string
	Permission scenario.Permission
	Caveats    []scenario.Caveat // of contributors
}

// Systems returns the catalogue of published parameters, sorted by id. The
// slice is the caller's own; what its members point to is shared.
func Systems() scenario.Systems {
	var list scenario.Systems
	for _, id := range catalogueIDs() {
		list = append(list, *catalogueSystem(id))
	}
	return list
}

// Threats returns the built-in threats in the order of the catalogue.
func Threats() []scenario.Threat { return slices.Clone(threats().list) }

// Hosts returns the countries whose soil the package could use, by code.
// Ukraine is not among them: she is always granted.
func Hosts() []Party { return slices.Clone(hosts()) }

// Contributors returns the countries that could send forces, by code, Ukraine
// among them.
func Contributors() []Party { return slices.Clone(contributors()) }

// embedded reads a part of the catalogue; a fault in it is a bug.
func embedded(part string) *node {
	name, text, faults := catalogueName(part), data.Catalogue(part), new(collector)
	if root := readParsed(name, text, rankCatalogue); root != nil {
		return root
	}
	if doc, ok := newDocument(name, text, rankCatalogue, faults); ok {
		if root, ok := readYAML(doc, faults); ok {
			return root
		}
	}
	panic("bug in data/" + faults.result().Error())
}

// catalogueName is how faults call a part of the catalogue.
func catalogueName(part string) string { return "catalogue/" + part + ".yaml" }

// mustRead runs a decoder over an embedded text; a fault is a bug.
func mustRead(read func(d *decoder)) {
	d := &decoder{faults: new(collector)}
	read(d)
	if faults := d.faults.result(); faults != nil {
		panic("bug in data/" + faults.Error())
	}
}

// systemNodes is the catalogue as nodes, by id: systems are decoded when they are first
// needed. It is kept while a scenario is read, and read anew when the memory was wanted.
func systemNodes() map[string]*node {
	keptNodes.Lock()
	defer keptNodes.Unlock()
	if nodes := keptNodes.byID.Value(); nodes != nil {
		return *nodes
	}
	nodes := make(map[string]*node)
	for _, n := range embedded(data.CatalogueSystems).get("systems").items {
		nodes[n.get("id").scalarText()] = n
	}
	keptNodes.byID = weak.Make(&nodes)
	return nodes
}

var keptNodes struct {
	sync.Mutex
	byID weak.Pointer[map[string]*node]
}

var catalogueIDs = sync.OnceValue(func() []string {
	var ids []string
	for id := range systemNodes() {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
})

var decodedSystems sync.Map // id -> *scenario.System

// catalogueSystem is the decoded system of the catalogue, nil for an unknown
// id.
func catalogueSystem(id string) *scenario.System {
	if s, ok := decodedSystems.Load(id); ok {
		return s.(*scenario.System)
	}
	n := systemNodes()[id]
	if n == nil {
		return nil
	}
	var s scenario.System
	mustRead(func(d *decoder) { s = d.system(n) })
	kept, _ := decodedSystems.LoadOrStore(id, &s)
	return kept.(*scenario.System)
}

// threatSet is the built-in threats in order and by id.
type threatSet struct {
	list []scenario.Threat
	byID map[string]scenario.Threat
}

var threats = sync.OnceValue(func() (set threatSet) {
	set.byID = make(map[string]scenario.Threat)
	mustRead(func(d *decoder) {
		for _, n := range embedded(data.CatalogueThreats).get("threats").items {
			t := d.threat(n, nil)
			set.list = append(set.list, t)
			set.byID[t.ID] = t
		}
	})
	return set
})

var hosts = sync.OnceValue(func() []Party { return readParties(data.CatalogueHosts) })

var contributors = sync.OnceValue(func() []Party { return readParties(data.CatalogueContributors) })

// readParties reads a part of the catalogue whose one key is its name.
func readParties(part string) (list []Party) {
	mustRead(func(d *decoder) {
		for _, p := range partyNodes()[part].pairs {
			party := Party{Code: p.key.text, Name: p.value.get("name").scalarText()}
			if c := p.value.get("caveats"); c != nil {
				party.Caveats, _ = words(d, c, "caveat", scenario.Caveats[:])
			}
			party.Permission = readPermission(d, p.value.without("name", "caveats"))
			list = append(list, party)
		}
	})
	slices.SortFunc(list, func(a, b Party) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	})
	return list
}

// systemSources is the keys that sources of a system are stated under.
var systemSources = scenario.SourceKeys(scenario.SystemFields)

// flyingFields is the keys that only flying systems have.
var flyingFields = keysBelow(scenario.SystemFields, "", func(f *scenario.Field[scenario.System]) bool {
	return f.Part == scenario.AircraftPart
})

// neededKeys returns the keys that a file must state for t.
func neededKeys[T any](fields []scenario.Field[T], t *T) []string {
	return keysBelow(fields, "", func(f *scenario.Field[T]) bool { return f.Needed != nil && f.Needed(t) })
}

// system reads a system that is stated in full.
func (d *decoder) system(n *node) scenario.System {
	kind := scenario.Kind(n.get("kind").scalarText())
	n = d.ofKind(n, kind)
	s := scenario.NewSystem(kind)
	if slices.ContainsFunc(flyingFields, func(name string) bool { return n.get(name).stated() }) {
		s.Aircraft = scenario.NewAircraft()
	}
	systemTable.read(d, n, &s)
	if s.Aircraft != nil && s.Radar != nil && !n.follow("radar", "sees").stated() {
		s.Radar.Sees &^= scenario.ClassSetOf(scenario.Ballistic) // a radar in the air looks down
	}
	d.require(n, "a system", "id", "kind")
	if s.Name == "" {
		s.Name = s.ID
	}
	switch s.Kind {
	case scenario.GBAD:
		d.require(n, "a system of kind gbad", neededKeys(scenario.SystemFields, &s)...)
		d.floorBelowCeiling(n, &s)
		d.nearerThanReach(n, &s)
	case scenario.Fighter:
		d.require(n, "a system of kind fighter", neededKeys(scenario.SystemFields, &s)...)
	case scenario.Sensor:
		d.require(n, "a system of kind sensor", "radar")
		if s.Aircraft != nil {
			d.require(n, "an airborne sensor", neededKeys(scenario.SystemFields, &s)...)
		}
	}
	d.refuseForeign(n, &s)
	return s
}

// ofKind returns a system without the figures that none of its kind has. One that
// was stated of the kind is refused; one that was inherited with another kind goes.
func (d *decoder) ofKind(n *node, kind scenario.Kind) *node {
	if !slices.Contains(scenario.Kinds[:], kind) || kind == scenario.Network {
		return n
	}
	var foreign []string
	like := scenario.NewSystem(kind)
	for i := range scenario.SystemFields {
		f := &scenario.SystemFields[i]
		if f.Part != scenario.Body || f.Written == nil || f.Written(&like) || !n.get(f.Key).stated() {
			continue
		}
		foreign = append(foreign, f.Key)
		if stated := n.get(f.Key); stated.rank() >= n.get("kind").rank() {
			d.in(f.Key, func() { d.refuse(stated, ForeignToKind, "the line taken out, or another kind", kind) })
		}
	}
	if len(foreign) == 0 {
		return n
	}
	return n.without(foreign...)
}

// floorBelowCeiling refuses an empty layer, at whichever end was stated last.
func (d *decoder) floorBelowCeiling(n *node, s *scenario.System) {
	floor, ceiling := n.get("floor"), n.get("ceiling")
	if s.Floor.Base < s.Ceiling.Base || !sound(ceiling, "ceiling") {
		return
	}
	if ceiling.rank() > floor.rank() {
		d.in("ceiling", func() { d.refuse(ceiling, NotAboveFloor, "more than "+formatMetres(s.Floor.Base)) })
		return
	}
	d.in("floor", func() { d.refuse(floor, NotBelowCeiling, "less than "+formatMetres(s.Ceiling.Base)) })
}

// sound reports whether a figure of a system is stated and reads without a fault.
func sound(n *node, key string) bool {
	d := &decoder{faults: new(collector)}
	if n.stated() {
		systemTable.read(d, n.as(key), new(scenario.System))
	}
	return n.stated() && d.faults.count() == 0
}

// nearerThanReach refuses a minimum range that leaves no reach against a class, at
// whichever of the two was stated last.
func (d *decoder) nearerThanReach(n *node, s *scenario.System) {
	least := n.get("min_range")
	for _, c := range scenario.Classes {
		reach := n.follow("reach", c.String())
		if !least.stated() || !reach.stated() {
			continue
		}
		for _, e := range scenario.Estimates {
			far, near := s.Reach[c].At(e), s.MinRange.At(e)
			switch {
			case far == 0 || near < far: // one that is 0 engages nothing and says so
				continue
			case reach.rank() > least.rank():
				accepted := "more than " + formatMetres(near)
				d.in("reach."+c.String(), func() { d.refuse(reach, NotAboveMinRange, accepted) })
			default:
				accepted := "less than " + formatMetres(far) + ", the reach against " + c.Words()
				d.in("min_range", func() { d.refuse(least, NotBelowReach, accepted) })
				return
			}
			break
		}
	}
}

// refuseForeign refuses figures of parts that a system of its kind cannot have.
func (d *decoder) refuseForeign(n *node, s *scenario.System) {
	network, refused := s.Kind == scenario.Network, map[string]bool{}
	for i := range scenario.SystemFields {
		f := &scenario.SystemFields[i]
		name, _, _ := strings.Cut(f.Key, ".")
		stated := n.get(name)
		if !stated.stated() || refused[name] {
			continue
		}
		refuse := func(code Code, accepted string) {
			refused[name] = true
			d.in(name, func() { d.refuse(stated, code, accepted) })
		}
		switch {
		case f.Part == scenario.AircraftPart && s.Kind == scenario.GBAD:
			refuse(DoesNotFly, "kind: fighter, or the line taken out")
		case f.Part == scenario.AreaPart && !network:
			refuse(OnlyANetwork, "kind: network, or the line taken out")
		case network && f.Part != scenario.AreaPart && (f.Part != scenario.Body || f.Written != nil && !f.Written(s)):
			refuse(NotANetwork, "the line taken out, or another kind")
		}
	}
}

// changedSystem reads a system of the file: a new one, or changes to one of
// the catalogue. A changed figure loses the catalogue's source for it.
func (d *decoder) changedSystem(n *node) scenario.System {
	id := n.get("id").scalarText()
	before := catalogueSystem(id)
	if before == nil {
		return d.system(n)
	}
	s := d.system(merge(systemNodes()[id], n, scenarioShape.of("systems").of("")))
	was, is := figuresOf(before), figuresOf(&s)
	for _, name := range systemSources {
		if was[name] == is[name] {
			continue
		}
		s.Changed = append(s.Changed, name)
		if !n.get("sources").get(name).stated() {
			delete(s.Sources, name)
		}
	}
	slices.Sort(s.Changed)
	return s
}

// figuresOf is every figure of a system as it is written, by the name that
// sources use.
func figuresOf(s *scenario.System) map[string]string {
	all := make(map[string]string)
	for _, p := range systemTable.write(s).pairs {
		name := p.key.text
		if p.value.form == mapping && name != "sources" {
			for _, part := range p.value.pairs {
				all[name+"."+part.key.text] = flowText(part.value)
			}
			continue
		}
		all[name] = flowText(p.value)
	}
	return all
}

// defaultDescent is that of a ballistic threat that states none.
const defaultDescent = 45 * geo.Degree

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
		d.require(n, "a threat", append([]string{"id"}, neededKeys(scenario.ThreatFields, &t)...)...)
	}
	if t.ID == scenario.WorstID {
		d.refuse(n.get("id"), ReservedID, "another id")
	}
	switch {
	case t.Class != scenario.Ballistic && n.get("descent").stated():
		d.refuse(n.get("descent"), DescentOfOthers, "class: ballistic, or the line taken out")
	case t.Class != scenario.Ballistic:
		t.Descent = 0
	case t.Descent == 0:
		t.Descent = defaultDescent
	}
	return t
}

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
		d.refuse(n, WrongForm, "field: {grade, source, as_of}", "mapping")
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
