package report

import (
	"strings"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

func TestPromisesAreSaidWithWhatTheyAreWorth(t *testing.T) {
	r := smallResult(t)
	r.Scenario = r.Scenario.Edit(func(s *scenario.Scenario) { s.Package.Stockpile.Factor = 1 })
	n := len(r.Threats) + 1
	change := func(c scenario.Switch, people ...int) coverage.Promise {
		m := coverage.Promise{
			Switch: c,
			People: make([]scenario.Triple[int], n),
			Change: make([]scenario.Triple[int], n),
		}
		for i, p := range people {
			m.Change[i].Base = p
		}
		return m
	}
	c := &subject.Coverage{Result: r, Promises: []coverage.Promise{
		change(scenario.SetContributor{Code: "US", State: scenario.Denied}, -1_500_000),
		change(scenario.SetHost{Code: "RO", State: scenario.Denied}),
		change(scenario.SetHost{Code: "PL", State: scenario.Granted}),
		change(scenario.SetHost{Code: "SK", State: scenario.Granted}),
		change(scenario.SetContributor{Code: "NL", State: scenario.Granted}),
		change(scenario.SetDelay{Delay: scenario.UniformDelay(15 * time.Minute)}, 0, 240_000),
		change(scenario.SetStock{Factor: 2}),
	}}
	out := said(t, as("text", Coverage.Of(c)))
	text := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{
		"WHAT THE PROMISES ARE WORTH: CHANGE IN PEOPLE COVERED",
		"without the United States -1.5 M [-1.5 M to 0] -",
		"order 15 min after detection - +0.24 M [0 to +0.24 M]",
		"No difference at the base estimate and less than a hundredth at the others: without the bases of RO; the bases of Poland and SK granted; units sent by the Netherlands; twice the stock.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, out)
		}
	}
}
