package data

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"airumbrella/scenario"
)

// LoadOptions change a scenario after it is read; the zero value changes
// nothing.
type LoadOptions struct {
	// Stdin is what the reference "-" reads; nil means os.Stdin.
	Stdin io.Reader
	// Set is changes as KEY=VALUE: a path in the file, whose first step
	// "package." may be left out, and a value as the file would hold it. A
	// list may be written a,b,c. A bare value for a permission, c2 or the
	// stockpile changes that alone and keeps what else is stated of it; for
	// any other field it replaces what is there.
	Set []string
	// Threats, if any, replaces the threats in play by the built-in ones, or
	// those that the file defines, of these ids.
	Threats []string
}

// Load reads the scenario of a reference: a built-in name, the path of a file,
// or "-" for standard input. An error is [Faults] where the scenario is at
// fault, and otherwise that of the file system.
func Load(ref string, options LoadOptions) (*scenario.Scenario, error) {
	// The outlines take longest: they are parsed beside the scenario.
	go World()
	if text, ok := Builtin(ref); ok {
		return parse(source{name: ref, builtin: true}, text, options)
	}
	if ref == "-" {
		stdin := options.Stdin
		if stdin == nil {
			stdin = os.Stdin
		}
		text, err := readLimited(stdin)
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
		return parse(source{name: "<stdin>"}, text, options)
	}
	text, err := readFile(ref)
	if os.IsNotExist(err) {
		return nil, unknownScenario(ref)
	}
	if err != nil {
		return nil, err
	}
	return parse(source{name: ref, path: ref}, text, options)
}

// Parse reads a scenario from text. The name stands for the file in faults;
// a relative path that the scenario extends is sought beside it.
func Parse(name string, text []byte, options LoadOptions) (*scenario.Scenario, error) {
	go World()
	return parse(source{name: name, path: name}, text, options)
}

func unknownScenario(ref string) error {
	known := "a built-in scenario (" + strings.Join(builtinNames(), ", ") + "), a file, or - for standard input"
	return Faults{{
		Field: "scenario", Value: ref,
		Reason:   "there is no built-in scenario and no file of this name",
		Accepted: didYouMean(nearest(ref, builtinNames()), known),
	}}
}

// readFile reads a file that is not larger than a scenario may be; of a larger
// one it reads a byte too many, which newDocument refuses.
func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s: this is a folder; a scenario is a file", clean(path))
	}
	text, err := readLimited(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", clean(path), err)
	}
	return text, nil
}

func readLimited(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, maxFile+1)) }

// parse is the way from text to scenario: read and merge what it extends,
// apply the changes, resolve, check.
func parse(from source, text []byte, options LoadOptions) (*scenario.Scenario, error) {
	d := &decoder{faults: new(collector)}
	c := &chain{decoder: d}
	root, ok := c.read(from, text)
	if !ok {
		c.ownFaults()
		return nil, d.faults.result()
	}
	for _, change := range options.Set {
		root = c.set(root, change)
	}
	root = withThreats(root, options.Threats)
	resolved := resolve(d, root)
	if faults := d.faults.result(); faults != nil {
		return nil, faults
	}
	// An edit gives the scenario its revision.
	return resolved.Edit(func(s *scenario.Scenario) {
		s.Extends = c.extends
		s.Digest = digest(s)
	}), nil
}

// withThreats replaces the threats in play.
func withThreats(root *node, ids []string) *node {
	if len(ids) == 0 {
		return root
	}
	chosen := &node{form: sequence}
	for _, id := range slices.Compact(slices.Clone(ids)) {
		doc := &document{name: "--threat " + id, rank: rankFlag, flag: true}
		chosen.doc = doc
		chosen.items = append(chosen.items, &node{doc: doc, form: scalar, plain: true, text: id})
	}
	return merge(root, chosen.as("threats"), scenarioShape)
}
