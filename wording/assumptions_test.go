package wording

import (
	"testing"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
)

// Every subject of assumptions has its key, its name and its values in words.
func TestEverySubjectOfAssumptionsHasWords(t *testing.T) {
	_, s := stage()
	for of := worth.OfSystem; of <= worth.OfStation; of++ {
		a := &worth.Assumption{Of: of, ID: "nasams", Field: "reaction time", Value: scenario.Triple[float64]{Low: 15, High: 5}}
		worded(t, of, AssumptionKey(a), AssumptionName(s, a), AssumptionValues(a))
	}
	if n := len(assumptions); n != int(worth.OfStation)+1 {
		t.Errorf("%d rows of words for %d subjects", n, worth.OfStation+1)
	}
}

// Values ascend, and the people stand in their order.
func TestPeopleStandInTheOrderOfTheValues(t *testing.T) {
	a := &worth.Assumption{
		Of: worth.OfThreat, ID: "cruise-missile", Field: "speed", Unit: "km/h",
		Value: scenario.Triple[float64]{Low: 900, Base: 800, High: 700}, AtLow: []int{9_100_000}, AtHigh: []int{11_200_000},
	}
	_, s := stage()
	line := AssumptionName(s, a) + ", " + AssumptionValues(a) + ": " + AssumptionPeople(a, 0, 10_000_000)
	if want := "cruise missile: speed, 700 to 900 km/h: 11.2 to 9.1 M"; line != want {
		t.Errorf("%q, want %q", line, want)
	}
	station := &worth.Assumption{
		Of: worth.OfStation, Value: scenario.Triple[float64]{Low: 50, High: 50}, AtLow: []int{0}, AtHigh: []int{1_000_000},
		Positions: [][]int{{0}, {1_000_000}, {995_000}},
	}
	if got, want := AssumptionPeople(station, 0, 1_000_000), "0 to 1.0 M; 2 of 3 positions keep the headline"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
