package tui

import (
	"airumbrella/report"
	"airumbrella/tui/lists"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// drawPanel draws the totals, the list and the promises.
func (m *Model) drawPanel(c *screen.Canvas) {
	if m.layout.panel.W == 0 {
		return
	}
	m.drawTotals(c)
	if m.layout.list.H > 0 && m.overlay != overlayFilter {
		m.drawList(c)
	}
	m.drawPromises(c)
}

// drawTotals is the answer: how many people, in what range, by whom.
func (m *Model) drawTotals(c *screen.Canvas) {
	p, r := m.palette, m.layout.totals
	c.Button(screen.NewRect(r.X, r.Y, r.W, 1), wishing(func(m *Model) { m.cycleThreat(1) }))
	if r.H >= totalsRows {
		c.Button(screen.NewRect(r.X, r.Y+1, r.W, 1), wishing((*Model).cycleEstimate))
	}
	if m.Result == nil {
		c.Text(r.X+1, r.Y, r.Right()-1, "computing …", p.Style(screen.RoleBusy))
		return
	}
	t, row := m.Result.At(m.Threat), &m.summary[m.Threat]
	c.Text(r.X+1, r.Y, r.Right()-1, wording.Capital(wording.ThreatTitle(&t.Threat)), p.Style(screen.RoleTitle))
	y := r.Y + 1
	if r.H >= totalsRows {
		words := wording.Capital(wording.PhaseWords(m.Scenario.Phase)) + " · " + m.Estimate.String()
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
	o.Lead = m.Estimate
	comes, through, span := wording.SalvoBriefly(&o, m.ThreatIn(o.Scenario))
	if comes == "" {
		return
	}
	comes, through = "  "+comes, through+" leak"
	if screen.Width(comes+through+span)+3 <= r.W {
		through += span
	}
	words := screen.RolePlain
	if m.raided.asked != m.Scenario || m.raided.busy {
		words = screen.RoleDim
	}
	c.Pair(r, y, comes, through, m.palette.Style(words), m.palette.Style(words))
}

// drawList draws the list in the panel.
func (m *Model) drawList(c *screen.Canvas) {
	if m.layout.list.H < 1 {
		return
	}
	panel := lists.Panel{Rows: m.layout.list, Selected: m.sel, Focus: m.focus == paneList, Palette: m.palette}
	if m.overlay == overlayFilter {
		panel.Typing = &m.editor
	}
	m.list.Draw(c, &panel)
}

// coveredWords is the answer: how many people of how many.
func coveredWords(row *report.SummaryRow) string {
	return row.People + " of " + wording.People(row.Total) + "  " + row.Percent
}
