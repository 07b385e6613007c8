package wording

import (
	"fmt"
	"slices"

	"airumbrella/scenario"
)

// zoneRow is every wording of one zone.
type zoneRow struct {
	// where stands after "allies may intercept".
	where func(*scenario.Scenario) string
	// brief stands in a narrow panel and after "zone".
	brief func(*scenario.Authorisation) string
	// change says what putting the zone in place does to a scenario.
	change func(*scenario.Scenario, scenario.SetZone) string
	// step is the zone as one thing that is asked for.
	step func(*scenario.Scenario) string
}

// zones is the table of zones.
var zones = map[scenario.Zone]*zoneRow{
	scenario.ZoneNone: {
		where:  always[*scenario.Scenario]("nowhere"),
		brief:  always[*scenario.Authorisation]("nowhere"),
		change: func(*scenario.Scenario, scenario.SetZone) string { return "allies may intercept nowhere" },
		step:   always[*scenario.Scenario]("no interception"),
	},
	scenario.ZoneHost: {
		where:  always[*scenario.Scenario]("over allied soil alone"),
		brief:  always[*scenario.Authorisation]("hosts' own airspace only"),
		change: hostZoneSwitch,
		step:   always[*scenario.Scenario]("interception over allied soil"),
	},
	scenario.ZoneBorderStrip: {
		where: func(s *scenario.Scenario) string {
			return fmt.Sprintf("up to %s from the border", Kilometres(s.Package.Authorisation.Strip))
		},
		brief: func(a *scenario.Authorisation) string {
			return fmt.Sprintf("%.0f km along the border", a.Strip.Kilometres())
		},
		change: func(*scenario.Scenario, scenario.SetZone) string {
			return "allies may intercept in a strip along the border"
		},
		step: always[*scenario.Scenario]("interception in a strip along the border"),
	},
	scenario.ZoneRegions: {
		where:  overRegions,
		brief:  func(a *scenario.Authorisation) string { return fmt.Sprintf("%d of 27 regions", len(a.Regions)) },
		change: func(s *scenario.Scenario, c scenario.SetZone) string { return regionsSwitch(s, c.Regions) },
		step: func(s *scenario.Scenario) string {
			return "interception over " + Plural(len(s.Package.Authorisation.Regions), "region", "regions")
		},
	},
	scenario.ZoneAll: {
		where:  always[*scenario.Scenario]("over all of Ukraine"),
		brief:  always[*scenario.Authorisation]("all of Ukraine"),
		change: func(*scenario.Scenario, scenario.SetZone) string { return "allies may intercept over all of Ukraine" },
		step:   always[*scenario.Scenario]("interception over all of Ukraine"),
	},
}

// always returns the words that never change.
func always[T any](words string) func(T) string { return func(T) string { return words } }

// zoneOf returns the row of a zone; one that is not stated is all of Ukraine.
func zoneOf(z scenario.Zone) *zoneRow {
	if row := zones[z]; row != nil {
		return row
	}
	return zones[scenario.ZoneAll]
}

// zoneWords returns where allied units may intercept, after "allies may
// intercept": "over allied soil alone".
func zoneWords(s *scenario.Scenario) string { return zoneOf(s.Package.Authorisation.Zone).where(s) }

// ZoneBriefly returns where allied units may intercept in a few words: "all of
// Ukraine".
func ZoneBriefly(a *scenario.Authorisation) string { return zoneOf(a.Zone).brief(a) }

// overRegions names the regions of the zone.
func overRegions(s *scenario.Scenario) string {
	var names []string
	for _, code := range s.Package.Authorisation.Regions {
		names = append(names, RegionName(s, code))
	}
	slices.Sort(names)
	return "over " + Enumerate(names, "no region")
}

// hostZoneSwitch says that allies intercept over their own soil, and where that
// takes something away, no more than that.
func hostZoneSwitch(s *scenario.Scenario, _ scenario.SetZone) string {
	if s.Package.Authorisation.Zone == scenario.ZoneNone {
		return "allies may intercept in their own airspace"
	}
	return "allies may intercept in their own airspace alone"
}

// regionsSwitch names the regions that are new in the zone.
func regionsSwitch(s *scenario.Scenario, regions []string) string {
	a := &s.Package.Authorisation
	var added []string
	for _, code := range regions {
		if a.Zone != scenario.ZoneRegions || !slices.Contains(a.Regions, code) {
			added = append(added, RegionName(s, code))
		}
	}
	if len(added) == 0 {
		return "allies may intercept over fewer regions"
	}
	return "allies may also intercept over " + Enumerate(added, "")
}
