package wording

import (
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
		return fmt.Sprintf("A salvo of %s %s: %s.", AboutCount(arrivals), phrase, RaidReason(t.Reason))
	}
	words := fmt.Sprintf("Of a salvo of %s%s %s", AboutCount(arrivals), CountRange(r.Arrivals), phrase)
	through := "about " + AboutCount(r.Leakers.At(o.Lead)) + CountRange(r.Leakers)
	if t.Decoys > 0 {
		return fmt.Sprintf("%s, %s of them decoys, %s of the %s armed ones would get through.", words,
			decoyWords(t.Decoys), through, AboutCount(real))
	}
	return words + " " + through + " would get through."
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

// NightRange is " [4-21]", the smaller number first; empty where both ends are
// the same or one of them has no answer.
func NightRange(n scenario.Triple[raid.Nights]) string {
	low, high := n.Low, n.High
	if high.Before(low) {
		low, high = high, low
	}
	if low.None || high.None || NightCell(low) == NightCell(high) {
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

// CountRange is " [9-26]", the smaller number first; empty where both ends read
// alike.
func CountRange(t scenario.Triple[float64]) string {
	low, high := AboutCount(min(t.Low, t.High)), AboutCount(max(t.Low, t.High))
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
		return words + "."
	}
	return fmt.Sprintf("%s: %s%s person-nights without allied cover against %s, people whose cover is only allied "+
		"times nights.", words, People(t.PersonNights.At(o.Lead)), peopleEnds(t.PersonNights), ThreatPhrase(&t.Threat))
}

// peopleEnds is " [0-21 M]", the smaller number first; empty where both ends read alike.
func peopleEnds(t scenario.Triple[int]) string {
	low, high := People(min(t.Low, t.High)), People(max(t.Low, t.High))
	if low == high {
		return ""
	}
	return " [" + low + "-" + high + "]"
}
