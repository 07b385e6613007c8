package raid

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"

	"pgregory.net/rapid"
)

// later is a field of the same units and cells at another class's rounds, engagements
// and shots.
func later(r *rapid.T, f *field) *field {
	g := f.clone()
	for i := range g.magazines {
		m := randomMagazine(r, "later")
		m.unit, m.group, m.rounds = g.magazines[i].unit, g.magazines[i].group, g.magazines[i].rounds
		g.magazines[i] = m
	}
	g.decoys = rapid.SampledFrom([]float64{0, .5}).Draw(r, "later decoys")
	g.light = rapid.SampledFrom([]float64{0, .6}).Draw(r, "later light")
	return g
}

// threeWaves draws what three profiles meet of the units of one field.
func threeWaves(r *rapid.T) []*field {
	f := randomField(r)
	return []*field{f, later(r, f), later(r, f)}
}

// split is who is credited with what in one wave.
type split struct {
	groups   []*sharing
	credited []int
	leakers  float64
}

// splitWaves reckons the waves in their order.
func splitWaves(fields []*field, arrivals []float64) (list []split) {
	spent := spending{}
	for i, f := range fields {
		slots, present := f.slots(arrivals[i])
		states := make([][]state, len(f.magazines))
		for m := range f.magazines {
			states[m] = f.magazines[m].remaining(spent[f.magazines[m].unit])
		}
		_, groups, credited := f.engage(slots, present, states)
		list = append(list, split{groups, credited, f.wave(arrivals[i], spent).leakers})
	}
	return list
}

// Twenty random nights of three waves, 60,000 runs each: the expected leakers of every
// wave and of all together agree within three standard errors.
func TestMassedNightAgainstMonteCarlo(t *testing.T) {
	const runs = 60_000
	for seed, done := 100, 0; done < 20; seed++ {
		fields := rapid.Custom(threeWaves).Example(seed)
		if covered(fields[0]) < .5 {
			continue // most of it is beyond anybody's reach
		}
		done++
		arrivals := []float64{2 + float64(seed%5), 3.6 + float64(seed%4), 5 + float64(seed%7)}
		waves := splitWaves(fields, arrivals)
		rng := rand.New(rand.NewPCG(uint64(seed), 11))
		var sum, squares [4]float64
		for range runs {
			gone, all := map[int]left{}, 0.0
			for i, f := range fields {
				slots, come := arrivalSlots(arrivals[i])
				x := float64(drawRaid(f, waves[i].groups, waves[i].credited, slots, come, gone, rng))
				sum[i], squares[i], all = sum[i]+x, squares[i]+x*x, all+x
			}
			sum[3], squares[3] = sum[3]+all, squares[3]+all*all
		}
		together := waves[0].leakers + waves[1].leakers + waves[2].leakers
		for i, want := range []float64{waves[0].leakers, waves[1].leakers, waves[2].leakers, together} {
			mean := sum[i] / runs
			se := math.Sqrt(max(squares[i]/runs-mean*mean, 1e-9) / runs)
			near(t, fmt.Sprintf("night %d, wave %d (4: all together)", seed, i+1), mean, want, 3*se)
		}
	}
}

// One battery over seven tenths of a raid has nothing to share: the second wave by
// summing over every number that may come in both.
func TestTwoWavesOfOneUnitAgainstEveryNumber(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		first := &field{cells: []cell{{share: .7, units: []int{0}}, {share: .3}}, groups: []string{"a"}}
		first.magazines = []magazine{randomMagazine(r, "a")}
		first.magazines[0].group, first.magazines[0].reshot = "a", false
		second := first.clone()
		second.magazines[0].kill, second.light = .4, .5
		spent := spending{}
		first.wave(4, spent)
		got := second.wave(6, spent).leakers
		m, want := second.magazines[0], 6*.3*.5
		for n := range 5 {
			rounds := m.ready - min(m.ready, 2*min(n, m.slots))
			slots := m.slots - min(n, m.slots, m.ready)
			for k := range 7 {
				want += chance(4, n, .7) * chance(6, k, .7*.5) * naiveLeakers(&m, k, rounds, slots)
			}
		}
		near(r2t(t, r), "leakers of the second wave", got, want, 1e-9)
	})
}

// naiveLeakers fires round by round: a first at each target that a channel takes, then a
// second at each.
func naiveLeakers(m *magazine, targets, rounds, slots int) float64 {
	shots := make([]int, targets)
	for range 2 {
		for i := range min(targets, slots) {
			if rounds > 0 {
				shots[i]++
				rounds--
			}
		}
	}
	leakers := 0.0
	for _, n := range shots {
		missed := math.Pow(1-m.kill, float64(n))
		if n > 0 {
			missed = m.common + (1-m.common)*missed
		}
		leakers += missed
	}
	return leakers
}

// chance is the probability of k successes in n trials.
func chance(n, k int, p float64) float64 {
	ways := 1.0
	for i := range k {
		ways = ways * float64(n-i) / float64(i+1)
	}
	return ways * math.Pow(p, float64(k)) * math.Pow(1-p, float64(n-k))
}

// The first wave of a night is the raid against full magazines.
func TestTheFirstWaveIsARaid(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f := randomField(r)
		arrivals := rapid.Float64Range(0, 25).Draw(r, "arrivals")
		alone, wave := f.meet(arrivals), f.wave(arrivals, spending{})
		near(r2t(t, r), "leakers", wave.leakers, alone.leakers, 1e-12)
		near(r2t(t, r), "engaged", wave.engaged, alone.engaged, 1e-12)
	})
}

// What is used adds up to what the waves spend.
func TestWavesUseWhatTheySpend(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		spent, total := spending{}, 0.0
		for i, f := range threeWaves(r) {
			for _, s := range f.wave(rapid.Float64Range(0, 12).Draw(r, fmt.Sprint("arrivals ", i)), spent).spent {
				total += s
			}
		}
		used := 0.0
		for _, list := range spent {
			if list == nil {
				continue // nothing came to it
			}
			sum := 0.0
			for _, u := range list {
				used += float64(u.rounds) * u.p
				sum += u.p
			}
			near(r2t(t, r), "probabilities of what is used", sum, 1, 1e-9)
		}
		near(r2t(t, r), "rounds", used, total, 1e-7)
	})
}

// massedResult makes by hand a night of a salvo of four of each class over one city with
// one battery: 12 rounds ready that never miss, and 16 engagements in two minutes.
func massedResult(order ...scenario.Class) *coverage.Result {
	battery := scenario.System{
		ID: "battery", Kind: scenario.GBAD, Launchers: scenario.Same(2.0), Ready: scenario.Same(6.0),
		Channels: scenario.Same(4.0), Cycle: scenario.Same(30 * time.Second),
	}
	for c := range battery.Kill {
		battery.Kill[c] = scenario.Same(1.0)
	}
	s := &scenario.Scenario{
		Systems: scenario.Systems{battery},
		Units:   []scenario.Unit{{ID: "a", System: "battery", Count: 1, Contributor: scenario.Ukraine}},
		Places:  []scenario.Place{{ID: "c", Kind: scenario.City, Counted: true, Population: 1000}},
		Package: scenario.Package{Stockpile: scenario.Stockpile{Factor: 1}, RaidWindow: 2 * time.Minute},
	}
	r := &coverage.Result{Scenario: s, Lead: scenario.Base}
	r.Places = []coverage.PlaceResult{{Place: &s.Places[0]}}
	for i, c := range order {
		s.Threats = append(s.Threats, scenario.Threat{
			ID: fmt.Sprint(i, c), Class: c, Raids: scenario.Raids{Salvo: scenario.Same(4.0)},
		})
		r.Threats = append(r.Threats, coverage.ThreatResult{Threat: s.Threats[i]})
		r.Places[0].Threats = append(r.Places[0].Threats, coverage.PlaceThreat{
			Points: 1, Count: scenario.Same(1),
			Groups: scenario.Same([]coverage.Group{{Units: []int{0}, Points: 1}}),
		})
	}
	return r
}

func assessed(t *testing.T, r *coverage.Result) *Outcome {
	t.Helper()
	out, err := Assess(context.Background(), r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Twelve rounds in pairs that never miss: four ballistic missiles take eight, the last
// four stop the cruise missiles one by one, and nothing is left for drones, of which half
// are decoys.
func TestBallisticFirstThenCruiseThenDrones(t *testing.T) {
	out := assessed(t, massedResult(scenario.Drone, scenario.CruiseMissile, scenario.Ballistic))
	var order []int
	for _, w := range out.Massed.Threats {
		order = append(order, w.Threat)
	}
	if !slices.Equal(order, []int{2, 1, 0}) {
		t.Fatalf("met in the order %v", order)
	}
	for i, want := range []struct{ leakers, spent float64 }{{0, 8}, {0, 4}, {2, 0}} {
		w := &out.Massed.Threats[i]
		near(t, fmt.Sprint("leakers of wave ", i), w.Leakers.Base, want.leakers, 1e-9)
		near(t, fmt.Sprint("rounds of wave ", i), w.Spent.Base, want.spent, 1e-9)
	}
	near(t, "together", out.Massed.Together.Leakers.Base, 2, 1e-9)
	near(t, "drones alone against full magazines", out.Threats[0].Salvo.Leakers.Base, 0, 1e-9)
}

// Channels are shared too: with one channel of four engagements, four ballistic missiles
// leave none for the cruise missiles, however many rounds there are.
func TestAMassedNightSharesChannels(t *testing.T) {
	r := massedResult(scenario.Ballistic, scenario.CruiseMissile)
	r.Scenario.Systems[0].Channels, r.Scenario.Systems[0].Ready = scenario.Same(1.0), scenario.Same(60.0)
	out := assessed(t, r)
	near(t, "cruise missiles alone", out.Threats[1].Salvo.Leakers.Base, 0, 1e-9)
	near(t, "cruise missiles of a massed night", out.Massed.Threats[1].Leakers.Base, 4, 1e-9)
}

// Two profiles of one class share its salvo of four.
func TestAMassedNightSharesTheSalvoOfAClass(t *testing.T) {
	out := assessed(t, massedResult(scenario.Drone, scenario.Drone))
	for i := range out.Massed.Threats {
		near(t, "arrivals", out.Massed.Threats[i].Arrivals.Base, 2, 0)
	}
	near(t, "together", out.Massed.Together.Arrivals.Base, 4, 0)
}
