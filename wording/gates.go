package wording

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// gateRow is every wording of one gate. A gate without words fails a test.
type gateRow struct {
	word     string // in one plain word: "reach"
	question string // asked of a unit, briefly: "is there time?"
	asks     string // the same in full, for the table of the README
	fails    string // what fails, in a word or two: "too late"
	// why is what stops the unit that comes closest, after a colon.
	why func(*approach) string
	// cell is why, short enough for a table's cell; nil or "": fails is used.
	cell func(*approach) string
	// roomy is cell where there is room for a word more; "" is cell.
	roomy string
	// alone is cell where nothing stands beside it; "" is cell.
	alone string
	// tested is what was tested of a unit, with the numbers.
	tested func(*scenario.Scenario, *coverage.Reckoning) string
}

// gates is the table of gates. GateNone is the verdict of a unit that passes
// all of them and is there part of the time only.
var gates = [coverage.GateCount]gateRow{
	coverage.GateNone: {
		fails: "covered part of the time",
		why: func(a *approach) string {
			return fmt.Sprintf("%s, %s, is there %s of the time", a.unit(), a.away(), ShareWords(a.verdict().TimeShare))
		},
		cell: func(a *approach) string { return "covered " + ShareWords(a.verdict().TimeShare) + " of the time" },
	},
	coverage.GatePhase: {
		word:     "phase",
		question: "in this phase, by its caveats?",
		asks:     "does the unit exist before or after a ceasefire, and may it stand where it stands?",
		fails:    "not there in this phase",
		why: func(a *approach) string {
			if a.early() {
				return a.closest() + "comes only after a ceasefire"
			}
			return a.closest() + "may not stand there under the caveats of " + a.sender()
		},
		cell: func(a *approach) string {
			if a.early() {
				return "only after a ceasefire"
			}
			return "caveat of " + a.sender()
		},
		tested: phaseTested,
	},
	coverage.GateBasing: {
		word:     "bases",
		question: "has the host granted its bases?",
		asks:     "has the host granted its bases?",
		fails:    "host has not agreed",
		why: func(a *approach) string {
			return a.host() + " has not granted its bases to " + a.unit() + ", " + a.away()
		},
		cell:   func(a *approach) string { return a.host() + " has not agreed" },
		tested: basingTested,
	},
	coverage.GateContribution: {
		word:     "sender",
		question: "does the contributor send it?",
		asks:     "does the contributor send the unit?",
		fails:    "contributor has not agreed",
		why: func(a *approach) string {
			unit := strings.Replace(a.unit(), possessive(a.sender())+" ", "its ", 1)
			return a.sender() + " has not agreed to send " + unit + ", " + a.away()
		},
		cell:   func(a *approach) string { return a.sender() + " has not agreed" },
		tested: contributionTested,
	},
	coverage.GateAuthorisation: {
		word:     "zone",
		question: "may it intercept this here?",
		asks:     "may this kind of target be intercepted here?",
		fails:    "zone",
		why: func(a *approach) string {
			return "allies may not intercept there; the nearest unit is " + a.unit() + ", " + a.away()
		},
		roomy:  "not authorised there",
		alone:  "allies may not intercept there",
		tested: authorisationTested,
	},
	coverage.GateCapability: {
		word:     "means",
		question: "can it engage at this height?",
		asks:     "can the system engage this target at this altitude?",
		fails:    "cannot engage this threat",
		why: func(a *approach) string {
			return "no unit that may act can engage this threat; the nearest is " + a.unit() + ", " + a.away()
		},
		alone:  "no unit that may act can engage this threat",
		tested: capabilityTested,
	},
	coverage.GateGeometry: {
		word:     "reach",
		question: "in reach and in view?",
		asks:     "is the place, with the threat's release range, within reach and in the radar's view?",
		fails:    "out of reach",
		why:      func(a *approach) string { return a.closest() + geometryObstacle(a) },
		cell: func(a *approach) string {
			if short := a.verdict().Short; short > 0 {
				return Kilometres(short) + " out of reach"
			}
			return "not in the radar's view"
		},
		tested: geometryTested,
	},
	coverage.GateReadiness: {
		word:     "station",
		question: "is its station held?",
		asks:     "is the station of a fighter or an airborne sensor held at least 95 % of the time?",
		fails:    "station not held",
		why: func(a *approach) string {
			if a.verdict().TimeShare <= 0 {
				return a.closest() + "has no time on its station: its fuel leaves none"
			}
			return fmt.Sprintf("%s, %s, holds its station %s of the time, and %.0f %% are needed", a.unit(), a.away(),
				ShareWords(a.verdict().TimeShare), 100*coverage.Held)
		},
		cell: func(a *approach) string {
			if a.verdict().TimeShare <= 0 {
				return "no time on station"
			}
			return "station held " + ShareWords(a.verdict().TimeShare) + " of the time"
		},
		tested: readinessTested,
	},
	coverage.GateTimeline: {
		word:     "time",
		question: "is there time?",
		asks:     "is there time for detection, the order and the flight of the missile?",
		fails:    "too late",
		why: func(a *approach) string {
			return a.closest() + "would be too late" + a.lateness()
		},
		cell: func(a *approach) string {
			if a.verdict().Late >= coverage.Unseen {
				return "not seen in time"
			}
			return "too late" + a.lateness()
		},
		tested: timelineTested,
	},
	coverage.GateStock: {
		word:     "stock",
		question: "do the rounds last?",
		asks:     "do the magazines last?",
		fails:    "rounds run out",
		why: func(a *approach) string {
			return fmt.Sprintf("the rounds of %s, %s, do not last %s", a.unit(), a.away(), a.nights())
		},
		cell:   func(a *approach) string { return "rounds do not last " + a.nights() },
		tested: stockTested,
	},
}

// gateOf returns the row of a gate, an empty one for what is none.
func gateOf(g coverage.Gate) *gateRow {
	if g >= 0 && g < coverage.GateCount {
		return &gates[g]
	}
	return &gateRow{fails: g.String()}
}

// DecisionsAlone reports whether the gates of a set are political, all of them, and
// there is one.
func DecisionsAlone(set coverage.GateSet) bool { return set != 0 && set.Physical() == 0 }

// GateWord returns a gate in one plain word, for a narrow column: "reach"; "" for
// [coverage.GateNone].
func GateWord(g coverage.Gate) string { return gateOf(g).word }

// GateQuestion returns what a gate asks of a unit: "is there time?".
func GateQuestion(g coverage.Gate) string { return gateOf(g).question }

// GateWords returns what fails at a gate, in a word or two; for
// [coverage.GateNone], the verdict of a unit that is there but not always.
func GateWords(g coverage.Gate) string { return gateOf(g).fails }

// ShortBriefly returns what fails of a verdict and by how much, in a few words: "30 m
// out of reach", "too late by 12 min".
func ShortBriefly(v coverage.Verdict) string {
	switch v.Gate {
	case coverage.GateGeometry, coverage.GateReadiness, coverage.GateTimeline:
		return gates[v.Gate].cell(&approach{found: v})
	}
	return GateWords(v.Gate)
}

// GateTested returns what a gate tested of a unit, with the numbers.
func GateTested(s *scenario.Scenario, k *coverage.Reckoning, g coverage.Gate) string {
	return gates[g].tested(s, k)
}

// GateNames returns the names of the gates in their order, as explanations list
// them.
func GateNames() []string {
	var names []string
	for g := coverage.GateNone + 1; g < coverage.GateCount; g++ {
		names = append(names, g.String())
	}
	return names
}

// GateTable returns the gates and what they ask as a Markdown table.
func GateTable() string {
	var b strings.Builder
	b.WriteString("| gate | the question |\n|---|---|\n")
	for _, gate := range GatesAsked() {
		fmt.Fprintf(&b, "| %s | %s |\n", gate[0], gate[1])
	}
	return b.String()
}

// GatesAsked returns the gates in their order, each by name with what it asks.
func GatesAsked() (list [][2]string) {
	for g := coverage.GateNone + 1; g < coverage.GateCount; g++ {
		list = append(list, [2]string{g.String(), gates[g].asks})
	}
	return list
}

// approach is a unit that could cover a place, in its result, and its verdict.
type approach struct {
	result *coverage.Result
	index  int // of the unit in Scenario.Units
	found  coverage.Verdict
}

func (a *approach) scenario() *scenario.Scenario { return a.result.Scenario }
func (a *approach) of() *scenario.Unit           { return &a.result.Scenario.Units[a.index] }
func (a *approach) verdict() coverage.Verdict    { return a.found }
func (a *approach) unit() string                 { return UnitWords(a.scenario(), a.of()) }
func (a *approach) away() string                 { return AwayWords(a.found.Distance) }
func (a *approach) host() string                 { return CountrySubject(a.scenario(), a.of().Host) }
func (a *approach) sender() string               { return CountrySubject(a.scenario(), a.of().Contributor) }

// closest opens a sentence with the unit.
func (a *approach) closest() string {
	return "the unit that comes closest, " + a.unit() + ", " + a.away() + ", "
}

// Lacks returns by how much the gate that a unit fails first is missed: "43 km short",
// "3.1 min late"; empty where that is not measured.
func Lacks(v *coverage.Verdict) string {
	switch {
	case v.Gate == coverage.GateTimeline && v.Late >= coverage.Unseen:
		return "not seen in time"
	case v.Gate == coverage.GateTimeline:
		return moment(v.Late) + " late"
	case v.ShortMeasured() && v.Short > 0:
		return Kilometres(v.Short) + " short"
	}
	return ""
}

// lateness is by how much a unit would be too late: " by 3.1 min".
func (a *approach) lateness() string {
	switch late := a.verdict().Late; {
	case late >= coverage.Unseen:
		return ", for nothing that it may use sees the threat"
	default:
		return " by " + moment(late)
	}
}

// nights returns for how many nights the rounds must last.
func (a *approach) nights() string {
	return Plural(a.scenario().Package.Stockpile.Nights, "night", "nights")
}

// early reports whether the unit comes only after a ceasefire that the scenario
// is before.
func (a *approach) early() bool {
	return a.of().Phase == scenario.AfterCeasefire && a.scenario().Phase != scenario.AfterCeasefire
}

// here is the distance under which a unit stands in a place.
const here = 500 * geo.Metre

// AwayWords returns how far away a unit is: "89 km away", or "at its centre".
func AwayWords(d geo.Length) string {
	if d < here {
		return "at its centre"
	}
	return Kilometres(d) + " away"
}

// geometryObstacle returns how far a unit is short of a place, or that it does not
// see it.
func geometryObstacle(a *approach) string {
	switch smooth := a.result.Terrain == (coverage.SmoothEarth{}).Name(); {
	case a.verdict().Short > 0:
		return "falls " + Kilometres(a.verdict().Short) + " short of it"
	case smooth:
		return "cannot see it: it lies outside the sector of its radar"
	}
	return "cannot see it: it lies outside the sector of its radar or behind terrain"
}
