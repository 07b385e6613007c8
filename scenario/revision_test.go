package scenario

import "testing"

// A revision names one value: a literal has none, an edit a new one, and a copy
// by value, which may be written to, loses it.
func TestARevisionNamesOneScenario(t *testing.T) {
	literal := &Scenario{Places: []Place{{ID: "lviv"}}}
	if literal.Revision() != 0 || literal.PlacesRevision() != 0 {
		t.Error("a literal has a revision")
	}
	first := literal.Edit(func(*Scenario) {})
	second := first.Edit(func(s *Scenario) { s.Phase = AfterCeasefire })
	moved := second.Edit(func(s *Scenario) { s.Places = []Place{{ID: "odesa"}} })
	if first.Revision() == 0 || first.Revision() == second.Revision() || second.Revision() == moved.Revision() {
		t.Errorf("revisions %d, %d, %d", first.Revision(), second.Revision(), moved.Revision())
	}
	if first.PlacesRevision() == 0 || first.PlacesRevision() != second.PlacesRevision() {
		t.Errorf("the same places have revisions %d and %d", first.PlacesRevision(), second.PlacesRevision())
	}
	if moved.PlacesRevision() == second.PlacesRevision() {
		t.Error("other places have the same revision")
	}
	copied := *second
	if copied.Revision() != 0 || copied.PlacesRevision() != 0 {
		t.Error("a copy by value kept the revision")
	}
	if again := copied.Edit(func(*Scenario) {}); again.PlacesRevision() == second.PlacesRevision() {
		t.Error("an edit of a copy shares the places of the original")
	}
}
