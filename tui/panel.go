package tui

import (
	"airumbrella/report/subject"
	"airumbrella/wording"
)

// drawPanel draws the totals, the list and the promises.
func (m *Model) drawPanel(c *canvas) {
	if m.layout.panel.w == 0 {
		return
	}
	m.drawTotals(c)
	if m.layout.list.h > 0 {
		m.drawTabs(c)
		m.drawList(c)
	}
	m.drawPromises(c)
}

// pair writes words on the left and a figure on the right of a row.
func (m *Model) pair(c *canvas, r rect, y int, words string, a role, figure string, b role) {
	end := c.textRight(r.x+1, y, r.right()-1, figure, m.palette.style(b))
	c.text(r.x+1, y, end-1, words, m.palette.style(a))
}

// drawTotals is the answer: how many people, in what range, by whom.
func (m *Model) drawTotals(c *canvas) {
	p, r := m.palette, m.layout.totals
	if m.result == nil {
		c.text(r.x+1, r.y, r.right()-1, "computing …", p.style(roleBusy))
		return
	}
	t, row := m.result.At(m.threat), &m.summary[m.threat]
	c.text(r.x+1, r.y, r.right()-1, upperFirst(wording.ThreatTitle(&t.Threat)), p.style(roleTitle))
	y := r.y + 1
	if r.h >= totalsRows {
		words := upperFirst(wording.PhaseWords(m.scenario.Phase)) + " · " + m.estimate.String()
		if long := words + " estimate"; textWidth(long) <= r.w-2 {
			words = long
		}
		c.text(r.x+1, y, r.right()-1, words, p.style(rolePlain))
		y += 2
	}
	m.pair(c, r, y, "COVERED", roleHeading, coveredWords(row), roleFigure)
	bar := rect{r.x + 1, y + 1, r.w - 3 - textWidth(row.Range), 1}
	m.drawBar(c, bar, t)
	c.textRight(bar.right(), bar.y, r.right()-1, row.Range, p.style(rolePlain))
	if r.h < totalsRows {
		return
	}
	m.pair(c, r, y+2, "  Ukraine's own tier", rolePlain, row.UkraineAlone, rolePlain)
	adds := "  the guarantee adds"
	if !row.Authorised {
		adds = "  the guarantee" // the figure is words, and they need the room
	}
	m.pair(c, r, y+3, adds, rolePlain, row.Adds, rolePlain)
	if r.h > totalsRows {
		m.drawSalvo(c, r, y+4)
	}
}

// drawSalvo says how many of a salvo get through: covered is not safe. What is
// still that of the scenario before is dim.
func (m *Model) drawSalvo(c *canvas, r rect, y int) {
	if !m.raided.known {
		if m.raided.fault == "" {
			m.pair(c, r, y, "  a salvo", roleDim, "computing …", roleBusy)
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
	if textWidth(comes+through+span)+3 <= r.w {
		through += span
	}
	words := rolePlain
	if m.raided.asked != m.scenario || m.raided.busy {
		words = roleDim
	}
	m.pair(c, r, y, comes, words, through, words)
}

// coveredWords is the answer: how many people of how many.
func coveredWords(row *subject.SummaryRow) string {
	return row.People + " of " + wording.People(row.Total) + "  " + row.Percent
}

// drawTabs draws the names of the lists, the one shown in bold.
func (m *Model) drawTabs(c *canvas) {
	l := m.layout.list
	m.eachTab(func(i listPane, x, end int) {
		st := m.palette.style(roleDim)
		switch {
		case i == m.list.pane && m.focus == paneList:
			st = m.palette.style(roleFocus)
		case i == m.list.pane:
			st = m.palette.style(roleHeading)
			st.attr |= attrUnderline
		}
		c.text(x, l.y-listHead, l.right()-1, listTitles[i], st)
	})
}

// eachTab calls f with the columns of each tab.
func (m *Model) eachTab(f func(i listPane, x, end int)) {
	x := m.layout.list.x + 1
	for i := range listPanes {
		end := x + textWidth(listTitles[i])
		f(i, x, end)
		x = end + 1
	}
}

// drawList draws the rows under a heading that says what they add up to.
func (m *Model) drawList(c *canvas) {
	p, l := m.palette, m.layout.list
	y, end := l.y-1, l.right()-1
	switch {
	case m.overlay == overlayFilter:
		x := c.text(l.x+1, y, end, "/ ", p.style(roleKey))
		c.text(x, y, end, m.editor.shown(end-x), p.style(roleTitle))
	case m.list.query != "":
		x := c.text(l.x+1, y, end, "/"+m.list.query, p.style(roleKey))
		c.textRight(x+1, y, end, count(m.list.matches(), "match"), p.style(roleDim))
	default:
		title := ""
		switch {
		case m.list.pane != listPlaces:
		case m.list.order[listPlaces] == 0:
			title = "NOT COVERED"
		default: // covered ones stand among them
			title = "PLACES"
		}
		x := c.text(l.x+1, y, end, title, p.style(roleHeading))
		words := m.list.heading
		if m.list.order[m.list.pane] != 0 || m.list.reverse[m.list.pane] {
			words = m.list.orderWords()
		}
		if title != "" {
			c.textRight(x+1, y, end, words, p.style(roleDim))
		} else {
			c.text(x, y, end, words, p.style(roleDim))
		}
	}
	if len(m.list.rows) == 0 && m.list.query != "" {
		c.text(l.x+1, l.y, end, "no "+singular(listTitles[m.list.pane])+" of that name", p.style(roleGap))
	}
	for i := range l.h {
		if k := m.list.offset + i; k < len(m.list.rows) {
			m.drawListRow(c, rect{l.x, l.y + i, l.w, 1}, &m.list.rows[k])
		}
	}
}

// singular takes the last letter off a plural.
func singular(s string) string { return s[:len(s)-1] }

func (m *Model) drawListRow(c *canvas, r rect, row *listRow) {
	p := m.palette
	if row.item.kind == itemNone {
		c.text(r.x+1, r.y, r.right()-1, row.name, p.style(roleHeading))
		return
	}
	mark, name, figure, note := p.style(row.role), p.style(rolePlain), p.style(rolePlain), p.style(roleDim)
	if row.role == roleDim {
		name, figure = p.style(roleDim), p.style(roleDim)
	}
	if row.item == m.sel {
		mark = p.style(roleSelected)
		name, figure, note = mark, mark, mark
		c.fill(r, ' ', mark)
	}
	noteWidth, figureWidth := 7, 7
	if row.item.kind == itemUnit || row.item.kind == itemBase {
		noteWidth = 4 // the code of a country; names need the room
	}
	c.put(r.x+1, r.y, row.marker, 1, "", mark)
	c.text(r.right()-noteWidth, r.y, r.right()-1, row.note, note)
	end := r.right() - noteWidth - 1
	from := c.textRight(end-figureWidth, r.y, end, row.figure, figure)
	c.text(r.x+3, r.y, from-1, row.name, name)
}
