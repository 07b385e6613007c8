package tui

import (
	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// overlay is what lies over the screen and takes the keys first.
type overlay int

const (
	overlayNone overlay = iota
	overlayHelp
	overlayWords
	overlayLayers
	overlayDetails  // in plain words
	overlayGates    // in the model's terms
	overlayTable    // the list over the whole width
	overlayFilter   // typing in the heading of the list
	overlayCommands // finding anything
	overlayPrompt   // typing a file name
	overlayChanges  // every change since the start, and the pins
	overlayJump     // letters on what can be selected
	overlayBeside   // what differs from another scenario
	overlayConflict // a file stands in the way of a save
	overlayCount
)

// overlayRow is how an overlay is drawn and what its keys and the wheel do; what
// is nil it does not have.
type overlayRow struct {
	draw   func(*Model, *screen.Canvas)
	hints  func(*Model) []hint
	press  func(*Model, tea.KeyPressMsg) (tea.Cmd, bool)
	page   func(*Model) page // whose lines scroll
	wheel  func(m *Model, by int)
	typing *typing
}

// typing is an overlay in which a line of text is typed.
type typing struct {
	at     func(*layout) screen.Rect // the line, with its sign
	edited func(*Model)              // the text has changed
	take   func(*Model) tea.Cmd
	leave  func(*Model)
	step   func(m *Model, by int) // to another match
	// complete types the rest of what is begun, and reports whether there was any; nil: there
	// never is.
	complete func(*Model) bool
}

// overlays are the overlays; made once, since what they do leads back to them.
func (k *keyMap) overlays() *[overlayCount]overlayRow {
	table := &[overlayCount]overlayRow{
		overlayLayers: {
			draw: func(m *Model, c *screen.Canvas) {
				m.chart.DrawLayers(c, m.layout.chart, m.palette, k.Vetoes.Help().Key, m.limits.theme)
			},
			press: pressLayer,
			hints: func(*Model) []hint { return []hint{{k.Palette, "next palette"}, {k.Esc, "back"}} },
		},
		overlayDetails: {draw: drawDetails, hints: detailHints},
		overlayGates: {
			draw: drawGates, hints: detailHints, press: pressGates,
			wheel: func(m *Model, by int) { m.gates.Move(by) },
		},
	}
	table[overlayChanges] = overlayRow{
		draw: drawChanges, hints: changeHints, press: pressChanges,
		wheel: func(m *Model, by int) { m.changes.move(m.changeRows(), by) },
	}
	table[overlayJump] = overlayRow{draw: drawJump, press: pressJump, hints: func(*Model) []hint {
		return []hint{{k.Jump, "type two letters"}, {k.Esc, "leave"}}
	}}
	table[overlayBeside] = overlayRow{draw: drawBeside, hints: besideHints, press: pressBeside}
	table[overlayConflict] = overlayRow{draw: drawConflict, hints: conflictHints, press: pressConflict}
	k.addPages(table)
	k.addTyping(table)
	return table
}

// addPages adds the overlays that scroll: help, words, the list as a table.
func (k *keyMap) addPages(table *[overlayCount]overlayRow) {
	scroll := []hint{{k.FindDown, "down"}, {k.FindUp, "up"}}
	tour := k.Tour
	tour.SetHelp("t", k.Tour.Help().Desc) // the help is open already
	table[overlayHelp] = overlayRow{
		draw: drawHelp, press: pressHelp,
		page: func(m *Model) page {
			p, _, _ := k.helpPage(m.layout.screen)
			return p
		},
		hints: func(*Model) []hint {
			return append(scroll[:2:2], hint{tour, "tour"}, hint{k.Words, "words"}, hint{k.Esc, "back"})
		},
	}
	table[overlayWords] = overlayRow{
		draw: drawWords,
		page: func(m *Model) page {
			p, _ := wordsPage(m.layout.screen)
			return p
		},
		hints: func(*Model) []hint { return append(scroll[:2:2], hint{k.Help, "help"}, hint{k.Esc, "back"}) },
	}
	table[overlayTable] = overlayRow{
		draw: func(m *Model, c *screen.Canvas) {
			m.list.DrawTable(c, m.layout.table(), m.items(), m.sel, m.palette)
		},
		press: (*Model).pressList,
		wheel: func(m *Model, by int) { m.list.Scroll(by*wheelRows, m.listHeight()) },
		hints: func(*Model) []hint {
			return append(
				scroll[:2:2],
				hint{k.Details, "why"},
				hint{k.PaneNext, "next list"},
				hint{k.Sort, "sort"},
				hint{
					k.SortBack,
					"turn round",
				},
				hint{k.Threat, "threat"},
				hint{k.Estimate, "estimate"},
				hint{k.Esc, "back"},
			)
		},
	}
}

// addTyping adds the overlays in which a line of text is typed.
func (k *keyMap) addTyping(table *[overlayCount]overlayRow) {
	none := func(*Model) {}
	find := func(*Model) []hint {
		return []hint{{k.FindTake, "take"}, {k.FindDown, "next"}, {k.FindUp, "previous"}, {k.FindLeave, "leave"}}
	}
	table[overlayFilter] = overlayRow{draw: (*Model).drawList, hints: find, typing: &typing{
		at:     func(l *layout) screen.Rect { return screen.NewRect(l.list.X+1, l.list.Y-1, l.list.W-2, 1) },
		edited: func(m *Model) { m.filter(m.editor.Value()) },
		leave:  func(m *Model) { m.filter("") },
		take: func(m *Model) tea.Cmd {
			m.overlay = overlayNone
			m.centre()
			return nil
		},
		step: (*Model).move,
	}}
	table[overlayCommands] = overlayRow{
		draw: drawCommands, hints: func(m *Model) []hint {
			return []hint{{k.FindTake, "take"}, {k.Complete, "complete"}, {k.FindDown, "next"}, {k.FindUp, "earlier"},
				{k.FindLeave, "leave"}}
		},
		wheel: func(m *Model, by int) { m.commands.step(by) },
		typing: &typing{
			at:     func(l *layout) screen.Rect { return typedIn(commandsBox(l.screen)) },
			edited: matchCommands, leave: none,
			take: func(m *Model) tea.Cmd { return m.takeCommand(m.commands.cursor) },
			step: stepCommands, complete: completeCommand,
		},
	}
	table[overlayPrompt] = overlayRow{
		draw:  drawPrompt,
		hints: func(m *Model) []hint { return []hint{{k.FindTake, prompts[m.prompt].verb}, {k.FindLeave, "leave"}} },
		typing: &typing{
			at:     func(l *layout) screen.Rect { return typedIn(promptBox(l.screen)) },
			edited: none, take: takePrompt, leave: none,
		},
	}
}

// typedIn is the line of a box in which text is typed.
func typedIn(box screen.Rect) screen.Rect { return screen.NewRect(box.X+2, box.Y+1, box.W-4, 1) }

// pressTyping handles the keys while text is typed.
func (m *Model) pressTyping(msg tea.KeyPressMsg) tea.Cmd {
	t, k := m.overlays[m.overlay].typing, m.keys
	switch {
	case key.Matches(msg, k.FindLeave):
		m.overlay = overlayNone
		t.leave(m)
	case key.Matches(msg, k.FindTake):
		return t.take(m)
	case t.complete != nil && key.Matches(msg, k.Complete) && t.complete(m):
	case t.step != nil && key.Matches(msg, k.FindUp):
		t.step(m, -1)
	case t.step != nil && key.Matches(msg, k.FindDown):
		t.step(m, 1)
	default:
		if m.editor.Press(msg) {
			t.edited(m)
		}
	}
	return nil
}

// pressOverlay handles the keys of what lies over the screen.
func (m *Model) pressOverlay(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	row := &m.overlays[m.overlay]
	if row.page != nil {
		p := row.page(m)
		if by := m.keys.rows(msg, p.rows); by != 0 {
			m.scrollTop = p.scrolled(m.scrollTop, by)
			return nil, true
		}
	}
	if row.press != nil {
		return row.press(m, msg)
	}
	return nil, false
}

// pressHelp handles the keys of the help.
func pressHelp(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if !key.Matches(msg, m.keys.Tour) {
		return nil, false
	}
	startTour(m)
	return nil, true
}

// pressLayer handles the keys of the layers, which are theirs even while a board
// is shown below.
func pressLayer(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if !key.Matches(msg, m.keys.Layer) {
		return nil, false
	}
	m.toggleLayer(int(msg.Code - '1'))
	return nil, true
}

// pressGates handles the keys of the gates.
func pressGates(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	_, page := m.gates.Rows(m.layout.details(boards.GatesHeight))
	by := m.keys.rows(msg, page)
	m.gates.Move(by)
	return nil, by != 0
}

// drawGates shows the selected place gate by gate.
func drawGates(m *Model, c *screen.Canvas) {
	if place := m.place(); place >= 0 && m.Result != nil {
		m.gates.Draw(c, m.layout.details(boards.GatesHeight), &m.Answer, place, m.names.Printed[place], m.palette)
	}
}

// drawDetails shows what is selected in a box over the map.
func drawDetails(m *Model, c *screen.Canvas) {
	switch {
	case !m.items().Exists(m.sel) || m.Result == nil:
	case m.place() >= 0:
		m.detail().DrawPage(c, m.shownDetails())
	default:
		m.items().DrawFacts(c, m.shownDetails(), m.sel, m.palette)
	}
}

// detail is what is said of the selected place.
func (m *Model) detail() *boards.Place {
	d := &boards.Place{
		Answer: &m.Answer, Names: m.names, Place: m.place(), At: m.layout.detail, Palette: m.palette,
		Limit:      m.limitWords(),
		Engagement: m.strip.Of(&m.Answer, m.place()),
	}
	if m.remedy.key == m.remedyWanted() {
		r := &m.remedy
		d.Known, d.Whys, d.Remedy, d.Changes = r.known, r.whys, r.found, r.changes
		d.CanTry = r.found != nil && r.found.Switch.String() != "" ||
			r.found == nil && r.changes != nil && len(r.changes.Sets) > 0
	}
	return d
}

// shownDetails is the rectangle of the details of what is selected, as high as
// they need.
func (m *Model) shownDetails() screen.Rect {
	if m.place() >= 0 {
		return m.layout.details(m.detail().PageHeight(m.layout.details(8).W))
	}
	return m.layout.details(m.items().FactsHeight(m.sel, m.layout.details(8).W))
}

// openDetails shows why, in plain words; from there the gates of a place, and
// then the map again.
func openDetails(m *Model) {
	switch {
	case m.overlay == overlayDetails && m.place() >= 0:
		m.overlay = overlayGates
		return
	case m.overlay == overlayDetails || m.overlay == overlayGates:
		m.overlay = overlayNone
		return
	case m.sel.Kind == shown.Nothing:
		m.say("nothing is selected: n for the next place not covered, / to find one, or click")
		return
	}
	m.overlay = overlayDetails
	if m.Result != nil {
		m.reveal(m.shownDetails())
	}
}

// detailHints is the keys of the details.
func detailHints(m *Model) []hint {
	k, deeper := m.keys, "close"
	if m.overlay == overlayDetails && m.place() >= 0 {
		deeper = "gate by gate"
	}
	list := []hint{{k.Details, deeper}}
	none := m.remedy.known && m.remedy.found == nil && m.remedy.changes != nil && len(m.remedy.changes.Sets) == 0
	if m.place() >= 0 && !none { // else there is nothing to try
		list = append(list, hint{k.Try, "try the change"})
	}
	return append(list, hint{k.Next, "next gap"}, hint{k.Threat, "threat"}, hint{k.Words, "words"}, hint{k.Esc, "back"})
}
