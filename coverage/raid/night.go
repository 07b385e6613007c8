package raid

// night is what one raid of a field comes to.
type night struct {
	engaged, leakers float64 // arrivals shot at, decoys among them; threats that get through
	noLeaker         float64
	spent            []float64   // by magazine: expected rounds
	leak             [][]float64 // by group, then cell: leak rate where the group reaches the cell, else 1
}

// meet reckons one raid against full magazines.
func (f *field) meet(arrivals float64) *night {
	slots, present := f.slots(arrivals)
	n, groups, credited := f.engage(slots, present, nil)
	n.noLeaker = 1
	if slots > 0 {
		n.noLeaker = noLeaker(slots, f.streams(groups, credited, present))
	}
	return n
}

// engage reckons who meets a raid of so many slots, of which each reaches the units
// with the probability present. Every group that reaches a cell shoots at all of its
// arrivals: where two do so without sharing tracks, only the better of them is
// credited with the cell and the rounds of the other are spent for nothing. States is
// what is left of each magazine, nil meaning all.
func (f *field) engage(slots int, present float64, states [][]state) (n *night, groups []*sharing, credited []int) {
	n = &night{spent: make([]float64, len(f.magazines)), leak: make([][]float64, len(f.groups))}
	groups, credited = make([]*sharing, len(f.groups)), make([]int, len(f.cells))
	hit := make([][]float64, len(f.groups))
	for i, name := range f.groups {
		n.leak[i], hit[i] = ones(len(f.cells)), make([]float64, len(f.cells))
		if slots == 0 {
			continue
		}
		members := f.members(name)
		g := f.sharingOf(members, slots, present, states)
		groups[i] = g
		for d := range g.demands {
			c := g.demands[d].cell
			n.leak[i][c], hit[i][c] = g.outcome(&g.demands[d])
		}
		for k, m := range members {
			n.spent[m] = g.spends(k)
		}
	}
	come := float64(slots) * present
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
			n.engaged += come * f.cells[c].share * hit[best][c]
		}
		n.leakers += come * (1 - f.decoys) * f.cells[c].share * leak
	}
	return n, groups, credited
}

func (f *field) sharingOf(members []int, slots int, present float64, states [][]state) *sharing {
	g := &sharing{slots: slots, present: present, demands: f.demandsOn(members)}
	for _, i := range members {
		var some []state
		if states != nil {
			some = states[i]
		}
		g.services = append(g.services, serve(f.magazines[i], some))
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
