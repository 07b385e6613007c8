package data

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// columnNames are other names under which columns are found, by field.
var columnNames = map[string][]string{
	"id":          {"icao", "code", "ident", "slug"},
	"name":        {"title", "label", "name_en", "name:en", "asciiname"},
	"name_uk":     {"name:uk"},
	"population":  {"pop", "pop_max", "people"},
	"country":     {"country_code", "iso_a2", "cc"},
	"contributor": {"sender"},
}

// importFields are the fields that an object of each kind takes from a record,
// besides id, name and position.
var importFields = map[string][]string{
	ImportPlaces: {"name_uk", "kind", "population", "weight", "region", "control"},
	ImportBases:  {"country", "kind"},
	ImportUnits:  {"system", "count", "contributor", "donor", "group", "phase", "facing", "on_station"},
}

// numericFields are written without quotes.
var numericFields = []string{"population", "weight", "count", "facing", "on_station"}

// field is what a record says of a field, under whatever name.
func (r *record) field(name string) string {
	if v := r.value(name); v != "" {
		return v
	}
	for _, other := range columnNames[name] {
		if v := r.value(other); v != "" {
			return v
		}
	}
	return ""
}

// kindOf tells from the columns what a record is.
func (m *importer) kindOf(r *record) string {
	switch {
	case m.as != "":
		return m.as
	case r.field("system") != "":
		return ImportUnits
	case r.field("country") != "" && r.field("population") == "":
		return ImportBases
	}
	return ImportPlaces
}

// idOf is the id that a record asks for: its own, its name as one, or for a
// unit who sends what.
func idOf(kind string, r *record) string {
	id := r.field("id")
	if id == "" {
		id = slug(r.field("name"))
	}
	if id == "" && kind == ImportUnits {
		id = slug(r.field("contributor") + " " + r.field("system"))
	}
	return id
}

// object is a record in scenario form, or why there is none.
func (m *importer) object(kind string, r *record) (*node, string) {
	name := r.field("name")
	id := idOf(kind, r)
	if id == "" {
		return nil, "neither id nor name"
	}
	n := object().with("id", quotedText(m.unused(id)))
	if name != "" {
		n.with("name", quotedText(name))
	}
	switch {
	case r.lonLat[0] != "" && r.lonLat[1] != "":
		lon, good := parseNumber(r.lonLat[0])
		lat, good2 := parseNumber(r.lonLat[1])
		if !good || !good2 {
			return nil, "longitude and latitude are no numbers: " + strconv.Quote(clean(r.lonLat[0])) + ", " + strconv.Quote(clean(r.lonLat[1]))
		}
		n.with("at", list(written(formatNumber(lon)), written(formatNumber(lat))))
	case kind == ImportUnits && r.value("at") != "":
		n.with("at", quotedText(r.value("at")))
	default:
		return nil, "no position: columns lon and lat are wanted"
	}
	for _, field := range importFields[kind] {
		v := r.field(field)
		switch {
		case v == "":
		case slices.Contains(numericFields, field) && decimal(v):
			n.with(field, written(v))
		default:
			n.with(field, quotedText(v))
		}
	}
	m.note(kind, r)
	return n, ""
}

// note keeps the names of columns that say nothing to an object of the kind.
func (m *importer) note(kind string, r *record) {
	for _, p := range r.values {
		if !takes(kind, p.key.text) {
			m.unknown[p.key.text] = true
		}
	}
}

func takes(kind, column string) bool {
	fields := append([]string{"id", "name", "at"}, importFields[kind]...)
	for _, f := range fields {
		if f == column || slices.Contains(columnNames[f], column) {
			return true
		}
	}
	return false
}

// unused is an id that no other object has, with a number behind it if need be.
func (m *importer) unused(id string) string {
	free := id
	for i := 2; m.taken[free]; i++ {
		free = id + "-" + strconv.Itoa(i)
	}
	m.taken[free] = true
	return free
}

// slug is a name as an id: lower-case ASCII letters and digits with hyphens,
// accents dropped; a name in another script is kept as it is.
func slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '\'' || r == '’' || r >= 0x300 && r < 0x370:
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	short := strings.Trim(b.String(), "-")
	if short == "" {
		short = strings.TrimSpace(clean(name))
	}
	runes := []rune(short)
	return string(runes[:min(len(runes), 60)])
}
