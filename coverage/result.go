package coverage

import (
	"math"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// MostPeople is how many people a saved result may speak of: far more than Ukraine has,
// and few enough for sums over all places and rows that a file can hold.
const MostPeople = 1_000_000_000

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
	TimeWeighted scenario.Triple[int]
	// UkraineAlone, Links and Guarantee are the parts of the people covered, which
	// add up to them at every estimate: with Ukraine's own units at the command level
	// that is left without the provider and a picture of their own; what the same
	// units cover besides with the package's level and picture and granted foreign
	// sensors; and what allied units add.
	UkraineAlone, Links, Guarantee scenario.Triple[int]
	IfGranted                      scenario.Triple[int] // people, with every offered and open promise kept
	BeforeCeasefire                scenario.Triple[int] // people, the same scenario in phase now
	RestsOn                        []Rest               // what is near the edge at base, most people first
	Places                         Tally[int]           // cities and nodes
	Cities                         Tally[int]
	Nodes                          Tally[int]
	Area                           Tally[geo.Area] // inside the recognised border
	Depth                          []DepthRow      // at base; at least 1, 2, ... units
	Regions                        []RegionResult  // sorted by code
	Gaps                           []Gap           // at base, worst first
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

	root int // the first run of the uncovered ground that it holds, see GapGround
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
	// IfGranted is its points that are covered with every offered and open promise
	// kept.
	IfGranted Share
	// Why is left empty with Options.SkipRemedies; [Evaluator.WhyNot] answers it for one
	// place.
	Why
	Remedy *Remedy // a single change that covers the place, re-evaluated; nil: none found
}

// Share is how much of a place is covered, beside its status.
type Share struct {
	Status Status
	Count  scenario.Triple[int] // of its demand points
}

// Why says how near a place is to the edge of its cover, and why it is not assured.
type Why struct {
	// Margin is that of the demand point nearest to its edge at base; nil where at
	// every point what stands between is no matter of measure.
	Margin *Margin
	// ByDecision is what could be decided; nil when the place is assured and where no
	// unit is kept from it by decisions alone.
	ByDecision *Decision
	// Nearest is the unit that comes nearest and falls short; nil when assured and where no unit
	// passes the political gates.
	Nearest *Nearest
}

// Margin is how far a demand point is from the edge of its cover: over all units the
// largest of what is the smallest part among the unit's measured gates. A unit at which
// a gate fails that is open or shut (phase, basing, contribution, authorisation,
// capability, the sector of a radar) has none.
//
//	geometry   km of reach, or of the view where View is set, of that reach or view
//	readiness  the sustained share of time less 0.95, of 0.95; a fleet that could keep
//	           two stations sustains 2 of the one it has
//	timeline   seconds to spare, of the time from the first track to the point
//	stock      rounds left when the raids have come as far as the point, of all rounds
type Margin struct {
	Gate  Gate
	View  bool    // of the geometry gate: what is seen, not what is reached
	Value float64 // in the unit of the gate; at least 0 where it holds, negative where it fails
	Unit  string  // "km", "s", "share" or "rounds"
	Part  float64 // of the governing quantity; near the edge below [NearEdge] in size
	Of    float64 // the governing quantity, in the same unit
	// People is how many of the place live at points that are near the edge, on either
	// side of it; in [Rest] those of them that are covered.
	People int
}

// NearEdge is the part of the governing quantity below which a margin is near the
// edge.
const NearEdge = 0.1

// NearEdge reports whether the margin is near the edge.
func (m *Margin) NearEdge() bool { return m != nil && math.Abs(m.Part) < NearEdge }

// Rest is a place whose cover at base is near the edge.
type Rest struct {
	Place      int // index into Scenario.Places
	Population int // that hangs on it
	Margin     Margin
}

// Decision is the unit that nothing but decisions keeps from covering most of a
// place's uncovered points, and the decisions: at base, or at low where base covers all
// of the place. At each point it is the unit with the fewest failing gates, then the
// smaller distance, then the smaller id, among those whose failing gates are all
// political.
//
// A unit that a decision keeps out is asked the other gates as one that comes alone:
// its group's sensors are those that count now, with its own radar among them. Its
// rounds are shared with the units that pass every gate before the stock now; where the
// authorisation is one of the decisions, with those too that nothing but the
// authorisation stops, since an order that lets it act lets them act.
type Decision struct {
	Unit     int // index into Scenario.Units
	Point    int // of the place, one for which it is the answer
	Points   int // of the place's uncovered points, those for which it is
	Estimate scenario.Estimate
	Gates    GateSet // the political gates that fail there
	// Distance is the geodesic from the unit to that point.
	Distance geo.Length
	// Switches open those gates, in the order of the gates; Status and Gained are
	// re-evaluated with all of them thrown. Without any, no switch opens one of the
	// gates, and Status is that of now.
	Switches []scenario.Switch
	Status   Status // of the place after them
	Gained   int    // people covered at base after them minus now
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

// PartlyAt reports whether the place is covered in part: neither does it count as
// covered, nor is it less than 5 % of its demand points.
func (p *PlaceThreat) PartlyAt(e scenario.Estimate) bool {
	return p.Points > 0 && !p.CoveredAt(e) && !barelyCovered(p.Count.At(e), p.Points)
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

// Nearest is the unit that comes closest to covering most of a place's uncovered
// points: at base, or at low where base covers all of the place. At each point it is
// the unit with the fewest failing gates, then the margin nearest to holding, then the
// smaller id, among those that pass the political gates. A gate that fails by no
// measure, such as the timeline where no track comes before the threat, counts as the
// farthest from holding, and of two units with such gates the others that fail decide. One
// that cannot engage the threat at all comes last, having neither reach nor time nor
// rounds against it.
type Nearest struct {
	Unit     int // index into Scenario.Units
	Point    int // of the place, one for which it comes closest
	Points   int // of the place's uncovered points, those for which it does
	Estimate scenario.Estimate
	Verdict  Verdict
	Failing  GateSet // all gates that fail there, each asked on its own
	Margin   *Margin // the smallest of the gates that fail there; nil where none is measured
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
	// Zone is the part of Inside over which allied units may intercept what strikes where
	// it is stopped, at base.
	Zone []geo.Spans
	// Covered holds, per threat (the worst last) and estimate, one Spans per
	// line, clipped to Inside; none for a threat that the map does not show.
	Covered []scenario.Triple[[]geo.Spans]
	// Depth holds, per threat (the worst last), runs of equal depth at base.
	Depth [][][]DepthRun
}

// DepthRun is an interval of longitude that Depth units cover at base.
type DepthRun struct {
	geo.Span
	Depth int
}

// Shows reports whether the map shows the ground of the threat at an index of
// [Result.ThreatIndex]: not where another's alone was asked for.
func (m *Map) Shows(threat int) bool { return m.Covered[threat].Base != nil }

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
