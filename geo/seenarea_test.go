package geo_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// shapes are what a seen area is made of, asked one by one. Its polygons are
// convex and stand apart, so that nothing of their gaps is closed.
type shapes struct {
	discs    []geo.Disc
	wedges   []geo.Wedge
	polygons []orb.Ring // closed
	fine     []orb.Ring // the same with a point every 2 km
}

func (s *shapes) area() *geo.SeenArea {
	var mp orb.MultiPolygon
	for _, ring := range s.polygons {
		mp = append(mp, orb.Polygon{ring})
	}
	return geo.NewSeenArea(s.discs, s.wedges, geo.NewTerritories(mp))
}

// curve is a line that bounds one of the shapes, by the metres along it.
type curve struct {
	length float64
	at     func(metres float64) orb.Point
	of     int // shape, counted through
}

func along(from, to orb.Point) curve {
	d, azimuth, _ := geo.Inverse(from, to)
	line := geo.NewLine(from, azimuth)
	return curve{length: float64(d), at: func(metres float64) orb.Point { return line.At(geo.Length(metres)) }}
}

func circle(d geo.Disc, from, width geo.Angle) curve {
	return curve{
		length: float64(d.Radius) * float64(width),
		at: func(metres float64) orb.Point {
			return geo.Destination(d.Centre, from+geo.Angle(metres)/geo.Angle(d.Radius), d.Radius)
		},
	}
}

func (s *shapes) curves() (all []curve) {
	add := func(of int, curves ...curve) {
		for _, c := range curves {
			c.of = of
			all = append(all, c)
		}
	}
	for i, d := range s.discs {
		add(i, circle(d, 0, 2*math.Pi))
	}
	for i, w := range s.wedges {
		first := w.Facing - w.Width/2
		add(len(s.discs)+i, circle(w.Disc, first, w.Width),
			along(w.Centre, geo.Destination(w.Centre, first, w.Radius)),
			along(w.Centre, geo.Destination(w.Centre, first+w.Width, w.Radius)))
	}
	for i, ring := range s.polygons {
		for k := range len(ring) - 1 {
			add(len(s.discs)+len(s.wedges)+i, along(ring[k], ring[k+1]))
		}
	}
	return all
}

// sees reports whether a shape other than one holds a point by more than 1 cm.
func (s *shapes) sees(at orb.Point, but int) bool {
	p := geo.NewGeocentric(at)
	for i, d := range s.discs {
		if i != but && naiveDepth([]geo.Disc{d}, &p) > 0.01 {
			return true
		}
	}
	for i, w := range s.wedges {
		if len(s.discs)+i == but || naiveDepth([]geo.Disc{w.Disc}, &p) <= 0.01 {
			continue
		}
		h := geo.NewHeading(geo.NewGeocentric(w.Centre))
		off := math.Remainder(math.Atan2(h.To(&p))-float64(w.Facing), 2*math.Pi)
		if math.Abs(off) < float64(w.Width)/2 {
			return true
		}
	}
	for i, ring := range s.fine {
		if len(s.discs)+len(s.wedges)+i != but && geo.Contains(orb.MultiPolygon{{ring}}, at) {
			return true
		}
	}
	return false
}

type sample struct {
	at     geo.Geocentric
	curve  int
	metres float64
}

const sampleStep = 40.0

// boundary samples every curve and keeps what lies in no other shape.
func (s *shapes) boundary(curves []curve) (samples []sample) {
	for i, c := range curves {
		n := int(math.Ceil(c.length / sampleStep))
		for k := range n + 1 {
			metres := c.length * float64(k) / float64(n)
			if at := c.at(metres); !s.sees(at, c.of) {
				samples = append(samples, sample{geo.NewGeocentric(at), i, metres})
			}
		}
	}
	return samples
}

// clearance is the distance to the boundary's nearest point, found by sampling
// more closely beside the nearest samples of each curve.
func (s *shapes) clearance(curves []curve, samples []sample, at orb.Point) float64 {
	p := geo.NewGeocentric(at)
	near := slices.Repeat([]float64{math.Inf(1)}, len(curves))
	where := make([]float64, len(curves))
	best := math.Inf(1)
	for i := range samples {
		if c := p.Chord2(&samples[i].at); c < near[samples[i].curve] {
			near[samples[i].curve], where[samples[i].curve] = c, samples[i].metres
			best = min(best, c)
		}
	}
	nearest := math.Inf(1)
	for i, c := range curves {
		if math.Sqrt(near[i]) > math.Sqrt(best)+50 {
			continue
		}
		for metres := where[i] - sampleStep; metres <= where[i]+sampleStep; metres += 0.5 {
			m := min(max(metres, 0), c.length)
			q := geo.NewGeocentric(c.at(m))
			if d := float64(p.Distance(&q)); d < nearest && !s.sees(c.at(m), c.of) {
				nearest = d
			}
		}
	}
	if !s.sees(at, -1) {
		return -nearest
	}
	return nearest
}

// convexRing is points in order on a circle, closed.
func convexRing(centre orb.Point, radius geo.Length, azimuths ...float64) orb.Ring {
	var ring orb.Ring
	for _, azimuth := range azimuths {
		ring = append(ring, geo.Destination(centre, geo.Angle(azimuth)*geo.Degree, radius))
	}
	return append(ring, ring[0])
}

// finer has points every 2 km of the geodesics between the points of a ring.
func finer(ring orb.Ring) (fine orb.Ring) {
	for i := range len(ring) - 1 {
		c := along(ring[i], ring[i+1])
		n := math.Ceil(c.length / 2000)
		for k := range int(n) {
			fine = append(fine, c.at(c.length*float64(k)/n))
		}
	}
	return append(fine, fine[0])
}

func randomAzimuths(r *rand.Rand, n int) []float64 {
	azimuths := make([]float64, n)
	for i := range azimuths {
		azimuths[i] = 360 * (float64(i) + 0.7*r.Float64()) / float64(n)
	}
	return azimuths
}

func randomWedges(r *rand.Rand, n int) []geo.Wedge {
	wedges := make([]geo.Wedge, n)
	for i, d := range randomDiscs(r, n) {
		wedges[i] = geo.Wedge{
			Disc: d, Facing: geo.Angle(r.Float64()*360) * geo.Degree, Width: geo.Angle(20+300*r.Float64()) * geo.Degree,
		}
	}
	return wedges
}

// randomShapes has discs and wedges anywhere and two polygons, one west and one
// east of the middle.
func randomShapes(r *rand.Rand, discs, wedges, polygons int) *shapes {
	s := &shapes{discs: randomDiscs(r, discs), wedges: randomWedges(r, wedges)}
	for i := range polygons {
		centre := orb.Point{27.3 + 1.5*float64(i), 48.6 + 0.7*r.Float64()}
		ring := convexRing(centre, geo.Length(15+30*r.Float64())*geo.Kilometre, randomAzimuths(r, 3+r.IntN(4))...)
		if r.IntN(2) == 0 {
			ring.Reverse()
		}
		s.polygons, s.fine = append(s.polygons, ring), append(s.fine, finer(ring))
	}
	return s
}

func TestSeenAreaAgainstASampledBoundary(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	inside, outside, worst := 0, 0, 0.0
	for n := range 16 {
		s := randomShapes(r, n%5, n*3%4, 1+n%2)
		if n%4 == 3 {
			s.polygons, s.fine = nil, nil
		}
		area, curves := s.area(), s.curves()
		samples := s.boundary(curves)
		for range 40 {
			at := randomPoint(r)
			p := geo.NewGeocentric(at)
			got, want := float64(area.Clearance(&p)), s.clearance(curves, samples, at)
			if off := math.Abs(got - want); off > 1 {
				t.Errorf("shapes %d (%d discs, %d wedges, %d polygons) at %v: %.1f m, sampled %.1f m",
					n, len(s.discs), len(s.wedges), len(s.polygons), at, got, want)
			} else {
				worst = max(worst, off)
			}
			if area.Contains(&p) != s.sees(at, -1) {
				t.Errorf("shapes %d at %v: seen %v", n, at, area.Contains(&p))
			}
			if want < 0 {
				outside++
			} else {
				inside++
			}
		}
	}
	t.Logf("worst %.2f m, %d points inside, %d outside", worst, inside, outside)
	if inside < 200 || outside < 200 {
		t.Errorf("%d points inside and %d outside are too few", inside, outside)
	}
}
