package wording

import (
	"fmt"
	"math"
	"strings"

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
