package siting

import (
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// FinestGrid is the least distance between two candidates of a grid: the package plans policy,
// not positions.
const FinestGrid = 25 * geo.Kilometre

// Kind is a system of which units may be placed.
type Kind struct {
	System string
	Most   int
	Weight float64 // of one unit in the budget; 0 means 1
}

// Goal is what is to be covered.
type Goal string

// The goals. With Both the people and the nodes count for half each, in percent.
const (
	People Goal = "people"
	Nodes  Goal = "nodes"
	Both   Goal = "both"
)

// Goals lists the goals.
var Goals = [...]Goal{People, Nodes, Both}

// Together says what a demand point must be covered against to count where several threats are asked
// about.
type Together string

// The ways. With each threat on its own a point counts once for every threat that it is covered
// against.
const (
	AgainstAll Together = "worst"
	AgainstAny Together = "sum"
)

// Togethers lists the ways.
var Togethers = [...]Together{AgainstAll, AgainstAny}

// Request says what is asked of a scenario. Systems, threats and candidates must be those of
// the scenario.
type Request struct {
	Kinds    []Kind
	Goal     Goal     // empty: People
	Threats  []int    // indices into the scenario's threats, at least one
	Together Together // of several threats; empty: AgainstAll
	Estimate scenario.Estimate
	Depth    int        // units that must cover a point before it counts; 0 means 1
	InAll    int        // most units of all kinds together; 0: no limit but that of each kind
	Target   *float64   // find the fewest units for this share; nil: the most with all units
	Floor    float64    // share that must be covered in every oblast; 0: none
	Budget   float64    // most that the weights of the chosen units add up to; 0: none
	PerHost  int        // most new units on the soil of one country; 0: no limit
	Apart    geo.Length // least distance between two new units; 0: none
	Wanted   Wanted
}

func (r *Request) depth() int { return max(1, r.Depth) }

// most is how many units may be placed in all.
func (r *Request) most() (n int) {
	for _, k := range r.Kinds {
		n += k.Most
	}
	if r.InAll > 0 {
		n = min(n, r.InAll)
	}
	return n
}

// Candidate is a unit as it would stand at a site.
type Candidate struct {
	Unit scenario.Unit // its id is not that of any other
	Kind int           // index into Request.Kinds
	Name string        // of the city or base, or of the city nearest to a point of a grid
	Away geo.Length    // from there, of a point of a grid
}

// Where returns where the unit stands or patrols, lon, lat in degrees.
func (c *Candidate) Where() orb.Point {
	if c.Unit.Station != nil {
		return *c.Unit.Station
	}
	return c.Unit.Position
}
