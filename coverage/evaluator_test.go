package coverage_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
)

func builtin(t testing.TB, name string, set ...string) *scenario.Scenario {
	t.Helper()
	s, err := scenariofile.Load(name, scenariofile.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// switches are changes thrown one after the other on one evaluator.
var switches = []func(*scenario.Scenario){
	func(*scenario.Scenario) {},
	func(s *scenario.Scenario) { s.Package.C2.Level = (s.Package.C2.Level + 1) % 4 },
	func(s *scenario.Scenario) { s.Phase = scenario.AfterCeasefire },
	func(s *scenario.Scenario) {
		s.Package.Hosts = map[string]scenario.Permission{
			"PL": {State: scenario.Denied},
			"RO": {State: scenario.Granted},
		}
	},
	func(s *scenario.Scenario) { s.Package.Authorisation.Zone = scenario.ZoneAll },
	func(s *scenario.Scenario) { s.Package.Authorisation.Delay = scenario.UniformDelay(7 * time.Minute) },
	func(s *scenario.Scenario) { s.Package.Stockpile = scenario.Stockpile{Factor: 0.3, Nights: 2} },
	func(s *scenario.Scenario) { s.Units = s.Units[1:] },
	func(s *scenario.Scenario) {
		s.Package.Authorisation.Standoff = scenario.Standoff{Distance: 200 * geo.Kilometre, From: []string{"RU"}}
	},
	func(s *scenario.Scenario) { s.Threats = s.Threats[:2] },
}

func TestAnEvaluatorThatRemembersGivesWhatAFreshOneGives(t *testing.T) {
	skipShort(t)
	t.Parallel()
	for seed := range uint64(12) {
		var e coverage.Evaluator
		s := newRandom(500+seed).scenario(14, 20)
		fresh := map[string]*coverage.Result{} // the second round asks six in ten of the same questions
		for i := range 2 * len(switches) {
			s = s.Edit(switches[i%len(switches)])
			if i == len(switches) {
				s = newRandom(500+seed).scenario(14, 20)
			}
			nth, round := i%len(switches), i/len(switches)
			o := coverage.Options{Cell: 20 * geo.Kilometre, SkipRemedies: (nth+round*(nth/5))%3 > 0}
			got, err := e.Evaluate(context.Background(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			question := fmt.Sprint(nth, o)
			if fresh[question] == nil {
				fresh[question] = evaluate(t, s, o)
			}
			want := *fresh[question]
			want.Scenario = s // the same but for its revision
			if !reflect.DeepEqual(got, &want) {
				t.Fatalf("seed %d, switch %d: a remembering evaluator gives another result", seed, i)
			}
		}
	}
}

// The planner asks for the places first and for the map then: what it does to
// the first answer does not show in the second.
func TestThePlacesOfTheFirstAnswerServeTheSecond(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		var e coverage.Evaluator
		s := newRandom(700+seed).scenario(14, 20).Edit(func(*scenario.Scenario) {})
		o := coverage.Options{Cell: 20 * geo.Kilometre, SkipRemedies: true}
		places := o
		places.PlacesOnly = true
		for range 2 {
			first, err := e.Evaluate(context.Background(), s, places)
			if err != nil {
				t.Fatal(err)
			}
			if want := evaluate(t, s, places); !reflect.DeepEqual(first, want) {
				t.Fatalf("seed %d: other places", seed)
			}
			first.Places[0].Threats[0] = coverage.PlaceThreat{}
			second, err := e.Evaluate(context.Background(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			if want := evaluate(t, s, o); !reflect.DeepEqual(second, want) {
				t.Fatalf("seed %d: another result after the places were asked for", seed)
			}
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := e.Evaluate(ctx, s, o); !errors.Is(err, context.Canceled) {
			t.Errorf("seed %d, cancelled after the places: %v", seed, err)
		}
	}
}

func TestTheSameResultOnAnyNumberOfCores(t *testing.T) {
	s := newRandom(77).scenario(20, 40)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	many := evaluate(t, s, coverage.Options{})
	runtime.GOMAXPROCS(1)
	if one := evaluate(t, s, coverage.Options{}); !reflect.DeepEqual(one, many) {
		t.Error("one core gives another result than several")
	}
}

func TestACancelledEvaluationEnds(t *testing.T) {
	s := newRandom(78).scenario(20, 40)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := coverage.Evaluate(ctx, s, coverage.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("evaluation: %v", err)
	}
	if _, err := coverage.Promises(ctx, s, coverage.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("promises: %v", err)
	}
	if _, err := coverage.Remedies(ctx, s, coverage.Options{}, s.Places[0].ID, s.Threats[0].ID); !errors.Is(
		err,
		context.Canceled,
	) {
		t.Errorf("remedies: %v", err)
	}
}

// Every promise of the default scenario is what the file with its --set gives.
func TestPromisesAreWhatTheirSwitchGives(t *testing.T) {
	t.Parallel()
	const name = "package-four-legs"
	s := builtin(t, name)
	now := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	list, err := coverage.Promises(context.Background(), s, coverage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 10 || list[0].Switch.String() != "contributors.US=denied" {
		t.Fatalf("%d promises, the first %+v", len(list), list[0])
	}
	for _, p := range list {
		then := evaluate(t, builtin(t, name, p.Switch.String()), coverage.Options{PlacesOnly: true, SkipRemedies: true})
		for k := range p.People {
			want, before := then.At(k).Population.Covered, now.At(k).Population.Covered
			change := scenario.Triple[int]{
				Low:  want.Low - before.Low,
				Base: want.Base - before.Base,
				High: want.High - before.High,
			}
			if p.People[k] != want || p.Change[k] != change {
				t.Errorf(
					"%s, threat %d: %+v change %+v, want %+v change %+v",
					p.Switch,
					k,
					p.People[k],
					p.Change[k],
					want,
					change,
				)
			}
		}
	}
}

// Every switch of the default scenario that its header names moves a total.
func TestEachSwitchOfTheDefaultMovesATotal(t *testing.T) {
	s := builtin(t, "package-four-legs")
	list, err := coverage.Promises(context.Background(), s, coverage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	moves := map[string]bool{}
	for _, p := range list {
		for _, c := range p.Change {
			moves[p.Switch.String()] = moves[p.Switch.String()] || c != (scenario.Triple[int]{})
		}
	}
	for _, set := range []string{
		"contributors.US=denied", "hosts.RO=denied", "hosts.PL=granted", "authorisation.delay=15m", "authorisation.delay=30m",
		"authorisation.delay=0s", "authorisation.zone=host-airspace", "authorisation.zone=none", "c2=1", "c2=3",
		"stockpile=0.5", "stockpile=2", "phase=now",
	} {
		if !moves[set] {
			t.Errorf("%s moves no total", set)
		}
	}
}

// Every remedy that is a switch covers the place when the file is read with
// it, and the delay is the longest that does. Orders that take long make delays
// matter.
func TestRemediesAreTrue(t *testing.T) {
	skipShort(t)
	t.Parallel()
	const order = 15 // minutes
	found, delays := 0, 0
	for _, name := range []string{"package-four-legs", "sky-shield", "bases-only"} {
		sets := []string{fmt.Sprintf("authorisation.delay=%dm", order), "authorisation.zone=all"}
		if name == "bases-only" {
			sets = sets[:1]
		}
		s := builtin(t, name, sets...)
		land := coverage.NewLand(s.World)
		with := map[string]*coverage.Result{} // by switch: many places have the same remedy
		covered := func(place int, threat, set string) bool {
			if with[set] == nil {
				with[set] = evaluate(
					t,
					builtin(t, name, append(slices.Clone(sets), set)...),
					coverage.Options{PlacesOnly: true, SkipRemedies: true, Land: land},
				)
			}
			r := with[set]
			return r.Places[place].At(r.ThreatIndex(threat)).CoveredAt(scenario.Base)
		}
		for i := 0; i < len(s.Places); i += 4 {
			for _, threat := range s.Threats {
				list, err := coverage.Remedies(
					context.Background(),
					s,
					coverage.Options{Land: land},
					s.Places[i].ID,
					threat.ID,
				)
				if err != nil {
					t.Fatal(err)
				}
				for _, m := range list {
					if m.Switch.String() == "" {
						continue
					}
					found++
					if !covered(i, threat.ID, m.Switch.String()) {
						t.Errorf("%s, %s: %s does not cover it", name, s.Places[i].ID, m.Switch.String())
					}
					var minutes int
					if n, _ := sscanMinutes(m.Switch.String(), &minutes); n == 1 {
						delays++
						if minutes < order-1 &&
							covered(
								i,
								threat.ID,
								"authorisation.delay="+(time.Duration(minutes+1)*time.Minute).String(),
							) {
							t.Errorf("%s, %s: a minute later than %s would do", name, s.Places[i].ID, m.Switch.String())
						}
					}
				}
			}
		}
	}
	t.Logf("%d remedies, %d of them delays", found, delays)
	if found < 30 || delays < 3 {
		t.Errorf("only %d remedies, %d of them delays", found, delays)
	}
}

func sscanMinutes(set string, minutes *int) (int, error) {
	return fmt.Sscanf(set, "authorisation.delay=%dm", minutes)
}

// No promise whose worth a report gives leaves the package as it is, whatever stands there
// already.
func TestEveryPromiseChangesThePackage(t *testing.T) {
	for _, set := range [][]string{
		nil, {"authorisation.delay=0s"}, {"authorisation.delay=30m"}, {"authorisation.zone=none"}, {"authorisation.zone=all"},
		{"c2=0"}, {"c2=3"}, {"stockpile=0"}, {"phase=after-ceasefire"}, {"c2.picture=shared"},
	} {
		for _, name := range []string{"package-four-legs", "no-umbrella"} {
			s := builtin(t, name, set...)
			switches, changed := coverage.Promised(s)
			for i, c := range changed {
				if reflect.DeepEqual(c.Package, s.Package) && c.Phase == s.Phase {
					t.Errorf("%s %v: %v changes nothing", name, set, switches[i])
				}
			}
		}
	}
}

// Every place is told why it is not covered against every threat.
func TestWhysHaveARowForEveryPlaceAndThreat(t *testing.T) {
	s := builtin(t, "no-umbrella")
	s.Places = s.Places[:3]
	whys, err := new(coverage.Evaluator).Whys(context.Background(), s, coverage.Options{PlacesOnly: true})
	if err != nil || len(whys) != 3 || len(whys[0]) != len(s.Threats) {
		t.Fatalf("%d rows for 3 places: %v", len(whys), err)
	}
}

// Against the worst of the threats a place has the reason and the remedy of the threat that
// it fares worst against, the first one too.
func TestTheWorstHasTheReasonOfItsThreat(t *testing.T) {
	s := builtin(t, "package-four-legs")
	s.Places = s.Places[:12]
	one := *s
	one.Threats = s.Threats[2:3]
	reasons := 0
	for _, s := range []*scenario.Scenario{s, &one} {
		r := evaluate(t, s, coverage.Options{PlacesOnly: true})
		for i := range r.Places {
			p := &r.Places[i]
			of := &p.Threats[p.WorstOf]
			if !reflect.DeepEqual(p.Worst.Why, of.Why) || !reflect.DeepEqual(p.Worst.Remedy, of.Remedy) {
				t.Errorf("%s, worst against threat %d: %+v and %+v, want %+v and %+v", p.Place.ID, p.WorstOf,
					p.Worst.Why, p.Worst.Remedy, of.Why, of.Remedy)
			}
			if p.WorstOf == 0 && !reflect.DeepEqual(of.Why, coverage.Why{}) {
				reasons++
			}
		}
	}
	if reasons == 0 {
		t.Error("no place fares worst against the first threat")
	}
}
