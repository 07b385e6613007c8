//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
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
	var table strings.Builder
	table.WriteString("\n" + said + "\n" + tableHead)
	for _, r := range rows {
		table.WriteString(r.markdown())
	}
	return replaceMarked(path, table.String()+"\n")
}

// replaceMarked puts a text between the marks of a file, and leaves the rest of it.
func replaceMarked(path, text string) error {
	read, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, _, tail, err := marked(path, string(read))
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(head+text+tail), 0o644)
}

// marked divides the text of a file at its marks.
func marked(path, text string) (head, between, tail string, err error) {
	head, rest, ok := strings.Cut(text, openMark)
	between, tail, ok2 := strings.Cut(rest, closeMark)
	if !ok || !ok2 {
		return "", "", "", fmt.Errorf("%s: the marks %s and %s are missing", path, strings.TrimSpace(openMark), closeMark)
	}
	return head + openMark, between, closeMark + tail, nil
}

// quoted are the rows that the README quotes, by how they begin.
var quoted = []string{
	"first frame", "wake-ups", "resident memory after the start", "resident memory after 1000", "a pan at 200x60",
	"a pan at 400x120", "the report,", "its headline", "a picture", "a raid", "what promises", "why a place", "1,048,576 packages",
	"geodesic inverse", "geodesic direct", "one disc", "area of a union", "a frame while panning, 80x24",
	"a frame while panning, 200x60", "a frame while panning, 400x120", "the default whole", "its places", "60 units",
	"a host switched", "the delay", "the command level", "a switch thrown", "the same, with the maps", "10,000 demand points",
	"the same, five threats", "fair shares",
}

// quote is what the README quotes of the page of measurements: when and on what they were
// made, and of the quoted rows what was measured and what came out.
func quote(page string) (string, error) {
	_, between, _, err := marked("docs/benchmarks.md", page)
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(between), "\n")
	var out strings.Builder
	out.WriteString("\n" + lines[0] + "\n\n| what | value |\n|---|---|\n")
	for _, start := range quoted {
		i := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "| "+start) })
		if i < 0 {
			return "", fmt.Errorf("docs/benchmarks.md has no row that begins with %q: make bench-all", start)
		}
		cells := strings.Split(lines[i], " | ")
		fmt.Fprintf(&out, "%s | %s |\n", cells[0], cells[1])
	}
	return out.String() + "\n", nil
}

// quoteIn puts into the README what it quotes of the page of measurements.
func quoteIn(readme, page string) error {
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	words, err := quote(string(text))
	if err != nil {
		return err
	}
	return replaceMarked(readme, words)
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
