package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

	"golang.org/x/text/unicode/norm"
)

// placeNames is what is known of a scenario's places, by index, made once for
// all frames and searches.
type placeNames struct {
	folded   [][]string
	printed  []string // clean
	quantity []string // people of a city, kind of a node
	people   []int
	byPeople []int // indices, most people first
}

// newPlaceNames folds and projects the places of a scenario.
func newPlaceNames(s *scenario.Scenario) *placeNames {
	n := &placeNames{}
	for i := range s.Places {
		p := &s.Places[i]
		names := []string{fold(p.Name), fold(p.NameUK), fold(p.ID)}
		for _, alias := range p.Aliases {
			names = append(names, fold(alias))
		}
		n.folded = append(n.folded, names)
		n.printed = append(n.printed, screen.Clean(p.Name))
		n.quantity = append(n.quantity, quantity(p))
		n.people = append(n.people, p.Population)
		n.byPeople = append(n.byPeople, i)
	}
	slices.SortStableFunc(n.byPeople, func(a, b int) int { return cmp.Compare(n.people[b], n.people[a]) })
	return n
}

// fold makes text comparable: lower case, without accents, apostrophes and
// hyphens.
func fold(s string) string {
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
	looseFit = 4
	noFit    = 5
)

// fit scores a folded name against a folded query, 0 being the best: equal,
// starting with it, a word starting with it, holding it, holding its letters
// in order.
func fit(name, query string) int {
	switch {
	case name == "":
		return noFit
	case name == query:
		return 0
	case strings.HasPrefix(name, query):
		return 1
	case strings.Contains(name, " "+query):
		return 2
	case strings.Contains(name, query):
		return 3
	case len(query) > 2 && inOrder(name, query):
		return looseFit
	}
	return noFit
}

// bestFit is the best score of several names.
func bestFit(names []string, query string) int {
	best := noFit
	for _, name := range names {
		best = min(best, fit(name, query))
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
