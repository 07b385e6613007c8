//go:build unix

package cli

import (
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"
)

// A keeper is the same program started a second time beside the planner. It waits
// until the planner is gone, and gives the terminal back where the planner could not:
// after a panic in any goroutine, and after SIGKILL.

// keeperMark in the environment makes a keeper of the program.
const keeperMark = "AIRUMBRELLA_KEEPER"

// goodbye is what the planner tells its keeper before it ends by itself.
const goodbye = "q"

// keeping is the planner's end of a keeper.
type keeping struct {
	pipe  *os.File
	ready chan struct{} // closed when the keeper knows how the terminal is
}

// patience is how long the planner waits for its keeper before it draws.
const patience = 300 * time.Millisecond

// startKeeper starts a keeper; nil where that cannot be done, which the planner works
// without.
func startKeeper(out *os.File) *keeping {
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
	cmd.Env = append(os.Environ(), keeperMark+"=1")
	cmd.Stdin, cmd.Stdout = read, out
	if err := cmd.Start(); err != nil {
		_ = write.Close() // there is nobody at its other end
		return nil
	}
	k := &keeping{write, make(chan struct{})}
	go func() {
		_, _ = io.ReadAll(known) // ends when the keeper closes its end, or is gone
		close(k.ready)
		_ = cmd.Wait() // how it ends is nobody's business
	}()
	return k
}

// wait waits until the keeper knows how the terminal is.
func (k *keeping) wait() {
	if k != nil {
		select {
		case <-k.ready:
		case <-time.After(patience):
		}
	}
}

// end tells the keeper that the terminal is given back.
func (k *keeping) end() {
	if k != nil {
		_, _ = k.pipe.WriteString(goodbye) // a keeper that is gone needs no word
		_ = k.pipe.Close()
	}
}

// keep is a keeper's whole life; ok is false where the program is none.
func keep(in, out *os.File) (ok bool) {
	if os.Getenv(keeperMark) == "" {
		return false
	}
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGTTOU, syscall.SIGQUIT)
	mode, err := term.GetState(int(out.Fd()))
	_ = os.NewFile(3, "known").Close() // tells the planner
	if err != nil {
		return true
	}
	last, err := io.ReadAll(io.LimitReader(in, int64(len(goodbye))))
	if err == nil && string(last) == goodbye {
		return true
	}
	s := &screenState{in: out, out: out, mode: mode}
	s.drawn.Store(true)
	s.restore()
	dropTyped(out)
	// The prompt of a shell may have gone with the planner's screen.
	_, _ = out.WriteString("airumbrella was ended by force; what was not saved is kept. Enter shows the prompt.\r\n")
	return true
}
