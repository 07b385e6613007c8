package coverage

import (
	"context"
	"maps"
	"math"
	"slices"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// remedyLimit is the number of pairs of places and units above which no
// remedies are looked for.
const remedyLimit = 1_000_000

// switchesFor lists the single switches that could cover more than the
// scenario does, the least demanding first. That order is: a host opens its
// bases; a contributor sends its units; the zone takes in one more region, or
// is wider; the classes of the threats may be intercepted; command at a higher level;
// one picture; the order sooner, by as few minutes as do; more stock; a ceasefire.
// Regions are those of uncovered places.
func switchesFor(s *scenario.Scenario, regions []string) []remedies {
	var list []remedies
	one := func(c scenario.Switch) { list = append(list, remedies{1, func(int) scenario.Switch { return c }}) }
	for _, code := range withheld(s, s.Package.Hosts, hostOf) {
		one(scenario.SetHost{Code: code, State: scenario.Granted})
	}
	for _, code := range withheld(s, s.Package.Contributors, contributorOf) {
		one(scenario.SetContributor{Code: code, State: scenario.Granted})
	}
	if zone := s.Package.Authorisation.Zone; zone != scenario.ZoneAll && zone != "" {
		for _, code := range regions {
			one(addRegion(s, code))
		}
		if wider, ok := widerZone(s); ok {
			one(wider)
		}
	}
	tried := s.Package.Authorisation.Classes
	for i := range s.Threats {
		if class := s.Threats[i].Class; !tried.Has(class) {
			tried |= scenario.ClassSetOf(class)
			one(scenario.SetClasses{Classes: s.Package.Authorisation.Classes | scenario.ClassSetOf(class)})
		}
	}
	for level := s.Package.C2.Level + 1; level <= scenario.HighestLevel; level++ {
		one(scenario.SetLevel{Level: level})
	}
	if s.Package.C2.Picture != scenario.SharedPicture {
		one(scenario.SetPicture{Picture: scenario.SharedPicture})
	}
	if longest := longestDelay(s); longest > 0 {
		whole := int((longest - 1) / time.Minute) // the longest whole minutes below
		sooner := func(k int) scenario.Switch { return setDelay(time.Duration(whole+1-k) * time.Minute) }
		list = append(list, remedies{whole + 1, sooner})
	}
	if s.Package.Stockpile.Nights > 0 && s.Package.Stockpile.Factor > 0 {
		one(multiplyStock(s, 2))
		one(multiplyStock(s, 4))
	}
	if s.Phase != scenario.AfterCeasefire {
		one(scenario.SetPhase{Phase: scenario.AfterCeasefire})
	}
	return list
}

// remedies is one kind of change in growing strength 1..steps: what a smaller
// step covers, a larger one covers too.
type remedies struct {
	steps int
	step  func(k int) scenario.Switch
}

// pair is a place that is not covered against a threat.
type pair struct{ place, threat int }

// fillRemedies gives every place that is not covered at base the first change
// whose re-evaluation covers it.
func (ev *evaluation) fillRemedies(ctx context.Context, r *Result, table *placeTable) error {
	var open []pair
	regions := map[string]bool{}
	for i := range r.Places {
		for t := range r.Places[i].Threats {
			if p := &r.Places[i].Threats[t]; !p.CoveredAt(scenario.Base) && len(ev.scenario.Units) > 0 {
				open = append(open, pair{i, t})
				for _, region := range regionsToAdd(ev, table, i) {
					regions[region] = true
				}
			}
		}
	}
	for _, kind := range switchesFor(ev.scenario, sortedKeys(regions)) {
		var err error
		if open, err = ev.findRemedies(ctx, r, table, open, kind, 0, kind.steps); err != nil {
			return err
		}
	}
	return nil
}

// findRemedies finds for each open pair the smallest step above low that covers it, by
// halving, and returns the pairs that no step up to high covers.
func (ev *evaluation) findRemedies(
	ctx context.Context, r *Result, table *placeTable, open []pair, kind remedies, low, high int,
) ([]pair, error) {
	if len(open) == 0 {
		return open, nil
	}
	c := kind.step(high)
	v, err := ev.variant(ctx, apply(ev.scenario, c), table.spots, scenario.Base)
	if err != nil {
		return nil, err
	}
	var covered, left []pair
	for _, p := range open {
		if v.table.holds(p.threat, scenario.Base, p.place) {
			covered = append(covered, p)
		} else {
			left = append(left, p)
		}
	}
	if len(covered) == 0 {
		return left, nil
	}
	for low+1 < high && len(covered) > 0 {
		// What a middle step covers already is recorded there.
		middle := (low + high) / 2
		rest, err := ev.findRemedies(ctx, r, table, covered, kind, low, middle)
		if err != nil {
			return nil, err
		}
		covered, low = rest, middle
	}
	return left, ev.recordRemedies(ctx, r, table, covered, c)
}

// recordRemedies writes a remedy down, with what it does to the place at every
// estimate and to the people covered.
func (ev *evaluation) recordRemedies(
	ctx context.Context, r *Result, table *placeTable, covered []pair, c scenario.Switch,
) error {
	if len(covered) == 0 {
		return nil
	}
	v, err := ev.variant(ctx, apply(ev.scenario, c), table.spots, scenario.Estimates[:]...)
	if err != nil {
		return err
	}
	people, now := v.people(), (&variant{ev, table}).people()
	for _, p := range covered {
		r.Places[p.place].Threats[p.threat].Remedy = &Remedy{
			Switch: c, Status: v.status(p.place, p.threat),
			Gained: people[p.threat].Base - now[p.threat].Base,
		}
	}
	return nil
}

// Remedies finds the single changes that would cover a place of the scenario
// against a threat at base, each re-evaluated, the least demanding first: the
// switches in the order of [switchesFor], then more aircraft, a taller mast,
// and moving the nearest unit closer; the last two are no switches. A change
// that covers the place and loses more people elsewhere is left out. It is
// empty where the place is covered already or no single change helps.
func Remedies(ctx context.Context, s *scenario.Scenario, o Options, place, threat string) ([]Remedy, error) {
	t := s.Threat(threat)
	if t == nil {
		return []Remedy{}, nil
	}
	one := withThreat(s, t)
	index := placeIndex(one, place)
	if index < 0 {
		return []Remedy{}, nil
	}
	ready := newEvaluation(one, o.withDefaults(one), new(memo), scenario.Estimates[:]...)
	table, err := ready.evaluatePlaces(ctx, ready.spotsOf())
	if err != nil {
		return nil, err
	}
	list := []Remedy{}
	if table.holds(0, scenario.Base, index) {
		return list, nil
	}
	kinds := switchesFor(one, regionsToAdd(ready, table, index))
	questions, err := ready.questions(ctx, table, []scenario.Estimate{scenario.Base}, 0)
	if err != nil {
		return nil, err
	}
	var a answers
	why, at := questions.threats[0][scenario.Base], questions.survey(index)
	why.nearestEdge(at, &a)
	_, nearest := a.most(why, at)
	kinds = append(kinds, ready.unitRemedies(table, index, nearest)...)
	for _, kind := range kinds {
		result := Result{Scenario: one, Threats: make([]ThreatResult, 1), Places: make([]PlaceResult, len(one.Places))}
		result.Places[index].Threats = make([]PlaceThreat, 1)
		if _, err := ready.findRemedies(ctx, &result, table, []pair{{index, 0}}, kind, 0, kind.steps); err != nil {
			return nil, err
		}
		if m := result.Places[index].Threats[0].Remedy; m != nil && m.Gained >= 0 {
			list = append(list, *m)
		}
	}
	return list, nil
}

func regionsToAdd(ev *evaluation, table *placeTable, place int) []string {
	if region := table.spots[table.first[place]].region; region != "" && !ev.zones[scenario.Base].holdsRegion(region) {
		return []string{region}
	}
	return nil
}

// placeIndex is the index of the place of that id, -1 if there is none.
func placeIndex(s *scenario.Scenario, id string) int {
	for i := range s.Places {
		if s.Places[i].ID == id {
			return i
		}
	}
	return -1
}

// The strongest step of each change of unitRemedies that is tried.
const (
	mostAircraft = 72
	tallestMast  = 60  // m, in steps of mastStep
	mastStep     = 2   // m
	farthestMove = 200 // km, in steps of one
)

// unitRemedies is the changes of units that could cover a place: more aircraft for
// the patrol that comes nearest, a taller mast for the nearest radar, and the
// nearest unit closer.
func (ev *evaluation) unitRemedies(table *placeTable, place int, nearest *Nearest) []remedies {
	s := ev.scenario
	if nearest == nil {
		return nil
	}
	var list []remedies
	if u := ev.shortPatrol(table, place); u >= 0 {
		list = append(list, remedies{mostAircraft, func(k int) scenario.Switch { return moreAircraft(&s.Units[u], k) }})
	}
	if !nearest.Verdict.ShortMeasured() { // no other position helps
		return list
	}
	u := nearest.Unit
	if r := ev.mastNear(table, place, u); r >= 0 {
		list = append(list, remedies{tallestMast / mastStep, func(k int) scenario.Switch {
			return scenario.RaiseMast{ID: s.Units[r].ID, By: geo.Height(k * mastStep)}
		}})
	}
	if s.Units[u].Station == nil {
		list = append(list, remedies{farthestMove, func(k int) scenario.Switch {
			return closer(s, &s.Units[u], &s.Places[place], geo.Length(k)*geo.Kilometre)
		}})
	}
	return list
}

// shortPatrol is the unit that passes all gates for part of the time, the
// largest part; -1 if none does.
func (ev *evaluation) shortPatrol(table *placeTable, place int) int {
	best, share := -1, 0.0
	at := ev.targetAt(table, table.first[place], 0, scenario.Base)
	for u := range ev.scenario.Units {
		f := &ev.footprints[0][u][scenario.Base]
		v := f.engages(f.ask(at, f.post.sightOf(&at.at), table.stock.of(0, scenario.Base, u)))
		if v.Gate == GateReadiness && v.TimeShare > share {
			best, share = u, v.TimeShare
		}
	}
	return best
}

// mastNear is the unit whose ground radar is nearest to a place among those
// that the unit may use, its own included; -1 if there is none.
func (ev *evaluation) mastNear(table *placeTable, place, u int) int {
	best, near := -1, geo.Length(math.Inf(1))
	unit := &ev.scenario.Units[u]
	for v := range ev.scenario.Units {
		other, p := &ev.scenario.Units[v], &ev.posts[scenario.Base][v]
		if p.system.Radar == nil || p.system.Aircraft != nil || p.shut != 0 {
			continue
		}
		if !pooled(unit, other, p.level, p.onePicture) {
			continue
		}
		if d := p.at.Distance(&table.spots[table.first[place]].at); d < near {
			best, near = v, d
		}
	}
	return best
}

// moreAircraft gives a unit k more aircraft.
func moreAircraft(u *scenario.Unit, k int) scenario.Switch {
	return scenario.SetCount{ID: u.ID, Count: u.Count + k, More: k}
}

// closer moves a unit towards a place, no farther than there.
func closer(s *scenario.Scenario, u *scenario.Unit, p *scenario.Place, way geo.Length) scenario.Switch {
	d, azimuth, _ := geo.Inverse(u.Position, p.Position)
	move := scenario.MoveUnit{ID: u.ID, Position: p.Position, Host: u.Host, Towards: p.Name, By: way}
	if way < d {
		move.Position = geo.Destination(u.Position, azimuth, way)
	}
	if s.World != nil {
		move.Host = s.World.CountryAt(move.Position)
	}
	return move
}

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
