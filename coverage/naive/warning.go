package naive

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// shape is the ground that one radar sees: a disc, or at low a wedge.
type shape struct {
	sensor
	g     geo.Geocentric
	wedge bool
}

// holds reports whether a point lies in the shape.
func (s *shape) holds(p orb.Point, g *geo.Geocentric) bool {
	// The rough distance is within 2 m up to 500 km, within 30 m up to 1,500 km.
	rough := float64(g.Near(&s.g))
	if rough > s.reach+50 {
		return false
	}
	if rough > s.reach-50 && distance(s.at, p) > s.reach {
		return false
	}
	return !s.wedge || rough < 0.01 || turn(azimuth(s.at, p), s.facing) <= s.width/2
}

// outside is by how many metres the sampled boundary lies outside its shape.
const outside = 0.01

// sample is a point just outside the boundary of a shape; exposed: nothing sees it.
type sample struct {
	t       float64
	g       geo.Geocentric
	exposed bool
}

// boundary is a part of a shape's boundary: points by a parameter, sampled.
type boundary struct {
	at      func(t float64) orb.Point
	samples []sample
}

// scene is the union of what some radars see and of some ground.
type scene struct {
	shapes     []shape
	ground     *ground
	boundaries []boundary
	centres    []centre // of the ground, without those that one disc holds
}

// newScene samples the boundary of every shape and keeps what lies outside all others.
func newScene(sensors []sensor, g *ground, wedges bool) *scene {
	s := &scene{ground: g}
	for _, r := range sensors {
		s.shapes = append(s.shapes, shape{r, geo.NewGeocentric(r.at), wedges && r.sector})
	}
	for i := range s.shapes {
		s.addBoundary(&s.shapes[i])
	}
	if g == nil {
		return s
	}
	for _, c := range g.centres {
		hidden := slices.ContainsFunc(s.shapes, func(of shape) bool {
			return !of.wedge && float64(c.g.Near(&of.g))+closing+50 < of.reach
		})
		if !hidden {
			s.centres = append(s.centres, c)
		}
	}
	return s
}

// addBoundary samples a circle or arc every 0.05 degree and the sides of a wedge every 250 m.
func (s *scene) addBoundary(of *shape) {
	const step = 0.05 * math.Pi / 180
	from, to := 0.0, 2*math.Pi
	if of.wedge {
		from, to = of.facing-of.width/2, of.facing+of.width/2
	}
	s.sample(from, to, int(math.Ceil((to-from)/step)), func(t float64) orb.Point {
		return moved(of.at, t, of.reach+outside)
	})
	if !of.wedge {
		return
	}
	for _, side := range []float64{-1, 1} {
		s.sample(0, of.reach, int(math.Ceil(of.reach/250)), func(t float64) orb.Point {
			aside := outside / max(t, 2*outside)
			return moved(of.at, of.facing+side*(of.width/2+aside), t)
		})
	}
}

// sample adds a curve in n steps, and the points at which it goes in or out of sight.
func (s *scene) sample(from, to float64, n int, at func(float64) orb.Point) {
	b := boundary{at: at}
	for i := 0; i <= n; i++ {
		next := s.sampleAt(from+(to-from)*float64(i)/float64(n), at)
		if i > 0 && b.samples[len(b.samples)-1].exposed != next.exposed {
			b.samples = append(b.samples, s.edge(b.samples[len(b.samples)-1], next, at))
		}
		b.samples = append(b.samples, next)
	}
	s.boundaries = append(s.boundaries, b)
}

func (s *scene) sampleAt(t float64, at func(float64) orb.Point) sample {
	p := at(t)
	return sample{t, geo.NewGeocentric(p), !s.holds(p)}
}

// edge returns the last exposed sample between one that is and one that is not.
func (s *scene) edge(a, b sample, at func(float64) orb.Point) sample {
	if b.exposed {
		a, b = b, a
	}
	for range 40 {
		half := s.sampleAt((a.t+b.t)/2, at)
		if half.exposed {
			a = half
		} else {
			b = half
		}
	}
	return a
}

// holds reports whether a point is seen.
func (s *scene) holds(p orb.Point) bool { return s.inShape(p) || s.ground.holds(p) }

func (s *scene) inShape(p orb.Point) bool {
	g := geo.NewGeocentric(p)
	for i := range s.shapes {
		if s.shapes[i].holds(p, &g) {
			return true
		}
	}
	return false
}

// warning returns W in metres: the distance to the nearest point that is not seen, 0 for a
// point that is not seen itself.
func (s *scene) warning(p orb.Point) float64 {
	if !s.holds(p) {
		return 0
	}
	return s.toOpenGround(p, s.toBoundaries(p))
}

// toBoundaries returns the distance to the nearest exposed boundary point of a shape.
func (s *scene) toBoundaries(p orb.Point) float64 {
	const spacing = 1500.0 // metres, more than that of samples up to a radius of 1,500 km
	g, rough := geo.NewGeocentric(p), math.Inf(1)
	for _, b := range s.boundaries {
		for i := range b.samples {
			if b.samples[i].exposed {
				rough = min(rough, float64(g.Near(&b.samples[i].g)))
			}
		}
	}
	best := math.Inf(1)
	for _, b := range s.boundaries {
		for i := range b.samples {
			if b.samples[i].exposed && float64(g.Near(&b.samples[i].g)) < rough+spacing {
				best = min(best, b.refined(p, &g, i))
			}
		}
	}
	return best
}

// refined returns the distance to a sample, or to a nearer point beside it where the curve
// has its least distance there.
func (b *boundary) refined(p orb.Point, g *geo.Geocentric, i int) float64 {
	to := func(t float64) float64 { return distance(p, b.at(t)) }
	best := to(b.samples[i].t)
	here := float64(g.Near(&b.samples[i].g))
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(b.samples) && float64(g.Near(&b.samples[j].g)) < here {
			return best // another sample is nearer
		}
	}
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(b.samples) && b.samples[j].exposed {
			best = min(best, to(leastAt(b.samples[i].t, b.samples[j].t, to)))
		}
	}
	return best
}

// toOpenGround returns the distance to the nearest point of the discs in which no ground is
// seen, as far as no radar sees it, or the best known so far where that is less.
func (s *scene) toOpenGround(p orb.Point, best float64) float64 {
	g := geo.NewGeocentric(p)
	for i := range s.centres {
		c := &s.centres[i]
		if float64(g.Near(&c.g))-closing > best+50 {
			continue
		}
		d := distance(p, c.at)
		if d <= closing || d-closing >= best {
			continue
		}
		if !s.inShape(moved(c.at, azimuth(c.at, p), closing)) {
			best = d - closing
		}
	}
	return best
}

// warningKey is what W depends on.
type warningKey struct {
	scene string
	at    orb.Point
}

// sceneKey names the radars of a unit and what allied soil counts for.
func (m *Model) sceneKey(q asked) string {
	of := matchup{q.unit, q.threat, q.e}
	key, known := m.sceneKeys[of]
	if !known {
		var words strings.Builder
		for _, r := range m.sensors(q) {
			fmt.Fprintf(&words, "%v %v %v %v %v,", r.at, r.reach, r.sector, r.facing, r.width)
		}
		fmt.Fprintf(&words, "%v %v", q.e == scenario.Low, m.alliesSeen(q.e))
		key = words.String()
		m.sceneKeys[of] = key
	}
	return key
}

// warningOf returns W of the radars of a unit and of some networks.
func (m *Model) warningOf(q asked, networks []int) float64 {
	key := warningKey{m.sceneKey(q), m.target(q)}
	for _, v := range networks {
		key.scene += fmt.Sprintf(" %v", m.system(v).Area.Regions)
	}
	if w, known := m.warnings[key]; known {
		return w
	}
	s := m.scenes[key.scene]
	if s == nil {
		s = newScene(m.sensors(q), m.groundOf(networks, m.alliesSeen(q.e)), q.e == scenario.Low)
		m.scenes[key.scene] = s
	}
	w := s.warning(key.at)
	m.warnings[key] = w
	return w
}

// radarWarning returns W of a unit's radars, without networks.
func (m *Model) radarWarning(q asked) float64 { return m.warningOf(q, nil) }

// networkWarning is W with networks and what their latency adds to the authority delay.
type networkWarning struct{ metres, latency float64 }

// networkWarnings returns W with the networks of a unit.
//
// Decision: of networks with different latencies a unit takes any number of the fastest, at
// the latency of the slowest taken.
func (m *Model) networkWarnings(q asked) []networkWarning {
	var list []networkWarning
	all := m.networks(q)
	latency := func(v int) float64 { return m.system(v).Area.Latency.At(q.e).Seconds() }
	for _, slowest := range all {
		var taken []int
		for _, v := range all {
			if latency(v) <= latency(slowest) {
				taken = append(taken, v)
			}
		}
		list = append(list, networkWarning{m.warningOf(q, taken), latency(slowest)})
	}
	return list
}

// Warning returns W in metres at a demand point for a unit against a threat: the radius of
// the largest disc around the point that the radars which the unit may use see whole, with
// allied soil where it counts as seen and, if asked, with the territories of all networks
// that cue the unit, whatever their latency.
func (m *Model) Warning(unit, threat, place, point int, e scenario.Estimate, withNetworks bool) float64 {
	q := asked{unit, threat, place, point, e}
	if withNetworks {
		return m.warningOf(q, m.networks(q))
	}
	return m.radarWarning(q)
}
