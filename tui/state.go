package tui

import (
	"encoding/json"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

	tea "charm.land/bubbletea/v2"
)

// state is what is kept between two runs.
type state struct {
	Version  int      `json:"version"`
	Scenario string   `json:"scenario,omitempty"`
	Layers   *uint16  `json:"layers,omitempty"`
	Pane     string   `json:"pane,omitempty"`
	Order    int      `json:"order,omitempty"`
	Palette  string   `json:"palette,omitempty"`
	Threat   string   `json:"threat,omitempty"`
	Estimate string   `json:"estimate,omitempty"`
	NoMouse  bool     `json:"no_mouse,omitempty"`
	NoImage  bool     `json:"no_image,omitempty"` // none unless asked for
	Typed    []string `json:"typed,omitempty"`    // behind the colon
}

// stateVersion is the form of the state; another one is not read.
const stateVersion = 1

// loadState reads what was kept; whatever goes wrong, nothing was.
func loadState(store Store) state {
	var s state
	if store == nil {
		return s
	}
	bytes, err := store.LoadState()
	if err != nil || json.Unmarshal(bytes, &s) != nil || s.Version != stateVersion {
		return state{}
	}
	return s
}

// LastScenario is the name or path of the scenario that a kept state was saved
// with; empty when there is none or the state cannot be read.
func LastScenario(kept []byte) string {
	var s state
	if json.Unmarshal(kept, &s) != nil || s.Version != stateVersion {
		return ""
	}
	return s.Scenario
}

// restore shows what a state says, as far as it can be.
func (m *Model) restore(s state) {
	if s.Version != stateVersion {
		return
	}
	m.began = s
	m.typed = s.Typed[max(len(s.Typed)-mostTyped, 0):]
	if s.Layers != nil {
		m.chart.SetLayers(*s.Layers)
	}
	m.list.Restore(s.Pane, s.Order)
	if m.cfg.Palette == "" {
		m.chosen = screen.PaletteIndex(s.Palette)
		m.restyle()
	}
	for i := range m.Scenario.Threats {
		if m.Scenario.Threats[i].ID == s.Threat {
			m.Threat = i
		}
	}
	if s.Threat == scenario.WorstID {
		m.Threat = len(m.Scenario.Threats)
	}
	for _, e := range scenario.Estimates {
		if e.String() == s.Estimate && m.cfg.Estimate == nil {
			m.Estimate = e
		}
	}
	m.mouse = !s.NoMouse
	m.chart.SetWithoutHD(s.NoImage)
}

// kept is the state of the planner now.
func (m *Model) kept() state {
	layers := m.chart.Layers()
	s := state{Version: stateVersion, Scenario: m.recovery.Ref(), Layers: &layers, Pane: m.list.List().Title,
		Order:   m.list.Order[m.list.Shown],
		Palette: screen.Palettes()[m.chosen], Threat: scenario.WorstID, Estimate: m.Estimate.String(),
		NoMouse: !m.mouse, NoImage: m.chart.WithoutHD(), Typed: m.typed}
	// What a flag asked for is of this run alone.
	if m.cfg.Palette != "" && m.chosen == screen.PaletteIndex(m.cfg.Palette) {
		s.Palette = m.began.Palette
	}
	if m.cfg.Estimate != nil && m.Estimate == *m.cfg.Estimate {
		s.Estimate = m.began.Estimate
	}
	if m.Threat < len(m.Scenario.Threats) {
		s.Threat = m.Scenario.Threats[m.Threat].ID
	}
	return s
}

// keepState saves the layout. It never fails: a layout that is lost is no
// reason to trouble anybody.
func keepState(m *Model) tea.Cmd {
	if m.cfg.Store == nil {
		return nil
	}
	store, kept := m.cfg.Store, m.kept()
	return func() tea.Msg {
		if bytes, err := json.Marshal(kept); err == nil {
			_ = store.SaveState(bytes)
		}
		return nil
	}
}
