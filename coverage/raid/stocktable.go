package raid

import (
	"slices"

	"airumbrella/scenario"
)

// stockTable gathers the magazines of a threat over the estimates.
type stockTable struct{ units map[int]*UnitStock }

func newStockTable() *stockTable { return &stockTable{map[int]*UnitStock{}} }

func (t *stockTable) add(f *field, e scenario.Estimate, routine *night, lasting *endurance, arrivals float64) {
	for i := range f.magazines {
		m := &f.magazines[i]
		s := t.units[m.unit]
		if s == nil {
			s = &UnitStock{Unit: m.unit, Empty: scenario.Same(Nights{None: true})}
			t.units[m.unit] = s
		}
		s.Rounds.Set(e, m.rounds)
		s.Ready.Set(e, m.ready)
		s.Spent.Set(e, routine.spent[i])
		if f.left(arrivals) > nobody {
			s.Empty.Set(e, nightsOf(lasting.empty[i]))
		}
	}
}

// list is the table in the scenario's order.
func (t *stockTable) list(s *scenario.Scenario) []UnitStock {
	list := make([]UnitStock, 0, len(t.units))
	for u, stock := range t.units {
		stock.Fighter = s.System(&s.Units[u]).Aircraft != nil
		list = append(list, *stock)
	}
	slices.SortFunc(list, func(a, b UnitStock) int { return a.Unit - b.Unit })
	return list
}
