// Mutants plants small faults in the code of packages, one at a time, and asks whether
// the tests see them: a comparison turned or moved by one, a minus for a plus, a
// condition negated, a statement dropped, a constant changed, two arguments of one type
// swapped (longitude and latitude among them), a minimum for a maximum.
//
//	go run ./scripts/mutants [-n faults] [-seed seed] [-only 3,17] package...
//
// The faults are drawn by the seed, the kinds in turn, so that the same code and seed
// give the same list. A fault that the compiler refuses is not drawn. The tests are those
// of the package, the quick ones first, then those of the packages that -also names or,
// for what is below a folder such as report, of the folder's own package. What is printed
// of each fault is whether a test killed it and which, or that it survived, with the lines
// before and after. Those that change nothing that a user can see stand with a reason in
// scripts/mutants/equivalent.txt and do not count. The exit status is 1 where fewer than
// -least percent are killed.
//
// It assumes a POSIX shell and tests that pass. Nothing of the tree is changed: the fault
// is laid over it (go help build, -overlay).
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// options are the flags.
type options struct {
	faults   int
	seed     uint64
	least    float64       // percent that are to be killed
	limit    time.Duration // for the tests of one fault in one package
	under    time.Duration // tests that take longer are left out
	times    string        // file that keeps how long tests take
	only     []int         // numbers of faults; none: all
	list     bool          // the faults alone
	also     []string      // packages with more tests
	packages []string
}

func main() {
	o, err := parse(os.Args[1:])
	if err == nil {
		err = run(os.Stdout, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

// parse reads the command line.
func parse(args []string) (o options, err error) {
	f := flag.NewFlagSet("mutants", flag.ContinueOnError)
	f.IntVar(&o.faults, "n", 30, "how many faults to plant")
	f.Uint64Var(&o.seed, "seed", 1, "another seed plants other faults")
	f.Float64Var(&o.least, "least", 0, "percent that are to be killed")
	f.DurationVar(&o.limit, "limit", 20*time.Minute, "time for the tests of one fault in one package; more counts as killed")
	f.DurationVar(&o.under, "under", time.Hour, "leave out tests that take longer, such as 3s for a first look")
	f.StringVar(&o.times, "times", "", "a file that keeps how long each test takes, for the next run")
	f.BoolVar(&o.list, "list", false, "print the faults and test nothing")
	only := f.String("only", "", "numbers of the faults to plant, such as 3,17")
	also := f.String("also", "", "packages with more tests, such as ./cli,.")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	for _, text := range split(*only) {
		number, err := strconv.Atoi(text)
		if err != nil {
			return o, fmt.Errorf("-only %s: name numbers of faults, such as 3,17", *only)
		}
		o.only = append(o.only, number)
	}
	o.also, o.packages = split(*also), f.Args()
	if len(o.packages) == 0 {
		return o, errors.New("name a package, such as ./geo")
	}
	return o, nil
}

// split returns the parts of a list between commas.
func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

// run plants the faults and writes what became of each.
func run(w io.Writer, o options) error {
	packages, err := load(o.packages)
	if err != nil {
		return err
	}
	faults := draw(packages, o.faults, o.seed)
	known, err := equivalents()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	bench := &bench{folder: folder, limit: o.limit, under: o.under, times: o.times, also: o.also, suites: map[string]*suite{}}
	killed, survived, apart := 0, 0, 0
	for i := range faults {
		f, number := &faults[i], i+1
		if len(o.only) > 0 && !slices.Contains(o.only, number) {
			continue
		}
		if o.list {
			fmt.Fprintf(w, "%d: %s\n", number, f)
			continue
		}
		if reason := known[f.key()]; reason != "" {
			apart++
			fmt.Fprintf(w, "%d: changes nothing: %s\n  %s\n", number, f, reason)
			continue
		}
		began := time.Now()
		by, err := bench.try(f)
		if err != nil {
			return err
		}
		took := time.Since(began).Round(time.Second)
		if by == "" {
			survived++
			fmt.Fprintf(w, "%d: SURVIVED: %s\n  after %v; its name is %s\n", number, f, took, f.key())
			continue
		}
		killed++
		fmt.Fprintf(w, "%d: killed: %s\n  by %s after %v\n", number, f, by, took)
	}
	if o.list {
		return nil
	}
	return score(w, killed, survived, apart, o)
}

// score writes the sum.
func score(w io.Writer, killed, survived, apart int, o options) error {
	percent := 100.0
	if killed+survived > 0 {
		percent = 100 * float64(killed) / float64(killed+survived)
	}
	fmt.Fprintf(w, "%s: %d of %d faults killed (%.0f %%), %d that change nothing; seed %d\n",
		strings.Join(o.packages, " "), killed, killed+survived, percent, apart, o.seed)
	if percent < o.least {
		return fmt.Errorf("%.0f %% is less than the %g %% asked for: each fault that survived needs a test", percent, o.least)
	}
	return nil
}

// equivalents reads which faults change nothing that a user can see: file, function, and
// the lines before and after, then # and the reason.
func equivalents() (map[string]string, error) {
	const path = "scripts/mutants/equivalent.txt"
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("run it in the root of the module: %w", err)
	}
	known := map[string]string{}
	for number, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, reason, ok := strings.Cut(line, " # ")
		if !ok {
			return nil, fmt.Errorf("%s:%d: after the fault stand a # and a reason", path, number+1)
		}
		known[key] = reason
	}
	return known, nil
}
