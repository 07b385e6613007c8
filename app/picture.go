package app

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// Picture returns how pictures are drawn from the command line and from the planner
// alike: at the usual size, with the great rivers.
func Picture() subject.Picture {
	p := subject.Picture{Scale: 2}
	for _, r := range data.Rivers() {
		if r.Rank <= greatRivers {
			p.Rivers = append(p.Rivers, r.Line)
		}
	}
	return p
}

// Granted returns the ground that would be covered with every promise kept, for the
// picture of a result; nil where all are kept already.
func (d *Service) Granted(ctx context.Context, r *coverage.Result) (*coverage.Map, error) {
	return grantedGround(ctx, &d.engine, r.Scenario, d.sharing(r.Scenario, r.Options))
}

// grantedGround is [Service.Granted] for a scenario, what evaluates it, and how.
func grantedGround(
	ctx context.Context, engine *coverage.Evaluator, s *scenario.Scenario, o coverage.Options,
) (*coverage.Map, error) {
	granted := s.IfGranted()
	if granted == s {
		return nil, nil //nolint:nilnil // no ground, and no fault
	}
	o.SkipRemedies = true
	kept, err := engine.Evaluate(ctx, granted, o)
	if err != nil {
		return nil, err
	}
	return kept.Map, nil
}

// greatRivers is the rank of the least river that a picture shows.
const greatRivers = 4
