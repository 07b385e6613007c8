package data

import (
	"strings"
	"unicode/utf8"
)

// LongestWord is how many characters a word may have for which a likely
// spelling is looked up.
const LongestWord = 64

// Nearest returns the known word with the smallest edit distance to word, the
// first of equals; where none is nearer than a third of its length, the only
// known word that begins with it; "" when there is neither.
func Nearest(word string, known []string) string {
	if utf8.RuneCountInString(word) > LongestWord {
		return ""
	}
	typed := []rune(strings.ToLower(word))
	best, bestDistance := "", max(1, (len(typed)+2)/3)+1
	for _, candidate := range known {
		if d := editDistance(typed, []rune(strings.ToLower(candidate)), bestDistance); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	if best == "" {
		return onlyBeginning(strings.ToLower(word), known)
	}
	return best
}

// leastBeginning is how many letters must be typed before a longer word is
// offered for them.
const leastBeginning = 3

// onlyBeginning is the one known word that begins with typed.
func onlyBeginning(typed string, known []string) (only string) {
	if len(typed) < leastBeginning {
		return ""
	}
	for _, candidate := range known {
		if !strings.HasPrefix(strings.ToLower(candidate), typed) {
			continue
		}
		if only != "" {
			return ""
		}
		only = candidate
	}
	return only
}

// EditDistance is the number of letters that two words differ by; swapped
// neighbours count once.
func EditDistance(a, b string) int {
	return editDistance([]rune(a), []rune(b), max(len(a), len(b))+1)
}

// editDistance is the number of insertions, deletions, substitutions and swaps
// of neighbours (optimal string alignment) that turn a into b, or limit if it
// is not smaller.
func editDistance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before := make([]int, len(b)+1)
	previous := make([]int, len(b)+1)
	current := make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return min(previous[len(b)], limit)
}
