package tui

import (
	"context"
	"slices"

	"airumbrella/app"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"
	"airumbrella/tui/mapview"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// limits is what cities hang on: who can uncover them by refusing, and how late the order
// may come.
type limits struct {
	theme int // index of [subject.Themes] that the map is marked by; -1: none
	study boards.Study[*app.Limits]
	marks *mapview.Theme // for the threat shown; nil: no theme
}

// limitsStopped is said of a question that was stopped.
const limitsStopped = "stopped; O asks again"

// showTheme marks the cities on the map by a theme, and lists them; -1 marks them by how
// much of them is covered again.
func (m *Model) showTheme(theme int) {
	l := &m.limits
	before := l.theme
	l.theme = theme
	m.showBoard(boards.Map)
	list := slices.Index(lists.All[:], lists.Of(lists.Veto))
	switch {
	case theme >= 0:
		m.endBeside()
		if l.study.Fault() != "" {
			l.study.Drop()
		}
		if m.list.Shown != list {
			m.list.Show(list, m.sel)
		}
		m.list.Order[list] = theme
		m.say(subject.Themes[theme].Asks + ": on the map and in the list of vetoes; " + m.keys.Vetoes.Help().Key + " goes on")
	case before >= 0:
		if m.list.Shown == list {
			m.list.Show(0, m.sel)
		}
		m.say("the map marks what is covered again")
	}
	m.relistLimits()
}

// relistLimits words the answer anew. In the list of vetoes what is asked for stands first, and
// is selected where the list has the keys.
func (m *Model) relistLimits() {
	m.relist()
	switch {
	case m.list.List().Kind != lists.Veto:
	case m.focus != paneList:
		m.list.Offset = 0
	case m.list.RowOf(m.sel) < 0:
		m.choose(m.list.Entered())
	}
}

// nextTheme marks the cities by the next theme; after the last one by what is covered.
func nextTheme(m *Model) {
	next := m.limits.theme + 1
	if next == len(subject.Themes) {
		next = -1
	}
	m.showTheme(next)
}

// toggleTheme marks the cities by a theme, or ends that.
func (m *Model) toggleTheme(theme int) {
	if m.limits.theme == theme && m.limits.study.Fault() == "" {
		theme = -1
	}
	m.showTheme(theme)
}

// askLimits asks what cities hang on, behind the answer itself, while something shows it.
func (m *Model) askLimits() tea.Cmd {
	shown := m.limits.theme >= 0 || m.list.List().Kind == lists.Veto && m.layout.list.H > 0
	find, s, o := m.cfg.Limits, m.Scenario, m.cfg.Options
	return m.limits.study.Ask(m.ctx, s, shown && !m.work.busy && m.Result != nil,
		func(ctx context.Context) (*app.Limits, error) { return find(ctx, s, o) })
}

// acceptLimits takes the answer in.
func (m *Model) acceptLimits(msg boards.StudyMsg[*app.Limits]) {
	m.limits.study.Accept(msg)
	m.relistLimits()
}

// stopLimits ends the question under way, and reports whether there was one.
func (m *Model) stopLimits() bool {
	if !m.limits.study.Busy {
		return false
	}
	m.limits.study.End(limitsStopped)
	m.say("the question who can say no was stopped; nothing was changed")
	m.relist()
	return true
}

// knownLimits is what is known of the scenario and the threat shown.
func (m *Model) knownLimits() lists.Limits {
	study, theme := &m.limits.study, max(m.limits.theme, 0)
	switch {
	case study.KnownOf(m.Scenario) && m.Threat < len(study.Answer.Cities):
		return lists.Limits{Cities: study.Answer.Cities[m.Threat], Theme: theme}
	case study.Fault() != "":
		return lists.Limits{Note: study.Fault()}
	}
	return lists.Limits{Note: "computing … esc stops it"}
}

// markLimits says by what the map marks the cities.
func (m *Model) markLimits() {
	l := &m.limits
	if l.marks = nil; l.theme < 0 {
		return
	}
	known := m.knownLimits()
	l.marks = mapview.NewTheme(&subject.Themes[l.theme], known.Cities, len(m.Scenario.Places))
	if known.Cities == nil {
		l.marks.Note = known.Note
	}
}

// limitWords say what the selected place hangs on; empty where nothing asks for it.
func (m *Model) limitWords() string {
	place := m.place()
	if place < 0 || m.limits.theme < 0 && m.list.List().Kind != lists.Veto {
		return ""
	}
	known := m.knownLimits()
	c := m.items().LimitOf(place)
	switch p := &m.Scenario.Places[place]; {
	case p.Kind != scenario.City || !p.Counted:
		return "that is asked of counted cities alone."
	case c == nil:
		return known.Note + "."
	default:
		return wording.WhoUncovers(m.Scenario, c.Covered, c.Refusals, mostVetoes) + ". Latest order: " +
			wording.LatestOrder(c.Latest, c.Longer) + ". Both with every promise kept, at base."
	}
}

// mostVetoes is how many sets of governments are named of a place.
const mostVetoes = 4
