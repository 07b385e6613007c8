package raid

import "math"

// ReshootLeakers is the expected number of n targets that get through when
// each is shot at once and the survivors once more while the rounds last:
// E[S - p2 min(S, rounds-n)] with S the survivors of the first look, exact and
// never at the mean of S, which would be biased low. With fewer rounds than
// targets there is no second look.
func ReshootLeakers(n, rounds int, p, c float64) float64 {
	first, second := Kill(p, c, 1), Reshot(p, c, 2)
	if rounds <= n {
		return float64(n) - float64(max(rounds, 0))*first
	}
	return binomial(n, 1-first).mean(func(s int) float64 {
		return float64(s) - second*float64(min(s, rounds-n))
	})
}

// reshootClear is the probability that no real target among n gets through
// under the same doctrine, each being real with probability r.
func reshootClear(n, rounds int, p, c, r float64) float64 {
	first, second := Kill(p, c, 1), Reshot(p, c, 2)
	if rounds <= n {
		shot := max(rounds, 0)
		return power(1-r*(1-first), shot) * power(1-r, n-shot)
	}
	return binomial(n, 1-first).mean(func(s int) float64 {
		again := min(s, rounds-n)
		return power(1-r*(1-second), again) * power(1-r, s-again)
	})
}

// reshootSpent is the expected number of rounds that n targets cost.
func reshootSpent(n, rounds int, p, c float64) float64 {
	if rounds <= n {
		return float64(max(rounds, 0))
	}
	return float64(n) + binomial(n, 1-Kill(p, c, 1)).mean(func(s int) float64 {
		return float64(min(s, rounds-n))
	})
}

// ReshootCost is the expected number of rounds per target of a doctrine that
// shoots once and again if the target survives: 1 + (1 - (1-c)p).
func ReshootCost(p, c float64) float64 { return 2 - Kill(p, c, 1) }

// power is x to the n, with 0 to the 0 being 1.
func power(x float64, n int) float64 { return math.Pow(x, float64(n)) }
