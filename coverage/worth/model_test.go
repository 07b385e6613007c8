package worth

import (
	"math"
	"testing"
)

// toy is the model's example of simple coverage, in percent:
//
//	place    1   2   3   4   5   6
//	weight  30  20  15  15  10  10
//	        AD  AB   B  BC   C   -
var toy = &Simple{
	Weights: []float64{30, 20, 15, 15, 10, 10},
	Covers:  [][]int{{0, 3}, {0, 1}, {1}, {1, 2}, {2}, {}},
	Players: 4,
}

// approvals is the model's example of hosts that agree with a probability.
var approvals = &Simple{
	Weights: []float64{100, 70, 30, 20}, // by RO; by PL or SK; by PL; by any
	Covers:  [][]int{{0}, {1, 2}, {1}, {0, 1, 2}},
	Players: 3,
}

// The reference cases of the model for this package, by id.
func TestModelCases(t *testing.T) {
	a, b, pair, _ := toy.WorstPair()
	loss, share := toy.Loss(), toy.Shapley()
	sum := share[0] + share[1] + share[2] + share[3]
	gates := []float64{.9, .8, .7, .5}
	q := []float64{.9, .5, .3}
	cases := []struct {
		id              string
		got, want, near float64
	}{
		{"F1 covered weight (%)", toy.Covered(1), 90, 0},
		{"F1b 2-fold covered weight (%)", toy.Covered(2), 65, 0},
		{"F2A loss without A (%)", loss[0], 0, 0},
		{"F2B loss without B (%)", loss[1], 15, 0},
		{"F2C loss without C (%)", loss[2], 10, 0},
		{"F2D loss without D (%)", loss[3], 0, 0},
		{"F3A share of A (%)", share[0], 25, 1e-9},
		{"F3B share of B (%)", share[1], 32.5, 1e-9},
		{"F3C share of C (%)", share[2], 17.5, 1e-9},
		{"F3D share of D (%)", share[3], 15, 1e-9},
		{"F3s sum of shares (%)", sum, 90, 1e-9},
		{"F4 left without the worst pair (%)", toy.Covered(1) - pair, 50, 0},
		{"F5 expected covered weight", approvals.Expected(q), 169.8, 1e-9},
		{"F5b of the total (%)", 100 * approvals.Expected(q) / 220, 77.18181818181819, 1e-6},
		{"F7 gates in a row", Conjunction(gates...), 0.252, 1e-12},
	}
	for _, c := range cases {
		if math.Abs(c.got-c.want) > c.near {
			t.Errorf("%s: %.12f, want %.12f within %g", c.id, c.got, c.want, c.near)
		}
	}
	if a != 1 || b != 2 {
		t.Errorf("F4: the worst pair is players %d and %d, want B and C", a, b)
	}
	if mean := (.9 + .8 + .7 + .5) / 4; Conjunction(gates...) >= mean || Conjunction(gates...) > .5 {
		t.Errorf("F7b, F7c: the product of gates is neither their mean %.3f nor more than the weakest 0.5", mean)
	}
}

// The same cases by enumeration of all subsets.
func TestModelCasesByEnumeration(t *testing.T) {
	g := enumerated(toy)
	for i, want := range []float64{25, 32.5, 17.5, 15} {
		if got := g.shapley(0)[i]; !near(got, want) {
			t.Errorf("F3 player %d: share %.6f by enumeration, want %.6f", i, got, want)
		}
	}
	if got := enumerated(approvals).expected([]float64{.9, .5, .3}, 1)[0]; !near(got, 169.8) {
		t.Errorf("F5: expected %.6f by enumeration, want 169.8", got)
	}
}

// enumerated asks a game of simple coverage for every subset.
func enumerated(s *Simple) *game {
	g := &game{s.Players, make([][]int, 1<<s.Players)}
	for present := range g.values {
		sum := 0
		for i, covers := range s.Covers {
			for _, player := range covers {
				if present&(1<<player) != 0 {
					sum += int(s.Weights[i])
					break
				}
			}
		}
		g.values[present] = []int{sum}
	}
	return g
}
