package tui

import (
	"slices"
	"strings"

	"airumbrella/scenario"
	"airumbrella/tui/screen"
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
	rows, step := switchRows(m.Scenario), 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := m.promises.cursor + step; i >= 0 && i < len(rows) && by > 0; i += step {
		if rows[i].step != nil {
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
	rows := switchRows(m.Scenario)
	if i < 0 || i >= len(rows) || rows[i].step == nil {
		return nil
	}
	next, err := rows[i].step(by).Apply(m.Scenario)
	if err != nil {
		m.say(err.Error())
		return nil
	}
	after := switchRows(next)
	if i >= len(after) || after[i].value == rows[i].value {
		m.say(rows[i].name + ": " + rows[i].value + ", no further")
		return nil
	}
	return m.changed(next, rows[i].name+" "+after[i].value)
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
	rows := switchRows(m.Scenario)
	for i := range r.H - promisesHead {
		k := m.promises.top + i
		if k >= len(rows) {
			break
		}
		line := screen.NewRect(r.X, r.Y+promisesHead+i, r.W, 1)
		m.drawSwitch(c, line, &rows[k], k == m.promises.cursor)
		if rows[k].step != nil {
			c.Button(line, wish(func(m *Model) tea.Cmd {
				m.promises.cursor = k
				return m.stepPromise(k, 0)
			}))
		}
	}
}

func (m *Model) drawSwitch(c *screen.Canvas, r screen.Rect, row *switchRow, here bool) {
	p := m.palette
	if row.step == nil {
		c.Text(r.X+1, r.Y, r.Right()-1, row.name, p.Style(screen.RoleHeading))
		return
	}
	name, value := p.Style(screen.RolePlain), p.Style(screen.RoleDim)
	switch {
	case here:
		name, value = p.Style(screen.RoleSelected), p.Style(screen.RoleSelected)
		c.Fill(r, ' ', name)
	case row.mark == "[x]":
		value = p.Style(screen.RoleLikely)
	case row.mark == "[~]":
		value = p.Style(screen.RolePossible)
	case row.mark == "":
		value = p.Style(screen.RolePlain)
	}
	if row.mark == "" {
		c.Text(r.X+1, r.Y, r.X+9, row.name, name)
		text := row.value
		if here {
			text = "‹ " + text + " ›"
		}
		c.Text(r.X+9, r.Y, r.Right()-1, text, value)
		return
	}
	end := c.TextRight(r.Right()-9, r.Y, r.Right()-1, row.value, value)
	c.Text(r.X+1, r.Y, end, row.mark, value)
	c.Text(r.X+5, r.Y, end-1, row.name, name)
}

// drawPromisesShort says the promises in a few rows.
func (m *Model) drawPromisesShort(c *screen.Canvas, r screen.Rect) {
	p, pk := m.palette, &m.Scenario.Package
	c.Text(r.X+1, r.Y, r.Right()-1, "THE PROMISES", p.Style(screen.RoleHeading))
	c.TextRight(r.X+14, r.Y, r.Right()-1, "tab, space", p.Style(screen.RoleDim))
	rows := [...]struct{ word, says, goesTo string }{
		{"Bases", m.countries(pk.Hosts, scenario.Granted), "BASES IN"},
		{"  open", m.countries(pk.Hosts, scenario.Open), "BASES IN"},
		{"Forces", m.countries(pk.Contributors, scenario.Granted), "FORCES FROM"},
		{"Zone", wording.ZoneBriefly(&pk.Authorisation), "Zone"},
		{"Order", "after " + wording.Minutes(orderDelay(pk)), "Order"},
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
	for i, row := range switchRows(s) {
		if row.name == name && row.step == nil {
			return i + 1
		} else if row.name == name {
			return i
		}
	}
	return 0
}

// countries names those whose permission is in a state, without Ukraine.
func (a *answer) countries(list map[string]scenario.Permission, state scenario.PermissionState) string {
	var names []string
	for code, permission := range list {
		if code != scenario.Ukraine && permission.Stated() == state {
			names = append(names, wording.CountryName(a.Scenario, code))
		}
	}
	if len(names) == 0 {
		return "none"
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
