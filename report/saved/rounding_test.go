package saved

import (
	"flag"
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

func TestWholeSharesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.IntRange(1, 9), 0, 40).Draw(t, "depths")
		var shares []float64
		people := 0
		for _, n := range parts {
			w := rapid.IntRange(0, 3_000_000).Draw(t, "people")
			people += w
			for range n {
				shares = append(shares, float64(w)/float64(n))
			}
		}
		sum := 0
		for i, whole := range wholeShares(shares) {
			sum += whole
			if math.Abs(float64(whole)-shares[i]) >= 1 {
				t.Errorf("%v was rounded to %d", shares[i], whole)
			}
		}
		if sum != people {
			t.Errorf("the shares add up to %d, the people are %d", sum, people)
		}
	})
}

func TestRoundingNeverSaysMore(t *testing.T) {
	if got := share(0.99999); got != 0.999 {
		t.Errorf("a share below 1 was rounded to %v", got)
	}
	if n := savedNearest(&coverage.Result{Scenario: &scenario.Scenario{Units: make([]scenario.Unit, 1)}},
		&coverage.PlaceThreat{Why: coverage.Why{Nearest: &coverage.Nearest{Verdict: coverage.Verdict{
			Gate: coverage.GateBasing, Distance: geo.Length(1249)}}}}); n.ShortKM != nil ||
		n.DistanceKM != 1.2 {
		t.Errorf("basing measures no shortness: %+v", n)
	}
}
