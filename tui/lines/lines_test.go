package lines

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/testdata/fixture"
)

// fixtureConfig is the fixture with its answer at hand.
func fixtureConfig(store Store) Config {
	return Config{Scenario: fixture.Scenario(), Store: store, Evaluate: func(ctx context.Context, s *scenario.Scenario,
		o coverage.Options) (*coverage.Result, error) {
		return fixture.Result(s, o), ctx.Err()
	}}
}

func TestPlainModeAnswersInLines(t *testing.T) {
	store := &fixture.Store{}
	cfg := fixtureConfig(store)
	var out strings.Builder
	in := strings.NewReader("threat\ngaps 2\nplace Lviv\nset authorisation.zone=all\nundo\nset x=1\npromises\nlist " +
		"units\nwords gap\nsave a.yaml\nexport a.svg\nestimate low\nnonsense\nquit\nnever read\n")
	if err := Run(context.Background(), in, &out, cfg); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Air umbrella, fixture", "against high drones", "Kharkiv, 1.4 M left out: ",
		"Lviv Львів, 0.72 M.", "Done: authorisation.zone=all.", "Not done: not known: x=1",
		"Zone: 2 of 27 regions.", "Kyiv battery: 1 Patriot, sent by UA", "Gap: A connected area",
		"Saved to a.yaml.", "The map is in a.svg.", `There is no command "nonsense"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the answer lacks %q:\n%s", want, out.String())
		}
	}
	if strings.ContainsAny(out.String(), "\x1b\t│●") || strings.Contains(out.String(), "never read") {
		t.Errorf("the answer holds what is no text:\n%s", out.String())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Run(ctx, strings.NewReader("totals\n"), &out, cfg); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Who can say no is said of the cities of which it may be asked, against the threat asked about.
func TestPlainModeSaysWhoCanSayNo(t *testing.T) {
	cfg := fixtureConfig(&fixture.Store{})
	place := func(name string) int {
		return slices.IndexFunc(cfg.Scenario.Places, func(p scenario.Place) bool { return p.Name == name })
	}
	cfg.Limits = func(context.Context, *scenario.Scenario, coverage.Options) (*app.Limits, error) {
		against := func(minutes int) []subject.CityOnMap {
			return []subject.CityOnMap{
				{Place: place("Kyiv"), Covered: true, Latest: 60, Longer: true},
				{Place: place("Kharkiv"), Covered: true, Latest: minutes, Refusals: []sweep.Refusal{{"PL"}, {"RO", "US"}}},
				{Place: place("Odesa"), Latest: -1}, {Place: place("Dnipro"), Latest: 1},
			}
		}
		return &app.Limits{Cities: [][]subject.CityOnMap{against(7), against(8), against(9)}}, nil
	}
	var out strings.Builder
	in := strings.NewReader("vetoes\nthreat\nvetoes Kharkiv\nvetoes Odesa\nvetoes Donetsk\n")
	if err := Run(context.Background(), in, &out, cfg); err != nil {
		t.Fatal(err)
	}
	const who = "Kharkiv, 1.4 M. Who can say no: Poland, or Romania and the United States together. Latest order: "
	all, one, _ := strings.Cut(out.String(), "against high drones")
	for text, want := range map[string][]string{
		all: {who + "7 min.", "Dnipro, 1.0 M. Who can say no: under 95 % covered even if every government agrees. Latest order: 1 min.",
			"1 city stays covered whichever three governments refuse, and with an order an hour late."},
		one: {who + "8 min.", "Odesa, 1.0 M. Who can say no: under 95 % covered even if every government agrees. " +
			"Latest order: not even at once.", "Not done: that is asked of counted cities alone"},
	} {
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("the answer lacks %q:\n%s", words, text)
			}
		}
	}
	if strings.Contains(all, "Odesa, 1.0 M. Who") || strings.Contains(one, "Kyiv, 2.8 M. Who") {
		t.Errorf("cities are listed that were not asked for:\n%s", out.String())
	}
}

// A line too long for a command is refused, and the next one is read.
func TestPlainModeReadsOnAfterALongLine(t *testing.T) {
	for _, length := range []int{longestLine, longestLine + 1, 70_000, 1_000_000} {
		var out strings.Builder
		in := strings.NewReader(strings.Repeat("x", length) + "\nplace Lviv")
		if err := Run(context.Background(), in, &out, fixtureConfig(&fixture.Store{})); err != nil {
			t.Fatal(err)
		}
		refused := strings.Contains(out.String(), "longer than 4096 bytes")
		if refused != (length > longestLine) || !strings.Contains(out.String(), "Lviv Львів, 0.72 M.") || out.Len() > 10_000 {
			t.Errorf("after a line of %d bytes:\n%.3000s", length, out.String())
		}
	}
}

// The planner in lines keeps changes too.
func TestPlainModeKeepsChangesUntilTheyAreSaved(t *testing.T) {
	const change = "set authorisation.zone=all\n"
	for _, c := range []struct {
		lines string
		calls int
		kept  bool
	}{
		{"totals\nset x=1\n", 0, false},
		{change, 1, true},
		{change + "undo\n", 2, false},
		{change + "save a.yaml\n", 2, false},
		{change + "open two\n", 1, true},
		{change + "save a.yaml\nundo\n", 3, true},
	} {
		store := &fixture.Store{}
		cfg := fixtureConfig(store)
		if err := Run(context.Background(), strings.NewReader(c.lines), io.Discard, cfg); err != nil {
			t.Fatal(err)
		}
		if store.Calls != c.calls || (store.Kept[0] != nil) != c.kept {
			t.Errorf("%q: %d writes, kept %v; want %d, %v", c.lines, store.Calls, store.Kept[0] != nil, c.calls, c.kept)
		}
	}
}
