package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Result is everything one evaluation found. Reports and the planner read it and compute
// nothing. Lists are in a fixed order and never nil.
type Result struct {
	Scenario *scenario.Scenario
	Options  Options // with defaults filled in
	Terrain  string  // how detection was masked: "smooth-earth" or a terrain's name
	Lead     scenario.Estimate
	Threats  []ThreatResult // in the scenario's order
	Worst    ThreatResult   // takes for every place and cell its worst threat
	Places   []PlaceResult  // in the scenario's order
	Units    []UnitResult   // in the scenario's order
	Map      *Map           // nil with Options.PlacesOnly
	// Conflicts are the places at which fighters and missile units that share
	// no tracks would both engage, at base.
	Conflicts []Conflict
	Notes     []Note // what the figures assume and leave out
}

// Conflict is a pair of units that could both engage a threat over the same
// places while nothing tells the one what the other does. It is reported, and
// closes no gate.
type Conflict struct {
	Fighter, Missiles int      // indices into Scenario.Units
	Threat            int      // index into Threats
	Places            []string // ids, in the scenario's order
	Area              geo.Area // of the overlap of the two; 0 with Options.PlacesOnly
}

// Threat is the result for a threat id, WorstID included; nil if it is not in
// play.
func (r *Result) Threat(id string) *ThreatResult {
	if i := r.ThreatIndex(id); i >= 0 {
		return r.At(i)
	}
	return nil
}

// ThreatIndex is the index that [Result.At] and [PlaceResult.At] take for a
// threat id: its place in Threats, len(Threats) for WorstID, -1 for none.
func (r *Result) ThreatIndex(id string) int {
	for i := range r.Threats {
		if r.Threats[i].Threat.ID == id {
			return i
		}
	}
	if id == scenario.WorstID {
		return len(r.Threats)
	}
	return -1
}

// At is the result at an index of [Result.ThreatIndex].
func (r *Result) At(i int) *ThreatResult {
	if i == len(r.Threats) {
		return &r.Worst
	}
	return &r.Threats[i]
}

// Place is the result for a place id, or nil.
func (r *Result) Place(id string) *PlaceResult {
	for i := range r.Places {
		if r.Places[i].Place.ID == id {
			return &r.Places[i]
		}
	}
	return nil
}

// Tally is a total and how much of it is covered at each estimate.
type Tally[T int | geo.Area] struct {
	Total   T
	Covered scenario.Triple[T]
}

// ThreatResult sums one threat up; counted places only.
type ThreatResult struct {
	Threat     scenario.Threat // only the ID and Name are set for the worst
	Population Tally[int]
	// TimeWeighted is the covered population plus that of places covered part
	// of the time, by their share.
	TimeWeighted    scenario.Triple[int]
	UkraineAlone    scenario.Triple[int] // people, with Ukraine's own units only
	BeforeCeasefire scenario.Triple[int] // people, the same scenario in phase now
	Places          Tally[int]           // cities and nodes
	Cities          Tally[int]
	Nodes           Tally[int]
	Area            Tally[geo.Area] // inside the recognised border
	Depth           []DepthRow      // at base; at least 1, 2, ... units
	Regions         []RegionResult  // sorted by code
	Gaps            []Gap           // at base, worst first
}

// DepthRow says how much at least so many units cover, at base.
type DepthRow struct {
	AtLeast    int
	Area       geo.Area
	Population int
}

// RegionResult is one region's share; people of its counted cities.
type RegionResult struct {
	Code, Name string
	Population Tally[int]
	Area       Tally[geo.Area]
}

// Gap is a connected area inside the border that nothing covers at base.
type Gap struct {
	Rank       int
	Area       geo.Area
	Population int
	Places     []string  // ids of uncovered counted places in it, most people first
	Nodes      int       // how many of Places are logistics nodes
	Centre     orb.Point // rounded to 0.1 degree
	// LargestCircle is the radius of the largest circle wholly inside the gap.
	LargestCircle geo.Length
}

// PlaceResult is one place against every threat.
type PlaceResult struct {
	Place   *scenario.Place
	Radius  geo.Length
	Threats []PlaceThreat // in the scenario's order
	// Worst is its worst threat, with the points that are covered against all
	// threats and the least depth.
	Worst   PlaceThreat
	WorstOf int // index of that threat in Threats; -1 without threats
	// Together is its points that are covered against every threat at base, by the
	// units that cover them.
	Together []Together
}

// At is the place's result at an index of [Result.ThreatIndex].
func (p *PlaceResult) At(i int) *PlaceThreat {
	if i == len(p.Threats) {
		return &p.Worst
	}
	return &p.Threats[i]
}

// PlaceThreat is one place against one threat.
type PlaceThreat struct {
	Status Status
	Points int                  // demand points of the place
	Count  scenario.Triple[int] // of them, those that are covered
	Depth  scenario.Triple[int] // units that cover its best-covered point
	// Groups are its covered points by the units that cover them, most points
	// first.
	Groups  scenario.Triple[[]Group]
	Units   []int // indices of the units that cover some point at base
	UnitsAt scenario.Triple[[]int]
	// TimeShare is the share of time in which its points are covered, their mean.
	TimeShare scenario.Triple[float64]
	Nearest   *Nearest // nil when assured or without units
}

// Together is demand points of a place that the same units cover against each
// threat.
type Together struct {
	Units  [][]int // by threat, indices into Scenario.Units
	Points int
}

// depth returns the least number of units over the threats.
func (g *Together) depth() int {
	least := len(g.Units[0])
	for _, units := range g.Units[1:] {
		least = min(least, len(units))
	}
	return least
}

// Group is the demand points of a place that the same units cover.
type Group struct {
	Units  []int // indices into Scenario.Units
	Points int
}

// Share returns the part of the place's demand points that is covered, 0 to 1.
func (p *PlaceThreat) Share(e scenario.Estimate) float64 {
	if p.Points == 0 {
		return 0
	}
	return float64(p.Count.At(e)) / float64(p.Points)
}

// CoveredAt reports whether the place counts as covered: at least 95 % of its
// demand points are.
func (p *PlaceThreat) CoveredAt(e scenario.Estimate) bool {
	return p.Points > 0 && whollyCovered(p.Count.At(e), p.Points)
}

// People returns the people of a place that are covered at an estimate, not
// rounded.
func (p *PlaceResult) People(threat int, e scenario.Estimate) float64 {
	t := p.At(threat)
	if t.Points == 0 {
		return 0
	}
	return peopleOf(p.Place, t.Count.At(e), t.Points)
}

// Nearest explains a place that is not assured: the unit that comes closest to
// covering most of the points that are not covered, at base, or at low where
// base covers the place.
type Nearest struct {
	Unit     int // index into Scenario.Units
	Point    int // of the place, one for which it comes closest
	Estimate scenario.Estimate
	Verdict  Verdict
	Remedy   *Remedy // a single change that helps, re-evaluated; nil: none found
}

// Remedy is one change that covers the place.
type Remedy struct {
	Switch scenario.Switch
	Status Status // of the place after the change
	Gained int    // people covered at base after the change minus now
}

// UnitResult is what one unit contributes, at base.
type UnitResult struct {
	Unit    *scenario.Unit
	Threats []UnitThreat // in the scenario's order
}

// UnitThreat is what a unit contributes against one threat, in people.
type UnitThreat struct {
	LossIfRemoved int
	Shapley       float64 // sum of population / depth over the places it covers
	Gate          Gate    // the gate that stops it everywhere; GateNone otherwise
}

// Map is the covered ground as intervals of longitude on parallels.
type Map struct {
	Lines  geo.Scanlines
	Inside []geo.Spans // Ukraine within her border, one per line
	// Covered holds, per threat (the worst last) and estimate, one Spans per
	// line, clipped to Inside.
	Covered []scenario.Triple[[]geo.Spans]
	// Depth holds, per threat (the worst last), runs of equal depth at base.
	Depth [][][]DepthRun
}

// DepthRun is an interval of longitude that Depth units cover at base.
type DepthRun struct {
	geo.Span
	Depth int
}

// StatusAt is the status of the ground at p against the threat at an index of
// [Result.ThreatIndex], and whether p lies inside the border.
func (m *Map) StatusAt(threat int, p orb.Point) (Status, bool) {
	line := m.Lines.Index(p[1])
	if line < 0 || !m.Inside[line].Contains(p[0]) {
		return Uncovered, false
	}
	c := &m.Covered[threat]
	var covered scenario.Triple[int]
	for _, e := range scenario.Estimates {
		if c.At(e)[line].Contains(p[0]) {
			covered.Set(e, 1)
		}
	}
	return statusOf(covered, 1), true
}
