package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// Table is a list of things with their figures, for `airumbrella list` and
// whatever else is rows and columns.
type Table struct {
	Title   string
	Note    string // a sentence below the title; may be empty
	Columns []Column
	// Grouped writes the first column as headings over what it has in common,
	// in text and Markdown.
	Grouped bool
	// Rows hold as many cells as there are columns. A cell is a string, an
	// int, a float64, a bool, a coverage.Triple[float64], or nil where nothing
	// is known; anything else is written as "?".
	Rows [][]any
}

// Column is one column of a [Table].
type Column struct {
	Title   string // in capitals, for text and Markdown
	Key     string // for JSON and CSV; empty: made of the title, "AS OF" becomes "as_of"
	Right   bool   // numbers stand at the right
	Grouped bool   // whole numbers get commas in text: people, not years
	Detail  bool   // for programs only: text and Markdown leave it out
}

func (c *Column) key() string {
	if c.Key != "" {
		return c.Key
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return '_'
	}, wording.Clean(c.Title))
}

// Text writes the table for a terminal, in at most a hundred columns.
func (t *Table) Text(w io.Writer) error { return t.page().text(w) }

// Markdown writes the table as Markdown.
func (t *Table) Markdown(w io.Writer) error { return t.page().markdown(w) }

func (t *Table) page() *page {
	p := &page{title: t.Title}
	p.say(t.Note)
	if len(t.Rows) == 0 {
		p.say("None.")
		return p
	}
	for from := 0; from < len(t.Rows); {
		to := from + 1
		for to < len(t.Rows) && (!t.Grouped || t.cell(to, 0) == t.cell(from, 0)) {
			to++
		}
		t.part(p, from, to)
		from = to
	}
	return p
}

// part adds some rows to a page, under their first cell where the table is
// grouped.
func (t *Table) part(p *page, from, to int) {
	var columns []column
	rows := make([][]string, to-from)
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Detail || t.Grouped && i == 0 {
			continue
		}
		columns = append(columns, column{title: c.Title, right: c.Right})
		for k := range rows {
			rows[k] = append(rows[k], c.words(t.cell(from+k, i)))
		}
	}
	if t.Grouped {
		p.add(block{heading: t.Columns[0].words(t.cell(from, 0)), exact: true})
	}
	p.tabulate(columns, rows)
}

// cell is the cell of a row; nil where a row is too short.
func (t *Table) cell(row, column int) any {
	if column < len(t.Rows[row]) {
		return t.Rows[row][column]
	}
	return nil
}

// words is a cell for people: "-" for nothing, "70-130-160" for a triple.
func (c *Column) words(cell any) string {
	switch v := cell.(type) {
	case nil:
		return "-"
	case string:
		return v
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case int:
		if c.Grouped {
			return wording.Grouped(v)
		}
		return strconv.Itoa(v)
	case float64:
		return wording.Number(v)
	case scenario.Triple[float64]:
		if v.Low == v.Base && v.Base == v.High {
			return wording.Number(v.Base)
		}
		return wording.Number(v.Low) + "-" + wording.Number(v.Base) + "-" + wording.Number(v.High)
	}
	return "?"
}

// CSV writes the table with a head of keys; a column of triples becomes three,
// KEY_low, KEY_base and KEY_high. No cell is read as a formula.
func (t *Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	triple := make([]bool, len(t.Columns))
	var head []string
	for i := range t.Columns {
		for k := range t.Rows {
			_, is := t.cell(k, i).(scenario.Triple[float64])
			triple[i] = triple[i] || is
		}
		key := csvText(t.Columns[i].key())
		if triple[i] {
			head = append(head, key+"_low", key+"_base", key+"_high")
		} else {
			head = append(head, key)
		}
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for k := range t.Rows {
		var row []string
		for i := range t.Columns {
			row = appendCSV(row, t.cell(k, i), triple[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func appendCSV(row []string, cell any, triple bool) []string {
	if v, ok := cell.(scenario.Triple[float64]); ok {
		return append(row, plainNumber(v.Low), plainNumber(v.Base), plainNumber(v.High))
	}
	text := "?"
	switch v := cell.(type) {
	case nil:
		text = ""
	case string:
		text = csvText(v)
	case bool:
		text = strconv.FormatBool(v)
	case int:
		text = strconv.Itoa(v)
	case float64:
		text = plainNumber(v)
	}
	if triple {
		return append(row, "", text, "")
	}
	return append(row, text)
}

// plainNumber is a figure for programs; empty for what is none.
func plainNumber(x float64) string {
	if measured(x) == nil {
		return ""
	}
	return wording.Decimal(wording.Decimals(x, 1e5))
}

// JSON writes the table as a list of objects with the keys of its columns, in
// their order.
func (t *Table) JSON(w io.Writer) error {
	var b bytes.Buffer
	b.WriteByte('[')
	for k := range t.Rows {
		if k > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('{')
		for i := range t.Columns {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeMember(&b, wording.Clean(t.Columns[i].key()), jsonCell(t.cell(k, i))); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	}
	b.WriteByte(']')
	return writeJSON(w, json.RawMessage(b.Bytes()))
}

func writeMember(b *bytes.Buffer, key string, value any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(key); err != nil {
		return err
	}
	b.WriteByte(':')
	return e.Encode(value)
}

// jsonCell is a cell as JSON takes it: cleaned, rounded, null for no number.
func jsonCell(cell any) any {
	finite := func(x float64) *float64 {
		if measured(x) == nil {
			return nil
		}
		return measured(wording.Decimals(x, 1e5))
	}
	switch v := cell.(type) {
	case string:
		return wording.Clean(v)
	case float64:
		return finite(v)
	case scenario.Triple[float64]:
		return savedTriple{finite(v.Low), finite(v.Base), finite(v.High)}
	case nil, bool, int:
		return v
	}
	return nil
}

// savedTriple is one figure per estimate; null where there is none.
type savedTriple struct {
	Low  *float64 `json:"low"`
	Base *float64 `json:"base"`
	High *float64 `json:"high"`
}
