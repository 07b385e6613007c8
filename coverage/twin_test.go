package coverage_test

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"airumbrella/coverage"
	twins "airumbrella/coverage/naive"
	"airumbrella/scenario"
)

// edgeDoubt is how near to an edge, in metres, engine and twin may differ: the twin
// samples the boundary of what sensors see.
const edgeDoubt = 2.0

// agreement is what comparisons of the engine with its twin found.
type agreement struct {
	verdicts int // sets of failing gates: of a unit against a threat at a point and estimate
	engaged  int // of them, those that are empty
	places   int // counts and words of places
	some     int // of them, those covered in part or whole
	sums     int // of people
	moved    int // of them, those of parts that are neither nobody nor all who are covered
	doubtful int // left out, within edgeDoubt of an edge
	differ   int
	gates    [coverage.GateCount]int // how often each fails
}

func (a *agreement) add(b agreement) {
	a.verdicts, a.engaged = a.verdicts+b.verdicts, a.engaged+b.engaged
	a.places, a.some, a.sums, a.moved = a.places+b.places, a.some+b.some, a.sums+b.sums, a.moved+b.moved
	a.doubtful, a.differ = a.doubtful+b.doubtful, a.differ+b.differ
	for g := range a.gates {
		a.gates[g] += b.gates[g]
	}
}

// comparison is a scenario as the engine and its twin have it.
type comparison struct {
	t    *testing.T
	name string
	s    *scenario.Scenario
	twin *twins.Model
	agreement
}

// compare compares every verdict of a scenario, and what the result says of its points,
// with the twin's.
func compare(t *testing.T, name string, s *scenario.Scenario) *comparison {
	t.Helper()
	c := &comparison{t: t, name: name, s: s, twin: twins.New(s)}
	c.everyVerdict()
	return c
}

// differs reports a difference, the first ones of a scenario only.
func (c *comparison) differs(format string, args ...any) {
	c.t.Helper()
	if c.differ++; c.differ <= 3 {
		c.t.Errorf(c.name+": "+format, args...)
	}
}

// everyVerdict compares the set of failing gates of every unit that shoots, at every
// demand point, threat and estimate.
//
// Of a unit that the authorisation keeps out the stock is left out: the engine shares the
// demand also with those whom the authorisation alone stops, see [coverage.Decision].
func (c *comparison) everyVerdict() {
	ask := coverage.NewAsker(c.s)
	for p := range c.s.Places {
		for k := range c.s.Places[p].Points() {
			for threat := range c.s.Threats {
				for _, e := range scenario.Estimates {
					for u := range c.s.Units {
						if a, shoots := ask.Ask(u, threat, p, k, e); shoots {
							c.verdict(a.Failing, c.twin.Failing(u, threat, p, k, e), u, threat, p, k, e)
						}
					}
				}
			}
		}
	}
}

// verdict compares one set of failing gates.
func (c *comparison) verdict(
	got coverage.GateSet, failing map[twins.Gate]float64, u, threat, p, k int, e scenario.Estimate,
) {
	var want coverage.GateSet
	for g := coverage.GatePhase; g < coverage.GateCount; g++ {
		if _, fails := failing[twins.Gate(g.String())]; fails {
			want |= 1 << g
		}
	}
	if authorisation := coverage.GateSet(1 << coverage.GateAuthorisation); got&authorisation != 0 {
		got, want = got&^(1<<coverage.GateStock), want&^(1<<coverage.GateStock)
	}
	switch {
	case got == want:
		c.verdicts++
		if want == 0 {
			c.engaged++
		}
		for _, g := range want.List() {
			c.gates[g]++
		}
	case c.twin.Closeness(u, threat, p, k, e) < edgeDoubt:
		c.doubtful++
	default:
		c.differs("%s against %s at %s, point %d, %v: fails %v, by the twin %v", c.s.Units[u].ID,
			c.s.Threats[threat].ID, c.s.Places[p].ID, k, e, got.List(), want.List())
	}
}

// The seeds of dense scenarios that engage much and take the twin little time, each against
// two of the threats; those of which the whole result is compared come first.
var (
	wholeSeeds = []uint64{23, 20, 9, 2, 7, 11, 17}
	denseSeeds = append(wholeSeeds[:len(wholeSeeds):len(wholeSeeds)], 0, 4, 6, 5, 16, 21)
)

func TestEveryVerdictIsTheTwins(t *testing.T) {
	skipShort(t)
	t.Parallel()
	var sum agreement
	for i, seed := range denseSeeds {
		c := compare(t, fmt.Sprintf("dense seed %d", seed), against(seed, dense(seed)))
		if i < len(wholeSeeds) {
			c.wholeResult()
		}
		if sum.add(c.agreement); sum.differ > 0 {
			t.FailNow()
		}
	}
	t.Logf("%+v", sum)
	if sum.engaged < 1000 || sum.some < 50 || sum.moved < 5 || sum.doubtful*200 > sum.verdicts {
		t.Errorf("the scenarios do not test it: %+v", sum)
	}
	for g := coverage.GatePhase; g < coverage.GateCount; g++ {
		if sum.gates[g] < 150 {
			t.Errorf("%v fails %d times only: the scenarios do not test it", g, sum.gates[g])
		}
	}
}

// TestTheTwinsAgreeOnWholeScenarios takes as many scenarios as TWINS says (see "make
// hunt"), each with every threat, from the seed TWINS_FROM on; without it from one that
// the clock gives.
func TestTheTwinsAgreeOnWholeScenarios(t *testing.T) {
	t.Parallel()
	n, _ := strconv.Atoi(os.Getenv("TWINS"))
	if n == 0 {
		t.Skip("TWINS=200 asks for 200 scenarios")
	}
	from, err := strconv.ParseUint(os.Getenv("TWINS_FROM"), 10, 64)
	if err != nil {
		from = uint64(time.Now().Unix())
	}
	var sum agreement
	for seed := from; seed < from+uint64(n); seed++ {
		name, s := fmt.Sprintf("dense seed %d", seed), dense(seed)
		if seed%5 == 0 {
			name, s = fmt.Sprintf("seed %d", seed), furnished(seed, newRandom(seed).scenario(10, 8))
		}
		c := compare(t, name, s)
		c.wholeResult()
		sum.add(c.agreement)
	}
	t.Logf("%d scenarios from seed %d: %+v", n, from, sum)
	if sum.differ > 0 || sum.engaged < 50*n || sum.doubtful*100 > sum.verdicts {
		t.Errorf("%+v", sum)
	}
}

// wholeResult compares the points that are covered, the words, and the people: of the
// scenario, and of its forms as section 5 of the model has them.
func (c *comparison) wholeResult() {
	c.t.Helper()
	r := evaluate(c.t, c.s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	now := &form{c.s, c.twin}
	for p := range c.s.Places {
		for threat := range c.s.Threats {
			c.place(now, p, threat, &r.Places[p].Threats[threat])
		}
	}
	alone, linked := formOf(aloneByHand(c.s)), formOf(linkedByHand(c.s))
	granted, before := formOf(grantedByHand(c.s)), formOf(beforeByHand(c.s))
	for threat := range c.s.Threats {
		got := &r.Threats[threat]
		for _, e := range scenario.Estimates {
			part := func(what string, people int, of ...*form) {
				c.sum(what, threat, e, people, got.Population.Covered.At(e), of...)
			}
			part("all", got.Population.Covered.At(e), now)
			part("alone", got.UkraineAlone.At(e), alone)
			part("links", got.Links.At(e), linked, alone)
			part("guarantee", got.Guarantee.At(e), now, linked)
			part("if granted", got.IfGranted.At(e), granted)
			part("before a ceasefire", got.BeforeCeasefire.At(e), before)
		}
	}
}

// place compares the counts and the word of a place.
func (c *comparison) place(now *form, p, threat int, got *coverage.PlaceThreat) {
	var share scenario.Triple[float64]
	equal, near := true, false
	for _, e := range scenario.Estimates {
		share.Set(e, now.twin.Share(threat, p, e))
		same := math.Round(share.At(e)*float64(got.Points)) == float64(got.Count.At(e))
		near = near || !same && now.doubtful(threat, p, e)
		equal = equal && same
	}
	word := cmp.Or(map[string]string{"uncovered": "not covered"}[got.Status.String()], got.Status.String())
	switch {
	case equal && word == twins.Word(share):
		c.places++
		if got.Count.High > 0 {
			c.some++
		}
	case near:
		c.doubtful++
	default:
		c.differs("%s at %s: %v of %d points, %s; by the twin %v, %s", c.s.Threats[threat].ID, c.s.Places[p].ID,
			got.Count, got.Points, word, share, twins.Word(share))
	}
}

// sum compares people: those of a form, or what it has more than another.
func (c *comparison) sum(what string, threat int, e scenario.Estimate, got, all int, of ...*form) {
	want := of[0].twin.People(threat, e)
	if len(of) > 1 {
		want -= of[1].twin.People(threat, e)
	}
	doubtful := func() bool {
		return slices.ContainsFunc(of, func(f *form) bool {
			for p := range f.s.Places {
				if f.doubtful(threat, p, e) {
					return true
				}
			}
			return false
		})
	}
	switch {
	case got == want:
		if c.sums++; got != 0 && got != all {
			c.moved++
		}
	case doubtful():
		c.doubtful++
	default:
		c.differs("%s against %s, %v: %d people, by the twin %d", what, c.s.Threats[threat].ID, e, got, want)
	}
}

// form is a scenario, or a form of it, with its twin.
type form struct {
	s    *scenario.Scenario
	twin *twins.Model
}

func formOf(s *scenario.Scenario) *form { return &form{s, twins.New(s)} }

// doubtful reports whether some unit's verdict at a point of a place is near to an edge.
func (f *form) doubtful(threat, place int, e scenario.Estimate) bool {
	for k := range f.s.Places[place].Points() {
		for u := range f.s.Units {
			if f.twin.Closeness(u, threat, place, k, e) < edgeDoubt {
				return true
			}
		}
	}
	return false
}

// aloneByHand takes every promise back: nobody but Ukraine hosts, sends units or provides
// the links.
func aloneByHand(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(t *scenario.Scenario) {
		no := scenario.Permission{State: scenario.Denied}
		t.Package.Hosts, t.Package.Contributors = map[string]scenario.Permission{}, map[string]scenario.Permission{}
		for i := range s.Units {
			if u := &s.Units[i]; u.Contributor != "UA" {
				t.Package.Contributors[u.Contributor] = no
			}
			if host := s.Units[i].Host; host != "UA" && host != "" {
				t.Package.Hosts[host] = no
			}
		}
		c2 := &s.Package.C2
		t.Package.C2 = scenario.C2{Level: min(c2.Level, c2.Without), Picture: scenario.SeparatePicture}
	})
}

// linkedByHand takes the weapons from foreign units and leaves them their radars: a reach
// of 0 fails capability, and no missiles fail the stock, so that such a unit neither
// covers nor relieves anybody. Promises, level and picture stay.
func linkedByHand(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(t *scenario.Scenario) {
		t.Systems, t.Units = slices.Clone(s.Systems), slices.Clone(s.Units)
		for i := range s.Systems {
			t.Systems = append(t.Systems, disarmed(s.Systems[i]))
		}
		t.Systems.Sort()
		for i := range t.Units {
			if t.Units[i].Contributor != "UA" {
				t.Units[i].System = "zz-" + t.Units[i].System
			}
		}
	})
}

// grantedByHand keeps every offered and open promise.
func grantedByHand(s *scenario.Scenario) *scenario.Scenario {
	kept := func(list map[string]scenario.Permission) map[string]scenario.Permission {
		list = maps.Clone(list)
		for code, p := range list {
			if p.State == scenario.Offered || p.State == scenario.Open {
				p.State = scenario.Granted
				list[code] = p
			}
		}
		return list
	}
	return s.Edit(func(t *scenario.Scenario) {
		t.Package.Hosts, t.Package.Contributors = kept(s.Package.Hosts), kept(s.Package.Contributors)
	})
}

// beforeByHand is the same before a ceasefire, when offers are open.
func beforeByHand(s *scenario.Scenario) *scenario.Scenario {
	return s.Edit(func(t *scenario.Scenario) { t.Phase = scenario.Now })
}
