package report

import (
	"airumbrella/coverage/worth"
	"airumbrella/wording"
)

// SavedMinimum is the least that reaches a target against one threat.
type SavedMinimum struct {
	ID      string      `json:"id"`
	Target  float64     `json:"target"`
	Needed  int         `json:"needed"`
	Most    int         `json:"most"` // people with every switch on
	Onward  SavedSearch `json:"from_here"`
	Scratch SavedSearch `json:"from_nothing"`
}

// SavedSearch is the smallest sets of steps from one start.
type SavedSearch struct {
	Start  int        `json:"start"`
	Least  *int       `json:"least"` // no fewer steps reach the target; null where none do
	Proven bool       `json:"proven"`
	Count  int        `json:"count"`
	Sets   []SavedSet `json:"sets"`
}

// SavedSet is one set of steps.
type SavedSet struct {
	Covered int         `json:"covered"`
	Steps   []SavedStep `json:"steps"`
}

// SavedStep is one step, as --set takes it.
type SavedStep struct {
	Set     string  `json:"set"`
	Steps   int     `json:"steps"` // that it counts for
	Granted *string `json:"permission,omitempty"`
	Held    bool    `json:"held"` // the scenario has it already
}

func savedMinima(x *worth.Worth) []SavedMinimum {
	list := make([]SavedMinimum, len(x.Minimum))
	for i := range x.Minimum {
		m := &x.Minimum[i]
		list[i] = SavedMinimum{
			ID: amountID(x, m.Threat), Target: wording.Decimals(m.Target, 1e6), Needed: m.Needed, Most: m.Most,
			Onward: savedSearch(&m.Onward, m.Reached()), Scratch: savedSearch(&m.Scratch, m.Reached()),
		}
	}
	return list
}

func savedSearch(s *worth.Search, reached bool) SavedSearch {
	saved := SavedSearch{Start: s.Start, Proven: s.Proven, Count: s.Count, Sets: make([]SavedSet, len(s.Sets))}
	if reached {
		saved.Least = minuteOf(s.Least)
	}
	for i, set := range s.Sets {
		saved.Sets[i] = SavedSet{set.Covered, make([]SavedStep, len(set.Steps))}
		for k, step := range set.Steps {
			saved.Sets[i].Steps[k] = SavedStep{wording.Clean(step.Set), step.Levels, worded(string(step.State)), step.Held}
		}
	}
	return saved
}
