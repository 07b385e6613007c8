package tui

import (
	"context"
	"errors"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"

	tea "charm.land/bubbletea/v2"
)

// errNoScenario is the caller's fault.
var errNoScenario = errors.New("bug in the caller of tui.Run: Config.Scenario is nil")

// evaluateFunc is [coverage.Evaluate] or what a test puts in its place.
type evaluateFunc = func(context.Context, *scenario.Scenario, coverage.Options) (*coverage.Result, error)

// work is the evaluation that is wanted now. Only answers of its revision
// count.
type work struct {
	rev  int
	busy bool
	// reasoned is the revision whose reasons have come.
	reasoned int
	cancel   context.CancelFunc
}

// evaluatedMsg is the answer of an evaluation.
type evaluatedMsg struct {
	rev    int
	coarse bool // places only; the whole answer follows
	result *coverage.Result
	covers []*mapview.Cover // by threat index; nil when coarse
	err    error
}

// groundMsg is the ground that is covered against the threat shown, which comes before
// that of the others.
type groundMsg struct {
	rev    int
	ground *coverage.Map
	covers []*mapview.Cover // by threat index; nil for the others
	gaps   []coverage.Gap   // of the threat shown
	threat int
}

// start drops the evaluation under way and makes room for the next.
func (w *work) start(ctx context.Context) context.Context {
	if w.cancel != nil {
		w.cancel()
	}
	w.rev++
	w.busy = true
	ctx, w.cancel = context.WithCancel(ctx)
	return ctx
}

// evaluation evaluates the scenario: the places first, which takes a few milliseconds, then
// the map of the threat shown, then those of all, then why of every place. What promises
// would add is left to [Model.askGranted], remedies to [Model.askRemedy].
func (m *Model) evaluation(ctx context.Context) tea.Cmd {
	steps := m.work.steps(ctx, m.evaluate, m.Scenario, m.cfg.Options, m.Threat)
	return tea.Sequence(append(steps, m.askWhys(ctx, m.Scenario))...)
}

// steps are the commands one by one; the ground of the threat at an index of
// [coverage.Result.At] comes first.
func (w work) steps(
	ctx context.Context, evaluate evaluateFunc, s *scenario.Scenario, o coverage.Options, threat int,
) []tea.Cmd {
	o.SkipRemedies = true
	rev, coarse := w.rev, o
	coarse.PlacesOnly = true
	answer := func(o coverage.Options, coarse bool) tea.Cmd {
		return func() tea.Msg {
			r, err := evaluate(ctx, s, o)
			msg := evaluatedMsg{rev: rev, coarse: coarse, result: r, err: err}
			if err == nil {
				msg.covers = mapview.NewCovers(r.Map)
			}
			return msg
		}
	}
	all := []tea.Cmd{answer(coarse, true), nil, answer(o, false)}
	if threat < len(s.Threats) && len(s.Threats) > 1 {
		one := o
		one.GroundOf = s.Threats[threat].ID
		all[1] = func() tea.Msg {
			r, err := evaluate(ctx, s, one)
			if err != nil { // the whole answer says it
				return nil
			}
			return groundMsg{rev, r.Map, mapview.NewCovers(r.Map), r.At(threat).Gaps, threat}
		}
	}
	return all
}

// acceptGround shows the ground of one threat, unless a newer question was asked since.
func (m *Model) acceptGround(msg groundMsg) {
	if msg.rev != m.work.rev || msg.ground == nil {
		return
	}
	m.chart.Take(msg.covers, msg.ground)
	if msg.threat == m.Threat {
		m.chart.SetGaps(msg.gaps)
	}
}

// reevaluate starts over for the scenario as it is now.
func (m *Model) reevaluate() tea.Cmd {
	m.Threat = min(m.Threat, len(m.Scenario.Threats))
	ctx := m.work.start(m.ctx)
	return m.evaluation(ctx)
}

// accept takes an answer in, unless a newer question was asked since.
func (m *Model) accept(msg evaluatedMsg) {
	if msg.rev != m.work.rev || errors.Is(msg.err, context.Canceled) {
		return
	}
	if !msg.coarse {
		m.work.busy = false
	}
	if msg.err != nil {
		m.fault = screen.Clean(msg.err.Error())
		return
	}
	m.fault = ""
	m.Result = msg.result
	if !msg.coarse {
		m.chart.Take(msg.covers, msg.result.Map)
	}
	m.history.note(m.Scenario, newTally(msg.result))
	m.Threat = min(m.Threat, len(m.Result.Threats))
	m.relist()
	m.tellChange()
}
