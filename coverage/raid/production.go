package raid

import "airumbrella/scenario"

// Production is the published output of one munition in a year, all customers
// together: an upper bound of what could go to one country.
type Production struct {
	Munition string
	PerYear  float64
	Systems  []string // catalogue ids that fire it
	From     scenario.Provenance
}

// Productions are the published figures; a munition without one is not listed.
var Productions = [...]Production{
	{"PAC-3 MSE", 620, []string{"patriot-mse"},
		scenario.Provenance{
			Grade:  scenario.GradeC,
			Source: "deliveries of 2025, general knowledge, unverified",
			AsOf:   "2025",
		}},
	{"IRIS-T", 450, []string{"iris-t-slm", "iris-t-sls"},
		scenario.Provenance{
			Grade:  scenario.GradeC,
			Source: "400 to 500 a year, the mean, general knowledge, unverified",
			AsOf:   "2025",
		}},
	{"AMRAAM", 1200, []string{"nasams", "f-16c", "f-35a", "f-15e", "eurofighter", "gripen-c", "gripen-e"},
		scenario.Provenance{
			Grade:  scenario.GradeC,
			Source: "about 1,200 a year, general knowledge, unverified",
			AsOf:   "2025",
		}},
}

// Days in a year and months in a year, for rates.
const (
	daysPerYear   = 365
	monthsPerYear = 12
)

// TargetsPerDay is how many targets a day a yearly output feeds for ever at so
// many rounds each.
func TargetsPerDay(perYear, roundsEach float64) float64 {
	if roundsEach <= 0 {
		return 0
	}
	return perYear / daysPerYear / roundsEach
}

// Volume is the published number of launches of one month.
type Volume struct {
	What     string
	Launches float64
	Nights   float64
	From     scenario.Provenance
}

// Volumes are the launches of September 2025, from which the routine raids of
// the built-in threats come.
var Volumes = [...]Volume{
	{
		"drones",
		5638,
		30,
		scenario.Provenance{Grade: scenario.GradeB, Source: "press quoting Ukraine's air force", AsOf: "2025-09"},
	},
	{
		"missiles",
		185,
		30,
		scenario.Provenance{Grade: scenario.GradeB, Source: "press quoting Ukraine's air force", AsOf: "2025-09"},
	},
}
