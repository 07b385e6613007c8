package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/lists"

	tea "charm.land/bubbletea/v2"
)

// fixtureLimits says that Kyiv stays covered, that Kharkiv hangs on Poland, or on Romania and the
// United States together, while Poland has not refused, and that Odesa is not covered; the order for
// Kharkiv may take 7 minutes against the first threat and one more against each other.
func fixtureLimits(ctx context.Context, s *scenario.Scenario, _ coverage.Options) (*app.Limits, error) {
	l := &app.Limits{}
	for threat := range len(s.Threats) + 1 {
		var cities []subject.CityOnMap
		for i := range s.Places {
			switch c := (subject.CityOnMap{Place: i, Covered: true}); s.Places[i].Name {
			case "Kyiv":
				c.Latest, c.Longer = 60, true
				cities = append(cities, c)
			case "Kharkiv":
				c.Latest, c.Refusals = 7+threat, []sweep.Refusal{{"RO", "US"}}
				if s.Package.Hosts["PL"].Stated() != scenario.Denied {
					c.Refusals = []sweep.Refusal{{"PL"}, {"RO", "US"}}
				}
				cities = append(cities, c)
			case "Odesa":
				cities = append(cities, subject.CityOnMap{Place: i, Latest: -1})
			}
		}
		l.Cities = append(l.Cities, cities)
	}
	return l, ctx.Err()
}

// Who can say no stands on the map, in the list and below the map, then the latest order, then neither.
func TestWhoCanSayNoAndTheLatestOrder(t *testing.T) {
	p := newPlanner(t, 120, 40).press("O")
	p.says("the map", "who can say no if granted: ○ under 95 % ◔ one alone ◐ two ◕ three ● no three",
		"Kharkiv PL, RO+US")
	p.says("the list", "WHO CAN SAY NO 1 of 3, order by", "◔ Kharkiv PL, RO+US 7 min", "NO THREE GOVERNMENTS ",
		"● Kyiv nobody 1 h +", "UNDER 95 % IF GRANTED", "○ Odesa - -")
	p.press(":").typed("place kharkiv").press("enter")
	p.says("the explanation", "Who can say no: Poland, or Romania and the United States together. "+
		"Latest order: 7 min. Both with every promise kept, at base.")
	if p.m.list.List().Kind != lists.Veto {
		t.Errorf("going to a city leaves the list of vetoes:\n%s", p.screen())
	}
	p.press("enter")
	p.says("the details", "Who can say no: Poland, or Romania and the United States together.")
	p.press("esc", "O")
	p.says("the order", "latest order if granted: ○ none ◔ 0-4 min ◐ 5-14 ◕ 15-59 ● an hour", "Kharkiv 7 min",
		"◐ Kharkiv PL, RO+US 7 min")
	p.press("t")
	p.says("another threat", "Kharkiv 8 min")
	if p.press("O"); p.m.limits.theme != -1 || strings.Contains(p.screen(), "if granted: ○") ||
		p.m.list.List().Title != "places" {
		t.Errorf("the themes do not end:\n%s", p.screen())
	}
}

// The words behind the colon, the layers and the list reach the same.
func TestVetoesByWords(t *testing.T) {
	for words, theme := range map[string]int{
		"veto": subject.VetoTheme, "order": subject.OrderTheme, "layer veto": subject.VetoTheme,
		"layer order": subject.OrderTheme,
	} {
		p := newPlanner(t, 120, 40).colon(words)
		if p.m.limits.theme != theme || p.m.limits.marks == nil {
			t.Errorf(":%s shows theme %d", words, p.m.limits.theme)
		}
		if p.colon(words); p.m.limits.theme != -1 {
			t.Errorf(":%s does not end it", words)
		}
	}
	p := newPlanner(t, 120, 40).press("v")
	p.clickOn("[ ] veto")
	if p.m.limits.theme != subject.VetoTheme {
		t.Error("a click in the layers does not show who can say no")
	}
	p = newPlanner(t, 120, 40).colon("list vetoes")
	p.says("the list alone", "◔ Kharkiv PL, RO+US 7 min", "● assured")
	p.press("w")
	p.says("the table", "city people who can say no latest order", "Poland, or Romania and the United States together")
}

// An answer about a scenario that is no more shown is never shown, whenever it comes.
func TestVetoesOfAnotherScenarioAreNotShown(t *testing.T) {
	p := newPlanner(t, 120, 40)
	p.m.showTheme(subject.VetoTheme)
	before := p.m.askLimits()()
	p.toPromise("Poland")
	for p.m.Scenario.Package.Hosts["PL"].Stated() != scenario.Denied {
		p.press("left")
	}
	p.press("esc")
	p.send(before)
	p.says("Poland has refused", "Kharkiv RO+US")
	if strings.Contains(p.screen(), "PL, RO+US") {
		t.Errorf("the answer of before is shown:\n%s", p.screen())
	}
}

// While it is computed nothing of before is shown, and esc stops it; the key asks again.
func TestTheQuestionWhoCanSayNoIsStopped(t *testing.T) {
	cfg := fixtureConfig()
	stopped := 0
	cfg.Limits = func(ctx context.Context, _ *scenario.Scenario, _ coverage.Options) (*app.Limits, error) {
		<-ctx.Done() // asked for in the test, after it was stopped
		stopped++
		return nil, ctx.Err()
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init())
	p.m.showTheme(subject.VetoTheme)
	ask := p.m.askLimits()
	p.says("under way", "who can say no if granted: computing … esc stops it", "Who can say no: computing")
	p.press("esc")
	p.says("stopped", "who can say no if granted: stopped; O asks again", "nothing was changed")
	p.send(ask())
	if stopped != 1 || p.m.limits.marks.Note != limitsStopped || p.m.askLimits() != nil {
		t.Errorf("stopped %d times, and the map says %q", stopped, p.m.limits.marks.Note)
	}
	p.m.cfg.Limits = fixtureLimits
	p.press("O")
	p.says("asked again", "Kharkiv 7 min")
}

// What goes wrong is said where the answer would stand.
func TestVetoesThatCannotBeAsked(t *testing.T) {
	cfg := fixtureConfig()
	cfg.Limits = func(context.Context, *scenario.Scenario, coverage.Options) (*app.Limits, error) {
		return nil, errors.New("too many hosts")
	}
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.run(p.m.Init())
	p.press("O")
	p.says("a fault", "who can say no if granted: too many hosts", "Who can say no: too many hosts.")
}

// A study that failed or was stopped does not give out the answer of the scenario before.
func TestAStudyThatFailedKnowsNothing(t *testing.T) {
	first, second := &scenario.Scenario{}, &scenario.Scenario{}
	var s boards.Study[int]
	answer := func(err error) func(context.Context) (int, error) {
		return func(context.Context) (int, error) { return 5, err }
	}
	s.Accept(s.Ask(context.Background(), first, true, answer(nil))().(boards.StudyMsg[int]))
	if !s.KnownOf(first) || s.Answer != 5 {
		t.Fatal("an answer is not known")
	}
	s.Accept(s.Ask(context.Background(), second, true, answer(errors.New("no")))().(boards.StudyMsg[int]))
	if s.KnownOf(second) || s.Fault() != "no" {
		t.Error("a question that failed is answered by the one before")
	}
	third := &scenario.Scenario{}
	s.Ask(context.Background(), third, true, answer(nil))
	s.End("stopped")
	if s.KnownOf(third) || s.Fault() != "stopped" || s.Ask(context.Background(), third, true, answer(nil)) != nil {
		t.Error("a question that was stopped is answered, or asked again by itself")
	}
}

// The names of the lists stand above their rows as far as they have room, always with the one shown.
func TestTheListShownIsNamed(t *testing.T) {
	p := newPlanner(t, 120, 40)
	for i, l := range lists.All {
		p.m.showList(i)
		if !strings.Contains(p.line("regions")+p.line("units"), l.Title) {
			t.Errorf("the list of %s is shown without its name:\n%s", l.Title, p.screen())
		}
	}
}
