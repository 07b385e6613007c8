package geo

import (
	"math"
	"testing"
)

// integral is that of f from 0 to x by Simpson's rule.
func integral(f func(float64) float64, x float64) float64 {
	const steps = 2000
	h := x / steps
	sum := f(0) + f(x)
	for i := 1; i < steps; i++ {
		sum += f(float64(i)*h) * float64(2+2*(i%2))
	}
	return sum * h / 3
}

// The series stand for integrals of Karney (2013), equations (7), (8) and (40), which are
// taken here by Simpson's rule. Expansion parameters far above those of the Earth (at most
// 0.0017) make every coefficient count. Left out are terms of the seventh order in it, and
// of longitude those of the sixth in it and n together: the tolerances are those, in radians.
func TestSeriesAgreeWithTheirIntegrals(t *testing.T) {
	for _, e := range []float64{0.0016, 0.01, 0.03} {
		k2 := 4 * e / ((1 - e) * (1 - e))
		root := func(x float64) float64 { return math.Sqrt(1 + k2*math.Sin(x)*math.Sin(x)) }
		if got := expansion(k2, math.Sqrt(1+k2)); math.Abs(got-e) > 1e-15 {
			t.Errorf("expansion(%v) = %v, want %v", k2, got, e)
		}
		var c1, back, c2 [6]float64
		var c3 [5]float64
		seriesC1(e, &c1)
		seriesC1Reverted(e, &back)
		seriesC2(e, &c2)
		seriesC3(e, &c3)
		for _, x := range []float64{0.2, 0.7, 1.1, 1.5, 2.4} {
			sin, cos := math.Sincos(x)
			check := func(what string, got, want, tolerance float64) {
				t.Helper()
				if d := math.Abs(got - want); d > tolerance {
					t.Errorf("%s, epsilon %v, arc %v: %.16g, want %.16g (off by %.1e)", what, e, x, got, want, d)
				}
			}
			seventh := math.Pow(e, 7)/4 + 2e-14
			distance := x + sineSeries(sin, cos, &c1)
			check("distance", seriesA1(e)*distance, integral(root, x), seventh)
			sinD, cosD := math.Sincos(distance)
			check("arc of a distance", distance+sineSeries(sinD, cosD, &back), x, 40*math.Pow(e, 7)+2e-14)
			check("reduced length", seriesA2(e)*(x+sineSeries(sin, cos, &c2)),
				integral(func(x float64) float64 { return 1 / root(x) }, x), seventh)
			check("longitude", seriesA3(e)*(x+sineSeries5(sin, cos, &c3)), integral(func(x float64) float64 {
				return (2 - flattening) / (1 + (1-flattening)*root(x))
			}, x), math.Pow(e, 6)/10+math.Pow(e, 3)*math.Pow(n, 3)+2e-14)
		}
	}
}
