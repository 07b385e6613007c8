package siting

import (
	"context"
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// asked is, at base, a built-in scenario against some threats, with the catalogue's systems, and
// its largest cities as candidates of each kind.
func asked(
	t *testing.T, name string, threats []string, cities int, r Request,
) (*scenario.Scenario, []Candidate, Request) {
	t.Helper()
	s, err := scenariofile.Load(name, scenariofile.Options{Threats: threats})
	if err != nil {
		t.Fatal(err)
	}
	s = s.Edit(func(e *scenario.Scenario) { e.Systems = scenariofile.Systems() })
	r.Estimate = scenario.Base
	for i := range s.Threats {
		r.Threats = append(r.Threats, i)
	}
	places := slices.Clone(s.Places)
	slices.SortStableFunc(places, func(a, b scenario.Place) int { return b.Population - a.Population })
	var list []Candidate
	for k, kind := range r.Kinds {
		n := 0
		for _, p := range places {
			if n == cities || !p.Counted {
				continue
			}
			n++
			list = append(list, Candidate{Kind: k, Name: p.Name, Unit: scenario.Unit{
				ID: "new-" + kind.System + "-" + p.ID, System: kind.System, At: p.ID, Position: p.Position,
				Host: scenario.Ukraine, Count: 1, Contributor: scenario.Ukraine, Group: "ua-east", Phase: scenario.Now,
			}})
		}
	}
	return s, list, r
}

func framed(t *testing.T, name string, threats []string, cities int, r Request) *Frame {
	t.Helper()
	s, list, r := asked(t, name, threats, cities, r)
	f, err := NewFrame(context.Background(), s, coverage.Options{}, list, r)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func studied(t *testing.T, f *Frame) *Study {
	t.Helper()
	s, err := f.Solve(context.Background(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// bestWhole evaluates every allowed plan of a frame whole and returns the most that one
// covers; with a target the fewest units that reach it, -1 if none do.
func bestWhole(t *testing.T, f *Frame) (best float64, fewest int) {
	t.Helper()
	limits := f.limits()
	best, fewest = f.Standing, -1
	target := math.Inf(1)
	if f.Request.Target != nil {
		target = *f.Request.Target * f.Total
	}
	var try func(from int32, plan []int32)
	try = func(from int32, plan []int32) {
		for j := from; int(j) < len(f.Candidates); j++ {
			next := append(slices.Clone(plan), j)
			if !limits.Allows(next) {
				continue
			}
			v, err := f.value(context.Background(), next)
			if err != nil {
				t.Fatal(err)
			}
			best = max(best, v)
			if v >= target && (fewest < 0 || len(next) < fewest) {
				fewest = len(next)
			}
			try(j+1, next)
		}
	}
	try(0, nil)
	return best, fewest
}

// TestTheStudyIsTheBestOfAllPlans compares what is called proven with every plan there is,
// evaluated whole, where units share tracks and rounds.
func TestTheStudyIsTheBestOfAllPlans(t *testing.T) {
	nasams := []Kind{{System: "nasams", Most: 2}}
	cases := []struct {
		name     string
		scenario string
		threats  []string
		cities   int
		request  Request
	}{
		{"two of NASAMS", "package-four-legs", []string{"cruise-missile"}, 20, Request{Kinds: nasams}},
		{"with scarce rounds", "sky-shield", []string{"drone-low"}, 16, Request{Kinds: nasams}},
		{"worst of two threats", "package-four-legs", []string{"cruise-missile", "drone-high"}, 14, Request{Kinds: nasams}},
		{"sum of two threats", "package-four-legs", []string{"cruise-missile", "drone-high"}, 14,
			Request{Kinds: nasams, Together: AgainstAny}},
		{"by two units", "package-four-legs", []string{"cruise-missile"}, 14, Request{Kinds: nasams, Depth: 2}},
		{"two systems and a budget", "no-umbrella", []string{"cruise-missile"}, 8, Request{
			Kinds:  []Kind{{System: "nasams", Most: 2, Weight: 2}, {System: "iris-t-sls", Most: 2, Weight: 1}},
			Budget: 4, InAll: 3,
		}},
		{"300 km apart", "package-four-legs", []string{"cruise-missile"}, 16,
			Request{Kinds: nasams, Apart: 300 * geo.Kilometre}},
		{"nodes", "package-four-legs", []string{"cruise-missile"}, 14, Request{Kinds: nasams, Goal: Nodes}},
		{"people and nodes", "package-four-legs", []string{"cruise-missile"}, 14, Request{Kinds: nasams, Goal: Both}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := framed(t, c.scenario, c.threats, c.cities, c.request)
			s := studied(t, f)
			want, _ := bestWhole(t, f)
			t.Logf("%v: value %.1f, bound %.1f, best of all %.1f, standing %.1f, plain %v", s.Status, s.Value, s.Bound, want,
				f.Standing, s.Plain)
			if s.Bound < want-1e-6 || s.Value > want+1e-6 {
				t.Errorf("value %v, bound %v; the best of all plans covers %v", s.Value, s.Bound, want)
			}
			if s.Status == Proven && math.Abs(s.Value-want) > 1e-6 {
				t.Errorf("proven %v; the best of all plans covers %v", s.Value, want)
			}
			if s.Status > WithinGap {
				t.Errorf("status %v", s.Status)
			}
		})
	}
}

// TestTheFewestUnitsOfAllPlans compares the fewest units with every plan there is.
func TestTheFewestUnitsOfAllPlans(t *testing.T) {
	for _, share := range []float64{0.5, 0.68, 0.72, 0.99} {
		f := framed(t, "package-four-legs", []string{"cruise-missile"}, 12,
			Request{Kinds: []Kind{{System: "nasams", Most: 3}}, Target: &share})
		s := studied(t, f)
		_, want := bestWhole(t, f)
		t.Logf("%v: %v, %d units, at least %d; fewest of all %d", share, s.Status, len(s.Sites), s.Least, want)
		switch {
		case f.Standing >= share*f.Total:
			if s.Status != Proven || len(s.Sites) != 0 {
				t.Errorf("%v stands already: %v, %d units", share, s.Status, len(s.Sites))
			}
		case want < 0:
			if s.Status != Infeasible {
				t.Errorf("%v is out of reach: %v", share, s.Status)
			}
		case s.Status != Proven || len(s.Sites) != want || s.Least != want:
			t.Errorf("%v: %v with %d units, least %d; want %d", share, s.Status, len(s.Sites), s.Least, want)
		}
	}
}

// TestTheWholeIsWhatTheReportSays: the people of a study are those of an evaluation of the
// scenario with the units in it.
func TestTheWholeIsWhatTheReportSays(t *testing.T) {
	f := framed(t, "package-four-legs", []string{"cruise-missile", "drone-low"}, 20,
		Request{Kinds: []Kind{{System: "nasams", Most: 3}}})
	s := studied(t, f)
	r, err := coverage.Evaluate(context.Background(), s.After, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	if err != nil {
		t.Fatal(err)
	}
	for n := range s.Then {
		if got, want := s.Then[n], r.At(n).Population.Covered; got != want {
			t.Errorf("threat %d: %v people, the report says %v", n, got, want)
		}
	}
	if got := int(math.Round(s.Value)); got != r.Worst.Population.Covered.Base {
		t.Errorf("value %d, the report says %d", got, r.Worst.Population.Covered.Base)
	}
	sum := s.Standing
	for _, site := range s.Sites {
		sum += site.InOrder
	}
	if math.Abs(sum-s.Value) > 1e-6 {
		t.Errorf("in order the sites add up to %v, not %v", sum, s.Value)
	}
}

// TestAlternativesOfAStudy: they keep within the stated part and differ as stated, and no
// curve falls.
func TestAlternativesOfAStudy(t *testing.T) {
	f := framed(t, "package-four-legs", []string{"cruise-missile"}, 40, Request{
		Kinds: []Kind{{System: "nasams", Most: 4}}, Wanted: Wanted{Count: 5, Within: 0.2, Differ: 2},
	})
	s := studied(t, f)
	if len(s.Others) != 5 || s.RunnerUp == nil || len(s.Curve) != 4 {
		t.Fatalf("%d alternatives, runner-up %v, %d steps", len(s.Others), s.RunnerUp, len(s.Curve))
	}
	plans := [][]int32{s.plan}
	for _, a := range s.Others {
		if f.plain.Value(a.Plan) < 0.8*f.plain.Value(s.plan)-1e-6 {
			t.Errorf("%v weighs %v of %v", a.Plan, f.plain.Value(a.Plan), f.plain.Value(s.plan))
		}
		for _, p := range plans {
			if len(lacking(a.Plan, p)) < 2 {
				t.Errorf("%v differs from %v in less than two", a.Plan, p)
			}
		}
		plans = append(plans, a.Plan)
	}
	for n := 1; n < len(s.Curve); n++ {
		if s.Curve[n].Value < s.Curve[n-1].Value {
			t.Errorf("%d units cover less than %d", n+1, n)
		}
	}
	for _, site := range s.Sites {
		if site.Replacing == nil || *site.Replacing < -1e-6 {
			t.Errorf("replacing %v costs %v", s.Candidates[site.Candidate].Name, site.Replacing)
		}
	}
}

// TestAFloorIsKept: with a floor every region reaches it, or the study says that none can.
func TestAFloorIsKept(t *testing.T) {
	floored := func(units int, floor float64) *Study {
		return studied(t, framed(t, "package-four-legs", []string{"ballistic"}, 66, Request{
			Kinds: []Kind{{System: "patriot-mse", Most: units}}, Floor: floor,
		}))
	}
	s := floored(30, 0.1)
	for _, o := range s.Oblasts {
		if o.Most < 0.1 {
			t.Fatalf("%s reaches %.2f at most: the test asks too much", o.Code, o.Most)
		}
	}
	after := framed(t, "package-four-legs", []string{"ballistic"}, 1, Request{Kinds: s.Request.Kinds})
	after.now, _ = after.variants.Passing(context.Background(), s.After, scenario.Base)
	after.Oblasts = nil
	after.compare(after.now)
	for _, o := range after.Oblasts {
		if s.Status > WithinGap || o.Now < 0.1-1e-9 {
			t.Errorf("%v: %s is covered to %.2f", s.Status, o.Code, o.Now)
		}
	}
	for _, impossible := range []*Study{floored(8, 0.1), floored(30, 1)} {
		if impossible.Status != Infeasible {
			t.Errorf("status %v, %d sites", impossible.Status, len(impossible.Sites))
		}
	}
}

// TestSameAnswerOnAnyNumberOfCores and whenever it is asked.
func TestSameAnswerOnAnyNumberOfCores(t *testing.T) {
	ask := func(cores int) *Study {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		return studied(t, framed(t, "package-four-legs", []string{"cruise-missile"}, 30, Request{
			Kinds: []Kind{{System: "nasams", Most: 3}}, Wanted: Wanted{Count: 3, Within: 0.05, Differ: 1},
		}))
	}
	one, many := ask(1), ask(4)
	if !reflect.DeepEqual(one.Sites, many.Sites) || !reflect.DeepEqual(one.Curve, many.Curve) ||
		!reflect.DeepEqual(one.Others, many.Others) || one.Value != many.Value || one.Bound != many.Bound {
		t.Errorf("on one core:\n%+v\non four:\n%+v", one.Sites, many.Sites)
	}
}

// TestInterruptedKeepsTheBest: a search that ends before it began has a plan all the same, and
// a bound that no plan exceeds.
func TestInterruptedKeepsTheBest(t *testing.T) {
	f := framed(t, "package-four-legs", []string{"cruise-missile"}, 20,
		Request{Kinds: []Kind{{System: "nasams", Most: 2}}})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s, err := f.Solve(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	best := studied(t, f)
	if !s.Interrupted || s.Status != TimeLimit || len(s.Sites) != 2 || s.Bound < best.Value || s.Value > best.Value {
		t.Errorf("interrupted %v, %v, %d sites, value %v, bound %v; the best is %v", s.Interrupted, s.Status, len(s.Sites),
			s.Value, s.Bound, best.Value)
	}
}
