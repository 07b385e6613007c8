package screen

import "github.com/charmbracelet/colorprofile"

// paletteChoice is a palette under the name that a person gives it.
type paletteChoice struct {
	name    string
	palette *Palette // nil: by what the terminal can do
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

// PaletteIndex is the choice of a name, the first one for a name not known.
func PaletteIndex(name string) int {
	for i, c := range paletteChoices {
		if c.name == name {
			return i
		}
	}
	return 0
}

// PickPalette is the palette for what was chosen and what is known of the
// terminal. Where colour is refused only attributes are left.
func PickPalette(choice int, profile colorprofile.Profile, dark, noColor bool) *Palette {
	switch chosen := paletteChoices[choice].palette; {
	case noColor:
		return &monochrome
	case chosen != nil && colorsOf(chosen) > profile && (profile == colorprofile.ANSI256 ||
		profile == colorprofile.ANSI):
		return paletteFor(profile, chosen.dark) // its colours would be converted by rule
	case chosen != nil:
		return chosen
	}
	return paletteFor(profile, dark)
}

// Fits reports whether the palette is for a terminal as dark or as light as
// this one.
func (p *Palette) Fits(dark bool) bool { return p == &monochrome || p.dark == dark }

// Base is the palette's own ground and text, for a terminal whose own do not
// suit it.
func (p *Palette) Base() Style { return Style{fg: p.ink, bg: p.paper} }

// colorsOf is what a terminal must be able to do for a palette.
func colorsOf(p *Palette) colorprofile.Profile {
	switch p {
	case &trueDark, &trueLight:
		return colorprofile.TrueColor
	case &indexedDark, &indexedLight:
		return colorprofile.ANSI256
	}
	return colorprofile.ANSI
}

// paletteFor picks the palette of a terminal: each is chosen by hand, since
// colours converted by rule ran together.
func paletteFor(profile colorprofile.Profile, dark bool) *Palette {
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
