package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// gateWords says what fails at each gate, in a word or two.
var gateWords = [coverage.GateCount]string{
	coverage.GateNone:          "covered part of the time",
	coverage.GatePhase:         "not there in this phase",
	coverage.GateBasing:        "host has not agreed",
	coverage.GateContribution:  "contributor has not agreed",
	coverage.GateAuthorisation: "zone",
	coverage.GateCapability:    "cannot engage this threat",
	coverage.GateGeometry:      "out of reach",
	coverage.GateTimeline:      "too late",
	coverage.GateStock:         "rounds run out",
}

// GateWords is the plain word for what fails at a gate; for
// [coverage.GateNone], the verdict of a unit that is there but not always.
func GateWords(g coverage.Gate) string {
	if g >= 0 && g < coverage.GateCount {
		return gateWords[g]
	}
	return g.String()
}

// statusWords says what a status means.
var statusWords = map[coverage.Status]string{
	coverage.Assured:   "covered even if every assumption is bad",
	coverage.Likely:    "covered under the base assumptions",
	coverage.Possible:  "covered only if every assumption is good",
	coverage.Uncovered: "not covered even if every assumption is good",
}

// StatusWords says what a status means in half a sentence.
func StatusWords(s coverage.Status) string { return statusWords[s] }

// lowFlight is the height under which a drone or cruise missile is called low.
const LowFlight = 500

// ThreatLabel is a threat's short name for tables: "low drone".
func ThreatLabel(t *scenario.Threat) string {
	switch t.ID {
	case scenario.WorstID:
		return "worst of these"
	case "drone-low", "drone-high":
		if t.Altitude < LowFlight {
			return "low drone"
		}
		return "high drone"
	case "cruise-missile":
		return "cruise missile"
	case "ballistic":
		return "ballistic"
	case "aircraft":
		return "crewed aircraft"
	}
	return threatTitle(t)
}

// ThreatPhrase is a threat in a sentence, after "against": "low cruise
// missiles".
func ThreatPhrase(t *scenario.Threat) string {
	switch t.ID {
	case scenario.WorstID:
		return "every threat in play"
	case "drone-low", "drone-high":
		if t.Altitude < LowFlight {
			return "low drones"
		}
		return "high drones"
	case "cruise-missile":
		if t.Altitude < LowFlight {
			return "low cruise missiles"
		}
		return "cruise missiles at " + Height(t.Altitude)
	case "ballistic":
		return "ballistic missiles"
	case "aircraft":
		return "crewed aircraft"
	}
	return `the threat "` + threatTitle(t) + `"`
}

// ownThreat reports whether [ThreatPhrase] calls a threat by its own name, as
// one thing.
func OwnThreat(t *scenario.Threat) bool { return strings.HasPrefix(ThreatPhrase(t), "the threat ") }

func threatTitle(t *scenario.Threat) string {
	if t.Name != "" {
		return Clean(t.Name)
	}
	return Clean(t.ID)
}

// PhaseWords says when a scenario plays.
func PhaseWords(p scenario.Phase) string {
	if p == scenario.AfterCeasefire {
		return "after a ceasefire"
	}
	return "now, before a ceasefire"
}

// kindWords names places of a kind, more than one of them.
var KindWords = map[string]string{
	scenario.City: "cities", "port": "ports", "rail": "rail hubs", "airport": "airports",
	"crossing": "border crossings", "power": "power plants", "bridge": "bridges",
}

// kindNames names one place of a kind.
var kindNames = map[string]string{
	scenario.City: "city", "port": "port", "rail": "rail hub", "airport": "airport",
	"crossing": "border crossing", "power": "power plant", "bridge": "bridge",
}

func KindWord(kind string) string {
	if word, ok := kindNames[kind]; ok {
		return word
	}
	return Clean(kind)
}

// CountryName is a country's name, or its code where the world lacks it; an
// empty code is the sea.
func CountryName(s *scenario.Scenario, code string) string {
	if code == "" {
		return "the sea"
	}
	if s.World != nil {
		if c := s.World.Country(code); c != nil {
			return Clean(c.Name)
		}
	}
	if name, ok := FarCountries[code]; ok {
		return name
	}
	return Clean(code)
}

// countrySubject is a country as the subject of a sentence: "the United
// States".
func CountrySubject(s *scenario.Scenario, code string) string {
	return WithArticle(CountryName(s, code))
}

func WithArticle(country string) string {
	switch country {
	case "United States", "United Kingdom", "Netherlands", "Czech Republic":
		return "the " + country
	}
	return country
}

// farCountries are contributors that lie outside the map.
var FarCountries = map[string]string{
	"US": "United States", "CA": "Canada", "GB": "United Kingdom", "FR": "France", "ES": "Spain",
	"PT": "Portugal", "NL": "Netherlands", "BE": "Belgium", "NO": "Norway", "DK": "Denmark",
	"IS": "Iceland", "IE": "Ireland", "LU": "Luxembourg", "AU": "Australia", "JP": "Japan",
}

// regionName is a region's name, or its code where the world lacks it.
func RegionName(s *scenario.Scenario, code string) string {
	if s.World != nil {
		if r := s.World.Region(code); r != nil {
			return Clean(r.Name)
		}
	}
	return Clean(code)
}

// plural is "1 city" or "66 cities".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Grouped(n) + " " + many
}

// capital starts a sentence with a capital letter.
func Capital(sentence string) string {
	if sentence == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToUpper(first)) + sentence[size:]
}

// enumerate is "ports, rail hubs and airports"; none stands for no name.
func Enumerate(names []string, none string) string {
	switch last := len(names) - 1; {
	case last < 0:
		return none
	case last == 0:
		return names[0]
	default:
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
}
