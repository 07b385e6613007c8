package app

import (
	"context"
	"runtime/metrics"
	"sync"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// engineBytes is how much memory the program may hold before an [Engine] forgets: the
// planner on the default holds half of it before its first switch.
const engineBytes = 80 << 20

// engineUses is how often an evaluator is asked, at least, before it is forgotten: some
// fifteen switches, so that a scenario that fills the memory by itself is not evaluated
// from nothing each time.
const engineUses = 60

// Engine evaluates for a planner that runs for hours. It keeps what evaluations made
// for the next, as a [coverage.Evaluator] does, and forgets it when the program holds
// too much; the next evaluation then takes as long as the first. What it answers
// depends on neither. The zero value is ready.
type Engine struct {
	mu    sync.Mutex
	by    *coverage.Evaluator
	cycle uint64 // of the garbage collector, when it last forgot
	uses  int    // of by
	limit uint64 // in bytes; 0: engineBytes
}

// Evaluate is that of [coverage.Evaluator].
func (e *Engine) Evaluate(
	ctx context.Context, s *scenario.Scenario, o coverage.Options,
) (*coverage.Result, error) {
	return e.evaluator().Evaluate(ctx, s, o)
}

// WhyNot is that of [coverage.Evaluator].
func (e *Engine) WhyNot(
	ctx context.Context, s *scenario.Scenario, o coverage.Options, place, threat string,
) (*coverage.Why, error) {
	return e.evaluator().WhyNot(ctx, s, o, place, threat)
}

// Whys is that of [coverage.Evaluator].
func (e *Engine) Whys(ctx context.Context, s *scenario.Scenario, o coverage.Options) ([][]coverage.Why, error) {
	return e.evaluator().Whys(ctx, s, o)
}

// Engagement is that of [coverage.Evaluator].
func (e *Engine) Engagement(
	ctx context.Context, s *scenario.Scenario, o coverage.Options, q coverage.EngagementQuestion,
) (*coverage.Engagement, error) {
	return e.evaluator().Engagement(ctx, s, o, q)
}

// SmallestChanges is that of [coverage.Evaluator].
func (e *Engine) SmallestChanges(
	ctx context.Context, s *scenario.Scenario, o coverage.Options, place, threat string,
) (coverage.Changes, error) {
	return e.evaluator().SmallestChanges(ctx, s, o, place, threat)
}

// evaluator is the one to ask now: a new one where the program holds too much. What the
// last collection found counts, and one that ran before the last was forgotten says
// nothing.
func (e *Engine) evaluator() *coverage.Evaluator {
	e.mu.Lock()
	defer e.mu.Unlock()
	held, cycle := heldMemory()
	limit := e.limit
	if limit == 0 {
		limit = engineBytes
	}
	if e.by == nil || held > limit && e.uses >= engineUses && cycle > e.cycle+1 {
		e.by, e.cycle, e.uses = new(coverage.Evaluator), cycle, 0
	}
	e.uses++
	return e.by
}

// heldMemory is how many bytes the last collection of garbage found in use, and which
// collection that was.
func heldMemory() (bytes, cycle uint64) {
	samples := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/cycles/total:gc-cycles"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64(), samples[1].Value.Uint64()
}
