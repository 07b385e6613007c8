package coverage

import "fmt"

// notes says in words what the figures of a result assume and leave out.
func notes(r *Result) []string {
	s := r.Scenario
	list := []string{
		"covered = one unit could engage one missile in time; it does not mean that nothing gets through",
		"range = all assumptions bad or good together for the defender; not a confidence interval",
		populationNote(s),
		"units and their positions are notional; only public airfields, cities and published parameters are real",
	}
	if r.Terrain == (SmoothEarth{}).Name() {
		list = append(list, "smooth Earth: no hill or building hides a low flyer, so low threats are covered less in truth")
	}
	list = append(list, "not yet weighed: command links as stand-alone (level 0), fighters and sensor units cover nothing, magazines always last")
	if short := shortOfNoFly(s); short != "" {
		list = append(list, short)
	}
	if sectorRadars(s) {
		list = append(list, "sector radars: a place counts with the threat inside the sector only")
	}
	if n, people := occupied(s); n > 0 {
		list = append(list, fmt.Sprintf("%d occupied places (%d people in their cities) inside Ukraine's border are listed but not in totals", n, people))
	}
	list = append(list,
		fmt.Sprintf("assumptions of this program (grade D): city radius at %d people per km2; visual detection to %.0f km without a radar; reach by altitude 60 %% at 100 m, 85 %% at 1 km, 100 %% from 5 km", PeoplePerSquareKilometre, VisualRange.Kilometres()),
		"every parameter with source, grade and date: airumbrella list systems -v",
		"not modelled: suppression of defences, jamming, tankers, crew limits, displacement of people")
	if len(s.Places)*len(s.Units) > remedyLimit {
		list = append(list, "too many places and units to look for single changes that would cover a place")
	}
	return list
}

// populationNote names the census years of the people counted.
func populationNote(s *Scenario) string {
	first, last := 0, 0
	for i := range s.Places {
		year := s.Places[i].PopulationYear
		if year == 0 || !s.Places[i].Counted || s.Places[i].Custom {
			continue
		}
		if first == 0 || year < first {
			first = year
		}
		last = max(last, year)
	}
	switch {
	case first == 0:
		return "population: none counted"
	case first == last:
		return fmt.Sprintf("population: GeoNames %d, displacement not modelled", first)
	}
	return fmt.Sprintf("population: GeoNames %d-%d, displacement not modelled", first, last)
}

// shortOfNoFly says so when crewed aircraft may not be intercepted.
func shortOfNoFly(s *Scenario) string {
	if s.Package.Authorisation.Classes.Has(Aircraft) {
		return ""
	}
	for i := range s.Threats {
		if s.Threats[i].Class == Aircraft {
			return "crewed aircraft are in play but allies may not intercept them: this umbrella stops short of a no-fly zone"
		}
	}
	return "crewed aircraft are neither intercepted by allies nor among the threats in play: this umbrella stops short of a no-fly zone"
}

func sectorRadars(s *Scenario) bool {
	for i := range s.Units {
		if sys := s.System(&s.Units[i]); sys.Kind == GBAD && sys.Radar != nil && sys.Radar.Sector.Base < 6.28 {
			return true
		}
	}
	return false
}

// occupied counts the occupied places that are listed and not counted.
func occupied(s *Scenario) (places, people int) {
	for i := range s.Places {
		if p := &s.Places[i]; p.Control == Occupied && !p.Counted {
			places++
			people += p.Population
		}
	}
	return places, people
}
