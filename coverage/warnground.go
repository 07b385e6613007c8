package coverage

import (
	"math"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// Where the ground hides what lies in a disc, W is the radius of the largest
// disc of which less than a hundredth is unseen, found ring by ring.
const (
	unseenShare = 0.01
	groundStep  = 2000.0 // m between samples
)

// overGround is the warning distance of p behind terrain.
func (w *warning) overGround(p *geo.Geocentric) float64 {
	centre := p.Point()
	limit := float64(w.union.Farthest(p))
	seen, all := 0.0, 0.0
	best := 0.0
	for r := groundStep / 2; r < limit; r += groundStep {
		n := max(6, int(2*math.Pi*r/groundStep))
		part := r / float64(n) // samples of a ring stand for equal shares of it
		for k := range n {
			q := geo.Destination(centre, geo.Angle(2*math.Pi*float64(k)/float64(n)), geo.Length(r))
			all += part
			if w.seesOverGround(q) {
				seen += part
			}
		}
		if all-seen >= unseenShare*all {
			break
		}
		best = r + groundStep/2
	}
	return best
}

func (w *warning) seesOverGround(q orb.Point) bool {
	p := geo.NewGeocentric(q)
	for i := range w.sensors {
		s := &w.sensors[i]
		if p.Distance(&s.at) <= s.reach && (s.antenna <= 0 || w.view.Sees(s.point, s.antenna, q, w.height)) {
			return true
		}
	}
	return false
}
