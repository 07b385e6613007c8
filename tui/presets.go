package tui

import (
	"airumbrella/tui/boards"
	"airumbrella/tui/mapview"

	tea "charm.land/bubbletea/v2"
)

// preset is what the screen shows for one kind of reader: which layers, and whether the
// panel stands beside the map.
type preset struct {
	name, words string
	layers      []string
	noPanel     bool
}

// presets are the kinds of readers, in the order in which a key goes through them.
var presets = [...]preset{
	{"brief", "the answer and the map, without units", []string{"coverage", "rivers", "names"}, false},
	{"analyst", "gaps, depth, reach, units and regions too",
		[]string{"regions", "rivers", "coverage", "depth", "gaps", "reach", "units", "names"}, false},
	{"wall", "the map over the whole screen; tab brings the panel back",
		[]string{"regions", "coverage", "gaps", "names"}, true},
}

// presetNames are the names of the presets.
func presetNames(*Model, string) (list []string) {
	for _, p := range presets {
		list = append(list, p.name)
	}
	return list
}

// nextPreset takes the preset after the one taken last.
func nextPreset(m *Model) {
	m.takePreset(m.preset % len(presets))
}

// namedPreset takes a preset by its name, or the next one.
func namedPreset(m *Model, arg string) tea.Cmd {
	if arg == "" {
		nextPreset(m)
	} else if i, ok := m.named("preset", arg, presetNames(m, "")); ok {
		m.takePreset(i)
	}
	return nil
}

// takePreset shows what a preset shows; the scenario and what is asked stay.
func (m *Model) takePreset(i int) {
	p := &presets[i]
	m.preset = i + 1
	m.showBoard(boards.Map)
	m.chart.SetLayers(mapview.LayersNamed(p.layers...))
	m.noPanel, m.panelOpen, m.focus = p.noPanel, false, paneMap
	m.relayout()
	m.say("preset " + p.name + ": " + p.words)
}
