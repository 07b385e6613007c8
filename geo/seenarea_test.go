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

// Around a point of any area with ragged coasts and islands, whose gaps are
// closed, a disc of the clearance is seen whole, or not at all, and one that is
// 60 m larger is not.
func TestSeenAreaIsSeenAsFarAsItsClearance(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	for n := range 6 {
		s := randomShapes(r, n%4, n%3, 0)
		area := geo.NewSeenArea(s.discs, s.wedges, geo.NewTerritories(raggedLands(r)))
		for range 40 {
			at := randomPoint(r)
			p := geo.NewGeocentric(at)
			w := area.Clearance(&p)
			same := func(azimuth geo.Angle, away geo.Length) bool {
				q := geo.NewGeocentric(geo.Destination(at, azimuth, away))
				return area.Contains(&q) == (w > 0)
			}
			away := max(w, -w)
			for k := range 200 {
				azimuth := geo.Angle(k) * math.Pi / 100
				if share := geo.Length(r.Float64()); away > 2 && (!same(azimuth, away-1) || !same(azimuth, share*(away-1))) {
					t.Fatalf("areas %d at %v: clearance %.1f m, otherwise at %v", n, at, float64(w), azimuth.Degrees())
				}
			}
			step, alike := geo.Angle(20/(away+60)), true
			for azimuth := geo.Angle(0); alike && azimuth < 2*math.Pi; azimuth += step {
				alike = same(azimuth, away+60)
			}
			if alike {
				t.Errorf("areas %d at %v: clearance %.1f m, nothing changes 60 m on", n, at, float64(w))
			}
		}
	}
}

func TestSeenAreaOfDiscsOnlyIsTheirUnion(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 9))
	for n := range 12 {
		discs := randomDiscs(r, n)
		union := geo.NewDiscUnion(discs)
		for name, area := range map[string]*geo.SeenArea{
			"no territories":    geo.NewSeenArea(discs, nil, nil),
			"empty territories": geo.NewSeenArea(discs, []geo.Wedge{{}}, geo.NewTerritories()),
			"whole wedges":      geo.NewSeenArea(discs[:n/2], wholeWedges(discs[n/2:]), nil),
		} {
			for range 100 {
				p := geo.NewGeocentric(randomPoint(r))
				if got, want := area.Clearance(&p), union.Clearance(&p); got != want {
					t.Errorf("%d discs, %s: clearance %v, of the union %v", n, name, got, want)
				}
				if got, want := area.Farthest(&p), union.Farthest(&p); got != want {
					t.Errorf("%d discs, %s: farthest %v, of the union %v", n, name, got, want)
				}
			}
		}
	}
}

func wholeWedges(discs []geo.Disc) (wedges []geo.Wedge) {
	for _, d := range discs {
		wedges = append(wedges, geo.Wedge{Disc: d, Facing: 1, Width: 2 * math.Pi})
	}
	return wedges
}

func TestSeenAreaChangesByNoMoreThanThePointMoves(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 9))
	for n := range 8 {
		area := randomShapes(r, 3*(n%3), n%4, 2).area()
		for range 4000 {
			at := randomPoint(r)
			to := geo.Destination(at, geo.Angle(r.Float64()*360)*geo.Degree, geo.Length(30_000*math.Pow(r.Float64(), 4)))
			a, b := geo.NewGeocentric(at), geo.NewGeocentric(to)
			if moved := a.Distance(&b); area.Clearance(&a)-area.Clearance(&b) > moved+0.1 {
				t.Fatalf("shapes %d from %v to %v: moved %.2f m, clearance %.2f m and %.2f m", n, at, to,
					float64(moved), float64(area.Clearance(&a)), float64(area.Clearance(&b)))
			}
		}
	}
}

// box is the rectangle between two distances east and two north of 28E 49N, in
// kilometres. Lines of the one go along a meridian, those of the other along
// geodesics that leave it at a right angle.
func box(west, south, east, north float64) orb.Ring {
	return orb.Ring{place(west, south), place(east, south), place(east, north), place(west, north), place(west, south)}
}

// place is so many kilometres east of a point so many north of 28E 49N.
func place(east, north float64) orb.Point {
	p := geo.Destination(orb.Point{28, 49}, 0, geo.Length(north)*geo.Kilometre)
	return geo.Destination(p, math.Pi/2, geo.Length(east)*geo.Kilometre)
}

// Every case has a plain answer on paper, in kilometres east and north of the
// middle. The rectangle is 100 km wide and 80 km high.
func TestClearanceOfPlainSeenAreas(t *testing.T) {
	ground := geo.NewTerritories(orb.MultiPolygon{{box(-50, -40, 50, 40)}})
	ring := geo.NewTerritories(orb.MultiPolygon{{box(-50, -40, 50, 40), box(-10, -10, 10, 10)}})
	disc := func(east, north, radius geo.Length) geo.Disc {
		return geo.Disc{Centre: place(float64(east), float64(north)), Radius: radius * geo.Kilometre}
	}
	wedge := func(radius geo.Length, facing, width geo.Angle) geo.Wedge {
		return geo.Wedge{Disc: disc(0, 0, radius), Facing: facing * geo.Degree, Width: width * geo.Degree}
	}
	for _, c := range []struct {
		name        string
		area        *geo.SeenArea
		east, north float64
		want        geo.Length // km
	}{
		{"nothing", geo.NewSeenArea(nil, nil, nil), 0, 0, geo.NoClearance / geo.Kilometre},
		{"nothing of anything", geo.NewSeenArea([]geo.Disc{{}}, []geo.Wedge{{}}, &geo.Territories{}), 0, 0,
			geo.NoClearance / geo.Kilometre},
		{"ground at its middle", geo.NewSeenArea(nil, nil, ground), 0, 0, 40},
		{"ground nearer to a side", geo.NewSeenArea(nil, nil, ground), 45, 0, 5},
		{"outside the ground, a side", geo.NewSeenArea(nil, nil, ground), 0, -60, -20},
		{"outside the ground, a corner", geo.NewSeenArea(nil, nil, ground), 80, 80, -50},
		{"a disc within the ground", geo.NewSeenArea([]geo.Disc{disc(0, 0, 20)}, nil, ground), 0, 0, 40},
		{"the ground within a disc", geo.NewSeenArea([]geo.Disc{disc(0, 0, 90)}, nil, ground), 0, 0, 90},
		{"a disc that reaches over a side", geo.NewSeenArea([]geo.Disc{disc(0, 40, 30)}, nil, ground), 0, 40, 30},
		{"a hole", geo.NewSeenArea(nil, nil, ring), 0, 0, -10},
		{"beside a hole", geo.NewSeenArea(nil, nil, ring), 20, 0, 10},
		{"a disc that covers the hole", geo.NewSeenArea([]geo.Disc{disc(0, 0, 20)}, nil, ring), 0, 0, 40},
		{"a disc that covers a part of the hole", geo.NewSeenArea([]geo.Disc{disc(-12, 0, 20)}, nil, ring), -12, 0, 20},
		{"a wedge ahead of the radar", geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 90)}, nil), 0, 20, 14.142},
		{"a wedge towards its arc", geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 90)}, nil), 0, 90, 10},
		{"a wedge behind the radar", geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 90)}, nil), 0, -20, -20},
		{"a wedge beside the radar", geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 90)}, nil), 20, 0, -14.142},
		{"a wide wedge at its radar", geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 270)}, nil), 0, 0, 0},
		{"a wide wedge behind the radar", geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 270)}, nil), 0, -20, -14.142},
		{"three wedges that make a disc",
			geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 120), wedge(100, 120, 120), wedge(100, 240, 120)}, nil), 20, 0, 80},
		{"the same wedge twice",
			geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 90), wedge(100, 0, 90)}, nil), 0, 20, 14.142},
		{"a wedge within a wedge",
			geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 90), wedge(60, 15, 60)}, nil), 0, 20, 14.142},
		{"a wedge within its disc",
			geo.NewSeenArea([]geo.Disc{disc(0, 0, 100)}, []geo.Wedge{wedge(100, 0, 90)}, nil), 20, 0, 80},
		{"a wedge out of the ground", geo.NewSeenArea(nil, []geo.Wedge{wedge(100, 0, 90)}, ground), 0, 40, 40},
	} {
		at := geo.NewGeocentric(place(c.east, c.north))
		if got := c.area.Clearance(&at).Kilometres(); math.Abs(got-float64(c.want)) > 0.05 {
			t.Errorf("%s: %.3f km, want %.1f", c.name, got, float64(c.want))
		}
		if c.want != 0 && c.area.Contains(&at) != (c.want > 0) {
			t.Errorf("%s: seen %v", c.name, c.area.Contains(&at))
		}
	}
}

func TestNoPointOfASeenAreaIsFartherThanFarthest(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 9))
	for range 5 {
		s := randomShapes(r, 1, 0, 2)
		p, farthest := geo.NewGeocentric(randomPoint(r)), geo.Length(0)
		for _, b := range s.boundary(s.curves()) {
			farthest = max(farthest, p.Distance(&b.at))
		}
		if got := s.area().Farthest(&p); got < farthest-0.01 || got > farthest+geo.Metre {
			t.Errorf("farthest %.1f m, sampled %.1f m", float64(got), float64(farthest))
		}
	}
}

// BenchmarkSeenArea makes areas of 30 discs, some wedges and territories of
// 10,000 edges, and asks them.
func BenchmarkSeenArea(b *testing.B) {
	r := rand.New(rand.NewPCG(9, 9))
	var lands orb.MultiPolygon
	for i := range 4 {
		var ring orb.Ring
		centre := place(-300+600*float64(i%2), -200+400*float64(i/2))
		for k := range 2500 {
			away := geo.Length(220+r.Float64()) * geo.Kilometre
			ring = append(ring, geo.Destination(centre, geo.Angle(k)/2500*2*math.Pi, away))
		}
		lands = append(lands, orb.Polygon{ring})
	}
	discs, points := make([]geo.Disc, 30), make([]geo.Geocentric, 1000)
	for i := range discs {
		at := place(-400+800*r.Float64(), -300+600*r.Float64())
		discs[i] = geo.Disc{Centre: at, Radius: geo.Length(20+130*r.Float64()) * geo.Kilometre}
	}
	for i := range points {
		points[i] = geo.NewGeocentric(place(-400+800*r.Float64(), -300+600*r.Float64()))
	}
	wedges := make([]geo.Wedge, 10)
	for i := range wedges {
		wedges[i] = geo.Wedge{Disc: discs[i], Facing: geo.Angle(6 * r.Float64()), Width: 2}
	}
	territories := geo.NewTerritories(lands)
	b.Run("territories", func(b *testing.B) {
		for b.Loop() {
			geo.NewTerritories(lands)
		}
	})
	for _, c := range []struct {
		name string
		area func() *geo.SeenArea
	}{
		{"discs", func() *geo.SeenArea { return geo.NewSeenArea(discs, nil, nil) }},
		{"discs and territories", func() *geo.SeenArea { return geo.NewSeenArea(discs, nil, territories) }},
		{"discs, wedges and territories", func() *geo.SeenArea { return geo.NewSeenArea(discs[10:], wedges, territories) }},
		{"territories", func() *geo.SeenArea { return geo.NewSeenArea(nil, nil, territories) }},
	} {
		b.Run("make "+c.name, func(b *testing.B) {
			for b.Loop() {
				c.area()
			}
		})
		area := c.area()
		b.Run("ask "+c.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				area.Clearance(&points[i%len(points)])
			}
		})
	}
	lines := geo.NewScanlines(47.5, 50.5, 500*geo.Metre)
	window := square(&lines, 26, 30)
	s := geo.LevelSet{
		Field: geo.NewSeenArea(discs, wedges, territories), Centre: orb.Point{28, 49},
		Fixed: 5 * geo.Kilometre, Slope: 0.3, Inner: -1, Outer: 90 * geo.Kilometre,
	}
	b.Run("level set", func(b *testing.B) {
		for b.Loop() {
			s.Scan(window)
		}
	})
}
