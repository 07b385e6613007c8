package scenario

import (
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

func city(people int) *Place {
	return &Place{Kind: City, Population: people, Position: orb.Point{24.02324, 49.83826}}
}

// The numbers of demand points are rows D1, D1b, D1c and D1d of the reference values.
func TestACityHasAPointForEveryTenThousandPeople(t *testing.T) {
	for people, want := range map[int]int{0: 1, 9_999: 1, 10_000: 7, 50_000: 7, 70_001: 8, 721_510: 73, 2_797_553: 199} {
		if got := city(people).PointCount(); got != want {
			t.Errorf("%d people have %d points, want %d", people, got, want)
		}
		if got := len(city(people).Points()); got != want {
			t.Errorf("%d people have %d points in their list, want %d", people, got, want)
		}
	}
	port := &Place{Kind: "port", Population: 1_000_000}
	if got := port.PointCount(); got != 1 {
		t.Errorf("a node has %d points, want 1", got)
	}
}

// Rows D2, D3 to D3d, D4, D4b and D5: where the points of Lviv lie.
func TestDemandPointsLieOnASpiral(t *testing.T) {
	p := city(721_510)
	points := p.Points()
	for i, want := range map[int]orb.Point{
		0: {24.029128103674108, 49.83410248050196}, 72: {23.953017181534815, 49.888744921737214},
	} {
		if d := geo.Distance(points[i], want); d > 0.01 {
			t.Errorf("point %d lies at %v, %.3f m from %v", i+1, points[i], float64(d), want)
		}
	}
	within := func(from orb.Point, r geo.Length) int {
		n := 0
		for _, q := range points {
			if geo.Distance(from, q) <= r {
				n++
			}
		}
		return n
	}
	if got := within(p.Position, 6.6*geo.Kilometre); got != 55 {
		t.Errorf("%d points within 6.6 km of the centre, want 55", got)
	}
	east := geo.Destination(p.Position, 90*geo.Degree, 8*geo.Kilometre)
	if got := within(east, 8*geo.Kilometre); got != 28 {
		t.Errorf("%d points within 8 km of a unit 8 km east, want 28", got)
	}
}
