package geo

import (
	"math"
	"strings"
	"testing"
)

func TestParseLength(t *testing.T) {
	for text, want := range map[string]Length{
		"12km":     12_000,
		"12 km":    12_000,
		"0.5  km":  500,
		".5km":     500,
		"5.m":      5,
		"-3 nmi":   -5556,
		"+1nmi":    1852,
		"0m":       0,
		"007m":     7,
		"100.25 m": 100.25,
	} {
		got, err := ParseLength(text)
		if err != nil || got != want {
			t.Errorf("%q: got %v, %v; want %v", text, float64(got), err, float64(want))
		}
	}
}

func TestParseSpeed(t *testing.T) {
	for text, want := range map[string]Speed{
		"36km/h":   10,
		"250 m/s":  250,
		"100kn":    100 * Knot,
		"-7.2km/h": -2,
	} {
		got, err := ParseSpeed(text)
		if err != nil || math.Abs(float64(got-want)) > 1e-12 {
			t.Errorf("%q: got %v, %v; want %v", text, float64(got), err, float64(want))
		}
	}
}

func TestParseRefusesWithWhatIsAccepted(t *testing.T) {
	const accepted = "; use km, m or nmi, for example 12km"
	for text, want := range map[string]string{
		"12 miles":                     `"12 miles": unknown unit "miles"` + accepted,
		"12":                           `"12": no unit` + accepted,
		"12 ":                          `"12 ": no unit` + accepted,
		"":                             `"": not a number with a unit` + accepted,
		"km":                           `"km": not a number with a unit` + accepted,
		"-km":                          `"-km": not a number with a unit` + accepted,
		".km":                          `".km": not a number with a unit` + accepted,
		"NaN km":                       `"NaN km": not a number with a unit` + accepted,
		"Inf km":                       `"Inf km": not a number with a unit` + accepted,
		" 12km":                        `" 12km": not a number with a unit` + accepted,
		"12km ":                        `"12km ": unknown unit "km "` + accepted,
		"1e3m":                         `"1e3m": unknown unit "e3m"` + accepted,
		"0x1p4m":                       `"0x1p4m": unknown unit "x1p4m"` + accepted,
		"1_000m":                       `"1_000m": unknown unit "_000m"` + accepted,
		"1,5km":                        `"1,5km": unknown unit ",5km"` + accepted,
		"1.2.3km":                      `"1.2.3km": unknown unit ".3km"` + accepted,
		"12 KM":                        `"12 KM": unknown unit "KM"` + accepted,
		"800km/h":                      `"800km/h": unknown unit "km/h"` + accepted,
		strings.Repeat("9", 62) + "km": "",
		strings.Repeat("9", 63) + "km": `"` + strings.Repeat("9", 63) + `k"...: longer than 64 characters` + accepted,
	} {
		_, err := ParseLength(text)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	_, err := ParseSpeed("12 km")
	if want := `"12 km": unknown unit "km"; use km/h, m/s or kn, for example 800km/h`; err == nil ||
		err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// checkQuantity: what is taken is finite, short and ends in a unit.
func checkQuantity(t *testing.T, text string, value float64, err error, units []unit) {
	if err != nil {
		if value != 0 || !strings.Contains(err.Error(), "for example") || len(err.Error()) > 700 {
			t.Errorf("%q: %v, %v", text, value, err)
		}
		return
	}
	known := false
	for _, u := range units {
		known = known || strings.HasSuffix(text, u.name)
	}
	if math.IsNaN(value) || math.IsInf(value, 0) || len(text) > LongestQuantity || !known {
		t.Errorf("%q was taken as %v", text, value)
	}
}

func FuzzParseLength(f *testing.F) {
	for _, s := range []string{"12km", "0.5 m", "-3 nmi", "12", "NaN km", "1e9m", "", "+.m", "9999999999999999999999km"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := ParseLength(s)
		checkQuantity(t, s, float64(l), err, lengthUnits)
	})
}

func FuzzParseSpeed(f *testing.F) {
	for _, s := range []string{"800km/h", "250 m/s", "-3 kn", "12", "Inf km/h", "1e9m/s", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseSpeed(s)
		checkQuantity(t, s, float64(v), err, speedUnits)
	})
}
