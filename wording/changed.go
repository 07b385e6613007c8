package wording

import (
	"fmt"
	"strings"

	"airumbrella/scenario"
)

// maxChanged is how many changes a heading names.
const maxChanged = 3

// Changed returns what a command line changed of a scenario: "changed: Romania
// denied, c2=3"; "" where it changed nothing.
func Changed(s *scenario.Scenario) string {
	if len(s.Changed) == 0 {
		return ""
	}
	var words []string
	for _, c := range s.Changed[:min(len(s.Changed), maxChanged)] {
		words = append(words, changedTo(s, c))
	}
	if more := len(s.Changed) - maxChanged; more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	return "changed: " + strings.Join(words, ", ")
}

// changedTo returns one change: a country with its word, or the change as it is
// typed.
func changedTo(s *scenario.Scenario, c scenario.Switch) string {
	switch c := c.(type) {
	case scenario.SetHost:
		return CountryName(s, c.Code) + " " + string(c.State)
	case scenario.SetContributor:
		return "forces of " + CountrySubject(s, c.Code) + " " + string(c.State)
	}
	return Clean(c.String())
}
