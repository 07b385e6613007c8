package wording

import (
	"fmt"
	"math"
	"strconv"

	"airumbrella/coverage"
)

// marginRow is every wording of one unit of a margin.
type marginRow struct {
	figure func(float64) string // a figure of it, at two significant digits
	what   string               // of what the margin is a part, after the governing figure
}

// margins is the table of the units of margins.
var margins = map[string]marginRow{
	"s":      {significantTime, ""},
	"km":     {significantLength, ""},
	"share":  {significantShare, "of the time"},
	"rounds": {func(x float64) string { return significant(x) }, "rounds"},
}

// Margin returns how far a place is from the edge of its cover, at two significant
// digits: "26 s of 17 min", and "short by 26 s of 17 min" where it is not covered.
func Margin(m *coverage.Margin) string {
	row := margins[m.Unit]
	if row.figure == nil {
		row.figure = significant
	}
	words := row.figure(math.Abs(m.Value)) + " of " + row.figure(m.Of)
	if row.what != "" {
		words += " " + row.what
	}
	if m.Value < 0 {
		return "short by " + words
	}
	return words
}

// MarginSize returns by how much a gate holds or fails, "26 s of 17 min"; empty where
// that has no measure.
func MarginSize(m *coverage.Margin) string {
	if math.IsInf(m.Value, 0) || math.IsNaN(m.Value) || m.Of <= 0 || math.IsInf(m.Of, 0) {
		return ""
	}
	size := *m
	size.Value = math.Abs(m.Value)
	return Margin(&size)
}

// MarginSentence says what the cover of a place rests on, or comes closest to;
// empty where no margin was measured.
func MarginSentence(m *coverage.Margin) string {
	if m == nil {
		return ""
	}
	words := "It rests on " + Margin(m)
	if m.Value < 0 {
		words = "It falls " + Margin(m)
	}
	words += " (" + m.Gate.String() + ")"
	if m.NearEdge() {
		words += ", near the edge"
		if m.People > 0 {
			words += " for " + People(m.People) + " people"
		}
	}
	return words + "."
}

// significant returns a number at two significant digits, without an exponent.
func significant(x float64) string {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return "0"
	}
	step := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-1)
	decimals := max(0, -int(math.Floor(math.Log10(step)+0.5)))
	rounded := math.Round(x/step) * step
	if decimals == 0 {
		return Grouped(int(math.Round(rounded)))
	}
	return strconv.FormatFloat(rounded, 'f', decimals, 64)
}

// significantTime returns seconds in the unit that suits them: "26 s", "17 min",
// "2.5 h".
func significantTime(s float64) string {
	switch {
	case s < 99.5:
		return significant(s) + " s"
	case s < 99.5*60:
		return significant(s/60) + " min"
	}
	return significant(s/3600) + " h"
}

// significantLength returns kilometres, below one in metres.
func significantLength(km float64) string {
	if km < 0.995 {
		return significant(km*1000) + " m"
	}
	return significant(km) + " km"
}

// significantShare returns a share in percent.
func significantShare(share float64) string { return significant(100*share) + " %" }

// RestsOn says what of the cover is near the edge, most people first, naming a few:
// "Near the edge: Odesa 1.0 M: 26 s of 17 min; and 3 more places."
// Empty where nothing is.
func RestsOn(r *coverage.Result, rests []coverage.Rest, named int) string {
	if len(rests) == 0 {
		return ""
	}
	words := ""
	for i := range rests[:min(named, len(rests))] {
		if i > 0 {
			words += "; "
		}
		words += Rest(r, &rests[i])
	}
	if more := len(rests) - named; more > 0 {
		words += "; and " + Plural(more, "more place", "more places")
	}
	return "Near the edge: " + words + "."
}

// Rest returns one place that is near the edge of its cover: "Odesa 1.0 M: 26 s of
// 17 min".
func Rest(r *coverage.Result, rest *coverage.Rest) string {
	name := Clean(r.Scenario.Places[rest.Place].Name)
	if rest.Population > 0 {
		name += " " + People(rest.Population)
	}
	return fmt.Sprintf("%s: %s", name, Margin(&rest.Margin))
}
