package coverage

import (
	"context"
	"slices"

	"airumbrella/scenario"
)

// draft is the part of a result that needs no map: the place table, and the
// people covered by two variants.
type draft struct {
	ev     *evaluation
	table  *placeTable
	places []PlaceResult
	alone  []scenario.Triple[int] // with Ukraine's own units only, by the index of [Result.At]
	before []scenario.Triple[int] // in phase now
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

// newDraft fills the place table, the people covered by the two variants that
// every headline needs (Ukraine's units alone, and before a ceasefire), and
// the smallest single change that would cover a place.
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
	alone, err := ev.variant(ctx, ukraineAlone(s), spots, scenario.Estimates[:]...)
	if err != nil {
		return nil, err
	}
	before := &variant{ev, table}
	if ev.phased() {
		if before, err = ev.variant(ctx, beforeCeasefire(s), spots, scenario.Estimates[:]...); err != nil {
			return nil, err
		}
	}
	d.alone, d.before = alone.people(), before.people()
	if ev.options.SkipRemedies || len(s.Places)*len(s.Units) > remedyLimit {
		return d, nil
	}
	return d, ev.fillRemedies(ctx, &Result{Places: d.places}, table)
}

// answers reports whether the draft serves an evaluation of s with the options o.
func (d *draft) answers(s *scenario.Scenario, o Options) bool {
	kept := &d.ev.options
	same := s.Revision() != 0 && s.Revision() == d.ev.scenario.Revision()
	return same && o.SkipRemedies && kept.Visibility.Name() == o.Visibility.Name()
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
	}
}
