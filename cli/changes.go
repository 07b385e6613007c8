package cli

import (
	"strconv"

	"airumbrella/data/scenariofile"
	"airumbrella/scenario"

	"github.com/spf13/cobra"
)

// completeChanges offers a shell what --set takes most often: permissions, the
// zone, command, the phase, and the keys of what is a number.
func completeChanges(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var list []string
	for _, parties := range []struct {
		key  string
		list []scenariofile.Party
	}{{"hosts.", scenariofile.Hosts()}, {"contributors.", scenariofile.Contributors()}} {
		for i := range parties.list {
			for _, state := range scenario.PermissionStates {
				list = append(list, parties.key+parties.list[i].Code+"="+string(state))
			}
		}
	}
	for _, zone := range []scenario.Zone{scenario.ZoneNone, scenario.ZoneHost, scenario.ZoneRegions, scenario.ZoneAll} {
		list = append(list, "authorisation.zone="+string(zone))
	}
	for level := range 4 {
		list = append(list, "c2="+strconv.Itoa(level))
	}
	list = append(
		list,
		"phase="+string(scenario.Now),
		"phase="+string(scenario.AfterCeasefire),
		"authorisation.delay=",
		"authorisation.regions=",
		"authorisation.classes=",
		"stockpile=",
		"stockpile.nights=",
		"activation=",
		"resupply=",
		"places.min_population=",
	)
	return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
