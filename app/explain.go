package app

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// Explain gathers what the units say of a place of a result, per threat, and looks
// for the single changes that would cover it, and the smallest sets of them. Every estimate is asked where that is
// wanted, otherwise the one that the result leads with.
func (d *Service) Explain(
	ctx context.Context, r *coverage.Result, place *scenario.Place, everyEstimate bool,
) (*subject.Explanation, error) {
	o := d.sharing(r.Scenario, r.Options)
	asked := coverage.Prepare(r.Scenario, o)
	reckonings := make([]scenario.Triple[[]coverage.Reckoning], len(r.Threats))
	for t := range r.Threats {
		for _, e := range scenario.Estimates {
			if everyEstimate || e == r.Lead {
				reckonings[t].Set(e, asked.Explain(place, t, e))
			}
		}
	}
	x, err := subject.NewExplanation(r, r.Place(place.ID), reckonings)
	if err != nil {
		return nil, err
	}
	search := new(coverage.Evaluator)
	for i := range x.Threats {
		t := &x.Threats[i]
		if x.Place.At(t.Threat).CoveredAt(scenario.Base) {
			continue
		}
		id := r.Threats[t.Threat].Threat.ID
		if t.Remedies, err = coverage.Remedies(ctx, r.Scenario, o, place.ID, id); err != nil {
			return nil, err
		}
		if t.Changes, err = search.SmallestChanges(ctx, r.Scenario, o, place.ID, id); err != nil {
			return nil, err
		}
	}
	return x, nil
}
