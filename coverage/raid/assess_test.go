package raid_test

import (
	"context"
	"math"
	"reflect"
	"runtime"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// city is a place of so many thousand people and the units that cover it.
type city struct {
	thousands int
	units     []int
}

// battery is 12 rounds on launchers and 12 to reload, 4 channels of 30 s, and a
// sure-footed shot: one in two, never a common cause.
func battery() scenario.System {
	s := scenario.System{
		ID: "battery", Kind: scenario.GBAD, Launchers: scenario.Same(2.0), Ready: scenario.Same(6.0),
		Reloads:  scenario.Same(1.0),
		Channels: scenario.Same(4.0), Cycle: scenario.Same(30 * time.Second),
	}
	for c := range s.Kill {
		s.Kill[c] = scenario.Same(0.5)
	}
	return s
}

// result makes by hand what an evaluation would say: units of one battery each
// in one group, one threat, and who engages where.
func result(units int, arrivals, salvo float64, cities ...city) *coverage.Result {
	s := &scenario.Scenario{
		Systems: scenario.Systems{battery()},
		Threats: []scenario.Threat{
			{
				ID:    "t",
				Class: scenario.CruiseMissile,
				Speed: scenario.Same[geo.Speed](222),
				Raids: scenario.Raids{Routine: scenario.Same(arrivals), Salvo: scenario.Same(salvo)},
			},
		},
		Package: scenario.Package{
			C2:         scenario.C2{Level: 1},
			Stockpile:  scenario.Stockpile{Factor: 1},
			RaidWindow: 2 * time.Minute,
		},
	}
	for i := range units {
		s.Units = append(
			s.Units,
			scenario.Unit{
				ID:          string(rune('a' + i)),
				System:      "battery",
				Count:       1,
				Group:       "g",
				Contributor: scenario.Ukraine,
			},
		)
	}
	r := &coverage.Result{Scenario: s, Lead: scenario.Base, Threats: []coverage.ThreatResult{{Threat: s.Threats[0]}}}
	s.Places = make([]scenario.Place, len(cities))
	for i, c := range cities {
		s.Places[i] = scenario.Place{
			ID:         string(rune('A' + i)),
			Kind:       scenario.City,
			Counted:    true,
			Population: c.thousands * 1000,
		}
		at := coverage.PlaceThreat{Units: c.units, UnitsAt: scenario.Same(c.units), Points: 1}
		if len(c.units) > 0 {
			at.Count = scenario.Same(1)
			at.Groups = scenario.Same([]coverage.Group{{Units: c.units, Points: 1}})
		}
		if len(c.units) > 0 {
			at.Status, at.Depth = coverage.Assured, scenario.Same(len(c.units))
		}
		r.Places = append(r.Places, coverage.PlaceResult{Place: &s.Places[i], Threats: []coverage.PlaceThreat{at}})
	}
	return r
}

func assess(t testing.TB, r *coverage.Result, o raid.Options) *raid.ThreatOutcome {
	t.Helper()
	out, err := raid.Assess(context.Background(), r, o)
	if err != nil {
		t.Fatal(err)
	}
	return &out.Threats[0]
}

func near(t testing.TB, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %.12g, want %.12g within %g", what, got, want, tolerance)
	}
}

func TestOneBatteryOneCity(t *testing.T) {
	// 4 channels x 4 cycles of 30 s in 2 min = 16 engagements; 12 rounds ready.
	o := assess(t, result(1, 4, 20, city{100, []int{0}}), raid.Options{})
	near(t, "routine leakers, pairs at 4", o.Routine.Leakers.Base, 4*0.25, 1e-9)
	near(t, "routine: none gets through", o.Routine.NoLeaker.Base, math.Pow(.75, 4), 1e-9)
	near(t, "routine engaged", o.Routine.Engaged.Base, 4, 1e-9)
	near(t, "routine rounds", o.Routine.Spent.Base, 8, 1e-9)
	near(t, "routine nights: 24 rounds, 8 a night", o.Routine.Nights.Base.Nights, 3, 1e-9)
	near(t, "salvo leakers, one round each at 12 of 20", o.Salvo.Leakers.Base, 12*.5+8, 1e-9)
	near(t, "salvo engaged", o.Salvo.Engaged.Base, 12, 1e-9)
	near(t, "salvo nights: 24 of 40 rounds", o.Salvo.Nights.Base.Nights, 0.6, 1e-9)
	for i, want := range []float64{1, 1, 0, 0, 0} {
		near(t, "served on a night", o.Staying[i].Served.Base, want, 1e-9)
	}
	near(t, "leakers once empty", o.Staying[2].Leakers.Base, 4, 1e-9)
}

func TestChannelsBindInAShortWindow(t *testing.T) {
	o := assess(t, result(1, 4, 20, city{100, []int{0}}), raid.Options{Window: 30 * time.Second})
	near(t, "engaged in one cycle of 4 channels", o.Salvo.Engaged.Base, 4, 1e-9)
	near(t, "leakers", o.Salvo.Leakers.Base, 4*.25+16, 1e-9)
}

func TestOneMagazineIsNotCountedOncePerCity(t *testing.T) {
	one := assess(t, result(1, 4, 24, city{100, []int{0}}), raid.Options{})
	two := assess(t, result(1, 4, 24, city{50, []int{0}}, city{50, []int{0}}), raid.Options{})
	near(t, "leakers over two cities", two.Salvo.Leakers.Base, one.Salvo.Leakers.Base, 1e-9)
	near(t, "nights over two cities", two.Routine.Nights.Base.Nights, one.Routine.Nights.Base.Nights, 1e-9)
}

func TestTwoBatteriesShareOrShootTwice(t *testing.T) {
	r := result(2, 4, 20, city{100, []int{0, 1}})
	shared := assess(t, r, raid.Options{})
	near(t, "shared: nights", shared.Routine.Nights.Base.Nights, 6, 1e-9)
	near(t, "shared: rounds a night", shared.Routine.Spent.Base, 8, 1e-9)
	r.Scenario.Package.C2.Level = 0
	alone := assess(t, r, raid.Options{})
	near(t, "each for itself: nights", alone.Routine.Nights.Base.Nights, 3, 1e-9)
	near(t, "each for itself: rounds a night", alone.Routine.Spent.Base, 16, 1e-9)
	if alone.Salvo.Leakers.Base <= shared.Salvo.Leakers.Base {
		t.Errorf(
			"a salvo leaks %g without shared tracks and %g with",
			alone.Salvo.Leakers.Base,
			shared.Salvo.Leakers.Base,
		)
	}
}

func TestStockFactorResupplyAndActivation(t *testing.T) {
	r := result(1, 4, 20, city{60, []int{0}}, city{40, nil})
	r.Scenario.Package.Stockpile.Factor = 0.25 // 6 rounds in all
	o := assess(t, r, raid.Options{})
	near(t, "nights on a quarter of the stock", o.Routine.Nights.Base.Nights, 6/(4*.6*2), 1e-9)
	near(t, "no more ready than there are", float64(o.Units[0].Ready.Base), 6, 0)
	r.Scenario.Package.Resupply = 100
	o = assess(t, r, raid.Options{})
	if !o.Routine.Nights.Base.Endless {
		t.Errorf("100 rounds a day last %v nights", o.Routine.Nights.Base)
	}
	near(t, "served for ever", o.Staying[4].Served.Base, .6, 1e-9)
	r.Scenario.Package.Activation = scenario.Same(50 * time.Hour)
	r.Scenario.Units[0].Contributor = "FR"
	o = assess(t, r, raid.Options{})
	near(t, "night 3 of 3 lost", o.Staying[1].Served.Base, 0, 0)
	near(t, "night 7", o.Staying[2].Served.Base, .6, 1e-9)
}

// 24 rounds, eight fired and two brought up each night: four nights in full,
// and from the fifth a quarter of the arrivals finds rounds.
func TestOnceEmptyABatteryServesWhatIsBroughtUp(t *testing.T) {
	r := result(1, 4, 4, city{100, []int{0}})
	r.Scenario.Package.Resupply = 2
	o := assess(t, r, raid.Options{Nights: []int{4, 5, 365}})
	near(t, "nights in full", o.Routine.Nights.Base.Nights, 4, 1e-9)
	for i, want := range []float64{1, 0.25, 0.25} {
		near(t, "served", o.Staying[i].Served.Base, want, 1e-9)
	}
}

// On the two nights before allies may shoot, Ukraine's own battery spends 16 of
// its 24 rounds: one more night is left.
func TestOwnUnitsSpendTheirRoundsWhileTheOrderIsAwaited(t *testing.T) {
	r := result(1, 4, 4, city{100, []int{0}})
	r.Scenario.Package.Activation = scenario.Same(48 * time.Hour)
	o := assess(t, r, raid.Options{Nights: []int{2, 3, 4}})
	for i, want := range []float64{1, 1, 0} {
		near(t, "served", o.Staying[i].Served.Base, want, 1e-9)
	}
}

func TestPublishedProductionFeedsPairs(t *testing.T) {
	r := result(1, 4, 4, city{100, []int{0}})
	r.Scenario.Systems[0].ID, r.Scenario.Units[0].System = "patriot-mse", "patriot-mse"
	o := assess(t, r, raid.Options{})
	if !reflect.DeepEqual(o.Steady.Munitions, []string{"PAC-3 MSE"}) {
		t.Errorf("munitions %v", o.Steady.Munitions)
	}
	near(t, "targets a day, 620 rounds a year in pairs", o.Steady.TargetsPerDay, 620.0/365/2, 1e-9)
	near(t, "share of four a night", o.Steady.Share, 620.0/365/2/4, 1e-9)
}

// Two batteries that never miss and share no tracks: both shoot at half of a
// salvo of 20, one of them at the other half too, so that its 12 rounds are
// spent on what the first one stops already and some get through.
func TestRoundsSpentOnWhatAnotherStopsAreNotThereForTheRest(t *testing.T) {
	r := result(2, 4, 20, city{50, []int{0, 1}}, city{50, []int{1}})
	r.Scenario.Package.C2.Level = 0
	for c := range r.Scenario.Systems[0].Kill {
		r.Scenario.Systems[0].Kill[c] = scenario.Same(1.0)
	}
	if p := assess(t, r, raid.Options{}).Salvo.NoLeaker.Base; p > 0.05 {
		t.Errorf("none gets through with probability %.2f", p)
	}
}

func TestQuestionsWithoutAnAnswerGetAReason(t *testing.T) {
	for _, c := range []struct {
		name string
		r    *coverage.Result
		want raid.Reason
	}{
		{"no unit", result(0, 4, 20, city{100, nil}), raid.NoUnit},
		{"nobody engages", result(1, 4, 20, city{100, nil}), raid.NoEngager},
		{"no raid", result(1, 0, 0, city{100, []int{0}}), raid.NoArrivals},
		{"no city", result(1, 4, 20), raid.NoCity},
	} {
		out, err := raid.Assess(context.Background(), c.r, raid.Options{})
		if err != nil {
			t.Fatal(err)
		}
		o := &out.Threats[0]
		if o.Reason != c.want {
			t.Errorf("%s: reason %v", c.name, o.Reason)
		}
		finite(t, c.name, reflect.ValueOf(out.Threats))
		if !o.Routine.Nights.Base.None {
			t.Errorf("%s: %v nights of nothing", c.name, o.Routine.Nights.Base)
		}
	}
}

func TestOptionsThatMakeNoSense(t *testing.T) {
	r := result(1, 4, 20, city{100, []int{0}})
	for _, o := range []raid.Options{{Doctrine: "all-in"}, {Window: -time.Second}, {Nights: []int{0}}} {
		if _, err := raid.Assess(context.Background(), r, o); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := raid.Assess(ctx, r, raid.Options{}); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

// finite walks a value and fails at any number that is none.
func finite(t testing.TB, where string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Float64:
		if math.IsNaN(v.Float()) || math.IsInf(v.Float(), 0) {
			t.Errorf("%s: %v", where, v.Float())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			finite(t, where+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			finite(t, where, v.Index(i))
		}
	}
}

func evaluated(t testing.TB, name string, set ...string) *coverage.Result {
	t.Helper()
	s, err := scenariofile.Load(name, scenariofile.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	r, err := coverage.Evaluate(context.Background(), raid.OpenStock(s), coverage.Options{PlacesOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBuiltInScenarios(t *testing.T) {
	for _, name := range data.BuiltinNames() {
		out, err := raid.Assess(context.Background(), evaluated(t, name), raid.Options{})
		if err != nil {
			t.Fatal(err)
		}
		finite(t, name, reflect.ValueOf(out.Threats))
		for i := range out.Threats {
			o := &out.Threats[i]
			for _, r := range []raid.Raid{o.Routine, o.Salvo} {
				if r.Leakers.Low < r.Leakers.Base-1e-6 || r.Leakers.Base < r.Leakers.High-1e-6 {
					t.Errorf("%s %s: leakers %v do not fall towards the optimistic end", name, o.Threat.ID, r.Leakers)
				}
				for _, e := range scenario.Estimates {
					if real := r.Arrivals.At(e) * (1 - o.Decoys); r.Leakers.At(e) > real+1e-9 ||
						r.Engaged.At(e) > r.Arrivals.At(e)+1e-9 {
						t.Errorf("%s %s %v: more leak or are engaged than come: %+v", name, o.Threat.ID, e, r)
					}
				}
			}
		}
	}
}

func TestMoreStockIsNeverWorse(t *testing.T) {
	nights, leakers := -1.0, math.Inf(1)
	for _, factor := range []string{"0.1", "0.25", "0.5", "1", "2", "4"} {
		out, err := raid.Assess(
			context.Background(),
			evaluated(t, data.Default, "stockpile.factor="+factor),
			raid.Options{},
		)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range out.Threats {
			if o.Threat.ID != "drone-low" {
				continue
			}
			if n := o.Routine.Nights.Base.Nights; n < nights {
				t.Errorf("stock %s: nights fell from %g to %g", factor, nights, n)
			}
			if o.Salvo.Leakers.Base > leakers+1e-6 {
				t.Errorf("stock %s: leakers grew from %g to %g", factor, leakers, o.Salvo.Leakers.Base)
			}
			nights, leakers = o.Routine.Nights.Base.Nights, o.Salvo.Leakers.Base
		}
	}
}

func TestSameInputSameOutcome(t *testing.T) {
	r := evaluated(t, data.Default, "doctrine=shoot-look-shoot")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	first, err := raid.Assess(context.Background(), r, raid.Options{})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GOMAXPROCS(1)
	second, err := raid.Assess(context.Background(), r, raid.Options{})
	if err != nil || !reflect.DeepEqual(first, second) {
		t.Error("one core gives another outcome")
	}
}

func BenchmarkAssess(b *testing.B) {
	r := evaluated(b, data.Default)
	for b.Loop() {
		if _, err := raid.Assess(context.Background(), r, raid.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAssessShootLookShoot(b *testing.B) {
	r := evaluated(b, data.Default, "doctrine=shoot-look-shoot")
	for b.Loop() {
		if _, err := raid.Assess(context.Background(), r, raid.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// anyTarget is the reference of a radar that sees every target as far as its
// instruments reach.
var anyTarget = &scenario.RadarReference{Range: scenario.Same(5000 * geo.Kilometre), RCS: scenario.Same(1e-6)}
