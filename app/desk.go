package app

import (
	"context"
	"io"
	"sync"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// Service answers questions about scenarios; what depends on the ground alone is
// made once for all of them, and what an evaluation has in common with the one before
// is kept. The zero value works. It is safe for use by several goroutines.
type Service struct {
	mu     sync.Mutex
	land   *coverage.Land
	engine coverage.Evaluator
}

// Question names a scenario, what to change in it, and how to compute.
type Question struct {
	Ref     string    // a built-in name, a file, or "-" for Stdin
	Stdin   io.Reader // nil: the process's
	Set     []string  // changes as KEY=VALUE
	Threats []string  // ids; none: those of the scenario
	Cell    geo.Length
	Lead    scenario.Estimate // that answers lead with
	Ground  bool              // a comparison is to be drawn: evaluate the ground too
	Most    int               // checks that a scenario may take, see [Cost]; 0: MostChecks
	Begun   func(Cost)        // called before a scenario is evaluated; may be nil
}

// Load reads the scenario with its changes. Its error is
// [scenariofile.Faults] where the scenario is at fault, and an [InputError] where it
// takes more checks than the question allows.
func (d *Service) Load(q Question) (*scenario.Scenario, error) {
	s, err := scenariofile.Load(q.Ref, scenariofile.Options{Stdin: q.Stdin, Set: q.Set, Threats: q.Threats})
	if err == nil {
		err = q.afford(s)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Options returns how to compute a scenario.
func (d *Service) Options(s *scenario.Scenario, cell geo.Length) coverage.Options {
	return d.sharing(s, coverage.Options{Cell: cell})
}

// sharing returns options that share one Land with every other evaluation of the
// service. A result's own options have none.
func (d *Service) sharing(s *scenario.Scenario, o coverage.Options) coverage.Options {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.land == nil {
		d.land = coverage.NewLand(s.World)
	}
	o.Land = d.land
	return o
}

// Evaluate reads and evaluates a scenario.
func (d *Service) Evaluate(ctx context.Context, q Question) (*coverage.Result, error) {
	return d.evaluate(ctx, q, coverage.Options{})
}

// EvaluateGround is [Service.Evaluate] without the changes that would cover a place,
// which no map shows.
func (d *Service) EvaluateGround(ctx context.Context, q Question) (*coverage.Result, error) {
	return d.evaluate(ctx, q, coverage.Options{SkipRemedies: true})
}

// EvaluatePicture is [Service.EvaluateGround] with the ground of one threat alone, that of
// the id or, without one, that which answers lead with.
func (d *Service) EvaluatePicture(ctx context.Context, q Question, threat string) (*coverage.Result, error) {
	s, err := d.Load(q)
	if err != nil {
		return nil, err
	}
	if threat == "" && len(s.Threats) > 0 {
		threat = s.Threats[leadThreat(s)].ID
	}
	return d.evaluated(ctx, s, q, coverage.Options{SkipRemedies: true, GroundOf: threat})
}

// EvaluatePlaces is [Service.Evaluate] without the ground: areas, gaps and the map.
func (d *Service) EvaluatePlaces(ctx context.Context, q Question) (*coverage.Result, error) {
	return d.evaluate(ctx, q, coverage.Options{PlacesOnly: true})
}

func (d *Service) evaluate(ctx context.Context, q Question, how coverage.Options) (*coverage.Result, error) {
	s, err := d.Load(q)
	if err != nil {
		return nil, err
	}
	return d.evaluated(ctx, s, q, how)
}

// evaluated evaluates the scenario that a question asks about.
func (d *Service) evaluated(
	ctx context.Context, s *scenario.Scenario, q Question, how coverage.Options,
) (*coverage.Result, error) {
	how.Cell = q.Cell
	o := d.sharing(s, how)
	r, err := d.engine.Evaluate(ctx, s, o)
	if err == nil {
		r.Lead = q.Lead
	}
	return r, err
}
