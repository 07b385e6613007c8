package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"airumbrella/scenario"
)

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
	if name, ok := farCountries[code]; ok {
		return name
	}
	return Clean(code)
}

// CountrySubject is a country as the subject of a sentence: "the United
// States".
func CountrySubject(s *scenario.Scenario, code string) string {
	return WithArticle(CountryName(s, code))
}

// WithArticle is a country with the article that its name takes.
func WithArticle(country string) string {
	switch country {
	case "United States", "United Kingdom", "Netherlands", "Czech Republic":
		return "the " + country
	}
	return country
}

// farCountries are contributors that lie outside the map.
var farCountries = map[string]string{
	"US": "United States", "CA": "Canada", "GB": "United Kingdom", "FR": "France", "ES": "Spain",
	"PT": "Portugal", "NL": "Netherlands", "BE": "Belgium", "NO": "Norway", "DK": "Denmark",
	"IS": "Iceland", "IE": "Ireland", "LU": "Luxembourg", "AU": "Australia", "JP": "Japan",
	scenario.Alliance: "NATO",
}

// RegionName is a region's name, or its code where the world lacks it.
func RegionName(s *scenario.Scenario, code string) string {
	if s.World != nil {
		if r := s.World.Region(code); r != nil {
			return Clean(r.Name)
		}
	}
	return Clean(code)
}

// Plural is "1 city" or "66 cities".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Grouped(n) + " " + many
}

// Capital starts a sentence with a capital letter.
func Capital(sentence string) string {
	if sentence == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToUpper(first)) + sentence[size:]
}

// Enumerate is "ports, rail hubs and airports"; none stands for no name.
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
