package coverage_test

import (
	"context"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/scenario"
)

// BenchmarkWhyNot is the question why for one place of the default scenario, after its
// places were evaluated; all places, with their decisions re-evaluated; and what the
// covered people rest on.
func BenchmarkWhyNot(b *testing.B) {
	s := builtin(b, "package-four-legs")
	o := coverage.Options{PlacesOnly: true, SkipRemedies: true}
	b.Run("place", func(b *testing.B) {
		var e coverage.Evaluator
		if _, err := e.Evaluate(context.Background(), s, o); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := e.WhyNot(context.Background(), s, o, "zaporizhzhia", "cruise-missile"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			var e coverage.Evaluator
			if _, err := e.Evaluate(context.Background(), s, o); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if _, err := e.WhyNot(context.Background(), s, o, "zaporizhzhia", "cruise-missile"); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, skip := range map[string]bool{"without": true, "with": false} {
		b.Run("all places/"+name, func(b *testing.B) {
			for b.Loop() {
				o := coverage.Options{PlacesOnly: true, SkipRemedies: skip}
				if _, err := coverage.Evaluate(context.Background(), s, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRestsOn(b *testing.B) {
	for name, s := range map[string]*scenario.Scenario{
		"default": builtin(b, "package-four-legs"), "sixty": sixty(data.World()),
	} {
		ready := coverage.Prepare(s, coverage.Options{})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ready.RestsOn()
			}
		})
	}
}
