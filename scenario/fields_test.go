package scenario

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"airumbrella/geo"
)

// fullSystem has every part that a system may have.
func fullSystem() *System {
	return &System{Kind: Fighter, Radar: &Radar{Reference: &RadarReference{}}, Aircraft: &AircraftData{}, Area: &AreaSensor{}}
}

// places returns the name of every triple that a value holds, by its address.
func places(v reflect.Value, name string, found map[any]string) {
	switch {
	case v.Kind() == reflect.Pointer:
		places(v.Elem(), name, found)
	case strings.HasPrefix(v.Type().Name(), "Triple["):
		found[v.Addr().Interface()] = name
	case v.Kind() == reflect.Slice:
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			places(v.Index(i), name+"."+Class(i).String(), found)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			places(v.Field(i), name+"."+v.Type().Field(i).Name, found)
		}
	}
}

// address returns where the three numbers of a value lie in t; nil for what is
// none.
func address[T any](value Value[T], t *T) any {
	switch m := value.(type) {
	case Measure[T, geo.Length]:
		return at(m, t)
	case Measure[T, geo.Height]:
		return at(m, t)
	case Measure[T, geo.Speed]:
		return at(m, t)
	case Measure[T, geo.Angle]:
		return at(m, t)
	case Measure[T, time.Duration]:
		return at(m, t)
	case Measure[T, float64]:
		return at(m, t)
	}
	return nil
}

func at[T any, V Number](m Measure[T, V], t *T) any {
	if m.Three == nil {
		return nil
	}
	return m.Three(t)
}

// holdsEveryTriple asks that each triple of t has one row, and each row a
// triple of its own.
func holdsEveryTriple[T any](t *testing.T, fields []Field[T], of *T) {
	t.Helper()
	unseen := map[any]string{}
	places(reflect.ValueOf(of), reflect.TypeOf(of).Elem().Name(), unseen)
	if len(unseen) == 0 {
		t.Fatal("no triple found")
	}
	for i := range fields {
		f := &fields[i]
		where := address(f.Value, of)
		if where == nil {
			continue
		}
		if unseen[where] == "" {
			t.Errorf("the row %s lies where another row lies", f.Key)
		}
		delete(unseen, where)
	}
	for _, name := range unseen {
		t.Errorf("%s has no row in the table of fields", name)
	}
}

func TestEveryTripleHasARow(t *testing.T) {
	holdsEveryTriple(t, SystemFields, fullSystem())
	holdsEveryTriple(t, ThreatFields, &Threat{})
}

// wellFormed asks of every row what those who loop over the table rely on.
func wellFormed[T any](t *testing.T, fields []Field[T], of *T) {
	t.Helper()
	keys := map[string]bool{}
	for i := range fields {
		f := &fields[i]
		if f.Key == "" || keys[f.Key] {
			t.Errorf("row %d: the key %q is empty or stands twice", i+1, f.Key)
		}
		keys[f.Key] = true
		if f.Doc == "" || strings.Contains(f.Doc, "\n") {
			t.Errorf("%s: its doc must be one line", f.Key)
		}
		figure := f.Figure()
		switch {
		case figure == nil && (f.Words != "" || f.Covers != nil || f.Better != NoGoodEnd):
			t.Errorf("%s: words, directions and cover are for numbers", f.Key)
		case figure == nil:
			continue
		case f.Words == "":
			t.Errorf("%s: a list of assumptions has no words for it", f.Key)
		}
		if name, bare := figure.UnitName(); name == "" && !bare {
			t.Errorf("%s: its unit has no name", f.Key)
		}
		if _, ok := figure.In(of); !ok {
			t.Errorf("%s: a value with every part has no such figure", f.Key)
		}
	}
	for i := range fields {
		if f := &fields[i]; f.Source != "" && !keys[f.Source] {
			t.Errorf("%s: its source is that of %s, which is no field", f.Key, f.Source)
		}
		if at := strings.LastIndex(fields[i].Key, "."); at >= 0 && !keys[fields[i].Key[:at]] {
			t.Errorf("%s: no row says what holds it", fields[i].Key)
		}
	}
}

func TestRowsOfFieldsAreComplete(t *testing.T) {
	wellFormed(t, SystemFields, fullSystem())
	wellFormed(t, ThreatFields, &Threat{})
}

// Every triple can be put to its ends, and a copy shares none with the system
// that it was copied from.
func TestFiguresMoveToTheirEnds(t *testing.T) {
	for i := range SystemFields {
		f, s := &SystemFields[i], fullSystem()
		where := address(f.Value, s)
		if where == nil {
			continue
		}
		ends := reflect.ValueOf(where).Elem()
		for k, value := range []int64{3_000_000, 7_000_000, 9_000_000} {
			number := ends.Field(k)
			number.Set(reflect.ValueOf(value).Convert(number.Type()))
		}
		before, _ := f.Figure().In(s)
		moved := s.Copy()
		f.Figure().Move(&moved, High)
		after, _ := f.Figure().In(&moved)
		if want := (Triple[float64]{before.Low, before.High, before.High}); after != want || before.Low == before.High {
			t.Errorf("%s: moved from %v to %v, want %v", f.Key, before, after, want)
		}
		if same, _ := f.Figure().In(s); same != before {
			t.Errorf("%s: moving a copy changed the system that it was copied from", f.Key)
		}
	}
}

func TestFiguresAreInTheirUnit(t *testing.T) {
	s := &System{Kind: GBAD, Reaction: Same(90 * time.Second), Ceiling: Same[geo.Height](24_000), Ready: Same(4.0)}
	s.Reach[Ballistic] = Same(40 * geo.Kilometre)
	s.Radar = &Radar{Sector: Same(180 * geo.Degree)}
	for key, want := range map[string]struct {
		value float64
		unit  string
	}{
		"reaction": {90, "s"}, "ceiling": {24_000, "m"}, "ready": {4, "per launcher"},
		"reach.ballistic": {40, "km"}, "radar.sector": {180, "degrees"},
	} {
		for i := range SystemFields {
			if f := &SystemFields[i]; f.Key == key {
				v, ok := f.Stated(s)
				if unit, _ := f.Figure().UnitName(); !ok || v != Same(want.value) || unit != want.unit {
					t.Errorf("%s: %v %s, want %v %s", key, v, unit, want.value, want.unit)
				}
			}
		}
	}
}

// A system says nothing of what it has no part for, nor of what is 0.
func TestFiguresThatASystemLacksAreNotStated(t *testing.T) {
	for i := range SystemFields {
		if v, ok := SystemFields[i].Stated(&System{Kind: GBAD}); ok {
			t.Errorf("%s: an empty system states %v", SystemFields[i].Key, v)
		}
	}
}

func TestClassesReadBack(t *testing.T) {
	for i, key := range ClassKeys() {
		if c, ok := ParseClass(key); !ok || c != Classes[i] || c.String() != key || c.Words() == "" {
			t.Errorf("class %q reads back as %v", key, c)
		}
	}
}
