package tui

import (
	"strings"

	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	"charm.land/lipgloss/v2"
)

// tour leads through the planner in six steps. Each asks for one thing; doing
// it, or the key for the next step, or the button, goes on.
type tour struct {
	on   bool
	step int
	from tourMark // what was there when the step began
	set  bool     // from is of this step
}

// tourMark is what steps watch.
type tourMark struct {
	threat   int
	estimate int
	sel      shown.Item
	overlay  overlay
	past     int
	tries    int
	focus    pane
}

// tourStep is one step: what it says, and when it is done.
type tourStep struct {
	title, words, ask string
	done              func(from, now tourMark) bool
}

// tourSteps are the six.
var tourSteps = [...]tourStep{
	{"The answer", "The map is Ukraine. Coloured ground is covered against the threat named at the top left; the " +
		"number beside COVERED is people. Filled marks are covered places, rings are not.",
		"Read the number, then go on.", nil},
	{"The question", "A low drone, a cruise missile and a ballistic missile are three different questions with three " +
		"answers.",
		"Press t, or click the threat's name.", func(a, b tourMark) bool { return a.threat != b.threat }},
	{"What is not covered",
		"Places not covered lead the list, most people first. n and p walk through them; the map follows.",
		"Press n, or click a ring on the map.", func(a, b tourMark) bool { return a.sel != b.sel }},
	{"Why not", "Below the map stands why, and the smallest change that would help. Enter shows every threat, Enter " +
		"again every gate with its numbers.",
		"Press Enter, or click why below.", func(a, b tourMark) bool { return b.overlay == overlayDetails }},
	{"What would change it",
		"Every promise is a switch: bases, forces, zone, the delay of the order. The dot tries the smallest change, u " +
			"takes it back.",
		"Press . or click try, then u.", func(a, b tourMark) bool { return b.past != a.past || b.tries != a.tries }},
	{"Your own package", "Tab goes to the list and the promises; space switches, arrows step. The line below the map " +
		"says what you gained and lost. : finds everything, g explains the words, ctrl+s saves.",
		"Press Tab, or click a promise.", func(a, b tourMark) bool { return b.focus != paneMap && a.focus != b.focus }},
}

// startTour begins at the first step.
func startTour(m *Model) {
	m.tour = tour{on: true}
	m.showBoard(boards.Map)
	m.overlay = overlayNone
}

// mark is what the steps watch.
func (m *Model) mark() tourMark {
	return tourMark{m.Threat, int(m.Estimate), m.sel, m.overlay, len(m.history.past), m.history.tries, m.focus}
}

// follow goes on when what the step asks for was done, and says what turn says.
func (t *tour) follow(now tourMark) string {
	if !t.set {
		t.from, t.set = now, true
	}
	if done := tourSteps[t.step].done; done != nil && done(t.from, now) {
		return t.turn(1, now)
	}
	return ""
}

// turn goes to another step; beyond the last one the tour ends, and says so.
func (t *tour) turn(by int, now tourMark) string {
	step := max(t.step+by, 0)
	if step >= len(tourSteps) {
		*t = tour{}
		return "that was the tour; ? shows every key"
	}
	*t = tour{on: true, step: step, from: now, set: true}
	return ""
}

// turnTour goes to another step of the tour.
func (m *Model) turnTour(by int) {
	if words := m.tour.turn(by, m.mark()); words != "" {
		m.say(words)
	}
	if m.Result == nil { // nothing has begun yet
		m.tour.from, m.tour.set = tourMark{}, false
	}
}

// tourTurn is what a click on a button of the tour asks for: so many steps on, 0
// to leave it.
type tourTurn int

// box is where the tour speaks: in the upper right of the map.
func (t *tour) box(l *layout) screen.Rect {
	chart := l.chart
	w := min(48, chart.W)
	lines := screen.Wrap(tourSteps[t.step].words, w-4)
	h := min(len(lines)+5, l.screen.H-4)
	return screen.NewRect(chart.Right()-w, chart.Y, w, h)
}

// The buttons of the tour, in its lower edge.
const (
	tourBack  = "[< back]"
	tourNext  = "[next >]"
	tourLeave = "[esc leave]"
)

// draw draws the step.
func (t *tour) draw(c *screen.Canvas, l *layout, p *screen.Palette) {
	if !t.on {
		return
	}
	r, step := t.box(l), &tourSteps[t.step]
	in := c.Box(r, "Tour "+string('1'+rune(t.step))+" of 6: "+step.title, p)
	var lines []string
	for _, line := range screen.Wrap(step.words, in.W) {
		lines = append(lines, p.Words(screen.RolePlain, line, in.W))
	}
	c.Block(in, lipgloss.JoinVertical(lipgloss.Left,
		lipgloss.NewStyle().Height(in.H-2).MaxHeight(in.H-2).Render(strings.Join(lines, "\n")),
		p.Words(screen.RoleFocus, step.ask, in.W),
		p.Words(screen.RoleKey, tourBack+"  "+tourNext+"  "+tourLeave, in.W)))
	c.Button(r, nil)
	y, next, leave := r.Bottom()-2, r.X+len(tourBack)+3, r.X+len(tourBack)+len(tourNext)+5
	c.Button(screen.NewRect(r.X, y, next-r.X, 1), tourTurn(-1))
	c.Button(screen.NewRect(next, y, leave-next, 1), tourTurn(1))
	c.Button(screen.NewRect(leave, y, r.Right()-leave, 1), tourTurn(0))
}
