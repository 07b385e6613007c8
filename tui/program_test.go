package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
)

// terminal is an emulated one that a program draws on.
type terminal struct {
	mu    sync.Mutex // held while something is drawn or looked at
	raw   bytes.Buffer
	marks int           // how many drawnMarks
	more  chan struct{} // holds something when more was drawn
	em    *vt.SafeEmulator
}

func newTerminal(t *testing.T, w, h int) *terminal {
	e := &terminal{em: vt.NewSafeEmulator(w, h), more: make(chan struct{}, 1)}
	drained := make(chan struct{})
	go func() { // its replies; undrained they would block it
		_, _ = io.Copy(io.Discard, e.em)
		close(drained)
	}()
	t.Cleanup(func() { // closing it while it is read is no use: it keeps no lock on that
		_ = e.em.InputPipe().(io.Closer).Close()
		<-drained
	})
	return e
}

// Write draws; line feeds return the carriage, as a terminal's driver has it.
func (e *terminal) Write(p []byte) (int, error) {
	e.mu.Lock()
	drawn := margins.ReplaceAllFunc(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")), e.withinScreen)
	_, err := e.em.Write(drawn)
	e.raw.Write(p)
	e.marks += bytes.Count(p, []byte(drawnMark))
	e.mu.Unlock()
	select {
	case e.more <- struct{}{}:
	default:
	}
	return len(p), err
}

// margins is the sequence that sets the margins between which lines scroll.
var margins = regexp.MustCompile("\x1b\\[([0-9]+);([0-9]+)r")

// withinScreen is margins that end on the screen, as terminals take them: this emulator
// ends in a panic at those of a frame that was made before the screen became smaller.
func (e *terminal) withinScreen(sequence []byte) []byte {
	ends := margins.FindSubmatch(sequence)
	top, _ := strconv.Atoi(string(ends[1]))
	bottom, _ := strconv.Atoi(string(ends[2]))
	height := e.em.Height()
	return fmt.Appendf(nil, "\x1b[%d;%dr", min(top, max(height-1, 1)), min(bottom, height))
}

// screen is the text on the terminal.
func (e *terminal) screen() string {
	e.mu.Lock()
	defer e.mu.Unlock()
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

// sent is how many bytes were written so far, but for marks.
func (e *terminal) sent() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.raw.Len() - e.marks*len(drawnMark)
}

// marked is how many marks were written so far.
func (e *terminal) marked() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.marks
}

// waitUntil waits for something that only what is drawn brings about.
func (e *terminal) waitUntil(t *testing.T, otherwise string, done func() bool) {
	t.Helper()
	late := time.After(patience)
	for !done() {
		select {
		case <-e.more:
		case <-late:
			t.Fatalf("%s; the screen is\n%s", otherwise, e.screen())
		}
	}
}

// waitFor waits until the screen holds a text.
func (e *terminal) waitFor(t *testing.T, text string) {
	t.Helper()
	e.waitUntil(t, fmt.Sprintf("%q never showed", text), func() bool { return strings.Contains(e.screen(), text) })
}

func TestProgramOnATerminal(t *testing.T) {
	s := startProgram(t, context.Background(), fixtureConfig(), 120, 40)
	s.waitFor(t, "Mykolaiv")
	s.waitFor(t, "of 9.0 M")
	s.waitFor(t, "THE PROMISES")
	s.press("t")
	s.waitFor(t, "High drones (2,500 m)")
	s.press("/")
	for _, r := range "Одеса" {
		s.program.Send(tea.KeyPressMsg{Text: string(r), Code: r})
	}
	s.waitFor(t, "/ Одеса")
	s.press("enter")
	s.waitFor(t, "Odesa  Одеса")
	s.press("l", "+", "?")
	s.waitFor(t, "quit at once")
	s.press("?")
	s.em.Resize(100, 30)
	s.program.Send(tea.WindowSizeMsg{Width: 100, Height: 30})
	s.waitFor(t, "THE PROMISES")
	s.press("q")
	if err := <-s.done; err != nil {
		t.Fatal(err)
	}
	checkRestored(t, s.terminal)
}

// checkRestored reports a terminal that was left in another state than before.
func checkRestored(t *testing.T, e *terminal) {
	t.Helper()
	e.mu.Lock()
	raw := e.raw.String()
	e.mu.Unlock()
	for _, mode := range []string{"1049", "1002", "1006", "2004"} {
		if on, off := strings.LastIndex(raw, "\x1b[?"+mode+"h"), strings.LastIndex(raw, "\x1b[?"+mode+"l"); on >= 0 &&
			off < on {
			t.Errorf("mode %s is still on", mode)
		}
	}
	if hide, show := strings.LastIndex(raw, "\x1b[?25l"), strings.LastIndex(raw, "\x1b[?25h"); hide >= 0 &&
		show < hide {
		t.Error("the cursor is still hidden")
	}
	if e.em.IsAltScreen() {
		t.Error("the alternate screen is still shown")
	}
}

func TestTheTerminalIsRestoredAfterAPanic(t *testing.T) {
	cfg := fixtureConfig()
	healthy := cfg.Evaluate
	cfg.Evaluate = func(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*coverage.Result, error) {
		if !o.PlacesOnly {
			panic("bug in the test")
		}
		return healthy(ctx, s, o)
	}
	s := startProgram(t, context.Background(), cfg, 100, 30)
	if err := <-s.done; !errors.Is(err, tea.ErrProgramPanic) {
		t.Errorf("got %v", err)
	}
	checkRestored(t, s.terminal)
}

func TestTheProgramEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := startProgram(t, ctx, fixtureConfig(), 100, 30)
	s.waitFor(t, "THE PROMISES")
	cancel()
	if err := <-s.done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	checkRestored(t, s.terminal)
}

// The planner's door to the terminal exists because the renderer by itself writes
// a map that was panned anew. When this fails, the renderer has learnt to shift:
// take screen/terminal.go and the files that it names away.
func TestTheRendererStillNeedsTheDoor(t *testing.T) {
	em := newTerminal(t, 200, 60)
	view := &stillView{}
	program := tea.NewProgram(view, tea.WithInput(nil), tea.WithOutput(em), tea.WithWindowSize(200, 60),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor))
	done := make(chan error, 1)
	go func() {
		_, err := program.Run()
		done <- err
	}()
	p := realPlanner(t, 200, 60)
	sent := func(key string) int {
		before := em.sent()
		program.Send(frameMsg(p.press(key).m.View().Content))
		em.waitUntil(t, "no frame was drawn", func() bool { return em.sent() > before })
		for range 2 { // the second comes after all of the frame
			seen := em.marked()
			program.Send(tea.RawMsg{Msg: drawnMark})
			em.waitUntil(t, "no frame was drawn", func() bool { return em.marked() > seen })
		}
		return em.sent() - before
	}
	sent("0")
	if left, right := sent("l"), sent("h"); left < 4096 && right < 4096 {
		t.Errorf("the renderer sends %d and %d bytes for a pan", left, right)
	}
	program.Quit()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// stillView shows the frame that it was sent last.
type stillView struct{ frame string }

// frameMsg is a frame to be shown.
type frameMsg string

func (v *stillView) Init() tea.Cmd { return nil }

func (v *stillView) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if frame, ok := msg.(frameMsg); ok {
		v.frame = string(frame)
	}
	return v, nil
}

func (v *stillView) View() tea.View {
	view := tea.NewView(v.frame)
	view.AltScreen = true
	return view
}

// A pan sends few bytes wherever the map is: it is panned by whole cells, so that
// what stays of a row is sent as a shift where nothing stands to its right, and
// rows that stay are scrolled, with the panel beside them written anew. Measured
// over the embedded geography and the default scenario with the layers of the first
// screen, around home, far to the west, and zoomed in.
func TestAPanSendsFewBytes(t *testing.T) {
	for _, c := range []struct {
		w, h                   int
		sideways, upwards, far int // bytes at most: a step, a step, half a screen
	}{{200, 60, 4_000, 6_000, 24_000}, {400, 120, 5_000, 9_000, 70_000}} {
		t.Run(fmt.Sprintf("%dx%d", c.w, c.h), func(t *testing.T) {
			s := startProgram(t, context.Background(), realConfig(t), c.w, c.h)
			s.waitUntilDrawn()
			s.program.Send(tea.TerminalVersionMsg{Name: "xterm(390)"}) // which is asked for more then
			s.waitUntilDrawn()
			if s.mu.Lock(); !bytes.Contains(s.raw.Bytes(), []byte("\x1b[c")) {
				t.Error("the terminal is not asked whether it draws images")
			}
			s.mu.Unlock()
			for _, want := range []string{"NOT COVERED", "Low cruise missiles"} {
				if !strings.Contains(s.screen(), want) {
					t.Fatalf("the first screen lacks %q:\n%s", want, s.screen())
				}
			}
			most := map[string]int{"l": c.sideways, "h": c.sideways, "j": c.upwards, "k": c.upwards,
				"L": c.far, "H": c.far, "J": c.far, "K": c.far}
			worst := map[string]int{}
			for _, leg := range []struct {
				key string
				n   int
			}{
				{"l", 12}, {"j", 8}, {"k", 16}, {"j", 8}, {"h", 50}, {"j", 5}, {"k", 5}, {"l", 20}, {"J", 1}, {"K", 2}, {"J", 1},
				{"L", 1}, {"H", 2}, {"L", 1}, {"+", 1}, {"l", 12}, {"j", 6}, {"k", 6}, {"h", 10},
			} {
				for i := range leg.n {
					before := s.sent()
					s.press(leg.key)
					s.waitUntilDrawn()
					n := s.sent() - before
					if n == 0 {
						t.Fatalf("%s draws nothing", leg.key)
					}
					if bound, ok := most[leg.key]; ok && n > bound {
						t.Errorf("pan %d by %s: %d bytes", i, leg.key, n)
					}
					worst[leg.key] = max(worst[leg.key], n)
				}
			}
			t.Logf("at most, in bytes: %v", worst)
			s.quit()
		})
	}
}
