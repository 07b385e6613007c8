package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
)

// line is one case of a record: its name, exit status and the hashes of its
// two outputs.
type line struct{ name, status, stdout, stderr string }

// line is the record of an output.
func (o output) line(name string) line { return line{name, o.status, hash(o.stdout), hash(o.stderr)} }

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// writeRecord writes a record, sorted as its cases are.
func writeRecord(path string, lines []line) error {
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", l.name, l.status, l.stdout, l.stderr)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// readRecord reads a record by name.
func readRecord(path string) (map[string]line, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	lines := map[string]line{}
	for i, row := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		f := strings.Split(row, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("%s:%d: not four fields", path, i+1)
		}
		lines[f[0]] = line{f[0], f[1], f[2], f[3]}
	}
	return lines, nil
}

// readAllowed reads which cases may differ: names, or beginnings of names with
// a star, each with its reason after a tab.
func readAllowed(path string) (names []string, err error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for i, row := range strings.Split(string(text), "\n") {
		if strings.TrimSpace(row) == "" || strings.HasPrefix(row, "#") {
			continue
		}
		name, reason, _ := strings.Cut(row, "\t")
		if strings.TrimSpace(reason) == "" {
			return nil, fmt.Errorf("%s:%d: a name, a tab and a reason are wanted", path, i+1)
		}
		names = append(names, name)
	}
	return names, nil
}

// mayDiffer reports whether a case is one of those allowed.
func mayDiffer(name string, allowed []string) bool {
	for _, a := range allowed {
		if prefix, star := strings.CutSuffix(a, "*"); name == a || star && strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// compare says which cases differ from the record. agrees is false when one
// does that may not, or when the record holds other cases.
func (o *options) compare(cases []testCase, results []line) (agrees bool, err error) {
	before, err := readRecord(o.against)
	if err != nil {
		return false, err
	}
	allowed, err := readAllowed(o.allow)
	if err != nil {
		return false, err
	}
	compared, differ, forgiven, strange := 0, 0, 0, 0
	for i, now := range results {
		was, known := before[now.name]
		delete(before, now.name)
		if !known {
			strange++
			fmt.Printf("%s: the record has no such case\n", now.name)
			continue
		}
		compared++
		if now == was {
			continue
		}
		differ++
		mark := ""
		if mayDiffer(now.name, allowed) {
			forgiven++
			mark = " (allowed)"
		}
		fmt.Printf("%s: %s%s\n\t%s\n", now.name, difference(was, now), mark, cases[i].commandLine())
	}
	for name := range before {
		if strings.Contains(name, o.only) {
			strange++
			fmt.Printf("%s: only the record has this case\n", name)
		}
	}
	if differ > 0 {
		fmt.Println("To see one: go run ./scripts/proof -binary PATH -show NAME, with the binary of either build.")
	}
	fmt.Printf("%d outputs compared, %d differ, %d allowed\n", compared, differ, forgiven)
	return differ == forgiven && strange == 0, nil
}

// difference names what of a case differs.
func difference(was, now line) string {
	var parts []string
	if was.status != now.status {
		parts = append(parts, "status "+now.status+" instead of "+was.status)
	}
	if was.stdout != now.stdout {
		parts = append(parts, "stdout")
	}
	if was.stderr != now.stderr {
		parts = append(parts, "stderr")
	}
	return "differs in " + strings.Join(parts, ", ")
}
