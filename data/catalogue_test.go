package data

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"airumbrella/scenario"

	"github.com/goccy/go-yaml"
)

// The catalogue is checked as text, through a YAML reader that is not the
// program's own, so that a fault of the reader cannot hide one of the files.

// tree is a mapping as it stands in a file.
type tree = map[string]any

// readTree parses a file of this folder, at most 1 MiB and without what
// scenario files may not hold.
func readTree(t *testing.T, path string) tree {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(text) > 1<<20 {
		t.Errorf("%s: %d bytes, more than 1 MiB", path, len(text))
	}
	if found := regexp.MustCompile(`(?m)(^|[\s\[,:])[&*!][A-Za-z0-9]`).Find(text); found != nil {
		t.Errorf("%s: anchor, alias or tag %q", path, found)
	}
	var root tree
	if err := yaml.Unmarshal(text, &root); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return root
}

// byID is a list of mappings keyed by their ids.
func byID(t *testing.T, path string, list any) map[string]tree {
	t.Helper()
	items, ok := list.([]any)
	if !ok {
		t.Fatalf("%s: not a list: %T", path, list)
	}
	found := make(map[string]tree)
	for i, item := range items {
		object, _ := item.(tree)
		id, _ := object["id"].(string)
		if !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(id) {
			t.Errorf("%s: item %d: id %q is not a lower-case slug", path, i, id)
		}
		if found[id] != nil {
			t.Errorf("%s: id %q twice", path, id)
		}
		found[id] = object
	}
	return found
}

func catalogueSystems(t *testing.T) map[string]tree {
	const path = "catalogue/systems.yaml"
	return byID(t, path, readTree(t, path)["systems"])
}

func catalogueThreats(t *testing.T) map[string]tree {
	const path = "catalogue/threats.yaml"
	return byID(t, path, readTree(t, path)["threats"])
}

func TestCatalogueHoldsEverySystem(t *testing.T) {
	want := map[string][]string{
		"gbad": {
			"patriot-gem-t",
			"patriot-cri",
			"patriot-mse",
			"sampt",
			"sampt-ng",
			"nasams",
			"nasams-er",
			"sky-sabre",
			"iris-t-slm",
			"iris-t-sls",
			"hawk",
			"s-300",
			"crotale",
			"aspide",
			"skynex",
			"gepard",
			"avenger",
		},
		"fighter": {"f-16c", "f-35a", "eurofighter", "rafale", "gripen-c", "gripen-e", "f-15e", "mirage-2000"},
		"sensor":  {"e-3", "e-7", "ground-radar", "aerostat"},
		"tanker":  {"tanker"},
		"network": {"network"},
	}
	needs := map[string][]string{
		"gbad": {
			"reach",
			"ceiling",
			"reaction",
			"speed",
			"guidance",
			"launchers",
			"ready",
			"channels",
			"cycle",
			"min_range",
			"reloads",
			"kill",
			"common_cause",
		},
		"fighter": {
			"radius",
			"cruise",
			"dash",
			"turnround",
			"availability",
			"sorties",
			"missiles",
			"missile_reach",
			"burn",
			"reserve",
			"kill",
		},
		"sensor":  {"radar"},
		"network": {"covers", "below", "latency", "sees"},
	}
	systems, count := catalogueSystems(t), 0
	for kind, ids := range want {
		count += len(ids)
		for _, id := range ids {
			if systems[id] == nil {
				t.Errorf("no system %s", id)
				continue
			}
			if systems[id]["kind"] != kind {
				t.Errorf("%s: kind %v, want %s", id, systems[id]["kind"], kind)
			}
			for _, field := range append([]string{"name"}, needs[kind]...) {
				if systems[id][field] == nil {
					t.Errorf("%s: no %s", id, field)
				}
			}
		}
	}
	if len(systems) != count {
		t.Errorf("%d systems, %d are named here", len(systems), count)
	}
}

func TestCatalogueHoldsEveryThreat(t *testing.T) {
	threats := catalogueThreats(t)
	classes := map[string]string{
		"drone-low":      "drone",
		"drone-high":     "drone",
		"cruise-missile": "cruise-missile",
		"ballistic":      "ballistic",
		"aircraft":       "aircraft",
	}
	if len(threats) < len(classes) {
		t.Errorf("%d threats, want %d and more", len(threats), len(classes))
	}
	for id, class := range classes {
		if threats[id]["class"] != class {
			t.Errorf("%s: class %v, want %s", id, threats[id]["class"], class)
		}
		for _, field := range []string{"name", "speed", "altitude", "rcs", "release", "raids"} {
			if threats[id][field] == nil {
				t.Errorf("%s: no %s", id, field)
			}
		}
	}
}

// Flight profiles and numbers of a night are triples; altitude has no good end.
func TestThreatsFlyAsTheModelSays(t *testing.T) {
	const drones = "[80 110 190] [500 580 810]"
	for id, want := range map[string]string{
		"drone-low":      "[150km/h 185km/h 220km/h] [40m 60m 100m] [0.02 0.05 0.1] 0km " + drones,
		"drone-high":     "[150km/h 185km/h 220km/h] [1500m 2500m 3500m] [0.02 0.05 0.1] 0km " + drones,
		"cruise-missile": "[700km/h 800km/h 900km/h] [30m 50m 100m] [0.05 0.1 0.3] 0km [0 1 6] [24 32 50]",
		"ballistic":      "2000m/s 10km [0.1 0.3 0.5] 0km [0 0.5 2] [2 8 20]",
		"aircraft":       "900km/h 9km [3 5 8] [60km 80km 100km] 4 16",
	} {
		threat := catalogueThreats(t)[id]
		raids := threat["raids"].(tree)
		got := fmt.Sprint(threat["speed"], " ", threat["altitude"], " ", threat["rcs"], " ", threat["release"], " ",
			raids["routine"], " ", raids["salvo"])
		if got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

// figures lists the fields that need a provenance, reach.aircraft and
// radar.antenna each on its own, with their values.
func figures(object tree) map[string]any {
	found := make(map[string]any)
	for key, value := range object {
		switch key {
		case "id", "name", "kind", "class", "about", "sources":
			continue
		}
		if below, ok := value.(tree); ok {
			for sub, v := range below {
				if sub == "default" { // one value for the classes that are not named
					found[key] = v
					continue
				}
				found[key+"."+sub] = v
			}
			continue
		}
		found[key] = value
	}
	return found
}

var (
	gradeForm = regexp.MustCompile(`^[ABCD]$`)
	asOfForm  = regexp.MustCompile(`^20\d\d-(0[1-9]|1[0-2])(-\d\d)?$`)
)

func TestEveryFigureHasGradeSourceAndDate(t *testing.T) {
	for _, list := range []map[string]tree{catalogueSystems(t), catalogueThreats(t)} {
		for id, object := range list {
			sources, _ := object["sources"].(tree)
			numbers := figures(object)
			for field := range numbers {
				from, _ := sources[field].(tree)
				source, _ := from["source"].(string)
				if !gradeForm.MatchString(fmt.Sprint(from["grade"])) ||
					!asOfForm.MatchString(fmt.Sprint(from["as_of"])) ||
					source == "" {
					t.Errorf("%s: %s: provenance %v", id, field, from)
				}
			}
			for field := range sources {
				if _, ok := numbers[field]; !ok {
					t.Errorf("%s: provenance of %s, which is not there", id, field)
				}
			}
		}
	}
}

// vague are words that stand for a publisher: nobody finds a publication by them.
var vague = []string{
	"press quoting", "quoting the maker", "quoting a ministry", "a ministry", "the maker", "general knowledge",
	"no usable source", "no single publication",
}

// lookedUp returns what is wrong with a source by which a figure of its grade
// claims more than general knowledge; "" for none.
func lookedUp(grade, source string) string {
	if grade != "A" && grade != "B" {
		return ""
	}
	list := scenario.Provenance{Source: source}.Citations()
	if len(list) == 0 {
		return "no publisher and date: write it as publisher, title, date: what it says"
	}
	for _, c := range list {
		for _, word := range vague {
			if strings.EqualFold(c.Publisher, word) {
				return fmt.Sprintf("%q is no publisher", c.Publisher)
			}
		}
	}
	for _, word := range vague[:4] {
		if strings.Contains(source, word) && !strings.Contains(source, word+" of ") {
			return fmt.Sprintf("%q says nothing", word)
		}
	}
	return ""
}

func TestFiguresOfGradeAAndBNameTheirPublication(t *testing.T) {
	named := 0
	for _, list := range []map[string]tree{catalogueSystems(t), catalogueThreats(t)} {
		for id, object := range list {
			sources, _ := object["sources"].(tree)
			for field, value := range sources {
				from, _ := value.(tree)
				grade, source := fmt.Sprint(from["grade"]), fmt.Sprint(from["source"])
				if wrong := lookedUp(grade, source); wrong != "" {
					t.Errorf("%s: %s: grade %s: %s (%s)", id, field, grade, wrong, source)
				} else if grade == "A" || grade == "B" {
					named++
				}
			}
		}
	}
	if named == 0 {
		t.Error("no figure of grade A or B was looked at")
	}
}

func TestFleetsAreCountedOnceAndPublished(t *testing.T) {
	const path = "catalogue/fleets.yaml"
	rows, _ := readTree(t, path)["fleets"].([]any)
	if len(rows) < 20 {
		t.Errorf("%d fleets", len(rows))
	}
	systems, seen := catalogueSystems(t), make(map[string]bool)
	for _, row := range rows {
		fleet, _ := row.(tree)
		name := fmt.Sprint(fleet["system"], " of ", fleet["country"])
		if systems[fmt.Sprint(fleet["system"])]["radius"] == nil {
			t.Errorf("%s: no aircraft of the catalogue", name)
		}
		if seen[name] {
			t.Errorf("%s: twice", name)
		}
		seen[name] = true
		if wrong := lookedUp(fmt.Sprint(fleet["grade"]), fmt.Sprint(fleet["source"])); wrong != "" {
			t.Errorf("%s: %s", name, wrong)
		}
		if !asOfForm.MatchString(fmt.Sprint(fleet["as_of"])) {
			t.Errorf("%s: as_of %v", name, fleet["as_of"])
		}
	}
}

func TestAVagueSourceIsRefused(t *testing.T) {
	for _, c := range []struct {
		grade, source string
		good          bool
	}{
		{"B", "press quoting the maker or a ministry", false},
		{"B", "press, August 2025", false},
		{"B", "Herald: 40 km", false},
		{"A", "2010 acquisition report: 584 nmi", false},
		{"B", "Herald, 2025, quoting a ministry: 40 km", false},
		{"B", "Herald, Forty kilometres, 3 May 2025: 40 km; the ends are unverified", true},
		{"B", "Herald, May 2025", true},
		{"C", "general knowledge, unverified", true},
		{"D", "planner's assumption", true},
	} {
		if wrong := lookedUp(c.grade, c.source); (wrong == "") != c.good {
			t.Errorf("%s %q: %q", c.grade, c.source, wrong)
		}
	}
}

// quantityForm is a number and perhaps a unit.
var quantityForm = regexp.MustCompile(`^(-?\d+(?:\.\d+)?)(km|m|m/s|km/h|s|h)?$`)

// parseFigure splits "12.5km" into its number and unit.
func parseFigure(v any) (number float64, unit string, ok bool) {
	parts := quantityForm.FindStringSubmatch(fmt.Sprint(v))
	if parts == nil {
		return 0, "", false
	}
	number, err := strconv.ParseFloat(parts[1], 64)
	return number, parts[2], err == nil
}

func TestTriplesAscendInOneUnit(t *testing.T) {
	for _, list := range []map[string]tree{catalogueSystems(t), catalogueThreats(t)} {
		for id, object := range list {
			for field, value := range figures(object) {
				if field == "guidance" || field == "covers" || strings.HasSuffix(field, "sees") {
					continue
				}
				if reference, ok := value.(tree); ok { // its range; the target has no unit
					value = reference["range"]
				}
				triple, ok := value.([]any)
				if !ok {
					triple = []any{value, value, value}
				}
				if len(triple) != 3 {
					t.Errorf("%s: %s: %v is neither one number nor three", id, field, value)
					continue
				}
				low, lowUnit, ok1 := parseFigure(triple[0])
				base, baseUnit, ok2 := parseFigure(triple[1])
				high, highUnit, ok3 := parseFigure(triple[2])
				if !ok1 || !ok2 || !ok3 || lowUnit != baseUnit || baseUnit != highUnit || low > base || base > high ||
					low < 0 {
					t.Errorf("%s: %s: %v does not ascend in one unit", id, field, value)
				}
			}
		}
	}
}

// TestPublishedFiguresStand holds a cross-section of the table of published
// parameters: the value and the grade, which nothing may raise.
func TestPublishedFiguresStand(t *testing.T) {
	systems := catalogueSystems(t)
	for _, c := range []struct{ id, field, value, grade string }{
		{"patriot-gem-t", "reach.aircraft", "[70km 130km 160km]", "B"},
		{"patriot-gem-t", "floor", "60m", "C"},
		{"patriot-gem-t", "radar.sector", "120", "C"},
		{"patriot-gem-t", "guidance", "own-radar", "C"},
		{"patriot-cri", "ready", "16", "B"},
		{"patriot-mse", "reach.ballistic", "[30km 40km 60km]", "B"},
		{"sampt", "reach.ballistic", "[15km 25km 35km]", "B"},
		{"sampt-ng", "radar.instrumented", "400km", "C"},
		{"nasams", "reach.cruise-missile", "[25km 28km 30km]", "B"},
		{"iris-t-slm", "radar.antenna", "[8m 10m 12m]", "C"},
		{"hawk", "channels", "2", "B"},
		{"hawk", "floor", "60m", "C"},
		{"crotale", "reach.drone", "10km", "B"},
		{"crotale", "ceiling", "6km", "B"},
		{"s-300", "radar.sector", "105", "C"},
		{"f-35a", "availability", "[0.45 0.515 0.6]", "B"},
		{"patriot-mse", "kill", "[0.5 0.7 0.85]", "D"},
		{"patriot-mse", "kill.ballistic", "[0.1 0.35 0.7]", "D"},
		{"e-3", "radar.reference", "map[range:400km rcs:[1 3 5]]", "C"},
		{"e-7", "radar.reference", "map[range:370km rcs:[1 3 5]]", "C"},
		{"network", "latency", "[15s 30s 60s]", "D"},
		{"s-300", "radar.antenna", "24m", "C"},
		{"aspide", "radar.instrumented", "[20km 60km 60km]", "C"},
		{"gepard", "ready", "20", "D"},
		{"avenger", "reloads", "[1 2 3]", "D"},
		{"f-16c", "radius", "[550km 800km 1000km]", "C"},
		{"f-35a", "radius", "[900km 1080km 1400km]", "A"},
		{"eurofighter", "missiles", "[6 8 8]", "C"},
		{"f-15e", "turnround", "[2h 3h 4h]", "D"},
		{"e-3", "radar.antenna", "9144m", "A"},
		{"ground-radar", "radar.instrumented", "[250km 400km 400km]", "C"},
		{"aerostat", "radar.antenna", "3048m", "B"},
	} {
		from, _ := systems[c.id]["sources"].(tree)[c.field].(tree)
		if got := fmt.Sprint(figures(systems[c.id])[c.field]); got != c.value || from["grade"] != c.grade {
			t.Errorf("%s: %s: %s (%v), want %s (%s)", c.id, c.field, got, from["grade"], c.value, c.grade)
		}
	}
	graded := 0
	for _, s := range systems {
		sources, _ := s["sources"].(tree)
		for _, from := range sources {
			if from.(tree)["grade"] == "A" {
				graded++
			}
		}
	}
	if graded != 2 {
		t.Errorf("%d figures of grade A, two are published", graded)
	}
}

func TestOnlyLongRangeSystemsMeetBallisticMissiles(t *testing.T) {
	var got []string
	for id, s := range catalogueSystems(t) {
		if reach, _ := s["reach"].(tree); reach["ballistic"] != nil {
			got = append(got, id)
		}
		radar, _ := s["radar"].(tree)
		if airborne := id == "e-3" || id == "e-7" || id == "aerostat"; airborne &&
			slices.Contains(radar["sees"].([]any), any("ballistic")) {
			t.Errorf("%s: an airborne radar sees ballistic missiles", id)
		}
		if id == "avenger" || id == "iris-t-sls" {
			if radar != nil {
				t.Errorf("%s: has a radar of its own", id)
			}
		}
	}
	slices.Sort(got)
	want := []string{"patriot-cri", "patriot-gem-t", "patriot-mse", "sampt", "sampt-ng"}
	if !slices.Equal(got, want) {
		t.Errorf("reach against ballistic missiles: %v, want %v", got, want)
	}
}

func TestPositionsOfCountriesAreDatedAndSourced(t *testing.T) {
	for _, kind := range []string{"hosts", "contributors"} {
		list, _ := readTree(t, filepath.Join("catalogue", kind+".yaml"))[kind].(tree)
		for code, entry := range list {
			c, _ := entry.(tree)
			if !regexp.MustCompile(`^([A-Z]{2}|NATO)$`).MatchString(code) || c["name"] == nil || c["about"] == nil ||
				c["source"] == nil {
				t.Errorf("%s: %s: %v", kind, code, c)
			}
			if !asOfForm.MatchString(fmt.Sprint(c["as_of"])) {
				t.Errorf("%s: %s: as_of %v", kind, code, c["as_of"])
			}
			want := "open"
			switch {
			case kind == "hosts" && code == "RO", kind == "contributors" && (code == "US" || code == "UA"):
				want = "granted"
			case kind == "contributors" && slices.Contains(strings.Fields("BG DK EE FR GB LT SE"), code):
				want = "offered"
			}
			if c["permission"] != want {
				t.Errorf("%s: %s: %v, want %s", kind, code, c["permission"], want)
			}
			// A word has a publisher and a year; where none was found, nothing is promised.
			source := fmt.Sprint(c["source"])
			found := regexp.MustCompile(`^\S.*, .*20\d\d`).MatchString(source)
			if !found && code != "UA" && (source != "none found" || want != "open") {
				t.Errorf("%s: %s: source %q of a word that is %s", kind, code, source, want)
			}
			if about := fmt.Sprint(c["about"]); len(about) > 140 {
				t.Errorf("%s: %s: %d letters of what was said", kind, code, len(about))
			}
		}
		for _, code := range strings.Fields("PL RO SK HU MD BG CZ DE LT LV EE TR GR") {
			if list[code] == nil {
				t.Errorf("%s: %s is not named", kind, code)
			}
		}
	}
	contributors := readTree(t, "catalogue/contributors.yaml")["contributors"].(tree)
	for code, want := range map[string]string{"US": "not-in-ukraine", "RO": "own-soil-only"} {
		if got := contributors[code].(tree)["caveats"]; !reflect.DeepEqual(got, []any{want}) {
			t.Errorf("caveats of %s: %v, want %s", code, got, want)
		}
	}
}
