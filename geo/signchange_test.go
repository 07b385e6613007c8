package geo

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Cubic functions whose slope is up to ten times as steep at an end as at the
// root between 0 and 1.
func TestSignChangeOfRisingAndFallingFunctions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	for range 2000 {
		root, bend, way := r.Float64(), 3*r.Float64(), 1-2*float64(r.IntN(2))
		calls := 0
		f := func(x float64) float64 {
			calls++
			x -= root
			return way * (x + bend*x*x*x)
		}
		got := signChange(0, 1, f(0), f(1), 1e-4, f)
		if math.Abs(got-root) > 1e-4 {
			t.Fatalf("bend %.1f: found %.6f, want %.6f", bend, got, root)
		}
		if calls > 2+14 { // both ends, and the halvings of bisection
			t.Fatalf("bend %.1f: %d calls", bend, calls)
		}
	}
}
