package coverage

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"airumbrella/scenario"
)

// change is one switch thrown.
type change struct {
	set, text string
	apply     func(*scenario.Scenario) *scenario.Scenario
}

// of is the scenario with the change, and everything else shared.
func (c *change) of(s *scenario.Scenario) *scenario.Scenario { return c.apply(s) }

// edit makes a change out of an edit of a copy.
func edit(set, text string, do func(*scenario.Scenario)) change {
	return change{set, text, func(s *scenario.Scenario) *scenario.Scenario {
		t := *s
		do(&t)
		return &t
	}}
}

// withheld is the countries that units depend on and that are not granted,
// sorted.
func withheld(s *scenario.Scenario, permissions map[string]scenario.Permission, of func(*scenario.Unit) string) []string {
	return dependedOn(s, of, func(code string) bool {
		p, named := permissions[code]
		return named && !p.GrantedAt(scenario.Base)
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

// setHost and setContributor change one permission's state alone.
func setHost(s *scenario.Scenario, code string, state scenario.PermissionState) change {
	text := countryName(s, code) + " opens its bases"
	if state != scenario.Granted {
		text = "without the bases of " + countryName(s, code)
	}
	return edit("hosts."+code+"="+string(state), text, func(t *scenario.Scenario) {
		t.Package.Hosts = withState(t.Package.Hosts, code, state)
	})
}

func setContributor(s *scenario.Scenario, code string, state scenario.PermissionState) change {
	text := countryName(s, code) + " sends its units"
	if state != scenario.Granted {
		text = "without " + countryName(s, code)
	}
	return edit("contributors."+code+"="+string(state), text, func(t *scenario.Scenario) {
		t.Package.Contributors = withState(t.Package.Contributors, code, state)
	})
}

func withState(list map[string]scenario.Permission, code string, state scenario.PermissionState) map[string]scenario.Permission {
	list = maps.Clone(list)
	if list == nil {
		list = map[string]scenario.Permission{}
	}
	p := list[code]
	p.State = state
	list[code] = p
	return list
}

// setDelay sets the package's authority delay as a bare duration in a file
// does: for every class but ballistic.
func setDelay(d time.Duration) change {
	text := "the order to intercept after " + shortDuration(d)
	if d == 0 {
		text = "a standing order to intercept"
	}
	return edit("authorisation.delay="+shortDuration(d), text, func(t *scenario.Scenario) {
		t.Package.Authorisation.Delay = scenario.UniformDelay(d)
	})
}

// shortDuration writes whole minutes as "5m" and none as "0s".
func shortDuration(d time.Duration) string {
	if d == 0 {
		return "0s"
	}
	return strconv.Itoa(int(d/time.Minute)) + "m"
}

// longestDelay is the longest authority delay of the package at base.
func longestDelay(s *scenario.Scenario) time.Duration {
	longest := time.Duration(0)
	for _, d := range s.Package.Authorisation.Delay {
		longest = max(longest, d.Base)
	}
	return longest
}

var levelWords = [...]string{"stand-alone", "cueing", "launch-on-remote", "engage-on-remote"}

// setLevel sets the command level; what is left without the provider never
// exceeds it.
func setLevel(level int) change {
	return edit(fmt.Sprintf("c2=%d", level), fmt.Sprintf("command at level %d, %s", level, levelWords[level]), func(t *scenario.Scenario) {
		t.Package.C2.Level = level
		t.Package.C2.Without = min(t.Package.C2.Without, level)
	})
}

// setStock multiplies the stock.
func setStock(s *scenario.Scenario, times float64, words string) change {
	factor := s.Package.Stockpile.Factor * times
	return edit("stockpile="+strconv.FormatFloat(factor, 'f', -1, 64), words, func(t *scenario.Scenario) {
		t.Package.Stockpile.Factor = factor
	})
}

// setZone sets the zone alone.
func setZone(zone scenario.Zone, words string) change {
	return edit("authorisation.zone="+string(zone), words, func(t *scenario.Scenario) {
		t.Package.Authorisation.Zone = zone
		if zone != scenario.ZoneRegions {
			t.Package.Authorisation.Regions = nil
		}
		if zone != scenario.ZoneBorderStrip {
			t.Package.Authorisation.Strip = 0
		}
	})
}

// addRegion adds a region to the zone; a narrower zone becomes that of regions.
func addRegion(s *scenario.Scenario, code string) change {
	a := &s.Package.Authorisation
	name := code
	if s.World != nil {
		if r := s.World.Region(code); r != nil {
			name = r.Name
		}
	}
	var codes []string
	if a.Zone == scenario.ZoneRegions {
		codes = slices.Clone(a.Regions)
	}
	codes = append(codes, code)
	slices.Sort(codes)
	list := "[" + strings.Join(codes, ", ") + "]"
	set := "authorisation.regions=" + list
	if a.Zone != scenario.ZoneRegions {
		set = "authorisation={zone: regions, regions: " + list + "}"
	}
	return edit(set, "allies may also intercept over "+name, func(t *scenario.Scenario) {
		t.Package.Authorisation.Zone, t.Package.Authorisation.Regions, t.Package.Authorisation.Strip = scenario.ZoneRegions, codes, 0
	})
}

// widerZone is the next wider zone that is a switch of its own, if any.
func widerZone(s *scenario.Scenario) (change, bool) {
	switch s.Package.Authorisation.Zone {
	case scenario.ZoneNone:
		return setZone(scenario.ZoneHost, "allies may intercept in their own airspace"), true
	case scenario.ZoneHost, scenario.ZoneBorderStrip, scenario.ZoneRegions:
		return setZone(scenario.ZoneAll, "allies may intercept over all of Ukraine"), true
	}
	return change{}, false
}

// narrowerZone is a zone one step narrower, if any.
func narrowerZone(s *scenario.Scenario) (change, bool) {
	switch s.Package.Authorisation.Zone {
	case scenario.ZoneAll, scenario.ZoneRegions, scenario.ZoneBorderStrip:
		return setZone(scenario.ZoneHost, "allies may intercept in their own airspace alone"), true
	case scenario.ZoneHost:
		return setZone(scenario.ZoneNone, "allies may intercept nowhere"), true
	}
	return change{}, false
}

func setPhase(phase scenario.Phase) change {
	words := "before a ceasefire"
	if phase == scenario.AfterCeasefire {
		words = "after a ceasefire"
	}
	return edit("phase="+string(phase), words, func(t *scenario.Scenario) { t.Phase = phase })
}

// countryName is what a country is called in a sentence, or its code where
// neither the world nor this list knows it.
func countryName(s *scenario.Scenario, code string) string {
	if name, ok := spokenNames[code]; ok {
		return name
	}
	if s.World != nil {
		if c := s.World.Country(code); c != nil {
			return c.Name
		}
	}
	return code
}

// spokenNames are countries that take an article or lie off the map.
var spokenNames = map[string]string{
	"US": "the United States", "GB": "the United Kingdom", "NL": "the Netherlands", "CZ": "Czechia",
	"CA": "Canada", "ES": "Spain", "PT": "Portugal", "IS": "Iceland", "IE": "Ireland", "AU": "Australia", "JP": "Japan",
}
