package saved

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// maxSavedReport is the largest saved report that is read, in bytes: about ten
// thousand places against five threats.
const maxSavedReport = 64 << 20

// Read reads a report that was written as JSON, of this edition of the model or the
// first, as a side to compare. It refuses more than 64 MiB, any other format, and values that no report has;
// the error says where. Fields that it does not know are left alone: a later
// version may write them.
func Read(r io.Reader) (*subject.Side, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxSavedReport+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxSavedReport {
		return nil, fmt.Errorf("larger than %d MiB: this is no saved report", maxSavedReport>>20)
	}
	edition, err := editionOf(text)
	if err != nil {
		return nil, err
	}
	report := &reportJSON{}
	if err := json.Unmarshal(text, report); err != nil {
		return nil, jsonFault(text, err)
	}
	if err := report.check(edition); err != nil {
		return nil, err
	}
	return report.side(edition), nil
}

// editionOf looks for the name of a format before anything else is read, and returns
// the edition of the model that writes it.
func editionOf(text []byte) (int, error) {
	var head struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return 0, jsonFault(text, err)
	}
	switch head.Format {
	case reportFormat:
		return subject.Edition, nil
	case firstFormat:
		return 1, nil
	}
	found := "none"
	if head.Format != "" {
		found = fmt.Sprintf("%.60q", wording.Clean(head.Format))
	}
	return 0, fmt.Errorf("format: %s; a saved report has %q, or %q of the first edition, as airumbrella report "+
		"--format json writes it", found, reportFormat, firstFormat)
}

// jsonFault says where in the text an error of the decoder stands.
func jsonFault(text []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: no valid JSON: %s", lineOf(text, syntax.Offset), wording.Clean(syntax.Error()))
	case errors.As(err, &kind):
		return fmt.Errorf("line %d: %s: a %s cannot stand here", lineOf(text, kind.Offset),
			embedded.Replace(wording.Clean(kind.Field)), wording.Clean(kind.Value))
	}
	return fmt.Errorf("no valid JSON: %s", wording.Clean(err.Error()))
}

// embedded takes the names of our own types out of a field's path.
var embedded = strings.NewReplacer("tallyJSON.", "", "rangeJSON.", "")

func lineOf(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(max(offset, 0), int64(len(text)))], []byte("\n"))
}

// check refuses what no report of an edition has, all at once.
func (s *reportJSON) check(edition int) error {
	var faults []error
	fault := func(format string, values ...any) {
		if len(faults) < maxFaults {
			faults = append(faults, fmt.Errorf(format, values...))
		}
	}
	if s.Threats == nil || s.Places == nil || s.Units == nil {
		fault("threats, places and units must be lists")
	}
	ids := make([]string, len(s.Threats))
	for i := range s.Threats {
		ids[i] = s.Threats[i].ID
		if slices.Contains(ids[:i], ids[i]) {
			fault("threats[%d]: the id %.60q stands twice", i, wording.Clean(ids[i]))
		}
		s.Threats[i].check(edition, fmt.Sprintf("threats[%d]", i), fault)
	}
	s.Worst.check(edition, "worst", fault)
	seen := map[string]bool{}
	for i := range s.Places {
		p := &s.Places[i]
		if seen[p.ID] {
			fault("places[%d]: the id %.60q stands twice", i, wording.Clean(p.ID))
		}
		seen[p.ID] = true
		p.check(edition, i, ids, fault)
	}
	return errors.Join(faults...)
}

// maxFaults is how many faults of a saved report are told.
const maxFaults = 20

func (t *threatJSON) check(edition int, where string, fault func(string, ...any)) {
	p := t.Population
	if edition > 1 && (t.Links == nil || t.Guarantee == nil || t.IfGranted == nil) {
		fault("%s: links, guarantee and if_granted must be there", where)
	}
	for _, sum := range []struct {
		name string
		tallyJSON[int]
	}{{"population", p.tallyJSON}, {"places", t.Places}} {
		if sum.Low < 0 || sum.Low > sum.Base || sum.Base > sum.High || sum.High > sum.Total {
			fault("%s.%s: low, base, high and total must ascend from 0", where, sum.name)
		}
		if sum.Total > coverage.MostPeople {
			fault("%s.%s: more than %s", where, sum.name, wording.Grouped(coverage.MostPeople))
		}
	}
	for _, part := range []struct {
		name string
		of   *rangeJSON[int]
	}{{"ukraine_alone", &t.UkraineAlone}, {"links", t.Links}, {"guarantee", t.Guarantee}, {"if_granted", t.IfGranted}} {
		if p := part.of; p != nil && (min(p.Low, p.Base, p.High) < -coverage.MostPeople || max(p.Low, p.Base, p.High) > coverage.MostPeople) {
			fault("%s.%s: more than %s", where, part.name, wording.Grouped(coverage.MostPeople))
		}
	}
}

func (p *placeJSON) check(edition, i int, threats []string, fault func(string, ...any)) {
	if p.ID == "" {
		fault("places[%d].id: empty", i)
	}
	if p.Population < 0 {
		fault("places[%d].population: negative", i)
	}
	if p.Population > coverage.MostPeople {
		fault("places[%d].population: more than %s", i, wording.Grouped(coverage.MostPeople))
	}
	if len(p.Threats) != len(threats) {
		fault("places[%d].threats: %d of them; the report has %d", i, len(p.Threats), len(threats))
		return
	}
	for k := range p.Threats {
		if p.Threats[k].ID != threats[k] {
			fault("places[%d].threats[%d].id: %.60q; the order of threats has %.60q here", i, k,
				wording.Clean(p.Threats[k].ID), wording.Clean(threats[k]))
		}
		p.Threats[k].check(edition, fmt.Sprintf("places[%d].threats[%d]", i, k), fault)
	}
}

func (p *placeThreatJSON) check(edition int, where string, fault func(string, ...any)) {
	switch status, ok := coverage.ParseStatus(p.Status); {
	case edition == 1 && (!ok || status == coverage.Partly):
		fault("%s.status: %.60q; the first edition has assured, likely, possible or uncovered", where,
			wording.Clean(p.Status))
	case !ok:
		fault("%s.status: %.60q; use assured, likely, partly, possible or uncovered", where, wording.Clean(p.Status))
	case edition > 1 && p.Share == nil:
		fault("%s.share: missing", where)
	case p.Share != nil && !(0 <= p.Share.Low && p.Share.Low <= p.Share.Base && p.Share.Base <= p.Share.High &&
		p.Share.High <= 1):
		fault("%s.share: low, base and high must ascend from 0 to 1", where)
	}
}

// standing returns how well a place is covered. The first edition counted a place
// whole: its status says at which estimates.
func (p *placeThreatJSON) standing() subject.Standing {
	s := subject.Standing{}
	s.Status, _ = coverage.ParseStatus(p.Status)
	if p.Share != nil {
		for _, e := range scenario.Estimates {
			s.Share.Set(e, subject.RoundedShare(scenario.Triple[float64](*p.Share).At(e)))
		}
		return s
	}
	least := scenario.Triple[coverage.Status]{Low: coverage.Assured, Base: coverage.Likely, High: coverage.Possible}
	for _, e := range scenario.Estimates {
		if s.Status >= least.At(e) {
			s.Share.Set(e, 1)
		}
	}
	return s
}

// parts returns what the people covered are made of; nil where the first edition,
// which drew the line elsewhere, wrote the report.
func (t *threatJSON) parts() *subject.Parts {
	if t.Links == nil || t.Guarantee == nil || t.IfGranted == nil {
		return nil
	}
	return &subject.Parts{
		Alone: scenario.Triple[int](t.UkraineAlone), Links: scenario.Triple[int](*t.Links),
		Guarantee: scenario.Triple[int](*t.Guarantee), IfGranted: scenario.Triple[int](*t.IfGranted),
	}
}

// side returns what a comparison takes of a report, its texts fit for a screen.
func (s *reportJSON) side(edition int) *subject.Side {
	side := &subject.Side{
		Name: wording.Clean(s.Scenario.Name), Terrain: wording.Clean(s.Options.Terrain), Edition: edition,
		Notes:   make([]string, len(s.Notes)),
		Threats: make([]string, len(s.Threats)), Parts: make([]*subject.Parts, len(s.Threats)),
		Places: make([]subject.SidePlace, len(s.Places)),
	}
	if s.Scenario.Digest != nil {
		side.Digest = wording.Clean(*s.Scenario.Digest)
	}
	for i, note := range s.Notes {
		side.Notes[i] = wording.Clean(note)
	}
	for i := range s.Threats {
		side.Threats[i], side.Parts[i] = wording.Clean(s.Threats[i].ID), s.Threats[i].parts()
	}
	for i := range s.Places {
		p := &s.Places[i]
		side.Places[i] = subject.SidePlace{
			ID: wording.Clean(p.ID), Name: wording.Clean(p.Name), NameUK: wording.Clean(p.NameUK),
			Kind: wording.Clean(p.Kind), Population: p.Population, Counted: p.Counted,
			Threats: make([]subject.Standing, len(p.Threats)),
		}
		for k := range p.Threats {
			side.Places[i].Threats[k] = p.Threats[k].standing()
		}
	}
	return side
}
