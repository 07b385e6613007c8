package wording

import "airumbrella/coverage/worth"

// conditionRow is every wording of one condition of an umbrella.
type conditionRow struct {
	name    string // what it is
	without string // what is left without it
}

// conditions is the table of conditions.
var conditions = map[string]conditionRow{
	worth.Presence:      {"presence in Ukraine", "no foreign unit on Ukrainian soil"},
	worth.Basing:        {"allied bases", "no host but Ukraine"},
	worth.Authorisation: {"leave to intercept", "allies intercept over their own soil alone"},
	worth.Command:       {"shared tracks", "no allied links, separate pictures"},
	worth.Stockpile:     {"the full stock", "a quarter of the rounds"},
}

// ConditionName returns what a condition is: "leave to intercept".
func ConditionName(id string) string {
	if row, ok := conditions[id]; ok {
		return row.name
	}
	return Clean(id)
}

// WithoutCondition returns what is left when a condition does not hold: "no host
// but Ukraine".
func WithoutCondition(id string) string { return conditions[id].without }
