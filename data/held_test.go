package data

import (
	"math"
	"math/rand/v2"
	"testing"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// outlineEdge is an edge of rings, for distances by plain arithmetic.
type outlineEdge struct{ a, b orb.Point }

func outlineEdges(territory orb.MultiPolygon) (edges []outlineEdge) {
	for _, polygon := range territory {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				edges = append(edges, outlineEdge{ring[i-1], ring[i]})
			}
		}
	}
	return edges
}

// The lengths of a degree at the latitude of a place, good to 1 % in Ukraine.
const metresPerDegree = 111_200

func metresEast(lat float64) float64 { return metresPerDegree * math.Cos(lat*math.Pi/180) }

// metresFrom is the distance of p from the nearest edge in metres.
func metresFrom(edges []outlineEdge, p orb.Point) float64 {
	nearest := math.Inf(1)
	east := metresEast(p.Lat())
	for _, e := range edges {
		ax, ay := (e.a.Lon()-p.Lon())*east, (e.a.Lat()-p.Lat())*metresPerDegree
		dx, dy := (e.b.Lon()-e.a.Lon())*east, (e.b.Lat()-e.a.Lat())*metresPerDegree
		along := min(max(-(ax*dx+ay*dy)/(dx*dx+dy*dy), 0), 1)
		nearest = min(nearest, math.Hypot(ax+along*dx, ay+along*dy))
	}
	return nearest
}

// The outline says of every place what the nearest place of the catalogue says, but
// within what rounding moves it by.
func TestHeldGroundIsWhatHeldSays(t *testing.T) {
	t.Parallel()
	const most = 60 // metres
	w := World()
	outline, edges := geo.NewOutline(w.HeldGround), outlineEdges(w.HeldGround)
	farthest, differing, inside := 0.0, 0, 0
	check := func(p orb.Point) {
		got := outline.Contains(p)
		if got {
			inside++
		}
		if got == w.Held(p) {
			return
		}
		differing++
		d := metresFrom(edges, p)
		farthest = max(farthest, d)
		if d > most {
			t.Errorf("%v, %.0f m from the outline: in the held ground %v, held %v", p, d, got, !got)
		}
	}
	rng := rand.New(rand.NewPCG(48, 31))
	const count = 20_000
	for range count {
		check(orb.Point{21 + 20*rng.Float64(), 44 + 9*rng.Float64()})
	}
	t.Logf("anywhere: %d of %d differ, by up to %.1f m; %d inside", differing, count, farthest, inside)
	if inside < count/4 || inside > count/2 {
		t.Errorf("%d of %d lie inside", inside, count)
	}
	farthest, differing = 0, 0
	for range count { // within 100 m of the outline
		e := edges[rng.IntN(len(edges))]
		along, aside := rng.Float64(), 100*rng.Float64()
		sin, cos := math.Sincos(2 * math.Pi * rng.Float64())
		lon, lat := e.a.Lon()+along*(e.b.Lon()-e.a.Lon()), e.a.Lat()+along*(e.b.Lat()-e.a.Lat())
		check(orb.Point{lon + aside*cos/metresEast(lat), lat + aside*sin/metresPerDegree})
	}
	t.Logf("near the outline: %d of %d differ, by up to %.1f m", differing, count, farthest)
}

func TestHeldGroundIsInOrder(t *testing.T) {
	t.Parallel()
	ground := World().HeldGround
	area := areaKm2(ground)
	t.Logf("%d polygons, %d points, %.0f km2", len(ground), pointCount(ground), area)
	// Ukraine's 599,100 km2 without a fifth that is occupied by public reporting.
	if area < 470_000 || area > 500_000 {
		t.Errorf("%.0f km2", area)
	}
	checkRings(t, "held ground", orb.Bound{Min: orb.Point{22, 44}, Max: orb.Point{41, 53}}, ground)
	// Every place lies on its own side; Ochakiv's is 507 m off the generalised coast.
	edges := outlineEdges(ground)
	for _, p := range Places() {
		held := p.Control != scenario.Occupied
		if geo.Contains(ground, p.Position) != held && metresFrom(edges, p.Position) > 600 {
			t.Errorf("%s, %s, lies on the other side", p.ID, p.Control)
		}
	}
	snakeIsland := orb.Point{30.204, 45.255}
	if !geo.Contains(ground, snakeIsland) {
		t.Error("Snake Island is not in the held ground")
	}
	// Smaller pieces are slivers between outlines that do not quite agree.
	for _, polygon := range ground {
		if km2 := areaKm2(orb.MultiPolygon{polygon}); km2 < 5 && !geo.Contains(orb.MultiPolygon{polygon}, snakeIsland) {
			t.Errorf("a piece of %.2f km2 at %v", km2, polygon[0][0])
		}
	}
}
