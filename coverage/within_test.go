package coverage_test

import (
	"math/rand/v2"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// Whether a point lies in a strip is said from the nearest node of a net wherever that is
// sure, and never otherwise than by the distance itself.
func TestAStripIsTheDistanceToTheTerritory(t *testing.T) {
	s := builtin(t, defaultScenario)
	land := coverage.NewLand(s.World)
	r := rand.New(rand.NewPCG(1, 2))
	inside := map[bool]int{}
	for _, code := range []string{"PL", "MD"} {
		territory := s.World.Country(code)
		edges := geo.NewEdgeSet(territory.Territory)
		for range 400 {
			p := orb.Point{22 + 8*r.Float64(), 46 + 6*r.Float64()}
			_, d := edges.Nearest(p)
			for _, km := range []float64{0, 7, 50, 100, 300} {
				strip := geo.Length(km) * geo.Kilometre
				quick, exact := land.Within(p, territory, strip), d <= strip
				if inside[exact]++; quick != exact {
					t.Errorf("%v within %g km of %s: %v, by the distance %v", p, km, code, quick, exact)
				}
			}
		}
	}
	if inside[true] < 500 || inside[false] < 500 {
		t.Errorf("%v: the points do not test it", inside)
	}
}

// A strip asks 16 release points around every demand point, at three ranges: hundreds of
// thousands of points, of which those far from the strip's edge are not measured.
func TestFewPointsAreMeasuredForAStrip(t *testing.T) {
	s := builtin(t, defaultScenario)
	land, territory := coverage.NewLand(s.World), s.World.Country("PL")
	r := rand.New(rand.NewPCG(3, 4))
	const asked = 20_000
	for range asked {
		land.Within(orb.Point{22 + 3*r.Float64(), 48 + 4*r.Float64()}, territory, 300*geo.Kilometre)
	}
	if measured := land.Distances(); measured > asked/10 {
		t.Errorf("%d of %d points were measured", measured, asked)
	}
}
