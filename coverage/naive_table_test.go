package coverage_test

import (
	"fmt"
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// naiveTable is the first failing gate for every unit and place, by gates 1 to
// 6 first and then by the stock that they leave.
type naiveTable struct {
	gates [][]coverage.Gate // by unit, then place
	doubt [][]bool
	some  bool // anything is in doubt: then the stock is, too
}

func (n *naive) table(t scenario.Threat, e scenario.Estimate) naiveTable {
	s := n.s
	var table naiveTable
	for _, u := range s.Units {
		gates, doubt := make([]coverage.Gate, len(s.Places)), make([]bool, len(s.Places))
		for i, p := range s.Places {
			gates[i] = n.gate(u, t, p, e)
			doubt[i] = n.doubt
			table.some = table.some || n.doubt
		}
		table.gates, table.doubt = append(table.gates, gates), append(table.doubt, doubt)
	}
	if s.Package.Stockpile.Nights > 0 {
		n.spend(&table, t, e)
	}
	return table
}

// spend closes places to units whose rounds do not last out to them.
func (n *naive) spend(table *naiveTable, t scenario.Threat, e scenario.Estimate) {
	s := n.s
	people := 0.0
	for _, p := range s.Places {
		if p.Counted {
			people += float64(p.Population)
		}
	}
	// How many units serve each place all of the time, by the first six gates.
	always, serving := make([]bool, len(s.Units)), make([]float64, len(s.Places))
	serves := func(u, i int) bool { return table.gates[u][i] == coverage.GateNone && always[u] }
	for u := range s.Units {
		share, _ := naiveOrbit(s, s.Units[u], e)
		always[u] = share >= 1
		for i := range s.Places {
			if serves(u, i) {
				serving[i]++
			}
		}
	}
	var closed [][2]int
	for u := range s.Units {
		from := s.Units[u].Position
		if s.System(&s.Units[u]).Aircraft != nil && s.Units[u].Station != nil {
			from = *s.Units[u].Station
		}
		edge := make([]float64, len(s.Places))
		for i, p := range s.Places {
			edge[i] = float64(geo.Distance(from, p.Position)) + naiveRadius(p)
		}
		for i := range s.Places {
			demand := 0.0
			for j, q := range s.Places {
				if !q.Counted || edge[j] > edge[i] {
					continue
				}
				others := serving[j]
				if serves(u, j) {
					others--
				}
				demand += float64(
					s.Package.Stockpile.Nights,
				) * t.Raids.Routine.At(
					e,
				) * float64(
					q.Population,
				) / people * 2 / (others + 1)
			}
			rounds := naiveRounds(s, u, e)
			if table.gates[u][i] == coverage.GateNone && (rounds < 1 || demand > rounds*(1+1e-9)) {
				closed = append(closed, [2]int{u, i})
			}
		}
	}
	for _, c := range closed {
		table.gates[c[0]][c[1]] = coverage.GateStock
	}
}

func naiveRounds(s *scenario.Scenario, u int, e scenario.Estimate) float64 {
	sys := s.System(&s.Units[u])
	each := sys.Launchers.At(e) * sys.Ready.At(e) * (1 + sys.Reloads.At(e))
	if sys.Kind == scenario.Fighter {
		each = sys.Aircraft.Missiles.At(e)
	}
	return float64(s.Units[u].Count) * each * s.Package.Stockpile.Factor
}

// naiveGates are the verdicts that the twin knows.
var naiveGates = []coverage.Gate{
	coverage.GateNone, coverage.GatePhase, coverage.GateBasing, coverage.GateContribution, coverage.GateAuthorisation,
	coverage.GateCapability, coverage.GateGeometry, coverage.GateTimeline, coverage.GateStock,
}

func TestPlaceTableEqualsNaiveEvaluation(t *testing.T) {
	const groups, each = 8, 25
	var gates [groups]map[coverage.Gate]int
	var doubts [groups]int
	t.Run("seeds", func(t *testing.T) {
		for i := range groups {
			t.Run(fmt.Sprintf("from %d", i*each), func(t *testing.T) {
				t.Parallel()
				gates[i] = map[coverage.Gate]int{}
				for seed := i * each; seed < (i+1)*each; seed++ {
					doubts[i] += compareTables(t, uint64(seed), gates[i])
				}
			})
		}
	})
	met, doubtful := map[coverage.Gate]int{}, 0
	for i := range groups {
		doubtful += doubts[i]
		for g, n := range gates[i] {
			met[g] += n
		}
	}
	for _, g := range naiveGates {
		if met[g] < 100 {
			t.Errorf("the random scenarios met gate %v only %d times: they do not test it", g, met[g])
		}
	}
	t.Logf("verdicts by first failing gate: %v; %d left out as too close", met, doubtful)
	if doubtful > 5000 {
		t.Errorf("%d verdicts were too close to compare", doubtful)
	}
}

// compareTables compares a random scenario against every threat at every
// estimate; it returns how many verdicts were left out.
func compareTables(t *testing.T, seed uint64, gates map[coverage.Gate]int) (left int) {
	t.Helper()
	s := newRandom(seed).scenario(10, 16)
	r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true, Land: sharedLand})
	ready := preparedEach(s)
	n := &naive{
		s:          s,
		boundaries: map[string]*naiveBoundary{},
		russia:     map[orb.Point]float64{},
		zones:      map[string]bool{},
	}
	for k := range s.Threats {
		for _, e := range scenario.Estimates {
			left += compareTable(t, seed, n, ready, r, k, e, gates)
		}
	}
	return left
}

// compareTable compares one threat at one estimate; it returns how many
// verdicts were left out.
func compareTable(
	t *testing.T,
	seed uint64,
	n *naive,
	ready []*coverage.Prepared,
	r *coverage.Result,
	k int,
	e scenario.Estimate,
	gates map[coverage.Gate]int,
) int {
	t.Helper()
	s := n.s
	want := n.table(s.Threats[k], e)
	left := 0
	for i := range s.Places {
		depth, sure := 0, true
		for u := range s.Units {
			got := ready[k].Engages(u, 0, &s.Places[i], e)
			if want.doubt[u][i] ||
				want.some && (got.Gate == coverage.GateStock || want.gates[u][i] == coverage.GateStock) {
				left++
				sure = false
				continue
			}
			if got.Gate != want.gates[u][i] {
				t.Errorf(
					"seed %d, %s against %s at %s, %v: gate %v, naive %v",
					seed,
					s.Units[u].ID,
					s.Threats[k].ID,
					s.Places[i].ID,
					e,
					got.Gate,
					want.gates[u][i],
				)
			}
			share, _ := naiveOrbit(s, s.Units[u], e)
			if math.Abs(got.TimeShare-share) > 1e-6 && got.Gate >= coverage.GateTimeline {
				t.Errorf("seed %d, %s: share %v, naive %v", seed, s.Units[u].ID, got.TimeShare, share)
			}
			gates[want.gates[u][i]]++
			if want.gates[u][i] == coverage.GateNone && share >= 1 {
				depth++
			}
		}
		if got := r.Places[i].Threats[k].Depth.At(e); sure && got != depth {
			t.Errorf("seed %d, %s at %s, %v: depth %d, naive %d", seed, s.Threats[k].ID, s.Places[i].ID, e, got, depth)
		}
	}
	return left
}
