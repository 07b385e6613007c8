package raid

import (
	"math"
	"math/bits"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func near(t testing.TB, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %.12g, want %.12g within %g", what, got, want, tolerance)
	}
}

// naiveBinomial is P(K = k) by Pascal's recursion, one trial at a time.
func naiveBinomial(n int, q float64) []float64 {
	d := make([]float64, n+1)
	d[0] = 1
	for i := 1; i <= n; i++ {
		for k := i; k > 0; k-- {
			d[k] = d[k]*(1-q) + d[k-1]*q
		}
		d[0] *= 1 - q
	}
	return d
}

func TestBinomialAgainstPascal(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 60, 800} {
		for _, q := range []float64{0, 1e-9, 0.01, 0.3, 0.5, 0.97, 1} {
			want := naiveBinomial(n, q)
			d := binomial(n, q)
			sum := 0.0
			for i, p := range d.mass {
				near(t, "mass", p, want[d.from+i], 1e-12)
				sum += p
			}
			near(t, "sum of a binomial", sum, 1, 1e-12)
		}
	}
}

func TestPoissonSumsToOne(t *testing.T) {
	for _, m := range []float64{0, 0.01, 1, 12.5, 300} {
		d := poisson(m, 2000)
		near(t, "sum of a Poisson", d.mean(func(int) float64 { return 1 }), 1, 1e-12)
		near(t, "mean of a Poisson", d.mean(func(k int) float64 { return float64(k) }), m, 1e-9)
	}
}

func TestPoissonBinomialAgainstSubsets(t *testing.T) {
	p := []float64{0, .05, .3, .5, .77, .9, 1, .2}
	want := make([]float64, len(p)+1)
	for set := range 1 << len(p) {
		product := 1.0
		for i, q := range p {
			if set>>i&1 == 1 {
				product *= q
			} else {
				product *= 1 - q
			}
		}
		want[bits.OnesCount(uint(set))] += product
	}
	for k, got := range PoissonBinomial(p) {
		near(t, "P(K = k)", got, want[k], 1e-14)
	}
}

// The spread is the best of all ways to give targets 0, 1 or 2 rounds.
func TestSpreadIsTheBest(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n, rounds := rapid.IntRange(0, 6).Draw(r, "targets"), rapid.IntRange(0, 14).Draw(r, "rounds")
		p, c := rapid.Float64Range(0, 1).Draw(r, "p"), rapid.Float64Range(0, 1).Draw(r, "c")
		best := math.Inf(1)
		var try func(left, rounds int, leak float64)
		try = func(left, rounds int, leak float64) {
			if left == 0 {
				best = min(best, leak)
				return
			}
			for k := 0; k <= min(2, rounds); k++ {
				try(left-1, rounds-k, leak+1-Kill(p, c, k))
			}
		}
		try(n, rounds, 0)
		near(r2t(t, r), "spread", SpreadLeakers(n, rounds, p, c), best, 1e-12)
		if PairLeakers(n, rounds, p, c) < best-1e-12 {
			r.Fatal("pairs beat the spread")
		}
	})
}

// naiveReshoot follows who is immune, who survives and who is shot at again,
// one target at a time: the expected leakers, and the chance of none among
// real ones.
func naiveReshoot(n, rounds int, p, c, real float64) (leakers, clear float64) {
	immune := naiveBinomial(n, c)
	shot := min(n, rounds)
	for i, pi := range immune {
		// i immune among n; of those shot at, h are immune.
		for h := max(0, i-(n-shot)); h <= min(i, shot); h++ {
			pick := choose(shot, h) * choose(n-shot, i-h) / choose(n, i)
			for s, ps := range naiveBinomial(shot-h, 1-p) {
				alive := h + s // of those shot at
				again := max(0, min(alive, rounds-shot))
				for k := max(0, again-h); k <= min(again, s); k++ { // mortal ones shot at again
					draw := choose(s, k) * choose(h, again-k) / choose(alive, again)
					for left, pl := range naiveBinomial(k, 1-p) {
						through := alive - k + left + n - shot
						w := pi * pick * ps * draw * pl
						leakers += w * float64(through)
						clear += w * math.Pow(1-real, float64(through))
					}
				}
			}
		}
	}
	return leakers, clear
}

func choose(n, k int) float64 {
	if k < 0 || k > n {
		return 0
	}
	v := 1.0
	for i := range k {
		v = v * float64(n-i) / float64(i+1)
	}
	return v
}

func TestReshootAgainstFollowingEachTarget(t *testing.T) {
	for n := 1; n <= 6; n++ {
		for rounds := 0; rounds <= 13; rounds++ {
			for _, c := range []float64{0, .1, .5} {
				for _, p := range []float64{.3, .7, 1} {
					leak, clear := naiveReshoot(n, rounds, p, c, .5)
					near(t, "leakers", ReshootLeakers(n, rounds, p, c), leak, 1e-12)
					near(t, "clear", reshootClear(n, rounds, p, c, .5), clear, 1e-12)
				}
			}
		}
	}
}

// Shares of leakers grow with the number of targets: what the split rests on.
func TestLeakShareGrows(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := serve(randomMagazine(r, "m"), nil).upTo(40)
		for n := 2; n <= 40; n++ {
			if s.leak[n] < s.leak[n-1]-1e-12 {
				r.Fatalf("%d targets leak %g each, %d leak %g", n-1, s.leak[n-1], n, s.leak[n])
			}
		}
	})
}

func TestFullyServedAgainstEnumeration(t *testing.T) {
	for stock := 6; stock <= 14; stock++ {
		want := 0.0
		for k, p := range naiveBinomial(6, .3) {
			if 6+k <= stock {
				want += p
			}
		}
		near(t, "fully served", FullyServed(stock, 2, 3, .7), want, 1e-12)
	}
	if FullyServed(5, 2, 3, .7) != 0 {
		t.Error("five rounds cannot serve six targets")
	}
}

func TestEngagements(t *testing.T) {
	s := time.Second
	for _, c := range []struct {
		channels      float64
		window, cycle time.Duration
		want          int
	}{{9, 120 * s, 25 * s, 36}, {7.5, 50 * s, 25 * s, 14}, {4, 24 * s, 25 * s, 0}, {4, 0, 25 * s, 0}, {3, 10 * s,
		0, 3}, {0, 100 * s, s, 0}} {
		if got := Engagements(c.channels, c.window, c.cycle); got != c.want {
			t.Errorf("Engagements(%v, %v, %v) = %d, want %d", c.channels, c.window, c.cycle, got, c.want)
		}
	}
}

// naiveNoLeaker enumerates how many arrivals join each stream.
func naiveNoLeaker(arrivals int, streams []stream) float64 {
	rest := 1.0
	for _, s := range streams {
		rest -= s.share
	}
	var sum func(i, left int) float64
	sum = func(i, left int) float64 {
		if i == len(streams) {
			return math.Pow(max(rest, 0), float64(left))
		}
		total := 0.0
		for n := 0; n <= left; n++ {
			total += choose(left, n) * math.Pow(streams[i].share, float64(n)) * streams[i].clear(n) * sum(i+1, left-n)
		}
		return total
	}
	return sum(0, arrivals)
}

func TestNoLeakerAgainstEnumeration(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var streams []stream
		left := 1.0
		for range rapid.IntRange(1, 4).Draw(r, "streams") {
			m := randomMagazine(r, "m")
			real := rapid.SampledFrom([]float64{.5, 1}).Draw(r, "real")
			share := left * rapid.Float64Range(0, 1).Draw(r, "share")
			left -= share
			streams = append(streams, stream{share, func(n int) float64 { return m.clear(n, real) }})
		}
		n := rapid.IntRange(0, 9).Draw(r, "arrivals")
		near(r2t(t, r), "no leaker", noLeaker(n, streams), naiveNoLeaker(n, streams), 1e-9)
	})
}

// r2t lets a helper of plain tests fail a property.
func r2t(t *testing.T, r *rapid.T) testing.TB { return propertyTB{t, r} }

type propertyTB struct {
	testing.TB
	r *rapid.T
}

func (p propertyTB) Errorf(format string, args ...any) { p.r.Fatalf(format, args...) }

func randomMagazine(r *rapid.T, name string) magazine {
	p := rapid.SampledFrom([]float64{.3, .5, .7, .85, 1}).Draw(r, name+" kill")
	ready := rapid.SampledFrom([]int{0, 1, 3, 5, 8, 20}).Draw(r, name+" ready")
	return magazine{
		ready: ready, rounds: float64(ready) * rapid.Float64Range(1, 4).Draw(r, name+" loads"),
		slots: rapid.SampledFrom([]int{0, 1, 2, 4, 6, 12}).Draw(r, name+" slots"), kill: p,
		common: rapid.SampledFrom([]float64{0, .1, .3}).
			Draw(r, name+" common"),
		reshot: rapid.Bool().Draw(r, name+" reshot"),
	}
}
