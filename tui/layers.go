package tui

import (
	"fmt"
	"strings"

	"airumbrella/tui/screen"
)

// layer is one thing that the map shows or not, switched by its number.
type layer int

const (
	layerRelief layer = iota
	layerRegions
	layerRivers
	layerCoverage
	layerDepth
	layerGaps
	layerReach
	layerUnits
	layerNames
	layerCount
)

// layerWords name the layers, shortly and at length.
var layerWords = [layerCount]struct{ short, long string }{
	layerRelief:   {"relief", "hills and valleys, shaded"},
	layerRegions:  {"regions", "borders of Ukraine's regions"},
	layerRivers:   {"rivers", "rivers"},
	layerCoverage: {"coverage", "what is covered, by estimate"},
	layerDepth:    {"depth", "how many units cover, at base"},
	layerGaps:     {"gaps", "uncovered ground, largest empty circles"},
	layerReach:    {"reach", "reach and sight of the selected unit"},
	layerUnits:    {"units", "bases, stations and units"},
	layerNames:    {"names", "names of places"},
}

// layerSet is which layers are shown.
type layerSet uint16

// defaultLayers are the layers of the first screen.
const defaultLayers layerSet = 1<<layerRivers | 1<<layerCoverage | 1<<layerReach | 1<<layerUnits | 1<<layerNames

func (s layerSet) has(l layer) bool { return s&(1<<l) != 0 }

// toggleLayer switches a layer.
func (m *Model) toggleLayer(number int) {
	l := layer(number)
	if l < 0 || l >= layerCount {
		return
	}
	m.layers ^= 1 << l
	state := "off"
	if m.layers.has(l) {
		state = "on"
	}
	m.say(fmt.Sprintf("layer %d %s: %s", number+1, state, layerWords[l].long))
}

// layersBox is where the list of layers is drawn.
func (m *Model) layersBox() screen.Rect {
	chart := m.layout.chart
	w := min(60, chart.W-2)
	h := min(int(layerCount)+3, m.layout.screen.H-2)
	return screen.NewRect(chart.X+max((chart.W-w)/2, 0), max(m.layout.screen.H-h-2, 0)/2, w, h)
}

// drawLayers lists the layers with their numbers.
func (m *Model) drawLayers(c *screen.Canvas) {
	p, in := m.palette, c.Box(m.layersBox(), "What the map shows", m.palette)
	const numbers, names = 3, 14
	var lines []string
	for i, l := range layerWords {
		mark, look := "[ ] ", screen.RoleDim
		if m.layers.has(layer(i)) {
			mark, look = "[x] ", screen.RolePlain
		}
		lines = append(lines, p.Slot(screen.RoleKey, fmt.Sprint(i+1), numbers)+p.Slot(look, mark+l.short, names)+p.Words(screen.RoleDim, l.long, in.W-numbers-names))
	}
	lines = append(lines, p.Words(screen.RoleDim, "a number or a click switches, esc closes", in.W))
	c.Block(in, strings.Join(lines, "\n"))
}

// drawLayerRow shows the layers below the legend, with their numbers.
func (m *Model) drawLayerRow(c *screen.Canvas, r screen.Rect) {
	p, x, gap := m.palette, r.X+1, layerGap(r.W)
	for i := range layerCount {
		word := layerWords[i].short
		if x+2+screen.Width(word) > r.Right()-1 {
			return
		}
		st := p.Style(screen.RoleDim)
		if m.layers.has(i) {
			st = p.Style(screen.RolePlain)
		}
		key := p.Style(screen.RoleKey)
		if !m.layers.has(i) {
			key = p.Style(screen.RoleDim)
		}
		c.Text(x, r.Y, r.Right(), fmt.Sprint(int(i)+1), key)
		x = c.Text(x+2, r.Y, r.Right(), word, st) + gap
	}
}

// layerGap is the blanks between the layers of a row of some width.
func layerGap(width int) int {
	if width < 88 {
		return 1
	}
	return 2
}

// layerAt is the layer whose word stands at a column of the row of layers.
func (m *Model) layerAt(column int) int {
	x, gap := m.layout.legend.X+1, layerGap(m.layout.legend.W)
	for i := range layerCount {
		end := x + 2 + screen.Width(layerWords[i].short)
		if column >= x && column < end {
			return int(i)
		}
		x = end + gap
	}
	return -1
}
