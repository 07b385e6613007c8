package scenario

import (
	"slices"
	"time"

	"airumbrella/geo"
)

// SystemFields is the table of the fields of systems, in the order in which
// files state them.
var SystemFields = slices.Concat(
	nameFields, reachFields, layerFields, radarFields, engagementFields, killFields, areaFields, flightFields,
)

// The units in which people write the fields.
var (
	kilometres        = Scale[geo.Length]{Name: "km", One: geo.Kilometre}
	metres            = Scale[geo.Height]{Name: "m", One: 1}
	metresPerSecond   = Scale[geo.Speed]{Name: "m/s", One: geo.MetrePerSecond}
	kilometresPerHour = Scale[geo.Speed]{Name: "km/h", One: geo.KilometrePerHour}
	seconds           = Scale[time.Duration]{Name: "s", One: time.Second}
	hours             = Scale[time.Duration]{Name: "h", One: time.Hour}
	degrees           = Scale[geo.Angle]{Name: "degrees", One: geo.Degree}
	squareMetres      = Scale[float64]{Name: "m2", One: 1}
)

// count returns the scale of a bare number that counts something.
func count(what string) Scale[float64] { return Scale[float64]{Name: what, One: 1, Bare: true} }

// The ranges in which the numbers of systems make sense: wide enough for
// anything that flies, narrow enough to catch a slip of the unit.
var (
	ranges    = Range[geo.Length]{High: 5000 * geo.Kilometre, Words: "0m to 5000km, such as 120km (km, m, nmi)"}
	radii     = Range[geo.Length]{High: 20_000 * geo.Kilometre, Words: "0m to 20000km, such as 800km (km, m, nmi)"}
	heights   = Range[geo.Height]{High: 200_000, Words: "0m to 200km, such as 15km (km, m, nmi)"}
	masts     = Range[geo.Height]{High: 40_000, Words: "0m to 40km, such as 15m (km, m, nmi)"}
	shots     = Range[geo.Speed]{High: 20_000, Words: "0m/s to 20000m/s, such as 900m/s (km/h, m/s, kn)"}
	flights   = Range[geo.Speed]{High: 2_000, Words: "0km/h to 7200km/h, such as 900km/h (km/h, m/s, kn)"}
	reactions = Range[time.Duration]{High: 24 * time.Hour, Words: "0s to 24h, such as 15s or 1m30s"}
	turns     = Range[time.Duration]{High: 30 * 24 * time.Hour, Words: "0s to 720h, such as 3h"}
	sectors   = Range[geo.Angle]{Low: geo.Degree, High: 360 * geo.Degree, Words: "1 to 360 degrees"}
	shares    = Range[float64]{High: 1, Words: "0 to 1"}
	burns     = Range[float64]{Low: 0.01, High: 10, Words: "0.01 to 10"}
	rounds    = Range[float64]{High: 100_000, Words: "0 to 100000"}
	sorties   = Range[float64]{High: 100, Words: "0 to 100"}
	sections  = Range[float64]{Low: 1e-6, High: 1e6, Words: "0.000001 to 1000000 m2"}
	fractions = Range[float64]{High: 10, Words: "0 to 10"}
)

// three returns where three numbers of a system lie, and in which unit and
// range.
func three[V Number](u Scale[V], r Range[V], at func(*System) *Triple[V]) Value[System] {
	return Measure[System, V]{Scale: u, Accepted: r, Three: at}
}

// ofRadar and ofAircraft take a place in a part to one in a system, nil where
// the system lacks the part.
func ofRadar[V any](at func(*Radar) *V) func(*System) *V {
	return func(s *System) *V {
		if s.Radar == nil {
			return nil
		}
		return at(s.Radar)
	}
}

func ofReference[V any](at func(*RadarReference) *V) func(*System) *V {
	return func(s *System) *V {
		if s.Radar == nil || s.Radar.Reference == nil {
			return nil
		}
		return at(s.Radar.Reference)
	}
}

func ofAircraft[V any](at func(*AircraftData) *V) func(*System) *V {
	return func(s *System) *V {
		if s.Aircraft == nil {
			return nil
		}
		return at(s.Aircraft)
	}
}

func ofArea[V any](at func(*AreaSensor) *V) func(*System) *V {
	return func(s *System) *V {
		if s.Area == nil {
			return nil
		}
		return at(s.Area)
	}
}

// The systems for which fields are written, needed or shown.
func always(*System) bool    { return true }
func never(*System) bool     { return false }
func network(s *System) bool { return s.Kind == Network }
func ground(s *System) bool  { return s.Kind == GBAD }
func fighter(s *System) bool { return s.Kind == Fighter }
func shoots(s *System) bool  { return ground(s) || fighter(s) }
func flies(s *System) bool   { return s.Aircraft != nil }

// armed reports whether a ground system engages anything: of one that does, a figure
// of 0 is a figure.
func armed(s *System) bool   { return ground(s) && slices.ContainsFunc(Classes[:], s.Engages) }
func patrols(s *System) bool { return fighter(s) || s.Kind == Sensor && flies(s) }

// inEveryScenario reports that a field decides what is covered in every scenario.
func inEveryScenario(*Scenario) bool { return true }

// against returns a test of a scenario: whether a threat of the class is in play.
func against(c Class) func(*Scenario) bool {
	return func(s *Scenario) bool {
		return slices.ContainsFunc(s.Threats, func(t Threat) bool { return t.Class == c })
	}
}

// eachClass returns a row for every class of threats, and that of the mapping
// which holds them.
func eachClass(row func(Class) Field[System], group Field[System]) []Field[System] {
	var rows []Field[System]
	for _, c := range Classes {
		r := row(c)
		r.Key, r.ByClass = group.Key+"."+c.String(), true
		rows = append(rows, r)
	}
	return append(rows, group)
}

var nameFields = []Field[System]{
	{
		Key: "id", Doc: "what units call the system by", Unsourced: true,
		Value: Identity[System]{func(s *System) *string { return &s.ID }},
	},
	{
		Key: "name", Doc: "what reports call the system; left out: the id",
		Value: Text[System]{LongestName, func(s *System) *string { return &s.Name }},
	},
	{
		Key: "kind", Doc: "what the system is", Unsourced: true,
		Value: WordOf(Kinds[:], func(s *System) *Kind { return &s.Kind }),
	},
	{
		Key: "about", Doc: "what a reader should know of the system",
		Value: Text[System]{LongestAbout, func(s *System) *string { return &s.About }},
	},
}

// WordOf returns where one of a few known words lies in a T.
func WordOf[T any, W ~string](known []W, at func(*T) *W) Word[T] {
	words := make([]string, len(known))
	for i, w := range known {
		words[i] = string(w)
	}
	return Word[T]{
		Known: words,
		Get:   func(t *T) string { return string(*at(t)) },
		Set:   func(t *T, word string) { *at(t) = W(word) },
	}
}

var reachFields = eachClass(func(c Class) Field[System] {
	return Field[System]{
		Words: "reach against " + c.Words(), Doc: "published slant range against " + c.Words(),
		Better: MoreIsBetter, Covers: against(c),
		Value: three(kilometres, ranges, func(s *System) *Triple[geo.Length] { return &s.Reach[c] }),
	}
}, Field[System]{
	Key: "reach", Doc: "slant range by class; a class not named cannot be engaged", Written: ground, Needed: ground,
	Value: Group[System]{ByClass: true},
})

// layerFields is the heights between which a missile flies.
var layerFields = []Field[System]{
	{
		Key: "envelope", Doc: "share of the slant range that is left at each altitude", Written: ground,
		Value: Corners[System]{heights, fractions, func(s *System) *Envelope { return &s.Envelope }},
	},
	{
		Key: "ceiling", Words: "ceiling", Doc: "height from which on nothing is engaged",
		Better: MoreIsBetter, Written: ground, Needed: ground, Covers: inEveryScenario,
		Value: three(metres, heights, func(s *System) *Triple[geo.Height] { return &s.Ceiling }),
	},
	{
		Key: "floor", Words: "floor", Doc: "height below which nothing is engaged",
		Better: MoreIsWorse, Written: ground, Covers: inEveryScenario,
		Value: three(metres, heights, func(s *System) *Triple[geo.Height] { return &s.Floor }),
	},
	{
		Key: "min_range", Words: "minimum range", Doc: "distance within which nothing is engaged",
		Better: MoreIsWorse, Written: ground,
		Value: three(kilometres, ranges, func(s *System) *Triple[geo.Length] { return &s.MinRange }),
	},
}

var radarFields = []Field[System]{
	{
		Key: "radar.instrumented", Words: "radar range", Doc: "largest range that the radar measures",
		Better: MoreIsBetter, Part: RadarPart, Needed: always, Shown: always, Covers: inEveryScenario,
		Value: three(kilometres, ranges, ofRadar(func(r *Radar) *Triple[geo.Length] { return &r.Instrumented })),
	},
	{
		Key: "radar.antenna", Words: "antenna height", Doc: "height of the antenna above the ground",
		Better: MoreIsBetter, Part: RadarPart, Shown: always, Covers: inEveryScenario,
		Value: three(metres, masts, ofRadar(func(r *Radar) *Triple[geo.Height] { return &r.Antenna })),
	},
	{
		Key: "radar.sector", Words: "radar sector", Doc: "full width of what the radar sees at once",
		Better: MoreIsBetter, Part: RadarPart, Shown: always, Covers: inEveryScenario,
		Value: three(degrees, sectors, ofRadar(func(r *Radar) *Triple[geo.Angle] { return &r.Sector })),
	},
	{
		Key: "radar.reference.range", Words: "radar reference range", Doc: "range against the reference target",
		Better: MoreIsBetter, Part: RadarPart, Source: "radar.reference", Needed: always, Shown: always,
		Covers: inEveryScenario,
		Value:  three(kilometres, ranges, ofReference(func(r *RadarReference) *Triple[geo.Length] { return &r.Range })),
	},
	{
		Key: "radar.reference.rcs", Words: "radar reference target", Doc: "radar cross-section of the reference target",
		Better: MoreIsWorse, Part: RadarPart, Source: "radar.reference", Needed: always, Shown: never,
		Covers: inEveryScenario,
		Value:  three(squareMetres, sections, ofReference(func(r *RadarReference) *Triple[float64] { return &r.RCS })),
	},
	{
		Key: "radar.reference", Doc: "range at which a target of one radar cross-section is seen", Part: RadarPart,
		Value: Group[System]{
			Lacks: func(s *System) bool { return s.Radar == nil || s.Radar.Reference == nil },
			Make:  func(s *System) { s.Radar.Reference = new(RadarReference) },
		},
	},
	{
		Key: "radar.sees", Doc: "Left out: all classes; of a radar in the air all but ballistic.", Part: RadarPart,
		Value: ClassList[System]{ofRadar(func(r *Radar) *ClassSet { return &r.Sees })},
	},
	{
		Key: "radar", Doc: "the system's own sensor; left out: it sees by eye", Part: RadarPart,
		Value: Group[System]{
			Lacks: func(s *System) bool { return s.Radar == nil },
			Make:  func(s *System) { s.Radar = NewRadar() },
		},
	},
}

// areaFields is what a network has.
var areaFields = []Field[System]{
	{
		Key: "covers", Doc: "where a network hears and sees: all that the government holds, or some regions",
		Part: AreaPart, Written: network,
		Value: Ground[System]{ofArea(func(a *AreaSensor) *[]string { return &a.Regions })},
	},
	{
		Key: "below", Words: "height of the network", Doc: "height under which a network hears and sees what flies",
		Better: MoreIsBetter, Part: AreaPart, Written: network, Shown: always, Covers: inEveryScenario,
		Value: three(metres, heights, ofArea(func(a *AreaSensor) *Triple[geo.Height] { return &a.Below })),
	},
	{
		Key: "latency", Words: "latency of the network", Doc: "from a threat over a network to its track",
		Better: MoreIsWorse, Part: AreaPart, Written: network, Shown: always, Covers: inEveryScenario,
		Value: three(seconds, reactions, ofArea(func(a *AreaSensor) *Triple[time.Duration] { return &a.Latency })),
	},
	{
		Key: "sees", Doc: "classes that a network hears and sees; left out: drones and cruise missiles",
		Part: AreaPart, Written: network,
		Value: ClassList[System]{ofArea(func(a *AreaSensor) *ClassSet { return &a.Sees })},
	},
}

// engagementFields is how a system shoots, and how often.
var engagementFields = []Field[System]{
	{
		Key: "reaction", Words: "reaction time", Doc: "from a track that may be shot at to the launch",
		Better: MoreIsWorse, Written: ground, Shown: armed, Needed: ground, Covers: inEveryScenario,
		Value: three(seconds, reactions, func(s *System) *Triple[time.Duration] { return &s.Reaction }),
	},
	{
		Key: "speed", Words: "missile speed", Doc: "mean speed of the interceptor",
		Better: MoreIsBetter, Written: ground, Shown: armed, Needed: ground, Covers: inEveryScenario,
		Value: three(metresPerSecond, shots, func(s *System) *Triple[geo.Speed] { return &s.Speed }),
	},
	{
		Key: "guidance", Doc: "what steers the interceptor at the end",
		Value: WordOf(Guidances[:], func(s *System) *Guidance { return &s.Guidance }),
	},
	{
		Key: "launchers", Words: "launchers", Doc: "launchers of one unit",
		Better: MoreIsBetter, Written: ground, Shown: armed, Needed: ground, Covers: inEveryScenario,
		Value: three(count(""), rounds, func(s *System) *Triple[float64] { return &s.Launchers }),
	},
	{
		Key: "ready", Words: "rounds ready on a launcher", Doc: "rounds on each launcher",
		Better: MoreIsBetter, Written: ground, Shown: armed, Needed: ground, Covers: inEveryScenario,
		Value: three(count("per launcher"), rounds, func(s *System) *Triple[float64] { return &s.Ready }),
	},
	{
		Key: "reloads", Words: "reloads", Doc: "how often all launchers can be filled again",
		Better: MoreIsBetter, Written: ground, Shown: armed, Covers: inEveryScenario,
		Value: three(count(""), rounds, func(s *System) *Triple[float64] { return &s.Reloads }),
	},
	{
		Key: "channels", Words: "engagements at once", Doc: "targets that are engaged at once",
		Better: MoreIsBetter, Written: ground, Shown: armed,
		Value: three(count("targets"), rounds, func(s *System) *Triple[float64] { return &s.Channels }),
	},
	{
		Key: "cycle", Words: "firing cycle", Doc: "from one shot of a channel to the next",
		Better: MoreIsWorse, Written: ground, Shown: armed,
		Value: three(seconds, reactions, func(s *System) *Triple[time.Duration] { return &s.Cycle }),
	},
}

var killFields = append(eachClass(func(c Class) Field[System] {
	return Field[System]{
		Words: "kill probability against " + c.Words(), Doc: "chance that one shot stops one of the " + c.Words(),
		Better: MoreIsBetter, Shown: func(s *System) bool { return s.Engages(c) },
		Value: three(count("probability"), shares, func(s *System) *Triple[float64] { return &s.Kill[c] }),
	}
}, Field[System]{
	Key: "kill", Doc: "single-shot kill probability, one or by class", Written: shoots,
	Value: Group[System]{ByClass: true, Common: true},
}), Field[System]{
	Key: "common_cause", Words: "common cause", Doc: "share of failures that hit every shot at a target",
	Better: MoreIsWorse, Written: shoots,
	Value: three(count("of failures"), shares, func(s *System) *Triple[float64] { return &s.CommonCause }),
})
