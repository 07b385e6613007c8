package naive

import (
	"math"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Model answers what is covered in one scenario. It remembers answers, so it is not
// safe for concurrent use.
type Model struct {
	s      *scenario.Scenario
	world  *scenario.World
	points [][]orb.Point // of each place
	people float64       // in play

	outlines  map[string]*outline
	grounds   map[string]*ground
	scenes    map[string]*scene
	warnings  map[warningKey]float64
	hostile   map[orb.Point]bearing
	keepOuts  map[orb.Point]float64
	physicals map[asked]bool
	nearEdges map[asked]float64
	queues    map[matchup][]served
	sights    map[matchup][]sensor
	sceneKeys map[matchup]string
}

// asked is a question: may this unit engage this threat at this demand point?
type asked struct {
	unit, threat, place, point int
	e                          scenario.Estimate
}

// matchup is a unit against a threat at an estimate, wherever the point lies.
type matchup struct {
	unit, threat int
	e            scenario.Estimate
}

// New returns the model of a scenario, which must not change afterwards.
func New(s *scenario.Scenario) *Model {
	m := &Model{
		s: s, world: s.World,
		outlines: map[string]*outline{}, grounds: map[string]*ground{}, scenes: map[string]*scene{},
		warnings: map[warningKey]float64{}, hostile: map[orb.Point]bearing{}, keepOuts: map[orb.Point]float64{},
		physicals: map[asked]bool{}, nearEdges: map[asked]float64{},
		queues: map[matchup][]served{}, sights: map[matchup][]sensor{}, sceneKeys: map[matchup]string{},
	}
	if m.world == nil {
		m.world = scenario.NewWorld(nil, nil, nil)
	}
	for i := range s.Places {
		m.points = append(m.points, demandPoints(&s.Places[i]))
		// Decision: "in play" is what the totals count; occupied places that are only
		// listed have no share of a raid.
		if s.Places[i].Counted {
			m.people += float64(s.Places[i].Population)
		}
	}
	return m
}

// The spread of a city's people.
const (
	peoplePerSquareKilometre = 4000.0 // rho at the base estimate
	peoplePerPoint           = 10_000
	fewestPoints             = 7
	mostPoints               = 199
	goldenDegrees            = 137.50776405
)

// Points returns the demand points of a place, lon, lat in degrees.
func (m *Model) Points(place int) []orb.Point { return m.points[place] }

// pointCount returns n: 1 for nodes and small places, else one for every 10,000
// people, kept within 7 and 199.
func pointCount(p *scenario.Place) int {
	if p.Kind != scenario.City || p.Population < peoplePerPoint {
		return 1
	}
	n := int(math.Ceil(float64(p.Population) / peoplePerPoint))
	return min(max(n, fewestPoints), mostPoints)
}

// discRadius returns r = sqrt(population / (pi rho)) in metres.
func discRadius(population int) float64 {
	return math.Sqrt(float64(population)/(math.Pi*peoplePerSquareKilometre)) * 1000
}

// demandPoints puts point k = 1..n at distance r sqrt((k - 1/2)/n) and azimuth
// k x 137.50776405 degrees from the centre.
func demandPoints(p *scenario.Place) []orb.Point {
	n := pointCount(p)
	// Decision: the only point of a place is its centre, not point 1 of a spiral of one.
	if n == 1 {
		return []orb.Point{p.Position}
	}
	r := discRadius(p.Population)
	var points []orb.Point
	for k := 1; k <= n; k++ {
		azimuth := math.Mod(float64(k)*goldenDegrees, 360) * math.Pi / 180
		distance := r * math.Sqrt((float64(k)-0.5)/float64(n))
		points = append(points, geo.Destination(p.Position, geo.Angle(azimuth), geo.Length(distance)))
	}
	return points
}

// Shorthands for what a question is about.

func (m *Model) unit(i int) *scenario.Unit { return &m.s.Units[i] }

func (m *Model) system(unit int) *scenario.System { return m.s.System(m.unit(unit)) }

func (m *Model) profile(q asked) scenario.Profile { return m.s.Threats[q.threat].At(q.e) }

func (m *Model) target(q asked) orb.Point { return m.points[q.place][q.point] }

// origin returns where a unit acts from: its station, or where it stands.
func origin(u *scenario.Unit) orb.Point {
	if u.Station != nil {
		return *u.Station
	}
	return u.Position
}

// distance returns the geodesic distance in metres.
func distance(a, b orb.Point) float64 { return float64(geo.Distance(a, b)) }

// distanceS returns s, the distance that all gates ask for: from the unit to the demand point,
// plus the release range, since a carrier comes from whatever side.
func (m *Model) distanceS(q asked) float64 {
	return distance(origin(m.unit(q.unit)), m.target(q)) + float64(m.profile(q).Release)
}

// azimuth returns the direction in radians, clockwise from north, in which b lies from a.
func azimuth(a, b orb.Point) float64 {
	_, az, _ := geo.Inverse(a, b)
	return float64(az)
}

// turn returns the angle between two directions, 0 to pi.
func turn(a, b float64) float64 { return math.Abs(math.Remainder(a-b, 2*math.Pi)) }
