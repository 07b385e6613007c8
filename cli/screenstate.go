package cli

import (
	"os"
	"sync/atomic"

	"airumbrella/cli/keeper"

	"golang.org/x/term"
)

// screenState is how the terminal was before the planner drew on it, for a run that
// has to be left without the planner's help.
type screenState struct {
	in    *os.File
	out   *os.File
	mode  *term.State
	drawn atomic.Bool // the planner has the screen

	keeper   *keeper.Keeper // from before the planner has the screen until it has not
	prepared chan struct{}  // closed when the keeper is started; nil: nobody asked for one
}

// newScreenState notes the state of the terminal; nil where there is none.
func newScreenState(in, out *os.File) *screenState {
	mode, err := term.GetState(int(in.Fd()))
	if err != nil || !terminal(out) {
		return nil
	}
	return &screenState{in: in, out: out, mode: mode}
}

// prepare starts what gives the terminal back should the planner not, beside what else
// is done before the planner has the screen.
func (s *screenState) prepare() {
	if s == nil {
		return
	}
	s.prepared = make(chan struct{})
	go func() {
		defer close(s.prepared)
		s.keeper = keeper.Start(s.out)
	}()
}

// take says that the planner has the screen, until the function that it returns is
// called.
func (s *screenState) take() (leave func()) {
	if s == nil {
		return func() {}
	}
	if s.prepared != nil {
		<-s.prepared
	}
	s.keeper.Wait()
	s.drawn.Store(true)
	return func() { s.drawn.Store(false) }
}

// dismiss ends what prepare started.
func (s *screenState) dismiss() {
	if s != nil && s.prepared != nil {
		<-s.prepared
		s.keeper.End()
	}
}

// restore gives the terminal back as it was.
func (s *screenState) restore() {
	if s == nil || !s.drawn.Load() {
		return
	}
	keeper.GiveBack(s.in, s.out, s.mode)
}
