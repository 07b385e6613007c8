package tui

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/tui/boards"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// least is the least package that brings the scenario shown to a share of the people.
type least struct {
	target float64 // that was asked for; 0: the next tenth above what is covered
	key    leastKey
	found  *worth.Minimum // nil: not known
	fault  string
	set    int // shown
	cancel context.CancelFunc
}

// leastKey is what an answer depends on.
type leastKey struct {
	scenario *scenario.Scenario
	threat   int
	target   float64
}

// leastMsg is the answer of askLeast.
type leastMsg struct {
	key   leastKey
	found *worth.Minimum
	err   error
}

// leastTarget is the share that is asked for: the one chosen, or the next tenth above what
// is covered at base. It is 0 where all are, or nobody is counted.
func (m *Model) leastTarget() float64 {
	if m.least.target > 0 || m.Result == nil {
		return m.least.target
	}
	p := &m.Result.At(m.Threat).Population
	if p.Total == 0 || p.Covered.Base >= p.Total {
		return 0
	}
	return math.Floor(float64(10*p.Covered.Base)/float64(p.Total)+1) / 10
}

// askLeast asks for the least package while the board of worth shows it, after what the
// board shows besides.
func (m *Model) askLeast() tea.Cmd {
	l, target := &m.least, m.leastTarget()
	if m.board != boards.Worth || m.work.busy || target == 0 || !m.weighed.KnownOf(m.Scenario) {
		return nil
	}
	key := leastKey{m.Scenario, m.Threat, target}
	if l.key == key {
		return nil
	}
	if l.cancel != nil {
		l.cancel()
	}
	ctx, cancel := context.WithCancel(m.ctx)
	*l = least{target: l.target, key: key, cancel: cancel}
	ask, options := m.cfg.Least, m.cfg.Options
	return func() tea.Msg {
		found, err := ask(ctx, key.scenario, options, key.threat, key.target)
		return leastMsg{key, found, err}
	}
}

// leastKnown reports whether there is nothing more to find out of the least package.
func (m *Model) leastKnown() bool {
	v := m.leastPage()
	return v == nil || v.Found != nil || v.Fault != ""
}

// acceptLeast takes a least package in that is still wanted.
func (m *Model) acceptLeast(msg leastMsg) {
	l := &m.least
	if msg.key != l.key || errors.Is(msg.err, context.Canceled) {
		return
	}
	l.cancel()
	if l.found = msg.found; msg.err != nil {
		l.found, l.fault = nil, screen.Clean(shown.FirstLine(msg.err.Error()))
	}
}

// leastPage is what the board of worth shows of it, nil where nothing is asked.
func (m *Model) leastPage() *boards.Least {
	target := m.leastTarget()
	if m.board != boards.Worth || target == 0 {
		return nil
	}
	v := &boards.Least{Target: target}
	if m.least.key == (leastKey{m.Scenario, m.Threat, target}) {
		v.Found, v.Fault, v.Set = m.least.found, m.least.fault, m.least.set
	}
	return v
}

// leastSets are the packages that the board of worth shows; none where there is nothing to
// take.
func (m *Model) leastSets() []worth.Set {
	if v := m.leastPage(); v != nil {
		return v.Sets()
	}
	return nil
}

// pressLeast handles the keys of the least package on the board of worth.
func (m *Model) pressLeast(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	sets, k := m.leastSets(), m.keys
	switch v := m.leastPage(); {
	case m.focus != paneMap || v == nil:
		return nil, false
	case v.Found == nil && v.Fault == "" && key.Matches(msg, k.Details):
		m.say("the least package is still being looked for")
		return nil, true
	case len(sets) == 0:
		return nil, false
	case key.Matches(msg, k.Details) && m.boardTop > 0: // it is not in view
		m.boardTop = 0
		m.say("the least package stands at the top: enter takes it")
	case key.Matches(msg, k.Details):
		return m.takeLeast(), true
	case len(sets) == 1 && key.Matches(msg, k.PaneNext, k.PaneBack):
		m.say("no other package is as small")
	case key.Matches(msg, k.PaneNext):
		m.least.set = (m.least.set + 1) % len(sets)
	case key.Matches(msg, k.PaneBack):
		m.least.set = (m.least.set + len(sets) - 1) % len(sets)
	default:
		return nil, false
	}
	return nil, true
}

// takeLeast throws the switches of the package shown as one change.
func (m *Model) takeLeast() tea.Cmd {
	if sets := m.leastSets(); m.least.set < len(sets) {
		list := sets[m.least.set].Switches()
		words := fmt.Sprintf("The least for %s, %s", wording.TargetWords(m.leastTarget()),
			wording.Plural(wording.StepCount(&sets[m.least.set]), "step", "steps"))
		return m.makeSet(list, words)
	}
	return nil
}

// setTarget asks for the least package that covers a share of the people, given in percent
// or as a fraction.
func setTarget(m *Model, arg string) tea.Cmd {
	number, percent := strings.CutSuffix(strings.TrimSpace(arg), "%")
	share, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(number), ",", ".", 1), 64)
	if percent || share > 1 {
		share /= 100
	}
	if err != nil || !(share > 0 && share <= 1) {
		m.say("target needs a share of the people, such as :target 70% or :target 0.7")
		return nil
	}
	m.least.target = share
	m.showBoard(boards.Worth)
	return nil
}

// targets are the shares that target offers.
func targets(*Model, string) []string {
	return []string{"30%", "40%", "50%", "60%", "70%", "80%", "90%"}
}
