package tui

import "github.com/charmbracelet/colorprofile"

// paletteChoice is a palette under the name that a person gives it.
type paletteChoice struct {
	name    string
	palette *palette // nil: by what the terminal can do
}

// paletteChoices are the palettes in the order of the key that cycles them.
var paletteChoices = [...]paletteChoice{
	{"auto", nil}, {"dark", &trueDark}, {"light", &trueLight}, {"256", &indexedDark}, {"256-light", &indexedLight},
	{"16", &basicDark}, {"16-light", &basicLight}, {"mono", &monochrome},
}

// Palettes are the names that Config.Palette takes.
func Palettes() []string {
	names := make([]string, len(paletteChoices))
	for i, c := range paletteChoices {
		names[i] = c.name
	}
	return names
}

// paletteIndex is the choice of a name, the first one for a name not known.
func paletteIndex(name string) int {
	for i, c := range paletteChoices {
		if c.name == name {
			return i
		}
	}
	return 0
}

// restyle picks the palette for what was chosen and what is known of the
// terminal. Where colour is refused only attributes are left.
func (m *Model) restyle() {
	switch chosen := paletteChoices[m.chosen].palette; {
	case m.noColor():
		m.palette = &monochrome
	case chosen != nil && colorsOf(chosen) > m.profile && (m.profile == colorprofile.ANSI256 || m.profile == colorprofile.ANSI):
		m.palette = paletteFor(m.profile, chosen.dark) // its colours would be converted by rule
	case chosen != nil:
		m.palette = chosen
	default:
		m.palette = paletteFor(m.profile, m.dark)
	}
}

// colorsOf is what a terminal must be able to do for a palette.
func colorsOf(p *palette) colorprofile.Profile {
	switch p {
	case &trueDark, &trueLight:
		return colorprofile.TrueColor
	case &indexedDark, &indexedLight:
		return colorprofile.ANSI256
	}
	return colorprofile.ANSI
}

// cyclePalette takes the next palette.
func (m *Model) cyclePalette() {
	if m.noColor() {
		m.say("colour is refused by NO_COLOR or --no-color")
		return
	}
	m.choosePalette((m.chosen + 1) % len(paletteChoices))
}

// choosePalette takes a palette and says which.
func (m *Model) choosePalette(i int) {
	m.chosen = i
	m.restyle()
	m.say("palette: " + paletteChoices[i].name)
}

// paletteFor picks the palette of a terminal: each is chosen by hand, since
// colours converted by rule ran together.
func paletteFor(profile colorprofile.Profile, dark bool) *palette {
	switch {
	case profile >= colorprofile.TrueColor && dark:
		return &trueDark
	case profile >= colorprofile.TrueColor:
		return &trueLight
	case profile == colorprofile.ANSI256 && dark:
		return &indexedDark
	case profile == colorprofile.ANSI256:
		return &indexedLight
	case profile == colorprofile.ANSI && dark:
		return &basicDark
	case profile == colorprofile.ANSI:
		return &basicLight
	}
	return &monochrome
}
