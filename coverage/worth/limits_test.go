package worth

import (
	"context"
	"math"
	"reflect"
	"runtime"
	"testing"

	"airumbrella/scenario"
)

// An impossible question has an answer that is a number.
func TestQuestionsAboutNothing(t *testing.T) {
	target := 0.5
	full := func() *scenario.Scenario { return random(3, 12, 16) }
	cases := map[string]func() *scenario.Scenario{
		"no unit":   func() *scenario.Scenario { return random(3, 0, 16) },
		"no place":  func() *scenario.Scenario { s := full(); s.Places = nil; return s },
		"no threat": func() *scenario.Scenario { s := full(); s.Threats = nil; return s },
		"nobody counted": func() *scenario.Scenario {
			s := full()
			s.Places = s.Places[:1]
			s.Places[0].Counted = false
			return s
		},
		"no promise": func() *scenario.Scenario {
			s := full()
			s.Package.Hosts, s.Package.Contributors = nil, nil
			return s
		},
		"no world": func() *scenario.Scenario { s := full(); s.World = scenario.NewWorld(nil, nil, nil); return s },
	}
	for name, scenario := range cases {
		w := weigh(t, scenario(), Options{Target: &target, Assumptions: true})
		for i := 0; i <= len(w.Threats); i++ {
			x := w.At(i)
			for _, g := range []*Group{&x.Conditions, &x.Contributors, &x.Hosts, &x.Bases} {
				for _, share := range g.Shares {
					if math.IsNaN(share.Shapley) || math.IsInf(share.Shapley, 0) {
						t.Errorf("%s: share of %q is %v", name, share.ID, share.Shapley)
					}
				}
			}
			if len(x.Delay) != LongestDelay+1 || len(x.Subsets) != 32 || math.IsNaN(w.Open.Low[i]+w.Open.High[i]) {
				t.Errorf("%s: threat %d is not whole: %+v", name, i, x)
			}
		}
	}
}

func TestTheSameQuestionHasTheSameAnswer(t *testing.T) {
	target := 0.6
	ask := func() *Worth {
		w := weigh(t, random(11, 12, 16), Options{Target: &target, Assumptions: true})
		w.Result = nil
		return w
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	many := ask()
	runtime.GOMAXPROCS(1)
	if one := ask(); !reflect.DeepEqual(one, many) {
		t.Error("on one core the answer differs")
	}
}

func TestWeighingEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Weigh(ctx, random(3, 12, 16), Options{}); err == nil {
		t.Error("a cancelled question was answered")
	}
}

// With every ladder at its top no allied link is withheld: the upper bound of a least
// package is then one of everything that a package can promise.
func TestTheTopOfTheLaddersHoldsEveryPromise(t *testing.T) {
	for seed := range uint64(10) {
		s := random(seed, 5, 5)
		top := s
		for _, l := range ladders(s) {
			top = throw(top, l.switches[len(l.switches)-1])
		}
		c2, order := top.Package.C2, top.Package.Authorisation
		if c2.Picture != scenario.SharedPicture || c2.Level != scenario.HighestLevel ||
			order.Zone != scenario.ZoneAll || top.Phase != scenario.AfterCeasefire {
			t.Errorf("seed %d: at the top of the ladders %+v, zone %s, %s", seed, c2, order.Zone, top.Phase)
		}
		for _, l := range ladders(s) {
			if got := throw(s, l.switches[l.held]); got.Package.C2.Level != s.Package.C2.Level || got.Phase != s.Phase {
				t.Errorf("seed %d: a ladder does not start where the scenario stands", seed)
			}
		}
	}
}
