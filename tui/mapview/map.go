package mapview

import (
	"fmt"
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// Map is the map: what it shows of the ground, where it looks, and what it
// knows of the answer as points and lines. It is a value, but for the memory that
// drawing reuses, which holds nothing that a frame depends on.
type Map struct {
	View   Viewport
	layers layerSet
	Fitted bool // the view follows the size of the screen until it is moved

	base     *BaseMap
	atlas    *atlas
	spots    []Point       // of the places, by index
	covers   []*Cover      // of the latest answer with a map, by threat index
	granted  []*Cover      // with every promise kept, by threat index; nil: not known, or the same
	depth    *coverage.Map // of that answer
	gapLines []Ring        // the largest empty circles of the gaps, against the threat shown
	rings    rings
	hd       hdState
	Memory   *Memory
}

// Memory is what drawing reuses from frame to frame.
type Memory struct {
	raster  raster
	labels  labeller
	pending []label // marked places that are still to be named
	shades  shades
}

// New is the map of a scenario over a base map, which may be nil.
func New(base *BaseMap, s *scenario.Scenario) Map {
	v := Map{base: base, layers: defaultLayers, Fitted: true, Memory: &Memory{}, atlas: newAtlas(base, s)}
	v.Move(s)
	return v
}

// Move takes another scenario's places; what was known of the last one's is
// forgotten.
func (v *Map) Move(s *scenario.Scenario) {
	v.spots = nil
	if s != nil {
		for i := range s.Places {
			v.spots = append(v.spots, Project(s.Places[i].Position))
		}
	}
	v.covers, v.granted, v.depth, v.gapLines = nil, nil, nil, nil
}

// MoveTo takes the border and the regions of another scenario's world.
func (v *Map) MoveTo(s *scenario.Scenario) { v.atlas = newAtlas(v.base, s) }

// Take takes in what an answer covers.
func (v *Map) Take(covers []*Cover, m *coverage.Map) { v.covers, v.granted, v.depth = covers, nil, m }

// TakeGranted takes in what would be covered with every promise kept, against the threats
// whose cover is not nil.
func (v *Map) TakeGranted(covers []*Cover) {
	granted := slices.Clone(covers)
	for i, known := range v.granted {
		if i < len(granted) && granted[i] == nil {
			granted[i] = known
		}
	}
	v.granted = granted
}

// KnowsGranted reports whether it is known what would be covered against a threat with
// every promise kept.
func (v *Map) KnowsGranted(threat int) bool { return v.grantedCover(threat) != nil }

// grantedCover is the ground that would be covered against a threat with every promise
// kept, nil while it is not known.
func (v *Map) grantedCover(threat int) *Cover {
	if threat < len(v.granted) {
		return v.granted[threat]
	}
	return nil
}

// Cover is the covered ground of a threat, nil while it is not known.
func (v *Map) Cover(threat int) *Cover {
	if threat < len(v.covers) {
		return v.covers[threat]
	}
	return nil
}

// SetGaps takes the gaps of the threat shown.
func (v *Map) SetGaps(gaps []coverage.Gap) { v.gapLines = gapCircles(gaps) }

// Attribution is what the licences of the base map ask for.
func (v *Map) Attribution() string {
	if v.base == nil {
		return ""
	}
	return screen.Clean(v.base.Attribution)
}

// Selection is the selected item as the map shows it.
type Selection struct {
	shown.Item
	Known   bool // it is somewhere on the map
	At      Point
	Name    string
	Marker  rune
	Outline []Ring // of ground, instead of rings
}

// Scene is what a frame of the map shows, and where.
type Scene struct {
	*shown.Answer
	Names         *shown.Places
	Selected      Selection
	Proposed      []Proposed
	Beside        *Beside // another answer that this one is set beside; nil: none
	Theme         *Theme  // what cities are marked by; nil: how much of them is covered
	InHand        string  // the unit that is to be put under the cross; empty: none
	Pointed       bool    // the pointer is on the map
	Pointer       struct{ Col, Row int }
	Chart, Legend screen.Rect // an empty chart: something else stands there
	Palette       *screen.Palette
}

// drawing is one frame of the map.
type drawing struct {
	*Map
	*Scene
	c           *screen.Canvas
	attribution string
}

// Draw draws the map with its names, scale and legend.
func (v *Map) Draw(c *screen.Canvas, s *Scene) {
	if s.Chart.W < 1 || s.Chart.H < 1 {
		return
	}
	d := &drawing{v, s, c, v.Attribution()}
	f := v.Memory
	f.raster.update(v.View, v.atlas, v.Cover(s.Threat), s.Estimate, v.layers, v.circles(s))
	f.raster.updateGranted(v.grantedCover(s.Threat))
	f.raster.updateBeside(s.Beside)
	switch {
	case v.HDShown(s):
		c.LeaveToImage(s.Chart)
	default:
		f.raster.Draw(c, s.Chart, s.Palette)
		if v.layers.has(layerRelief) {
			d.drawRelief()
		}
	}
	if s.Beside == nil {
		d.drawGranted()
	} else {
		d.drawBeside()
	}
	f.labels.begin(c, s.Chart, s.Palette, &f.raster.Dots)
	d.drawScale()
	d.drawCross()
	d.drawProposed()
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
func (v *Map) circles(s *Scene) (lines [2][]Ring) {
	lines[0] = v.rings.lines
	if s.Selected.Outline != nil {
		lines[0] = s.Selected.Outline
	}
	if v.layers.has(layerGaps) {
		lines[1] = v.gapLines
	}
	return lines
}

// drawCross marks the middle of the map while a unit is in hand.
func (d *drawing) drawCross() {
	if d.InHand == "" {
		return
	}
	b := label{
		col:      d.View.Cols / 2,
		row:      d.View.Rows / 2,
		marker:   screen.MarkUnit,
		name:     d.InHand + "?",
		selected: true,
	}
	if d.Memory.labels.mark(b) {
		d.Memory.labels.force(b)
	}
}

// gapsMarked is how many gaps the map marks.
const gapsMarked = 6

// gapCircles are the largest empty circles of the gaps that matter most.
func gapCircles(gaps []coverage.Gap) []Ring {
	var lines []Ring
	for i := range gaps[:min(len(gaps), gapsMarked)] {
		at, radius := Project(gaps[i].Centre), gaps[i].LargestCircle.Kilometres()
		if radius < 10 {
			continue
		}
		const corners = 90
		l := Ring{kind: screen.LineGap, every: 2}
		for k := range corners + 1 {
			angle := 2 * math.Pi * float64(k) / corners
			l.points = append(l.points, Point{at.X + radius*math.Cos(angle), at.Y + radius*math.Sin(angle)})
		}
		lines = append(lines, l)
	}
	return lines
}

// ReachWords is how far a unit reaches and sees while its rings are shown; empty
// while they are not.
func (v *Map) ReachWords(unit int) string {
	r := &v.rings
	if !r.known || r.unit != unit {
		return ""
	}
	against := " against " + wording.ThreatTitle(&r.key.scenario.Threats[r.key.threat])
	sees := "; sees " + wording.Kilometres(r.sight)
	if r.sight <= 0 {
		sees = ""
	}
	switch {
	case r.byLead && r.reach.High <= 0:
		return "nothing in time" + against + ": its lead is too short" + sees
	case r.reach.High <= 0:
		return ""
	}
	if r.byLead && r.reach.Base <= 0 {
		return "nothing in time at base" + against + ", at high up to " + wording.Kilometres(r.reach.High) + sees
	}
	words := fmt.Sprintf("%s [%s to %s]", wording.Kilometres(r.reach.Base), wording.Kilometres(r.reach.Low),
		wording.Kilometres(r.reach.High))
	if r.byLead {
		words = "what its lead allows, up to " + words
	}
	return words + against + sees
}
