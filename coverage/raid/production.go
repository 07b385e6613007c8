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
			Grade: scenario.GradeB,
			Source: "NewsBytes, Lockheed Martin is tripling its missile output with a huge new deal, 6 January 2026: 620 " +
				"delivered in 2025",
			AsOf: "2026-01",
		}},
	{"GEM-T", 240, []string{"patriot-gem-t"},
		scenario.Provenance{
			Grade: scenario.GradeB,
			Source: "Polsat News, Polska chce kupić setki amerykańskich rakiet. W grę wchodzą miliardy dolarów, 21 May 2025, " +
				"quoting Defense News: 20 a month",
			AsOf: "2025-05",
		}},
	{"IRIS-T", 450, []string{"iris-t-slm", "iris-t-sls"},
		scenario.Provenance{
			Grade: scenario.GradeB,
			Source: "Devdiscourse, German arms maker Diehl to ramp up production of IRIS-T air defence system, 5 September " +
				"2023, quoting Reuters: some 400 to 500 from 2024; the mean",
			AsOf: "2023-09",
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

// september is where the launches of September 2025 were counted.
var september = scenario.Provenance{
	Grade: scenario.GradeB,
	Source: "AFP in The Moscow Times, Russia intensified drone, missile strikes on Ukraine in September, 1 October 2025: " +
		"Ukraine's air force of itself",
	AsOf: "2025-09",
}

// Volumes are the launches of September 2025, from which the routine raids of
// the built-in threats come.
var Volumes = [...]Volume{
	{"drones", 5638, 30, september},
	{"missiles", 185, 30, september},
}
