package scenariofile

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"airumbrella/data"

	"golang.org/x/text/unicode/norm"
)

// The kinds of objects that [Import] makes.
const (
	ImportPlaces = "places"
	ImportBases  = "bases"
	ImportUnits  = "units"
)

// ImportKinds lists the kinds of objects that [Import] makes.
var ImportKinds = [...]string{ImportPlaces, ImportBases, ImportUnits}

// The limits of a file to import.
const (
	maxImport  = 32 << 20 // bytes
	maxRecords = 20_000
)

// ImportOptions say how to read a file; the zero value guesses.
type ImportOptions struct {
	As     string // one of ImportKinds; empty: told from the columns of each record
	Format string // "csv" or "geojson"; empty: told from the first character
}

// Imported is a file in scenario form.
type Imported struct {
	Scenario []byte         // a scenario file that extends the default one
	Count    map[string]int // objects taken, by kind
	Skipped  []Skip         // in the order of the file
	Twice    []Skip         // taken, though the reference data hold one of this id: it has another
	Unknown  []string       // columns that no object has, sorted
}

// Skip is a record that was left out.
type Skip struct {
	Where  string // "line 7" or "feature 3"
	Reason string
}

// record is one row or feature.
type record struct {
	where  string
	reason string // why it cannot be used; empty: it can
	lonLat [2]string
	values []pair // of texts, by lower-case column name
}

func (r *record) value(column string) string {
	for _, p := range r.values {
		if p.key.text == column {
			return p.value.text
		}
	}
	return ""
}

// Import reads places, bases or units from GeoJSON (points) or CSV (with
// columns lon and lat, or at for units) and returns them in scenario form.
// Records that a scenario could not hold are left out, each with its reason;
// an error means that the file as a whole cannot be read. Name stands for the
// file in the scenario.
func Import(name string, r io.Reader, o ImportOptions) (*Imported, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxImport+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxImport {
		return nil, fmt.Errorf("%s: larger than %d MiB; split it", clean(name), maxImport>>20)
	}
	records, err := readRecords(text, o.Format)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", clean(name), err)
	}
	if len(records) > maxRecords {
		return nil, fmt.Errorf("%s: %d records, more than %d; split it", clean(name), len(records), maxRecords)
	}
	m := &importer{
		as:      o.As,
		name:    name,
		known:   takenIDs(),
		taken:   takenIDs(),
		unknown: map[string]bool{},
		lists:   map[string]*node{},
	}
	m.add(records)
	return m.result()
}

// readRecords reads either format.
func readRecords(text []byte, format string) ([]record, error) {
	if !utf8.Valid(text) {
		return nil, errors.New("not UTF-8; save it as UTF-8 first")
	}
	trimmed := strings.TrimLeft(strings.TrimPrefix(string(text[:min(len(text), 4096)]), "\ufeff"), " \t\r\n")
	switch {
	case trimmed == "":
		return nil, errors.New("the file is empty")
	case format == "" && strings.HasPrefix(trimmed, "["):
		return nil, errors.New("a JSON list; GeoJSON begins with {\"type\": \"FeatureCollection\"")
	case format == "geojson", format == "" && strings.HasPrefix(trimmed, "{"):
		return readGeoJSON(text)
	}
	return readCSV(text)
}

// takenIDs is the ids that an imported object may not use: those of the
// reference data, whose objects it would change.
func takenIDs() map[string]bool {
	taken := map[string]bool{}
	for i := range places() {
		taken[places()[i].ID] = true
	}
	for i := range bases() {
		taken[bases()[i].ID] = true
	}
	return taken
}

// importer gathers the objects of one file.
type importer struct {
	as, name string
	known    map[string]bool // ids of the reference data
	taken    map[string]bool // those, and the ones given out
	unknown  map[string]bool
	skipped  []Skip
	twice    []Skip
	lists    map[string]*node
}

// candidate is a record in scenario form.
type candidate struct {
	index int // of its record
	kind  string
	node  *node
}

// listed is lists of objects by kind, with more of them.
func listed(lists map[string]*node, more []candidate) map[string]*node {
	all := map[string]*node{}
	for kind, n := range lists {
		all[kind] = &node{form: sequence, items: slices.Clone(n.items)}
	}
	for _, c := range more {
		if all[c.kind] == nil {
			all[c.kind] = &node{form: sequence}
		}
		all[c.kind].items = append(all[c.kind].items, c.node)
	}
	return all
}

// add turns records into objects and keeps those that a scenario can hold.
func (m *importer) add(records []record) {
	reasons := make([]string, len(records))
	var sites, units []candidate
	for i := range records {
		r := &records[i]
		if reasons[i] = r.reason; reasons[i] != "" {
			continue
		}
		kind := m.kindOf(r)
		n, reason := m.object(kind, r)
		switch reasons[i] = reason; {
		case reason != "":
		case kind == ImportUnits:
			units = append(units, candidate{i, kind, n})
		default:
			sites = append(sites, candidate{i, kind, n})
		}
	}
	m.lists = listed(nil, m.sound(sites, reasons))
	m.lists = listed(m.lists, m.sound(units, reasons)) // they may stand at the sites
	for i, reason := range reasons {
		if reason != "" {
			m.skipped = append(m.skipped, Skip{records[i].where, reason})
		}
	}
	for _, c := range slices.Concat(sites, units) {
		id, given := c.node.get("id").text, idOf(c.kind, &records[c.index])
		if reasons[c.index] == "" && id != given && m.known[given] {
			reason := fmt.Sprintf("%s is in the reference data already; taken as %s, so it stands there twice", given, id)
			m.twice = append(m.twice, Skip{records[c.index].where, reason})
		}
	}
}

// sound is the candidates that the reader of scenarios accepts. Halves are
// tried until the faulty ones stand alone, so that a good file is read once.
func (m *importer) sound(list []candidate, reasons []string) []candidate {
	if len(list) == 0 {
		return nil
	}
	root := m.file(listed(m.lists, list), "")
	_, err := parse(source{name: "import"}, []byte(emit(root)), Options{})
	var faults Faults
	switch {
	case err == nil:
		return list
	case len(list) > 1:
		half := len(list) / 2
		return append(slices.Clip(m.sound(list[:half], reasons)), m.sound(list[half:], reasons)...)
	case errors.As(err, &faults):
		reasons[list[0].index] = faultWords(faults[0])
	default:
		reasons[list[0].index] = err.Error()
	}
	return nil
}

// faultWords is a fault without its position in a file that nobody has.
func faultWords(f Fault) string {
	f.File, f.Line, f.Column = "", 0, 0
	if i := strings.LastIndex(f.Field, "."); i >= 0 {
		f.Field = f.Field[i+1:]
	}
	return f.String()
}

// file is a scenario that holds lists of objects.
func (m *importer) file(lists map[string]*node, extends string) *node {
	root := object().with("version", written("1")).
		with("name", quotedText("Imported from "+clean(filepath.Base(m.name))))
	if extends != "" {
		root.with("extends", quotedText(extends))
	}
	root.with("bases", lists[ImportBases]).with("units", lists[ImportUnits])
	if added := lists[ImportPlaces]; added != nil {
		root.with("places", object().with("add", added))
	}
	return root
}

func (m *importer) result() (*Imported, error) {
	out := &Imported{Count: map[string]int{}, Skipped: m.skipped, Twice: m.twice}
	for kind, n := range m.lists {
		out.Count[kind] = len(n.items)
	}
	for column := range m.unknown {
		out.Unknown = append(out.Unknown, column)
	}
	slices.Sort(out.Unknown)
	out.Scenario = []byte(emit(m.file(m.lists, data.Default)))
	if len(out.Scenario) > maxFile {
		return nil, fmt.Errorf("%s: as a scenario it is larger than 1 MiB; split it", clean(m.name))
	}
	return out, nil
}

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
			return nil, fmt.Sprintf("longitude and latitude are no numbers: %q, %q", clean(r.lonLat[0]), clean(r.lonLat[1]))
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
