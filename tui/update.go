package tui

import (
	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
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
	if m.tour.on && m.Result != nil {
		if words := m.tour.follow(m.mark()); words != "" {
			m.say(words)
		}
	}
	m.followSiting()
	follow := m.follow()
	m.last.note(&m.recovery, m.Scenario, m.chart.HoldsHD())
	return m, tea.Batch(cmd, follow)
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
	case groundMsg:
		m.acceptGround(msg)
	case grantedMsg:
		m.acceptGranted(msg)
	case whysMsg:
		m.acceptWhys(msg)
	case remedyMsg:
		made := m.acceptRemedy(msg)
		m.gates.OpenOn(m.remedy.key.scenario, m.remedy.key.place, m.remedy.whys)
		return made
	case changesMsg:
		return m.acceptChanges(msg)
	case tallyMsg:
		m.acceptTally(msg)
	case besideMsg:
		return m.acceptBeside(msg)
	case boards.GatesMsg:
		m.gates.Accept(msg)
		m.gates.OpenOn(m.remedy.key.scenario, m.remedy.key.place, m.remedy.whys)
	case loadedMsg:
		return m.acceptLoaded(msg)
	case saidMsg:
		m.acceptSaid(msg)
	case differMsg:
		m.acceptDiffer(msg)
	case quitMsg:
		return m.acceptQuit(msg)
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
		if cmd, ok := m.acceptStudy(msg); ok {
			return cmd
		}
		return m.routeImage(msg)
	}
	return nil
}

// routeImage hands a message to the map as an image. What is said already stays, but that
// the terminal is being asked.
func (m *Model) routeImage(msg tea.Msg) tea.Cmd {
	cmd, words := m.chart.RouteHD(msg, m.scene())
	if words != "" && (m.message == "" || m.message == mapview.AskingHD) {
		m.say(words)
	}
	return cmd
}

// acceptStudy takes the answer of a study or of a search in, and reports whether
// it was one.
func (m *Model) acceptStudy(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case boards.StudyMsg[*app.Weighing]:
		m.weighed.Accept(msg)
	case boards.StudyMsg[*worth.Worth]:
		m.assumed.Accept(msg)
	case boards.StudyMsg[*raid.Outcome]:
		m.raided.Accept(msg)
	case boards.StudyMsg[[]worth.Sensor]:
		m.sensors.Accept(msg)
		m.relist()
	case boards.StudyMsg[[]coverage.Promise]:
		m.promised.Accept(msg)
	case boards.StudyMsg[*app.Limits]:
		m.acceptLimits(msg)
	case boards.StudyMsg[*compared]:
		m.beside.study.Accept(msg)
		m.markBeside()
	case leastMsg:
		m.acceptLeast(msg)
	case boards.StripMsg:
		m.strip.Accept(msg)
	case sitesMsg:
		m.acceptSites(msg)
	case sitesTickMsg:
		return m.acceptSitesTick(msg), true
	default:
		return nil, false
	}
	return nil, true
}

// follow asks for what the state shows but does not know yet.
func (m *Model) follow() tea.Cmd {
	var gates tea.Cmd
	ringed := -1
	if m.sel.Kind == shown.Unit && m.sel.Index < len(m.Scenario.Units) {
		ringed = m.sel.Index
	}
	if m.overlay == overlayGates {
		gates = m.gates.Ask(&m.Answer, m.place(), m.cfg.Options)
	}
	return tea.Batch(m.recovery.keep(m.Scenario, m.cfg.Store, false), m.askRemedy(), m.askStudies(),
		m.askStrip(), m.askGranted(), m.askLeast(), m.askTally(), m.askBeside(), m.askLimits(),
		m.chart.AskRings(&m.Answer, ringed, m.cfg.Options), gates, m.chart.FollowHD(m.scene()))
}

// say shows what a key did until the next one.
func (m *Model) say(words string) { m.message = screen.Clean(words) }

// paste adds text from the clipboard where text is typed.
func (m *Model) paste(text string) {
	if t := m.overlays[m.overlay].typing; t != nil {
		m.editor.Paste(text)
		t.edited(m)
	}
}

// resize divides the screen anew.
func (m *Model) resize(w, h int) {
	m.layout = newLayout(w, h, panelWish{m.panelOpen, m.focus == panePromises, m.noPanel})
	m.shared = m.board.BesideMap() && m.layout.shareBoard()
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
	if m.overlays[m.overlay].typing == nil {
		msg = latinKey(msg)
	}
	if !key.Matches(msg, k.Quit) {
		m.recovery.leaving = false
	}
	switch {
	case key.Matches(msg, k.Interrupt):
		m.recovery.leaving = true
		return m.quit()
	case key.Matches(msg, k.Redraw):
		return m.withoutImage(tea.ClearScreen)
	case key.Matches(msg, k.Suspend):
		return m.withoutImage(tea.Suspend)
	case m.overlays[m.overlay].typing != nil:
		return m.pressTyping(msg)
	case m.tour.on && key.Matches(msg, k.TourOn):
		m.turnTour(1)
		return nil
	case m.tour.on && key.Matches(msg, k.TourBack):
		m.turnTour(-1)
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
	switch m.focus {
	case paneList:
		if cmd, done := m.pressList(msg); done {
			return cmd
		}
	case panePromises:
		if cmd, done := m.pressPromises(msg); done {
			return cmd
		}
	}
	if cmd, done := m.pressSiting(msg); done {
		return cmd
	}
	if cmd, done := m.pressLeast(msg); done {
		return cmd
	}
	if m.pressBoard(msg) || m.mapShown() && m.pressMap(msg) {
		return nil
	}
	cmd, done := m.act(msg)
	if !done && (msg.Text != "" || msg.Code == tea.KeySpace) {
		m.say(m.whyNothing(msg))
	}
	return cmd
}

// quit keeps the layout and leaves.
func (m *Model) quit() tea.Cmd {
	if m.work.cancel != nil {
		m.work.cancel()
	}
	if words := m.recovery.lost(m.Scenario); words != "" {
		m.say(words)
		return nil
	}
	if keep := m.recovery.keep(m.Scenario, m.cfg.Store, true); keep != nil {
		return func() tea.Msg { return quitMsg{keep().(keptMsg)} }
	}
	return m.leave()
}

// acceptQuit leaves after the last changes were kept; where they could not be, it
// says so first.
func (m *Model) acceptQuit(msg quitMsg) tea.Cmd {
	m.recovery.accept(msg.keptMsg)
	if words := m.recovery.lost(m.Scenario); words != "" {
		m.say(words)
		return nil
	}
	return m.leave()
}

// leave ends the program.
func (m *Model) leave() tea.Cmd { return tea.Sequence(keepState(m), m.chart.EndHD(), tea.Quit) }

// withoutImage takes the image of the map away before a command.
func (m *Model) withoutImage(cmd tea.Cmd) tea.Cmd {
	if drop := m.chart.DropHD(); drop != nil {
		return tea.Sequence(drop, cmd)
	}
	return cmd
}

// back leaves what was entered last.
func back(m *Model) {
	switch {
	case m.overlay == overlayGates:
		m.overlay = overlayDetails
	case m.overlay != overlayNone:
		m.overlay = overlayNone
		m.showSelected()
	case m.stopLimits():
	case m.siting.search.on:
		m.dropSearch("the search was ended; nothing was changed")
	case m.tour.on:
		m.tour = tour{}
	case m.list.Query != "":
		m.filter("")
	case m.focus != paneMap:
		m.switchFocus(int(paneCount - m.focus))
	case m.board != boards.Map:
		m.showBoard(boards.Map)
	case m.beside.on:
		m.endBeside()
	case m.limits.theme >= 0:
		m.showTheme(-1)
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
func cycleEstimate(m *Model) {
	m.Estimate = (m.Estimate + 1) % scenario.Estimate(len(scenario.Estimates))
	m.relist()
}

// toggleMouse lets the planner have the mouse, or the terminal.
func toggleMouse(m *Model) {
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
