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

// swept are the hosts and contributors of the sweeps that are measured.
var swept = []string{
	"hosts.BG", "hosts.DE", "hosts.HU", "hosts.PL", "hosts.SK", "hosts.RO", "hosts.MD", "hosts.CZ", "hosts.GR", "hosts.TR",
	"contributors.DE", "contributors.DK", "contributors.ES", "contributors.FR", "contributors.GB", "contributors.NL",
	"contributors.NO", "contributors.RO", "contributors.SE", "contributors.US",
}

// sweeps measures every combination of the words of hosts and contributors, one threat at
// three estimates, written to a file: without shared tracks and stocks, with shared tracks,
// and with every gate on.
func (b *bench) sweeps() error {
	const hosts = 10 // of swept
	for _, s := range []struct {
		what           string
		hosts, senders int
		with           string
	}{
		{"1,048,576 packages, each unit for itself, no stock", hosts, len(swept) - hosts,
			"--set c2.level=0 --set c2.picture=separate --set stockpile.nights=0"},
		{"16,384 packages with shared tracks, no stock", 7, 7, "--set stockpile.nights=0"},
		{"4,096 packages with every gate on", 6, 6, ""},
	} {
		arguments := strings.Fields("sweep --threat cruise-missile " + s.with)
		keys := append(swept[:s.hosts:s.hosts], swept[hosts:hosts+s.senders]...)
		for _, key := range keys {
			arguments = append(arguments, "--vary", key+"=denied,granted")
		}
		r, err := b.timed(append(arguments, "--output", "rows.ndjson", "--force"))
		if err != nil {
			return err
		}
		r.what = s.what + ", from start to end"
		r.command = strings.TrimSpace("airumbrella sweep --threat cruise-missile "+s.with) +
			fmt.Sprintf(" --vary KEY=denied,granted (%d times)", len(keys))
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
			held = max(held, int64(usage.Maxrss))
		}
	}
	return row{command: "airumbrella " + strings.Join(arguments, " "), cpu: span(cpu),
		value: span(clock) + ", at most " + megabytes(int(held))}, nil
}
