package siting

import (
	"errors"
	"fmt"
	"math"
)

// Clause is one thing that must hold before a demand counts: at least Need units among the
// candidates By.
type Clause struct {
	Need int
	By   []int32 // candidates, ascending, each once
}

// Demand is what is worth covering. It counts when all of its clauses hold; with none it
// never does.
type Demand struct {
	Weight  float64 // not negative
	Clauses []Clause
	Floor   int // 1 + index into Problem.Floors of the floor that it counts for; 0: none
}

// Share is a part of a limit that a candidate uses up.
type Share struct {
	Candidate int32
	Amount    float64 // positive
}

// Limit bounds the sum of the shares of the chosen candidates.
type Limit struct {
	Most   float64
	Shares []Share
}

// Problem asks for the candidates whose demand weighs most within the limits.
type Problem struct {
	Demands    []Demand
	Candidates int
	Kinds      []int32    // by candidate, its kind; nil: all of kind 0
	Most       []int      // by kind, how many may be chosen
	Limits     []Limit    // a budget, so many for one host, so many in all
	Apart      [][2]int32 // pairs of candidates of which one at most may be chosen
	Floors     []float64  // the least weight that the demands of each floor must reach together
}

// kind returns the kind of a candidate.
func (p *Problem) kind(j int32) int32 {
	if p.Kinds == nil {
		return 0
	}
	return p.Kinds[j]
}

// Check reports what makes the problem no problem, all of it at once.
func (p *Problem) Check() error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	within := func(what string, j int32) {
		if j < 0 || int(j) >= p.Candidates {
			fault("%s names candidate %d: there are %d, from 0", what, j, p.Candidates)
		}
	}
	if p.Kinds != nil && len(p.Kinds) != p.Candidates {
		fault("%d kinds for %d candidates: give one for each", len(p.Kinds), p.Candidates)
	}
	for j, k := range p.Kinds {
		if k < 0 || int(k) >= len(p.Most) {
			fault("candidate %d is of kind %d: there are %d kinds, from 0", j, k, len(p.Most))
		}
	}
	if len(p.Most) == 0 {
		fault("no kind of unit to place: give how many of each")
	}
	for i, d := range p.Demands {
		if !(d.Weight >= 0) || math.IsInf(d.Weight, 1) {
			fault("demand %d weighs %v: use a number from 0 up", i, d.Weight)
		}
		if d.Floor < 0 || d.Floor > len(p.Floors) {
			fault("demand %d counts for floor %d: there are %d", i, d.Floor, len(p.Floors))
		}
		for _, c := range d.Clauses {
			for n, j := range c.By {
				within(fmt.Sprintf("demand %d", i), j)
				if n > 0 && c.By[n-1] >= j {
					fault("demand %d: its candidates are not in ascending order", i)
				}
			}
		}
	}
	for _, l := range p.Limits {
		if !(l.Most >= 0) {
			fault("a limit of %v: use a number from 0 up", l.Most)
		}
		for _, s := range l.Shares {
			within("a limit", s.Candidate)
			if !(s.Amount > 0) || math.IsInf(s.Amount, 1) {
				fault("a limit takes %v of candidate %d: use a number above 0", s.Amount, s.Candidate)
			}
		}
	}
	for _, pair := range p.Apart {
		within("a pair apart", pair[0])
		within("a pair apart", pair[1])
	}
	return errors.Join(faults...)
}

// Value returns the weight of the demands that a plan covers.
func (p *Problem) Value(plan []int32) float64 {
	chosen := p.marks(plan)
	sum := 0.0
	for i := range p.Demands {
		if p.Demands[i].covered(chosen) {
			sum += p.Demands[i].Weight
		}
	}
	return sum
}

// Allows reports whether a plan keeps every limit and reaches every floor.
func (p *Problem) Allows(plan []int32) bool {
	chosen := p.marks(plan)
	used := make([]int, len(p.Most))
	for _, j := range plan {
		if k := p.kind(j); used[k] == p.Most[k] {
			return false
		}
		used[p.kind(j)]++
	}
	for _, l := range p.Limits {
		sum := 0.0
		for _, s := range l.Shares {
			if chosen[s.Candidate] {
				sum += s.Amount
			}
		}
		if sum > l.Most+slack {
			return false
		}
	}
	for _, pair := range p.Apart {
		if chosen[pair[0]] && chosen[pair[1]] {
			return false
		}
	}
	reached := make([]float64, len(p.Floors))
	for i := range p.Demands {
		if d := &p.Demands[i]; d.Floor > 0 && d.covered(chosen) {
			reached[d.Floor-1] += d.Weight
		}
	}
	for f, least := range p.Floors {
		if reached[f] < least-slack*(1+least) {
			return false
		}
	}
	return true
}

func (p *Problem) marks(plan []int32) []bool {
	chosen := make([]bool, p.Candidates)
	for _, j := range plan {
		chosen[j] = true
	}
	return chosen
}

func (d *Demand) covered(chosen []bool) bool {
	for _, c := range d.Clauses {
		n := 0
		for _, j := range c.By {
			if chosen[j] {
				n++
			}
		}
		if n < c.Need {
			return false
		}
	}
	return len(d.Clauses) > 0
}

// slack is what sums of shares and weights may be off by rounding.
const slack = 1e-9
