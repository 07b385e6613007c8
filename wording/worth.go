package wording

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
)

// WorthSentence says how many are covered and by whom.
func WorthSentence(x *worth.Worth, lead int) string {
	t := x.At(lead)
	words := fmt.Sprintf("Against %s %s of %s people in the counted cities would be covered (%s)",
		ThreatPhrase(&x.Result.At(lead).Threat), Nobody(t.Covered), People(t.Total), Percent(t.Covered, t.Total))
	switch {
	case t.Covered == 0:
		return words + "."
	case t.Alone >= t.Covered:
		return words + ", all of them by Ukraine's own units alone."
	case t.Alone == 0:
		return words + ", all of them by the package's links and allied units."
	}
	return words + fmt.Sprintf(": %s by Ukraine's own units alone, %s more with the package's links and "+
		"allied units.", People(t.Alone), People(t.Covered-t.Alone))
}

// WorstSentence says the same for all threats at once.
func WorstSentence(x *worth.Worth, lead int) string {
	if len(x.Threats) < 2 {
		return ""
	}
	t := &x.Worst
	words := fmt.Sprintf("Against every threat in play at once %s would be (%s)", Nobody(t.Covered),
		Percent(t.Covered, t.Total))
	switch {
	case t.Covered == 0:
	case t.Alone >= t.Covered:
		words += ", all of them by Ukraine's own units alone"
	default:
		words += fmt.Sprintf(", %s of them by the package's links and allied units", People(t.Covered-t.Alone))
	}
	hardest := 0
	for i := range x.Threats {
		if x.Threats[i].Covered < x.Threats[hardest].Covered {
			hardest = i
		}
	}
	if x.Threats[hardest].Covered < x.At(lead).Covered {
		verb := "are"
		if ownThreat(&x.Result.At(hardest).Threat) {
			verb = "is"
		}
		words += fmt.Sprintf("; the hardest %s %s (%s)", verb, ThreatPhrase(&x.Result.At(hardest).Threat),
			Nobody(x.Threats[hardest].Covered))
	}
	return words + "."
}

// WorthSentences returns, against the threat at an index of [worth.Worth.At],
// which promise carries most, which gate binds most, and the delay beyond which
// no city keeps allied cover; one sentence or two each, none where nothing is
// counted.
func WorthSentences(x *worth.Worth, threat int) []string {
	if len(x.Threats) == 0 || x.At(threat).Total == 0 {
		return nil
	}
	var list []string
	for _, say := range []func(*worth.Worth, int) string{CarrierSentence, BindingSentence, DelaySentence} {
		if sentence := say(x, threat); sentence != "" {
			list = append(list, sentence)
		}
	}
	return list
}

// carrier is a promise that carries cover.
type carrier struct {
	words string // "that of the United States (units and command links)"
	share worth.Share
}

// carriers is the allied promises that carry anything, the heaviest first.
func carriers(x *worth.Worth, lead int) []carrier {
	t, s := x.At(lead), x.Result.Scenario
	var list []carrier
	add := func(shares []worth.Share, gives func(string) string) {
		for _, share := range shares {
			if share.ID == scenario.Ukraine || share.ID == "" || !share.Carries() {
				continue
			}
			at := len(list)
			for at > 0 && worth.CompareShares(&share, &list[at-1].share) < 0 {
				at--
			}
			words := "that of " + CountrySubject(s, share.ID) + " (" + gives(share.ID) + ")"
			list = slices.Insert(list, at, carrier{words, share})
		}
	}
	add(t.Contributors.Shares, func(code string) string { return gift(s, code) })
	add(t.Hosts.Shares, func(string) string { return "bases" })
	return list
}

// providesCommand reports whether the level of command falls without a
// contributor.
func providesCommand(s *scenario.Scenario, code string) bool {
	return code == s.Package.C2.Provider && s.Package.C2.Level > s.Package.C2.Without
}

// Sender returns who sends units, as a row of a table: "Poland", or "Ukraine's
// own units".
func Sender(s *scenario.Scenario, code string) string {
	if code == scenario.Ukraine {
		return "Ukraine's own units"
	}
	return CountryName(s, code)
}

// SenderAndLinks returns [Sender], and that it brings the command links.
func SenderAndLinks(s *scenario.Scenario, code string) string {
	if code != scenario.Ukraine && providesCommand(s, code) {
		return Sender(s, code) + ", with command links"
	}
	return Sender(s, code)
}

// Soil returns on whose soil units stand, as a row of a table: "Poland",
// "Ukrainian soil", "the sea".
func Soil(s *scenario.Scenario, code string) string {
	if code == scenario.Ukraine {
		return "Ukrainian soil"
	}
	return CountryName(s, code)
}

// gift is what a contributor brings.
func gift(s *scenario.Scenario, code string) string {
	units := slices.ContainsFunc(s.Units, func(u scenario.Unit) bool { return u.Contributor == code })
	switch links := providesCommand(s, code); {
	case units && links:
		return "units and command links"
	case links:
		return "command links"
	}
	return "units"
}

// CarrierSentence names the promise that carries most against the threat at an
// index of [worth.Worth.At], and the next.
func CarrierSentence(x *worth.Worth, lead int) string {
	list := carriers(x, lead)
	if len(list) == 0 && x.At(lead).Covered == 0 {
		return "No allied promise carries anything: nobody is covered."
	}
	if len(list) == 0 {
		return "No allied promise carries any of that: what is covered Ukraine covers herself."
	}
	first := list[0]
	words := fmt.Sprintf("The promise that carries most is %s: ", first.words)
	if first.share.Loss == 0 {
		words += fmt.Sprintf("its fair share is %s, though nobody would lose cover without it alone, since others "+
			"cover the same cities.", FairShare(&first.share))
	} else {
		words += fmt.Sprintf("without it %s people would lose their cover; its fair share is %s.",
			People(first.share.Loss), FairShare(&first.share))
	}
	if len(list) > 1 {
		words += fmt.Sprintf(" Next is %s: %s lost without it, fair share %s.", list[1].words,
			People(list[1].share.Loss), FairShare(&list[1].share))
	}
	return words
}

// DelaySentence says beyond how many minutes to the order no city keeps allied
// cover against the threat at an index of [worth.Worth.At], and which minute
// costs most.
func DelaySentence(x *worth.Worth, lead int) string {
	t, phrase := x.At(lead), ThreatPhrase(&x.Result.At(lead).Threat)
	words := ""
	switch {
	case t.LastAllied < 0:
		return "Even with an order at once allied units cover no city against " + phrase + "."
	case t.LastAllied >= worth.LongestDelay:
		words = fmt.Sprintf("Allied units still cover some city against %s when the order takes an hour", phrase)
	case lateAlready(x, lead):
		words = fmt.Sprintf("With today's order, %s after detection, no city has allied cover against %s: it takes an "+
			"order within %d min", Minutes(orderDelay(x, lead)), phrase, t.LastAllied)
	default:
		words = fmt.Sprintf("Beyond %d min from detection to order no city keeps allied cover against %s",
			t.LastAllied, phrase)
	}
	if minute, lost, ok := t.CostliestMinute(); ok {
		return words + fmt.Sprintf("; the minute that costs most is from %d to %d: %s people.", minute-1, minute,
			People(lost))
	}
	return words + "; no wait costs any cover."
}

// orderDelay is the delay of the order at base against the threat at an index of
// [worth.Worth.At]; that against cruise missiles for all threats together.
func orderDelay(x *worth.Worth, lead int) time.Duration {
	class := scenario.CruiseMissile
	if lead < len(x.Threats) {
		class = x.Result.At(lead).Threat.Class
	}
	return x.Result.Scenario.Package.Authorisation.Delay[class].Base
}

// lateAlready reports whether the order of the scenario comes after the last minute at
// which allied units cover some city.
func lateAlready(x *worth.Worth, lead int) bool {
	return orderDelay(x, lead) > time.Duration(x.At(lead).LastAllied)*time.Minute
}

// OpenSentence names the open promise that would bring most.
func OpenSentence(x *worth.Worth, lead int) string {
	o, s := &x.Open, x.Result.Scenario
	best := -1
	for i := range o.Promises {
		if g := o.Promises[i].Gain[lead]; g > 0 && (best < 0 || g > o.Promises[best].Gain[lead]) {
			best = i
		}
	}
	pair := -1
	for i := range o.Pairs {
		if g := o.Pairs[i].Gain[lead]; g > 0 && (pair < 0 || g > o.Pairs[pair].Gain[lead]) {
			pair = i
		}
	}
	together := func() string {
		q := o.Pairs[pair]
		return fmt.Sprintf("%s with %s: %s", PromisePhrase(s, &o.Promises[q.A]), PromisePhrase(s, &o.Promises[q.B]),
			Change(q.Gain[lead]))
	}
	switch {
	case len(o.Promises) == 0:
		return "No promise that would bring anything is still open."
	case best < 0 && pair < 0:
		return "None of the promises still open would add cover, alone or two together."
	case best < 0:
		return "No promise still open adds cover alone; the two that add most together are " + together() + "."
	}
	words := fmt.Sprintf("Of the promises still open, %s would add most by themselves: %s.",
		PromisePhrase(s, &o.Promises[best]), Change(o.Promises[best].Gain[lead]))
	if pair >= 0 && o.Pairs[pair].Gain[lead] > o.Promises[best].Gain[lead] {
		words += " Two together: " + together() + "."
	}
	return words
}

// PromisePhrase is an open promise as a noun: "bases in Poland", "units from
// the Netherlands".
func PromisePhrase(s *scenario.Scenario, p *worth.Promise) string {
	if p.Role == coverage.AsHost {
		return asked(s, scenario.SetHost{Code: p.Code})
	}
	return asked(s, scenario.SetContributor{Code: p.Code})
}

// ExpectedSentence says what cover to expect from the open promises.
func ExpectedSentence(x *worth.Worth, lead int) string {
	o := &x.Open
	if len(o.Promises) == 0 {
		return ""
	}
	low, high := WholePeople(o.Low[lead]), WholePeople(o.High[lead])
	about := ""
	if o.Draws > 0 {
		about = fmt.Sprintf(" (from %s random outcomes, standard error %s)", Grouped(o.Draws),
			People(WholePeople(o.Error[lead])))
	}
	switch stated := o.Stated(); {
	case low == high && People(low) == People(x.At(lead).Covered):
		return fmt.Sprintf("Whatever becomes of the %s still open, cover stays at %s.",
			Plural(len(o.Promises), "promise", "promises"), People(low))
	case stated == 0:
		return fmt.Sprintf("No probability is stated for the %s still open that bring units, links or bases: cover lies between %s if all are "+
			"refused and %s if all are granted.",
			Plural(len(o.Promises), "promise", "promises"), People(low), People(high))
	case stated == len(o.Promises):
		return fmt.Sprintf("If each of the %s still open is granted with its stated probability, independently of "+
			"the others, %s people can be expected to be covered%s.",
			Plural(stated, "promise", "promises"), People(low), about)
	default:
		return fmt.Sprintf("Of the %s still open %d have a stated probability, taken as independent: between %s and "+
			"%s people can be expected to be covered%s, the others refused or granted (%s).",
			Plural(len(o.Promises), "promise", "promises"), stated, People(low), People(high), about, unstatedWords(x))
	}
}

// namedPromises is how many open promises a sentence names.
const namedPromises = 4

// unstatedWords names the open promises without a probability, if they are few.
func unstatedWords(x *worth.Worth) string {
	var names []string
	for i := range x.Open.Promises {
		if p := &x.Open.Promises[i]; p.Probability == nil {
			names = append(names, PromisePhrase(x.Result.Scenario, p))
		}
	}
	if len(names) > namedPromises {
		return "they are listed below"
	}
	return Enumerate(names, "none")
}

// ChainSentence says that the conditions hold together or not at all.
func ChainSentence(t *worth.Threat, x *worth.Worth, lead int) string {
	none, all := t.Subsets[0].Covered, t.Subsets[len(t.Subsets)-1].Covered
	be := "are"
	if none <= 1 {
		be = "is"
	}
	words := fmt.Sprintf("With none of the five %s %s covered against %s, with all of them %s.",
		Persons(none), be, ThreatPhrase(&x.Result.At(lead).Threat), Nobody(all))
	only := 0
	for i := range t.Conditions.Shares {
		only += t.Subsets[1<<i].Covered - none
	}
	if added := all - none; added > 0 {
		words += fmt.Sprintf(" Each alone, without the other four, the five add %s in all; together they add %s.",
			Nobody(only), People(added))
	}
	return words + " They are a conjunction: an ally covers a city only where every link holds, so a strong one " +
		"does not make up for one that fails, and no mean of them is shown."
}

// PairSentence names the two allied countries whose loss together is worse than that of
// either alone.
func PairSentence(x *worth.Worth, lead int) string {
	t, s := x.At(lead), x.Result.Scenario
	var parts []string
	for _, g := range []struct {
		pair  *worth.Pair
		alone int // what is lost most without one of them
		one   string
	}{{t.Contributors.Pair, mostLost(t.Contributors), "units from %s and %s"},
		{t.Hosts.Pair, mostLost(t.Hosts), "the bases of %s and %s"}} {
		if g.pair != nil && g.pair.Loss > g.alone {
			parts = append(parts, fmt.Sprintf(g.one+" (%s)", CountrySubject(s, g.pair.A), CountrySubject(s, g.pair.B),
				People(g.pair.Loss)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "The worst two to lose at once: " + strings.Join(parts, "; ") + "."
}

// mostLost is what is lost most without one country of a group, Ukraine left out.
func mostLost(g worth.Group) (people int) {
	for i := range g.Shares {
		if g.Shares[i].ID != scenario.Ukraine {
			people = max(people, g.Shares[i].Loss)
		}
	}
	return people
}

// IdleParties names the countries on which nothing depends at base.
func IdleParties(x *worth.Worth) string {
	s := x.Result.Scenario
	groups := map[scenario.PermissionState][]string{}
	collect := func(of func(*worth.Threat) *worth.Group, words string) {
		names := map[scenario.PermissionState][]string{}
		for i, share := range of(&x.Worst).Shares {
			if !x.Carries(i, of) && share.ID != scenario.Ukraine {
				names[share.State] = append(names[share.State], CountrySubject(s, share.ID))
			}
		}
		for state, list := range names {
			groups[state] = append(groups[state], words+Enumerate(list, ""))
		}
	}
	collect(func(t *worth.Threat) *worth.Group { return &t.Contributors }, "units from ")
	collect(func(t *worth.Threat) *worth.Group { return &t.Hosts }, "bases in ")
	var parts []string
	for _, state := range scenario.PermissionStates {
		if len(groups[state]) > 0 {
			parts = append(parts, permissions[state].idle+strings.Join(groups[state], "; ")+".")
		}
	}
	return strings.Join(parts, " ")
}

// WorthNotes says what the figures assume.
func WorthNotes(x *worth.Worth) []string {
	notes := []string{
		"Everything is re-evaluated at places by the same rules as the report, at the base estimate; open promises " +
			"count as refused there.",
		"Units and bases: a city's people are divided among those that cover it, tracks and stocks held as they " +
			"are. Hosts, contributors and conditions: every combination is evaluated anew, so that a lost radar, " +
			"link or magazine tells.",
		"Presence, basing, authorisation, command, stockpile are absent as: no foreign unit on Ukrainian soil; no " +
			"host but Ukraine; interception over allied soil alone; the command level without its provider and separate pictures; a " +
			"quarter of the rounds.",
		"Delay: from the first usable track to the order. Ballistic missiles meet a standing order unless the " +
			"scenario makes them wait; Ukraine's own units wait for nobody.",
	}
	for i := range x.Result.Notes {
		if note := &x.Result.Notes[i]; note.Code == coverage.NotePopulation {
			notes = append(notes, Capital(Note(x.Result.Scenario, note))+".")
		}
	}
	return notes
}
