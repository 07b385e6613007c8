package tui

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"airumbrella/app"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// placement is where more units help most: the question, the search under way, and what was
// found last, which is shown only while it answers the question as it stands.
type placement struct {
	ask    sitingAsk
	row    int  // cursor of the question
	digits bool // the last key was a digit of the number of units
	more   bool // the question shows all that can be chosen
	open   bool // the question is shown though there is an answer
	search search
	found  *app.Proposal
	of     sitingQuestion // that was answered
	plan   int
	site   int
	fault  sitingFault
	note   string
}

// sitingQuestion is all that an answer depends on: a scenario is never changed, so that its address tells
// questions apart.
type sitingQuestion struct {
	scenario *scenario.Scenario
	threat   int
	estimate scenario.Estimate
	ask      sitingAsk
}

// sitingFault is why a question makes no problem.
type sitingFault struct {
	of    sitingQuestion
	words string
}

// search is a search under way. Only messages of its number count.
type search struct {
	on       bool
	ending   bool // the best so far is wanted
	number   int
	of       sitingQuestion
	cancel   context.CancelFunc
	done     <-chan struct{} // closed when it has ended
	progress *app.SiteProgress
	seconds  float64
	meter    *searchMeter
}

// searchMeter is where a search leaves how far it is, for the commands that look.
type searchMeter struct {
	start    atomic.Pointer[time.Time]
	progress atomic.Pointer[app.SiteProgress]
}

// sitesMsg is the answer of a search, sitesTickMsg how far it is.
type (
	sitesMsg struct {
		number int
		found  *app.Proposal
		err    error
	}
	sitesTickMsg struct {
		number   int
		progress *app.SiteProgress
		seconds  float64
	}
)

// sitesEvery is how often the board of sites looks how far its search is.
const sitesEvery = 200 * time.Millisecond

// question is what would be asked now.
func (m *Model) question() sitingQuestion {
	ask := m.siting.ask
	ask.system = m.siting.system(m.Scenario).ID
	return sitingQuestion{m.Scenario, m.Threat, m.Estimate, ask}
}

// proposal is the answer to the question as it stands; nil while there is none.
func (m *Model) proposal() *app.Proposal {
	if m.siting.found == nil || m.siting.of != m.question() {
		return nil
	}
	return m.siting.found
}

// mapShown reports whether the map is on the screen.
func (m *Model) mapShown() bool { return m.board == boards.Map || m.shared }

// searchSites asks where the units chosen help most.
func (m *Model) searchSites() tea.Cmd {
	p := &m.siting
	p.open, p.fault, p.note = false, sitingFault{}, ""
	if m.proposal() != nil {
		return nil
	}
	m.stopSearch()
	ctx, cancel := context.WithCancel(m.ctx)
	q, meter := m.question(), &searchMeter{}
	p.search = search{on: true, number: p.search.number + 1, of: q, cancel: cancel, done: ctx.Done(), meter: meter}
	number, propose, how := p.search.number, m.cfg.Sites, m.cfg.Options
	return tea.Batch(func() tea.Msg {
		start := time.Now()
		meter.start.Store(&start)
		found, err := propose(ctx, q.scenario, how, q.threat, q.ask.options(q.estimate),
			func(now app.SiteProgress) { meter.progress.Store(&now) })
		return sitesMsg{number, found, err}
	}, meter.tick(ctx.Done(), number))
}

// tick looks at a search after a while, or at once when it is over.
func (w *searchMeter) tick(done <-chan struct{}, number int) tea.Cmd {
	return func() tea.Msg {
		timer := time.NewTimer(sitesEvery)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-done:
		}
		msg := sitesTickMsg{number: number, progress: w.progress.Load()}
		if start := w.start.Load(); start != nil {
			msg.seconds = time.Since(*start).Seconds()
		}
		return msg
	}
}

// acceptSitesTick shows how far the search is, and looks again unless it is over.
func (m *Model) acceptSitesTick(msg sitesTickMsg) tea.Cmd {
	s := &m.siting.search
	if !s.on || msg.number != s.number {
		return nil
	}
	s.progress, s.seconds = msg.progress, msg.seconds
	if s.ending {
		return nil
	}
	return s.meter.tick(s.done, s.number)
}

// acceptSites takes an answer in, unless the question is another by now.
func (m *Model) acceptSites(msg sitesMsg) {
	p := &m.siting
	if !p.search.on || msg.number != p.search.number {
		return
	}
	ending, of := p.search.ending, p.search.of
	m.stopSearch()
	var fault app.SiteFault
	switch {
	case errors.As(msg.err, &fault):
		p.fault = sitingFault{of, screen.Clean(fault.InPlanner())}
	case ending && errors.Is(msg.err, context.Canceled):
		p.note = "The search was ended before it had a choice."
	case msg.err != nil:
		p.fault = sitingFault{of, screen.Clean(msg.err.Error())}
	default:
		p.found, p.of, p.plan, p.site = msg.found, of, 0, 0
		m.fitSites()
	}
	if m.board != boards.Sites {
		m.say("where more units help most: " + m.keys.Sites.Help().Key + " shows the answer")
	}
}

// stopSearch ends the search under way.
func (m *Model) stopSearch() {
	if m.siting.search.on {
		m.siting.search.cancel()
		m.siting.search.on = false
	}
}

// dropSearch ends the search under way at once; what it has found is forgotten.
func (m *Model) dropSearch(words string) {
	m.stopSearch()
	m.siting.note = wording.Capital(words) + "."
	m.say(words)
}

// keepSearch ends the search under way with the best that it has.
func (m *Model) keepSearch() {
	s := &m.siting.search
	s.ending = true
	s.cancel()
}

// followSiting ends a search whose question is no more asked.
func (m *Model) followSiting() {
	if s := &m.siting.search; s.on && s.of != m.question() {
		m.stopSearch()
		m.siting.note = "The question has changed: enter searches anew."
		const ended = "the search for sites has ended"
		m.message = strings.TrimSuffix(ended+"; "+m.message, "; ")
		if told := m.history.told; told != nil { // which is said once more when the answer is there
			told.ended = ended + "; "
		}
	}
}

// proposed are the sites of the plan shown, for the map.
func (m *Model) proposed() (list []mapview.Proposed) {
	x := m.proposal()
	if x == nil {
		return nil
	}
	for i, chosen := range x.Plans[m.siting.plan].Sites {
		c := &x.Candidates[chosen.Candidate]
		list = append(list, mapview.Proposed{
			At: mapview.Project(c.Where()), Name: wording.SitePlace(c), Chosen: i == m.siting.site && m.board == boards.Sites,
		})
	}
	return list
}

// fitSites brings a site under the cursor onto the map.
func (m *Model) fitSites() {
	if list := m.proposed(); m.siting.site < len(list) && m.shared {
		m.chart.Reveal(list[m.siting.site].At, m.layout.chart.H)
	}
}

// chooseSite moves the cursor to a site of the plan.
func (m *Model) chooseSite(i int) {
	x := m.proposal()
	if x == nil {
		return
	}
	m.siting.site = min(max(i, 0), max(len(x.Plans[m.siting.plan].Sites)-1, 0))
	m.fitSites()
}

// turnPlan shows another plan; after the last one comes the best.
func (m *Model) turnPlan(by int) {
	n := len(m.proposal().Plans)
	if n < 2 {
		m.say("no other plan was found")
		return
	}
	m.siting.plan = (m.siting.plan + by + n) % n
	m.chooseSite(m.siting.site)
}

// takeSites adds the units of the plan to the scenario.
func (m *Model) takeSites() tea.Cmd {
	x := m.proposal()
	sites := x.Plans[m.siting.plan].Sites
	if len(sites) == 0 {
		m.say("there is nothing to add: esc leaves it")
		return nil
	}
	var names []string
	for _, c := range sites {
		names = append(names, wording.SitePlace(&x.Candidates[c.Candidate]))
	}
	first := len(m.Scenario.Units)
	cmd := m.changed(x.Applied(m.siting.plan), wording.MoreUnits(len(sites), m.siting.system(m.Scenario))+
		" added: "+shown.SomeOf(names, 3))
	m.showBoard(boards.Map)
	m.sel = shown.Item{Kind: shown.Unit, Index: first}
	return cmd
}

// leaveSites forgets the answer and goes back to the map.
func (m *Model) leaveSites() {
	m.siting.found = nil
	m.showBoard(boards.Map)
	m.say("left: nothing was added")
}

// pressSiting handles the keys of the board of sites.
func (m *Model) pressSiting(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if m.board != boards.Sites || m.focus != paneMap {
		return nil, false
	}
	digits := m.siting.digits
	m.siting.digits = false
	switch p := &m.siting; {
	case p.search.on:
		if key.Matches(msg, m.keys.Details) {
			m.keepSearch()
			return nil, true
		}
		return nil, false
	case m.proposal() != nil && !p.open:
		return m.pressProposal(msg)
	}
	return m.pressQuestion(msg, digits)
}

// pressProposal handles the keys of what was found.
func (m *Model) pressProposal(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch {
	case key.Matches(msg, k.Up):
		m.chooseSite(m.siting.site - 1)
	case key.Matches(msg, k.Down):
		m.chooseSite(m.siting.site + 1)
	case key.Matches(msg, k.PaneNext):
		m.turnPlan(1)
	case key.Matches(msg, k.PaneBack):
		m.turnPlan(-1)
	case key.Matches(msg, k.Details):
		return m.takeSites(), true
	case key.Matches(msg, k.SiteOptions):
		m.siting.open, m.siting.more = true, true
	case key.Matches(msg, k.Esc):
		m.leaveSites()
	default:
		return nil, false
	}
	return nil, true
}

// sitingHints is the keys of the board of sites.
func (m *Model) sitingHints() []hint {
	k := m.keys
	rest := []hint{
		{k.Threat, "threat"}, {k.Estimate, "estimate"}, {k.Commands, "commands"}, {k.Help, "help"}, {k.Quit, "quit"},
	}
	switch p := &m.siting; {
	case p.search.on:
		return []hint{{k.Esc, "end it at once"}, {k.Details, "keep the best so far"}, {k.Help, "help"}}
	case m.proposal() != nil && !p.open:
		return append([]hint{
			{k.Details, "take it"}, {k.Esc, "leave it"}, {k.PaneNext, "next plan"}, {k.PaneBack, "plan before"},
			{k.Sites, "map"}, {k.SiteOptions, "ask otherwise"},
		}, rest...)
	}
	options := "more to choose"
	if m.siting.more {
		options = "only the main"
	}
	return append([]hint{
		{k.Details, "search"}, {k.StepDown, "less"}, {k.StepUp, "more"}, {k.SiteOptions, options}, {k.Esc, "back"},
	}, rest...)
}

// sitingPage is what the board of sites shows.
func (m *Model) sitingPage() *boards.Siting {
	if m.board != boards.Sites {
		return nil
	}
	p := &m.siting
	v := &boards.Siting{
		Rows: m.questionRows(), Row: p.row, Note: p.note, System: p.system(m.Scenario), Units: p.ask.units,
		Searching: p.search.on, Ending: p.search.ending, Progress: p.search.progress, Seconds: p.search.seconds,
		Limit: p.ask.limit.Seconds(), Plan: p.plan, Site: p.site, Goal: p.search.of.ask.goal,
	}
	if p.fault.words != "" && p.fault.of == m.question() {
		v.Fault = p.fault.words
	}
	if v.Note == "" {
		v.Note = "Enter searches, and all else goes on meanwhile; t and e choose threat and estimate. " +
			wording.SitesArePolicy
	}
	if !p.open {
		v.Found = m.proposal()
	}
	return v
}
