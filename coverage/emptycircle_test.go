package coverage_test

import (
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// F6 and F6b: four sites of 100 km at the corners of a square of 200 km leave a star whose
// largest circle has a radius of 100 sqrt 2 - 100 km. The cases are plane; the square
// stands on the equator, where the Earth bends each of them by less than a part in 2,000.
//
//	o-----o
//	| (*) |
//	o-----o
func TestFourSitesLeaveTheStarOfTheModelCases(t *testing.T) {
	const half = 100 * geo.Kilometre
	middle := orb.Point{31, 0}
	north, east := geo.Destination(middle, 0, half)[1], geo.Destination(middle, 90*geo.Degree, half)[0]-middle[0]
	corners := orb.Ring{
		{31 - east, -north}, {31 + east, -north}, {31 + east, north}, {31 - east, north}, {31 - east, -north},
	}
	var discs []geo.Disc
	for _, corner := range corners[:4] {
		discs = append(discs, geo.Disc{Centre: corner, Radius: half})
	}
	s := discScenario(scenario.NewWorld(orb.MultiPolygon{{corners}}, nil, nil), discs)
	gaps := evaluate(t, s, coverage.Options{Cell: geo.Kilometre}).Threats[0].Gaps
	if len(gaps) != 1 {
		t.Fatalf("%d gaps, want the star", len(gaps))
	}
	for _, c := range []struct {
		id        string
		got, want float64
	}{
		{"F6 radius of the largest circle (km)", gaps[0].LargestCircle.Kilometres(), 41.42135623730951},
		{"F6b area not covered (km2)", float64(gaps[0].Area) / 1e6, 8584.073464102068},
	} {
		if math.Abs(c.got-c.want) > c.want/2000 {
			t.Errorf("%s: %.4f, want %.4f within a part in 2,000", c.id, c.got, c.want)
		}
	}
}
