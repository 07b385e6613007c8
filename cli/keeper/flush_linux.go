package keeper

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropTyped drops what a terminal sent and nobody read yet: its answers to a planner that
// is gone would be typed into the shell.
func dropTyped(terminal *os.File) {
	_ = unix.IoctlSetInt(int(terminal.Fd()), unix.TCFLSH, unix.TCIFLUSH) // best effort
}
