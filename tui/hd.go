package tui

import tea "charm.land/bubbletea/v2"

// hdState is the fine drawing of the map.
type hdState struct{ on bool }

func (m *Model) askHD() tea.Cmd { return nil }

func (m *Model) followHD() tea.Cmd { return nil }

func (m *Model) routeHD(tea.Msg) tea.Cmd { return nil }

func (m *Model) toggleHD() tea.Cmd { return nil }
