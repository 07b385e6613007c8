package data

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"airumbrella/geo"
)

// Public elevations, in metres. The tolerance is three times the 36 m root
// mean square error; summits are 25 to 35 % low, as documented.
func TestReliefAgreesWithKnownElevations(t *testing.T) {
	cases := []struct {
		place     string
		lon, lat  float64
		low, high geo.Altitude
	}{
		{"Lviv, 289 m", 24.03, 49.84, 289 - 108, 289 + 108},
		{"Kyiv, 169 m", 30.52, 50.45, 169 - 108, 169 + 108},
		{"Donetsk, 225 m", 37.80, 48.02, 225 - 108, 225 + 108},
		{"Kharkiv, 122 m", 36.25, 49.98, 122 - 108, 122 + 108},
		{"Khmelnytskyi, 295 m", 26.98, 49.42, 295 - 108, 295 + 108},
		{"Chernivtsi, 220 m", 25.94, 48.29, 220 - 108, 220 + 108},
		{"Hoverla, 2061 m", 24.50, 48.16, 0.6 * 2061, 0.85 * 2061},
		{"the Black Sea", 31.5, 45.0, 0, 0},
		{"the Sea of Azov", 36.5, 46.1, 0, 0},
	}
	for _, c := range cases {
		got, ok := EmbeddedRelief().Elevation(c.lon, c.lat)
		if !ok || got < c.low || got > c.high {
			t.Errorf("%s: %.0f m, %v, want %.0f to %.0f m", c.place, float64(got), ok, float64(c.low), float64(c.high))
		}
	}
}

// plain is a relief of 2 rows and 3 columns of 1 degree cells from 20E, 50N:
//
//	50N  0  30  60
//	49N 10  40  90
func plain() *Relief {
	return &Relief{west: 20, north: 50, cellsPerDegree: 1, rows: 2, columns: 3, metres: []int16{0, 30, 60, 10, 40, 90}}
}

func TestElevationIsBilinearBetweenCellCentres(t *testing.T) {
	cases := []struct {
		where    string
		lon, lat float64
		want     geo.Altitude
		ok       bool
	}{
		{"centre of a cell", 21.5, 49.5, 30, true},
		{"half way east", 21, 49.5, 15, true},
		{"half way south", 20.5, 49, 5, true},
		{"between four cells", 22, 49, (30 + 60 + 40 + 90) / 4.0, true},
		{"north west corner keeps its cell", 20, 50, 0, true},
		{"south east corner keeps its cell", 23, 48, 90, true},
		{"west of the grid", 19.999, 49, 0, false},
		{"north of the grid", 21, 50.001, 0, false},
		{"no number", math.NaN(), 49, 0, false},
	}
	for _, c := range cases {
		got, ok := plain().Elevation(c.lon, c.lat)
		if ok != c.ok || math.Abs(float64(got-c.want)) > 1e-9 {
			t.Errorf("%s: %v, %v, want %v, %v", c.where, got, ok, c.want, c.ok)
		}
	}
}

func TestReliefCoversUkraine(t *testing.T) {
	want := orb.Bound{Min: orb.Point{19, 43}, Max: orb.Point{41, 53}}
	if got := EmbeddedRelief().Bound(); got != want {
		t.Errorf("bound %v, want %v", got, want)
	}
	for _, p := range []orb.Point{countryOf(t, "UA").Territory.Bound().Min, countryOf(t, "UA").Territory.Bound().Max} {
		if _, ok := EmbeddedRelief().Elevation(p.Lon(), p.Lat()); !ok {
			t.Errorf("no elevation at Ukraine's corner %v", p)
		}
	}
}

func TestReliefRefusesOtherContent(t *testing.T) {
	if _, err := readRelief(strings.NewReader("not a zlib stream")); err == nil {
		t.Error("plain text was read as a relief")
	}
}

func TestReliefIsSmall(t *testing.T) {
	if got, most := len(reliefBin), 100_000; got > most {
		t.Errorf("relief.bin has %d bytes, want at most %d", got, most)
	}
}

func BenchmarkReliefRead(b *testing.B) {
	for b.Loop() {
		if _, err := readRelief(strings.NewReader(string(reliefBin))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkElevation(b *testing.B) {
	relief := EmbeddedRelief()
	for b.Loop() {
		relief.Elevation(30.5238, 50.4547)
	}
}
