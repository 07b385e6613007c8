package coverage_test

import (
	"context"
	"os"
	"reflect"
	"slices"
	"testing"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// A figure with a better end covers no place less at that end, and no place more at the
// other: every field of the tables that has one is moved, of a random system or threat in
// random scenarios with every gate on.
func TestTheBetterEndNeverCoversLess(t *testing.T) {
	skipShort(t)
	t.Parallel()
	seeds := uint64(16)
	if os.Getenv("TWINS") != "" { // make hunt
		seeds = 1500
	}
	moved := map[string]int{} // how often a field changed what is covered
	for seed := range seeds {
		r := newRandom(seed)
		s := r.scenario(12, 10)
		r.fillFigures(s)
		for i := range scenario.SystemFields {
			f := &scenario.SystemFields[i]
			u := &s.Units[r.IntN(len(s.Units))]
			k := slices.IndexFunc(s.Systems, func(sys scenario.System) bool { return sys.ID == u.System })
			bothEnds(t, s, seed, f.Key, f.Better, moved, func(s *scenario.Scenario, e scenario.Estimate) bool {
				if f.Figure() == nil {
					return false
				}
				if _, ok := f.Figure().In(&s.Systems[k]); !ok {
					return false
				}
				s.Systems[k] = s.Systems[k].Copy()
				f.Figure().Move(&s.Systems[k], e)
				return true
			})
		}
		for i := range scenario.ThreatFields {
			f := &scenario.ThreatFields[i]
			k := r.IntN(len(s.Threats))
			bothEnds(t, s, seed, "threat "+f.Key, f.Better, moved, func(s *scenario.Scenario, e scenario.Estimate) bool {
				if f.Figure() == nil {
					return false
				}
				f.Figure().Move(&s.Threats[k], e)
				return true
			})
		}
	}
	t.Log(moved)
	if len(moved) < 12 {
		t.Errorf("only %d fields changed what is covered: %v", len(moved), moved)
	}
}

// bothEnds moves a figure to its ends and compares what is covered at the base estimate.
func bothEnds(
	t *testing.T, s *scenario.Scenario, seed uint64, key string, better scenario.Direction, moved map[string]int,
	move func(*scenario.Scenario, scenario.Estimate) bool,
) {
	t.Helper()
	if better == scenario.NoGoodEnd {
		return
	}
	var covered [3][]bool
	for _, e := range scenario.Estimates {
		at := s.Edit(func(*scenario.Scenario) {})
		if !move(at, e) {
			return
		}
		covered[e] = coveredPoints(t, at)
	}
	for i := range covered[scenario.Base] {
		low, base, high := covered[scenario.Low][i], covered[scenario.Base][i], covered[scenario.High][i]
		if low && !base || base && !high {
			t.Errorf("seed %d, %s: point %d is covered %v, %v and %v from the worse to the better end", seed, key, i, low, base, high)
			return
		}
		if low != high {
			moved[key]++
		}
	}
}

// coveredPoints says of every threat and demand point whether some unit covers it at the
// base estimate.
func coveredPoints(t *testing.T, s *scenario.Scenario) []bool {
	t.Helper()
	r, err := coverage.Evaluate(context.Background(), s, coverage.Options{PlacesOnly: true, SkipRemedies: true})
	if err != nil {
		t.Fatal(err)
	}
	var list []bool
	for i := range r.Places {
		for k := range r.Places[i].Threats {
			at := &r.Places[i].Threats[k]
			for n := range s.Places[i].PointCount() {
				list = append(list, n < at.Count.Base)
			}
		}
	}
	return list
}

// fillFigures draws the figures that [random.system] leaves out, and moves the ends of all
// far apart.
func (r random) fillFigures(s *scenario.Scenario) {
	defer func() {
		for i := range s.Systems {
			stretch(reflect.ValueOf(&s.Systems[i]).Elem())
		}
		for i := range s.Threats {
			stretch(reflect.ValueOf(&s.Threats[i]).Elem())
		}
	}()
	for i := range s.Systems {
		sys := &s.Systems[i]
		a, b, c := r.triple(0, 3e3)
		sys.MinRange = lengths(c, b, a)
		sys.Channels = r.numbers(1, 6)
		a, b, c = r.triple(2, 30)
		sys.Cycle = durations(c, b, a)
		for class := range sys.Kill {
			sys.Kill[class] = r.numbers(0.2, 0.9)
		}
		a, b, c = r.triple(0, 0.6)
		sys.CommonCause = scenario.Triple[float64]{Low: c, Base: b, High: a}
		if sys.Aircraft != nil {
			sys.Aircraft.Cruise = r.speeds(180, 260)
			sys.Aircraft.Crews = r.numbers(1, 2)
		}
		if sys.Radar != nil && r.IntN(2) == 0 {
			a, b, c := r.triple(0.1, 3)
			sys.Radar.Reference = &scenario.RadarReference{
				Range: lengths(r.triple(50e3, 300e3)), RCS: scenario.Triple[float64]{Low: c, Base: b, High: a},
			}
		}
	}
}

// stretch moves the ends of every triple in a value four times as far from its middle.
func stretch(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			stretch(v.Elem())
		}
	case reflect.Array:
		for i := range v.Len() {
			stretch(v.Index(i))
		}
	case reflect.Struct:
		if base := v.FieldByName("Base"); base.IsValid() && v.NumField() == 3 {
			number := reflect.TypeFor[float64]()
			middle := base.Convert(number).Float()
			for _, end := range []reflect.Value{v.FieldByName("Low"), v.FieldByName("High")} {
				far := middle + 4*(end.Convert(number).Float()-middle)
				far = max(far, middle/10)
				if middle <= 1 {
					far = min(far, 1) // of shares
				}
				end.Set(reflect.ValueOf(far).Convert(end.Type()))
			}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				stretch(v.Field(i))
			}
		}
	}
}
