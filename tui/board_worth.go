package tui

import (
	"fmt"
	"slices"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// worthRow is a promise with what it is worth in people, or a heading, or a
// note.
type worthRow struct {
	heading, note string
	name          string
	loss          scenario.Triple[int] // low and high are those of base where they were not measured
	share         int
	own           bool // Ukraine's own: beyond the scale of promises
}

// worthPage is the board of worth, laid out.
type worthPage struct {
	words []string // sentences above the table
	table rect     // the rows that scroll
	rows  []worthRow
	full  int // people that a full bar stands for
}

// worthPage lays the board of worth out; the weighing is known.
func (m *Model) worthPage() worthPage {
	x, r := m.weighed.answer.Worth, m.boardInner()
	threat := m.boardThreat(x.Result.Scenario)
	page := worthPage{rows: m.worthRows(threat)}
	for _, row := range page.rows {
		if !row.own {
			page.full = max(page.full, row.loss.Low, row.loss.Base, row.loss.High, row.share)
		}
	}
	page.words = worthWords(x, threat)
	r = rect{r.x, r.y + 1, r.w, max(r.h-1, 0)}
	rows := 0
	for _, s := range page.words {
		rows += len(boardLines(s, r.w))
	}
	if over := rows - max(r.h-len(page.rows)-3, 2); over > 0 && len(page.words) > 1 {
		page.words = page.words[1:] // what binds is said, what carries is in the bars
		rows = 0
		for _, s := range page.words {
			rows += len(boardLines(s, r.w))
		}
	}
	if r.h < boardMinRows {
		page.words, rows = nil, 0
	}
	if rows > 0 && r.h-rows-2 > len(page.rows) {
		rows++ // a blank one
	}
	page.table = rect{r.x, r.y + rows, r.w, max(r.h-rows-1, 0)}
	if page.table.h >= len(page.rows)+2 {
		page.rows = spaced(page.rows)
	}
	return page
}

// spaced puts a blank row before every group but the first.
func spaced(rows []worthRow) []worthRow {
	var list []worthRow
	for i, row := range rows {
		if i > 0 && row.heading != "" {
			list = append(list, worthRow{note: " "})
		}
		list = append(list, row)
	}
	return list
}

// worthWords are the sentences: which promise carries most, and which gate
// binds most.
func worthWords(x *worth.Worth, threat int) []string {
	if len(x.Threats) == 0 || x.At(threat).Total == 0 {
		return []string{"No threat is in play or nobody is counted, so no promise carries anything."}
	}
	var words []string
	for _, sentence := range []string{wording.CarrierSentence(x, threat), wording.BindingSentence(x, threat)} {
		if sentence != "" {
			words = append(words, sentence)
		}
	}
	return words
}

// worthRows are the five conditions, who sends units and on whose soil, each
// group by what it is worth.
func (m *Model) worthRows(threat int) []worthRow {
	w := m.weighed.answer
	x, s := w.Worth, w.Worth.Result.Scenario
	if len(x.Threats) == 0 || x.At(threat).Total == 0 {
		return nil
	}
	t := x.At(threat)
	rows := []worthRow{{heading: "THE FIVE CONDITIONS"}}
	rows = append(rows, shareRows(t.Conditions.Shares, w.Low.Conditions, w.High.Conditions, threat, false, func(share *worth.Share) string { return wording.ConditionName(share.ID) })...)
	rows = append(rows, worthRow{heading: "WHO SENDS UNITS"})
	rows = append(rows, shareRows(t.Contributors.Shares, w.Low.Contributors, w.High.Contributors, threat, true, func(share *worth.Share) string {
		return wording.Sender(s, share.ID)
	})...)
	rows = append(rows, worthRow{heading: "ON WHOSE SOIL"})
	return append(rows, shareRows(t.Hosts.Shares, w.Low.Hosts, w.High.Hosts, threat, true, func(share *worth.Share) string {
		return wording.Soil(s, share.ID)
	})...)
}

// shareRows are the rows of one group. Of countries only those that carry
// something at some estimate have a row; a note counts the others.
func shareRows(shares []worth.Share, low, high [][]int, threat int, countries bool, name func(*worth.Share) string) []worthRow {
	var rows []worthRow
	idle := 0
	for i := range shares {
		share := &shares[i]
		row := worthRow{name: name(share), loss: scenario.Same(share.Loss), share: int(share.Shapley + 0.5), own: countries && share.ID == scenario.Ukraine}
		if i < len(low) && threat < len(low[i]) {
			row.loss.Low = low[i][threat]
		}
		if i < len(high) && threat < len(high[i]) {
			row.loss.High = high[i][threat]
		}
		if countries && row.loss == (scenario.Triple[int]{}) && row.share == 0 {
			idle++
			continue
		}
		if share.State != "" && share.State != scenario.Granted {
			row.name += ", " + string(share.State)
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b worthRow) int {
		switch {
		case a.own != b.own && a.own:
			return 1
		case a.own != b.own:
			return -1
		case a.loss.Base != b.loss.Base:
			return b.loss.Base - a.loss.Base
		case a.share != b.share:
			return b.share - a.share
		}
		return b.loss.High - a.loss.High
	})
	if idle > 0 {
		rows = append(rows, worthRow{note: fmt.Sprintf("nothing depends on %s named", wording.Plural(idle, "other country", "other countries"))})
	}
	return rows
}

// worthColumns are the columns of the table: names, the bars, their figures.
type worthColumns struct{ name, bar, loss, share int }

// The widths of the columns that have one.
const (
	worthNameWidth  = 21
	worthLossWidth  = 20 // "1.5 M [0.15-2.1 M]"
	worthShareWidth = 6  // "1.3 M"
)

// columnsOf gives the bars what names and figures leave; where that is too
// little there is one bar, or none.
func columnsOf(w int) worthColumns {
	k := worthColumns{name: min(worthNameWidth, w/3), loss: worthLossWidth, share: worthShareWidth}
	room := w - k.name - k.loss - k.share - 4
	switch {
	case room >= 20:
		k.bar = min(room/2-1, 40)
	case room >= 0:
		k.name = min(worthNameWidth, k.name+room)
	default:
		k.name, k.share = max(w-k.loss-1, 0), 0
	}
	return k
}

// drawWorth draws the board of worth.
func (m *Model) drawWorth(c *canvas) {
	p := m.palette
	r := m.drawBoardTitle(c, "What each promise is worth "+m.againstWords()+", in people")
	if !m.weighed.known {
		m.waiting(c, r)
		return
	}
	page := m.worthPage()
	m.drawBoardWords(c, r, r.h, page.words...)
	k := columnsOf(page.table.w)
	top := min(m.boardTop, max(len(page.rows)-page.table.h, 0))
	first := true
	for i := range page.table.h {
		if top+i >= len(page.rows) {
			break
		}
		row := &page.rows[top+i]
		line := rect{page.table.x, page.table.y + i, page.table.w, 1}
		if row.heading != "" {
			m.drawWorthHeading(c, line, k, row.heading, first)
			first = false
			continue
		}
		m.drawWorthRow(c, line, k, row, page.full)
	}
	foot := rect{page.table.x, min(page.table.bottom(), page.table.y+len(page.rows)+1), page.table.w, 1}
	if len(page.rows) == 0 {
		return
	}
	x := foot.x
	if more := len(page.rows) - top - page.table.h; more > 0 || top > 0 {
		x = c.text(x, foot.y, foot.right(), fmt.Sprintf("↑ ↓ %d more", max(more, 0)), p.style(roleKey)) + 2
	}
	if k.bar > 0 {
		m.drawBarKey(c, x, foot.y, foot.right(), page.full)
	}
}

// drawBarKey explains the bars.
func (m *Model) drawBarKey(c *canvas, x, y, end, full int) {
	p := m.palette
	for _, part := range [...]struct {
		glyph rune
		role  role
		words string
	}{{'█', roleAssured, "least"}, {'▓', roleLikely, "base"}, {'▒', rolePossible, "most"}} {
		c.text(x, y, end, string(part.glyph), p.style(part.role))
		x = c.text(x+2, y, end, part.words, p.style(roleDim)) + 2
	}
	if full > 0 {
		x = c.text(x, y, end, "full bar "+wording.People(full), p.style(roleDim)) + 2
	}
	if words := "fair share: base"; x+textWidth(words) <= end {
		c.text(x, y, end, words, p.style(roleDim))
	}
}

// drawWorthHeading names a group and, the first time, the columns.
func (m *Model) drawWorthHeading(c *canvas, r rect, k worthColumns, words string, first bool) {
	st := m.palette.style(roleHeading)
	c.text(r.x, r.y, r.right(), words, st)
	x := r.x + k.name + 1
	if !first || x <= r.x+textWidth(words) {
		return
	}
	if k.bar == 0 {
		c.textRight(x, r.y, x+k.loss-1, "LOST WITHOUT", st)
		c.textRight(x+k.loss, r.y, x+k.loss+k.share, "SHARE", st)
		return
	}
	c.text(x, r.y, x+k.bar+k.loss, "LOST WITHOUT IT", st)
	c.text(x+k.bar+k.loss+2, r.y, r.right(), "FAIR SHARE", st)
}

// drawWorthRow draws one promise: what is lost without it, its fair share.
func (m *Model) drawWorthRow(c *canvas, r rect, k worthColumns, row *worthRow, full int) {
	p := m.palette
	if row.note != "" {
		c.text(r.x, r.y, r.right(), row.note, p.style(roleDim))
		return
	}
	name, figure := p.style(rolePlain), p.style(rolePlain)
	if row.loss.Base == 0 && row.share == 0 {
		name, figure = p.style(roleDim), p.style(roleDim)
	}
	c.text(r.x, r.y, r.x+k.name, row.name, name)
	x := r.x + k.name + 1
	switch {
	case k.bar == 0:
	case row.own && row.loss.Base > full:
		c.text(x, r.y, x+k.bar, "off scale", p.style(roleDim))
	default:
		m.drawSpan(c, rect{x, r.y, k.bar, 1}, row.loss, full)
	}
	if k.bar > 0 {
		x += k.bar + 1
	}
	c.text(x, r.y, x+k.loss, peopleRange(row.loss), figure)
	if k.share == 0 {
		return
	}
	x += k.loss
	if k.bar > 0 {
		x++
		if !row.own || row.share <= full {
			m.drawSpan(c, rect{x, r.y, k.bar, 1}, scenario.Triple[int]{Base: row.share, High: row.share}, full)
		} else {
			c.text(x, r.y, x+k.bar, "off scale", p.style(roleDim))
		}
		x += k.bar + 1
		c.text(x, r.y, r.right(), wording.People(row.share), figure)
		return
	}
	c.textRight(x, r.y, x+k.share, wording.People(row.share), figure)
}

// peopleRange is people with the range over the estimates: "1.5 M [0-2.1 M]",
// which need not be in the order of the estimates.
func peopleRange(t scenario.Triple[int]) string {
	low, high := min(t.Low, t.Base, t.High), max(t.Low, t.Base, t.High)
	if wording.People(low) == wording.People(high) {
		return wording.People(t.Base)
	}
	return wording.People(t.Base) + " [" + millionsOnly(low) + "-" + millionsOnly(high) + " M]"
}

// millionsOnly is people as a bound of a range in millions: "9.2", "0.15".
func millionsOnly(people int) string {
	switch {
	case people == 0:
		return "0"
	case people >= 9_950_000:
		return fmt.Sprintf("%.0f", float64(people)/1e6)
	case people >= 995_000 || people <= -995_000:
		return fmt.Sprintf("%.1f", float64(people)/1e6)
	}
	return fmt.Sprintf("%.2f", float64(people)/1e6)
}

// drawSpan draws a bar: solid to the least of the three, then to base, then to
// the most. What is not nobody shows at least an edge.
func (m *Model) drawSpan(c *canvas, r rect, t scenario.Triple[int], full int) {
	if full < 1 {
		return
	}
	cells := func(people int) int { return min((max(people, 0)*r.w+full/2)/full, r.w) }
	low, high := cells(min(t.Low, t.Base, t.High)), cells(max(t.Low, t.Base, t.High))
	base := cells(t.Base)
	for i := range high {
		glyph, role := '▒', rolePossible
		switch {
		case i < low:
			glyph, role = '█', roleAssured
		case i < base:
			glyph, role = '▓', roleLikely
		}
		c.put(r.x+i, r.y, glyph, 1, "", m.palette.style(role))
	}
	if high == 0 && max(t.Base, t.High) > 0 {
		c.put(r.x, r.y, '▏', 1, "", m.palette.style(roleLikely))
	}
}

// againstWords is the threat shown, for the title of a board.
func (m *Model) againstWords() string {
	if m.threat < len(m.scenario.Threats) {
		return "against " + wording.ThreatPhrase(&m.scenario.Threats[m.threat])
	}
	if m.result != nil {
		return "against " + wording.ThreatPhrase(&m.result.At(m.threat).Threat)
	}
	return "against every threat"
}
