package raid

import (
	"math"
	"slices"
)

// negligible is the probability, relative to the likeliest outcome, below
// which the tail of a distribution is left out of a sum.
const negligible = 1e-18

// pmf is a stretch of a distribution over 0, 1, 2, ...: mass[i] is the
// probability of from+i; what lies outside is negligible.
type pmf struct {
	from int
	mass []float64
}

// binomial is the distribution of the number of successes in n independent
// trials of probability q, from its mode outwards by the ratio of neighbours.
func binomial(n int, q float64) pmf { return binomialIn(nil, n, q) }

// binomialIn is binomial with its masses in a buffer that the caller reuses.
func binomialIn(buffer []float64, n int, q float64) pmf {
	switch {
	case n <= 0 || q <= 0:
		return pmf{0, []float64{1}}
	case q >= 1:
		return pmf{n, []float64{1}}
	}
	mode := min(int(float64(n+1)*q), n)
	top := math.Exp(logChoose(n, mode) + float64(mode)*math.Log(q) + float64(n-mode)*math.Log1p(-q))
	up := func(k int) float64 { return float64(n-k) / float64(k+1) * q / (1 - q) } // P(k+1)/P(k)
	return stretch(buffer, mode, n, top, up)
}

// poisson is the Poisson distribution of mean m, cut off above most.
func poisson(m float64, most int) pmf {
	if m <= 0 {
		return pmf{0, []float64{1}}
	}
	mode := min(int(m), most)
	top := math.Exp(float64(mode)*math.Log(m) - m - logFactorial(mode))
	return stretch(nil, mode, most, top, func(k int) float64 { return m / float64(k+1) })
}

// stretch walks from the mode down and up while the probability matters; up(k)
// is P(k+1)/P(k).
func stretch(buffer []float64, mode, most int, top float64, up func(int) float64) pmf {
	mass := append(buffer[:0], top)
	for k, p := mode, top; k > 0; k-- {
		if p /= up(k - 1); p < top*negligible {
			break
		}
		mass = append(mass, p)
	}
	d := pmf{from: mode - len(mass) + 1}
	slices.Reverse(mass)
	for k, p := mode, top; k < most; k++ {
		if p *= up(k); p < top*negligible {
			break
		}
		mass = append(mass, p)
	}
	d.mass = mass
	return d
}

// mean is the expectation of f under the distribution.
func (d pmf) mean(f func(k int) float64) float64 {
	sum := 0.0
	for i, p := range d.mass {
		sum += float64(p * f(d.from+i))
	}
	return sum
}

// meanOf is the expectation of a table; the table must reach far enough.
func (d pmf) meanOf(table []float64) float64 {
	sum := 0.0
	for i, p := range d.mass {
		sum += float64(p * table[d.from+i])
	}
	return sum
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}

func logChoose(n, k int) float64 { return logFactorial(n) - logFactorial(k) - logFactorial(n-k) }
