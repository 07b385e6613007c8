package siting

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// bruteForce tries every set of candidates and returns the best value of those that the
// problem allows, and the fewest candidates that reach a target; -1 where none does.
func bruteForce(p *Problem, target float64) (best float64, fewest int) {
	best, fewest = -1, -1
	for set := range 1 << p.Candidates {
		var plan []int32
		for j := range p.Candidates {
			if set>>j&1 == 1 {
				plan = append(plan, int32(j))
			}
		}
		if !p.Allows(plan) {
			continue
		}
		v := p.Value(plan)
		best = max(best, v)
		if v >= target-1e-9 && (fewest < 0 || len(plan) < fewest) {
			fewest = len(plan)
		}
	}
	return best, fewest
}

// randomProblem makes 6 to 11 candidates and 5 to 24 demands, each covered by about a
// third of the candidates.
func randomProblem(r *rand.Rand) *Problem {
	p := &Problem{Candidates: 6 + r.IntN(6), Most: []int{1 + r.IntN(5)}}
	for range 5 + r.IntN(20) {
		p.Demands = append(p.Demands, Demand{
			Weight: float64(1 + r.IntN(30)), Clauses: []Clause{{Need: 1, By: someOf(r, p.Candidates)}},
		})
	}
	return p
}

func someOf(r *rand.Rand, n int) []int32 {
	var list []int32
	for j := range n {
		if r.IntN(3) == 0 {
			list = append(list, int32(j))
		}
	}
	return list
}

// variants are the problems of the model, each made of a plain one.
var variants = []struct {
	name string
	make func(r *rand.Rand, p *Problem)
}{
	{"plain", func(*rand.Rand, *Problem) {}},
	{"weights that are no whole numbers", func(r *rand.Rand, p *Problem) {
		for i := range p.Demands {
			p.Demands[i].Weight = r.Float64()
		}
	}},
	{"in two parts", func(r *rand.Rand, p *Problem) {
		for i := range p.Demands {
			by := &p.Demands[i].Clauses[0].By
			*by = slices.DeleteFunc(*by, func(j int32) bool { return int(j)%2 != i%2 })
			p.Demands[i].Clauses[0].Need = 1 + r.IntN(2)
		}
	}},
	{"two kinds", func(r *rand.Rand, p *Problem) {
		p.Most = []int{1 + r.IntN(2), 1 + r.IntN(3)}
		for range p.Candidates {
			p.Kinds = append(p.Kinds, int32(r.IntN(2)))
		}
	}},
	{"backup", func(r *rand.Rand, p *Problem) {
		for i := range p.Demands {
			p.Demands[i].Clauses[0].Need = 2
		}
	}},
	{"worst of two threats", func(r *rand.Rand, p *Problem) {
		for i := range p.Demands {
			p.Demands[i].Clauses = append(p.Demands[i].Clauses, Clause{1, someOf(r, p.Candidates)})
		}
	}},
	{"one cover here, two there", func(r *rand.Rand, p *Problem) {
		for i := range p.Demands {
			p.Demands[i].Clauses = append(p.Demands[i].Clauses, Clause{1 + r.IntN(2), someOf(r, p.Candidates)})
		}
	}},
	{"budget", func(r *rand.Rand, p *Problem) {
		l := Limit{Most: float64(3 + r.IntN(6))}
		for j := range p.Candidates {
			l.Shares = append(l.Shares, Share{int32(j), float64(1 + r.IntN(4))})
		}
		p.Limits = append(p.Limits, l)
	}},
	{"so many for a host", func(r *rand.Rand, p *Problem) {
		hosts := make([]Limit, 3)
		for j := range p.Candidates {
			h := &hosts[r.IntN(3)]
			h.Shares = append(h.Shares, Share{int32(j), 1})
		}
		for h := range hosts {
			hosts[h].Most = float64(r.IntN(3))
		}
		p.Limits = hosts
	}},
	{"apart", func(r *rand.Rand, p *Problem) {
		for range 2 * p.Candidates {
			if a, b := int32(r.IntN(p.Candidates)), int32(r.IntN(p.Candidates)); a != b {
				p.Apart = append(p.Apart, [2]int32{a, b})
			}
		}
	}},
	{"floors", func(r *rand.Rand, p *Problem) {
		total := make([]float64, 2)
		for i := range p.Demands {
			p.Demands[i].Floor = 1 + r.IntN(2)
			total[p.Demands[i].Floor-1] += p.Demands[i].Weight
		}
		p.Floors = []float64{math.Floor(total[0] * r.Float64() * 0.8), math.Floor(total[1] * r.Float64() * 0.8)}
	}},
	{"all together", func(r *rand.Rand, p *Problem) {
		p.Most = []int{1 + r.IntN(2), 1 + r.IntN(3)}
		budget := Limit{Most: float64(4 + r.IntN(6))}
		for j := range p.Candidates {
			p.Kinds = append(p.Kinds, int32(r.IntN(2)))
			budget.Shares = append(budget.Shares, Share{int32(j), float64(1 + r.IntN(3))})
		}
		p.Limits = []Limit{budget}
		p.Apart = [][2]int32{{0, 1}, {2, 4}, {3, 5}}
		total := 0.0
		for i := range p.Demands {
			d := &p.Demands[i]
			d.Clauses = append(d.Clauses, Clause{1 + r.IntN(2), someOf(r, p.Candidates)})
			if i%3 == 0 {
				d.Floor = 1
				total += d.Weight
			}
		}
		p.Floors = []float64{math.Floor(total * r.Float64() * 0.3)}
	}},
}

// TestBruteForce compares the exact search with every set there is, on 200 random problems
// of each kind.
func TestBruteForce(t *testing.T) {
	for _, v := range variants {
		t.Run(v.name, func(t *testing.T) {
			impossible := 0
			for seed := range uint64(200) {
				r := rand.New(rand.NewPCG(seed, 18))
				p := randomProblem(r)
				v.make(r, p)
				want, _ := bruteForce(p, 0)
				a, err := Solve(context.Background(), p, Options{})
				switch {
				case err != nil:
					t.Fatalf("seed %d: %v", seed, err)
				case want < 0:
					impossible++
					if a.Status != Infeasible {
						t.Fatalf("seed %d: status %v, value %v; no plan is allowed", seed, a.Status, a.Value)
					}
					continue
				case a.Status != Proven || math.Abs(a.Value-want) > 1e-9 || a.Bound < want-1e-9:
					t.Fatalf("seed %d: status %v, value %v, bound %v, want %v", seed, a.Status, a.Value, a.Bound, want)
				case !p.Allows(a.Plan) || math.Abs(p.Value(a.Plan)-want) > 1e-9:
					t.Fatalf("seed %d: the plan %v weighs %v, not %v", seed, a.Plan, p.Value(a.Plan), want)
				}
			}
			t.Logf("%d of 200 allow no plan", impossible)
		})
	}
}

// TestStopped: whenever the search is stopped, the bound is at least the optimum and the
// value that of an allowed plan.
func TestStopped(t *testing.T) {
	for _, v := range variants {
		for seed := range uint64(60) {
			r := rand.New(rand.NewPCG(seed, 19))
			p := randomProblem(r)
			v.make(r, p)
			want, _ := bruteForce(p, 0)
			ctx, cancel := context.WithCancel(context.Background())
			if seed%3 == 0 {
				cancel()
			}
			calls := 0
			a, err := Solve(ctx, p, Options{Progress: func(g Progress) {
				if calls++; calls > int(seed)%3 {
					cancel()
				}
			}})
			cancel()
			if err != nil {
				t.Fatal(err)
			}
			if want >= 0 && (a.Status == Infeasible || a.Bound < want-1e-9 || a.Value > want+1e-9) {
				t.Fatalf("%s, seed %d: status %v, value %v, bound %v, optimum %v", v.name, seed, a.Status, a.Value, a.Bound, want)
			}
			if len(a.Plan) > 0 && !p.Allows(a.Plan) {
				t.Fatalf("%s, seed %d: plan %v is not allowed", v.name, seed, a.Plan)
			}
		}
	}
}

// TestGap: an answer within a gap is no farther from the bound, and the bound holds.
func TestGap(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 20))
		p := randomProblem(r)
		want, _ := bruteForce(p, 0)
		a, err := Solve(context.Background(), p, Options{Gap: 0.1})
		if err != nil || gapOf(a) > 0.1+1e-9 || a.Bound < want-1e-9 || a.Status > WithinGap {
			t.Fatalf("seed %d: %+v, gap %v, optimum %v, %v", seed, a, gapOf(a), want, err)
		}
	}
}
