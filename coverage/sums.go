package coverage

import (
	"math"
	"sort"

	"airumbrella/scenario"
)

// sumPlaces adds the counted places up, per threat and region; sums of people are
// rounded once.
func sumPlaces(r *Result) {
	for t := 0; t <= len(r.Threats); t++ {
		sum := peopleSum{threat: t, regions: map[string]*scenario.Triple[float64]{}}
		result := r.At(t)
		regions := newRegions(r.Scenario.World)
		deepest := 0
		for i := range r.Places {
			if p := &r.Places[i]; p.Place.Counted && len(p.Threats) > 0 {
				sum.add(result, p, regions)
				deepest = max(deepest, p.At(t).Depth.Base)
			}
		}
		result.Population.Covered, result.TimeWeighted = rounded(sum.covered), rounded(sum.timed)
		for code, people := range sum.regions {
			regions[code].Population.Covered = rounded(*people)
		}
		result.Regions = regionList(r.Scenario.World, regions)
		result.Depth = depthOfPeople(r, t, deepest)
	}
}

// peopleSum is sums of people on their way.
type peopleSum struct {
	threat         int
	covered, timed scenario.Triple[float64]
	regions        map[string]*scenario.Triple[float64]
}

// add adds one place.
func (sum *peopleSum) add(result *ThreatResult, p *PlaceResult, regions map[string]*RegionResult) {
	pt, people := p.At(sum.threat), p.Place.Population
	tallies := []*Tally[int]{&result.Places}
	switch {
	case p.Place.Kind != scenario.City:
		tallies = append(tallies, &result.Nodes)
	case people > 0: // one whose people nobody stated is no city that counts
		tallies = append(tallies, &result.Cities)
	}
	for _, tally := range tallies {
		tally.Total++
		for _, e := range scenario.Estimates {
			if pt.CoveredAt(e) {
				tally.Covered.Set(e, tally.Covered.At(e)+1)
			}
		}
	}
	result.Population.Total += people
	addPeople(&sum.covered, p.Place, pt.Count, pt.Points)
	for _, e := range scenario.Estimates {
		sum.timed.Set(e, sum.timed.At(e)+float64(people)*pt.TimeShare.At(e))
	}
	if region := regions[p.Place.Region]; region != nil {
		region.Population.Total += people
		if sum.regions[region.Code] == nil {
			sum.regions[region.Code] = &scenario.Triple[float64]{}
		}
		addPeople(sum.regions[region.Code], p.Place, pt.Count, pt.Points)
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

// depthOfPeople is the people covered by at least 1, 2, ... units at base; against
// the worst threat, the points covered against it by so many.
func depthOfPeople(r *Result, t, deepest int) []DepthRow {
	people := make([]float64, deepest)
	for i := range r.Places {
		p := &r.Places[i]
		if !p.Place.Counted {
			continue
		}
		points := p.At(t).Points
		add := func(depth, of int) {
			for n := range min(deepest, depth) {
				people[n] += peopleOf(p.Place, of, points)
			}
		}
		if t == len(p.Threats) {
			for k := range p.Together {
				add(p.Together[k].depth(), p.Together[k].Points)
			}
			continue
		}
		for _, g := range p.Threats[t].Groups.Base {
			add(len(g.Units), g.Points)
		}
	}
	rows := make([]DepthRow, deepest)
	for n := range rows {
		rows[n] = DepthRow{AtLeast: n + 1, Population: int(math.Round(people[n]))}
	}
	return rows
}

// units fills what each unit contributes: the people that it alone covers, and
// its Shapley share, people / depth over the demand points it covers.
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
	losses := make([][]float64, len(s.Units))
	for u := range losses {
		losses[u] = make([]float64, len(s.Threats))
	}
	for i := range r.Places {
		p := &r.Places[i]
		if !p.Place.Counted {
			continue
		}
		for t := range p.Threats {
			pt := &p.Threats[t]
			for _, g := range pt.Groups.Base {
				people := peopleOf(p.Place, g.Points, pt.Points)
				for _, u := range g.Units {
					r.Units[u].Threats[t].Shapley += people / float64(len(g.Units))
					if len(g.Units) == 1 {
						losses[u][t] += people
					}
				}
			}
		}
	}
	for u := range losses {
		for t := range losses[u] {
			r.Units[u].Threats[t].LossIfRemoved = int(math.Round(losses[u][t]))
		}
	}
}
