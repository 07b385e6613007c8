//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package keeper

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropTyped drops what a terminal sent and nobody read yet: its answers to a planner that
// is gone would be typed into the shell.
func dropTyped(terminal *os.File) {
	const read = 1                                                        // FREAD
	_ = unix.IoctlSetPointerInt(int(terminal.Fd()), unix.TIOCFLUSH, read) // best effort
}
