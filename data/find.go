package data

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"airumbrella/scenario"

	"golang.org/x/text/unicode/norm"
)

// maxCandidates is how many places are offered for a query that finds none.
const maxCandidates = 5

// Find looks a place up by its id, its name, its Ukrainian name or an alias,
// whatever the case and the accents: first one that is the query, then the
// only one that begins with it; a city comes before nodes that bear its name.
// Where none or several are found, place is nil and candidates are those that
// were meant, the most likely first.
func Find(query string, places []scenario.Place) (place *scenario.Place, candidates []*scenario.Place) {
	wanted := fold(query)
	if wanted == "" {
		return nil, nil
	}
	for i := range places {
		if places[i].ID == query {
			return &places[i], nil
		}
	}
	exact := matches(places, func(word string) bool { return word == wanted })
	if city := onlyCity(exact); city != nil {
		return city, nil
	}
	if len(exact) == 0 {
		exact = matches(places, func(word string) bool { return strings.HasPrefix(word, wanted) })
	}
	switch len(exact) {
	case 1:
		return exact[0], nil
	case 0:
		return nil, likely(wanted, places)
	}
	return nil, exact[:min(len(exact), maxCandidates)]
}

// onlyCity is the city among some places where there is exactly one.
func onlyCity(found []*scenario.Place) (city *scenario.Place) {
	for _, p := range found {
		if p.Kind != scenario.City {
			continue
		}
		if city != nil {
			return nil
		}
		city = p
	}
	return city
}

// matches is the places of which a word matches.
func matches(places []scenario.Place, match func(word string) bool) (found []*scenario.Place) {
	for i := range places {
		if slices.ContainsFunc(placeWords(&places[i]), match) {
			found = append(found, &places[i])
		}
	}
	return found
}

// placeWords is everything that a place is found by, folded.
func placeWords(p *scenario.Place) []string {
	words := []string{fold(p.ID), fold(p.Name), fold(p.NameUK)}
	for _, alias := range p.Aliases {
		words = append(words, fold(alias))
	}
	return words
}

// likely is the places whose words are nearest to the query by edit distance,
// the larger first among equals.
func likely(wanted string, places []scenario.Place) []*scenario.Place {
	typed := []rune(wanted)
	if len(typed) > LongestWord {
		return nil
	}
	limit := max(2, (len(typed)+1)/2)
	type candidate struct {
		place    *scenario.Place
		distance int
	}
	var list []candidate
	for i := range places {
		best := limit
		for _, word := range placeWords(&places[i]) {
			best = min(best, editDistance(typed, []rune(word), limit))
		}
		if best < limit {
			list = append(list, candidate{&places[i], best})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.place.Population, a.place.Population))
	})
	var found []*scenario.Place
	for _, c := range list[:min(len(list), maxCandidates)] {
		found = append(found, c.place)
	}
	return found
}

// fold is a name in lower case, without accents and apostrophes, with a blank
// for anything that is neither letter nor digit.
func fold(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ' || r == '`':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}
