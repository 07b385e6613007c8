//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// started is the program running in a folder of its own.
func started(t *testing.T, home string, in io.Reader, args ...string) *exec.Cmd {
	t.Helper()
	program, err := exec.LookPath("airumbrella") // the tests' own binary: see TestMain
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Stdin = home, in
	cmd.Env = []string{"HOME=" + home, "XDG_STATE_HOME=" + home, "PATH=" + os.Getenv("PATH")}
	return cmd
}

// Whatever a run waits for or computes, ctrl+c and the usual signals end it at once,
// with the status that shells know.
func TestWhatIsToldToStopStops(t *testing.T) {
	home := t.TempDir()
	fifo := filepath.Join(home, "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	held, err := os.OpenFile(fifo, os.O_RDWR, 0) // so that opening it to read does not wait
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := os.WriteFile(filepath.Join(home, "huge.yaml"), []byte(huge()), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, line := range []string{
		"report -", "show -", "report fifo", "validate fifo", "import --as places fifo", "compare fifo no-umbrella", "--plain",
		"worth --assumptions --cell 0.5km", "report huge.yaml --most-checks 999999999",
		"explain huge.yaml kyiv --most-checks 999999999", "report huge.yaml --most-checks 999999999 --format svg",
	} {
		sent := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}[i%3]
		t.Run(line, func(t *testing.T) {
			in, out, err := os.Pipe() // nobody writes to it
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			defer out.Close()
			cmd := started(t, home, in, strings.Fields(line)...)
			var said bytes.Buffer
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(500 * time.Millisecond) // it is at work, or waits
			begin := time.Now()
			if err := cmd.Process.Signal(sent); err != nil {
				t.Fatal(err)
			}
			err = cmd.Wait()
			var exit *exec.ExitError
			if want := 128 + int(sent); !errors.As(err, &exit) || exit.ExitCode() != want {
				t.Errorf("%v: %v, want status %d; it said %q", sent, err, want, said.String())
			}
			if took := time.Since(begin); took > 3*time.Second { // a second on a machine that is not busy
				t.Errorf("it ended after %v", took)
			}
		})
	}
}

// huge is a scenario at the limit of units.
func huge() string {
	var text strings.Builder
	text.WriteString("version: 1\nname: Huge\nextends: no-umbrella\nunits:\n")
	for i := range 1900 {
		fmt.Fprintf(&text, "  - {id: u%d, system: nasams, at: [%d.%03d, 4%d.4], contributor: UA}\n", i, 26+i%9, i%1000, 7+i%3)
	}
	return text.String()
}

// kills is how often a planner is killed; in make hunt a hundred times.
func kills() int {
	if os.Getenv("TWINS") != "" {
		return 100
	}
	return 8
}

// Killed at any moment between an edit and a save, a planner leaves the file as it
// was or as it was saved, and the last edit that it answered in a file that the next
// one is offered.
func TestAKilledPlannerLosesNothing(t *testing.T) {
	const before = "# mine\nversion: 1\nname: Mine\nextends: no-umbrella\npackage:\n  authorisation: {delay: 5m} # as said\n"
	for i := range kills() {
		home := t.TempDir()
		file := filepath.Join(home, "mine.yaml")
		if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := started(t, home, nil, "--plain", "mine.yaml")
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out := &doneWriter{told: make(chan string, 100)}
		cmd.Stdout = out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(uint64(i), 22))
		last := ""
		for range 1 + r.IntN(3) {
			last = fmt.Sprintf("%dm", 6+r.IntN(50))
			fmt.Fprintf(in, "set authorisation.delay=%s\n", last)
			out.wait(t, "authorisation.delay="+last)
		}
		saves := r.IntN(2) == 0
		if saves {
			fmt.Fprintln(in, "save")
		} else {
			fmt.Fprintln(in, "totals") // answered once the edit is kept
			out.wait(t, "people")
		}
		time.Sleep(time.Duration(r.IntN(60)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		text, err := os.ReadFile(file)
		saved := strings.Replace(before, "5m", last, 1)
		if err != nil || string(text) != before && string(text) != saved {
			t.Fatalf("kill %d leaves the file as\n%s%v", i, text, err)
		}
		left, _ := filepath.Glob(filepath.Join(home, "airumbrella", "unsaved", "*.yaml"))
		if len(left) == 0 && string(text) != saved {
			t.Fatalf("kill %d loses the edit %s", i, last)
		}
		for _, path := range left {
			if kept, err := os.ReadFile(path); err != nil || !strings.Contains(string(kept), "delay: "+last) {
				t.Fatalf("kill %d keeps\n%s%v", i, kept, err)
			}
		}
	}
}

// doneWriter tells what a run prints.
type doneWriter struct {
	told chan string
}

// Write is that of [io.Writer].
func (w *doneWriter) Write(p []byte) (int, error) {
	w.told <- string(p)
	return len(p), nil
}

// wait waits until a text is printed.
func (w *doneWriter) wait(t *testing.T, text string) {
	t.Helper()
	var all strings.Builder
	late := time.After(patience)
	for !strings.Contains(all.String(), text) {
		select {
		case part := <-w.told:
			all.WriteString(part)
		case <-late:
			t.Fatalf("%q was never printed; there is\n%s", text, all.String())
		}
	}
}
