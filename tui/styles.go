package tui

import (
	imagecolor "image/color"

	"airumbrella/coverage"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// role says what a run of text means; a palette says how that looks.
type role int

const (
	rolePlain role = iota
	roleDim
	roleTitle   // the name of the program
	roleHeading // of a part of the panel
	roleFocus   // heading of the part that has the keys
	roleFigure  // the number that answers the question
	roleAssured
	roleLikely
	rolePossible
	roleGap // not covered
	roleOccupied
	roleBase // airfield that units stand on
	roleSelected
	roleKey
	roleKeyText
	roleRule
	roleAbroad // names of countries and foreign towns on the map
	roleSeaName
	roleMapNote // scale and coordinates on the map
	roleBusy
	roleFault
	roleDepth // digits on the map
	roleNews  // what the last key did
	roleCount
)

// ground is what a point of the map is.
type ground uint8

const (
	groundVoid ground = iota // beyond the base map
	groundSea
	groundAbroad
	groundGap // Ukraine, not covered
	groundPossible
	groundLikely
	groundAssured
	groundCount
)

// groundOf is the ground of a status inside Ukraine.
func groundOf(s coverage.Status) ground { return groundGap + ground(s) }

// status is the status of covered or uncovered ground inside Ukraine.
func (g ground) status() coverage.Status { return coverage.Status(g - groundGap) }

// line is what a drawn line stands for, from the least to the most important:
// where lines share a cell the greater gives the colour.
type line uint8

const (
	lineNone line = iota
	lineRiver
	lineRegion
	lineCoast
	lineBorder
	lineEdgePossible // edge of what is covered, by status
	lineEdgeLikely
	lineEdgeAssured
	lineUkraine
	lineGap   // largest empty circle of a gap
	lineSight // how far the selected unit sees
	lineReach // how far it reaches
	lineCount
)

// palette holds every colour and hatch of one kind of terminal. Text is styled
// for Lip Gloss; grounds and lines are colours of the canvas, which mixes and
// shades them cell by cell.
type palette struct {
	text  [roleCount]lipgloss.Style
	cells [roleCount]style // text as the canvas has it
	fill  [groundCount]color
	faint [groundCount]color // covered, but not at the estimate shown
	line  [lineCount]color
	// hatch, when set, is drawn instead of quadrants of colour.
	hatch      *[groundCount]rune
	hatchFaint rune
	// label is the ground behind names on the map; with blend it is mixed
	// half and half with what lies beneath.
	label color
	blend bool
	// gap is uncovered ground while gaps are shown, gapHatch the same without
	// backgrounds.
	gap      color
	gapHatch rune
	// stipple draws faint ground as dots: there is no faint colour.
	stipple bool
	// paper and ink are the ground and the text where the terminal's own are
	// those of the other kind: a light palette chosen on a dark terminal.
	dark       bool
	paper, ink color
}

// style is how a meaning looks on the canvas.
func (p *palette) style(r role) style { return p.cells[r] }

// ink is text of a colour: "#rrggbb", or the number of an indexed one. A palette
// names the colours of its own kind of terminal, and none is ever converted.
func ink(name string) lipgloss.Style { return lipgloss.NewStyle().Foreground(hue(name)) }

// hue is a colour by its name.
func hue(name string) imagecolor.Color {
	c := lipgloss.Color(name)
	if c == (lipgloss.NoColor{}) {
		panic("bug in the palettes: no colour " + name)
	}
	return c
}

// compiled is the palette with its text styles turned into those of cells, once,
// so that a frame asks Lip Gloss nothing.
func compiled(p palette) palette {
	for r := range p.text {
		p.cells[r] = cellStyle(p.text[r])
	}
	return p
}

// cellStyle is a style as the canvas has it.
func cellStyle(s lipgloss.Style) style {
	st := style{fg: cellColor(s.GetForeground()), bg: cellColor(s.GetBackground())}
	st.add(attrBold, s.GetBold())
	st.add(attrFaint, s.GetFaint())
	st.add(attrUnderline, s.GetUnderline())
	st.add(attrReverse, s.GetReverse())
	return st
}

// cellColor is a colour as the canvas has it: an indexed one stays indexed.
func cellColor(c imagecolor.Color) color {
	switch c := c.(type) {
	case nil, lipgloss.NoColor:
		return colorDefault
	case ansi.BasicColor:
		return indexed(uint8(c))
	case ansi.IndexedColor:
		return indexed(uint8(c))
	}
	r, g, b, _ := c.RGBA()
	return rgb(r>>8<<16 | g>>8<<8 | b>>8)
}

// statusRole is the role of each status, for markers and names.
var statusRole = [...]role{
	coverage.Uncovered: roleGap,
	coverage.Possible:  rolePossible,
	coverage.Likely:    roleLikely,
	coverage.Assured:   roleAssured,
}

// statusMarker is the shape of each status: filled, half, a quarter, open.
// The shape alone tells, colour repeats it.
var statusMarker = [...]rune{
	coverage.Uncovered: '○',
	coverage.Possible:  '◔',
	coverage.Likely:    '◐',
	coverage.Assured:   '●',
}

// boxBorder frames what lies over the screen.
var boxBorder = lipgloss.RoundedBorder()

// The other glyphs.
const (
	markOccupied    = '×'
	markBase        = '▲'
	markBaseShut    = '△' // the host has not opened it
	markUnit        = '■'
	markUnitShut    = '□' // host, sender or phase keeps it out
	markStation     = '◆' // patrol station
	markStationShut = '◇'
	markGap         = '▽'
	markInside      = '■' // region in the zone
	markOutside     = '□'
	markTown        = '∘'
	markCursor      = '▸'
	markDrop        = '▼' // a city drops out
)

// quadrantGlyph is the block for a set of quarters: bit 0 upper left, 1 upper
// right, 2 lower left, 3 lower right.
var quadrantGlyph = [16]rune{' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'}

// brailleBit is the bit of a dot at column 0-1 and row 0-3 of a cell, in the
// order of Unicode's braille patterns.
var brailleBit = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// mix is the mean of two colours; where one of them has no components it is
// the first.
func mix(a, b color) color {
	if a&colorKind != colorRGB || b&colorKind != colorRGB {
		return a
	}
	return colorRGB | ((a&0xfefefe)>>1 + (b&0xfefefe)>>1)
}
