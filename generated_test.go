package main

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"airumbrella/cli"
	"airumbrella/data/scenariofile"
	"airumbrella/tui"
	"airumbrella/wording"
)

var update = flag.Bool("update", false, "write generated parts of documents and golden files anew")

// between replaces what stands between the marks of a generated part.
func between(t *testing.T, text, mark, content string) string {
	t.Helper()
	head, rest, ok := strings.Cut(text, "<!-- "+mark+":")
	note, rest, ok2 := strings.Cut(rest, "-->\n")
	_, tail, ok3 := strings.Cut(rest, "<!-- /"+mark+" -->")
	if !ok || !ok2 || !ok3 {
		t.Fatalf("README.md lacks the marks of %s", mark)
	}
	return head + "<!-- " + mark + ":" + note + "-->\n\n" + content + "\n<!-- /" + mark + " -->" + tail
}

// holdGenerated compares a file with what it should be, or writes it.
func holdGenerated(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(got) == want {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is out of date: run go test . -run TestGenerated -update", path)
}

// The tables of the README are made from what they describe.
func TestGeneratedReadme(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(text)
	for mark, content := range map[string]string{
		"commands":  cli.CommandTable(),
		"scenarios": cli.ScenarioTable(),
		"keys":      tui.KeyTable(),
		"gates":     wording.GateTable(),
	} {
		readme = between(t, readme, mark, content)
	}
	holdGenerated(t, "README.md", readme)
}

// The schema that editors take follows from the tables of fields.
func TestGeneratedSchema(t *testing.T) {
	holdGenerated(t, "data/scenario.schema.json", string(scenariofile.Schema()))
}

// The map of the README is what the command under it draws.
func TestGeneratedMap(t *testing.T) {
	var drawn, said strings.Builder
	args := []string{"report", "--threat", "drone-low", "--format", "svg"}
	if code := cli.Run(context.Background(), args, cli.Streams{In: strings.NewReader(""), Out: &drawn, Err: &said}); code != 0 {
		t.Fatalf("exit status %d: %s", code, said.String())
	}
	holdGenerated(t, "docs/map.svg", drawn.String())
}
