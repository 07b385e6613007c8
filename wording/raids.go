package wording

import (
	"cmp"
	"fmt"
	"math"

	"airumbrella/coverage/raid"
	"airumbrella/scenario"
)

// SalvoSentence says how many of a salvo of one threat would get through: "Of
// a salvo of 40 low cruise missiles about 17 [9-26] would get through." It is
// empty for an index that is no threat's.
func SalvoSentence(o *raid.Outcome, threat int) string {
	if threat < 0 || threat >= len(o.Threats) {
		return ""
	}
	t := &o.Threats[threat]
	r := &t.Salvo
	arrivals, real := r.Arrivals.At(o.Lead), r.Arrivals.At(o.Lead)*(1-t.Decoys)
	phrase := ThreatPhrase(&t.Threat)
	if ownThreat(&t.Threat) {
		phrase = "of " + phrase
	}
	switch {
	case arrivals <= 0 && ownThreat(&t.Threat):
		return fmt.Sprintf("None %s comes in a salvo.", phrase)
	case arrivals <= 0:
		return fmt.Sprintf("No %s come in a salvo.", phrase)
	case t.Reason != raid.NoReason:
		return fmt.Sprintf("A salvo of %s %s: %s%s.", AboutCount(arrivals), phrase, RaidReason(t.Reason), butLight(o, t))
	}
	words := fmt.Sprintf("Of a salvo of %s%s %s", AboutCount(arrivals), CountRange(r.Arrivals), phrase)
	through := "about " + AboutCount(r.Leakers.At(o.Lead)) + CountRange(r.Leakers)
	light := ""
	if r.Light.At(o.Lead) > 0 {
		light = "the light layer takes about " + ExpectedCount(r.Light, o.Lead) + " and "
	}
	switch {
	case t.Decoys > 0:
		return fmt.Sprintf("%s, %s of them decoys, %s%s of the %s armed ones would get through.", words,
			decoyWords(t.Decoys), light, through, AboutCount(real))
	case light != "":
		return words + " " + light + through + " would get through."
	}
	return words + " " + through + " would get through."
}

// aims says what raids aim at, by the word of files.
var aims = map[scenario.AimWord]string{
	scenario.AimPeople: "cities by their people",
	scenario.AimNodes:  "logistics nodes by their weight",
	scenario.AimMixed:  "cities by their people and, with the other half of a raid, logistics nodes by their weight",
}

// aimWords returns what raids aim at: "cities by their people", or the places listed,
// "odesa (2) and lviv (1)".
func aimWords(a scenario.Aim) string {
	if len(a.Places) == 0 {
		return aims[cmp.Or(a.Word, scenario.AimPeople)]
	}
	var names []string
	for _, p := range a.Places {
		names = append(names, fmt.Sprintf("%s (%s)", Clean(p.Place), significant(p.Weight)))
	}
	return Enumerate(names, "")
}

// butLight says what the light layer takes of a salvo that no unit meets; "" where
// it takes nothing or the raid has no aim.
func butLight(o *raid.Outcome, t *raid.ThreatOutcome) string {
	light := t.Salvo.Light
	if light.At(o.Lead) <= 0 || t.Reason == raid.NoCity {
		return ""
	}
	return " save the " + ExpectedCount(light, o.Lead) + " that the light layer takes"
}

// ReportedBriefly says what was reported of a like night, of one threat's class: "Of a
// like night, 20 Sep 2025, Ukraine itself reported 29 of 32 cruise missiles stopped". It
// is empty where the salvo is not like that night's.
func ReportedBriefly(o *raid.Outcome, threat int) string {
	if threat < 0 || threat >= len(o.Threats) || o.Threats[threat].Reason != raid.NoReason {
		return ""
	}
	r := o.Threats[threat].Like(o.Lead)
	if r == nil {
		return ""
	}
	return fmt.Sprintf("Of a similar night, %s, Ukraine itself reported %s of %s %s stopped. That is self-reported and "+
		"no measure of this: units here are notional and nothing is fitted to it.", Date(raid.Reported.Date), Grouped(r.Stopped), Grouped(r.Launched), r.Class.Words())
}

// ReportedSentence says what was reported of a like night against all classes whose
// salvo is like that night's, with its source; empty where none is.
func ReportedSentence(o *raid.Outcome) string {
	var parts []string
	seen := map[scenario.Class]bool{}
	for i := range o.Threats {
		r := o.Threats[i].Like(o.Lead)
		if r == nil || seen[r.Class] || o.Threats[i].Reason != raid.NoReason {
			continue
		}
		seen[r.Class] = true
		parts = append(parts, fmt.Sprintf("%s of %s %s", Grouped(r.Stopped), Grouped(r.Launched), r.Class.Words()))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("Of a similar night, %s, Ukraine itself reported stopped: %s. That is self-reported and no "+
		"measure of this: units here are notional and nothing is fitted to it (%s).", Date(raid.Reported.Date), Enumerate(parts, "none"), Clean(raid.Reported.From.Source))
}

// SalvoBriefly is [SalvoSentence] in short parts for a narrow panel: what comes, as
// "salvo of 40", how many get through, as "20", and their range, as " [15-27]". All
// are empty where no salvo of that threat comes or none can be reckoned.
func SalvoBriefly(o *raid.Outcome, threat int) (comes, through, span string) {
	if threat < 0 || threat >= len(o.Threats) {
		return "", "", ""
	}
	t := &o.Threats[threat]
	arrivals := t.Salvo.Arrivals.At(o.Lead)
	if arrivals <= 0 || t.Reason != raid.NoReason {
		return "", "", ""
	}
	comes = "salvo of " + AboutCount(arrivals*(1-t.Decoys))
	if t.Decoys > 0 {
		comes += " armed"
	}
	return comes, AboutCount(t.Salvo.Leakers.At(o.Lead)), CountRange(t.Salvo.Leakers)
}

// decoyWords is "half" or a share in percent.
func decoyWords(share float64) string {
	if share == 0.5 {
		return "half"
	}
	return fmt.Sprintf("%.0f %%", 100*share)
}

// NightsSentence says for how many routine nights stocks last against one
// threat: until the first city in reach runs dry, and until half of them have.
func NightsSentence(o *raid.Outcome, threat int) string {
	if threat < 0 || threat >= len(o.Threats) {
		return ""
	}
	t := &o.Threats[threat]
	all, half := t.Routine.Nights, t.Routine.Half
	if t.Reason != raid.NoReason || all.At(o.Lead).None {
		return ""
	}
	raids := fmt.Sprintf("Against %s, %s a night,", ThreatPhrase(&t.Threat), AboutCount(t.Routine.Arrivals.At(o.Lead)))
	if all.At(o.Lead).Endless {
		return raids + " stocks do not run out, since resupply keeps up" + endsWords(all) + "."
	}
	words := fmt.Sprintf("%s stocks last %s%s before the first city within reach runs dry", raids,
		NightWords(all.At(o.Lead)), NightRange(all))
	switch h := half.At(o.Lead); {
	case h == all.At(o.Lead):
		return words + "."
	case h.Endless:
		return words + "; resupply keeps half of that cover for ever."
	default:
		return words + fmt.Sprintf(", and %s%s before half of that cover is spent.", NightWords(h), NightRange(half))
	}
}

// endsWords says so where stocks do run out at the pessimistic end.
func endsWords(n scenario.Triple[raid.Nights]) string {
	if n.Low.Endless {
		return ""
	}
	return ", save at the low estimate after " + NightWords(n.Low)
}

// NightWords returns for how many nights a stock lasts: "4 nights".
func NightWords(n raid.Nights) string {
	switch {
	case n.None:
		return "-"
	case n.Endless:
		return "for ever"
	case n.Whole() == 0:
		return "no full night"
	}
	return Plural(n.Whole(), "night", "nights")
}

// NightRange is " [4-21]", the least and the most of the three estimates; empty where both
// ends are the same or one of the estimates has no answer.
func NightRange(n scenario.Triple[raid.Nights]) string {
	low, high := n.Low, n.Low
	for _, at := range []raid.Nights{n.Base, n.High} {
		if at.Before(low) {
			low = at
		}
		if high.Before(at) {
			high = at
		}
	}
	if n.Low.None || n.Base.None || n.High.None || NightCell(low) == NightCell(high) {
		return ""
	}
	return " [" + NightCell(low) + "-" + NightCell(high) + "]"
}

// NightCell is nights as a number in a table; "ever" where they have no end.
func NightCell(n raid.Nights) string {
	switch {
	case n.None:
		return "-"
	case n.Endless:
		return "ever"
	}
	return Grouped(n.Whole())
}

// AboutCount is an expected number without more figures than it deserves:
// "0.86", "3.0", "24", "190".
func AboutCount(x float64) string {
	switch x = max(x, 0); {
	case x < 1e-3:
		return "0"
	case x < 0.95 && x != math.Trunc(x):
		return Decimal(Decimals(x, 100))
	case x < 9.95 && math.Abs(x-math.Round(x)) >= 0.05:
		return fmt.Sprintf("%.1f", x)
	case x < 100 || x == math.Trunc(x):
		return Grouped(int(math.Round(x)))
	}
	return Grouped(int(math.Round(x/10)) * 10)
}

// ExpectedCount is an expectation with its range, at two figures even where it happens
// to be whole: "350 [320-400]".
func ExpectedCount(t scenario.Triple[float64], e scenario.Estimate) string {
	rough := func(x float64) float64 {
		if x < 100 {
			return x
		}
		return math.Round(x/10) * 10
	}
	t = scenario.Triple[float64]{Low: rough(t.Low), Base: rough(t.Base), High: rough(t.High)}
	return AboutCount(t.At(e)) + CountRange(t)
}

// CountRange is " [9-26]", the least and the most of the three estimates, so that it holds
// each: fewer may be stopped of a smaller raid and of a larger one. Empty where both ends
// read alike.
func CountRange(t scenario.Triple[float64]) string {
	low, high := AboutCount(min(t.Low, t.Base, t.High)), AboutCount(max(t.Low, t.Base, t.High))
	if low == high {
		return ""
	}
	return " [" + low + "-" + high + "]"
}

// ChanceWords is a probability in whole percent, never rounded to none or all.
func ChanceWords(p float64) string {
	switch {
	case p <= 0:
		return "0 %"
	case p < 0.01:
		return "<1 %"
	case p >= 1:
		return "100 %"
	case p > 0.99:
		return ">99 %"
	}
	return fmt.Sprintf("%.0f %%", 100*p)
}

// ActivationSentence says what passes between the political decision and the first
// authorised intercept: how many nights, and how many person-nights without allied
// cover against one threat. It is empty where activation takes no time at any estimate.
func ActivationSentence(o *raid.Outcome, threat int) string {
	lost := o.LostNights
	if lost.Low == 0 || threat < 0 || threat >= len(o.Threats) {
		return ""
	}
	nights := Plural(lost.At(o.Lead), "night passes", "nights pass")
	if lost.Low != lost.High {
		nights += fmt.Sprintf(" [%d-%d]", lost.High, lost.Low)
	}
	t := &o.Threats[threat]
	words := "From the decision to the first authorised intercept " + nights + " with Ukraine's own units alone"
	if t.PersonNights.Low == 0 {
		t = longestWait(o)
	}
	if t.PersonNights.Low == 0 {
		return words + "."
	}
	return fmt.Sprintf("%s: %s%s person-nights without allied cover against %s: the people whom allied units alone "+
		"cover, times nights.", words, People(t.PersonNights.At(o.Lead)), peopleEnds(t.PersonNights), ThreatPhrase(&t.Threat))
}

// longestWait is the threat with the most person-nights without allied cover.
func longestWait(o *raid.Outcome) *raid.ThreatOutcome {
	longest := &o.Threats[0]
	for i := range o.Threats {
		at, best := o.Threats[i].PersonNights, longest.PersonNights
		if at.At(o.Lead) > best.At(o.Lead) || at.At(o.Lead) == best.At(o.Lead) && at.Low > best.Low {
			longest = &o.Threats[i]
		}
	}
	return longest
}

// peopleEnds is " [0-21 M]", the smaller number first; empty where both ends read alike.
func peopleEnds(t scenario.Triple[int]) string {
	low, high := People(min(t.Low, t.High)), People(max(t.Low, t.High))
	if low == high {
		return ""
	}
	return " [" + low + "-" + high + "]"
}
