package cli

import (
	"strings"
	"sync"
	"testing"
	"time"

	"airumbrella/app"

	"github.com/spf13/cobra"
)

// watched is a terminal whose lines a test waits for.
type watched struct {
	mu   sync.Mutex
	text strings.Builder
	seen chan struct{} // once for every write
}

func (w *watched) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.text.Write(p)
	select {
	case w.seen <- struct{}{}:
	default:
	}
	return len(p), nil
}

// A long evaluation is told of second by second, in less than a line, and the line is
// cleared before anything else is written; a short one says nothing.
func TestALongEvaluationIsToldOf(t *testing.T) {
	w := &watched{seen: make(chan struct{}, 1)}
	b := &busy{to: w, stop: make(chan struct{}), left: make(chan struct{})}
	b.cost, b.since = app.Cost{Units: 2000, Threats: 50, Points: 100_000}, time.Now().Add(-time.Hour)
	go b.tell(time.Millisecond)
	<-w.seen
	b.end()
	b.end() // as every command does once more
	text := w.text.String()
	if !strings.Contains(text, "computing for 3600 s") || !strings.Contains(text, "ctrl+c stops") {
		t.Errorf("it says %q", text)
	}
	if line, _, _ := strings.Cut(text[1:], "\x1b"); len(line) >= 80 {
		t.Errorf("%d columns: %q", len(line), line)
	}
	if !strings.HasSuffix(text, "\r\x1b[K") {
		t.Errorf("the line stays: %q", text)
	}

	short := &busy{to: w, stop: make(chan struct{}), left: make(chan struct{})}
	before := w.text.Len()
	short.begin(app.Cost{})
	short.begin(app.Cost{}) // of a second scenario
	short.end()
	short.begin(app.Cost{}) // after something was shown
	if w.text.Len() != before {
		t.Errorf("a short one says %q", w.text.String()[before:])
	}
	asked := &cobra.Command{}
	asked.Flags().Bool("quiet", true, "")
	hushed := &busy{to: w, stop: make(chan struct{}), left: make(chan struct{})}
	hushed.heed(asked, nil)
	if hushed.begin(app.Cost{}); !hushed.since.IsZero() {
		t.Error("a quiet command begins to tell")
	}
	var nobody *busy
	nobody.begin(app.Cost{})
	nobody.end()
}
