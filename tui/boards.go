package tui

import (
	"context"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/tui/boards"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// toggleBoard is the action that shows a board, or the map again.
func toggleBoard(b boards.Kind) func(*Model) tea.Cmd {
	return quiet(func(m *Model) {
		if m.board == b {
			m.showBoard(boards.Map)
		} else {
			m.showBoard(b)
		}
	})
}

// showBoard shows a board, or the map.
func (m *Model) showBoard(b boards.Kind) {
	shared := m.board.BesideMap() != b.BesideMap()
	m.board, m.boardTop, m.hover = b, 0, hover{}
	if shared {
		m.relayout()
	}
	if b != boards.Map {
		m.overlay = overlayNone
		m.placing = placing{}
	}
}

// pressBoard handles the keys that are the map's while it is shown: up and down
// scroll, the others rest.
func (m *Model) pressBoard(msg tea.KeyPressMsg) bool {
	k := m.keys
	switch {
	case m.mapShown():
		return false
	case key.Matches(msg, k.Up):
		m.scrollBoard(-1)
	case key.Matches(msg, k.Down):
		m.scrollBoard(1)
	case key.Matches(msg, k.Left, k.Right, k.FarLeft, k.FarRight, k.FarUp, k.FarDown, k.ZoomIn, k.ZoomOut, k.Fit,
		k.FitSelected, k.Layer):
		m.say("that is a key of the map; esc shows it")
	default:
		return false
	}
	return true
}

// scrollBoard moves the rows of a board that has more than fit.
func (m *Model) scrollBoard(by int) {
	m.boardTop = min(max(m.boardTop+by, 0), m.page().Hidden())
}

// page is the board shown and what it shows. It stands in the place of the map and
// its legend.
func (m *Model) page() *boards.Page {
	return &boards.Page{Answer: &m.Answer, Kind: m.board, Weighed: &m.weighed, Assumed: &m.assumed, Raided: &m.raided,
		Sensors: &m.sensors, Promised: &m.promised, Least: m.leastPage(), Siting: m.sitingPage(), Box: m.layout.board,
		Top: m.boardTop, Busy: m.work.busy, Palette: m.palette}
}

// askStudies asks for what the board and the totals show, after the answer of
// the scenario itself: nothing is to slow that down.
func (m *Model) askStudies() tea.Cmd {
	ready, s, options := !m.work.busy && m.Result != nil, m.Scenario, m.cfg.Options
	weigh, assume, assess := m.cfg.Weigh, m.cfg.Assume, m.cfg.Assess
	weighed := m.weighed.Known && m.weighed.Answer.Worth.Result.Scenario == s
	watched := m.list.List().Kind == shown.Unit && m.layout.list.H > 0 || m.sel.Kind == shown.Unit
	return tea.Batch(
		m.sensors.Ask(m.ctx, s, ready && (watched || weighed && m.board == boards.Worth),
			func(ctx context.Context) ([]worth.Sensor, error) { return m.cfg.Sensors(ctx, s, options) }),
		m.promised.Ask(m.ctx, s, ready && weighed && m.board == boards.Worth,
			func(ctx context.Context) ([]coverage.Promise, error) { return m.cfg.Promises(ctx, s, options) }),
		m.weighed.Ask(m.ctx, s, ready && m.board.Weighs(), func(ctx context.Context) (*app.Weighing, error) {
			return weigh(ctx, s, options)
		}),
		m.assumed.Ask(m.ctx, s, ready && weighed && m.leastKnown() && m.board == boards.Worth, // which takes longest
			func(ctx context.Context) (*worth.Worth, error) { return assume(ctx, s, options) }),
		m.raided.Ask(m.ctx, s, ready && (m.board.Raids() || m.layout.totals.H > boards.TotalsRows),
			func(ctx context.Context) (*raid.Outcome, error) {
				return assess(ctx, s, options)
			}))
}

// movePromise moves the cursor of the promises.
func (m *Model) movePromise(by int) {
	m.promises.Move(m.Scenario, by)
	m.promises.Show(m.Scenario, m.layout.promises)
}

// pressPromises handles the keys of the promises.
func (m *Model) pressPromises(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch by := m.keys.rows(msg, m.layout.promises.H-boards.PromisesHead); {
	case by != 0:
		m.movePromise(by)
	case key.Matches(msg, k.Switch, k.Details):
		return m.stepPromise(m.promises.Cursor(), 0), true
	case key.Matches(msg, k.StepUp):
		return m.stepPromise(m.promises.Cursor(), 1), true
	case key.Matches(msg, k.StepDown):
		return m.stepPromise(m.promises.Cursor(), -1), true
	default:
		return nil, false
	}
	return nil, true
}

// stepPromise changes one promise.
func (m *Model) stepPromise(i, by int) tea.Cmd {
	next, words := shown.StepPromise(m.Scenario, i, by)
	if next == nil {
		if words != "" {
			m.say(words)
		}
		return nil
	}
	return m.changed(next, words)
}
