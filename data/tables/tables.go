package tables

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// Row is one row of a table, feature of a collection or placemark.
type Row struct {
	Where  string     // "line 7", "feature 3"
	Values []Value    // what it says; empty cells are left out
	Point  *orb.Point // its geometry, lon and lat in degrees; nil for tables
	Fault  string     // why it cannot be used; empty: it can
}

// Value is a cell that is not empty.
type Value struct {
	Column string // as the file names it
	Text   string // without blanks around it, nor more than a field may have
}

// Table is what is known of a file beside its rows.
type Table struct {
	Columns []string // in the order of a table; empty where every row names its own
	Notes   []string // how the file was read, where that had to be inferred
}

// MostRows is how many rows a file may have that is read: more than a table of all the
// world's towns has, few enough to be read in two seconds.
const MostRows = 200_000

// errManyRows says so.
var errManyRows = errors.New("more than 200,000 rows; split it, or leave out what is not asked about")

// counting is visit that ends at one row more than may be read.
func counting(visit func(*Row) error) func(*Row) error {
	rows := 0
	return func(r *Row) error {
		if r.Where != "" {
			rows++
		}
		if rows > MostRows {
			return errManyRows
		}
		return visit(r)
	}
}

// Read calls visit for the rows of a file in order and stops at its first error.
// A file of more than MostRows rows is refused.
// Blank rows are passed over. The header of a table is given to visit before its
// first row, as a row with Where "" and the names as columns. Errors say why the
// file as a whole cannot be read.
func Read(text []byte, visit func(*Row) error) (*Table, error) {
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errEmpty
	}
	t, visit := new(Table), counting(visit)
	switch {
	case bytes.HasPrefix(text, []byte("PK\x03\x04")):
		return t, t.readArchive(text, visit)
	case bytes.HasPrefix(text, []byte("\xd0\xcf\x11\xe0")):
		return nil, errors.New("a spreadsheet of an old kind; save it as CSV UTF-8")
	}
	for magic, what := range otherFormats {
		if bytes.HasPrefix(text, []byte(magic)) {
			return nil, errors.New(what)
		}
	}
	plain, err := t.decode(text)
	if err != nil {
		return nil, err
	}
	first := strings.TrimLeft(plain, " \t\r\n\x1e")
	switch {
	case first == "":
		return nil, errEmpty
	case first[0] == '{', first[0] == '[':
		return t, t.readJSON(plain, visit)
	case first[0] == '<':
		return t, t.readKML(plain, visit)
	}
	return t, t.readCSV(plain, visit)
}

var errEmpty = errors.New("the file is empty")

// otherFormats is what other files of points begin with, and what to do.
var otherFormats = map[string]string{
	"SQLite format 3\x00": "a GeoPackage or another database; export its layer as GeoJSON or CSV",
	"\x00\x00\x27\x0a":    "a shapefile; export it as GeoJSON",
	"%PDF":                "a PDF; copy its table into a CSV file",
	"\x1f\x8b":            "compressed with gzip; unpack it first",
	"PAR1":                "a Parquet file; export it as CSV or GeoJSON",
}

func (t *Table) note(format string, args ...any) {
	t.Notes = append(t.Notes, fmt.Sprintf(format, args...))
}

// longestCell is how many bytes of a cell are taken, the others left out: more than any
// field of a place or unit may have.
const longestCell = 4096

// add puts a value into the row unless it is empty.
func (r *Row) add(column, text string) {
	if text = strings.TrimSpace(text); text != "" {
		r.Values = append(r.Values, Value{column, shortened(text, longestCell)})
	}
}

// shortened is a text of at most so many bytes, whole characters of it.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// say keeps the first fault of the row.
func (r *Row) say(format string, args ...any) {
	if r.Fault == "" {
		r.Fault = fmt.Sprintf(format, args...)
	}
}
