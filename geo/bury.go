package geo

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// bury marks the rings whose circles lie deep inside of other discs: nothing of the
// union's boundary lies on them. It finds them by rough arcs, so that the many circles
// in the midst of many others need no exact crossings with each other.
func bury(rings []ring) {
	for i := range rings {
		var found directions
		for j := range rings {
			if j == i || rings[i].wedge {
				continue
			}
			found.add(&rings[i], &rings[j])
			if rings[i].buried = found.all(); rings[i].buried {
				break
			}
		}
	}
}

// directions is a set of stretches of the horizon, a bit each, that are held whole.
type directions [4]uint64

const (
	stretches = 256
	// roughArc is how much narrower in radians a rough arc is taken than it is found: more
	// than what the curvature of the Earth makes of arcs of up to 3,000 km.
	roughArc = 0.05
	// roughRadius is the largest radius of a disc that rough arcs are found for, in metres.
	roughRadius = 1_500_000
)

// add adds the stretches of a ring's circle that lie in another disc.
func (d *directions) add(r, other *ring) {
	if other.wedge || max(r.radius, other.radius) > roughRadius {
		return
	}
	chord2 := r.centre.Chord2(&other.centre)
	if chord2 >= (r.radius+other.radius)*(r.radius+other.radius) {
		return
	}
	chord := math.Sqrt(chord2)
	if chord < 1 {
		return
	}
	cos := (r.radius2 + chord2 - other.radius2) / (2 * r.radius * chord)
	if !(cos < 1) {
		return
	}
	half := math.Acos(max(cos, -1)) - roughArc
	if half <= 0 {
		return
	}
	const width = 2 * math.Pi / stretches
	middle := math.Atan2(r.heading.To(&other.centre))
	first, last := int(math.Ceil((middle-half)/width)), int(math.Floor((middle+half)/width))-1
	for k := first; k <= last; k++ {
		bit := uint(k) & (stretches - 1)
		d[bit/64] |= 1 << (bit % 64)
	}
}

// all reports whether every stretch is held.
func (d *directions) all() bool {
	n := 0
	for _, w := range d {
		n += bits.OnesCount64(w)
	}
	return n == stretches
}

// settle finds what the hidden arcs leave of a circle.
func (r *ring) settle() {
	r.open = nil
	if r.buried {
		return
	}
	if r.bare = len(r.hidden) == 0; r.bare {
		return
	}
	type turn struct{ from, to float64 }
	turns, order := make([]turn, len(r.hidden)), make([]int, len(r.hidden))
	last := 0
	for i, h := range r.hidden {
		from := math.Atan2(h.east1, h.north1)
		length := math.Mod(math.Atan2(h.east2, h.north2)-from+4*math.Pi, 2*math.Pi)
		turns[i], order[i] = turn{from, from + length}, i
		if turns[i].to > turns[last].to {
			last = i
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case turns[a].from < turns[b].from:
			return -1
		case turns[a].from > turns[b].from:
			return 1
		}
		return a - b
	})
	to, end := turns[last].to-2*math.Pi, last // what is hidden up to there, and by which arc
	for _, i := range order {
		if turns[i].from > to {
			from := &r.hidden[end]
			r.open = append(r.open, arc{from.east2, from.north2, r.hidden[i].east1, r.hidden[i].north1})
		}
		if turns[i].to > to {
			to, end = turns[i].to, i
		}
	}
	r.hidden = nil
	r.buried = len(r.open) == 0
}

// hideRest makes of what is left of a circle arcs that are hidden, as before it was
// settled. The arcs themselves stay in their order: a copy of the ring may share them.
func (r *ring) hideRest() {
	r.hidden = nil
	open := slices.SortedFunc(slices.Values(r.open), compareStarts)
	for i := range open {
		next := &open[(i+1)%len(open)]
		r.hidden = append(r.hidden, arc{open[i].east2, open[i].north2, next.east1, next.north1})
	}
}

// compareStarts orders arcs by where they start, from the north to the east.
func compareStarts(a, b arc) int {
	return cmp.Compare(math.Atan2(a.east1, a.north1), math.Atan2(b.east1, b.north1))
}
