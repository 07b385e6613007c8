package screen

import (
	imagecolor "image/color"

	"airumbrella/coverage"

	"charm.land/lipgloss/v2"
)

// Role says what a run of text means; a palette says how that looks.
type Role int

// The roles.
const (
	RolePlain Role = iota
	RoleDim
	RoleTitle   // the name of the program
	RoleHeading // of a part of the panel
	RoleFocus   // heading of the part that has the keys
	RoleFigure  // the number that answers the question
	RoleAssured
	RoleLikely
	RolePartly // of places alone
	RolePossible
	RoleGap // not covered
	RoleOccupied
	RoleBase // airfield that units stand on
	RoleSelected
	RoleKey
	RoleKeyText
	RoleRule
	RoleAbroad // names of countries and foreign towns on the map
	RoleSeaName
	RoleMapNote // scale and coordinates on the map
	RoleBusy
	RoleFault
	RoleDepth // digits on the map
	RoleNews  // what the last key did
	roleCount
)

// Ground is what a point of the map is.
type Ground uint8

// The grounds, from what is not known to what is covered best.
const (
	GroundVoid Ground = iota // beyond the base map
	GroundSea
	GroundAbroad
	GroundGap // Ukraine, not covered
	GroundPossible
	GroundLikely
	GroundAssured
	GroundCount
)

// GroundOf is the ground of a status inside Ukraine; none for a place that is covered
// in part, since ground is covered or not.
func GroundOf(s coverage.Status) Ground { return statusGround[s] }

var statusGround = [...]Ground{
	coverage.Uncovered: GroundGap,
	coverage.Possible:  GroundPossible,
	coverage.Partly:    GroundVoid,
	coverage.Likely:    GroundLikely,
	coverage.Assured:   GroundAssured,
}

// Line is what a drawn line stands for, from the least to the most important:
// where lines share a cell the greater gives the colour.
type Line uint8

// The lines.
const (
	lineNone Line = iota
	LineRiver
	LineRegion
	LineCoast
	LineBorder
	LineEdgePossible // edge of what is covered, by status
	LineEdgeLikely
	LineEdgeAssured
	LineUkraine
	LineGap   // largest empty circle of a gap
	LineSight // how far the selected unit sees
	LineReach // how far it reaches
	lineCount
)

// Palette holds every colour and hatch of one kind of terminal. Text is styled
// for Lip Gloss; grounds and lines are colours of the canvas, which mixes and
// shades them cell by cell.
type Palette struct {
	text  [roleCount]lipgloss.Style
	cells [roleCount]Style // text as the canvas has it
	fill  [GroundCount]color
	faint [GroundCount]color // covered, but not at the estimate shown
	line  [lineCount]color
	// hatch, when set, is drawn instead of quadrants of colour.
	hatch      *[GroundCount]rune
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

// Style is how a meaning looks on the canvas.
func (p *Palette) Style(r Role) Style { return p.cells[r] }

// OnGround is how a meaning looks on a ground of the map, on which full is the least that
// counts as covered.
func (p *Palette) OnGround(r Role, g, full Ground) Style {
	switch {
	case p.Hatched():
		return p.cells[r]
	case faintGround(g, full) && p.stipple: // dots on what is not covered
		return p.cells[r].on(p.fill[GroundGap])
	case faintGround(g, full):
		return p.cells[r].on(p.faint[g])
	}
	return p.cells[r].on(p.fill[g])
}

// Hatched reports whether the grounds have no colours, but hatches.
func (p *Palette) Hatched() bool { return p.hatch != nil }

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
func compiled(p Palette) Palette {
	for r := range p.text {
		p.cells[r] = cellStyle(p.text[r])
	}
	return p
}

// cellStyle is a style as the canvas has it.
func cellStyle(s lipgloss.Style) Style {
	st := Style{fg: cellColor(s.GetForeground()), bg: cellColor(s.GetBackground())}
	st.add(attrBold, s.GetBold())
	st.add(attrFaint, s.GetFaint())
	st.add(attrUnderline, s.GetUnderline())
	st.add(attrReverse, s.GetReverse())
	return st
}

// StatusRole is the role of each status, for markers and names.
var StatusRole = [...]Role{
	coverage.Uncovered: RoleGap,
	coverage.Possible:  RolePossible,
	coverage.Partly:    RolePartly,
	coverage.Likely:    RoleLikely,
	coverage.Assured:   RoleAssured,
}

// StatusMarker is the shape of each status: filled, three quarters, half, a quarter, open.
// The shape alone tells, colour repeats it.
var StatusMarker = [...]rune{
	coverage.Uncovered: '○',
	coverage.Possible:  '◔',
	coverage.Partly:    '◐',
	coverage.Likely:    '◕',
	coverage.Assured:   '●',
}

// The other glyphs.
const (
	MarkOccupied    = '×'
	MarkGranted     = '╱' // ground that promises not yet given would cover
	MarkGained      = '+' // ground covered here and not in what stands beside
	MarkLost        = '-' // the other way round
	MarkGainedPlace = '⊕'
	MarkLostPlace   = '⊖'
	MarkBase        = '▲'
	MarkBaseShut    = '△' // the host has not opened it
	MarkUnit        = '■'
	MarkUnitShut    = '□' // host, sender or phase keeps it out
	MarkStation     = '◆' // patrol station
	MarkStationShut = '◇'
	MarkGap         = '▽'
	MarkInside      = '■' // region in the zone
	MarkOutside     = '□'
	MarkTown        = '∘'
	MarkCursor      = '▸'
	MarkPin         = '◉'
	MarkDrop        = '▼' // a city drops out
)

// quadrantGlyph is the block for a set of quarters: bit 0 upper left, 1 upper
// right, 2 lower left, 3 lower right.
var quadrantGlyph = [16]rune{' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄',
	'▙',
	'▟',
	'█'}

// brailleBit is the bit of a dot at column 0-1 and row 0-3 of a cell, in the
// order of Unicode's braille patterns.
var brailleBit = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}
