package saved

import (
	"bytes"
	"encoding/json"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// explainFormat names the JSON of an explanation.
const explainFormat = "airumbrella/explain/2"

// explanationJSON is the JSON of a [subject.Explanation].
type explanationJSON struct {
	Format   string              `json:"format"`
	Scenario scenarioJSON        `json:"scenario"`
	Options  optionsJSON         `json:"options"`
	Place    placeJSON           `json:"place"`
	Threats  []threatReasonsJSON `json:"threats"`
}

// threatReasonsJSON is why the place is covered or not against one threat.
type threatReasonsJSON struct {
	ID     string  `json:"id"`
	Status string  `json:"status"`
	Why    string  `json:"why"`
	Decide *string `json:"decide"` // what could be decided; null: nothing
	Build  *string `json:"build"`  // what is nearest, and falls short; null: no unit may act
	Helps  *string `json:"helps"`
	// Remedies are the single changes that would cover the place, the least
	// demanding first.
	Remedies []remedyGainJSON  `json:"remedies"`
	Changes  changesJSON       `json:"changes"`
	Units    []unitReasonsJSON `json:"units"` // those that cover first, then the nearest to it
}

// unitReasonsJSON is one unit at every estimate that was asked for.
type unitReasonsJSON struct {
	Unit        string         `json:"unit"`
	System      string         `json:"system"`
	Contributor string         `json:"contributor"`
	Low         *reckoningJSON `json:"low"`
	Base        *reckoningJSON `json:"base"`
	High        *reckoningJSON `json:"high"`
}

// reckoningJSON is one unit at one estimate.
type reckoningJSON struct {
	Engaged   bool            `json:"engaged"`
	Gate      *string         `json:"gate"` // the first that fails; null: none
	Failing   []string        `json:"failing"`
	Margins   []*marginJSON   `json:"margins"` // of the gates that are measured
	ShortKM   *float64        `json:"short_km"`
	TimeShare float64         `json:"time_share"`
	Facts     json.RawMessage `json:"facts"`
}

// Explanation returns an explanation with every unit at every estimate that was
// asked for; what has no meaning for a unit is null.
func Explanation(x *subject.Explanation, _ subject.View) any {
	r := x.Result
	s := explanationJSON{
		Format: explainFormat, Scenario: savedScenario(r.Scenario), Options: savedOptions(r),
		Place: savedPlace(r, x.Place), Threats: make([]threatReasonsJSON, len(x.Threats)),
	}
	for i := range x.Threats {
		t := &x.Threats[i]
		pt := x.Place.At(t.Threat)
		reasons := threatReasonsJSON{
			ID: wording.Clean(r.At(t.Threat).Threat.ID), Status: pt.Status.String(),
			Why: wording.WhyNot(r, x.Place, t.Threat), Decide: worded(wording.ToDecide(r, pt)),
			Build: worded(wording.NearestWords(r, pt)), Helps: worded(wording.WhatHelps(r.Scenario, pt)),
			Remedies: savedRemedies(r.Scenario, t.Remedies), Changes: savedChanges(r.Scenario, &t.Changes),
			Units: []unitReasonsJSON{},
		}
		for k := range t.Reckonings.At(r.Lead) {
			reasons.Units = append(reasons.Units, unitReasons(r.Scenario, t, t.Reckonings.At(r.Lead)[k].Unit))
		}
		s.Threats[i] = reasons
	}
	return s
}

func unitReasons(s *scenario.Scenario, t *subject.ThreatExplanation, u *scenario.Unit) unitReasonsJSON {
	at := func(e scenario.Estimate) *reckoningJSON {
		if k := subject.SameUnit(t.Reckonings.At(e), u); k != nil {
			return reckoningReasons(s, k)
		}
		return nil
	}
	return unitReasonsJSON{wording.Clean(u.ID), wording.Clean(u.System), wording.Clean(u.Contributor),
		at(scenario.Low), at(scenario.Base), at(scenario.High)}
}

func reckoningReasons(s *scenario.Scenario, k *coverage.Reckoning) *reckoningJSON {
	reasons := &reckoningJSON{Engaged: k.Verdict.Engaged(), TimeShare: share(k.Verdict.TimeShare),
		Failing: append([]string{}, wording.GatesOf(k.Failing)...), Margins: []*marginJSON{},
		Facts: factsJSON(subject.Facts(k, s))}
	for i := range k.Margins {
		if wording.MarginSize(&k.Margins[i]) != "" {
			reasons.Margins = append(reasons.Margins, savedMargin(&k.Margins[i]))
		}
	}
	if k.Verdict.Gate != coverage.GateNone {
		reasons.Gate = worded(k.Verdict.Gate.String())
	}
	if k.Verdict.ShortMeasured() {
		reasons.ShortKM = measured(lengthKM(k.Verdict.Short))
	}
	return reasons
}

// factsJSON returns an object of what lies behind the gates, in their order.
func factsJSON(facts []subject.Fact) json.RawMessage {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, f := range facts {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := writeMember(&b, f.Key, f.Value); err != nil {
			panic("bug in report: a fact that is no JSON: " + err.Error())
		}
	}
	b.WriteByte('}')
	return b.Bytes()
}

// remedyGainJSON is a change of an explanation in JSON.
type remedyGainJSON struct {
	Set    switchesJSON `json:"set"` // empty: no switch
	Text   string       `json:"text"`
	Status string       `json:"status"` // of the place after the change
	Gained int          `json:"gained"` // people covered at base, in all
}

func savedRemedies(s *scenario.Scenario, list []coverage.Remedy) []remedyGainJSON {
	saved := make([]remedyGainJSON, len(list))
	for i := range list {
		m := &list[i]
		saved[i] = remedyGainJSON{setsOf(m.Switch), wording.Switch(s, m.Switch), m.Status.String(), m.Gained}
	}
	return saved
}

// changesJSON is the smallest sets of one, two or three switches that would cover the
// place, at most five.
type changesJSON struct {
	Sets  []remedyGainJSON `json:"sets"`
	Tried int              `json:"tried"` // sets; without sets, none was found among them
}

func savedChanges(s *scenario.Scenario, c *coverage.Changes) changesJSON {
	saved := changesJSON{Sets: make([]remedyGainJSON, len(c.Sets)), Tried: c.Tried}
	for i := range c.Sets {
		one := &c.Sets[i]
		saved.Sets[i] = remedyGainJSON{
			setsOf(one.Switches...), wording.SwitchesTogether(s, one.Switches), one.Status.String(), one.Gained,
		}
	}
	return saved
}
