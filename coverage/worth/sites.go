package worth

import (
	"maps"
	"math"
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
				pt := &p.Threats[t]
				for _, g := range pt.Groups.Base {
					people := peopleOf(p, g.Points)
					game.add(people, g.Units)
					sites.add(people, distinct(g.Units, base))
				}
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

// peopleOf returns the people of so many of a place's demand points.
func peopleOf(p *coverage.PlaceResult, points int) float64 {
	return float64(p.Place.Population) * float64(points) / float64(p.Worst.Points)
}

func (s *Simple) add(people float64, covers []int) {
	s.Weights = append(s.Weights, people)
	s.Covers = append(s.Covers, covers)
}

func (s *Simple) group(ids []string) Group {
	group := Group{Shares: make([]Share, s.Players)}
	loss := s.Loss()
	for i, phi := range s.Shapley() {
		group.Shares[i] = Share{ID: ids[i], Shapley: phi, Loss: int(math.Round(loss[i]))}
	}
	if a, b, loss, ok := s.WorstPair(); ok {
		group.Pair = &Pair{ids[a], ids[b], int(math.Round(loss))}
	}
	return group
}

// sitesInWorst is the shares of bases in the cover against all threats at once:
// a demand point counts if against every threat some base covers it. Beyond the
// number of threats that can be counted exactly there are no shares, and the
// list is empty.
func (x *weighing) sitesInWorst(base []int, names []string) Group {
	n := len(x.scenario.Threats)
	w := worstSites{
		n: n, shapley: make([]float64, len(names)), losses: make([]float64, len(names)), both: map[sitePair]float64{},
	}
	for i := range x.worth.Result.Places {
		p := &x.worth.Result.Places[i]
		if !p.Place.Counted || n == 0 {
			continue
		}
		for k := range p.Together {
			if g := &p.Together[k]; !w.add(g, base, peopleOf(p, g.Points)) {
				return Group{Shares: []Share{}}
			}
		}
	}
	group := Group{Shares: make([]Share, len(names))}
	for i, name := range names {
		group.Shares[i] = Share{ID: name, Shapley: w.shapley[i], Loss: int(math.Round(w.losses[i]))}
	}
	if n == 0 {
		return group
	}
	for i := range names {
		for k := i + 1; k < len(names); k++ {
			loss := int(math.Round(w.losses[i] + w.losses[k] + w.both[sitePair{i, k}]))
			if group.Pair == nil || loss > group.Pair.Loss {
				group.Pair = &Pair{names[i], names[k], loss}
			}
		}
	}
	return group
}

// sitePair is two sites, the lower index first.
type sitePair struct{ a, b int }

// worstSites is the shares of sites on their way.
type worstSites struct {
	n               int // threats
	shapley, losses []float64
	both            map[sitePair]float64 // what is lost with both beyond the sum of each
}

// add adds demand points that the same units cover; it reports false where there
// are too many threats to count exactly.
func (w *worstSites) add(g *coverage.Together, base []int, people float64) bool {
	c, sites := chainOf(g, base)
	phi, ok := c.shapley(w.n)
	if !ok {
		return false
	}
	for k, site := range sites {
		w.shapley[site] += phi[k] * people
		if c.breaks(w.n, k) {
			w.losses[site] += people
		}
		for l := range k {
			q := sitePair{min(site, sites[l]), max(site, sites[l])}
			switch alone, other := c.breaks(w.n, k), c.breaks(w.n, l); {
			case alone && other:
				w.both[q] -= people
			case !alone && !other && c.breaks(w.n, k, l):
				w.both[q] += people
			}
		}
	}
	return true
}

// chainOf is demand points against all threats: which of their bases cover them
// against which.
func chainOf(g *coverage.Together, base []int) (c chain, sites []int) {
	for t, units := range g.Units {
		for _, u := range units {
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
