package data

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// builtinScenarios are the files of the scenarios folder; all but the first
// extend it.
var builtinScenarios = []string{
	"package-four-legs",
	"romania-only",
	"sky-shield",
	"bases-only",
	"after-ceasefire",
	"no-fly",
	"no-umbrella",
	"veto",
	"without-us",
	"integrated",
	"coalition",
	"deliveries",
	"reassurance-small",
	"reassurance-medium",
	"reassurance-large",
	"sky-shield-2",
}

// ownTier are the scenarios about Ukraine's own units: they change the tier
// that all others share.
var ownTier = []string{"deliveries", "sky-shield-2"}

// overlay is the naive twin of the reader's merging: mappings by key, units by
// id, removed units taken away, everything else replaced.
func overlay(t *testing.T, base, over tree) tree {
	t.Helper()
	units := unitsOf(t, base)
	remove, _ := over["remove"].(tree)
	for _, gone := range listOf(remove["units"]) {
		if units[gone.(string)] == nil {
			t.Errorf("removes %v, which is not there", gone)
		}
		delete(units, gone.(string))
	}
	for id, u := range unitsOf(t, over) {
		units[id] = overlayKeys(units[id], u)
	}
	merged := overlayKeys(base, over)
	list := []any{}
	for _, u := range units {
		list = append(list, u)
	}
	merged["units"] = list
	return merged
}

// overlayKeys puts one mapping over another.
func overlayKeys(base, over tree) tree {
	merged := tree{}
	maps.Copy(merged, base)
	for key, value := range over {
		below, isTree := value.(tree)
		if standing, stands := merged[key].(tree); isTree && stands {
			value = overlayKeys(standing, below)
		}
		merged[key] = value
	}
	return merged
}

func listOf(v any) []any {
	list, _ := v.([]any)
	return list
}

func unitsOf(t *testing.T, scenario tree) map[string]tree {
	t.Helper()
	if scenario["units"] == nil {
		return map[string]tree{}
	}
	return byID(t, "units", scenario["units"])
}

// scenarioTree is a built-in scenario with what it extends.
func scenarioTree(t *testing.T, name string) tree {
	t.Helper()
	file := readTree(t, filepath.Join("scenarios", name+".yaml"))
	if file["extends"] == nil {
		return file
	}
	return overlay(t, scenarioTree(t, file["extends"].(string)), file)
}

// eachScenario runs a test on every built-in scenario.
func eachScenario(t *testing.T, test func(t *testing.T, name string, s tree)) {
	for _, name := range builtinScenarios {
		t.Run(name, func(t *testing.T) { test(t, name, scenarioTree(t, name)) })
	}
}

// column is one column of a reference table by another, or nil with a message
// while the table is absent.
func column(t *testing.T, file, key, value string) map[string]string {
	t.Helper()
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is absent", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	k, v := slices.Index(rows[0], key), slices.Index(rows[0], value)
	if k < 0 || v < 0 {
		t.Fatalf("%s: no column %s or %s in %v", file, key, value, rows[0])
	}
	found := make(map[string]string)
	for _, row := range rows[1:] {
		found[row[k]] = row[v]
	}
	return found
}

func TestScenariosFolderHoldsTheBuiltIns(t *testing.T) {
	files, err := filepath.Glob("scenarios/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range builtinScenarios {
		if !slices.Contains(files, filepath.Join("scenarios", name+".yaml")) {
			t.Errorf("no scenario %s", name)
		}
	}
}

func TestEveryScenarioSaysWhatItShowsAndWhence(t *testing.T) {
	for _, name := range builtinScenarios {
		file := readTree(t, filepath.Join("scenarios", name+".yaml"))
		for _, field := range []string{"version", "name", "about", "as_of", "source"} {
			if file[field] == nil || fmt.Sprint(file[field]) == "" {
				t.Errorf("%s: no %s of its own", name, field)
			}
		}
		text, _ := os.ReadFile(filepath.Join("scenarios", name+".yaml"))
		if !strings.HasPrefix(string(text), "# ") {
			t.Errorf("%s: no header comment", name)
		}
	}
}

func TestEveryScenarioNamesEveryHostAndContributor(t *testing.T) {
	eachScenario(t, func(t *testing.T, name string, s tree) {
		for _, kind := range []string{"hosts", "contributors"} {
			catalogue := readTree(t, filepath.Join("catalogue", kind+".yaml"))[kind].(tree)
			named := s["package"].(tree)[kind].(tree)
			for code := range catalogue {
				if named[code] == nil {
					t.Errorf("%s: %s is not named", kind, code)
				}
			}
			for code := range named {
				if catalogue[code] == nil {
					t.Errorf("%s: %s is not in the catalogue", kind, code)
				}
			}
		}
		contributors := s["package"].(tree)["contributors"].(tree)
		for id, u := range unitsOf(t, s) {
			if c := fmt.Sprint(u["contributor"]); contributors[c] == nil {
				t.Errorf("unit %s: contributor %s is not named", id, c)
			}
		}
	})
}

func TestEveryUnitIsOfAKnownSystem(t *testing.T) {
	systems := catalogueSystems(t)
	eachScenario(t, func(t *testing.T, name string, s tree) {
		for id, u := range unitsOf(t, s) {
			system := systems[fmt.Sprint(u["system"])]
			if system == nil {
				t.Errorf("%s: system %v", id, u["system"])
				continue
			}
			if count, ok := u["count"]; ok {
				n, isInt := count.(uint64)
				if !isInt || n < 1 || n > 1000 {
					t.Errorf("%s: count %v", id, count)
				}
			}
			radar, _ := system["radar"].(tree)
			if sector := radar["sector"]; sector != nil && fmt.Sprint(sector) != "360" && u["facing"] == nil {
				t.Errorf("%s: a radar with a sector and no facing", id)
			}
			if u["group"] == nil {
				t.Errorf("%s: no group", id)
			}
			flies, alert := system["cruise"] != nil, u["contributor"] == "UA" // Ukraine's own stand alert
			if patrols := flies && !alert; patrols != (u["station"] != nil) {
				t.Errorf("%s: flies %v, station %v", id, flies, u["station"])
			}
		}
	})
}

func TestEveryUnitStandsAtAKnownBaseOrCity(t *testing.T) {
	country := column(t, "airfields.csv", "icao", "country")
	control := column(t, "cities.csv", "id", "control")
	airports := column(t, "nodes.csv", "id", "control")
	eachScenario(t, func(t *testing.T, name string, s tree) {
		hosts := s["package"].(tree)["hosts"].(tree)
		for id, u := range unitsOf(t, s) {
			at := fmt.Sprint(u["at"])
			if strings.ToUpper(at) == at {
				if country[at] == "" {
					t.Errorf("%s: base %s is not in airfields.csv", id, at)
				} else if hosts[country[at]] == nil {
					t.Errorf("%s: host %s of base %s is not named", id, country[at], at)
				}
				continue
			}
			held := control[at]
			if strings.HasPrefix(at, "airport-") && u["contributor"] == "UA" {
				held = airports[at]
			}
			if held != "government" {
				t.Errorf("%s: %s is no government-held city or civil airport: %q", id, at, held)
			}
			if u["contributor"] != "UA" && u["phase"] != "after-ceasefire" {
				t.Errorf("%s: an allied unit in Ukraine before a ceasefire", id)
			}
			if u["contributor"] == "US" || u["contributor"] == "RO" {
				t.Errorf("%s: %v sends no unit into Ukraine", id, u["contributor"])
			}
		}
	})
}

func TestAllScenariosHoldTheSameUkrainianTier(t *testing.T) {
	tier := func(s tree) map[string]tree {
		units := unitsOf(t, s)
		maps.DeleteFunc(units, func(_ string, u tree) bool { return u["contributor"] != "UA" })
		return units
	}
	want := tier(scenarioTree(t, "package-four-legs"))
	if len(want) < 35 || len(want) > 45 {
		t.Errorf("a tier of %d units, want 35 to 45", len(want))
	}
	eachScenario(t, func(t *testing.T, name string, s tree) {
		if own := slices.Contains(ownTier, name); own == reflect.DeepEqual(tier(s), want) {
			t.Errorf("the Ukrainian tier is the default's: %v, want %v", !own, own)
		}
		if network := tier(s)["ua-network"]; network["system"] != "network" {
			t.Errorf("Ukraine's own network is %v", network)
		}
		layer := s["package"].(tree)["light_layer"]
		if !reflect.DeepEqual(layer, tree{"drone": []any{0.4, 0.6, 0.8}}) || s["approach"] != "outside-allies" {
			t.Errorf("light layer %v, approach %v", layer, s["approach"])
		}
		allied := len(unitsOf(t, s)) - len(tier(s))
		if alone := name == "no-umbrella" || name == "deliveries"; alone != (allied == 0) {
			t.Errorf("%d allied units", allied)
		}
	})
}

func TestOnlyTheNoFlyZoneConcernsAircraft(t *testing.T) {
	eachScenario(t, func(t *testing.T, name string, s tree) {
		classes := listOf(s["package"].(tree)["authorisation"].(tree)["classes"])
		want := name == "no-fly"
		if got := slices.Contains(classes, any("aircraft")); got != want {
			t.Errorf("aircraft among the authorised classes: %v", got)
		}
		if got := slices.Contains(listOf(s["threats"]), any("aircraft")); got != want {
			t.Errorf("aircraft among the threats: %v", got)
		}
		if len(classes) < 3 || len(listOf(s["threats"])) < 4 {
			t.Errorf("classes %v, threats %v", classes, s["threats"])
		}
	})
}

func TestSkyShieldHasAHundredAndTwentyFighters(t *testing.T) {
	systems, sum := catalogueSystems(t), uint64(0)
	shield := scenarioTree(t, "sky-shield")
	for _, u := range unitsOf(t, shield) {
		if u["contributor"] != "UA" && systems[fmt.Sprint(u["system"])]["kind"] == "fighter" {
			sum += u["count"].(uint64)
		}
	}
	if sum != 120 {
		t.Errorf("%d fighters, want 120", sum)
	}
	want := tree{"distance": "200km", "from": []any{"RU"}}
	if got := shield["package"].(tree)["authorisation"].(tree)["standoff"]; !reflect.DeepEqual(got, want) {
		t.Errorf("stand-off %v, want %v", got, want)
	}
}

// permissionIn is the permission of a country in a scenario.
func permissionIn(s tree, kind, code string) any {
	word := s["package"].(tree)[kind].(tree)[code]
	if full, ok := word.(tree); ok {
		return full["permission"]
	}
	return word
}

func TestEachScenarioTurnsItsOwnSwitch(t *testing.T) {
	scenarios := make(map[string]tree)
	for _, name := range builtinScenarios {
		scenarios[name] = scenarioTree(t, name)
	}
	zone := func(name string) any { return scenarios[name]["package"].(tree)["authorisation"].(tree)["zone"] }
	for name, want := range map[string]string{"package-four-legs": "regions", "bases-only": "host-airspace",
		"no-fly": "all", "sky-shield": "regions"} {
		if zone(name) != want {
			t.Errorf("%s: zone %v, want %s", name, zone(name), want)
		}
	}
	for code := range readTree(t, "catalogue/hosts.yaml")["hosts"].(tree) {
		want := "denied"
		if code == "RO" {
			want = "granted"
		}
		if got := permissionIn(scenarios["romania-only"], "hosts", code); got != want {
			t.Errorf("romania-only: %s %v, want %s", code, got, want)
		}
		if got := permissionIn(scenarios["bases-only"], "hosts", code); got != "granted" {
			t.Errorf("bases-only: %s %v", code, got)
		}
	}
	if got := permissionIn(scenarios["without-us"], "contributors", "US"); got != "denied" {
		t.Errorf("without-us: US %v", got)
	}
	if got := scenarios["after-ceasefire"]["phase"]; got != "after-ceasefire" {
		t.Errorf("after-ceasefire: phase %v", got)
	}
	caveats := scenarios["veto"]["package"].(tree)["caveats"].(tree)
	for id, u := range unitsOf(t, scenarios["veto"]) {
		if c := u["contributor"].(string); c != "UA" && len(listOf(caveats[c])) == 0 {
			t.Errorf("veto: %s of %s may stand in Ukraine", id, c)
		}
	}
}
