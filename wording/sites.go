package wording

import (
	"fmt"
	"math"
	"strings"
	"time"

	"airumbrella/coverage/siting"
	"airumbrella/scenario"
)

// siteStatuses says in a table's cell what an answer on sites is worth.
var siteStatuses = map[siting.Status]string{
	siting.Proven: "proven", siting.WithinGap: "within the gap", siting.TimeLimit: "search cut off",
	siting.Infeasible: "impossible",
}

// SiteStatus returns a status of an answer on sites in words.
func SiteStatus(s siting.Status) string { return siteStatuses[s] }

// goalRow is every wording of what new units are to cover.
type goalRow struct {
	amount func(x float64) string
	noun   string // of the amounts, at the head of a column
}

var goals = map[siting.Goal]goalRow{
	siting.People: {func(x float64) string { return People(int(math.Round(x))) }, "people"},
	siting.Nodes:  {func(x float64) string { return Number(Tenth(x)) }, "nodes"},
	siting.Both: {
		func(x float64) string { return Number(Decimals(x, 100)) + " %" },
		"people and nodes, half each",
	},
}

// GoalAmount returns a weight of what is covered in words: "1.2 M", "12", "3.25 %".
func GoalAmount(g siting.Goal, x float64) string { return goalOf(g).amount(x) }

// GoalNoun returns what the amounts of a goal are: "people".
func GoalNoun(g siting.Goal) string { return goalOf(g).noun }

func goalOf(g siting.Goal) goalRow {
	if row, ok := goals[g]; ok {
		return row
	}
	return goals[siting.People]
}

// SiteThreats says what new units are placed against: "against cruise missiles".
func SiteThreats(s *scenario.Scenario, r *siting.Request) string {
	var phrases []string
	for _, t := range r.Threats {
		phrases = append(phrases, ThreatPhrase(&s.Threats[t]))
	}
	words := "against " + Enumerate(phrases, "no threat")
	switch {
	case len(phrases) > 1 && r.Together == siting.AgainstAny:
		words += ", each counted on its own"
	case len(phrases) > 1:
		words = strings.Replace(words, "against ", "against each of ", 1)
	}
	if r.Depth > 1 {
		words += fmt.Sprintf(", by %d units or more", r.Depth)
	}
	return words
}

// SitePlace says where a candidate stands: "Lviv", "31 km from Lviv (48.5N 31.2E)".
func SitePlace(c *siting.Candidate) string {
	name := Clean(c.Name)
	at := c.Where()
	position := fmt.Sprintf("%.1fN %.1fE", at[1], at[0])
	switch {
	case name == "":
		return position
	case c.Away > 0:
		return position + ", " + Kilometres(c.Away) + " from " + name
	}
	return name
}

// SiteMend is what mends a question about sites that makes no problem.
type SiteMend int

// The mends.
const (
	SiteNeedsThreat     SiteMend = iota // none is in play
	SiteNeedsRange                      // the system engages none of the threats
	SiteNeedsCandidates                 // no site is left
	SiteNeedsFewer                      // more units than sites
)

const (
	siteFlags = "allow others with --at, --grid, --contributor or --set"
	siteKeys  = "choose other sites or another sender (o), or change a promise"
)

// siteMends says what to do, after the fault, in the terms of the command and in those of the planner.
var siteMends = [...]struct{ command, planner string }{
	SiteNeedsThreat: {": name one with --threat, as list threats does", ": open a scenario that has one"},
	SiteNeedsRange: {
		": name another threat with --threat, or a system that can: ",
		": press t for another threat, or take a system that can: ",
	},
	SiteNeedsCandidates: {"; " + siteFlags, "; " + siteKeys},
	SiteNeedsFewer:      {": ask for fewer, or " + siteFlags, ": ask for fewer, or " + siteKeys},
}

// SiteMending says what to do about a question that makes no problem, to who types flags; systems are those
// that would do.
func SiteMending(m SiteMend, systems []string) string {
	return siteMends[m].command + strings.Join(systems, ", ")
}

// SiteMendingKeys is [SiteMending] to who is in the planner.
func SiteMendingKeys(m SiteMend, systems []string) string {
	return siteMends[m].planner + strings.Join(systems, ", ")
}

// SiteProgress says how far a search has come: "7.9 % below the bound at most, 120 parts looked at".
func SiteProgress(value, bound float64, parts int) string {
	return fmt.Sprintf("%.1f %% below the bound at most, %s looked at", 100*(bound-value)/max(bound, 1),
		Plural(parts, "part", "parts"))
}

// SitesArePolicy says what sites are and what they are not.
const SitesArePolicy = "Sites are cities, bases or coarse points of notional units: policy, not positions."

// SearchLimit is how long a search may take: "10 s", "5 min".
func SearchLimit(d time.Duration) string {
	if d < 2*time.Minute {
		return fmt.Sprintf("%.0f s", d.Seconds())
	}
	return Minutes(d)
}

// SiteQuestion asks what siting answers: "Where 3 more units of NASAMS help most".
func SiteQuestion(units int, system *scenario.System) string {
	verb := "help"
	if units == 1 {
		verb = "helps"
	}
	return fmt.Sprintf("Where %s %s most", MoreUnits(units, system), verb)
}

// MoreUnits counts new units of a system: "3 more units of NASAMS".
func MoreUnits(n int, system *scenario.System) string {
	return Plural(n, "more unit", "more units") + " of " + Clean(system.Name)
}
