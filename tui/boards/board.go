package boards

import (
	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// Kind is what stands in the place of the map: the map itself or a board. Panel,
// promises and the selected place stay where they are, so that a board is seen to
// move with each switch.
type Kind int

// The boards.
const (
	Map Kind = iota
	Worth
	Delay
	Nights
	Sites
)

// row is what is known of a board.
type row struct {
	title  string // its tab
	draw   func(*Page, *screen.Canvas)
	weighs bool            // it shows what promises are worth
	raids  bool            // it shows what raids bring
	hidden func(*Page) int // how many rows it has more than fit; nil: none
	beside bool            // it is read beside the map
}

// rows is the table of the boards, by kind.
var rows = [...]row{
	Map:    {title: "map"},
	Worth:  {title: "worth", draw: (*Page).drawWorth, weighs: true, hidden: (*Page).hiddenWorth},
	Delay:  {title: "delay", draw: (*Page).drawDelay, weighs: true},
	Nights: {title: "nights", draw: (*Page).drawNights, raids: true},
	Sites:  {title: "sites", draw: (*Page).drawSiting, beside: true},
}

// Weighs reports whether a board shows what promises are worth.
func (k Kind) Weighs() bool { return rows[k].weighs }

// Raids reports whether a board shows what raids bring.
func (k Kind) Raids() bool { return rows[k].raids }

// BesideMap reports whether a board shares its place with the map where there is room for both.
func (k Kind) BesideMap() bool { return rows[k].beside }

// Show is what a click on the tab of a board asks for.
type Show Kind

// Page is a board and what it shows.
type Page struct {
	*shown.Answer
	Kind    Kind
	Weighed *Study[*app.Weighing]
	Assumed *Study[*worth.Worth] // with the assumptions; asked after Weighed
	Raided  *Study[*raid.Outcome]
	// Sensors is what units that only see are worth, Promised what each switch is; both are
	// asked after Weighed.
	Sensors  *Study[[]worth.Sensor]
	Promised *Study[[]coverage.Promise]
	Least    *Least // nil: none is asked for
	Siting   *Siting
	Box      screen.Rect // with the tabs
	Top      int         // first row of a board that scrolls
	Busy     bool        // the answer itself is still computed
	Palette  *screen.Palette

	raids bool // of its row
}

// Hidden is how many rows the board has more than fit.
func (b *Page) Hidden() int {
	if f := rows[b.Kind].hidden; f != nil {
		return f(b)
	}
	return 0
}

// boardMinRows is the height below which a board leaves its sentences out.
const boardMinRows = 9

// inner returns what the tabs leave of the board's box.
func (b *Page) inner() screen.Rect {
	r := b.Box
	return screen.NewRect(r.X+2, r.Y+1, max(r.W-4, 0), max(r.H-1, 0))
}

// Draw draws the tabs and the board.
func (b *Page) Draw(c *screen.Canvas) {
	b.raids = b.Kind.Raids()
	p, r := b.Palette, b.Box
	end := r.Right() - 2
	switch busy, fault := b.state(); {
	case fault != "":
		end = c.TextRight(r.X+32, r.Y, end, fault, p.Style(screen.RoleFault)) - 2
	case busy:
		end = c.TextRight(r.X+2, r.Y, end, "computing …", p.Style(screen.RoleBusy)) - 2
	}
	x := r.X + 2
	for k := range rows {
		title, st := rows[k].title, p.Style(screen.RoleDim)
		if Kind(k) == b.Kind {
			st = p.Style(screen.RoleHeading).Underlined()
		}
		stop := x + screen.Width(title)
		c.Text(x, r.Y, min(end, r.Right()-2), title, st)
		c.Button(screen.NewRect(x, r.Y, stop-x, 1), Show(k))
		x = stop + 2
	}
	if draw := rows[b.Kind].draw; draw != nil {
		draw(b, c)
	}
}

// state is whether the board is being computed, and why it cannot be.
func (b *Page) state() (busy bool, fault string) {
	if b.Kind == Sites { // which says itself how far it is
		return b.Busy, ""
	}
	if b.raids {
		return b.Busy || b.Raided.Busy, b.Raided.fault
	}
	return b.Busy || b.Weighed.Busy, b.Weighed.fault
}

// words writes sentences from the top of a rectangle, each on lines of its own, and
// returns what is left below; at most so many rows are taken. A sentence that would be cut
// is left out, with those after it, but for the first.
func (b *Page) words(c *screen.Canvas, r screen.Rect, most int, sentences ...string) screen.Rect {
	y := r.Y
	for _, s := range sentences {
		if s == "" {
			continue
		}
		lines := screen.WrapUnits(s, r.W)
		if y > r.Y && y-r.Y+len(lines) > min(most, r.H) {
			break
		}
		for _, line := range lines {
			if y-r.Y < min(most, r.H) {
				c.Text(r.X, y, r.Right(), line, b.Palette.Style(screen.RolePlain))
				y++
			}
		}
	}
	return screen.NewRect(r.X, y, r.W, max(r.Bottom()-y, 0))
}

// title writes the heading of a board and returns what is left below.
func (b *Page) title(c *screen.Canvas, words string) screen.Rect {
	r := b.inner()
	c.Text(r.X, r.Y, r.Right(), words, b.Palette.Style(screen.RoleTitle))
	return screen.NewRect(r.X, r.Y+1, r.W, max(r.H-1, 0))
}

// waiting says that a board has no answer yet; a fault is said above it.
func (b *Page) waiting(c *screen.Canvas, r screen.Rect) {
	if _, fault := b.state(); fault != "" {
		return
	}
	c.Text(r.X, r.Y, r.Right(), "computing …", b.Palette.Style(screen.RoleBusy))
}
