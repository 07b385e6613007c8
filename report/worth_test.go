package report

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"airumbrella/coverage/worth"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"

	"github.com/google/go-cmp/cmp"
)

// weighed weighs a built-in scenario with changes.
func weighed(t testing.TB, name string, o worth.Options, change func(*scenario.Scenario), set ...string) *worth.Worth {
	t.Helper()
	s, err := scenariofile.Load(name, scenariofile.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	changed := *s
	if change != nil {
		change(&changed)
	}
	w, err := worth.Weigh(context.Background(), &changed, o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// The first screenful of every built-in scenario, read aloud once.
func TestWorthFirstScreens(t *testing.T) {
	var all strings.Builder
	for _, name := range data.BuiltinNames() {
		w := weighed(t, name, worth.Options{}, nil)
		text := said(t, as("text", Worth.Of(w)))
		opening, _, _ := strings.Cut(text, "\nWHAT EACH CONTRIBUTOR")
		fmt.Fprintf(&all, "%s\n", opening)
		for _, sentence := range wording.WorthSentences(w, subject.LeadThreat(w.Result)) {
			if !strings.Contains(
				strings.ReplaceAll(strings.Join(strings.Fields(opening), " "), " - ", " "),
				strings.Join(strings.Fields(sentence), " "),
			) {
				t.Errorf("%s: the first screen lacks %q", name, sentence)
			}
		}
	}
	const path = "testdata/worth-first-screens.txt"
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

func worthRenderers(w *worth.Worth) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{
		"text":     as("text", Worth.Of(w)),
		"markdown": as("markdown", Worth.Of(w)),
		"json":     as("json", Worth.Of(w)),
		"csv":      as("csv", Worth.Of(w)),
	}
}

func TestWorthOutputsAreFit(t *testing.T) {
	target := 0.65
	for name, change := range map[string]func(*scenario.Scenario){
		"as it is":   nil,
		"no unit":    func(s *scenario.Scenario) { s.Units = nil },
		"no place":   func(s *scenario.Scenario) { s.Places = nil },
		"no threat":  func(s *scenario.Scenario) { s.Threats = nil },
		"one threat": func(s *scenario.Scenario) { s.Threats = s.Threats[:1] },
		"no promise": func(s *scenario.Scenario) { s.Package.Hosts, s.Package.Contributors = nil, nil },
	} {
		o := worth.Options{Target: &target, Assumptions: true, Effort: 2000}
		if change != nil {
			o.Target = nil
		}
		w := weighed(t, data.Default, o, change)
		hostile := *w.Result.Scenario
		hostile.Name = "\x1b[31mred\u202e <b>*x*"
		w.Result.Scenario = &hostile
		for form, write := range worthRenderers(w) {
			text := said(t, write)
			if found := noNumber.FindString(text); found != "" {
				t.Errorf("%s, %s says %q", name, form, found)
			}
			for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
				if form == "text" && len([]rune(line)) > 100 {
					t.Errorf("%s: %d columns: %s", name, len([]rune(line)), line)
				}
				if strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Cc, r) }) {
					t.Errorf("%s, %s: a control character in %q", name, form, line)
				}
			}
			checkForm(t, form, text)
			if lower := strings.ToLower(text); strings.Contains(lower, "protected") ||
				strings.Contains(lower, "average of the conditions") {
				t.Errorf("%s, %s says more than covered", name, form)
			}
		}
	}
}

// An impossible question has an answer in words.
func TestWorthSaysWhyThereIsNoAnswer(t *testing.T) {
	most := 0.99
	for _, c := range []struct {
		want   string
		o      worth.Options
		change func(*scenario.Scenario)
	}{
		{"There is no unit at all, so no gate binds", worth.Options{}, func(s *scenario.Scenario) { s.Units = nil }},
		{"No city with people is in play", worth.Options{}, func(s *scenario.Scenario) { s.Places = s.Places[:0] }},
		{"No city with people is in play", worth.Options{}, func(s *scenario.Scenario) {
			s.Places = slices.DeleteFunc(slices.Clone(s.Places), func(p scenario.Place) bool { return p.Kind == scenario.City })
		}},
		{"there is nothing to weigh", worth.Options{}, func(s *scenario.Scenario) { s.Threats = nil }},
		{"Not even everything together does", worth.Options{Target: &most}, nil},
		{"No promise that would bring anything is still open", worth.Options{}, func(s *scenario.Scenario) {
			s.Package.Hosts, s.Package.Contributors = nil, nil
		}},
		{"No allied unit covers anybody", worth.Options{},
			func(s *scenario.Scenario) { s.Package.Authorisation.Zone = scenario.ZoneNone }},
	} {
		w := weighed(t, data.Default, c.o, c.change)
		text := strings.Join(strings.Fields(said(t, as("text", Worth.Of(w)))), " ")
		if !strings.Contains(text, c.want) && !strings.Contains(text, strings.ToLower(c.want)) {
			t.Errorf("%q is not in: %s", c.want, text)
		}
	}
}

// F7: the conditions are a conjunction, and the page shows no mean of them.
func TestConditionsAreShownAsAConjunction(t *testing.T) {
	w := weighed(t, data.Default, worth.Options{}, nil)
	text := strings.Join(strings.Fields(said(t, as("text", Worth.Of(w)))), " ")
	if !strings.Contains(text, "They are a conjunction") || !strings.Contains(text, "no mean of them is shown") {
		t.Error("the page does not say that the conditions are a conjunction")
	}
	for _, line := range strings.Split(said(t, as("text", Worth.Of(w))), "\n") {
		for _, word := range []string{"average condition", "overall score", "MEAN"} {
			if strings.Contains(line, word) {
				t.Errorf("a mean is shown: %s", line)
			}
		}
	}
}

// The parts of the JSON of worth that tests look at.
type (
	readWorth struct {
		Format      string
		Threats     []readCarried
		Worst       readCarried
		Assumptions []struct{}
	}
	readCarried struct {
		ID                                            string
		Total, Covered                                int
		Subsets, Delay                                []struct{}
		Conditions, Contributors, Hosts, Bases, Units []readShare
		Binding                                       []struct {
			Cause     string
			Decisions []string
			People    int
		}
	}
)

// The JSON holds what its format promises.
func TestWorthJSONKeepsItsFormat(t *testing.T) {
	target := 0.65
	for _, name := range []string{data.Default, "sky-shield"} {
		w := weighed(t, name, worth.Options{Target: &target}, nil)
		text := said(t, as("json", Worth.Of(w)))
		var s readWorth
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			t.Fatal(err)
		}
		if s.Format != "airumbrella/worth/2" || len(s.Threats) != len(w.Threats) || s.Worst.ID != "worst" ||
			s.Worst.Units != nil ||
			s.Assumptions != nil {
			t.Errorf("%s: %q with %d threats", name, s.Format, len(s.Threats))
		}
		for _, x := range append(s.Threats, s.Worst) {
			if len(x.Subsets) != 32 || len(x.Delay) != 61 || len(x.Conditions) != 5 {
				t.Errorf(
					"%s, %s: %d subsets, %d delays, %d conditions",
					name,
					x.ID,
					len(x.Subsets),
					len(x.Delay),
					len(x.Conditions),
				)
			}
			left := x.Total - x.Covered
			for _, b := range x.Binding {
				left -= b.People
				if (b.Cause == "decision") != (len(b.Decisions) > 0) {
					t.Errorf("%s, %s: cause %q with decisions %q", name, x.ID, b.Cause, b.Decisions)
				}
			}
			if left != 0 {
				t.Errorf("%s, %s: what binds leaves %d people out", name, x.ID, left)
			}
			lists := map[string][]readShare{"contributors": x.Contributors, "hosts": x.Hosts, "bases": x.Bases}
			if x.ID != "worst" {
				lists["units"] = x.Units
			}
			for what, shares := range lists {
				sum := 0
				for _, share := range shares {
					sum += share.Shapley
				}
				if sum != x.Covered {
					t.Errorf("%s, %s: whole shares of %s add up to %d of %d", name, x.ID, what, sum, x.Covered)
				}
			}
		}
		if again := said(t, as("json", Worth.Of(weighed(t, name, worth.Options{Target: &target}, nil)))); again != text {
			t.Errorf("%s: a second run gives other bytes", name)
		}
		var fields map[string]json.RawMessage
		_ = json.Unmarshal([]byte(text), &fields)
		if string(fields["assumptions"]) != "null" {
			t.Error("assumptions that were not asked for are not null")
		}
	}
}

// What is lost without each radar and network stands in every form of worth, where it was
// asked.
func TestWorthNamesTheSensorsThatAreMissed(t *testing.T) {
	w := weighed(t, "no-umbrella", worth.Options{Sensors: true}, nil)
	lead := subject.LeadThreat(w.Result)
	order := worth.NeededSensors(w.Sensors, lead)
	if len(order) < 3 || len(order) == len(w.Sensors) {
		t.Fatalf("%d of %d sensors are missed", len(order), len(w.Sensors))
	}
	first := &w.Sensors[order[0]]
	if first.Lost[lead].Base <= 0 || first.Lost[lead].Base < w.Sensors[order[1]].Lost[lead].Base {
		t.Errorf("the first, %s, loses %v", first.Unit, first.Lost[lead])
	}
	for _, format := range []string{"text", "markdown"} {
		text := said(t, as(format, Worth.Of(w)))
		if !strings.Contains(text, first.Unit) || !strings.Contains(text, wording.People(first.Lost[lead].Base)) {
			t.Errorf("%s lacks %s with %s", format, first.Unit, wording.People(first.Lost[lead].Base))
		}
	}
	row := fmt.Sprintf("%s,sensor,%s,,,%d,,%d,%d,", w.At(lead).ID, first.Unit, first.Lost[lead].Base,
		first.Lost[lead].Low, first.Lost[lead].High)
	if csv := said(t, as("csv", Worth.Of(w))); !strings.Contains(csv, row) {
		t.Errorf("csv lacks %s", row)
	}
	var saved struct {
		Sensors []struct {
			ID      string
			Threats []struct {
				ID   string
				Sees *float64                      `json:"sees_km"`
				Lost struct{ Low, Base, High int } `json:"loss_if_removed"`
			}
		}
	}
	if err := json.Unmarshal([]byte(said(t, as("json", Worth.Of(w)))), &saved); err != nil {
		t.Fatal(err)
	}
	if got := saved.Sensors[order[0]]; got.ID != first.Unit || got.Threats[lead].Lost.Base != first.Lost[lead].Base ||
		got.Threats[len(w.Threats)].Sees != nil {
		t.Errorf("json has %+v", got)
	}
	unasked := said(t, as("json", Worth.Of(weighed(t, "no-umbrella", worth.Options{}, nil))))
	if !strings.Contains(unasked, `"sensors": null`) {
		t.Error("not asked, the sensors are not null")
	}
}
