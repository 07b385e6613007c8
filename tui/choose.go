package tui

import "airumbrella/tui/screen"

// restyle picks the palette for what was chosen and what is known of the
// terminal.
func (m *Model) restyle() {
	m.palette = screen.PickPalette(m.chosen, m.profile, m.dark, m.noColor())
}

// cyclePalette takes the next palette.
func (m *Model) cyclePalette() {
	if m.noColor() {
		m.say("colour is refused by NO_COLOR or --no-color")
		return
	}
	m.choosePalette((m.chosen + 1) % len(screen.Palettes()))
}

// choosePalette takes a palette and says which.
func (m *Model) choosePalette(i int) {
	m.chosen = i
	m.restyle()
	m.say("palette: " + screen.Palettes()[i])
}
