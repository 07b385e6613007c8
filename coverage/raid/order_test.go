package raid

import (
	"testing"

	"airumbrella/scenario"
)

// A high estimate that covers more may run out sooner, and a low one last
// longer: neither end crosses the base.
func TestARangeHoldsItsBase(t *testing.T) {
	nights := func(low, base, high float64) scenario.Triple[Nights] {
		return scenario.Triple[Nights]{Low: Nights{Nights: low}, Base: Nights{Nights: base}, High: Nights{Nights: high}}
	}
	o := ThreatOutcome{
		Routine: Raid{Nights: nights(10, 5, 3), Half: nights(2, 5, 9)},
		Salvo: Raid{
			Nights: scenario.Triple[Nights]{
				Low:  Nights{None: true},
				Base: Nights{Nights: 5},
				High: Nights{Endless: true},
			},
		},
		Units: []UnitStock{{Empty: nights(10, 5, 3)}},
		Staying: []StayingRow{{
			Served:  scenario.Triple[float64]{Low: 0.6, Base: 0.5, High: 0.4},
			People:  scenario.Triple[int]{Low: 6, Base: 5, High: 4},
			Leakers: scenario.Triple[float64]{Low: 2, Base: 3, High: 4},
		}},
	}
	o.order()
	if o.Routine.Nights != nights(5, 5, 5) || o.Units[0].Empty != nights(5, 5, 5) || o.Routine.Half != nights(2, 5, 9) {
		t.Errorf("nights %+v, %+v, half %+v", o.Routine.Nights, o.Units[0].Empty, o.Routine.Half)
	}
	if n := o.Salvo.Nights; n.Low != (Nights{}) || !n.High.Endless {
		t.Errorf("where nothing is reached at low: %+v", n)
	}
	if row := o.Staying[0]; row.Served != scenario.Same(0.5) || row.People != scenario.Same(5) ||
		row.Leakers != scenario.Same(3.0) {
		t.Errorf("staying %+v", row)
	}
}
