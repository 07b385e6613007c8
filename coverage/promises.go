package coverage

import (
	"context"
	"slices"
	"time"

	"airumbrella/scenario"
)

// Promise is what one switch of the package is worth: the people covered with
// it thrown, at places, and the difference from now.
type Promise struct {
	Switch scenario.Switch
	// People and Change are by threat in the scenario's order, the worst last.
	People []scenario.Triple[int]
	Change []scenario.Triple[int]
}

// promisedLimit is how many promises are evaluated at most.
const promisedLimit = 120

// Promises re-evaluates the scenario at places with one switch thrown at a
// time: without each granted contributor that units or command links come
// from, the United States first; without each granted host; with each open
// one; the order after 15 and 30 minutes and as a standing order; a narrower
// and a wider zone; command one level lower and higher; the other picture; half
// and twice the stock; the other phase. It returns the context's error when cancelled.
func Promises(ctx context.Context, s *scenario.Scenario, o Options) ([]Promise, error) {
	ev := newEvaluation(s, o.withDefaults(s), new(memo), scenario.Estimates[:]...)
	table, err := ev.evaluatePlaces(ctx, ev.spotsOf())
	if err != nil {
		return nil, err
	}
	now := (&variant{ev, table}).people()
	list := []Promise{}
	for _, c := range promised(s) {
		v, err := ev.variant(ctx, apply(s, c), table.spots, scenario.Estimates[:]...)
		if err != nil {
			return nil, err
		}
		p := Promise{Switch: c, People: v.people(), Change: make([]scenario.Triple[int], len(now))}
		for t := range now {
			p.Change[t] = less(p.People[t], now[t])
		}
		list = append(list, p)
	}
	return list, nil
}

// promised lists the switches in the order of the report.
func promised(s *scenario.Scenario) []scenario.Switch {
	var list []scenario.Switch
	list = append(list, permissionSwitches(s)...)
	longest := longestDelay(s)
	for _, d := range []time.Duration{15 * time.Minute, 30 * time.Minute} {
		if d > longest {
			list = append(list, setDelay(d))
		}
	}
	if longest > 0 {
		list = append(list, setDelay(0))
	}
	if narrow, ok := narrowerZone(s); ok {
		list = append(list, narrow)
	}
	if wide, ok := widerZone(s); ok {
		list = append(list, wide)
		if s.Package.Authorisation.Zone == scenario.ZoneNone {
			list = append(list, scenario.SetZone{Zone: scenario.ZoneAll})
		}
	}
	if zone := s.Package.Authorisation.Zone; zone != scenario.ZoneNone && zone != scenario.ZoneHost {
		list = append(list, scenario.SetZone{Zone: scenario.ZoneNone})
	}
	for _, level := range []int{s.Package.C2.Level - 1, s.Package.C2.Level + 1} {
		if level >= 0 && level <= 3 {
			list = append(list, scenario.SetLevel{Level: level})
		}
	}
	if len(s.Units) > 0 {
		list = append(list, scenario.SetPicture{Picture: otherPicture(s)})
	}
	if s.Package.Stockpile.Nights > 0 && s.Package.Stockpile.Factor > 0 {
		list = append(list, multiplyStock(s, 0.5), multiplyStock(s, 2))
	}
	other := scenario.Now
	if s.Phase == scenario.Now {
		other = scenario.AfterCeasefire
	}
	list = append(list, scenario.SetPhase{Phase: other})
	return list[:min(len(list), promisedLimit)]
}

// otherPicture returns the picture that a scenario does not have.
func otherPicture(s *scenario.Scenario) scenario.Picture {
	if s.Package.C2.Picture == scenario.SharedPicture {
		return scenario.SeparatePicture
	}
	return scenario.SharedPicture
}

// permissionSwitches takes away what is granted and grants what is open.
func permissionSwitches(s *scenario.Scenario) []scenario.Switch {
	given := func(permissions map[string]scenario.Permission) func(string) bool {
		return func(code string) bool { return permissions[code].Counts(s.Phase) }
	}
	open := func(permissions map[string]scenario.Permission) func(string) bool {
		return func(code string) bool { p := permissions[code]; return p.Promised() && !p.Counts(s.Phase) }
	}
	contributors := dependedOn(s, contributorOf, given(s.Package.Contributors))
	c2 := s.Package.C2
	linked := c2.Provider != "" && c2.Without < c2.Level && s.ContributorGranted(c2.Provider)
	if linked && !slices.Contains(contributors, c2.Provider) {
		contributors = append(contributors, c2.Provider) // command links, if no unit
	}
	if i := slices.Index(contributors, "US"); i > 0 {
		contributors = append([]string{"US"}, slices.Delete(contributors, i, i+1)...)
	}
	var list []scenario.Switch
	for _, code := range contributors {
		list = append(list, scenario.SetContributor{Code: code, State: scenario.Denied})
	}
	for _, code := range dependedOn(s, hostOf, given(s.Package.Hosts)) {
		list = append(list, scenario.SetHost{Code: code, State: scenario.Denied})
	}
	for _, code := range dependedOn(s, hostOf, open(s.Package.Hosts)) {
		list = append(list, scenario.SetHost{Code: code, State: scenario.Granted})
	}
	for _, code := range dependedOn(s, contributorOf, open(s.Package.Contributors)) {
		list = append(list, scenario.SetContributor{Code: code, State: scenario.Granted})
	}
	return list
}
