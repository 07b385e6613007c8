package wording

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
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

// parts returns a margin and what it is a part of, in figures.
func (row marginRow) parts(m *coverage.Margin) (value, of string) {
	figure := row.figure
	if figure == nil {
		figure = significant
	}
	return figure(m.Value), strings.TrimSpace(figure(m.Of) + " " + row.what)
}

// MarginSize returns by how much a gate holds or fails, of what there is, at two
// significant digits: "26 s of 17 min"; empty where that has no measure.
func MarginSize(m *coverage.Margin) string {
	if math.IsInf(m.Value, 0) || math.IsNaN(m.Value) || m.Of <= 0 || math.IsInf(m.Of, 0) {
		return ""
	}
	size := *m
	size.Value = math.Abs(m.Value)
	spare, of := margins[m.Unit].parts(&size)
	return spare + " of " + of
}

// measuredRow is every wording of what a margin is a margin of: in a reader's word, and
// what there is of it where it falls short.
type measuredRow struct{ of, has string }

// measuredOf is the table of what margins measure, by gate; of view there is [viewRow].
var measuredOf = map[coverage.Gate]measuredRow{
	coverage.GateGeometry:  {"reach", "the reach is %s"},
	coverage.GateReadiness: {"time on station", "%s is asked"},
	coverage.GateTimeline:  {"time", "there is %s"},
	coverage.GateStock:     {"rounds", "there are %s"},
}

var viewRow = measuredRow{"view", "the view is %s"}

// measured returns the words of what a margin measures.
func measured(m *coverage.Margin) measuredRow {
	if m.View {
		return viewRow
	}
	return measuredOf[m.Gate]
}

// marginOf returns what a margin is a margin of, in a reader's word.
func marginOf(m *coverage.Margin) string { return measured(m).of }

// MarginSentence says which margin of a place's cover is the narrowest, or in what the
// point of a place of so many that is nearest to its edge falls short; empty where no
// margin was measured.
func MarginSentence(m *coverage.Margin, points int) string {
	if m == nil {
		return ""
	}
	size := *m
	size.Value = math.Abs(m.Value)
	spare, of := margins[m.Unit].parts(&size)
	edge := ""
	if m.NearEdge() && m.People > 0 {
		edge = ", less than a tenth either way for " + Persons(m.People)
	}
	if m.Value >= 0 {
		return fmt.Sprintf("The narrowest margin is %s: %s to spare of %s%s.", marginOf(m), spare, of, edge)
	}
	who := "It"
	if points > 1 {
		who = "The point nearest to the edge"
	}
	has := fmt.Sprintf(measured(m).has, of)
	return fmt.Sprintf("%s falls short in %s by %s%s; %s.", who, marginOf(m), spare, edge, has)
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
// "Of them 0.21 M live near the edge, within a tenth of the reach, time or rounds that
// decide: 0.18 M in Odesa (reach), 38,800 in Kherson (time) and 3 more places."
// Empty where nothing is.
func RestsOn(r *coverage.Result, rests []coverage.Rest, named int) string {
	if len(rests) == 0 {
		return ""
	}
	people := 0
	var places []string
	for i := range rests {
		people += rests[i].Population
		if i < named {
			places = append(places, Rest(r, &rests[i])+" ("+marginOf(&rests[i].Margin)+")")
		}
	}
	if more := len(rests) - named; more > 0 {
		places = append(places, Plural(more, "more place", "more places"))
	}
	whom := "Of them"
	if r.Lead != scenario.Base {
		whom = "Of those covered at the base estimate,"
	}
	return fmt.Sprintf("%s %s live near the edge, within a tenth of the reach, view, time or rounds that decide: %s.",
		whom, People(people), Enumerate(places, ""))
}

// Rest returns one place that is near the edge of its cover: "0.18 M in Odesa".
func Rest(r *coverage.Result, rest *coverage.Rest) string {
	return People(rest.Population) + " in " + Clean(r.Scenario.Places[rest.Place].Name)
}
