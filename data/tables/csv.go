package tables

import (
	"fmt"
	"strconv"
	"strings"
)

// mostLines is how many lines a table may have, blank ones and those within cells included.
const mostLines = 4 * MostRows

// readCSV reads a table whose first row names the columns. Commas, semicolons,
// tabs or bars stand between cells; a line sep=; before the header says which. A
// quote in the middle of a cell is taken as it is.
func (t *Table) readCSV(text string, visit func(*Row) error) error {
	s := &scanner{rest: text, line: 1}
	s.separatorLine()
	if s.separator == 0 {
		s.separator = separatorOf(text)
	}
	for {
		line := s.line
		cells, ok, closed := s.record()
		switch {
		case !ok:
			return nil
		case len(cells) > mostMembers:
			return fmt.Errorf("line %d: more than %d columns; leave out what is not asked about", line, mostMembers)
		case line > mostLines:
			return errManyRows
		}
		if blank(cells) {
			continue
		}
		row := &Row{Where: fmt.Sprintf("line %d", line)}
		if !closed {
			row.say("a quote is not closed")
		}
		if t.Columns == nil {
			t.Columns = trimmed(cells)
			row.Where = ""
		} else if more := len(trimRight(cells)) - len(t.Columns); more > 0 {
			row.say("%d cells under %d columns", len(cells), len(t.Columns))
		}
		for i, cell := range cells[:min(len(cells), len(t.Columns))] {
			row.add(t.Columns[i], cell)
		}
		if err := visit(row); err != nil {
			return err
		}
	}
}

func blank(cells []string) bool { return len(trimRight(cells)) == 0 }

// trimRight is the cells without empty ones at the end.
func trimRight(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func trimmed(cells []string) []string {
	list := make([]string, len(cells))
	for i, cell := range cells {
		list[i] = strings.TrimSpace(cell)
	}
	return list
}

// separatorOf is what stands between the cells of the first row that is not blank.
func separatorOf(text string) byte {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := byte(','), 0
	for _, c := range []byte(",;\t|") {
		if n := countOutsideQuotes(first, c); n > most {
			best, most = c, n
		}
	}
	return best
}

func countOutsideQuotes(line string, c byte) (n int) {
	quoted := false
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == c && !quoted:
			n++
		}
	}
	return n
}

// scanner cuts a text into records and cells.
type scanner struct {
	rest      string
	line      int // of the beginning of rest
	separator byte
}

// separatorLine takes the line sep=; that spreadsheets write before the header.
func (s *scanner) separatorLine() {
	line, rest, _ := strings.Cut(s.rest, "\n")
	line = strings.Trim(strings.TrimRight(line, "\r"), `"`)
	if value, ok := strings.CutPrefix(line, "sep="); ok && len(value) == 1 {
		s.separator, s.rest, s.line = value[0], rest, s.line+1
	}
}

// record is the cells of the next line or, where a quoted cell holds line ends,
// lines, and one more than may be read where there are more; ok is false at the end of the text. A quote that is not closed costs
// its own line alone.
func (s *scanner) record() (cells []string, ok, closed bool) {
	if s.rest == "" {
		return nil, false, true
	}
	closed = true
	for {
		cell, more, good := s.cell()
		if !good {
			closed = false
		}
		cells = append(cells, cell)
		if !more || len(cells) > mostMembers {
			return cells, true, closed
		}
	}
}

// cell takes the next cell; more reports whether another one follows it on the
// line.
func (s *scanner) cell() (cell string, more, good bool) {
	lead := strings.TrimLeft(s.rest, " ")
	if strings.HasPrefix(lead, `"`) {
		if cell, more, ok := s.quoted(len(s.rest) - len(lead) + 1); ok {
			return cell, more, true
		}
		good = false
	} else {
		good = true
	}
	end := strings.IndexAny(s.rest, string([]byte{s.separator, '\n', '\r'}))
	if end < 0 {
		end = len(s.rest)
	}
	cell = s.rest[:end]
	return cell, s.after(end), good
}

// maxLines is how many line ends a quoted cell may hold; a quote that is not
// closed by then is none.
const maxLines = 20

// quoted takes a cell that begins with a quote, which stands before at. A quote
// closes the cell where a separator or the end of the line follows it.
func (s *scanner) quoted(at int) (cell string, more, ok bool) {
	var b strings.Builder
	lines := 0
	for i := at; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case c == '\n':
			if lines++; lines > maxLines {
				return "", false, false
			}
			b.WriteByte(' ')
		case c == '"' && strings.HasPrefix(s.rest[i+1:], `"`):
			b.WriteByte('"')
			i++
		case c == '"':
			end := i + 1
			for end < len(s.rest) && s.rest[end] == ' ' {
				end++
			}
			if end == len(s.rest) || s.rest[end] == s.separator || s.rest[end] == '\n' || s.rest[end] == '\r' {
				s.line += lines
				return b.String(), s.after(end), true
			}
			b.WriteByte('"')
		default:
			b.WriteByte(c)
		}
	}
	return "", false, false
}

// after moves behind a cell that ends at an offset, and reports whether it is
// followed by another one.
func (s *scanner) after(end int) (more bool) {
	rest := s.rest[end:]
	switch {
	case rest == "":
		s.rest = ""
		return false
	case rest[0] == s.separator:
		s.rest = rest[1:]
		return true
	}
	rest = strings.TrimPrefix(rest, "\r")
	rest = strings.TrimPrefix(rest, "\n")
	s.rest, s.line = rest, s.line+1
	return false
}

// number is a float as a cell holds it.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
