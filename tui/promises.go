package tui

import (
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// promises is where the panel of the promises stands.
type promises struct{ cursor, top int }

// show scrolls until the cursor is among so many rows.
func (p *promises) show(rows, of int) {
	p.cursor = min(max(p.cursor, 1), max(of-1, 0))
	if rows < 1 {
		return
	}
	p.top = min(max(p.top, p.cursor-rows+1), p.cursor)
	if p.cursor == 1 {
		p.top = 0
	}
	p.top = min(max(p.top, 0), max(of-rows, 0))
}

// movePromise moves the cursor so many switches further, past headings.
func (m *Model) movePromise(by int) {
	rows, step := shown.Promises(m.Scenario), 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := m.promises.cursor + step; i >= 0 && i < len(rows) && by > 0; i += step {
		if rows[i].Step != nil {
			m.promises.cursor = i
			by--
		}
	}
	m.promises.show(m.layout.promises.H-promisesHead, len(rows))
}

// pressPromises handles the keys of the promises.
func (m *Model) pressPromises(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch by := m.rowsOf(msg, m.layout.promises.H-promisesHead); {
	case by != 0:
		m.movePromise(by)
	case key.Matches(msg, k.Switch):
		return m.stepPromise(m.promises.cursor, 0), true
	case key.Matches(msg, k.StepUp):
		return m.stepPromise(m.promises.cursor, 1), true
	case key.Matches(msg, k.StepDown):
		return m.stepPromise(m.promises.cursor, -1), true
	case key.Matches(msg, k.Details):
		return m.stepPromise(m.promises.cursor, 0), true
	default:
		return nil, false
	}
	return nil, true
}

// stepPromise changes one promise.
func (m *Model) stepPromise(i, by int) tea.Cmd {
	rows := shown.Promises(m.Scenario)
	if i < 0 || i >= len(rows) || rows[i].Step == nil {
		return nil
	}
	next, err := rows[i].Step(by).Apply(m.Scenario)
	if err != nil {
		m.say(err.Error())
		return nil
	}
	after := shown.Promises(next)
	if i >= len(after) || after[i].Value == rows[i].Value {
		m.say(rows[i].Name + ": " + rows[i].Value + ", no further")
		return nil
	}
	return m.changed(next, rows[i].Name+" "+after[i].Value)
}

// drawPromises draws the switches while they have the keys, else what they say
// in a few rows.
func (m *Model) drawPromises(c *screen.Canvas) {
	r := m.layout.promises
	if r.H <= promisesHead {
		return
	}
	if m.focus != panePromises {
		c.Button(r, m.goToPromise(""))
		m.drawPromisesShort(c, r)
		return
	}
	p := m.palette
	c.Text(r.X+1, r.Y, r.Right()-1, "THE PROMISES", p.Style(screen.RoleFocus))
	c.TextRight(r.X+14, r.Y, r.Right()-1, "space, ← →", p.Style(screen.RoleDim))
	rows := shown.Promises(m.Scenario)
	for i := range r.H - promisesHead {
		k := m.promises.top + i
		if k >= len(rows) {
			break
		}
		line := screen.NewRect(r.X, r.Y+promisesHead+i, r.W, 1)
		m.drawSwitch(c, line, &rows[k], k == m.promises.cursor)
		if rows[k].Step != nil {
			c.Button(line, wish(func(m *Model) tea.Cmd {
				m.promises.cursor = k
				return m.stepPromise(k, 0)
			}))
		}
	}
}

func (m *Model) drawSwitch(c *screen.Canvas, r screen.Rect, row *shown.Promise, here bool) {
	p := m.palette
	if row.Step == nil {
		c.Text(r.X+1, r.Y, r.Right()-1, row.Name, p.Style(screen.RoleHeading))
		return
	}
	name, value := p.Style(screen.RolePlain), p.Style(screen.RoleDim)
	switch {
	case here:
		name, value = p.Style(screen.RoleSelected), p.Style(screen.RoleSelected)
		c.Fill(r, ' ', name)
	case row.Mark == "[x]":
		value = p.Style(screen.RoleLikely)
	case row.Mark == "[~]":
		value = p.Style(screen.RolePossible)
	case row.Mark == "":
		value = p.Style(screen.RolePlain)
	}
	if row.Mark == "" {
		c.Text(r.X+1, r.Y, r.X+9, row.Name, name)
		text := row.Value
		if here {
			text = "‹ " + text + " ›"
		}
		c.Text(r.X+9, r.Y, r.Right()-1, text, value)
		return
	}
	end := c.TextRight(r.Right()-9, r.Y, r.Right()-1, row.Value, value)
	c.Text(r.X+1, r.Y, end, row.Mark, value)
	c.Text(r.X+5, r.Y, end-1, row.Name, name)
}

// drawPromisesShort says the promises in a few rows.
func (m *Model) drawPromisesShort(c *screen.Canvas, r screen.Rect) {
	p, pk := m.palette, &m.Scenario.Package
	c.Text(r.X+1, r.Y, r.Right()-1, "THE PROMISES", p.Style(screen.RoleHeading))
	c.TextRight(r.X+14, r.Y, r.Right()-1, "tab, space", p.Style(screen.RoleDim))
	rows := [...]struct{ word, says, goesTo string }{
		{"Bases", m.Countries(pk.Hosts, scenario.Granted), "BASES IN"},
		{"  open", m.Countries(pk.Hosts, scenario.Open), "BASES IN"},
		{"Forces", m.Countries(pk.Contributors, scenario.Granted), "FORCES FROM"},
		{"Zone", wording.ZoneBriefly(&pk.Authorisation), "Zone"},
		{"Order", "after " + wording.Minutes(shown.OrderDelay(pk)), "Order"},
		{"Tracks", wording.LevelTracks(pk.C2.Level), "Tracks"},
		{"Stock", wording.StockAsked(pk.Stockpile), "Nights"},
	}
	for i, row := range rows[:min(len(rows), r.H-promisesHead)] {
		y := r.Y + promisesHead + i
		c.Text(r.X+1, y, r.X+9, row.word, p.Style(screen.RoleDim))
		c.Text(r.X+9, y, r.Right()-1, row.says, p.Style(screen.RolePlain))
		c.Button(screen.NewRect(r.X, y, r.W, 1), m.goToPromise(row.goesTo))
	}
}

// goToPromise gives the promises the keys, at a switch, or the one below a
// heading, by its name.
func (m *Model) goToPromise(name string) wish {
	return wishing(func(m *Model) {
		if name != "" {
			m.promises.cursor = switchNamed(m.Scenario, name)
		}
		m.switchFocus(int(panePromises - m.focus))
	})
}

// switchNamed is the row of a switch, or the one below a heading.
func switchNamed(s *scenario.Scenario, name string) int {
	for i, row := range shown.Promises(s) {
		if row.Name == name && row.Step == nil {
			return i + 1
		} else if row.Name == name {
			return i
		}
	}
	return 0
}
