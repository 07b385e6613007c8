package coverage

import (
	"cmp"
	"context"
	"slices"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Changes are the smallest sets of switches that cover a place.
type Changes struct {
	// Sets holds at most [ListedChanges] of them, the smallest first, of one size those
	// that cover most people.
	Sets []Change
	// Tried is how many sets were tried: without Sets, none found among them.
	Tried int
}

// Change is a set of one, two or three switches that covers a place; without any one of
// them it does not, nor with a weaker step of one.
type Change struct {
	Switches []scenario.Switch
	Status   Status // of the place after them
	Gained   int    // people covered at base after them minus now
}

// The most switches of a set, and the most sets that are listed.
const (
	MostSwitches  = 3
	ListedChanges = 5
)

// SmallestChanges finds the smallest sets of switches that cover a place of the
// scenario against a threat at base, re-evaluated. The switches are those that answer
// to the gates that fail for units within reach of the place: hosts, contributors, the
// phase, the zone, the classes, the delay, the command level, the picture and the
// stock, and who brings a radar that sees the place. It finds none where the place is
// covered already, and for a place or threat that the scenario does not have; WorstID is
// no threat of it.
func SmallestChanges(ctx context.Context, s *scenario.Scenario, o Options, place, threat string) (Changes, error) {
	return smallestChanges(ctx, s, o, new(memo), place, threat)
}

// SmallestChanges is [SmallestChanges].
func (e *Evaluator) SmallestChanges(
	ctx context.Context, s *scenario.Scenario, o Options, place, threat string,
) (Changes, error) {
	return smallestChanges(ctx, s, o, &e.memo, place, threat)
}

func smallestChanges(
	ctx context.Context, s *scenario.Scenario, o Options, m *memo, place, threat string,
) (Changes, error) {
	none := Changes{Sets: []Change{}}
	t, index := s.Threat(threat), placeIndex(s, place)
	if t == nil || index < 0 {
		return none, nil
	}
	if o.Land == nil {
		o.Land = m.landOf(s.World)
	}
	one := withThreat(s, t)
	ev := newEvaluation(one, o.withDefaults(one), m, scenario.Base)
	table, err := ev.evaluatePlaces(ctx, ev.spotsOf())
	if err != nil || table.holds(0, scenario.Base, index) {
		return none, err
	}
	w, err := ev.questions(ctx, table, ev.estimates, 0)
	if err != nil {
		return none, err
	}
	c := newChangeSearch(w, index)
	for size := 1; size <= MostSwitches && len(c.found) < ListedChanges; size++ {
		if err := c.trySize(ctx, size); err != nil {
			return none, err
		}
	}
	return c.changes(ctx)
}

// ladder is a switch in growing strength; what a weaker step covers, a stronger one
// covers too. A set of switches takes one step of each of its ladders.
type ladder []scenario.Switch

// rung is one step of a ladder.
type rung struct{ ladder, step int }

// changeSearch looks for the sets of switches that cover one place against the one
// threat of its scenario.
type changeSearch struct {
	ev       *evaluation
	table    *placeTable
	place    int
	people   int // covered now
	ladders  []ladder
	openings []way // how units could come to cover points that are not covered
	tried    int
	found    []foundChange
}

// foundChange is a set that works.
type foundChange struct {
	rungs  []rung
	gained int
}

// way is what a set of ladders needs before a unit can cover some points: one of each
// of several sets of ladders.
type way struct {
	needs  []uint64
	points []bool // of the place
}

func newChangeSearch(w *questions, place int) *changeSearch {
	c := &changeSearch{ev: w.ev, table: w.table, place: place, people: w.people[0].Base}
	b := changeBuilder{r: w.threats[0][scenario.Base], place: place, index: map[string]int{}}
	b.build()
	c.ladders, c.openings = b.ladders, b.ways
	return c
}

// trySize tries all sets of so many switches, save those that hold a set that works.
// Sets of the same ladders differ in their steps alone and are tried one after the
// other, the weaker first.
func (c *changeSearch) trySize(ctx context.Context, size int) error {
	groups := c.combinations(nil, size)
	found, tried := make([][]foundChange, len(groups)), make([]int, len(groups))
	errs := make([]error, len(groups))
	err := parallel(ctx, len(groups), func(i int) {
		for _, set := range c.stepsOf(groups[i], nil) {
			if c.holdsOne(set, found[i]) {
				continue
			}
			tried[i]++
			gained, works, err := c.try(ctx, set)
			if err != nil {
				errs[i] = err
				return
			}
			if works {
				found[i] = append(found[i], foundChange{set, gained})
			}
		}
	})
	for i := range groups {
		c.tried += tried[i]
		c.found = append(c.found, found[i]...)
		if err == nil {
			err = errs[i]
		}
	}
	return err
}

// combinations returns all choices of so many more ladders after those chosen.
func (c *changeSearch) combinations(chosen []int, more int) [][]int {
	if more == 0 {
		return [][]int{slices.Clone(chosen)}
	}
	first := 0
	if len(chosen) > 0 {
		first = chosen[len(chosen)-1] + 1
	}
	var list [][]int
	for l := first; l < len(c.ladders); l++ {
		list = append(list, c.combinations(append(chosen, l), more-1)...)
	}
	return list
}

// stepsOf returns all sets that take one step of each of some ladders, so that a set
// comes before all that have stronger steps.
func (c *changeSearch) stepsOf(ladders []int, set []rung) [][]rung {
	if len(ladders) == 0 {
		return [][]rung{slices.Clone(set)}
	}
	var list [][]rung
	for step := range c.ladders[ladders[0]] {
		list = append(list, c.stepsOf(ladders[1:], append(set, rung{ladders[0], step}))...)
	}
	return list
}

// holdsOne reports whether a set holds one that works, or the same with weaker steps.
func (c *changeSearch) holdsOne(set []rung, more []foundChange) bool {
	holds := func(f foundChange) bool {
		for _, need := range f.rungs {
			if !slices.ContainsFunc(set, func(r rung) bool { return r.ladder == need.ladder && r.step >= need.step }) {
				return false
			}
		}
		return true
	}
	return slices.ContainsFunc(c.found, holds) || slices.ContainsFunc(more, holds)
}

// switches returns the switches of a set.
func (c *changeSearch) switches(set []rung) []scenario.Switch {
	list := make([]scenario.Switch, len(set))
	for i, r := range set {
		list[i] = c.ladders[r.ladder][r.step]
	}
	return list
}

// try reports whether a set covers the place, and the people that it adds. A set that
// gives no unit all it needs is not re-evaluated, and one with which the place would not
// be covered if all rounds lasted at the place alone.
func (c *changeSearch) try(ctx context.Context, set []rung) (gained int, works bool, err error) {
	if !c.plausible(set) {
		return 0, false, nil
	}
	form := applyAll(c.ev.scenario, c.switches(set))
	run := newEvaluation(form, c.ev.options, c.ev.memo, scenario.Base)
	spots := c.table.spots
	if !sameGround(form, c.ev.scenario) {
		spots = run.spotsOf()
	}
	if !run.coversInPrinciple(spots[c.table.first[c.place]:c.table.first[c.place+1]]) {
		return 0, false, nil
	}
	table, err := run.evaluatePlaces(ctx, spots)
	if err != nil || !table.holds(0, scenario.Base, c.place) {
		return 0, false, err
	}
	v := variant{run, table}
	return v.people()[0].Base - c.people, true, nil
}

// plausible reports whether a set gives some unit what it needs at enough points.
func (c *changeSearch) plausible(set []rung) bool {
	var thrown uint64
	for _, r := range set {
		thrown |= 1 << r.ladder
	}
	from, to := c.table.points(c.place)
	covered := 0
	for i := from; i < to; i++ {
		open := c.table.depth(0, scenario.Base, i) > 0
		for k := 0; k < len(c.openings) && !open; k++ {
			w := &c.openings[k]
			open = w.points[i-from] && !slices.ContainsFunc(w.needs, func(need uint64) bool { return need&thrown == 0 })
		}
		if open {
			covered++
		}
	}
	return whollyCovered(covered, to-from)
}

// coversInPrinciple reports whether enough of a place's points pass every gate before
// the stock for some unit.
func (ev *evaluation) coversInPrinciple(spots []spot) bool {
	alive := ev.alive(0, scenario.Base)
	covered := 0
	for i := range spots {
		at := ev.targetOf(&spots[i], 0, scenario.Base)
		if slices.ContainsFunc(alive, func(u int) bool {
			f := &ev.footprints[0][u][scenario.Base]
			if chord := at.at.Chord2(&f.post.at); !f.flying && chord > float64(f.kinematic*f.kinematic) {
				return false
			}
			return f.passes(f.ask(at, f.post.sightOf(&at.at), forever))
		}) {
			covered++
		} else if left := len(spots) - i - 1; !whollyCovered(covered+left, len(spots)) {
			return false
		}
	}
	return whollyCovered(covered, len(spots))
}

// changes returns what was found, with the status of the place after each set.
func (c *changeSearch) changes(ctx context.Context) (Changes, error) {
	list := Changes{Sets: []Change{}, Tried: c.tried}
	slices.SortStableFunc(c.found, func(a, b foundChange) int {
		return cmp.Or(cmp.Compare(len(a.rungs), len(b.rungs)), cmp.Compare(b.gained, a.gained))
	})
	for _, f := range c.found[:min(len(c.found), ListedChanges)] {
		switches := c.switches(f.rungs)
		v, err := c.ev.variant(ctx, applyAll(c.ev.scenario, switches), c.table.spots, scenario.Estimates[:]...)
		if err != nil {
			return list, err
		}
		list.Sets = append(list.Sets, Change{Switches: switches, Status: v.status(c.place, 0), Gained: f.gained})
	}
	return list, nil
}

// changeBuilder finds the switches that answer to the gates that fail at a place.
type changeBuilder struct {
	r       *reasons
	place   int
	ladders []ladder
	index   map[string]int // of ladders, by name
	soft    uint64         // the ladders that may bring time or view
	ways    []way
}

// mostLadders is how many ladders a search takes; more are left out, the last named
// first.
const mostLadders = 64

// add returns the bit of a ladder, put at the end if it is new; 0 for one without steps.
func (b *changeBuilder) add(name string, steps ...scenario.Switch) uint64 {
	i, known := b.index[name]
	if !known {
		if len(steps) == 0 || len(b.ladders) == mostLadders {
			return 0
		}
		i = len(b.ladders)
		b.index[name], b.ladders = i, append(b.ladders, steps)
	}
	return 1 << i
}

// failure is a unit and the gates that it fails at some points of the place.
type failure struct {
	c       *candidate
	gates   GateSet
	outside bool // the zone
	points  []bool
}

// build lists the ladders first, then what each unit needs of them.
func (b *changeBuilder) build() {
	failures := b.failures()
	for i := range failures {
		b.politics(&failures[i])
	}
	var all GateSet
	for i := range failures {
		all |= failures[i].gates
	}
	if all.Has(GateTimeline) || all.Has(GateGeometry) {
		b.timeAndView()
	}
	if all.Has(GateStock) {
		s := b.r.ev.scenario
		if s.Package.Stockpile.Nights > 0 && s.Package.Stockpile.Factor > 0 {
			b.add("stock", multiplyStock(s, 2), multiplyStock(s, 4))
		}
	}
	every := uint64(1)<<len(b.ladders) - 1
	if len(b.ladders) == mostLadders {
		every = ^uint64(0)
	}
	for i := range failures {
		f := &failures[i]
		needs := b.politics(f)
		if f.gates.Has(GateTimeline) || f.gates.Has(GateGeometry) {
			needs = append(needs, b.soft)
		}
		if f.gates.Has(GateStock) {
			needs = append(needs, every)
		}
		if !slices.Contains(needs, 0) {
			b.ways = append(b.ways, way{needs, f.points})
		}
	}
}

// failures lists the units that are able, ready and within reach, with the gates that
// they fail at uncovered points.
func (b *changeBuilder) failures() []failure {
	var list []failure
	r := b.r
	from, to := r.table.points(b.place)
	for i := from; i < to; i++ {
		if r.table.depth(0, r.e, i) > 0 {
			continue
		}
		for _, c := range r.units {
			s := c.f.post.sightOf(&r.table.spots[i].at)
			if c.f.shut&^political != 0 || !c.f.withinReach(question{edge: s.fire + c.f.release, sight: s}) {
				continue
			}
			gates := r.failing(c, i)
			outside := gates.Has(GateAuthorisation) && c.f.allied && !r.table.mayIntercept(0, r.e, i)
			k := slices.IndexFunc(list, func(f failure) bool {
				return f.c == c && f.gates == gates && f.outside == outside
			})
			if k < 0 {
				k = len(list)
				list = append(list, failure{c, gates, outside, make([]bool, to-from)})
			}
			list[k].points[i-from] = true
		}
	}
	return list
}

// withinReach reports whether a far edge is within the reach of the missile, or of an
// aircraft's fuel.
func (f *footprint) withinReach(q question) bool {
	if f.flying {
		return f.edgeFromBase(q) <= f.kinematic
	}
	return q.edge <= f.kinematic
}

// politics returns the ladders that open each of the political gates that a unit fails.
func (b *changeBuilder) politics(f *failure) []uint64 {
	s, u := b.r.ev.scenario, f.c.f.unit
	var needs []uint64
	if f.gates.Has(GatePhase) {
		after := apply(s, scenario.SetPhase{Phase: scenario.AfterCeasefire})
		if !existsIn(after, u) {
			return []uint64{0}
		}
		needs = append(needs, b.ceasefire())
	}
	if f.gates.Has(GateBasing) {
		needs = append(needs, b.host(u.Host))
	}
	if f.gates.Has(GateContribution) {
		needs = append(needs, b.contributor(u.Contributor))
	}
	if f.gates.Has(GateAuthorisation) {
		needs = append(needs, b.authorisation(f)...)
	}
	return needs
}

func (b *changeBuilder) ceasefire() uint64 {
	if b.r.ev.scenario.Phase == scenario.AfterCeasefire {
		return 0
	}
	return b.add("phase", scenario.SetPhase{Phase: scenario.AfterCeasefire})
}

// host returns what grants a host: its word, or a ceasefire where it has offered.
func (b *changeBuilder) host(code string) uint64 {
	bit := b.add("host "+code, scenario.SetHost{Code: code, State: scenario.Granted})
	if b.r.ev.scenario.Package.Hosts[code].State == scenario.Offered {
		bit |= b.ceasefire()
	}
	return bit
}

// contributor returns what grants a contributor.
func (b *changeBuilder) contributor(code string) uint64 {
	bit := b.add("contributor "+code, scenario.SetContributor{Code: code, State: scenario.Granted})
	if b.r.ev.scenario.Package.Contributors[code].State == scenario.Offered {
		bit |= b.ceasefire()
	}
	return bit
}

// authorisation returns what lets a unit intercept: the class, and the zone; a strip
// along the border grows with the hosts that agree. Nothing lowers a stand-off.
func (b *changeBuilder) authorisation(f *failure) []uint64 {
	ev := b.r.ev
	s := ev.scenario
	var needs []uint64
	class, classes := s.Threats[0].Class, s.Package.Authorisation.Classes
	barred := f.c.f.allied && !classes.Has(class)
	if barred {
		needs = append(needs, b.add("classes", scenario.SetClasses{Classes: classes | scenario.ClassSetOf(class)}))
	}
	if !f.outside {
		if !barred {
			return []uint64{0}
		}
		return needs
	}
	zone := b.add("zone", b.zones()...)
	if s.Package.Authorisation.Zone == scenario.ZoneBorderStrip {
		for _, code := range withheld(s, s.Package.Hosts, hostOf) {
			zone |= b.host(code)
		}
	}
	return append(needs, zone)
}

// zones returns the steps of the zone: the narrowest that takes in the whole place, and
// all of Ukraine.
func (b *changeBuilder) zones() []scenario.Switch {
	ev, table := b.r.ev, b.r.table
	from, to := table.points(b.place)
	all := scenario.SetZone{Zone: scenario.ZoneAll}
	for _, c := range ev.zonesFor(ev.scenario, &table.spots[from]) {
		ground := authorisedGround(apply(ev.scenario, c), ev.options.Land)
		whole := true
		for i := from; i < to && whole; i++ {
			whole = ground.holdsSpot(&table.spots[i], 0, scenario.Base)
		}
		if whole && ground.kind != scenario.ZoneAll {
			return []scenario.Switch{c, all}
		}
	}
	return []scenario.Switch{all}
}

// orderSteps are the delays that a search tries, the longest first.
var orderSteps = [...]time.Duration{20 * time.Minute, 10 * time.Minute, 5 * time.Minute, 2 * time.Minute, 0}

// timeAndView adds the ladders that may bring a unit time, or let it see.
func (b *changeBuilder) timeAndView() {
	s := b.r.ev.scenario
	var sooner, higher []scenario.Switch
	longest := longestDelay(s)
	for _, d := range orderSteps {
		if d < longest {
			sooner = append(sooner, setDelay(d))
		}
	}
	c2 := &s.Package.C2
	for level := c2.Level + 1; level <= scenario.HighestLevel; level++ {
		higher = append(higher, scenario.SetLevel{Level: level})
	}
	b.soft |= b.add("delay", sooner...) | b.add("level", higher...)
	if c2.Picture != scenario.SharedPicture && len(s.Units) > 0 {
		b.soft |= b.add("picture", scenario.SetPicture{Picture: scenario.SharedPicture})
	}
	if c2.Provider != "" && !s.ContributorGranted(c2.Provider) {
		b.soft |= b.contributor(c2.Provider)
	}
	for u := range s.Units {
		if b.bringsSight(u) {
			unit := &s.Units[u]
			if !s.HostGranted(unit.Host) {
				b.soft |= b.host(unit.Host)
			}
			if !s.ContributorGranted(unit.Contributor) {
				b.soft |= b.contributor(unit.Contributor)
			}
			if !existsIn(s, unit) {
				b.soft |= b.ceasefire()
			}
		}
	}
}

// bringsSight reports whether a unit that a decision keeps out has a radar which would
// add to what is seen around the place: the place lies nearer to it than it sees and
// the warning there together.
func (b *changeBuilder) bringsSight(u int) bool {
	ev, r := b.r.ev, b.r
	p := &ev.posts[r.e][u]
	able := p.system.Radar != nil && (p.system.Kind == scenario.GBAD || p.system.Kind == scenario.Sensor)
	if !able || p.shut == 0 || p.inStandoff || !p.patrol.valid() || !isHeld(p.patrol.share()) {
		return false
	}
	after := apply(ev.scenario, scenario.SetPhase{Phase: scenario.AfterCeasefire})
	if !existsIn(after, &ev.scenario.Units[u]) {
		return false
	}
	profile := ev.scenario.Threats[0].At(r.e)
	radar := ev.sensorOf(u, &profile, r.e)
	from, to := r.table.points(b.place)
	for i := from; i < to; i++ {
		at := ev.targetAt(r.table, i, 0, r.e)
		warned := 0.0
		for set := range at.shared.sets {
			warned = max(warned, at.flight(set, &profile))
		}
		if at.at.Distance(&radar.at) <= radar.reach+geo.Length(warned) {
			return true
		}
	}
	return false
}
