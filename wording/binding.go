package wording

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
)

// causeRow is every wording of what stands between people and cover.
type causeRow struct {
	binds string // what binds most: "time: the unit that comes nearest would be too late"
	row   string // in a table: "too late"
}

// causes is the table of causes. A decision has the words of its gates.
var causes = map[worth.Cause]causeRow{
	worth.Decided: {binds: "a decision", row: "a decision"},
	worth.OutOfReach: {
		binds: "reach: the unit that comes nearest is too far away", row: "out of reach",
	},
	worth.NotSeen: {
		binds: "sight: the unit that comes nearest reaches so far and does not see so far",
		row:   "within reach, not seen",
	},
	worth.NotHeld: {
		binds: "readiness: the station of the unit that comes nearest is not held around the clock",
		row:   "station not held",
	},
	worth.TooLate: {
		binds: "time: the unit that comes nearest would be too late", row: "too late",
	},
	worth.RoundsRunOut: {
		binds: "stocks: the rounds of the unit that comes nearest do not last", row: "rounds run out",
	},
	worth.NoUnit: {
		binds: "means: no unit that may act can engage this threat", row: "no unit that may act can engage it",
	},
}

// decisionRow is what a political gate leaves to decide.
type decisionRow struct {
	lacks string // alone: "allies may not intercept there"
	takes string // among several: "allies may intercept there"
	brief string // whose it is: "leave to intercept"
}

// decisionGates is the table of the political gates as decisions.
var decisionGates = map[coverage.Gate]decisionRow{
	coverage.GatePhase: {
		"the unit comes after a ceasefire, or a caveat bars it", "the unit may be there", "phase or caveat",
	},
	coverage.GateBasing:       {"the host has not granted its bases", "the host grants its bases", "the host's bases"},
	coverage.GateContribution: {"the sender has not agreed", "the sender sends its unit", "the sender's unit"},
	coverage.GateAuthorisation: {
		"allies may not intercept there", "allies may intercept there", "leave to intercept",
	},
}

// DecisionGates returns political gates as what is to be decided: "a decision: allies
// may not intercept there", "two decisions: the sender sends its unit and allies may
// intercept there".
func DecisionGates(set coverage.GateSet) string {
	list := set.Political().List()
	if len(list) == 1 {
		return "a decision: " + decisionGates[list[0]].lacks
	}
	takes := make([]string, len(list))
	for i, g := range list {
		takes[i] = decisionGates[g].takes
	}
	return CountWord(len(list)) + " decisions: " + Enumerate(takes, "none")
}

// CountWord returns a small number in letters: "two".
func CountWord(n int) string {
	if words := [...]string{"no", "one", "two", "three", "four"}; n >= 0 && n < len(words) {
		return words[n]
	}
	return Grouped(n)
}

// Cause returns what stands between people and cover, as a row of a table.
func Cause(b *worth.Binding) string {
	if b.Cause == worth.Decided {
		return DecisionGates(b.Decisions)
	}
	return causes[b.Cause].row
}

// CauseBriefly returns [Cause] for a narrow row: "two decisions: the sender's unit,
// leave to intercept".
func CauseBriefly(b *worth.Binding) string {
	list := b.Decisions.Political().List()
	if b.Cause != worth.Decided || len(list) < 2 {
		return Cause(b)
	}
	brief := make([]string, len(list))
	for i, g := range list {
		brief[i] = decisionGates[g].brief
	}
	return CountWord(len(list)) + " decisions: " + strings.Join(brief, ", ")
}

// BindingSentence says what keeps most people from cover against the threat at an
// index of [worth.Worth.At], and how many nothing but permission does; "" where nothing
// can be said of it.
func BindingSentence(x *worth.Worth, lead int) string {
	t := x.At(lead)
	left := t.Total - t.Covered
	switch {
	case left == 0 && t.Total > 0:
		return "Everybody counted is covered, so nothing binds."
	case len(x.Result.Scenario.Units) == 0:
		return "There is no unit at all, so no gate binds: there is nothing to stop."
	case len(t.Binding) == 0 || t.Binding[0].People == 0:
		return ""
	}
	b := &t.Binding[0]
	binds := causes[b.Cause].binds
	if b.Cause == worth.Decided {
		binds = DecisionGates(b.Decisions)
	}
	words := fmt.Sprintf("What binds most is %s (%s).", binds, ofThose(b.People, left))
	decided, ways := 0, 0
	for i := range t.Binding {
		if t.Binding[i].Cause == worth.Decided && t.Binding[i].People > 0 {
			decided, ways = decided+t.Binding[i].People, ways+1
		}
	}
	if decided > 0 && (ways > 1 || b.Cause != worth.Decided) {
		words += " From " + People(decided) + " of them nothing but permission keeps a unit: bases, forces, the phase or the right to intercept, as each place needs."
	}
	return words
}

// ofThose returns people as a part of those not covered.
func ofThose(people, left int) string {
	switch {
	case people == left:
		return "all " + People(left) + " people not covered"
	case People(people) == People(left):
		return "nearly all of the " + People(left) + " people not covered"
	}
	return People(people) + " of the " + People(left) + " people not covered"
}
