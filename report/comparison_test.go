package report

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// sideWith is a side of three places against two threats, each with the statuses
// given in that order.
func sideWith(name string, statuses ...[2]string) *subject.Side {
	s := &subject.Side{
		Name: name, Edition: subject.Edition, Threats: []string{"cruise-missile", "ballistic"},
		Places: []subject.SidePlace{
			{ID: "kyiv", Name: "Kyiv", Kind: "city", Counted: true, Population: 2_800_000},
			{ID: "odesa", Name: "Odesa", Kind: "city", Counted: true, Population: 1_000_000},
			{ID: "port-odesa", Name: "Port of Odesa", Kind: "port", Counted: true},
		},
	}
	for i := range s.Places {
		for _, word := range statuses[i] {
			s.Places[i].Threats = append(s.Places[i].Threats, wholly(word))
		}
	}
	return s
}

// wholly is the standing of a place that is covered as a whole or not at all, by its
// status.
func wholly(word string) subject.Standing {
	status, _ := coverage.ParseStatus(word)
	s := subject.Standing{Status: status}
	least := scenario.Triple[coverage.Status]{Low: coverage.Assured, Base: coverage.Likely, High: coverage.Possible}
	for _, e := range scenario.Estimates {
		if status >= least.At(e) {
			s.Share.Set(e, 1)
		}
	}
	return s
}

func TestCompareWritesCleanTextAndJSON(t *testing.T) {
	a := sideWith(
		"=before\x1b[31m",
		[2]string{"assured", "likely"},
		[2]string{"possible", "uncovered"},
		[2]string{"likely", "uncovered"},
	)
	b := sideWith(
		"after",
		[2]string{"uncovered", "likely"},
		[2]string{"assured", "assured"},
		[2]string{"possible", "uncovered"},
	)
	b.Places[0].Name, a.Places[0].Name = "=cmd()", "=cmd()"
	c := subject.Compare(a, b, scenario.Base)
	c.Changes = []string{"bases of Poland: granted instead of open"}
	for _, name := range []string{"text", "markdown", "csv"} {
		text := said(t, as(name, Comparison.Of(c)))
		if strings.Contains(text, "\x1b") || strings.Contains(text, "NaN") || strings.Contains(text, ",=cmd") {
			t.Errorf("%s: %q", name, text)
		}
		for _, line := range strings.Split(text, "\n") {
			if name == "text" && width(line) > pageWidth {
				t.Errorf("a line of %d columns: %s", width(line), line)
			}
		}
	}
	var back struct {
		Format  string
		Changes []string
		Threats []struct{}
	}
	if err := json.Unmarshal([]byte(said(t, as("json", Comparison.Of(c)))), &back); err != nil ||
		back.Format != "airumbrella/compare/2" ||
		len(back.Threats) != 2 ||
		len(back.Changes) != 1 {
		t.Errorf("%v, %+v", err, back)
	}
}

func TestPackageChangesAreSaidInWords(t *testing.T) {
	a := &scenario.Scenario{Phase: scenario.Now}
	a.Package.Hosts = map[string]scenario.Permission{"PL": {State: scenario.Open}, "RO": {State: scenario.Granted}}
	a.Package.Authorisation = scenario.Authorisation{
		Zone:    scenario.ZoneHost,
		Classes: scenario.AllClasses,
		Delay:   scenario.UniformDelay(300e9),
	}
	a.Package.Stockpile = scenario.Stockpile{Factor: 1, Nights: 3}
	a.Units = []scenario.Unit{{ID: "old", System: "x", Count: 1}}
	if got := wording.PackageChanges(a, a); len(got) != 0 {
		t.Errorf("alike, yet %q", got)
	}
	b := *a
	b.Phase = scenario.AfterCeasefire
	b.Package.Hosts = map[string]scenario.Permission{"PL": {State: scenario.Granted}, "RO": {State: scenario.Granted}}
	b.Package.Caveats = map[string][]scenario.Caveat{"US": {scenario.NotInUkraine}}
	b.Package.Authorisation.Zone, b.Package.Authorisation.Delay = scenario.ZoneAll, scenario.UniformDelay(0)
	b.Package.C2 = scenario.C2{Level: 2, Provider: "US", Picture: scenario.SharedPicture}
	b.Package.Stockpile.Factor = 0.5
	b.Units = []scenario.Unit{{ID: "new", System: "y", Count: 4, Contributor: "FR"}}
	want := []string{
		"the phase: after a ceasefire instead of now, before a ceasefire",
		"bases of PL: granted instead of open",
		"allies may intercept over all of Ukraine instead of over allied soil alone",
		"the order comes at once instead of 5 min after detection",
		"on condition of no unit on Ukrainian soil: the United States",
		"command: launch on shared tracks provided by the United States instead of every unit for itself",
		"sensors: one picture with Ukraine instead of separate pictures",
		"magazines: 50 %, to last 3 nights instead of full, to last 3 nights",
		"1 unit added: new (4 y, France)",
		"1 unit taken away: old (x)",
	}
	if got := strings.Join(wording.PackageChanges(a, &b), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestCompareLeadsWithTheEstimateAskedFor(t *testing.T) {
	a := sideWith(
		"before",
		[2]string{"assured", "likely"},
		[2]string{"uncovered", "uncovered"},
		[2]string{"likely", "uncovered"},
	)
	b := sideWith(
		"after",
		[2]string{"assured", "likely"},
		[2]string{"possible", "assured"},
		[2]string{"possible", "uncovered"},
	)
	for e, want := range map[scenario.Estimate][]string{
		scenario.Base: {"covers 1.0 M more people than \"before\" against ballistic missiles; no change at the base estimate " +
			"[0 to +1.0 M] against low cruise missiles.", "The largest change is against ballistic missiles: B covers 3.8 M of 3.8 M people (100 % [26-100]) and A 2.8 M", "PEOPLE COVERED AT THE BASE ESTIMATE"},
		scenario.High: {"with every assumption good, \"after\" covers 1.0 M more people [0 to +1.0 M] than \"before\"",
			"Gained: 1.0 M people: Odesa 1.0 M.",
			"PEOPLE COVERED AT THE HIGH ESTIMATE"},
	} {
		out := said(t, as("text", Comparison.Of(subject.Compare(a, b, e))))
		text := strings.Join(strings.Fields(out), " ")
		for _, words := range append(want, "A saved report holds neither the promises nor raids") {
			if !strings.Contains(text, words) {
				t.Errorf("%s: %q is missing in\n%s", e, words, out)
			}
		}
	}
}

func TestPackageChangesNameRaidsHostsAndFigures(t *testing.T) {
	half := 0.5
	a := &scenario.Scenario{
		Systems: []scenario.System{{ID: "x"}},
		Units:   []scenario.Unit{{ID: "u", System: "x", Count: 1, Group: "west"}},
	}
	b := *a
	b.Package.Hosts = map[string]scenario.Permission{"PL": {Probability: &half, Delay: scenario.UniformDelay(600e9)}}
	b.Package.Activation = scenario.Same(36 * time.Hour)
	b.Package.RaidWindow, b.Package.Resupply, b.Package.Doctrine = 1200e9, 2,
		scenario.ShootLookShoot
	b.Systems = []scenario.System{{ID: "x", Name: "another"}}
	b.Units = []scenario.Unit{{ID: "u", System: "x", Count: 1, Group: "east"}}
	got := strings.Join(wording.PackageChanges(a, &b), "\n")
	for _, want := range []string{
		"the chance of bases of PL: 50 % instead of not stated",
		"an order of its own from PL, as host: 10 min after detection instead of none",
		"from the decision to the first authorised intercept: 36 h instead of no time",
		"doctrine: shoot-look-shoot instead of salvo-2",
		"resupply of all systems together: 2 rounds a day instead of 0 rounds a day",
		"a raid arrives within: 20 min instead of what its class of threat takes",
		"other figures for x",
		"1 unit changed: u (another)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}
