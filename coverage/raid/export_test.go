package raid

import "math"

// SalvoSize is the smallest number of shots per arrival with which all of n
// independent arrivals are stopped with at least the probability want, and the
// probability it reaches; 0 when no salvo of up to 1,000 does.
func SalvoSize(p, c float64, n int, want float64) (shots int, reached float64) {
	for k := 1; k <= 1000; k++ {
		if all := math.Pow(Kill(p, c, k), float64(n)); all >= want {
			return k, all
		}
	}
	return 0, 0
}

// Sustained is the nights that one stock lasts against a nightly demand, both
// in rounds, with so many rounds brought up each day: stock/(demand-resupply).
func Sustained(stock, demand, resupply float64) Nights {
	switch {
	case demand <= 0:
		return Nights{None: true}
	case demand <= resupply:
		return Nights{Endless: true}
	}
	return nightsOf(stock / (demand - resupply))
}

// FullyServed is the probability that a stock serves all targets of some raids
// in full under shoot-look-shoot, each target taking one round with
// probability p and two otherwise: P(Bin(targets, 1-p) <= stock - targets).
func FullyServed(stock, raids, perRaid int, p float64) float64 {
	n := raids * perRaid
	if stock < n {
		return 0
	}
	sum := 0.0
	d := binomial(n, 1-p)
	for i, mass := range d.mass {
		if d.from+i <= stock-n {
			sum += mass
		}
	}
	return min(sum, 1)
}

// PoissonBinomial is the distribution of the number of successes among
// independent trials of unequal probabilities: element k is P(K = k). Exact,
// by adding one trial at a time.
func PoissonBinomial(p []float64) []float64 {
	d := make([]float64, 1, len(p)+1)
	d[0] = 1
	for _, q := range p {
		d = append(d, 0)
		for k := len(d) - 1; k > 0; k-- {
			d[k] = float64(d[k]*(1-q)) + float64(d[k-1]*q)
		}
		d[0] *= 1 - q
	}
	return d
}

// RoundsPerYear is how many rounds a year a monthly number of targets costs.
func RoundsPerYear(perMonth, roundsEach float64) float64 {
	return perMonth * monthsPerYear * roundsEach
}

// PerNight is the mean of a night.
func (v Volume) PerNight() float64 { return v.Launches / v.Nights }

// PairLeakers is the expected number of targets that get through when rounds
// are fired in pairs only and the targets left over are not engaged.
func PairLeakers(targets, rounds int, p, c float64) float64 {
	pairs := min(targets, rounds/2)
	return float64(pairs)*(1-Kill(p, c, 2)) + float64(targets-pairs)
}
