package subject

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Explanation is why a place is covered or not, threat by threat and gate by
// gate. Make it with [NewExplanation].
type Explanation struct {
	Result *coverage.Result
	Place  *coverage.PlaceResult
	// Threats are those explained, in the scenario's order.
	Threats []ThreatExplanation
}

// ThreatExplanation is one threat's part of an [Explanation].
type ThreatExplanation struct {
	Threat int // for [coverage.Result.At]
	// Reckonings are what [coverage.Explain] gives at each estimate; nil where
	// it was not asked.
	Reckonings scenario.Triple[[]coverage.Reckoning]
	// Remedies are the single changes that would cover the place, by
	// [coverage.Remedies]; empty: none, or not asked.
	Remedies []coverage.Remedy
	// Changes are the smallest sets of switches that would cover the place, by
	// [coverage.SmallestChanges]; none tried: not asked.
	Changes coverage.Changes
}

// NewExplanation puts an explanation together: the reckonings of
// [coverage.Explain] per threat of the result, in its order. Those of the
// result's leading estimate are needed, the other estimates may be nil.
func NewExplanation(r *coverage.Result, place *coverage.PlaceResult,
	reckonings []scenario.Triple[[]coverage.Reckoning]) (*Explanation, error) {
	if place == nil {
		return nil, errors.New("no such place in the result")
	}
	if len(reckonings) != len(r.Threats) {
		return nil, fmt.Errorf("reckonings for %d threats; the result has %d", len(reckonings), len(r.Threats))
	}
	x := &Explanation{Result: r, Place: place, Threats: make([]ThreatExplanation, len(reckonings))}
	for i := range reckonings {
		for _, e := range scenario.Estimates {
			if n := len(reckonings[i].At(e)); n != len(r.Scenario.Units) && (n > 0 || e == r.Lead) {
				return nil, fmt.Errorf("threat %s, %s estimate: reckonings for %d units; the scenario has %d",
					wording.Clean(r.Threats[i].Threat.ID), e, n, len(r.Scenario.Units))
			}
		}
		x.Threats[i] = ThreatExplanation{Threat: i, Reckonings: reckonings[i]}
	}
	return x, nil
}

// ExplanationDocument returns an explanation: first in plain words, then gate by
// gate.
func ExplanationDocument(x *Explanation, v View) *Document {
	place := x.Place.Place
	p := &Document{Title: place.Name, Subtitle: x.placeWords()}
	if place.NameUK != "" && place.NameUK != place.Name {
		p.Title += " (" + place.NameUK + ")"
	}
	p.say(scenarioWords(x.Result.Scenario) + ". " + Caution)
	if !place.Counted {
		p.say("This place is listed but counts in no total.")
	}
	if len(x.Threats) == 0 {
		p.say("No threat is in play, so there is nothing to be covered against.")
	}
	for i := range x.Threats {
		x.plainWords(p, &x.Threats[i], v)
	}
	for i := range x.Threats {
		x.gateSection(p, &x.Threats[i], v)
	}
	return p
}

// ExplanationLine returns the status of the place against each threat, then the package,
// the date of the words in it and the estimate.
func ExplanationLine(x *Explanation, _ View) string {
	var parts []string
	for i := range x.Threats {
		t := x.Threats[i].Threat
		pt := x.Place.At(t)
		verdict := wording.StandingVerdict(pt)
		if pt.Status == coverage.Partly {
			verdict = fmt.Sprintf("partly covered, %s %s of it,", wording.Percent(pt.Count.At(x.Result.Lead), pt.Points),
				wording.Range(pt.Count, pt.Points))
		}
		parts = append(parts, verdict+" against "+wording.ThreatPhrase(&x.Result.At(t).Threat))
	}
	return fmt.Sprintf("%s: %s (%s; %s estimate).", x.Place.Place.Name, wording.Enumerate(parts, "no threat is in play"),
		scenarioWords(x.Result.Scenario), x.Result.Lead)
}

// placeWords returns "city of 1.4 M people (2020), region: Kharkiv, under
// government control".
func (x *Explanation) placeWords() string {
	place := x.Place.Place
	words := wording.KindWord(place.Kind)
	if place.Kind == scenario.City && place.Population > 0 {
		words += " of " + wording.Persons(place.Population)
		switch {
		case place.PopulationAsOf != "":
			words += " (" + wording.Date(place.PopulationAsOf) + ")"
		case place.PopulationYear > 0:
			words += fmt.Sprintf(" (%d)", place.PopulationYear)
		}
	}
	if name := wording.RegionName(x.Result.Scenario, place.Region); name != "" {
		words += ", region: " + name
	}
	switch {
	case place.Control == scenario.Occupied && place.ControlAsOf != "":
		words += ", occupied as of " + wording.Date(place.ControlAsOf)
	case place.Control == scenario.Occupied:
		words += ", occupied"
	case place.Control == scenario.Government:
		words += ", under government control"
	}
	return words
}

// plainWords says for one threat whether and why, who covers, what could be decided
// or built, and what helps.
func (x *Explanation) plainWords(p *Document, t *ThreatExplanation, v View) {
	pt, lead := x.Place.At(t.Threat), x.Result.Lead
	threat := &x.Result.At(t.Threat).Threat
	p.heading(wording.Capital(wording.ThreatPhrase(threat)) + ": " + wording.StandingVerdict(pt))
	p.say(strings.Join([]string{wording.Opening(x.Result, x.Place, t.Threat), pointWords(pt), grantedPart(pt)}, " "))
	p.say(coveredBy(x.Result.Scenario, t.Reckonings.At(lead), lead, v.Verbose))
	if pt.Status == coverage.Partly {
		p.say(partlyBy(x.Result.Scenario, t.Reckonings.At(lead), lead, v.Verbose))
	}
	p.say(wording.MarginSentence(pt.Margin, pt.Points))
	if pt.Status != coverage.Assured {
		p.say("What could be decided: " + decideWords(x.Result, pt, t.Reckonings.At(lead)))
		p.say("What is nearest, and falls short: " + nearestWords(x.Result, pt))
	}
	x.helps(p, t)
}

// pointWords says how many of a place's demand points are covered.
func pointWords(p *coverage.PlaceThreat) string {
	if p.Points <= 1 {
		return ""
	}
	c := p.Count
	if c.Low == p.Points {
		return fmt.Sprintf("All of its %d points are covered at every estimate.", p.Points)
	}
	if c.High == 0 {
		return fmt.Sprintf("None of its %d points is covered at any estimate.", p.Points)
	}
	words := fmt.Sprintf("%d of its %d points are covered at base", c.Base, p.Points)
	if c.Low != c.Base || c.High != c.Base {
		words += fmt.Sprintf(", %d at low and %d at high", c.Low, c.High)
	}
	return words + "."
}

// grantedPart says what becomes of a place with every promise kept, where that is
// more.
func grantedPart(p *coverage.PlaceThreat) string {
	g := &p.IfGranted
	if g.Count == p.Count || g.Status == p.Status && g.Status != coverage.Partly {
		return ""
	}
	return "If granted, every offered and open promise kept: " +
		wording.StatusWithShare(g.Status, g.Count.Base, p.Points) + "."
}

// decideWords says what could be decided so that the place is covered.
func decideWords(r *coverage.Result, p *coverage.PlaceThreat, list []coverage.Reckoning) string {
	if words := wording.ToDecide(r, p); words != "" {
		return words
	}
	var units []string
	for i := range list {
		if wording.DecisionsAlone(list[i].Failing) {
			units = append(units, wording.UnitWords(r.Scenario, list[i].Unit))
		}
	}
	if len(units) > namedUnits {
		units = append(units[:namedUnits], fmt.Sprintf("%d more", len(units)-namedUnits))
	}
	if len(units) > 0 {
		return "decisions alone stop " + wording.Enumerate(units, "") + "."
	}
	return "no unit is kept from it by permission alone (bases, forces, phase, the right to intercept)."
}

// nearestWords says which unit comes nearest to covering the place, and by what it falls short.
func nearestWords(r *coverage.Result, p *coverage.PlaceThreat) string {
	if words := wording.NearestWords(r, p); words != "" {
		return words
	}
	return "no unit may act there."
}

// namedUnits is how many covering units are named unless all are asked for.
const namedUnits = 5

// coveredBy names the units that engage, the nearest first.
func coveredBy(s *scenario.Scenario, list []coverage.Reckoning, e scenario.Estimate, all bool) string {
	var names []string
	for i := range list {
		if k := &list[i]; k.Verdict.Engaged() {
			names = append(names, wording.UnitWordsWith(s, k.Unit, wording.AwayWords(k.Verdict.Distance)))
		}
	}
	return byUnits("Covered", names, e, all)
}

// partlyBy names the units that cover a part of a place, those that cover most of it
// first, each with how much that is.
func partlyBy(s *scenario.Scenario, list []coverage.Reckoning, e scenario.Estimate, all bool) string {
	var parts []*coverage.Reckoning
	for i := range list {
		if list[i].Covers > 0 && !list[i].Verdict.Engaged() { // those that engage are named already
			parts = append(parts, &list[i])
		}
	}
	slices.SortStableFunc(parts, func(a, b *coverage.Reckoning) int { return b.Covers - a.Covers })
	names := make([]string, len(parts))
	for i, k := range parts {
		names[i] = wording.UnitWordsWith(s, k.Unit, fmt.Sprintf("%d of %d points", k.Covers, k.Points))
	}
	return byUnits("Covered in part", names, e, all)
}

// byUnits says by which units a place is covered at an estimate: a few, unless all are
// asked for; nothing where there are none.
func byUnits(covered string, names []string, e scenario.Estimate, all bool) string {
	if len(names) == 0 {
		return ""
	}
	if more := len(names) - namedUnits; more > 0 && !all {
		names = append(names[:namedUnits:namedUnits], fmt.Sprintf("%d more", more))
	}
	return covered + " at the " + e.String() + " estimate by " + wording.Enumerate(names, "") + "."
}

// explained returns the units whose gates are shown, as indices into the leading
// reckonings: the one that engages from nearest by, else the one that comes
// closest; verbose, all that engage and that one.
func (x *Explanation) explained(t *ThreatExplanation, v View) []int {
	list := t.Reckonings.At(x.Result.Lead)
	engage := 0 // those that do come first
	for engage < len(list) && list[engage].Verdict.Engaged() {
		engage++
	}
	closest := max(x.nearest(t), engage)
	var units []int
	for i := range engage {
		if i == 0 || v.Verbose {
			units = append(units, i)
		}
	}
	if closest < len(list) && (engage == 0 || v.Verbose) {
		units = append(units, closest)
	}
	return units
}

// nearest returns where in the leading reckonings the unit stands that the plain words
// say comes closest; -1 where they name none at that estimate.
func (x *Explanation) nearest(t *ThreatExplanation) int {
	n := x.Place.At(t.Threat).Nearest
	if n == nil || n.Estimate != x.Result.Lead {
		return -1
	}
	return slices.IndexFunc(t.Reckonings.At(x.Result.Lead), func(k coverage.Reckoning) bool {
		return k.Unit == &x.Result.Scenario.Units[n.Unit]
	})
}

// SameUnit returns the reckoning of a unit at another estimate, or nil.
func SameUnit(list []coverage.Reckoning, u *scenario.Unit) *coverage.Reckoning {
	i := slices.IndexFunc(list, func(k coverage.Reckoning) bool { return k.Unit == u })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// estimates returns those shown: the leading one, or verbose all that were asked.
func (x *Explanation) estimates(t *ThreatExplanation, v View) []scenario.Estimate {
	if !v.Verbose {
		return []scenario.Estimate{x.Result.Lead}
	}
	var list []scenario.Estimate
	for _, e := range scenario.Estimates {
		if len(t.Reckonings.At(e)) > 0 {
			list = append(list, e)
		}
	}
	return list
}

// gateSection shows the gates of the units that matter against one threat, and how
// far every unit gets.
func (x *Explanation) gateSection(p *Document, t *ThreatExplanation, v View) {
	threat := &x.Result.At(t.Threat).Threat
	list := t.Reckonings.At(x.Result.Lead)
	for _, i := range x.explained(t, v) {
		p.heading("Gate by gate, " + wording.ThreatPhrase(threat))
		p.say(unitSentence(x.Result.Scenario, &list[i], threat))
		x.gateTable(p, t, list[i].Unit, v)
	}
	if len(list) == 0 {
		return
	}
	p.heading("Every unit, " + wording.ThreatPhrase(threat) + ", " + x.Result.Lead.String() + " estimate")
	if v.Verbose {
		if x.nearest(t) > 0 {
			p.say("Of the units that fail fewest gates, the one said to come closest lacks the smallest share of its " +
				"own reach or time. Here they stand by kilometres and minutes.")
		}
		p.tabulate(unitColumns, unitRows(x.Result.Scenario, list))
		return
	}
	p.tabulate(groupColumns, groupRows(list))
}

// groupColumns are those of the list of every unit by what stops it first.
var groupColumns = []Head{{Title: "STOPPED BY", Max: 20}, {Title: "UNITS", Right: true}, {Title: "WHICH"}}

// groupRows lists every unit by the first gate that it fails; those that cover the
// point come first.
func groupRows(list []coverage.Reckoning) (rows [][]string) {
	for g := coverage.GateNone; g < coverage.GateCount; g++ {
		var names []string
		for i := range list {
			if list[i].Verdict.Gate == g {
				names = append(names, wording.Clean(list[i].Unit.Title()))
			}
		}
		gate := g.String()
		if g == coverage.GateNone {
			gate = "nothing: covers"
		}
		if len(names) > 0 {
			rows = append(rows, []string{gate, fmt.Sprint(len(names)), strings.Join(names, "; ")})
		}
	}
	return rows
}

// unitSentence says which unit is shown, and why.
func unitSentence(s *scenario.Scenario, k *coverage.Reckoning, t *scenario.Threat) string {
	role := "comes closest"
	if k.Verdict.Engaged() {
		role = "covers the place"
	}
	if k.Points > 1 {
		role += fmt.Sprintf(" (%d of its %d points; looked at is point %d)", k.Covers, k.Points, k.Point+1)
	}
	return fmt.Sprintf("%s %s; the threat flies %s at %s above ground.",
		wording.Capital(wording.UnitWords(s, k.Unit)), role, wording.Speed(t.Speed.At(k.Estimate)),
		wording.Height(t.Altitude.Base))
}

// gateTable sets the gates and their numbers against the estimates.
func (x *Explanation) gateTable(p *Document, t *ThreatExplanation, u *scenario.Unit, v View) {
	columns := []Head{{Title: "GATE"}, {Title: "WHAT IS ASKED"}}
	var shown []*coverage.Reckoning
	for _, e := range x.estimates(t, v) {
		if k := SameUnit(t.Reckonings.At(e), u); k != nil {
			columns = append(columns, Head{Title: strings.ToUpper(e.String()), Max: 30})
			shown = append(shown, k)
		}
	}
	var rows [][]string
	for g := coverage.GatePhase; g < coverage.GateCount; g++ {
		row := []string{g.String(), wording.GateQuestion(g)}
		for _, k := range shown {
			row = append(row, gateVerdict(k, g))
		}
		rows = appendFact(append(rows, row), marginFact(g), x.Result.Scenario, shown)
		for i := range facts {
			if facts[i].gate == g {
				rows = appendFact(rows, &facts[i], x.Result.Scenario, shown)
			}
		}
	}
	p.tabulate(columns, rows)
}

// gateVerdict returns what came of a gate, each asked on its own.
func gateVerdict(k *coverage.Reckoning, g coverage.Gate) string {
	if k.Failing.Has(g) {
		return "FAILS"
	}
	return "holds"
}

// marginFact returns by how much a gate holds or fails, where that is measured: "26 s of
// 17 min".
func marginFact(g coverage.Gate) *fact {
	return &fact{g, "", "  by, of what there is", func(k reckoned) quantity {
		i := slices.IndexFunc(k.Margins, func(m coverage.Margin) bool { return m.Gate == g })
		if i < 0 || k.Margins[i].Value < 0 != k.Failing.Has(g) {
			return quantity{}
		}
		words := wording.MarginSize(&k.Margins[i])
		return quantity{words, words, words != ""}
	}}
}

// appendFact adds the row of a fact, unless no reckoning has it.
func appendFact(rows [][]string, f *fact, s *scenario.Scenario, shown []*coverage.Reckoning) [][]string {
	row, known := []string{"", f.label}, false
	for _, k := range shown {
		q := f.value(reckoned{k, s})
		known = known || q.known
		if !q.known {
			q.words = "-"
		}
		row = append(row, q.words)
	}
	if !known {
		return rows
	}
	return append(rows, row)
}

// unitColumns are those of the list of every unit.
var unitColumns = []Head{
	{Title: "UNIT", Max: 24}, {Title: "SYSTEM", Max: 20}, {Title: "FROM", Max: 14}, {Title: "AWAY", Right: true},
	{Title: "COVERS", Right: true}, {Title: "WHAT FAILS, IN ITS ORDER", Max: 36},
}

func unitRows(s *scenario.Scenario, list []coverage.Reckoning) [][]string {
	rows := make([][]string, len(list))
	for i := range list {
		k := &list[i]
		rows[i] = []string{k.Unit.Title(), wording.SystemName(s, k.Unit), wording.CountryName(s, k.Unit.Contributor),
			wording.Kilometres(k.Verdict.Distance), fmt.Sprintf("%d/%d", k.Covers, k.Points), unitVerdict(k)}
	}
	return rows
}

// unitVerdict names every gate that a unit fails, the first with what is short.
func unitVerdict(k *coverage.Reckoning) string {
	names := wording.GatesOf(k.Failing)
	if len(names) == 0 {
		return "nothing: covers"
	}
	if lacks := wording.Lacks(&k.Verdict); lacks != "" {
		names[0] += " (" + lacks + ")"
	}
	return strings.Join(names, ", ")
}

// helps says which changes would cover the place against a threat: the lists of them
// where they were asked for, else the one that the result knows.
func (x *Explanation) helps(p *Document, t *ThreatExplanation) {
	pt, s := x.Place.At(t.Threat), x.Result.Scenario
	sets := t.together()
	if pt.CoveredAt(scenario.Base) || len(t.Remedies) == 0 && t.Changes.Tried == 0 {
		p.say(wording.WhatHelps(s, pt))
		return
	}
	if len(t.Remedies) > 0 {
		p.say("What would cover it, one change at a time, the least demanding first:")
		items := make([]string, len(t.Remedies))
		for i := range t.Remedies {
			items[i] = remedyItem(s, &t.Remedies[i])
		}
		p.list(items)
	}
	switch {
	case len(t.Changes.Sets) == 0 && t.Changes.Tried > 0 && len(t.Remedies) > 0:
		return
	case len(t.Changes.Sets) == 0 && t.Changes.Tried > 0:
		p.say(wording.NoChange(t.Changes.Tried))
	case len(sets) > 0:
		words := "The smallest sets of switches that would cover it:"
		if len(t.Remedies) > 0 {
			words = "Or by other switches:"
		}
		p.say(words)
		items := make([]string, len(sets))
		for i := range sets {
			items[i] = wording.Capital(wording.SmallestSet(s, &sets[i])) + "; " + wording.SetWords(sets[i].Switches)
		}
		p.list(items)
	}
}

// together returns the smallest sets of switches without those that are among the
// single changes.
func (t *ThreatExplanation) together() []coverage.Change {
	return slices.DeleteFunc(slices.Clone(t.Changes.Sets), func(c coverage.Change) bool {
		return len(c.Switches) == 1 && slices.ContainsFunc(t.Remedies, func(m coverage.Remedy) bool {
			return m.Switch.String() == c.Switches[0].String()
		})
	})
}

// remedyItem returns one change with what it gives and the flag that makes it.
func remedyItem(s *scenario.Scenario, m *coverage.Remedy) string {
	set, words := m.Switch.String(), wording.Switch(s, m.Switch)+": "+m.Status.String()
	if set != "" { // otherwise it begins with the id of a unit
		words = wording.Capital(words)
	}
	if m.Gained != 0 {
		words += ", " + wording.MorePersons(m.Gained) + " in all"
	}
	if set != "" {
		return words + "; --set " + wording.QuotedSet(wording.Clean(set))
	}
	return words + "; no switch, edit the unit"
}
