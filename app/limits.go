package app

import (
	"context"
	"maps"
	"slices"

	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// Limits is what each counted city hangs on if every government that has not refused agrees:
// who can uncover it by refusing, and how late the order to intercept may come.
type Limits struct {
	Cities [][]subject.CityOnMap // by the index of [coverage.Result.At]
}

// FindLimits asks what each city of a validated scenario hangs on. It returns the context's
// error when cancelled.
func FindLimits(ctx context.Context, s *scenario.Scenario, o coverage.Options) (*Limits, error) {
	players := parties(s)
	if n := len(players); n > coverage.MostPlayers {
		return nil, inputFault("the scenario names %d hosts and senders of forces, but who can say no is asked of at most "+
			"%d: leave out those who bring nothing", n, coverage.MostPlayers)
	}
	refusals, err := sweep.Refusals(ctx, s, o, players)
	if err != nil {
		return nil, err
	}
	orders, err := worth.Orders(ctx, s.IfGranted(), o)
	if err != nil {
		return nil, err
	}
	l := &Limits{}
	for threat, cities := range refusals {
		l.Cities = append(l.Cities, subject.CitiesOnMap(orders, cities, threat))
	}
	return l, nil
}

// parties returns the hosts and contributors that have not refused and may be needed: all
// hosts that are named or have a unit on their soil, and those who send a unit or provide
// the command. Ukraine and the sea refuse nothing.
func parties(s *scenario.Scenario) (list []coverage.Player) {
	hosts, senders := map[string]bool{}, map[string]bool{s.Package.C2.Provider: true}
	for code := range s.Package.Hosts {
		hosts[code] = true
	}
	for i := range s.Units {
		hosts[s.Units[i].Host], senders[s.Units[i].Contributor] = true, true
	}
	for role, codes := range [...]map[string]bool{coverage.AsHost: hosts, coverage.AsContributor: senders} {
		for _, code := range slices.Sorted(maps.Keys(codes)) {
			p := coverage.Player{Role: coverage.Role(role), Code: code}
			if code != "" && code != scenario.Ukraine && stateOf(s, &p) != scenario.Denied {
				list = append(list, p)
			}
		}
	}
	return list
}
