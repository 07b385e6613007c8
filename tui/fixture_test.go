package tui

import (
	"context"
	"reflect"
	"testing"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/mapview"
	"airumbrella/tui/testdata/fixture"
	"airumbrella/tui/testdata/ground"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

func fixtureConfig() Config {
	return Config{
		Scenario: fixture.Scenario(), BaseMap: ground.BaseMap(), Environ: []string{"TERM=xterm-256color"},
		Evaluate: func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
			return fixture.Result(s, o), ctx.Err()
		},
		WhyNot: fixture.WhyNot, Remedies: fixture.Remedies, Changes: fixture.Changes,
		Engagement: fixture.Engagement,
		Promises: func(ctx context.Context, s *scenario.Scenario, _ coverage.Options) ([]coverage.Promise, error) {
			return fixturePromises(s), ctx.Err()
		},
		Sensors: func(ctx context.Context, _ *scenario.Scenario, _ coverage.Options) ([]worth.Sensor, error) {
			return nil, ctx.Err()
		},
		Limits: fixtureLimits, Least: fixtureLeast,
		Weigh: fixtureWeigh, Assume: fixtureAssume, Assess: fixtureAssess,
	}
}

// fixturePromises is what the word of France would add.
func fixturePromises(s *scenario.Scenario) []coverage.Promise {
	p := coverage.Promise{Switch: scenario.SetContributor{Code: "FR", State: scenario.Granted}}
	for range len(s.Threats) + 1 {
		p.Change = append(p.Change, scenario.Triple[int]{Base: 250_000, High: 400_000})
	}
	return []coverage.Promise{p}
}

// fixtureLeast is two sets of two switches each, with which all that was asked for is
// covered; nine in ten are beyond everything.
func fixtureLeast(ctx context.Context, s *scenario.Scenario, _ coverage.Options, threat int, target float64) (
	*worth.Minimum, error) {
	m := &worth.Minimum{Threat: threat, Target: target, Needed: int(target * 9_000_000), Most: 7_000_000}
	m.Onward = worth.Search{Start: 4_000_000, Least: 2, Proven: true, Count: 2}
	for _, code := range []string{"PL", "RO"} {
		m.Onward.Sets = append(m.Onward.Sets, worth.Set{Covered: m.Needed + 100_000, Steps: []worth.Step{
			{Switch: scenario.SetHost{Code: code, State: scenario.Granted}, State: scenario.Open, Levels: 1},
			{Switch: scenario.SetPicture{Picture: scenario.SharedPicture}, Levels: 1},
		}})
	}
	return m, ctx.Err()
}

// planner drives a model the way the program does, without its clock.
type planner struct {
	t testing.TB
	m Model
}

// newPlanner is a planner on a screen, with its first evaluation done.
func newPlanner(t testing.TB, w, h int) *planner {
	p := &planner{t, New(fixtureConfig())}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	p.run(p.m.Init())
	return p
}

// send hands a message to the planner. As in the program, a click falls on the
// frame that was drawn last.
func (p *planner) send(msg tea.Msg) {
	if _, mouse := msg.(tea.MouseMsg); mouse {
		p.m.View()
	}
	next, cmd := p.m.Update(msg)
	p.m = next.(Model)
	p.run(cmd)
}

// run runs a command and what follows from it; sequences and batches are
// slices of commands that the library does not export.
func (p *planner) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			p.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	switch msg.(type) {
	case evaluatedMsg, whysMsg, remedyMsg, changesMsg, boards.StudyMsg[*app.Weighing], boards.StudyMsg[*raid.Outcome], mapview.RingsMsg,
		boards.StudyMsg[*worth.Worth], boards.GatesMsg, boards.StripMsg, leastMsg, boards.StudyMsg[*compared], boards.StudyMsg[*app.Limits], boards.StudyMsg[[]worth.Sensor], boards.StudyMsg[[]coverage.Promise], tallyMsg, besideMsg, loadedMsg, saidMsg, keptMsg, differMsg,
		sitesMsg, sitesTickMsg, groundMsg:
		p.send(msg)
	}
}

var namedKeys = map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
	"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace}

// keyOf is the message of a key by its name.
func keyOf(name string) tea.KeyPressMsg {
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if code, ok := namedKeys[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if rest, ok := cutCtrl(name); ok {
		return tea.KeyPressMsg{Code: rune(rest[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Text: name, Code: []rune(name)[0]}
}

func cutCtrl(name string) (string, bool) {
	if len(name) > 5 && name[:5] == "ctrl+" {
		return name[5:], true
	}
	return "", false
}

func (p *planner) press(keys ...string) *planner {
	for _, k := range keys {
		p.send(keyOf(k))
	}
	return p
}
