package app_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/scenario"
)

// mostTested is more rows than any plan here has.
const mostTested = 1 << 30

func planOf(t *testing.T, d *app.Service, ref string, vary ...string) *app.SweepPlan {
	t.Helper()
	p, err := d.PlanSweep(context.Background(), app.Question{Ref: ref}, app.Sweeping{Vary: vary, Most: mostTested})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// rowsOf computes a shard.
func rowsOf(t *testing.T, p *app.SweepPlan, shard sweep.Shard) (rows []sweep.Row) {
	t.Helper()
	err := p.Compute(context.Background(), shard, 0, func(block []sweep.Row) error {
		rows = append(rows, block...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Forty random rows (a thousand in make hunt), with every kind of key, are to the person what a whole evaluation of
// the scenario with the row's changes says.
func TestRowsEqualWholeEvaluations(t *testing.T) {
	if testing.Short() {
		t.Skip("evaluates whole scenarios forty times")
	}
	d := new(app.Service)
	p := planOf(t, d, "package-four-legs", "hosts.PL=granted,open,denied", "stockpile.nights=0,3",
		"contributors.US=denied,granted", "phase=now,after-ceasefire", "hosts.MD=denied,granted",
		"contributors.DE=offered,denied", "contributors.NO=granted,denied", "authorisation.delay=0s,10m",
		"c2.picture=shared,separate", "hosts.RO=denied,granted")
	head := p.Header("none", sweep.Shard{})
	if head.Rows != 3*1<<9 {
		t.Fatalf("%d rows", head.Rows)
	}
	random, count := rand.New(rand.NewPCG(19, 0)), 40
	// One of every 37 rows: all keys are met in both values.
	shard := sweep.Shard{Part: 1 + random.IntN(37), Of: 37}
	if os.Getenv("TWINS") != "" { // make hunt
		count, shard = 1000, sweep.Shard{}
	}
	rows := rowsOf(t, p, shard)
	if len(rows) < count {
		t.Fatalf("%d rows to compare", len(rows))
	}
	random.Shuffle(len(rows), func(i, k int) { rows[i], rows[k] = rows[k], rows[i] })
	values := map[int]bool{}
	for _, row := range rows[:count] {
		s, err := d.Load(app.Question{Ref: "package-four-legs", Set: head.Words(row.I)})
		if err != nil {
			t.Fatal(err)
		}
		o := d.Options(s, 0)
		o.PlacesOnly, o.SkipRemedies = true, true
		r, err := coverage.Evaluate(context.Background(), s, o)
		if err != nil {
			t.Fatal(err)
		}
		for k, id := range head.Threats {
			covered := r.At(k).Population.Covered
			if want := [3]int{covered.Low, covered.Base, covered.High}; row.People[k] != want {
				t.Errorf("row %d, %v, %s: %v, a report says %v", row.I, head.Words(row.I), id, row.People[k], want)
			}
			values[row.People[k][scenario.Base]] = true
		}
	}
	if len(values) < 25 {
		t.Errorf("only %d different values met: the rows do not test it", len(values))
	}
}

// A sample of physics and politics together: each row is to the person what a whole
// evaluation says of the scenario with the words that sweep show prints, parts give the bytes
// of one run, and another seed draws other rows.
func TestSampledRowsEqualWholeEvaluations(t *testing.T) {
	if testing.Short() {
		t.Skip("evaluates whole scenarios six times")
	}
	d := new(app.Service)
	sampled := func(seed uint64) *app.SweepPlan {
		q := app.Question{Ref: "package-four-legs", Threats: []string{"cruise-missile"}}
		p, err := d.PlanSweep(context.Background(), q,
			app.Sweeping{
				Vary:   []string{app.Promises, app.Assumptions, "phase=now,after-ceasefire"},
				Sample: sweep.Sample{Rows: 6, Seed: seed}, Most: mostTested,
			})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := sampled(5)
	text := func(p *app.SweepPlan, shard sweep.Shard) (bytes []byte, rows []sweep.Row) {
		head := p.Header("none", shard)
		line, err := head.Line()
		if err != nil {
			t.Fatal(err)
		}
		rows = rowsOf(t, p, shard)
		for i := range rows {
			line = rows[i].AppendJSON(line, &head)
		}
		return line, rows
	}
	whole, rows := text(p, sweep.Shard{})
	head := p.Header("none", sweep.Shard{})
	if len(rows) != 6 {
		t.Fatalf("%d rows", len(rows))
	}
	values := map[int]bool{}
	for _, row := range rows {
		q := app.Question{Ref: "package-four-legs", Threats: []string{"cruise-missile"}, Set: head.Words(row.I)}
		r, err := d.EvaluatePlaces(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		covered := r.At(0).Population.Covered
		if want := [3]int{covered.Low, covered.Base, covered.High}; row.People[0] != want {
			t.Errorf("row %d: %v, a report says %v", row.I, row.People[0], want)
		}
		values[covered.Base] = true
	}
	if len(values) < 5 {
		t.Errorf("only %d different values met: the rows do not test it", len(values))
	}
	var parts []sweep.Part
	for part := 3; part > 0; part-- {
		shard, _ := text(p, sweep.Shard{Part: part, Of: 3})
		parts = append(parts, sweep.Part{Name: "part", From: bytes.NewReader(shard)})
	}
	var merged bytes.Buffer
	if err := sweep.Merge(&merged, parts); err != nil || !bytes.Equal(merged.Bytes(), whole) {
		t.Errorf("the parts of a sample give other bytes: %v", err)
	}
	other := sampled(6).Header("none", sweep.Shard{})
	if other.Plan == head.Plan || reflect.DeepEqual(other.Words(0), head.Words(0)) {
		t.Error("another seed is the same plan")
	}
}

// Promises that are left out change nothing: with them granted and without, a whole
// evaluation says the same.
func TestPromisesLeftOutChangeNothing(t *testing.T) {
	d := new(app.Service)
	p := planOf(t, d, "package-four-legs", app.Promises)
	if len(p.LeftOut) == 0 || len(p.Keys) == 0 {
		t.Fatalf("%d promises left out, %d vary", len(p.LeftOut), len(p.Keys))
	}
	var none, all []string
	for _, name := range p.LeftOut {
		none, all = append(none, name+"=denied"), append(all, name+"=granted")
	}
	var people [2][]int
	for i, set := range [][]string{none, all} {
		for _, k := range p.Keys {
			set = append(set, k.Name+"=granted")
		}
		r, err := d.EvaluatePlaces(context.Background(), app.Question{Ref: "package-four-legs", Set: set})
		if err != nil {
			t.Fatal(err)
		}
		for k := range len(r.Threats) + 1 {
			c := r.At(k).Population.Covered
			people[i] = append(people[i], c.Low, c.Base, c.High)
		}
	}
	if !reflect.DeepEqual(people[0], people[1]) {
		t.Errorf("%v without what was left out, %v with it", people[0], people[1])
	}
}

// What cannot be swept is refused with what to do instead.
func TestSweepsThatCannotBe(t *testing.T) {
	for _, c := range []struct {
		name, says string
		vary       []string
		most       int
		sample     int
	}{
		{"an unknown key", "host.PL", []string{"host.PL=granted"}, mostTested, 0},
		{"an unknown value", "perhaps", []string{"hosts.PL=granted,perhaps"}, mostTested, 0},
		{"an empty list", "a value is empty", []string{"hosts.PL="}, mostTested, 0},
		{"no list", "KEY=V1,V2", []string{"hosts.PL"}, mostTested, 0},
		{"a value twice", "stands twice", []string{"hosts.PL=granted,granted"}, mostTested, 0},
		{"a key twice", "the same thing", []string{"hosts.PL=granted", "package.hosts.PL=denied"}, mostTested, 0},
		{"a key within another", "the same thing", []string{"c2.level=1", "c2={level: 2}"}, mostTested, 0},
		{"nothing", "nothing varies", nil, mostTested, 0},
		{"too much", "draw some of them (--sample 10000)", []string{"hosts.PL=granted,denied", "c2=0,1,2"}, 5, 0},
		{"a range without a sample", "--sample 500", []string{"authorisation.delay=0s..10m"}, mostTested, 0},
		{"assumptions without a sample", "--sample 500", []string{app.Assumptions}, mostTested, 0},
		{"a range of two units", "one unit", []string{"systems.nasams.ceiling=10m..20km"}, mostTested, 9},
		{"a range that falls", "below the second", []string{"authorisation.delay=10m..1m"}, mostTested, 9},
		{"a range without an end", "one unit", []string{"authorisation.delay=1m.."}, mostTested, 9},
		{"a range of what is not taken", "0s to 24h", []string{"authorisation.delay=1m..48h"}, mostTested, 9},
		{"a sample of everything", "leave --sample out", []string{"hosts.PL=granted,denied"}, mostTested, 2},
		{"a sample that is too large", "--most-rows", []string{"authorisation.delay=0s..10m"}, 5, 6},
		{"too large for a table", "draw fewer", []string{"authorisation.delay=0s..10m"}, mostTested, sweep.MostSample + 1},
		{"other threats", "--threat", []string{"threats=[cruise-missile],[drone-high]"}, mostTested, 0},
		{"other places", "counts other places", []string{"places.min_population=50000,200000"}, mostTested, 0},
	} {
		_, err := new(app.Service).PlanSweep(context.Background(), app.Question{Ref: "romania-only"},
			app.Sweeping{Vary: c.vary, Most: c.most, Sample: sweep.Sample{Rows: c.sample}})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want %q", c.name, err, c.says)
		}
	}
}

// An interrupted run is gone on from its whole rows, and gives the bytes of one that was
// not; another sweep begins anew.
func TestInterruptedSweepsGoOn(t *testing.T) {
	p := planOf(t, new(app.Service), "romania-only", "hosts.RO=granted,denied", "authorisation.delay=0s,5m,20m")
	head := p.Header("none", sweep.Shard{})
	line, err := head.Line()
	if err != nil {
		t.Fatal(err)
	}
	whole := bytes.Clone(line)
	for _, row := range rowsOf(t, p, sweep.Shard{}) {
		whole = row.AppendJSON(whole, &head)
	}
	path := filepath.Join(t.TempDir(), "all.ndjson")
	for cut := range len(whole) {
		if cut%23 != 0 {
			continue
		}
		if err := os.WriteFile(path+".part", whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := app.OpenSweep(path, line, true, false)
		if err != nil {
			t.Fatal(err)
		}
		if want := max(0, bytes.Count(whole[:cut], []byte("\n"))-1); file.Done != want {
			t.Fatalf("cut at %d: goes on after %d rows, %d are whole", cut, file.Done, want)
		}
		rest := bytes.SplitAfter(whole[len(line):], []byte("\n"))[file.Done:]
		if _, err := file.Write(bytes.Join(rest, nil)); err != nil {
			t.Fatal(err)
		}
		if err := file.Finish(); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, whole) {
			t.Fatalf("cut at %d: another file, %v", cut, err)
		}
	}
	if err := os.WriteFile(path+".part", whole, 0o600); err != nil {
		t.Fatal(err)
	}
	other := bytes.Replace(line, []byte("none"), []byte("other"), 1)
	if _, err := app.OpenSweep(path, other, true, false); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Errorf("rows of another sweep are written over: %v", err)
	}
	if kept, err := os.ReadFile(path + ".part"); err != nil || !bytes.Equal(kept, whole) {
		t.Errorf("rows of another sweep are gone: %v", err)
	}
	file, err := app.OpenSweep(path, other, true, true)
	if err != nil || file.Done != 0 {
		t.Errorf("rows of another program are taken over: %v", err)
	}
	if _, err := app.OpenSweep(path, line, true, false); err == nil {
		t.Error("two runs write one file")
	}
}

// Who can uncover a city is what whole evaluations of all subsets of the governments say.
func TestCityRefusalsAgainstAllSubsets(t *testing.T) {
	if testing.Short() {
		t.Skip("evaluates whole scenarios sixteen times")
	}
	d := new(app.Service)
	codes := []string{"DE", "MD", "NO", "US"}
	keys := []string{"contributors.DE", "hosts.MD", "contributors.NO", "contributors.US"}
	var vary []string
	for _, key := range keys {
		vary = append(vary, key+"=denied,granted")
	}
	p := planOf(t, d, "package-four-legs", append(vary, "authorisation.delay=10m")...)
	const ballistic = 3
	if p.Scenario.Threats[ballistic].ID != "ballistic" {
		t.Fatal("the threats stand in another order")
	}
	found := &sweep.Discovery{Header: &sweep.Header{}, Threat: ballistic, Best: 5}
	if err := p.Ask(context.Background(), found); err != nil {
		t.Fatal(err)
	}
	cities := found.Cities
	var covered [1 << 4]map[string]bool
	for refusing := range covered {
		set := []string{"authorisation.delay=10m"}
		for i, key := range keys {
			word := "=granted"
			if refusing&(1<<i) != 0 {
				word = "=denied"
			}
			set = append(set, key+word)
		}
		r, err := d.EvaluatePlaces(context.Background(), app.Question{Ref: "package-four-legs", Set: set})
		if err != nil {
			t.Fatal(err)
		}
		covered[refusing] = map[string]bool{}
		for i := range r.Places {
			place := r.Places[i].Place
			if place.Kind == scenario.City && place.Counted && r.Places[i].Threats[ballistic].Status >= coverage.Likely {
				covered[refusing][place.ID] = true
			}
		}
	}
	if len(cities) != len(covered[0]) {
		t.Errorf("%d cities, %d are covered with all agreeing", len(cities), len(covered[0]))
	}
	sets := 0
	for _, c := range cities {
		id := p.Scenario.Places[c.Place].ID
		var want []sweep.Refusal
		for _, refusing := range []int{1, 2, 4, 8, 3, 5, 9, 6, 10, 12, 7, 11, 13, 14} { // of up to three
			if covered[refusing][id] {
				continue
			}
			least := true
			for part := range refusing {
				least = least && (part&^refusing != 0 || covered[part][id])
			}
			if least {
				var names sweep.Refusal
				for i, code := range codes {
					if refusing&(1<<i) != 0 {
						names = append(names, code)
					}
				}
				want = append(want, names)
			}
		}
		byWords := func(a, b sweep.Refusal) int { return slices.Compare(a, b) }
		slices.SortFunc(want, byWords)
		got := slices.Clone(c.Refusals)
		slices.SortFunc(got, byWords)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, an enumeration says %v", id, got, want)
		}
		sets += len(want)
	}
	if sets < 2 {
		t.Errorf("only %d sets met: the scenario does not test it", sets)
	}
}

// A run that is stopped ends with the context's error after whole blocks of rows.
func TestStoppedSweepsKeepWholeRows(t *testing.T) {
	p := planOf(t, new(app.Service), "package-four-legs", app.Promises)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var rows []sweep.Row
	err := p.Compute(ctx, sweep.Shard{}, 0, func(block []sweep.Row) error {
		cancel()
		rows = append(rows, block...)
		return nil
	})
	if !errors.Is(err, context.Canceled) || len(rows) == 0 || len(rows) >= sweep.Rows(p.Keys) {
		t.Fatalf("%v after %d rows", err, len(rows))
	}
	for i, row := range rows {
		if row.I != i || len(row.People) != len(p.Scenario.Threats)+1 {
			t.Fatalf("row %d is number %d with %d figures", i, row.I, len(row.People))
		}
	}
}

// Promises left out of a sample of figures bring nothing: whatever the figures drawn, a whole
// evaluation says the same with them granted and without. What all governments agreeing
// covers is that of the scenario's own figures, of no row that was drawn.
func TestSamplesLeaveOutWhoBringsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("evaluates whole scenarios five times")
	}
	d := new(app.Service)
	q := app.Question{Ref: "package-four-legs", Threats: []string{"cruise-missile"}}
	p, err := d.PlanSweep(context.Background(), q, app.Sweeping{
		Vary: []string{app.Promises, app.Assumptions}, Sample: sweep.Sample{Rows: 40, Seed: 2}, Most: mostTested,
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.LeftOut) < 5 {
		t.Fatalf("only %v are left out", p.LeftOut)
	}
	people := func(set ...string) scenario.Triple[int] {
		with := q
		with.Set = set
		r, err := d.EvaluatePlaces(context.Background(), with)
		if err != nil {
			t.Fatal(err)
		}
		return r.At(0).Population.Covered
	}
	head := p.Header("none", sweep.Shard{})
	for _, row := range []int{3, 17} {
		none, all := head.Words(row), head.Words(row)
		for _, name := range p.LeftOut {
			none, all = append(none, name+"=denied"), append(all, name+"=granted")
		}
		if without, with := people(none...), people(all...); without != with {
			t.Errorf("row %d: %v without what was left out, %v with it", row, without, with)
		}
	}
	found := &sweep.Discovery{Header: &head, Best: 17}
	if err := p.Ask(context.Background(), found); err != nil {
		t.Fatal(err)
	}
	var agreed []string
	for i := range p.Keys {
		if _, ok := p.Keys[i].AsPlayer(); ok {
			agreed = append(agreed, p.Keys[i].Name+"=granted")
		}
	}
	if want := people(agreed...).Base; found.Agreed != want || !reflect.DeepEqual(found.AgreedSet, agreed) {
		t.Errorf("with all agreeing %d people, a report says %d; set %v", found.Agreed, want, found.AgreedSet)
	}
}
