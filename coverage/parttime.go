package coverage

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// contender is a unit whose station is held part of the time and that no other gate
// shuts out everywhere.
type contender struct {
	unit  int
	stock geo.Length // where its rounds run out
}

// partTimers lists those units against a threat at an estimate.
func (ev *evaluation) partTimers(table *placeTable, t int, e scenario.Estimate) []contender {
	var list []contender
	for u := range ev.footprints[t] {
		if f := &ev.footprints[t][u][e]; f.timeShare > 0 && f.shut == 1<<GateReadiness {
			list = append(list, contender{u, table.stock.of(t, e, u)})
		}
	}
	return list
}

// partTime is the best share of time of the units that pass every other gate at a
// place that none covers.
func (ev *evaluation) partTime(units []contender, at target, t int, e scenario.Estimate) float64 {
	share := 0.0
	for _, k := range units {
		f := &ev.footprints[t][k.unit][e]
		if f.timeShare > share && f.failing(f.ask(at, f.post.sightOf(&at.at), k.stock)) == 1<<GateReadiness {
			share = f.timeShare
		}
	}
	return share
}
