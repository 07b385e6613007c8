package worth

import (
	"context"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/scenario"
)

// authorisation is the set of the one gate.
const authorisation = coverage.GateSet(1 << coverage.GateAuthorisation)

func binding(t testing.TB, s *scenario.Scenario) *Worth {
	t.Helper()
	o := coverage.Options{PlacesOnly: true, SkipRemedies: true}
	r, err := coverage.Evaluate(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	x := &weighing{scenario: s, variants: coverage.NewVariants(s, o), worth: &Worth{
		Result: r, Threats: make([]Threat, len(r.Threats)),
	}}
	if err := x.binds(context.Background()); err != nil {
		t.Fatal(err)
	}
	return x.worth
}

// authorised is the people whom the authorisation alone keeps from cover.
func authorised(list []Binding) int {
	for _, b := range list {
		if b.Cause == Decided && b.Decisions == authorisation {
			return b.People
		}
	}
	return 0
}

// Whoever loses cover when nothing may be intercepted any more is kept from it by the
// authorisation alone: in the default scenario, and in any where rounds are not asked.
// Where they are, a Ukrainian unit that allies relieved may run short besides.
func TestWithoutAZoneTheAuthorisationBinds(t *testing.T) {
	builtin, err := scenariofile.Load(data.Default, scenariofile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	scenarios := []*scenario.Scenario{builtin}
	for seed := range uint64(40) {
		s := random(seed, 12, 16)
		s.Package.Stockpile.Nights = 0
		scenarios = append(scenarios, s)
	}
	taken := 0
	for i, s := range scenarios {
		none, err := scenario.SetZone{Zone: scenario.ZoneNone}.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		before, after := binding(t, s), binding(t, none)
		for k := range s.Threats {
			lost := before.Result.At(k).Population.Covered.Base - after.Result.At(k).Population.Covered.Base
			taken += lost
			if got := authorised(after.At(k).Binding); got < lost-1 {
				t.Errorf("scenario %d, %s: %d lose cover, the authorisation binds %d", i, s.Threats[k].ID, lost, got)
			}
		}
	}
	if taken < 1_000_000 {
		t.Errorf("only %d people lose cover: the scenarios do not test it", taken)
	}
}

// Lists hold each cause once, most people first, and add up to all who are not covered.
func TestWhatBindsAddsUp(t *testing.T) {
	met := map[Cause]int{}
	for seed := range uint64(60) {
		s := random(seed, 12, 16)
		if seed%3 == 0 { // rounds run short
			s.Package.Stockpile = scenario.Stockpile{Factor: 0.5, Nights: 3}
		}
		w := binding(t, s)
		for i := 0; i <= len(s.Threats); i++ {
			r, sum := w.Result.At(i), 0
			for k, b := range w.At(i).Binding {
				if sum += b.People; k > 0 && b.People > w.At(i).Binding[k-1].People {
					t.Errorf("seed %d: not in order: %+v", seed, w.At(i).Binding)
				}
				if (b.Cause == Decided) != (b.Decisions != 0) || b.Decisions.Physical() != 0 {
					t.Errorf("seed %d: %+v", seed, b)
				}
				met[b.Cause] += b.People
			}
			if left := r.Population.Total - r.Population.Covered.Base; sum != left {
				t.Errorf("seed %d, amount %d: %d are bound, %d not covered", seed, i, sum, left)
			}
		}
	}
	for _, c := range []Cause{Decided, OutOfReach, NotSeen, TooLate, RoundsRunOut} {
		if met[c] == 0 {
			t.Errorf("nobody is kept from cover by %v: the scenarios do not test it", c)
		}
	}
}

func TestEveryCauseHasAName(t *testing.T) {
	names := map[string]bool{}
	for _, c := range Causes {
		if names[c.String()] || c.String() == "" {
			t.Errorf("cause %d is called %q", int(c), c)
		}
		names[c.String()] = true
	}
}
