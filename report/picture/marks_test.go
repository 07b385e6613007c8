package picture

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// Every marker with corners lies around its place, as high above as below it or nearly so,
// and as far to the west as to the east, wherever it stands.
func TestMarkersStandAroundTheirPlace(t *testing.T) {
	for name, of := range map[string]func(orb.Point, float64) orb.Ring{
		"triangle": triangle, "wedge": wedgeMarker, "square": square, "diamond": diamond,
	} {
		for _, at := range []orb.Point{{0, 0}, {300, 40}, {15, 900}} {
			const r = 6.0
			bound := of(at, r).Bound()
			west, east := at[0]-bound.Min[0], bound.Max[0]-at[0]
			north, south := at[1]-bound.Min[1], bound.Max[1]-at[1]
			if math.Abs(west-east) > 1e-9 || math.Abs(north-south) > 0.3*r {
				t.Errorf("%s at %v reaches %g west, %g east, %g north and %g south", name, at, west, east, north, south)
			}
			for _, side := range []float64{west, east, north, south} {
				if side < 0.6*r || side > 1.1*r {
					t.Errorf("%s at %v: a side of %g at a size of %g", name, at, side, r)
				}
			}
		}
	}
}
