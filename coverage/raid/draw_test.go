package raid_test

import (
	"context"
	"math"
	"reflect"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/data"
	"airumbrella/scenario"
)

func drawn(t testing.TB, r *coverage.Result, o raid.DrawOptions, seed uint64) *raid.Run {
	t.Helper()
	run, err := raid.Draw(context.Background(), r, o, seed)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestSameSeedSameRun(t *testing.T) {
	r := evaluated(t, data.Default)
	a, b := drawn(t, r, raid.DrawOptions{}, 7), drawn(t, r, raid.DrawOptions{}, 7)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same seed gave another run")
	}
	if reflect.DeepEqual(a.Nights, drawn(t, r, raid.DrawOptions{}, 8).Nights) {
		t.Error("another seed gave the same run")
	}
	if len(a.Nights) != 14 {
		t.Errorf("%d nights", len(a.Nights))
	}
}

// Every arrival is accounted for and every shot leaves a magazine.
func TestRunBalances(t *testing.T) {
	for seed := range uint64(20) {
		run := drawn(t, evaluated(t, data.Default, "resupply=0"), raid.DrawOptions{Count: 6}, seed)
		var before float64
		for i, night := range run.Nights {
			shots, after, through := 0, 0.0, 0
			for _, x := range night.Threats {
				if x.Arrivals != x.Decoys+x.Light-x.LightDecoys+x.Kills+x.Leakers ||
					x.Wasted+x.LightDecoys > x.Decoys || x.Engaged+x.Light > x.Arrivals {
					t.Fatalf("seed %d night %d: %+v does not add up", seed, night.Night, x)
				}
				shots += x.Shots
				through += x.Leakers
			}
			for _, p := range night.Leakers {
				through -= p.Leakers
			}
			for _, left := range night.Rounds {
				after += left
			}
			if through != 0 {
				t.Fatalf("seed %d night %d: %d leakers fell on no city", seed, night.Night, through)
			}
			if i > 0 && int(before-after+.5) != shots {
				t.Fatalf("seed %d night %d: %d shots, %g rounds gone", seed, night.Night, shots, before-after)
			}
			before = after
		}
	}
}

func TestRoundsBroughtUpByDayAreThereAtDawn(t *testing.T) {
	r := result(1, 4, 4, city{100, []int{0}})
	r.Scenario.Package.Resupply = 5
	left := 24.0
	for _, night := range drawn(t, r, raid.DrawOptions{Count: 4}, 3).Nights {
		left += 5 - float64(night.Threats[0].Shots)
		near(t, "rounds at dawn", night.Rounds[0], left, 1e-9)
	}
}

func TestAlliesDoNotShootBeforeTheyMay(t *testing.T) {
	r := result(2, 4, 4, city{50, []int{0}}, city{50, []int{1}})
	r.Scenario.Units[1].Contributor = "FR"
	r.Scenario.Package.Activation = scenario.Same(48 * time.Hour)
	for _, night := range drawn(t, r, raid.DrawOptions{Count: 4}, 1).Nights {
		if night.Allied != (night.Night > 2) {
			t.Errorf("night %d: allies may engage: %v", night.Night, night.Allied)
		}
		if full := night.Rounds[1] == 24; full == night.Allied {
			t.Errorf("night %d: the ally has %g of 24 rounds", night.Night, night.Rounds[1])
		}
	}
}

// Two profiles of one class are one raid: each gets half of it.
func TestThreatsOfOneClassShareItsRaid(t *testing.T) {
	r := result(1, 8, 8, city{100, []int{0}})
	r.Threats = append(r.Threats, r.Threats[0])
	r.Threats[1].Threat.ID = "again"
	r.Places[0].Threats = append(r.Places[0].Threats, r.Places[0].Threats[0])
	for _, night := range drawn(t, r, raid.DrawOptions{Count: 3}, 1).Nights {
		for _, x := range night.Threats {
			if x.Arrivals != 4 {
				t.Errorf("night %d: %d of %s, want 4", night.Night, x.Arrivals, x.ID)
			}
		}
	}
}

// One battery over one city has nothing to share: the mean of many first
// nights is what Assess expects.
func TestFirstNightsAverageToTheExpectation(t *testing.T) {
	r := result(1, 5, 5, city{70, []int{0}}, city{30, nil})
	want := assess(t, r, raid.Options{}).Routine.Leakers.Base
	const runs = 20_000
	sum, squares := 0.0, 0.0
	for seed := range uint64(runs) {
		x := float64(drawn(t, r, raid.DrawOptions{Count: 1}, seed*7919+1).Nights[0].Threats[0].Leakers)
		sum, squares = sum+x, squares+x*x
	}
	mean := sum / runs
	se3 := 3 * math.Sqrt((squares/runs-mean*mean)/runs)
	near(t, "mean leakers of a first night", mean, want, se3)
}

func TestRunOutOfRounds(t *testing.T) {
	r := result(1, 4, 4, city{100, []int{0}})
	run := drawn(t, r, raid.DrawOptions{Count: 5}, 1)
	last := run.Nights[4]
	if last.Rounds[0] != 0 || last.Threats[0].Shots != 0 || last.Threats[0].Leakers != 4 {
		t.Errorf("after 24 rounds at 8 a night: %+v", last)
	}
}

func TestRunWithoutUnitOrCity(t *testing.T) {
	if run := drawn(t, result(0, 4, 4, city{100, nil}), raid.DrawOptions{}, 1); len(run.Notes) == 0 ||
		run.Nights[0].Threats[0].Leakers != 4 {
		t.Errorf("no unit: %+v", run)
	}
	if run := drawn(t, result(1, 4, 4), raid.DrawOptions{}, 1); len(run.Notes) == 0 || len(run.Nights) != 0 {
		t.Errorf("no city: %+v", run)
	}
}
