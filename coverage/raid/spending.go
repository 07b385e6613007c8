package raid

import (
	"cmp"
	"slices"
)

// spending is what units have used in the waves of a night so far, by unit of the
// scenario: how many rounds and engagements with which probability.
//
// A unit's use depends on how many arrivals of every wave came to it. Expected leakers
// need no more than each unit's own distribution, since expectations add up whatever
// the units have to do with each other.
type spending map[int][]use

// use is rounds and engagements that are gone, with their probability.
type use struct {
	rounds, slots int
	p             float64
}

// unlikely is the probability below which a state of a magazine is left out.
const unlikely = 1e-15

// wave reckons one wave of a night against what the waves before it have left, and
// adds what it uses.
func (f *field) wave(arrivals float64, spent spending) *night {
	slots, present := f.slots(arrivals)
	states := make([][]state, len(f.magazines))
	for i := range f.magazines {
		states[i] = f.magazines[i].remaining(spent[f.magazines[i].unit])
	}
	n, groups, _ := f.engage(slots, present, states)
	for i, name := range f.groups {
		if groups[i] == nil {
			continue
		}
		for k, m := range f.members(name) {
			unit := f.magazines[m].unit
			spent[unit] = groups[i].using(k, spent[unit])
		}
	}
	return n
}

// remaining is what is left of a magazine; engagements of every wave fall into the time
// in which the last one passes.
func (m *magazine) remaining(used []use) []state {
	if used == nil {
		return nil
	}
	list := make([]state, len(used))
	for i, u := range used {
		list[i] = state{left{max(0, m.ready-u.rounds), max(0, m.slots-u.slots)}, u.p}
	}
	return list
}

// using is what a server has used after the raid, given what it had used before.
func (g *sharing) using(server int, before []use) []use {
	if g.load[server] <= 0 {
		return before
	}
	if before == nil {
		before = []use{{p: 1}}
	}
	s := g.services[server]
	sums := map[left]float64{}
	come := binomial(g.slots, min(g.load[server]*g.present, 1))
	for i, u := range before {
		m := s.with(s.states[i].left)
		for k, mass := range come.mass {
			m.after(come.from+k, u.p*mass, func(l left, p float64) {
				sums[left{u.rounds + m.ready - l.ready, u.slots + m.slots - l.slots}] += p
			})
		}
	}
	list := make([]use, 0, len(sums))
	for l, p := range sums {
		if p > unlikely {
			list = append(list, use{l.ready, l.slots, p})
		}
	}
	slices.SortFunc(list, func(a, b use) int { return cmp.Or(a.rounds-b.rounds, a.slots-b.slots) })
	return list
}
