package coverage

import (
	"context"

	"airumbrella/scenario"
)

// Evaluator evaluates one scenario after another and keeps what a change did
// not touch: the sensors' unions and the ground of every unit. Its results are
// those of [Evaluate] to the byte. The zero value works; it is safe for use by
// several goroutines.
type Evaluator struct{ memo memo }

// Evaluate is [Evaluate].
func (e *Evaluator) Evaluate(ctx context.Context, s *scenario.Scenario, o Options) (*Result, error) {
	return evaluate(ctx, s, o, &e.memo)
}
