package worth

import (
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Every reversal that is told holds in whole evaluations of scenarios edited by hand, and an
// end that reverses an order against some threat is told.
func TestReversalsEqualScenariosEditedByHand(t *testing.T) {
	told, quiet := 0, 0
	for seed := range uint64(5) {
		s := tornado(seed)
		s.Package.Hosts["PL"], s.Package.Hosts["SK"] = scenario.Permission{State: scenario.Open},
			scenario.Permission{State: scenario.Open}
		s.Package.Contributors["FR"], s.Package.Contributors["US"] = scenario.Permission{State: scenario.Open},
			scenario.Permission{State: scenario.Open}
		w := weigh(t, s, Options{Assumptions: true})
		found := map[[3]int]*Reversal{}
		for i := range w.Reversals {
			r := &w.Reversals[i]
			found[[3]int{r.Amount, r.Assumption, int(r.To)}] = r
		}
		for i := range w.Assumptions {
			a := &w.Assumptions[i]
			if a.Of == OfStation || a.Of == OfHostOrder || a.Span(0)+a.Span(1)+a.Span(2) == 0 {
				continue
			}
			for _, e := range []scenario.Estimate{scenario.Low, scenario.High} {
				edited, moved := atHand(s, a, e)
				now := evaluated(t, edited, moved)
				gains := make([][]int, len(w.Open.Promises))
				for k, p := range w.Open.Promises {
					kept := coverage.Restrict(edited, []coverage.Player{{Role: p.Role, Code: p.Code}}, 1)
					gains[k] = evaluated(t, kept, moved)
					for amount := range now {
						gains[k][amount] -= now[amount]
					}
				}
				for amount := range now {
					r, reverses := found[[3]int{amount, i, int(e)}], false
					for k, p := range w.Open.Promises {
						above := 0
						for j, q := range w.Open.Promises {
							if q.Gain[amount] > p.Gain[amount] || q.Gain[amount] == p.Gain[amount] && j < k {
								above++
							}
						}
						for j, q := range w.Open.Promises {
							reverses = reverses || above < RankedPromises && p.Gain[amount] > q.Gain[amount] &&
								gains[k][amount] < gains[j][amount]
						}
					}
					if reverses != (r != nil) {
						t.Errorf("seed %d, %d %s %s at %v, threat %d: reverses %v, told %+v", seed, a.Of, a.ID, a.Field, e, amount,
							reverses, r)
					}
					if r == nil {
						quiet++
						continue
					}
					told++
					before := w.Open.Promises
					if r.AheadGain != gains[r.Ahead][amount] || r.BehindGain != gains[r.Behind][amount] ||
						r.AheadGain <= r.BehindGain || before[r.Ahead].Gain[amount] >= before[r.Behind].Gain[amount] {
						t.Errorf("seed %d: %+v, by hand %v", seed, r, gains)
					}
				}
			}
		}
	}
	if told == 0 || quiet == 0 {
		t.Errorf("%d reversals told, %d ends without: the scenarios do not test it", told, quiet)
	}
}
