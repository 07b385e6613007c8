package tui

import (
	"reflect"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	frameRate  = 120                    // frames a second, at most, while anything happens
	firstBeat  = time.Millisecond       // between two looks for the first frame
	firstWhile = 20 * time.Millisecond  // how long it is looked for so often
	idleBeat   = time.Second            // between two looks for a frame where nothing happens
	stillAfter = 300 * time.Millisecond // without a message nothing happens
	tidyAfter  = 2 * time.Second        // of that, memory goes back to the system
	tidyFrom   = 16 << 20               // bytes allocated since the last time, from which on that is worth its work
)

// pace lets the renderer rest. Bubble Tea looks for a new frame at its frame rate as
// long as the program runs, which wakes the processor 60 times a second and some five
// threads with it, though frames come of messages alone. Its versions up to 2.1 have
// no way to tell it so (pull requests 1776 and 1796 there propose one), so that pace
// slows its ticker down where no message comes, and speeds it up with the next. A
// frame is never lost: at worst one waits for the idle beat.
//
// After a while of rest it gives the memory back that the last evaluations took and no
// longer need.
//
// The zero value is ready. Where a Bubble Tea has no such ticker nothing is slowed.
type pace struct {
	mu     sync.Mutex
	ticker *time.Ticker // of the renderer; nil: not found
	asleep *time.Timer  // slows it down; nil before the first message
	last   time.Time    // when the last message came
	slow   bool
	tidied uint64 // bytes allocated by the last time memory was given back
}

// option makes a program keep the pace.
func (p *pace) option(of **tea.Program) tea.ProgramOption {
	return tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
		p.wake(*of)
		return msg
	})
}

// wake speeds the ticker up before a message is worked on: it is called by the loop
// of events alone, whose program has started its renderer.
func (p *pace) wake(program *tea.Program) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = time.Now()
	if p.asleep == nil {
		p.ticker = rendererTicker(program)
		p.asleep = time.AfterFunc(stillAfter, p.rest)
		if p.ticker != nil {
			p.ticker.Reset(firstBeat)
			time.AfterFunc(firstWhile, p.settle)
		}
		return
	}
	if p.slow {
		p.slow = false
		p.ticker.Reset(time.Second / frameRate)
		p.asleep.Reset(stillAfter)
	}
}

// settle slows the ticker down to the frame rate when the first frame has had its time.
func (p *pace) settle() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.slow {
		p.ticker.Reset(time.Second / frameRate)
	}
}

// rest slows the ticker down, and gives memory back later; where a message came
// meanwhile it looks again.
func (p *pace) rest() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ticker == nil {
		return
	}
	if left := stillAfter - time.Since(p.last); left > 0 {
		p.asleep.Reset(left)
		return
	}
	if !p.slow {
		p.slow = true
		p.ticker.Reset(idleBeat)
		p.asleep.Reset(tidyAfter)
		return
	}
	if now := allocated(); now-p.tidied >= tidyFrom {
		p.tidied = now
		go debug.FreeOSMemory()
	}
}

// allocated is how many bytes the program has allocated so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// rendererTicker is the ticker of a program that runs, nil where it has none by the
// name that it has up to Bubble Tea 2.1.
func rendererTicker(program *tea.Program) *time.Ticker {
	field := reflect.ValueOf(program).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return *(reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Interface().(**time.Ticker))
}
