package sweep

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// noisy is a sample over so many promises and so many ranges, the people covered drawn
// blindly but for what decides says of a row.
func noisy(rows, promises, ranges int, seed uint64, decides func(v []int) int) *Table {
	var keys []Key
	for i := range promises {
		keys = append(keys, Key{Name: fmt.Sprintf("hosts.A%d", i), Values: []string{"denied", "granted"}})
	}
	for i := range ranges {
		keys = append(keys, Key{Name: fmt.Sprintf("systems.s%d.speed", i), Range: Range{"100m/s", "900m/s"}})
	}
	t := &Table{Header: Header{
		Vary: keys, Sample: Sample{rows, seed}, Rows: rows, People: 1_000_000, Threats: []string{"x"},
	}}
	r, d := rand.New(rand.NewPCG(seed, 7)), t.design()
	for row := range rows {
		people := 500_000 + r.IntN(200_000)
		if decides != nil {
			people += decides(d.digits(row))
		}
		t.people = append(t.people, [][3]int{{0, people, 0}})
	}
	return t
}

// Where nothing decides, hardly ever anything is said to: in some 5 % of samples at most a box,
// in as many a promise. Without the test of chance every sample has boxes.
func TestNoiseDecidesNothing(t *testing.T) {
	const tables = 100
	boxed, ranked, without := 0, 0, 0
	for seed := range uint64(tables) {
		table := noisy(100, 20, 15, seed, nil)
		found, err := Discover(table, Question{})
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Over)+len(found.Under) > 0 {
			boxed++
		}
		if len(found.Promises) != 20 {
			t.Fatalf("%d promises", len(found.Promises))
		}
		if !found.Promises[0].Chance {
			ranked++
		}
		people := make([]int, len(table.people))
		for i := range people {
			people[i] = table.people[i][0][1]
		}
		g, of := sampled(table, people)
		if len(boxes(g, of, 1, 1, func(n int) bool { return n >= found.Least })) > 0 {
			without++
		}
	}
	t.Logf("of %d samples of noise %d have a box, %d a promise; %d without the test of chance", tables, boxed, ranked, without)
	if boxed > tables/20 || ranked > tables/20+4 { // four more by the chance of so few samples
		t.Errorf("of %d samples of noise %d have a box and %d rank a promise", tables, boxed, ranked)
	}
	if without < tables*9/10 {
		t.Errorf("only %d samples have a box without the test: it shows nothing", without)
	}
}

// What decides is found among 195 keys that do not, and none of these is named with it.
func TestWhatDecidesIsFoundInNoise(t *testing.T) {
	right := 0
	for seed := range uint64(8) {
		table := noisy(500, 40, 160, seed, func(v []int) int {
			people := 0
			if v[3] == 1 {
				people += 150_000
			}
			if v[50] > 250 {
				people += 250_000
			}
			return people
		})
		found, err := Discover(table, Question{})
		if err != nil {
			t.Fatal(err)
		}
		if p := found.Promises[0]; p.Key != 3 || p.Chance || math.Abs(p.Gain-150_000) > 4*p.Error {
			t.Errorf("seed %d: the promise that decides is %+v", seed, p)
		}
		for _, p := range found.Promises[1:] {
			if !p.Chance {
				t.Logf("seed %d: %+v is ranked too", seed, p)
				right--
			}
		}
		named := true
		for _, b := range append(found.Over[:1:1], found.Under[0]) {
			for _, l := range b.Limits {
				named = named && (l.Key == 3 || l.Key == 50)
			}
			if b.Rows < 25 {
				t.Errorf("seed %d: a box of %d rows", seed, b.Rows)
			}
		}
		if named {
			right++
		}
	}
	if right < 6 {
		t.Errorf("what decides is named alone in %d of 8 samples", right)
	}
}

// A sample of too few rows is not asked, and says how many it takes.
func TestTinySamplesAreRefused(t *testing.T) {
	for _, c := range []struct {
		rows, keys int
		want       string
	}{{29, 3, "--sample 30"}, {30, 3, ""}, {99, 50, "--sample 100"}, {100, 50, ""}} {
		_, err := Discover(noisy(c.rows, c.keys, 0, 1, nil), Question{})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%d rows of %d keys: %v", c.rows, c.keys, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%d rows of %d keys: %v, want %s", c.rows, c.keys, err, c.want)
		}
	}
}

// Fisher's test against counting: of all ways to draw rows, those with as many hits or more.
func TestFisherAgainstCounting(t *testing.T) {
	for _, c := range [][4]int{{4, 3, 6, 2}, {1, 1, 8, 0}, {5, 0, 4, 4}, {3, 3, 9, 3}, {6, 4, 0, 0}} {
		rows, hits, other, otherHits := c[0], c[1], c[2], c[3]
		all, right, ways, as := rows+other, hits+otherHits, 0, 0
		for set := range 1 << all {
			drawn, met := 0, 0
			for i := range all {
				if set>>i&1 == 1 {
					if drawn++; i < right {
						met++
					}
				}
			}
			if drawn == rows {
				if ways++; met >= hits {
					as++
				}
			}
		}
		if got, want := fisher(rows, hits, other, otherHits), float64(as)/float64(ways); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v: %g, counting says %g", c, got, want)
		}
	}
}

// The standard error of a mean against its definition.
func TestStandardErrorByItsDefinition(t *testing.T) {
	var m mean
	for _, x := range []float64{2, 4, 4, 4, 5, 5, 7, 9} {
		m.add(x)
	}
	if got, want := m.variance(), 32.0/7/8; m.value() != 5 || math.Abs(got-want) > 1e-12 {
		t.Errorf("mean %g, squared standard error %g, want %g", m.value(), got, want)
	}
	if (&mean{n: 1}).variance() != math.Inf(1) {
		t.Error("one number says how far the mean is off")
	}
}
