package coverage

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"airumbrella/scenario"
)

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
	list = append(list, gateNotes(r)...)
	if idle := idleContributors(s); len(idle) > 0 {
		list = append(list, "said yes, but without a unit here that could cover anything: "+strings.Join(idle, ", "))
	}
	if short := shortOfNoFly(s); short != "" {
		list = append(list, short)
	}
	if sectorRadars(s) {
		list = append(list, "sector radars: a place counts with the threat inside the sector only")
	}
	if n, people := occupied(s); n > 0 {
		list = append(list, fmt.Sprintf("%d occupied places (%.1f million people in their cities) inside Ukraine's border are listed but not in totals", n, float64(people)/1e6))
	}
	list = append(list,
		fmt.Sprintf("assumptions of this program (grade D): city radius at %d people per km2; visual detection to %.0f km without a radar; reach by altitude 60 %% at 100 m, 85 %% at 1 km, 100 %% from 5 km", scenario.PeoplePerSquareKilometre, VisualRange.Kilometres()),
		"every parameter with source, grade and date: airumbrella list systems -v",
		"not modelled: suppression of defences, jamming, tankers, crew limits, weather, displacement of people")
	if s.World != nil && r.Map != nil {
		list = append(list, "areas of regions are those of generalised outlines: they add up to the country's within 0.02 %, what is covered of them within 0.5 %")
	}
	if len(s.Places)*len(s.Units) > remedyLimit {
		list = append(list, "too many places and units to look for single changes that would cover a place")
	}
	return list
}

// gateNotes says how command, warning, fighters and stocks are reckoned, where
// they are in play.
func gateNotes(r *Result) []string {
	s := r.Scenario
	var list []string
	level := s.Package.LevelAt(scenario.Base)
	line := fmt.Sprintf("command at level %d, %s: units of a group share tracks", level, levelWords[level])
	if level == 0 {
		line = "command at level 0, stand-alone: units share no tracks"
	}
	if provider := s.Package.C2.Provider; provider != "" && level < s.Package.C2.Level {
		line += fmt.Sprintf("; level %d is lost without %s", s.Package.C2.Level, countryName(s, provider))
	}
	list = append(list, line)
	fighters, orbits, patrols := flyers(s)
	if level > 0 || fighters > 0 {
		list = append(list, "warning distance = radius of the largest disc around a place's centre that the sensors see whole; the threat may come from any side; sector radars count as full discs there, with the threat inside the sector only")
	}
	if fighters > 0 {
		list = append(list, fmt.Sprintf("fighters: no tankers and no crew limits are modelled; %.0f minutes to react from a station, %.0f from alert; their own radar sees to %.0f km around the station (grade C)",
			stationReaction.Minutes(), alertReaction.Minutes(), ownRadar.Kilometres()))
	}
	list = append(list, patrols...)
	if orbits > 0 {
		list = append(list, fmt.Sprintf("%s not kept up around the clock: no warning from there", plural(orbits, "airborne radar", "airborne radars")))
	}
	if n := s.Package.Stockpile.Nights; n > 0 {
		list = append(list, fmt.Sprintf("stock: each unit's rounds must last %d routine nights at two rounds a target; a unit is asked for its part of every city within reach, whether or not it may act there, and one that is short serves what is nearest to it; a fighter squadron has one load for each of its aircraft", n))
	}
	return append(list, conflictNote(r)...)
}

// flyers counts the fighter units that are granted at base and the airborne
// radars whose orbit is not kept up, and says which patrols are part-time.
func flyers(s *scenario.Scenario) (fighters, orbits int, patrols []string) {
	partly := 0
	for i := range s.Units {
		u := &s.Units[i]
		sys := s.System(u)
		if sys.Aircraft == nil || firstClosed(s, u, scenario.Base) != GateNone {
			continue
		}
		p := patrolOf(u, sys, scenario.Base)
		kept := p.valid() && p.share() >= 1
		switch {
		case sys.Kind == scenario.Fighter:
			fighters++
			if !kept {
				partly++
			}
		case sys.Kind == scenario.Sensor && !kept:
			orbits++
		}
	}
	if partly > 0 {
		patrols = append(patrols, fmt.Sprintf("%s cannot be kept up around the clock: counted as time, never as covered", plural(partly, "patrol", "patrols")))
	}
	return fighters, orbits, patrols
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// conflictNote says that fighters and missiles would share airspace untold.
func conflictNote(r *Result) []string {
	if len(r.Conflicts) == 0 {
		return nil
	}
	pairs := map[[2]int]bool{}
	for _, c := range r.Conflicts {
		pairs[[2]int{c.Fighter, c.Missiles}] = true
	}
	return []string{fmt.Sprintf("conflict: without command links %s of fighters and missile units would engage over the same ground; no gate is closed by it", plural(len(pairs), "pair", "pairs"))}
}

// populationNote names the census years of the people counted.
func populationNote(s *scenario.Scenario) string {
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
func shortOfNoFly(s *scenario.Scenario) string {
	if s.Package.Authorisation.Classes.Has(scenario.Aircraft) {
		return ""
	}
	for i := range s.Threats {
		if s.Threats[i].Class == scenario.Aircraft {
			return "crewed aircraft are in play but allies may not intercept them: this umbrella stops short of a no-fly zone"
		}
	}
	return "crewed aircraft are neither intercepted by allies nor among the threats in play: this umbrella stops short of a no-fly zone"
}

// idleContributors names who is granted and has neither a unit nor the command
// links of this scenario.
func idleContributors(s *scenario.Scenario) []string {
	busy := map[string]bool{scenario.Ukraine: true, s.Package.C2.Provider: true}
	for i := range s.Units {
		busy[s.Units[i].Contributor] = true
	}
	var idle []string
	for _, code := range slices.Sorted(maps.Keys(s.Package.Contributors)) {
		if !busy[code] && s.Package.Contributors[code].GrantedAt(scenario.Base) {
			idle = append(idle, countryName(s, code))
		}
	}
	return idle
}

func sectorRadars(s *scenario.Scenario) bool {
	for i := range s.Units {
		if sys := s.System(&s.Units[i]); sys.Kind == scenario.GBAD && sys.Radar != nil && sectorWidth(sys.Radar, scenario.Base) != 0 {
			return true
		}
	}
	return false
}

// occupied counts the occupied places that are listed and not counted.
func occupied(s *scenario.Scenario) (places, people int) {
	for i := range s.Places {
		if p := &s.Places[i]; p.Control == scenario.Occupied && !p.Counted {
			places++
			people += p.Population
		}
	}
	return places, people
}
