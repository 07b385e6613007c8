package geo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// randomDiscs draws discs of 20 to 60 km within 100 km of 28E 49N, so that many
// overlap, some hold others and some stand apart.
func randomDiscs(r *rand.Rand, n int) []geo.Disc {
	discs := make([]geo.Disc, n)
	for i := range discs {
		discs[i] = geo.Disc{Centre: randomPoint(r), Radius: geo.Length(20+40*r.Float64()) * geo.Kilometre}
	}
	return discs
}

func randomPoint(r *rand.Rand) orb.Point {
	return orb.Point{26.8 + 2.4*r.Float64(), 48.2 + 1.6*r.Float64()}
}

// naiveBoundary samples the circles every 0.03 degree and keeps what lies in no
// other disc: points at most 31 m apart.
func naiveBoundary(discs []geo.Disc) []geo.Geocentric {
	var boundary []geo.Geocentric
	for i, d := range discs {
		for k := range 12_000 {
			p := geo.NewGeocentric(geo.Destination(d.Centre, geo.Angle(k)*0.03*geo.Degree, d.Radius))
			if naiveDepth(discs[:i], &p) < 0.01 && naiveDepth(discs[i+1:], &p) < 0.01 {
				boundary = append(boundary, p)
			}
		}
	}
	return boundary
}

// naiveDepth is how deep a point lies in the deepest disc.
func naiveDepth(discs []geo.Disc, p *geo.Geocentric) geo.Length {
	deepest := geo.NoClearance
	for _, d := range discs {
		centre := geo.NewGeocentric(d.Centre)
		deepest = max(deepest, d.Radius-p.Distance(&centre))
	}
	return deepest
}

// naiveClearance is the distance to the nearest sample of the boundary, and
// outside to the nearest disc.
func naiveClearance(discs []geo.Disc, boundary []geo.Geocentric, p *geo.Geocentric) geo.Length {
	if deepest := naiveDepth(discs, p); deepest < 0 {
		return deepest
	}
	nearest := &boundary[0]
	for i := range boundary {
		if p.Chord2(&boundary[i]) < p.Chord2(nearest) {
			nearest = &boundary[i]
		}
	}
	return p.Distance(nearest)
}

func TestClearanceAgainstASampledBoundary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	inside, outside := 0, 0
	for n := 1; n <= 12; n++ {
		discs := randomDiscs(r, n)
		union, boundary := geo.NewDiscUnion(discs), naiveBoundary(discs)
		for i := range 30 + n {
			at := randomPoint(r)
			if i < n {
				at = discs[i].Centre
			}
			p := geo.NewGeocentric(at)
			got, want := union.Clearance(&p), naiveClearance(discs, boundary, &p)
			if got < 0 {
				outside++
			} else {
				inside++
			}
			// A vertex lies up to 31 m from the next sample that is exposed.
			if got > want+0.1 || got < want-32 {
				t.Errorf("%d discs at %v: %.1f m, sampled %.1f m", n, at, float64(got), float64(want))
			}
		}
	}
	if inside < 160 || outside < 80 {
		t.Errorf("%d points inside and %d outside are too few", inside, outside)
	}
}

func TestClearanceChangesByNoMoreThanThePointMoves(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9))
	union := geo.NewDiscUnion(randomDiscs(r, 9))
	for range 20_000 {
		a, b := geo.NewGeocentric(randomPoint(r)), geo.NewGeocentric(randomPoint(r))
		if moved := a.Distance(&b); union.Clearance(&a)-union.Clearance(&b) > moved+0.1 {
			t.Fatalf(
				"from %v to %v: moved %v, clearance %v and %v",
				a.Point(),
				b.Point(),
				moved,
				union.Clearance(&a),
				union.Clearance(&b),
			)
		}
	}
}

// Two discs of 50 km, their centres 30 km west and east of the middle: their
// circles meet 40 km north and south of it, by Pythagoras.
//
//	  v
//	( | )
//	a m b
//	( | )
//	  v
func TestClearanceOfPlainUnions(t *testing.T) {
	middle := orb.Point{28, 49}
	away := func(azimuth geo.Angle, km geo.Length) orb.Point {
		return geo.Destination(middle, azimuth*geo.Degree, km*geo.Kilometre)
	}
	a, b := geo.Disc{
		Centre: away(270, 30),
		Radius: 50 * geo.Kilometre,
	}, geo.Disc{
		Centre: away(90, 30),
		Radius: 50 * geo.Kilometre,
	}
	held := geo.Disc{Centre: away(270, 20), Radius: 10 * geo.Kilometre}
	none := geo.Disc{Centre: middle}
	for _, c := range []struct {
		name  string
		discs []geo.Disc
		at    orb.Point
		want  geo.Length // km
	}{
		{"no disc", nil, middle, geo.NoClearance / geo.Kilometre},
		{"a disc without radius", []geo.Disc{none}, middle, geo.NoClearance / geo.Kilometre},
		{"one disc at its centre", []geo.Disc{a}, a.Centre, 50},
		{"one disc beside its centre", []geo.Disc{a}, away(270, 10), 30},
		{"one disc from outside", []geo.Disc{a}, away(90, 60), -40},
		{"the vertex of two discs is nearest", []geo.Disc{a, b}, middle, 40},
		{"the vertex at the centre of a disc", []geo.Disc{a, b}, a.Centre, 50},
		{"outside, the circle of the nearer disc", []geo.Disc{a, b}, away(90, 100), -20},
		{"the same disc twice", []geo.Disc{a, a, b, b}, middle, 40},
		{"a disc that another holds", []geo.Disc{held, a, b}, held.Centre, 44.7},
		{"apart from one without radius", []geo.Disc{a, none, b}, middle, 40},
	} {
		p := geo.NewGeocentric(c.at)
		if got := geo.NewDiscUnion(c.discs).Clearance(&p).Kilometres(); math.Abs(got-float64(c.want)) > 0.05 {
			t.Errorf("%s: %.3f km, want %.1f", c.name, got, float64(c.want))
		}
	}
}

func TestNoPointOfAUnionIsFartherThanFarthest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	discs := randomDiscs(r, 6)
	p := geo.NewGeocentric(randomPoint(r))
	farthest := geo.Length(0)
	for _, q := range naiveBoundary(discs) {
		farthest = max(farthest, p.Distance(&q))
	}
	if got := geo.NewDiscUnion(discs).Farthest(&p); got < farthest || got > farthest+geo.Metre {
		t.Errorf("farthest %v, sampled %v", got, farthest)
	}
	if got := geo.NewDiscUnion(nil).Farthest(&p); got != 0 {
		t.Errorf("farthest %v without discs", got)
	}
}
