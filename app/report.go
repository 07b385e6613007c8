package app

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
)

// Report returns a result with what a report in words says besides: what each
// promise is worth, which carries most, and what raids come to.
func (d *Service) Report(ctx context.Context, r *coverage.Result) (*subject.Coverage, error) {
	o := d.sharing(r.Scenario, r.Options)
	promises, err := coverage.Promises(ctx, r.Scenario, o)
	if err != nil {
		return nil, err
	}
	outcome, err := d.Raid(ctx, r)
	if err != nil {
		return nil, err
	}
	carried, err := worth.Weigh(ctx, r.Scenario, worth.Options{Coverage: o})
	if err != nil {
		return nil, err
	}
	return &subject.Coverage{Result: r, Promises: promises, Raids: outcome, Worth: carried}, nil
}
