package geo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// naiveDomeDepth is the formula with the geodesic distance.
func naiveDomeDepth(discs []geo.Disc, h geo.Height, p orb.Point, beyond geo.Length) geo.Length {
	deepest := geo.NoClearance
	for _, d := range discs {
		if d.Radius > 0 {
			slant := math.Hypot(float64(geo.Distance(d.Centre, p)+beyond), float64(h))
			deepest = max(deepest, d.Radius-geo.Length(slant))
		}
	}
	return deepest
}

func TestDepthInDomesIsThatOfTheFormula(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	for n := range 10 {
		discs := append(randomDiscs(r, n), geo.Disc{Centre: orb.Point{28, 49}})
		h := geo.Height(30_000 * r.Float64())
		domes := geo.NewDomes(discs, h)
		for range 200 {
			at, beyond := randomPoint(r), geo.Length(20*r.Float64())*geo.Kilometre
			p := geo.NewGeocentric(at)
			got, want := domes.Depth(&p, beyond), naiveDomeDepth(discs, h, at, beyond)
			if math.Abs(float64(got-want)) > 0.02 {
				t.Errorf("%d domes at %v: %.3f m, by the formula %.3f m", n, at, float64(got), float64(want))
			}
		}
	}
}

func TestDepthInNoDomeIsNoClearance(t *testing.T) {
	p := geo.NewGeocentric(orb.Point{28, 49})
	if got := new(geo.Domes).Depth(&p, 0); got != geo.NoClearance {
		t.Errorf("depth %v", got)
	}
}
