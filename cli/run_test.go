package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// run is the exit status of a command line and what it said.
func run(t *testing.T, line ...string) (status int, said string) {
	t.Helper()
	var out, err bytes.Buffer
	status = Run(context.Background(), line, Streams{In: strings.NewReader(""), Out: &out, Err: &err})
	return status, err.String()
}

// Wrong use exits with 2, whoever notices it: our own checks or the library's.
func TestWrongUseExitsWithTwo(t *testing.T) {
	for _, line := range [][]string{
		{"man", "x"}, {"completion", "bash", "x"}, {"completion", "klingon"}, {"sources", "x"}, {"report", "a", "b"},
		{"explain"}, {"validate"}, {"report", "--no-such-flag"}, {"report", "--estimate", "best"},
		{"report", t.TempDir()}, {"explain", "nowhere-at-all"}, {"raid", "--seed", "1"},
	} {
		if status, said := run(t, line...); status != exitInvalid || said == "" {
			t.Errorf("%v: status %d, said %q; want %d and a reason", line, status, said, exitInvalid)
		}
	}
}

// What fails without anybody's fault at the command line exits with 1.
func TestFailuresExitWithOne(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "no", "folder", "report.txt")
	for _, line := range [][]string{{"show", "-o", missing}, {"init", missing}} {
		if status, said := run(t, line...); status != exitFailed || said == "" {
			t.Errorf("%v: status %d, said %q; want %d and a reason", line, status, said, exitFailed)
		}
	}
}

// fullDevice takes no byte.
type fullDevice struct{}

func (fullDevice) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// What is printed into a full device fails and says what to do, help and version too.
func TestHelpIntoAFullDeviceFails(t *testing.T) {
	for _, line := range [][]string{{"--help"}, {"help"}, {"help", "report"}, {"report", "--help"}, {"--version"}, {"man"}, {"list", "systems"}} {
		var said bytes.Buffer
		status := Run(context.Background(), line, Streams{In: strings.NewReader(""), Out: io.Writer(fullDevice{}), Err: &said})
		if status != exitFailed || !strings.Contains(said.String(), "make room") {
			t.Errorf("%v: status %d, said %q; want %d and what to do", line, status, said.String(), exitFailed)
		}
	}
}

// A run that is told to stop by whatever has the status of one that is interrupted, also
// where its own context goes on.
func TestWhatIsCancelledIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	wrapped := fmt.Errorf("computing: %w", context.Canceled)
	if got := statusOf(ctx, wrapped); got != exitInterrupted {
		t.Errorf("cancelled: status %d, want %d", got, exitInterrupted)
	}
	if got := statusOf(ctx, errors.New("no room")); got != exitFailed {
		t.Errorf("failed: status %d, want %d", got, exitFailed)
	}
	cancel(signalled{syscall.SIGTERM})
	if got := statusOf(ctx, wrapped); got != 143 {
		t.Errorf("by SIGTERM: status %d, want 143", got)
	}
}
