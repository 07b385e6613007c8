package coverage

import (
	"context"
	"math"
	"math/bits"
	"sync"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// political are the gates that decisions open; the others are physical.
const political GateSet = 1<<GatePhase | 1<<GateBasing | 1<<GateContribution | 1<<GateAuthorisation

// Political returns the gates of a set that decisions open.
func (s GateSet) Political() GateSet { return s & political }

// Physical returns the gates of a set that no decision opens.
func (s GateSet) Physical() GateSet { return s &^ political }

// Len returns the number of gates of a set.
func (s GateSet) Len() int { return bits.OnesCount32(uint32(s)) }

// List returns the gates of a set in the order in which they are tested.
func (s GateSet) List() []Gate {
	list := make([]Gate, 0, s.Len())
	for g := GatePhase; g < GateCount; g++ {
		if s.Has(g) {
			list = append(list, g)
		}
	}
	return list
}

// reasons answers for one threat at one estimate which gates each unit fails at a
// demand point, and by how much. It is safe for use by several goroutines.
type reasons struct {
	ev    *evaluation
	table *placeTable
	t     int
	e     scenario.Estimate
	units []*candidate // those that engage anything

	// Against what the rounds of units are reckoned: the units that pass every gate
	// before the stock now, and those that would with the authorisation open. nil where
	// the stock is not asked.
	now, opened *rationing
}

// candidate is a unit as it would be asked if the decisions that keep it out of the
// scenario fell: linked to the sensors that count now and its own radar. So is one that
// cannot engage the threat, whose other gates are asked each on its own.
type candidate struct {
	unit     int
	closed   GateSet // the political gates that are shut at every place
	link     sync.Once
	f        *footprint // without those gates
	sensors  *shared    // that f refers to
	reckoned [2]sync.Once
	rounds   [2]*ration // now, and with the authorisation open
}

// reasons makes the question why ready. The table of the evaluation with the
// authorisation open is needed for its rounds alone; nil where the stock is not asked.
func (ev *evaluation) reasons(table, opened *placeTable, t int, e scenario.Estimate) *reasons {
	r := &reasons{ev: ev, table: table, t: t, e: e, now: ev.rationing(table, t, e)}
	if r.opened = r.now; r.now != nil && opened != nil {
		r.opened = ev.rationing(opened, t, e)
	}
	r.units = make([]*candidate, 0, len(ev.scenario.Units))
	for u := range ev.scenario.Units {
		if kind := ev.posts[e][u].system.Kind; kind != scenario.GBAD && kind != scenario.Fighter {
			continue
		}
		f := &ev.footprints[t][u][e]
		c := &candidate{unit: u, closed: f.shut & political, f: f, sensors: ev.shared[t][e]}
		if c.closed != 0 || f.shut.Has(GateCapability) {
			admitted := *f
			admitted.shut &^= political
			c.f = &admitted
		}
		r.units = append(r.units, c)
	}
	return r
}

// withAuthorisation returns the scenario in which allied units may intercept every class
// everywhere; stations keep off as they do.
func withAuthorisation(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(t *scenario.Scenario) {
		t.Package.Authorisation.Zone, t.Package.Authorisation.Classes = scenario.ZoneAll, scenario.AllClasses
	})
}

// openTable returns the table of who passes every gate before the stock with the
// authorisation open, nil where the stock is not asked.
func (ev *evaluation) openTable(ctx context.Context, table *placeTable, es ...scenario.Estimate) (*placeTable, error) {
	if ev.scenario.Package.Stockpile.Nights <= 0 || len(table.spots) == 0 {
		return nil, nil
	}
	v, err := ev.variant(ctx, withAuthorisation(ev.scenario), table.spots, es...)
	if err != nil {
		return nil, err
	}
	return v.table, nil
}

// linked gives a unit that a decision keeps out, or that cannot engage the threat, the
// sensors that count now and its own radar.
func (r *reasons) linked(c *candidate) {
	if c.closed == 0 && !c.f.shut.Has(GateCapability) {
		return
	}
	c.link.Do(func() {
		profile := &c.f.profile
		own := *r.ev.shared[r.t][r.e]
		own.sets, own.byKey, own.groups = nil, map[string]int{}, map[groupKey]int{}
		if c.f.system.Kind == scenario.GBAD && c.f.system.Radar != nil {
			seen := false
			for i := range own.radars {
				seen = seen || own.radars[i].unit == c.unit
			}
			if radar := r.ev.sensorOf(c.unit, profile, r.e); !seen && radar.reach > 0 {
				own.radars = append(own.radars[:len(own.radars):len(own.radars)], radar)
			}
		}
		c.sensors = &own
		able := *c.f
		able.shut &^= 1 << GateCapability
		r.ev.linkTo(&able, c.unit, &own)
		c.f.level, c.f.set, c.f.cap, c.f.cues = able.level, able.set, able.cap, able.cues
	})
}

// ration returns the rounds of a unit, nil where the stock is not asked; opened where
// the authorisation is one of the decisions that keep it out.
func (r *reasons) ration(c *candidate, opened bool) *ration {
	from, i := r.now, 0
	if opened {
		from, i = r.opened, 1
	}
	if from == nil {
		return nil
	}
	r.linked(c)
	c.reckoned[i].Do(func() { c.rounds[i] = from.of(c.unit, c.f) })
	return c.rounds[i]
}

// asks makes the question of a unit at a point of the table.
func (r *reasons) asks(c *candidate, point int, s sight) question {
	return r.asksAt(c, r.ev.targetAt(r.table, point, r.t, r.e), s)
}

// asksAt makes the question of a unit at any point, by the sensors that it is linked to.
func (r *reasons) asksAt(c *candidate, at target, s sight) question {
	r.linked(c)
	at.shared = c.sensors
	return c.f.ask(at, s, r.table.stock.of(r.t, r.e, c.unit))
}

// decisions returns the political gates that are shut to a unit at a point of the table.
func (r *reasons) decisions(c *candidate, point int) GateSet {
	return r.decisionsAt(c, r.ev.targetAt(r.table, point, r.t, r.e))
}

func (r *reasons) decisionsAt(c *candidate, at target) GateSet {
	set := c.closed
	if !gates[GateAuthorisation].holds(c.f, c.f.ask(at, sight{}, forever)) {
		set |= 1 << GateAuthorisation
	}
	return set
}

// fails reports whether a physical gate fails for a unit at a point, given the
// decisions that keep it out. Rounds are asked for by what lies within the unit's reach,
// so that what farther points ask does not depend on other threats and estimates.
func (r *reasons) fails(g Gate, c *candidate, q question, decisions GateSet) bool {
	if g == GateStock && !c.f.shut.Has(GateStock) {
		rounds := r.ration(c, decisions.Has(GateAuthorisation))
		return rounds != nil && !rounds.lasts(q.fire)
	}
	return c.f.fails(g, q)
}

// failing returns every gate that fails for a unit at a point, each asked on its own.
func (r *reasons) failing(c *candidate, point int) GateSet {
	return r.failingAt(c, r.ev.targetAt(r.table, point, r.t, r.e))
}

func (r *reasons) failingAt(c *candidate, at target) GateSet {
	set := r.decisionsAt(c, at)
	decisions := set
	r.linked(c)
	q := r.asksAt(c, at, c.f.post.sightOf(&at.at))
	for g := GateCapability; g < GateCount; g++ {
		if r.fails(g, c, q, decisions) {
			set |= 1 << g
		}
	}
	return set
}

// marginsAt returns the margin of every gate that is measured for a unit at a point, in
// the order of the gates.
func (r *reasons) marginsAt(c *candidate, at target) []Margin {
	list := []Margin{}
	failing := r.failingAt(c, at)
	q := r.asksAt(c, at, c.f.post.sightOf(&at.at))
	add := func(m measure, ok bool) {
		if margin := m.agree(failing.Has(m.gate)).margin(); ok && margin != nil {
			list = append(list, *margin)
		}
	}
	for g := GateCapability; g < GateStock; g++ {
		if gates[g].measure != nil && !failing.Has(GateCapability) {
			add(gates[g].measure(c.f, q))
		}
	}
	if rounds := r.ration(c, failing.Has(GateAuthorisation)); rounds != nil && !failing.Has(GateCapability) {
		add(rounds.at(q.fire), true)
	}
	return list
}

// candidate returns a unit that engages anything, nil for any other.
func (r *reasons) candidate(unit int) *candidate {
	for _, c := range r.units {
		if c.unit == unit {
			return c
		}
	}
	return nil
}

// decided is a unit that decisions alone keep from a point.
type decided struct {
	c        *candidate // nil: there is none
	gates    GateSet
	distance geo.Length
}

// before reports whether a comes before b: fewer gates, the smaller distance, the
// smaller id.
func (a *decided) before(b *decided, units []scenario.Unit) bool {
	switch {
	case b.c == nil:
		return true
	case a.gates.Len() != b.gates.Len():
		return a.gates.Len() < b.gates.Len()
	case a.distance != b.distance:
		return a.distance < b.distance
	}
	return units[a.c.unit].ID < units[b.c.unit].ID
}

// byDecision returns the unit that comes first of those that decisions alone keep from
// an uncovered point. The gates that cost most are asked of few.
func (r *reasons) byDecision(point int, sights []sight) decided {
	best := decided{}
	for i, c := range r.units {
		d := decided{c, r.decisions(c, point), sights[i].fire}
		if d.gates == 0 || !d.before(&best, r.ev.scenario.Units) || c.f.shut != 0 {
			continue
		}
		if sights[i].fire+c.f.release > c.f.kinematic+c.f.fromBase {
			continue
		}
		r.linked(c)
		q := r.asks(c, point, sights[i])
		if c.f.passesPhysically(q) && !r.fails(GateStock, c, q, d.gates) {
			best = d
		}
	}
	return best
}

// passesPhysically reports whether the physical gates before the stock hold at a point.
func (f *footprint) passesPhysically(q question) bool {
	for g := GateCapability; g < GateStock; g++ {
		if f.fails(g, q) {
			return false
		}
	}
	return true
}

// reached is a unit that passes the political gates at a point, and what of the others
// it fails.
type reached struct {
	c       *candidate // nil: there is none
	failing GateSet
	margin  measure // the smallest; of part -Inf where it has none
	known   measure // the smallest of the gates that fail by some part
}

// before reports whether a comes nearer than b; see [Nearest].
func (a *reached) before(b *reached, units []scenario.Unit) bool {
	able := func(r *reached) bool { return !r.failing.Has(GateCapability) }
	switch {
	case b.c == nil:
		return true
	case able(a) != able(b):
		return able(a)
	case a.failing.Len() != b.failing.Len():
		return a.failing.Len() < b.failing.Len()
	case a.margin.part != b.margin.part:
		return a.margin.part > b.margin.part
	case a.known.part != b.known.part:
		return a.known.part > b.known.part
	}
	return units[a.c.unit].ID < units[b.c.unit].ID
}

// physical asks a unit that passes the political gates at a point the others: which
// fail, and the smallest part by which one holds or fails.
func (r *reasons) physical(c *candidate, point int, s sight) reached {
	a := reached{c: c, margin: measure{part: math.Inf(1)}, known: measure{part: math.Inf(1)}}
	none := measure{part: math.Inf(-1)}
	if c.f.fails(GateCapability, question{}) {
		a.failing, a.margin, a.known = 1<<GateCapability, none, none
		return a
	}
	q := r.asks(c, point, s)
	take := func(g Gate, m measure, ok bool) {
		fails := r.fails(g, c, q, 0)
		if fails {
			a.failing |= 1 << g
		}
		switch {
		case ok:
			a.margin = smaller(a.margin, m.agree(fails))
		case fails:
			a.margin = none
		}
		if fails && m.part < 0 && !math.IsInf(m.part, -1) {
			a.known = smaller(a.known, m)
		}
	}
	for _, g := range measuredGates {
		m, ok := gates[g].measure(c.f, q)
		take(g, m, ok)
	}
	switch rounds := r.ration(c, false); {
	case rounds != nil:
		take(GateStock, rounds.at(s.fire), true)
	case c.f.shut.Has(GateStock):
		take(GateStock, none, false)
	}
	if math.IsInf(a.known.part, 1) {
		a.known = none
	}
	return a
}

// byReach returns the unit that comes first of those that pass the political gates at a
// point, and the point's margin: the largest over these units of their smallest. At a
// point that is covered only the units that cover it have a margin that is not negative.
func (r *reasons) byReach(point int, sights []sight, covered bool) (best reached, margin measure) {
	margin = measure{part: math.Inf(-1)}
	row := r.table.row(r.t, r.e, point)
	for i, c := range r.units {
		if covered && !has(row, c.unit) {
			continue
		}
		if r.decisions(c, point) != 0 {
			continue
		}
		a := r.physical(c, point, sights[i])
		margin = larger(margin, a.margin)
		if a.before(&best, r.ev.scenario.Units) {
			best = a
		}
	}
	return best, margin
}
