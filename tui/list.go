package tui

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/report"
	"airumbrella/tui/screen"
)

// listPane is which things the list shows.
type listPane int

const (
	listPlaces listPane = iota
	listUnits
	listBases
	listGaps
	listRegions
	listPanes
)

// listTitles are the tabs of the list.
var listTitles = [listPanes]string{"places", "units", "bases", "gaps", "regions"}

// listKinds is what each pane lists.
var listKinds = [listPanes]itemKind{itemPlace, itemUnit, itemBase, itemGap, itemRegion}

// listSorts are the orders of each pane, the first one being its own.
var listSorts = [listPanes][]string{
	listPlaces:  {"by need", "by name", "by people", "by status", "by region"},
	listUnits:   {"as listed", "by people lost without", "by name", "by system", "by sender"},
	listBases:   {"by country", "by name", "by units"},
	listGaps:    {"by people", "by area"},
	listRegions: {"by people not covered", "by name", "by people", "by share"},
}

// list is the rows of one pane, filtered and sorted.
type list struct {
	pane    listPane
	rows    []listRow
	offset  int // first row shown
	query   string
	best    item // of the rows that fit the query
	order   [listPanes]int
	reverse [listPanes]bool
	last    [listPanes]item // selected when the pane was left
	heading string          // what the rows add up to
	gaps    []int           // places not covered, most people first, whatever the pane
}

// listRow is an item in words, or, with no item, a heading.
type listRow struct {
	item   item
	marker rune
	role   screen.Role
	name   string
	figure string
	note   string // in the narrow column at the right
	words  string // searched, and shown in the wide table
	group  int
	key    [5]float64 // sort keys by order, greater first
	text   [5]string  // sort keys by order, compared after the numbers
	score  int        // against the query
}

// relist words the answer anew for the threat and the estimate shown, and
// fills the list of the pane shown.
func (m *Model) relist() {
	if m.result != nil {
		led := *m.result
		led.Lead = m.estimate
		m.result = &led
		m.summary = summaryOf(m.result)
		m.regap()
	}
	l := &m.list
	l.rows, l.heading = l.rows[:0], ""
	switch l.pane {
	case listPlaces:
		m.listPlaces()
	case listUnits:
		m.listUnits()
	case listBases:
		m.listBases()
	case listGaps:
		m.listGaps()
	case listRegions:
		m.listRegions()
	}
	m.filterRows()
	m.sortRows()
	if m.sel.kind == itemNone && !m.cleared && m.result != nil {
		m.selectFirst()
	}
	m.keepSelection()
	m.showSelected()
}

// selectFirst selects what leads the list of places; while another list is shown,
// the place not covered that has most people.
func (m *Model) selectFirst() {
	l := &m.list
	if l.pane != listPlaces {
		if len(l.gaps) > 0 {
			m.sel = item{itemPlace, l.gaps[0]}
		}
		return
	}
	if i := slices.IndexFunc(l.rows, func(r listRow) bool { return r.item.kind != itemNone }); i >= 0 {
		m.sel = l.rows[i].item
	}
}

// summaryOf is the summary row of every threat index. The report has no row
// for the worst of fewer than two threats: a single one is its own worst.
func summaryOf(r *coverage.Result) []report.SummaryRow {
	rows := report.Summary(r)
	for len(rows) <= len(r.Threats) {
		rows = append(rows, append(rows, report.SummaryRow{})[0])
	}
	return rows
}

// regap notes the places that are not covered, most people first.
func (m *Model) regap() {
	m.list.gaps = nil
	for _, i := range m.names.byPeople {
		pr := &m.result.Places[i]
		if pr.Place.Counted && !pr.At(m.threat).Status.CoveredAt(m.estimate) {
			m.list.gaps = append(m.list.gaps, i)
		}
	}
	if gaps := m.result.At(m.threat).Gaps; len(gaps) > 0 || !m.work.busy {
		m.gapLines = gapCircles(gaps)
	}
}

// gapsMarked is how many gaps the map marks.
const gapsMarked = 6

// gapCircles are the largest empty circles of the gaps that matter most.
func gapCircles(gaps []coverage.Gap) []ringLine {
	var lines []ringLine
	for i := range gaps[:min(len(gaps), gapsMarked)] {
		at, radius := project(gaps[i].Centre), gaps[i].LargestCircle.Kilometres()
		if radius < 10 {
			continue
		}
		const corners = 90
		l := ringLine{kind: screen.LineGap, every: 2}
		for k := range corners + 1 {
			angle := 2 * math.Pi * float64(k) / corners
			l.points = append(l.points, vec{at.x + radius*math.Cos(angle), at.y + radius*math.Sin(angle)})
		}
		lines = append(lines, l)
	}
	return lines
}

// filterRows keeps the rows that fit the query, those that fit loosely only where
// none fits better, and notes the best of them.
func (m *Model) filterRows() {
	l := &m.list
	l.best = item{}
	if l.query == "" {
		return
	}
	least, group := noFit, 0
	kept := l.rows[:0]
	for _, row := range l.rows {
		if row.item.kind == itemPlace {
			row.score = m.placeFits(row.item.index, l.query)
		} else {
			row.score = textFits(&row, l.query)
		}
		if row.score >= noFit {
			continue
		}
		if row.score < least || row.score == least && (row.group < group || row.group == group && m.morePeople(row.item, l.best)) {
			least, group, l.best = row.score, row.group, row.item
		}
		kept = append(kept, row)
	}
	if len(kept) == 0 && l.pane == listPlaces {
		for _, i := range m.lookUp(l.query) {
			row := m.placeRow(i)
			if len(kept) == 0 {
				l.best = row.item
			}
			kept = append(kept, row)
		}
	}
	if least < looseFit {
		kept = slices.DeleteFunc(kept, func(row listRow) bool { return row.score >= looseFit })
	}
	l.rows = kept
}

// morePeople reports whether a place has more people than another.
func (m *Model) morePeople(a, b item) bool {
	return a.kind == itemPlace && b.kind == itemPlace && m.names.people[a.index] > m.names.people[b.index]
}

// sortRows puts the rows into the order chosen for the pane, with headings
// between groups in a pane's own order.
func (m *Model) sortRows() {
	l := &m.list
	by, sign := l.order[l.pane], 1
	if l.reverse[l.pane] {
		sign = -1
	}
	slices.SortStableFunc(l.rows, func(a, b listRow) int {
		if by == 0 && a.group != b.group {
			return cmp.Compare(a.group, b.group)
		}
		return sign * cmp.Or(cmp.Compare(b.key[by], a.key[by]), cmp.Compare(a.text[by], b.text[by]))
	})
	if by != 0 {
		return
	}
	last := 0
	for i := 0; i < len(l.rows); i++ {
		if group := l.rows[i].group; group != last {
			last = group
			l.rows = slices.Insert(l.rows, i, listRow{name: groupHeadings[group], role: screen.RoleHeading})
			i++
		}
	}
}

// groupHeadings stand above the second and later groups of the places.
var groupHeadings = [...]string{"", "COVERED", "NOT COUNTED: OCCUPIED"}

// matches is how many items are listed.
func (l *list) matches() int {
	n := 0
	for i := range l.rows {
		if l.rows[i].item.kind != itemNone {
			n++
		}
	}
	return n
}

// place is which of the listed items one is, and of how many.
func (l *list) place(it item) string {
	at := l.row(it)
	if at < 0 {
		return fmt.Sprintf("%d listed", l.matches())
	}
	before := list{rows: l.rows[:at+1]}
	return fmt.Sprintf("%d of %d", before.matches(), l.matches())
}

// row is the row of an item in the list, -1 if it is not there.
func (l *list) row(it item) int {
	return slices.IndexFunc(l.rows, func(r listRow) bool { return r.item == it && it.kind != itemNone })
}

// showSelected scrolls the list until the selected item is in it.
func (m *Model) showSelected() {
	height := m.listHeight()
	if row := m.list.row(m.sel); row >= 0 && height > 0 {
		m.list.offset = min(max(m.list.offset, row-height+1), row)
	}
	m.scroll(0)
}

// listHeight is how many rows of the list are on the screen.
func (m *Model) listHeight() int {
	if m.overlay == overlayTable {
		return max(m.tableBox().H-3, 1)
	}
	return m.layout.list.H
}

// scroll moves the list by rows and keeps it filled.
func (m *Model) scroll(rows int) {
	most := max(len(m.list.rows)-m.listHeight(), 0)
	m.list.offset = min(max(m.list.offset+rows, 0), most)
}

// move selects the item so many items further down the list.
func (m *Model) move(by int) {
	rows := m.list.rows
	if len(rows) == 0 {
		return
	}
	at := m.list.row(m.sel)
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := at + step; i >= 0 && i < len(rows) && by > 0; i += step {
		if rows[i].item.kind != itemNone {
			at = i
			by--
		}
	}
	if at >= 0 {
		m.choose(rows[at].item)
	}
}

// nextGap selects the next place that is not covered, around the end.
func (m *Model) nextGap(step int) {
	gaps := m.list.gaps
	n := len(gaps)
	if n == 0 {
		m.say("every counted place is covered")
		return
	}
	at := slices.Index(gaps, m.place())
	switch {
	case at < 0 && step > 0:
		at = 0
	case at < 0:
		at = n - 1
	default:
		at = (at + step + n) % n
	}
	m.choose(item{itemPlace, gaps[at]})
}

// showPane turns the list to another pane, back to what was selected there.
func (m *Model) showPane(p listPane) {
	if m.list.row(m.sel) >= 0 {
		m.list.last[m.list.pane] = m.sel
	}
	m.list.pane = (p + listPanes) % listPanes
	m.list.query, m.list.offset = "", 0
	m.relist()
	if m.list.row(m.sel) < 0 && m.focus == paneList {
		if last := m.list.last[m.list.pane]; m.list.row(last) >= 0 && last.kind != itemGap { // gaps are the threat's own
			m.choose(last)
			return
		}
		for _, row := range m.list.rows {
			if row.item.kind != itemNone {
				m.choose(row.item)
				break
			}
		}
	}
}

// sortBy takes the next order of the pane, or turns the present one round.
func (m *Model) sortBy(turn bool) {
	l := &m.list
	if turn {
		l.reverse[l.pane] = !l.reverse[l.pane]
	} else {
		l.order[l.pane] = (l.order[l.pane] + 1) % len(listSorts[l.pane])
		l.reverse[l.pane] = false
	}
	m.relist()
	l.offset = 0 // what the order puts first is what is asked for
	m.say(listTitles[l.pane] + " " + l.orderWords())
}

// orderWords is the order of the pane in words.
func (l *list) orderWords() string {
	words := listSorts[l.pane][l.order[l.pane]]
	if l.reverse[l.pane] {
		words += ", reversed"
	}
	return words
}
