package coverage

import (
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// contenders is the units against a threat at an estimate in the order in which
// they are asked who comes nearest: those that pass most gates first. A unit that a
// gate shuts out everywhere comes last.
type contenders struct {
	units []contender
	part  []contender // the units that are there part of the time
}

// contender is a unit and how many gates it passes at most.
type contender struct {
	unit, passes int
	limit        geo.Length // far edges beyond fail the geometry gate at the latest
	stock        geo.Length // where its rounds run out
}

// contend orders the units.
func (ev *evaluation) contend(table *placeTable, t int, e scenario.Estimate) *contenders {
	c := &contenders{units: make([]contender, len(ev.footprints[t]))}
	for u := range ev.footprints[t] {
		f := &ev.footprints[t][u][e]
		c.units[u] = contender{u, f.atMost(), forever, table.stock.of(t, e, u)}
		if !f.flying { // a fighter is asked wherever it is
			c.units[u].limit = f.seen()
		}
		if f.timeShare > 0 && f.shut == 1<<GateReadiness {
			c.part = append(c.part, c.units[u])
		}
	}
	slices.SortStableFunc(c.units, func(a, b contender) int { return b.passes - a.passes })
	return c
}

// chordSlack is more than what rounding takes off a distance.
const chordSlack = geo.Metre / 100

// nearest is the unit that comes nearest to an engagement that fails. A chord
// is shorter than a distance: it rules out those that cannot beat the best.
func (ev *evaluation) nearest(c *contenders, at target, t int, e scenario.Estimate) *Nearest {
	best := Nearest{Unit: -1, Estimate: e}
	units := ev.scenario.Units
	inView := GateGeometry.Passed()
	for i := range c.units {
		k := &c.units[i]
		f, post := &ev.footprints[t][k.unit][e], &ev.posts[e][k.unit]
		if best.Unit >= 0 {
			passed := best.Verdict.Gate.Passed()
			if k.passes < passed {
				break
			}
			if passed >= inView {
				edge := geo.Length(math.Sqrt(post.at.Chord2(&at.at))) + f.release - chordSlack
				if short := edge - k.limit; short > 0 && (passed > inView || short > best.Verdict.Short) {
					continue
				}
			}
		}
		v := f.engages(f.ask(at, post.sightOf(&at.at), k.stock))
		if best.Unit < 0 || better(v, &units[k.unit], best.Verdict, &units[best.Unit]) {
			best.Unit, best.Verdict = k.unit, v
		}
	}
	if best.Unit < 0 {
		return nil
	}
	return &best
}

// partTime is the best share of time of the units that pass every gate at a
// place that none covers.
func (ev *evaluation) partTime(c *contenders, at target, t int, e scenario.Estimate) float64 {
	share := 0.0
	for _, k := range c.part {
		f := &ev.footprints[t][k.unit][e]
		if f.timeShare > share && f.failing(f.ask(at, f.post.sightOf(&at.at), k.stock)) == 1<<GateReadiness {
			share = f.timeShare
		}
	}
	return share
}
