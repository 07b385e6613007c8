package tui

import (
	"airumbrella/tui/boards"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// action is a command of the planner: what the key does, and what the command
// palette offers under the key's help.
type action struct {
	key key.Binding
	do  func(*Model) tea.Cmd
}

// actions are the commands that work wherever no text is typed. The keys of
// the pane that has the focus come before them.
func (k *keyMap) actions() []action {
	return append(k.questionActions(), k.programActions()...)
}

// quiet makes an action of what answers with no command.
func quiet(do func(*Model)) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		do(m)
		return nil
	}
}

func (k *keyMap) questionActions() []action {
	return []action{
		{k.Threat, quiet(func(m *Model) { m.cycleThreat(1) })},
		{k.ThreatBack, quiet(func(m *Model) { m.cycleThreat(-1) })},
		{k.Estimate, quiet(cycleEstimate)},
		{k.Worth, toggleBoard(boards.Worth)},
		{k.DelayCurve, toggleBoard(boards.Delay)},
		{k.Nights, toggleBoard(boards.Nights)},
		{k.Sites, toggleBoard(boards.Sites)},
		{k.Vetoes, quiet(nextTheme)},
		{k.Next, quiet(func(m *Model) { nextGap(m, 1) })},
		{k.Previous, quiet(func(m *Model) { nextGap(m, -1) })},
		{k.Details, quiet(openDetails)},
		{k.Filter, quiet(openFilter)},
		{k.Jump, quiet(openJump)},
		{k.Focus, quiet(func(m *Model) { m.switchFocus(1) })},
		{k.FocusBack, quiet(func(m *Model) { m.switchFocus(-1) })},
		{k.PaneNext, quiet(func(m *Model) { m.showList(m.list.Shown + 1) })},
		{k.PaneBack, quiet(func(m *Model) { m.showList(m.list.Shown - 1) })},
		{k.Sort, quiet(func(m *Model) { sortBy(m, false) })},
		{k.SortBack, quiet(func(m *Model) { sortBy(m, true) })},
		{k.Table, quiet(func(m *Model) { m.toggle(overlayTable) })},
		{k.Top, quiet(func(m *Model) { m.move(-len(m.list.Rows)) })},
		{k.Bottom, quiet(func(m *Model) { m.move(len(m.list.Rows)) })},
		{k.PageUp, quiet(func(m *Model) { m.move(-max(m.listHeight()-1, 1)) })},
		{k.PageDown, quiet(func(m *Model) { m.move(max(m.listHeight()-1, 1)) })},
		{k.Try, tryChange},
		{k.Undo, undo},
		{k.Redo, redo},
		{k.Changes, quiet(openChanges)},
		{k.Pin, quiet(openPin)},
		{k.Beside, toggleBeside},
		{k.Add, quiet(addUnit)},
		{k.Move, quiet(moveUnit)},
		{k.Remove, removeUnit},
		{k.Hide, hideUnit},
	}
}

func (k *keyMap) programActions() []action {
	return []action{
		{k.Fit, quiet(func(m *Model) { m.chart.FitHome() })},
		{k.FitSelected, quiet(fitSelected)},
		{k.ZoomIn, quiet(func(m *Model) { m.chart.ZoomMiddle(true) })},
		{k.ZoomOut, quiet(func(m *Model) { m.chart.ZoomMiddle(false) })},
		{k.Layers, quiet(func(m *Model) { m.toggle(overlayLayers) })},
		{k.Preset, quiet(nextPreset)},
		{k.Palette, quiet(cyclePalette)},
		{k.HD, toggleHD},
		{k.Commands, quiet(openCommands)},
		{k.Help, quiet(func(m *Model) { m.toggle(overlayHelp) })},
		{k.Words, quiet(func(m *Model) { m.toggle(overlayWords) })},
		{k.Save, quiet(openSave)},
		{k.Export, func(m *Model) tea.Cmd { return exportAs(m, "svg") }},
		{k.Mouse, quiet(toggleMouse)},
		{k.Redraw, func(m *Model) tea.Cmd { return m.withoutImage(tea.ClearScreen) }},
		{k.Suspend, func(m *Model) tea.Cmd { return m.withoutImage(tea.Suspend) }},
		{k.Esc, quiet(back)},
		{k.Quit, (*Model).quit},
	}
}

// act runs the command that a key stands for.
func (m *Model) act(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	for _, a := range m.actions {
		if key.Matches(msg, a.key) {
			return a.do(m), true
		}
	}
	return nil, false
}
