package geo

import (
	"flag"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

func TestGroundArcEdges(t *testing.T) {
	for _, c := range []struct {
		what  string
		slant Length
		h     Height
		want  Length
	}{
		{"does not reach the height", 9_999, 10_000, 0},
		{"just overhead", 10_000, 10_000, 0},
		{"negative slant range", -5, 0, 0},
		{"nothing", 0, 0, 0},
		{"through the whole Earth", 3 * MeanRadius, 0, math.Pi * MeanRadius},
	} {
		if got := GroundArc(c.slant, c.h); got != c.want {
			t.Errorf("%s: got %v m, want %v", c.what, float64(got), float64(c.want))
		}
	}
}

// TestGroundArcKeepsSmallValues: 1 m of slant range at no height is 1 m of
// arc, which the cosine formula as it stands cannot give.
func TestGroundArcKeepsSmallValues(t *testing.T) {
	for _, s := range []Length{1e-6, 1e-3, 1, 10} {
		if got := GroundArc(s, 0); math.Abs(float64(got/s)-1) > 1e-12 {
			t.Errorf("slant %v m: got %v m", float64(s), float64(got))
		}
	}
}

// TestGroundArcAgainstExactCosine compares with the law of cosines in 200-bit
// numbers: 1 - cos(g) of the arc must be that of the triangle.
func TestGroundArcAgainstExactCosine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := rapid.Float64Range(0, 30_000).Draw(t, "h")
		s := h + rapid.Float64Range(1, 600_000).Draw(t, "beyond")
		f := func(x float64) *big.Float { return new(big.Float).SetPrec(200).SetFloat64(x) }
		square := func(x *big.Float) *big.Float { return f(0).Mul(x, x) }
		r := f(MeanRadius)
		up := f(0).Add(r, f(h))
		numerator := f(0).Sub(square(f(s)), square(f(0).Sub(up, r)))
		denominator := f(0).Mul(f(0).Mul(f(2), r), up)
		want, _ := f(0).Quo(numerator, denominator).Float64() // 1 - cos(g)

		half := math.Sin(float64(GroundArc(Length(s), Height(h))) / MeanRadius / 2)
		if got := 2 * half * half; math.Abs(got/want-1) > 1e-12 {
			t.Fatalf("slant %v m, height %v m: 1-cos is %v, want %v", s, h, got, want)
		}
	})
}
