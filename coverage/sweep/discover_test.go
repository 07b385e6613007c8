package sweep

import (
	"math/bits"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"airumbrella/scenario"
)

// random is a small grid in which people never fall from one value of a key to the next: so
// many come with every one of some combinations.
func random(r *rand.Rand, names ...string) *grid {
	g := &grid{}
	for _, name := range names {
		k := Key{Name: name}
		values := []string{string(scenario.Denied), string(scenario.Granted)}
		if name == "c2" {
			values = []string{"0", "1", "2"}
		}
		k.Values = values
		g.keys = append(g.keys, k)
	}
	g.people = make([]int, Rows(g.keys))
	for range 2 + r.IntN(4) {
		least, worth := make([]int, len(names)), 1+r.IntN(100)
		for k := range least {
			if r.IntN(3) == 0 {
				least[k] = r.IntN(len(g.keys[k].Values))
			}
		}
		for row := range g.people {
			met := true
			for k, v := range digits(g.keys, row) {
				met = met && v >= least[k]
			}
			if met {
				g.people[row] += worth
			}
		}
	}
	return g
}

// bruteBest is the best quality of all boxes.
func bruteBest(s *search, hits int) (best float64) {
	masks, of := 1, make([]int, len(s.keys))
	for k := range s.keys {
		of[k] = 1<<len(s.keys[k].Values) - 1
		masks *= of[k]
	}
	for n := range masks {
		allowed := make(box, len(s.keys))
		for k := range s.keys {
			mask := n%of[k] + 1
			n /= of[k]
			for v := range s.keys[k].Values {
				allowed[k] = append(allowed[k], mask&(1<<v) != 0)
			}
		}
		c := s.count(allowed)
		best = max(best, harmonic(c.rows, c.hits, hits))
	}
	return best
}

// On small tables the box found is, of all boxes there are, the best one or close to it, and
// its coverage and density are what counting says.
func TestBoxesAgainstAllBoxes(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 1))
	tables, exact := 0, 0
	for range 300 {
		g := random(r, "hosts.PL", "c2", "hosts.RO", "contributors.DE", "contributors.NO")
		least := 1 + slices.Max(g.people)/2
		sought := func(n int) bool { return n >= least }
		s := &search{grid: g, steps: strides(g.keys), hit: make([]bool, len(g.people)), open: make([]bool, len(g.people)), least: 1}
		hits := 0
		for row, n := range g.people {
			s.open[row], s.hit[row] = true, sought(n)
			if sought(n) {
				hits++
			}
		}
		if hits == 0 || hits == len(g.people) {
			continue
		}
		tables++
		c := s.count(s.find(hits))
		got, best := harmonic(c.rows, c.hits, hits), bruteBest(s, hits)
		if got < 0.9*best {
			t.Errorf("a box of quality %.3f, the best has %.3f: %v", got, best, g.people)
		}
		if got == best {
			exact++
		}
		for _, b := range boxes(g, []int{0, 1, 2, 3, 4}, 1, 1, sought) {
			checkBox(t, g, b, sought, hits)
		}
	}
	if tables < 200 || 100*exact < 97*tables {
		t.Errorf("the best box in %d of %d tables", exact, tables)
	}
}

// checkBox counts a box over again.
func checkBox(t *testing.T, g *grid, b Box, sought func(int) bool, hits int) {
	t.Helper()
	rows, right := 0, 0
	for row, n := range g.people {
		values := digits(g.keys, row)
		if slices.ContainsFunc(b.Limits, func(l Limit) bool { return !slices.Contains(l.Values, values[l.Key]) }) {
			continue
		}
		rows++
		if sought(n) {
			right++
		}
	}
	if b.Rows != rows || b.Hits != right || b.Coverage != float64(right)/float64(hits) ||
		b.Density != float64(right)/float64(rows) {
		t.Errorf("%+v: %d rows and %d hits counted", b, rows, right)
	}
}

// A box that was planted is found as it is.
func TestAPlantedBoxIsFound(t *testing.T) {
	g := random(rand.New(rand.NewPCG(1, 1)), "hosts.PL", "c2", "hosts.RO", "contributors.DE")
	for row := range g.people {
		v := digits(g.keys, row)
		if g.people[row] = 0; v[0] == 1 && v[1] != 1 {
			g.people[row] = 10
		}
	}
	less, of := g.compressed()
	if !reflect.DeepEqual(of, []int{0, 1}) {
		t.Fatalf("the keys %v move something", of)
	}
	got := boxes(less, of, len(g.people)/len(less.people), 1, func(n int) bool { return n > 5 })
	want := []Box{{Limits: []Limit{{0, []int{1}}, {1, []int{0, 2}}}, Rows: 8, Hits: 8, Coverage: 1, Density: 1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// The smallest sets of governments that refuse are those of an enumeration of all subsets.
func TestRefusalsAgainstAllSubsets(t *testing.T) {
	r, some := rand.New(rand.NewPCG(19, 2)), 0
	for range 100 {
		g := random(r, "hosts.PL", "contributors.PL", "c2", "hosts.RO", "contributors.DE", "contributors.NO", "hosts.MD")
		best := slices.Index(g.people, slices.Max(g.people))
		least := 1 + r.IntN(g.people[best]+1)
		who := governmentsOf(g.keys, digits(g.keys, best))
		people := func(values []int) (int, error) {
			row := 0
			for k, v := range values {
				row = row*len(g.keys[k].Values) + v
			}
			return g.people[row], nil
		}
		var breaking, want []uint64
		for set := range uint64(1) << len(who.codes) {
			if n, _ := people(who.values(set)); n < least {
				breaking = append(breaking, set)
			}
		}
		for _, set := range breaking {
			part := slices.ContainsFunc(breaking, func(p uint64) bool { return p != set && p&^set == 0 })
			if !part && set != 0 && bits.OnesCount64(set) <= mostRefusing {
				want = append(want, set)
			}
		}
		d := &Discovery{Least: least}
		if err := d.refuse(who, people); err != nil {
			t.Fatal(err)
		}
		got := d.Refusals
		named := who.named(want)
		byWords := func(a, b Refusal) int { return slices.Compare(a, b) }
		slices.SortFunc(got, byWords)
		slices.SortFunc(named, byWords)
		if !reflect.DeepEqual(got, named) {
			t.Errorf("least %d: %v, an enumeration says %v", least, got, named)
		}
		some += len(got)
	}
	if some < 100 {
		t.Errorf("only %d sets met: the tables do not test it", some)
	}
}

// Regret and gain are as they are defined.
func TestRegretByItsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 3))
	for range 100 {
		g := random(r, "hosts.PL", "c2", "contributors.DE", "contributors.NO")
		of := []int{0, 1, 2, 3}
		with := func(row, key int) int {
			v := digits(g.keys, row)
			v[key] = 1
			won := 0
			for k := range v {
				won = won*len(g.keys[k].Values) + v[k]
			}
			return g.people[won]
		}
		got := regrets(g, of)
		if len(got) != 3 {
			t.Fatalf("%d promises", len(got))
		}
		for i, p := range got {
			regret, gain, missing := 0, 0, 0
			for row, now := range g.people {
				if digits(g.keys, row)[p.Key] != 0 {
					continue
				}
				for _, other := range []int{0, 2, 3} {
					regret = max(regret, with(row, other)-with(row, p.Key))
				}
				gain, missing = gain+with(row, p.Key)-now, missing+1
			}
			if p.Regret != regret || p.Gain != float64(gain)/float64(missing) {
				t.Errorf("%+v: regret %d, gain %d in %d", p, regret, gain, missing)
			}
			if i > 0 && got[i-1].Regret > p.Regret {
				t.Errorf("%+v stands before %+v", got[i-1], p)
			}
		}
	}
}

// A share that is a whole number of people holds from that number on, whatever floating point makes of it.
func TestAShareOfPeopleIsNotRoundedUp(t *testing.T) {
	table := &Table{Header: Header{Vary: []Key{{Name: "c2", Values: []string{"0", "1", "2"}}}, Rows: 3, People: 100,
		Threats: []string{"x"}}}
	for _, people := range []int{6, 7, 8} {
		table.people = append(table.people, [][3]int{{0, people, 0}})
	}
	for share, want := range map[float64]int{0.07: 7, 0.0701: 8, 0.08: 8} {
		if d, err := Discover(table, Question{Share: &share}); err != nil || d.Least != want {
			t.Errorf("%v of 100 people: %+v, %v", share, d, err)
		}
	}
}
