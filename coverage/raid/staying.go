package raid

import "sort"

// endurance is how long the magazines of a field stand raids of one size.
type endurance struct {
	field  *field
	groups []groupEndurance
	empty  []float64 // by magazine: the night on which it is empty
}

// groupEndurance is one group's: by cell, the nights it is served in full and
// the share served after; zero where the group does not reach it.
type groupEndurance struct{ nights, after []float64 }

// nobody is a number of arrivals that counts as none.
const nobody = 1e-6

// endure shares the magazines of each group out over its cells for raid after raid of
// so many arrivals, less what the light layer takes; full is the share of each
// magazine's rounds that is there at the start, nil meaning all.
func (f *field) endure(arrivals float64, full []float64) *endurance {
	arrivals = f.left(arrivals)
	if arrivals <= nobody {
		arrivals = 0
	}
	out := &endurance{field: f, groups: make([]groupEndurance, len(f.groups)), empty: make([]float64, len(f.magazines))}
	for i, name := range f.groups {
		g := groupEndurance{make([]float64, len(f.cells)), make([]float64, len(f.cells))}
		members := f.members(name)
		demands := f.demandsOn(members)
		k := &stocks{}
		for _, d := range demands {
			k.demand = append(k.demand, arrivals*d.share)
			k.reach = append(k.reach, d.servers)
		}
		for _, at := range members {
			m := &f.magazines[at]
			rounds := m.rounds
			if full != nil {
				rounds *= full[at]
			}
			k.rounds = append(k.rounds, rounds/m.cost())
			k.refill = append(k.refill, f.refill[at]/m.cost())
		}
		shared, after := k.share(), k.after()
		for d := range demands {
			g.nights[demands[d].cell], g.after[demands[d].cell] = shared.nights[d], after[d]
		}
		for s, at := range members {
			out.empty[at] = shared.empty[s]
		}
		out.groups[i] = g
	}
	return out
}

// served is the share of a cell's arrivals on a night, counted from 1, that a
// group still has rounds for.
func (g *groupEndurance) served(cell, night int) float64 {
	whole := g.nights[cell] - float64(night-1)
	return max(min(whole, 1), g.after[cell], 0)
}

// nights is for how long every cell that is reached is served in full, and for
// how long at least half of what is reached is.
func (e *endurance) nights(arrivals float64) (all, half Nights) {
	type part struct{ nights, share float64 }
	var parts []part
	total := 0.0
	for c := range e.field.cells {
		if len(e.field.cells[c].units) == 0 || e.field.cells[c].share == 0 {
			continue
		}
		longest := 0.0
		for i := range e.groups {
			longest = max(longest, e.groups[i].nights[c])
		}
		parts = append(parts, part{longest, e.field.cells[c].share})
		total += e.field.cells[c].share
	}
	if len(parts) == 0 || e.field.left(arrivals) <= nobody {
		return Nights{None: true}, Nights{None: true}
	}
	sort.SliceStable(parts, func(i, j int) bool { return parts[i].nights < parts[j].nights })
	gone := 0.0
	for _, p := range parts {
		if gone += p.share; gone > total/2 {
			return nightsOf(parts[0].nights), nightsOf(p.nights)
		}
	}
	return nightsOf(parts[0].nights), nightsOf(parts[len(parts)-1].nights)
}

// row is what is left on one night: the share of the people in play whose
// places still have rounds, and the threats that get through.
func (e *endurance) row(day int, arrivals float64, first *night) (served, leakers float64) {
	f := e.field
	for c := range f.cells {
		best, stopped := 0.0, 0.0
		for i := range e.groups {
			s := e.groups[i].served(c, day)
			best = max(best, s)
			stopped = max(stopped, s*(1-first.leak[i][c]))
		}
		if f.cells[c].share == 0 {
			best = e.inStock(c, day)
		}
		served += f.cells[c].people * best
		leakers += f.left(arrivals) * (1 - f.decoys) * f.cells[c].share * (1 - stopped)
	}
	return min(served, 1), leakers
}

// inStock is the part of a night until which some unit of a cell that no raid aims at
// has rounds left.
func (e *endurance) inStock(c, night int) float64 {
	longest := 0.0
	for _, u := range e.field.cells[c].units {
		longest = max(longest, e.empty[e.field.at(u)])
	}
	return max(0, min(1, longest-float64(night-1)))
}

// drained is the share of each magazine that is left after some nights.
func (e *endurance) drained(nights int) []float64 {
	left := make([]float64, len(e.empty))
	for i, t := range e.empty {
		left[i] = 1
		if t < endless {
			left[i] = max(0, 1-float64(nights)/max(t, 1e-9))
		}
	}
	return left
}
