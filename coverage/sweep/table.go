package sweep

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Format names the form of a table and its edition.
const Format = "airumbrella/sweep/1"

// Header is the first line of a table.
type Header struct {
	Format   string   `json:"format"`
	Scenario string   `json:"scenario"` // its digest
	Name     string   `json:"name"`     // of the scenario
	Set      []string `json:"set"`      // what was changed of it in every row, as --set takes it
	Plan     string   `json:"plan"`     // the digest of scenario, keys, threats and sample
	Vary     []Key    `json:"vary"`
	Sample   Sample   `json:"sample,omitzero"` // zero: every combination
	Threats  []string `json:"threats"`         // ids, last the worst of several
	People   int      `json:"people"`          // counted in the scenario, covered or not
	Binary   string   `json:"binary"`          // the digest of the program
	Rows     int      `json:"rows"`            // of the whole table
	Shard    Shard    `json:"shard,omitzero"`  // the part that the file holds
}

// Words returns a row's changes as --set takes them, those of every row first; the row must
// be one of the table.
func (h *Header) Words(row int) []string {
	return append(slices.Clone(h.Set), h.design().words(row)...)
}

// design returns which combinations a table has.
func (h *Header) design() *design {
	threats := slices.DeleteFunc(slices.Clone(h.Threats), func(id string) bool { return id == scenario.WorstID })
	return &design{h.Vary, h.Sample, threats}
}

// Line returns the header as the first line of its table. One that is longer than is read is
// an error.
func (h *Header) Line() ([]byte, error) {
	text, err := json.Marshal(h)
	if text = append(text, '\n'); err == nil && len(text) > longestLine {
		err = fmt.Errorf("the first line of the table would have %d characters, but at most %d are read: vary fewer values, "+
			"or sweep a part of them at a time", len(text), longestLine)
	}
	return text, err
}

// mostTable is more rows than any table has.
const mostTable = 1 << 40

// check returns what is wrong with a header that was read.
func (h *Header) check() error {
	if h.Format != Format {
		return fmt.Errorf("the format is %q; use a table that airumbrella sweep wrote: its format is %q", h.Format, Format)
	}
	names := map[string]bool{}
	for _, k := range h.Vary {
		if names[k.Name] {
			return fmt.Errorf("the key %q stands twice", k.Name)
		}
		names[k.Name] = true
	}
	if h.People < 0 || h.People > coverage.MostPeople {
		return fmt.Errorf("the first line speaks of %d people, which no table does", h.People)
	}
	if err := h.design().check(); err != nil {
		return err
	}
	if len(h.Threats) == 0 || len(h.Vary) == 0 || h.Rows != h.design().rows() || int64(h.Rows) > mostTable {
		return errors.New("the first line names no threats or keys, or another number of rows than its keys have")
	}
	if digest := h.Digest(); h.Plan != digest {
		return fmt.Errorf("the first line was changed: its keys, threats and scenario have the digest %.17s and not %.17q; "+
			"compute it again", digest, h.Plan)
	}
	return nil
}

// check returns what is wrong with the people of a row that was read.
func (r *Row) check(h *Header) error {
	for t, people := range r.People {
		low, base, high := people[scenario.Low], people[scenario.Base], people[scenario.High]
		switch {
		case low < 0:
			return fmt.Errorf("%d people are covered against %s at low", low, h.Threats[t])
		case low > base || base > high:
			return fmt.Errorf("against %s %d people are covered at low, %d at base, %d at high: they must not fall",
				h.Threats[t], low, base, high)
		case high > h.People:
			return fmt.Errorf("%d people are covered against %s at high, of %d that there are", high, h.Threats[t], h.People)
		}
	}
	return nil
}

// AppendJSON adds a row as a line of its table.
func (r *Row) AppendJSON(text []byte, h *Header) []byte {
	text = append(text, `{"i":`...)
	text = strconv.AppendInt(text, int64(r.I), 10)
	text = append(text, `,"people":{`...)
	for t, id := range h.Threats {
		if t > 0 {
			text = append(text, ',')
		}
		text = append(appendString(text, id), ":["...)
		for e, n := range r.People[t] {
			if e > 0 {
				text = append(text, ',')
			}
			text = strconv.AppendInt(text, int64(n), 10)
		}
		text = append(text, ']')
	}
	return append(text, "}}\n"...)
}

// appendString adds a string as JSON has it.
func appendString(text []byte, s string) []byte {
	if plain(s) {
		return append(append(append(text, '"'), s...), '"')
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		panic("bug in sweep: a string cannot be written as JSON: " + err.Error())
	}
	return append(text, quoted...)
}

// plain reports whether JSON has a string as it stands: small letters, digits and hyphens, as
// the ids of the catalogue are.
func plain(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// Reader reads a table row by row.
type Reader struct {
	Header Header
	lines  *bufio.Reader
	line   []byte // the last one
	read   int
	number int // of the last line, from 1
	size   int64
}

// Whole returns how many whole rows were read, and how many bytes they and the first line
// take.
func (t *Reader) Whole() (rows int, size int64) { return t.read, t.size }

// longestLine is the longest line that is read, in bytes.
const longestLine = 128 << 10

// NewReader reads the first line of a table.
func NewReader(r io.Reader) (*Reader, error) {
	t := &Reader{lines: bufio.NewReaderSize(r, longestLine)}
	begins, _ := t.lines.Peek(4)
	if err := otherForm(begins); err != nil {
		return nil, err
	}
	line, err := t.next()
	if err == io.EOF {
		return nil, errors.New("it is empty: it holds no table")
	}
	if err == nil {
		err = otherForm(line)
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(line, &t.Header); err != nil {
		return nil, fmt.Errorf("the first line is no head of a table that airumbrella sweep wrote: %w", err)
	}
	t.size = int64(len(line))
	return t, t.Header.check()
}

// next returns the next line, [io.EOF] after the last.
func (t *Reader) next() ([]byte, error) {
	t.number++
	line, err := t.lines.ReadSlice('\n')
	switch {
	case err == nil:
		return line, nil
	case err == io.EOF && len(line) == 0:
		return nil, io.EOF
	case err == io.EOF:
		return nil, fmt.Errorf("it is cut in the middle of line %d; compute it again", t.number)
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, fmt.Errorf("line %d is longer than any row", t.number)
	}
	return nil, err
}

// beginnings are how files begin that hold a table in another form, and what to do.
var beginnings = [...]struct{ bytes, words string }{
	{"\x1f\x8b", "it is compressed by gzip: unpack it first (gunzip FILE), or hand it over (gunzip -c FILE | airumbrella sweep " +
		"discover -)"},
	{"\x28\xb5\x2f\xfd", "it is compressed by zstd: unpack it first (unzstd FILE)"},
	{"\xef\xbb\xbf", "it begins with a byte order mark, which sweep does not write: an editor has saved it anew; use the file " +
		"that sweep wrote"},
	{"\xff\xfe", "it is UTF-16, and tables are UTF-8: an editor has saved it anew; use the file that sweep wrote"},
	{"\xfe\xff", "it is UTF-16, and tables are UTF-8: an editor has saved it anew; use the file that sweep wrote"},
}

// otherForm returns what is wrong with how a table begins, or how its lines end; nil where
// neither is.
func otherForm(line []byte) error {
	for _, b := range beginnings {
		if bytes.HasPrefix(line, []byte(b.bytes)) {
			return errors.New(b.words)
		}
	}
	if bytes.HasSuffix(line, []byte("\r\n")) {
		return errors.New("its lines end in CR LF, as Windows has them: an editor or a transfer has changed it; use the file " +
			"that sweep wrote")
	}
	return nil
}

// Next reads the next row. After the last it returns [io.EOF]; where rows of the shard are
// missing, another error.
func (t *Reader) Next() (Row, error) {
	want := t.Header.Shard.Rows(t.Header.Rows)
	line, err := t.next()
	if err == io.EOF && t.read < want {
		return Row{}, fmt.Errorf("it has %d of its %d rows: it is cut, or was not finished; compute it again", t.read, want)
	}
	if err != nil {
		return Row{}, err
	}
	row, err := t.row(line)
	if err != nil {
		return row, err
	}
	if t.read >= want || row.I != t.Header.Shard.Row(t.read) {
		return row, fmt.Errorf("line %d holds row %d, which does not belong there", t.number, row.I)
	}
	if err := row.check(&t.Header); err != nil {
		return row, fmt.Errorf("line %d: %w; compute it again", t.number, err)
	}
	t.line = line
	t.size += int64(len(line))
	t.read++
	return row, nil
}

// row reads a line, which must be as [Row.AppendJSON] writes it.
func (t *Reader) row(line []byte) (Row, error) {
	var read struct {
		I      int               `json:"i"`
		People map[string][3]int `json:"people"`
	}
	row := Row{People: make([][3]int, len(t.Header.Threats))}
	if err := json.Unmarshal(line, &read); err != nil {
		return row, fmt.Errorf("line %d is no row: %w", t.number, err)
	}
	row.I = read.I
	for k, id := range t.Header.Threats {
		row.People[k] = read.People[id]
		for _, n := range row.People[k] {
			if n < -coverage.MostPeople || n > coverage.MostPeople {
				return row, fmt.Errorf("line %d speaks of %d people, which no row does", t.read+2, n)
			}
		}
	}
	if !bytes.Equal(row.AppendJSON(nil, &t.Header), line) {
		if err := otherForm(line); err != nil {
			return row, fmt.Errorf("line %d: %w", t.number, err)
		}
		return row, fmt.Errorf("line %d is no row of this table", t.number)
	}
	return row, nil
}

// Table is a whole table.
type Table struct {
	Header
	people [][][3]int // by row, then threat
}

// Read reads a whole table; a shard of one is refused.
func Read(r io.Reader) (*Table, error) {
	from, err := NewReader(r)
	if err != nil {
		return nil, err
	}
	if !from.Header.Shard.IsZero() && from.Header.Shard.Of > 1 {
		return nil, fmt.Errorf("it is part %s of a table: airumbrella sweep merge makes one of all parts", from.Header.Shard)
	}
	t := &Table{Header: from.Header}
	for {
		row, err := from.Next()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return nil, err
		}
		t.people = append(t.people, row.People)
	}
}

// Threat returns the index of the threat of that id, or -1.
func (h *Header) Threat(id string) int { return slices.Index(h.Threats, id) }
