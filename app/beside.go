package app

import (
	"bytes"
	"context"
	"strings"

	"airumbrella/coverage"
	"airumbrella/data/scenariofile"
	"airumbrella/report"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Named is a scenario with what a comparison calls it.
type Named struct {
	Name     string
	Scenario *scenario.Scenario
}

// Pair is two scenarios that are set beside each other: what B changes against A.
type Pair struct{ A, B Named }

// BesideBy returns a function that sets two scenarios beside each other with their ground,
// without raids and without what carries them; each is evaluated by the function given.
func BesideBy(evaluate EvaluateFunc) func(context.Context, Pair, coverage.Options) (*subject.Comparison, error) {
	return func(ctx context.Context, p Pair, o coverage.Options) (*subject.Comparison, error) {
		o.SkipRemedies = true
		var sides [2]*subject.Side
		for i, named := range [...]Named{p.A, p.B} {
			r, err := evaluate(ctx, named.Scenario, o)
			if err != nil {
				return nil, err
			}
			sides[i] = subject.NewSide(r, nil, nil)
			sides[i].Name = wording.Clean(named.Name)
		}
		return subject.Compare(sides[0], sides[1], scenario.Base), nil
	}
}

// ExportFormats are the formats that a comparison is exported in.
func (Files) ExportFormats() []string { return report.Comparison.Formats() }

// endings are the ends of files where they are not the word of the format.
var endings = map[string]string{"markdown": "md", "text": "txt", "line": "line.txt", "csv-excel": "excel.csv"}

// ExportComparison writes what one scenario changes against another in a format, led by
// a threat and an estimate, and returns the path of it: the one given with the ending of
// the format, where a file of that name is there with a number too.
func (f Files) ExportComparison(path, format string, p Pair, v ComparisonView) (string, error) {
	d, ctx := new(Service), context.Background()
	var sides [2]*subject.Side
	for i, named := range [...]Named{p.A, p.B} {
		o := d.sharing(named.Scenario, coverage.Options{Cell: v.Options.Cell, SkipRemedies: true})
		r, err := coverage.Evaluate(ctx, scenariofile.Sealed(named.Scenario), o)
		if err != nil {
			return "", err
		}
		if sides[i], err = d.sideOf(ctx, r, false); err != nil {
			return "", err
		}
		sides[i].Name = wording.Clean(named.Name)
	}
	var file bytes.Buffer
	view := subject.View{Threat: v.Threat, Picture: Picture()}
	c := subject.Compare(sides[0], sides[1], v.Estimate)
	if err := report.Write(&file, format, report.Comparison.Of(c), view); err != nil {
		return "", err
	}
	ending := endings[format]
	if ending == "" {
		ending = strings.ToLower(format)
	}
	return f.create(path+"."+ending, file.Bytes())
}

// ComparisonView is what a comparison that is exported leads with, and how it is computed.
type ComparisonView struct {
	Threat   string // id
	Estimate scenario.Estimate
	Options  coverage.Options
}
