package report

import (
	"bytes"
	"encoding/json"
	"io"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// ExplainFormat names the JSON of an explanation.
const ExplainFormat = "airumbrella/explain/1"

// savedExplanation is the JSON of an [Explanation].
type savedExplanation struct {
	Format   string               `json:"format"`
	Scenario SavedScenario        `json:"scenario"`
	Options  SavedOptions         `json:"options"`
	Place    SavedPlace           `json:"place"`
	Threats  []savedThreatReasons `json:"threats"`
}

// savedThreatReasons is why the place is covered or not against one threat.
type savedThreatReasons struct {
	ID     string  `json:"id"`
	Status string  `json:"status"`
	Why    string  `json:"why"`
	Helps  *string `json:"helps"`
	// Remedies are the single changes that would cover the place, the least
	// demanding first.
	Remedies []savedRemedyGain  `json:"remedies"`
	Units    []savedUnitReasons `json:"units"` // those that cover first, then the nearest to it
}

// savedUnitReasons is one unit at every estimate that was asked for.
type savedUnitReasons struct {
	Unit        string          `json:"unit"`
	System      string          `json:"system"`
	Contributor string          `json:"contributor"`
	Low         *savedReckoning `json:"low"`
	Base        *savedReckoning `json:"base"`
	High        *savedReckoning `json:"high"`
}

// savedReckoning is one unit at one estimate.
type savedReckoning struct {
	Engaged   bool            `json:"engaged"`
	Gate      *string         `json:"gate"` // the first that fails; null: none
	ShortKM   *float64        `json:"short_km"`
	TimeShare float64         `json:"time_share"`
	Facts     json.RawMessage `json:"facts"`
}

// JSON writes the explanation with every unit at every estimate that was asked
// for; what has no meaning for a unit is null.
func (x *Explanation) JSON(w io.Writer) error {
	r := x.Result
	s := savedExplanation{
		Format: ExplainFormat, Scenario: savedScenario(r.Scenario), Options: savedOptions(r),
		Place: savedPlace(r, x.Place), Threats: make([]savedThreatReasons, len(x.Threats)),
	}
	for i := range x.Threats {
		t := &x.Threats[i]
		pt := x.Place.At(t.Threat)
		reasons := savedThreatReasons{
			ID: wording.Clean(r.At(t.Threat).Threat.ID), Status: pt.Status.String(), Why: wording.WhyNot(r, x.Place, t.Threat), Helps: worded(wording.WhatHelps(r.Scenario, pt)),
			Remedies: savedRemedies(r.Scenario, t.Remedies), Units: []savedUnitReasons{},
		}
		for k := range t.Reckonings.At(r.Lead) {
			reasons.Units = append(reasons.Units, unitReasons(r.Scenario, t, t.Reckonings.At(r.Lead)[k].Unit))
		}
		s.Threats[i] = reasons
	}
	return writeJSON(w, s)
}

func unitReasons(s *scenario.Scenario, t *ThreatExplanation, u *scenario.Unit) savedUnitReasons {
	at := func(e scenario.Estimate) *savedReckoning {
		if k := sameUnit(t.Reckonings.At(e), u); k != nil {
			return reckoningReasons(s, k)
		}
		return nil
	}
	return savedUnitReasons{wording.Clean(u.ID), wording.Clean(u.System), wording.Clean(u.Contributor), at(scenario.Low), at(scenario.Base), at(scenario.High)}
}

func reckoningReasons(s *scenario.Scenario, k *coverage.Reckoning) *savedReckoning {
	reasons := &savedReckoning{Engaged: k.Verdict.Engaged(), TimeShare: share(k.Verdict.TimeShare), Facts: factsJSON(reckoned{k, s})}
	if k.Verdict.Gate != coverage.GateNone {
		reasons.Gate = worded(k.Verdict.Gate.String())
	}
	if k.Verdict.ShortMeasured() {
		reasons.ShortKM = measured(lengthKM(k.Verdict.Short))
	}
	return reasons
}

// factsJSON is an object of all [facts] in their order.
func factsJSON(k reckoned) json.RawMessage {
	var b bytes.Buffer
	b.WriteByte('{')
	for i := range facts {
		if i > 0 {
			b.WriteByte(',')
		}
		q := facts[i].value(k)
		if !q.known {
			q.value = nil
		}
		if err := writeMember(&b, facts[i].key, q.value); err != nil {
			panic("bug in report: a fact that is no JSON: " + err.Error())
		}
	}
	b.WriteByte('}')
	return b.Bytes()
}
