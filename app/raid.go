package app

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/scenario"
)

// Raid assesses raids on the scenario of a result, with the stock gate open: rounds
// are counted shot by shot there. What the two evaluations have in common is computed
// once, so that they come one after the other.
func (d *Service) Raid(ctx context.Context, r *coverage.Result) (*raid.Outcome, error) {
	rationed := r
	if len(r.Threats) == 0 {
		var err error
		if rationed, err = d.places(ctx, r.Scenario, r.Options); err != nil {
			return nil, err
		}
	}
	open, err := d.openStock(ctx, r.Scenario, r.Options, r.Lead)
	if err != nil {
		return nil, err
	}
	var options raid.Options
	for i := range rationed.Threats {
		options.AlliedOnly = append(options.AlliedOnly, rationed.Threats[i].Guarantee)
	}
	outcome, err := raid.Assess(ctx, open, options)
	if err != nil {
		return nil, err
	}
	outcome.Scenario = r.Scenario
	return outcome, nil
}

// RaidOn is [Service.Raid] on the scenario that is asked about, which need not be
// evaluated with its stock for it.
func (d *Service) RaidOn(ctx context.Context, q Question) (*raid.Outcome, error) {
	s, err := d.Load(q)
	if err != nil {
		return nil, err
	}
	return d.Raid(ctx, &coverage.Result{Scenario: s, Options: d.Options(s, q.Cell), Lead: q.Lead})
}

// Draw plays one run of so many nights at the estimate that is asked for; the
// same seed gives the same run.
func (d *Service) Draw(ctx context.Context, q Question, nights int, seed uint64) (*raid.Run, error) {
	s, err := d.Load(q)
	if err != nil {
		return nil, err
	}
	open, err := d.openStock(ctx, s, d.Options(s, q.Cell), q.Lead)
	if err != nil {
		return nil, err
	}
	return raid.Draw(ctx, open, raid.DrawOptions{Count: nights, Estimate: &q.Lead}, seed)
}

// openStock evaluates the places of a scenario as raids need them: no ground, and no
// reasons of places that are not covered.
func (d *Service) openStock(
	ctx context.Context, s *scenario.Scenario, o coverage.Options, lead scenario.Estimate,
) (*coverage.Result, error) {
	open, err := d.places(ctx, raid.OpenStock(s), d.sharing(s, o))
	if err == nil {
		open.Lead = lead
	}
	return open, err
}

// places evaluates the places of a scenario: no ground, and no reasons of places that
// are not covered.
func (d *Service) places(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
	o = d.sharing(s, o)
	o.PlacesOnly, o.SkipRemedies = true, true
	return d.engine.Evaluate(ctx, s, o)
}
