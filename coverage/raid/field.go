package raid

import (
	"slices"

	"airumbrella/scenario"
)

// field is one threat at one estimate: the cells of its raids and the
// magazines that meet them.
type field struct {
	cells     []cell
	magazines []magazine // by unit, ascending
	refill    []float64  // by magazine: rounds a day
	groups    []string   // sorted
	decoys    float64    // share of arrivals
	light     float64    // share of arrivals that the light layer takes before a unit is asked
}

// at is the index of a unit's magazine.
func (f *field) at(unit int) int {
	return slices.IndexFunc(f.magazines, func(m magazine) bool { return m.unit == unit })
}

// fieldOf gathers the units that engage the threat anywhere.
func (a *assessment) fieldOf(threat int, e scenario.Estimate, keep func(*scenario.Unit) bool) *field {
	t := &a.result.Threats[threat].Threat
	f := &field{
		cells: cellsOf(a.result, threat, e, keep), decoys: decoys(t.Class),
		light: a.result.Scenario.Package.LightLayer[t.Class].At(e),
	}
	var units []int
	for _, c := range f.cells {
		units = append(units, c.units...)
	}
	slices.Sort(units)
	again, idle := a.reshooters(threat, e), map[int]bool{}
	for _, u := range slices.Compact(units) {
		m := magazineOf(a.result.Scenario, u, t, a.window(t.Class), e)
		if !m.engagesAny() {
			idle[u] = true
			continue
		}
		m.reshot = again[u]
		f.magazines = append(f.magazines, m)
		f.groups = append(f.groups, m.group)
	}
	f.without(idle)
	slices.Sort(f.groups)
	f.groups = slices.Compact(f.groups)
	f.resupply(a.result.Scenario.Package.Resupply)
	return f
}

// without takes units out of every cell: what cannot shoot here keeps no stock in play.
func (f *field) without(idle map[int]bool) {
	if len(idle) == 0 {
		return
	}
	for c := range f.cells {
		f.cells[c].units = slices.DeleteFunc(f.cells[c].units, func(u int) bool { return idle[u] })
	}
}

// resupply shares the daily rounds out among the magazines by what a raid asks
// of each when every cell is split evenly among its units; it does not depend
// on the rounds themselves.
func (f *field) resupply(perDay float64) {
	f.refill = make([]float64, len(f.magazines))
	sum := 0.0
	for _, c := range f.cells {
		for _, u := range c.units {
			f.refill[f.at(u)] += c.share / float64(len(c.units))
			sum += c.share / float64(len(c.units))
		}
	}
	for i := range f.refill {
		if sum > 0 {
			f.refill[i] *= perDay / sum
		}
	}
}

// members are the magazines of a group.
func (f *field) members(group string) (list []int) {
	for i := range f.magazines {
		if f.magazines[i].group == group {
			list = append(list, i)
		}
	}
	return list
}

// demandsOn are the cells that members of a group reach; servers are indices
// into members.
func (f *field) demandsOn(members []int) (list []demand) {
	for c := range f.cells {
		d := demand{cell: c, share: f.cells[c].share}
		for k, i := range members {
			if slices.Contains(f.cells[c].units, f.magazines[i].unit) {
				d.servers = append(d.servers, k)
			}
		}
		if len(d.servers) > 0 && d.share > 0 {
			list = append(list, d)
		}
	}
	return list
}
