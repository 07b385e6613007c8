package coverage

import "airumbrella/scenario"

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

var levelWords = [...]string{"stand-alone", "cueing", "launch-on-remote", "engage-on-remote"}
