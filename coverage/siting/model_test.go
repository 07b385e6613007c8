package siting

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// fano is the plane of seven points (the demands) and seven lines (the candidates): each
// line holds three points, each point lies on three lines.
func fano(most int) *Problem {
	lines := [][3]int{{0, 1, 2}, {0, 3, 4}, {0, 5, 6}, {1, 3, 5}, {1, 4, 6}, {2, 3, 6}, {2, 4, 5}}
	p := &Problem{Candidates: 7, Most: []int{most}}
	for point := range 7 {
		var by []int32
		for j, line := range lines {
			if slices.Contains(line[:], point) {
				by = append(by, int32(j))
			}
		}
		p.Demands = append(p.Demands, Demand{Weight: 1, Clauses: []Clause{{1, by}}})
	}
	return p
}

func solved(t *testing.T, p *Problem) *Answer {
	t.Helper()
	a, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// rootBound is the bound that the relaxation reaches before anything is decided.
func rootBound(p *Problem) (bound float64, s *search) {
	s = newSearch(context.Background(), reduce(p), Options{}, aim{})
	s.given = math.Inf(-1)
	s.node.refresh()
	return s.descend(rootIterations), s
}

// Rows L1 to L1c: two lines of the plane meet, so they hold five points; the relaxation
// says six. Three lines hold all seven where they meet in one point.
func TestFanoMost(t *testing.T) {
	for most, want := range map[int]float64{1: 3, 2: 5, 3: 7} {
		if a := solved(t, fano(most)); a.Status != Proven || a.Value != want {
			t.Errorf("%d lines: status %v, value %v, want %v", most, a.Status, a.Value, want)
		}
	}
	if bound, _ := rootBound(fano(2)); math.Abs(bound-6) > 1e-12 {
		t.Errorf("the bound of the relaxation for two lines is %v, want 6", bound)
	}
}

// Rows L2 and L2b: three lines are needed for all seven points; the relaxation says 7/3.
func TestFanoFewest(t *testing.T) {
	f, err := SolveFewest(context.Background(), fano(7), 7, Options{})
	if err != nil || f.Status != Proven || f.Least != 3 || len(f.Plan) != 3 {
		t.Errorf("%+v, %v: want three lines, proven", f, err)
	}
	_, s := rootBound(fano(2))
	if least := s.r.leastUnits(s.node, 7); math.Abs(least-7.0/3) > 1e-9 {
		t.Errorf("the relaxation asks for %v lines, want 7/3", least)
	}
}

// Rows L3 to L3c: of weights 5, 5, 4, 4 greedy takes A = {5, 5} and is left with one of
// the others; B = {5, 4} and C = {5, 4} hold all.
func TestGreedyTrap(t *testing.T) {
	p := &Problem{Candidates: 3, Most: []int{2}}
	for i, by := range [][]int32{{0, 1}, {0, 2}, {1}, {2}} {
		p.Demands = append(p.Demands, Demand{Weight: []float64{5, 5, 4, 4}[i], Clauses: []Clause{{1, by}}})
	}
	if g := greedy(reduce(p)); g.value != 14 || !slices.Equal(g.plan, []int32{0, 1}) {
		t.Errorf("greedy takes %v of weight %v, want A and B, 14", g.plan, g.value)
	}
	if a := solved(t, p); a.Value != 18 || a.Status != Proven || !slices.Equal(a.Plan, []int32{1, 2}) {
		t.Errorf("%+v: want B and C, 18", a)
	}
}

// Rows L5 and L5b: places every 100 km on a line, each covered from itself and from its
// neighbours.
func TestLine(t *testing.T) {
	line := func(most int) *Problem {
		p := &Problem{Candidates: 5, Most: []int{most}}
		for i, w := range []float64{10, 40, 20, 30, 15} {
			var by []int32
			for j := max(0, i-1); j <= min(4, i+1); j++ {
				by = append(by, int32(j))
			}
			p.Demands = append(p.Demands, Demand{Weight: w, Clauses: []Clause{{1, by}}})
		}
		return p
	}
	if a := solved(t, line(2)); a.Value != 115 {
		t.Errorf("two: %+v, want 115", a)
	}
	if a := solved(t, line(1)); a.Value != 90 || !slices.Equal(a.Plan, []int32{2}) {
		t.Errorf("one: %+v, want 90 at 200 km", a)
	}
}

// TestGreedyGuarantee: with a cardinality limit alone greedy reaches 1 - 1/e (row L3d).
func TestGreedyGuarantee(t *testing.T) {
	for seed := range uint64(200) {
		p := randomProblem(rand.New(rand.NewPCG(seed, 21)))
		want, _ := bruteForce(p, 0)
		if g := greedy(reduce(p)); g.value < (1-1/math.E)*want-1e-9 {
			t.Errorf("seed %d: greedy %v of %v", seed, g.value, want)
		}
	}
}

// TestFewest compares the fewest units with every set there is.
func TestFewest(t *testing.T) {
	for _, v := range variants {
		for seed := range uint64(200) {
			r := rand.New(rand.NewPCG(seed, 22))
			p := randomProblem(r)
			v.make(r, p)
			all, _ := bruteForce(p, 0)
			target := max(all, 1) * (0.5 + 0.6*r.Float64())
			_, want := bruteForce(p, target)
			f, err := SolveFewest(context.Background(), p, target, Options{})
			switch {
			case err != nil:
				t.Fatal(err)
			case want < 0 && f.Status != Infeasible,
				want >= 0 && (f.Status != Proven || f.Least != max(1, want) || f.Value < target-1e-9 || !p.Allows(f.Plan)):
				t.Fatalf("%s, seed %d: %+v, want %d units for %v", v.name, seed, f, want, target)
			}
		}
	}
}

// TestAlternatives: each is allowed, within the stated part, differs as stated, and is the
// best of those that do.
func TestAlternatives(t *testing.T) {
	found := 0
	for _, v := range variants {
		for seed := range uint64(200) {
			r := rand.New(rand.NewPCG(seed, 23))
			p := randomProblem(r)
			v.make(r, p)
			best := solved(t, p)
			if len(best.Plan) == 0 {
				continue
			}
			w := Wanted{Count: 3, Within: 0.2, Differ: 1 + r.IntN(2)}
			plans := [][]int32{best.Plan}
			for _, a := range Alternatives(context.Background(), p, best, w, Options{}) {
				found++
				want, _ := bruteForce(p.unlike(plans, w.Differ), 0)
				if !p.Allows(a.Plan) || a.Value < 0.8*best.Value-1e-9 || math.Abs(a.Value-want) > 1e-9 {
					t.Fatalf("%s, seed %d: %+v beside %+v, want %v", v.name, seed, a, best, want)
				}
				for _, other := range plans {
					if n := missing(other, a.Plan); n < min(w.Differ, len(other)) {
						t.Fatalf("%s, seed %d: %v differs from %v in %d", v.name, seed, a.Plan, other, n)
					}
				}
				plans = append(plans, a.Plan)
			}
			if want, _ := bruteForce(p.unlike(plans, w.Differ), 0); len(plans) < 4 && want > 0 && want >= 0.8*best.Value {
				t.Fatalf("%s, seed %d: %d plans, and there is one more of %v", v.name, seed, len(plans), want)
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d alternatives were looked at", found)
	}
}

// missing counts the candidates of a plan that another lacks.
func missing(plan, other []int32) (n int) {
	for _, j := range plan {
		if !slices.Contains(other, j) {
			n++
		}
	}
	return n
}

// TestCurve: more units never cover less, and each number's plan is the best.
func TestCurve(t *testing.T) {
	for _, v := range variants[:5] {
		for seed := range uint64(50) {
			r := rand.New(rand.NewPCG(seed, 24))
			p := randomProblem(r)
			v.make(r, p)
			curve, err := Curve(context.Background(), p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for n, a := range curve {
				if want, _ := bruteForce(p.atMost(n+1), 0); math.Abs(a.Value-want) > 1e-9 {
					t.Fatalf("%s, seed %d: %d units weigh %v, want %v", v.name, seed, n+1, a.Value, want)
				}
			}
		}
	}
}
