package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// limit is how long one command may take; tooLong is the status of one that
// took longer.
const (
	limit   = time.Minute
	tooLong = "timeout"
)

// output is what a case printed.
type output struct{ status, stdout, stderr string }

// runner runs cases, each in a folder of its own below one temporary folder.
type runner struct {
	binary, top string
	version     string       // of the build
	spent       atomic.Int64 // processor time, in nanoseconds
}

// newRunner makes the folder, whose name has the same length at every run.
func newRunner(binary string) (*runner, error) {
	var random [6]byte
	if _, err := rand.Read(random[:]); err != nil {
		return nil, err
	}
	temp, err := filepath.EvalSymlinks(os.TempDir())
	if err != nil {
		return nil, err
	}
	r := &runner{binary: binary, top: filepath.Join(temp, "proof-"+hex.EncodeToString(random[:]))}
	if err := os.Mkdir(r.top, 0o755); err != nil {
		return nil, err
	}
	said, err := exec.Command(binary, "--version").Output()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s --version: %w", binary, err), r.close())
	}
	if words := strings.Fields(string(said)); len(words) > 0 {
		r.version = words[len(words)-1]
	}
	return r, nil
}

// close removes the folder.
func (r *runner) close() error { return os.RemoveAll(r.top) }

// runAll runs all cases, so many at once, and gives their outputs in order.
// What took too long on a busy machine is run once more, alone.
func (r *runner) runAll(cases []testCase, jobs int) ([]line, error) {
	results := make([]line, len(cases))
	faults := make([]error, len(cases))
	next := make(chan int)
	var workers sync.WaitGroup
	for range max(jobs, 1) {
		workers.Go(func() {
			for i := range next {
				var got output
				got, faults[i] = r.run(&cases[i], i)
				results[i] = got.line(cases[i].name)
			}
		})
	}
	for i := range cases {
		next <- i
	}
	close(next)
	workers.Wait()
	for i := range cases {
		if strings.Contains(results[i].status, tooLong) {
			var got output
			got, faults[i] = r.run(&cases[i], i)
			results[i] = got.line(cases[i].name)
		}
	}
	return results, errors.Join(faults...)
}

// run runs one case; n is its number.
func (r *runner) run(c *testCase, n int) (output, error) {
	top := filepath.Join(r.top, fmt.Sprintf("%05d", n))
	defer func() { _ = os.RemoveAll(top) }()
	work := filepath.Join(top, "work")
	for _, folder := range []string{work, filepath.Join(top, "home")} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return output{}, err
		}
	}
	for _, f := range c.files {
		path := filepath.Join(work, f.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return output{}, err
		}
		if err := os.WriteFile(path, []byte(f.text()), 0o644); err != nil {
			return output{}, err
		}
	}
	var statuses []string
	var stdout, stderr bytes.Buffer
	for _, s := range c.steps {
		if len(c.steps) > 1 {
			fmt.Fprintf(&stdout, "$ airumbrella %s\n", strings.Join(s.args, " "))
			fmt.Fprintf(&stderr, "$ airumbrella %s\n", strings.Join(s.args, " "))
		}
		status, err := r.step(top, c, s, &stdout, &stderr)
		if err != nil {
			return output{}, fmt.Errorf("%s: %w", c.name, err)
		}
		statuses = append(statuses, status)
	}
	for _, name := range c.keep {
		content, err := os.ReadFile(filepath.Join(work, name))
		if err != nil {
			content = []byte("there is none\n")
		}
		fmt.Fprintf(&stdout, "== %s\n%s", name, content)
	}
	return output{strings.Join(statuses, ","), r.plain(c, top, stdout.String()), r.plain(c, top, stderr.String())},
		nil
}

// step runs one command and gives its exit status as a word.
func (r *runner) step(top string, c *testCase, s step, stdout, stderr *bytes.Buffer) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, r.binary, s.args...)
	cmd.Dir, cmd.Env = filepath.Join(top, "work"), environment(top, c)
	cmd.Stdout, cmd.Stderr = stdout, stderr
	if s.stdin != "" {
		cmd.Stdin = strings.NewReader(s.stdin)
	}
	err := cmd.Run()
	if state := cmd.ProcessState; state != nil {
		r.spent.Add(int64(state.UserTime() + state.SystemTime()))
	}
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return tooLong, nil
	case errors.As(err, &exit):
		return strconv.Itoa(exit.ExitCode()), nil
	case err != nil && cmd.ProcessState == nil:
		return "", err
	}
	return strconv.Itoa(cmd.ProcessState.ExitCode()), nil
}

// environment is the same wherever the proof runs. Only GOMAXPROCS is passed
// on, so that a run on one core can be compared.
func environment(top string, c *testCase) []string {
	home := filepath.Join(top, "home")
	env := []string{
		"HOME=" + home, "PATH=/usr/bin:/bin", "TMPDIR=" + top, "TERM=xterm-256color", "COLUMNS=100", "LINES=40",
		"NO_COLOR=1", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC",
		"XDG_CONFIG_HOME=" + home + "/config", "XDG_STATE_HOME=" + home + "/state", "XDG_CACHE_HOME=" + home + "/cache",
		"XDG_DATA_HOME=" + home + "/data", "XDG_RUNTIME_DIR=" + home + "/run",
	}
	if cores := os.Getenv("GOMAXPROCS"); cores != "" {
		env = append(env, "GOMAXPROCS="+cores)
	}
	return append(env, c.env...)
}

// plain replaces what differs from run to run: the folder's path, and in the
// manual page the version of the build.
func (r *runner) plain(c *testCase, top, text string) string {
	text = strings.ReplaceAll(text, top, "FOLDER")
	if strings.HasPrefix(c.name, "man") && r.version != "" {
		text = strings.ReplaceAll(text, r.version, "VERSION")
		text = strings.ReplaceAll(text, strings.ReplaceAll(r.version, "-", `\-`), "VERSION")
	}
	return text
}
