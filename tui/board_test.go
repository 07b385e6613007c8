package tui

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/data"
	"airumbrella/scenario"
	"airumbrella/tui/screen"

	tea "charm.land/bubbletea/v2"
)

// boardTitles are the tabs of the boards, boardKeys their keys.
var boardTitles = [boardCount]string{"map", "worth", "delay", "nights"}

const boardCount = boardNights + 1

var boardKeys = [boardCount]string{boardWorth: "W", boardDelay: "D", boardNights: "N"}

func TestBoardsAreReachedByKeysTabsAndCommands(t *testing.T) {
	for b := boardWorth; b < boardCount; b++ {
		p := newPlanner(t, 120, 40)
		shows := func(how string, want boardKind) {
			t.Helper()
			if p.m.board != want {
				t.Errorf("%s: board %q, want %q", how, boardTitles[p.m.board], boardTitles[want])
			}
		}
		p.press(boardKeys[b])
		shows("its key", b)
		p.press(boardKeys[b])
		shows("its key again", boardMap)
		p.press(boardKeys[b], "esc")
		shows("esc", boardMap)
		p.press("W").clickOn(boardTitles[b])
		shows("its tab", b)
		p.clickOn("map  worth")
		shows("the tab of the map", boardMap)
		p.press(":").typed(map[boardKind]string{boardWorth: "promises are worth", boardDelay: "late order", boardNights: "how many nights"}[b]).press("enter")
		shows("the command palette", b)
		p.press("tab", "tab", "esc")
		shows("esc from the promises", b)
		p.press("h", "j", "L", "+", "0")
		shows("keys of the map", b)
		p.press(":").typed("kharkiv").press("enter")
		shows("a place is gone to", boardMap)
	}
}

// studied is a planner whose studies count what they are asked.
func studied(t *testing.T) (p *planner, asked *[]string) {
	asked = new([]string)
	cfg := fixtureConfig()
	cfg.Weigh = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*Weighing, error) {
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
		{"tab tab space", "weigh"}, {"N", "assess"}, {"u", "assess"}, {"W", "weigh"}, {"esc esc", ""}, {"u u ctrl+r", ""}, {"D", "weigh"},
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
	p.m.cfg.Weigh = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*Weighing, error) {
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
	if !p.m.weighed.known || p.m.weighed.busy || p.m.weighed.answer.Worth.Result.Scenario != p.m.Scenario {
		t.Fatalf("the answer for the new scenario is not shown: %+v", p.m.weighed)
	}
	shown := p.m.weighed.answer
	p.run(cmd)
	if p.m.weighed.answer != shown || len(contexts) != 2 || contexts[1].Err() == nil {
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
	if s := p.press("N").screen(); !strings.Contains(s, "raid window -1 s is negative") || strings.Contains(s, "computing …  ") {
		t.Errorf("the screen is\n%s", s)
	}
}

// Questions without an answer are answered in words, whatever the size.
func TestBoardsAnswerImpossibleQuestionsInWords(t *testing.T) {
	real, err := data.Load(data.Default, data.LoadOptions{})
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
			s.Threats = []scenario.Threat{{ID: "aircraft", Class: scenario.Aircraft, Altitude: 9000, Speed: 250}}
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
			for b := boardWorth; b < boardCount; b++ {
				p.press(boardKeys[b])
				if got := strings.Join(strings.Fields(p.screen()), " "); !strings.Contains(got, c.want[b]) || strings.Contains(got, "computing") {
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
	for _, want := range []string{"now 5 min", "no allied cover beyond 14 min", "▼Vinnytsia", "▼Lviv", "drop out: Vinnytsia 0.35 M from 8 min, Lviv 0.72 M", "from 15 min; 1 stays covered",
		"1 stays covered after an hour, 1 is not covered even at once", "60 min", "Ukraine's own units 2.8 M"} {
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
	for _, words := range []string{"base 3.0 M 3.0 M 2.9 M 1.7 M 0", "high 4.5 M 4.5 M 4.5 M 4.1 M 7.3", "low 1.5 M 1.4 M 0.92 M 185 0"} {
		for p.m.Estimate.String() != strings.Fields(words)[0] {
			p.press("e")
		}
		_, want, _ := strings.Cut(words, " ")
		if got := strings.Join(strings.Fields(p.screen()), " "); !strings.Contains(got, strings.TrimSuffix(want, " 7.3")) {
			t.Errorf("%s: the figures %q are not there:\n%s", p.m.Estimate, want, p.screen())
		}
	}
}

func TestWorthRowsLeaveOutWhoCarriesNothing(t *testing.T) {
	shares := []worth.Share{{ID: "A", Loss: 5, State: scenario.Granted}, {ID: "B", State: scenario.Open}, {ID: "C", State: scenario.Open}, {ID: "UA", Loss: 99, State: scenario.Granted}, {ID: "D", Shapley: 9, State: scenario.Granted}}
	rows := shareRows(shares, [][]int{{7}}, [][]int{{3}, {8}, {0}, {99}, nil}, 0, true, func(s *worth.Share) string { return s.ID })
	var got []string
	for _, row := range rows {
		got = append(got, row.name+row.note)
	}
	if want := "A|D|B, open|UA|nothing depends on 1 other country named"; strings.Join(got, "|") != want {
		t.Errorf("rows %s, want %s", strings.Join(got, "|"), want)
	}
	if rows[0].loss != (scenario.Triple[int]{Low: 7, Base: 5, High: 3}) {
		t.Errorf("the loss of A is %v", rows[0].loss)
	}
	for people, want := range map[scenario.Triple[int]]string{{Low: 1_480_000, Base: 1_520_000, High: 150_000}: "1.5 M [0.15-1.5 M]", scenario.Same(0): "0", {Base: 66_400}: "66,400 [0-0.07 M]"} {
		if got := peopleRange(people); got != want || screen.Width(got) > worthLossWidth {
			t.Errorf("%v: %q, want %q", people, got, want)
		}
	}
}

// Whatever the numbers, curves stay inside the diagram and never fall where
// people rise.
func TestPlotsKeepToTheirArea(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for range 2000 {
		r := screen.NewRect(rng.IntN(5), rng.IntN(5), rng.IntN(100), rng.IntN(40))
		low, high := float64(rng.IntN(20_000_000)), float64(rng.IntN(20_000_000))
		if rng.IntN(4) == 0 {
			low = high
		}
		low, high = min(low, high), max(low, high)
		p := newPlot(r, low, high, func(x float64) float64 { return x })
		if !(p.least <= low && p.most > p.least && p.most >= high && p.step > 0) {
			t.Fatalf("%v, %g to %g: the axis runs from %g to %g by %g", r, low, high, p.least, p.most, p.step)
		}
		points := []point{{0, high}, {0.5, low}, {1, low}}
		p.fill(screen.GroundLikely, points)
		p.curve(screen.LineUkraine, points)
		p.upright(screen.LineGap, rng.Float64())
		for x := 1; x < p.dots.W; x++ {
			filled := func(x int) (n int) {
				for y := range p.dots.H {
					if p.dots.Grounds[y*p.dots.W+x] != screen.GroundVoid {
						n++
					}
				}
				return n
			}
			if filled(x) > filled(x-1) {
				t.Fatalf("%v, %g to %g: column %d is higher than the one before", r, low, high, x)
			}
		}
		if p.area.W < 1 || p.area.H < 1 {
			continue
		}
		if a, b := p.dotY(high), p.dotY(low); a > b || a < 0 || b > float64(p.dots.H-1) {
			t.Fatalf("%g people at dot %g, %g at %g of %d", high, a, low, b, p.dots.H)
		}
	}
}
