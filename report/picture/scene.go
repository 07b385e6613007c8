package picture

import (
	"image/color"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// scene is everything a picture shows, back to front, in units of a
// page whose y runs downwards. The writers of SVG and PNG add nothing to it.
type scene struct {
	width, height int     // CSS pixels
	scale         int     // PNG pixels per CSS pixel
	unit          float64 // CSS pixels per unit of the page
	id            string  // differs between the pictures of one result
	title, about  string
	ground        color.NRGBA
	window        pictureBox // shapes with clip that are added show only here
	shapes        []pictureShape
	lies          *pictureView // where on the Earth; nil for more than one map

	// For tests: the boxes of the names on the map, of what they must not
	// cover, and the outlines of the covered ground in km.
	names, marks []pictureBox
	covered      map[string][]orb.Ring
}

// pictureShape is a text or an outline with a fill and a stroke.
type pictureShape struct {
	class  string // for readers of the SVG; a run of shapes of one class is a group
	clip   bool
	window pictureBox // of a shape with clip, where it shows
	rings  []orb.Ring // closed where filled
	open   bool       // rings are lines
	circle bool       // rings hold one point; radius
	radius float64
	fill   paint
	stroke paint
	width  float64
	dash   float64 // length of dashes and gaps; 0: none
	text   *pictureText
}

// paint is a colour; hatched paint leaves gaps. The zero value paints
// nothing.
type paint struct {
	color.NRGBA
	hatch hatch
}

// hatch is a pattern of parallel lines under 45 degrees.
type hatch struct {
	pitch, width float64 // across the lines; pitch 0: no pattern
	falling      bool    // to the right, else rising
}

func (p paint) none() bool { return p.A == 0 }

// pictureText is one line of text.
type pictureText struct {
	at      orb.Point // on the baseline, at its left end
	anchor  pictureAnchor
	words   string
	size    float64
	bold    bool
	spacing float64 // added after every letter
	width   float64 // measured
	color   color.NRGBA
	halo    color.NRGBA // A 0: none
}

// pictureAnchor is the end of a text that stays where it is should a viewer have
// a wider or narrower typeface.
type pictureAnchor int

const (
	anchorLeft pictureAnchor = iota
	anchorMiddle
	anchorRight
)

// pictureBox is a rectangle of the page.
type pictureBox struct{ left, top, right, bottom float64 }

func (b pictureBox) width() float64  { return b.right - b.left }
func (b pictureBox) height() float64 { return b.bottom - b.top }

// overlaps reports whether two boxes share more than an edge.
func (b pictureBox) overlaps(o pictureBox) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// within reports whether b lies wholly in o.
func (b pictureBox) within(o pictureBox) bool {
	return b.left >= o.left && b.right <= o.right && b.top >= o.top && b.bottom <= o.bottom
}

// grown returns b with a margin added on every side.
func (b pictureBox) grown(by float64) pictureBox {
	return pictureBox{b.left - by, b.top - by, b.right + by, b.bottom + by}
}

// ring returns the outline of b.
func (b pictureBox) ring() orb.Ring {
	return orb.Ring{{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}, {b.left, b.top}}
}

func pictureSquare(at orb.Point, half float64) pictureBox {
	return pictureBox{at[0] - half, at[1] - half, at[0] + half, at[1] + half}
}

// arc returns points of a circle from one angle to another, in radians,
// clockwise from east as y runs downwards.
func arc(at orb.Point, radius, from, to float64) []orb.Point {
	steps := max(int(math.Ceil(math.Abs(to-from)/(2*math.Pi)*48)), 2)
	points := make([]orb.Point, steps+1)
	for i := range points {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/float64(steps))
		points[i] = orb.Point{at[0] + radius*cos, at[1] + radius*sin}
	}
	return points
}

func (s *scene) add(shape pictureShape) {
	if shape.clip {
		shape.window = s.window
	}
	s.shapes = append(s.shapes, shape)
}

// windows returns the parts of the page that shapes show in, in their order.
func (s *scene) windows() []pictureBox {
	list := []pictureBox{}
	for i := range s.shapes {
		if s.shapes[i].clip && !slices.Contains(list, s.shapes[i].window) {
			list = append(list, s.shapes[i].window)
		}
	}
	return list
}
