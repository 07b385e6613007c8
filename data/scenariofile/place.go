package scenariofile

import (
	"maps"
	"math"
	"slices"

	"airumbrella/data"
	"airumbrella/scenario"
)

var (
	populationQ = whole(0, 50_000_000, "0 to 50000000 people")
	yearQ       = whole(1900, 2100, "1900 to 2100")
	weightQ     = number(0, 1e9, "0 to 1000000000")
)

// defaultWeight is a city's population, 1 for every other place.
func defaultWeight(p *scenario.Place) float64 {
	if p.Kind == scenario.City {
		return float64(p.Population)
	}
	return 1
}

var placeTable = table[scenario.Place]{
	identity("id", func(p *scenario.Place) *string { return &p.ID }),
	text("name", nameLength, func(p *scenario.Place) *string { return &p.Name }),
	overText("name_uk", nameLength, func(p *scenario.Place) *string { return &p.NameUK },
		func(p *scenario.Place) *scenario.Place { return placeIndex()[p.ID] }),
	aliasField(func(p *scenario.Place) *[]string { return &p.Aliases }),
	word("kind", scenario.PlaceKinds[:], func(p *scenario.Place) *string { return &p.Kind }),
	siteField(func(from *scenario.Place) *node { return writePosition(from.Position) }),
	one("population", populationQ, func(p *scenario.Place) *int { return &p.Population }),
	when(func(p *scenario.Place) bool { return p.PopulationYear != 0 },
		one("population_year", yearQ, func(p *scenario.Place) *int { return &p.PopulationYear })),
	one("weight", weightQ, func(p *scenario.Place) *float64 { return &p.Weight }),
	codeField("region", regionSchema, (*decoder).region, func(p *scenario.Place) *string { return &p.Region }),
	word("control", scenario.Controls[:], func(p *scenario.Place) *scenario.Control { return &p.Control }),
	day("control_as_of", func(p *scenario.Place) *string { return &p.ControlAsOf }),
	when(func(p *scenario.Place) bool { return p.Distinct }, field[scenario.Place]{
		name: "distinct",
		schema: described("another place than the one of the reference data or of the scenario that it is taken for",
			always(schema{{"type", "boolean"}})),
		read: func(d *decoder, n *node, into *scenario.Place) {
			word, _ := oneWord(d, n, "truth value", []string{"true", "false"})
			into.Distinct = word == "true"
		},
		write: func(*scenario.Place) *node { return written("true") },
	}),
}

// siteField is where an object stands. It is resolved by who reads the object and
// knows the bases and places.
func siteField[T any](write func(*T) *node) field[T] {
	return field[T]{name: "at", schema: siteSchema, read: func(*decoder, *node, *T) {}, write: write}
}

// maxAliases is how many other names an object may have.
const maxAliases = 50

func aliasField[T any](at func(*T) *[]string) field[T] {
	return field[T]{
		name:   "aliases",
		hollow: true,
		schema: listSchema(true, textSchema(nameLength), member{"maxItems", maxAliases}),
		read:   func(d *decoder, n *node, into *T) { *at(into) = d.texts(n, nameLength, maxAliases) },
		write:  func(from *T) *node { return wordList(*at(from)) },
	}
}

// texts is a list of texts.
func (d *decoder) texts(n *node, longest, most int) (list []string) {
	items, ok := d.elements(n)
	if ok && len(items) > most {
		d.refuse(n, TooMany, "at most "+formatCount(most))
		return nil
	}
	for _, item := range items {
		if v, ok := d.text(item, longest); ok {
			list = append(list, v)
		}
	}
	return list
}

// place reads a place of the scenario's own, or changes to an embedded one.
func (d *decoder) place(n *node, a *atlas) scenario.Place {
	p := scenario.Place{Kind: scenario.City, Control: scenario.Government}
	embedded := placeIndex()[n.get("id").scalarText()]
	if embedded != nil {
		p = *embedded
	}
	before := p
	placeTable.read(d, n, &p)
	p.Custom = true
	if embedded == nil {
		d.require(n, "a place", "id", "at")
	}
	if at := n.get("at"); at.stated() {
		d.in("at", func() {
			if s, ok := d.site(at, a); ok {
				p.Position = s.position
			}
		})
	}
	switch stated := n.get("population"); {
	case p.Kind == scenario.City || p.Population == 0:
	case stated.stated():
		d.in("population", func() { d.refuse(stated, PeopleOfOthers, "kind: city, or a weight") })
	default: // a city of the reference data is something else now
		p.Population = 0
	}
	if !n.get("weight").stated() && (embedded == nil || before.Kind != p.Kind || before.Population != p.Population) {
		p.Weight = defaultWeight(&p)
	}
	if before.Control != p.Control && !n.get("control_as_of").stated() {
		p.ControlAsOf = ""
	}
	if embedded != nil && before.Population != p.Population && !n.get("population_year").stated() {
		p.PopulationYear = 0
	}
	if p.Name == "" {
		p.Name = p.ID
	}
	if p.Region == "" {
		p.Region = data.RegionNear(p.Position)
	}
	if embedded == nil {
		d.inUkraine(n, &p)
	}
	return p
}

// inUkraine checks that a place of the scenario's own lies within the border,
// and that its control is stated where it cannot be taken for granted.
func (d *decoder) inUkraine(n *node, p *scenario.Place) {
	at := n.get("at")
	if !at.stated() || !legal(p.Position[0], p.Position[1]) {
		return
	}
	if p.Region == "" {
		d.in("at", func() {
			const accepted = "a position inside it, or the region stated where the outline is too coarse: region: UA-46"
			d.refuse(at, OutsideUkraine, accepted)
		})
	}
	if !n.get("control").stated() && p.Region != "" && occupiedBeside(p) != nil {
		d.in("control", func() {
			d.refuse(at, ControlUnsaid, "control: occupied, or control: government")
		})
	}
}

// countedControl is the words for which places count: those that the government
// holds, or all.
var countedControl = []string{string(scenario.Government), "all"}

// filterTable is the choice of places; add is read by the scenario.
var filterTable = table[scenario.PlaceFilter]{
	one("min_population", populationQ, func(f *scenario.PlaceFilter) *int { return &f.MinPopulation }),
	{
		name:   "control",
		schema: oneWordOf(countedControl),
		read: func(d *decoder, n *node, into *scenario.PlaceFilter) {
			if w, ok := oneWord(d, n, "control", countedControl); ok {
				into.AllControl = w == countedControl[1]
			}
		},
		write: func(from *scenario.PlaceFilter) *node {
			if from.AllControl {
				return quotedText(countedControl[1])
			}
			return quotedText(countedControl[0])
		},
	},
	{
		name:   "kinds",
		hollow: true,
		schema: listSchema(true, oneWordOf(scenario.PlaceKinds[:]), unique),
		read: func(d *decoder, n *node, into *scenario.PlaceFilter) {
			if kinds, ok := words(d, n, "kind", scenario.PlaceKinds[:]); ok {
				into.Kinds = kinds
			}
		},
		write: func(from *scenario.PlaceFilter) *node { return wordList(from.Kinds) },
	},
	when(func(f *scenario.PlaceFilter) bool { return len(f.Named) > 0 }, field[scenario.PlaceFilter]{
		name:   "named",
		hollow: true,
		schema: listSchema(true, always(schema{{"type", "string"}}), member{"maxItems", maxNamed}),
		// Whether there are such places is asked by namedPlaces.
		read:  func(d *decoder, n *node, into *scenario.PlaceFilter) { into.Named = d.texts(n, nameLength, maxNamed) },
		write: func(from *scenario.PlaceFilter) *node { return wordList(from.Named) },
	}),
	when(func(f *scenario.PlaceFilter) bool { return f.Population == scenario.DatedPopulation },
		word("population", scenario.Populations[:], func(f *scenario.PlaceFilter) *scenario.Population { return &f.Population })),
	when(func(f *scenario.PlaceFilter) bool { return len(f.Factors) > 0 }, field[scenario.PlaceFilter]{
		name:   "factors",
		hollow: true,
		schema: described("on the people of a place by its id, or of a region's cities by its code",
			keyedSchema(true, always(schema{{"type", "string"}}), peopleFactorQ.schema)),
		read:  func(d *decoder, n *node, into *scenario.PlaceFilter) { into.Factors = d.factors(n) },
		write: writeFactors,
	}),
}

var peopleFactorQ = number(0, 10, "0 to 10, 1 being the reference figure")

// factors reads a mapping from place or region to a factor on its people.
func (d *decoder) factors(n *node) map[string]float64 {
	if n.form != mapping {
		d.refuse(n, WrongForm, "UA-65: 0.3", "mapping by place or region")
		return nil
	}
	factors := make(map[string]float64, len(n.pairs))
	for _, p := range n.pairs {
		d.in(p.key.text, func() {
			known := placeIndex()[p.key.text] != nil
			if !known && data.World().Region(p.key.text) == nil {
				nearest := d.faults.nearest(p.key.text, slices.Sorted(maps.Keys(placeIndex())))
				d.misspelt(p.key, Unknown, nearest, "the id of a place, or a region such as UA-65", "place or region")
				return
			}
			if v, ok := peopleFactorQ.read(d, p.value); ok {
				factors[p.key.text] = v
			}
		})
	}
	return factors
}

func writeFactors(from *scenario.PlaceFilter) *node {
	n := object()
	for _, code := range slices.Sorted(maps.Keys(from.Factors)) {
		n.with(code, written(formatNumber(from.Factors[code])))
	}
	return n
}

// people gives a place of the reference data the people that a scenario counts there: a
// dated figure where those are asked for, then its factor, that of the place before that
// of its region. Its ground stays as large as it was.
func people(p *scenario.Place, filter *scenario.PlaceFilter) {
	if p.Kind != scenario.City || p.Custom || p.Population == 0 {
		return
	}
	before := p.Population
	if filter.Population == scenario.DatedPopulation {
		dated := data.DatedPopulations()
		if d, ok := dated[p.ID]; ok {
			p.Population, p.PopulationAsOf = d.People, d.AsOf
		} else if d, ok := dated[p.Region]; ok {
			p.Population, p.PopulationAsOf = int(math.Round(float64(before)*d.Share)), d.AsOf
		}
	}
	factor, ok := filter.Factors[p.ID]
	if !ok {
		factor, ok = filter.Factors[p.Region]
	}
	if ok {
		p.Population, p.Scaled = int(math.Round(float64(p.Population)*factor)), true
	}
	if p.Population != before {
		p.Density = scenario.PeoplePerSquareKilometre * float64(p.Population) / float64(before)
		p.Weight = float64(p.Population)
	}
}

// maxNamed is how many places a scenario may be about.
const maxNamed = 200

// namedPlaces checks that the places which a scenario is about exist.
func (d *decoder) namedPlaces(root *node, a *atlas) {
	list := root.follow("places", "named")
	if !list.stated() {
		return
	}
	d.in("places", func() {
		d.in("named", func() {
			items, _ := d.elements(list)
			for _, n := range items {
				if n.form == scalar && a.place(n.text) == nil {
					var known []string
					for i := range places() {
						known = append(known, places()[i].ID)
					}
					d.unknownID(n, "place", known)
				}
			}
		})
	})
}

// everyKind is the choice of a scenario that makes none.
func everyKind() scenario.PlaceFilter {
	return scenario.PlaceFilter{MinPopulation: 50_000, Kinds: slices.Clone(scenario.PlaceKinds[:])}
}

var baseTable = table[scenario.Airbase]{
	identity("id", func(b *scenario.Airbase) *string { return &b.ID }),
	text("name", nameLength, func(b *scenario.Airbase) *string { return &b.Name }),
	countryField("country", func(b *scenario.Airbase) *string { return &b.Country }),
	siteField(func(from *scenario.Airbase) *node { return writePosition(from.Position) }),
	overText("kind", nameLength, func(b *scenario.Airbase) *string { return &b.Kind },
		func(b *scenario.Airbase) *scenario.Airbase { return baseIndex()[b.ID] }),
	aliasField(func(b *scenario.Airbase) *[]string { return &b.Aliases }),
}

// base reads a base of the scenario's own, or changes to an embedded one.
func (d *decoder) base(n *node, a *atlas) scenario.Airbase {
	var b scenario.Airbase
	embedded := baseIndex()[n.get("id").scalarText()]
	if embedded != nil {
		b = *embedded
	}
	baseTable.read(d, n, &b)
	b.Custom = true
	if embedded == nil {
		d.require(n, "a base", "id", "at")
	}
	if at := n.get("at"); at.stated() {
		d.in("at", func() {
			if s, ok := d.site(at, a); ok {
				b.Position = s.position
				if b.Country == "" {
					b.Country = s.country
				}
			}
		})
	}
	if b.Name == "" {
		b.Name = b.ID
	}
	d.inItsCountry(n, &b)
	return b
}

// inItsCountry checks that a base that the scenario places lies in the country that
// it states, and that none lies in Russia or Belarus without saying so.
func (d *decoder) inItsCountry(n *node, b *scenario.Airbase) {
	at, country := n.get("at"), n.get("country")
	if !at.stated() || !legal(b.Position[0], b.Position[1]) {
		return
	}
	ground := data.CountryAt(b.Position)
	switch {
	case ground == "":
	case !country.stated() && (ground == "RU" || ground == "BY"):
		d.in("country", func() { d.refuse(at, CountryUnsaid, "country: "+ground+" where that is meant", ground) })
	case b.Country != "" && b.Country != ground && !data.InCountry(b.Position, b.Country):
		d.in("country", func() {
			d.refuse(at, CountryElsewhere, "country: "+ground+", or a position in "+b.Country, ground, b.Country)
		})
	}
}
