package coverage_test

import (
	"flag"
	"reflect"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

// covers is every (place, threat, estimate) that is covered.
func covers(t testing.TB, s *scenario.Scenario) map[[3]int]bool {
	return coversOf(evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true, Land: sharedLand}))
}

func coversOf(r *coverage.Result) map[[3]int]bool {
	set := map[[3]int]bool{}
	for i := range r.Places {
		for k := range r.Places[i].Threats {
			for _, e := range scenario.Estimates {
				if r.Places[i].Threats[k].Depth.At(e) > 0 {
					set[[3]int{i, k, int(e)}] = true
				}
			}
		}
	}
	return set
}

// The changes after which a scenario may never cover less, place by place and
// at each estimate.
var neverLess = []struct {
	name   string
	change func(*scenario.Scenario)
}{
	{"one more unit", func(s *scenario.Scenario) {
		u := s.Units[0]
		u.ID, u.Host, u.Contributor = "added", "UA", "UA"
		s.Units = append(s.Units, u)
	}},
	{"a host granted", func(s *scenario.Scenario) { s.Package.Hosts["PL"] = granted(s.Package.Hosts["PL"]) }},
	{
		"a contributor granted",
		func(s *scenario.Scenario) { s.Package.Contributors["US"] = granted(s.Package.Contributors["US"]) },
	},
	{"every class authorised", func(s *scenario.Scenario) { s.Package.Authorisation.Classes = scenario.AllClasses }},
	{"the zone all of Ukraine", func(s *scenario.Scenario) { s.Package.Authorisation.Zone = scenario.ZoneAll }},
	{"a wider strip", func(s *scenario.Scenario) { s.Package.Authorisation.Strip *= 2 }},
	{"one more region", func(s *scenario.Scenario) { s.Package.Authorisation.Regions = []string{"UA-46", "UA-63"} }},
	{"no caveats", func(s *scenario.Scenario) { s.Package.Caveats = nil }},
	{"after a ceasefire", func(s *scenario.Scenario) { s.Phase = scenario.AfterCeasefire }},
	{"half the delay", func(s *scenario.Scenario) {
		for c := range s.Package.Authorisation.Delay {
			d := &s.Package.Authorisation.Delay[c]
			*d = scenario.Triple[time.Duration]{Low: d.Low / 2, Base: d.Base / 2, High: d.High / 2}
		}
	}},
	{"one level of command more", func(s *scenario.Scenario) {
		s.Package.C2.Level = min(3, s.Package.C2.Level+1)
		s.Package.C2.Without = min(3, s.Package.C2.Without+1)
	}},
	{"twice the stock", func(s *scenario.Scenario) { s.Package.Stockpile.Factor *= 2 }},
	{"a night less", func(s *scenario.Scenario) { s.Package.Stockpile.Nights = max(0, s.Package.Stockpile.Nights-1) }},
	{"twice the aircraft and launchers", func(s *scenario.Scenario) {
		for i := range s.Units {
			s.Units[i].Count *= 2
		}
	}},
	{"no stand-off", func(s *scenario.Scenario) { s.Package.Authorisation.Standoff = scenario.Standoff{} }},
	{"a sensor that sees everything", func(s *scenario.Scenario) {
		sees := &scenario.Radar{
			Reference:    anyTarget,
			Instrumented: scenario.Same(400 * geo.Kilometre), Antenna: scenario.Same(geo.Height(9000)),
			Sector: scenario.Same(geo.Angle(7)), Sees: scenario.AllClasses,
		}
		s.Systems = append(s.Systems, scenario.System{ID: "zz-eye", Kind: scenario.Sensor, Radar: sees})
		for _, group := range []string{"one", "two"} {
			s.Units = append(
				s.Units,
				scenario.Unit{
					ID:          "eye-" + group,
					System:      "zz-eye",
					Position:    orb.Point{28, 49},
					Host:        "UA",
					Contributor: "UA",
					Count:       1,
					Group:       group,
				},
			)
		}
	}},
	{"taller antennas", func(s *scenario.Scenario) {
		for i := range s.Systems {
			if r := s.Systems[i].Radar; r != nil {
				taller := *r
				taller.Antenna = scenario.Triple[geo.Height]{
					Low:  r.Antenna.Low * 2,
					Base: r.Antenna.Base * 2,
					High: r.Antenna.High * 2,
				}
				s.Systems[i].Radar = &taller
			}
		}
	}},
}

func granted(p scenario.Permission) scenario.Permission {
	p.State = scenario.Granted
	return p
}

func TestChangesThatNeverCoverLess(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		before := covers(t, newRandom(seed).scenario(10, 20))
		for _, c := range neverLess {
			s := newRandom(seed).scenario(10, 20)
			c.change(s)
			after := covers(t, s)
			for key := range before {
				if !after[key] {
					rt.Fatalf(
						"%s: place %d, threat %d, %v is no longer covered",
						c.name,
						key[0],
						key[1],
						scenario.Estimate(key[2]),
					)
				}
			}
		}
	})
}

func TestLowIsWithinBaseIsWithinHigh(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := newRandom(rapid.Uint64().Draw(rt, "seed")).scenario(10, 20)
		r := evaluate(t, s, coverage.Options{Cell: 20 * geo.Kilometre, Land: sharedLand})
		set := coversOf(r)
		for key := range set {
			if e := key[2]; e < int(scenario.High) && !set[[3]int{key[0], key[1], e + 1}] {
				rt.Fatalf("place %d, threat %d: covered at %v but not above", key[0], key[1], scenario.Estimate(e))
			}
		}
		for i := range r.Threats {
			ascend(rt, "all", r.Threats[i].Area)
			for _, region := range r.Threats[i].Regions {
				ascend(rt, region.Code, region.Area)
			}
		}
	})
}

func ascend(t interface {
	Helper()
	Errorf(string, ...any)
}, where string, area coverage.Tally[geo.Area]) {
	t.Helper()
	a := area.Covered
	if a.Low > a.Base || a.Base > a.High || a.High > area.Total {
		t.Errorf("areas of %s do not ascend: %+v", where, area)
	}
}

// TestEdgesOfWarningNest: two fighters whose ground at base and at high has an
// edge in common, which is found to a few metres.
func TestEdgesOfWarningNest(t *testing.T) {
	r := evaluate(t, newRandom(0x1a7f594).scenario(10, 20), coverage.Options{Cell: 20 * geo.Kilometre})
	for i := range r.Threats {
		ascend(t, r.Scenario.Threats[i].ID, r.Threats[i].Area)
	}
}

func TestADeniedHostIsItsUnitsAbsent(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		denied, absent := newRandom(seed).scenario(12, 20), newRandom(seed).scenario(12, 20)
		denied.Package.Hosts["RO"] = scenario.Permission{State: scenario.Denied}
		absent.Units = nil
		for _, u := range denied.Units {
			if u.Host != "RO" {
				absent.Units = append(absent.Units, u)
			}
		}
		if !reflect.DeepEqual(covers(t, denied), covers(t, absent)) {
			rt.Fatal("a denied host differs from its units taken away")
		}
	})
}

func TestSharesAddUpToTheCoveredPeople(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := evaluate(
			t,
			newRandom(rapid.Uint64().Draw(rt, "seed")).scenario(12, 20),
			coverage.Options{PlacesOnly: true},
		)
		for k := range r.Threats {
			sum := 0.0
			for _, u := range r.Units {
				sum += u.Threats[k].Shapley
			}
			if want := float64(r.Threats[k].Population.Covered.Base); sum < want-1 || sum > want+1 {
				rt.Fatalf("%s: shares add up to %.1f of %.0f people", r.Threats[k].Threat.ID, sum, want)
			}
		}
	})
}

func TestUnionIsNoLargerThanTheSum(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		s := newRandom(seed).scenario(8, 0)
		sums := make([]geo.Area, len(s.Threats))
		s.Package.Stockpile.Nights = 0
		union := evaluate(t, s, coverage.Options{Cell: 10 * geo.Kilometre, Land: sharedLand})
		for i := range s.Units {
			one := unarmed(s, i)
			for k, r := range evaluate(t, one, coverage.Options{Cell: 10 * geo.Kilometre, SkipRemedies: true,
				Land: sharedLand}).Threats {
				sums[k] += r.Area.Covered.Base
			}
		}
		for k, r := range union.Threats {
			if r.Area.Covered.Base > sums[k]+1 {
				t.Errorf("seed %d, %s: union %v, sum %v", seed, r.Threat.ID, r.Area.Covered.Base, sums[k])
			}
		}
	}
}

// unarmed leaves one unit its weapons; the others keep their radars alone.
func unarmed(s *scenario.Scenario, armed int) *scenario.Scenario {
	one := *s
	one.Systems = append(scenario.Systems{}, s.Systems...)
	one.Units = append([]scenario.Unit{}, s.Units...)
	for i := range s.Systems {
		sys := s.Systems[i]
		sys.ID = "zz-" + sys.ID
		switch sys.Kind {
		case scenario.GBAD:
			sys.Kind = scenario.Sensor
		case scenario.Fighter:
			sys.Kind = scenario.Tanker
		}
		one.Systems = append(one.Systems, sys)
	}
	one.Systems.Sort()
	for i := range one.Units {
		if i != armed {
			one.Units[i].System = "zz-" + one.Units[i].System
		}
	}
	return &one
}

func TestTurningTheEarthChangesNothing(t *testing.T) {
	for seed := range uint64(20) {
		s, turned := newRandom(seed).scenario(10, 20), newRandom(seed).scenario(10, 20)
		turned.World = squareAt(-7)
		for i := range turned.Units {
			turned.Units[i].Position[0] -= 7
			if turned.Units[i].Station != nil {
				turned.Units[i].Station[0] -= 7
			}
		}
		for i := range turned.Places {
			turned.Places[i].Position[0] -= 7
		}
		if !reflect.DeepEqual(covers(t, s), covers(t, turned)) {
			t.Errorf("seed %d: turned by 7 degrees other places are covered", seed)
		}
	}
}

func TestTheSameInputGivesTheSameResult(t *testing.T) {
	s := newRandom(7).scenario(12, 20)
	a, b := evaluate(t, s, coverage.Options{}), evaluate(t, s, coverage.Options{})
	if !reflect.DeepEqual(a, b) {
		t.Error("two evaluations of one scenario differ")
	}
}
