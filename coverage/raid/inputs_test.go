package raid_test

import (
	"math"
	"testing"
	"time"

	"airumbrella/coverage/raid"
	"airumbrella/scenario"
)

// Half of a salvo of 20 is taken first; the battery, with 12 rounds and 16 engagements,
// meets what is left, summed over every number that may be.
func TestTheLightLayerTakesItsShareFirst(t *testing.T) {
	r := result(1, 4, 20, city{100, []int{0}})
	r.Scenario.Package.LightLayer[scenario.CruiseMissile] = scenario.Same(0.5)
	o := assess(t, r, raid.Options{})
	want, ways := 0.0, 1.0
	for n := range 21 {
		met := min(n, 16)
		want += ways * math.Pow(0.5, 20) * (raid.SpreadLeakers(met, 12, 0.5, 0) + float64(n-met))
		ways = ways * float64(20-n) / float64(n+1)
	}
	near(t, "leakers of the salvo", o.Salvo.Leakers.Base, want, 1e-9)
	near(t, "taken of the salvo", o.Salvo.Light.Base, 10, 1e-9)
	near(t, "taken of a routine night", o.Routine.Light.Base, 2, 1e-9)
	near(t, "nights on 24 rounds, two arrivals left each", o.Routine.Nights.Base.Nights, 6, 1e-9)
	near(t, "people with rounds on night 1, as without the layer", o.Staying[0].Served.Base, 1, 0)
}

// What the light layer leaves none of asks nothing of any magazine.
func TestALightLayerThatTakesAllSpendsNothing(t *testing.T) {
	r := result(1, 4, 20, city{100, []int{0}})
	r.Scenario.Package.LightLayer[scenario.CruiseMissile] = scenario.Same(1.0)
	o := assess(t, r, raid.Options{})
	near(t, "leakers", o.Salvo.Leakers.Base, 0, 0)
	near(t, "rounds", o.Salvo.Spent.Base, 0, 0)
	near(t, "no leaker", o.Salvo.NoLeaker.Base, 1, 0)
	if !o.Routine.Nights.Base.None {
		t.Errorf("nights %v of raids that nothing is left of", o.Routine.Nights.Base)
	}
}

// A unit that no arrival can be stopped by keeps no stock in play, whatever stops it:
// with it alone nothing is engaged, and beside another it changes nothing.
func TestAUnitThatCannotShootKeepsNoStock(t *testing.T) {
	for name, idle := range map[string]func(*scenario.System){
		"no channel":                     func(s *scenario.System) { s.Channels = scenario.Same(0.0) },
		"no rounds at its launchers":     func(s *scenario.System) { s.Ready = scenario.Same(0.0) },
		"a cycle longer than the raid":   func(s *scenario.System) { s.Cycle = scenario.Same(3 * time.Minute) },
		"no chance to hit":               func(s *scenario.System) { s.Kill = [scenario.ClassCount]scenario.Triple[float64]{} },
		"a common cause for every track": func(s *scenario.System) { s.CommonCause = scenario.Same(1.0) },
	} {
		alone := result(1, 4, 20, city{100, []int{0}})
		idle(&alone.Scenario.Systems[0])
		o := assess(t, alone, raid.Options{})
		if !o.Routine.Nights.Base.None || o.Reason != raid.NoEngager || len(o.Units) != 0 {
			t.Errorf("%s: nights %v, reason %v, %d units", name, o.Routine.Nights.Base, o.Reason, len(o.Units))
		}
		near(t, name+": leakers", o.Salvo.Leakers.Base, 20, 1e-9)
		near(t, name+": people with rounds", o.Staying[0].Served.Base, 0, 0)

		want := assess(t, result(1, 4, 20, city{60, []int{0}}, city{40, nil}), raid.Options{})
		beside := result(2, 4, 20, city{60, []int{0, 1}}, city{40, []int{1}})
		other := battery()
		other.ID = "idle"
		idle(&other)
		beside.Scenario.Systems = append(beside.Scenario.Systems, other)
		beside.Scenario.Units[1].System = "idle"
		got := assess(t, beside, raid.Options{})
		near(t, name+": leakers beside another", got.Salvo.Leakers.Base, want.Salvo.Leakers.Base, 1e-9)
		near(t, name+": nights beside another", got.Routine.Nights.Base.Nights, want.Routine.Nights.Base.Nights, 1e-9)
		near(t, name+": people beside another", got.Staying[0].Served.Base, want.Staying[0].Served.Base, 1e-9)
	}
}

// Forty thousand people are covered by an allied battery alone: 21 nights of theirs pass
// at the low estimate, one at base, none at high.
func TestPersonNightsWithoutAlliedCover(t *testing.T) {
	r := result(2, 4, 4, city{60, []int{0, 1}}, city{40, []int{1}})
	r.Scenario.Units[1].Contributor = "FR"
	r.Scenario.Package.Activation = scenario.Triple[time.Duration]{Low: 504 * time.Hour, Base: 24 * time.Hour}
	o := assess(t, r, raid.Options{})
	if o.AlliedOnly != scenario.Same(40_000) {
		t.Errorf("only allied units cover %v", o.AlliedOnly)
	}
	if want := (scenario.Triple[int]{Low: 840_000, Base: 40_000}); o.PersonNights != want {
		t.Errorf("person-nights %v, want %v", o.PersonNights, want)
	}
	night1 := o.Staying[0].Served
	near(t, "night 1 at base", night1.Base, 0.6, 1e-9)
	near(t, "night 1 at high", night1.High, 1, 1e-9)
}

// A reported night stands beside a salvo of about as many, and beside no other.
func TestALikeNightStandsBesideItsSalvoAlone(t *testing.T) {
	for salvo, like := range map[float64]bool{32: true, 30: true, 35: true, 28: false, 100: false, 0: false} {
		o := assess(t, result(1, 4, salvo, city{100, []int{0}}), raid.Options{})
		report := o.Like(scenario.Base)
		if (report != nil) != like {
			t.Errorf("a salvo of %g cruise missiles: %+v", salvo, report)
		}
		if report != nil && (report.Launched != 32 || report.Stopped != 29) {
			t.Errorf("a salvo of %g cruise missiles: %+v", salvo, report)
		}
	}
	o := assess(t, result(1, 4, 32, city{100, []int{0}}), raid.Options{})
	o.Salvo.Arrivals = scenario.Triple[float64]{Low: 50, Base: 32, High: 24}
	if o.Like(scenario.Low) != nil || o.Like(scenario.Base) == nil || o.Like(scenario.High) != nil {
		t.Error("the night stands beside the salvo of another estimate")
	}
}

// Two thirds of the weight of nodes is the port's, which nobody covers; the plant is
// covered by the battery, and so is the city, where all the people live.
func TestRaidsAimWhereTheScenarioSays(t *testing.T) {
	at := func(aim scenario.Aim) *raid.ThreatOutcome {
		r := result(1, 4, 4, city{100, []int{0}}, city{0, []int{0}}, city{0, nil})
		s := r.Scenario
		for k := range s.Systems[0].Kill {
			s.Systems[0].Kill[k] = scenario.Same(1.0)
		}
		s.Places[1].Kind, s.Places[1].Weight = "power", 1
		s.Places[2].Kind, s.Places[2].Weight = "port", 2
		s.Aim = aim
		return assess(t, r, raid.Options{})
	}
	places := func(list ...scenario.AimedPlace) scenario.Aim { return scenario.Aim{Places: list} }
	for name, c := range map[string]struct {
		aim     scenario.Aim
		leakers float64 // of four, whose pairs never miss
	}{
		"not said":           {scenario.Aim{}, 0},
		"people":             {scenario.Aim{Word: scenario.AimPeople}, 0},
		"nodes":              {scenario.Aim{Word: scenario.AimNodes}, 4 * 2.0 / 3},
		"mixed":              {scenario.Aim{Word: scenario.AimMixed}, 4 * 2.0 / 6},
		"the port alone":     {places(scenario.AimedPlace{Place: "C", Weight: 5}), 4},
		"city and port as 3": {places(scenario.AimedPlace{Place: "A", Weight: 1}, scenario.AimedPlace{Place: "C", Weight: 3}), 3},
	} {
		o := at(c.aim)
		near(t, name+": leakers", o.Salvo.Leakers.Base, c.leakers, 1e-9)
		near(t, name+": people whose city has rounds, whatever is aimed at", o.Staying[0].Served.Base, 1, 1e-9)
	}
}
