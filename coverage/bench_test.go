package coverage_test

import (
	"context"
	"fmt"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// sixty is 60 units over Ukraine's real outline with 180 places and five
// threats, the size that DESIGN's numbers are stated for.
func sixty(w *coverage.World) *coverage.Scenario {
	rng := newRandom(60)
	s := rng.scenario(60, 180)
	s.World = w
	for i := range s.Units {
		s.Units[i].Position = orb.Point{rng.between(23, 38), rng.between(46, 51.5)}
		s.Units[i].Host, s.Units[i].Contributor, s.Units[i].Phase = "UA", "UA", ""
	}
	for i := range s.Places {
		s.Places[i].Position = orb.Point{rng.between(23, 38), rng.between(46, 51.5)}
		s.Places[i].Region = "UA-46"
	}
	second := s.Threats[0]
	second.ID, second.Altitude = "second-drone", 2500
	s.Threats = append(s.Threats, second)
	return s
}

func BenchmarkEvaluate(b *testing.B) {
	s := sixty(ukraineWorld())
	for _, km := range []float64{1, 2} {
		b.Run(fmt.Sprintf("cell=%gkm", km), func(b *testing.B) {
			o := coverage.Options{Cell: geo.Length(km) * geo.Kilometre}
			evaluate(b, s, o) // scan the border once
			b.ReportAllocs()
			for b.Loop() {
				if _, err := coverage.Evaluate(context.Background(), s, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("places", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first/cell=1km", func(b *testing.B) {
		for b.Loop() {
			fresh := &coverage.World{Border: s.World.Border, Regions: s.World.Regions, Countries: s.World.Countries}
			t := *s
			t.World = fresh
			if _, err := coverage.Evaluate(context.Background(), &t, coverage.Options{Cell: geo.Kilometre}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
