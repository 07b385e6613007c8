//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

const (
	tableHead = "| what | value | CPU | beside a peer | command |\n|---|---|---|---|---|\n"
	openMark  = "<!-- numbers: made by `make bench-all` -->\n"
	closeMark = "<!-- /numbers -->"
)

// markdown is a line of the table.
func (r row) markdown() string {
	return fmt.Sprintf("| %s | %s | %s | %s | `%s` |\n", r.what, r.value, r.cpu, r.peer, r.command)
}

// surroundings says on what and how busy a machine the numbers were measured.
func surroundings() string {
	model := "an unknown processor"
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, after, ok := strings.Cut(string(text), "model name\t: "); ok {
			model, _, _ = strings.Cut(after, "\n")
		}
	}
	load := "unknown"
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		load, _, _ = strings.Cut(string(text), " ")
	}
	return fmt.Sprintf("Measured on %s: %d cores of %s, %s, load at the start %s.\n",
		time.Now().UTC().Format(time.DateOnly), runtime.NumCPU(), model, runtime.Version(), load)
}

// writePage puts the table between the marks of a page, and leaves the rest of it.
func writePage(path, said string, rows []row) error {
	read, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, rest, ok := strings.Cut(string(read), openMark)
	_, tail, ok2 := strings.Cut(rest, closeMark)
	if !ok || !ok2 {
		return fmt.Errorf("%s: the marks %s and %s are missing", path, strings.TrimSpace(openMark), closeMark)
	}
	var table strings.Builder
	table.WriteString(head + openMark + "\n" + said + "\n" + tableHead)
	for _, r := range rows {
		table.WriteString(r.markdown())
	}
	table.WriteString("\n" + closeMark + tail)
	return os.WriteFile(path, []byte(table.String()), 0o644)
}

// build compiles a package into a static program.
func build(program, pkg string) error {
	command := exec.Command("go", "build", "-o", program, pkg)
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go build %s: %w\n%s", pkg, err, said)
	}
	return nil
}

// span is a duration in the unit that shows two or three digits of it.
func span(d time.Duration) string {
	switch {
	case d < 10*time.Microsecond:
		return fmt.Sprintf("%.2f µs", float64(d)/1e3)
	case d < time.Millisecond:
		return fmt.Sprintf("%.0f µs", float64(d)/1e3)
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d)/1e6)
	case d < time.Second:
		return fmt.Sprintf("%.0f ms", float64(d)/1e6)
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}
