package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// pageWidth is the width that every text fits: what a mail, a terminal and a
// printed page take.
const pageWidth = 100

// width is the number of terminal columns that text takes.
func width(text string) int { return ansi.StringWidth(text) }

// pad fills text with blanks up to w columns.
func pad(text string, w int) string {
	return text + strings.Repeat(" ", max(0, w-width(text)))
}

// padLeft puts blanks before text up to w columns.
func padLeft(text string, w int) string {
	return strings.Repeat(" ", max(0, w-width(text))) + text
}

// cut shortens text to w columns, the last two of which say so.
func cut(text string, w int) string {
	if width(text) <= w {
		return text
	}
	return ansi.Truncate(text, max(w, 2), "..")
}

// wrap breaks text into lines of at most w columns at blanks; a word that is
// longer stands on several lines.
func wrap(text string, w int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case width(line)+1+width(word) <= w:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
		for width(line) > w {
			head := ansi.Truncate(line, w, "")
			if head == "" {
				break
			}
			lines, line = append(lines, head), line[len(head):]
		}
	}
	if line != "" || lines == nil {
		lines = append(lines, line)
	}
	return lines
}

// column is one column of a text table.
type column struct {
	title string
	right bool // numbers
	max   int  // columns at most; longer cells wrap; 0: no limit
}

// columnGap stands between two columns.
const columnGap = "  "

// layOut aligns rows under the titles of their columns; cells wider than their
// column wrap onto further lines. A table without titles has no head.
func layOut(columns []column, rows [][]string) []string {
	widths := make([]int, len(columns))
	titled := false
	for i, c := range columns {
		titled = titled || c.title != ""
		widths[i] = width(c.title)
		for _, row := range rows {
			w := width(row[i])
			if c.max > 0 {
				w = min(w, c.max)
			}
			widths[i] = max(widths[i], w)
		}
	}
	var lines []string
	if titled {
		head := make([]string, len(columns))
		for i, c := range columns {
			head[i] = c.title
		}
		lines = appendRow(lines, columns, widths, head)
	}
	for _, row := range rows {
		lines = appendRow(lines, columns, widths, row)
	}
	return lines
}

func appendRow(lines []string, columns []column, widths []int, row []string) []string {
	cells := make([][]string, len(row))
	height := 1
	for i, text := range row {
		cells[i] = []string{text}
		if width(text) > widths[i] {
			cells[i] = wrap(text, widths[i])
		}
		height = max(height, len(cells[i]))
	}
	for k := range height {
		var b strings.Builder
		for i := range row {
			if i > 0 {
				b.WriteString(columnGap)
			}
			text := ""
			if k < len(cells[i]) {
				text = cells[i][k]
			}
			if columns[i].right {
				b.WriteString(padLeft(text, widths[i]))
			} else {
				b.WriteString(pad(text, widths[i]))
			}
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return lines
}
