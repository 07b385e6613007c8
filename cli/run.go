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

	args []string // of this run
}

// terminal reports whether a stream is a terminal.
func terminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Main runs the program on the process's own streams until it ends or is
// interrupted, and returns the exit status.
func Main(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return Run(ctx, args, Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
}

// Run runs one command line and returns the exit status.
func Run(ctx context.Context, args []string, s Streams) int {
	s.args = args
	root := newRoot(s)
	root.SetArgs(args)
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	err := fang.Execute(
		ctx,
		root,
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}),
		fang.WithVersion(version()),
		fang.WithoutManpage(),
	)
	if err == nil {
		return exitDone
	}
	status := statusOf(ctx, err)
	var said failure
	if status == exitInterrupted && !errors.As(err, &said) {
		err = errors.New("interrupted: nothing more was written")
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintln(s.Err, wording.Clean(line))
	}
	return status
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
	var faults scenariofile.Faults
	var input app.InputError
	switch {
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
