package scenario

import "airumbrella/geo"

// The ranges in which the numbers of threats make sense.
var (
	// A speed below 1 km/h has been read so far, and still is.
	threatSpeeds = Range[geo.Speed]{High: 20_000, Words: "1km/h to 20000m/s, such as 800km/h (km/h, m/s, kn)"}
	altitudes    = Range[geo.Height]{High: 200_000, Words: "0m to 200km above ground, such as 50m (km, m, nmi)"}
	releases     = Range[geo.Length]{High: 1000 * geo.Kilometre, Words: "0m to 1000km, such as 60km (km, m, nmi)"}
	descents     = Range[geo.Angle]{
		Low:   geo.Degree,
		High:  90 * geo.Degree,
		Words: "1 to 90 degrees below the horizontal",
	}
	raids = Range[float64]{High: 100_000, Words: "0 to 100000"}
)

// one returns where a single number of a threat lies, and in which unit and
// range.
func one[V Number](u Scale[V], r Range[V], at func(*Threat) *V) Value[Threat] {
	return Measure[Threat, V]{Scale: u, Accepted: r, One: at}
}

// profile returns where three numbers of a threat lie, and in which unit and
// range.
func profile[V Number](u Scale[V], r Range[V], at func(*Threat) *Triple[V]) Value[Threat] {
	return Measure[Threat, V]{Scale: u, Accepted: r, Three: at}
}

// night returns where the numbers of a night lie.
func night(at func(*Raids) *Triple[float64]) Value[Threat] {
	three := func(t *Threat) *Triple[float64] { return at(&t.Raids) }
	return Measure[Threat, float64]{Scale: count("a night"), Accepted: raids, Three: three}
}

// every and falls are the threats for which fields are written, needed or
// shown.
func every(*Threat) bool   { return true }
func falls(t *Threat) bool { return t.Class == Ballistic }

// stocksLast reports whether rounds must last for some nights of raids.
func stocksLast(s *Scenario) bool { return s.Package.Stockpile.Nights > 0 }

// ThreatFields is the table of the fields of threats, in the order in which
// files state them.
var ThreatFields = []Field[Threat]{
	{
		Key: "id", Doc: "what the list of threats in play calls the threat by", Unsourced: true,
		Value: Identity[Threat]{func(t *Threat) *string { return &t.ID }},
	},
	{
		Key: "name", Doc: "what reports call the threat; left out: the id", Unsourced: true,
		Value: Text[Threat]{LongestName, func(t *Threat) *string { return &t.Name }},
	},
	{
		Key: "class", Doc: "which reach of a system counts against the threat", Needed: every,
		Value: ClassWord[Threat]{func(t *Threat) *Class { return &t.Class }},
	},
	{
		Key: "about", Doc: "what a reader should know of the threat", Unsourced: true,
		Value: Text[Threat]{LongestAbout, func(t *Threat) *string { return &t.About }},
	},
	{
		Key: "speed", Words: "speed", Doc: "speed over the ground; of a ballistic missile along its path",
		Better: MoreIsWorse, Needed: every, Shown: every, Covers: inEveryScenario,
		Value: profile(kilometresPerHour, threatSpeeds, func(t *Threat) *Triple[geo.Speed] { return &t.Speed }),
	},
	{
		Key: "altitude", Words: "altitude", Doc: "height above the ground at which it is met",
		Better: NoGoodEnd, Needed: every, Shown: every, Covers: inEveryScenario,
		Value: profile(metres, altitudes, func(t *Threat) *Triple[geo.Height] { return &t.Altitude }),
	},
	{
		Key: "rcs", Words: "radar cross-section", Doc: "radar cross-section",
		Better: MoreIsBetter, Needed: every, Shown: every, Covers: inEveryScenario,
		Value: profile(squareMetres, sections, func(t *Threat) *Triple[float64] { return &t.RCS }),
	},
	{
		Key: "release", Words: "release range", Doc: "distance from its target at which it releases; 0: it flies onto it",
		Better: MoreIsWorse, Shown: every, Covers: inEveryScenario,
		Value: profile(kilometres, releases, func(t *Threat) *Triple[geo.Length] { return &t.Release }),
	},
	{
		Key: "descent", Words: "descent", Doc: "angle below the horizontal at which a ballistic missile comes down",
		Better: NoGoodEnd, Written: falls, Shown: falls, Covers: inEveryScenario,
		Value: one(degrees, descents, func(t *Threat) *geo.Angle { return &t.Descent }),
	},
	{Key: "raids", Doc: "how many come in a night", Value: Group[Threat]{}},
	{
		Key: "raids.routine", Words: "missiles or drones on a routine night", Doc: "how many come in an ordinary night",
		Better: MoreIsWorse, Shown: every, Covers: stocksLast,
		Value: night(func(r *Raids) *Triple[float64] { return &r.Routine }),
	},
	{
		Key: "raids.salvo", Words: "missiles or drones in a massed attack", Doc: "how many come in a massed attack",
		Better: MoreIsWorse, Shown: every,
		Value: night(func(r *Raids) *Triple[float64] { return &r.Salvo }),
	},
	{
		Key: "sources", Doc: "where figures come from, by field", Unsourced: true,
		Value: SourceList[Threat]{func(t *Threat) *map[string]Provenance { return &t.Sources }},
	},
}
