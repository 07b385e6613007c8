package boards

import (
	"fmt"

	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// Promises is where the panel of the promises stands.
type Promises struct{ cursor, top int }

// PromisesHead is the height of what stands above the rows of the promises.
const PromisesHead = 1

// SwitchPromise is what a click on a promise asks for.
type SwitchPromise int

// GoToPromise is what a click on the promises in brief asks for: to give them the
// keys, at one by its name or the one below a heading; without a name, where they
// were.
type GoToPromise string

// Cursor is the row of the promise that the keys are for.
func (p *Promises) Cursor() int { return p.cursor }

// Show scrolls until the cursor is among so many rows of a panel.
func (p *Promises) Show(s *scenario.Scenario, panel screen.Rect) {
	rows, of := panel.H-PromisesHead, len(shown.Promises(s))
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

// Choose moves the cursor to a row.
func (p *Promises) Choose(row int) { p.cursor = row }

// ChooseNamed moves the cursor to a promise, or the one below a heading, by its
// name; without a name it stays.
func (p *Promises) ChooseNamed(s *scenario.Scenario, name string) {
	if name == "" {
		return
	}
	p.cursor = 0
	for i, row := range shown.Promises(s) {
		if row.Name == name {
			p.cursor = i
			if row.Step == nil {
				p.cursor++
			}
			return
		}
	}
}

// Move moves the cursor so many promises further, past headings.
func (p *Promises) Move(s *scenario.Scenario, by int) {
	rows, step := shown.Promises(s), 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := p.cursor + step; i >= 0 && i < len(rows) && by > 0; i += step {
		if rows[i].Step != nil {
			p.cursor = i
			by--
		}
	}
}

// Draw draws the promises while they have the keys.
func (p *Promises) Draw(c *screen.Canvas, r screen.Rect, s *scenario.Scenario, look *screen.Palette) {
	rows := shown.Promises(s)
	x := c.Text(r.X+1, r.Y, r.Right()-1, p.heading(rows), look.Style(screen.RoleFocus))
	hint, below := "space, ← →", 0
	for _, row := range rows[min(p.top+max(r.H-PromisesHead, 0), len(rows)):] {
		if row.Step != nil {
			below++
		}
	}
	if below > 0 {
		more := fmt.Sprintf("↓ %d more", below)
		if hint += "  " + more; screen.Width(hint) > r.Right()-1-x-1 {
			hint = more
		}
	}
	c.TextRight(x+1, r.Y, r.Right()-1, hint, look.Style(screen.RoleDim))
	for i := range r.H - PromisesHead {
		k := p.top + i
		if k >= len(rows) {
			break
		}
		line := screen.NewRect(r.X, r.Y+PromisesHead+i, r.W, 1)
		drawPromise(c, line, &rows[k], k == p.cursor, look)
		if rows[k].Step != nil {
			c.Button(line, SwitchPromise(k))
		}
	}
}

// heading is what the first row seen belongs to, where its own heading is scrolled away.
func (p *Promises) heading(rows []shown.Promise) string {
	if p.top >= len(rows) || p.top == 0 || rows[p.top].Step == nil {
		return "THE PROMISES"
	}
	for i := p.top; i >= 0; i-- {
		if rows[i].Step == nil {
			return rows[i].Name
		}
	}
	return "THE PROMISES"
}

// DrawThumb shows in a column beside the promises which part of them is seen.
func (p *Promises) DrawThumb(c *screen.Canvas, x int, r screen.Rect, s *scenario.Scenario, look *screen.Palette) {
	c.Thumb(x, screen.NewRect(r.X, r.Y+PromisesHead, r.W, r.H-PromisesHead), p.top, len(shown.Promises(s)), look)
}

// drawPromise draws a promise, or a heading.
func drawPromise(c *screen.Canvas, r screen.Rect, row *shown.Promise, here bool, p *screen.Palette) {
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
	case row.Mark == "[~]" || row.Mark == "[+]":
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

// DrawPromises says the promises in a few rows.
func DrawPromises(c *screen.Canvas, r screen.Rect, a *shown.Answer, p *screen.Palette) {
	pk := &a.Scenario.Package
	c.Button(r, GoToPromise(""))
	c.Text(r.X+1, r.Y, r.Right()-1, "THE PROMISES", p.Style(screen.RoleHeading))
	c.TextRight(r.X+14, r.Y, r.Right()-1, "tab, space", p.Style(screen.RoleDim))
	counts := func(p scenario.Permission) bool { return p.Counts(a.Scenario.Phase) }
	rows := [...]struct{ word, says, goesTo string }{
		{"Bases", a.Countries(pk.Hosts, counts), "BASES IN"},
		{"open", notYet(a, pk.Hosts), "BASES IN"},
		{"Forces", a.Countries(pk.Contributors, counts), "FORCES FROM"},
		{"Zone", wording.ZoneBriefly(&pk.Authorisation), "Zone"},
		{"Order", "after " + wording.Minutes(shown.OrderDelay(pk)), "Order"},
		{"Tracks", wording.LevelTracks(pk.C2.Level) + pictureWord(pk.C2.Picture), "Tracks"},
		{"Nights", wording.StockAsked(pk.Stockpile), "Nights"},
	}
	for i, row := range rows[:min(len(rows), r.H-PromisesHead)] {
		y := r.Y + PromisesHead + i
		c.Text(r.X+1, y, r.X+9, row.word, p.Style(screen.RoleDim))
		c.Text(r.X+9, y, r.Right()-1, row.says, p.Style(screen.RolePlain))
		c.Button(screen.NewRect(r.X, y, r.W, 1), GoToPromise(row.goesTo))
	}
}

// notYet names those whose word does not count: offered before a ceasefire, and open.
func notYet(a *shown.Answer, list map[string]scenario.Permission) string {
	in := func(state scenario.PermissionState) string {
		return a.Countries(list, func(p scenario.Permission) bool {
			return p.Stated() == state && !p.Counts(a.Scenario.Phase)
		})
	}
	open, offered := in(scenario.Open), in(scenario.Offered)
	const none = "none"
	switch {
	case offered == none:
		return open
	case open == none:
		return offered + " (offered)"
	}
	return offered + " (offered); " + open
}

// pictureWord says so where Ukrainian and allied groups share one picture.
func pictureWord(p scenario.Picture) string {
	if p == scenario.SharedPicture {
		return ", one picture"
	}
	return ""
}
