package worth

import (
	"maps"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// sites fills in the shares of units and of the bases that they stand at, from
// the place table: tracks and stocks are held as they are.
func (x *weighing) sites() {
	s, r := x.scenario, x.worth.Result
	base, names := sitesOf(s)
	for t := range s.Threats {
		game, sites := &Simple{Players: len(s.Units)}, &Simple{Players: len(names)}
		for i := range r.Places {
			if p := &r.Places[i]; p.Place.Counted {
				units := p.Threats[t].Units
				game.add(p.Place.Population, units)
				sites.add(p.Place.Population, distinct(units, base))
			}
		}
		ids := make([]string, len(s.Units))
		for u := range ids {
			ids[u] = s.Units[u].ID
		}
		units := game.group(ids)
		x.worth.Threats[t].Units, x.worth.Threats[t].Bases = &units, sites.group(names)
	}
	x.worth.Worst.Bases = x.sitesInWorst(base, names)
}

// sitesOf is where each unit stands, as an index into the names of the sites,
// which are sorted.
func sitesOf(s *scenario.Scenario) (base []int, names []string) {
	known := map[string]bool{}
	for i := range s.Units {
		known[siteOf(&s.Units[i])] = true
	}
	names = slices.Sorted(maps.Keys(known))
	for i := range s.Units {
		k, _ := slices.BinarySearch(names, siteOf(&s.Units[i]))
		base = append(base, k)
	}
	return base, names
}

// siteOf is what a unit's base is called in files; a unit at a position of its
// own is a site of its own, by its id.
func siteOf(u *scenario.Unit) string {
	if u.At != "" {
		return u.At
	}
	return u.ID
}

func distinct(units, base []int) []int {
	var list []int
	for _, u := range units {
		if !slices.Contains(list, base[u]) {
			list = append(list, base[u])
		}
	}
	return list
}

func (s *Simple) add(people int, covers []int) {
	s.Weights = append(s.Weights, float64(people))
	s.Covers = append(s.Covers, covers)
}

func (s *Simple) group(ids []string) Group {
	group := Group{Shares: make([]Share, s.Players)}
	loss := s.Loss()
	for i, phi := range s.Shapley() {
		group.Shares[i] = Share{ID: ids[i], Shapley: phi, Loss: int(loss[i])}
	}
	if a, b, loss, ok := s.WorstPair(); ok {
		group.Pair = &Pair{ids[a], ids[b], int(loss)}
	}
	return group
}

// sitesInWorst is the shares of bases in the cover against all threats at once:
// a place counts if against every threat some base covers it. Beyond the
// number of threats that can be counted exactly there are no shares, and the
// list is empty.
func (x *weighing) sitesInWorst(base []int, names []string) Group {
	type pair struct{ a, b int }
	n, both := len(x.scenario.Threats), map[pair]int{}
	group := Group{Shares: make([]Share, len(names))}
	for i, name := range names {
		group.Shares[i].ID = name
	}
	if n == 0 {
		return group
	}
	for i := range x.worth.Result.Places {
		p := &x.worth.Result.Places[i]
		if !p.Place.Counted || p.Worst.Depth.Base == 0 {
			continue
		}
		c, sites := chainOf(p, base)
		phi, ok := c.shapley(n)
		if !ok {
			return Group{Shares: []Share{}}
		}
		for k, site := range sites {
			group.Shares[site].Shapley += phi[k] * float64(p.Place.Population)
			if c.breaks(n, k) {
				group.Shares[site].Loss += p.Place.Population
			}
			for l := range k {
				q := pair{min(site, sites[l]), max(site, sites[l])}
				switch alone, other := c.breaks(n, k), c.breaks(n, l); {
				case alone && other:
					both[q] -= p.Place.Population
				case !alone && !other && c.breaks(n, k, l):
					both[q] += p.Place.Population
				}
			}
		}
	}
	for i := range names {
		for k := i + 1; k < len(names); k++ {
			loss := group.Shares[i].Loss + group.Shares[k].Loss + both[pair{i, k}]
			if group.Pair == nil || loss > group.Pair.Loss {
				group.Pair = &Pair{names[i], names[k], loss}
			}
		}
	}
	return group
}

// chainOf is a place against all threats: which of its bases cover it against
// which.
func chainOf(p *coverage.PlaceResult, base []int) (c chain, sites []int) {
	for t := range p.Threats {
		for _, u := range p.Threats[t].Units {
			k := slices.Index(sites, base[u])
			if k < 0 {
				k = len(sites)
				sites, c.links = append(sites, base[u]), append(c.links, 0)
			}
			c.links[k] |= 1 << t
		}
	}
	return c, sites
}
