package wording

import (
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/sweep"
	"airumbrella/scenario"
)

// SweptKey returns a key of a sweep as a noun: "bases in Poland"; any but a host or
// contributor as --set calls it.
func SweptKey(s *scenario.Scenario, k *sweep.Key) string {
	if p, ok := k.AsPlayer(); ok {
		return asked(s, p.Grant())
	}
	return Clean(k.Name)
}

// SweptBox returns what a box limits, as conditions: "Poland opens her bases, and
// authorisation.delay is 0s or 5m".
func SweptBox(s *scenario.Scenario, h *sweep.Header, b *sweep.Box) string {
	var conditions []string
	for _, l := range b.Limits {
		conditions = append(conditions, condition(s, &h.Vary[l.Key], l.Values))
	}
	return Enumerate(conditions, "nothing is asked")
}

// condition returns what a key is within some of its values.
func condition(s *scenario.Scenario, k *sweep.Key, allowed []int) string {
	p, player := k.AsPlayer()
	yes := slices.IndexFunc(allowed, func(v int) bool { return k.Values[v] == string(scenario.Granted) }) >= 0
	if player && len(k.Values) == 2 {
		return playerDoes(s, p, yes)
	}
	var values []string
	for _, v := range allowed {
		values = append(values, Clean(k.Values[v]))
	}
	last := len(values) - 1
	words := values[last]
	if last > 0 {
		words = strings.Join(values[:last], ", ") + " or " + words
	}
	if player {
		return "the word on " + SweptKey(s, k) + " is " + words
	}
	return Clean(k.Name) + " is " + words
}

// playerDoes returns a country's yes or no as a clause.
func playerDoes(s *scenario.Scenario, p coverage.Player, yes bool) string {
	who := CountrySubject(s, p.Code)
	switch {
	case p.Role == coverage.AsHost && yes:
		return who + " opens bases"
	case p.Role == coverage.AsHost:
		return who + " opens no bases"
	case yes:
		return who + " sends units"
	}
	return who + " sends no units"
}

// Refusing returns who refuses: "Poland", "Poland and Romania together".
func Refusing(s *scenario.Scenario, who sweep.Refusal) string {
	var names []string
	for _, code := range who {
		names = append(names, CountrySubject(s, code))
	}
	words := Enumerate(names, "nobody")
	if len(names) > 1 {
		words += " together"
	}
	return words
}

// RefusingAny returns several sets of which each is enough: "Poland, or Norway and Spain
// together"; of more than so many only how many more there are.
func RefusingAny(s *scenario.Scenario, sets []sweep.Refusal, most int) string {
	var words []string
	for _, set := range sets[:min(most, len(sets))] {
		words = append(words, Refusing(s, set))
	}
	if more := len(sets) - most; more > 0 {
		words = append(words, Plural(more, "other set", "other sets"))
	}
	return strings.Join(words, ", or ")
}
