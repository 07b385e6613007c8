package raid

import (
	"math"
	"time"
)

// Engagements is how many targets a unit can engage while a raid passes: its
// channels times the whole cycles that fit into the window. Without a cycle it
// is the channels; nothing fits into a window of zero.
func Engagements(channels float64, window, cycle time.Duration) int {
	if window <= 0 || channels <= 0 {
		return 0
	}
	cycles := 1.0
	if cycle > 0 {
		cycles = float64(window / cycle)
	}
	return int(min(math.Floor(channels)*cycles, math.MaxInt32))
}
