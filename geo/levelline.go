package geo

import "math"

// On a line a level set is sampled so far apart at least that what it misses
// lies within half of it of an edge, and its edges are found so exactly.
const (
	smallest = 150.0 // metres
	exactly  = 30.0  // metres
)

// sample returns the margin of the formula at a point of a line.
func (d *division) sample(line int, lon float64, of *part) float64 {
	p := d.lines.rows[line].geocentric(lon)
	return d.field.level(of, p, d.beyond) - d.left - d.spent(float64(p.Near(&d.centre)))
}

// trace goes along a short stretch of a line, so many metres wide, and finds
// the edges on it. Where there is one, the track says how it runs.
func (d *division) trace(line int, west, east, wide float64, of *part) track {
	perMetre := (east - west) / wide
	sample := func(lon float64) float64 { return d.sample(line, lon, of) }
	if middle := sample((west + east) / 2); math.Abs(middle) >= (1+d.slope)*wide/2 {
		if middle >= 0 {
			d.emit(line, Span{West: west, East: east})
		}
		return track{}
	}
	at, here := west, sample(west)
	end := sample(east)
	found := track{line: line, west: here, east: end}
	for at < east {
		next, there := east, end
		left := (east - at) / perMetre
		if here >= 0 == (end >= 0) && math.Abs(here)+math.Abs(end) < (1+d.slope)*left {
			// It may dip between the two: go as far as nothing can change.
			next = min(east, at+max(smallest, math.Abs(here)/(1+d.slope))*perMetre)
			there = sample(next)
		}
		edge := next
		if here >= 0 != (there >= 0) {
			edge = signChange(at, next, here, there, exactly*perMetre, sample)
			if at == west && next == east {
				found.ok, found.at, found.slope = true, edge, (there-here)/(next-at)
			}
		}
		switch {
		case here >= 0:
			d.emit(line, Span{West: at, East: edge})
		case there >= 0:
			d.emit(line, Span{West: edge, East: next})
		}
		at, here = next, there
	}
	return found
}

// track is the one edge on a stretch of a line, to be followed onto the next.
type track struct {
	ok         bool
	line       int     // on which the ends were sampled
	west, east float64 // samples at the ends of the stretch there
	at         float64 // longitude of the edge on the last line
	turn       float64 // how far it moved from line to line
	slope      float64 // of the samples at the edge, per degree
}

// follow finds the edge on the next line from where it was on the last, as
// long as the ends of the stretch must have kept their signs; it reports
// whether it found it.
func (d *division) follow(t *track, line int, west, east, wide float64, of *part) bool {
	moved := float64(line-t.line) * d.lines.Step() * perDegree * (1 + d.slope)
	if !t.ok || math.Abs(t.west) <= moved || math.Abs(t.east) <= moved {
		return false
	}
	tolerance := exactly * (east - west) / wide
	x, slope := t.at+t.turn, t.slope
	if x <= west || x >= east {
		return false
	}
	f := d.sample(line, x, of)
	for range 3 {
		step := -f / slope
		if math.Abs(step) <= tolerance {
			break
		}
		if x+step <= west || x+step >= east {
			return false
		}
		g := d.sample(line, x+step, of)
		x, slope, f = x+step, (g-f)/step, g
		if slope*t.slope <= 0 {
			return false
		}
	}
	if math.Abs(f/slope) > tolerance {
		return false
	}
	x -= f / slope
	t.turn, t.at, t.slope = x-t.at, x, slope
	if t.west >= 0 {
		d.emit(line, Span{West: west, East: x})
	} else {
		d.emit(line, Span{West: x, East: east})
	}
	return true
}
