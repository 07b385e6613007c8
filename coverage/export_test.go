package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/paulmach/orb"
)

// EarliestIntercept is the first time at which a fighter, which leaves the
// origin of a plane after a wait, can have a threat in missile reach that is
// at (x, y) now and flies along x at vt (negative: towards smaller x); ok is
// false where that never happens.
func EarliestIntercept(
	x, y geo.Length, vt, fighter geo.Speed, wait time.Duration, missile geo.Length,
) (time.Duration, bool) {
	// |target(t)| = fighter (t - wait) + missile, squared: a t^2 + 2 b t + c = 0.
	v, f, w := float64(vt), float64(fighter), wait.Seconds()
	from := float64(missile) - f*w
	a, b := v*v-f*f, float64(x)*v-f*from
	c := float64(x)*float64(x) + float64(y)*float64(y) - from*from
	best := math.Inf(1)
	try := func(t float64) {
		if t >= w && f*(t-w)+float64(missile) >= 0 {
			best = min(best, t)
		}
	}
	if at := math.Hypot(float64(x)+v*w, float64(y)); at <= float64(missile) {
		try(w)
	}
	if root := b*b - a*c; a != 0 && root >= 0 {
		try((-b + math.Sqrt(root)) / a)
		try((-b - math.Sqrt(root)) / a)
	} else if a == 0 && b != 0 {
		try(-c / (2 * b))
	}
	if math.IsInf(best, 1) {
		return 0, false
	}
	return seconds(best), true
}

// AtLeastOne is the probability that at least one of several independent
// permissions is given: 1 - (1-q1)(1-q2)...
func AtLeastOne(probabilities ...float64) float64 {
	none := 1.0
	for _, q := range probabilities {
		none *= 1 - q
	}
	return 1 - none
}

// Failing returns every gate that fails between a unit and a threat at a point.
func (p *Prepared) Failing(unit, threat int, place *scenario.Place, point orb.Point, e scenario.Estimate) GateSet {
	around := spotOf(p.ev.scenario, p.ev.options.Land, place, point)
	at := p.ev.targetOf(&around, threat, e)
	f := &p.ev.footprints[threat][unit][e]
	return f.failing(f.ask(at, f.post.sightOf(&at.at), p.table.stock.of(threat, e, unit)))
}

// RestsOn returns what the covered people rest on, by the index of [Result.At].
func (p *Prepared) RestsOn() [][]Rest { return p.ev.restsOn(p.table) }

// ChangeLadders returns the switches that [SmallestChanges] tries for a place, each in
// growing strength.
func ChangeLadders(s *scenario.Scenario, place, threat int) [][]scenario.Switch {
	one := withThreat(s, &s.Threats[threat])
	ready := Prepare(one, Options{})
	w, err := ready.ev.questions(context.Background(), ready.table, lowAndBase, 0)
	if err != nil {
		panic(err)
	}
	var list [][]scenario.Switch
	for _, l := range newChangeSearch(w, place).ladders {
		list = append(list, l)
	}
	return list
}

// Asked is what a unit says of a point of a place when it is asked every gate on its
// own, and the measures of its gates.
type Asked struct {
	Failing  GateSet
	Distance geo.Length
	Parts    map[Gate]float64 // of the gates that are measured there
	Raw      map[Gate]float64 // the same as they come, whatever the gate says
	Unknown  bool             // a gate fails that is no matter of measure
}

// Asker asks units why, one by one.
type Asker struct{ w *questions }

// NewAsker makes a scenario ready.
func NewAsker(s *scenario.Scenario) Asker {
	ready := Prepare(s, Options{})
	w, err := ready.ev.questions(context.Background(), ready.table, scenario.Estimates[:], ready.ev.allThreats()...)
	if err != nil {
		panic(err)
	}
	return Asker{w}
}

// Covered reports whether some unit covers a point.
func (a Asker) Covered(threat, place, point int, e scenario.Estimate) bool {
	return a.w.table.depth(threat, e, a.w.table.first[place]+point) > 0
}

// Ask asks one unit; ok is false where it engages nothing.
func (a Asker) Ask(unit, threat, place, point int, e scenario.Estimate) (asked Asked, ok bool) {
	r := a.w.threats[threat][e]
	i := a.w.table.first[place] + point
	if c := r.candidate(unit); c != nil {
		s := c.f.post.sightOf(&r.table.spots[i].at)
		asked = Asked{Failing: r.failing(c, i), Distance: s.fire, Parts: map[Gate]float64{}, Raw: map[Gate]float64{}}
		q := r.asks(c, i, s)
		for g := GateCapability; g < GateStock; g++ {
			if gates[g].measure == nil {
				asked.Unknown = asked.Unknown || asked.Failing.Has(g)
			} else if m, ok := gates[g].measure(c.f, q); ok {
				asked.Parts[g], asked.Raw[g] = m.agree(asked.Failing.Has(g)).part, m.part
			} else {
				asked.Unknown = asked.Unknown || asked.Failing.Has(g)
				if asked.Failing.Has(g) && m.part < 0 {
					asked.Parts[g] = m.part
				}
			}
		}
		if rounds := r.ration(c, false); rounds != nil && asked.Failing.Political() == 0 {
			m := rounds.at(s.fire)
			asked.Parts[GateStock], asked.Raw[GateStock] = m.agree(asked.Failing.Has(GateStock)).part, m.part
		}
		return asked, true
	}
	return asked, false
}

// StatusOf is the status of a place of so many demand points.
func StatusOf(covered scenario.Triple[int], points int) Status { return statusOf(covered, points) }

// IsHeld reports whether a station of a sustained share is held.
func IsHeld(share float64) bool { return isHeld(share) }

// InSector reports whether a point counts as inside a radar's sector, where the nearest
// hostile ground lies in a direction from it.
func InSector(radar, p orb.Point, facing, sector, hostile geo.Angle, e scenario.Estimate) bool {
	land := NewLand(&scenario.World{})
	land.hostile = geo.NewEdgeSet()
	land.bearings[p] = bearing{azimuth: hostile, known: true, anywhere: true}
	at := spot{position: p, at: geo.NewGeocentric(p), land: land}
	s := sensor{at: geo.NewGeocentric(radar), facing: facing, sector: sector, turned: e == scenario.Low}
	return s.holds(&at, at.at.Distance(&s.at))
}

// PatrolShare returns the part of the time for which a unit holds its station.
func PatrolShare(s *scenario.Scenario, u *scenario.Unit, e scenario.Estimate) float64 {
	return patrolOf(u, s.System(u), e, present.At(e)).share()
}

// Covers reports whether some unit covers a demand point of a place.
func (p *Prepared) Covers(threat, place, point int, e scenario.Estimate) bool {
	return p.table.depth(threat, e, p.table.first[place]+point) > 0
}

// Magazine is a unit with its rounds, the demand points that lie within its reach, by
// their distances in km, and those at which it passes every gate before the stock.
type Magazine struct {
	Rounds    float64
	Distances map[int]float64
	Passes    map[int]bool
}

// Served returns how far, in km, the rounds of each magazine last when each point's raids
// ask for so many: the stock gate's arithmetic alone. Endless is what lasts for all points.
func Served(magazines []Magazine, raids []float64) []float64 {
	d := demands{
		spots: make([]spot, len(raids)), rounds: raids, have: make([]float64, len(magazines)),
		among: make([]float64, len(raids)),
	}
	rows := make([][]word, len(raids))
	for i := range rows {
		rows[i] = make([]word, 1)
	}
	d.passes = func(point int) []word { return rows[point] }
	for u, m := range magazines {
		if m.Rounds >= 1 {
			d.have[u] = m.Rounds
		}
		for point := range m.Passes {
			rows[point][0] |= 1 << u
			d.among[point] += d.have[u]
		}
	}
	far := make([]float64, len(magazines))
	for u, m := range magazines {
		var queue []queued
		for point, distance := range m.Distances {
			queue = append(queue, queued{int32(point), geo.Length(distance) * geo.Kilometre})
		}
		slices.SortFunc(queue, func(a, b queued) int {
			return cmp.Or(cmp.Compare(a.edge, b.edge), cmp.Compare(a.place, b.place))
		})
		f := &footprint{limits: limits{kinematic: forever}}
		far[u] = lasting(queue, d, f, u).Kilometres()
	}
	return far
}

// Within reports whether a point lies within a distance of a territory.
func (l *Land) Within(p orb.Point, t *scenario.Territory, distance geo.Length) bool {
	return l.within(p, t, distance)
}

// Distances is how many distances are remembered.
func (l *Land) Distances() int { return len(l.distances) }

// ShortRanged reports whether a system's envelope is flat.
func ShortRanged(sys *scenario.System) bool { return shortRanged(sys) }

// Promised returns the switches whose worth a report gives, and what each makes of a scenario.
func Promised(s *scenario.Scenario) (switches []scenario.Switch, changed []*scenario.Scenario) {
	switches = promised(s)
	for _, c := range switches {
		changed = append(changed, apply(s, c))
	}
	return switches, changed
}
