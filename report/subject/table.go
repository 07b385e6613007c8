package subject

import (
	"strconv"

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
	// int, a float64, a bool, a scenario.Triple[float64], or nil where nothing
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

// TableDocument returns a table under its title.
func TableDocument(t *Table, _ View) *Document {
	p := &Document{Title: t.Title}
	p.say(t.Note)
	if len(t.Rows) == 0 {
		p.say("None.")
		return p
	}
	for from := 0; from < len(t.Rows); {
		to := from + 1
		for to < len(t.Rows) && (!t.Grouped || t.Cell(to, 0) == t.Cell(from, 0)) {
			to++
		}
		t.part(p, from, to)
		from = to
	}
	return p
}

// part adds some rows to a page, under their first cell where the table is
// grouped.
func (t *Table) part(p *Document, from, to int) {
	var columns []Head
	rows := make([][]string, to-from)
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Detail || t.Grouped && i == 0 {
			continue
		}
		columns = append(columns, Head{Title: c.Title, Right: c.Right})
		for k := range rows {
			rows[k] = append(rows[k], c.words(t.Cell(from+k, i)))
		}
	}
	if t.Grouped {
		p.add(Block{Heading: t.Columns[0].words(t.Cell(from, 0)), Exact: true})
	}
	p.tabulate(columns, rows)
}

// Cell returns the cell of a row; nil where a row is too short.
func (t *Table) Cell(row, column int) any {
	if column < len(t.Rows[row]) {
		return t.Rows[row][column]
	}
	return nil
}

// words returns a cell for people: "-" for nothing, "70-130-160" for a triple.
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
