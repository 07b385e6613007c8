package sweep

import (
	"math"
	"slices"
)

// Box is some combinations: of every key that it limits, the values that it allows.
type Box struct {
	Limits []Limit
	Rows   int // combinations inside
	Hits   int // of them, those that were looked for
	// Coverage is the share of all that were looked for that lie in this box, Density the
	// share of the box that was looked for.
	Coverage, Density float64
}

// Limit is the values of a key that a box allows.
type Limit struct {
	Key    int // by the index of [Header.Vary]
	Values []int
}

// A box of a sample holds at least a share of its rows and a number of them, so that it is no
// accident of a few.
const (
	leastShare = 0.05
	leastRows  = 10
)

// Support returns how many rows a box of so many holds at least: of a sample 5 % of them,
// and 10; where every combination is there, one.
func (s Sample) Support() int {
	if s.Rows == 0 {
		return 1
	}
	return max(leastRows, int(math.Ceil(leastShare*float64(s.Rows))))
}

// mostBoxes is how many boxes are found one after another.
const mostBoxes = 3

// boxes finds boxes of what is looked for by the patient rule induction method (PRIM;
// Friedman and Fisher 1999); but for ranges, values have no order. One box after another is found
// among the hits that no earlier box holds; the coverage of each is of all hits. Of names
// the keys of the grid, and scale is how many rows of the table a row of it stands for. A
// box holds at least so many rows; of a sample, where that is more than one, a condition
// stays in a box only where it is more than chance.
func boxes(g *grid, of []int, scale, least int, sought func(people int) bool) []Box {
	s := &search{
		grid: g, steps: strides(g.keys), hit: make([]bool, len(g.people)), open: make([]bool, len(g.people)), least: least,
	}
	all, hits := 0, 0
	for row, n := range g.people {
		s.open[row] = true
		if s.hit[row] = sought(n); s.hit[row] {
			all++
		}
	}
	var found []Box
	for hits = all; hits > 0 && hits < len(g.people) && len(found) < mostBoxes; {
		allowed := s.find(hits)
		if least > 1 {
			s.dropChance(allowed)
		}
		c := s.count(allowed)
		if c.hits == 0 || len(limits(g, of, allowed)) == 0 {
			break
		}
		rows := 0
		for row := range g.people {
			if s.outside(allowed, row) == nothing {
				rows++
			}
		}
		b := Box{Limits: limits(g, of, allowed), Rows: rows * scale, Hits: s.hitsIn(allowed) * scale}
		b.Coverage, b.Density = float64(b.Hits)/float64(all*scale), float64(b.Hits)/float64(b.Rows)
		found = append(found, b)
		hits -= c.hits
		for row := range g.people {
			if s.outside(allowed, row) == nothing {
				s.open[row] = false
			}
		}
	}
	return found
}

// search is what one box is looked for in: the rows that no earlier one holds.
type search struct {
	*grid
	steps     []int
	hit, open []bool // by row
	least     int    // rows of a box
}

// box is the values that are allowed, by key.
type box [][]bool

// counts is the rows and hits of a box, and how many each value would take or bring.
type counts struct {
	rows, hits int
	at         [][]tally // by key, then value
}

// tally is what a value that is allowed holds of the box, and what one that is not would
// bring.
type tally struct{ rows, hits int }

// value returns which value a key has in a row.
func (s *search) value(row, key int) int {
	if s.at != nil {
		return s.at[key][row]
	}
	return row / s.steps[key] % len(s.keys[key].Values)
}

// nothing and several are what [search.outside] returns for a row inside, and for one
// that more than one key keeps out.
const (
	nothing = -1
	several = -2
)

// outside returns the one key that keeps a row out of a box.
func (s *search) outside(allowed box, row int) int {
	key := nothing
	for k := range s.keys {
		if !allowed[k][s.value(row, k)] {
			if key != nothing {
				return several
			}
			key = k
		}
	}
	return key
}

// count counts the open rows of a box.
func (s *search) count(allowed box) *counts {
	c := &counts{at: make([][]tally, len(s.keys))}
	for k := range s.keys {
		c.at[k] = make([]tally, len(s.keys[k].Values))
	}
	for row := range s.people {
		key := s.outside(allowed, row)
		if !s.open[row] || key == several {
			continue
		}
		hit := 0
		if s.hit[row] {
			hit = 1
		}
		if key != nothing {
			t := &c.at[key][s.value(row, key)]
			t.rows, t.hits = t.rows+1, t.hits+hit
			continue
		}
		c.rows, c.hits = c.rows+1, c.hits+hit
		for k := range s.keys {
			t := &c.at[k][s.value(row, k)]
			t.rows, t.hits = t.rows+1, t.hits+hit
		}
	}
	return c
}

// hitsIn counts the hits in a box, those of earlier boxes among them.
func (s *search) hitsIn(allowed box) int {
	n := 0
	for row := range s.people {
		if s.hit[row] && s.outside(allowed, row) == nothing {
			n++
		}
	}
	return n
}

// find returns the best box on the path of peeling, and then bettered value by value.
func (s *search) find(hits int) box {
	allowed := make(box, len(s.keys))
	for k := range s.keys {
		allowed[k] = make([]bool, len(s.keys[k].Values))
		for v := range allowed[k] {
			allowed[k][v] = true
		}
	}
	best, quality := allowed.copied(), 0.0
	for {
		c := s.count(allowed)
		if q := harmonic(c.rows, c.hits, hits); q > quality && c.rows >= s.least {
			best, quality = allowed.copied(), q
		}
		k, v := s.peel(c, allowed)
		if k < 0 {
			break
		}
		s.flip(c, allowed, k, v)
	}
	return s.better(best, hits)
}

func (b box) copied() box {
	list := make(box, len(b))
	for k := range b {
		list[k] = slices.Clone(b[k])
	}
	return list
}

// peel returns the value whose loss leaves the densest box, of equals the larger one; -1
// where none leaves a denser one.
func (s *search) peel(c *counts, allowed box) (key, value int) {
	key, value = -1, -1
	rows, hits := c.rows, c.hits
	for k := range allowed {
		for v, may := range allowed[k] {
			left, right := c.rows-c.at[k][v].rows, c.hits-c.at[k][v].hits
			if !may || left < s.least || right == 0 || !s.atEdge(c, allowed, k, v) {
				continue
			}
			// right/left against hits/rows
			if now, then := right*rows, hits*left; now > then || key >= 0 && now == then && left > rows {
				key, value, rows, hits = k, v, left, right
			}
		}
	}
	return key, value
}

// atEdge reports whether a value may be allowed or forbidden: of a range only so that its
// bins stay neighbours, but for bins without rows, which [search.flip] takes along.
func (s *search) atEdge(c *counts, allowed box, key, value int) bool {
	if !s.keys[key].IsRange() {
		return true
	}
	return s.edge(c, allowed, key, value, -1) >= 0 || s.edge(c, allowed, key, value, +1) >= 0
}

// edge returns the bin of a range up to which all are to be changed together with one: of
// those that are allowed the last one on a side, if no bin on the way there has rows; of the
// others the last one before the nearest that is allowed. It returns -1 where there is none.
func (s *search) edge(c *counts, allowed box, key, value, side int) int {
	bins := allowed[key]
	last := value
	for v := value + side; v >= 0 && v < len(bins); v += side {
		if bins[v] != bins[value] {
			return last
		}
		if c.at[key][v].rows > 0 {
			return -1
		}
		last = v
	}
	if bins[value] {
		return last
	}
	return -1
}

// flip allows or forbids a value, of a range with the empty bins beside it.
func (s *search) flip(c *counts, allowed box, key, value int) {
	last := value
	if s.keys[key].IsRange() {
		last = max(s.edge(c, allowed, key, value, -1), s.edge(c, allowed, key, value, +1))
	}
	may := !allowed[key][value]
	for v := min(value, last); v <= max(value, last); v++ {
		allowed[key][v] = may
	}
}

// better allows or forbids one value after another as long as that betters the box.
func (s *search) better(allowed box, hits int) box {
	for {
		c := s.count(allowed)
		quality, key, value := harmonic(c.rows, c.hits, hits), -1, -1
		for k := range allowed {
			for v, may := range allowed[k] {
				if !s.atEdge(c, allowed, k, v) {
					continue
				}
				rows, right := c.rows+c.at[k][v].rows, c.hits+c.at[k][v].hits
				if may {
					rows, right = c.rows-c.at[k][v].rows, c.hits-c.at[k][v].hits
				}
				if rows < s.least {
					continue
				}
				if q := harmonic(rows, right, hits); q > quality {
					quality, key, value = q, k, v
				}
			}
		}
		if key < 0 {
			return allowed
		}
		s.flip(c, allowed, key, value)
	}
}

// harmonic returns the harmonic mean of a box's coverage and density.
func harmonic(rows, hits, all int) float64 {
	if hits == 0 {
		return 0
	}
	return 2 * float64(hits) / float64(rows+all)
}

// limits returns what a box limits, by the keys of the table.
func limits(g *grid, of []int, allowed box) (list []Limit) {
	for k := range g.keys {
		l := Limit{Key: of[k]}
		for v, may := range allowed[k] {
			if may {
				l.Values = append(l.Values, v)
			}
		}
		if len(l.Values) < len(allowed[k]) {
			list = append(list, l)
		}
	}
	return list
}
