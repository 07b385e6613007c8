package tui

import (
	"airumbrella/tui/boards"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// whyNothing says why a key that was pressed does nothing here, and where it does
// something.
func (m *Model) whyNothing(msg tea.KeyPressMsg) string {
	k := m.keys
	switch {
	case key.Matches(msg, k.Switch) && m.focus == paneList:
		return "space switches a region or a promise, and none is selected here: tab goes to the promises"
	case key.Matches(msg, k.Switch):
		return "space switches a promise: tab goes to the promises, then to a switch by ↑ ↓"
	case key.Matches(msg, k.TourOn, k.TourBack):
		return "the tour is not on: ? and then t begins it"
	case key.Matches(msg, k.Reload):
		return msg.String() + " answers a question about a file in the way of a save, and there is none; :e opens files"
	case m.board != boards.Map && key.Matches(msg, k.Layer):
		return "the map is not shown, so there are no layers: esc shows it"
	}
	return msg.String() + " is no key here; ? shows every key, : every command"
}
