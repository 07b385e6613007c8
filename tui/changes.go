package tui

import (
	"context"
	"errors"
	"maps"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// moment is a state of the scenario since it was opened, with the change that led to it.
type moment struct {
	scenario *scenario.Scenario
	what     string // empty: as it was opened
	steps    int    // from what is shown: before it negative, undone positive
}

// moments are the states of the scenario that is shown, as it was opened first, those
// that were undone last.
func (m *Model) moments() []moment {
	h, number := &m.history, m.recovery.Number()
	first := len(h.past)
	for first > 0 && h.past[first-1].document == number {
		first--
	}
	var list []moment
	what := ""
	for i, v := range h.past[first:] {
		list = append(list, moment{v.scenario, what, first + i - len(h.past)})
		what = v.what
	}
	list = append(list, moment{m.Scenario, what, 0})
	for i, v := range slices.Backward(h.future) {
		if v.document != number {
			break
		}
		list = append(list, moment{v.scenario, v.what, len(h.future) - i})
	}
	return list
}

// start is the scenario as it was opened.
func (m *Model) start() *scenario.Scenario { return m.moments()[0].scenario }

// tally is the people covered, by the id of a threat, [scenario.WorstID] for every one.
type tally map[string]scenario.Triple[int]

// tallies are those that are known. A scenario is never changed, so its address tells
// them apart.
type tallies struct {
	of      map[*scenario.Scenario]tally
	counted *scenario.Scenario // that is being counted; nil: none
}

// tallyMsg is the people covered by a scenario that is not shown.
type tallyMsg struct {
	scenario *scenario.Scenario
	tally    tally
	err      error
}

// newTally is the people that an answer covers.
func newTally(r *coverage.Result) tally {
	t := tally{}
	for i := range len(r.Threats) + 1 {
		t[r.At(i).Threat.ID] = r.At(i).Population.Covered
	}
	return t
}

// note keeps a tally, in a map of its own: the last one may still be shown.
func (t *tallies) note(s *scenario.Scenario, known tally) {
	t.of = maps.Clone(t.of)
	if t.of == nil {
		t.of = map[*scenario.Scenario]tally{}
	}
	t.of[s] = known
}

// askTally counts one of the scenarios that the panel of changes shows and whose people
// are not known.
func (m *Model) askTally() tea.Cmd {
	t := &m.history.tallies
	if m.overlay != overlayChanges || m.work.busy || t.counted != nil {
		return nil
	}
	for _, row := range m.changeRows() {
		if _, known := t.of[row.scenario]; known || row.scenario == nil {
			continue
		}
		t.counted = row.scenario
		s, o, evaluate, ctx := row.scenario, m.cfg.Options, m.evaluate, m.ctx
		o.PlacesOnly, o.SkipRemedies = true, true
		return func() tea.Msg {
			r, err := evaluate(ctx, s, o)
			if err != nil {
				return tallyMsg{scenario: s, err: err}
			}
			return tallyMsg{scenario: s, tally: newTally(r)}
		}
	}
	return nil
}

// acceptTally takes a tally in; one that failed is not asked for again.
func (m *Model) acceptTally(msg tallyMsg) {
	m.history.counted = nil
	if !errors.Is(msg.err, context.Canceled) {
		m.history.note(msg.scenario, msg.tally)
	}
}

// changes is where the panel of changes stands.
type changes struct{ cursor int }

// changeRow is a row of the panel: a moment, a pin, or a heading.
type changeRow struct {
	moment
	heading string
	pin     int // index, -1 for none
}

// changeRows are the moments, then the pins.
func (m *Model) changeRows() []changeRow {
	var rows []changeRow
	for _, at := range m.moments() {
		rows = append(rows, changeRow{moment: at, pin: -1})
	}
	if len(m.pins) > 0 {
		rows = append(rows, changeRow{heading: "PINS", pin: -1})
	}
	for i := range m.pins {
		rows = append(rows, changeRow{moment: moment{scenario: m.pins[i].scenario, what: m.pins[i].name}, pin: i})
	}
	return rows
}

// openChanges shows every change since the start, at the present one.
func openChanges(m *Model) {
	if m.overlay == overlayChanges {
		m.overlay = overlayNone
		return
	}
	m.overlay = overlayChanges
	m.changes.turned(m)
}

// turned puts the cursor on what is shown now.
func (c *changes) turned(m *Model) {
	c.cursor = slices.IndexFunc(m.changeRows(), func(r changeRow) bool { return r.pin < 0 && r.steps == 0 })
}

// move moves the cursor by rows, past headings.
func (c *changes) move(rows []changeRow, by int) {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := c.cursor + step; i >= 0 && i < len(rows) && by > 0; i += step {
		if rows[i].heading == "" {
			c.cursor = i
			by--
		}
	}
}

// pressChanges handles the keys of the panel of changes.
func pressChanges(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k, rows := m.keys, m.changeRows()
	m.changes.cursor = min(max(m.changes.cursor, 0), len(rows)-1)
	row := rows[m.changes.cursor]
	if by := k.rows(msg, changesBox(m).H-3); by != 0 {
		m.changes.move(rows, by)
		return nil, true
	}
	switch {
	case key.Matches(msg, k.Details, k.Switch):
		return m.goToRow(row), true
	case key.Matches(msg, k.Beside):
		return m.setBeside(m.namedRow(row)), true
	case key.Matches(msg, k.Remove) && row.pin >= 0:
		m.say("pin " + m.pins[row.pin].name + " removed")
		m.pins = slices.Delete(slices.Clone(m.pins), row.pin, row.pin+1)
		m.changes.turned(m)
		return nil, true
	case key.Matches(msg, k.Remove):
		m.say("only pins are removed; u undoes a change, enter goes back to it")
		return nil, true
	}
	return nil, false
}

// goToRow shows what a row stands for: a moment by undoing or redoing up to it, a pin as a
// change of its own.
func (m *Model) goToRow(row changeRow) tea.Cmd {
	switch {
	case row.pin >= 0:
		return m.toPin(row.pin)
	case row.heading != "":
		return nil
	case row.steps == 0:
		m.say("that is what is shown")
		return nil
	case row.what == "":
		return m.leap(row.steps, "back to the start")
	case row.steps < 0:
		return m.leap(row.steps, "back to: "+row.what)
	}
	return m.leap(row.steps, "again up to: "+row.what)
}

// changeHints is the keys of the panel.
func changeHints(m *Model) []hint {
	k := m.keys
	return []hint{{k.Details, "go there"}, {k.Beside, "compare with it"}, {k.Undo, "undo"}, {k.Redo, "redo"},
		{k.Pin, "pin what is shown"}, {k.Remove, "remove a pin"}, {k.Esc, "back"}}
}

// changesBox is where the panel of changes stands.
func changesBox(m *Model) screen.Rect {
	return m.layout.screen.Centred(100, len(m.changeRows())+3)
}

// The columns of the panel of changes, from the right, and the width below which the
// step has none.
const (
	sinceWidth  = 8
	rangeWidth  = 20
	stepWidth   = 9
	stepsNeeded = 74
)

// drawChanges draws the panel of changes.
func drawChanges(m *Model, c *screen.Canvas) {
	p, r, rows := m.palette, changesBox(m), m.changeRows()
	in := c.Box(r, "Changes since the start, "+m.Against()+", "+m.Estimate.String(), p)
	c.Button(r, nil)
	since := in.Right() - rangeWidth
	step := since - sinceWidth - 1
	name := step - stepWidth - 1
	if in.W < stepsNeeded {
		step, name = -1, since-sinceWidth-1
	}
	head := p.Style(screen.RoleHeading)
	c.Text(in.X+2, in.Y, name, "CHANGE", head)
	if step >= 0 {
		c.TextRight(name, in.Y, step, "THIS STEP", head)
	}
	c.Text(since-sinceWidth+1, in.Y, in.Right(), "AGAINST THE START", head)
	seen := in.H - 1
	cursor := min(max(m.changes.cursor, 0), len(rows)-1)
	top := min(max(cursor-seen+1, 0), max(len(rows)-seen, 0))
	for i := range min(seen, len(rows)-top) {
		d := changeDrawing{m, c, screen.NewRect(in.X, in.Y+1+i, in.W, 1), name, step, since}
		d.row(rows, top+i, top+i == cursor)
	}
	c.More(r, top, seen, len(rows), p)
}

// changeDrawing is a row of the panel of changes being drawn.
type changeDrawing struct {
	m                 *Model
	c                 *screen.Canvas
	at                screen.Rect
	name, step, since int // columns where they end
}

// row draws a row.
func (d *changeDrawing) row(rows []changeRow, i int, here bool) {
	c, m, p, row := d.c, d.m, d.m.palette, &rows[i]
	if row.heading != "" {
		c.Text(d.at.X, d.at.Y, d.at.Right(), row.heading, p.Style(screen.RoleHeading))
		return
	}
	c.Button(d.at, wish(func(m *Model) tea.Cmd {
		if m.changes.cursor == i {
			return m.goToRow(m.changeRows()[i])
		}
		m.changes.cursor = i
		return nil
	}))
	st := p.Style(screen.RolePlain)
	switch {
	case here:
		st = p.Style(screen.RoleSelected)
		c.Fill(d.at, ' ', st)
	case row.pin < 0 && row.steps > 0:
		st = p.Style(screen.RoleDim)
	}
	what, mark := screen.Clean(row.what), ' '
	switch {
	case row.pin >= 0:
		mark = screen.MarkPin
	case row.steps == 0:
		mark = screen.MarkCursor
	}
	switch {
	case row.pin < 0 && row.what == "":
		what = "as opened: " + m.fileName()
	case row.steps > 0 && row.pin < 0:
		what += " (undone)"
	}
	c.Put(d.at.X, d.at.Y, mark, 1, "", st)
	c.Text(d.at.X+2, d.at.Y, d.name, what, st)
	d.figures(rows, i, here)
}

// figures writes what a row covers more or less than the start, and than the row before.
func (d *changeDrawing) figures(rows []changeRow, i int, here bool) {
	c, m, row := d.c, d.m, &rows[i]
	now, known := m.covered(row.scenario)
	first, _ := m.covered(rows[0].scenario)
	if !known {
		c.TextRight(d.at.X, d.at.Y, d.since, "…", m.figureStyle(0, here))
		return
	}
	if i == 0 {
		c.TextRight(d.at.X, d.at.Y, d.since, wording.People(now.At(m.Estimate)), m.figureStyle(0, here))
		c.Text(d.since+1, d.at.Y, d.at.Right(), "covered", m.figureStyle(0, here))
		return
	}
	change := shown.Difference(now, first)
	st := m.figureStyle(change.At(m.Estimate), here)
	c.TextRight(d.at.X, d.at.Y, d.since, wording.Change(change.At(m.Estimate)), st)
	c.Text(d.since+1, d.at.Y, d.at.Right(), wording.ChangeRange(change), st)
	if before, known := m.covered(rows[i-1].scenario); d.step >= 0 && row.pin < 0 && known {
		step := now.At(m.Estimate) - before.At(m.Estimate)
		c.TextRight(d.name, d.at.Y, d.step, wording.Change(step), m.figureStyle(step, here))
	}
}

// figureStyle is that of a gain or a loss.
func (m *Model) figureStyle(people int, here bool) screen.Style {
	switch {
	case here:
		return m.palette.Style(screen.RoleSelected)
	case people > 0:
		return m.palette.Style(screen.RoleAssured)
	case people < 0:
		return m.palette.Style(screen.RoleGap)
	}
	return m.palette.Style(screen.RolePlain)
}

// covered is the people that a scenario covers against the threat shown, if that is known.
func (m *Model) covered(s *scenario.Scenario) (people scenario.Triple[int], known bool) {
	people, known = m.history.of[s][m.threatID()]
	return people, known
}

// threatID is the id of the threat shown.
func (m *Model) threatID() string {
	if m.Threat < len(m.Scenario.Threats) {
		return m.Scenario.Threats[m.Threat].ID
	}
	return scenario.WorstID
}
