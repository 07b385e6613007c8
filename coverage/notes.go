package coverage

import (
	"maps"
	"slices"

	"airumbrella/scenario"
)

// NoteCode names one thing that the figures of a result assume or leave out.
type NoteCode int

// The notes in the order in which a result lists them, with what their numbers
// mean. NoteCount is one more than the last.
const (
	NoteCovered        NoteCode = iota // what covered means
	NoteRange                          // what the range means
	NotePopulation                     // Numbers: first and last year of the reference data; cities of own figures
	NoteNotional                       // units and their positions are made up
	NoteSmoothEarth                    // nothing hides a low flyer
	NoteCommand                        // Numbers: the level at base and the package's; Countries: who provides it
	NotePartPatrols                    // Numbers: patrols that cannot be kept up
	NotePartOrbits                     // Numbers: airborne radars whose orbit is not kept up
	NoteStock                          // Numbers: nights that rounds must last
	NoteConflict                       // Numbers: pairs of fighters and missile units
	NoteIdle                           // Countries: who said yes and sends nothing that could cover anything
	NoteAircraftSpared                 // crewed aircraft are in play, and allies may not intercept them
	NoteNoAircraft                     // crewed aircraft are neither in play nor to be intercepted
	NoteSectorRadars                   // radars that see a sector only
	NoteOccupied                       // Numbers: occupied places not counted, people in them
	NoteModel                          // where the whole model stands, and what it leaves out
	NoteSources                        // where every parameter is listed
	NoteNoRemedies                     // too many places and units to look for single changes
	NoteCount
)

// Note is one thing that the figures of a result assume or leave out, as a code
// with its numbers and country codes.
type Note struct {
	Code      NoteCode
	Numbers   []int
	Countries []string
}

// noteList is notes in the making.
type noteList []Note

// add appends a note where it holds.
func (l *noteList) add(holds bool, code NoteCode, numbers ...int) {
	if holds {
		*l = append(*l, Note{Code: code, Numbers: numbers})
	}
}

// notes returns what the figures of a result assume and leave out.
func notes(r *Result) []Note {
	s := r.Scenario
	var list noteList
	census := s.Census()
	list.add(true, NoteCovered)
	list.add(true, NoteRange)
	list.add(true, NotePopulation, census.First, census.Last, census.Own, census.Dated)
	list.add(true, NoteNotional)
	list.add(r.Terrain == (SmoothEarth{}).Name(), NoteSmoothEarth)
	list = append(list, gateNotes(r)...)
	if idle := idleContributors(s); len(idle) > 0 {
		list = append(list, Note{Code: NoteIdle, Countries: idle})
	}
	met, inPlay := aircraftMet(s)
	list.add(!met && inPlay, NoteAircraftSpared)
	list.add(!met && !inPlay, NoteNoAircraft)
	list.add(sectorRadars(s), NoteSectorRadars)
	places, people := occupied(s)
	list.add(places > 0, NoteOccupied, places, people)
	list.add(true, NoteModel)
	list.add(true, NoteSources)
	list.add(len(s.Places)*len(s.Units) > remedyLimit, NoteNoRemedies)
	return list
}

// gateNotes returns how command, patrols and stocks are reckoned, where they are in
// play.
func gateNotes(r *Result) []Note {
	s := r.Scenario
	var list noteList
	level := s.Level()
	command := Note{Code: NoteCommand, Numbers: []int{level, s.Package.C2.Level}}
	if provider := s.Package.C2.Provider; provider != "" {
		command.Countries = []string{provider}
	}
	list = append(list, command)
	f := flyersOf(s)
	list.add(f.partPatrols > 0, NotePartPatrols, f.partPatrols)
	list.add(f.partOrbits > 0, NotePartOrbits, f.partOrbits)
	nights := s.Package.Stockpile.Nights
	list.add(nights > 0, NoteStock, nights)
	pairs := conflictPairs(r)
	list.add(pairs > 0, NoteConflict, pairs)
	return list
}

// flyers counts the units in the air that are granted at base and not held.
type flyers struct {
	partPatrols int // fighters whose patrol cannot be kept up
	partOrbits  int // airborne radars whose orbit is not kept up
}

// flyersOf returns the flyers of a scenario.
func flyersOf(s *scenario.Scenario) flyers {
	var f flyers
	for i := range s.Units {
		u := &s.Units[i]
		sys := s.System(u)
		if sys.Aircraft == nil || firstClosed(s, u) != GateNone {
			continue
		}
		p := patrolOf(u, sys, scenario.Base, present.Base)
		kept := p.valid() && p.share() >= 1
		switch {
		case sys.Kind == scenario.Fighter && !kept:
			f.partPatrols++
		case sys.Kind == scenario.Sensor && !kept:
			f.partOrbits++
		}
	}
	return f
}

// conflictPairs returns how many pairs of fighters and missile units would
// share airspace untold.
func conflictPairs(r *Result) int {
	pairs := map[[2]int]bool{}
	for _, c := range r.Conflicts {
		pairs[[2]int{c.Fighter, c.Missiles}] = true
	}
	return len(pairs)
}

// aircraftMet reports whether allies may intercept crewed aircraft, and whether
// some are in play.
func aircraftMet(s *scenario.Scenario) (met, inPlay bool) {
	for i := range s.Threats {
		inPlay = inPlay || s.Threats[i].Class == scenario.Aircraft
	}
	return s.Package.Authorisation.Classes.Has(scenario.Aircraft), inPlay
}

// idleContributors returns who is granted and has neither a unit nor the command
// links of this scenario.
func idleContributors(s *scenario.Scenario) []string {
	busy := map[string]bool{scenario.Ukraine: true, s.Package.C2.Provider: true}
	for i := range s.Units {
		busy[s.Units[i].Contributor] = true
	}
	var idle []string
	for _, code := range slices.Sorted(maps.Keys(s.Package.Contributors)) {
		if !busy[code] && s.ContributorGranted(code) {
			idle = append(idle, code)
		}
	}
	return idle
}

func sectorRadars(s *scenario.Scenario) bool {
	for i := range s.Units {
		if sys := s.System(&s.Units[i]); sys.Kind == scenario.GBAD && sys.Radar != nil && sectorWidth(sys.Radar,
			scenario.Base) != 0 {
			return true
		}
	}
	return false
}

// occupied returns the number of occupied places that are listed and not counted,
// and of the people in them.
func occupied(s *scenario.Scenario) (places, people int) {
	for i := range s.Places {
		if p := &s.Places[i]; p.Control == scenario.Occupied && !p.Counted {
			places++
			people += p.Population
		}
	}
	return places, people
}
