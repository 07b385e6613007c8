package wording

import (
	"slices"
	"strconv"
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

// SweptKeys returns keys of a sweep as nouns, those of one kind together: "bases in Poland
// and Slovakia, units from Germany and c2.level".
func SweptKeys(s *scenario.Scenario, h *sweep.Header, keys []int) string {
	var words []string
	countries := [2][]string{}
	for _, k := range keys {
		if p, ok := h.Vary[k].AsPlayer(); ok {
			countries[p.Role] = append(countries[p.Role], CountrySubject(s, p.Code))
		}
	}
	for role, noun := range [...]string{coverage.AsHost: "bases in ", coverage.AsContributor: "units from "} {
		if list := countries[role]; len(list) > 0 {
			words = append(words, noun+Enumerate(list, ""))
		}
	}
	for _, k := range keys {
		if _, ok := h.Vary[k].AsPlayer(); !ok {
			words = append(words, Clean(h.Vary[k].Name))
		}
	}
	return clauses(words)
}

// SweptBox returns what a box limits, as conditions, who does the same together: "Hungary and
// Poland open bases, and authorisation.delay is 0s or 5m".
func SweptBox(s *scenario.Scenario, h *sweep.Header, b *sweep.Box) string {
	var conditions []string
	who, order := map[deed][]string{}, []deed{}
	for _, l := range b.Limits {
		k := &h.Vary[l.Key]
		p, player := k.AsPlayer()
		if !player || len(k.Values) != 2 {
			conditions = append(conditions, condition(s, k, l.Values))
			continue
		}
		d := deed{p.Role, slices.ContainsFunc(l.Values, func(v int) bool { return k.Values[v] == string(scenario.Granted) })}
		if who[d] == nil {
			order = append(order, d)
		}
		who[d] = append(who[d], CountrySubject(s, p.Code))
	}
	var deeds []string
	for _, d := range order {
		deeds = append(deeds, Enumerate(who[d], "")+" "+d.words(len(who[d])))
	}
	if len(deeds)+len(conditions) == 0 {
		return "nothing is asked"
	}
	return clauses(append(deeds, conditions...))
}

// clauses joins clauses, with commas where one of them has an "and" of its own.
func clauses(list []string) string {
	last := len(list) - 1
	if last > 0 && slices.ContainsFunc(list, func(c string) bool { return strings.Contains(c, " and ") }) {
		return strings.Join(list[:last], ", ") + ", and " + list[last]
	}
	return Enumerate(list, "")
}

// deed is what a country does with its bases or its units.
type deed struct {
	role coverage.Role
	yes  bool
}

// words returns the verb of so many countries that do it.
func (d deed) words(countries int) string {
	no := ""
	if !d.yes {
		no = "no "
	}
	if d.role == coverage.AsHost {
		return verb(countries, "opens ", "open ") + no + "bases"
	}
	return verb(countries, "sends ", "send ") + no + "units"
}

// condition returns what a key is within some of its values.
func condition(s *scenario.Scenario, k *sweep.Key, allowed []int) string {
	if k.IsRange() {
		within := k.Between(allowed)
		return Clean(k.Name) + " lies from " + Clean(within[0]) + " to " + Clean(within[1])
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
	if _, player := k.AsPlayer(); player {
		return "the word on " + SweptKey(s, k) + " is " + words
	}
	return Clean(k.Name) + " is " + words
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

// WhoUncovers returns who can uncover a city by refusing, as an answer to "who can say no";
// sets are of at most [sweep.MostRefusing] governments, and of more than so many sets only
// how many more there are is said.
func WhoUncovers(s *scenario.Scenario, covered bool, sets []sweep.Refusal, most int) string {
	switch {
	case !covered:
		return "under 95 % covered even if every government agrees"
	case len(sets) == 0:
		return "no three governments"
	}
	return RefusingAny(s, sets, most)
}

// LatestOrder returns how late the order to intercept may come for a city: minutes, of which
// -1 is not even at once; longer says that the city is covered at the last minute asked.
func LatestOrder(minutes int, longer bool) string {
	switch {
	case minutes < 0:
		return "not even at once"
	case longer:
		return "an hour or more"
	}
	return strconv.Itoa(minutes) + " min"
}
