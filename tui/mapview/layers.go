package mapview

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/report/subject"
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

// ToggleLayer is the wish to switch a layer by its index: what a click on its
// name asks for.
type ToggleLayer int

// Toggle switches a layer by its index and says so; it says nothing of a layer
// that there is not.
func (v *Map) Toggle(number int) string {
	l := layer(number)
	if l < 0 || l >= layerCount {
		return ""
	}
	v.layers ^= 1 << l
	state := "off"
	if v.layers.has(l) {
		state = "on"
	}
	return fmt.Sprintf("layer %d %s: %s", number+1, state, layerWords[l].long)
}

// Layers is which layers are shown, as a number to be kept.
func (v *Map) Layers() uint16 { return uint16(v.layers) }

// SetLayers shows the layers of a number that was kept.
func (v *Map) SetLayers(kept uint16) { v.layers = layerSet(kept) & (1<<layerCount - 1) }

// LayerNames are the layers in the order of their numbers, shortly and at length.
func LayerNames() (short, long []string) {
	for _, words := range layerWords {
		short, long = append(short, words.short), append(long, words.long)
	}
	return short, long
}

// ShowTheme is the wish to mark the cities by a theme, by its index in [subject.Themes]: what
// a click on its name asks for.
type ShowTheme int

// DrawLayers lists the layers with their numbers in a box over the map, and below them the
// themes, of which a key shows one after another; -1 is none.
func (v *Map) DrawLayers(c *screen.Canvas, chart screen.Rect, p *screen.Palette, key string, theme int) {
	w, h := min(60, chart.W-2), min(int(layerCount)+len(subject.Themes)+3, c.H-2)
	box := screen.NewRect(chart.X+max((chart.W-w)/2, 0), max(c.H-h-2, 0)/2, w, h)
	in := c.Box(box, "What the map shows", p)
	c.Button(box, nil)
	const numbers, names = 3, 14
	var lines []string
	add := func(on bool, key, short, long string, wish any) {
		mark, look := "[ ] ", screen.RoleDim
		if on {
			mark, look = "[x] ", screen.RolePlain
		}
		c.Button(screen.NewRect(box.X, box.Y+1+len(lines), box.W, 1).Within(box), wish)
		lines = append(lines, p.Slot(screen.RoleKey, key, numbers)+p.Slot(look, mark+short, names)+
			p.Words(screen.RoleDim, long, in.W-numbers-names))
	}
	for i, l := range layerWords {
		add(v.layers.has(layer(i)), fmt.Sprint(i+1), l.short, l.long, ToggleLayer(i))
	}
	for i := range subject.Themes {
		add(i == theme, key, ThemeNames()[i], subject.Themes[i].Asks+", of each city", ShowTheme(i))
	}
	lines = append(lines, p.Words(screen.RoleDim, "a number, a key or a click switches, esc closes", in.W))
	c.Block(in, strings.Join(lines, "\n"))
}

// ThemeNames are the themes by a word, in the order of [subject.Themes].
func ThemeNames() []string { return []string{subject.VetoTheme: "veto", subject.OrderTheme: "order"} }

// drawLayerRow shows the layers below the legend, with their numbers.
func (d *drawing) drawLayerRow(r screen.Rect) {
	p, x, gap := d.Palette, r.X+1, 2
	if r.W < 88 {
		gap = 1
	}
	for i := range layerCount {
		word := layerWords[i].short
		end := x + 2 + screen.Width(word)
		if end > r.Right()-1 {
			return
		}
		d.c.Button(screen.NewRect(x, r.Y, end-x, 1), ToggleLayer(i))
		key, st := p.Style(screen.RoleDim), p.Style(screen.RoleDim)
		if d.layers.has(i) {
			key, st = p.Style(screen.RoleKey), p.Style(screen.RolePlain)
		}
		d.c.Text(x, r.Y, r.Right(), fmt.Sprint(int(i)+1), key)
		x = d.c.Text(x+2, r.Y, r.Right(), word, st) + gap
	}
}

// LayersNamed are the layers of some short names, as a number to be shown.
func LayersNamed(names ...string) (layers uint16) {
	for i, words := range layerWords {
		if slices.Contains(names, words.short) {
			layers |= 1 << i
		}
	}
	return layers
}
