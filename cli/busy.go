package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"airumbrella/app"

	"github.com/spf13/cobra"
)

// busy says on a terminal, second by second, that an evaluation is at work and what it
// takes, until there is something else to show. Nil says nothing.
type busy struct {
	to io.Writer

	mu    sync.Mutex
	over  bool
	cost  app.Cost
	since time.Time     // of the first evaluation; zero: none has begun
	stop  chan struct{} // closed by end
	left  chan struct{} // closed once the line is cleared
}

// newBusy returns one that writes to a terminal; nil where the file is none.
func newBusy(to *os.File) *busy {
	if !terminal(to) {
		return nil
	}
	return &busy{to: to, stop: make(chan struct{}), left: make(chan struct{})}
}

// heed says nothing where a command is to be quiet.
func (b *busy) heed(cmd *cobra.Command, _ []string) {
	if quiet := cmd.Flags().Lookup("quiet"); quiet != nil && quiet.Value.String() == "true" {
		b.end()
	}
}

// begin takes note of an evaluation.
func (b *busy) begin(cost app.Cost) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cost = cost
	if b.since.IsZero() && !b.over {
		b.since = time.Now()
		go b.tell(time.Second)
	}
}

// tell writes the line at every tick, and clears it at the end.
func (b *busy) tell(each time.Duration) {
	defer close(b.left)
	ticks := time.NewTicker(each)
	defer ticks.Stop()
	for shown := false; ; shown = true {
		select {
		case <-ticks.C:
			fmt.Fprint(b.to, "\r", b.line(time.Now()), "\x1b[K")
		case <-b.stop:
			if shown {
				fmt.Fprint(b.to, "\r\x1b[K")
			}
			return
		}
	}
}

// line is what a reader sees at a moment: less than 80 columns.
func (b *busy) line(now time.Time) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return fmt.Sprintf("computing for %d s; a report takes up to %d s of CPU time; ctrl+c stops",
		int(now.Sub(b.since).Seconds()), b.cost.Seconds())
}

// end clears the line, and no more is said. It may be called often.
func (b *busy) end() {
	if b == nil {
		return
	}
	b.mu.Lock()
	first, began := !b.over, !b.since.IsZero()
	b.over = true
	b.mu.Unlock()
	if first {
		close(b.stop)
	}
	if began {
		<-b.left
	}
}
