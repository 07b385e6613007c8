package mapview

import (
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"

	tea "charm.land/bubbletea/v2"
	"github.com/paulmach/orb"
)

// rings are how far the selected unit reaches and sees, against the threat
// shown: circles on the ground, as points of the map.
type rings struct {
	key   ringsKey
	known bool // lines and ranges belong to key
	unit  int
	reach scenario.Triple[geo.Length]
	sight geo.Length // at base
	// byLead says that the reach is what the lead over the threat allows, at its farthest.
	byLead bool
	lines  []Ring
}

// ringsKey is what rings depend on.
type ringsKey struct {
	scenario *scenario.Scenario
	unit     int
	threat   int
}

// Ring is one circle.
type Ring struct {
	kind   screen.Line
	every  int // of so many dots one is drawn
	points []Point
}

// RingsMsg is the answer of [Map.AskRings].
type RingsMsg struct{ rings rings }

// box is the area of the widest ring.
func (r *rings) box() Box {
	var b Box
	for _, l := range r.lines {
		for _, p := range l.points {
			b.add(p)
		}
	}
	return b
}

// AskRings asks for the rings of a unit, if they are shown and not known, and
// drops those of another one; a negative unit has none.
func (v *Map) AskRings(a *shown.Answer, unit int, o coverage.Options) tea.Cmd {
	if unit < 0 || !v.layers.has(layerReach) || len(a.Scenario.Places) == 0 || len(a.Scenario.Threats) == 0 {
		v.rings = rings{}
		return nil
	}
	key := ringsKey{a.Scenario, unit, ringThreat(a)}
	if v.rings.key == key {
		return nil
	}
	v.rings = rings{key: key}
	return func() tea.Msg { return RingsMsg{newRings(key, o)} }
}

// ringThreat is the threat of the rings: the one shown, or the report's
// leading one while the worst is.
func ringThreat(a *shown.Answer) int {
	if a.Threat < len(a.Scenario.Threats) {
		return a.Threat
	}
	if a.Result != nil {
		return min(subject.LeadThreat(a.Result), len(a.Scenario.Threats)-1)
	}
	return 0
}

// newRings reckons a unit's reach and sight and turns them into circles.
func newRings(key ringsKey, o coverage.Options) rings {
	s := key.scenario
	r := rings{key: key, known: true, unit: key.unit}
	u := &s.Units[key.unit]
	centre := UnitPosition(u)
	for _, e := range scenario.Estimates {
		for _, k := range coverage.Explain(s, o, &s.Places[0], &s.Threats[key.threat], e) {
			if k.Unit.ID != u.ID {
				continue
			}
			r.reach.Set(e, k.Kinematic)
			if e == scenario.Base {
				r.sight = k.Detection
			}
		}
	}
	if system := s.System(u); system != nil && system.Kind == scenario.Fighter {
		r.addContours(key, o, centre)
		return r
	}
	if r.reach.Low != r.reach.Base {
		r.add(screen.LineReach, 3, centre, r.reach.Low)
	}
	if r.reach.High != r.reach.Base {
		r.add(screen.LineReach, 3, centre, r.reach.High)
	}
	r.add(screen.LineSight, 2, centre, r.sight)
	r.add(screen.LineReach, 1, centre, r.reach.Base)
	return r
}

// contourCorners is how many bearings an edge that is no circle is drawn through.
const contourCorners = 48

// addContours appends how far a fighter's lead lets it come in time, and the circle of its
// radar's sight; its reach is the farthest of each edge.
func (r *rings) addContours(key ringsKey, o coverage.Options, centre orb.Point) {
	r.byLead = true
	outline := coverage.Contour(key.scenario, o, key.unit, &key.scenario.Threats[key.threat], contourCorners)
	r.sight = outline.Sight
	r.add(screen.LineSight, 2, centre, r.sight)
	for _, e := range [...]scenario.Estimate{scenario.Low, scenario.High, scenario.Base} {
		edges, every := outline.Far.At(e), 3
		if e == scenario.Base {
			every = 1
		}
		r.reach.Set(e, slices.Max(edges))
		if r.reach.At(e) == 0 {
			continue
		}
		l := Ring{kind: screen.LineReach, every: every}
		for i := range contourCorners + 1 {
			bearing := geo.Angle(2 * math.Pi * float64(i) / contourCorners)
			l.points = append(l.points, Project(geo.Destination(centre, bearing, edges[i%contourCorners])))
		}
		r.lines = append(r.lines, l)
	}
}

// add appends a circle.
func (r *rings) add(kind screen.Line, every int, centre orb.Point, radius geo.Length) {
	if radius <= 0 || radius > 2000*geo.Kilometre {
		return
	}
	const corners = 120
	l := Ring{kind: kind, every: every, points: make([]Point, corners+1)}
	for i := range l.points {
		l.points[i] = Project(geo.Destination(centre, geo.Angle(2*math.Pi*float64(i)/corners), radius))
	}
	r.lines = append(r.lines, l)
}

// AcceptRings takes rings in that are still wanted.
func (v *Map) AcceptRings(msg RingsMsg) {
	if msg.rings.key == v.rings.key {
		v.rings = msg.rings
	}
}

// drawRings draws the circles into the raster.
func (r *raster) drawRings(lines []Ring) {
	o, scale := r.view.origin(), 1/r.view.dot()
	for i := range lines {
		l := &lines[i]
		n := 0
		for k := 1; k < len(l.points); k++ {
			a, b := l.points[k-1], l.points[k]
			x0, y0, x1, y1 := (a.X-o.X)*scale, (o.Y-a.Y)*scale, (b.X-o.X)*scale, (o.Y-b.Y)*scale
			x0, y0, x1, y1, ok := clipSegment(x0, y0, x1, y1, float64(r.W), float64(r.H))
			if !ok {
				continue
			}
			steps := max(int(math.Ceil(max(math.Abs(x1-x0), math.Abs(y1-y0)))), 1)
			for s := range steps {
				if n++; n%l.every == 0 {
					f := float64(s) / float64(steps)
					r.SetDot(l.kind, int(x0+f*(x1-x0)), int(y0+f*(y1-y0)))
				}
			}
		}
	}
}

// labelRings says what the circles are, at their northern ends.
func (d *drawing) labelRings() {
	r := &d.rings
	if !r.known {
		return
	}
	labels := &d.Memory.labels
	seen := map[screen.Line]bool{}
	for i := len(r.lines) - 1; i >= 0; i-- {
		l := &r.lines[i]
		if seen[l.kind] {
			continue
		}
		seen[l.kind] = true
		b := label{role: screen.RoleBase, name: r.reachWords()}
		if l.kind == screen.LineSight {
			b.role, b.name = screen.RoleMapNote, "sees "+wording.Kilometres(r.sight)
		}
		b.col, b.row = d.View.Cell(l.points[0])
		labels.bare(b)
	}
}

// reachWords say what the reach is, beside its ring.
func (r *rings) reachWords() string {
	switch {
	case r.byLead && r.reach.Base <= 0:
		return "in time at high alone, up to " + wording.Kilometres(r.reach.High)
	case r.byLead:
		return "in time up to " + wording.Kilometres(r.reach.Base)
	}
	return "reaches " + wording.Kilometres(r.reach.Base)
}
