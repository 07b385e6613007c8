package wording

import (
	"fmt"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// phaseTested says when a unit is there and what phase it is.
func phaseTested(s *scenario.Scenario, k *coverage.Reckoning) string {
	return phaseOf(k.Unit.Phase).unit + "; now it is " + PhaseWords(s.Phase)
}

// basingTested says what the host of a unit has said.
func basingTested(s *scenario.Scenario, k *coverage.Reckoning) string {
	return CountryName(s, k.Unit.Host) + ": " + HostWords(s, k.Unit.Host)
}

// contributionTested says what the contributor of a unit has said.
func contributionTested(s *scenario.Scenario, k *coverage.Reckoning) string {
	p, code := &s.Package, k.Unit.Contributor
	return CountryName(s, code) + ": " + grantWords(code, p.Contributors, s.ContributorGranted(code))
}

// authorisationTested says who may fire at what and where.
func authorisationTested(s *scenario.Scenario, k *coverage.Reckoning) string {
	a, class := &s.Package.Authorisation, k.Threat.Class
	switch {
	case k.Unit.Contributor == scenario.Ukraine:
		return "Ukraine's own unit needs no order from allies"
	case !a.Classes.Has(class):
		return "allies may not intercept " + class.Words()
	case k.Authorised:
		return "allowed here: zone " + ZoneBriefly(a) + standoffTested(s, k)
	}
	return "outside the zone: " + ZoneBriefly(a) + standoffTested(s, k)
}

// standoffTested says, for an aircraft that keeps its distance, from what the place lies
// how far; empty for any other unit.
func standoffTested(s *scenario.Scenario, k *coverage.Reckoning) string {
	if k.StandoffNeeded <= 0 && !k.StationBarred {
		return ""
	}
	words := fmt.Sprintf("; the place lies %s from %s, at least %s are asked", Kilometres(k.Standoff),
		KeptFrom(s, k.StandoffFrom), Kilometres(k.StandoffNeeded))
	if k.StationBarred {
		words += "; its station is too near"
	}
	return words
}

// capabilityTested says what the system can engage and at which heights.
func capabilityTested(_ *scenario.Scenario, k *coverage.Reckoning) string {
	words := fmt.Sprintf("%s at %s", ThreatPhrase(k.Threat), Height(k.Threat.Altitude.Base))
	switch {
	case k.System.Kind == scenario.Fighter:
		return fmt.Sprintf("%s; its missiles reach %s", words, Kilometres(k.MissileReach))
	case !k.System.Engages(k.Threat.Class):
		return Clean(k.System.Name) + " cannot engage " + k.Threat.Class.Words()
	}
	return fmt.Sprintf("%s; it engages from %s to %s", words, Height(k.Floor), Height(k.Ceiling))
}

// geometryTested says how far it is and how far missile and radar reach.
func geometryTested(_ *scenario.Scenario, k *coverage.Reckoning) string {
	if k.System.Kind == scenario.Fighter {
		return fighterTested(k)
	}
	words := "at " + Kilometres(k.Verdict.Distance)
	if k.Release > 0 {
		words += fmt.Sprintf(" + %s release range = %s", Kilometres(k.Release), Kilometres(k.FarEdge))
	}
	words += "; missile " + Kilometres(k.Kinematic)
	if k.Fraction > 0 {
		words += fmt.Sprintf(" (%.0f %% of %s)", 100*k.Fraction, Kilometres(k.SlantRange))
	}
	switch {
	case k.Visual:
		words += ", by eye " + Kilometres(k.Detection)
	case k.Detection > 0:
		words += ", radar " + Kilometres(k.Detection)
		if k.Horizon > 0 && k.Horizon <= k.Detection {
			words += " to the horizon"
		}
	}
	if !k.InSector {
		words += ", outside its sector"
	}
	return words
}

// fighterTested says how far a fighter is from a place and what it reaches.
func fighterTested(k *coverage.Reckoning) string {
	words := fmt.Sprintf("%s from its base; fuel and missile reach %s from there", Kilometres(k.FromBase),
		Kilometres(k.Kinematic))
	if k.Patrol != nil {
		words += fmt.Sprintf("; %s from its station", Kilometres(k.Verdict.Distance))
	}
	return words
}

// noTimeOnStation is said of an aircraft that uses its fuel up on the way.
const noTimeOnStation = "its fuel leaves no time on station"

// readinessTested says for how much of the time a station is held.
func readinessTested(_ *scenario.Scenario, k *coverage.Reckoning) string {
	if k.Patrol == nil && k.Verdict.TimeShare >= 1 {
		return "always there: it keeps no station"
	}
	if k.Patrol != nil && k.Patrol.OnStation <= 0 {
		return noTimeOnStation
	}
	return fmt.Sprintf("station held %s of the time; %.0f %% are asked", ShareWords(k.Verdict.TimeShare),
		100*coverage.Held)
}

// timelineTested says how long there is and how long it takes: by its own radar,
// and by the sensors of others where their tracks are shared.
func timelineTested(s *scenario.Scenario, k *coverage.Reckoning) string {
	words := fmt.Sprintf("%s needed: reaction %s, order %s, flight at %.0f m/s",
		Minutes(max(k.Needed, 0)), Minutes(k.Reaction), Minutes(k.AuthDelay), k.Interceptor.MetresPerSecond())
	if k.Available > 0 {
		words = Minutes(k.Available) + " from its own first sight, " + words
	}
	switch {
	case k.Warned && k.WarningTime <= 0:
		words += "; no track that it may use sees the threat in time"
	case k.Warned:
		words += fmt.Sprintf("; warned %s before by tracks of level %d, which see %s around the place",
			Minutes(max(k.WarningTime, 0)), k.UsableLevel, Kilometres(k.Warning))
	}
	if late := LateTracks(s, k); late != "" {
		words += "; " + late
	}
	return words
}

// LateTracks names the networks whose tracks a unit uses, and how late they come:
// "tracks of Ukraine's own network 30 s late"; empty where none helps.
func LateTracks(s *scenario.Scenario, k *coverage.Reckoning) string {
	if len(k.Networks) == 0 {
		return ""
	}
	var owners []string
	for _, u := range k.Networks {
		owner := CountrySubject(s, s.Units[u].Contributor)
		if !slices.Contains(owners, possessive(owner)) {
			owners = append(owners, possessive(owner))
		}
	}
	what := " own network "
	if len(k.Networks) > 1 {
		what = " own networks "
	}
	return "tracks of " + Enumerate(owners, "") + what + Minutes(k.Latency) + " late"
}

// stockTested says how many rounds there are and how many are asked for.
func stockTested(_ *scenario.Scenario, k *coverage.Reckoning) string {
	if k.Nights == 0 {
		return NightsAsked(0)
	}
	return fmt.Sprintf("%.0f rounds; %s of routine raids ask for %.0f up to here", k.Rounds, NightsAsked(k.Nights),
		k.Demand)
}
