package shown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

	"golang.org/x/text/unicode/norm"
)

// Places is what is known of a scenario's places, by index, made once for
// all frames and searches.
type Places struct {
	Folded   [][]string
	Printed  []string // clean
	Quantity []string // People of a city, kind of a node
	People   []int
	ByPeople []int // indices, most people first
}

// NewPlaces folds and projects the places of a scenario.
func NewPlaces(s *scenario.Scenario) *Places {
	n := &Places{}
	for i := range s.Places {
		p := &s.Places[i]
		names := []string{Fold(p.Name), Fold(p.NameUK), Fold(p.ID)}
		for _, alias := range p.Aliases {
			names = append(names, Fold(alias))
		}
		n.Folded = append(n.Folded, names)
		n.Printed = append(n.Printed, screen.Clean(p.Name))
		n.Quantity = append(n.Quantity, Quantity(p))
		n.People = append(n.People, p.Population)
		n.ByPeople = append(n.ByPeople, i)
	}
	slices.SortStableFunc(n.ByPeople, func(a, b int) int { return cmp.Compare(n.People[b], n.People[a]) })
	return n
}

// Fold makes text comparable: lower case, without accents, apostrophes and
// hyphens.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("'’ʼ`", r):
			return -1
		case r == '-' || r == '_':
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

// The scores of a name that holds just the letters of a query, in their order,
// and of one that does not fit.
const (
	LooseFit = 4
	NoFit    = 5
)

// Fit scores a folded name against a folded query, 0 being the best: equal,
// starting with it, a word starting with it, holding it, holding its letters
// in order.
func Fit(name, query string) int {
	switch {
	case name == "":
		return NoFit
	case name == query:
		return 0
	case strings.HasPrefix(name, query):
		return 1
	case strings.Contains(name, " "+query):
		return 2
	case strings.Contains(name, query):
		return 3
	case len(query) > 2 && inOrder(name, query):
		return LooseFit
	}
	return NoFit
}

// BestFit is the best score of several names.
func BestFit(names []string, query string) int {
	best := NoFit
	for _, name := range names {
		best = min(best, Fit(name, query))
	}
	return best
}

// inOrder reports whether name holds the letters of query in their order.
func inOrder(name, query string) bool {
	for _, r := range query {
		i := strings.IndexRune(name, r)
		if i < 0 {
			return false
		}
		name = name[i+len(string(r)):]
	}
	return true
}
