package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/tui/boards"

	tea "charm.land/bubbletea/v2"
)

// boardTitles are the tabs of the boards, boardKeys their keys.
var boardTitles = [boardCount]string{"map", "worth", "delay", "nights"}

const boardCount = boards.Nights + 1

var boardKeys = [boardCount]string{boards.Worth: "W", boards.Delay: "D", boards.Nights: "N"}

func TestBoardsAreReachedByKeysTabsAndCommands(t *testing.T) {
	for b := boards.Worth; b < boardCount; b++ {
		p := newPlanner(t, 120, 40)
		shows := func(how string, want boards.Kind) {
			t.Helper()
			if p.m.board != want {
				t.Errorf("%s: board %q, want %q", how, boardTitles[p.m.board], boardTitles[want])
			}
		}
		p.press(boardKeys[b])
		shows("its key", b)
		p.press(boardKeys[b])
		shows("its key again", boards.Map)
		p.press(boardKeys[b], "esc")
		shows("esc", boards.Map)
		p.press("W").clickOn(boardTitles[b])
		shows("its tab", b)
		p.clickOn("map  worth")
		shows("the tab of the map", boards.Map)
		p.press(":").typed(map[boards.Kind]string{boards.Worth: "promises are worth", boards.Delay: "late order",
			boards.Nights: "how many nights"}[b]).press("enter")
		shows("the command palette", b)
		p.press("tab", "tab", "esc")
		shows("esc from the promises", b)
		p.press("h", "j", "L", "+", "0")
		shows("keys of the map", b)
		p.press(":").typed("kharkiv").press("enter")
		shows("a place is gone to", boards.Map)
	}
}

// studied is a planner whose studies count what they are asked.
func studied(t *testing.T) (p *planner, asked *[]string) {
	asked = new([]string)
	cfg := fixtureConfig()
	cfg.Weigh = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*app.Weighing, error) {
		*asked = append(*asked, "weigh")
		return fixtureWeigh(ctx, s, o)
	}
	cfg.Assess = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*raid.Outcome, error) {
		*asked = append(*asked, "assess")
		return fixtureAssess(ctx, s, o)
	}
	p = &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 34}) // too low for the salvo in the totals
	p.run(p.m.Init())
	return p, asked
}

func TestStudiesAreAskedOnlyWhenShownAndAfterEachSwitch(t *testing.T) {
	p, asked := studied(t)
	for _, step := range []struct{ keys, want string }{
		{"t e n", ""}, {"W", "weigh"}, {"D W", ""}, {"t T e", ""}, {"N", "assess"}, {"W", ""},
		{"tab tab space", "weigh"}, {"N", "assess"}, {"u", "assess"}, {"W", "weigh"}, {"esc esc", ""}, {"u u ctrl+r",
			""}, {"D", "weigh"},
	} {
		*asked = nil
		p.press(strings.Fields(step.keys)...)
		if got := strings.Join(*asked, " "); got != step.want {
			t.Errorf("after %s: asked %q, want %q", step.keys, got, step.want)
		}
	}
}

func TestAnOldStudyIsCancelledAndDropped(t *testing.T) {
	var contexts []context.Context
	p, _ := studied(t)
	p.m.cfg.Weigh = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*app.Weighing, error) {
		contexts = append(contexts, ctx)
		w, _ := fixtureWeigh(context.Background(), s, o)
		return w, ctx.Err()
	}
	next, cmd := p.m.Update(keyOf("W")) // its answer is not there yet
	p.m = next.(Model)
	if s := p.screen(); strings.Count(s, "computing …") != 2 || !strings.Contains(s, "What each promise is worth") {
		t.Errorf("a board that has no answer:\n%s", s)
	}
	p.toPromise("Tracks").press("right") // asks anew and is answered
	if !p.m.weighed.Known || p.m.weighed.Busy || p.m.weighed.Answer.Worth.Result.Scenario != p.m.Scenario {
		t.Fatalf("the answer for the new scenario is not shown: %+v", p.m.weighed)
	}
	shown := p.m.weighed.Answer
	p.run(cmd)
	if p.m.weighed.Answer != shown || len(contexts) != 2 || contexts[1].Err() == nil {
		t.Errorf("the late answer counted, or its question was not cancelled: %d", len(contexts))
	}
	next, cmd = p.m.Update(keyOf("left")) // the old answer stays meanwhile
	p.m = next.(Model)
	if s := p.screen(); !strings.Contains(s, "THE FIVE CONDITIONS") || !strings.Contains(s, "computing …") {
		t.Errorf("while it is computed anew:\n%s", s)
	}
	p.run(cmd)
}

func TestAStudyThatFailsSaysSo(t *testing.T) {
	p, _ := studied(t)
	p.m.cfg.Assess = func(context.Context, *scenario.Scenario, coverage.Options) (*raid.Outcome, error) {
		return nil, errors.New("raid window -1 s is negative\x1b[2J")
	}
	if s := p.press("N").screen(); !strings.Contains(s, "raid window -1 s is negative") || strings.Contains(s,
		"computing …  ") {
		t.Errorf("the screen is\n%s", s)
	}
}

// Questions without an answer are answered in words, whatever the size.
func TestBoardsAnswerImpossibleQuestionsInWords(t *testing.T) {
	real, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*scenario.Scenario)
		want   [boardCount]string
	}{
		"no threat": {func(s *scenario.Scenario) { s.Threats = nil },
			[boardCount]string{"", "so no promise carries anything", "so no delay costs anything", "No threat is in play"}},
		"no unit": {func(s *scenario.Scenario) { s.Units = nil },
			[boardCount]string{"", "there is nothing to stop", "allied units cover no city", "nights to plot"}},
		"no place": {func(s *scenario.Scenario) { s.Places = nil },
			[boardCount]string{"", "so no promise carries anything", "so no delay costs anything", "nights to plot"}},
		"no raid": {func(s *scenario.Scenario) {
			s.Threats = []scenario.Threat{{ID: "aircraft", Class: scenario.Aircraft, Altitude: scenario.Same[geo.Height](9000), Speed: scenario.Same[geo.Speed](250)}}
		},
			[boardCount]string{"", "", "", "No crewed aircraft come in a salvo"}},
		"Ukraine alone": {func(s *scenario.Scenario) {
			*s = *coverage.TakeAway(s, func(u *scenario.Unit) bool { return u.Contributor != scenario.Ukraine })
			s.Package.C2.Provider = ""
		}, [boardCount]string{"", "No allied promise carries any of that", "allied units cover no city", "stocks last"}},
	} {
		t.Run(name, func(t *testing.T) {
			changed := *real
			c.change(&changed)
			p := &planner{t, New(Config{Scenario: &changed, Options: coverage.Options{Cell: 20_000}})}
			p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
			p.run(p.m.Init())
			for b := boards.Worth; b < boardCount; b++ {
				p.press(boardKeys[b])
				if got := strings.Join(strings.Fields(p.screen()), " "); !strings.Contains(got, c.want[b]) ||
					strings.Contains(got,
						"computing") {
					t.Errorf("%s does not say %q:\n%s", boardTitles[b], c.want[b], p.screen())
				}
				for range len(changed.Threats) + 1 {
					for _, size := range [][2]int{{60, 16}, {80, 24}, {200, 60}} {
						p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
						checkScreen(t, p.m.View().Content, size[0], size[1])
						if s := p.screen(); strings.Contains(s, "NaN") || strings.Contains(s, "Inf") {
							t.Errorf("%s at %v:\n%s", boardTitles[b], size, s)
						}
					}
					p.press("t")
				}
				p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
			}
		})
	}
}

func TestTheDelayBoardMarksThePresentDelay(t *testing.T) {
	p := newPlanner(t, 120, 40).press("D")
	for _, want := range []string{"now 5 min", "no allied cover beyond 14 min", "▼Vinnytsia", "▼Lviv",
		"that fall: Vinnytsia 0.35 M at 8 min to 0 %, Lviv", "0.72 M at 15 min to 92 %; 1 stays covered after an hour, 1",
		"60 min", "Ukraine's own units 2.8 M"} {
		if got := strings.Join(strings.Fields(p.screen()), " "); !strings.Contains(got, want) {
			t.Errorf("the board lacks %q:\n%s", want, p.screen())
		}
	}
	p.toPromise("Order").press("right")
	if !strings.Contains(p.screen(), "now 10 min") {
		t.Errorf("the mark does not move with the switch:\n%s", p.screen())
	}
}

func TestTheNightsBoardShowsTheNightsOfTheReport(t *testing.T) {
	p := newPlanner(t, 120, 40).press("N")
	for _, words := range []string{"base 3.0 M 3.0 M 2.9 M 1.7 M 0", "high 4.5 M 4.5 M 4.5 M 4.1 M 7.3",
		"low 1.5 M 1.4 M 0.92 M 185 0"} {
		for p.m.Estimate.String() != strings.Fields(words)[0] {
			p.press("e")
		}
		_, want, _ := strings.Cut(words, " ")
		if got := strings.Join(strings.Fields(p.screen()), " "); !strings.Contains(
			got,
			strings.TrimSuffix(want, " 7.3"),
		) {
			t.Errorf("%s: the figures %q are not there:\n%s", p.m.Estimate, want, p.screen())
		}
	}
}
