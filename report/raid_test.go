package report

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/google/go-cmp/cmp"
)

// raids assesses a built-in scenario with changes.
func raids(t testing.TB, name string, set ...string) (*coverage.Result, *raid.Outcome) {
	t.Helper()
	s, err := scenariofile.Load(name, scenariofile.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	r, err := coverage.Evaluate(context.Background(), raid.OpenStock(s), coverage.Options{PlacesOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	o, err := raid.Assess(context.Background(), r, raid.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r, o
}

// The first screenful of every built-in scenario, read aloud once.
func TestRaidFirstScreens(t *testing.T) {
	var all strings.Builder
	for _, name := range data.BuiltinNames() {
		_, o := raids(t, name)
		text := said(t, as("text", Raids.Of(o)))
		opening, _, _ := strings.Cut(text, "\nA SALVO")
		fmt.Fprintf(&all, "%s\n", opening)
	}
	const path = "testdata/raid-first-screens.txt"
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), all.String()); diff != "" {
		t.Errorf("%s differs (go test ./report -update writes it anew):\n%s", path, diff)
	}
}

var noNumber = regexp.MustCompile(`NaN|Inf|<nil>|%!`)

func TestRaidOutputsAreFit(t *testing.T) {
	for _, set := range [][]string{
		nil, {"package.resupply=100000"}, {"stockpile.factor=0"}, {"package.activation=200h"}, {"c2=0"},
		{"doctrine=shoot-look-shoot"},
		{"threats=[]"}, {"raid_window=1s"},
	} {
		r, o := raids(t, data.Default, set...)
		hostile := *o.Scenario
		hostile.Name = "\x1b[31mred\u202e <b>*x*"
		r.Scenario, o.Scenario = &hostile, &hostile
		run, err := raid.Draw(context.Background(), r, raid.DrawOptions{Count: 3}, 4)
		if err != nil {
			t.Fatal(err)
		}
		for name, write := range map[string]func(io.Writer) error{
			"text":          as("text", Raids.Of(o)),
			"markdown":      as("markdown", Raids.Of(o)),
			"json":          as("json", Raids.Of(o)),
			"csv":           as("csv", Raids.Of(o)),
			"draw text":     as("text", Draw.Of(run)),
			"draw markdown": as("markdown", Draw.Of(run)),
			"draw json":     as("json", Draw.Of(run)),
			"draw csv":      as("csv", Draw.Of(run)),
		} {
			text := said(t, write)
			if found := noNumber.FindString(text); found != "" {
				t.Errorf("%v %s says %q", set, name, found)
			}
			for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
				if strings.HasSuffix(name, "text") && len([]rune(line)) > 100 {
					t.Errorf("%v %s: %d columns: %s", set, name, len([]rune(line)), line)
				}
				if strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Cc, r) }) {
					t.Errorf("%v %s: a control character in %q", set, name, line)
				}
			}
			checkForm(t, name, text)
		}
	}
}

func checkForm(t *testing.T, name, text string) {
	t.Helper()
	switch {
	case strings.HasSuffix(name, "json"):
		if !json.Valid([]byte(text)) || strings.Contains(strings.TrimSuffix(text, "\n"), ": null,\n   \"threats\"") {
			t.Errorf("%s is no JSON", name)
		}
	case strings.HasSuffix(name, "csv"):
		if _, err := csv.NewReader(strings.NewReader(text)).ReadAll(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The JSON holds what its format promises, and the sentence says the same.
func TestRaidJSONAndSentenceAgree(t *testing.T) {
	_, o := raids(t, data.Default)
	var s struct {
		Format  string
		Threats []struct {
			Salvo   struct{ Arrivals, Leakers struct{ Base float64 } }
			Routine struct{ Nights struct{ Base *float64 } }
		}
	}
	if err := json.Unmarshal([]byte(said(t, as("json", Raids.Of(o)))), &s); err != nil {
		t.Fatal(err)
	}
	if s.Format != "airumbrella/raid/1" || len(s.Threats) != len(o.Threats) {
		t.Fatalf("%q with %d threats", s.Format, len(s.Threats))
	}
	lead := subject.RaidLead(o)
	sentence := wording.SalvoSentence(o, lead)
	salvo := &s.Threats[lead].Salvo
	for _, want := range []string{
		fmt.Sprintf("Of a salvo of %.0f [", salvo.Arrivals.Base),
		fmt.Sprintf(" low cruise missiles about %.0f [", salvo.Leakers.Base),
	} {
		if !strings.Contains(sentence, want) {
			t.Errorf("%q does not hold %q", sentence, want)
		}
	}
	if n := s.Threats[lead].Routine.Nights.Base; n == nil ||
		!strings.Contains(wording.NightsSentence(o, lead), fmt.Sprintf("%.0f nights", *n-.5)) &&
			!strings.Contains(wording.NightsSentence(o, lead), fmt.Sprintf("%.0f nights", *n)) {
		t.Errorf("%q and JSON %v disagree", wording.NightsSentence(o, lead), n)
	}
	if wording.SalvoSentence(o, len(o.Threats)) != "" || wording.SalvoSentence(o, -1) != "" {
		t.Error("the worst of all threats has no salvo")
	}
}

func TestRaidSaysWhyThereIsNoAnswer(t *testing.T) {
	for _, c := range []struct {
		want   string
		change func(*scenario.Scenario)
	}{
		{"there is no unit, so everything gets through", func(s *scenario.Scenario) { s.Units = nil }},
		{"no city with people is in play", func(s *scenario.Scenario) { s.Places = nil }},
		{"No threat is in play", func(s *scenario.Scenario) { s.Threats = nil }},
		{"no unit engages this threat", func(s *scenario.Scenario) {
			s.Units = slices.DeleteFunc(slices.Clone(s.Units), func(u scenario.Unit) bool { return u.System != "ground-radar" })
		}},
	} {
		s, err := scenariofile.Load(data.Default, scenariofile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		changed := *s
		c.change(&changed)
		r, err := coverage.Evaluate(context.Background(), &changed, coverage.Options{PlacesOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		o, err := raid.Assess(context.Background(), r, raid.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if text := said(t, as("text", Raids.Of(o))); !strings.Contains(
			strings.Join(strings.Fields(text), " "),
			c.want,
		) {
			t.Errorf("%s: %s", c.want, text)
		}
	}
}

// The table of a salvo says what the light layer takes of each threat, and nothing where
// it takes none.
func TestTheTableOfASalvoHasTheLightLayer(t *testing.T) {
	_, o := raids(t, data.Default)
	text := said(t, as("markdown", Raids.Of(o)))
	some := 0
	for i := range o.Threats {
		light := o.Threats[i].Salvo.Light
		want := "-"
		if light.High > 0 {
			want = wording.ExpectedCount(scenario.Same(light.Base), scenario.Base)
			some++
		}
		label := "| " + wording.ThreatLabel(&o.Threats[i].Threat) + " |"
		_, row, found := strings.Cut(text, label)
		row, _, _ = strings.Cut(row, "\n")
		if cells := strings.Split(row, "|"); !found || len(cells) < 3 || strings.TrimSpace(cells[2]) != want {
			t.Errorf("%s%s: the light layer takes %s", label, row, want)
		}
	}
	if some == 0 {
		t.Error("a light layer takes of no threat")
	}
}
