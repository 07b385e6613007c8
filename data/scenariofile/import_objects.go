package scenariofile

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/data"
	"airumbrella/data/tables"
	"airumbrella/scenario"
)

// candidate is a record in scenario form.
type candidate struct {
	record *record
	node   *node
	gone   bool
}

// objects turns records into objects and keeps those that a scenario can hold.
func (m *importer) objects() error {
	match := newMatcher(m)
	var list []*candidate
	for i := range m.records {
		r := &m.records[i]
		n, reason, detail := m.object(r, match)
		switch {
		case reason != "":
			m.skip(r.where, reason, detail)
		case n != nil:
			list = append(list, &candidate{record: r, node: n})
		}
	}
	if limit := map[string]int{ImportUnits: maxUnits, ImportBases: maxBases, ImportPlaces: maxPlaces}[m.as]; len(list) > limit {
		return fmt.Errorf("%s %s, more than %s; split it", formatCount(len(list)), m.as, formatCount(limit))
	}
	list, err := m.sound(list)
	if err != nil {
		return err
	}
	root := m.file(list)
	m.out.Scenario = []byte(emit(root))
	m.out.Count = map[string]int{}
	if len(list) > 0 {
		m.out.Count[m.as] = len(list)
	}
	for _, c := range list {
		m.out.Rows = append(m.out.Rows, c.row())
	}
	return nil
}

// object is a record in scenario form, or why there is none; nil without a reason
// where the object is there already.
func (m *importer) object(r *record, match *matcher) (n *node, reason, detail string) {
	switch m.as {
	case ImportUnits:
		return m.unit(r)
	case ImportBases:
		return m.base(r, match)
	}
	return m.place(r, match)
}

// idOf is the id that a record asks for: its own, its name as one, or for a
// unit who sends what. A mere number is the number of a row: a name comes first.
func (m *importer) idOf(r *record) string {
	own, name := r.text("id"), slug(r.text("name"))
	if runes := []rune(own); len(runes) > idLength {
		own = string(runes[:idLength-4])
	}
	switch {
	case own != "" && (!decimal(own) || name == ""):
		return own
	case name != "":
		return name
	case m.as == ImportUnits:
		return slug(r.text("contributor") + " " + r.text("system"))
	}
	return ""
}

// begun is a node with id, name and position.
func (m *importer) begun(r *record, id string) *node {
	n := object().with("id", quotedText(id))
	if name := r.text("name"); name != "" && name != id {
		n.with("name", quotedText(name))
	}
	if r.site != "" {
		return n.with("at", quotedText(r.site))
	}
	return n.with("at", list(written(formatNumber(r.at[0])), written(formatNumber(r.at[1]))))
}

const namelessRecord = "neither id nor name"

// free is an id for a record that is not taken, and says where it is not the one
// that the record asks for.
func (m *importer) free(r *record, id string) string {
	given := m.unused(id)
	if given != id && r.text("id") == id {
		m.say(r, "the id is taken by another one", id+"; taken as "+given)
	}
	return given
}

// base is an air base in scenario form.
func (m *importer) base(r *record, match *matcher) (n *node, reason, detail string) {
	id := m.idOf(r)
	if id == "" {
		return nil, namelessRecord, ""
	}
	country, ground := m.country(r), data.CountryAt(r.at)
	switch {
	case country == "" && (ground == "RU" || ground == "BY"):
		return nil, "it lies in " + ground + " and its country is not stated", ""
	case country != "" && ground != "" && !data.InCountry(r.at, country):
		return nil, "its position lies in " + ground + ", not in " + country, ""
	case country == "" && ground == "":
		return nil, "it lies in no country; state its country", ""
	}
	if known := match.base(r, id); known != "" {
		return nil, known, ""
	}
	n = m.begun(r, m.free(r, id))
	if country != "" {
		n.with("country", quotedText(country))
	}
	if kind := r.text("kind"); kind != "" {
		n.with("kind", quotedText(kind))
	}
	return n, "", ""
}

// country is the code of the country that a record states, "" for none.
func (m *importer) country(r *record) string { return m.code(r, "country", countryMeant) }

// code is what a record means by a word for something that has a code or an id.
// A word that means nothing is said and costs the cell.
func (m *importer) code(r *record, field string, meant func(string) string) string {
	word := r.text(field)
	if word == "" {
		return ""
	}
	code := meant(word)
	switch {
	case code == "":
		m.say(r, field+" is left out: not known", fmt.Sprintf("%.60q", clean(word)))
	case code != word:
		m.say(r, field+" "+clean(word)+" is read as "+code, "")
	}
	return code
}

// unit is a unit in scenario form.
func (m *importer) unit(r *record) (n *node, reason, detail string) {
	word := r.text("system")
	if word == "" {
		return nil, "no system", ""
	}
	system := systemMeant(word)
	if system == "" {
		near := data.Nearest(word, catalogueIDs())
		if near != "" {
			near = "; did you mean " + near + "?"
		}
		return nil, "unknown system", fmt.Sprintf("%.60q%s", clean(word), near)
	}
	if system != word {
		m.say(r, "system "+clean(word)+" is read as "+system, "")
	}
	sender := m.code(r, "contributor", countryMeant)
	if sender == "" && r.text("contributor") == "" && r.text("country") != "" {
		sender = m.country(r)
		m.say(r, "the country is taken as the contributor", "")
	}
	if r.text("contributor") != "" && sender == "" {
		return nil, "unknown contributor", fmt.Sprintf("%.60q", clean(r.text("contributor")))
	}
	if ground := data.CountryAt(r.at); r.site == "" && (ground == "RU" || ground == "BY") {
		return nil, "its position lies in " + ground, ""
	}
	id := m.idOf(r)
	if id == "" {
		id = system
	}
	n = m.begun(r, m.free(r, id)).with("system", quotedText(system))
	if sender != "" {
		n.with("contributor", quotedText(sender))
	} else {
		m.say(r, "no contributor is stated: nobody's promise, and no caveat, bears on it", "")
	}
	if reason, detail = m.unitCount(r, n); reason != "" {
		return nil, reason, detail
	}
	m.unitFields(r, n)
	return n, "", ""
}

// unitCount puts how many there are; one that is stated and cannot be read costs
// the unit.
func (m *importer) unitCount(r *record, n *node) (reason, detail string) {
	word := r.text("count")
	if word == "" {
		return "", ""
	}
	count, ok := tables.ParseCount(word)
	if !ok || count < 1 || count > 1000 {
		return "count is not 1 to 1000", fmt.Sprintf("%.40q", clean(word))
	}
	n.with("count", written(formatNumber(float64(count))))
	return "", ""
}

func (m *importer) unitFields(r *record, n *node) {
	if donor := m.code(r, "donor", countryMeant); donor != "" {
		n.with("donor", quotedText(donor))
	}
	if group := r.text("group"); group != "" {
		n.with("group", quotedText(group))
	}
	phase := m.code(r, "phase", func(word string) string { return wordMeant(word, scenario.Phases[:]) })
	if phase != "" {
		n.with("phase", quotedText(phase))
	}
	for _, field := range []string{"facing", "on_station"} {
		m.decimal(r, n, field)
	}
}

// decimal puts a number; one that is none is said and costs the cell.
func (m *importer) decimal(r *record, n *node, field string) {
	word := r.text(field)
	if word == "" {
		return
	}
	v, ok := tables.ParseDecimal(word)
	if !ok {
		m.say(r, field+" is left out: not a number", fmt.Sprintf("%.40q", clean(word)))
		return
	}
	n.with(field, written(formatNumber(v)))
}

// row is what a candidate was taken as.
func (c *candidate) row() TakenRow {
	row := TakenRow{Where: c.record.where, At: c.record.at}
	for _, p := range c.node.pairs {
		switch value := flowText(p.value); p.key.text {
		case "id":
			row.ID = p.value.text
		case "name":
			row.Name = p.value.text
		case "kind", "system":
			row.Kind = p.value.text
		case "at":
		default:
			row.Fields = append(row.Fields, p.key.text+": "+value)
		}
	}
	return row
}

// without drops a field of a candidate that the reader refuses, and reports
// whether the object can do without it.
func (c *candidate) without(field string) bool {
	if slices.Contains([]string{"id", "at", "system", ""}, field) || strings.Contains(field, " ") {
		return false
	}
	before := len(c.node.pairs)
	c.node.pairs = slices.DeleteFunc(c.node.pairs, func(p pair) bool { return p.key.text == field })
	return len(c.node.pairs) < before
}
