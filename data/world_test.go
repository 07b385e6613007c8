package data

import (
	"testing"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Who holds the ground follows from the places of the catalogue.
func TestSettlementsTellWhoHoldsTheGround(t *testing.T) {
	w := World()
	if len(w.Settlements) != len(Places()) {
		t.Fatalf("%d settlements of %d places", len(w.Settlements), len(Places()))
	}
	for name, c := range map[string]struct {
		at   orb.Point
		held bool
	}{
		"Kyiv": {orb.Point{30.52, 50.45}, true}, "Odesa": {orb.Point{30.73, 46.48}, true},
		"Donetsk": {orb.Point{37.8, 48.0}, false}, "Mariupol": {orb.Point{37.55, 47.1}, false},
		"Simferopol": {orb.Point{34.1, 44.95}, false}, "Luhansk": {orb.Point{39.3, 48.57}, false},
		"Warsaw": {orb.Point{21, 52.2}, false},
	} {
		if got := w.Held(c.at); got != c.held {
			t.Errorf("%s: held %v, want %v", name, got, c.held)
		}
	}
	for i, p := range Places() {
		s := w.Settlements[i]
		if s.Position != p.Position || s.Radius != p.Radius() || s.Occupied != (p.Control == scenario.Occupied) {
			t.Errorf("%s is %+v", p.ID, s)
		}
		if p.Kind == scenario.City && s.Radius < 500*geo.Metre {
			t.Errorf("%s has a disc of %v", p.ID, s.Radius)
		}
	}
}
