// Testcpu prints how much processor time the tests of each package take: user
// plus system seconds of the test binary and of what it starts, as the
// operating system counts them. A busy machine makes tests slower by the clock
// and hardly by this measure.
//
//	go run ./scripts/testcpu [-limit seconds] [-go command] [package patterns]
//
// Each package's test binary is compiled first, which is not counted, and runs
// in its package's folder, one after the other. The exit status is 1 where a
// test fails or a package takes more than the limit.
//
// It assumes a module whose tests need no flags, and a system that accounts
// for the time of a child (Linux, macOS, the BSDs and Windows; the last without
// what the child itself started). It does not know how fast the processor is,
// nor what a test started and never waited for, such as a terminal server and
// the programs in it.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// options are the flags; the zero value measures nothing.
type options struct {
	limit    time.Duration // most that a package may take
	compiler string        // the go command
	patterns []string      // packages, as go list takes them
}

// pkg is a package of the module.
type pkg struct {
	path   string // import path
	folder string
}

// cost is what the tests of a package took.
type cost struct {
	user, system, clock time.Duration
}

// cpu returns user plus system time.
func (c cost) cpu() time.Duration { return c.user + c.system }

func main() {
	limit := flag.Float64("limit", 200, "most CPU seconds that the tests of one package may take")
	compiler := flag.String("go", "go", "the go command")
	flag.Parse()
	o := options{limit: time.Duration(*limit * float64(time.Second)), compiler: *compiler, patterns: flag.Args()}
	if len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if err := run(os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "testcpu:", err)
		os.Exit(1)
	}
}

// run measures every package and writes one line each and the total. The error
// names every package whose tests fail or take too long.
func run(w io.Writer, o options) error {
	packages, err := list(o)
	if err != nil {
		return err
	}
	binaries, err := os.MkdirTemp("", "testcpu")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(binaries) }()

	var total cost
	var faults []error
	fmt.Fprintf(w, "%8s %8s %8s %8s  package\n", "cpu s", "user s", "system s", "clock s")
	for i, p := range packages {
		binary := filepath.Join(binaries, fmt.Sprintf("%d.test", i))
		c, err := measure(o, p, binary)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", p.path, err))
		}
		if c.cpu() > o.limit {
			faults = append(faults, fmt.Errorf("%s: its tests take %.1f CPU seconds, at most %.1f are allowed",
				p.path, c.cpu().Seconds(), o.limit.Seconds()))
		}
		row(w, c, p.path)
		total.user, total.system, total.clock = total.user+c.user, total.system+c.system, total.clock+c.clock
	}
	row(w, total, "all")
	return errors.Join(faults...)
}

// row writes one line of the table.
func row(w io.Writer, c cost, name string) {
	fmt.Fprintf(
		w,
		"%8.1f %8.1f %8.1f %8.1f  %s\n",
		c.cpu().Seconds(),
		c.user.Seconds(),
		c.system.Seconds(),
		c.clock.Seconds(),
		name,
	)
}

// list returns the packages that have tests, in the order of their paths.
func list(o options) ([]pkg, error) {
	const format = `{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{"\t"}}{{.Dir}}{{end}}`
	command := exec.Command(o.compiler, append([]string{"list", "-buildvcs=false", "-f", format}, o.patterns...)...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var packages []pkg
	for line := range strings.Lines(string(out)) {
		if path, folder, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			packages = append(packages, pkg{path, folder})
		}
	}
	if len(packages) == 0 {
		return nil, fmt.Errorf("no package of %s has tests", strings.Join(o.patterns, " "))
	}
	return packages, nil
}

// measure compiles the tests of a package into a file and runs them in the
// package's folder. The error holds what a failing run printed.
func measure(o options, p pkg, binary string) (cost, error) {
	compile := exec.Command(o.compiler, "test", "-c", "-o", binary, p.path)
	if said, err := compile.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("go test -c: %w\n%s", err, said)
	}
	var said bytes.Buffer
	test := exec.Command(binary, "-test.timeout=1h")
	test.Dir, test.Stdout, test.Stderr = p.folder, &said, &said
	start := time.Now()
	err := test.Run()
	c := cost{clock: time.Since(start)}
	if state := test.ProcessState; state != nil {
		c.user, c.system = state.UserTime(), state.SystemTime()
	}
	if err != nil {
		return c, fmt.Errorf("%w\n%s", err, said.Bytes())
	}
	return c, nil
}
