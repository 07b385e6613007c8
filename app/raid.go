package app

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
)

// Raid assesses raids on the scenario of a result, with the stock gate open: rounds
// are counted shot by shot there.
func (d *Service) Raid(ctx context.Context, r *coverage.Result) (*raid.Outcome, error) {
	open, err := d.openStock(ctx, r)
	if err != nil {
		return nil, err
	}
	outcome, err := raid.Assess(ctx, open, raid.Options{})
	if err != nil {
		return nil, err
	}
	outcome.Scenario = r.Scenario
	return outcome, nil
}

// Draw plays one run of so many nights at the estimate that a result leads with; the
// same seed gives the same run.
func (d *Service) Draw(ctx context.Context, r *coverage.Result, nights int, seed uint64) (*raid.Run, error) {
	open, err := d.openStock(ctx, r)
	if err != nil {
		return nil, err
	}
	return raid.Draw(ctx, open, raid.DrawOptions{Count: nights, Estimate: &r.Lead}, seed)
}

func (d *Service) openStock(ctx context.Context, r *coverage.Result) (*coverage.Result, error) {
	o := d.sharing(r.Scenario, r.Options)
	o.PlacesOnly = true
	open, err := coverage.Evaluate(ctx, raid.OpenStock(r.Scenario), o)
	if err == nil {
		open.Lead = r.Lead
	}
	return open, err
}
