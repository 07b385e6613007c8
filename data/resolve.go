package data

import (
	"slices"
	"sync"

	"airumbrella/scenario"
)

// resolve turns a merged tree into a scenario. The caller looks at the
// decoder's faults before it uses the result.
func resolve(d *decoder, root *node) *scenario.Scenario {
	s := newDraft()
	scenarioTable.read(d, root, s)
	fillParties(&s.Package)
	systems := d.ownSystems(s.systems)
	a := &atlas{bases: map[string]*scenario.Airbase{}, places: map[string]*scenario.Place{}}
	d.eachItem("bases", s.bases, func(n *node) {
		b := d.base(n, a)
		a.bases[b.ID] = &b
	})
	own := d.ownPlaces(s.places, a)
	d.namedPlaces(root, a)
	s.Places = choosePlaces(s.Filter, own)
	d.units(s, systems, a)
	s.Scenario.Bases = namedBases(s.Units, a)
	s.Systems = usedSystems(s.Units, systems)
	if root.get("threats").stated() {
		s.Threats = d.chosenThreats(s.threats)
	}
	d.checkBars(s, root)
	return s.Scenario
}

// fillParties names every host and contributor that the reference data knows:
// one that the file does not name is granted.
func fillParties(p *scenario.Package) {
	p.Hosts = filled(p.Hosts, Hosts())
	p.Contributors = filled(p.Contributors, Contributors())
}

func filled(named map[string]scenario.Permission, known []Party) map[string]scenario.Permission {
	if named == nil {
		named = make(map[string]scenario.Permission, len(known))
	}
	for _, p := range known {
		if _, ok := named[p.Code]; !ok {
			named[p.Code] = scenario.Permission{State: scenario.Granted}
		}
	}
	return named
}

// ownSystems reads the systems that the file states, by id.
func (d *decoder) ownSystems(items []*node) map[string]*scenario.System {
	own := make(map[string]*scenario.System)
	d.eachItem("systems", items, func(n *node) {
		s := d.changedSystem(n)
		if s.ID != "" {
			own[s.ID] = &s
		}
	})
	return own
}

// usedSystems is the systems of the units and those that the file states,
// sorted by id.
func usedSystems(units []scenario.Unit, own map[string]*scenario.System) scenario.Systems {
	used := make(map[string]*scenario.System, len(own))
	for id, s := range own {
		used[id] = s
	}
	for i := range units {
		if id := units[i].System; used[id] == nil {
			if s := catalogueSystem(id); s != nil {
				used[id] = s
			}
		}
	}
	var list scenario.Systems
	for _, s := range used {
		list = append(list, *s)
	}
	list.Sort()
	return list
}

// ownPlaces reads the places that the file adds or changes, in its order.
func (d *decoder) ownPlaces(items []*node, a *atlas) (own []scenario.Place) {
	d.in("places", func() {
		d.eachItem("add", items, func(n *node) {
			own = append(own, d.place(n, a))
		})
	})
	for i := range own {
		a.places[own[i].ID] = &own[i]
	}
	a.words = nil
	return own
}

// choosePlaces is the places in play: the embedded ones of the filter's kinds
// and size, with the file's changes, then the file's own. What the file names
// is in play whatever the filter. Places under occupation stay in the list and
// out of the totals unless asked for.
func choosePlaces(filter scenario.PlaceFilter, own []scenario.Place) []scenario.Place {
	changed := make(map[string]*scenario.Place)
	for i := range own {
		changed[own[i].ID] = &own[i]
	}
	var chosen []scenario.Place
	for _, p := range places() {
		if change := changed[p.ID]; change != nil {
			p = *change
		} else if slices.Contains(filter.Named, p.ID) {
			// The scenario is about it.
		} else if !slices.Contains(filter.Kinds, p.Kind) || p.Kind == scenario.City && p.Population < filter.MinPopulation {
			continue
		}
		chosen = append(chosen, p)
	}
	slices.SortStableFunc(chosen, comparePlaces)
	for _, p := range own {
		if placeIndex()[p.ID] == nil {
			chosen = append(chosen, p)
		}
	}
	for i := range chosen {
		chosen[i].Counted = filter.AllControl || chosen[i].Control != scenario.Occupied
	}
	return chosen
}

// units reads the units into the draft.
func (d *decoder) units(s *draft, own map[string]*scenario.System, a *atlas) {
	find := func(id string) *scenario.System {
		if system := own[id]; system != nil {
			return system
		}
		return catalogueSystem(id)
	}
	known := sync.OnceValue(func() []string {
		ids := slices.Clone(catalogueIDs())
		for id := range own {
			ids = append(ids, id)
		}
		return sortedWords(ids)
	})
	d.eachItem("units", s.units, func(n *node) {
		s.Units = append(s.Units, d.unit(n, find, known, a))
	})
}

// namedBases is the bases that units stand at and those that the file states,
// sorted by id.
func namedBases(units []scenario.Unit, a *atlas) (list []scenario.Airbase) {
	named := make(map[string]*scenario.Airbase)
	for id, b := range a.bases {
		named[id] = b
	}
	for i := range units {
		if b := a.base(units[i].At); b != nil {
			named[b.ID] = b
		}
	}
	for _, b := range named {
		list = append(list, *b)
	}
	slices.SortFunc(list, func(x, y scenario.Airbase) int {
		if x.ID < y.ID {
			return -1
		}
		return 1
	})
	return list
}

// chosenThreats is the threats in play: built-in ids and whole definitions.
func (d *decoder) chosenThreats(items []*node) (list []scenario.Threat) {
	builtin := threats()
	seen := make(map[string]bool)
	var known []string
	for _, t := range builtin.list {
		known = append(known, t.ID)
	}
	d.in("threats", func() {
		for _, n := range items {
			var t scenario.Threat
			if n.form == scalar {
				found, ok := builtin.byID[n.text]
				if !ok {
					d.unknown(n, "threat", known)
					continue
				}
				t = found
			} else {
				step := n.get("id").scalarText()
				d.in(step, func() { t = d.threat(n, builtin.byID) })
			}
			if t.ID != "" && seen[t.ID] {
				d.refuse(n, "the threat "+t.ID+" stands here a second time", "each threat once")
				continue
			}
			seen[t.ID] = true
			list = append(list, t)
		}
	})
	return list
}

func sortedWords(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
