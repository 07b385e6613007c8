package coverage_test

import (
	"context"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

func BenchmarkZZ(b *testing.B) {
	s, err := scenariofile.Load("package-four-legs", scenariofile.Options{})
	if err != nil {
		b.Fatal(err)
	}
	land := coverage.NewLand(s.World)
	run := func(name string, o coverage.Options) {
		b.Run(name, func(b *testing.B) {
			o.Land = land
			coverage.Evaluate(context.Background(), s, o)
			for b.Loop() {
				coverage.Evaluate(context.Background(), s, o)
			}
		})
	}
	run("places", coverage.Options{PlacesOnly: true, SkipRemedies: true})
	run("remedies", coverage.Options{PlacesOnly: true})
	run("2km", coverage.Options{Cell: 2000, SkipRemedies: true})
	run("1km", coverage.Options{Cell: 1000, SkipRemedies: true})
	for _, places := range []bool{true, false} {
		name := "switch/map"
		if places {
			name = "switch/places"
		}
		b.Run(name, func(b *testing.B) {
			var ev coverage.Evaluator
			o := coverage.Options{PlacesOnly: places, SkipRemedies: true, Land: land}
			ev.Evaluate(context.Background(), s, o)
			i := 0
			for b.Loop() {
				i++
				t := s.Edit(func(t *scenario.Scenario) {
					t.Package.Authorisation.Delay = scenario.UniformDelay(5*time.Minute + time.Duration(i)*time.Millisecond*100)
				})
				ev.Evaluate(context.Background(), t, o)
			}
		})
	}
}
