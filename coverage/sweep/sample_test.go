package sweep

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// drawn is a sample over promises, a list of three and two ranges.
func drawn(rows int, seed uint64) *design {
	return &design{
		threats: []string{"x"},
		keys: []Key{
			{Name: "hosts.PL", Values: []string{"denied", "granted"}},
			{Name: "c2", Values: []string{"0", "1", "2"}},
			{Name: "systems.nasams.reach.drone", Range: Range{"20km", "35.5km"}},
			{Name: "authorisation.delay", Range: Range{"0s", "10m"}},
			{Name: "contributors.DE", Values: []string{"denied", "granted"}},
		},
		sample: Sample{Rows: rows, Seed: seed},
	}
}

// Each stratum of each key is met once: of a range every value lies in its own stratum, and
// of a list every value comes as often as any other, give or take one.
func TestEachStratumIsMetOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 4))
	for n := range 200 {
		rows := 1 + r.IntN(300)
		d := drawn(rows, r.Uint64())
		if n < 20 {
			d.sample.Rows, rows = n+1, n+1 // the smallest
		}
		ranges := map[int]*[2]float64{2: {20, 35.5}, 3: {0, 600}}
		met, counts := map[[2]int]int{}, map[[2]int]int{}
		for row := range rows {
			for k, v := range d.digits(row) {
				if ends := ranges[k]; ends != nil {
					text := d.value(k, v)
					x, err := strconv.ParseFloat(strings.TrimRight(text, "kms"), 64)
					if err != nil || x <= ends[0] || x >= ends[1] {
						t.Fatalf("%s is no number of its range", text)
					}
					met[[2]int{k, int(math.Floor((x - ends[0]) / (ends[1] - ends[0]) * float64(rows)))}]++
					continue
				}
				counts[[2]int{k, v}]++
			}
		}
		if len(met) != 2*rows {
			t.Fatalf("%d rows meet %d strata of two ranges", rows, len(met))
		}
		for k := range d.keys {
			for v := range d.keys[k].Values {
				of := len(d.keys[k].Values)
				if c := counts[[2]int{k, v}]; c < rows/of || c > (rows+of-1)/of {
					t.Fatalf("%d rows: value %d of key %d comes %d times", rows, v, k, c)
				}
			}
		}
	}
}

// A permutation takes every number to another one, and another seed to others.
func TestPermutations(t *testing.T) {
	for n := 1; n < 70; n++ {
		met := map[int]bool{}
		for i := range n {
			to := permuted(7, i, n)
			if to < 0 || to >= n || met[to] {
				t.Fatalf("of %d, %d goes to %d", n, i, to)
			}
			met[to] = true
		}
	}
	same := 0
	for i := range 1000 {
		if permuted(1, i, 1000) == permuted(2, i, 1000) {
			same++
		}
	}
	if same > 10 {
		t.Errorf("two seeds agree on %d of 1,000 numbers", same)
	}
}

// Two keys of a sample have nothing to do with each other: the correlation of their strata
// is that of chance.
func TestKeysOfASampleAreIndependent(t *testing.T) {
	const rows = 2000
	worst := 0.0
	for seed := range uint64(20) {
		d := drawn(rows, seed)
		sum, squares := 0.0, 0.0
		for row := range rows {
			v := d.digits(row)
			a, b := float64(v[2])-(rows-1)/2.0, float64(v[3])-(rows-1)/2.0
			sum, squares = sum+a*b, squares+a*a
		}
		worst = max(worst, math.Abs(sum/squares))
	}
	if worst > 4/math.Sqrt(rows) {
		t.Errorf("a correlation of %.3f", worst)
	}
}

// Figures of threats are put together as --set takes them, behind all other words.
func TestFiguresOfThreatsInWords(t *testing.T) {
	threats := []string{"drone", "drone-low", "ballistic"}
	got := changes(threats, [][2]string{{"threats.drone-low.rcs", "0.1"}, {"hosts.PL", "denied"},
		{"threats.ballistic.raids.salvo", "4"}, {"threats.ballistic.speed", "2km/s"}, {"threats.ballistic.raids.routine", "1"}})
	want := []string{"hosts.PL=denied",
		"threats=[drone, {id: drone-low, rcs: 0.1}, {id: ballistic, raids: {salvo: 4, routine: 1}, speed: 2km/s}]"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if got := changes(threats, [][2]string{{"threats", "[drone]"}, {"threats.aircraft.rcs", "1"}}); !reflect.DeepEqual(got,
		[]string{"threats=[drone]", "threats.aircraft.rcs=1"}) {
		t.Errorf("%q", got)
	}
}

func TestRangesThatAreNone(t *testing.T) {
	for _, r := range []Range{{"", ""}, {"1", ""}, {"5km", "2km"}, {"1km", "2m"}, {"a", "b"}, {"1e99", "2e99"},
		{"10m", "5s"}, {"1", "1"}, {"99999999999999999999", "999999999999999999999"}, {"NaN", "Inf"}} {
		if r.Check() == nil {
			t.Errorf("%v is taken", r)
		}
	}
	for _, c := range []struct {
		r    Range
		want span
	}{
		{Range{"20km", "35km"}, span{20, 35, "km"}}, {Range{"0", "35km"}, span{0, 35, "km"}},
		{Range{"0.5", "2"}, span{0.5, 2, ""}}, {Range{"1m30s", "3m"}, span{90, 180, "s"}},
		{Range{"5s", "1m"}, span{5, 60, "s"}}, {Range{"5m", "10m"}, span{5, 10, "m"}},
		{Range{"-3", "3"}, span{-3, 3, ""}},
	} {
		if got, err := c.r.numbers(); err != nil || got != c.want {
			t.Errorf("%v: %v, %v", c.r, got, err)
		}
	}
}

// What a planted rule says of two ranges and a promise is found in a sample, the ranges as
// neighbouring bins.
func TestAPlantedBoxIsFoundInASample(t *testing.T) {
	d := drawn(800, 3)
	table := &Table{Header: Header{Vary: d.keys, Sample: d.sample, Rows: 800, People: 1000, Threats: []string{"x"}}}
	hits := 0
	for row := range 800 {
		v := d.digits(row)
		people := 100
		if v[0] == 1 && v[2] >= 300 && v[2] < 700 {
			people, hits = 900, hits+1
		}
		table.people = append(table.people, [][3]int{{0, people, 0}})
	}
	found, err := Discover(table, Question{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Limit{{0, []int{1}}, {2, []int{3, 4, 5, 6}}}
	if len(found.Over) != 1 || !reflect.DeepEqual(found.Over[0].Limits, want) || found.Over[0].Hits != hits ||
		found.Over[0].Density != 1 || found.Over[0].Coverage != 1 {
		t.Errorf("%+v, %d hits planted", found.Over, hits)
	}
	if got := d.keys[2].Between(want[1].Values); got != (Range{"25.8125km", "33.5625km"}) {
		t.Errorf("the bins hold %v", got)
	}
	if len(found.Promises) != 2 || found.Promises[0].Key != 0 || found.Promises[0].Regret != -1 ||
		found.Promises[0].Gain != 800*float64(hits)/400 || found.Agreed != -1 {
		t.Errorf("%+v, %d agreed", found.Promises, found.Agreed)
	}
}

// Bins that hold no row of a box do not hide those behind them: whatever is drawn of what a
// range alone decides in twelve rows, most of it is found, and nothing else with it.
func TestEmptyBinsHideNothing(t *testing.T) {
	for seed := range uint64(50) {
		d := drawn(12, seed)
		d.keys = []Key{d.keys[0], d.keys[3]}
		table := &Table{Header: Header{Vary: d.keys, Sample: d.sample, Rows: 12, Threats: []string{"x"}}}
		people := make([]int, 12)
		for row := range people {
			if d.digits(row)[1] < 3 { // the first two bins of the delay
				people[row] = 900
			}
		}
		g, of := sampled(table, people)
		for i, b := range [][]Box{
			boxes(g, of, 1, 1, func(n int) bool { return n > 0 }), boxes(g, of, 1, 1, func(n int) bool { return n == 0 }),
		} {
			if b[0].Density != 1 || b[0].Coverage < 0.6 {
				t.Errorf("seed %d, %d: %+v", seed, i, b)
			}
		}
	}
}

// A head that was tampered with is refused before a row is drawn from it.
func TestHeadsOfSamplesThatAreNone(t *testing.T) {
	for name, change := range map[string]func(*Header){
		"a range without a sample": func(h *Header) { h.Sample = Sample{} },
		"too many rows":            func(h *Header) { h.Sample.Rows, h.Rows = 1<<30, 1<<30 },
		"fewer than none":          func(h *Header) { h.Sample.Rows, h.Rows = -1, -1 },
		"another number of rows":   func(h *Header) { h.Rows++ },
		"a range that falls":       func(h *Header) { h.Vary[2].Range = Range{"9km", "1km"} },
		"a range and values":       func(h *Header) { h.Vary[2].Values = []string{"1km"} },
		"neither":                  func(h *Header) { h.Vary[2].Range = Range{} },
	} {
		d := drawn(10, 1)
		h := Header{Format: Format, Vary: d.keys, Sample: d.sample, Rows: 10, Threats: []string{"x"}}
		h.Plan = h.Digest()
		line, err := h.Line()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := NewReader(strings.NewReader(string(line))); err != nil {
			t.Fatalf("as it is: %v", err)
		}
		change(&h)
		h.Plan = h.Digest()
		if line, err = h.Line(); err != nil {
			t.Fatal(err)
		}
		if _, err := NewReader(strings.NewReader(string(line))); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if got := fmt.Sprint(drawn(10, 1).words(3)); got != fmt.Sprint(drawn(10, 1).words(3)) {
		t.Error("two draws differ")
	}
}
