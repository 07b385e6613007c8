//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// benchmark is a number that a benchmark of Go measures.
type benchmark struct {
	what   string
	folder string
	name   string // as -bench takes it
	times  int    // of what it measures, in each of its runs
	pure   bool   // all that it does between its start and end is measured, so that its processor time is that of it
	peer   string // a program in Python that prints how many seconds one takes, "" without a peer
}

// measured are the benchmarks in the order of the table.
var measured = []benchmark{
	{"geodesic inverse", "geo", "^BenchmarkInverse$/^worldwide$", 1_000_000, true, inversePeer},
	{"geodesic direct", "geo", "^BenchmarkDirect$", 2_000_000, true, directPeer},
	{"one disc of 150 km on 601 lines", "geo", "^BenchmarkDisc150km$", 50_000, true, ""},
	{"area of a union of 200 discs of 150 km", "geo", "^BenchmarkUnion200$", 200, true, unionPeer},
	{"a frame while panning, 80x24", "tui", "^BenchmarkFramePanning$/^80x24$", 1000, true, ""},
	{"a frame while panning, 200x60", "tui", "^BenchmarkFramePanning$/^200x60$", 300, true, ""},
	{"a frame while panning, 400x120", "tui", "^BenchmarkFramePanning$/^400x120$", 100, true, ""},
	{"the default whole: reasons and single changes of every place, cells of 1 km", "coverage",
		"^BenchmarkDefault$/^cell=1km$", 5, true, ""},
	{"its places and people alone", "coverage", "^BenchmarkDefault$/^places$", 10, true, ""},
	{"60 units (44 on the ground, 8 of fighters, 8 radars), 5 threats, all gates, reasons and single changes, cells of 1 km", "coverage",
		"^BenchmarkEvaluate$/^cell=1km$", 5, true, ""},
	{"a host switched to and fro, map of 2 km", "coverage", "^BenchmarkSwitch$/^host$", 20, true, ""},
	{"the delay, a new one each time", "coverage", "^BenchmarkSwitch$/^delay$", 20, true, ""},
	{"the command level", "coverage", "^BenchmarkSwitch$/^command$", 20, true, ""},
	{"a switch thrown for the first time, with the map that is shown: the mean of a kind", "coverage",
		"^BenchmarkFirstSwitch$/^map=shown$", 3, false, ""},
	{"the same, with the maps of all threats", "coverage", "^BenchmarkFirstSwitch$/^map=all$", 3, false, ""},
	{"10,000 demand points, 1,000 units, one threat", "coverage", "^BenchmarkManyPlaces$/^threats=1$", 3, false, ""},
	{"the same, five threats", "coverage", "^BenchmarkManyPlaces$/^threats=5$", 3, false, ""},
	{"fair shares of 12 hosts, 32 subsets, 61 delays", "coverage/worth", "^BenchmarkTwelveHosts$", 2, true, ""},
}

// benchmarks measures them all.
func (b *bench) benchmarks() error {
	compiled := map[string]string{}
	for _, m := range measured {
		binary := compiled[m.folder]
		if binary == "" {
			binary = filepath.Join(b.folder, strings.ReplaceAll(m.folder, "/", "-")+".test")
			if said, err := exec.Command("go", "test", "-c", "-o", binary, "./"+m.folder).CombinedOutput(); err != nil {
				return fmt.Errorf("go test -c ./%s: %w\n%s", m.folder, err, said)
			}
			compiled[m.folder] = binary
		}
		r, err := m.measure(binary)
		if err != nil {
			return err
		}
		b.add(r)
	}
	return nil
}

// measure runs a benchmark so many times, and once only to know what all around it
// takes: the difference is its own processor time.
func (m benchmark) measure(binary string) (row, error) {
	once, _, err := m.run(binary, 1)
	if err != nil {
		return row{}, err
	}
	all, lines, err := m.run(binary, m.times)
	if err != nil {
		return row{}, err
	}
	least, most := lines[0].took, lines[0].took
	for _, l := range lines {
		least, most = min(least, l.took), max(most, l.took)
	}
	r := row{what: m.what, value: span(least),
		command: fmt.Sprintf("go test ./%s -run xxx -bench '%s' -benchtime %dx", m.folder, m.name, m.times)}
	if most > least {
		r.value += " to " + span(most)
	}
	for unit, value := range lines[len(lines)-1].more {
		r.value += fmt.Sprintf(", %s %.0f", unit, value)
	}
	if m.pure {
		r.cpu = span((all - once) / time.Duration(m.times-1))
	}
	if m.peer != "" {
		r.peer = beside(m.peer, least)
	}
	return r, nil
}

// result is what a line of a benchmark says.
type result struct {
	took time.Duration      // of each
	more map[string]float64 // other measures that the README has, by their unit
}

// run runs a benchmark, and returns the processor time of its process.
func (m benchmark) run(binary string, times int) (time.Duration, []result, error) {
	command := exec.Command(binary, "-test.run", "^$", "-test.bench", m.name, "-test.benchtime", fmt.Sprint(times, "x"))
	command.Dir = m.folder
	out, err := command.CombinedOutput()
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w\n%s", m.name, err, out)
	}
	var lines []result
	for line := range strings.Lines(string(out)) {
		if fields := strings.Fields(line); strings.HasPrefix(line, "Benchmark") && len(fields) > 3 {
			lines = append(lines, resultOf(fields[2:]))
		}
	}
	if len(lines) == 0 {
		return 0, nil, fmt.Errorf("%s measured nothing:\n%s", m.name, out)
	}
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime(), lines, nil
}

// resultOf reads the measures of a line: values and their units in turns.
func resultOf(fields []string) result {
	r := result{more: map[string]float64{}}
	for i := 0; i+1 < len(fields); i += 2 {
		value, _ := strconv.ParseFloat(fields[i], 64)
		switch unit := fields[i+1]; unit {
		case "ns/op":
			r.took = time.Duration(value)
		case "peak-MB":
			r.more[unit] = value
		}
	}
	return r
}
