package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed is the direction of imports between the project's own packages: what
// each may import, by prefix.
var allowed = map[string][]string{
	"airumbrella":            {"cli"},
	"airumbrella/app":        {"wording", "report", "coverage", "data", "scenario", "geo"},
	"airumbrella/cli/keeper": {},
	"airumbrella/cli":        {"cli/keeper", "app", "tui", "report", "wording", "data", "coverage", "scenario", "geo"},
	"airumbrella/tui":        {"tui/", "app", "report", "wording", "coverage", "scenario", "geo"},
	"airumbrella/tui/screen": {"wording", "coverage", "scenario", "geo"},
	"airumbrella/tui/shown":  {"app", "tui/screen", "report", "wording", "coverage", "scenario", "geo"},
	"airumbrella/tui/mapview": {
		"tui/screen",
		"tui/shown",
		"report",
		"wording",
		"coverage",
		"scenario",
		"geo",
	},
	"airumbrella/tui/lists": {
		"tui/screen",
		"tui/shown",
		"tui/mapview",
		"report",
		"wording",
		"coverage",
		"scenario",
		"geo",
	},
	"airumbrella/tui/lines": {
		"app",
		"tui/screen",
		"tui/shown",
		"report",
		"wording",
		"coverage",
		"scenario",
		"geo",
	},
	"airumbrella/tui/boards": {
		"tui/screen",
		"tui/shown",
		"tui/mapview",
		"app",
		"report",
		"wording",
		"coverage",
		"scenario",
		"geo",
	},
	"airumbrella/report":                     {"report/", "wording", "coverage", "scenario", "geo"},
	"airumbrella/report/page":                {"report/subject", "wording"},
	"airumbrella/report/picture":             {"report/subject", "wording", "coverage", "scenario", "geo"},
	"airumbrella/report/saved":               {"report/subject", "wording", "coverage", "scenario", "geo"},
	"airumbrella/report/share":               {"report/subject", "wording", "coverage", "scenario", "geo"},
	"airumbrella/report/subject":             {"wording", "coverage", "scenario", "geo"},
	"airumbrella/wording":                    {"coverage", "scenario", "geo"},
	"airumbrella/data":                       {"scenario", "geo"},
	"airumbrella/data/tables":                {},
	"airumbrella/data/scenariofile":          {"data", "data/scenariofile/yamltext", "data/tables", "scenario", "geo"},
	"airumbrella/data/scenariofile/yamltext": {},
	"airumbrella/coverage":                   {"scenario", "geo"},
	"airumbrella/coverage/naive":             {"scenario", "geo"}, // for tests alone, written from the specification
	"airumbrella/coverage/raid":              {"coverage", "scenario", "geo"},
	"airumbrella/coverage/siting":            {"coverage", "scenario", "geo"},
	"airumbrella/coverage/sweep":             {"coverage", "scenario", "geo"},
	"airumbrella/coverage/worth":             {"coverage", "scenario", "geo"},
	"airumbrella/scenario":                   {"geo"},
	"airumbrella/geo":                        {},
	"airumbrella/scripts/bench":              {},
	"airumbrella/scripts/bench/empty":        {}, // what the planner is measured beside
	"airumbrella/scripts/exports":            {},
	"airumbrella/scripts/mutants":            {},
	"airumbrella/scripts/generated":          {"cli", "data", "tui", "wording"},
	"airumbrella/scripts/proof":              {},
	"airumbrella/scripts/testcpu":            {},
}

// forbidden names who alone may import a package; a name that ends in a slash stands
// for all below it, and an empty list for nobody.
var forbidden = map[string][]string{
	"airumbrella/report/page":                   {"airumbrella/report"},
	"airumbrella/report/picture":                {"airumbrella/report"},
	"airumbrella/report/saved":                  {"airumbrella/report"},
	"airumbrella/report/share":                  {"airumbrella/report"},
	"charm.land/bubbletea/v2":                   {"airumbrella/tui/", "airumbrella/scripts/bench/empty"},
	"charm.land/lipgloss/v2":                    {"airumbrella/tui/"},
	"github.com/paulmach/orb/geo":               {},
	"github.com/peterstace/simplefeatures/geom": {}, // data/generate, a module of its own, makes outlines with it
	"github.com/xuri/excelize/v2":               {}, // every start would wait for it; tests hold data/tables to it
	"net":                                       {},
	"net/http":                                  {},
	"github.com/spf13/cobra":                    {"airumbrella/cli"},
}

// pure is the packages that may import neither os, io/fs nor math/rand.
var pure = map[string]bool{
	"airumbrella/geo": true,

	"airumbrella/scenario":       true,
	"airumbrella/coverage":       true,
	"airumbrella/coverage/naive": true,
	"airumbrella/coverage/raid":  true,

	"airumbrella/coverage/siting": true,
	"airumbrella/coverage/sweep":  true,
	"airumbrella/coverage/worth":  true,
}

func TestImportsPointOneWay(t *testing.T) {
	list := exec.Command("go", "list", "-buildvcs=false", "-f", `{{.ImportPath}}:{{join .Imports " "}}`, "./...")
	var complaint strings.Builder
	list.Stderr = &complaint
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		pkg, imports, _ := strings.Cut(line, ":")
		may, known := allowed[pkg]
		if !known {
			t.Errorf("package %s is not in the plan of folders", pkg)
			continue
		}
		for _, imported := range strings.Fields(imports) {
			checkImport(t, pkg, imported, may)
		}
	}
}

func checkImport(t *testing.T, pkg, imported string, may []string) {
	t.Helper()
	if only, ok := forbidden[imported]; ok && !slices.ContainsFunc(only, func(p string) bool {
		return p == pkg || strings.HasSuffix(p, "/") && strings.HasPrefix(pkg+"/", p)
	}) {
		t.Errorf("%s may not import %s", pkg, imported)
	}
	if own, ok := strings.CutPrefix(imported, "airumbrella/"); ok {
		for _, prefix := range may {
			if own == prefix || strings.HasPrefix(own, strings.TrimSuffix(prefix, "/")+"/") {
				return
			}
		}
		t.Errorf("%s may not import %s", pkg, imported)
		return
	}
	if pure[pkg] && (imported == "os" || imported == "io/fs" || strings.HasPrefix(imported, "math/rand")) {
		t.Errorf("%s is pure and may not import %s", pkg, imported)
	}
}

// TestPropertyTestsRepeat: a property test draws the same cases at every run
// only where its package says so.
func TestPropertyTestsRepeat(t *testing.T) {
	draws, repeats := map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") || path == "imports_test.go" {
			return err
		}
		text, err := os.ReadFile(path)
		draws[filepath.Dir(path)] = draws[filepath.Dir(path)] || strings.Contains(string(text), "pgregory.net/rapid")
		repeats[filepath.Dir(path)] = repeats[filepath.Dir(path)] ||
			strings.Contains(string(text), `flag.Set("rapid.seed", "1")`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder := range draws {
		if draws[folder] && !repeats[folder] {
			t.Errorf("%s: one of its tests must set the flag rapid.seed, as geo/arc_test.go does", folder)
		}
	}
}
