package share

import "testing"

// Degrees are rounded to five decimals, a metre, to the nearest.
func TestDegreesAreRoundedToTheNearest(t *testing.T) {
	for x, want := range map[float64]float64{
		30.000006: 30.00001, 30.000004: 30, 49.123456: 49.12346, -5.000006: -5.00001, 0: 0,
	} {
		if got := fiveDecimals(x); got != want {
			t.Errorf("%v is %v, want %v", x, got, want)
		}
	}
}
