package tui

import (
	"airumbrella/report"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// drawPanel draws the totals, the list and the promises.
func (m *Model) drawPanel(c *screen.Canvas) {
	if m.layout.panel.W == 0 {
		return
	}
	m.drawTotals(c)
	if m.layout.list.H > 0 {
		m.drawTabs(c)
		m.drawList(c)
	}
	m.drawPromises(c)
}

// drawTotals is the answer: how many people, in what range, by whom.
func (m *Model) drawTotals(c *screen.Canvas) {
	p, r := m.palette, m.layout.totals
	if m.result == nil {
		c.Text(r.X+1, r.Y, r.Right()-1, "computing …", p.Style(screen.RoleBusy))
		return
	}
	t, row := m.result.At(m.threat), &m.summary[m.threat]
	c.Text(r.X+1, r.Y, r.Right()-1, wording.Capital(wording.ThreatTitle(&t.Threat)), p.Style(screen.RoleTitle))
	y := r.Y + 1
	if r.H >= totalsRows {
		words := wording.Capital(wording.PhaseWords(m.scenario.Phase)) + " · " + m.estimate.String()
		if long := words + " estimate"; screen.Width(long) <= r.W-2 {
			words = long
		}
		c.Text(r.X+1, y, r.Right()-1, words, p.Style(screen.RolePlain))
		y += 2
	}
	c.Pair(r, y, "COVERED", coveredWords(row), p.Style(screen.RoleHeading), p.Style(screen.RoleFigure))
	covered := t.Population.Covered
	bar := screen.NewRect(r.X+1, y+1, r.W-3-screen.Width(row.Range), 1)
	c.ShareBar(bar, covered.Low, covered.Base, covered.High, t.Population.Total, p)
	c.TextRight(bar.Right(), bar.Y, r.Right()-1, row.Range, p.Style(screen.RolePlain))
	if r.H < totalsRows {
		return
	}
	c.Pair(r, y+2, "  Ukraine's own tier", row.UkraineAlone, p.Style(screen.RolePlain), p.Style(screen.RolePlain))
	adds := "  the guarantee adds"
	if !row.Authorised {
		adds = "  the guarantee" // the figure is words, and they need the room
	}
	c.Pair(r, y+3, adds, row.Adds, p.Style(screen.RolePlain), p.Style(screen.RolePlain))
	if r.H > totalsRows {
		m.drawSalvo(c, r, y+4)
	}
}

// drawSalvo says how many of a salvo get through: covered is not safe. What is
// still that of the scenario before is dim.
func (m *Model) drawSalvo(c *screen.Canvas, r screen.Rect, y int) {
	if !m.raided.known {
		if m.raided.fault == "" {
			c.Pair(r, y, "  a salvo", "computing …", m.palette.Style(screen.RoleDim), m.palette.Style(screen.RoleBusy))
		}
		return
	}
	o := *m.raided.answer
	o.Lead = m.estimate
	comes, through, span := wording.SalvoBriefly(&o, m.boardThreat(o.Scenario))
	if comes == "" {
		return
	}
	comes, through = "  "+comes, through+" leak"
	if screen.Width(comes+through+span)+3 <= r.W {
		through += span
	}
	words := screen.RolePlain
	if m.raided.asked != m.scenario || m.raided.busy {
		words = screen.RoleDim
	}
	c.Pair(r, y, comes, through, m.palette.Style(words), m.palette.Style(words))
}

// coveredWords is the answer: how many people of how many.
func coveredWords(row *report.SummaryRow) string {
	return row.People + " of " + wording.People(row.Total) + "  " + row.Percent
}

// drawTabs draws the names of the lists, the one shown in bold.
func (m *Model) drawTabs(c *screen.Canvas) {
	l := m.layout.list
	m.eachTab(func(i listPane, x, end int) {
		st := m.palette.Style(screen.RoleDim)
		switch {
		case i == m.list.pane && m.focus == paneList:
			st = m.palette.Style(screen.RoleFocus)
		case i == m.list.pane:
			st = m.palette.Style(screen.RoleHeading)
			st = st.Underlined()
		}
		c.Text(x, l.Y-listHead, l.Right()-1, listTitles[i], st)
	})
}

// eachTab calls f with the columns of each tab.
func (m *Model) eachTab(f func(i listPane, x, end int)) {
	x := m.layout.list.X + 1
	for i := range listPanes {
		end := x + screen.Width(listTitles[i])
		f(i, x, end)
		x = end + 1
	}
}

// drawList draws the rows under a heading that says what they add up to.
func (m *Model) drawList(c *screen.Canvas) {
	p, l := m.palette, m.layout.list
	y, end := l.Y-1, l.Right()-1
	switch {
	case m.overlay == overlayFilter:
		x := c.Text(l.X+1, y, end, "/ ", p.Style(screen.RoleKey))
		c.Text(x, y, end, m.editor.Shown(end-x), p.Style(screen.RoleTitle))
	case m.list.query != "":
		x := c.Text(l.X+1, y, end, "/"+m.list.query, p.Style(screen.RoleKey))
		c.TextRight(x+1, y, end, count(m.list.matches(), "match"), p.Style(screen.RoleDim))
	default:
		title := ""
		switch {
		case m.list.pane != listPlaces:
		case m.list.order[listPlaces] == 0:
			title = "NOT COVERED"
		default: // covered ones stand among them
			title = "PLACES"
		}
		x := c.Text(l.X+1, y, end, title, p.Style(screen.RoleHeading))
		words := m.list.heading
		if m.list.order[m.list.pane] != 0 || m.list.reverse[m.list.pane] {
			words = m.list.orderWords()
		}
		if title != "" {
			c.TextRight(x+1, y, end, words, p.Style(screen.RoleDim))
		} else {
			c.Text(x, y, end, words, p.Style(screen.RoleDim))
		}
	}
	if len(m.list.rows) == 0 && m.list.query != "" {
		c.Text(l.X+1, l.Y, end, "no "+singular(listTitles[m.list.pane])+" of that name", p.Style(screen.RoleGap))
	}
	for i := range l.H {
		if k := m.list.offset + i; k < len(m.list.rows) {
			m.drawListRow(c, screen.NewRect(l.X, l.Y+i, l.W, 1), &m.list.rows[k])
		}
	}
}

// singular takes the last letter off a plural.
func singular(s string) string { return s[:len(s)-1] }

func (m *Model) drawListRow(c *screen.Canvas, r screen.Rect, row *listRow) {
	p := m.palette
	if row.item.kind == itemNone {
		c.Text(r.X+1, r.Y, r.Right()-1, row.name, p.Style(screen.RoleHeading))
		return
	}
	mark, name, figure, note := p.Style(row.role), p.Style(screen.RolePlain), p.Style(screen.RolePlain), p.Style(screen.RoleDim)
	if row.role == screen.RoleDim {
		name, figure = p.Style(screen.RoleDim), p.Style(screen.RoleDim)
	}
	if row.item == m.sel {
		mark = p.Style(screen.RoleSelected)
		name, figure, note = mark, mark, mark
		c.Fill(r, ' ', mark)
	}
	noteWidth, figureWidth := 7, 7
	if row.item.kind == itemUnit || row.item.kind == itemBase {
		noteWidth = 4 // the code of a country; names need the room
	}
	c.Put(r.X+1, r.Y, row.marker, 1, "", mark)
	c.Text(r.Right()-noteWidth, r.Y, r.Right()-1, row.note, note)
	end := r.Right() - noteWidth - 1
	from := c.TextRight(end-figureWidth, r.Y, end, row.figure, figure)
	c.Text(r.X+3, r.Y, from-1, row.name, name)
}
