package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

// output is one way of writing something; narrow ones keep to the page.
type output struct {
	name   string
	narrow bool
	write  func(io.Writer) error
}

// everyOutput is every subject over a result in every format that is text.
func everyOutput(t interface{ Fatal(...any) }, r *coverage.Result) (list []output) {
	add := func(name string, s Subject, v subject.View) {
		for _, word := range words(&s.forms) {
			if !IsPicture(word) && !IsBinary(word) {
				list = append(list, output{name + " " + word, word == "text", shown(word, s, v)})
			}
		}
	}
	add("report", coverageOf(r), subject.View{})
	add("gaps", Gaps.Of(r), subject.View{})
	for i := range r.Places {
		for _, verbose := range []bool{false, true} {
			add("explain", Explanation.Of(explanation(t, r, &r.Places[i])), subject.View{Verbose: verbose})
		}
	}
	for _, table := range []*subject.Table{
		subject.SystemsTable(r.Scenario.Systems, false), subject.SystemsTable(r.Scenario.Systems, true),
		subject.PlacesTable(r.Scenario.Places),
		subject.BasesTable(r.Scenario.Bases), subject.ThreatsTable(r.Scenario.Threats, false),
		subject.ThreatsTable(r.Scenario.Threats, true),
	} {
		add("table", List.Of(table), subject.View{})
	}
	return list
}

// pageWidth is the width that every text fits.
const pageWidth = 100

func width(line string) int { return ansi.StringWidth(line) }

// separators are the control characters that a format is made of.
var separators = map[string]string{"csv-excel": "\ufeff"}

// notANumber is what no output may say.
var notANumber = regexp.MustCompile(`\b(NaN|Inf|\+Inf|nil|%!)\b|<nil>|%!`)

// fit holds one output against what every output must be.
func fit(t interface{ Errorf(string, ...any) }, scenario string, o output) string {
	var b bytes.Buffer
	if err := o.write(&b); err != nil {
		t.Errorf("%s, %s: %v", scenario, o.name, err)
		return ""
	}
	text := b.String()
	if found := notANumber.FindString(text); found != "" {
		t.Errorf("%s, %s: says %q", scenario, o.name, found)
	}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if o.narrow && width(line) > pageWidth {
			t.Errorf("%s, %s, line %d is %d columns wide: %s", scenario, o.name, i+1, width(line), line)
		}
		for word, marks := range separators {
			if strings.HasSuffix(o.name, " "+word) {
				line = strings.NewReplacer(marks, " ").Replace(line)
			}
		}
		if at := strings.IndexFunc(line, func(r rune) bool {
			return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl,
				unicode.Zp)
		}); at >= 0 {
			t.Errorf("%s, %s, line %d: a control character in %q", scenario, o.name, i+1, line[at:])
		}
		if strings.HasSuffix(line, " ") && o.narrow {
			t.Errorf("%s, %s, line %d ends in blanks", scenario, o.name, i+1)
		}
	}
	return text
}

func TestEveryOutputIsFit(t *testing.T) {
	scenarios := map[string]*scenario.Scenario{
		"small": small(), "awkward": awkward(), "bare": bare(), "no units": without("units"),
		"no threats": without("threats"),
		"no places":  without("places"), "no cities": without("cities"),
	}
	for _, name := range slices.Sorted(maps.Keys(scenarios)) {
		for _, o := range []coverage.Options{{Cell: 40 * kilometre}, {PlacesOnly: true}} {
			r := evaluated(t, scenarios[name], o)
			for _, r.Lead = range scenario.Estimates {
				for _, out := range everyOutput(t, r) {
					fit(t, name, out)
				}
			}
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	r := evaluated(t, awkward(), coverage.Options{Cell: 40 * kilometre})
	for _, out := range everyOutput(t, r) {
		if !strings.HasSuffix(out.name, "csv") {
			continue
		}
		var b bytes.Buffer
		if err := out.write(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", out.name, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if _, err := strconv.ParseFloat(cell, 64); err == nil {
					continue // a number, such as a negative margin
				}
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%s: the cell %q is a formula", out.name, cell)
				}
			}
		}
	}
}

// broken fails after some bytes.
type broken struct{ left int }

var errFull = errors.New("disk full")

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteErrorsAreTold(t *testing.T) {
	r := smallResult(t)
	for _, out := range everyOutput(t, r) {
		if err := out.write(&broken{0}); !errors.Is(err, errFull) {
			t.Errorf("%s: the write error is lost: %v", out.name, err)
		}
	}
}

// drawn is small with positions, people, phases and permissions drawn anew.
func drawn(t *rapid.T) *scenario.Scenario {
	s := small()
	between := func(label string, low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, label) }
	word := rapid.OneOf(
		rapid.Map(rapid.String(), func(s string) string { return strings.ReplaceAll(s, "%", "") }),
		rapid.StringMatching(`[A-Z][a-z'-]{1,60}`),
		rapid.SampledFrom([]string{"=1+1", "Ґ|`x`", "\x1b[1m", "a\tb\nc"}),
	)
	for i := range s.Places {
		p := &s.Places[i]
		p.Position[0], p.Position[1] = between("lon", 24, 32), between("lat", 46, 52)
		p.Name, p.Counted = word.Draw(t, "name"), rapid.Bool().Draw(t, "counted")
		p.Region = squareLand.RegionAt(p.Position)
		if p.Kind == scenario.City {
			p.Population = rapid.IntRange(0, 3_000_000).Draw(t, "people")
		}
	}
	s.Units = s.Units[:rapid.IntRange(0, len(s.Units)).Draw(t, "units")]
	for i := range s.Units {
		u := &s.Units[i]
		u.Position[0], u.Position[1] = between("unit lon", 23, 33), between("unit lat", 45, 53)
		u.Name, u.Contributor = word.Draw(
			t,
			"unit",
		), rapid.SampledFrom([]string{"UA", "PL", "FR", "US"}).
			Draw(t, "contributor")
	}
	state := rapid.SampledFrom([]scenario.PermissionState{scenario.Granted, scenario.Open, scenario.Denied})
	s.Package.Contributors = map[string]scenario.Permission{
		"FR": {State: state.Draw(t, "FR")},
		"PL": {State: state.Draw(t, "PL")},
	}
	s.Package.Authorisation.Zone = rapid.SampledFrom(scenario.Zones[:]).Draw(t, "zone")
	s.Phase = rapid.SampledFrom([]scenario.Phase{scenario.Now, scenario.AfterCeasefire}).Draw(t, "phase")
	s.Threats = s.Threats[:rapid.IntRange(0, len(s.Threats)).Draw(t, "threats")]
	s.Name = word.Draw(t, "scenario")
	return s
}

func TestAnyScenarioIsFitAndAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := evaluated(
			t,
			drawn(t),
			coverage.Options{Cell: 40 * kilometre, PlacesOnly: rapid.Bool().Draw(t, "places only")},
		)
		r.Lead = rapid.SampledFrom(scenario.Estimates[:]).Draw(t, "lead")
		for _, out := range everyOutput(t, r) {
			text := fit(t, "drawn", out)
			if out.name == "report text" {
				textAgrees(t, r, text)
			}
		}
		agree(t, r, decoded(t, jsonOf(t, r)))
		if _, err := Read(bytes.NewReader(jsonOf(t, r))); err != nil {
			t.Errorf("a report is not read back: %v", err)
		}
	})
}

// textAgrees holds the threat table of a text report against the result: a line
// per threat with its people, share and nodes.
func textAgrees(t *rapid.T, r *coverage.Result, text string) {
	for i := range r.Threats {
		x := &r.Threats[i]
		covered := x.Population.Covered.At(r.Lead)
		want := wording.People(
			covered,
		) + " " + wording.Percent(
			covered,
			x.Population.Total,
		) + " " + wording.Range(
			x.Population.Covered,
			x.Population.Total,
		)
		found := false
		for _, line := range strings.Split(text, "\n") {
			plain := strings.Join(strings.Fields(line), " ")
			found = found || strings.HasPrefix(plain, wording.ThreatLabel(&x.Threat)) && strings.Contains(plain, want)
		}
		if !found {
			t.Errorf("no line of the report says %q of %s:\n%s", want, x.Threat.ID, text)
		}
	}
}
