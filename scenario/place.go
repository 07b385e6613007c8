package scenario

import (
	"math"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// City is the kind of place that has people and a radius; every other kind is
// a logistics node.
const City = "city"

// PlaceKinds are the kinds of places, in the order reports use.
var PlaceKinds = [...]string{City, "port", "rail", "airport", "crossing", "power", "bridge"}

// Control says who holds a place.
type Control string

// The two states of control; "occupied" has an as-of date beside it.
const (
	Government Control = "government"
	Occupied   Control = "occupied"
)

// Controls lists the states of control.
var Controls = [...]Control{Government, Occupied}

// Place is a city or a logistics node.
type Place struct {
	ID, Name, NameUK string
	Aliases          []string // found by search, never printed
	Kind             string
	Region           string // ISO 3166-2
	Position         orb.Point
	Population       int
	Density          float64 // people per km2 of a city, which decides where its points lie; 0: PeoplePerSquareKilometre
	PopulationYear   int     // 0 where there is no population
	PopulationAsOf   string  // of a dated figure instead of the reference data's; else empty
	Scaled           bool    // by a factor of the scenario
	Weight           float64 // for siting; population, or 1 for nodes
	Control          Control
	ControlAsOf      string
	Counted          bool // in totals and siting
	Custom           bool // added by the scenario
	Distinct         bool // stated to be another place than the one it is taken for
}

// Census says where the figures of the people counted come from: the first and the
// last year of the reference data, 0 where none of them are, how many cities have
// figures of the scenario's own, and how many have dated ones.
type Census struct{ First, Last, Own, Dated int }

// Census returns the census of the counted cities.
func (s *Scenario) Census() (c Census) {
	for i := range s.Places {
		switch p := &s.Places[i]; {
		case !p.Counted || p.Population == 0:
		case p.Custom || p.Scaled:
			c.Own++
		case p.PopulationAsOf != "":
			c.Dated++
		case p.PopulationYear > 0:
			if c.First == 0 || p.PopulationYear < c.First {
				c.First = p.PopulationYear
			}
			c.Last = max(c.Last, p.PopulationYear)
		}
	}
	return c
}

// PeoplePerSquareKilometre is the assumed density (grade D) that turns a
// city's population into its radius.
const PeoplePerSquareKilometre = 4000

// Densities is the range of that assumption; estimates use the middle, and only an
// assumption moved alone its ends.
func Densities() Triple[float64] {
	return Triple[float64]{Low: 2500, Base: PeoplePerSquareKilometre, High: 6000}
}

// PeoplePerPoint, LeastPoints and MostPoints say how many demand points stand for
// the people of a place: one for a node and for a place of fewer people than
// PeoplePerPoint.
const (
	PeoplePerPoint = 10_000
	LeastPoints    = 7
	MostPoints     = 199
)

// goldenAngle is the azimuth from one demand point to the next.
const goldenAngle = 137.50776405 * geo.Degree

// PointCount returns how many demand points stand for a place's people.
func (p *Place) PointCount() int {
	if p.Kind != City || p.Population < PeoplePerPoint {
		return 1
	}
	n := (p.Population + PeoplePerPoint - 1) / PeoplePerPoint
	return min(max(n, LeastPoints), MostPoints)
}

// Points returns the demand points of a place, lon, lat in degrees: each stands for
// an equal part of its people. Point k of n lies at radius sqrt((k-1/2)/n) of the
// disc that holds them and k golden angles from north.
func (p *Place) Points() []orb.Point {
	n := p.PointCount()
	if n == 1 {
		return []orb.Point{p.Position}
	}
	points, r := make([]orb.Point, n), float64(p.Radius())
	for i := range points {
		k := float64(i + 1)
		azimuth := math.Mod(k*float64(goldenAngle), 2*math.Pi)
		points[i] = geo.Destination(p.Position, geo.Angle(azimuth), geo.Length(r*math.Sqrt((k-0.5)/float64(n))))
	}
	return points
}

// Radius is the radius of a disc that holds the city's people at
// its density; 0 for a node.
func (p *Place) Radius() geo.Length {
	if p.Kind != City || p.Population <= 0 {
		return 0
	}
	density := p.Density
	if density == 0 {
		density = PeoplePerSquareKilometre
	}
	km := math.Sqrt(float64(p.Population) / (math.Pi * density))
	return geo.Length(km) * geo.Kilometre
}
