package coverage

import (
	"context"
	"slices"

	"airumbrella/scenario"
)

// draft is the part of a result that needs no map: the place table, and the
// people covered by four variants.
type draft struct {
	ev     *evaluation
	table  *placeTable
	places []PlaceResult
	// People covered, by the index of [Result.At]: by Ukraine's own units only, by the
	// same with the package's links, with every promise kept, and in phase now.
	alone, linked, granted, before []scenario.Triple[int]
	rests                          [][]Rest // by the index of [Result.At]
}

// draftOf makes a draft, or takes the last one where the planner asked for the
// places of the same scenario first.
func draftOf(ctx context.Context, s *scenario.Scenario, o Options, m *memo) (*draft, error) {
	m.mu.Lock()
	last := m.draft
	m.mu.Unlock()
	if last != nil && last.answers(s, o) {
		again := *last.ev
		again.options = o
		d := *last
		d.ev = &again
		return &d, nil
	}
	d, err := newDraft(ctx, newEvaluation(s, o, m, scenario.Estimates[:]...))
	if err != nil {
		return nil, err
	}
	if o.SkipRemedies {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.draft = d
	}
	return d, nil
}

// newDraft fills the place table, the people covered by the variants that every
// headline needs (Ukraine's units alone and with the package's links, every promise
// kept, before a ceasefire), and the smallest single change that would cover a place.
func newDraft(ctx context.Context, ev *evaluation) (*draft, error) {
	s := ev.scenario
	spots := ev.spotsOf()
	table, err := ev.evaluatePlaces(ctx, spots)
	if err != nil {
		return nil, err
	}
	d := &draft{ev: ev, table: table}
	if d.places, err = ev.explained(ctx, table); err != nil || len(s.Threats) == 0 {
		return d, err
	}
	d.rests = ev.restsOn(table)
	if err := d.headline(ctx); err != nil {
		return nil, err
	}
	if ev.options.SkipRemedies || len(s.Places)*len(s.Units) > remedyLimit {
		return d, nil
	}
	if err := ev.fillWhy(ctx, d.places, table); err != nil {
		return nil, err
	}
	err = ev.fillRemedies(ctx, &Result{Places: d.places}, table)
	for i := range d.places {
		if p := &d.places[i]; p.WorstOf >= 0 {
			p.Worst.Why, p.Worst.Remedy = p.Threats[p.WorstOf].Why, p.Threats[p.WorstOf].Remedy
		}
	}
	return d, err
}

// headline fills what the variants cover.
func (d *draft) headline(ctx context.Context) error {
	ev, s := d.ev, d.ev.scenario
	now := &variant{ev, d.table}
	run := func(form *scenario.Scenario) (*variant, error) {
		if form == s {
			return now, nil
		}
		return ev.variant(ctx, form, d.table.spots, scenario.Estimates[:]...)
	}
	earlier := s
	if ev.phased() {
		earlier = beforeCeasefire(s)
	}
	alone, err := run(ukraineAlone(s))
	if err != nil {
		return err
	}
	before, err := run(earlier)
	if err != nil {
		return err
	}
	granted, err := run(s.IfGranted())
	if err != nil {
		return err
	}
	linked, err := ev.withoutForeignShooters(ctx, d.table)
	if err != nil {
		return err
	}
	d.alone, d.linked, d.granted, d.before = alone.people(), linked.people(), granted.people(), before.people()
	for i := range d.places {
		p := &d.places[i]
		for t := range p.Threats {
			p.Threats[t].IfGranted = granted.share(i, t)
		}
		p.Worst.IfGranted = granted.share(i, len(p.Threats))
	}
	return nil
}

// share returns how much of a place is covered against a threat.
func (v *variant) share(place, t int) Share { return Share{v.status(place, t), v.count(place, t)} }

// withoutForeignShooters returns the places that Ukraine's own units cover with the
// tracks that the package gives them, when no allied unit fires.
func (ev *evaluation) withoutForeignShooters(ctx context.Context, table *placeTable) (*variant, error) {
	own := make([]word, table.words)
	for u := range ev.scenario.Units {
		if ev.scenario.Units[u].Contributor == scenario.Ukraine {
			own[u/64] |= 1 << (u % 64)
		}
	}
	reduced := *table
	reduced.stock = nil
	reduced.rows = make([][3][]word, len(table.rows))
	reduced.before = make([][3][]word, len(table.rows))
	live := make([][3][]int, len(table.rows))
	for t := range table.rows {
		for _, e := range ev.estimates {
			passing := table.before[t][e]
			if passing == nil {
				passing = table.rows[t][e]
			}
			row := slices.Clone(passing)
			for i := range row {
				row[i] &= own[i%table.words]
			}
			reduced.rows[t][e] = row
			for _, u := range ev.alive(t, e) {
				if has(own, u) {
					live[t][e] = append(live[t][e], u)
				}
			}
		}
	}
	return &variant{ev, &reduced}, ev.ration(ctx, &reduced, live, ev.reaches(live))
}

// answers reports whether the draft serves an evaluation of s with the options o.
func (d *draft) answers(s *scenario.Scenario, o Options) bool {
	kept := &d.ev.options
	same := s.Revision() != 0 && s.Revision() == d.ev.scenario.Revision()
	return same && o.SkipRemedies && kept.Moved == o.Moved && kept.Visibility.Name() == o.Visibility.Name()
}

// fill puts the draft into a result. A draft that is kept for another result gives
// copies, which may be changed.
func (d *draft) fill(r *Result) {
	r.Places = d.places
	if r.Options.SkipRemedies {
		r.Places = slices.Clone(d.places)
		for i := range r.Places {
			r.Places[i].Threats = slices.Clone(d.places[i].Threats)
		}
	}
	for t := range d.alone {
		r.At(t).UkraineAlone, r.At(t).BeforeCeasefire = d.alone[t], d.before[t]
		r.At(t).RestsOn = slices.Clone(d.rests[t])
		r.At(t).IfGranted, r.At(t).Links = d.granted[t], less(d.linked[t], d.alone[t])
	}
}

// less returns a - b at each estimate.
func less(a, b scenario.Triple[int]) scenario.Triple[int] {
	return scenario.Triple[int]{Low: a.Low - b.Low, Base: a.Base - b.Base, High: a.High - b.High}
}
