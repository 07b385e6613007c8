package raid

import (
	"time"

	"airumbrella/scenario"
)

// Outcome is what raids come to under one scenario. Reports and the planner read it and
// compute nothing. Lists are in a fixed order and never nil.
type Outcome struct {
	Scenario *scenario.Scenario
	Lead     scenario.Estimate
	Doctrine string          // as in files
	Threats  []ThreatOutcome // in the scenario's order
	// LostNights pass between the political decision and the first authorised
	// intercept; Staying counts nights from the decision.
	LostNights scenario.Triple[int]
	Massed     MassedNight
	Notes      []Note // what the figures assume and leave out
}

// Threat is the outcome for a threat id, or nil if it is not in play.
func (o *Outcome) Threat(id string) *ThreatOutcome {
	for i := range o.Threats {
		if o.Threats[i].Threat.ID == id {
			return &o.Threats[i]
		}
	}
	return nil
}

// ThreatOutcome is one threat's raids, each alone against full magazines.
type ThreatOutcome struct {
	Threat  scenario.Threat
	Window  time.Duration // in which a raid arrives
	Decoys  float64       // share of arrivals
	Routine Raid
	Salvo   Raid
	Staying []StayingRow // under routine raids
	Steady  Steady
	// AlliedOnly are the people whom only allied units cover; PersonNights, those
	// people times the lost nights: person-nights without allied cover.
	AlliedOnly, PersonNights scenario.Triple[int]
	Units                    []UnitStock // that engage the threat in some estimate, in the scenario's order
	Reason                   Reason      // why there is nothing to reckon
}

// Raid is one size of raid. Figures are expectations per raid, at the
// pessimistic, base and optimistic end for the defender.
type Raid struct {
	Arrivals scenario.Triple[float64] // decoys among them
	// Light are the arrivals that the light layer takes before a unit is asked,
	// decoys among them: no unit shoots at them, and nothing is covered by it.
	Light    scenario.Triple[float64]
	Engaged  scenario.Triple[float64] // arrivals shot at, decoys among them
	Leakers  scenario.Triple[float64] // real threats that get through
	NoLeaker scenario.Triple[float64] // probability that none gets through
	Spent    scenario.Triple[float64] // rounds
	// Nights is for how many such raids in a row every arrival within reach is
	// served in full; Half, for how many at least half of them are.
	Nights, Half scenario.Triple[Nights]
}

// StayingRow is one night of routine raids, counted from the decision.
type StayingRow struct {
	Night   int
	Served  scenario.Triple[float64] // share of the people in play whose places still have rounds
	People  scenario.Triple[int]     // those people
	Leakers scenario.Triple[float64] // real threats that get through that night
}

// Steady is what published production feeds for ever.
type Steady struct {
	Munitions     []string // that engage the threat here and have a published figure
	TargetsPerDay float64  // were all of it sent here
	Share         float64  // of the arrivals of a routine night that the light layer leaves, at most 1
}

// UnitStock is one unit's magazine against a threat.
type UnitStock struct {
	Unit    int  // index into Scenario.Units
	Fighter bool // rounds are missiles, ready ones those of the sorties of a raid
	Rounds  scenario.Triple[float64]
	Ready   scenario.Triple[int]     // that can be fired in one raid
	Spent   scenario.Triple[float64] // in a routine raid
	Empty   scenario.Triple[Nights]  // the routine night on which it is empty
}
