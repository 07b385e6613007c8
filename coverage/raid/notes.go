package raid

import (
	"fmt"
	"strings"

	"airumbrella/scenario"
)

// reason says in words why there is nothing to reckon.
func (a *assessment) reason(o *ThreatOutcome) string {
	places, _ := aims(a.result)
	switch {
	case len(places) == 0:
		return "no city with people is in play, so a raid has no aim"
	case o.Routine.Arrivals.Base <= 0 && o.Salvo.Arrivals.Base <= 0:
		return "no raid: the scenario states none of this threat"
	case len(a.result.Scenario.Units) == 0:
		return "there is no unit, so everything gets through"
	case len(o.Units) == 0:
		return "no unit engages this threat at any city in play, so everything gets through"
	}
	return ""
}

// notes says what the figures assume and leave out.
func (a *assessment) notes(out *Outcome) []string {
	list := []string{
		"figures are expectations of this model, each threat alone against full magazines; low and high: every assumption bad or good together",
		"each arrival aims at a city by its share of the people in play; ports, plants and other nodes get no share",
		"a night's raid finds rounds ready at the launchers; reloads are in place by the next night",
		doctrineNote(out.Doctrine),
		a.windowNote(out),
		a.coordinationNote(),
	}
	for i := range out.Threats {
		if out.Threats[i].Decoys > 0 {
			list = append(list, fmt.Sprintf("%.0f %% of drones are decoys (grade B, press 2025); nobody can tell them apart, so they cost rounds; only others count as leakers", 100*DroneDecoys))
			break
		}
	}
	list = append(list,
		"kill probabilities are assumptions (grade D), never fitted to interception rates that the parties report of themselves",
		"fighters: a raid meets the missiles of the aircraft on station (two unless stated), reliefs come every 90 min within the sorties of a day; the squadron has one load per aircraft, as no stock is public")
	if r := a.result.Scenario.Package.Resupply; r > 0 {
		list = append(list, fmt.Sprintf("resupply of %g rounds a day, shared out by what a routine night asks of each unit", r))
	}
	if out.LostNights > 0 {
		list = append(list, fmt.Sprintf("activation: on the first %s after the decision only Ukraine's own units engage", nightCount(out.LostNights)))
	}
	if names := a.unstated(out); len(names) > 0 {
		list = append(list, "kill probability, cycle or channels not stated and assumed (grade D): "+strings.Join(names, ", "))
	}
	return append(list, "not modelled: suppression of defences, jamming, crews, tankers, rounds held back for another threat")
}

func nightCount(n int) string {
	if n == 1 {
		return "night"
	}
	return fmt.Sprintf("%d nights", n)
}

func doctrineNote(doctrine string) string {
	if doctrine == scenario.ShootLookShoot {
		return "doctrine: one round, a look, and one more if the target survives, where two looks fit in; two at once elsewhere"
	}
	return "doctrine: two rounds at each arrival, one where rounds are short"
}

// windowNote says in what time raids arrive.
func (a *assessment) windowNote(out *Outcome) string {
	if a.options.Window > 0 || a.result.Scenario.Package.RaidWindow > 0 {
		return fmt.Sprintf("every raid arrives within %g min, drones like missiles (the package's raid window)", a.window(scenario.Drone).Minutes())
	}
	var parts []string
	for _, c := range scenario.Classes {
		for i := range out.Threats {
			if out.Threats[i].Threat.Class == c {
				parts = append(parts, fmt.Sprintf("%s %.0f min", c.Words(), DefaultWindow(c).Minutes()))
				break
			}
		}
	}
	if len(parts) == 0 {
		return "no threat is in play"
	}
	return "a raid arrives within (grade D): " + strings.Join(parts, ", ")
}

// coordinationNote says who avoids shooting twice.
func (a *assessment) coordinationNote() string {
	if a.result.Scenario.Package.LevelAt(scenario.Base) < 1 {
		return "no unit shares tracks: where several reach a place each shoots at everything, and only the best of them counts"
	}
	return "units of one group never shoot at what another of it takes; where groups overlap both shoot, and only the better counts"
}

// unstated names the systems with assumed figures.
func (a *assessment) unstated(out *Outcome) (names []string) {
	seen := map[string]bool{}
	for i := range out.Threats {
		for _, u := range out.Threats[i].Units {
			sys := a.result.Scenario.System(&a.result.Scenario.Units[u.Unit])
			bare := sys.Kill[out.Threats[i].Threat.Class] == (scenario.Triple[float64]{}) ||
				sys.Aircraft == nil && (sys.Cycle.Base <= 0 || sys.Channels.Base <= 0)
			if bare && !seen[sys.ID] {
				seen[sys.ID] = true
				names = append(names, sys.ID)
			}
		}
	}
	return names
}
