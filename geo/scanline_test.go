package geo

import (
	"math"
	"testing"
)

func TestScanlinesAreNoFurtherApartThanAsked(t *testing.T) {
	for _, c := range []struct{ south, north float64 }{{44, 53}, {-10, 10}, {-60, -30}, {0, 90}} {
		lines := NewScanlines(c.south, c.north, 500*Metre)
		for _, i := range []int{0, lines.Len() / 2, lines.Len() - 1} {
			south := c.south + float64(i)*lines.Step()
			band := Distance([2]float64{31, south}, [2]float64{31, south + lines.Step()})
			if band > 500.001*Metre || band < 490*Metre {
				t.Errorf("%v: band %d is %.3f m high, want at most 500 and not much less", c, i, float64(band))
			}
		}
	}
}

// TestScanlineAreasAddUp: the bands together are the cell, exactly.
func TestScanlineAreasAddUp(t *testing.T) {
	lines := NewScanlines(44, 53, 2*Kilometre)
	sum := 0.0
	for i := range lines.Len() {
		sum += float64(lines.AreaPerDegree(i))
	}
	if want := float64(CellArea(20, 44, 21, 53)); math.Abs(sum/want-1) > 1e-12 {
		t.Errorf("bands %v m2, cell %v m2", sum, want)
	}
}

func TestScanlineIndex(t *testing.T) {
	lines := NewScanlines(44, 53, Kilometre)
	n := lines.Len()
	for lat, want := range map[float64]int{
		44: 0, 53: n - 1, 43.999: -1, 53.001: -1, math.NaN(): -1,
		lines.Latitude(0): 0, lines.Latitude(17): 17, lines.Latitude(n - 1): n - 1,
	} {
		if got := lines.Index(lat); got != want {
			t.Errorf("latitude %v: line %d, want %d", lat, got, want)
		}
	}
	if lines.South() != 44 || math.Abs(lines.South()+float64(n)*lines.Step()-53) > 1e-12 {
		t.Errorf("south %v, step %v, %d lines", lines.South(), lines.Step(), n)
	}
}

func TestScanlinesOfNothing(t *testing.T) {
	for what, lines := range map[string]Scanlines{
		"the zero value":    {},
		"north below south": NewScanlines(50, 40, Kilometre),
		"no height":         NewScanlines(50, 50, Kilometre),
		"no spacing":        NewScanlines(40, 50, 0),
		"not a number":      NewScanlines(math.NaN(), 50, Kilometre),
	} {
		if lines.Len() != 0 || lines.Index(45) != -1 {
			t.Errorf("%s: %d lines, index %d", what, lines.Len(), lines.Index(45))
		}
		if got := UnionArea(lines, []Disc{{[2]float64{30, 45}, 1000}}); got != 0 {
			t.Errorf("%s: area %v", what, got)
		}
	}
	if n := NewScanlines(-90, 90, 1e-9).Len(); n != maxScanlines {
		t.Errorf("%d lines, want no more than %d", n, maxScanlines)
	}
}
