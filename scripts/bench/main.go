//go:build linux

// Bench measures every number that the README states, prints them as a table and
// writes the table into docs/benchmarks.md.
//
//	go run ./scripts/bench [-only group] [-program file] [-write=false]
//
// Programs are timed from start to end, the planner on a terminal of its own beside
// an empty Bubble Tea program in the same run, and what stands in a benchmark of Go
// by that benchmark. Beside the clock stands the processor time, which a busy machine
// hardly changes. Peers (pyproj, Shapely, btop, lazygit) are measured where they are
// installed.
//
// It assumes Linux, whose /proc says what a process holds and how often it woke up.
// It does not know how busy the machine is: the load stands above the table.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// options are the flags; the zero value measures everything and writes nothing.
type options struct {
	only    string // measure only this group
	program string // measure this planner; empty: the one of this folder
	write   bool   // write docs/benchmarks.md, and the README that quotes it
	quote   bool   // measure nothing: quote the page in the README
}

// row is one line of the table.
type row struct {
	what, command string
	value         string // by the clock, or in the unit that it names
	cpu           string // processor time, "" where it is not of time
	peer          string // the ratio to a peer, "" without one
}

// bench is a run: where programs stand, and what is measured so far.
type bench struct {
	folder  string // for programs and the state that they keep
	program string // the planner
	empty   string // the empty program
	rows    []row
}

// groups are what is measured, in the order of the table.
var groups = []struct {
	name    string
	measure func(*bench) error
}{
	{"start", (*bench).start},
	{"planner", (*bench).planner},
	{"pans", (*bench).pans},
	{"programs", (*bench).programs},
	{"sweeps", (*bench).sweeps},
	{"benchmarks", (*bench).benchmarks},
}

func main() {
	var o options
	flag.StringVar(&o.only, "only", "", "measure only this group: "+strings.Join(groupNames(), ", "))
	flag.StringVar(&o.program, "program", "", "measure this planner, such as one of before a change, and write nothing")
	flag.BoolVar(&o.write, "write", true, "write docs/benchmarks.md where everything was measured")
	flag.BoolVar(&o.quote, "quote", false, "measure nothing, and write into the README what it quotes of docs/benchmarks.md")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// groupNames are the names of the groups, in their order.
func groupNames() []string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = g.name
	}
	return names
}

// page is where all measurements stand.
const page = "docs/benchmarks.md"

// run measures, and writes the page and what the README quotes of it.
func run(o options) error {
	if o.quote {
		return quoteIn("README.md", page)
	}
	if o.only != "" && !slices.Contains(groupNames(), o.only) {
		return fmt.Errorf("-only %s: there are %s", o.only, strings.Join(groupNames(), ", "))
	}
	folder, err := os.MkdirTemp("", "airumbrella-bench")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	b := &bench{
		folder: folder, program: filepath.Join(folder, "airumbrella"), empty: filepath.Join(folder, "empty"),
	}
	if o.program != "" {
		b.program = o.program
	} else if err := build(b.program, "."); err != nil {
		return err
	}
	if err := build(b.empty, "./scripts/bench/empty"); err != nil {
		return err
	}
	said := surroundings()
	fmt.Print(said, "\n", tableHead)
	for _, g := range groups {
		if o.only != "" && o.only != g.name {
			continue
		}
		if err := g.measure(b); err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
	}
	if o.only != "" || o.program != "" || !o.write {
		return nil
	}
	if err := writePage(page, said, b.rows); err != nil {
		return err
	}
	return quoteIn("README.md", page)
}

// add puts a line into the table, and prints it.
func (b *bench) add(r row) {
	b.rows = append(b.rows, r)
	fmt.Print(r.markdown())
}
