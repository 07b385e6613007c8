package coverage

import (
	"context"
	"time"

	"airumbrella/scenario"
)

// remedyLimit is the number of pairs of places and units above which no
// remedies are looked for.
const remedyLimit = 1_000_000

// switchesFor lists the single switches that could cover more than the
// scenario does, the least demanding first. That order is: a host opens its
// bases; a contributor sends its units; the zone takes in one more region, or
// is wider; command at a higher level; the order sooner, by as few minutes as
// do; more stock; a ceasefire. Regions are those of uncovered places.
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
	for level := s.Package.C2.Level + 1; level <= 3; level++ {
		one(scenario.SetLevel{Level: level})
	}
	if longest := longestDelay(s); longest > 0 {
		whole := int((longest - 1) / time.Minute) // the longest whole minutes below
		list = append(list, remedies{whole + 1, func(k int) scenario.Switch { return setDelay(time.Duration(whole+1-k) * time.Minute) }})
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

// prescribe gives every place that is not covered at base the first change
// whose re-evaluation covers it.
func (ev *evaluation) prescribe(ctx context.Context, r *Result, ro *roster) error {
	var open []pair
	regions := map[string]bool{}
	for i := range r.Places {
		for t := range r.Places[i].Threats {
			if p := &r.Places[i].Threats[t]; !p.Status.CoveredAt(scenario.Base) && p.Nearest != nil {
				open = append(open, pair{i, t})
				if region := ro.spots[i].region; region != "" && !ev.zones[scenario.Base].holdsRegion(region) {
					regions[region] = true
				}
			}
		}
	}
	for _, kind := range switchesFor(ev.scenario, sortedKeys(regions)) {
		var err error
		if open, err = ev.cure(ctx, r, ro, open, kind, 0, kind.steps); err != nil {
			return err
		}
	}
	for i := range r.Places {
		if p := &r.Places[i]; p.WorstOf >= 0 {
			p.Worst.Nearest = p.Threats[p.WorstOf].Nearest
		}
	}
	return nil
}

// cure finds for each open pair the smallest step above low that covers it, by
// halving, and returns the pairs that no step up to high covers.
func (ev *evaluation) cure(ctx context.Context, r *Result, ro *roster, open []pair, kind remedies, low, high int) ([]pair, error) {
	if len(open) == 0 {
		return open, nil
	}
	c := kind.step(high)
	v, err := ev.variant(ctx, apply(ev.scenario, c), ro.spots, scenario.Base)
	if err != nil {
		return nil, err
	}
	var cured, left []pair
	for _, p := range open {
		if v.roster.depth(p.threat, scenario.Base, p.place) > 0 {
			cured = append(cured, p)
		} else {
			left = append(left, p)
		}
	}
	if len(cured) == 0 {
		return left, nil
	}
	for low+1 < high && len(cured) > 0 {
		// What a middle step covers already is settled there.
		middle := (low + high) / 2
		rest, err := ev.cure(ctx, r, ro, cured, kind, low, middle)
		if err != nil {
			return nil, err
		}
		cured, low = rest, middle
	}
	return left, ev.settle(ctx, r, ro, cured, c)
}

// settle writes a remedy down, with what it does to the place at every
// estimate and to the people covered.
func (ev *evaluation) settle(ctx context.Context, r *Result, ro *roster, cured []pair, c scenario.Switch) error {
	if len(cured) == 0 {
		return nil
	}
	v, err := ev.variant(ctx, apply(ev.scenario, c), ro.spots, scenario.Estimates[:]...)
	if err != nil {
		return err
	}
	people, now := v.people(), (&variant{ev, ro}).people()
	for _, p := range cured {
		r.Places[p.place].Threats[p.threat].Nearest.Remedy = &Remedy{
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
	ro, err := ready.muster(ctx, ready.spotsOf())
	if err != nil {
		return nil, err
	}
	list := []Remedy{}
	if ready.roster(ro).status(index, 0).CoveredAt(scenario.Base) {
		return list, nil
	}
	kinds := switchesFor(one, regionsToAdd(ready, ro, index))
	kinds = append(kinds, ready.hardware(ro, index)...)
	for _, kind := range kinds {
		result := Result{Scenario: one, Threats: make([]ThreatResult, 1), Places: make([]PlaceResult, len(one.Places))}
		result.Places[index].Threats = []PlaceThreat{{Nearest: &Nearest{}}}
		if _, err := ready.cure(ctx, &result, ro, []pair{{index, 0}}, kind, 0, kind.steps); err != nil {
			return nil, err
		}
		if m := result.Places[index].Threats[0].Nearest.Remedy; m != nil && m.Gained >= 0 {
			list = append(list, *m)
		}
	}
	return list, nil
}

func (ev *evaluation) roster(ro *roster) *variant { return &variant{ev, ro} }

func regionsToAdd(ev *evaluation, ro *roster, place int) []string {
	if region := ro.spots[place].region; region != "" && !ev.zones[scenario.Base].holdsRegion(region) {
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
