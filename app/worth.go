package app

import (
	"context"

	"airumbrella/coverage/worth"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// WorthOptions steer what is weighed; the zero value weighs everything but a target
// and the assumptions.
type WorthOptions struct {
	Target      *float64 // share of the people that the smallest sets are to reach
	Assumptions bool     // move each assumption alone
}

// Worth weighs what each promise of a scenario is worth.
func (d *Service) Worth(
	ctx context.Context, s *scenario.Scenario, cell geo.Length, o WorthOptions,
) (*worth.Worth, error) {
	return worth.Weigh(ctx, s, worth.Options{
		Coverage: d.Options(s, cell), Target: o.Target, Assumptions: o.Assumptions, Sensors: true,
	})
}

// Tornado moves each assumption of a scenario alone and weighs nothing else.
func (d *Service) Tornado(ctx context.Context, s *scenario.Scenario) (*worth.Worth, error) {
	return worth.Tornado(ctx, s, d.Options(s, 0))
}
