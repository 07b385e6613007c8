package tui

import (
	"cmp"
	"slices"

	"airumbrella/coverage"
	"airumbrella/report"
)

// placeList is the list of the panel: the places not covered first, then the
// covered ones, then those that are not counted; most people first in each.
type placeList struct {
	rows   []listRow
	gaps   int // how many places are not covered
	people int // in them
	offset int // first row shown
}

// listRow is a place or, with place -1, a heading.
type listRow struct {
	place   int
	heading string
}

// section is the part of the list that a place belongs to.
func section(pr *coverage.PlaceResult, threat int, e coverage.Estimate) int {
	switch {
	case !pr.Place.Counted:
		return 2
	case pr.At(threat).Status.CoveredAt(e):
		return 1
	}
	return 0
}

// relist words the answer anew for the threat and the estimate shown, and
// sorts the places for them.
func (m *Model) relist() {
	led := *m.result
	led.Lead = m.estimate
	m.result = &led
	m.summary = summaryOf(m.result)
	r := m.result
	order := make([]int, len(r.Places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		pa, pb := &r.Places[a], &r.Places[b]
		return cmp.Or(
			cmp.Compare(section(pa, m.threat, m.estimate), section(pb, m.threat, m.estimate)),
			cmp.Compare(pb.Place.Population, pa.Place.Population))
	})
	headings := [...]string{"", "COVERED", "NOT COUNTED: OCCUPIED"}
	l := placeList{offset: m.places.offset}
	last := 0
	for _, i := range order {
		s := section(&r.Places[i], m.threat, m.estimate)
		if s != last {
			l.rows = append(l.rows, listRow{-1, headings[s]})
			last = s
		}
		l.rows = append(l.rows, listRow{place: i})
		if s == 0 {
			l.gaps++
			l.people += r.Places[i].Place.Population
		}
	}
	m.places = l
	if m.selected < 0 && len(order) > 0 {
		m.selected = order[0]
	}
	m.showSelected()
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

// row is the row of a place in the list, -1 if it is not there.
func (l *placeList) row(place int) int {
	return slices.IndexFunc(l.rows, func(r listRow) bool { return r.place == place && place >= 0 })
}

// showSelected scrolls the list until the selected place is in it.
func (m *Model) showSelected() {
	height := m.layout.list.h
	if row := m.places.row(m.selected); row >= 0 && height > 0 {
		m.places.offset = min(max(m.places.offset, row-height+1), row)
	}
	m.scroll(0)
}

// scroll moves the list by rows and keeps it filled.
func (m *Model) scroll(rows int) {
	most := max(len(m.places.rows)-m.layout.list.h, 0)
	m.places.offset = min(max(m.places.offset+rows, 0), most)
}

// move selects the place so many places further down the list.
func (m *Model) move(by int) {
	rows := m.places.rows
	if len(rows) == 0 {
		return
	}
	at := m.places.row(m.selected)
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := at + step; i >= 0 && i < len(rows) && by > 0; i += step {
		if rows[i].place >= 0 {
			at = i
			by--
		}
	}
	if at >= 0 {
		m.choose(rows[at].place)
	}
}

// nextGap selects the next place that is not covered, around the end.
func (m *Model) nextGap(step int) {
	n := m.places.gaps
	if n == 0 {
		return
	}
	at := m.places.row(m.selected)
	switch {
	case at >= n && step > 0, at < 0 && step > 0:
		at = 0
	case at >= n || at < 0:
		at = n - 1
	default:
		at = (at + step + n) % n
	}
	m.choose(m.places.rows[at].place)
}

// choose selects a place and brings it into the list and onto the map.
func (m *Model) choose(place int) {
	m.selected = place
	m.showSelected()
	m.revealSelected()
}

// revealSelected pans just far enough that the selected place is on the map.
func (m *Model) revealSelected() {
	if m.selected < 0 || m.view.cols < 1 {
		return
	}
	const margin = 3
	col, row := m.view.cell(project(m.scenario.Places[m.selected].Position))
	dx := min(col-min(margin, m.view.cols/2), 0) + max(col-(m.view.cols-1-min(margin, m.view.cols/2)), 0)
	dy := min(row-min(margin, m.view.rows/2), 0) + max(row-(m.view.rows-1-min(margin, m.view.rows/2)), 0)
	if dx != 0 || dy != 0 {
		m.panBy(dx, dy)
	}
}

// centreSelected puts the selected place into the middle of the map.
func (m *Model) centreSelected() {
	if m.selected < 0 {
		return
	}
	col, row := m.view.cell(project(m.scenario.Places[m.selected].Position))
	m.panBy(col-m.view.cols/2, row-m.view.rows/2)
}

// nearest is the place on the map nearest to a cell of the chart, or -1.
func (m *Model) nearest(col, row int) int {
	at := m.view.middle(col, row)
	best, least := -1, 0.0
	for i := range m.scenario.Places {
		p := project(m.scenario.Places[i].Position)
		d := (p.x-at.x)*(p.x-at.x) + (p.y-at.y)*(p.y-at.y)
		if best < 0 || d < least {
			best, least = i, d
		}
	}
	return best
}
