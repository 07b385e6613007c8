package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
	"context"
	"math"
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
