package tui

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// The first evaluation waits for the first frame, however little a screen shows, and
// whoever waits for that is told once.
func TestNothingIsEvaluatedBeforeTheFirstFrame(t *testing.T) {
	usual := frameWait
	frameWait = patience
	t.Cleanup(func() { frameWait = usual })
	for _, size := range [][2]int{{120, 40}, {60, 20}, {30, 8}} {
		cfg := fixtureConfig()
		cfg.NoColor = true
		var early, told atomic.Int32
		frame := make(chan *terminal, 1)
		evaluate := cfg.Evaluate
		cfg.Evaluate = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
			e := <-frame
			if strings.TrimSpace(e.screen()) == "" {
				early.Add(1)
			}
			frame <- e
			return evaluate(ctx, s, o)
		}
		cfg.Drawn = func() { told.Add(1) }
		begun := time.Now()
		s := startProgram(t, context.Background(), cfg, size[0], size[1])
		frame <- s.terminal
		s.waitUntilDrawn()
		if early.Load() > 0 || told.Load() != 1 || time.Since(begun) >= patience {
			t.Errorf("%dx%d: evaluated %d times before the first frame, told of it %d times", size[0], size[1], early.Load(), told.Load())
		}
		s.quit()
	}
}
