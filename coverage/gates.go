package coverage

import (
	"fmt"
	"math/bits"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Gate is one link of the chain that an engagement must pass.
type Gate int

// The gates in the order in which they are tested. GateNone is the verdict of
// an engagement that passes them all.
const (
	GateNone Gate = iota
	GatePhase
	GateBasing
	GateContribution
	GateAuthorisation
	GateCapability
	GateGeometry
	GateReadiness
	GateTimeline
	GateStock
	// GateCount is one more than the last gate.
	GateCount
)

// gates is the chain. A gate is a constant above, a row here and a file of its
// own; predicate, quick form, table and explanations follow from the row. The
// stock comes last: it asks who passes all the others.
var gates = [...]gate{
	GateNone:          {key: "none"},
	GatePhase:         phaseGate,
	GateBasing:        basingGate,
	GateContribution:  contributionGate,
	GateAuthorisation: authorisationGate,
	GateCapability:    capabilityGate,
	GateGeometry:      geometryGate,
	GateReadiness:     readinessGate,
	GateTimeline:      timelineGate,
	GateStock:         stockGate,
}

// placeTests holds the tests of the gates before the stock that are not the same at
// every place.
var placeTests = func() (tests []func(*footprint, question) bool) {
	for g := GatePhase; g < GateStock; g++ {
		if holds := gates[g].holds; holds != nil {
			tests = append(tests, holds)
		}
	}
	return tests
}()

// gate is one gate: how it is named and tested. Each test stands alone and
// knows nothing of the gates before it. A test that is left out passes
// everything; with holds and without inner, every place is asked.
type gate struct {
	key string // in JSON
	// unit is that of what is measured: "km", "s", "share" or "rounds"; "" for a gate
	// that is open or shut.
	unit string

	// bars reports whether the gate is shut to a unit whatever the threat and the
	// place.
	bars func(*scenario.Scenario, *scenario.Unit) bool
	// excludes reports whether it is shut to a unit against a threat whatever the
	// place.
	excludes func(*scenario.Scenario, *footprint) bool
	// holds reports whether it is open at one place to a unit that it does not
	// exclude. Without it the gate is the same at every place.
	holds func(*footprint, question) bool
	// margin returns by how much of the far edge it holds at a place; negative: by how
	// much it fails.
	margin func(*footprint, question) geo.Length
	// measure returns by how much it holds in its unit; false where it also asks what is
	// no matter of measure and does not hold. The stock, which asks all units, is measured by [rationing].
	measure func(*footprint, question) (measure, bool)

	// around returns at how many places within a distance of one it is open to a unit that
	// it does not exclude; without it every place is asked.
	around func(*footprint, question, geo.Length) extent

	// inner returns a far edge within which it holds at every place where allied
	// units may intercept; negative where it must be asked place by place.
	inner func(*footprint) geo.Length
	// outer returns a far edge beyond which it fails at every place.
	outer func(*footprint) geo.Length
	// nowhere reports whether it fails at every place; stock is the far edge from
	// which on the rounds run out.
	nowhere func(f *footprint, stock geo.Length) bool
}

// String is the gate's name in JSON.
func (g Gate) String() string {
	if g >= 0 && g < GateCount {
		return gates[g].key
	}
	return fmt.Sprintf("Gate(%d)", int(g))
}

// Passed is the number of gates passed when g is the first that fails.
func (g Gate) Passed() int {
	if g == GateNone {
		return int(GateCount) - 1
	}
	return int(g) - 1
}

// GateSet is a set of gates, a bit each.
type GateSet uint32

// Has reports whether a gate belongs to the set.
func (s GateSet) Has(g Gate) bool { return s&(1<<g) != 0 }

// first returns the gate of the set that is tested first, GateNone if it is
// empty.
func (s GateSet) first() Gate {
	if s == 0 {
		return GateNone
	}
	return Gate(bits.TrailingZeros32(uint32(s)))
}

// barred returns the gates that are shut to a unit whatever the threat and the
// place.
func barred(s *scenario.Scenario, u *scenario.Unit) GateSet {
	var set GateSet
	for g := range gates {
		if bars := gates[g].bars; bars != nil && bars(s, u) {
			set |= 1 << g
		}
	}
	return set
}

// firstClosed returns the first gate that is shut to a unit whatever the threat
// and the place.
func firstClosed(s *scenario.Scenario, u *scenario.Unit) Gate { return barred(s, u).first() }

// excluded returns the gates that are shut to a unit against a threat whatever
// the place.
func (f *footprint) excluded(s *scenario.Scenario) GateSet {
	set := f.post.shut
	for g := range gates {
		if excludes := gates[g].excludes; excludes != nil && excludes(s, f) {
			set |= 1 << g
		}
	}
	return set
}

// target is a place as one threat at one estimate finds it.
type target struct {
	*spot
	zoned  bool    // allied units may intercept over it
	shared *shared // the sensors against the threat
}

// flight returns how far the threat has to fly to a far edge when a set of
// sensors sees it first.
func (at target) flight(set int, t *scenario.Profile) float64 {
	if set < 0 {
		return unseen
	}
	beyond := float64(t.Release)
	if at.list == 0 {
		return at.shared.sets[set].flight(at.spot, beyond)
	}
	return at.shared.sets[set].atPlace(at.spot, beyond, t.Release)
}

// suffices reports whether the threat has to fly far enough to a far edge for something
// that holds from some flight on. Where a place's middle decides that for all that lies
// as near to it, the point itself is not measured: a warning distance changes by no more
// than the distance between two points.
func (at target) suffices(set int, t *scenario.Profile, holds func(flight float64) bool) bool {
	if at.list == 0 || set < 0 || at.away <= 0 || !at.shared.sets[set].even() {
		return holds(at.flight(set, t))
	}
	w, beyond := at.shared.sets[set], float64(t.Release)
	if flight, known := w.knownAt(at.spot, beyond, t.Release); known {
		return holds(flight)
	}
	flight, away := w.atPlace(at.middle, beyond, t.Release), float64(at.away+measureSlack)
	switch {
	case holds(flight - away):
		return true
	case !holds(flight + away):
		return false
	}
	return holds(at.flight(set, t))
}

// question is one place as a footprint is asked about it. It is small enough to
// be passed in registers.
type question struct {
	target
	sight
	edge  geo.Length // distance + release range
	stock geo.Length // far edges from here on are beyond the unit's rounds
}

// ask makes the question whether a unit engages its threat at a place, given the
// edge that [stockLimits] has for it.
func (f *footprint) ask(at target, s sight, lasts geo.Length) question {
	return question{target: at, sight: s, edge: s.fire + f.release, stock: lasts + f.release}
}

// fails reports whether one gate fails, asked on its own. A unit that some gate
// shuts out everywhere is linked to no sensors but its own: its timeline is that
// of a unit that stands alone.
func (f *footprint) fails(g Gate, q question) bool {
	return f.shut.Has(g) || gates[g].holds != nil && !gates[g].holds(f, q)
}

// failing returns every gate that fails.
func (f *footprint) failing(q question) GateSet {
	var set GateSet
	for g := GatePhase; g < GateCount; g++ {
		if f.fails(g, q) {
			set |= 1 << g
		}
	}
	return set
}

// engages is the predicate: the first gate that fails, and by how much.
func (f *footprint) engages(q question) Verdict {
	v := Verdict{Distance: q.fire, TimeShare: f.timeShare}
	for g := GatePhase; g < GateCount; g++ {
		if f.fails(g, q) {
			v.Gate = g
			break
		}
	}
	if v.ShortMeasured() {
		v.Short = max(0, -gates[v.Gate].margin(f, q))
	}
	if v.Gate == GateTimeline {
		late, _ := spareTime(f, q)
		v.Late = lateBy(max(0, -late.value))
	}
	return v
}

// passes reports whether every gate before the stock holds: the quick form of engages
// for the places of a unit that no gate shuts out everywhere.
func (f *footprint) passes(q question) bool {
	for _, holds := range placeTests {
		if !holds(f, q) {
			return false
		}
	}
	return true
}

// extent is at how many of some places something holds.
type extent int8

const (
	undecided extent = iota
	atNone
	atSome // or that is not known
	atAll
)

// passesAround returns at how many places within a distance of one every gate before the
// stock holds.
func (f *footprint) passesAround(q question, r geo.Length) extent {
	all := atAll
	for g := GatePhase; g < GateStock; g++ {
		switch {
		case gates[g].holds == nil:
		case gates[g].around == nil:
			all = min(all, atSome)
		default:
			all = min(all, gates[g].around(f, q, r))
		}
		if all == atNone {
			break
		}
	}
	return all
}

// sure returns a far edge within which every gate before the stock holds,
// whatever lies around the place, where allied units may intercept; it is
// negative where that is nowhere so.
func (f *footprint) sure() geo.Length {
	edge := forever
	for g := GatePhase; g < GateStock; g++ {
		switch {
		case gates[g].holds == nil:
		case gates[g].inner == nil:
			return -1
		default:
			edge = min(edge, gates[g].inner(f))
		}
	}
	return edge
}

// outer returns a far edge that no engagement exceeds, whatever the warning and
// the stock.
func (f *footprint) outer() geo.Length {
	edge := forever
	for g := range gates {
		if outer := gates[g].outer; outer != nil {
			edge = min(edge, outer(f))
		}
	}
	return edge
}

// closed reports whether no place can be engaged.
func (f *footprint) closed() bool {
	return f.shut != 0 || f.outer() < 0 || f.flying && f.set < 0
}

// everywhere returns the gate that stops the unit at every place, GateNone if
// some place could pass.
func (f *footprint) everywhere(lasts geo.Length) Gate {
	stock := lasts + f.release
	for g := GatePhase; g < GateCount; g++ {
		if nowhere := gates[g].nowhere; f.shut.Has(g) || nowhere != nil && nowhere(f, stock) {
			return g
		}
	}
	return GateNone
}

// Verdict is the answer for one unit, threat, place and estimate.
type Verdict struct {
	Gate     Gate       // the first gate that fails; GateNone: engaged
	Distance geo.Length // geodesic, unit to the demand point
	// Short is how far the point's far edge lies beyond what the failing gate
	// allows, where that gate has a margin.
	Short geo.Length
	// Late is how much sooner the threat would have to be seen or the order to come,
	// where the timeline fails; [Unseen] where nothing sees the threat in any time.
	Late time.Duration
	// TimeShare is the share of time in which the unit is there: 1 for ground
	// units.
	TimeShare float64
}

// Unseen is the longest that a verdict is late: no track of the threat comes in time.
const Unseen = 24 * time.Hour

// lateBy is a duration of so many seconds, no longer than [Unseen].
func lateBy(s float64) time.Duration {
	return time.Duration(min(s, Unseen.Seconds()) * float64(time.Second))
}

// Engaged reports whether every gate holds.
func (v Verdict) Engaged() bool { return v.Gate == GateNone }

// ShortMeasured reports whether Short has a meaning for the gate.
func (v Verdict) ShortMeasured() bool { return gates[v.Gate].margin != nil }

// margin orders two verdicts of the same gate: what is short where that is
// measured, the distance elsewhere.
func (v Verdict) margin() geo.Length {
	if v.ShortMeasured() {
		return v.Short
	}
	return v.Distance
}

// better reports whether verdict a of unit i comes nearer to an engagement
// than verdict b of unit j: more gates passed, then the smaller margin, then
// the smaller id.
func better(a Verdict, i *scenario.Unit, b Verdict, j *scenario.Unit) bool {
	if pa, pb := a.Gate.Passed(), b.Gate.Passed(); pa != pb {
		return pa > pb
	}
	if a.margin() != b.margin() {
		return a.margin() < b.margin()
	}
	return i.ID < j.ID
}
