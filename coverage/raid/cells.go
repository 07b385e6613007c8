package raid

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// cell is the part of a raid that aims at places which the same units engage.
type cell struct {
	share float64 // of the people in play, hence of the arrivals
	units []int   // of the scenario, ascending; none: nobody engages
}

// aims lists the counted cities and the share of the raid that each draws.
func aims(r *coverage.Result) (places []int, shares []float64) {
	total := 0
	for i := range r.Places {
		if p := r.Places[i].Place; p.Counted && p.Population > 0 {
			places = append(places, i)
			total += p.Population
		}
	}
	for _, i := range places {
		shares = append(shares, float64(r.Places[i].Place.Population)/float64(total))
	}
	return places, shares
}

// cellsOf joins the places in play that the same units engage. Only units that
// keep passes, if it is given.
func cellsOf(r *coverage.Result, threat int, e scenario.Estimate, keep func(*scenario.Unit) bool) []cell {
	places, shares := aims(r)
	var cells []cell
	index := map[string]int{}
	for k, i := range places {
		for _, g := range engagers(&r.Places[i], threat, e) {
			if g.Points == 0 {
				continue
			}
			var units []int
			for _, u := range g.Units {
				if keep == nil || keep(&r.Scenario.Units[u]) {
					units = append(units, u)
				}
			}
			key := fmt.Sprint(units)
			at, known := index[key]
			if !known {
				at = len(cells)
				index[key] = at
				cells = append(cells, cell{units: units})
			}
			cells[at].share += shares[k] * shareOf(&r.Places[i], threat, &g)
		}
	}
	return cells
}
