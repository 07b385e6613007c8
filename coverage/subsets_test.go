package coverage_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// linked is a random scenario in which units share tracks, fly and run short of
// rounds, so that every tie between units is at work.
func linked(seed uint64, units, places int) *coverage.Scenario {
	r := newRandom(seed)
	s := r.scenario(units, places)
	s.Package.C2 = coverage.C2{Level: r.IntN(4), Without: r.IntN(2)}
	if r.IntN(2) == 0 {
		s.Package.C2.Provider = r.country()
	}
	s.Package.Stockpile = coverage.Stockpile{Factor: r.between(0.2, 2), Nights: r.IntN(4)}
	for i := range s.Systems {
		sys := &s.Systems[i]
		sys.Launchers, sys.Ready = coverage.Same(r.between(1, 3)), coverage.Same(r.between(1, 8))
		switch r.IntN(4) {
		case 0:
			sys.Kind, sys.Aircraft = coverage.Fighter, r.aircraft()
		case 1:
			sys.Kind = coverage.Sensor
			if sys.Radar == nil {
				sys.Radar = r.radar()
			}
		}
	}
	for i := range s.Units {
		u := &s.Units[i]
		u.Group = []string{"", "west", "south"}[r.IntN(3)]
		u.Count = 1 + r.IntN(20)
		if s.System(u).Kind == coverage.Fighter && r.IntN(3) > 0 {
			u.Station = &orb.Point{u.Position[0] + r.between(-1, 1), u.Position[1] + r.between(-1, 1)}
		}
	}
	for i := range s.Threats {
		s.Threats[i].Raids.Routine = coverage.Same(r.between(0, 60))
	}
	return s
}

func (r random) aircraft() *coverage.AircraftData {
	return &coverage.AircraftData{
		Radius: lengths(r.triple(600e3, 1400e3)), Cruise: coverage.Same(geo.Speed(240)), Dash: coverage.Same(geo.Speed(270)),
		TurnRound: coverage.Same(3 * time.Hour), Availability: coverage.Same(0.7), Sorties: coverage.Same(2.0),
		Missiles: coverage.Same(6.0), MissileReach: lengths(r.triple(15e3, 30e3)), Burn: coverage.Same(0.9), Reserve: coverage.Same(100 * geo.Kilometre),
	}
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
func removed(s *coverage.Scenario, players []coverage.Player, present uint64) *coverage.Scenario {
	less := *s
	less.Package.Hosts, less.Package.Contributors = map[string]coverage.Permission{}, map[string]coverage.Permission{}
	for code, p := range s.Package.Hosts {
		less.Package.Hosts[code] = p
	}
	for code, p := range s.Package.Contributors {
		less.Package.Contributors[code] = p
	}
	gone := map[coverage.Player]bool{}
	for i, p := range players {
		state := coverage.Granted
		if present&(1<<i) == 0 {
			state, gone[p] = coverage.Denied, true
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
		if !gone[coverage.Player{Role: coverage.AsHost, Code: u.Host}] && !gone[coverage.Player{Role: coverage.AsContributor, Code: u.Contributor}] {
			less.Units = append(less.Units, u)
		}
	}
	return &less
}

// peopleCovered is what a whole evaluation says, by index of Result.At.
func peopleCovered(t testing.TB, s *coverage.Scenario, e coverage.Estimate) []int {
	r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	var people []int
	for i := 0; i <= len(r.Threats); i++ {
		people = append(people, r.At(i).Population.Covered.At(e))
	}
	return people
}

func TestSubsetsEqualWholeEvaluations(t *testing.T) {
	values := map[string]bool{}
	for seed := range uint64(100) {
		s := linked(seed, 16, 24)
		if seed%3 == 0 {
			s.Units[0].Host = ""
		}
		players := allPlayers()
		e := coverage.Estimates[seed%3]
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
				t.Errorf("seed %d, %v, players %010b: %v people, a whole evaluation says %v", seed, e, present, got, want)
			}
			values[fmt.Sprint(seed, got)] = true
			if idle, _ := b.People(context.Background(), present^b.Idle()); !reflect.DeepEqual(got, idle) {
				t.Errorf("seed %d, %v: the idle players %010b change %v to %v", seed, e, b.Idle(), got, idle)
			}
		}
	}
	if len(values) < 250 {
		t.Errorf("only %d different values met: the scenarios do not test it", len(values))
	}
}

func TestVariantsEqualWholeEvaluations(t *testing.T) {
	for seed := range uint64(100) {
		s := linked(seed, 16, 24)
		v := coverage.NewVariants(s, coverage.Options{})
		for _, c := range neverLess[1:] { // the first adds a unit
			changed := linked(seed, 16, 24)
			changed.World, changed.Places = s.World, s.Places
			c.change(changed)
			cover, err := v.Cover(context.Background(), changed, coverage.Base)
			if err != nil {
				t.Fatal(err)
			}
			if want := peopleCovered(t, changed, coverage.Base); !reflect.DeepEqual(cover.People, want) {
				t.Errorf("seed %d, %s: %v people, a whole evaluation says %v", seed, c.name, cover.People, want)
			}
			holdsLikeTheTable(t, changed, cover)
		}
	}
}

// holdsLikeTheTable compares the places one by one.
func holdsLikeTheTable(t *testing.T, s *coverage.Scenario, c *coverage.Cover) {
	t.Helper()
	r := evaluate(t, s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	for i := range r.Places {
		for k := range r.Threats {
			allied := false
			for _, u := range r.Places[i].Threats[k].Units {
				allied = allied || s.Units[u].Contributor != "UA"
			}
			if got, want := c.Holds(k, i), r.Places[i].Threats[k].Depth.Base > 0; got != want {
				t.Errorf("place %d, threat %d: held %v, table %v", i, k, got, want)
			}
			if got := c.ByAllies(k, i); got != allied {
				t.Errorf("place %d, threat %d: held by allies %v, table %v", i, k, got, allied)
			}
		}
	}
}

func TestSubsetsEndWithTheContext(t *testing.T) {
	s := linked(1, 16, 24)
	ctx, cancel := context.WithCancel(context.Background())
	b, err := coverage.NewVariants(s, coverage.Options{}).Subsets(ctx, s, allPlayers(), coverage.Base)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := b.People(ctx, 3); err == nil {
		t.Error("a cancelled question was answered")
	}
}
