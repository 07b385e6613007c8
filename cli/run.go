package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"airumbrella/app"
	"airumbrella/data/scenariofile"
	"airumbrella/wording"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// Streams are what a run reads and writes, and what it may know of its
// surroundings.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer

	args   []string     // of this run
	screen *screenState // nil: no terminal of the process's own
	busy   *busy        // nil: nobody is told that it takes long
}

// terminal reports whether a stream is a terminal.
func terminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Main runs the program on the process's own streams until it ends or is
// interrupted, and returns the exit status.
func Main(args []string) int {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	s := Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, screen: newScreenState(os.Stdin, os.Stdout)}
	s.busy = newBusy(os.Stderr)
	done := make(chan int, 1)
	go func() { done <- Run(ctx, args, s) }()
	select {
	case status := <-done:
		return status
	case sent := <-signals:
		cancel(signalled{sent})
		return afterSignal(done, s, signalled{sent})
	}
}

// grace is how long a run may take to end by itself after a signal: reading from a
// pipe that nobody writes to, for one, never does.
const grace = 700 * time.Millisecond

// afterSignal waits for a run to end, and returns the exit status. One that does not
// end in time is left behind: files are written in one step, so that none is left
// half written.
func afterSignal(done <-chan int, s Streams, cause signalled) int {
	select {
	case status := <-done:
		return status
	case <-time.After(grace):
		s.busy.end()
		s.screen.restore()
		fmt.Fprintln(s.Err, interrupted)
		return cause.status()
	}
}

// signalled is why a run ends that was told to by a signal.
type signalled struct{ os.Signal }

// Error returns the name of the signal.
func (s signalled) Error() string { return s.Signal.String() }

// status returns the exit status that shells give to the signal.
func (s signalled) status() int {
	if number, ok := s.Signal.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return exitInterrupted
}

const interrupted = "interrupted: nothing more was written"

// Run runs one command line and returns the exit status.
func Run(ctx context.Context, args []string, s Streams) int {
	s.args = args
	root := newRoot(s)
	root.SetIn(s.In)
	out := &checkedWriter{to: s.Out} // help ignores what goes wrong
	root.SetOut(out)
	root.SetErr(s.Err)
	dress(root)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	s.busy.end()
	if err == nil {
		err = out.err
	}
	if err == nil {
		return exitDone
	}
	status := statusOf(ctx, err)
	var said failure // a command that kept what it had says so itself
	if status > exitThreshold && !errors.As(err, &said) {
		err = errors.New(interrupted) // by a signal
	}
	if errors.Is(err, syscall.ENOSPC) {
		err = fmt.Errorf("%w: make room, or name a file on another disk", err)
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintln(s.Err, wording.Clean(line))
	}
	return status
}

// dress gives a command line the help and the version of fang, by letting that run a
// command that does nothing. What a run fails with does not pass through fang, which asks
// the terminal for its colours before it says so, and waits for an answer: a terminal that
// a signal made the planner leave would be left without echo.
func dress(root *cobra.Command) {
	nothing := &cobra.Command{Use: "nothing", Hidden: true, Run: func(*cobra.Command, []string) {}}
	root.AddCommand(nothing)
	root.SetArgs([]string{nothing.Use})
	if err := fang.Execute(context.Background(), root, fang.WithVersion(version()), fang.WithoutManpage()); err != nil {
		panic("bug in cli: a command that does nothing: " + err.Error())
	}
	root.RemoveCommand(nothing)
}

// checkedWriter remembers the first error of its writes.
type checkedWriter struct {
	to  io.Writer
	err error
}

// Write is that of [io.Writer].
func (w *checkedWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// The exit statuses.
const (
	exitDone        = 0
	exitFailed      = 1
	exitInvalid     = 2 // wrong use or invalid input
	exitThreshold   = 3
	exitInterrupted = 130
)

// failure is an error with the exit status that it leads to.
type failure struct {
	status int
	err    error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

// wrongUse is an error of whoever typed the command line.
func wrongUse(format string, args ...any) error {
	return failure{exitInvalid, fmt.Errorf(format, args...)}
}

// statusOf returns the exit status of an error: what the user gave is at fault where
// it says so; anything else has failed.
func statusOf(ctx context.Context, err error) int {
	var f failure
	var cause signalled
	var faults scenariofile.Faults
	var input app.InputError
	switch {
	case errors.As(context.Cause(ctx), &cause):
		return cause.status()
	case ctx.Err() != nil, errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &f):
		return f.status
	case errors.As(err, &faults), errors.As(err, &input):
		return exitInvalid
	}
	return exitFailed
}

// sayWrongUse makes every error of the arguments of a command and of those below it
// one of whoever typed them: those of the library's own checks say nothing of the
// kind.
func sayWrongUse(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			err := check(cmd, args)
			var explicit failure
			if err == nil || errors.As(err, &explicit) {
				return err
			}
			return wrongUse("%w", err)
		}
	}
	for _, c := range cmd.Commands() {
		sayWrongUse(c)
	}
}

// usageHint adds where to read on to an error of the flag parser.
func usageHint(cmd *cobra.Command, err error) error {
	return wrongUse("%s; see %s --help", err, cmd.CommandPath())
}
