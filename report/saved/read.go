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
	"airumbrella/wording"
)

// maxSavedReport is the largest saved report that is read, in bytes: about ten
// thousand places against five threats.
const maxSavedReport = 64 << 20

// Read reads a report that was written as JSON, as a side to compare. It
// refuses more than 64 MiB, any other format, and values that no report has;
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
	if err := checkFormat(text, reportFormat); err != nil {
		return nil, err
	}
	report := &reportJSON{}
	if err := json.Unmarshal(text, report); err != nil {
		return nil, jsonFault(text, err)
	}
	if err := report.check(); err != nil {
		return nil, err
	}
	return report.side(), nil
}

// checkFormat looks for the name of a format before anything else is read.
func checkFormat(text []byte, format string) error {
	var head struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return jsonFault(text, err)
	}
	if head.Format != format {
		found := "none"
		if head.Format != "" {
			found = fmt.Sprintf("%.60q", wording.Clean(head.Format))
		}
		return fmt.Errorf(
			"format: %s; a saved report has %q, as airumbrella report --format json writes it",
			found,
			format,
		)
	}
	return nil
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

// check refuses what no report has, all at once.
func (s *reportJSON) check() error {
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
		s.Threats[i].check(fmt.Sprintf("threats[%d]", i), fault)
	}
	s.Worst.check("worst", fault)
	seen := map[string]bool{}
	for i := range s.Places {
		p := &s.Places[i]
		if seen[p.ID] {
			fault("places[%d]: the id %.60q stands twice", i, wording.Clean(p.ID))
		}
		seen[p.ID] = true
		p.check(i, ids, fault)
	}
	return errors.Join(faults...)
}

// maxFaults is how many faults of a saved report are told.
const maxFaults = 20

func (t *threatJSON) check(where string, fault func(string, ...any)) {
	p := t.Population
	for _, sum := range []struct {
		name string
		tallyJSON[int]
	}{{"population", p.tallyJSON}, {"places", t.Places}} {
		if sum.Low < 0 || sum.Low > sum.Base || sum.Base > sum.High || sum.High > sum.Total {
			fault("%s.%s: low, base, high and total must ascend from 0", where, sum.name)
		}
	}
}

func (p *placeJSON) check(i int, threats []string, fault func(string, ...any)) {
	if p.ID == "" {
		fault("places[%d].id: empty", i)
	}
	if p.Population < 0 {
		fault("places[%d].population: negative", i)
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
		if _, ok := coverage.ParseStatus(p.Threats[k].Status); !ok {
			fault("places[%d].threats[%d].status: %.60q; use assured, likely, possible or uncovered", i, k,
				wording.Clean(p.Threats[k].Status))
		}
	}
}

// side returns what a comparison takes of a report, its texts fit for a screen.
func (s *reportJSON) side() *subject.Side {
	side := &subject.Side{
		Name: wording.Clean(
			s.Scenario.Name,
		), Terrain: wording.Clean(s.Options.Terrain), Notes: make([]string, len(s.Notes)),
		Threats: make([]string, len(s.Threats)), Places: make([]subject.SidePlace, len(s.Places)),
	}
	if s.Scenario.Digest != nil {
		side.Digest = wording.Clean(*s.Scenario.Digest)
	}
	for i, note := range s.Notes {
		side.Notes[i] = wording.Clean(note)
	}
	for i := range s.Threats {
		side.Threats[i] = wording.Clean(s.Threats[i].ID)
	}
	for i := range s.Places {
		p := &s.Places[i]
		side.Places[i] = subject.SidePlace{
			ID: wording.Clean(
				p.ID,
			), Name: wording.Clean(p.Name), NameUK: wording.Clean(p.NameUK), Kind: wording.Clean(p.Kind),
			Population: p.Population, Counted: p.Counted, Statuses: make([]coverage.Status, len(p.Threats)),
		}
		for k := range p.Threats {
			side.Places[i].Statuses[k], _ = coverage.ParseStatus(p.Threats[k].Status)
		}
	}
	return side
}
