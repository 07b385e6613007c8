package coverage

// variant is the scenario with one thing changed, evaluated at places only.
type variant struct {
	run      *evaluation
	statuses [][]Status // by place, then threat, the worst last
}

func (ev *evaluation) variant(s *Scenario) *variant {
	return &variant{newEvaluation(ev.ctx, s, ev.options), make([][]Status, len(s.Places))}
}

// people sums the counted people covered in a variant, per threat, the worst
// last.
func (v *variant) people() []Triple[int] {
	sums := make([]Triple[int], len(v.run.feet)+1)
	for i := range v.run.scenario.Places {
		p := &v.run.scenario.Places[i]
		if !p.Counted {
			continue
		}
		for t, status := range v.statuses[i] {
			addPeople(&sums[t], status, p.Population)
		}
	}
	return sums
}

// places fills the place table, the people covered by the two variants that
// every headline needs (Ukraine's units alone, and before a ceasefire), and
// the smallest single change that would cover a place.
func (ev *evaluation) places(r *Result) error {
	s := ev.scenario
	r.Places = make([]PlaceResult, len(s.Places))
	changes := changesOf(s)
	if len(s.Places)*len(s.Units) > remedyLimit {
		changes = nil
	}
	variants := []*variant{ev.variant(ukraineAlone(s)), ev.variant(beforeCeasefire(s))}
	for i := range changes {
		variants = append(variants, ev.variant(changes[i].apply(s)))
	}
	err := ev.each(len(s.Places), func(i int) {
		p := &s.Places[i]
		sights := ev.sights(make([]sight, 0, len(s.Units)), p)
		at := spotOf(s.World, p, s.Threats)
		r.Places[i] = ev.place(&at, sights)
		for _, v := range variants {
			v.statuses[i] = v.run.statuses(&at, sights)
		}
	})
	if err != nil || len(s.Threats) == 0 {
		return err
	}
	alone, before := variants[0].people(), variants[1].people()
	for t := range alone {
		r.At(t).UkraineAlone, r.At(t).BeforeCeasefire = alone[t], before[t]
	}
	prescribe(r, changes, variants[2:])
	return nil
}

// ukraineAlone is the scenario in which nobody but Ukraine contributes.
func ukraineAlone(s *Scenario) *Scenario {
	alone := *s
	alone.Package.Contributors = map[string]Permission{}
	for _, u := range s.Units {
		alone.Package.Contributors[u.Contributor] = Permission{State: Denied}
	}
	return &alone
}

// beforeCeasefire is the scenario in phase now.
func beforeCeasefire(s *Scenario) *Scenario {
	before := *s
	before.Phase = Now
	return &before
}

func addPeople(sum *Triple[int], status Status, people int) {
	for _, e := range Estimates {
		if status.CoveredAt(e) {
			sum.Set(e, sum.At(e)+people)
		}
	}
}

// place evaluates one place against every threat.
func (ev *evaluation) place(at *spot, sights []sight) PlaceResult {
	r := PlaceResult{Place: at.place, Radius: at.radius, Threats: make([]PlaceThreat, len(ev.feet)), WorstOf: -1}
	for t := range ev.feet {
		r.Threats[t] = ev.placeThreat(at, sights, t)
		if r.WorstOf < 0 || worse(&r.Threats[t], &r.Threats[r.WorstOf]) {
			r.WorstOf = t
		}
	}
	if r.WorstOf < 0 {
		r.Worst.Units = []int{}
		return r
	}
	r.Worst = r.Threats[r.WorstOf]
	r.Worst.Depth = leastDepth(r.Threats)
	return r
}

// worse reports whether a place fares worse under a than under b.
func worse(a, b *PlaceThreat) bool {
	if a.Status != b.Status {
		return a.Status < b.Status
	}
	return a.Depth.Base < b.Depth.Base
}

// leastDepth is the smallest depth over the threats, per estimate.
func leastDepth(threats []PlaceThreat) Triple[int] {
	least := threats[0].Depth
	for _, t := range threats[1:] {
		least = Triple[int]{min(least.Low, t.Depth.Low), min(least.Base, t.Depth.Base), min(least.High, t.Depth.High)}
	}
	return least
}

// placeThreat asks every unit, at every estimate.
func (ev *evaluation) placeThreat(around *spot, sights []sight, t int) PlaceThreat {
	r := PlaceThreat{Units: []int{}}
	var covered Triple[bool]
	var nearest Triple[*Nearest]
	for _, e := range Estimates {
		var best *Nearest
		depth, share := 0, 0.0
		at := ev.targetOf(around, t, e)
		for u := range sights {
			v := ev.feet[t][u][e].engages(&at, sights[u].distance, sights[u].bearing)
			if v.Gate == GateNone {
				share = max(share, v.TimeShare)
			}
			if v.Engaged() {
				depth++
				if e == Base {
					r.Units = append(r.Units, u)
				}
				continue
			}
			if best == nil || better(v, &ev.scenario.Units[u], best.Verdict, &ev.scenario.Units[best.Unit]) {
				best = &Nearest{Unit: u, Estimate: e, Verdict: v}
			}
		}
		covered.Set(e, depth > 0)
		nearest.Set(e, best)
		r.Depth.Set(e, depth)
		r.TimeShare.Set(e, share)
	}
	r.Status = statusOf(covered)
	switch {
	case !covered.Base:
		r.Nearest = nearest.Base
	case !covered.Low:
		r.Nearest = nearest.Low
	}
	return r
}

// statuses is the status of a place against every threat, and last against
// the worst of them.
func (ev *evaluation) statuses(around *spot, sights []sight) []Status {
	list := make([]Status, 0, len(ev.feet)+1)
	worst := Assured
	for t := range ev.feet {
		var covered Triple[bool]
		for _, e := range Estimates {
			at := ev.targetOf(around, t, e)
			for u := range sights {
				if ev.feet[t][u][e].engages(&at, sights[u].distance, sights[u].bearing).Engaged() {
					covered.Set(e, true)
					break
				}
			}
		}
		list = append(list, statusOf(covered))
		worst = min(worst, list[t])
	}
	return append(list, worst)
}
