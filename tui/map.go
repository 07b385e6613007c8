package tui

import (
	"fmt"
	"math"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// chartMap is the map: what it shows of the ground, where it looks, and what it
// knows of the answer as points and lines. It is a value, but for the memory that
// drawing reuses, which holds nothing that a frame depends on.
type chartMap struct {
	view   viewport
	layers layerSet
	fitted bool // the view follows the size of the screen until it is moved

	base     *BaseMap
	atlas    *atlas
	spots    []vec         // of the places, by index
	covers   []*cover      // of the latest answer with a map, by threat index
	depth    *coverage.Map // of that answer
	gapLines []ringLine    // the largest empty circles of the gaps, against the threat shown
	rings    rings
	hd       hdState
	memory   *memory
}

// memory is what drawing reuses from frame to frame.
type memory struct {
	raster  raster
	labels  labeller
	pending []label // marked places that are still to be named
	shades  shades
}

// newMap is the map of a scenario over a base map, which may be nil.
func newMap(base *BaseMap, s *scenario.Scenario) chartMap {
	v := chartMap{base: base, layers: defaultLayers, fitted: true, memory: &memory{}, atlas: newAtlas(base, s)}
	v.Move(s)
	return v
}

// Move takes another scenario's places; what was known of the last one's is
// forgotten.
func (v *chartMap) Move(s *scenario.Scenario) {
	v.spots = nil
	if s != nil {
		for i := range s.Places {
			v.spots = append(v.spots, project(s.Places[i].Position))
		}
	}
	v.covers, v.depth, v.gapLines = nil, nil, nil
}

// MoveTo takes the border and the regions of another scenario's world.
func (v *chartMap) MoveTo(s *scenario.Scenario) { v.atlas = newAtlas(v.base, s) }

// Take takes in what an answer covers.
func (v *chartMap) Take(covers []*cover, m *coverage.Map) { v.covers, v.depth = covers, m }

// Cover is the covered ground of a threat, nil while it is not known.
func (v *chartMap) cover(threat int) *cover {
	if threat < len(v.covers) {
		return v.covers[threat]
	}
	return nil
}

// SetGaps takes the gaps of the threat shown.
func (v *chartMap) SetGaps(gaps []coverage.Gap) { v.gapLines = gapCircles(gaps) }

// Attribution is what the licences of the base map ask for.
func (v *chartMap) Attribution() string {
	if v.base == nil {
		return ""
	}
	return screen.Clean(v.base.Attribution)
}

// selection is the selected item as the map shows it.
type selection struct {
	item
	known   bool // it is somewhere on the map
	at      vec
	name    string
	marker  rune
	outline []ringLine // of ground, instead of rings
}

// scene is what a frame of the map shows, and where.
type scene struct {
	*answer
	names         *placeNames
	selected      selection
	inHand        string // the unit that is to be put under the cross; empty: none
	pointed       bool   // the pointer is on the map
	pointer       struct{ col, row int }
	chart, legend screen.Rect // an empty chart: something else stands there
	palette       *screen.Palette
}

// drawing is one frame of the map.
type drawing struct {
	*chartMap
	*scene
	c           *screen.Canvas
	attribution string
}

// Draw draws the map with its names, scale and legend.
func (v *chartMap) Draw(c *screen.Canvas, s *scene) {
	if s.chart.W < 1 || s.chart.H < 1 {
		return
	}
	d := &drawing{v, s, c, v.Attribution()}
	f := v.memory
	f.raster.update(v.view, v.atlas, v.cover(s.Threat), s.Estimate, v.layers, v.circles(s))
	switch {
	case v.HDShown(s):
		c.LeaveToImage(s.chart)
	default:
		f.raster.Draw(c, s.chart, s.palette)
		if v.layers.has(layerRelief) {
			d.drawRelief()
		}
	}
	f.labels.begin(c, s.chart, s.palette)
	d.drawScale()
	d.drawCross()
	d.labelItems()
	d.labelRings()
	d.labelGeography()
	if v.layers.has(layerDepth) {
		d.drawDepth()
	}
	d.drawLegend()
}

// circles are the rings of the selected unit, or the outline of the selected
// region, and the circles of the gaps.
func (v *chartMap) circles(s *scene) (lines [2][]ringLine) {
	lines[0] = v.rings.lines
	if s.selected.outline != nil {
		lines[0] = s.selected.outline
	}
	if v.layers.has(layerGaps) {
		lines[1] = v.gapLines
	}
	return lines
}

// drawCross marks the middle of the map while a unit is in hand.
func (d *drawing) drawCross() {
	if d.inHand == "" {
		return
	}
	b := label{col: d.view.cols / 2, row: d.view.rows / 2, marker: screen.MarkUnit, name: d.inHand + "?", selected: true}
	if d.memory.labels.mark(b) {
		d.memory.labels.force(b)
	}
}

// gapsMarked is how many gaps the map marks.
const gapsMarked = 6

// gapCircles are the largest empty circles of the gaps that matter most.
func gapCircles(gaps []coverage.Gap) []ringLine {
	var lines []ringLine
	for i := range gaps[:min(len(gaps), gapsMarked)] {
		at, radius := project(gaps[i].Centre), gaps[i].LargestCircle.Kilometres()
		if radius < 10 {
			continue
		}
		const corners = 90
		l := ringLine{kind: screen.LineGap, every: 2}
		for k := range corners + 1 {
			angle := 2 * math.Pi * float64(k) / corners
			l.points = append(l.points, vec{at.x + radius*math.Cos(angle), at.y + radius*math.Sin(angle)})
		}
		lines = append(lines, l)
	}
	return lines
}

// ReachWords is how far a unit reaches and sees while its rings are shown; empty
// while they are not.
func (v *chartMap) ReachWords(unit int) string {
	r := &v.rings
	if !r.known || r.unit != unit || r.reach.High <= 0 {
		return ""
	}
	return fmt.Sprintf("%s [%s to %s] against %s; sees %s", wording.Kilometres(r.reach.Base), wording.Kilometres(r.reach.Low),
		wording.Kilometres(r.reach.High), wording.ThreatTitle(&r.key.scenario.Threats[r.key.threat]), wording.Kilometres(r.sight))
}
