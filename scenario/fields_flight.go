package scenario

import (
	"time"

	"airumbrella/geo"
)

// flightFields is what flying systems have, and the sources of all figures.
var flightFields = []Field[System]{
	{
		Key: "radius", Words: "radius of action", Doc: "patrol-type radius with no loiter",
		Better: MoreIsBetter, Part: AircraftPart, Written: flies, Needed: patrols, Covers: inEveryScenario,
		Value: three(kilometres, radii, ofAircraft(func(a *AircraftData) *Triple[geo.Length] { return &a.Radius })),
	},
	{
		// More of it gets to the station sooner and is on it for less time.
		Key: "cruise", Words: "cruise speed", Doc: "speed on the way to the station and on it",
		Better: NoGoodEnd, Part: AircraftPart, Written: flies, Needed: patrols, Covers: inEveryScenario,
		Value: three(
			kilometresPerHour,
			flights,
			ofAircraft(func(a *AircraftData) *Triple[geo.Speed] { return &a.Cruise }),
		),
	},
	{
		Key: "dash", Words: "dash speed", Doc: "speed towards a threat",
		Better: MoreIsBetter, Part: AircraftPart, Written: flies, Needed: fighter, Covers: inEveryScenario,
		Value: three(
			kilometresPerHour,
			flights,
			ofAircraft(func(a *AircraftData) *Triple[geo.Speed] { return &a.Dash }),
		),
	},
	{
		Key: "turnround", Words: "turn-round", Doc: "from one sortie of an aircraft to the next",
		Better: MoreIsWorse, Part: AircraftPart,
		Written: flies, Shown: patrols, Needed: patrols, Covers: inEveryScenario,
		Value: three(hours, turns, ofAircraft(func(a *AircraftData) *Triple[time.Duration] { return &a.TurnRound })),
	},
	{
		Key: "availability", Words: "availability", Doc: "share of the fleet that is fit to fly",
		Better: MoreIsBetter, Part: AircraftPart,
		Written: flies, Shown: patrols, Needed: patrols, Covers: inEveryScenario,
		Value: three(count("of the fleet"), shares,
			ofAircraft(func(a *AircraftData) *Triple[float64] { return &a.Availability })),
	},
	{
		Key: "sorties", Words: "sorties per aircraft and day", Doc: "sorties of one aircraft in a day",
		Better: MoreIsBetter, Part: AircraftPart,
		Written: flies, Shown: patrols, Needed: patrols, Covers: inEveryScenario,
		Value: three(count("a day"), sorties, ofAircraft(func(a *AircraftData) *Triple[float64] { return &a.Sorties })),
	},
	{
		Key: "missiles", Words: "missiles on patrol", Doc: "air-to-air missiles of one aircraft on patrol",
		Better: MoreIsBetter, Part: AircraftPart,
		Written: flies, Shown: fighter, Needed: fighter, Covers: inEveryScenario,
		Value: three(
			count("on patrol"),
			sorties,
			ofAircraft(func(a *AircraftData) *Triple[float64] { return &a.Missiles }),
		),
	},
	{
		Key: "missile_reach", Words: "missile reach", Doc: "range of the air-to-air missile",
		Better: MoreIsBetter, Part: AircraftPart, Written: flies, Needed: fighter, Covers: inEveryScenario,
		Value: three(
			kilometres,
			ranges,
			ofAircraft(func(a *AircraftData) *Triple[geo.Length] { return &a.MissileReach }),
		),
	},
	{
		Key: "burn", Words: "burn on station", Doc: "fuel burnt on station as a share of that of cruising",
		Better: MoreIsWorse, Part: AircraftPart, Written: flies, Covers: inEveryScenario,
		Value: three(
			count("of cruise burn"),
			burns,
			ofAircraft(func(a *AircraftData) *Triple[float64] { return &a.Burn }),
		),
	},
	{
		Key: "reserve", Words: "fuel reserve", Doc: "distance whose fuel is kept for the landing",
		Better: MoreIsWorse, Part: AircraftPart, Written: flies, Shown: patrols, Covers: inEveryScenario,
		Value: three(kilometres, radii, ofAircraft(func(a *AircraftData) *Triple[geo.Length] { return &a.Reserve })),
	},
	{
		Key: "crews", Words: "crews per aircraft", Doc: "crews for each aircraft; not modelled",
		Better: MoreIsBetter, Part: AircraftPart, Written: flies,
		Value: three(
			count("per aircraft"),
			sorties,
			ofAircraft(func(a *AircraftData) *Triple[float64] { return &a.Crews }),
		),
	},
	{
		Key: "sources", Doc: "where figures come from, by field", Unsourced: true,
		Value: SourceList[System]{func(s *System) *map[string]Provenance { return &s.Sources }},
	},
}
