package tui

import "airumbrella/tui/screen"

// restyle picks the palette for what was chosen and what is known of the
// terminal.
func (m *Model) restyle() {
	m.palette = screen.PickPalette(m.chosen, m.profile, m.dark, m.cfg.noColor())
}

// cyclePalette takes the next palette.
func cyclePalette(m *Model) {
	if m.cfg.noColor() {
		m.say("colour is refused by NO_COLOR or --no-color")
		return
	}
	choosePalette(m, (m.chosen+1)%len(screen.Palettes()))
}

// choosePalette takes a palette and says which.
func choosePalette(m *Model, i int) {
	m.chosen = i
	m.restyle()
	m.say("palette: " + screen.Palettes()[i])
}
