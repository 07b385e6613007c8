//go:build unix

package keeper

import (
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/term"
)

// mark in the environment makes a keeper of the program that the process of this number
// started.
const mark = "AIRUMBRELLA_KEEPER"

// goodbye is what the planner tells its keeper before it ends by itself.
const goodbye = "q"

// Keeper is the planner's end of a keeper; nil is one that could not be started.
type Keeper struct {
	pipe  *os.File
	ready chan struct{} // closed when the keeper knows how the terminal is
}

// patience is how long the planner waits for its keeper before it draws.
const patience = 300 * time.Millisecond

// Start starts a keeper of a terminal; nil where that cannot be done, which the planner
// works without.
func Start(out *os.File) *Keeper {
	program, err := os.Executable()
	if err != nil {
		return nil
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil
	}
	defer read.Close()
	known, knows, err := os.Pipe()
	if err != nil {
		return nil
	}
	defer knows.Close()
	cmd := exec.Command(program)
	cmd.ExtraFiles = []*os.File{knows}
	cmd.Args = os.Args[:1]
	cmd.Env = append(os.Environ(), mark+"="+strconv.Itoa(os.Getpid()))
	cmd.Stdin, cmd.Stdout = read, out
	if err := cmd.Start(); err != nil {
		_ = write.Close() // there is nobody at its other end
		return nil
	}
	k := &Keeper{write, make(chan struct{})}
	go func() {
		_, _ = io.ReadAll(known) // ends when the keeper closes its end, or is gone
		close(k.ready)
		_ = cmd.Wait() // how it ends is nobody's business
	}()
	return k
}

// Wait waits until the keeper knows how the terminal is, but not for long.
func (k *Keeper) Wait() {
	if k != nil {
		select {
		case <-k.ready:
		case <-time.After(patience):
		}
	}
}

// End tells the keeper that the terminal is given back.
func (k *Keeper) End() {
	if k != nil {
		_, _ = k.pipe.WriteString(goodbye) // a keeper that is gone needs no word
		_ = k.pipe.Close()
	}
}

// init is a keeper's whole life, and nothing in the planner: it runs before most other
// packages are made ready, of which a keeper needs none, so that it is ready early and
// small.
func init() {
	if os.Getenv(mark) == strconv.Itoa(os.Getppid()) {
		keep(os.Stdin, os.Stdout)
		os.Exit(0)
	}
}

// keep waits for the planner's end, and gives the terminal back where it did not say that
// it did so itself.
func keep(in, out *os.File) {
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGTTOU, syscall.SIGQUIT)
	mode, err := term.GetState(int(out.Fd()))
	_ = os.NewFile(3, "known").Close() // tells the planner
	if err != nil {
		return
	}
	last, err := io.ReadAll(io.LimitReader(in, int64(len(goodbye))))
	if err == nil && string(last) == goodbye {
		return
	}
	GiveBack(out, out, mode)
	dropTyped(out)
	// The prompt of a shell may have gone with the planner's screen.
	_, _ = out.WriteString("airumbrella was ended by force; what was not saved is kept. Enter shows the prompt.\r\n")
}
