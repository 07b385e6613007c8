package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// bench compiles and runs tests.
type bench struct {
	folder string // of its own
	limit  time.Duration
	under  time.Duration // tests that take longer are left out
	times  string        // file that keeps how long tests take; "" for none
	also   []string
	suites map[string]*suite
}

// suite is the tests of a package, the quick ones apart from the others.
type suite struct {
	folder string
	groups []string // patterns of -run
}

// Tests up to these times run together.
var groupUnder = [...]time.Duration{300 * time.Millisecond, 3 * time.Second, time.Hour}

// try returns the test that sees the fault; "" is none.
func (b *bench) try(f *fault) (by string, err error) {
	overlay, err := b.lay(f)
	if err != nil {
		return "", err
	}
	for _, p := range b.testsOf(f.pkg.path) {
		s, err := b.suite(p)
		if err != nil {
			return "", err
		}
		if len(s.groups) == 0 {
			continue
		}
		binary, err := b.compile(p, "-overlay", overlay)
		if err != nil {
			return "", fmt.Errorf("%s does not compile: %w", f, err)
		}
		for _, group := range s.groups {
			if by := b.failing(binary, s.folder, group); by != "" {
				return by, nil
			}
		}
	}
	return "", nil
}

// lay writes the file with its fault, and what says that it stands for the other.
func (b *bench) lay(f *fault) (overlay string, err error) {
	mutated := filepath.Join(b.folder, "mutated.go")
	overlay = filepath.Join(b.folder, "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{f.file.full: mutated}})
	if err != nil {
		return "", err
	}
	return overlay, errors.Join(os.WriteFile(mutated, f.mutated(), 0o600), os.WriteFile(overlay, text, 0o600))
}

// testsOf returns the packages whose tests are asked about a package: itself, that of the
// folder it is in, and what was named.
func (b *bench) testsOf(path string) []string {
	list := []string{path}
	module, rest, _ := strings.Cut(path, "/")
	if top, _, below := strings.Cut(rest, "/"); below && top != "coverage" { // whose folders stand above it
		list = append(list, module+"/"+top)
	}
	return append(list, b.also...)
}

// compile makes the binary of the tests of a package; "" where it has none.
func (b *bench) compile(path string, flags ...string) (binary string, err error) {
	binary = filepath.Join(b.folder, "tests")
	_ = os.Remove(binary)
	args := append([]string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-o", binary}, flags...)
	if said, err := exec.Command("go", append(args, path)...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("go test -c: %w\n%s", err, said)
	}
	if _, err := os.Stat(binary); err != nil {
		return "", nil
	}
	return binary, nil
}

var (
	passed = regexp.MustCompile(`(?m)^--- PASS: (\S+) \(([0-9.]+)s\)`)
	failed = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)`)
)

// suite returns the tests of a package, which run once without a fault.
func (b *bench) suite(path string) (*suite, error) {
	if s := b.suites[path]; s != nil {
		return s, nil
	}
	folder, err := exec.Command("go", "list", "-buildvcs=false", "-f", "{{.Dir}}", path).Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %w", path, err)
	}
	s := &suite{folder: strings.TrimSpace(string(folder))}
	b.suites[path] = s
	took, err := b.timesOf(path, s.folder)
	if err != nil {
		return nil, err
	}
	groups := make([][]string, len(groupUnder))
	for _, t := range took {
		i := 0
		for t.Took > groupUnder[i] {
			i++
		}
		if t.Took <= b.under {
			groups[i] = append(groups[i], t.Test)
		}
	}
	for _, names := range groups {
		if len(names) > 0 {
			s.groups = append(s.groups, "^("+strings.Join(names, "|")+")$")
		}
	}
	return s, nil
}

// timed is how long a test takes.
type timed struct {
	Test string
	Took time.Duration
}

// timesOf runs the tests of a package without a fault, unless it is known how long each
// takes.
func (b *bench) timesOf(path, folder string) (list []timed, err error) {
	known := map[string][]timed{}
	if text, err := os.ReadFile(b.times); err == nil {
		if err := json.Unmarshal(text, &known); err != nil {
			return nil, fmt.Errorf("%s: %w; remove it", b.times, err)
		}
	}
	if known[path] != nil {
		return known[path], nil
	}
	binary, err := b.compile(path)
	if binary == "" || err != nil {
		return nil, err
	}
	said, status := b.tests(binary, folder, "-test.v")
	if status != nil {
		return nil, fmt.Errorf("the tests of %s fail without a fault: %w\n%s", path, status, said)
	}
	for _, m := range passed.FindAllStringSubmatch(said, -1) {
		seconds, _ := strconv.ParseFloat(m[2], 64)
		list = append(list, timed{m[1], time.Duration(seconds * float64(time.Second))})
	}
	if b.times != "" {
		known[path] = list
		text, err := json.MarshalIndent(known, "", " ")
		if err = errors.Join(err, os.WriteFile(b.times, text, 0o600)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// failing returns a test of a group that fails; "" where all pass.
func (b *bench) failing(binary, folder, group string) string {
	if binary == "" {
		return ""
	}
	said, err := b.tests(binary, folder, "-test.failfast", "-test.run", group)
	switch m := failed.FindStringSubmatch(said); {
	case err == nil:
		return ""
	case m != nil:
		return m[1]
	case strings.Contains(said, "panic: test timed out"), errors.Is(err, context.DeadlineExceeded):
		return "the time limit"
	}
	last, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	return fmt.Sprintf("%v: %.100s", err, last)
}

// mostMemory is how much address space tests may take, in KiB: a fault may ask for more.
const mostMemory = 16 << 20

// tests runs a binary of tests in the folder of its package.
func (b *bench) tests(binary, folder string, args ...string) (said string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), b.limit+time.Minute)
	defer cancel()
	temporary := filepath.Join(b.folder, "temporary")
	if err := os.MkdirAll(temporary, 0o700); err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(temporary) }()
	script := fmt.Sprintf(`ulimit -v %d; exec "$0" "$@"`, mostMemory)
	args = append([]string{"-c", script, binary, "-test.timeout=" + b.limit.String()}, args...)
	command := exec.CommandContext(ctx, "sh", args...)
	var out bytes.Buffer
	command.Dir, command.Stdout, command.Stderr = folder, &out, &out
	command.Env = append(os.Environ(), "TMPDIR="+temporary)
	command.WaitDelay = time.Minute
	err = command.Run()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return out.String(), err
}
