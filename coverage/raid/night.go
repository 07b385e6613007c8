package raid

// night is what one raid of a field comes to.
type night struct {
	engaged, leakers float64 // arrivals shot at, decoys among them; threats that get through
	noLeaker         float64
	spent            []float64   // by magazine: expected rounds
	leak             [][]float64 // by group, then cell: leak rate where the group reaches the cell, else 1
}

// meet reckons one raid. The light layer takes its share of the arrivals first, one
// arrival like another. Every group that reaches a cell shoots at all of its
// arrivals: where two do so without sharing tracks, only the better of them
// counts and the rounds of the other are spent for nothing.
func (f *field) meet(arrivals float64) *night {
	n := &night{spent: make([]float64, len(f.magazines)), leak: make([][]float64, len(f.groups))}
	slots, present := f.slots(arrivals)
	if slots == 0 {
		for i := range n.leak {
			n.leak[i] = ones(len(f.cells))
		}
		n.noLeaker = 1
		return n
	}
	groups := make([]*sharing, len(f.groups))
	hit := make([][]float64, len(f.groups))
	for i, name := range f.groups {
		g := f.sharingOf(f.members(name), slots, present)
		groups[i], n.leak[i], hit[i] = g, ones(len(f.cells)), make([]float64, len(f.cells))
		for d := range g.demands {
			c := g.demands[d].cell
			n.leak[i][c], hit[i][c] = g.outcome(&g.demands[d])
		}
		for k, m := range f.members(name) {
			n.spent[m] = g.spends(k)
		}
	}
	credited := make([]int, len(f.cells))
	for c := range f.cells {
		best := -1
		for i := range groups {
			if hit[i][c] > 0 && (best < 0 || n.leak[i][c] < n.leak[best][c]) {
				best = i
			}
		}
		credited[c] = best
		leak := 1.0
		if best >= 0 {
			leak = n.leak[best][c]
			n.engaged += f.left(arrivals) * f.cells[c].share * hit[best][c]
		}
		n.leakers += f.left(arrivals) * (1 - f.decoys) * f.cells[c].share * leak
	}
	n.noLeaker = noLeaker(slots, f.streams(groups, credited, present))
	return n
}

func (f *field) sharingOf(members []int, slots int, present float64) *sharing {
	g := &sharing{slots: slots, present: present, demands: f.demandsOn(members)}
	for _, i := range members {
		g.services = append(g.services, serve(f.magazines[i], slots))
	}
	g.split()
	return g
}

// streams splits a raid into what each unit is credited with and what nobody
// meets. A unit that also shoots at what others are credited with has only the
// matching part of its rounds and engagements for its own.
func (f *field) streams(groups []*sharing, credited []int, present float64) []stream {
	real := 1 - f.decoys
	nobody := stream{clear: func(n int) float64 { return power(1-real, n) }}
	for c, g := range credited {
		if g < 0 {
			nobody.share += f.cells[c].share * present
		}
	}
	list := []stream{nobody}
	for i, g := range groups {
		own := make([]float64, len(g.services))
		for _, d := range g.demands {
			for k, s := range d.servers {
				if credited[d.cell] == i {
					own[s] += d.part[k]
				}
			}
		}
		for s := range own {
			if own[s] <= 0 {
				continue
			}
			m := g.services[s].magazine
			if own[s] < g.load[s]*(1-1e-9) {
				m = m.scaled(own[s] / g.load[s])
			}
			list = append(list, stream{own[s] * present, func(n int) float64 { return m.clear(n, real) }})
		}
	}
	return list
}

func ones(n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = 1
	}
	return list
}
