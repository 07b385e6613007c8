package coverage

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// change is one switch thrown.
type change struct {
	set, text string
	apply     func(*Scenario) *Scenario
}

// of is the scenario with the change, and everything else shared.
func (c *change) of(s *Scenario) *Scenario { return c.apply(s) }

// edit makes a change out of an edit of a copy.
func edit(set, text string, do func(*Scenario)) change {
	return change{set, text, func(s *Scenario) *Scenario {
		t := *s
		do(&t)
		return &t
	}}
}

// withheld is the countries that units depend on and that are not granted,
// sorted.
func withheld(s *Scenario, permissions map[string]Permission, of func(*Unit) string) []string {
	return dependedOn(s, of, func(code string) bool {
		p, named := permissions[code]
		return named && !p.GrantedAt(Base)
	})
}

// dependedOn is the countries other than Ukraine that units depend on and for
// which a condition holds, sorted.
func dependedOn(s *Scenario, of func(*Unit) string, holds func(code string) bool) []string {
	codes := map[string]bool{}
	for i := range s.Units {
		if code := of(&s.Units[i]); code != "" && code != Ukraine && holds(code) {
			codes[code] = true
		}
	}
	return slices.Sorted(maps.Keys(codes))
}

func hostOf(u *Unit) string        { return u.Host }
func contributorOf(u *Unit) string { return u.Contributor }

// setHost and setContributor change one permission's state alone.
func setHost(s *Scenario, code string, state PermissionState) change {
	text := countryName(s, code) + " opens its bases"
	if state != Granted {
		text = "without the bases of " + countryName(s, code)
	}
	return edit("hosts."+code+"="+string(state), text, func(t *Scenario) {
		t.Package.Hosts = withState(t.Package.Hosts, code, state)
	})
}

func setContributor(s *Scenario, code string, state PermissionState) change {
	text := countryName(s, code) + " sends its units"
	if state != Granted {
		text = "without " + countryName(s, code)
	}
	return edit("contributors."+code+"="+string(state), text, func(t *Scenario) {
		t.Package.Contributors = withState(t.Package.Contributors, code, state)
	})
}

func withState(list map[string]Permission, code string, state PermissionState) map[string]Permission {
	list = maps.Clone(list)
	if list == nil {
		list = map[string]Permission{}
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
	return edit("authorisation.delay="+shortDuration(d), text, func(t *Scenario) {
		t.Package.Authorisation.Delay = UniformDelay(d)
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
func longestDelay(s *Scenario) time.Duration {
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
	return edit(fmt.Sprintf("c2=%d", level), fmt.Sprintf("command at level %d, %s", level, levelWords[level]), func(t *Scenario) {
		t.Package.C2.Level = level
		t.Package.C2.Without = min(t.Package.C2.Without, level)
	})
}

// setStock multiplies the stock.
func setStock(s *Scenario, times float64, words string) change {
	factor := s.Package.Stockpile.Factor * times
	return edit("stockpile="+strconv.FormatFloat(factor, 'f', -1, 64), words, func(t *Scenario) {
		t.Package.Stockpile.Factor = factor
	})
}

// setZone sets the zone alone.
func setZone(zone Zone, words string) change {
	return edit("authorisation.zone="+string(zone), words, func(t *Scenario) {
		t.Package.Authorisation.Zone = zone
		if zone != ZoneRegions {
			t.Package.Authorisation.Regions = nil
		}
		if zone != ZoneBorderStrip {
			t.Package.Authorisation.Strip = 0
		}
	})
}

// addRegion adds a region to the zone; a narrower zone becomes that of regions.
func addRegion(s *Scenario, code string) change {
	a := &s.Package.Authorisation
	name := code
	if s.World != nil {
		if r := s.World.Region(code); r != nil {
			name = r.Name
		}
	}
	var codes []string
	if a.Zone == ZoneRegions {
		codes = slices.Clone(a.Regions)
	}
	codes = append(codes, code)
	slices.Sort(codes)
	list := "[" + strings.Join(codes, ", ") + "]"
	set := "authorisation.regions=" + list
	if a.Zone != ZoneRegions {
		set = "authorisation={zone: regions, regions: " + list + "}"
	}
	return edit(set, "allies may also intercept over "+name, func(t *Scenario) {
		t.Package.Authorisation.Zone, t.Package.Authorisation.Regions, t.Package.Authorisation.Strip = ZoneRegions, codes, 0
	})
}

// widerZone is the next wider zone that is a switch of its own, if any.
func widerZone(s *Scenario) (change, bool) {
	switch s.Package.Authorisation.Zone {
	case ZoneNone:
		return setZone(ZoneHost, "allies may intercept in their own airspace"), true
	case ZoneHost, ZoneBorderStrip, ZoneRegions:
		return setZone(ZoneAll, "allies may intercept over all of Ukraine"), true
	}
	return change{}, false
}

// narrowerZone is a zone one step narrower, if any.
func narrowerZone(s *Scenario) (change, bool) {
	switch s.Package.Authorisation.Zone {
	case ZoneAll, ZoneRegions, ZoneBorderStrip:
		return setZone(ZoneHost, "allies may intercept in their own airspace alone"), true
	case ZoneHost:
		return setZone(ZoneNone, "allies may intercept nowhere"), true
	}
	return change{}, false
}

func setPhase(phase Phase) change {
	words := "before a ceasefire"
	if phase == AfterCeasefire {
		words = "after a ceasefire"
	}
	return edit("phase="+string(phase), words, func(t *Scenario) { t.Phase = phase })
}

// countryName is what a country is called in a sentence, or its code where
// neither the world nor this list knows it.
func countryName(s *Scenario, code string) string {
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
