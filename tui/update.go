package tui

import (
	"airumbrella/coverage/raid"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Update routes a message to the part that it concerns. It does no work
// itself: what takes time is a command.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	before := m.sel
	cmd := m.route(msg)
	if m.sel != before {
		m.cleared = m.sel.Kind == shown.Nothing
	}
	m.followTour()
	return m, tea.Batch(cmd, m.follow())
}

// route handles one message.
func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.terminal.Resized(msg.Width, msg.Height)
		m.resize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.restyle()
	case tea.BackgroundColorMsg:
		m.dark = msg.IsDark()
		m.restyle()
	case evaluatedMsg:
		m.accept(msg)
	case mapview.RingsMsg:
		m.chart.AcceptRings(msg)
	case boards.StudyMsg[*boards.Weighing]:
		m.weighed.Accept(msg)
	case boards.StudyMsg[*raid.Outcome]:
		m.raided.Accept(msg)
	case remedyMsg:
		return m.acceptRemedy(msg)
	case boards.GatesMsg:
		m.gates.Accept(msg)
	case loadedMsg:
		return m.acceptLoaded(msg)
	case saidMsg:
		m.acceptSaid(msg)
	case keptMsg:
		if fault := m.recovery.accept(msg); fault != "" {
			m.say(fault)
		}
	case tea.KeyPressMsg:
		m.message = ""
		return m.press(msg)
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.MouseMsg:
		return m.point(msg)
	default:
		cmd, words := m.chart.RouteHD(msg, m.scene())
		if words != "" {
			m.say(words)
		}
		return cmd
	}
	return nil
}

// follow asks for what the state shows but does not know yet.
func (m *Model) follow() tea.Cmd {
	var gates tea.Cmd
	if m.overlay == overlayGates {
		gates = m.gates.Ask(&m.Answer, m.place(), m.cfg.Options)
	}
	return tea.Batch(m.recovery.keep(m.Scenario, m.cfg.Store, false), m.askRemedy(), m.askStudies(), m.chart.AskRings(&m.Answer, m.ringUnit(), m.cfg.Options), gates, m.chart.FollowHD(m.scene()))
}

// say shows what a key did until the next one.
func (m *Model) say(words string) { m.message = screen.Clean(words) }

// paste adds text from the clipboard where text is typed.
func (m *Model) paste(text string) {
	switch m.overlay {
	case overlayFilter:
		m.editor.Paste(text)
		m.filter(m.editor.Value())
	case overlayCommands:
		m.editor.Paste(text)
		m.matchCommands()
	case overlayPrompt:
		m.editor.Paste(text)
	}
}

// resize divides the screen anew.
func (m *Model) resize(w, h int) {
	m.layout = newLayout(w, h, m.panelOpen, m.focus == panePromises)
	m.chart.Resize(m.layout.chart.W, m.layout.chart.H)
	m.showSelected()
	m.promises.Show(m.Scenario, m.layout.promises)
}

// relayout divides the present screen anew.
func (m *Model) relayout() { m.resize(m.layout.screen.W, m.layout.screen.H) }

// press is a key: of the overlay on top, of the pane that has the focus, or of
// the program.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys
	switch {
	case key.Matches(msg, k.Interrupt):
		return m.quit()
	case key.Matches(msg, k.Redraw):
		return m.redraw()
	case key.Matches(msg, k.Suspend):
		return m.suspend()
	case m.overlay == overlayFilter:
		m.pressFilter(msg)
		return nil
	case m.overlay == overlayCommands:
		return m.pressCommands(msg)
	case m.overlay == overlayPrompt:
		return m.pressPrompt(msg)
	case m.pressTour(msg):
		return nil
	}
	if m.placing.on {
		if cmd, done := m.pressPlacing(msg); done {
			return cmd
		}
	}
	if cmd, done := m.pressOverlay(msg); done {
		return cmd
	}
	if cmd, done := m.pressPane(msg); done {
		return cmd
	}
	if m.pressBoard(msg) || m.board == boards.Map && m.pressMap(msg) {
		return nil
	}
	cmd, done := m.act(msg)
	if !done && msg.Text != "" {
		m.say(msg.Text + " does nothing here; ? shows every key")
	}
	return cmd
}

// pressOverlay handles the keys of what lies over the screen.
func (m *Model) pressOverlay(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch m.overlay {
	case overlayHelp, overlayWords:
		switch by := m.rowsOf(msg, m.pageRows()); {
		case by != 0:
			m.scrollPage(by)
		case m.overlay == overlayHelp && key.Matches(msg, k.Tour):
			m.startTour()
		default:
			return nil, false
		}
		return nil, true
	case overlayGates:
		_, page := m.gates.Rows(m.layout.details(boards.GatesHeight))
		by := m.rowsOf(msg, page)
		m.gates.Move(by)
		return nil, by != 0
	case overlayLayers:
		if key.Matches(msg, k.Layer) {
			m.toggleLayer(int(msg.Code - '1'))
			return nil, true
		}
	case overlayTable:
		return m.pressList(msg)
	}
	return nil, false
}

// allRows is further than anything scrolls.
const allRows = 1 << 20

// rowsOf is how many rows a key goes down in what has pages of some height; 0 for
// a key that does not.
func (m *Model) rowsOf(msg tea.KeyPressMsg, page int) int {
	k := m.keys
	switch {
	case key.Matches(msg, k.Up):
		return -1
	case key.Matches(msg, k.Down):
		return 1
	case key.Matches(msg, k.PageUp):
		return -max(page-1, 1)
	case key.Matches(msg, k.PageDown):
		return max(page-1, 1)
	case key.Matches(msg, k.Top):
		return -allRows
	case key.Matches(msg, k.Bottom):
		return allRows
	}
	return 0
}

// pressPane handles the keys of the pane that has the focus.
func (m *Model) pressPane(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch m.focus {
	case paneList:
		return m.pressList(msg)
	case panePromises:
		return m.pressPromises(msg)
	}
	return nil, false
}

// quit keeps the layout and leaves.
func (m *Model) quit() tea.Cmd {
	if m.work.cancel != nil {
		m.work.cancel()
	}
	return tea.Sequence(m.recovery.keep(m.Scenario, m.cfg.Store, true), m.keepState(), m.chart.EndHD(), tea.Quit)
}

// redraw draws everything again.
func (m *Model) redraw() tea.Cmd {
	if cmd := m.chart.DropHD(); cmd != nil {
		return tea.Sequence(cmd, tea.ClearScreen)
	}
	return tea.ClearScreen
}

// suspend gives the terminal back to the shell for a while.
func (m *Model) suspend() tea.Cmd {
	if cmd := m.chart.DropHD(); cmd != nil {
		return tea.Sequence(cmd, tea.Suspend)
	}
	return tea.Suspend
}

// back leaves what was entered last.
func (m *Model) back() {
	switch {
	case m.overlay == overlayGates:
		m.overlay = overlayDetails
	case m.overlay != overlayNone:
		m.overlay = overlayNone
		m.showSelected()
	case m.tour.on:
		m.tour = tour{}
	case m.list.Query != "":
		m.filter("")
	case m.focus != paneMap:
		m.switchFocus(int(paneCount - m.focus))
	case m.board != boards.Map:
		m.showBoard(boards.Map)
	default:
		m.sel = shown.Item{}
	}
}

// toggle shows an overlay, or hides it.
func (m *Model) toggle(o overlay) {
	if m.overlay == o {
		o = overlayNone
	}
	m.overlay, m.scrollTop = o, 0
	m.showSelected()
}

// switchFocus gives the keys to the next pane. Where the panel is folded it is
// shown while it has them.
func (m *Model) switchFocus(by int) {
	m.focus = pane((int(m.focus) + by + int(paneCount)) % int(paneCount))
	m.panelOpen = m.focus != paneMap
	if m.overlay != overlayNone {
		m.overlay = overlayNone
	}
	m.relayout()
}

// cycleThreat shows another threat; after the last one comes the worst of all.
func (m *Model) cycleThreat(by int) {
	n := len(m.Scenario.Threats) + 1
	if m.Result != nil {
		n = len(m.Result.Threats) + 1
	}
	m.Threat = (m.Threat + by%n + n) % n
	if l := lists.Of(m.sel.Kind); l != nil && l.OfThreat {
		m.sel = shown.Item{}
	}
	m.relist()
}

// cycleEstimate leads with the next estimate.
func (m *Model) cycleEstimate() {
	m.Estimate = (m.Estimate + 1) % scenario.Estimate(len(scenario.Estimates))
	m.relist()
}

func (m *Model) toggleMouse() {
	m.mouse = !m.mouse
	m.hover = hover{}
	m.say("mouse " + onOff(m.mouse))
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off: the terminal selects text again"
}
