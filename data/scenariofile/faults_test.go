package scenariofile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// head is the least that a scenario needs; the cases below stand after it, on
// line 3.
const head = "version: 1\nname: x\n"

// faultCase is one thing wrong. structural says that the schema can tell too.
type faultCase struct {
	name, text string
	want       []string // one fault each, in order: what its line begins with, and after a bar what else it holds
	structural bool
}

var faultCases = slices.Concat(keyFaults, aimFaults, []faultCase{
	{"an unknown field", "packag: {}\n", []string{"f.yaml:3:1: packag: unknown field|did you mean package?"}, true},
	{
		"an unknown field inside",
		"package:\n  hots: {}\n",
		[]string{"f.yaml:4:3: package.hots: unknown field|did you mean hosts?"},
		true,
	},
	{
		"an unknown field of a unit",
		"units:\n  - {id: a, system: hawk, at: lviv, cout: 3}\n",
		[]string{"f.yaml:4:37: units.a.cout: unknown field|did you mean count?"},
		true,
	},
	{
		"an unknown permission",
		"package: {hosts: {PL: grnted}}\n",
		[]string{"f.yaml:3:23: package.hosts.PL: unknown permission|did you mean granted? accepted: granted, offered, open or denied"},
		true,
	},
	{
		"a country by its name",
		"package: {hosts: {Poland: granted}}\n",
		[]string{"f.yaml:3:19: package.hosts.Poland: unknown country|did you mean PL?"},
		true,
	},
	{
		"a country in small letters",
		"package: {hosts: {pl: granted}}\n",
		[]string{"f.yaml:3:19: package.hosts.pl: unknown country|did you mean PL?"},
		true,
	},
	{
		"a code of no country",
		"package: {hosts: {UK: granted}}\n",
		[]string{"f.yaml:3:19: package.hosts.UK: unknown country|did you mean GB?"},
		false,
	},
	{
		"Ukraine denied",
		"package: {hosts: {UA: denied}}\n",
		[]string{"f.yaml:3:23: package.hosts.UA: Ukraine is always granted"},
		false,
	},
	{
		"a probability above one",
		"package: {hosts: {PL: {permission: open, probability: 1.5}}}\n",
		[]string{"f.yaml:3:55: package.hosts.PL.probability: out of range|0 to 1"},
		true,
	},
	{
		"a negative probability",
		"package: {hosts: {PL: {permission: open, probability: -0.5}}}\n",
		[]string{"f.yaml:3:55: package.hosts.PL.probability: negative"},
		true,
	},
	{
		"a probability that is no number",
		"package: {hosts: {PL: {permission: open, probability: .nan}}}\n",
		[]string{"f.yaml:3:55: package.hosts.PL.probability: not a number"},
		true,
	},
	{"an infinite factor", "package: {stockpile: .inf}\n", []string{"f.yaml:3:22: package.stockpile: not a number"}, true},
	{
		"a number too large for a float",
		"package: {stockpile: 1e999}\n",
		[]string{"f.yaml:3:22: package.stockpile: not a number"},
		false,
	},
	{
		"a delay without its unit",
		"package: {authorisation: {delay: 5}}\n",
		[]string{"f.yaml:3:34: package.authorisation.delay: the unit is missing|such as 5m"},
		true,
	},
	{
		"a negative delay",
		"package: {authorisation: {delay: -5m}}\n",
		[]string{"f.yaml:3:34: package.authorisation.delay: negative"},
		true,
	},
	{
		"a delay of an unknown class",
		"package: {authorisation: {delay: {default: 5m, balistic: 1m}}}\n",
		[]string{"f.yaml:3:48: package.authorisation.delay.balistic: unknown class|did you mean ballistic?"},
		true,
	},
	{
		"an unknown zone",
		"package: {authorisation: {zone: region}}\n",
		[]string{"f.yaml:3:33: package.authorisation.zone: unknown zone|did you mean regions?"},
		true,
	},
	{
		"the zone regions without regions",
		"package: {authorisation: {zone: regions}}\n",
		[]string{"f.yaml:3:33: package.authorisation: the zone needs regions"},
		false,
	},
	{
		"regions with another zone",
		"package: {authorisation: {zone: all, regions: [UA-46]}}\n",
		[]string{"f.yaml:3:47: package.authorisation.regions: it has no meaning with the zone all|zone: regions"},
		true,
	},
	{
		"a strip with another zone",
		"package: {authorisation: {zone: all, strip: 50km}}\n",
		[]string{"f.yaml:3:45: package.authorisation.strip: it has no meaning"},
		true,
	},
	{
		"a region by its name",
		"package: {authorisation: {zone: regions, regions: [Lviv]}}\n",
		[]string{"f.yaml:3:52: package.authorisation.regions: unknown region|did you mean UA-46 (Lviv)?"},
		true,
	},
	{
		"a length without its unit",
		"package: {authorisation: {standoff: 200}}\n",
		[]string{"f.yaml:3:37: package.authorisation.standoff: the unit is missing"},
		true,
	},
	{
		"a stand-off from a country off the map",
		"package: {authorisation: {standoff: {distance: 200km, from: [US]}}}\n",
		[]string{"f.yaml:3:62: package.authorisation.standoff.from: US has no territory on the map"},
		false,
	},
	{
		"an unknown caveat",
		"package: {caveats: {US: [not-in-ukrain]}}\n",
		[]string{"f.yaml:3:26: package.caveats.US: unknown caveat|did you mean not-in-ukraine?"},
		true,
	},
	{
		"a level above three",
		"package: {c2: 4}\n",
		[]string{"f.yaml:3:15: package.c2: out of range|3 engage-on-remote"},
		true,
	},
	{
		"more left without the provider",
		"package: {c2: {level: 1, provider: US, without: 2}}\n",
		[]string{"f.yaml:3:49: package.c2.without: more than the level"},
		false,
	},
	{
		"an unknown doctrine",
		"package: {doctrine: salvo}\n",
		[]string{"f.yaml:3:21: package.doctrine: unknown doctrine|did you mean salvo-2?"},
		true,
	},
	{"an unknown phase", "phase: later\n", []string{"f.yaml:3:8: phase: unknown phase"}, true},
	{"a day that is none", "as_of: 2025-02-30\n", []string{"f.yaml:3:8: as_of: not a date"}, false},
	{
		"an unknown system",
		"units:\n  - {id: a, system: nasam, at: lviv}\n",
		[]string{"f.yaml:4:21: units.a.system: unknown system|did you mean nasams?"},
		false,
	},
	{
		"an unknown base",
		"units:\n  - {id: a, system: hawk, at: LRCX}\n",
		[]string{"f.yaml:4:31: units.a.at: unknown base or place|did you mean LRC"},
		false,
	},
	{
		"an unknown place",
		"units:\n  - {id: a, system: hawk, at: lwiv}\n",
		[]string{"f.yaml:4:31: units.a.at: unknown base or place|did you mean lviv?"},
		false,
	},
	{
		"swapped coordinates",
		"units:\n  - {id: a, system: hawk, at: [50.4, 30.5]}\n",
		[]string{"f.yaml:4:31: units.a.at: latitude and longitude are swapped|[30.5, 50.4]"},
		true,
	},
	{
		"a position off the map",
		"units:\n  - {id: a, system: hawk, at: [2.3, 48.8]}\n",
		[]string{"f.yaml:4:31: units.a.at: outside the map"},
		true,
	},
	{
		"a position of three numbers",
		"units:\n  - {id: a, system: hawk, at: [30, 48, 1]}\n",
		[]string{"f.yaml:4:31: units.a.at: a position is two numbers"},
		true,
	},
	{
		"a place abroad",
		"places: {add: [{id: mos, at: [37.6, 55.75], population: 9}]}\n",
		[]string{"f.yaml:3:30: places.add.mos.at: outside Ukraine's recognised border"},
		false,
	},
	{
		"a place in Crimea of unsaid control",
		"places: {add: [{id: c, at: [34.1, 45.3]}]}\n",
		[]string{"f.yaml:3:28: places.add.c.control: who holds it must be stated"},
		false,
	},
	{
		"a unit that stands twice",
		"units:\n  - {id: a, system: hawk, at: lviv}\n  - {id: a, system: hawk, at: lviv}\n",
		[]string{"f.yaml:5:10: units.a: the id stands here a second time"},
		false,
	},
	{
		"a unit without its fields",
		"units:\n  - {id: a}\n",
		[]string{"f.yaml:4:5: units.a.at: required for a unit", "f.yaml:4:5: units.a.system: required for a unit"},
		false,
	},
	{
		"a unit without an id",
		"units:\n  - {system: hawk, at: lviv}\n",
		[]string{"f.yaml:4:5: units.1.id: required for a unit"},
		true,
	},
	{
		"no unit at all",
		"units:\n  - {id: a, system: hawk, at: lviv, count: 0}\n",
		[]string{"f.yaml:4:44: units.a.count: out of range|1 to 1000"},
		true,
	},
	{
		"half a unit",
		"units:\n  - {id: a, system: hawk, at: lviv, count: 1.5}\n",
		[]string{"f.yaml:4:44: units.a.count: not a number that is taken"},
		true,
	},
	{
		"a facing beyond the circle",
		"units:\n  - {id: a, system: hawk, at: lviv, facing: 400}\n",
		[]string{"f.yaml:4:45: units.a.facing: out of range"},
		true,
	},
	{
		"a station of what does not fly",
		"units:\n  - {id: a, system: hawk, at: lviv, station: [30, 46]}\n",
		[]string{"f.yaml:4:46: units.a.station: only fighters and airborne sensors"},
		false,
	},
	{
		"aircraft on no station",
		"units:\n  - {id: a, system: f-16c, at: LRCK, on_station: 3}\n",
		[]string{"f.yaml:4:50: units.a.on_station: it has no meaning without a station"},
		false,
	},
	{
		"a caveat broken in the same file",
		"package: {caveats: {US: [not-in-ukraine]}}\nunits:\n  - {id: a, system: hawk, at: lviv, contributor: US}\n",
		[]string{"f.yaml:5:31: units.a.at: US has the caveat not-in-ukraine|outside Ukraine"},
		false,
	},
	{
		"a caveat broken that was inherited",
		"extends: package-four-legs\nunits:\n  - {id: a, system: hawk, at: lviv, contributor: US}\n",
		[]string{"f.yaml:5:31: units.a.at: US has the caveat not-in-ukraine"},
		false,
	},
	{
		"the sea for who stays at home",
		"package: {caveats: {RO: [own-soil-only]}}\nunits:\n  - {id: a, system: nasams, at: [30.5, 44.5], contributor: RO}\n",
		[]string{"f.yaml:5:33: units.a.at: RO has the caveat own-soil-only"},
		false,
	},
	{
		"foreign soil for who stays at home",
		"package: {caveats: {RO: [own-soil-only]}}\nunits:\n  - {id: a, system: f-16c, at: EPRZ, contributor: RO}\n",
		[]string{"f.yaml:5:32: units.a.at: RO has the caveat own-soil-only"},
		false,
	},
	{
		"a station in the stand-off zone",
		"package: {authorisation: {standoff: 200km}}\nunits:\n  - {id: a, system: f-16c, at: LRCK, station: [36.2, 49.0]}\n",
		[]string{"f.yaml:5:47: units.a.station: inside the stand-off zone|200km or more from the territory of RU"},
		false,
	},
	{
		"a system without its kind",
		"systems:\n  - {id: mine}\n",
		[]string{"f.yaml:4:5: systems.mine.kind: required for a system"},
		false,
	},
	{"a fighter without its figures", "systems:\n  - {id: mine, kind: fighter, radius: 500km}\n", []string{
		"f.yaml:4:5: systems.mine.availability: required", "f.yaml:4:5: systems.mine.cruise: required",
		"f.yaml:4:5: systems.mine.dash: required", "f.yaml:4:5: systems.mine.missile_reach: required",
		"f.yaml:4:5: systems.mine.missiles: required", "f.yaml:4:5: systems.mine.sorties: required",
		"f.yaml:4:5: systems.mine.turnround: required",
	}, false},
	{
		"a sensor without a radar",
		"systems:\n  - {id: mine, kind: sensor}\n",
		[]string{"f.yaml:4:5: systems.mine.radar: required for a system of kind sensor"},
		false,
	},
	{
		"a ground system that flies",
		"systems:\n  - {id: nasams, radius: 500km}\n",
		[]string{"f.yaml:4:26: systems.nasams.radius: a ground system does not fly"},
		false,
	},
	{
		"low above base",
		"systems:\n  - {id: nasams, ceiling: [15km, 14km, 16km]}\n",
		[]string{"f.yaml:4:27: systems.nasams.ceiling: the three numbers do not ascend"},
		false,
	},
	{
		"two numbers",
		"systems:\n  - {id: nasams, ceiling: [15km, 16km]}\n",
		[]string{"f.yaml:4:27: systems.nasams.ceiling: one number or three"},
		true,
	},
	{
		"a negative range",
		"systems:\n  - {id: nasams, reach: {drone: -5km}}\n",
		[]string{"f.yaml:4:33: systems.nasams.reach.drone: negative"},
		true,
	},
	{
		"a speed in the unit of a length",
		"systems:\n  - {id: nasams, speed: 900m}\n",
		[]string{"f.yaml:4:25: systems.nasams.speed: not a number that is taken here|m/s"},
		true,
	},
	{
		"a floor above the ceiling",
		"systems:\n  - {id: nasams, floor: 20km}\n",
		[]string{"f.yaml:4:25: systems.nasams.floor: not below the ceiling"},
		false,
	},
	{
		"a sector beyond the circle",
		"systems:\n  - {id: nasams, radar: {instrumented: 70km, sector: 400}}\n",
		[]string{"f.yaml:4:54: systems.nasams.radar.sector: out of range"},
		true,
	},
	{
		"an envelope that goes back",
		"systems:\n  - {id: nasams, envelope: [[0m, 1], [0m, 1]]}\n",
		[]string{"f.yaml:4:38: systems.nasams.envelope: the altitudes do not ascend"},
		false,
	},
	{
		"a source of no field",
		"systems:\n  - {id: nasams, sources: {ceilng: {grade: A}}}\n",
		[]string{"f.yaml:4:28: systems.nasams.sources.ceilng: unknown field|did you mean ceiling?"},
		true,
	},
	{
		"a grade that is none",
		"systems:\n  - {id: nasams, sources: {ceiling: {grade: E}}}\n",
		[]string{"f.yaml:4:45: systems.nasams.sources.ceiling.grade: unknown grade"},
		true,
	},
	{
		"an unknown threat",
		"threats: [cruise-misile]\n",
		[]string{"f.yaml:3:11: threats: unknown threat|did you mean cruise-missile?"},
		false,
	},
	{
		"a threat twice",
		"threats: [ballistic, ballistic]\n",
		[]string{"f.yaml:3:22: threats: the threat ballistic stands here a second time"},
		false,
	},
	{
		"a threat without its figures",
		"threats: [{id: mine, class: drone, rcs: 1}]\n",
		[]string{
			"f.yaml:3:11: threats.mine.altitude: required for a threat",
			"f.yaml:3:11: threats.mine.speed: required for a threat",
		},
		true,
	},
	{
		"the reserved threat",
		"threats: [{id: worst, class: drone, speed: 200km/h, altitude: 1km, rcs: 1}]\n",
		[]string{"f.yaml:3:16: threats.worst: this id means the worst"},
		true,
	},
	{
		"a descent of what does not fall",
		"threats: [{id: drone-low, descent: 45}]\n",
		[]string{"f.yaml:3:36: threats.drone-low: only a ballistic threat"},
		false,
	},
	{
		"a descent beyond the vertical",
		"threats: [{id: ballistic, descent: 120}]\n",
		[]string{"f.yaml:3:36: threats.ballistic.descent: out of range"},
		true,
	},
	{
		"an unknown kind of place",
		"places: {kinds: [city, harbour]}\n",
		[]string{"f.yaml:3:24: places.kinds: unknown kind"},
		true,
	},
	{
		"people in a port",
		"places: {add: [{id: p, kind: port, at: [30, 46.5], population: 5}]}\n",
		[]string{"f.yaml:3:64: places.add.p.population: only a city has people"},
		false,
	},
	{
		"a place without a position",
		"places: {add: [{id: p}]}\n",
		[]string{"f.yaml:3:16: places.add.p.at: required for a place"},
		false,
	},
	{"a text that reads as a number", "about: 12\n", []string{"f.yaml:3:8: about: this reads as a number"}, true},
	{
		"a number in quotes",
		"package: {stockpile: \"1\"}\n",
		[]string{"f.yaml:3:22: package.stockpile: not a number"},
		true,
	},
	{"a value left out", "phase:\n", []string{"f.yaml:3:7: phase: a value is missing"}, true},
	{"a list for a word", "phase: [now]\n", []string{"f.yaml:3:8: phase: this must be a word"}, true},
	{
		"an unknown built-in scenario",
		"extends: package-four-leg\n",
		[]string{"f.yaml:3:10: extends: there is no built-in|did you mean package-four-legs?"},
		false,
	},
	{
		"an absolute path",
		"extends: /etc/passwd\n",
		[]string{"f.yaml:3:10: extends: unknown scenario|relative path"},
		false,
	},
	{
		"a removal of what is not there",
		"extends: no-umbrella\nremove: {units: [ua-kyiv-ms]}\n",
		[]string{"f.yaml:4:18: remove.units: unknown unit among the inherited ones|did you mean ua-kyiv-mse?"},
		false,
	},
	{
		"a fault of its own beside an unknown parent",
		"extends: nowhere\nphase: soon\nunits: [{id: a, count: 0}]\n",
		[]string{
			"f.yaml:3:10: extends: there is no built-in",
			"f.yaml:4:8: phase: unknown phase",
			"f.yaml:5:24: units.a.count: out of range",
		},
		false,
	},
	{
		"a saved report",
		"format: airumbrella/report/1\n",
		[]string{"f.yaml:3:9: format: this is a saved result, not a scenario|airumbrella compare"},
		false,
	},
	{
		"a word that is only begun",
		"extends: romania\n",
		[]string{"f.yaml:3:10: extends: there is no built-in|did you mean romania-only?"},
		false,
	},
	{
		"a word like no other",
		"units: [{id: a, system: zzzzzz, at: kyiv, contributor: UA}]\n",
		[]string{"f.yaml:3:25: units.a.system: unknown system|accepted: a system of airumbrella list systems"},
		false,
	},
	{"another version", "", []string{"f.yaml:1:10: version: out of range|1"}, true},
})

func (c faultCase) file() string {
	if c.name == "another version" {
		return "version: 2\nname: x\n"
	}
	return head + c.text
}

func TestEveryFaultIsNamedWithItsPlace(t *testing.T) {
	for _, c := range faultCases {
		_, err := Parse("f.yaml", []byte(c.file()), Options{})
		checkFaults(t, c.name, err, c.want)
	}
}

// checkFaults compares faults with "beginning|other part" patterns.
func checkFaults(t *testing.T, name string, err error, want []string) {
	t.Helper()
	var faults Faults
	if !errors.As(err, &faults) {
		t.Errorf("%s: error %v, want faults", name, err)
		return
	}
	if len(faults) != len(want) {
		t.Errorf("%s: %d faults, want %d:\n%v", name, len(faults), len(want), err)
		return
	}
	for i, pattern := range want {
		begins, holds, _ := strings.Cut(pattern, "|")
		line := faults[i].String()
		if !strings.HasPrefix(line, begins) || !strings.Contains(line, holds) {
			t.Errorf("%s:\ngot  %s\nwant %s ... %s", name, line, begins, holds)
		}
	}
}

func TestSchemaRefusesWhatItCanTell(t *testing.T) {
	schema := compiledSchema(t)
	for _, c := range faultCases {
		if !c.structural {
			continue
		}
		value, err := asJSON([]byte(c.file()))
		if err != nil {
			t.Logf("%s: the other reader refuses the text itself: %v", c.name, err)
			continue
		}
		if schema.Validate(value) == nil {
			t.Errorf("%s: the schema accepts it", c.name)
		}
	}
}

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	var text strings.Builder
	var want []string
	text.WriteString("version: 1\n")
	want = append(want, "f.yaml:1:1: name: required")
	for _, c := range []struct{ text, fault string }{
		{"phase: later", "phase: unknown phase"},
		{"as_of: soon", "as_of: not a date"},
		{"threats: [balistic]", "threats: unknown threat"},
		{"units: [{id: a, system: b, at: lviv}]", "units.a.system: unknown system"},
	} {
		text.WriteString(c.text + "\n")
		line := len(want) + 1
		want = append(want, fmt.Sprintf("f.yaml:%d:|%s", line, c.fault))
	}
	_, err := Parse("f.yaml", []byte(text.String()), Options{})
	checkFaults(t, "five faults", err, want)
}

func TestFaultsAreCutAtAHundred(t *testing.T) {
	var text strings.Builder
	text.WriteString(head)
	for i := range 50_000 {
		fmt.Fprintf(&text, "k%d: 1\n", i)
	}
	_, err := Parse("f.yaml", []byte(text.String()), Options{})
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != maxPrinted+1 {
		t.Fatalf("%d faults listed, want %d", len(faults), maxPrinted+1)
	}
	if got := faults[maxPrinted].String(); got != "and 49900 more" {
		t.Errorf("last line %q, want the number of the others", got)
	}
	if faults[0].Line != 3 || faults[99].Line != 102 {
		t.Errorf("lines %d to %d, want the first hundred", faults[0].Line, faults[99].Line)
	}
}

func TestFaultsQuoteAtMost200PrintableCharacters(t *testing.T) {
	f := Fault{File: "a\x1b[31m.yaml", Line: 1, Column: 2, Field: "f\u202e", Value: strings.Repeat("я", 500),
		Reason: "no"}
	line := f.String()
	if strings.ContainsAny(line, "\x1b\u202e") {
		t.Errorf("control characters stand in %q", line)
	}
	if count := strings.Count(line, "я"); count != 200 {
		t.Errorf("%d characters quoted, want 200", count)
	}
}

func TestEveryKindOfFaultHasWords(t *testing.T) {
	for c := AndMore; int(c) < len(codes); c++ {
		if codes[c].reason == "" {
			t.Errorf("the kind after %q has no words", codes[c-1].reason)
		}
	}
}

func TestEveryFailureOfATextIsAFault(t *testing.T) {
	for kind, row := range syntaxFaults {
		if row.code == 0 || row.accepted == "" {
			t.Errorf("failure %d has the code %d and accepts %q", kind, row.code, row.accepted)
		}
	}
}

func TestEveryFaultHasAKind(t *testing.T) {
	for _, c := range faultCases {
		_, err := Parse("f.yaml", []byte(c.file()), Options{})
		var faults Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: error %v, want faults", c.name, err)
		}
		for _, f := range faults {
			if f.Code == 0 {
				t.Errorf("%s: %s has no kind", c.name, f)
			}
		}
	}
}

// What an unknown parent might state is no fault of the scenario itself.
func TestOnlyWhatAParentMayMendIsInheritable(t *testing.T) {
	for code, want := range map[Code]bool{
		Required: true, UnknownReference: true, ZoneNeeds: true, NoMeaningWithZone: true, NoMeaningAlone: true,
		Unknown: false, OutOfRange: false, KeyTwice: false,
	} {
		if code.Inheritable() != want {
			t.Errorf("%q: inheritable %v, want %v", codes[code].reason, !want, want)
		}
	}
}

// TestNothingReadsTheWordsOfAFault: a program asks for the kind.
func TestNothingReadsTheWordsOfAFault(t *testing.T) {
	matches := regexp.MustCompile(`(strings|regexp|slices)\.[A-Za-z]+\([^\n]*(\.Reason\b|\.Accepted\b)`)
	for _, folder := range []string{".", "../../cli", "../../tui", "../../report"} {
		paths, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v, %d files", folder, err, len(paths))
		}
		for _, path := range paths {
			if path == "faults_test.go" {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range matches.FindAllString(string(text), -1) {
				t.Errorf("%s: %s", path, line)
			}
		}
	}
}
