package wording

import (
	"airumbrella/geo"
	"airumbrella/scenario"
)

// LowFlight is the height under which a drone or cruise missile is called low.
const LowFlight geo.Height = 500

// threatRow is every wording of one threat of the catalogue.
type threatRow struct {
	label  string     // for tables: "cruise missile"
	phrase string     // after "against": "crewed aircraft"
	low    *threatRow // where it flies low; nil: no difference
	height bool       // whether the phrase tells the height
}

// drones are called by their height, whatever their profile.
var drones = &threatRow{label: "high drone", phrase: "high drones",
	low: &threatRow{label: "low drone", phrase: "low drones"}}

// threats is the table of threats, by id.
var threats = map[string]*threatRow{
	scenario.WorstID: {label: "all of these", phrase: "every threat in play"},
	"drone-low":      drones,
	"drone-high":     drones,
	"cruise-missile": {
		label: "cruise missile", phrase: "cruise missiles", height: true,
		low: &threatRow{label: "cruise missile", phrase: "low cruise missiles"},
	},
	"ballistic": {label: "ballistic", phrase: "ballistic missiles"},
	"aircraft":  {label: "crewed aircraft", phrase: "crewed aircraft"},
}

// threatOf returns the row of a threat, nil for one of a scenario's own.
func threatOf(t *scenario.Threat) *threatRow {
	row := threats[t.ID]
	if row != nil && row.low != nil && t.Altitude.Base < LowFlight {
		return row.low
	}
	return row
}

// ThreatLabel returns a threat's short name for tables: "low drone".
func ThreatLabel(t *scenario.Threat) string {
	if row := threatOf(t); row != nil {
		return row.label
	}
	return threatName(t)
}

// ThreatPhrase returns a threat in a sentence, after "against": "low cruise
// missiles".
func ThreatPhrase(t *scenario.Threat) string {
	row := threatOf(t)
	switch {
	case row == nil:
		return ownPhrase + `"` + threatName(t) + `"`
	case row.height:
		return row.phrase + " at " + Height(t.Altitude.Base)
	}
	return row.phrase
}

// ThreatTitle returns a threat with its height: "low drones (60 m)".
func ThreatTitle(t *scenario.Threat) string {
	if t.ID == scenario.WorstID {
		return ThreatPhrase(t)
	}
	return ThreatPhrase(t) + " (" + Height(t.Altitude.Base) + ")"
}

// ownPhrase opens the phrase of a threat that the table does not name.
const ownPhrase = "the threat "

// ownThreat reports whether [ThreatPhrase] calls a threat by its own name, as
// one thing.
func ownThreat(t *scenario.Threat) bool { return threatOf(t) == nil }

// threatName returns the name that a scenario gives a threat, or its id.
func threatName(t *scenario.Threat) string {
	if t.Name != "" {
		return Clean(t.Name)
	}
	return Clean(t.ID)
}
