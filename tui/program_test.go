package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"airumbrella/coverage"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
)

// terminal is an emulated one that a program draws on.
type terminal struct {
	mu  sync.Mutex
	raw bytes.Buffer
	em  *vt.SafeEmulator
}

func newTerminal(t *testing.T, w, h int) *terminal {
	e := &terminal{em: vt.NewSafeEmulator(w, h)}
	go io.Copy(io.Discard, e.em) // its replies; undrained they would block it
	t.Cleanup(func() { _ = e.em.Close() })
	return e
}

// Write draws; line feeds return the carriage, as a terminal's driver has it.
func (e *terminal) Write(p []byte) (int, error) {
	e.mu.Lock()
	e.raw.Write(p)
	e.mu.Unlock()
	_, err := e.em.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}

// screen is the text on the terminal.
func (e *terminal) screen() string {
	var b strings.Builder
	for y := range e.em.Height() {
		for x := range e.em.Width() {
			if c := e.em.CellAt(x, y); c != nil && c.Content != "" {
				b.WriteString(c.Content)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// sent is how many bytes were written so far.
func (e *terminal) sent() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.raw.Len()
}

// settle waits until nothing was written for a quarter of a second.
func (e *terminal) settle() {
	for quiet, last := 0, e.sent(); quiet < 25; quiet++ {
		time.Sleep(10 * time.Millisecond)
		if n := e.sent(); n != last {
			quiet, last = 0, n
		}
	}
}

// waitForMore waits until more was written than before.
func (e *terminal) waitForMore(t *testing.T, before int) {
	t.Helper()
	for range 500 {
		if e.sent() > before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("nothing was drawn")
}

// waitFor waits until the screen holds a text.
func (e *terminal) waitFor(t *testing.T, text string) {
	t.Helper()
	for range 500 {
		if strings.Contains(e.screen(), text) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%q never showed; the screen is\n%s", text, e.screen())
}

// startProgram runs a planner on an emulated terminal.
func startProgram(t *testing.T, ctx context.Context, cfg Config, w, h int) (*terminal, *tea.Program, chan error) {
	e := newTerminal(t, w, h)
	cfg.Output = e
	p := newProgram(ctx, cfg, tea.WithWindowSize(w, h), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler())
	done := make(chan error, 1)
	go func() {
		_, err := p.Run()
		done <- err
	}()
	return e, p, done
}

func TestProgramOnATerminal(t *testing.T) {
	e, p, done := startProgram(t, context.Background(), fixtureConfig(), 120, 40)
	e.waitFor(t, "Mykolaiv")
	e.waitFor(t, "of 9.0 M")
	e.waitFor(t, "THE PROMISES")
	p.Send(keyOf("t"))
	e.waitFor(t, "High drones (2,500 m)")
	p.Send(keyOf("/"))
	for _, r := range "Одеса" {
		p.Send(tea.KeyPressMsg{Text: string(r), Code: r})
	}
	e.waitFor(t, "/ Одеса")
	p.Send(keyOf("enter"))
	e.waitFor(t, "Odesa  Одеса")
	p.Send(keyOf("l"))
	p.Send(keyOf("+"))
	p.Send(keyOf("?"))
	e.waitFor(t, "quit at once")
	p.Send(keyOf("?"))
	e.em.Resize(100, 30)
	p.Send(tea.WindowSizeMsg{Width: 100, Height: 30})
	e.waitFor(t, "THE PROMISES")
	p.Send(keyOf("q"))
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	checkRestored(t, e)
}

// checkRestored reports a terminal that was left in another state than before.
func checkRestored(t *testing.T, e *terminal) {
	t.Helper()
	e.mu.Lock()
	raw := e.raw.String()
	e.mu.Unlock()
	for _, mode := range []string{"1049", "1002", "1006", "2004"} {
		if on, off := strings.LastIndex(raw, "\x1b[?"+mode+"h"), strings.LastIndex(raw, "\x1b[?"+mode+"l"); on >= 0 && off < on {
			t.Errorf("mode %s is still on", mode)
		}
	}
	if hide, show := strings.LastIndex(raw, "\x1b[?25l"), strings.LastIndex(raw, "\x1b[?25h"); hide >= 0 && show < hide {
		t.Error("the cursor is still hidden")
	}
	if e.em.IsAltScreen() {
		t.Error("the alternate screen is still shown")
	}
}

func TestTheTerminalIsRestoredAfterAPanic(t *testing.T) {
	cfg := fixtureConfig()
	healthy := cfg.Evaluate
	cfg.Evaluate = func(ctx context.Context, s *coverage.Scenario, o coverage.Options) (*coverage.Result, error) {
		if !o.PlacesOnly {
			panic("bug in the test")
		}
		return healthy(ctx, s, o)
	}
	e, _, done := startProgram(t, context.Background(), cfg, 100, 30)
	if err := <-done; !errors.Is(err, tea.ErrProgramPanic) {
		t.Errorf("got %v", err)
	}
	checkRestored(t, e)
}

func TestTheProgramEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	e, _, done := startProgram(t, ctx, fixtureConfig(), 100, 30)
	e.waitFor(t, "THE PROMISES")
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	checkRestored(t, e)
}

// waitQuiet waits until more was written than before, and then nothing for a
// moment.
func (e *terminal) waitQuiet(t *testing.T, before int) {
	t.Helper()
	e.waitForMore(t, before)
	for quiet, last := 0, e.sent(); quiet < 6; quiet++ {
		time.Sleep(8 * time.Millisecond)
		if n := e.sent(); n != last {
			quiet, last = 0, n
		}
	}
}

// A sideways pan sends at most 4 kB at 200x60, wherever the map is: it is panned
// by whole cells, nothing stands to its right, and what stays of a row is sent
// as a shift. Measured over the embedded geography and the default scenario with
// the layers of the first screen, from home to the east, as far to the west, and
// zoomed in.
func TestAPanSendsFewBytes(t *testing.T) {
	const most = 4096
	e, p, done := startProgram(t, context.Background(), realConfig(t), 200, 60)
	e.waitFor(t, "NOT COVERED")
	e.waitFor(t, "Low cruise missiles")
	e.settle()
	pans, total, worst := 0, 0, 0
	for _, leg := range []struct {
		key string
		n   int
	}{{"l", 12}, {"h", 50}, {"l", 20}, {"+", 1}, {"l", 12}, {"h", 10}} {
		for i := range leg.n {
			before := e.sent()
			p.Send(keyOf(leg.key))
			e.waitQuiet(t, before)
			n := e.sent() - before
			if leg.key == "+" {
				continue
			}
			pans, total, worst = pans+1, total+n, max(worst, n)
			if n > most {
				t.Errorf("pan %d by %s: %d bytes", i, leg.key, n)
			}
		}
	}
	t.Logf("%d sideways pans at 200x60: %d bytes in the mean, %d at most", pans, total/pans, worst)
	p.Send(keyOf("q"))
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}
