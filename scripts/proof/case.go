package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// testCase is one run of the program, or several in the same folder.
type testCase struct {
	name  string
	files []file   // stand in the folder beforehand
	steps []step   // are run one after another
	keep  []string // files whose content counts as output
	env   []string // changes to the usual environment
}

// step is one command line with what it reads.
type step struct {
	args  []string
	stdin string
}

// file is a file of a case; its text is made when it is written.
type file struct {
	name string
	text func() string
}

// written is a file of given text.
func written(name, text string) file { return file{name, func() string { return text }} }

// commandLine is how a person would type the case.
func (c *testCase) commandLine() string {
	var lines []string
	for _, s := range c.steps {
		words := append(slices.Clone(c.env), "airumbrella")
		for _, a := range s.args {
			words = append(words, quoted(a))
		}
		line := strings.Join(words, " ")
		if s.stdin != "" {
			line = "printf " + quoted(strings.ReplaceAll(shortened(s.stdin), "\n", `\n`)) + " | " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

// shortened cuts long text.
func shortened(text string) string {
	if len(text) > 300 {
		return text[:300] + "..."
	}
	return text
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\n'\"\\*?[]{}()<>|&;$`#~!") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// list is the cases while they are gathered.
type list struct{ cases []testCase }

// add adds a case of one command.
func (l *list) add(name string, args ...string) *testCase {
	l.cases = append(l.cases, testCase{name: name, steps: []step{{args: args}}})
	return &l.cases[len(l.cases)-1]
}

// typed adds a case of one command, typed as one text without quotes, and is
// named after its words under a group.
func (l *list) typed(group string, lines ...string) {
	for _, line := range lines {
		l.add(group+"/"+named(line), strings.Fields(line)...)
	}
}

// named makes one word of a command line.
func named(line string) string { return strings.Join(strings.Fields(line), "_") }

// steps makes steps of command lines without quotes.
func steps(lines ...string) (all []step) {
	for _, line := range lines {
		all = append(all, step{args: strings.Fields(line)})
	}
	return all
}

// allCases is every case, sorted by name.
//
// Left out for their nature: airumbrella --version and all that a planner
// draws on a terminal; the version in the manual page is replaced by a word,
// since it is that of the build.
func allCases() ([]testCase, error) {
	var l list
	for _, more := range []func(*list){
		reportCases, pictureCases, explainCases, gapsCases, worthCases, raidCases, compareCases, savedCases,
		listCases, showCases,
		setCases, wrongCases, helpCases, completionCases, importCases, initCases, narrowCases, plainCases,
		plainOwnCases,
		hostileCases, syntaxCases, faultCases, chainCases, styleCases,
	} {
		more(&l)
	}
	if err := drawnCases(&l); err != nil {
		return nil, err
	}
	slices.SortFunc(l.cases, func(a, b testCase) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(l.cases); i++ {
		if l.cases[i].name == l.cases[i-1].name {
			return nil, fmt.Errorf("two cases are named %s", l.cases[i].name)
		}
	}
	return l.cases, nil
}

// drawnFolder holds scenarios that the generators of the property tests drew.
const drawnFolder = "testdata/proof/drawn"

// drawnCases puts every drawn scenario through the commands.
func drawnCases(l *list) error {
	paths, err := filepath.Glob(drawnFolder + "/*.yaml")
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("no scenario in %s: run from the top folder of the project", drawnFolder)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		base := filepath.Base(path)
		for _, line := range []string{
			"report % --format json", "report %", "explain % kyiv", "explain % lviv --format json -v",
			"gaps %",
			"worth % --format line", "raid %", "show %",
		} {
			c := l.add("drawn/"+strings.TrimSuffix(base, ".yaml")+"/"+strings.ReplaceAll(named(line), "_%", ""),
				strings.Fields(strings.ReplaceAll(line, "%", base))...)
			c.files = []file{written(base, string(text))}
		}
	}
	return nil
}
