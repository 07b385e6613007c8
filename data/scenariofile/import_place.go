package scenariofile

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"airumbrella/data"
	"airumbrella/data/tables"
	"airumbrella/scenario"
)

// place is a place in scenario form: a new one, or changes to one of the
// reference data that it is.
func (m *importer) place(r *record, match *matcher) (n *node, reason, detail string) {
	if reason, detail = m.ground(r); reason != "" {
		return nil, reason, detail
	}
	for _, field := range []string{"name", "name_uk"} {
		if name := r.text(field); utf8.RuneCountInString(name) > nameLength {
			return nil, "its " + field + " has more than " + formatCount(nameLength) + " characters", cleanTo(name, nameLength)
		}
	}
	kind, reason, detail := m.kindOf(r)
	if reason != "" {
		return nil, reason, detail
	}
	id := m.idOf(r)
	if id == "" {
		return nil, namelessRecord, ""
	}
	p := &scenario.Place{
		ID: id, Name: cmp.Or(r.text("name"), id), NameUK: r.text("name_uk"), Kind: kind, Position: r.at, Region: r.region,
	}
	population := m.population(r, p)
	control := m.control(r, p)
	n, done := match.place(r, p)
	if done {
		return nil, "", ""
	}
	distinct := n == nil && match.twin(p) != nil
	if n == nil {
		p.ID = m.free(r, id)
		n = m.begun(r, p.ID)
		if p.NameUK != "" && p.NameUK != p.Name {
			n.with("name_uk", quotedText(p.NameUK))
		}
		if kind != scenario.City {
			n.with("kind", quotedText(kind))
		}
		if data.RegionAt(r.at) != r.region {
			n.with("region", quotedText(r.region))
		}
		if distinct {
			n.with("distinct", written("true"))
		}
	}
	if population {
		n.with("population", written(formatNumber(float64(p.Population))))
		if year, ok := tables.ParseCount(cmp.Or(r.text("population_year"), m.years[r.cells["population"].column])); ok {
			n.with("population_year", written(formatNumber(float64(year))))
		}
	}
	m.decimal(r, n, "weight")
	if control != "" {
		n.with("control", quotedText(string(control)))
	}
	if p.ControlAsOf != "" {
		n.with("control_as_of", quotedText(p.ControlAsOf))
	}
	match.add(r, p)
	return n, "", ""
}

// ground finds the region of a record, or says why it is no place of Ukraine.
func (m *importer) ground(r *record) (reason, detail string) {
	country := m.country(r)
	if country != "" && country != scenario.Ukraine {
		return "in another country; --as bases takes airfields abroad", country
	}
	at := "[" + formatNumber(r.at[0]) + ", " + formatNumber(r.at[1]) + "]"
	r.region = data.RegionNear(r.at)
	stated := m.code(r, "region", regionMeant)
	switch own := data.RegionAt(r.at); {
	case r.region == "" && stated != "" && data.CountryAt(r.at) == "":
		r.region = stated // the outline may be too coarse: an island, a pier
		m.say(r, "outside the outline of Ukraine; the region that is stated is taken", at)
	case r.region == "":
		where := cmp.Or(data.CountryAt(r.at), "the sea")
		return "outside Ukraine's recognised border", at + " lies in " + where
	case stated != "" && own != "" && stated != own && !m.nearRegion(r, stated):
		m.say(r, "region is left out: the position lies in another one", stated+", not "+own)
	case stated != "":
		r.region = stated
	case own == "":
		m.say(r, "outside the outline of Ukraine within its error: taken", at)
	}
	return "", ""
}

// nearRegion reports whether a record lies in a region within the error of the
// outlines; Kyiv is drawn larger than it is.
func (m *importer) nearRegion(r *record, code string) bool {
	region := data.World().Region(code)
	return region != nil && data.Near(region.Territory, r.at, data.OutlineError)
}

// notPlaces are kinds in public tables that are no kinds of place here.
var notPlaces = []string{"heliport", "closed", "closedairport", "seaplanebase", "balloonport", "abandoned", "decommissioned"}

// kindOf is the kind of a place: what it states, or what the file tells.
func (m *importer) kindOf(r *record) (kind, reason, detail string) {
	word := r.text("kind")
	kind = kindMeant(word)
	switch {
	case word == "" && m.kind == "":
		return "", "its kind is not stated; --kind says it for all", ""
	case m.options.Kind != "" || word == "":
		return m.kind, "", ""
	case slices.Contains(notPlaces, wordKey(word)):
		return "", "no kind of place here", fmt.Sprintf("%.40q", clean(word))
	case kind == "" && m.kind == "":
		return "", "unknown kind", fmt.Sprintf("%.40q; --kind says it for all", clean(word))
	case kind == "":
		m.say(r, "kind "+clean(word)+" is not known; taken as "+m.kind, "")
		return m.kind, "", ""
	case kind != word:
		m.say(r, "kind "+clean(word)+" is read as "+kind, "")
	}
	return kind, "", ""
}

// population reads how many people live there; a number that is none costs the
// cell.
func (m *importer) population(r *record, p *scenario.Place) bool {
	word := r.text("population")
	if word == "" {
		return false
	}
	people, ok := tables.ParseCount(word)
	switch {
	case !ok || people < 0:
		m.say(r, "population is left out: not a whole number", fmt.Sprintf("%.40q", clean(word)))
		return false
	case p.Kind != scenario.City:
		m.say(r, "population is left out: only a city has people", "")
		return false
	}
	p.Population = people
	return true
}

// control is who holds a place: what it states, or what the place beside it
// tells, aloud; "" for the government, which goes without saying on its ground.
func (m *importer) control(r *record, p *scenario.Place) scenario.Control {
	if word := r.text("control"); word != "" {
		if held, ok := controlMeanings[wordKey(word)]; ok {
			return held
		}
		m.say(r, "control is left out: neither government nor occupied", fmt.Sprintf("%.40q", clean(word)))
	}
	beside := occupiedBeside(p)
	if beside == nil {
		return ""
	}
	p.ControlAsOf = beside.ControlAsOf
	m.say(r, "on occupied ground: taken as occupied, which no total counts; a column control says otherwise",
		p.Name+" stands by "+beside.Name+", occupied as of "+beside.ControlAsOf)
	return scenario.Occupied
}

// occupiedBeside is the reference place that tells that the ground of a place is
// occupied: the nearest one, or any in a region that is occupied whole; nil where
// the government holds it.
func occupiedBeside(p *scenario.Place) *scenario.Place {
	beside := data.Neighbour(p.Position)
	if beside.Control == scenario.Occupied || slices.Contains(scenario.OccupiedRegions, p.Region) {
		return beside
	}
	return nil
}
