package raid

import (
	"testing"
	"time"

	"airumbrella/scenario"
)

// Six missiles an aircraft, seven in ten fit to fly, two sorties a day.
func TestAPatrolBringsTheMissilesOfThoseThatAreUp(t *testing.T) {
	jet := &scenario.AircraftData{
		Missiles:     scenario.Same(6.0),
		Availability: scenario.Same(0.7),
		Sorties:      scenario.Same(2.0),
	}
	for _, c := range []struct {
		name             string
		count, onStation int
		window           time.Duration
		want             float64
	}{
		{"two are up when missiles come within minutes", 12, 0, 10 * time.Minute, 12},
		{"three where the unit says so", 12, 3, 10 * time.Minute, 18},
		{"two reliefs come in three hours", 12, 0, 3 * time.Hour, 36},
		{"of two aircraft one is fit", 2, 0, 10 * time.Minute, 6},
		{"which flies no more than its two sorties", 2, 0, 9 * time.Hour, 12},
		{"of one none is", 1, 0, 3 * time.Hour, 0},
	} {
		u := &scenario.Unit{Count: c.count, OnStation: c.onStation}
		if got := patrolMissiles(u, jet, c.window, scenario.Base); got != c.want {
			t.Errorf("%s: %g missiles, want %g", c.name, got, c.want)
		}
	}
}

// Sixty percent of a raid aim at what both reach, the rest at what the second
// alone does: of ten rounds a day three go to the first.
func TestWhatIsBroughtUpGoesWhereItIsAskedFor(t *testing.T) {
	f := &field{
		cells:     []cell{{share: 0.6, units: []int{0, 1}}, {share: 0.4, units: []int{1}}},
		magazines: []magazine{{unit: 0}, {unit: 1}},
	}
	f.resupply(10)
	near(t, "the first unit's", f.refill[0], 3, 1e-9)
	near(t, "the second unit's", f.refill[1], 7, 1e-9)
}
