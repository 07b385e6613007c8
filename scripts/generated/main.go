// Command generated writes the parts of the documents that follow from the
// program: the tables and the map of the README, the assumptions of docs/model.md, the
// JSON Schema of scenario files and the embedded texts as the program reads them. With
// -check it writes nothing and fails where one of them is out of date. It runs in the root
// of the project.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"airumbrella/cli"
	"airumbrella/data/scenariofile"
	"airumbrella/tui"
	"airumbrella/wording"
)

func main() {
	check := flag.Bool("check", false, "only report what is out of date")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes every generated file that is out of date, or names them all in its
// error.
func run(check bool) error {
	files, err := generate("")
	if err != nil {
		return err
	}
	// Out of date this one costs a reader time alone.
	files = append(files, file{"data/scenariofile/parsed.bin", scenariofile.EncodeParsed()})
	var stale []error
	for _, f := range files {
		if got, err := os.ReadFile(f.path); err == nil && bytes.Equal(got, f.want) {
			continue
		}
		if check {
			stale = append(stale, fmt.Errorf("%s is out of date: run go run ./scripts/generated", f.path))
		} else if err := os.WriteFile(f.path, f.want, 0o644); err != nil {
			return err
		}
	}
	return errors.Join(stale...)
}

// file is a generated file as it should be.
type file struct {
	path string
	want []byte
}

// generate makes every generated file; root is the folder of the project, ending
// in a slash unless it is empty.
func generate(root string) ([]file, error) {
	readme, err := readme(root + "README.md")
	if err != nil {
		return nil, err
	}
	model, err := modelPage(root + "docs/model.md")
	if err != nil {
		return nil, err
	}
	drawn, err := drawnMap()
	if err != nil {
		return nil, err
	}
	return []file{
		{root + "README.md", readme},
		{root + "docs/model.md", model},
		{root + "data/scenario.schema.json", scenariofile.Schema()},
		{root + "docs/map.svg", drawn},
	}, nil
}

// part is what stands between the marks of a generated part of a document.
type part struct{ mark, content string }

// readme returns the README with its tables made anew.
func readme(path string) ([]byte, error) {
	return withParts(path, part{"commands", cli.CommandTable()}, part{"scenarios", cli.ScenarioTable()},
		part{"keys", tui.KeyTable()}, part{"gates", wording.GateTable()})
}

// modelPage returns the page on the model with its tables made anew.
func modelPage(path string) ([]byte, error) {
	assumptions, err := cli.AssumptionTable(context.Background())
	if err != nil {
		return nil, err
	}
	return withParts(path, part{"gates", wording.GateTable()}, part{"assumptions", assumptions})
}

// withParts returns a document with its generated parts made anew.
func withParts(path string, parts ...part) ([]byte, error) {
	read, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text := string(read)
	for _, p := range parts {
		if text, err = between(text, p.mark, p.content); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return []byte(text), nil
}

// between replaces what stands between the marks of a generated part.
func between(text, mark, content string) (string, error) {
	head, rest, ok := strings.Cut(text, "<!-- "+mark+":")
	note, rest, ok2 := strings.Cut(rest, "-->\n")
	_, tail, ok3 := strings.Cut(rest, "<!-- /"+mark+" -->")
	if !ok || !ok2 || !ok3 {
		return "", fmt.Errorf("the marks of the part %q are missing", mark)
	}
	return head + "<!-- " + mark + ":" + note + "-->\n\n" + content + "\n<!-- /" + mark + " -->" + tail, nil
}

// drawnMap returns the map of the README: what the command under it draws.
func drawnMap() ([]byte, error) {
	var drawn, said bytes.Buffer
	args := []string{"report", "--threat", "drone-low", "--format", "svg"}
	streams := cli.Streams{In: strings.NewReader(""), Out: &drawn, Err: &said}
	if code := cli.Run(context.Background(), args, streams); code != 0 {
		return nil, fmt.Errorf("%s: exit status %d: %s", strings.Join(args, " "), code, said.String())
	}
	return drawn.Bytes(), nil
}
