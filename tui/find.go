package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"airumbrella/coverage"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/unicode/norm"
)

// finder is the search for a place: a line of text and the places that it may
// mean, the best first.
type finder struct {
	input   textinput.Model
	lookup  func(query string) []int
	matches []int
	cursor  int
	// What is known of the scenario's places, by index, made once.
	names    [][]string // folded
	printed  []string   // clean
	at       []vec
	people   []int
	byPeople []int // indices, most people first
}

// findRows is how many matches are shown.
const findRows = 8

// newFinder folds the names of a scenario's places once.
func newFinder(s *coverage.Scenario) finder {
	f := finder{input: textinput.New()}
	f.input.CharLimit = 64
	f.input.Focus()
	for i := range s.Places {
		p := &s.Places[i]
		names := []string{fold(p.Name), fold(p.NameUK), fold(p.ID)}
		for _, alias := range p.Aliases {
			names = append(names, fold(alias))
		}
		f.names = append(f.names, names)
		f.printed = append(f.printed, clean(p.Name))
		f.at = append(f.at, project(p.Position))
		f.people = append(f.people, p.Population)
		f.byPeople = append(f.byPeople, i)
	}
	slices.SortStableFunc(f.byPeople, func(a, b int) int { return cmp.Compare(f.people[b], f.people[a]) })
	return f
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

// open starts a new search.
func (f *finder) open(store Store, s *coverage.Scenario) {
	f.input.Reset()
	f.lookup = nil
	if store != nil {
		f.lookup = func(query string) []int { return store.FindPlace(query, s.Places) }
	}
	f.match()
}

// paste adds text from the clipboard.
func (f *finder) paste(text string) {
	f.input.SetValue(f.input.Value() + clean(text))
	f.input.CursorEnd()
	f.match()
}

// match looks for the text typed so far: by the finder's own ranking, and by
// the store's where that finds nothing.
func (f *finder) match() {
	f.cursor = 0
	query := strings.TrimSpace(f.input.Value())
	f.matches = f.rank(fold(query))
	if len(f.matches) == 0 && f.lookup != nil && query != "" {
		f.matches = slices.DeleteFunc(f.lookup(query), func(i int) bool { return i < 0 || i >= len(f.names) })
	}
}

// rank lists the places whose name fits a folded query: equal, starting with
// it, a word starting with it, holding it, holding its letters in order. Among
// equals those with most people come first.
func (f *finder) rank(query string) []int {
	scores := make([]int, len(f.names))
	matches := []int{}
	for i, names := range f.names {
		scores[i] = noFit
		for _, name := range names {
			scores[i] = min(scores[i], fit(name, query))
		}
		if scores[i] < noFit {
			matches = append(matches, i)
		}
	}
	slices.SortStableFunc(matches, func(a, b int) int {
		return cmp.Or(cmp.Compare(scores[a], scores[b]), cmp.Compare(f.people[b], f.people[a]))
	})
	return matches
}

// noFit is the score of a name that does not fit.
const noFit = 5

// fit scores a name against a query, 0 being the best.
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
		return 4
	}
	return noFit
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

// pressFind handles the keys of the search.
func (m *Model) pressFind(msg tea.KeyPressMsg) {
	f, k := &m.finder, &m.keys
	switch {
	case key.Matches(msg, k.FindLeave):
		m.overlay = overlayNone
	case key.Matches(msg, k.FindTake):
		m.overlay = overlayNone
		if f.cursor < len(f.matches) {
			m.choose(f.matches[f.cursor])
			m.centreSelected()
		}
	case key.Matches(msg, k.FindUp):
		f.cursor = max(f.cursor-1, 0)
	case key.Matches(msg, k.FindDown):
		f.cursor = max(min(f.cursor+1, len(f.matches)-1), 0)
	default:
		before := f.input.Value()
		f.input, _ = f.input.Update(msg)
		if f.input.Value() != before {
			f.match()
		}
	}
}

// shown is the end of the typed text that fits into a width.
func (f *finder) shown(width int) string {
	runes := []rune(f.input.Value())
	for len(runes) > 0 && textWidth(string(runes)) > width-1 {
		runes = runes[1:]
	}
	return string(runes)
}

// cursorColumn is where the cursor stands in the typed text.
func (f *finder) cursorColumn(width int) int {
	runes := []rune(f.input.Value())
	after := textWidth(string(runes[min(f.input.Position(), len(runes)):]))
	return max(textWidth(f.shown(width))-after, 0)
}
