package picture

import (
	"math"

	"airumbrella/coverage"
	"airumbrella/geo"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/simplify"
)

// conic is the projection of the map: Lambert's conformal conic with
// standard parallels through the south and the north of Ukraine, true to scale
// to 0.2 % over the country.
var conic = geo.NewLambert(conicSouth, conicNorth, conicLat, conicLon)

// The parallels and the origin of the projection, in degrees.
const conicSouth, conicNorth, conicLat, conicLon = 46, 51, 48.5, 31.5

// pictureView turns degrees into units of the page.
type pictureView struct {
	perKilometre float64
	x, y         float64 // of the projection's origin
	frame        pictureBox
}

// km projects degrees to kilometres, northwards positive.
func km(p orb.Point) orb.Point {
	x, y := conic.Forward(p)
	return orb.Point{x / 1000, y / 1000}
}

func (v *pictureView) at(p orb.Point) orb.Point { return v.page(km(p)) }

// page turns projected kilometres into units of the page.
func (v *pictureView) page(k orb.Point) orb.Point {
	return orb.Point{v.x + float64(k[0]*v.perKilometre), v.y - float64(k[1]*v.perKilometre)}
}

// pictureMargin is the least room around what the map must show, of its side.
const pictureMargin = 0.025

// newView fits what a picture shows into a frame.
func newView(frame pictureBox, r *coverage.Result, crop orb.Bound) pictureView {
	b := extent(r, crop)
	margin := 1 - 2*pictureMargin
	if crop != (orb.Bound{}) {
		margin = 1
	}
	wide, high := max(b.Max[0]-b.Min[0], 10), max(b.Max[1]-b.Min[1], 10)
	v := pictureView{frame: frame}
	v.perKilometre = margin * min(frame.width()/wide, frame.height()/high)
	v.x = (frame.left+frame.right)/2 - v.perKilometre*(b.Min[0]+b.Max[0])/2
	v.y = (frame.top+frame.bottom)/2 + v.perKilometre*(b.Min[1]+b.Max[1])/2
	return v
}

// extent returns what the map must show, in projected kilometres.
func extent(r *coverage.Result, crop orb.Bound) orb.Bound {
	var points []orb.Point
	switch s := r.Scenario; {
	case crop != (orb.Bound{}):
		for i := range 33 { // a parallel is curved on the map
			f := float64(i) / 32
			lon := crop.Min[0] + f*(crop.Max[0]-crop.Min[0])
			points = append(points, km(orb.Point{lon, crop.Min[1]}), km(orb.Point{lon, crop.Max[1]}))
		}
	case s.World != nil && len(s.World.Border) > 0:
		for _, polygon := range s.World.Border {
			for _, ring := range polygon {
				for _, p := range ring {
					points = append(points, km(p))
				}
			}
		}
	default:
		for i := range s.Places {
			points = append(points, km(s.Places[i].Position))
		}
		for i := range s.Units {
			points = append(points, km(s.Units[i].Position))
		}
	}
	if len(points) == 0 {
		points = []orb.Point{{-650, -450}, {650, 450}}
	}
	b := orb.MultiPoint(points).Bound()
	if crop == (orb.Bound{}) {
		near := b.Pad(nearBase)
		for i := range r.Scenario.Bases {
			if at := km(r.Scenario.Bases[i].Position); near.Contains(at) {
				b = b.Extend(at)
			}
		}
	}
	return b
}

// nearBase is how far beyond Ukraine, in km, a base is shown too.
const nearBase = 60

// bleed is how far beyond its frame the ground is kept, in units, so
// that no stroke ends in sight.
const bleed = 12

// The least detail that lines, and outlines of covered ground, keep, in units
// of the page. A chord cuts ground off a round edge: the second is so small that
// discs keep their area.
const (
	pictureDetail = 0.3
	coveredDetail = 0.04
)

// ring returns an outline in degrees on the page: cut to the frame and thinned;
// nil where nothing of it shows.
func (v *pictureView) ring(degrees orb.Ring, detail float64) orb.Ring {
	ring := make(orb.Ring, len(degrees))
	for i, p := range degrees {
		ring[i] = v.at(p)
	}
	ring = clip.Ring(v.bleed(), ring)
	if len(ring) < 4 {
		return nil
	}
	ring = simplify.DouglasPeucker(detail).Ring(ring)
	if len(ring) < 4 {
		return nil
	}
	return ring
}

// lines returns lines in degrees on the page, cut and thinned.
func (v *pictureView) lines(degrees []orb.LineString) []orb.Ring {
	var list []orb.Ring
	for _, line := range degrees {
		points := make(orb.LineString, len(line))
		for i, p := range line {
			points[i] = v.at(p)
		}
		for _, piece := range clip.LineString(v.bleed(), points) {
			if piece = simplify.DouglasPeucker(pictureDetail).LineString(piece); len(piece) > 1 {
				list = append(list, orb.Ring(piece))
			}
		}
	}
	return list
}

func (v *pictureView) bleed() orb.Bound {
	b := v.frame.grown(bleed)
	return orb.Bound{Min: orb.Point{b.left, b.top}, Max: orb.Point{b.right, b.bottom}}
}

// degrees returns a bound of all that the frame shows, with a degree to spare.
func (v *pictureView) degrees() orb.Bound {
	var points orb.MultiPoint
	for i := range 17 {
		f := float64(i) / 16
		x, y := v.frame.left+f*v.frame.width(), v.frame.top+f*v.frame.height()
		for _, p := range [...]orb.Point{{x, v.frame.top}, {x, v.frame.bottom}, {v.frame.left, y}, {v.frame.right, y}} {
			points = append(points, conic.Inverse((p[0]-v.x)/v.perKilometre*1000, (v.y-p[1])/v.perKilometre*1000))
		}
	}
	return points.Bound().Pad(1)
}

func (v *pictureView) territory(t orb.MultiPolygon) []orb.Ring {
	var rings []orb.Ring
	for _, polygon := range t {
		for _, ring := range polygon {
			if shown := v.ring(ring, pictureDetail); shown != nil {
				rings = append(rings, shown)
			}
		}
	}
	return rings
}

// scaleBar returns a round length, in km, that takes no more than most units.
func (v *pictureView) scaleBar(most float64) (kilometres, units float64) {
	power := math.Pow(10, math.Floor(math.Log10(most/v.perKilometre)))
	for _, f := range [...]float64{5, 2, 1} {
		if length := f * power; length*v.perKilometre <= most {
			return length, length * v.perKilometre
		}
	}
	return power, power * v.perKilometre
}
