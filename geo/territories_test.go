package geo_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// wavy is a rectangle whose eastern or western side has corners every few
// kilometres, up to some metres from its line.
func wavy(r *rand.Rand, west, south, east, north float64, atEast bool, metres float64) orb.Ring {
	ring := box(west, south, east, north)
	var side []orb.Point
	for y := south + 2; y < north-2; y += 2 + 5*r.Float64() {
		x := west
		if atEast {
			x = east
		}
		side = append(side, place(x+metres/1000*(2*r.Float64()-1), y))
	}
	if atEast { // between the corners south-east and north-east
		return append(append(append(orb.Ring{}, ring[:2]...), side...), ring[2:]...)
	}
	for i := len(side) - 1; i >= 0; i-- {
		ring = append(ring[:len(ring)-1], side[i], ring[len(ring)-1])
	}
	return ring
}

// Two halves whose common border runs otherwise in each, up to 1.5 km off, are
// one rectangle 100 km wide and 80 km high.
func TestNeighboursWithDifferentBordersAreOneGround(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	whole := geo.NewSeenArea(nil, nil, geo.NewTerritories(orb.MultiPolygon{{box(-50, -40, 50, 40)}}))
	for _, metres := range []float64{0, 0.01, 0.3, 10, 1500} {
		west, east := wavy(r, -50, -40, 5, 40, true, metres), wavy(r, 5, -40, 50, 40, false, metres)
		both := geo.NewSeenArea(nil, nil, geo.NewTerritories(orb.MultiPolygon{{west}}, orb.MultiPolygon{{east}}))
		for range 2000 {
			p := geo.NewGeocentric(randomPoint(r))
			got, want := both.Clearance(&p), whole.Clearance(&p)
			if math.Abs(float64(got-want)) > 0.5 {
				t.Fatalf("borders off by %.2f m at %v: %.1f m, of one %.1f m", metres, p.Point(), float64(got), float64(want))
			}
		}
	}
}

// What is closed is drawn with dots.
//
//	+---+...+---+    +-------+    +--+  +--+
//	|   |...|   |    | +---+ |    |  |..|  |
//	|   +---+   |    | |...| |    +--+  +--+
//	|           |    | +---+ |
//	+-----------+    +-------+
func TestGapsAreClosed(t *testing.T) {
	inlet := func(width float64) orb.MultiPolygon {
		w := width / 2
		return orb.MultiPolygon{{{
			place(-50, -40), place(50, -40), place(50, 40), place(w, 40),
			place(w, -20), place(-w, -20), place(-w, 40), place(-50, 40),
		}}}
	}
	hole := func(width float64) orb.MultiPolygon {
		w := width / 2
		return orb.MultiPolygon{{box(-50, -40, 50, 40), box(-w, -w, w, w)}}
	}
	strait := func(width float64) orb.MultiPolygon {
		return orb.MultiPolygon{{box(-50, -40, -width/2, 40)}, {box(width/2, -40, 50, 40)}}
	}
	for _, c := range []struct {
		name        string
		ground      orb.MultiPolygon
		east, north float64
		want        float64 // km
	}{
		{"inlet of 4.9 km, its mouth", inlet(4.9), 0, 30, 10},
		{"inlet of 4.9 km, off its mouth", inlet(4.9), 0, 43, -3},
		{"inlet of 4.9 km, beside it", inlet(4.9), -10, 0, 40},
		{"inlet of 5.1 km, its middle", inlet(5.1), 0, 30, -2.55},
		{"inlet of 5.1 km, beside it", inlet(5.1), -10, 0, 7.45},
		{"inlet of 20 km, where the disc does not reach its corner", inlet(20), -9.5, -19.5, 1.5 / math.Sqrt2},
		{"hole of 4.9 km", hole(4.9), 0, 0, 40},
		{"hole of 5.1 km, which the disc just fits into", hole(5.1), 0, 0, -2.6 / math.Sqrt2},
		{"hole of 30 km", hole(30), 10, 0, -5},
		{"strait of 4.9 km", strait(4.9), 0, 0, 40},
		{"strait of 4.9 km, its end", strait(4.9), 0, 39, 1},
		{"strait of 5.1 km", strait(5.1), 0, 0, -2.55},
		{"strait without width", strait(0), 0, 0, 40},
		{"strait of 1 mm", strait(1e-6), 0, 0, 40},
		{"strait of 20 cm", strait(2e-4), 0, 0, 40},
		{"lands that overlap", strait(-10), 0, 0, 40},
	} {
		p := geo.NewGeocentric(place(c.east, c.north))
		got := geo.NewSeenArea(nil, nil, geo.NewTerritories(c.ground)).Clearance(&p).Kilometres()
		if math.Abs(got-c.want) > 0.02 {
			t.Errorf("%s: %.3f km, want %.3f", c.name, got, c.want)
		}
		// A region of it named once more, and the same ground twice, change nothing.
		twice := geo.NewTerritories(c.ground, orb.MultiPolygon{{box(-50, -40, -20, 40)}}, c.ground)
		if again := geo.NewSeenArea(nil, nil, twice).Clearance(&p).Kilometres(); math.Abs(again-got) > 0.001 {
			t.Errorf("%s: %.3f km, with parts named twice %.3f", c.name, got, again)
		}
	}
}

// raggedCoast is a ring with corners every 2 km or so, between 25 and 45 km from
// the middle.
func raggedCoast(r *rand.Rand, centre orb.Point) orb.Ring {
	var ring orb.Ring
	radius := 35.0
	for azimuth := 0.0; azimuth < 360; azimuth += 2 + 3*r.Float64() {
		radius = min(max(radius+6*r.Float64()-3, 25), 45)
		ring = append(ring, geo.Destination(centre, geo.Angle(azimuth)*geo.Degree, geo.Length(radius)*geo.Kilometre))
	}
	return append(ring, ring[0])
}

// raggedLands are two lands that overlap here and there, and islands.
func raggedLands(r *rand.Rand) orb.MultiPolygon {
	lands := orb.MultiPolygon{{raggedCoast(r, place(-35, 0))}, {raggedCoast(r, place(38, 10))}}
	for i := range 12 {
		at := place(-40+8*float64(i), 40+4*r.Float64())
		lands = append(lands, orb.Polygon{convexRing(at, geo.Kilometre, randomAzimuths(r, 4)...)})
	}
	return lands
}

// A point of the ground stays seen; one where no disc of 5 km that keeps off the
// ground reaches is closed; one around which such a disc fits is not.
func TestTerritoriesOfARaggedCoastAgainstADenseSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 5))
	counts := map[string]int{}
	for range 4 {
		ground := raggedLands(r)
		fine := orb.MultiPolygon{}
		for _, polygon := range ground {
			fine = append(fine, orb.Polygon{finer(polygon[0])})
		}
		closed := geo.NewTerritories(ground)
		for range 400 {
			at := place(-80+160*r.Float64(), -50+110*r.Float64())
			if r.IntN(2) == 0 {
				coast := ground[r.IntN(2)][0]
				at = geo.Destination(coast[r.IntN(len(coast))], geo.Angle(r.Float64())*2*math.Pi, geo.Length(3000*r.Float64()))
			}
			p := geo.NewGeocentric(at)
			switch got := closed.Contains(&p); {
			case onLand(fine, at):
				counts["land"]++
				if !got {
					t.Errorf("%v is land and not seen", at)
				}
			case geo.DistanceTo(at, fine) > 2510:
				counts["sea"]++
				if got {
					t.Errorf("%v is sea, %v from land", at, geo.DistanceTo(at, fine))
				}
			case !reached(fine, at):
				counts["closed"]++
				if !got {
					t.Errorf("%v is in a gap and not closed", at)
				}
			}
		}
	}
	t.Log(counts)
	if counts["land"] < 300 || counts["sea"] < 300 || counts["closed"] < 20 {
		t.Errorf("too few: %v", counts)
	}
}

// onLand reports whether one of the polygons, which may overlap, holds a point.
func onLand(land orb.MultiPolygon, at orb.Point) bool {
	return slices.ContainsFunc(land, func(p orb.Polygon) bool { return geo.Contains(orb.MultiPolygon{p}, at) })
}

// reached reports whether a disc of about 5 km that keeps off the land may hold
// the point; centres are tried every 100 m.
func reached(land orb.MultiPolygon, at orb.Point) bool {
	for away := geo.Length(2500); away > 0; away -= 100 {
		for azimuth := geo.Angle(0); azimuth < 2*math.Pi; azimuth += geo.Angle(100 / away) {
			if q := geo.Destination(at, azimuth, away); !onLand(land, q) && geo.DistanceTo(q, land) > 2430 {
				return true
			}
		}
	}
	return false
}

func TestTerritoriesWithoutGround(t *testing.T) {
	p := geo.NewGeocentric(orb.Point{28, 49})
	for name, territories := range map[string]*geo.Territories{
		"nil": nil, "zero": {}, "none": geo.NewTerritories(), "empty": geo.NewTerritories(nil, orb.MultiPolygon{{}, {{}}}),
		"a line": geo.NewTerritories(orb.MultiPolygon{{{{28, 49}, {29, 50}, {28, 49}}}}),
	} {
		if name != "a line" && territories.Contains(&p) {
			t.Errorf("%s: holds a point", name)
		}
		if got := geo.NewSeenArea(nil, nil, territories).Clearance(&p); name != "a line" && got != geo.NoClearance {
			t.Errorf("%s: clearance %v", name, got)
		}
	}
}
