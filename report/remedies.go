package report

import (
	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// helps says which single changes would cover the place against a threat: the
// list of them where they were asked for, else the one that the result knows.
func (x *Explanation) helps(p *page, t *ThreatExplanation) {
	pt := x.Place.At(t.Threat)
	if pt.Status.CoveredAt(scenario.Base) || len(t.Remedies) == 0 {
		p.say(wording.WhatHelps(x.Result.Scenario, pt))
		return
	}
	p.say("What would cover it, one change at a time, the least demanding first:")
	items := make([]string, len(t.Remedies))
	for i := range t.Remedies {
		items[i] = remedyItem(x.Result.Scenario, &t.Remedies[i])
	}
	p.list(items)
}

// remedyItem is one change with what it gives and the flag that makes it.
func remedyItem(s *scenario.Scenario, m *coverage.Remedy) string {
	set, words := m.Switch.String(), wording.Switch(s, m.Switch)+": "+m.Status.String()
	if set != "" { // otherwise it begins with the id of a unit
		words = wording.Capital(words)
	}
	if m.Gained != 0 {
		words += ", " + wording.Change(m.Gained) + " people in all"
	}
	if set != "" {
		return words + "; --set " + wording.QuotedSet(wording.Clean(set))
	}
	return words + "; no switch, edit the unit"
}

// savedRemedyGain is a change of an explanation in JSON.
type savedRemedyGain struct {
	Set    *string `json:"set"` // nil: no switch
	Text   string  `json:"text"`
	Status string  `json:"status"` // of the place after the change
	Gained int     `json:"gained"` // people covered at base, in all
}

func savedRemedies(s *scenario.Scenario, list []coverage.Remedy) []savedRemedyGain {
	saved := make([]savedRemedyGain, len(list))
	for i := range list {
		m := &list[i]
		saved[i] = savedRemedyGain{worded(m.Switch.String()), wording.Switch(s, m.Switch), m.Status.String(), m.Gained}
	}
	return saved
}
