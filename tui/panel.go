package tui

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report"
)

// drawPanel draws the totals, the list of places and the promises.
func (m *Model) drawPanel(c *canvas) {
	if m.layout.panel.w == 0 {
		return
	}
	m.drawTotals(c)
	m.drawList(c)
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
	c.text(r.x+1, r.y, r.right()-1, upperFirst(threatTitle(&t.Threat)), p.style(roleTitle))
	c.text(r.x+1, r.y+1, r.right()-1, upperFirst(report.PhaseWords(m.scenario.Phase))+" · "+m.estimate.String(), p.style(rolePlain))
	m.pair(c, r, r.y+3, "COVERED", roleHeading, coveredWords(row), roleFigure)
	bar := rect{r.x + 1, r.y + 4, r.w - 3 - textWidth(row.Range), 1}
	m.drawBar(c, bar, t)
	c.textRight(bar.right(), bar.y, r.right()-1, row.Range, p.style(rolePlain))
	m.pair(c, r, r.y+5, "  Ukraine's own tier", rolePlain, row.UkraineAlone, rolePlain)
	adds := "  the guarantee adds"
	if !row.Authorised {
		adds = "  the guarantee" // the figure is words, and they need the room
	}
	m.pair(c, r, r.y+6, adds, rolePlain, row.Adds, rolePlain)
}

// coveredWords is the answer: how many people of how many.
func coveredWords(row *report.SummaryRow) string {
	return row.People + " of " + report.People(row.Total) + "  " + row.Percent
}

// drawList draws the places under a heading that says what is missing.
func (m *Model) drawList(c *canvas) {
	p, l := m.palette, m.layout.list
	heading := roleHeading
	if m.focus == paneList {
		heading = roleFocus
	}
	x := c.text(l.x+1, l.y-1, l.right()-1, "NOT COVERED", p.style(heading))
	if m.result == nil {
		return
	}
	c.textRight(x+1, l.y-1, l.right()-1, fmt.Sprintf("%d places, %s", m.places.gaps, report.People(m.places.people)), p.style(roleDim))
	for i := range l.h {
		if k := m.places.offset + i; k < len(m.places.rows) {
			m.drawListRow(c, rect{l.x, l.y + i, l.w, 1}, m.places.rows[k])
		}
	}
}

func (m *Model) drawListRow(c *canvas, r rect, row listRow) {
	p := m.palette
	if row.place < 0 {
		c.text(r.x+1, r.y, r.right()-1, row.heading, p.style(roleHeading))
		return
	}
	b := m.labelOf(row.place)
	place := &m.scenario.Places[row.place]
	mark, name, figure, why := p.style(b.role), p.style(rolePlain), p.style(rolePlain), p.style(roleDim)
	if row.place == m.selected {
		mark, name, figure, why = p.style(roleSelected), p.style(roleSelected), p.style(roleSelected), p.style(roleSelected)
		c.fill(r, ' ', p.style(roleSelected))
	}
	const whyWidth, figureWidth = 7, 7
	c.put(r.x+1, r.y, b.marker, 1, "", mark)
	c.text(r.right()-whyWidth, r.y, r.right()-1, m.whyWord(row.place), why)
	end := r.right() - whyWidth - 1
	c.textRight(end-figureWidth, r.y, end, quantity(place), figure)
	c.text(r.x+3, r.y, end-figureWidth, b.name, name)
}

// quantity is the people of a city or the kind of a node.
func quantity(p *coverage.Place) string {
	if p.Kind == coverage.City {
		return report.People(p.Population)
	}
	return clean(p.Kind)
}

// whyWord is what keeps a place from being covered, in a word.
func (m *Model) whyWord(place int) string {
	pt := m.result.Places[place].At(m.threat)
	if pt.Status.CoveredAt(m.estimate) || pt.Nearest == nil {
		return ""
	}
	return gateWord(pt.Nearest.Verdict.Gate)
}

// drawPromises lists the political switches in plain words.
func (m *Model) drawPromises(c *canvas) {
	r := m.layout.promises
	if r.h == 0 {
		return
	}
	p, pk := m.palette, &m.scenario.Package
	c.text(r.x+1, r.y+1, r.right()-1, "THE PROMISES", p.style(roleHeading))
	delay := pk.Authorisation.Delay[coverage.CruiseMissile].At(m.estimate)
	rows := [...][2]string{
		{"Bases", m.countries(pk.Hosts, coverage.Granted)},
		{"  open", m.countries(pk.Hosts, coverage.Open)},
		{"Zone", zoneWords(&pk.Authorisation)},
		{"Order", "after " + report.Minutes(delay)},
		{"Tracks", commandWords(pk.C2.Level)},
		{"Stock", stockWords(pk.Stockpile)},
	}
	for i, row := range rows {
		c.text(r.x+1, r.y+2+i, r.x+9, row[0], p.style(roleDim))
		c.text(r.x+9, r.y+2+i, r.right()-1, row[1], p.style(rolePlain))
	}
}

// countries names those whose permission is in a state.
func (m *Model) countries(list map[string]coverage.Permission, state coverage.PermissionState) string {
	var names []string
	for code, permission := range list {
		if s := permission.State; s == state || s == "" && state == coverage.Granted {
			names = append(names, report.CountryName(m.scenario, code))
		}
	}
	if len(names) == 0 {
		return "none"
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
