package scenariofile

import (
	"slices"
	"strings"

	"airumbrella/data"
	"airumbrella/scenario"
)

// decide tells what the records of the file are: one kind for all of them.
func (m *importer) decide() {
	m.as = m.options.As
	if m.as == "" {
		var why string
		m.as, why = m.inferred()
		if why != "" {
			m.note("taken as %s: %s; --as says otherwise", m.as, why)
		}
	}
	if m.as == ImportPlaces {
		m.decideKind()
	}
	for _, field := range sortedFields(m.chosen) {
		column := m.chosen[field]
		if m.takes(field) && !familiar(field, column) {
			m.note("%s is read from the column %s", field, column)
		}
	}
}

func sortedFields(chosen map[string]string) []string {
	var fields []string
	for field := range chosen {
		fields = append(fields, field)
	}
	slices.Sort(fields)
	return fields
}

// familiar reports whether a column goes without saying: a field's own name, or
// an English word for it.
func familiar(field, column string) bool {
	key := columnKey(column)
	return strings.Contains(key, field) || strings.Contains(field, key) || field == "id" ||
		field == "kind" && key == "type" || strings.HasPrefix(key, "longitude") || strings.HasPrefix(key, "latitude") ||
		key == "lng" || key == "long"
}

// inferred is what the records are by their columns, and the reason where it is
// not plain.
func (m *importer) inferred() (as, why string) {
	switch {
	case m.has("system"):
		return ImportUnits, ""
	case m.has("population"):
		return ImportPlaces, ""
	case m.options.Kind != "", m.kindWords() > 0:
		return ImportPlaces, ""
	}
	kind, column := kindOfColumns(m.columnKeys())
	switch {
	case kind == "airport" && m.has("country") && m.mostlyAbroad():
		return ImportBases, "they are airfields, and most lie outside Ukraine"
	case kind != "":
		return ImportPlaces, "the column " + clean(column) + " is one of places of the kind " + kind
	case kindOfFile(m.name) != "":
		return ImportPlaces, ""
	case m.has("country") && m.abroad():
		return ImportBases, "they have a country and neither population nor kind"
	case m.has("country"):
		return ImportPlaces, "all of them lie in Ukraine"
	}
	return ImportPlaces, ""
}

func (m *importer) columnKeys() (keys []string) {
	for _, column := range m.columns {
		keys = append(keys, columnKey(column))
	}
	return keys
}

// has reports whether a record says anything of a field.
func (m *importer) has(field string) bool {
	return slices.ContainsFunc(m.records, func(r record) bool { return r.text(field) != "" })
}

// abroad reports whether a record's country or position is not Ukraine.
func (m *importer) abroad() bool { return m.countAbroad() > 0 }

func (m *importer) mostlyAbroad() bool { return 2*m.countAbroad() > len(m.records) }

func (m *importer) countAbroad() (count int) {
	for i := range m.records {
		if m.records[i].abroad() {
			count++
		}
	}
	return count
}

func (rec *record) abroad() bool {
	code := countryMeant(rec.text("country"))
	return code != "" && code != scenario.Ukraine || code == "" && data.RegionNear(rec.at) == ""
}

// kindWords counts the records whose kind is a word for a kind of place.
func (m *importer) kindWords() (n int) {
	for i := range m.records {
		word := m.records[i].text("kind")
		if kindMeant(word) != "" || slices.Contains(notPlaces, wordKey(word)) {
			n++
		}
	}
	return n
}

// decideKind tells the kind of those places that do not state one.
func (m *importer) decideKind() {
	words := m.kindWords()
	if words == 0 {
		for i := range m.records { // the column means something else
			delete(m.records[i].cells, "kind")
		}
		delete(m.chosen, "kind")
	}
	kind, column := kindOfColumns(m.columnKeys())
	switch {
	case m.options.Kind != "":
		m.kind = m.options.Kind
	case m.has("population"):
		m.kind = scenario.City
	case words == len(m.records):
	case kind != "":
		m.kind = kind
		m.note("kind %s is told from the column %s; --kind says otherwise", kind, column)
	case kindOfFile(m.name) != "":
		m.kind = kindOfFile(m.name)
		m.note("kind %s is told from the name of the file; --kind says otherwise", m.kind)
	case words == 0:
		m.kind = scenario.City
		m.note("neither kind nor population is stated: taken as towns without people, " +
			"which are not counted among the cities; --kind power, say, names what they are")
	}
}
