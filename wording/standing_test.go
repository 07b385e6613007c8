package wording

import (
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

func TestMarginsAtTwoSignificantDigits(t *testing.T) {
	for _, c := range []struct {
		margin coverage.Margin
		want   string
	}{
		{coverage.Margin{Value: 26.2, Of: 1031, Unit: "s"}, "26 s of 17 min"},
		{coverage.Margin{Value: -26.2, Of: 1031, Unit: "s", Gate: coverage.GateTimeline}, "26 s of 17 min"},
		{coverage.Margin{Value: 4.23, Of: 7300, Unit: "s"}, "4.2 s of 2.0 h"},
		{coverage.Margin{Value: 0.6049, Of: 24.2, Unit: "km"}, "600 m of 24 km"},
		{coverage.Margin{Value: 12.34, Of: 1204, Unit: "km"}, "12 km of 1,200 km"},
		{coverage.Margin{Value: 0.031, Of: 0.95, Unit: "share"}, "3.1 % of 95 % of the time"},
		{coverage.Margin{Value: 3.4, Of: 48, Unit: "rounds"}, "3.4 of 48 rounds"},
		{coverage.Margin{}, ""},
	} {
		if got := MarginSize(&c.margin); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for _, unit := range []string{"s", "km", "share", "rounds"} { // as coverage.Margin names them
		if margins[unit].figure == nil {
			t.Errorf("a margin in %s has no words", unit)
		}
	}
}

func TestWhatTheCoverRestsOnIsNamed(t *testing.T) {
	r := &coverage.Result{Lead: scenario.Base,
		Scenario: &scenario.Scenario{Places: []scenario.Place{{Name: "Odesa"}, {Name: "Port"}}}}
	margin := coverage.Margin{Gate: coverage.GateTimeline, Value: 26, Of: 1020, Unit: "s", Part: 0.025}
	rests := []coverage.Rest{{Place: 0, Population: 1_001_558, Margin: margin}, {Place: 1, Population: 40_000, Margin: margin}}
	const edge = "Of them 1.0 M live near the edge, within a tenth of the reach, view, time or rounds that decide: "
	for named, want := range map[int]string{
		2: edge + "1.0 M in Odesa (time) and 40,000 in Port (time).",
		1: edge + "1.0 M in Odesa (time) and 1 more place.",
	} {
		if got := RestsOn(r, rests, named); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	r.Lead = scenario.Low // what is near the edge is known at the base estimate alone
	if got, want := RestsOn(r, rests, 1), "Of those covered at the base estimate, 1.0 M live"; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := RestsOn(r, nil, 2); got != "" {
		t.Errorf("nothing is near the edge: %q", got)
	}
	margin.People = 300_000
	if got, want := MarginSentence(&margin, 1),
		"The narrowest margin is time: 26 s to spare of 17 min, less than a tenth either way for 0.30 M people."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The margin of a city is that of one of its points: words that speak of the city would
// have the whole of it short by so little.
func TestWhatFallsShortIsThePointNearestToTheEdge(t *testing.T) {
	short := coverage.Margin{Gate: coverage.GateGeometry, Value: -0.03, Of: 4, Unit: "km", Part: -0.0075}
	for points, want := range map[int]string{
		1:  "It falls short in reach by 30 m; the reach is 4.0 km.",
		73: "The point nearest to the edge falls short in reach by 30 m; the reach is 4.0 km.",
	} {
		if got := MarginSentence(&short, points); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// part is a place of 73 demand points of which so many are covered.
func part(s coverage.Status, low, base, high int) *coverage.PlaceThreat {
	return &coverage.PlaceThreat{Status: s, Points: 73, Count: scenario.Triple[int]{Low: low, Base: base, High: high}}
}

func TestHowMuchOfAPlaceIsCovered(t *testing.T) {
	partly, possible := part(coverage.Partly, 20, 61, 73), part(coverage.Possible, 0, 2, 30)
	node := &coverage.PlaceThreat{Status: coverage.Likely, Points: 1, Count: scenario.Triple[int]{Base: 1, High: 1}}
	for _, c := range []struct{ got, want string }{
		{Standing(partly), "partly 84 %"},
		{StandingInFull(partly), "partly 84 % [27-100]"},
		{StandingInFull(node), "likely"},
		{Standing(possible), "possible"},
		{StandingVerdict(partly), "partly covered, 84 % of it"},
		{Named("Kryvyi Rih", partly, scenario.Base), "Kryvyi Rih 84 %"},
		{Named("Kryvyi Rih", partly, scenario.High), "Kryvyi Rih"},
		{Named("Kryvyi Rih", possible, scenario.High), "Kryvyi Rih 41 %"},
		{Named("Kryvyi Rih", possible, scenario.Base), "Kryvyi Rih"},
		{verdict(partly, scenario.Base), "PARTLY COVERED, 84 %"},
		{verdict(partly, scenario.Low), "PARTLY COVERED, 27 % at the low estimate, partly"},
		{verdict(partly, scenario.High), "COVERED, partly"},
		{verdict(possible, scenario.Base), "NOT COVERED at the base estimate, possible"},
		{verdict(part(coverage.Uncovered, 0, 0, 0), scenario.Base), "NOT COVERED"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func verdict(p *coverage.PlaceThreat, e scenario.Estimate) string {
	lead, middle, rest := Verdict(p, e)
	return lead + middle + rest
}

// What could be decided and what is nearest and falls short are two answers.
func TestTheTwoAnswersToWhyNot(t *testing.T) {
	r, s := stage()
	s.World = scenario.NewWorld(nil, nil, nil)
	p := part(coverage.Partly, 20, 61, 73)
	p.ByDecision = &coverage.Decision{
		Points: 12, Gates: 1<<coverage.GateContribution | 1<<coverage.GateAuthorisation, Distance: 40 * geo.Kilometre,
		Status: coverage.Likely, Gained: 118_000, Switches: []scenario.Switch{
			scenario.SetContributor{Code: "NO", State: scenario.Granted}, scenario.SetZone{Zone: scenario.ZoneAll},
		},
	}
	p.Nearest = &coverage.Nearest{Estimate: scenario.Base, Verdict: coverage.Verdict{Gate: coverage.GateGeometry,
		Short: 12 * geo.Kilometre, Distance: 90 * geo.Kilometre}}
	for _, c := range []struct{ got, want string }{
		{ToDecide(r, p), "Norway's NASAMS (one), 40 km away, is stopped by contribution and authorisation alone, for " +
			"12 of the 12 points not covered. It would take: Norway sends its units and allies may intercept over " +
			"all of Ukraine. The place is then likely (+0.12 M people in all); --set contributors.NO=granted --set " +
			"authorisation.zone=all."},
		{NearestWords(r, p), "The unit that comes closest, Norway's NASAMS (one), 90 km away, falls 12 km short of it."},
		{WhyBriefly(r, p), "partly 84 %; Norway has not agreed"},
		{ToDecide(r, &coverage.PlaceThreat{}), ""},
		{NearestWords(r, &coverage.PlaceThreat{}), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if g := StoppedBy(r, p); g != coverage.GateContribution {
		t.Errorf("stopped by %s", g)
	}
}

func TestNoWordsPromiseSafety(t *testing.T) {
	for _, s := range coverage.Statuses {
		for _, words := range []string{statuses[s].name, statuses[s].means, statuses[s].verdict, statuses[s].opening} {
			if strings.Contains(words, "protect") || strings.Contains(words, "safe") {
				t.Errorf("%s: %q", s, words)
			}
		}
	}
	for g := coverage.GateNone + 1; g < coverage.GateCount; g++ {
		if strings.Contains(gates[g].asks+gates[g].question, "far edge") {
			t.Errorf("gate %s asks for a far edge", g)
		}
	}
}
