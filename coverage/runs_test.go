package coverage

import (
	"math/rand/v2"
	"testing"

	"airumbrella/geo"
)

// randomRuns draws runs with ends at whole numbers below 40.
func randomRuns(r *rand.Rand) []DepthRun {
	var runs []DepthRun
	for at := r.IntN(6); at < 40; at += r.IntN(4) {
		east := at + 1 + r.IntN(6)
		runs = appendRun(runs, DepthRun{geo.Span{West: float64(at), East: float64(east)}, 1 + r.IntN(3)})
		at = east
	}
	return runs
}

func depthAt(runs []DepthRun, lon float64) int {
	for _, run := range runs {
		if run.West < lon && lon < run.East {
			return run.Depth
		}
	}
	return 0
}

func TestMostRunsIsTheGreaterDepthEverywhere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		a, b := randomRuns(r), randomRuns(r)
		both := mostRuns(a, b)
		for lon := 0.5; lon < 60; lon++ {
			if got, want := depthAt(both, lon), max(depthAt(a, lon), depthAt(b, lon)); got != want {
				t.Fatalf("%v and %v: depth %d at %g, want %d", a, b, got, lon, want)
			}
		}
		for i := 1; i < len(both); i++ {
			if both[i].West < both[i-1].East || both[i].West == both[i-1].East && both[i].Depth == both[i-1].Depth {
				t.Fatalf("%v and %v: %v is not in order or not joined", a, b, both)
			}
		}
	}
}

func TestHoldsIsTrueOfNoSpanOutside(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	yes := 0
	for range 20000 {
		rows := outlines([][]DepthRun{randomRuns(r), randomRuns(r)})
		if r.IntN(2) == 0 {
			rows[1] = geo.Intersect(nil, rows[0], rows[1])
		}
		want := len(geo.Subtract(nil, rows[1], rows[0])) == 0
		if got := holds(rows[:1], rows[1:]); got != want {
			t.Fatalf("%v holds %v: %v, want %v", rows[0], rows[1], got, want)
		}
		if want {
			yes++
		}
	}
	if yes < 1000 {
		t.Errorf("only %d pairs nest", yes)
	}
}
