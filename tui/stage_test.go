package tui

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// patience is how long a test waits for something that must come, however busy
// the machine is.
const patience = 2 * time.Minute

// stage is a planner that runs on an emulated terminal. It knows when nothing
// is left to come: no message is on its way, no command at work, and the last
// frame is drawn.
type stage struct {
	*terminal
	t       *testing.T
	program *tea.Program
	watch   *watch
	done    chan error
}

// startProgram runs a planner on an emulated terminal.
func startProgram(t *testing.T, ctx context.Context, cfg Config, w, h int) *stage {
	e := newTerminal(t, w, h)
	cfg.Output = e
	s := &stage{terminal: e, t: t, watch: &watch{starting: map[reflect.Type]bool{}}, done: make(chan error, 1)}
	for _, first := range []tea.Msg{tea.ColorProfileMsg{}, tea.WindowSizeMsg{}, tea.EnvMsg{}} {
		s.watch.starting[reflect.TypeOf(first)] = true
	}
	s.program = programOf(ctx, cfg, func(m Model) tea.Model { return probe{m, s.watch} },
		tea.WithWindowSize(w, h), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler())
	s.watch.send = s.program.Send
	go func() {
		_, err := s.program.Run()
		s.done <- err
	}()
	return s
}

// press presses a key.
func (s *stage) press(keys ...string) {
	for _, k := range keys {
		s.program.Send(keyOf(k))
	}
}

// quit leaves the planner.
func (s *stage) quit() {
	s.t.Helper()
	s.press("ctrl+c")
	if err := <-s.done; err != nil {
		s.t.Fatal(err)
	}
}

// waitUntilDrawn waits until everything sent was handled, with all that follows
// from it, and the frame of it is drawn. A program sends what it is told to send
// as it stands just before a frame, so that between two such marks a whole frame
// is drawn.
func (s *stage) waitUntilDrawn() {
	s.t.Helper()
	ask := idleMsg{make(chan struct{})}
	s.program.Send(ask)
	select {
	case <-ask.idle:
	case <-time.After(patience):
		s.t.Fatalf("the program does not come to rest; the screen is\n%s", s.screen())
	}
	for range 2 {
		seen := s.marked()
		s.program.Send(tea.RawMsg{Msg: drawnMark})
		s.waitUntil(s.t, "no frame was drawn", func() bool { return s.marked() > seen })
	}
}

// drawnMark is a frame of nothing, which no terminal shows and the planner does
// not write by itself.
var drawnMark = strings.Repeat(ansi.SetModeSynchronizedOutput+ansi.ResetModeSynchronizedOutput, 2)

// probe stands in front of a planner, counts what is under way and keeps the
// planner as it is.
type probe struct {
	Model
	watch *watch
}

// Init counts the first commands.
func (p probe) Init() tea.Cmd { return p.watch.count(p.Model.Init()) }

// Update passes on what is the planner's.
func (p probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case idleMsg:
		p.watch.ask(msg)
		return p, nil
	case handledMsg:
		p.watch.add(-1)
		return p, nil
	case tea.RawMsg:
		if msg.Msg == drawnMark {
			return p, nil
		}
	}
	next, cmd := p.Model.Update(msg)
	p.Model = next.(Model)
	p.watch.keep(msg, p.Model)
	return p, p.watch.count(cmd)
}

// idleMsg is answered when nothing is under way.
type idleMsg struct{ idle chan struct{} }

// handledMsg follows the answer of a command: that was handled.
type handledMsg struct{}

// watch counts the commands whose answers were not handled yet.
type watch struct {
	send     func(tea.Msg)
	mu       sync.Mutex
	under    int
	starting map[reflect.Type]bool // messages that the library sends at first
	asked    []idleMsg
	latest   Model
}

// keep notes the planner after a message.
func (w *watch) keep(msg tea.Msg, m Model) {
	w.mu.Lock()
	delete(w.starting, reflect.TypeOf(msg))
	w.latest = m
	w.mu.Unlock()
	w.add(0)
}

// model is the planner after the last message.
func (w *watch) model() Model {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.latest
}

// ask asks for an answer when nothing is under way.
func (w *watch) ask(msg idleMsg) {
	w.mu.Lock()
	w.asked = append(w.asked, msg)
	w.mu.Unlock()
	w.add(0)
}

// add adds to what is under way. Only the loop that handles messages brings it
// to zero, and only that loop begins anew.
func (w *watch) add(n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.under += n; w.under > 0 || len(w.starting) > 0 {
		return
	}
	for _, msg := range w.asked {
		close(msg.idle)
	}
	w.asked = nil
}

// count counts a command until its answer was handled; of batches and sequences
// each part.
func (w *watch) count(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	w.add(1)
	return func() tea.Msg {
		msg := cmd()
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			parts := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			for i := range v.Len() {
				parts.Index(i).Set(reflect.ValueOf(w.count(v.Index(i).Interface().(tea.Cmd))))
			}
			w.add(-1)
			return parts.Interface()
		}
		w.send(msg)
		w.send(handledMsg{})
		return nil
	}
}
