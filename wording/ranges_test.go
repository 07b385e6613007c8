package wording_test

import (
	"testing"

	"airumbrella/coverage/raid"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// A range holds the base estimate, which may lie beyond both others.
func TestRangesHoldTheBase(t *testing.T) {
	for _, c := range []struct {
		t    scenario.Triple[float64]
		want string
	}{
		{scenario.Triple[float64]{Low: 0.6, Base: 2.1, High: 1.3}, " [0.6-2.1]"},
		{scenario.Triple[float64]{Low: 40, Base: 20, High: 30}, " [20-40]"},
		{scenario.Triple[float64]{Low: 20, Base: 15, High: 9}, " [9-20]"},
		{scenario.Same(4.0), ""},
	} {
		if got := wording.CountRange(c.t); got != c.want {
			t.Errorf("%v: %q, want %q", c.t, got, c.want)
		}
	}
	nights := func(low, base, high float64) scenario.Triple[raid.Nights] {
		return scenario.Triple[raid.Nights]{
			Low: raid.Nights{Nights: low}, Base: raid.Nights{Nights: base}, High: raid.Nights{Nights: high},
		}
	}
	for want, n := range map[string]scenario.Triple[raid.Nights]{
		" [2-17]": nights(2, 17, 9), " [1-9]": nights(4, 1, 9), "": nights(3, 3, 3), " [3-5]": nights(5, 4, 3),
	} {
		if got := wording.NightRange(n); got != want {
			t.Errorf("%v: %q, want %q", n, got, want)
		}
	}
}
