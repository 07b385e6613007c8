package scenariofile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

// parsed reads a scenario that must be legal; head stands before the text.
func parsed(t *testing.T, text string, changes ...string) *scenario.Scenario {
	t.Helper()
	s, err := Parse("t.yaml", []byte(head+text), Options{Set: changes})
	if err != nil {
		t.Fatalf("%s is refused:\n%v", text, err)
	}
	return s
}

func TestAnEmptyScenarioHidesNothing(t *testing.T) {
	s := parsed(t, "")
	p := s.Package
	if s.Phase != scenario.AfterCeasefire || len(s.Units) != 0 || len(s.Threats) != len(Threats()) {
		t.Errorf(
			"phase %s, %d units, %d threats; want after-ceasefire, none, all of the catalogue",
			s.Phase,
			len(s.Units),
			len(s.Threats),
		)
	}
	if p.Authorisation.Zone != scenario.ZoneAll || p.Authorisation.Classes != scenario.AllClasses ||
		!noDelay(p.Authorisation.Delay) {
		t.Errorf("authorisation %+v, want everything, everywhere, at once", p.Authorisation)
	}
	if p.C2 != (scenario.C2{Picture: scenario.SeparatePicture}) || p.Stockpile != (scenario.Stockpile{Factor: 1}) {
		t.Errorf("c2 %+v, stockpile %+v; want level 0, factor 1, nights 0", p.C2, p.Stockpile)
	}
	for _, h := range Hosts() {
		if p.Hosts[h.Code].State != scenario.Granted {
			t.Errorf("host %s is %q, want granted", h.Code, p.Hosts[h.Code].State)
		}
	}
	cities, nodes, counted := 0, 0, 0
	for _, place := range s.Places {
		switch {
		case place.Kind != scenario.City:
			nodes++
		case place.Population < 50_000:
			t.Errorf("%s has %d people, want at least 50,000", place.ID, place.Population)
		default:
			cities++
		}
		if place.Counted {
			counted++
		}
		if place.Counted != (place.Control == scenario.Government) {
			t.Errorf("%s under %s: counted %v", place.ID, place.Control, place.Counted)
		}
	}
	if cities != 98 || nodes != len(embeddedNodes()) || counted == 0 {
		t.Errorf("%d cities, %d nodes, %d counted; want 98, %d", cities, nodes, counted, len(embeddedNodes()))
	}
}

func TestShortAndLongFormsMeanTheSame(t *testing.T) {
	for _, c := range []struct{ short, long string }{
		{"package: {hosts: {PL: open}}", "package: {hosts: {PL: {permission: open}}}"},
		{"package: {c2: 2}", "package: {c2: {level: 2}}"},
		{"package: {stockpile: 0.5}", "package: {stockpile: {factor: 0.5}}"},
		{"package: {authorisation: {delay: 5m}}", "package: {authorisation: {delay: {default: 5m}}}"},
		{"package: {authorisation: {delay: 5m}}",
			"package: {authorisation: {delay: {" + strings.ReplaceAll(strings.Join(scenario.ClassKeys(),
				": 5m, ")+": 5m", "ballistic: 5m", "ballistic: 0s") + "}}}"},
		{"package: {authorisation: {standoff: 200km}}",
			"package: {authorisation: {standoff: {distance: 200km, from: [RU, BY]}}}"},
		{"systems: [{id: nasams, launchers: 4}]", "systems: [{id: nasams, launchers: [4, 4, 4]}]"},
		{"systems: [{id: nasams, kill: 0.6}]", "systems: [{id: nasams, kill: {default: 0.6}}]"},
		{"threats: [ballistic]", "threats: [{id: ballistic}]"},
		{"source: press", "source: [press]"},
	} {
		if diff := cmp.Diff(parsed(t, c.short+"\n"), parsed(t, c.long+"\n"), sameScenario); diff != "" {
			t.Errorf("%s and %s differ:\n%s", c.short, c.long, diff)
		}
	}
}

func TestMoreIsWorseIsTurnedRound(t *testing.T) {
	s := parsed(t, `systems:
  - id: nasams
    reaction: [1s, 2s, 3s]
    cycle: [4s, 5s, 6s]
    floor: [7m, 8m, 9m]
    min_range: [10m, 11m, 12m]
    common_cause: [0.1, 0.2, 0.3]
    reloads: [1, 2, 3]
  - {id: f-16c, turnround: [1h, 2h, 3h], burn: [0.8, 0.9, 1], reserve: [50km, 60km, 70km], radius: [1km, 2km, 3km]}
package: {authorisation: {delay: [1m, 2m, 3m]}}
threats: [{id: aircraft, raids: {routine: [1, 2, 3]}}]
`)
	n, f := s.Systems.Find("nasams"), s.Systems.Find("f-16c")
	for name, worst := range map[string]bool{
		"reaction":     n.Reaction.Low == 3*time.Second && n.Reaction.High == time.Second,
		"cycle":        n.Cycle.Low == 6*time.Second,
		"floor":        n.Floor.Low == 9,
		"min_range":    n.MinRange.Low == 12,
		"common_cause": n.CommonCause.Low == 0.3,
		"reloads":      n.Reloads.Low == 1,
		"turnround":    f.Aircraft.TurnRound.Low == 3*time.Hour,
		"burn":         f.Aircraft.Burn.Low == 1,
		"reserve":      f.Aircraft.Reserve.Low == 70*geo.Kilometre,
		"radius":       f.Aircraft.Radius.Low == geo.Kilometre,
		"delay":        s.Package.Authorisation.Delay[scenario.Drone].Low == 3*time.Minute,
		"raids":        s.Threats[0].Raids.Routine.Low == 3,
	} {
		if !worst {
			t.Errorf("%s: the low estimate is not the worst end", name)
		}
	}
}

func TestKeyedListsMergeAndOthersReplace(t *testing.T) {
	s := parsed(t, `extends: package-four-legs
units:
  - {id: fr-odesa, count: 3}
  - {id: mine, system: hawk, at: lviv}
threats: [ballistic]
places: {kinds: [city]}
`)
	base, _ := Load(data.Default, Options{})
	if got, want := len(s.Units), len(base.Units)+1; got != want {
		t.Errorf("%d units, want %d", got, want)
	}
	changed, before := s.Unit("fr-odesa"), base.Unit("fr-odesa")
	if changed.Count != 3 || changed.System != before.System || changed.Phase != before.Phase {
		t.Errorf("merged unit %+v, want count 3 and the rest of %+v", changed, before)
	}
	if s.Units[len(s.Units)-1].ID != "mine" {
		t.Error("a new unit does not follow the inherited ones")
	}
	if len(s.Threats) != 1 || len(s.Filter.Kinds) != 1 {
		t.Errorf("%d threats, %d kinds; want the lists replaced", len(s.Threats), len(s.Filter.Kinds))
	}
	if s.About != "" || s.Extends != data.Default || s.AsOf != base.AsOf {
		t.Errorf("about %q, extends %q, as of %q", s.About, s.Extends, s.AsOf)
	}
}

func TestRemoveTakesAwayWhatWasInherited(t *testing.T) {
	s := parsed(t, "extends: package-four-legs\nremove: {units: [fr-odesa]}\n")
	if s.Unit("fr-odesa") != nil {
		t.Error("fr-odesa is still there")
	}
	again := parsed(
		t,
		"extends: package-four-legs\nremove: {units: [fr-odesa]}\nunits: [{id: fr-odesa, system: hawk, at: lviv}]\n",
	)
	if u := again.Unit("fr-odesa"); u == nil || u.System != "hawk" {
		t.Errorf("a unit made anew under a removed id is %+v", u)
	}
}

func TestChangedFiguresLoseTheirSource(t *testing.T) {
	s := parsed(
		t,
		"systems:\n  - {id: nasams, ceiling: 12km, speed: 700m/s, sources: {speed: {grade: D, source: mine}}}\n",
	)
	n := s.Systems.Find("nasams")
	if diff := cmp.Diff([]string{"ceiling", "speed"}, n.Changed); diff != "" {
		t.Errorf("changed figures:\n%s", diff)
	}
	if _, ok := n.Sources["ceiling"]; ok {
		t.Error("the changed ceiling still has the catalogue's source")
	}
	if n.Sources["speed"].Source != "mine" || n.Sources["reach.drone"].Grade != scenario.GradeB {
		t.Errorf("sources %+v", n.Sources)
	}
}

func TestPlacesOfOnesOwn(t *testing.T) {
	s := parsed(t, `places:
  min_population: 1000000
  kinds: [city]
  add:
    - {id: town, name: Town, at: [24.0, 49.8], population: 1200}
    - {id: depot, kind: rail, at: [24.1, 49.8], weight: 5}
    - {id: kherson, control: occupied}
units:
  - {id: u, system: hawk, at: town}
`)
	var ids []string
	for _, p := range s.Places {
		ids = append(ids, p.ID)
	}
	if got := strings.Join(ids, " "); !strings.HasSuffix(got, "kherson town depot") ||
		!strings.HasPrefix(got, "kyiv kharkiv") {
		t.Errorf("places %s; want the large cities, the changed one among them, then one's own in their order", got)
	}
	town, kherson := s.Place("town"), s.Place("kherson")
	if town.Region != "UA-46" || town.Weight != 1200 || !town.Counted || !town.Custom {
		t.Errorf("town %+v", town)
	}
	if kherson.Counted || kherson.ControlAsOf != "" || kherson.Population == 0 {
		t.Errorf("kherson %+v", kherson)
	}
	if u := s.Unit("u"); u.Position != (orb.Point{24.0, 49.8}) || u.Host != "UA" {
		t.Errorf("unit %+v", u)
	}
}

func TestHostsFollowFromWhereAUnitStands(t *testing.T) {
	s := parsed(t, `bases: [{id: field, at: [26.0, 46.5]}]
units:
  - {id: base, system: f-16c, at: LRCK}
  - {id: place, system: hawk, at: odesa}
  - {id: land, system: hawk, at: [22.0, 51.0]}
  - {id: sea, system: hawk, at: [31.0, 44.0]}
  - {id: own, system: hawk, at: field}
`)
	for id, host := range map[string]string{"base": "RO", "place": "UA", "land": "PL", "sea": "", "own": "RO"} {
		if got := s.Unit(id).Host; got != host {
			t.Errorf("unit %s stands in %q, want %q", id, got, host)
		}
	}
	for _, p := range []orb.Point{{22, 51}, {31, 44}, {26, 46.5}, {34, 45}, {30, 50}, {20.5, 54.7}, {28.9, 47.0}} {
		if got, want := data.CountryAt(p), data.World().CountryAt(p); got != want {
			t.Errorf("country at %v: %q with the index, %q without", p, got, want)
		}
	}
}

func TestExtendingFiles(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("parts/base.yaml", head+"units: [{id: a, system: hawk, at: lviv}]\npackage: {c2: 1}\n")
	child := write("child.yaml", head+"extends: parts/base.yaml\npackage: {stockpile: 0.5}\n")
	s, err := Load(child, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Unit("a") == nil || s.Package.C2.Level != 1 || s.Package.Stockpile.Factor != 0.5 {
		t.Errorf("merged scenario: unit %v, package %+v", s.Unit("a"), s.Package)
	}

	circle := write("one.yaml", head+"extends: two.yaml\n")
	two := write("two.yaml", head+"extends: one.yaml\n")
	_, err = Load(circle, Options{})
	checkFaults(t, "a circle", err, []string{two + ":3:10: extends: the scenarios extend one another in a circle"})

	for i := range 10 {
		write("deep"+string(rune('a'+i))+".yaml", head+"extends: deep"+string(rune('a'+i+1))+".yaml\n")
	}
	_, err = Load(filepath.Join(folder, "deepa.yaml"), Options{})
	checkFaults(
		t,
		"too deep",
		err,
		[]string{filepath.Join(folder, "deeph.yaml") + ":3:10: extends: too many scenarios stand on one another|at most 8"},
	)

	bad := write("bad.yaml", "version: 1\nname: x\nphase: later\n")
	_, err = Load(write("over.yaml", head+"extends: bad.yaml\nas_of: soon\n"), Options{})
	checkFaults(
		t,
		"faults of both",
		err,
		[]string{bad + ":3:8: phase: unknown phase", filepath.Join(folder, "over.yaml") + ":4:8: as_of: not a date"},
	)

	_, err = Load(write("folder.yaml", head+"extends: parts\n"), Options{})
	checkFaults(t, "a folder", err, []string{filepath.Join(folder, "folder.yaml") + ":3:10: extends: this is not a file"})
}

func TestStandardInputAndUnknownReferences(t *testing.T) {
	s, err := Load("-", Options{Stdin: strings.NewReader(head + "extends: no-umbrella\n")})
	if err != nil || len(s.Units) == 0 {
		t.Errorf("from standard input: %v", err)
	}
	_, err = Load("-", Options{Stdin: strings.NewReader("a: [")})
	checkFaults(t, "bad standard input", err, []string{"<stdin>:1:4: a bracket is not closed"})
	_, err = Load("sky-sheild", Options{})
	checkFaults(
		t,
		"a misspelt name",
		err,
		[]string{"scenario: there is no built-in scenario and no file of this name|did you mean sky-shield?"},
	)
}

// embeddedNodes returns the embedded places that are no cities.
func embeddedNodes() []scenario.Place {
	return slices.DeleteFunc(data.Places(), func(p scenario.Place) bool { return p.Kind == scenario.City })
}
