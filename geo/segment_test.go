package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// randomSegment is up to 25 km long and up to 500 km from 28E 49N.
func randomSegment(r *rand.Rand) segment {
	a := Destination(orb.Point{28, 49}, Angle(r.Float64()*2*math.Pi), Length(r.Float64())*500*Kilometre)
	b := Destination(a, Angle(r.Float64()*2*math.Pi), Length(1+longestSegment*r.Float64()))
	return newSegment(NewGeocentric(a), NewGeocentric(b))
}

// naiveSegmentDistance walks the geodesic in steps of 5 m or so.
func naiveSegmentDistance(s *segment, p *Geocentric) float64 {
	d, azimuth, _ := Inverse(s.a.Point(), s.b.Point())
	line, best := NewLine(s.a.Point(), azimuth), math.Inf(1)
	for k := range 5001 {
		q := NewGeocentric(line.At(d * Length(k) / 5000))
		best = min(best, float64(p.Distance(&q)))
	}
	return best
}

func TestDistanceToASegmentAgainstAWalkAlongIt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	for i := range 150 {
		s := randomSegment(r)
		middle := s.at(0.5)
		at := Destination(middle.Point(), Angle(r.Float64()*2*math.Pi), Length(math.Pow(10, 1+4.6*r.Float64())))
		p := NewGeocentric(at)
		got, want := s.distance(&p, math.Inf(1)), naiveSegmentDistance(&s, &p)
		if off := math.Abs(got - want); off > 0.05 && off > 3/want { // half a step aside
			t.Errorf("segment %d: %.3f m, walking %.3f m", i, got, want)
		}
		if best := s.distance(&p, want/2); best != want/2 {
			t.Errorf("segment %d: %.3f m, and %.3f m is nearer", i, best, want/2)
		}
	}
}

func TestSegmentInADiscEndsOnItsCircle(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	crossings := 0
	for range 3000 {
		s := randomSegment(r)
		middle := s.at(0.5)
		at := Destination(middle.Point(), Angle(r.Float64()*2*math.Pi), Length(r.Float64())*200*Kilometre)
		centre := NewGeocentric(at)
		near := s.at(r.Float64())
		radius := float64(centre.Distance(&near)) * (1 + 0.01*(r.Float64()-0.5))
		from, to, ok := s.inDisc(&centre, radius)
		for k := range 101 {
			share := float64(k) / 100
			q := s.at(share)
			gap := float64(centre.Distance(&q)) - radius
			if in := ok && share >= from && share <= to; in != (gap < 0) && math.Abs(gap) > 0.01 {
				t.Fatalf("at %.2f: in the disc %v, %.3f m outside", share, in, gap)
			}
		}
		for _, share := range []float64{from, to} {
			q := s.at(share)
			if off := math.Abs(float64(centre.Distance(&q)) - radius); ok && share > 0 && share < 1 {
				if crossings++; off > 0.001 {
					t.Fatalf("crossing %.4f m off the circle", off)
				}
			}
		}
	}
	if crossings < 1000 {
		t.Errorf("%d crossings are too few", crossings)
	}
}
