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
