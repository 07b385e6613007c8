package coverage_test

import (
	"context"
	"fmt"
	"maps"
	"math/bits"
	"reflect"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"golang.org/x/sync/errgroup"
)

// tied is a random scenario in which more units than usual are there and depend
// on each other.
func tied(seed uint64) *scenario.Scenario {
	s := newRandom(seed).scenario(18, 24)
	s.Phase, s.Package.Caveats = scenario.AfterCeasefire, nil
	s.Package.C2 = scenario.C2{Level: int(seed % 4), Provider: []string{"", "US", "PL", "UA"}[seed/4%4]}
	s.Package.Authorisation.Standoff = scenario.Standoff{}
	if seed%2 == 0 {
		s.Package.Authorisation.Zone = scenario.ZoneAll
	}
	// Fighters are warned by what their own country sends, wherever it stands.
	radar := s.Systems[0]
	radar.ID, radar.Kind, radar.Aircraft, radar.Radar = "sys-99", scenario.Sensor, nil, &scenario.Radar{
		Reference:    anyTarget,
		Instrumented: scenario.Same(400 * geo.Kilometre), Antenna: scenario.Same(geo.Height(9000)), Sees: scenario.AllClasses,
	}
	s.Systems = append(s.Systems, radar)
	for i, u := range s.Units {
		if s.System(&u).Kind == scenario.Fighter {
			s.Units = append(s.Units, scenario.Unit{
				ID: fmt.Sprintf(
					"radar-%02d",
					i,
				), System: radar.ID, Position: u.Position, Host: "RO", Count: 1, Contributor: u.Contributor, Group: "other",
			})
			s.Units[i].Count = 60
		}
	}
	return s
}

// allPlayers is every host and contributor of a random scenario, Ukraine and
// the sea among them.
func allPlayers() []coverage.Player {
	return []coverage.Player{
		{Role: coverage.AsHost, Code: "PL"}, {Role: coverage.AsContributor, Code: "PL"},
		{Role: coverage.AsHost, Code: "RO"}, {Role: coverage.AsContributor, Code: "RO"},
		{Role: coverage.AsHost, Code: "US"}, {Role: coverage.AsContributor, Code: "US"},
		{Role: coverage.AsHost, Code: "UA"}, {Role: coverage.AsContributor, Code: "UA"},
		{Role: coverage.AsHost, Code: ""}, {Role: coverage.AsContributor, Code: "FR"},
	}
}

// removed is the scenario with some players gone, made without the package's
// help: units are cut out of the list.
func removed(s *scenario.Scenario, players []coverage.Player, present uint64) *scenario.Scenario {
	less := *s
	less.Package.Hosts, less.Package.Contributors = map[string]scenario.Permission{}, map[string]scenario.Permission{}
	for code, p := range s.Package.Hosts {
		less.Package.Hosts[code] = p
	}
	for code, p := range s.Package.Contributors {
		less.Package.Contributors[code] = p
	}
	gone := map[coverage.Player]bool{}
	for i, p := range players {
		state := scenario.Granted
		if present&(1<<i) == 0 {
			state, gone[p] = scenario.Denied, true
		}
		list := less.Package.Hosts
		if p.Role == coverage.AsContributor {
			list = less.Package.Contributors
		}
		word := list[p.Code]
		word.State = state
		list[p.Code] = word
	}
	less.Units = nil
	for _, u := range s.Units {
		if !gone[coverage.Player{Role: coverage.AsHost, Code: u.Host}] &&
			!gone[coverage.Player{Role: coverage.AsContributor, Code: u.Contributor}] {
			less.Units = append(less.Units, u)
		}
	}
	return &less
}

// peopleCovered is what a whole evaluation says, by index of Result.At.
func peopleCovered(t testing.TB, s *scenario.Scenario, e scenario.Estimate) []int {
	return peopleOf(evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true, Land: sharedLand}), e)
}

// peopleOf is the people covered, by index of Result.At.
func peopleOf(r *coverage.Result, e scenario.Estimate) []int {
	var people []int
	for i := 0; i <= len(r.Threats); i++ {
		people = append(people, r.At(i).Population.Covered.At(e))
	}
	return people
}

func TestSubsetsEqualWholeEvaluations(t *testing.T) {
	values := map[string]bool{}
	for seed := range uint64(60) {
		s := tied(seed)
		if seed%3 == 0 {
			s.Units[0].Host = ""
		}
		players := allPlayers()
		e := scenario.Estimates[seed%3]
		b, err := coverage.NewVariants(s, coverage.Options{}).Subsets(context.Background(), s, players, e)
		if err != nil {
			t.Fatal(err)
		}
		r := newRandom(seed + 1000)
		for range 24 {
			present := r.Uint64() & (1<<len(players) - 1)
			got, err := b.People(context.Background(), present)
			if err != nil {
				t.Fatal(err)
			}
			want := peopleCovered(t, removed(s, players, present), e)
			if !reflect.DeepEqual(got, want) {
				t.Errorf(
					"seed %d, %v, players %010b: %v people, a whole evaluation says %v",
					seed,
					e,
					present,
					got,
					want,
				)
			}
			values[fmt.Sprint(seed, got)] = true
			if idle, _ := b.People(context.Background(), present^b.Idle()); !reflect.DeepEqual(got, idle) {
				t.Errorf("seed %d, %v: the idle players %010b change %v to %v", seed, e, b.Idle(), got, idle)
			}
			if inert, _ := b.People(context.Background(), present^b.Inert()); !reflect.DeepEqual(got, inert) {
				t.Errorf("seed %d, %v: the inert players %010b change %v to %v", seed, e, b.Inert(), got, inert)
			}
			if b.Idle()&^b.Inert() != 0 {
				t.Errorf("seed %d, %v: the idle players %010b are not all inert %010b", seed, e, b.Idle(), b.Inert())
			}
		}
	}
	if len(values) < 250 {
		t.Errorf("only %d different values met: the scenarios do not test it", len(values))
	}
}

func TestVariantsEqualWholeEvaluations(t *testing.T) {
	for seed := range uint64(60) {
		s := tied(seed)
		v := coverage.NewVariants(s, coverage.Options{})
		for _, c := range neverLess[1:] { // the first adds a unit
			changed := tied(seed)
			changed.World, changed.Places = s.World, s.Places
			c.change(changed)
			cover, err := v.Cover(context.Background(), changed, scenario.Base)
			if err != nil {
				t.Fatal(err)
			}
			whole := evaluate(t, changed, coverage.Options{PlacesOnly: true, SkipRemedies: true, Land: sharedLand})
			if want := peopleOf(whole, scenario.Base); !reflect.DeepEqual(cover.People, want) {
				t.Errorf("seed %d, %s: %v people, a whole evaluation says %v", seed, c.name, cover.People, want)
			}
			holdsLikeTheTable(t, whole, cover)
		}
	}
}

// holdsLikeTheTable compares the places one by one.
func holdsLikeTheTable(t *testing.T, r *coverage.Result, c *coverage.Cover) {
	t.Helper()
	for i := range r.Places {
		for k := range r.Threats {
			allied := false
			for _, u := range r.Places[i].Threats[k].Units {
				allied = allied || r.Scenario.Units[u].Contributor != "UA"
			}
			if got, _ := c.Covered(k, i); got != r.Places[i].Threats[k].Count.Base {
				t.Errorf("place %d, threat %d: %d points, table %d", i, k, got, r.Places[i].Threats[k].Count.Base)
			}
			if got := c.ByAllies(k, i); got != allied {
				t.Errorf("place %d, threat %d: held by allies %v, table %v", i, k, got, allied)
			}
		}
	}
}

// Questions asked at once are answered as one after the other; what they share none of
// them changes, which only the race detector sees.
func TestSubsetsAnswerSeveralAtOnce(t *testing.T) {
	s := builtin(t, data.Default)
	var players []coverage.Player
	for _, code := range slices.Sorted(maps.Keys(s.Package.Hosts)) {
		players = append(players, coverage.Player{Role: coverage.AsHost, Code: code})
	}
	for _, code := range slices.Sorted(maps.Keys(s.Package.Contributors)) {
		players = append(players, coverage.Player{Role: coverage.AsContributor, Code: code})
	}
	const asked = 200
	r := newRandom(1)
	var present [asked]uint64
	for i := range present {
		present[i] = r.Uint64() & (1<<len(players) - 1)
	}
	subsets := func() *coverage.Subsets {
		b, err := coverage.NewVariants(s, coverage.Options{Land: sharedLand}).Subsets(t.Context(), s, players, scenario.High)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var want, got [asked][]int
	alone, together := subsets(), subsets()
	var group errgroup.Group
	for i := range asked {
		var err error
		if want[i], err = alone.People(t.Context(), present[i]); err != nil {
			t.Fatal(err)
		}
		group.Go(func() (err error) {
			got[i], err = together.People(t.Context(), present[i])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v at once, %v one after the other", got, want)
	}
}

func TestSubsetsEndWithTheContext(t *testing.T) {
	s := tied(1)
	ctx, cancel := context.WithCancel(context.Background())
	b, err := coverage.NewVariants(s, coverage.Options{}).Subsets(ctx, s, allPlayers(), scenario.Base)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := b.People(ctx, 3); err == nil {
		t.Error("a cancelled question was answered")
	}
}

// Where rounds are short, a unit that covers only what others cover spares their rounds for
// what they alone cover: who brings it is not inert.
func TestInertPlayersSpareNoRounds(t *testing.T) {
	inert := 0
	for seed := range uint64(120) {
		s := tied(seed)
		s.Package.Authorisation.Zone = scenario.ZoneAll
		s.Package.Stockpile = scenario.Stockpile{Factor: []float64{0.1, 0.3, 0.6}[seed%3], Nights: 3}
		for i := range s.Units { // Ukraine's own reach most places
			if i%2 == 0 {
				s.Units[i].Host, s.Units[i].Contributor = scenario.Ukraine, scenario.Ukraine
			}
		}
		players := allPlayers()
		players = slices.DeleteFunc(players, func(p coverage.Player) bool { return p.Code == scenario.Ukraine || p.Code == "" })
		b, err := coverage.NewVariants(s, coverage.Options{}).Subsets(context.Background(), s, players, scenario.Base)
		if err != nil {
			t.Fatal(err)
		}
		everybody := uint64(1)<<len(players) - 1
		for present := range everybody + 1 {
			with, err := b.People(context.Background(), present|b.Inert())
			if err != nil {
				t.Fatal(err)
			}
			without, err := b.People(context.Background(), present&^b.Inert())
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(with, without) {
				t.Fatalf("seed %d: the inert players %b change %v to %v beside %b", seed, b.Inert(), without, with, present)
			}
		}
		inert += bits.OnesCount64(b.Inert() &^ b.Idle())
	}
	if inert < 50 {
		t.Errorf("only %d players who bring something are inert: the scenarios do not test it", inert)
	}
}
