package coverage_test

import (
	"fmt"
	"slices"
	"testing"

	"airumbrella/coverage"
	twins "airumbrella/coverage/naive"
	"airumbrella/scenario"
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

// asTheTwinKnows takes away what the engine does not know yet, or says in another way.
func asTheTwinKnows(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(t *scenario.Scenario) {
		t.Approach = scenario.AnySide
		t.Units = slices.Clone(s.Units)
		for i := range t.Units {
			if s.System(&t.Units[i]).Aircraft == nil {
				t.Units[i].Station = nil // no file may give it one
			}
		}
		for _, list := range []map[string]scenario.Permission{t.Package.Hosts, t.Package.Contributors} {
			for code, p := range list {
				if p.State == scenario.Open {
					p.State = scenario.Denied
					list[code] = p
				}
			}
		}
	})
}

func TestEveryVerdictIsTheTwins(t *testing.T) {
	var sum agreement
	for seed := range uint64(12) {
		s := asTheTwinKnows(newRandom(seed).scenario(8, 6))
		a := holdsToTwin(t, fmt.Sprintf("seed %d", seed), s)
		sum.compared, sum.doubtful = sum.compared+a.compared, sum.doubtful+a.doubtful
		sum.failing, sum.engaged = sum.failing+a.failing, sum.engaged+a.engaged
	}
	t.Logf("%+v", sum)
	if sum.engaged < 500 || sum.doubtful*200 > sum.compared {
		t.Errorf("the scenarios do not test it: %+v", sum)
	}
}
