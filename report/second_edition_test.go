package report

import (
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// onTheEdge is small with what its cover rests on, and with a decision that would cover
// Gamma: what the engine leaves to others is set by hand.
func onTheEdge(t *testing.T) *coverage.Result {
	r := smallResult(t)
	margin := coverage.Margin{
		Gate: coverage.GateTimeline, Value: 26.2, Unit: "s", Part: 0.0254, Of: 1031, People: 800_000,
	}
	r.Threats[0].RestsOn = []coverage.Rest{{Place: 0, Population: 800_000, Margin: margin}}
	r.Place("alpha").Threats[0].Margin = &margin
	r.Place("gamma").Threats[0].ByDecision = &coverage.Decision{
		Unit: 2, Points: 45, Gates: 1 << coverage.GateContribution, Distance: 630, Status: coverage.Assured,
		Gained: 450_000, Switches: []scenario.Switch{scenario.SetContributor{Code: "FR", State: scenario.Granted}},
	}
	return r
}

// What the cover rests on stands among the first five lines that say anything.
func TestTheReportSaysFirstWhatItRestsOn(t *testing.T) {
	var lines []string
	for _, line := range strings.Split(said(t, as("text", coverageOf(onTheEdge(t)))), "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	const want = "Of them 0.80 M live near the edge"
	if first := strings.Join(lines[:5], "\n"); !strings.Contains(first, want) {
		t.Errorf("the first five lines:\n%s", first)
	}
}

// The answer to "why not" is given twice, with the switches as the command line takes
// them.
func TestAnExplanationAnswersTwice(t *testing.T) {
	r := onTheEdge(t)
	explained := func(id string) string {
		return strings.Join(strings.Fields(said(t, as("text", Explanation.Of(explanation(t, r, r.Place(id)))))), " ")
	}
	for id, wants := range map[string][]string{
		"gamma": {
			"What could be decided: France's Short arm (fr-north), 630 m away, is stopped by contribution alone, for " +
				"45 of the 45 points not covered. It would take: France sends its units. The place is then assured " +
				"(+0.45 M people in all); --set contributors.FR=granted.",
			"What is nearest, and falls short: The unit that comes closest, Poland's Long arm (pl-west), 349 km away, " +
				"falls 229 km short of it.",
			"contribution 1 fr-north",
		},
		"alpha": {"The narrowest margin is time: 26 s to spare of 17 min, less than a tenth either way for 0.80 M people."},
		"beta":  {"PARTLY COVERED, 63 % OF IT", "19 of its 30 points are covered at base, 0 at low and 30 at high."},
	} {
		for _, want := range wants {
			if text := explained(id); !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing in\n%s", id, want, text)
			}
		}
	}
}

// Every list of the report says how much of Beta is covered, without colour.
func TestAPartlyCoveredPlaceSaysHowMuch(t *testing.T) {
	r := smallResult(t)
	for name, text := range map[string]string{
		"report":   said(t, as("text", coverageOf(r))),
		"markdown": said(t, as("markdown", coverageOf(r))),
		"gaps":     said(t, as("text", Gaps.Of(r))),
		"compare": said(t, as("text", Comparison.Of(subject.Compare(
			subject.NewSide(evaluated(t, without("units"), r.Options), nil, nil), subject.NewSide(r, nil, nil),
			scenario.Base)))),
	} {
		if !strings.Contains(text, "partly 63 %") {
			t.Errorf("%s does not say it:\n%s", name, text)
		}
	}
	svg := said(t, shown("svg", coverageOf(r), subject.View{Threat: "drone-high"}))
	if !strings.Contains(svg, "Beta 63 %") {
		t.Error("the picture does not say it")
	}
}

// No text of the planner speaks of a far edge or calls anybody safe or protected.
func TestNoTextSpeaksOfFarEdgesOrProtection(t *testing.T) {
	r := onTheEdge(t)
	for _, out := range everyOutput(t, r) {
		text := strings.ToLower(said(t, out.write))
		for _, word := range []string{"far edge", "far_edge", "protected", "counts as granted at the high estimate"} {
			if strings.Contains(text, word) {
				t.Errorf("%s says %q", out.name, word)
			}
		}
	}
}
