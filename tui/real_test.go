package tui

import (
	"context"
	"sync"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"

	tea "charm.land/bubbletea/v2"
	"github.com/paulmach/orb"
)

// realBaseMap is the embedded geography, as the command line hands it over.
var realBaseMap = sync.OnceValue(func() *mapview.BaseMap {
	m := &mapview.BaseMap{Box: data.OutlineBox(), Attribution: "GeoNames CC BY 4.0 · Natural Earth",
		Lines: realLines}
	for _, c := range data.Countries() {
		m.Land = append(m.Land, c.Territory)
	}
	for _, n := range data.MapNames() {
		m.Names = append(m.Names, mapview.BaseName{Kind: mapview.NameKind(n.Kind), Name: n.Name, Position: n.Position,
			Rank: n.Rank})
	}
	relief := data.EmbeddedRelief()
	m.Relief = func(p orb.Point) (float64, bool) {
		h, ok := relief.Elevation(p[0], p[1])
		return float64(h), ok
	}
	return m
})

// realLines are the lines of the embedded geography.
func realLines() (lines []mapview.BaseLine) {
	for _, l := range data.BoundaryLines() {
		lines = append(lines, mapview.BaseLine{Kind: mapview.LineKind(l.Kind), Points: l.Line})
	}
	for _, r := range data.Regions() {
		for _, polygon := range r.Territory {
			for _, ring := range polygon {
				lines = append(lines, mapview.BaseLine{Kind: mapview.Region, Points: orb.LineString(ring)})
			}
		}
	}
	for _, r := range data.Rivers() {
		lines = append(lines, mapview.BaseLine{Kind: mapview.River, Points: r.Line})
	}
	return lines
}

// realAnswer is the answer to the default scenario, computed once.
var realAnswer = sync.OnceValues(func() (*coverage.Result, error) {
	s, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		return nil, err
	}
	return coverage.Evaluate(context.Background(), s, coverage.Options{})
})

// realConfig is the default scenario over the embedded geography, with its
// answer at hand.
func realConfig(t testing.TB) Config {
	r, err := realAnswer()
	if err != nil {
		t.Fatal(err)
	}
	return Config{
		Scenario: r.Scenario, BaseMap: realBaseMap(), Environ: []string{"TERM=xterm-256color"},
		Evaluate: func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
			if s == r.Scenario {
				return r, ctx.Err()
			}
			return coverage.Evaluate(ctx, s, o)
		},
		Sensors: func(ctx context.Context, _ *scenario.Scenario, _ coverage.Options) ([]worth.Sensor, error) {
			return nil, ctx.Err() // for speed: what they are worth is tested beside them
		},
	}
}

// realPlanner is a planner of the default scenario, asking about low cruise
// missiles.
func realPlanner(t testing.TB, w, h int) *planner {
	p := &planner{t, New(realConfig(t))}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	p.run(p.m.Init())
	return p
}
