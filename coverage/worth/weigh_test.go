package worth

import (
	"context"
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

const seeds = 30

func TestSharesAddUpToThePeopleCovered(t *testing.T) {
	covered := 0
	for seed := range uint64(seeds) {
		s := random(seed, 12, 16)
		w := weigh(t, s, Options{})
		for i := 0; i <= len(w.Threats); i++ {
			x := w.At(i)
			sums := map[string]float64{
				"hosts":        total(&x.Hosts),
				"contributors": total(&x.Contributors),
				"bases":        total(&x.Bases),
				"units":        float64(x.Covered),
			}
			if x.Units != nil {
				sums["units"] = total(x.Units)
			}
			for what, sum := range sums {
				if math.Abs(sum-float64(x.Covered)) > 0.51 { // people are rounded once
					t.Errorf("seed %d, %s: shares of %s add up to %.2f of %d", seed, x.ID, what, sum, x.Covered)
				}
			}
			if got, want := total(&x.Conditions), x.Subsets[31].Covered-x.Subsets[0].Covered; !near(
				got,
				float64(want),
			) {
				t.Errorf("seed %d, %s: shares of the conditions add up to %.2f of %d", seed, x.ID, got, want)
			}
			if x.Subsets[31].Covered != x.Covered {
				t.Errorf(
					"seed %d, %s: with all conditions %d, covered %d",
					seed,
					x.ID,
					x.Subsets[31].Covered,
					x.Covered,
				)
			}
			covered += x.Covered
		}
		if w.Worst.Units != nil {
			t.Errorf("seed %d: units have shares in the worst", seed)
		}
	}
	if covered == 0 {
		t.Error("nothing is covered in any scenario: they do not test it")
	}
}

func total(g *Group) float64 {
	sum := 0.0
	for _, share := range g.Shares {
		sum += share.Shapley
	}
	return sum
}

// The naive twin of hosts and contributors: every subset is a scenario of its
// own with units cut out, evaluated as a whole.
func TestPartiesEqualWholeEvaluations(t *testing.T) {
	carried := 0
	for seed := range uint64(seeds) {
		s := random(seed, 12, 16)
		w := weigh(t, s, Options{})
		for _, role := range []coverage.Role{coverage.AsHost, coverage.AsContributor} {
			group := func(x *Threat) *Group { return &x.Hosts }
			if role == coverage.AsContributor {
				group = func(x *Threat) *Group { return &x.Contributors }
			}
			g, ids := naiveParties(t, s, role)
			for amount := range g.values[0] {
				phi := permutations(g, amount)
				for i, id := range ids {
					k := slices.IndexFunc(group(w.At(amount)).Shares, func(x Share) bool { return x.ID == id })
					got := group(w.At(amount)).Shares[k]
					if loss := g.loss(1<<i, amount); !near(got.Shapley, phi[i]) || got.Loss != loss {
						t.Errorf(
							"seed %d, role %d, %q, threat %d: %+v, naive share %.3f and loss %d",
							seed,
							role,
							id,
							amount,
							got,
							phi[i],
							loss,
						)
					}
					if phi[i] > 0 && id != "UA" {
						carried++
					}
				}
			}
		}
	}
	if carried < 100 {
		t.Errorf("only %d allied shares are not zero: the scenarios do not test it", carried)
	}
}

func naiveParties(t *testing.T, s *scenario.Scenario, role coverage.Role) (*game, []string) {
	ids, states := []string{"UA", ""}, s.Package.Hosts
	of := func(u *scenario.Unit) string { return u.Host }
	if role == coverage.AsContributor {
		ids, states = []string{"UA"}, s.Package.Contributors
		of = func(u *scenario.Unit) string { return u.Contributor }
	}
	for _, code := range []string{"FR", "PL", "RO", "SK", "US"} {
		if p, named := states[code]; named && p.State == scenario.Granted {
			ids = append(ids, code)
		}
	}
	used := ids[:0:0]
	for _, id := range ids {
		if len(keep(s, func(u *scenario.Unit) bool { return of(u) == id }).Units) > 0 || states[id].State != "" {
			used = append(used, id)
		}
	}
	g := &game{len(used), make([][]int, 1<<len(used))}
	for present := range g.values {
		denied := map[string]scenario.Permission{}
		for code, p := range states {
			denied[code] = p
		}
		for i, id := range used {
			if present&(1<<i) == 0 {
				denied[id] = scenario.Permission{State: scenario.Denied}
			}
		}
		less := keep(s, func(u *scenario.Unit) bool {
			i := slices.Index(used, of(u))
			return i < 0 || present&(1<<i) != 0
		})
		if less.Package.Hosts = denied; role == coverage.AsContributor {
			less.Package.Hosts, less.Package.Contributors = s.Package.Hosts, denied
		}
		g.values[present] = people(t, less)
	}
	return g, used
}

// The naive twin of the conditions, in words of the model.
func TestConditionsEqualWholeEvaluations(t *testing.T) {
	for seed := range uint64(seeds) {
		s := random(seed, 12, 16)
		w := weigh(t, s, Options{})
		for i := range w.Worst.Subsets {
			holds := w.Worst.Subsets[i].Conditions
			less := keep(s, func(u *scenario.Unit) bool {
				foreign := u.Contributor != "UA" && u.Host == "UA" && !slices.Contains(holds, "presence")
				abroad := u.Host != "UA" && u.Host != "" && !slices.Contains(holds, "basing")
				return !foreign && !abroad
			})
			if !slices.Contains(holds, "basing") {
				less.Package.Hosts = map[string]scenario.Permission{
					"PL": {State: scenario.Denied},
					"RO": {State: scenario.Denied},
					"SK": {State: scenario.Denied},
				}
			}
			if !slices.Contains(holds, "authorisation") {
				less.Package.Authorisation.Zone = scenario.ZoneHost
			}
			if !slices.Contains(holds, "command") {
				less.Package.C2.Level = 0
			}
			if !slices.Contains(holds, "stockpile") {
				less.Package.Stockpile.Factor = 0.25
			}
			for k, want := range people(t, less) {
				if got := w.At(k).Subsets[i].Covered; got != want {
					t.Errorf("seed %d, %v, threat %d: %d people, a whole evaluation says %d", seed, holds, k, got, want)
				}
			}
		}
	}
}

func TestDelaysEqualWholeEvaluations(t *testing.T) {
	for seed := range uint64(10) {
		s := random(seed, 12, 16)
		w := weigh(t, s, Options{})
		last := map[int]int{0: -1, 1: -1}
		for m := 0; m <= 60; m += 4 {
			later := *s
			later.Package.Authorisation.Delay = scenario.UniformDelay(time.Duration(m) * time.Minute)
			r, err := coverage.Evaluate(
				context.Background(),
				&later,
				coverage.Options{PlacesOnly: true, SkipRemedies: true},
			)
			if err != nil {
				t.Fatal(err)
			}
			for k := 0; k <= len(r.Threats); k++ {
				if got, want := w.At(k).Delay[m], r.At(k).Population.Covered.Base; got != want {
					t.Errorf("seed %d, threat %d, %d min: %d people, a whole evaluation says %d", seed, k, m, got, want)
				}
			}
			for _, d := range w.Drops {
				for k := 0; k <= len(r.Threats); k++ {
					p := &r.Places[d.Place].Worst
					if k < len(r.Threats) {
						p = &r.Places[d.Place].Threats[k]
					}
					fall := d.Threats[k]
					if p.CoveredAt(scenario.Base) != (fall.Minute < 0 || m < fall.Minute) ||
						m == fall.Minute && math.Abs(p.Share(scenario.Base)-fall.Left) > 1e-9 {
						t.Errorf("seed %d, %s, threat %d, %d min: a share of %v, said to fall at %d to %v", seed,
							s.Places[d.Place].ID, k, m, p.Share(scenario.Base), fall.Minute, fall.Left)
					}
				}
			}
			for k := range r.Threats {
				for i := range r.Places {
					if r.Places[i].Place.Counted && r.Places[i].Place.Kind == scenario.City && slices.ContainsFunc(
						r.Places[i].Threats[k].Groups.Base, func(g coverage.Group) bool {
							return slices.ContainsFunc(g.Units, func(u int) bool { return s.Units[u].Contributor != "UA" })
						}) {
						last[k] = m
					}
				}
				if got := w.Threats[k].LastAllied; got < last[k] {
					t.Errorf(
						"seed %d, threat %d: allies said to cover no city beyond %d min, one is covered at %d",
						seed,
						k,
						got,
						last[k],
					)
				}
			}
		}
		for k := range w.Threats {
			for m := 1; m < len(w.Threats[k].Delay); m++ {
				if w.Threats[k].Delay[m] > w.Threats[k].Delay[m-1] {
					t.Errorf("seed %d: more people covered after %d min than before", seed, m)
				}
			}
		}
	}
}

func TestOpenPromisesEqualWholeEvaluations(t *testing.T) {
	stated := 0
	for seed := range uint64(seeds) {
		s := random(seed, 12, 16)
		o := weigh(t, s, Options{}).Open
		stated += o.Stated()
		now := people(t, s)
		for _, p := range o.Promises {
			with := people(t, grant(s, p))
			for k := range now {
				if got, want := p.Gain[k], with[k]-now[k]; got != want {
					t.Errorf(
						"seed %d, %s as %d, threat %d: gains %d, a whole evaluation says %d",
						seed,
						p.Code,
						p.Role,
						k,
						got,
						want,
					)
				}
			}
		}
		for k, want := range naiveExpectation(t, s, o.Promises, 0, 1) {
			if !near(o.Low[k], want) {
				t.Errorf("seed %d, threat %d: expected %.3f at least, naive %.3f", seed, k, o.Low[k], want)
			}
		}
		for k, want := range naiveExpectation(t, s, o.Promises, 1, 1) {
			if !near(o.High[k], want) {
				t.Errorf("seed %d, threat %d: expected %.3f at most, naive %.3f", seed, k, o.High[k], want)
			}
		}
	}
	if stated < 20 {
		t.Errorf("only %d probabilities in all scenarios: they do not test it", stated)
	}
}

func grant(s *scenario.Scenario, p Promise) *scenario.Scenario {
	with := *s
	list := &with.Package.Hosts
	if p.Role == coverage.AsContributor {
		list = &with.Package.Contributors
	}
	changed := map[string]scenario.Permission{}
	for code, old := range *list {
		changed[code] = old
	}
	changed[p.Code] = scenario.Permission{State: scenario.Granted}
	*list = changed
	return &with
}

// naiveExpectation walks the tree of outcomes, one promise after the other.
func naiveExpectation(t *testing.T, s *scenario.Scenario, left []Promise, unstated, chance float64) []float64 {
	if chance == 0 {
		return make([]float64, len(s.Threats)+1)
	}
	if len(left) == 0 {
		mean := []float64{}
		for _, n := range people(t, s) {
			mean = append(mean, chance*float64(n))
		}
		return mean
	}
	q := unstated
	if left[0].Probability != nil {
		q = *left[0].Probability
	}
	kept := naiveExpectation(t, grant(s, left[0]), left[1:], unstated, chance*q)
	broken := naiveExpectation(t, s, left[1:], unstated, chance*(1-q))
	for k := range kept {
		kept[k] += broken[k]
	}
	return kept
}

// Where units share nothing and never run short, hosts are simple coverage: the
// closed forms of expectation and shares hold.
func TestExpectationAndSharesEqualTheClosedForm(t *testing.T) {
	for seed := range uint64(seeds) {
		s := random(seed, 12, 16)
		s.Package.C2, s.Package.Stockpile, s.Package.Authorisation.Zone = scenario.C2{}, scenario.Stockpile{
			Factor: 1,
		}, scenario.ZoneAll
		s.Package.Contributors = nil
		codes := []string{"PL", "RO", "SK"}
		q := []float64{.9, .5, .3, 1}
		for i, code := range codes {
			s.Package.Hosts[code] = scenario.Permission{State: scenario.Open, Probability: &q[i]}
		}
		all := grant(grant(grant(s, Promise{Code: "PL"}), Promise{Code: "RO"}), Promise{Code: "SK"})
		r, err := coverage.Evaluate(context.Background(), all, coverage.Options{PlacesOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		w, granted := weigh(t, s, Options{}), weigh(t, all, Options{})
		for k := range r.Threats {
			simple := &Simple{Players: 4}
			for i := range r.Places {
				for _, g := range r.Places[i].Threats[k].Groups.Base {
					var covers []int
					for _, u := range g.Units {
						host := slices.Index(codes, s.Units[u].Host)
						if host < 0 {
							host = 3 // Ukraine or the sea
						}
						if !slices.Contains(covers, host) {
							covers = append(covers, host)
						}
					}
					if r.Places[i].Place.Counted {
						simple.add(peopleOf(&r.Places[i], g.Points), covers)
					}
				}
			}
			if got, want := w.Open.Low[k], simple.Expected(q); !sameSum(got, want) || !sameSum(w.Open.High[k], want) {
				t.Errorf(
					"seed %d, threat %d: expected %.3f to %.3f by enumeration, %.3f by the closed form",
					seed,
					k,
					got,
					w.Open.High[k],
					want,
				)
			}
			simple.splitHome(r, k, codes)
			for i, share := range simple.Shapley() {
				id := append(slices.Clone(codes), "UA", "")[i]
				for _, got := range granted.Threats[k].Hosts.Shares {
					if got.ID == id && (!sameSum(got.Shapley, share) || !sameSum(float64(got.Loss), simple.Loss()[i])) {
						t.Errorf(
							"seed %d, threat %d, %q: %+v, by the closed form share %.3f and loss %.0f",
							seed,
							k,
							id,
							got,
							share,
							simple.Loss()[i],
						)
					}
				}
			}
		}
	}
}

// splitHome lists Ukraine and the sea as two players, after the codes.
func (s *Simple) splitHome(r *coverage.Result, threat int, codes []string) {
	*s = Simple{Players: len(codes) + 2}
	ids := append(slices.Clone(codes), "UA", "")
	for i := range r.Places {
		for _, g := range r.Places[i].Threats[threat].Groups.Base {
			var covers []int
			for _, u := range g.Units {
				if host := slices.Index(ids, r.Scenario.Units[u].Host); !slices.Contains(covers, host) {
					covers = append(covers, host)
				}
			}
			if r.Places[i].Place.Counted {
				s.add(peopleOf(&r.Places[i], g.Points), covers)
			}
		}
	}
}

func TestBindingGatesCountEverybodyNotCovered(t *testing.T) {
	for seed := range uint64(seeds) {
		w := weigh(t, random(seed, 12, 16), Options{})
		for i := 0; i <= len(w.Threats); i++ {
			sum := 0
			for _, b := range w.At(i).Binding {
				sum += b.People
			}
			if left := w.At(i).Total - w.At(i).Covered; sum != left {
				t.Errorf("seed %d, threat %d: gates bind %d people, %d are not covered", seed, i, sum, left)
			}
		}
	}
}

func TestAssumptionsEqualWholeEvaluations(t *testing.T) {
	moved := 0
	for seed := range uint64(seeds) {
		s := random(seed, 12, 16)
		w := weigh(t, s, Options{Assumptions: true})
		for _, a := range w.Assumptions {
			if a.Of != OfSystem || a.Field != "reach against drones" {
				continue
			}
			for _, e := range []scenario.Estimate{scenario.Low, scenario.High} {
				changed := *s
				changed.Systems = slices.Clone(s.Systems)
				reach := &changed.System(&scenario.Unit{System: a.ID}).Reach[scenario.Drone]
				reach.Base = reach.At(e)
				got := a.AtLow
				if e == scenario.High {
					got = a.AtHigh
				}
				if want := people(t, &changed); !reflect.DeepEqual(got, want) {
					t.Errorf("seed %d, %s at %v: %v, a whole evaluation says %v", seed, a.ID, e, got, want)
				}
			}
			moved += a.Span(0)
		}
	}
	if moved == 0 {
		t.Error("no assumption moves anything: the scenarios do not test it")
	}
}
