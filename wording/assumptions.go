package wording

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage/worth"
	"airumbrella/scenario"
)

// assumptionRow is the words of a subject of assumptions.
type assumptionRow struct {
	key  string // in JSON
	name func(*scenario.Scenario, *worth.Assumption) string
	// values says where it is moved to; nil: from the lowest to the highest of the three
	// numbers in their unit, or in counted where they have none.
	values  func(*worth.Assumption) string
	counted string // what a bare number counts
}

// phrased returns a name that is the same in every scenario.
func phrased(words string) func(*scenario.Scenario, *worth.Assumption) string {
	return func(*scenario.Scenario, *worth.Assumption) string { return words }
}

// assumptions has a row for each subject.
var assumptions = [...]assumptionRow{
	worth.OfSystem: {key: "system", name: func(s *scenario.Scenario, a *worth.Assumption) string {
		name := a.ID
		if system := s.System(&scenario.Unit{System: a.ID}); system != nil && system.Name != "" {
			name = system.Name
		}
		return Clean(name) + ": " + a.Field
	}},
	worth.OfThreat: {key: "threat", name: func(s *scenario.Scenario, a *worth.Assumption) string {
		if t := s.Threat(a.ID); t != nil {
			return ThreatLabel(t) + ": " + a.Field
		}
		return Clean(a.ID) + ": " + a.Field
	}},
	worth.OfLight: {key: "light-layer", counted: "of them",
		name: func(_ *scenario.Scenario, a *worth.Assumption) string {
			return "light layer: share of " + classPlural(a.ID) + " stopped before missile units are asked"
		}},
	worth.OfOrder: {key: "order", name: func(_ *scenario.Scenario, a *worth.Assumption) string {
		return "order to intercept " + classPlural(a.ID)
	}},
	worth.OfHostOrder: {key: "host-order", name: func(s *scenario.Scenario, a *worth.Assumption) string {
		return CountryName(s, a.ID) + ": order to intercept " + classPlural(a.Field)
	}},
	worth.OfDensity: {key: "density", name: phrased("density of cities")},
	worth.OfPresence: {key: "presence", counted: "of those fit to fly",
		name: phrased("aircraft that weather, crews and tankers let fly")},
	worth.OfClutter: {key: "clutter", name: phrased("trees and houses that hide what flies low")},
	worth.OfWedges: {key: "wedges", name: phrased("sector radars"), values: func(*worth.Assumption) string {
		return "their wedges alone to full discs"
	}},
	worth.OfApproach: {key: "approach", name: phrased("side from which threats come"),
		values: func(*worth.Assumption) string { return "any side to outside allied soil alone" }},
	worth.OfStation: {key: "station", name: func(s *scenario.Scenario, a *worth.Assumption) string {
		name := Clean(a.ID)
		if u := s.Unit(a.ID); u != nil {
			name = UnitBriefly(s, u)
		}
		return "station of " + name
	}, values: func(a *worth.Assumption) string {
		return fmt.Sprintf("%s km to %d sides", Number(a.Value.High), len(a.Positions))
	}},
}

// classPlural returns the class of an id in the plural.
func classPlural(id string) string {
	for _, c := range scenario.Classes {
		if c.String() == id {
			return c.Words()
		}
	}
	return Clean(id)
}

// AssumptionKey returns what an assumption is about, for JSON.
func AssumptionKey(a *worth.Assumption) string { return assumptions[a.Of].key }

// AssumptionName returns an assumption in words: "cruise missile: radar cross-section".
func AssumptionName(s *scenario.Scenario, a *worth.Assumption) string {
	return assumptions[a.Of].name(s, a)
}

// AssumptionValues returns between which values an assumption is moved, ascending, in its
// unit: "0.05 to 0.3 m2".
func AssumptionValues(a *worth.Assumption) string {
	row := &assumptions[a.Of]
	if row.values != nil {
		return row.values(a)
	}
	unit := a.Unit
	if unit == "" {
		unit = row.counted
	}
	low, high := min(a.Value.Low, a.Value.High), max(a.Value.Low, a.Value.High)
	return strings.TrimSpace(Number(low) + " to " + Number(high) + " " + unit)
}

// AssumptionPeople returns the people covered against a threat at the two values of
// [AssumptionValues], in their order: "10.2 to 11.1 M"; of a station the fewest and the
// most, and how many of its positions keep the headline.
func AssumptionPeople(a *worth.Assumption, amount, covered int) string {
	first, last := a.AtLow[amount], a.AtHigh[amount]
	if a.Value.Low > a.Value.High {
		first, last = last, first
	}
	words := peopleBetween(first, last)
	if a.Positions != nil {
		words += fmt.Sprintf("; %d of %d positions keep the headline", a.Kept(amount, covered), len(a.Positions))
	}
	return words
}

// peopleBetween returns two numbers of people: "10.2 to 11.1 M".
func peopleBetween(a, b int) string {
	from, to := People(a), People(b)
	switch short, millions := strings.CutSuffix(from, " M"); {
	case from == to:
		return from
	case millions && strings.HasSuffix(to, " M"):
		return short + " to " + to
	}
	return from + " to " + to
}

// AssumptionsSentence says how many of the assumptions move the people covered against a
// threat, and what of the stations.
func AssumptionsSentence(x *worth.Worth, amount int) string {
	if len(x.Assumptions) == 0 {
		return "No assumption of the systems in use has a range, so none can move the answer."
	}
	moving, positions, kept := 0, 0, 0
	for i := range x.Assumptions {
		a := &x.Assumptions[i]
		if a.Span(amount) > 0 {
			moving++
		}
		positions += len(a.Positions)
		kept += a.Kept(amount, x.At(amount).Covered)
	}
	words := fmt.Sprintf("%d of %s with a range %s it alone; the range [low-high] of the report moves all of them "+
		"together.", moving, Plural(len(x.Assumptions), "assumption", "assumptions"), verb(moving, "moves", "move"))
	if moving == 0 {
		words = fmt.Sprintf("None of the %s with a range moves it alone.",
			Plural(len(x.Assumptions), "assumption", "assumptions"))
	}
	if positions > 0 {
		words += fmt.Sprintf(" Of %d positions of patrol stations, each %s off, %d keep the headline within %s %%.",
			positions, Kilometres(worth.StationMove), kept, Number(100*worth.KeptWithin))
	}
	return words
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// LeadingAssumptions returns the assumptions that move the people covered against a threat,
// by how far, at most so many.
func LeadingAssumptions(x *worth.Worth, amount, most int) []*worth.Assumption {
	var list []*worth.Assumption
	for i := range x.Assumptions {
		if x.Assumptions[i].Span(amount) > 0 {
			list = append(list, &x.Assumptions[i])
		}
	}
	slices.SortStableFunc(list, func(a, b *worth.Assumption) int { return b.Span(amount) - a.Span(amount) })
	return list[:min(len(list), most)]
}

// listedReversals is how many numbers a sentence on the order of promises names.
const listedReversals = 2

// ReversalSentences says which number, if known, could change the order of the open
// promises that would add most against a threat; none where fewer than two would add anything.
func ReversalSentences(x *worth.Worth, amount int) string {
	adding := 0
	for i := range x.Open.Promises {
		if x.Open.Promises[i].Gain[amount] > 0 {
			adding++
		}
	}
	if x.Reversals == nil || len(x.Open.Promises) < 2 || adding == 0 {
		return ""
	}
	phrase := "against " + ThreatPhrase(&x.Result.At(amount).Threat)
	var said []string
	more := 0
	for i := range x.Reversals {
		switch r := &x.Reversals[i]; {
		case r.Amount != amount:
		case len(said) < listedReversals:
			said = append(said, reversalSentence(x, r))
		default:
			more++
		}
	}
	if len(said) == 0 {
		if n := min(adding, worth.RankedPromises); n > 1 {
			return fmt.Sprintf("No number moved alone changes which %s of the open promises add most %s.", CountWord(n),
				phrase)
		}
		return fmt.Sprintf("No number moved alone changes which of the open promises adds most %s.", phrase)
	}
	words := Capital(phrase) + ", the order of the open promises hangs on numbers that could be known. " +
		strings.Join(said, " ")
	if more > 0 {
		words += fmt.Sprintf(" %s in the JSON.", Capital(Plural(more, "more such end is", "more such ends are")))
	}
	return words
}

// reversalSentence says what overtakes what at one end of an assumption.
func reversalSentence(x *worth.Worth, r *worth.Reversal) string {
	s, a := x.Result.Scenario, &x.Assumptions[r.Assumption]
	ahead, behind := &x.Open.Promises[r.Ahead], &x.Open.Promises[r.Behind]
	at := "at the " + map[scenario.Estimate]string{scenario.Low: "bad", scenario.High: "good"}[r.To] + " end"
	if a.Value != (scenario.Triple[float64]{}) {
		at = "at " + Number(a.Value.At(r.To)) + " instead of " + Number(a.Value.Base)
		if a.Unit != "" {
			at += " " + a.Unit
		}
	}
	return fmt.Sprintf("With %s (%s), %s would add %s, ahead of %s with %s; as reckoned they add %s and %s.",
		AssumptionName(s, a), at, PromisePhrase(s, ahead), People(r.AheadGain), PromisePhrase(s, behind),
		Nobody(r.BehindGain), People(ahead.Gain[r.Amount]), People(behind.Gain[r.Amount]))
}

// UncertainReversals returns, of the figures of grade C or D, each end at which one, if
// known, would change the order of the promises against a threat.
func UncertainReversals(x *worth.Worth, amount int) (list []string) {
	for i := range x.Reversals {
		r := &x.Reversals[i]
		if a := &x.Assumptions[r.Assumption]; r.Amount == amount && a.Uncertain() {
			list = append(list, reversalSentence(x, r)+" Grade "+string(a.Grade)+".")
		}
	}
	return list
}
