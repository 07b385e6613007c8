package tui

import (
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// conflict is a save that a file stands in the way of.
type conflict struct {
	save    save
	changed bool     // the file is one's own, changed on disk meanwhile
	lines   []string // what the file states otherwise, where that was asked for
}

// differMsg is what a file states otherwise.
type differMsg struct {
	lines []string
	err   error
}

// conflictHints is the keys of the question.
func conflictHints(m *Model) []hint {
	k := m.keys
	if m.conflict.changed {
		return []hint{{k.Reload, "reload the file"}, {k.Keep, "keep yours"}, {k.Compare, "compare"}, {k.Esc, "leave"}}
	}
	return []hint{{k.Over, "write over it"}, {k.Another, "another name"}, {k.Compare, "compare"}, {k.Esc, "leave"}}
}

// pressConflict answers the question.
func pressConflict(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k, c := m.keys, &m.conflict
	switch {
	case c.changed && key.Matches(msg, k.Reload):
		m.overlay = overlayNone
		return load(m, c.save.To), true
	case c.changed && key.Matches(msg, k.Keep), !c.changed && key.Matches(msg, k.Over):
		m.overlay = overlayNone
		c.save.Over = true
		return m.write(c.save), true
	case !c.changed && key.Matches(msg, k.Another):
		openPrompt(m, promptSave, near(m.cfg.Store.Free(c.save.To)))
		return nil, true
	case key.Matches(msg, k.Compare):
		return c.compare(m.cfg.Store), true
	}
	return nil, !key.Matches(msg, k.Esc)
}

// compare asks what the file states otherwise.
func (c *conflict) compare(store Store) tea.Cmd {
	order := c.save.Order
	return func() tea.Msg {
		lines, err := store.Differences(order.To, order.Scenario)
		return differMsg{lines, err}
	}
}

// acceptDiffer shows what the file states otherwise.
func (m *Model) acceptDiffer(msg differMsg) {
	switch {
	case msg.err != nil:
		m.conflict.lines = []string{shown.FirstLine(msg.err.Error())}
	case len(msg.lines) == 0:
		m.conflict.lines = []string{"the same scenario: only its wording or its comments differ"}
	default:
		m.conflict.lines = append([]string{"what stands there -> what is yours"}, msg.lines...)
	}
}

// drawConflict asks what to do with the file.
func drawConflict(m *Model, c *screen.Canvas) {
	at := m.layout.screen
	lines := m.conflict.lines
	words := "There is a file of that name already, which is not the one that you opened."
	title := "The file exists: " + near(m.conflict.save.To)
	if m.conflict.changed {
		words = "Somebody changed the file since you opened it. Nothing was written so far."
		title = "Changed on disk: " + near(m.conflict.save.To)
	}
	room := max(at.H-8, 1)
	box := at.Centred(min(max(at.W-8, 40), 100), min(len(lines), room)+3)
	box.Y = min(box.Y, 4)
	in := c.Box(box, screen.Clean(title), m.palette)
	c.Button(box, nil)
	c.Text(in.X, in.Y, in.Right(), words, m.palette.Style(screen.RolePlain))
	for i := range min(len(lines), room) {
		line, style := lines[i], screen.RoleTitle
		if i == room-1 && len(lines) > room {
			line, style = shown.Count(len(lines)-i, "more difference"), screen.RoleDim
		}
		c.Text(in.X, in.Y+1+i, in.Right(), screen.Clean(line), m.palette.Style(style))
	}
}
