package page

import (
	"strings"

	"airumbrella/report/subject"

	"github.com/charmbracelet/x/ansi"
)

// pageWidth is the width that every text fits: what a mail, a terminal and a
// printed page take.
const pageWidth = 100

// width returns the number of terminal columns that text takes.
func width(text string) int { return ansi.StringWidth(text) }

// pad fills text with blanks up to w columns.
func pad(text string, w int) string {
	return text + strings.Repeat(" ", max(0, w-width(text)))
}

// padLeft puts blanks before text up to w columns.
func padLeft(text string, w int) string {
	return strings.Repeat(" ", max(0, w-width(text))) + text
}

// bound marks what a line does not break at: the blanks within a phrase become
// no-break spaces, and hyphens, at which ansi.Wrap always breaks, a character that
// no text has. unbound takes the marks out again.
var bound, unbound = strings.NewReplacer(" ", "\u00a0", "-", "\ue000"),
	strings.NewReplacer("\u00a0", " ", "\ue000", "-")

// wrap breaks text into lines of at most w columns at the blanks between its
// phrases; a phrase that is longer stands on several lines.
func wrap(text string, w int) []string {
	list := phrases(text)
	for i, phrase := range list {
		list[i] = bound.Replace(phrase)
	}
	return strings.Split(unbound.Replace(ansi.Wrap(strings.Join(list, " "), w, "")), "\n")
}

// units are the words that stay on the line of the number before them.
var units = map[string]bool{"M": true, "%": true, "km": true, "km2": true, "m": true, "m2": true, "min": true,
	"s": true, "h": true, "km/h": true, "m/s": true}

// phrases returns the words of a text, a number together with its unit and its
// range: "6.9 M", "41 % [24-56]".
func phrases(text string) []string {
	var list []string
	for _, word := range ranges(commands(strings.Fields(text))) {
		last := len(list) - 1
		switch {
		case last < 0:
		case units[strings.TrimRight(word, ".,;:)")] && endsInDigit(list[last]),
			strings.HasSuffix(list[last], " %") && shareRange.MatchString(word):
			list[last] += " " + word
			continue
		}
		list = append(list, word)
	}
	return list
}

func endsInDigit(word string) bool {
	last := word[len(word)-1]
	return last >= '0' && last <= '9' && len(word) < 20
}

// columnGap stands between two columns.
const columnGap = "  "

// narrowest is how far a column shrinks for the page's sake.
const narrowest = 6

// layOut aligns rows under the titles of their columns within the page; cells
// wider than their column wrap onto further lines, titles too. A table without
// titles has no head. A table of more columns than a page holds stands one
// cell below the other.
func layOut(columns []subject.Head, rows [][]string, wide int) []string {
	if len(columns)*(narrowest+len(columnGap)) > wide || wide < pageWidth && breaksWords(columns, rows, wide) {
		return stack(columns, rows, wide)
	}
	widths := columnWidths(columns, rows, wide)
	var lines []string
	head, titled := make([]string, len(columns)), false
	for i, c := range columns {
		head[i] = c.Title
		titled = titled || c.Title != ""
	}
	if titled {
		lines = appendRow(lines, columns, widths, head, true)
	}
	for _, row := range rows {
		lines = appendRow(lines, columns, widths, row, false)
	}
	return lines
}

// breaksWords reports whether a narrow page could hold the columns only with
// words cut in two.
func breaksWords(columns []subject.Head, rows [][]string, wide int) bool {
	total := len(columnGap) * (len(columns) - 1)
	for i, c := range columns {
		most := 0
		for _, word := range strings.Fields(c.Title) {
			most = max(most, width(word))
		}
		for _, row := range rows {
			most = max(most, longestWord(row[i]))
		}
		total += most
	}
	return total > wide
}

// columnWidths gives every column the width of its cells and its title, as far
// as the page goes: first the titles wrap, then the cells at their blanks, then
// the longest words break.
func columnWidths(columns []subject.Head, rows [][]string, wide int) []int {
	widths, cells, words := make([]int, len(columns)), make([]int, len(columns)), make([]int, len(columns))
	total := len(columnGap) * (len(columns) - 1)
	for i, c := range columns {
		for _, word := range strings.Fields(c.Title) {
			cells[i] = max(cells[i], width(word))
		}
		words[i] = cells[i]
		for _, row := range rows {
			w, most := width(row[i]), longestWord(row[i])
			if c.Max > 0 {
				w, most = min(w, c.Max), min(most, c.Max)
			}
			cells[i], words[i] = max(cells[i], w), max(words[i], most)
		}
		words[i] = max(words[i], min(c.Min, cells[i]))
		widths[i] = max(cells[i], width(c.Title))
		total += widths[i]
	}
	for ; total > wide; total-- {
		shrinkOne(widths, cells, words)
	}
	for i, c := range columns {
		for lines := len(wrap(c.Title, widths[i])); widths[i] > cells[i] && len(wrap(c.Title, widths[i]-1)) == lines; {
			widths[i]-- // a title that wraps needs no more room than its lines
		}
	}
	return widths
}

func longestWord(text string) int {
	longest := 0
	for _, word := range phrases(text) {
		longest = max(longest, width(word))
	}
	return longest
}

// shrinkOne takes a column off the one that has most to spare over the first
// of the least widths that one exceeds, else off the widest.
func shrinkOne(widths []int, least ...[]int) {
	for _, l := range append(least, make([]int, len(widths))) {
		chosen := 0
		for i := range widths {
			if widths[i]-l[i] > widths[chosen]-l[chosen] {
				chosen = i
			}
		}
		if widths[chosen] > l[chosen] {
			widths[chosen]--
			return
		}
	}
}

// stack writes one line per cell, "title: cell", and a blank one per row.
func stack(columns []subject.Head, rows [][]string, wide int) []string {
	var lines []string
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" {
				lines = append(lines, wrap(strings.TrimPrefix(columns[i].Title+": "+cell, ": "), wide)...)
			}
		}
		lines = append(lines, "")
	}
	return lines
}

// appendRow adds the lines of one row; those of a head stand at its bottom.
func appendRow(lines []string, columns []subject.Head, widths []int, row []string, head bool) []string {
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
			text, at := "", k
			if head {
				at -= height - len(cells[i])
			}
			if at >= 0 && at < len(cells[i]) {
				text = cells[i][at]
			}
			if columns[i].Right {
				b.WriteString(padLeft(text, widths[i]))
			} else {
				b.WriteString(pad(text, widths[i]))
			}
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return lines
}

// longestCommand is the width up to which a change to type stays on one line.
const longestCommand = 96

// commands returns words of which a --set and its quoted value are one, so that it
// can be copied.
func commands(words []string) []string {
	var list []string
	for i := 0; i < len(words); i++ {
		if words[i] != "--set" {
			list = append(list, words[i])
			continue
		}
		end := i + 1
		for end < len(words) && strings.Count(strings.Join(words[i:end+1], " "), "'")%2 == 1 {
			end++
		}
		whole := strings.Join(words[i:min(end+1, len(words))], " ")
		if width(whole) > longestCommand {
			list = append(list, words[i])
			continue
		}
		list = append(list, whole)
		i = end
	}
	return list
}

// longestRange is the width up to which a range in brackets stays on one line.
const longestRange = 24

// ranges returns words of which a range in brackets is one: "[-0.40 to +0.20 M]".
func ranges(words []string) []string {
	var list []string
	for i := 0; i < len(words); i++ {
		end := i + 1
		for strings.HasPrefix(words[i], "[") && end < len(words) && !strings.Contains(words[end-1], "]") {
			end++
		}
		whole := strings.Join(words[i:end], " ")
		if !strings.Contains(whole, "]") || width(whole) > longestRange {
			list = append(list, words[i])
			continue
		}
		list = append(list, whole)
		i = end - 1
	}
	return list
}
