package geo

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// An area is shared by everybody who asks it: joining it with territories changes nothing
// of it, not even the order of its arcs.
func TestAnAreaStaysAsItIsWhenItIsJoinedWithTerritories(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	lands := orb.MultiPolygon{{{{24, 48}, {30, 48}, {30, 51}, {24, 51}, {24, 48}}}}
	turned := 0
	for range 30 {
		var discs []Disc
		for range 12 {
			discs = append(discs, Disc{Centre: orb.Point{24 + 8*rng.Float64(), 47 + 4*rng.Float64()},
				Radius: Length(40_000 + 120_000*rng.Float64())})
		}
		area := NewSeenArea(discs, nil, nil)
		before := make([][]arc, len(area.circles.rings))
		for i := range before {
			before[i] = slices.Clone(area.circles.rings[i].open)
		}
		area.With(NewTerritories(lands))
		for i := range before {
			now := area.circles.rings[i].open
			if !slices.Equal(now, before[i]) {
				t.Fatalf("circle %d has other arcs: %v, before %v", i, now, before[i])
			}
			if !slices.IsSortedFunc(now, compareStarts) {
				turned++
			}
		}
	}
	if turned == 0 {
		t.Error("all arcs stand in their order by chance: nothing is tested")
	}
}
