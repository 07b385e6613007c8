package wording

import (
	"fmt"

	"airumbrella/scenario"
)

// BeyondFleet returns what a contributor sends and does not have: "Greece sends 30
// Rafale (gr-bulgaria) and has 24 in service (Agenzia Nova, ...)".
func BeyondFleet(s *scenario.Scenario, short *scenario.Shortfall) string {
	name := short.System
	if system := s.Systems.Find(short.System); system != nil {
		name = Clean(system.Name)
	}
	has := "none"
	if short.Count > 0 {
		has = fmt.Sprint(short.Count)
	}
	var ids []string
	for _, id := range short.Units {
		ids = append(ids, Clean(id))
	}
	return fmt.Sprintf("%s sends %d %s (%s) and has %s in service (%s)", CountryName(s, short.Country), short.Flown, name,
		Enumerate(ids, "no unit"), has, Clean(short.From.Source))
}
