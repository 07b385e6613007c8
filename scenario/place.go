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
	PopulationYear   int     // 0 where there is no population
	Weight           float64 // for siting; population, or 1 for nodes
	Control          Control
	ControlAsOf      string
	Counted          bool // in totals and siting
	Custom           bool // added by the scenario
}

// PeoplePerSquareKilometre is the assumed density (grade D) that turns a
// city's population into its radius.
const PeoplePerSquareKilometre = 4000

// Radius is the radius of a disc that holds the city's people at
// [PeoplePerSquareKilometre]; 0 for a node.
func (p *Place) Radius() geo.Length {
	if p.Kind != City || p.Population <= 0 {
		return 0
	}
	km := math.Sqrt(float64(p.Population) / (math.Pi * PeoplePerSquareKilometre))
	return geo.Length(km) * geo.Kilometre
}
