// Command proof holds the outputs of the program still: it runs a fixed list
// of command lines, some two thousand, and compares what they print, byte by
// byte, with a record made earlier.
//
//	go run ./scripts/proof -binary PATH -record FILE
//	go run ./scripts/proof -binary PATH -against FILE -allow FILE
//	go run ./scripts/proof -binary PATH -show NAME
//
// It is run from the top folder of the project.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// options is what the command line asks for.
type options struct {
	binary, record, against, allow, only, show string
	jobs                                       int
}

func main() {
	var o options
	flag.StringVar(&o.binary, "binary", "", "the program to run")
	flag.StringVar(&o.record, "record", "", "write what it prints to this file")
	flag.StringVar(&o.against, "against", "", "compare what it prints with this file")
	flag.StringVar(&o.allow, "allow", "", "with -against: the cases that may differ, and why")
	flag.StringVar(&o.only, "only", "", "only the cases whose name holds this")
	flag.StringVar(&o.show, "show", "", "print the command of this case and its outputs")
	flag.IntVar(&o.jobs, "jobs", runtime.NumCPU(), "how many run at once")
	flag.Parse()
	agrees, err := o.run()
	if err != nil {
		fmt.Fprintln(os.Stderr, "proof:", err)
		os.Exit(2)
	}
	if !agrees {
		os.Exit(1)
	}
}

// run does what was asked; agrees is false when an output differs that may not.
func (o *options) run() (agrees bool, err error) {
	asked := 0
	for _, mode := range []string{o.record, o.against, o.show} {
		if mode != "" {
			asked++
		}
	}
	if o.binary == "" || asked != 1 || flag.NArg() > 0 {
		return false, errors.New("give -binary and one of -record, -against and -show; see -help")
	}
	if o.binary, err = filepath.Abs(o.binary); err != nil {
		return false, err
	}
	cases, err := allCases()
	if err != nil {
		return false, err
	}
	r, err := newRunner(o.binary)
	if err != nil {
		return false, err
	}
	defer func() { _ = r.close() }()
	if o.show != "" {
		return true, o.showOne(r, cases)
	}
	if o.only != "" {
		cases = holding(cases, o.only)
	}
	start := time.Now()
	results, err := r.runAll(cases, o.jobs)
	if err != nil {
		return false, err
	}
	fmt.Fprintf(os.Stderr, "%d cases in %.0f s, with %.0f s of processor time\n",
		len(cases), time.Since(start).Seconds(), time.Duration(r.spent.Load()).Seconds())
	if o.record != "" {
		return true, writeRecord(o.record, results)
	}
	return o.compare(cases, results)
}

// holding is the cases whose name holds some text.
func holding(cases []testCase, part string) (some []testCase) {
	for _, c := range cases {
		if strings.Contains(c.name, part) {
			some = append(some, c)
		}
	}
	return some
}

// showOne prints one case whole.
func (o *options) showOne(r *runner, cases []testCase) error {
	for i := range cases {
		if cases[i].name != o.show {
			continue
		}
		got, err := r.run(&cases[i], i)
		if err != nil {
			return err
		}
		fmt.Printf("%s\nstatus %s\n--- stdout\n%s--- stderr\n%s", cases[i].commandLine(), got.status, got.stdout,
			got.stderr)
		return nil
	}
	return fmt.Errorf("no case is named %q", o.show)
}
