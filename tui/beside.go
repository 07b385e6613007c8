package tui

import (
	"context"
	"slices"
	"strings"

	"airumbrella/app"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// beside is the scenario that what is shown is compared with: the map shows what is
// gained and lost against it, a box what differs of both.
type beside struct {
	on    bool
	with  app.Named
	top   int // first line of the box
	study boards.Study[*compared]
	marks *mapview.Beside // for the threat and the estimate shown
}

// compared is a comparison with the ground of its first side, by threat index there.
type compared struct {
	*subject.Comparison
	covers []*mapview.Cover
}

// besideMsg is a scenario that was read to compare with.
type besideMsg struct {
	named app.Named
	err   error
}

// setBeside compares what is shown with a scenario.
func (m *Model) setBeside(with app.Named) tea.Cmd {
	if with.Scenario == m.Scenario {
		m.say("that is what is shown: choose another to compare with")
		return nil
	}
	if m.beside.with.Scenario != with.Scenario {
		m.beside.study.Drop()
	}
	m.showTheme(-1)
	m.beside.on, m.beside.with, m.beside.top, m.beside.marks = true, with, 0, nil
	m.overlay = overlayBeside
	m.markBeside()
	return nil
}

// toggleBeside compares with what was compared last, else with the last pin, else with
// the start; or shows the box again, or ends it.
func toggleBeside(m *Model) tea.Cmd {
	b := &m.beside
	switch start := m.start(); {
	case b.on && m.overlay == overlayBeside:
		m.endBeside()
		return nil
	case b.on:
		m.showBoard(boards.Map)
		m.overlay = overlayBeside
		return nil
	case b.with.Scenario != nil && b.with.Scenario != m.Scenario:
		return m.setBeside(b.with)
	case len(m.pins) > 0 && m.pins[len(m.pins)-1].scenario != m.Scenario:
		i := len(m.pins) - 1
		return m.setBeside(m.namedPin(i))
	case start != m.Scenario:
		return m.setBeside(m.namedRow(changeRow{moment: moment{scenario: start}, pin: -1}))
	}
	m.say("nothing to compare with yet: change something, pin another state with P, or :compare sky-shield")
	return nil
}

// endBeside takes the comparison away.
func (m *Model) endBeside() {
	m.beside.on, m.beside.marks = false, nil
	if m.overlay == overlayBeside {
		m.overlay = overlayNone
	}
}

// compareWith reads a scenario to compare with: a pin, the start, a built-in one or a
// file.
func (m *Model) compareWith(ref string) tea.Cmd {
	if ref == "" {
		return toggleBeside(m)
	}
	if ref == "start" {
		return m.setBeside(m.namedRow(changeRow{moment: moment{scenario: m.start()}, pin: -1}))
	}
	if i := m.pinNamed(ref); i >= 0 {
		return m.setBeside(m.namedPin(i))
	}
	store := m.cfg.Store
	if store == nil {
		m.say("there is no pin " + ref)
		return nil
	}
	ref = app.Meant(ref)
	return func() tea.Msg {
		s, err := store.Load(ref)
		if err != nil {
			return besideMsg{err: err}
		}
		return besideMsg{named: app.Named{Name: s.Name, Scenario: s}}
	}
}

// acceptBeside compares with the scenario that was read.
func (m *Model) acceptBeside(msg besideMsg) tea.Cmd {
	if msg.err != nil {
		m.say(shown.FirstLine(msg.err.Error()))
		return nil
	}
	return m.setBeside(msg.named)
}

// pair is the two sides of the comparison: what is shown is B.
func (m *Model) pair() app.Pair {
	now := app.Named{Name: screen.Clean(m.Scenario.Name), Scenario: m.Scenario}
	if base, _, same := strings.Cut(m.beside.with.Name, ", "); same && base == now.Name {
		now.Name += ", as it is now"
	}
	return app.Pair{A: m.beside.with, B: now}
}

// askBeside compares, behind the answer itself.
func (m *Model) askBeside() tea.Cmd {
	b, compare, pair, o := &m.beside, m.cfg.Beside, m.pair(), m.cfg.Options
	return b.study.Ask(m.ctx, m.Scenario, b.on && !m.work.busy && m.Result != nil,
		func(ctx context.Context) (*compared, error) {
			c, err := compare(ctx, pair, o)
			if err != nil {
				return nil, err
			}
			return &compared{c, mapview.NewCovers(c.A.Result.Map)}, nil
		})
}

// markBeside says which ground and places the map marks as gained and lost.
func (m *Model) markBeside() {
	b := &m.beside
	if b.marks = nil; !b.on {
		return
	}
	c := m.comparison()
	if c == nil {
		b.marks = &mapview.Beside{}
		return
	}
	moved := make([]int8, len(m.Scenario.Places))
	if t := c.Against(m.threatID()); t != nil {
		for i := range t.Places {
			p := &t.Places[i]
			at := slices.IndexFunc(m.Scenario.Places, func(q scenario.Place) bool { return q.ID == p.ID })
			switch people := p.Moved(m.Estimate); {
			case at < 0:
			case people >= 0.5:
				moved[at] = 1
			case people <= -0.5:
				moved[at] = -1
			}
		}
	}
	b.marks = mapview.NewBeside(c.covers, threatOf(c, m.threatID()), moved)
}

// threatOf is the index of a threat of the first side, by its id; -1 for none.
func threatOf(c *compared, id string) int {
	if id == scenario.WorstID {
		return len(c.A.Result.Threats)
	}
	return c.A.Result.ThreatIndex(id)
}

// comparison is what is known of the scenario shown, led by its estimate; nil while that
// is computed.
func (m *Model) comparison() *compared {
	study := &m.beside.study
	if !study.Known || study.Answer.B.Scenario != m.Scenario {
		return nil
	}
	led := *study.Answer.Comparison
	led.Lead = m.Estimate
	return &compared{&led, study.Answer.covers}
}

// besideWords say in a line what the comparison comes to, while its box is closed.
func (m *Model) besideWords() string {
	if !m.beside.on || m.overlay == overlayBeside {
		return ""
	}
	words := "beside " + m.beside.with.Name
	if c := m.comparison(); c != nil {
		if t := c.Against(m.threatID()); t != nil {
			words += ": " + wording.ChangeWithRange(t.Change, m.Estimate)
		}
	}
	return words + "; b says what differs, esc ends it"
}

// besideRow is a line of the box: words, or a word with its figures.
type besideRow struct {
	word, text string
	role       screen.Role
}

// besideInputs is what went in otherwise, in lines of a width.
func (m *Model) besideInputs(c *compared, width int) []besideRow {
	rows := []besideRow{{text: "WHAT WENT IN", role: screen.RoleHeading}}
	changes := c.Changes
	if len(changes) == 0 {
		changes = []string{"nothing that the package says differs"}
	}
	for _, change := range changes {
		for i, line := range screen.WrapUnits(wording.Capital(screen.Clean(change)), width-2) {
			sign := "• "
			if i > 0 {
				sign = "  "
			}
			rows = append(rows, besideRow{text: sign + line})
		}
	}
	return rows
}

// besideOutputs is what comes out otherwise, in lines of a width: people by threat, then
// the places of the threat shown.
func (m *Model) besideOutputs(c *compared, width int) []besideRow {
	rows := []besideRow{{text: "WHAT COMES OUT, people covered", role: screen.RoleHeading}}
	most := m.fullestBeside(c, width-threatColumn)
	for i := range c.Threats {
		t := &c.Threats[i]
		k := c.B.Result.ThreatIndex(t.ID)
		rows = append(rows, besideRow{word: wording.ThreatLabel(&c.B.Result.Threats[k].Threat),
			role: changeRole(t.Change.At(m.Estimate)), text: m.peopleBeside(t, most)})
	}
	t := c.Against(m.threatID())
	if t == nil {
		return append(rows, besideRow{text: "the other one does not know the threat shown", role: screen.RoleDim})
	}
	for _, part := range [...]struct {
		words string
		role  screen.Role
		mark  rune
	}{{c.Gained(t), screen.RoleAssured, screen.MarkGainedPlace}, {c.Lost(t), screen.RoleGap, screen.MarkLostPlace}} {
		for i, line := range screen.WrapUnits(part.words, width-2) {
			sign := "  "
			if i == 0 {
				sign = string(part.mark) + " "
			}
			rows = append(rows, besideRow{text: sign + line, role: part.role})
		}
	}
	if c.LeftOut != "" {
		for _, line := range screen.WrapUnits(c.LeftOut, width) {
			rows = append(rows, besideRow{text: line, role: screen.RoleDim})
		}
	}
	return rows
}

// fullestBeside is how much of [Model.peopleBeside] there is room for against every threat.
func (m *Model) fullestBeside(c *compared, room int) (most int) {
	for most = 2; most > 0; most-- {
		if !slices.ContainsFunc(c.Threats, func(t subject.ComparedThreat) bool {
			return screen.Width(m.peopleBeside(&t, most)) > room
		}) {
			break
		}
	}
	return most
}

// peopleBeside is how many people more are covered, with 1 how many now, with 2 how many
// there too.
func (m *Model) peopleBeside(t *subject.ComparedThreat, most int) string {
	now, change := wording.People(t.B.At(m.Estimate)), wording.ChangeWithRange(t.Change, m.Estimate)
	switch {
	case t.Change == (scenario.Triple[int]{}):
		return now + ", as there"
	case most == 0:
		return change
	case most == 1:
		return now + "  " + change
	}
	return wording.People(t.A.At(m.Estimate)) + " → " + now + "  " + change
}

// changeRole is that of more or fewer people.
func changeRole(people int) screen.Role {
	switch {
	case people > 0:
		return screen.RoleAssured
	case people < 0:
		return screen.RoleGap
	}
	return screen.RoleDim
}

// besideColumn is the width from which inputs and outputs stand in two columns.
const besideColumn = 76

// besideLines is the box's lines: in one column or in two.
func (m *Model) besideLines(width int) (left, right []besideRow) {
	c := m.comparison()
	if c == nil {
		words := "computing …"
		if fault := m.beside.study.Fault(); fault != "" {
			words = fault
		}
		return []besideRow{{text: words, role: screen.RoleBusy}}, nil
	}
	if width < besideColumn {
		return append(m.besideOutputs(c, width), m.besideInputs(c, width)...), nil
	}
	in := besideSplit(width)
	return m.besideInputs(c, in), m.besideOutputs(c, width-in-3)
}

// besideSplit is the width of the left column.
func besideSplit(width int) int { return (width - 3) * 2 / 5 }

// besideBox is where the comparison stands, with its lines: over the lower part of the map.
func (m *Model) besideBox() (box screen.Rect, left, right []besideRow) {
	box = m.layout.details(8)
	left, right = m.besideLines(box.W - 4)
	body := m.layout.rule.Y - m.layout.header.Bottom()
	box = m.layout.details(min(max(len(left), len(right))+2, max(body*3/5, 5)))
	return box, left, right
}

// drawBeside draws what differs of the two that are compared.
func drawBeside(m *Model, c *screen.Canvas) {
	box, left, right := m.besideBox()
	in := c.Box(box, "Beside "+screen.Clean(m.beside.with.Name), m.palette)
	c.Button(box, nil)
	n := max(len(left), len(right))
	top := min(m.beside.top, max(n-in.H, 0))
	columns := []screen.Rect{in}
	if right != nil {
		w := besideSplit(in.W)
		columns = []screen.Rect{screen.NewRect(in.X, in.Y, w, in.H), screen.NewRect(in.X+w+3, in.Y, in.W-w-3, in.H)}
		c.Fill(screen.NewRect(in.X+w+1, in.Y, 1, in.H), '│', m.palette.Style(screen.RoleRule))
	}
	for i, rows := range [][]besideRow{left, right}[:len(columns)] {
		for y := range min(in.H, max(len(rows)-top, 0)) {
			m.drawBesideRow(c, columns[i], columns[i].Y+y, &rows[top+y])
		}
	}
	c.More(box, top, in.H, n, m.palette)
}

// threatColumn is the width of the threats in the box.
const threatColumn = 16

// drawBesideRow draws a line of the box.
func (m *Model) drawBesideRow(c *screen.Canvas, in screen.Rect, y int, row *besideRow) {
	x := in.X
	if row.word != "" {
		c.Text(x, y, min(x+threatColumn-1, in.Right()), row.word, m.palette.Style(screen.RolePlain))
		x += threatColumn
	}
	c.Text(x, y, in.Right(), row.text, m.palette.Style(row.role))
}

// pressBeside handles the keys of the comparison; those of the map stay the map's.
func pressBeside(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	box, left, right := m.besideBox()
	hidden := max(len(left), len(right)) - (box.H - 2)
	switch by := k.rows(msg, box.H-2); {
	case key.Matches(msg, k.Details):
		m.overlay = overlayNone // the map alone
	case key.Matches(msg, k.Esc):
		m.endBeside()
	case by != 0 && hidden > 0:
		m.beside.top = min(max(m.beside.top+by, 0), hidden)
	default:
		return nil, false
	}
	return nil, true
}

// besideHints is the keys of the comparison.
func besideHints(m *Model) []hint {
	k := m.keys
	list := []hint{{k.Details, "the map alone"}}
	if box, left, right := m.besideBox(); max(len(left), len(right)) > box.H-2 {
		list = append(list, hint{k.FindDown, "more"})
	}
	return append(list, hint{k.Threat, "threat"}, hint{k.Estimate, "estimate"}, hint{k.Export, "export it"},
		hint{k.Changes, "another"}, hint{k.Esc, "end it"})
}

// exportBeside writes the comparison in a format into the current folder.
func (m *Model) exportBeside(format string) tea.Cmd {
	store, pair := m.cfg.Store, m.pair()
	view := app.ComparisonView{Threat: m.threatID(), Estimate: m.Estimate, Options: m.cfg.Options}
	path := "compare-" + slug(pair.B.Name) + "-" + slug(view.Threat)
	m.say("writing the comparison …")
	return func() tea.Msg {
		path, err := store.ExportComparison(path, format, pair, view)
		return saidMsg{words: "the comparison is in " + path, err: err}
	}
}
