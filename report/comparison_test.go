package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// savedWith is a saved report of three places against two threats, each with
// the statuses given in that order.
func savedWith(name string, statuses ...[2]string) *SavedReport {
	s := &SavedReport{
		Scenario: SavedScenario{Name: name}, Threats: []SavedThreat{{ID: "cruise-missile"}, {ID: "ballistic"}},
		Places: []SavedPlace{
			{ID: "kyiv", Name: "Kyiv", Kind: "city", Counted: true, Population: 2_800_000},
			{ID: "odesa", Name: "Odesa", Kind: "city", Counted: true, Population: 1_000_000},
			{ID: "port-odesa", Name: "Port of Odesa", Kind: "port", Counted: true},
		},
	}
	for i := range s.Places {
		for k, t := range s.Threats {
			s.Places[i].Threats = append(s.Places[i].Threats, SavedPlaceThreat{ID: t.ID, Status: statuses[i][k]})
		}
	}
	return s
}

func TestCompareCountsWhatIsGainedAndLost(t *testing.T) {
	a := savedWith("before", [2]string{"assured", "likely"}, [2]string{"possible", "uncovered"}, [2]string{"likely", "uncovered"})
	b := savedWith("after", [2]string{"uncovered", "likely"}, [2]string{"assured", "assured"}, [2]string{"possible", "uncovered"})
	c := Compare(a, b, nil)
	cruise := c.Threats[0]
	if want := (SavedRange[int]{Low: 2_800_000, Base: 2_800_000, High: 3_800_000}); cruise.A != want {
		t.Errorf("A covers %+v, want %+v", cruise.A, want)
	}
	if want := (SavedRange[int]{Low: 1_000_000, Base: 1_000_000, High: 1_000_000}); cruise.B != want {
		t.Errorf("B covers %+v, want %+v", cruise.B, want)
	}
	if want := (SavedRange[int]{Low: -1_800_000, Base: -1_800_000, High: -2_800_000}); cruise.Change != want {
		t.Errorf("the change is %+v, want %+v", cruise.Change, want)
	}
	if cruise.NodesA.Base != 1 || cruise.NodesB.Base != 0 || cruise.NodesB.High != 1 || cruise.Nodes != 1 {
		t.Errorf("nodes %+v to %+v of %d", cruise.NodesA, cruise.NodesB, cruise.Nodes)
	}
	// The worst threat of Kyiv is ballistic before and the cruise missile after.
	if c.Worst.A.Base != 2_800_000 || c.Worst.B.Base != 1_000_000 {
		t.Errorf("worst: %d before, %d after", c.Worst.A.Base, c.Worst.B.Base)
	}
	var gained, lost []string
	for _, p := range cruise.Places {
		if p.Gained() {
			gained = append(gained, p.ID)
		}
		if p.Lost() {
			lost = append(lost, p.ID)
		}
	}
	if strings.Join(gained, " ") != "odesa" || strings.Join(lost, " ") != "kyiv port-odesa" {
		t.Errorf("gained %v, lost %v", gained, lost)
	}
}

func TestCompareLeavesOutWhatOnlyOneHas(t *testing.T) {
	a := savedWith("before", [2]string{"assured", "likely"}, [2]string{"possible", "uncovered"}, [2]string{"likely", "uncovered"})
	b := savedWith("after", [2]string{"assured", "likely"}, [2]string{"possible", "uncovered"}, [2]string{"likely", "uncovered"})
	b.Threats, b.Places = b.Threats[:1], b.Places[:2]
	for i := range b.Places {
		b.Places[i].Threats = b.Places[i].Threats[:1]
	}
	b.Places[1].Counted = false
	c := Compare(a, b, nil)
	if len(c.Threats) != 1 || c.Threats[0].Total != 2_800_000 {
		t.Errorf("%d threats, %d people", len(c.Threats), c.Threats[0].Total)
	}
	notes := strings.Join(c.Notes, "\n")
	for _, want := range []string{"1 threat of A alone", "2 places counted in A alone"} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes lack %q:\n%s", want, notes)
		}
	}
	empty := Compare(&SavedReport{}, b, nil)
	var out bytes.Buffer
	if err := CompareText(&out, empty); err != nil || !strings.Contains(out.String(), "nothing to compare") {
		t.Errorf("%v: %s", err, out.String())
	}
}

func TestCompareWritesCleanTextAndJSON(t *testing.T) {
	a := savedWith("=before\x1b[31m", [2]string{"assured", "likely"}, [2]string{"possible", "uncovered"}, [2]string{"likely", "uncovered"})
	b := savedWith("after", [2]string{"uncovered", "likely"}, [2]string{"assured", "assured"}, [2]string{"possible", "uncovered"})
	b.Places[0].Name, a.Places[0].Name = "=cmd()", "=cmd()"
	c := Compare(a, b, []string{"bases of Poland: agreed instead of undecided"})
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text":     func(w *bytes.Buffer) error { return CompareText(w, c) },
		"markdown": func(w *bytes.Buffer) error { return CompareMarkdown(w, c) },
		"csv":      func(w *bytes.Buffer) error { return CompareCSV(w, c) },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		text := out.String()
		if strings.Contains(text, "\x1b") || strings.Contains(text, "NaN") || strings.Contains(text, ",=cmd") {
			t.Errorf("%s: %q", name, text)
		}
		for _, line := range strings.Split(text, "\n") {
			if name == "text" && width(line) > pageWidth {
				t.Errorf("a line of %d columns: %s", width(line), line)
			}
		}
	}
	var out bytes.Buffer
	if err := CompareJSON(&out, c); err != nil {
		t.Fatal(err)
	}
	var back Comparison
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || back.Format != CompareFormat || len(back.Threats) != 2 {
		t.Errorf("%v, %+v", err, back)
	}
}

func TestPackageChangesAreSaidInWords(t *testing.T) {
	a := &scenario.Scenario{Phase: scenario.Now}
	a.Package.Hosts = map[string]scenario.Permission{"PL": {State: scenario.Open}, "RO": {State: scenario.Granted}}
	a.Package.Authorisation = scenario.Authorisation{Zone: scenario.ZoneHost, Classes: scenario.AllClasses, Delay: scenario.UniformDelay(300e9)}
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
	b.Package.C2 = scenario.C2{Level: 2, Provider: "US"}
	b.Package.Stockpile.Factor = 0.5
	b.Units = []scenario.Unit{{ID: "new", System: "y", Count: 4, Contributor: "FR"}}
	want := []string{
		"the phase: after a ceasefire instead of now, before a ceasefire",
		"bases of PL: agreed instead of undecided",
		"allies may intercept over all of Ukraine instead of over allied soil alone",
		"the order comes at once instead of 5 min after detection",
		"now bound: no unit on Ukrainian soil (the United States)",
		"command: launch on shared tracks provided by the United States instead of every unit for itself",
		"magazines: 50 %, to last 3 nights instead of full, to last 3 nights",
		"1 unit added: new (4 y, France)",
		"1 unit taken away: old (x)",
	}
	if got := strings.Join(wording.PackageChanges(a, &b), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestCompareLeadsWithTheEstimateAskedFor(t *testing.T) {
	a := savedWith("before", [2]string{"assured", "likely"}, [2]string{"uncovered", "uncovered"}, [2]string{"likely", "uncovered"})
	b := savedWith("after", [2]string{"assured", "likely"}, [2]string{"possible", "assured"}, [2]string{"possible", "uncovered"})
	for e, want := range map[scenario.Estimate][]string{
		scenario.Base: {"as many as", "Gained: nothing. Lost: 1 logistics node.", "PEOPLE COVERED AT THE BASE ESTIMATE"},
		scenario.High: {"every assumption good, against", "1.0 M more than", "Gained: 1.0 M people: Odesa 1.0 M.", "PEOPLE COVERED AT THE HIGH ESTIMATE"},
	} {
		c := Compare(a, b, nil)
		c.LeadWith(e)
		var out bytes.Buffer
		if err := CompareText(&out, c); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(out.String()), " ")
		for _, words := range append(want, "A saved report holds neither the promises nor raids") {
			if !strings.Contains(text, words) {
				t.Errorf("%s: %q is missing in\n%s", e, words, out.String())
			}
		}
	}
}

func TestPackageChangesNameRaidsHostsAndFigures(t *testing.T) {
	half := 0.5
	a := &scenario.Scenario{Systems: []scenario.System{{ID: "x"}}, Units: []scenario.Unit{{ID: "u", System: "x", Count: 1, Group: "west"}}}
	b := *a
	b.Package.Hosts = map[string]scenario.Permission{"PL": {Probability: &half, Delay: scenario.UniformDelay(600e9)}}
	b.Package.Activation, b.Package.RaidWindow, b.Package.Resupply, b.Package.Doctrine = 36*3600e9, 1200e9, 2, scenario.ShootLookShoot
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
