package worth

import (
	"context"
	"flag"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

// permutations is the naive Shapley value: the average over all orders of what
// each player adds when it joins.
func permutations(g *game, amount int) []float64 {
	phi, orders := make([]float64, g.players), 0.0
	var walk func(present uint64)
	var order []int
	walk = func(present uint64) {
		if present == g.everybody() {
			orders++
			var before uint64
			for _, i := range order {
				phi[i] += float64(g.at(before|1<<i, amount) - g.at(before, amount))
				before |= 1 << i
			}
			return
		}
		for i := range g.players {
			if present&(1<<i) == 0 {
				order = append(order, i)
				walk(present | 1<<i)
				order = order[:len(order)-1]
			}
		}
	}
	walk(0)
	for i := range phi {
		phi[i] /= orders
	}
	return phi
}

func TestSharesEqualTheAverageOverAllOrders(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 6).Draw(rt, "players")
		g := &game{n, make([][]int, 1<<n)}
		for i := range g.values {
			g.values[i] = []int{rapid.IntRange(0, 1_000_000).Draw(rt, "worth")}
		}
		got, want := g.shapley(0), permutations(g, 0)
		sum := 0.0
		for i := range got {
			if sum += got[i]; !near(got[i], want[i]) {
				rt.Fatalf("player %d of %d: %v, average over all orders %v", i, n, got, want)
			}
		}
		if total := float64(g.at(g.everybody(), 0) - g.at(0, 0)); n > 0 && !near(sum, total) {
			rt.Fatalf("shares add up to %.3f of %.3f", sum, total)
		}
	})
}

func TestSimpleSharesEqualEnumeration(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := &Simple{Players: rapid.IntRange(1, 7).Draw(rt, "players")}
		for range rapid.IntRange(0, 12).Draw(rt, "places") {
			covers := rapid.SliceOfNDistinct(rapid.IntRange(0, s.Players-1), 0, s.Players, rapid.ID[int]).
				Draw(rt, "covers")
			s.add(rapid.IntRange(0, 1000).Draw(rt, "weight"), covers)
		}
		g := enumerated(s)
		q := make([]float64, s.Players)
		for i := range q {
			q[i] = rapid.Float64Range(0, 1).Draw(rt, "probability")
		}
		if a, b := s.Expected(q), g.expected(q, 1)[0]; !near(a, b) {
			rt.Fatalf("expected %.6f by the closed form, %.6f by enumeration", a, b)
		}
		a, b := s.Shapley(), g.shapley(0)
		group := g.group(0, make([]string, s.Players))
		for i := range a {
			if !near(a[i], b[i]) || int(s.Loss()[i]) != group.Shares[i].Loss {
				rt.Fatalf(
					"player %d: share %.6f, loss %.0f; by enumeration %.6f, %d",
					i,
					a[i],
					s.Loss()[i],
					b[i],
					group.Shares[i].Loss,
				)
			}
		}
		if _, _, loss, ok := s.WorstPair(); ok != (group.Pair != nil) || ok && int(loss) != group.Pair.Loss {
			rt.Fatalf("worst pair loses %.0f, by enumeration %+v", loss, group.Pair)
		}
	})
}

func TestChainSharesEqualEnumeration(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		links := rapid.IntRange(1, 4).Draw(rt, "links")
		c := &chain{links: rapid.SliceOfN(rapid.Uint64Range(1, 1<<links-1), 1, 8).Draw(rt, "covers")}
		n := len(c.links)
		g := &game{n, make([][]int, 1<<n)}
		for present := range g.values {
			var held uint64
			for i, link := range c.links {
				if present&(1<<i) != 0 {
					held |= link
				}
			}
			g.values[present] = []int{0}
			if bits.OnesCount64(held) == links {
				g.values[present][0] = 1
			}
		}
		got, _ := c.shapley(links)
		for i, want := range g.shapley(0) {
			if !near(got[i], want) {
				rt.Fatalf("links %b: shares %v, by enumeration %v", c.links, got, g.shapley(0))
			}
			if c.breaks(links, i) != (g.at(g.everybody()&^(1<<i), 0) == 0) {
				rt.Fatalf("links %b: breaks without %d: %v", c.links, i, c.breaks(links, i))
			}
		}
	})
}

// many is a game of more players than are enumerated, of simple coverage, so
// that the exact shares are known.
func many(n int) *Simple {
	r := rand.New(rand.NewPCG(5, 5))
	s := &Simple{Players: n}
	for range 40 {
		var covers []int
		for i := range n {
			if r.IntN(6) == 0 {
				covers = append(covers, i)
			}
		}
		s.add(r.IntN(1000), covers)
	}
	return s
}

func TestEstimatedSharesAreNearTheExactOnes(t *testing.T) {
	s := many(20)
	ask := func(_ context.Context, present uint64) ([]int, error) {
		sum := 0
		for i, covers := range s.Covers {
			if slices.ContainsFunc(covers, func(player int) bool { return present&(1<<player) != 0 }) {
				sum += int(s.Weights[i])
			}
		}
		return []int{sum}, nil
	}
	groups, err := estimated(context.Background(), make([]string, s.Players), 1, ask)
	if err != nil {
		t.Fatal(err)
	}
	exact, loss, sum := s.Shapley(), s.Loss(), 0.0
	for i, share := range groups[0].Shares {
		sum += share.Shapley
		if off := math.Abs(share.Shapley - exact[i]); off > 4*share.Error || share.Error <= 0 {
			t.Errorf("player %d: %.2f with standard error %.2f, exact %.2f", i, share.Shapley, share.Error, exact[i])
		}
		if share.Loss != int(loss[i]) {
			t.Errorf("player %d: loss %d, exact %.0f", i, share.Loss, loss[i])
		}
	}
	if !near(sum, s.Covered(1)) {
		t.Errorf("estimated shares add up to %.3f of %.0f", sum, s.Covered(1))
	}
	if _, _, worst, _ := s.WorstPair(); groups[0].Pair.Loss != int(worst) {
		t.Errorf("worst pair %d, exact %.0f", groups[0].Pair.Loss, worst)
	}
}

func TestDrawnExpectationIsNearTheExactOne(t *testing.T) {
	q := []float64{.9, .5, .3}
	g := enumerated(approvals)
	mean, spread, err := drawn(
		context.Background(),
		q,
		1,
		func(_ context.Context, present uint64) ([]int, error) { return g.values[present], nil },
	)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(mean[0]-169.8) > 4*spread[0] || spread[0] <= 0 {
		t.Errorf("drawn %.2f with standard error %.2f, exact 169.8", mean[0], spread[0])
	}
}
