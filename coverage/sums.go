package coverage

import (
	"sort"

	"airumbrella/scenario"
)

// sumPlaces adds the counted places up, per threat and region.
func sumPlaces(r *Result) {
	for t := 0; t <= len(r.Threats); t++ {
		sum := r.At(t)
		regions := newRegions(r.Scenario.World)
		deepest := 0
		for i := range r.Places {
			if p := &r.Places[i]; p.Place.Counted && len(p.Threats) > 0 {
				addPlace(sum, p, p.At(t), regions)
				deepest = max(deepest, p.At(t).Depth.Base)
			}
		}
		sum.Regions = regionList(r.Scenario.World, regions)
		sum.Depth = depthOfPeople(r, t, deepest)
	}
}

func newRegions(w *scenario.World) map[string]*RegionResult {
	regions := map[string]*RegionResult{}
	if w != nil {
		for i := range w.Regions {
			regions[w.Regions[i].Code] = &RegionResult{Code: w.Regions[i].Code, Name: w.Regions[i].Name}
		}
	}
	return regions
}

func regionList(w *scenario.World, regions map[string]*RegionResult) []RegionResult {
	list := make([]RegionResult, 0, len(regions))
	if w == nil {
		return list
	}
	for i := range w.Regions {
		list = append(list, *regions[w.Regions[i].Code])
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Code < list[j].Code })
	return list
}

// addPlace adds one place to the tallies.
func addPlace(sum *ThreatResult, p *PlaceResult, pt *PlaceThreat, regions map[string]*RegionResult) {
	tallies := []*Tally[int]{&sum.Places, &sum.Nodes}
	people := p.Place.Population
	if p.Place.Kind == scenario.City {
		tallies[1] = &sum.Cities
	}
	for _, tally := range tallies {
		tally.Total++
		addPeople(&tally.Covered, pt.Status, 1)
	}
	sum.Population.Total += people
	addPeople(&sum.Population.Covered, pt.Status, people)
	for _, e := range scenario.Estimates {
		sum.TimeWeighted.Set(e, sum.TimeWeighted.At(e)+int(float64(people)*pt.TimeShare.At(e)+0.5))
	}
	if region := regions[p.Place.Region]; region != nil {
		region.Population.Total += people
		addPeople(&region.Population.Covered, pt.Status, people)
	}
}

// depthOfPeople is the people covered by at least 1, 2, ... units at base.
func depthOfPeople(r *Result, t, deepest int) []DepthRow {
	rows := make([]DepthRow, deepest)
	for n := range rows {
		rows[n].AtLeast = n + 1
	}
	for i := range r.Places {
		p := &r.Places[i]
		if !p.Place.Counted {
			continue
		}
		for n := range min(deepest, p.At(t).Depth.Base) {
			rows[n].Population += p.Place.Population
		}
	}
	return rows
}

// units fills what each unit contributes: the people that it alone covers, and
// its Shapley share, population / depth over the places it covers.
func (ev *evaluation) units(r *Result, table *placeTable) {
	s := ev.scenario
	r.Units = make([]UnitResult, len(s.Units))
	for u := range s.Units {
		r.Units[u] = UnitResult{Unit: &s.Units[u], Threats: make([]UnitThreat, len(s.Threats))}
		for t := range s.Threats {
			lasts := table.stock.of(t, scenario.Base, u)
			r.Units[u].Threats[t].Gate = ev.footprints[t][u][scenario.Base].everywhere(lasts)
		}
	}
	for i := range r.Places {
		p := &r.Places[i]
		if !p.Place.Counted {
			continue
		}
		for t := range p.Threats {
			for _, u := range p.Threats[t].Units {
				share := &r.Units[u].Threats[t]
				share.Shapley += float64(p.Place.Population) / float64(len(p.Threats[t].Units))
				if len(p.Threats[t].Units) == 1 {
					share.LossIfRemoved += p.Place.Population
				}
			}
		}
	}
}
