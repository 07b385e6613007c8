package raid

import (
	"fmt"
	"math"
)

// Nights is for how many nights stocks serve a raid in full.
type Nights struct {
	Nights  float64 // with a fraction; see [Nights.Whole]
	Endless bool    // resupply keeps up with the demand
	// None is true where the question makes no sense: nothing is engaged, so
	// nothing is spent.
	None bool
}

// endless is the number of nights beyond which stocks count as never empty.
const endless = 1e6

func nightsOf(t float64) Nights {
	if t >= endless {
		return Nights{Endless: true}
	}
	return Nights{Nights: max(t, 0)}
}

// Whole is the number of whole nights served; meaningless when Endless or None.
func (n Nights) Whole() int { return int(math.Floor(n.Nights + 1e-9)) }

// Before reports whether n ends sooner than m.
func (n Nights) Before(m Nights) bool {
	return !n.Endless && (m.Endless || n.Nights < m.Nights)
}

// String is "9", "endless" or "none".
func (n Nights) String() string {
	switch {
	case n.None:
		return "none"
	case n.Endless:
		return "endless"
	}
	return fmt.Sprint(n.Whole())
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
