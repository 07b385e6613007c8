package coverage

import (
	"maps"
	"slices"
	"time"

	"airumbrella/scenario"
)

// apply returns the scenario with a switch thrown. The switches that the engine
// makes are of the scenario that they are applied to, so that none fails.
func apply(s *scenario.Scenario, c scenario.Switch) *scenario.Scenario {
	changed, err := c.Apply(s)
	if err != nil {
		panic("bug in coverage: a switch of its own: " + err.Error())
	}
	return changed
}

// withheld is the countries that units depend on and that are not granted,
// sorted.
func withheld(
	s *scenario.Scenario, permissions map[string]scenario.Permission, of func(*scenario.Unit) string,
) []string {
	return dependedOn(s, of, func(code string) bool {
		p, named := permissions[code]
		return named && !p.Counts(s.Phase)
	})
}

// dependedOn is the countries other than Ukraine that units depend on and for
// which a condition holds, sorted.
func dependedOn(s *scenario.Scenario, of func(*scenario.Unit) string, holds func(code string) bool) []string {
	codes := map[string]bool{}
	for i := range s.Units {
		if code := of(&s.Units[i]); code != "" && code != scenario.Ukraine && holds(code) {
			codes[code] = true
		}
	}
	return slices.Sorted(maps.Keys(codes))
}

func hostOf(u *scenario.Unit) string        { return u.Host }
func contributorOf(u *scenario.Unit) string { return u.Contributor }

// setDelay sets the package's authority delay as a bare duration in a file
// does: for every class but ballistic.
func setDelay(d time.Duration) scenario.Switch {
	return scenario.SetDelay{Delay: scenario.UniformDelay(d)}
}

// longestDelay returns the longest authority delay of the package at base.
func longestDelay(s *scenario.Scenario) time.Duration {
	longest := time.Duration(0)
	for _, d := range s.Package.Authorisation.Delay {
		longest = max(longest, d.Base)
	}
	return longest
}

// multiplyStock multiplies the stock.
func multiplyStock(s *scenario.Scenario, times float64) scenario.Switch {
	return scenario.SetStock{Factor: s.Package.Stockpile.Factor * times}
}

// addRegion adds a region to the zone; any other zone becomes that of regions.
func addRegion(s *scenario.Scenario, code string) scenario.Switch {
	a := &s.Package.Authorisation
	if a.Zone != scenario.ZoneRegions {
		return scenario.SetZone{Zone: scenario.ZoneRegions, Regions: []string{code}}
	}
	codes := append(slices.Clone(a.Regions), code)
	slices.Sort(codes)
	return scenario.SetRegions{Regions: codes}
}

// widerZone returns the next wider zone that is a switch of its own, if any.
func widerZone(s *scenario.Scenario) (scenario.Switch, bool) {
	switch s.Package.Authorisation.Zone {
	case scenario.ZoneNone:
		return scenario.SetZone{Zone: scenario.ZoneHost}, true
	case scenario.ZoneHost, scenario.ZoneBorderStrip, scenario.ZoneRegions:
		return scenario.SetZone{Zone: scenario.ZoneAll}, true
	}
	return nil, false
}

// narrowerZone returns a zone one step narrower, if any.
func narrowerZone(s *scenario.Scenario) (scenario.Switch, bool) {
	switch s.Package.Authorisation.Zone {
	case scenario.ZoneAll, scenario.ZoneRegions, scenario.ZoneBorderStrip:
		return scenario.SetZone{Zone: scenario.ZoneHost}, true
	case scenario.ZoneHost:
		return scenario.SetZone{Zone: scenario.ZoneNone}, true
	}
	return nil, false
}
