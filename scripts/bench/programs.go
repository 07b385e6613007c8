//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// runs are how often a program is run; the quickest counts.
const runs = 3

// programs measures commands from their start to their end.
func (b *bench) programs() error {
	for _, p := range []struct{ what, arguments string }{
		{"the report, with promises, raids and worth", "report"},
		{"its headline", "report --format line"},
		{"a picture of 3200x2000", "report --format png --output map.png --force"},
		{"the same as SVG", "report --format svg --output map.svg --force"},
		{"a raid", "raid"},
		{"what promises are worth", "worth"},
		{"why a place is not covered", "explain kharkiv"},
		{"a comparison", "compare no-umbrella sky-shield"},
		{"where three more units help most", "site --system nasams --add 3"},
	} {
		r, err := b.timed(strings.Fields(p.arguments))
		if err != nil {
			return err
		}
		r.what = p.what + ", from start to end"
		b.add(r)
	}
	return nil
}

// timed runs the program and returns the line of its quickest run.
func (b *bench) timed(arguments []string) (row, error) {
	clock, cpu, held := time.Hour, time.Hour, int64(0)
	for range runs {
		command := exec.Command(b.program, arguments...)
		var said bytes.Buffer
		command.Dir, command.Stderr = b.folder, &said
		start := time.Now()
		if err := command.Run(); err != nil {
			return row{}, fmt.Errorf("airumbrella %s: %w\n%s", strings.Join(arguments, " "), err, said.Bytes())
		}
		clock = min(clock, time.Since(start))
		cpu = min(cpu, command.ProcessState.UserTime()+command.ProcessState.SystemTime())
		if usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
			held = max(held, usage.Maxrss)
		}
	}
	return row{command: "airumbrella " + strings.Join(arguments, " "), cpu: span(cpu),
		value: span(clock) + ", at most " + megabytes(int(held))}, nil
}
