package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// spellingCleaner turns the dump's apostrophes into one sign and drops the
// stress marks that Russian Wikipedia titles carry.
var spellingCleaner = strings.NewReplacer("’", "'", "ʼ", "'", "”", "'", "`", "'", "\u0301", "")

// ukrainianSpelling picks the Ukrainian form among a row's alternate names:
// of those written in the Ukrainian alphabet, the one whose romanisation is
// nearest to the row's own Latin name. Letters that Russian lacks count as
// one step nearer, since "Николаев" too uses Ukrainian letters alone; of two
// that are equally near the longer wins, since Ukrainian writes more soft signs
// ("Перевальськ", Russian "Перевальск").
func ukrainianSpelling(latin string, alternates []string) (string, error) {
	best, bestSteps := "", 0
	for _, alternate := range alternates {
		name := spellingCleaner.Replace(alternate)
		roman, err := transliterate(name)
		if err != nil || !isUkrainian(name) {
			continue
		}
		steps := editDistance(foldSpelling(roman), foldSpelling(latin))
		if strings.ContainsAny(name, "ІіЇїЄєҐґ'") {
			steps--
		}
		nearer := cmp.Or(cmp.Compare(steps, bestSteps), cmp.Compare(len(best), len(name)), cmp.Compare(name, best))
		if best == "" || nearer < 0 {
			best, bestSteps = name, steps
		}
	}
	if best == "" {
		return "", fmt.Errorf("%s has no alternate name in Ukrainian letters: type it in cityfacts.csv", latin)
	}
	return best, nil
}

// mostAliases bounds the search names of a place.
const mostAliases = 8

// latinAliases picks up to [mostAliases] search names among a row's alternate
// names: plain ASCII words no further from the name than half its letters,
// nearest first. Equal slugs count once, and neither the name itself nor the
// name with an ending (the Baltic "Kanivas", "Kaniva") counts at all.
func latinAliases(name string, alternates []string) []string {
	type alias struct {
		text  string
		steps int
	}
	seen := map[string]bool{}
	var found []alias
	for _, alternate := range slices.Sorted(slices.Values(alternates)) {
		text := strings.ReplaceAll(spellingCleaner.Replace(alternate), "'", "")
		key := slug(text)
		steps := editDistance(foldSpelling(text), foldSpelling(name))
		declined := strings.HasPrefix(key, slug(name))
		if !isAliasText(text) || seen[key] || declined || steps > len(name)/2 {
			continue
		}
		seen[key] = true
		found = append(found, alias{text, steps})
	}
	slices.SortStableFunc(found, func(a, b alias) int { return cmp.Compare(a.steps, b.steps) })
	var texts []string
	for _, a := range found[:min(len(found), mostAliases)] {
		texts = append(texts, a.text)
	}
	return texts
}

// isAliasText accepts ASCII letters, blanks and hyphens, a capital first and
// small letters after it: codes such as "KBP" are no names.
func isAliasText(text string) bool {
	for _, r := range text {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -", r) {
			return false
		}
	}
	return len(text) >= 3 && text != strings.ToUpper(text) && text[:1] == strings.ToUpper(text[:1])
}

// foldSpelling makes names comparable: small letters, no apostrophes, no
// blanks.
func foldSpelling(name string) string {
	return strings.NewReplacer("'", "", " ", "", "-", "").Replace(strings.ToLower(spellingCleaner.Replace(name)))
}

// slug makes the id of a name: small ASCII letters, words joined by hyphens,
// apostrophes left out.
func slug(name string) string {
	return strings.NewReplacer("'", "", " ", "-").Replace(strings.ToLower(name))
}

// editDistance is the Levenshtein distance of two byte strings: the least
// number of insertions, deletions and replacements between them.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
