package coverage

import "testing"

func TestEveryGateOfTheListIsComplete(t *testing.T) {
	keys := map[string]Gate{}
	for g := GatePhase; g < GateCount; g++ {
		row := &gates[g]
		if row.key == "" {
			t.Fatalf("gate %d has no row in the list", int(g))
		}
		if other, taken := keys[row.key]; taken {
			t.Errorf("gates %d and %d are both called %q", int(other), int(g), row.key)
		}
		keys[row.key] = g
		if g.String() != row.key {
			t.Errorf("gate %d is called %q, its row %q", int(g), g, row.key)
		}
		if row.bars == nil && row.excludes == nil && row.holds == nil {
			t.Errorf("%v tests nothing", g)
		}
		if measured := row.measure != nil || g == GateStock; measured != (row.unit != "") {
			t.Errorf("%v is measured without a unit, or has a unit that nothing is measured in", g)
		}
	}
	if GateStock != GateCount-1 {
		t.Error("the stock is not the last gate, and asks who passes all the others")
	}
}

func TestTheFirstGateOfASetIsTheOneTestedFirst(t *testing.T) {
	set := GateSet(1<<GateTimeline | 1<<GateBasing)
	if set.first() != GateBasing || !set.Has(GateTimeline) || set.Has(GateGeometry) || GateSet(0).first() != GateNone {
		t.Errorf("the set %b begins with %v", set, set.first())
	}
}
