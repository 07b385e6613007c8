package sweep

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"airumbrella/scenario"
)

// Question is what is asked of a table.
type Question struct {
	Threat int      // by the index of [Header.Threats]
	Share  *float64 // of the people, that cover holds at; nil: half-way between the least and the most
}

// slack is what a share of people may be off by in floating point: 0.07 of 100 is 7, not 8.
const slack = 1e-6

// Discovery is what a table says about one threat at the base estimate.
type Discovery struct {
	Header      *Header
	Threat      int
	Least       int // people covered from which on cover holds
	Worst, Best int // the first rows with the fewest and the most people covered
	Fewest      int // people covered in the worst row
	Most        int // and in the best
	Holding     int // rows in which cover holds
	Idle        []int
	Over        []Box // where cover holds
	Under       []Box // where it does not
	Promises    []Promise
	// Agreed is the people covered with all governments agreeing, the other keys as in the
	// best row, of a sample as in the scenario itself; -1 where a sample was not asked with [Plan.Ask].
	Agreed int
	// Refusals are the smallest sets of governments whose refusal takes cover below the
	// least, all others agreeing and the other keys as in the best row; of a sample, as in the
	// scenario itself.
	Refusals []Refusal
	Cities   []City // who can uncover each city; nil: not asked with [Plan.Ask]
	// AgreedSet is what is changed of the scenario with all governments agreeing, in the words
	// of --set; nil: not asked.
	AgreedSet []string
}

// A sample of fewer rows than these is not asked what decides: with fewer rows than keys,
// some mix of the keys describes any outcome whatever decided it.
const (
	leastSample = 30
	rowsPerKey  = 2
)

// LeastSample returns how many rows a sample of so many keys has at least to be asked what
// decides: 30, and two for each key.
func LeastSample(keys int) int { return max(leastSample, rowsPerKey*keys) }

// Discover asks a table. A table in which nothing moves is an error, and so is a sample of
// fewer than [LeastSample] rows.
func Discover(t *Table, q Question) (*Discovery, error) {
	if least := LeastSample(len(t.Vary)); t.Sample.Rows > 0 && t.Sample.Rows < least {
		return nil, fmt.Errorf("%d rows are too few to say which of %d keys decides, chance would: draw %d or more "+
			"(sweep --sample %[3]d), or vary fewer keys", t.Sample.Rows, len(t.Vary), least)
	}
	d := &Discovery{Header: &t.Header, Threat: q.Threat}
	people := make([]int, len(t.people))
	for i := range t.people {
		people[i] = t.people[i][q.Threat][scenario.Base]
		if people[i] < people[d.Worst] {
			d.Worst = i
		}
		if people[i] > people[d.Best] {
			d.Best = i
		}
	}
	d.Fewest, d.Most = people[d.Worst], people[d.Best]
	if d.Fewest == d.Most {
		return nil, errors.New("every combination covers the same people at base, so nothing decides: vary something else, " +
			"or ask about another threat")
	}
	d.Least = (d.Fewest + d.Most + 1) / 2
	if q.Share != nil {
		d.Least = int(math.Ceil(*q.Share*float64(t.People) - slack))
	} else if t.People > 0 {
		d.Least = wholePercent(d.Fewest, d.Most, t.People)
	}
	for _, n := range people {
		if n >= d.Least {
			d.Holding++
		}
	}
	if t.Sample.Rows > 0 {
		d.askSample(t, people)
		return d, nil
	}
	d.askAll(t, people)
	return d, nil
}

// askAll asks a table that holds every combination.
func (d *Discovery) askAll(t *Table, people []int) {
	all := &grid{keys: t.Vary, people: people}
	g, of := all.compressed()
	for k := range t.Vary {
		if !slices.Contains(of, k) {
			d.Idle = append(d.Idle, k)
		}
	}
	d.findBoxes(g, of, len(people)/len(g.people))
	d.Promises = regrets(g, of)
	steps := strides(t.Vary)
	_ = d.refuse(governmentsOf(t.Vary, digits(t.Vary, d.Best)), func(values []int) (int, error) {
		row := 0
		for k, v := range values {
			row += v * steps[k]
		}
		return people[row], nil
	})
}

// findBoxes finds where cover holds and where it does not.
func (d *Discovery) findBoxes(g *grid, of []int, scale int) {
	least := d.Header.Sample.Support()
	d.Over = boxes(g, of, scale, least, func(n int) bool { return n >= d.Least })
	d.Under = boxes(g, of, scale, least, func(n int) bool { return n < d.Least })
}

// askSample asks a table that holds a sample.
func (d *Discovery) askSample(t *Table, people []int) {
	g, of := sampled(t, people)
	d.findBoxes(g, of, 1)
	d.Promises, d.Agreed = meanGains(g), -1
}

// sampled returns the grid of a sample, in which a range is put into bins, and its keys.
func sampled(t *Table, people []int) (*grid, []int) {
	g, of := &grid{keys: slices.Clone(t.Vary), people: people, at: make([][]int, len(t.Vary))}, []int{}
	design := t.design()
	for row := range people {
		for k, v := range design.digits(row) {
			if t.Vary[k].IsRange() {
				v = int(int64(v) * bins / int64(t.Sample.Rows))
			}
			g.at[k] = append(g.at[k], v)
		}
	}
	for k := range t.Vary {
		of = append(of, k)
		if t.Vary[k].IsRange() {
			g.keys[k].Values = make([]string, bins)
		}
	}
	return g, of
}

// wholePercent returns how many people are a whole percentage of all, as near as can be to
// half-way between the fewest and the most, and above the fewest.
func wholePercent(fewest, most, all int) int {
	percent := math.Round(50 * (float64(fewest) + float64(most)) / float64(all))
	least := int(math.Ceil(percent * float64(all) / 100))
	if least <= fewest || least > most {
		return (fewest + most + 1) / 2
	}
	return least
}

// grid is the people covered in combinations of some keys.
type grid struct {
	keys   []Key
	people []int   // by row
	at     [][]int // by key, then row: the values; nil where every combination is there
}

// compressed returns the grid without the keys that change nothing, and which of the keys
// it has.
func (g *grid) compressed() (*grid, []int) {
	less := &grid{}
	var of []int
	steps := strides(g.keys)
	for k := range g.keys {
		if g.moves(steps[k], len(g.keys[k].Values)) {
			of, less.keys = append(of, k), append(less.keys, g.keys[k])
		}
	}
	less.people = make([]int, Rows(less.keys))
	for row := range less.people {
		whole := 0
		for i, v := range digits(less.keys, row) {
			whole += v * steps[of[i]]
		}
		less.people[row] = g.people[whole]
	}
	return less, of
}

// moves reports whether a key with so many values, that lie a step apart, changes anything.
func (g *grid) moves(step, values int) bool {
	for row := range g.people {
		if row/step%values > 0 && g.people[row] != g.people[row-step] {
			return true
		}
	}
	return false
}
