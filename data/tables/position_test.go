package tables

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// One point, 49.03 N 28.1 E, as people write it in one cell.
func TestAPositionInOneCell(t *testing.T) {
	for _, text := range []string{
		"49.03, 28.1", "49.03,28.1", "49.03 28.1", "49.03;28.1", "49,03; 28,10", "49,03 28,10", "[28.1, 49.03]", "(49.03, 28.1)",
		"geo:49.03,28.1", "POINT (28.10 49.03)", "point(28.1 49.03)", "POINT Z (28.1 49.03 120)", "SRID=4326;POINT(28.1 49.03)",
		"49°01'48\"N 28°06'00\"E", "49° 1′ 48″ N, 28° 6′ 0″ E", "N49°01.8' E028°06.0'", "28°06'E 49°01'48\"N", "49 01 48 N 28 06 00 E",
		"490148N 0280600E", "490148N0280600E", "49.03N 28.1E", "E 28.1, N 49.03", "49°01'48'' пн. ш. 28°06'00'' сх. д.", "49 1 48 28 6 0",
	} {
		p, _, ok := ParsePosition(text)
		if !ok || math.Abs(p[0]-28.1) > 1e-9 || math.Abs(p[1]-49.03) > 1e-9 {
			t.Errorf("%q: %v, %v", text, p, ok)
		}
	}
	for _, text := range []string{
		"", "Lviv", "49.03", "49.03, 28.1, 30", "POINT EMPTY", "SRID=3857;POINT(28.1 49.03)", "49°61'N 28°E", "49N 28N", "a, b",
		"49.5 30.5 N 28 E", "NaN, 28", "1e999, 5", "36UXX", "36U",
	} {
		if p, _, ok := ParsePosition(text); ok {
			t.Errorf("%q: %v", text, p)
		}
	}
}

func TestAnAngle(t *testing.T) {
	for text, want := range map[string]float64{
		"49.03": 49.03, "49,03": 49.03, " 49.03° ": 49.03, "49.03 N": 49.03, "N 49.03": 49.03, "S49.03": -49.03, "-49.03": -49.03,
		"49°01'48\"": 49.03, "49:01:48": 49.03, "49 01.8": 49.03, "28°06'00\"W": -28.1, "−28.1": -28.1, "-0 30 0": -0.5,
		"490148N": 49.03, "0280600.0E": 28.1, "49 deg 1 min 48 sec": 49.03, "28.1 сх. д.": 28.1,
	} {
		if v, ok := ParseDegrees(text); !ok || math.Abs(v-want) > 1e-9 {
			t.Errorf("%q: %v, %v, want %v", text, v, ok, want)
		}
	}
	for _, text := range []string{"", "N", "49 60", "49.5 30", "1 2 3 4", "0x31", "49-01-48", "nan", "E 28 E", "west"} {
		if v, ok := ParseDegrees(text); ok {
			t.Errorf("%q: %v", text, v)
		}
	}
}

// References whose positions others have published, to the middle of their squares.
func TestMGRS(t *testing.T) {
	for _, c := range []struct {
		text string
		want orb.Point
		most float64 // degrees
	}{
		{"33UXP0500444998", orb.Point{16.41450, 48.24949}, 1e-5},  // Vienna, of the tests of mgrs.js
		{"4QFJ12345678", orb.Point{-157.91687, 21.30943}, 1e-4},   // Honolulu
		{"24XWT783908", orb.Point{-32.66433, 83.62778}, 1e-2},     // of the tests of mgrs.js
		{"36U UA 24200 91700", orb.Point{30.5234, 50.4501}, 2e-3}, // Kyiv
		{"31NAA6602100000", orb.Point{0, 0}, 1e-4},                // where the meridian of Greenwich meets the equator
	} {
		p, ok := parseMGRS(c.text)
		if !ok || math.Abs(p[0]-c.want[0]) > c.most || math.Abs(p[1]-c.want[1]) > c.most {
			t.Errorf("%s: %v, %v, want %v", c.text, p, ok, c.want)
		}
	}
	for _, text := range []string{"", "36U", "61UXV00", "36IXV00", "36UXV123", "36UAV00"} {
		if p, ok := parseMGRS(text); ok {
			t.Errorf("%s: %v", text, p)
		}
	}
}

func TestACount(t *testing.T) {
	for text, want := range map[string]int{
		"34500": 34500, "34500.0": 34500, "34 500": 34500, "34\u00a0500": 34500, "34,500": 34500, "34.500": 34500, "1,234,567": 1234567,
		"34'500": 34500, "0": 0, "3.45e4": 34500, "-5": -5,
	} {
		if v, ok := ParseCount(text); !ok || v != want {
			t.Errorf("%q: %v, %v, want %v", text, v, ok, want)
		}
	}
	for _, text := range []string{"", "many", "1.5", "34,5", "1e300", "NaN", "12k"} {
		if v, ok := ParseCount(text); ok {
			t.Errorf("%q: %v", text, v)
		}
	}
}

// Whatever the cell, what is read is a finite position.
func FuzzPosition(f *testing.F) {
	for _, text := range []string{"49.03, 28.1", "POINT (28 49)", "36UUA2455990812", "49°01'48\"N 28°06'00\"E", "490148N0280600E", "[1,2]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if p, _, ok := ParsePosition(text); ok && (math.IsNaN(p[0]+p[1]) || math.IsInf(p[0]+p[1], 0)) {
			t.Errorf("%q: %v", text, p)
		}
		if v, ok := ParseCount(text); ok && math.Abs(float64(v)) > 1<<53 {
			t.Errorf("%q: %d", text, v)
		}
	})
}
