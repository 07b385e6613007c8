package shown

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

	"golang.org/x/text/unicode/norm"
)

// Places is what is known of a scenario's places, by index, made once for
// all frames and searches.
type Places struct {
	folded   func() [][]string // made with the first search
	Printed  []string          // clean
	Quantity []string          // People of a city, kind of a node
	People   []int
	ByPeople []int // indices, most people first
}

// NewPlaces lists the places of a scenario.
func NewPlaces(s *scenario.Scenario) *Places {
	n := &Places{folded: sync.OnceValue(func() [][]string { return foldedNames(s) })}
	for i := range s.Places {
		p := &s.Places[i]
		n.Printed = append(n.Printed, screen.Clean(p.Name))
		n.Quantity = append(n.Quantity, Quantity(p))
		n.People = append(n.People, p.Population)
		n.ByPeople = append(n.ByPeople, i)
	}
	slices.SortStableFunc(n.ByPeople, func(a, b int) int { return cmp.Compare(n.People[b], n.People[a]) })
	return n
}

// Folded is the names that a place, by its index, is found by.
func (n *Places) Folded(i int) []string { return n.folded()[i] }

// foldedNames folds the names of all places: as long as nobody searches, nobody needs them.
func foldedNames(s *scenario.Scenario) [][]string {
	all := make([][]string, len(s.Places))
	for i := range s.Places {
		p := &s.Places[i]
		all[i] = []string{Fold(p.Name), Fold(p.NameUK), Fold(p.ID)}
		for _, alias := range p.Aliases {
			all[i] = append(all[i], Fold(alias))
		}
	}
	return all
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
