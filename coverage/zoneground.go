package coverage

import (
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// stripSpacing is how far apart the discs stand that widen a border by the
// strip; between two of them the edge falls short by spacing^2 / 8 strip.
const stripSpacing = geo.Kilometre

// spans is the zone inside Ukraine's border on every line, for a release
// range; nil stands for all of it.
func (a *authorised) spans(g *ground, release geo.Length) []geo.Spans {
	if a.kind == scenario.ZoneAll {
		return nil
	}
	zone := make([]geo.Spans, g.lines.Len())
	if a.kind == scenario.ZoneRegions {
		for i := range a.land.world.Regions {
			if a.holdsRegion(a.land.world.Regions[i].Code) {
				for k, spans := range g.regions[i].spans {
					line := g.regions[i].first + k
					zone[line] = geo.Union(nil, zone[line], geo.Intersect(nil, spans, g.inside[line]))
				}
			}
		}
	}
	if a.kind == scenario.ZoneBorderStrip && a.strip > 0 {
		for _, t := range a.allied {
			for line, spans := range a.land.strip(g, t, a.strip) {
				zone[line] = geo.Union(nil, zone[line], spans)
			}
		}
	}
	if release > 0 {
		zone = releaseInside(g, zone, release)
	}
	return zone
}

func (a *authorised) holdsRegion(code string) bool { return slices.Contains(a.regions, code) }

// releaseInside keeps the ground of a zone whose release points lie in it or
// outside Ukraine. On an ellipsoid of revolution the point at a given azimuth
// and distance is a shift in latitude and longitude that depends on the
// latitude only, so each line is cut by shifted lines; the nearest line stands
// for the shifted latitude, a quarter of a kilometre off at most.
func releaseInside(g *ground, zone []geo.Spans, release geo.Length) []geo.Spans {
	forbidden := make([]geo.Spans, len(zone))
	for line := range zone {
		forbidden[line] = geo.Subtract(nil, g.inside[line], zone[line])
	}
	kept := make([]geo.Spans, len(zone))
	for line := range zone {
		spans := zone[line]
		for i := 0; i < releasePoints && len(spans) > 0; i++ {
			q := geo.Destination(orb.Point{0, g.lines.Latitude(line)}, releaseAzimuth(i), release)
			if at := g.lines.Index(q[1]); at >= 0 {
				spans = geo.Subtract(nil, spans, shifted(forbidden[at], -q[0]))
			}
		}
		kept[line] = spans
	}
	return kept
}

func shifted(spans geo.Spans, by float64) geo.Spans {
	moved := make(geo.Spans, len(spans))
	for i, s := range spans {
		moved[i] = geo.Span{West: s.West + by, East: s.East + by}
	}
	return moved
}

// borderPoints walks the rings of a territory in steps of stripSpacing, where
// the box is within reach.
func borderPoints(mp orb.MultiPolygon, box orb.Bound, reach geo.Length) []orb.Point {
	// A degree of latitude is 111 km; of longitude no less than half of that
	// in the latitudes that scenarios may use.
	pad := reach.Kilometres()/50 + 0.1
	box = box.Pad(pad)
	var points []orb.Point
	for _, polygon := range mp {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if !box.Contains(a) && !box.Contains(b) {
					continue
				}
				n := max(1, int(math.Ceil(float64(geo.Distance(a, b)/stripSpacing))))
				for k := range n {
					f := float64(k) / float64(n)
					points = append(points, orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])})
				}
			}
		}
	}
	return points
}
