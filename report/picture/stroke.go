package picture

import (
	"math"

	"github.com/paulmach/orb"
)

// strokeRings returns the outline of a pen of a width that draws a line, with round
// joins and ends: pieces that overlap, all with the same winding, to be filled
// wherever rings wind.
func strokeRings(line []orb.Point, width float64) []orb.Ring {
	half := width / 2
	var rings []orb.Ring
	for i, p := range line {
		if i > 0 {
			a := line[i-1]
			dx, dy := p[0]-a[0], p[1]-a[1]
			length := math.Hypot(dx, dy)
			if length == 0 {
				continue
			}
			nx, ny := -dy/length*half, dx/length*half
			rings = append(rings, orb.Ring{
				{a[0] - nx, a[1] - ny}, {p[0] - nx, p[1] - ny}, {p[0] + nx, p[1] + ny}, {a[0] + nx, a[1] + ny},
				{a[0] - nx, a[1] - ny},
			})
		}
		rings = append(rings, pen(p, half))
	}
	return rings
}

// pen returns the disc of the pen at a point; a thin one needs few corners.
func pen(at orb.Point, half float64) orb.Ring {
	corners := min(max(int(4*math.Sqrt(half)+4), 6), 48)
	ring := make(orb.Ring, corners+1)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i%corners) / float64(corners))
		ring[i] = orb.Point{at[0] + half*cos, at[1] + half*sin}
	}
	return ring
}

// dashes cuts a line into dashes with gaps of the same length.
func dashes(line []orb.Point, length float64) [][]orb.Point {
	if !(length > 0) {
		return [][]orb.Point{line}
	}
	var list [][]orb.Point
	left, drawing := length, true
	var dash []orb.Point
	for i, to := range line {
		if i == 0 {
			dash = []orb.Point{to}
			continue
		}
		from := line[i-1]
		for {
			d := math.Hypot(to[0]-from[0], to[1]-from[1])
			if d < left {
				left -= d
				dash = append(dash, to)
				break
			}
			f := left / d
			from = orb.Point{from[0] + f*(to[0]-from[0]), from[1] + f*(to[1]-from[1])}
			if drawing {
				list = append(list, append(dash, from))
			}
			dash, left, drawing = []orb.Point{from}, length, !drawing
		}
	}
	if drawing && len(dash) > 1 {
		list = append(list, dash)
	}
	return list
}
