package worth

import "airumbrella/scenario"

// fields returns the rows of a table of fields that decide what is covered in
// a scenario, and no others: those of magazines and kills, for instance, do
// not. Those of a system's body come first, then its radar's and aircraft's.
func fields[T any](s *scenario.Scenario, table []scenario.Field[T]) (list []*scenario.Field[T]) {
	for _, part := range scenario.Parts {
		for i := range table {
			if f := &table[i]; f.Part == part && f.Covers != nil && f.Covers(s) {
				list = append(list, f)
			}
		}
	}
	return list
}

// ranged returns the assumption that a field of t is; ok is false where its
// ends do not differ.
func ranged[T any](f *scenario.Field[T], t *T) (a Assumption, ok bool) {
	figure := f.Figure()
	value, ok := figure.In(t)
	if !ok || value.Low == value.High {
		return a, false
	}
	a = Assumption{Field: f.Words, Value: value}
	if unit, bare := figure.UnitName(); !bare {
		a.Unit = unit
	}
	return a, true
}
