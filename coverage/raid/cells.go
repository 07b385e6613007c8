package raid

import (
	"fmt"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// cell is the part of a raid that aims at places which the same units engage, with the
// part of the people in play that live there.
type cell struct {
	share  float64 // of the arrivals
	people float64 // of the people in play
	units  []int   // of the scenario, ascending; none: nobody engages
}

// cellsOf joins the places in play that the same units engage. Only units that
// keep passes, if it is given.
func cellsOf(r *coverage.Result, threat int, e scenario.Estimate, keep func(*scenario.Unit) bool) []cell {
	var cells []cell
	index := map[string]int{}
	for _, t := range targets(r) {
		p := &r.Places[t.place]
		for _, g := range engagers(p, threat, e) {
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
			part := shareOf(p, threat, &g)
			cells[at].share += t.share * part
			cells[at].people += t.people * part
		}
	}
	return cells
}
