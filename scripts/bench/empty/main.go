// Empty is the least program that Bubble Tea makes: one word on the other screen,
// and the end at the first key. What the planner takes to its first frame is
// measured beside it.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

// model is a program that shows one word.
type model struct{}

// Init asks for nothing.
func (model) Init() tea.Cmd { return nil }

// Update ends the program at the first key.
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return m, tea.Quit
	}
	return m, nil
}

// View is the word.
func (model) View() tea.View {
	view := tea.NewView("ready")
	view.AltScreen = true
	return view
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, "empty:", err)
		os.Exit(1)
	}
}
