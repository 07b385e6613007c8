package coverage_test

import (
	"fmt"
	"slices"
	"testing"

	"airumbrella/coverage"
	twins "airumbrella/coverage/naive"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// edgeDoubt is how near to an edge, in metres, engine and twin may differ: the twin
// samples the boundary of what sensors see.
const edgeDoubt = 2.0

// agreement is what a comparison found.
type agreement struct{ compared, doubtful, failing, engaged int }

// holdsToTwin compares every verdict of a scenario with the naive twin's: the set of
// failing gates of every unit, at every demand point, threat and estimate.
func holdsToTwin(t *testing.T, name string, s *scenario.Scenario) (a agreement) {
	t.Helper()
	twin, ready := twins.New(s), coverage.Prepare(s, coverage.Options{})
	faults := 0
	for p := range s.Places {
		place := &s.Places[p]
		points := place.Points()
		for k, point := range points {
			for threat := range s.Threats {
				for _, e := range scenario.Estimates {
					for u := range s.Units {
						got := ready.Failing(u, threat, place, point, e)
						want := twin.Failing(u, threat, p, k, e)
						if same, text := sameGates(got, want); !same {
							if twin.Closeness(u, threat, p, k, e) < edgeDoubt {
								a.doubtful++
								continue
							}
							if faults++; faults <= 3 {
								t.Errorf("%s, %s against %s at %s, point %d, %v: %s", name, s.Units[u].ID,
									s.Threats[threat].ID, place.ID, k, e, text)
							}
							continue
						}
						a.compared++
						a.failing += len(want)
						if len(want) == 0 {
							a.engaged++
						}
					}
				}
			}
		}
	}
	return a
}

// sameGates compares the first gates that fail.
func sameGates(got coverage.GateSet, want map[twins.Gate]float64) (same bool, text string) {
	engine, twin := "", ""
	for g := coverage.GateCount - 1; g >= coverage.GatePhase; g-- {
		if got.Has(g) {
			engine = g.String()
		}
		if _, fails := want[twins.Gate(g.String())]; fails {
			twin = g.String()
		}
	}
	return engine == twin, fmt.Sprintf("fails %q first, by the twin %q", engine, twin)
}

// furnished adds what the second edition knows to a random scenario: one picture,
// networks, the side that threats come from, a light layer, and places large enough for
// many demand points.
func furnished(seed uint64, s *scenario.Scenario) *scenario.Scenario {
	r := newRandom(50_000 + seed)
	return s.Edit(func(t *scenario.Scenario) {
		t.Approach = scenario.Approaches[r.IntN(2)]
		t.Package.C2.Picture = scenario.Pictures[r.IntN(2)]
		t.Package.LightLayer[scenario.Drone] = scenario.Triple[float64]{Low: 0.4, Base: 0.6, High: 0.8}
		t.Systems = slices.Clone(s.Systems)
		for i, covers := range [][]string{nil, {"UA-46"}, {"UA-63"}} {
			t.Systems = append(t.Systems, scenario.System{
				ID: fmt.Sprintf("ears-%d", i), Kind: scenario.Network, Area: &scenario.AreaSensor{
					Regions: covers, Below: heights(r.triple(500, 4000)), Latency: durations(r.triple(5, 90)),
					Sees: scenario.ClassSetOf(scenario.Drone, scenario.CruiseMissile, scenario.Aircraft),
				},
			})
		}
		t.Systems.Sort()
		t.Units = slices.Clone(s.Units)
		for i := range t.Units {
			if s.System(&t.Units[i]).Aircraft == nil {
				t.Units[i].Station = nil // no file may give it one
			}
		}
		for i := range r.IntN(3) {
			t.Units = append(t.Units, scenario.Unit{
				ID: fmt.Sprintf("network-%d", i), System: fmt.Sprintf("ears-%d", r.IntN(3)), Count: 1,
				Host: "UA", Contributor: []string{"UA", "PL"}[r.IntN(2)], Group: []string{"", "one", "two"}[r.IntN(3)],
				Position: orb.Point{28, 49},
			})
		}
	})
}

func TestEveryVerdictIsTheTwins(t *testing.T) {
	var sum agreement
	for seed := range uint64(12) {
		s := furnished(seed, newRandom(seed).scenario(8, 6))
		a := holdsToTwin(t, fmt.Sprintf("seed %d", seed), s)
		sum.compared, sum.doubtful = sum.compared+a.compared, sum.doubtful+a.doubtful
		sum.failing, sum.engaged = sum.failing+a.failing, sum.engaged+a.engaged
	}
	t.Logf("%+v", sum)
	if sum.engaged < 500 || sum.doubtful*200 > sum.compared {
		t.Errorf("the scenarios do not test it: %+v", sum)
	}
}
