package scenariofile

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"airumbrella/data"
	"airumbrella/data/tables"

	"github.com/paulmach/orb"
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

// OnMatch says what becomes of a record that is in the reference data, or in the
// file above it, already.
type OnMatch string

// The answers: update takes the record's figures for the place that is there, skip
// leaves the record out, add takes it as another place, which is counted beside it.
const (
	MatchUpdate OnMatch = "update"
	MatchSkip   OnMatch = "skip"
	MatchAdd    OnMatch = "add"
)

// OnMatches lists the answers; the first is the default.
var OnMatches = [...]OnMatch{MatchUpdate, MatchSkip, MatchAdd}

// The limits of a file to import.
const (
	maxImport  = 32 << 20 // bytes
	maxRecords = 20_000   // that lie on the map
)

// ImportOptions say how to read a file; the zero value infers what it can.
type ImportOptions struct {
	As      string            // one of ImportKinds; empty: told from the columns
	Kind    string            // of every place of the file; empty: told from the columns
	OnMatch OnMatch           // empty: update
	Columns map[string]string // columns by hand: the name in the file, by field
}

// Imported is a file in scenario form, and all that was inferred on the way.
type Imported struct {
	Scenario []byte         // a scenario file that extends the default one
	Count    map[string]int // objects taken, by kind
	Rows     []TakenRow     // the objects, in the order of the file
	Notes    []string       // what was inferred of the file as a whole
	Said     []Remark       // what was inferred or left out of records that were taken
	Known    []Remark       // records that are in the reference data or stand twice
	Skipped  []Remark       // records that were left out
	Unused   []string       // columns that no object has, sorted
}

// Remark says something of one record. Remarks of one reason can be told together.
type Remark struct{ Where, Reason, Detail string }

// TakenRow is one object as it was taken.
type TakenRow struct {
	Where, ID, Name, Kind string
	At                    orb.Point
	Fields                []string // the rest, as "population: 12000"
}

// record is one row or feature that lies on the map.
type record struct {
	where  string
	cells  map[string]cell // by field
	at     orb.Point
	site   string // what a unit's at names instead of a position
	index  int
	region string
}

// cell is what a record says of a field.
type cell struct {
	column, text string
	rank         int
}

// text is what the record says of a field, "" for nothing.
func (rec *record) text(field string) string { return rec.cells[field].text }

// Import reads places, bases or units from a file of points in any form that
// [tables.Read] takes and returns them in scenario form. What the file does not
// say is inferred from what it does, and said; a record that a scenario cannot
// hold is left out with its reason, a cell that says nothing likewise. An error
// means that the file as a whole cannot be read. Name stands for the file in the
// scenario.
func Import(ctx context.Context, name string, r io.Reader, o ImportOptions) (*Imported, error) {
	text, err := readAll(ctx, r)
	if err != nil {
		return nil, err
	}
	if len(text) > maxImport {
		return nil, fmt.Errorf("%s: larger than %d MiB; split it", clean(name), maxImport>>20)
	}
	m := newImporter(ctx, name, o)
	t, err := tables.Read(text, m.row)
	if err == nil {
		err = m.readEnough()
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%s: %w", clean(name), err)
	}
	m.out.Notes = append(t.Notes, m.out.Notes...)
	m.decide()
	if err := m.objects(); err != nil {
		return nil, fmt.Errorf("%s: %w", clean(name), err)
	}
	return m.result()
}

// readAll reads a file of at most one byte more than may be imported; it ends
// when the context does, even where the reader waits for a writer.
func readAll(ctx context.Context, r io.Reader) ([]byte, error) {
	type answer struct {
		text []byte
		err  error
	}
	done := make(chan answer, 1)
	go func() {
		text, err := io.ReadAll(io.LimitReader(r, maxImport+1))
		done <- answer{text, err}
	}()
	select {
	case a := <-done:
		return a.text, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// importer gathers the objects of one file.
type importer struct {
	ctx     context.Context
	options ImportOptions
	name    string
	byHand  map[string]string    // field by column key
	uses    map[string]columnUse // of columns met, by their name in the file; field "" for none
	years   map[string]string    // of population columns, by their name in the file
	columns []string             // met, in order
	chosen  map[string]string    // columns taken for a field under another name, by field
	records []record
	read    int // rows
	noPlace int // rows without a cell for a position
	as      string
	kind    string // of places, where one is told for the whole file
	taken   map[string]bool
	out     Imported
}

func newImporter(ctx context.Context, name string, o ImportOptions) *importer {
	m := &importer{
		ctx: ctx, options: o, name: name,
		byHand: map[string]string{}, uses: map[string]columnUse{}, years: map[string]string{}, chosen: map[string]string{},
		taken: takenIDs(),
	}
	for field, column := range o.Columns {
		m.byHand[columnKey(column)] = field
	}
	return m
}

// takenIDs is the ids that an imported object may not use: those of the
// reference data, whose objects it would change, and of the default scenario.
func takenIDs() map[string]bool {
	taken := map[string]bool{}
	for i := range places() {
		taken[places()[i].ID] = true
	}
	for i := range bases() {
		taken[bases()[i].ID] = true
	}
	for i := range defaultScenario().Units {
		taken[defaultScenario().Units[i].ID] = true
	}
	return taken
}

func (m *importer) note(format string, args ...any) {
	m.out.Notes = append(m.out.Notes, clean(fmt.Sprintf(format, args...)))
}

func (m *importer) say(r *record, reason, detail string) {
	m.out.Said = append(m.out.Said, Remark{r.where, reason, detail})
}

func (m *importer) skip(where, reason, detail string) {
	m.out.Skipped = append(m.out.Skipped, Remark{where, reason, detail})
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
// accents dropped and Cyrillic written in Latin letters; a name in another script
// is kept as it is.
func slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(data.Latin(name))) {
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

// result is the objects as a file.
func (m *importer) result() (*Imported, error) {
	m.out.Unused = m.unusedColumns()
	if len(m.out.Scenario) > maxFile {
		return nil, fmt.Errorf("%s: as a scenario it is larger than 1 MiB; split it", clean(m.name))
	}
	return &m.out, nil
}

// unusedColumns is the columns that say nothing to objects of the kind.
func (m *importer) unusedColumns() (list []string) {
	if len(m.records) == 0 {
		return nil
	}
	for _, column := range m.columns {
		use := m.uses[column]
		if use.field == "" || !m.takes(use.field) || m.chosen[use.field] != column {
			list = append(list, clean(column))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// importFields are the fields that an object of each kind takes from a record.
var importFields = map[string][]string{
	ImportPlaces: {"name_uk", "kind", "population", "population_year", "weight", "region", "control", "country"},
	ImportBases:  {"country", "kind"},
	ImportUnits:  {"system", "count", "contributor", "donor", "group", "phase", "facing", "on_station", "country"},
}

func (m *importer) takes(field string) bool {
	always := []string{"id", "name", columnLon, columnLat, columnPosition}
	return slices.Contains(always, field) || slices.Contains(importFields[m.as], field)
}

// ImportFields lists the fields that columns can be named for by hand.
func ImportFields() []string {
	fields := []string{columnLat, columnLon, columnPosition, "id", "name"}
	for _, kind := range ImportKinds {
		for _, field := range importFields[kind] {
			if !slices.Contains(fields, field) {
				fields = append(fields, field)
			}
		}
	}
	return fields
}
