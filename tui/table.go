package tui

import (
	"fmt"
	"slices"

	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// tableBox is where the list stands as a wide table: over the whole body.
func (m *Model) tableBox() screen.Rect {
	l := &m.layout
	return screen.NewRect(0, l.header.Y+1, l.screen.W, max(l.rule.Y-l.header.Y-1, 0))
}

// tableColumn is a column of the wide table: its heading, its width, and
// whether its text stands at the right. Where the table is too wide, columns with
// a smaller rank come before those with a greater one.
type tableColumn struct {
	title string
	width int
	right bool
	rank  int
}

// tableColumns are the columns of each pane; the first takes what is left.
var tableColumns = [listPanes][]tableColumn{
	listPlaces: {{"place", 0, false, 0}, {"in Ukrainian", 18, false, 5}, {"kind", 9, false, 4}, {"people", 8, true, 0}, {"region", 17, false, 3},
		{"status", 12, false, 0}, {"units", 9, false, 2}, {"why not", 34, false, 1}},
	listUnits: {{"unit", 0, false, 0}, {"system", 22, false, 0}, {"count", 6, true, 3}, {"stands", 22, false, 1}, {"host", 14, false, 2},
		{"sent by", 14, false, 0}, {"lost without", 12, true, 0}},
	listBases:   {{"base", 0, false, 0}, {"code", 6, false, 1}, {"country", 16, false, 0}, {"permission", 12, false, 0}, {"units", 8, true, 0}},
	listGaps:    {{"gap", 0, false, 0}, {"people", 9, true, 0}, {"nodes", 6, true, 0}, {"km²", 9, true, 0}, {"largest circle", 14, true, 0}, {"centre", 14, true, 1}},
	listRegions: {{"region", 0, false, 0}, {"code", 7, false, 1}, {"zone", 8, false, 0}, {"people", 9, true, 0}, {"low", 7, true, 0}, {"base", 7, true, 0}, {"high", 7, true, 0}},
}

// shownColumns are the columns, by index, that fit into a width, and the width of
// the first, which takes what is left.
func shownColumns(columns []tableColumn, width int) (shown []int, first int) {
	const least = 22
	for i := range columns {
		shown = append(shown, i)
	}
	slices.SortStableFunc(shown, func(a, b int) int { return columns[a].rank - columns[b].rank })
	used := 0
	shown = slices.DeleteFunc(shown, func(i int) bool {
		if i == 0 {
			return false
		}
		if used+columns[i].width+2+least > width {
			return true
		}
		used += columns[i].width + 2
		return false
	})
	slices.Sort(shown)
	return shown, min(width-used, 40)
}

// drawTable draws the list over the whole width.
func (m *Model) drawTable(c *screen.Canvas) {
	p, r := m.palette, m.tableBox()
	c.Fill(r, ' ', p.Style(screen.RolePlain))
	x := r.X + 1
	eachTitle(r.X+1, func(i listPane, from, end int) {
		st := p.Style(screen.RoleDim)
		if i == m.list.pane {
			st = p.Style(screen.RoleFocus)
		}
		x = c.Text(from, r.Y, r.Right()-1, listTitles[i], st)
	})
	words := m.list.orderWords() + "  " + m.list.place(m.sel)
	if m.list.query != "" {
		words += "  /" + m.list.query
	}
	c.TextRight(x+2, r.Y, r.Right()-1, words, p.Style(screen.RoleDim))
	columns := tableColumns[m.list.pane]
	shown, first := shownColumns(columns, r.W-4)
	m.drawTableRow(c, screen.NewRect(r.X, r.Y+1, r.W, 1), shown, first, ' ', func(i int) string { return columns[i].title }, p.Style(screen.RoleHeading), p.Style(screen.RoleHeading))
	for i := range r.H - 3 {
		k := m.list.offset + i
		if k >= len(m.list.rows) {
			return
		}
		row := &m.list.rows[k]
		line := screen.NewRect(r.X, r.Y+2+i, r.W, 1)
		if row.item.kind == itemNone {
			c.Text(line.X+1, line.Y, line.Right()-1, row.name, p.Style(screen.RoleHeading))
			continue
		}
		mark, text := p.Style(row.role), p.Style(screen.RolePlain)
		if row.item == m.sel {
			mark = p.Style(screen.RoleSelected)
			text = mark
			c.Fill(line, ' ', mark)
		}
		cells := m.tableCells(row)
		m.drawTableRow(c, line, shown, first, row.marker, func(i int) string { return cells[i] }, mark, text)
	}
}

// eachTitle calls f with the columns of each tab of the table.
func eachTitle(x int, f func(i listPane, x, end int)) {
	for i := range listPanes {
		end := x + screen.Width(listTitles[i])
		f(i, x, end)
		x = end + 2
	}
}

// drawTableRow draws a marker and the cells of the columns shown.
func (m *Model) drawTableRow(c *screen.Canvas, r screen.Rect, shown []int, first int, marker rune, cell func(int) string, mark, text screen.Style) {
	c.Put(r.X+1, r.Y, marker, 1, "", mark)
	x := r.X + 3
	for _, i := range shown {
		column := tableColumns[m.list.pane][i]
		width := column.width
		if i == 0 {
			width = first
		}
		end := min(x+width, r.Right()-1)
		if column.right {
			c.TextRight(x, r.Y, end, cell(i), text)
		} else {
			c.Text(x, r.Y, end, cell(i), text)
		}
		x += width + 2
	}
}

// tableCells are the cells of a row in the wide table.
func (m *Model) tableCells(row *listRow) []string {
	i, s := row.item.index, m.scenario
	switch row.item.kind {
	case itemPlace:
		return m.placeCells(row)
	case itemUnit:
		u := &s.Units[i]
		system := screen.Clean(u.System)
		if sys := s.System(u); sys != nil {
			system = screen.Clean(sys.Name)
		}
		where := fmt.Sprintf("%.2fN %.2fE", u.Position[1], u.Position[0])
		if u.At != "" {
			where = m.standsAt(u.At)
		}
		return []string{row.name, system, fmt.Sprint(max(u.Count, 1)), where, wording.CountryName(s, u.Host), wording.CountryName(s, u.Contributor), row.figure}
	case itemBase:
		b := &s.Bases[i]
		return []string{row.name, screen.Clean(b.ID), wording.CountryName(s, b.Country), string(s.Package.Hosts[b.Country].Stated()), row.figure}
	case itemGap:
		g := &m.result.At(m.threat).Gaps[i]
		return []string{row.name, row.figure, fmt.Sprint(g.Nodes), row.note, wording.Kilometres(g.LargestCircle), fmt.Sprintf("%.1fN %.1fE", g.Centre[1], g.Centre[0])}
	}
	g := &s.World.Regions[i]
	cells := []string{row.name, screen.Clean(g.Code), "outside", "-", "-", "-", "-"}
	if m.inZone(g.Code) {
		cells[2] = "inside"
	}
	if rr := m.regionResult(g.Code); rr != nil {
		total := rr.Population.Total
		cells[3] = wording.People(total)
		for k, e := range scenario.Estimates {
			cells[4+k] = wording.Percent(rr.Population.Covered.At(e), total)
		}
	}
	return cells
}

// placeCells are the cells of a place.
func (m *Model) placeCells(row *listRow) []string {
	pr := &m.result.Places[row.item.index]
	p, pt := pr.Place, pr.At(m.threat)
	people, region, status, why := "", screen.Clean(p.Region), wording.StatusName(pt.Status), ""
	if p.Kind == scenario.City {
		people = wording.People(p.Population)
	}
	if w := m.scenario.World; w != nil && w.Region(p.Region) != nil {
		region = screen.Clean(w.Region(p.Region).Name)
	}
	if p.Control == scenario.Occupied {
		status = "occupied"
	}
	if !pt.Status.CoveredAt(m.estimate) {
		why = wording.WhyAlone(m.result, pt)
	}
	return []string{row.name, screen.Clean(p.NameUK), screen.Clean(p.Kind), people, region, status, depthRange(pt.Depth), why}
}

// depthRange is how many units cover a place, with the range: " 2 [1-3]".
func depthRange(d scenario.Triple[int]) string {
	if d.Low == d.High {
		return fmt.Sprintf("%2d", d.Base)
	}
	return fmt.Sprintf("%2d [%d-%d]", d.Base, d.Low, d.High)
}
