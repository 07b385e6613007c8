package app

import (
	"bytes"
	"context"
	"io"
	"os"
	"slices"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Compare sets two scenarios or saved reports beside each other.
func (d *Service) Compare(ctx context.Context, a, b Question) (*subject.Comparison, error) {
	x, err := d.side(ctx, a)
	if err != nil {
		return nil, err
	}
	y, err := d.side(ctx, b)
	if err != nil {
		return nil, err
	}
	switch {
	case x.Name != y.Name:
	case x.Edition != y.Edition:
		x.Name, y.Name = x.Name+editionName(x), y.Name+editionName(y)
	case x.Digest == "" || x.Digest != y.Digest:
		y.Name += ", changed"
	}
	return subject.Compare(x, y, b.Lead), nil
}

// editionName tells two sides of one name apart by the edition of the model that computed
// them.
func editionName(s *subject.Side) string {
	if s.Edition == subject.Edition {
		return ", second edition"
	}
	return ", first edition"
}

// side is a saved report, or a scenario that is evaluated at places, with its ground
// where the question asks for it.
func (d *Service) side(ctx context.Context, q Question) (*subject.Side, error) {
	if text, ok := savedText(q.Ref); ok {
		switch {
		case len(q.Set) > 0:
			return nil, inputFault("%s is a saved report: --set can change a scenario alone", q.Ref)
		case len(q.Threats) > 0:
			return nil, inputFault(
				"%s is a saved report: --threat can choose of a scenario alone; save the report with it", q.Ref)
		}
		r, err := report.Read(bytes.NewReader(text))
		if err != nil {
			return nil, inputFault("%s: %w", q.Ref, err)
		}
		return r, nil
	}
	r, err := d.evaluate(ctx, q, coverage.Options{PlacesOnly: !q.Ground, SkipRemedies: q.Ground})
	if err != nil {
		return nil, err
	}
	return d.sideOf(ctx, r, q.Ground)
}

// sideOf is the side of a result, with raids and what carries it where no map is drawn,
// which shows neither.
func (d *Service) sideOf(ctx context.Context, r *coverage.Result, drawn bool) (*subject.Side, error) {
	var outcome *raid.Outcome
	var carried *worth.Worth
	if !drawn {
		var err error
		if outcome, err = d.Raid(ctx, r); err != nil {
			return nil, err
		}
		carried, err = worth.Weigh(ctx, r.Scenario, worth.Options{Coverage: d.sharing(r.Scenario, r.Options)})
		if err != nil {
			return nil, err
		}
	}
	side := subject.NewSide(r, outcome, carried)
	side.Name = sideName(r.Scenario)
	return side, nil
}

// sideName is what a scenario is called on a side of a comparison.
func sideName(s *scenario.Scenario) string {
	name := wording.Clean(s.Name)
	if changed := wording.Changed(s); changed != "" {
		name += ", " + changed
	}
	return name
}

// savedText is the text of a file that begins as JSON does and does not look like a
// scenario: that states a version, and no format.
func savedText(ref string) ([]byte, bool) {
	if !scenariofile.NamesFile(ref) {
		return nil, false
	}
	file, err := os.Open(ref)
	if err != nil {
		return nil, false
	}
	defer file.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(file, head)
	begun := bytes.TrimPrefix(head[:n], []byte("\ufeff")) // editors put a byte order mark
	if trimmed := bytes.TrimLeft(begun, " \t\r\n"); len(trimmed) == 0 || trimmed[0] != '{' {
		return nil, false
	}
	rest, err := io.ReadAll(io.LimitReader(file, maxSaved))
	text := slices.Concat(begun, rest)
	if bytes.Contains(text, []byte("version")) && !bytes.Contains(text, []byte(`"format"`)) {
		return nil, false
	}
	return text, err == nil
}

// maxSaved is the size of the largest saved report that is read, in bytes.
const maxSaved = 64 << 20
