package report

import (
	"math"
	"strings"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

func TestFiguresInWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{wording.People(0), "0"}, {wording.People(999), "999"}, {wording.People(1234), "1,230"},
		{wording.People(12_449), "12,400"}, {wording.People(99_949), "99,900"},
		{wording.People(99_950), "0.10 M"}, {wording.People(510_840), "0.51 M"}, {wording.People(994_999), "0.99 M"},
		{wording.People(995_000), "1.0 M"}, {wording.People(16_742_015), "16.7 M"},
		{wording.People(-1500), "-1,500"}, {wording.Change(2_100_000), "+2.1 M"}, {wording.Change(0), "0"},
		{wording.Change(-300_000), "-0.30 M"},
		{wording.Percent(1, 1000), "<1 %"}, {wording.Percent(999, 1000), ">99 %"}, {wording.Percent(1000, 1000),
			"100 %"}, {wording.Percent(0, 10), "0 %"}, {wording.Percent(1, 0), "-"},
		{wording.Range(scenario.Triple[int]{Low: 24, Base: 41, High: 56}, 100), "[24-56]"},
		{wording.Range(scenario.Triple[int]{Low: 0, Base: 1, High: 5}, 1000), "[0 to <1]"},
		{wording.Range(scenario.Triple[int]{Low: 1, Base: 999, High: 999}, 1000), "[<1 to >99]"},
		{wording.Range(scenario.Triple[int]{}, 0), ""},
		{wording.Kilometres(43_400), "43 km"}, {wording.Kilometres(9_949), "9.9 km"}, {wording.Kilometres(9_950),
			"10 km"}, {wording.Kilometres(408), "408 m"}, {wording.Kilometres(1_234_000), "1,234 km"},
		{wording.Height(60), "60 m"}, {wording.Height(2500), "2,500 m"}, {wording.Height(10_000), "10 km"},
		{wording.Speed(800 * geo.KilometrePerHour), "800 km/h"}, {wording.Speed(2000), "2,000 m/s"},
		{wording.Minutes(40 * time.Second), "40 s"}, {wording.Minutes(5 * time.Minute), "5 min"},
		{wording.Minutes(150 * time.Second), "2 min 30 s"}, {wording.Minutes(3 * time.Hour), "3 h"},
		{wording.Minutes(-time.Minute), "-1 min"},
		{wording.Date("2025-08-22"), "22 Aug 2025"}, {wording.Date("2025-10"), "Oct 2025"},
		{wording.Date("soon\x1b[1m"), "soon"},

		{wording.Enumerate(nil, "none"), "none"}, {wording.Enumerate([]string{"a"}, ""), "a"},
		{wording.Enumerate([]string{"a", "b", "c"}, ""), "a, b and c"},
		{wording.Capital("ґудзик"), "Ґудзик"}, {wording.Capital(""), ""},
		{wording.WithArticle("United States") + ", " + wording.WithArticle("Poland"), "the United States, Poland"},
		{wording.Switch(&scenario.Scenario{}, scenario.SetContributor{Code: "US", State: scenario.Granted}),
			"the United States sends its units"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A nearest unit stopped by each gate, in a sentence and in a cell.
func TestWhyNotAtEveryGate(t *testing.T) {
	s := small()
	s.Units[2].Contributor, s.Units[2].Host, s.Phase, s.Package.Stockpile.Nights = "US", "PL", scenario.Now, 3
	r := evaluated(t, s, coverage.Options{PlacesOnly: true})
	place := r.Place("gamma")
	why := func(gate coverage.Gate, short, away geo.Length, unit int) (string, string) {
		p := place.At(0)
		p.Status = coverage.Uncovered
		p.Nearest = &coverage.Nearest{
			Unit:     unit,
			Estimate: scenario.Base,
			Verdict: coverage.Verdict{
				Gate: gate, Short: short, Distance: away, TimeShare: 0.42, Late: 26 * time.Second,
			},
		}
		return wording.WhyNot(r, place, 0), wording.WhyBriefly(r, p)
	}
	for _, c := range []struct {
		gate           coverage.Gate
		short, away    geo.Length
		unit           int
		sentence, cell string
	}{
		{coverage.GatePhase, 0, 80 * kilometre, 1,
			"the unit that comes closest, Poland's Long arm (pl-west), 80 km away, comes only after a ceasefire",
			"only after a ceasefire"},
		{coverage.GatePhase, 0, 80 * kilometre, 2, "may not stand there under the caveats of the United States",
			"caveat of the United States"},
		{coverage.GateBasing, 0, 80 * kilometre, 2,
			"Poland has not granted its bases to the United States' Short arm (fr-north), 80 km away", "Poland has not agreed"},
		{coverage.GateContribution, 0, 80 * kilometre, 2,
			"the United States has not agreed to send its Short arm (fr-north), 80 km away", "the United States has not agreed"},
		{coverage.GateAuthorisation, 0, 80 * kilometre, 2,
			"allies may not intercept there; the nearest unit is the United States' Short arm (fr-north)", "zone"},
		{coverage.GateCapability, 0, 80 * kilometre, 2, "no unit that may act can engage this threat",
			"cannot engage this threat"},
		{coverage.GateGeometry, 12 * kilometre, 80 * kilometre, 2, "80 km away, falls 12 km short", "12 km out of reach"},
		{coverage.GateGeometry, 0, 80 * kilometre, 2, "cannot see it", "not in the radar's view"},
		{coverage.GateTimeline, 408, 0, 2, "at its centre, would be too late by 26 s", "too late by 26 s"},
		{coverage.GateReadiness, 0, 80 * kilometre, 2, "holds its station 42 % of the time, and 95 % are needed",
			"station held 42 % of the time"},
		{coverage.GateStock, 0, 80 * kilometre, 2, "do not last 3 nights", "rounds do not last 3 nights"},
		{coverage.GateNone, 0, 80 * kilometre, 2, "is there 42 % of the time", "covered 42 % of the time"},
	} {
		sentence, cell := why(c.gate, c.short, c.away, c.unit)
		if !strings.HasPrefix(sentence, "Gamma is not covered against high drones: ") ||
			!strings.Contains(sentence, c.sentence) ||
			!strings.HasSuffix(sentence, ".") {
			t.Errorf("%v: %s; want %s", c.gate, sentence, c.sentence)
		}
		if cell != c.cell {
			t.Errorf("%v: %s; want %s", c.gate, cell, c.cell)
		}
	}
}

func TestWhatHelps(t *testing.T) {
	poland := &scenario.Scenario{World: squareLand}
	at := func(status coverage.Status, m *coverage.Remedy) string {
		return wording.WhatHelps(poland, &coverage.PlaceThreat{Status: status, Why: coverage.Why{Nearest: &coverage.Nearest{}}, Remedy: m,
			Points: 10, Count: scenario.Same(int(status) / int(coverage.Likely) * 10)})
	}
	open := &coverage.Remedy{
		Switch: scenario.SetHost{Code: "PL", State: scenario.Granted},
		Status: coverage.Likely,
		Gained: 450_000,
	}
	for _, c := range []struct{ got, want string }{
		{at(coverage.Uncovered, open),
			"Smallest single change: Poland grants its bases: +0.45 M people in all (likely; --set hosts.PL=granted)."},
		{at(coverage.Uncovered, nil), "No single change of the switches covers it."},
		{at(coverage.Likely, nil), ""},
		{wording.WhatHelps(poland, &coverage.PlaceThreat{}), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestCSVTextIsNoFormula(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\t=1": "' =1", "\r=1": "' =1", " =1": "' =1",
		"\x1b[1m=1": "'=1", "＝1": "'＝1",
		"a=b": "a=b", "": "", "Львів": "Львів",
	} {
		if got := csvText(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTableCells(t *testing.T) {
	table := &subject.Table{
		Title: "Cells",
		Columns: []subject.Column{
			{Title: "AS OF"},
			{Title: "PEOPLE", Grouped: true, Right: true},
			{Title: "X", Key: "reach_km"},
			{Title: "HIDDEN", Detail: true},
		},
		Rows: [][]any{
			{"2025", 12_345, scenario.Triple[float64]{Low: 1, Base: 2.5, High: 3}, true},
			{nil, math.NaN(), scenario.Same(math.Inf(1)), nil},
			{"=x"},
			{struct{}{}, 1.23456789, 7.0, false},
		},
	}
	for name, c := range map[string]struct {
		word  string
		table *subject.Table
		want  string
	}{
		"text": {"text", table,
			"CELLS\n\nAS OF  PEOPLE  X\n2025   12,345  1-2.5-3\n-           -  -\n=x          -  -\n?      1.2346  7\n"},
		"csv": {"csv", table,
			"as_of,people,reach_km_low,reach_km_base,reach_km_high,hidden\n2025,12345,1,2.5,3,true\n,,,,,\n'=x,,,,,\n?,1.23457,,7,,false\n"},
		"json": {"json", &subject.Table{Columns: table.Columns[:3], Rows: table.Rows[:2]},
			"[\n {\n  \"as_of\": \"2025\",\n  \"people\": 12345,\n  \"reach_km\": {\n   \"low\": 1,\n   \"base\": 2.5,\n   \"high\": 3\n  }\n },\n {\n  \"as_of\": null,\n  \"people\": null,\n  \"reach_km\": {\n   \"low\": null,\n   \"base\": null,\n   \"high\": null\n  }\n }\n]\n"},
		"no rows":  {"text", &subject.Table{Title: "Hosts"}, "HOSTS\n\nNone.\n"},
		"no items": {"json", &subject.Table{Title: "Hosts"}, "[]\n"},
	} {
		if got := said(t, as(c.word, List.Of(c.table))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Without a threat nothing is called covered or not.
func TestNoThreatListsNoPlace(t *testing.T) {
	s := small()
	s.Threats = nil
	r := evaluated(t, s, coverage.Options{PlacesOnly: true})
	for name, s := range map[string]Subject{"report": coverageOf(r), "gaps": Gaps.Of(r)} {
		if text := said(t, as("text", s)); !strings.Contains(text, "No threat is in play") ||
			strings.Contains(text, "NOT COVERED AGAINST") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// A terminal narrower than a page gets every text in its own width, no word cut
// in two where it could stand whole.
func TestNarrowTerminals(t *testing.T) {
	r := evaluated(t, small(), coverage.Options{Cell: 20 * kilometre})
	for _, columns := range []int{1, 40, 60, 80, 100, 300} {
		out, page := said(
			t,
			shown("text", coverageOf(r), subject.View{Columns: columns}),
		), said(
			t,
			as("text", coverageOf(r)),
		)
		for _, line := range strings.Split(out, "\n") {
			if most := min(max(columns, 40), pageWidth); width(line) > most {
				t.Errorf("%d columns: a line of %d: %s", columns, width(line), line)
			}
		}
		if columns >= pageWidth && out != page {
			t.Errorf("%d columns differ from a page", columns)
		}
		if !strings.Contains(out, "CEASEFIRE") {
			t.Errorf("%d columns: a word is cut in\n%s", columns, out)
		}
	}
}

// A threat of a scenario's own is one thing with a name.
func TestSalvosOfOwnThreats(t *testing.T) {
	o := &raid.Outcome{Lead: scenario.Base, Threats: []raid.ThreatOutcome{{Threat: scenario.Threat{ID: "mine"}}}}
	salvo := &o.Threats[0].Salvo
	if got, want := wording.SalvoSentence(o, 0), `None of the threat "mine" comes in a salvo.`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	salvo.Arrivals, salvo.Leakers = scenario.Same(4.0), scenario.Same(3.0)
	if got, want := wording.SalvoSentence(o, 0),
		`Of a salvo of 4 of the threat "mine" about 3 would get through.`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestNewExplanationRefuses(t *testing.T) {
	r := smallResult(t)
	if _, err := subject.NewExplanation(r, nil, nil); err == nil {
		t.Error("no place")
	}
	if _, err := subject.NewExplanation(r, r.Place("alpha"), nil); err == nil {
		t.Error("no reckonings")
	}
	if _, err := subject.NewExplanation(r, r.Place("alpha"), make([]scenario.Triple[[]coverage.Reckoning],
		2)); err == nil {
		t.Error("empty reckonings of the leading estimate")
	}
}
