package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"airumbrella/scenario"
)

const fieldFile = `# Why Poland: the editor asked for it.
version: 1
name: Poland says yes
extends: no-umbrella
package:
  hosts: {PL: granted}   # told by phone
`

// opened is a file in a folder of its own, and the scenario in it with one change.
func opened(t *testing.T) (f Files, path string, changed *scenario.Scenario) {
	t.Helper()
	stateAt(t, t.TempDir())
	path = filepath.Join(t.TempDir(), "26-save.yaml")
	if err := os.WriteFile(path, []byte(fieldFile), 0o644); err != nil {
		t.Fatal(err)
	}
	f = NewFiles()
	s, err := f.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	changed, err = scenario.SetHost{Code: "PL", State: scenario.Denied}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	return f, path, changed
}

func TestASaveKeepsThePersonsOwnFile(t *testing.T) {
	f, path, s := opened(t)
	saved, err := f.Save(Order{Scenario: s, From: path, To: path})
	if err != nil || saved.Whole || saved.Path != path {
		t.Fatalf("%+v, %v", saved, err)
	}
	want := strings.Replace(fieldFile, "PL: granted", "PL: denied", 1)
	if text, _ := os.ReadFile(path); string(text) != want {
		t.Errorf("the file is\n%s", text)
	}
	// What was saved is what is known of the file: the next save goes on from there.
	if _, err := f.Save(Order{Scenario: s, From: path, To: path}); err != nil {
		t.Error(err)
	}
}

func TestASaveAsksBeforeItWritesOverAnotherFile(t *testing.T) {
	f, path, s := opened(t)
	other := filepath.Join(filepath.Dir(path), "other.yaml")
	if err := os.WriteFile(other, []byte("not mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	var exists *ExistsError
	if _, err := f.Save(Order{Scenario: s, From: path, To: other}); !errors.As(err, &exists) {
		t.Errorf("error %v, want that the file exists", err)
	}
	if text, _ := os.ReadFile(other); string(text) != "not mine" {
		t.Errorf("the other file is now\n%s", text)
	}
	if _, err := f.Save(Order{Scenario: s, From: path, To: other, Over: true}); err != nil {
		t.Error(err)
	}
	if text, _ := os.ReadFile(other); !strings.HasPrefix(string(text), "# Why Poland") {
		t.Errorf("the copy does not keep the comments:\n%s", text)
	}
}

func TestAFileChangedMeanwhileIsNotWrittenOver(t *testing.T) {
	f, path, s := opened(t)
	edited := strings.Replace(fieldFile, "by phone", "by letter", 1) + "phase: now\n"
	if err := os.WriteFile(path, []byte(edited), 0o644); err != nil {
		t.Fatal(err)
	}
	var changed *ChangedError
	if _, err := f.Save(Order{Scenario: s, From: path, To: path}); !errors.As(err, &changed) {
		t.Fatalf("error %v, want that the file was changed", err)
	}
	lines, err := f.Differences(path, s)
	if err != nil || len(lines) != 2 || !strings.Contains(lines[1], "PL") && !strings.Contains(lines[0], "PL") {
		t.Errorf("differences %q, %v", lines, err)
	}
	if _, err := f.Save(Order{Scenario: s, From: path, To: path, Over: true}); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	if !strings.Contains(string(text), "by letter") || !strings.Contains(string(text), "PL: denied") {
		t.Errorf("keeping one's own keeps the other's comments too:\n%s", text)
	}
}

func TestAFileThatIsGoneIsWrittenAgain(t *testing.T) {
	f, path, s := opened(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save(Order{Scenario: s, From: path, To: path}); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(path); !strings.Contains(string(text), "# told by phone") {
		t.Errorf("the file is\n%s", text)
	}
}

func TestABuiltInIsSavedShort(t *testing.T) {
	stateAt(t, t.TempDir())
	f := NewFiles()
	s, err := f.Load("package-four-legs")
	if err != nil {
		t.Fatal(err)
	}
	if s, err = (scenario.SetHost{Code: "PL", State: scenario.Denied}).Apply(s); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if _, err := f.Save(Order{Scenario: s, From: "package-four-legs", To: path}); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	if n := strings.Count(string(text), "\n"); n >= 15 || !strings.Contains(string(text), "extends: package-four-legs") {
		t.Errorf("%d lines:\n%s", n, text)
	}
}

func TestNamesThatAreTakenGetANumber(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "map.svg")
	if got := (Files{}).Free(path); got != path {
		t.Errorf("a free name becomes %s", got)
	}
	for _, name := range []string{"map.svg", "map-2.svg"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := (Files{}).Free(path); got != filepath.Join(dir, "map-3.svg") {
		t.Errorf("the third is %s", got)
	}
}

// A path that begins with ~ is one of the home of who types it, and no other.
func TestATypedPathMayBeginAtHome(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	const slash = string(filepath.Separator)
	for path, want := range map[string]string{
		"~": home + slash, "~/plan.yaml": filepath.Join(home, "plan.yaml"), "~/": home + slash, "~/a/": filepath.Join(home, "a") + slash, "~other/plan": "~other/plan",
		"a/~/plan": "a/~/plan", "plan~": "plan~", "": "",
	} {
		if got := Typed(path); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
	if got := (Files{}).Named("~/plan"); got != filepath.Join(home, "plan.yaml") {
		t.Errorf("a name at home is %s", got)
	}
	plan := filepath.Join(home, "plan.yaml")
	if got := Meant("~/plan"); got != filepath.Join(home, "plan") {
		t.Errorf("what is not there is %s", got)
	}
	if err := os.WriteFile(plan, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"~/plan": plan, "~/plan.yml": filepath.Join(home, "plan.yml"), "no-umbrella": "no-umbrella"} {
		if got := Meant(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// A folder is no name for a file: nothing is written into or beside it.
func TestNothingIsSavedAsAFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if err := os.Mkdir(filepath.Join(home, "there"), 0o700); err != nil {
		t.Fatal(err)
	}
	f := NewFiles()
	s, err := f.Load("no-umbrella")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"~", "~/", "~/there/", "~/not/", filepath.Join(home, "there") + "/"} {
		_, err := f.Save(Order{Scenario: s, To: f.Named(path)})
		if err == nil || !strings.Contains(err.Error(), "is a folder; name a file in it") {
			t.Errorf("%q: %v", path, err)
		}
	}
	if list, _ := os.ReadDir(home); len(list) != 1 {
		t.Errorf("there are %v", list)
	}
}

// A name without an extension is that of a scenario, unless a file of this name is there.
func TestANameForAScenarioGetsItsExtension(t *testing.T) {
	dir := t.TempDir()
	bare := filepath.Join(dir, "bare")
	if err := os.WriteFile(bare, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"":                             "",
		bare:                           bare,
		filepath.Join(dir, "plan"):     filepath.Join(dir, "plan.yaml"),
		filepath.Join(dir, "plan.yml"): filepath.Join(dir, "plan.yml"),
		filepath.Join(dir, "v1.2"):     filepath.Join(dir, "v1.2"),
		dir:                            dir + ".yaml",
	} {
		if got := (Files{}).Named(path); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}
