package tui

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// The renderer's ticker is where pace looks for it: with a Bubble Tea that has none by
// this name, and none that rests by itself, the planner wakes up all the time.
func TestTheRendererHasATickerToSlowDown(t *testing.T) {
	s := startProgram(t, context.Background(), fixtureConfig(), 80, 24)
	s.waitUntilDrawn()
	if rendererTicker(s.program) == nil {
		t.Error("Bubble Tea's program has no field ticker any more: see whether it rests by itself, and take pace.go away")
	}
	s.quit()
}

// The ticker beats at the frame rate while messages come, once an idle beat when none
// has come for a while, and at the frame rate again with the next.
func TestTheRendererRestsWhereNothingHappens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ticker := time.NewTicker(time.Second / frameRate)
		defer ticker.Stop()
		p := &pace{ticker: ticker, tidied: 1 << 62}
		p.asleep = time.AfterFunc(stillAfter, p.rest)
		defer func() { p.asleep.Stop() }()
		beats := func(d time.Duration) (n int) {
			for end := time.After(d); ; {
				select {
				case <-ticker.C:
					n++
				case <-end:
					return n
				}
			}
		}
		for range 10 { // a message every 100 ms, none of which lets it rest
			p.wake(nil)
			if n := beats(100 * time.Millisecond); n < frameRate/10-1 {
				t.Errorf("%d beats in 100 ms with messages, want %d", n, frameRate/10)
			}
		}
		beats(stillAfter)
		if n := beats(10 * time.Second); n < 9 || n > 11 {
			t.Errorf("%d beats in 10 s without a message, want 10", n)
		}
		p.wake(nil)
		if n := beats(100 * time.Millisecond); n < frameRate/10-1 {
			t.Errorf("%d beats in the 100 ms after a rest, want %d", n, frameRate/10)
		}
	})
}

// A program without such a ticker is left alone.
func TestWithoutATickerNothingIsSlowed(t *testing.T) {
	p := &pace{}
	p.wake(tea.NewProgram(stillModel{}))
	p.rest()
	if p.slow {
		t.Error("what does not run was slowed down")
	}
	p.asleep.Stop()
}

// stillModel is a program that does nothing.
type stillModel struct{}

func (stillModel) Init() tea.Cmd                         { return nil }
func (m stillModel) Update(tea.Msg) (tea.Model, tea.Cmd) { return m, nil }
func (stillModel) View() tea.View                        { return tea.NewView("") }
