package raid

import (
	"math"

	"airumbrella/scenario"
)

// Report is what was stated of one class of threat in one night.
type Report struct {
	Class    scenario.Class
	Launched int
	Stopped  int // as the defender stated of itself: shot down, or lost to jamming
}

// Night is a massed night as it was reported. What is stopped in it is self-reported: it
// stands beside the model's salvo and nothing is fitted to it.
type Night struct {
	Date    string // ISO, of the morning after
	Reports []Report
	From    scenario.Provenance // publisher, title, date
}

// Reported is the massed night that the salvos of the built-in threats are like.
var Reported = Night{
	Date: "2025-09-20",
	Reports: []Report{
		{scenario.Drone, 579, 552},
		{scenario.CruiseMissile, 32, 29},
		{scenario.Ballistic, 8, 2},
	},
	From: scenario.Provenance{
		Grade: scenario.GradeB,
		Source: "Ukraine's air force of itself, quoted by ILKHA, Two killed, 36 injured in wave of Russian strikes across " +
			"Ukraine, and for drones by Polskie Radio, Ukraine downs 552 drones in overnight Russian barrage, 20 September 2025",
		AsOf: "2025-09-20",
	},
}

// likeness is how far a salvo may be from what was launched, as a part of it, for the
// night to stand beside it.
const likeness = 0.1

// Like returns what was reported of the threat's class where a salvo of about as many
// comes at an estimate as in that night, else nil.
func (o *ThreatOutcome) Like(e scenario.Estimate) *Report {
	for i := range Reported.Reports {
		r := &Reported.Reports[i]
		launched := float64(r.Launched)
		if r.Class == o.Threat.Class && math.Abs(o.Salvo.Arrivals.At(e)-launched) <= likeness*launched {
			return r
		}
	}
	return nil
}
