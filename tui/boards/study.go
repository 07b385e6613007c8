package boards

import (
	"context"
	"errors"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

	tea "charm.land/bubbletea/v2"
)

// Study is an answer that takes longer than a switch and is worked out only
// while something shows it. A scenario is never changed, so its address tells
// questions apart: an answer about another scenario is dropped.
type Study[T any] struct {
	asked  *scenario.Scenario // that was asked about last
	Busy   bool
	Known  bool // Answer is one, though perhaps of the scenario before
	Answer T
	fault  string
	cancel context.CancelFunc
}

// StudyMsg is the answer of a study.
type StudyMsg[T any] struct {
	asked  *scenario.Scenario
	answer T
	err    error
}

// Ask asks about a scenario, if that is wanted and it was not asked about yet;
// a question about another scenario is cancelled.
func (s *Study[T]) Ask(ctx context.Context, scenario *scenario.Scenario, wanted bool,
	work func(context.Context) (T, error)) tea.Cmd {
	if s.asked == scenario {
		return nil
	}
	s.stop()
	if !wanted {
		return nil
	}
	s.asked, s.Busy, s.fault = scenario, true, ""
	ctx, s.cancel = context.WithCancel(ctx)
	return func() tea.Msg {
		answer, err := work(ctx)
		return StudyMsg[T]{scenario, answer, err}
	}
}

// KnownOf reports whether the answer is about a scenario, not about the one before.
func (s *Study[T]) KnownOf(of *scenario.Scenario) bool {
	return s.Known && !s.Busy && s.fault == "" && s.asked == of
}

// End ends the work under way for a reason in words, which is the fault until another
// scenario is asked about or the study is dropped.
func (s *Study[T]) End(words string) {
	if s.Busy {
		s.cancel()
		s.Busy, s.fault = false, words
	}
}

// Fault is why the last question was not answered; empty where it was.
func (s *Study[T]) Fault() string { return s.fault }

// stop ends the work under way.
func (s *Study[T]) stop() {
	if s.Busy {
		s.cancel()
		s.Busy, s.asked = false, nil
	}
}

// Accept takes an answer in that is still wanted.
func (s *Study[T]) Accept(msg StudyMsg[T]) {
	if msg.asked != s.asked || !s.Busy || errors.Is(msg.err, context.Canceled) {
		return
	}
	s.cancel()
	s.Busy = false
	if msg.err != nil {
		s.fault = screen.Clean(msg.err.Error())
		return
	}
	s.Answer, s.Known = msg.answer, true
}

// Drop forgets an answer that is of no use beside another scenario.
func (s *Study[T]) Drop() {
	s.stop()
	*s = Study[T]{}
}
