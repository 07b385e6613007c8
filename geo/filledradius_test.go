package geo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// A disc of 45 km with a notch between two azimuths that is left out: one part
// in two hundred of it is passed over, one in fifty is not.
func TestFilledRadiusPassesOverNarrowNotches(t *testing.T) {
	centre := orb.Point{31, 48}
	const radius = 45 * geo.Kilometre
	for _, c := range []struct {
		name         string
		from, to     float64 // degrees
		least, most  geo.Length
		limit, share float64
	}{
		{"nothing is left out", 0, 0, 44 * geo.Kilometre, 46 * geo.Kilometre, 100, 0.01},
		{"0.5 % are left out", 41, 42.8, 42.5 * geo.Kilometre, 47.5 * geo.Kilometre, 100, 0.01},
		{"2 % are left out", 49, 56.2, 0, 20 * geo.Kilometre, 100, 0.01},
		{"2 % are left out of 5 %", 49, 56.2, 44 * geo.Kilometre, 47.5 * geo.Kilometre, 100, 0.05},
		{"no farther than the limit", 0, 0, 30 * geo.Kilometre, 30 * geo.Kilometre, 30, 0.01},
		{"all is left out", 0, 360, 0, 0, 100, 0.01},
	} {
		holds := func(q orb.Point) bool {
			d, azimuth, _ := geo.Inverse(centre, q)
			at := math.Mod(azimuth.Degrees()+360, 360)
			return d <= radius && (at < c.from || at >= c.to)
		}
		got := geo.FilledRadius(centre, geo.Length(c.limit)*geo.Kilometre, 2*geo.Kilometre, c.share, holds)
		if got < c.least || got > c.most {
			t.Errorf("%s: %v, want %v to %v", c.name, got, c.least, c.most)
		}
	}
}

// naiveShareOut is the share of a disc that a set leaves out, on a grid of
// points 700 m apart.
func naiveShareOut(centre orb.Point, radius geo.Length, holds func(orb.Point) bool) float64 {
	const apart = 700 * geo.Metre
	out, all := 0, 0
	for x := -radius; x <= radius; x += apart {
		for y := -radius; y <= radius; y += apart {
			if math.Hypot(float64(x), float64(y)) > float64(radius) {
				continue
			}
			all++
			if !holds(
				geo.Destination(
					centre,
					geo.Angle(math.Atan2(float64(x), float64(y))),
					geo.Length(math.Hypot(float64(x), float64(y))),
				),
			) {
				out++
			}
		}
	}
	return float64(out) / float64(all)
}

// Ground with round holes: the filled disc leaves out less than is allowed, and
// one a step larger does not.
func TestFilledRadiusAgainstCountedPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 6))
	const step, limit = 2 * geo.Kilometre, 60 * geo.Kilometre
	partly := 0
	for n := range 16 {
		holes := make([]geo.Disc, 4)
		for i := range holes {
			holes[i] = geo.Disc{Centre: randomPoint(r), Radius: geo.Length(5+10*r.Float64()) * geo.Kilometre}
		}
		holds := func(q orb.Point) bool {
			p := geo.NewGeocentric(q)
			return naiveDepth(holes, &p) < 0
		}
		centre := randomPoint(r)
		got := geo.FilledRadius(centre, limit, step, 0.05, holds)
		if got > 0 {
			if share := naiveShareOut(centre, got, holds); share > 0.055 {
				t.Errorf("holes %d: %.3f of the disc of %v is left out", n, share, got)
			}
		}
		if got == limit {
			continue
		}
		partly++
		if share := naiveShareOut(centre, got+step, holds); share < 0.045 {
			t.Errorf("holes %d: only %.3f of the disc of %v is left out", n, share, got+step)
		}
	}
	if partly < 4 {
		t.Errorf("only %d discs end before the limit", partly)
	}
}
