package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/siting"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
)

// searched is how a test answers instead of [app.ProposeSites].
type searched = func(context.Context, *scenario.Scenario, coverage.Options, int, app.SiteOptions,
	func(app.SiteProgress)) (*app.Proposal, error)

// sitesPlanner is a planner of the fixture with targets that radars see, in which NASAMS engages no drones; its
// searches are answered by a function; nil: by searching.
func sitesPlanner(t *testing.T, w, h int, search searched) *planner {
	cfg := fixtureConfig()
	for i := range cfg.Scenario.Threats {
		cfg.Scenario.Threats[i].RCS = scenario.Same(1.0)
	}
	cfg.Scenario.Systems.Find("nasams").Reach[scenario.Drone] = scenario.Triple[geo.Length]{}
	cfg.Sites = search
	p := &planner{t, New(cfg)}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.run(p.m.Init())
	return p
}

// says asks the screen for words, whatever the lines: the whole of it, or what is right of the panel.
func (p *planner) says(what string, words ...string) {
	p.t.Helper()
	whole := p.screen()
	var right strings.Builder
	for _, line := range strings.Split(whole, "\n") {
		right.WriteString(string([]rune(line)[min(p.m.layout.divider.Right(), len([]rune(line))):]) + " ")
	}
	for _, want := range words {
		if !strings.Contains(strings.Join(strings.Fields(right.String()), " "), want) &&
			!strings.Contains(strings.Join(strings.Fields(whole), " "), want) {
			p.t.Errorf("%s: the screen lacks %q:\n%s", what, want, whole)
		}
	}
}

// Three units of NASAMS, 25 km far: Kyiv, Kharkiv and Dnipro have most people, and Odesa comes next. Chosen by
// keys, found, looked through, taken, and given back by one undo.
func TestSitesAreChosenFoundTakenAndGivenBack(t *testing.T) {
	p := sitesPlanner(t, 120, 40, nil)
	before := p.m.Scenario
	p.press("A", "j", "+", "-")
	p.says("the question", "Where do more units help most, against low cruise missiles?", "‹ 3 ›", "system NASAMS")
	p.press("enter")
	found := p.m.proposal()
	if found == nil || len(found.Plans) != 2 || found.Status != siting.Proven {
		t.Fatalf("found %+v:\n%s", found, p.screen())
	}
	p.says("the answer", "Where 3 more units of NASAMS help most", "3 more units of NASAMS would add 5.3 M people",
		"Proven: no other choice among the 10 candidates", "proven, ", "plan 1 of 2",
		"SITE WHERE ADDS IN ORDER ALONE REACHES IN ALL LEFT OUT COSTS", "[1] Kyiv UA 2.8 M 2.8 M 2.8 M 1.8 M",
		"[2] Kharkiv UA 1.4 M 1.4 M 1.4 M", "[3] Dnipro UA 1.0 M", "Runner-up: Odesa instead of Dnipro; it covers 5.2 M, 31,300 less "+
			"than the best.",
		"[1] proposed")
	p.press("j", "]")
	p.says("another plan", "The runner-up: Odesa instead of Dnipro. It covers 5.2 M of 9.0 M people (58 %), 31,300 less "+
		"than the best (proven).", "[3] Odesa", "plan 2 of 2")
	if list := p.m.proposed(); len(list) != 3 || list[2].Name != "Odesa" || !list[1].Chosen || list[0].Chosen {
		t.Errorf("the map is to mark %+v", list)
	}
	p.press("A")
	p.says("the map alone", "[1] proposed", "[3]")
	if p.m.board != boards.Map || strings.Contains(p.screen(), "plan 2 of 2") {
		t.Errorf("the key of the board does not go back to the map:\n%s", p.screen())
	}
	p.press("A", "enter")
	units := p.m.Scenario.Units[len(before.Units):]
	if p.m.board != boards.Map || len(units) != 3 || units[2].ID != "new-nasams-odesa" || p.m.proposal() != nil {
		t.Fatalf("taken: %+v, board %v", units, p.m.board)
	}
	if want, got := fileText(t, found.Applied(1)), fileText(t, p.m.Scenario); got != want {
		t.Errorf("the planner writes other units than --apply:\n%s\nnot\n%s", got, want)
	}
	p.says("taken", "3 more units of NASAMS added: Kyiv, Kharkiv, Odesa, against low cruise missiles")
	p.press("u")
	if p.m.Scenario != before {
		t.Error("one undo does not give the scenario back")
	}
	if p.m.proposal() == nil || p.press("A").m.board != boards.Sites {
		t.Error("the plans are gone after undo: another cannot be taken")
	}
	p.press("esc")
	if p.m.proposal() != nil || p.m.board != boards.Map || p.m.Scenario != before || strings.Contains(p.screen(), "[1]") {
		t.Errorf("esc does not leave the plans:\n%s", p.screen())
	}
}

func fileText(t *testing.T, s *scenario.Scenario) string {
	t.Helper()
	var b strings.Builder
	if err := scenariofile.Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSitesAreAskedAsACommand(t *testing.T) {
	var asked []app.SiteOptions
	p := sitesPlanner(t, 120, 40, func(_ context.Context, _ *scenario.Scenario, _ coverage.Options, threat int,
		o app.SiteOptions, _ func(app.SiteProgress)) (*app.Proposal, error) {
		o.Threats = []int{threat}
		asked = append(asked, o)
		return nil, errors.New("asked")
	})
	p.press("t", "e", ":").typed("site nasa")
	p.says("completion", "NASAMS, 3 more units", "nasams-er")
	p.typed("ms 12").press("enter")
	p.press(":").typed("site 7 patriot-m").press("enter")
	p.press("j", "1", "5", "o", "j", "right", "j", "right", "enter")
	if len(asked) != 3 {
		t.Fatalf("asked %d times", len(asked))
	}
	for i, want := range []siting.Kind{
		{System: "nasams", Most: 12}, {System: "patriot-mse", Most: 7}, {System: "patriot-mse", Most: 15},
	} {
		a := asked[i]
		if a.Kinds[0] != want || a.InAll != want.Most || a.Estimate != scenario.High || a.Threats[0] != p.m.Threat {
			t.Errorf("question %d: %+v", i, a)
		}
	}
	if last := asked[2]; last.Goal != siting.Nodes || !slices.Equal(last.Where, []app.Where{app.AtCities}) {
		t.Errorf("the options: %+v", last)
	}
	p.press(":").typed("site 0").press("esc", ":").typed("site nosuchthing")
	p.says("no such system", "nothing of that name")
}

// held is a search that goes on until the test lets it: its commands are kept, not run.
func held(t *testing.T) (p *planner, contexts *[]context.Context, answer func() tea.Cmd) {
	contexts = new([]context.Context)
	var tells []func(app.SiteProgress)
	p = sitesPlanner(t, 120, 40, func(ctx context.Context, s *scenario.Scenario, o coverage.Options, threat int,
		ask app.SiteOptions, tell func(app.SiteProgress)) (*app.Proposal, error) {
		*contexts, tells = append(*contexts, ctx), append(tells, tell)
		if ctx.Err() != nil && p.m.siting.search.ending { // the best so far, for who wants it
			return app.ProposeSites(context.Background(), s, o, threat, ask, tell)
		}
		found, _ := app.ProposeSites(context.Background(), s, o, threat, ask, tell)
		return found, ctx.Err()
	})
	p.press("A")
	return p, contexts, func() tea.Cmd {
		next, cmd := p.m.Update(keyOf("enter"))
		p.m = next.(Model)
		return cmd
	}
}

func TestASearchIsWatchedAndEndsAtOnce(t *testing.T) {
	p, contexts, ask := held(t)
	ask()
	p.says("before the first candidate", "asking what a unit would cover at each site", "esc end it at once")
	number := p.m.siting.search.number
	now := app.SiteProgress{Candidates: 10, Standing: 10e6, Value: 11e6, Bound: 12e6, Parts: 4}
	next, tick := p.m.Update(sitesTickMsg{number: number, progress: &now, seconds: 3.2})
	p.m = next.(Model)
	if tick == nil {
		t.Error("nothing looks at the search again")
	}
	p.says("under way", "searching among 10 candidates", "3 s of 60 s", "best so far 11.0 M, 1.0 M more", "bound 12.0 M",
		"gap 8.3 %, 4 parts")
	p.press("l", "t", "T") // another threat and back: the question was another meanwhile
	if p.m.siting.search.on {
		t.Error("a search of another question goes on")
	}
	ask()
	p.toPromise("Poland").press("space")
	p.says("a switch ends a search and says so", "the search for sites has ended; Poland offered, against")
	p.press("u", "esc", "esc")
	if p.m.board != boards.Sites {
		p.press("A")
	}
	cmd := ask()
	p.press("A")
	p.says("the board is left", "searching for sites …")
	p.press("A", "esc")
	p.says("esc", "The search was ended; nothing was changed.", "Where do more units help most")
	p.run(cmd)
	if p.m.proposal() != nil || (*contexts)[len(*contexts)-1].Err() == nil {
		t.Error("an answer that was not waited for is shown, or its search goes on")
	}
}

// How far a search is, is said in what it is to cover: nodes are not people, and a node short of the bound is far
// from it.
func TestASearchIsWatchedInItsOwnGoal(t *testing.T) {
	for _, c := range []struct {
		goal              siting.Goal
		best, more, bound string
	}{
		{siting.People, "11", "8", "11"}, {siting.Nodes, "10.5", "7.5", "11.2"}, {siting.Both, "10.51 %", "7.51 %", "11.2 %"},
	} {
		p, _, ask := held(t)
		p.m.siting.ask.goal = c.goal
		ask()
		now := app.SiteProgress{Candidates: 10, Standing: 3, Value: 10.51, Bound: 11.2, Parts: 4}
		next, _ := p.m.Update(sitesTickMsg{number: p.m.siting.search.number, progress: &now, seconds: 3.2})
		p.m = next.(Model)
		p.says(string(c.goal), "best so far "+c.best+", "+c.more+" more than", "bound "+c.bound+", with")
		if near := strings.Contains(p.screen(), "asking the choice whole"); near != (c.goal == siting.People) {
			t.Errorf("%s: the search is said to be over: %v", c.goal, near)
		}
	}
}

func TestTheBestSoFarIsKept(t *testing.T) {
	p, _, ask := held(t)
	cmd := ask()
	p.press("enter")
	p.says("ending", "ending; the best choice so far follows")
	p.run(cmd)
	if p.m.proposal() == nil {
		t.Errorf("what was found is not shown:\n%s", p.screen())
	}
}

// An answer about a scenario, threat or estimate that is no more shown is never shown; when the question is
// as it was, so is its answer.
func TestAStaleProposalIsNeverShown(t *testing.T) {
	p, _, ask := held(t)
	cmd := ask()
	p.press("tab", "tab", "j", "j", "right") // a promise is changed while it searches
	if p.m.siting.search.on {
		t.Fatal("the search of the scenario before goes on")
	}
	p.run(cmd)
	if p.m.siting.found != nil || strings.Contains(p.screen(), "[1]") {
		t.Errorf("the answer about the scenario before is shown:\n%s", p.screen())
	}
	p.press("esc")
	p.says("why", "The question has changed: enter searches anew.")
	p.run(ask())
	for _, keys := range [][2]string{{"t", "T"}, {"u", "ctrl+r"}} {
		p.press(keys[0])
		if p.m.proposal() != nil || strings.Contains(p.screen(), "[1] ") {
			t.Errorf("after %s the old answer is shown:\n%s", keys[0], p.screen())
		}
		if p.press(keys[1]); p.m.proposal() == nil {
			t.Errorf("after %s the answer to this question is gone", keys[1])
		}
	}
}

func TestFaultsOfASitingQuestionStandOnTheBoard(t *testing.T) {
	p := sitesPlanner(t, 120, 40, nil)
	ask := func(command, want string) {
		t.Helper()
		p.press(":").typed(command).press("enter")
		p.says(command, want)
		if strings.Contains(p.screen(), " --") || p.m.proposal() != nil {
			t.Errorf("%s: flags are named in the planner, or there is an answer:\n%s", command, p.screen())
		}
	}
	ask("site nasams 150", "150 units of nasams are more than its 77 candidates: ask for fewer, or choose other sites or "+
		"another sender (o)")
	p.press("t")
	ask("site nasams 1", "System nasams cannot engage high drones: press t for another threat, or take a system "+
		"that can: aspide, avenger, crotale, ")
	p.m.siting.ask.where, p.m.siting.ask.sender = 2, "PL" // bases alone; Poland's are not granted
	ask("site patriot 1", "No candidate is left to choose from: ")
	p.press("t")
	p.says("another question", "Enter searches")
	if wording.SiteMending(wording.SiteNeedsFewer, nil) == wording.SiteMendingKeys(wording.SiteNeedsFewer, nil) {
		t.Error("the command and the planner say the same, though their means differ")
	}
}

// A floor that no choice reaches is no fault of the question, but an answer: impossible, and why.
func TestAnImpossibleFloorIsAnAnswer(t *testing.T) {
	p := sitesPlanner(t, 120, 40, nil)
	p.m.siting.ask.floor = 90
	p.press(":").typed("site nasams 1").press("enter")
	p.says("the floor", "impossible, ", "No choice keeps all that is asked: ",
		"The floor of 90 % in every oblast takes more units than may be placed")
	before := p.m.Scenario
	if p.press("enter"); p.m.Scenario != before || !strings.Contains(p.screen(), "there is nothing to add") {
		t.Errorf("nothing was taken:\n%s", p.screen())
	}
}

// The board holds its screen at every size, with and without the map beside it.
func TestTheBoardOfSitesFitsEverySize(t *testing.T) {
	p := sitesPlanner(t, 120, 40, nil).press("A")
	look := func() {
		for _, size := range [][2]int{{60, 16}, {80, 24}, {100, 30}, {120, 40}, {200, 60}} {
			p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			checkScreen(t, p.m.View().Content, size[0], size[1])
			if shares := size[1] >= 40; p.m.mapShown() != shares {
				t.Errorf("%v: the map is shown: %v", size, p.m.mapShown())
			}
		}
	}
	look()
	p.press("o")
	look()
	p.press("j", "9", "enter")
	look()
	p.send(tea.WindowSizeMsg{Width: 60, Height: 16})
	p.press("down", "down", "down", "down", "down", "down", "down", "down")
	p.says("the last site", "[9]", "plan 1 of")
	p.press("]")
	look()
}
