package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"airumbrella/app"
	"airumbrella/coverage/siting"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// sitingAsk is what may be chosen of a question about sites; threat and estimate are those of the
// planner.
type sitingAsk struct {
	system  string
	units   int
	goal    siting.Goal
	where   int // of sitingWheres
	sender  string
	granted bool
	depth   int
	floor   int // percent
	limit   time.Duration
}

// firstSiting is the first question.
var firstSiting = sitingAsk{
	system: "nasams", units: 3, goal: siting.People, sender: scenario.Ukraine, depth: 1, limit: time.Minute,
}

// mostSitingUnits is how many units may be placed at once.
const mostSitingUnits = 200

// sitingWheres are the sorts of sites that may be chosen together.
var sitingWheres = [...]struct {
	words string
	where []app.Where
}{
	{"cities and bases", []app.Where{app.AtCities, app.AtBases}},
	{"cities", []app.Where{app.AtCities}},
	{"bases", []app.Where{app.AtBases}},
	{"points 50 km apart", []app.Where{app.AtGrid}},
	{"cities, bases and points 50 km apart", []app.Where{app.AtCities, app.AtBases, app.AtGrid}},
}

// sitingLimits are how long a search may take.
var sitingLimits = []time.Duration{10 * time.Second, time.Minute, 5 * time.Minute, 30 * time.Minute}

// options is the question as the use case takes it.
func (a *sitingAsk) options(e scenario.Estimate) app.SiteOptions {
	o := app.SiteOptions{
		Where: sitingWheres[a.where].where, Contributor: a.sender, IfGranted: a.granted, Limit: a.limit,
		Request: siting.Request{
			Kinds: []siting.Kind{{System: a.system, Most: a.units}}, Goal: a.goal, Together: siting.AgainstAll,
			Estimate: e, Depth: a.depth, InAll: a.units, Floor: float64(a.floor) / 100,
			Wanted: siting.Wanted{Count: 5, Within: 0.02, Differ: 1},
		},
	}
	return o
}

// system is the system of the question, the first that may be placed where the scenario has none of its
// name.
func (p *placement) system(s *scenario.Scenario) *scenario.System {
	list := app.SiteSystems(s)
	i := slices.IndexFunc(list, func(x scenario.System) bool { return x.ID == p.ask.system })
	return &list[max(i, 0)]
}

// sitingChoice is a row of the question: what it says, and what a step of it does.
type sitingChoice struct {
	name, hint string
	value      func(m *Model, a *sitingAsk) string
	step       func(m *Model, a *sitingAsk, by int)
}

// leadingChoices is how many rows the question has until more is asked for.
const leadingChoices = 2

// sitingChoices are the rows of the question.
var sitingChoices = []sitingChoice{
	{"system", "space lists them", func(m *Model, a *sitingAsk) string {
		return screen.Clean(m.siting.system(m.Scenario).Name)
	}, func(m *Model, a *sitingAsk, by int) {
		list := app.SiteSystems(m.Scenario)
		i := slices.IndexFunc(list, func(x scenario.System) bool { return x.ID == a.system })
		a.system = list[(max(i, 0)+by+len(list))%len(list)].ID
	}},
	{"units", "digits too", func(_ *Model, a *sitingAsk) string { return fmt.Sprint(a.units) },
		func(_ *Model, a *sitingAsk, by int) { a.units = min(max(a.units+by, 1), mostSitingUnits) }},
	{"cover", "", func(_ *Model, a *sitingAsk) string { return wording.GoalNoun(a.goal) },
		func(_ *Model, a *sitingAsk, by int) { a.goal = next(siting.Goals[:], a.goal, by) }},
	{"sites", "", func(_ *Model, a *sitingAsk) string { return sitingWheres[a.where].words },
		func(_ *Model, a *sitingAsk, by int) { a.where = (a.where + by + len(sitingWheres)) % len(sitingWheres) }},
	{"sent by", "", func(m *Model, a *sitingAsk) string { return wording.CountryName(m.Scenario, a.sender) },
		func(m *Model, a *sitingAsk, by int) { a.sender = next(m.Senders(), a.sender, by) }},
	{"promises", "", func(_ *Model, a *sitingAsk) string {
		if a.granted {
			return "if granted: every offered and open one kept"
		}
		return "as promised"
	}, func(_ *Model, a *sitingAsk, _ int) { a.granted = !a.granted }},
	{"covered by", "", func(_ *Model, a *sitingAsk) string {
		return wording.Plural(a.depth, "unit or more", "units or more")
	}, func(_ *Model, a *sitingAsk, by int) { a.depth = min(max(a.depth+by, 1), 5) }},
	{"at least", "", func(_ *Model, a *sitingAsk) string {
		if a.floor == 0 {
			return "no floor"
		}
		return fmt.Sprintf("%d %% in every oblast", a.floor)
	}, func(_ *Model, a *sitingAsk, by int) { a.floor = min(max(a.floor+10*by, 0), 100) }},
	{"time", "", func(_ *Model, a *sitingAsk) string { return wording.SearchLimit(a.limit) + " at most" },
		func(_ *Model, a *sitingAsk, by int) { a.limit = next(sitingLimits, a.limit, by) }},
}

// next returns the value so many further in a list, around its end.
func next[T comparable](list []T, value T, by int) T {
	return list[(max(slices.Index(list, value), 0)+by+len(list))%len(list)]
}

// choices are the rows shown.
func (p *placement) choices() []sitingChoice {
	if p.more {
		return sitingChoices
	}
	return sitingChoices[:leadingChoices]
}

// questionRows are the rows of the question in words.
func (m *Model) questionRows() (rows []boards.SitingRow) {
	for _, c := range m.siting.choices() {
		rows = append(rows, boards.SitingRow{Name: c.name, Value: c.value(m, &m.siting.ask), Hint: c.hint})
	}
	return rows
}

// stepSiting moves the cursor to a row of the question and steps it.
func (m *Model) stepSiting(row, by int) {
	p := &m.siting
	p.row = row
	p.choices()[row].step(m, &p.ask, by)
	p.note = ""
}

// pressQuestion handles the keys of the question; digits says that the key before was a digit.
func (m *Model) pressQuestion(msg tea.KeyPressMsg, digits bool) (tea.Cmd, bool) {
	k, p := m.keys, &m.siting
	switch {
	case key.Matches(msg, k.Up):
		p.row = max(p.row-1, 0)
	case key.Matches(msg, k.Down):
		p.row = min(p.row+1, len(p.choices())-1)
	case key.Matches(msg, k.Switch) && p.row == 0:
		openCommands(m)
		m.editor.Set("site ")
		matchCommands(m)
	case key.Matches(msg, k.StepUp, k.Switch):
		m.stepSiting(p.row, 1)
	case key.Matches(msg, k.StepDown):
		m.stepSiting(p.row, -1)
	case len(msg.Text) == 1 && msg.Text[0] >= '0' && msg.Text[0] <= '9':
		m.typeUnits(int(msg.Text[0]-'0'), digits)
	case key.Matches(msg, k.Details):
		return m.searchSites(), true
	case key.Matches(msg, k.SiteOptions):
		p.more = !p.more
		p.row = min(p.row, len(p.choices())-1)
	case key.Matches(msg, k.Esc) && p.more:
		p.more, p.row = false, min(p.row, leadingChoices-1)
	default:
		return nil, false
	}
	return nil, true
}

// typeUnits takes a digit of the number of units, after others where they came just before.
func (m *Model) typeUnits(digit int, after bool) {
	p := &m.siting
	n := digit
	if after {
		n += 10 * p.ask.units
	}
	p.digits = n > 0
	p.ask.units = min(max(n, 1), mostSitingUnits)
	p.row = 1
	p.note = ""
}

// siteLines are the lines of "site" with a system and how many units of it behind, in any
// order.
func (m *Model) siteLines(arg string) (list []command) {
	units := m.siting.ask.units
	var named []string
	for _, word := range strings.Fields(shown.Fold(arg)) {
		if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= mostSitingUnits {
			units = n
		} else {
			named = append(named, word)
		}
	}
	query := strings.Join(named, " ")
	scores := map[string]int{}
	systems := app.SiteSystems(m.Scenario)
	for i := range systems {
		system := &systems[i]
		names := []string{shown.Fold(system.ID), shown.Fold(screen.Clean(system.Name))}
		score := 0
		if query != "" {
			if score = shown.BestFit(names, query); score == shown.NoFit {
				continue
			}
		}
		scores[system.ID] = score
		list = append(list, command{
			kind: "site", title: screen.Clean(system.Name) + ", " + wording.Plural(units, "more unit", "more units"),
			keys: screen.Clean(system.ID), names: names,
			do: func(m *Model) tea.Cmd {
				m.noteTyped("site", fmt.Sprint(system.ID, " ", units))
				return m.askSites(system.ID, units)
			},
		})
	}
	slices.SortStableFunc(list, func(a, b command) int { return scores[a.keys] - scores[b.keys] })
	return list
}

// askSites asks where units of a system help most, on the board of sites.
func (m *Model) askSites(system string, units int) tea.Cmd {
	m.switchFocus(int(paneCount - m.focus))
	m.showBoard(boards.Sites)
	m.siting.ask.system, m.siting.ask.units = system, units
	return m.searchSites()
}
