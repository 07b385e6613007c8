package raid

import (
	"math"
	"testing"
	"time"
)

// The reference cases of the model on raids, by id, with value and tolerance.
func TestModelCases(t *testing.T) {
	unequal := PoissonBinomial([]float64{.9, .8, .7, .6})
	lost := pmf{0, PoissonBinomial([]float64{.1, .2, .3, .4})}
	meanLost := lost.mean(func(k int) float64 { return float64(k) })
	twoOrFewer := pmf{0, unequal[:3]}.mean(func(int) float64 { return 1 })
	shots, reached := SalvoSize(.8, 0, 10, .95)
	gunners := magazine{rounds: 24, ready: 24, slots: 24, kill: 1}
	crowd := magazine{rounds: 1e6, ready: 1e6, slots: Engagements(9, 120*time.Second, 25*time.Second)}
	cases := []struct {
		id        string
		got, want float64
		tolerance float64
	}{
		{"P1 two shots", Kill(.7, 0, 2), 0.91, 1e-12},
		{"P1b two layers", 1 - (1-Kill(.7, 0, 2))*(1-Kill(.5, 0, 1)), 0.955, 1e-12},
		{"P2 no leaker among 12", (&magazine{ready: 24, slots: 12, kill: .7}).clear(12, 1), 0.32247548741360493, 1e-6},
		{
			"P2 no leaker among 12, as a multinomial sum",
			noLeaker(12, []stream{{1, func(n int) float64 { return power(.91, n) }}}),
			0.32247548741360493,
			1e-6,
		},
		{"P2b expected leakers", SpreadLeakers(12, 24, .7, 0), 1.08, 1e-12},
		{"P3 one shot, then again while rounds last", ReshootLeakers(100, 120, .8, 0), 5.271042749552958, 1e-4},
		{"P3b unlimited rounds", ReshootLeakers(100, 200, .8, 0), 4, 1e-12},
		{"P4 raids sustained", float64(Sustained(96, 16, 0).Whole()), 6, 0},
		{"P4b rounds per target", ReshootCost(.7, 0), 1.3, 1e-12},
		{"P4c expected raids to exhaustion", Sustained(96, 8*ReshootCost(.7, 0), 0).Nights, 9.23076923076923, 0.001},
		{"P5 engagements", float64(crowd.slots), 36, 0},
		{"P5b leakers of 50, one shot each", 50 - float64(crowd.slots)*Kill(.8, 0, 1), 21.2, 1e-9},
		{"P6 all four", unequal[4], 0.3024, 1e-9},
		{"P6b three", unequal[3], 0.4404, 1e-9},
		{"P6c two or fewer", twoOrFewer, 0.2572, 1e-9},
		{"P6d expected leakers", meanLost, 0.9999999999999996, 1e-12},
		{"P7 deterministic salvo", gunners.leakers(40), 16, 0},
		{"P8 salvo size", float64(shots), 4, 0},
		{"P8b achieved", reached, 0.9841147098536167, 1e-6},
		{"P9 common cause", Kill(.8, .1, 2), 0.864, 1e-9},
		{"P10 targets a day", TargetsPerDay(620, 2), 0.8493150684931506, 0.001},
		{"P10b drones a night", Volumes[0].PerNight(), 187.93333333333334, 0.01},
		{"P10c missiles a night", Volumes[1].PerNight(), 6.166666666666667, 0.001},
		{"P10d interceptors a year", RoundsPerYear(Volumes[1].Launches, 2), 4440, 0},
		{"P11 days to exhaustion", Sustained(200, 16, 2).Nights, 14.285714285714286, 0.01},
		{"P12 both raids fully served", FullyServed(10, 2, 4, .7), 0.5517738099999998, 1e-6},
		{"P13 rounds spread evenly", SpreadLeakers(12, 16, .7, 0), 2.76, 1e-9},
		{"P13b the same in pairs", PairLeakers(12, 16, .7, 0), 4.72, 1e-9},
	}
	for _, c := range cases {
		if math.IsNaN(c.got) || math.Abs(c.got-c.want) > c.tolerance {
			t.Errorf("%s: %.12f, want %.12f within %g", c.id, c.got, c.want, c.tolerance)
		}
	}
	if naive := 20 - .8*20; ReshootLeakers(100, 120, .8, 0) <= naive+1 {
		t.Error("P3c: the plug-in of the mean must be biased low against the exact value")
	}
}
