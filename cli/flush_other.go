//go:build unix && !linux && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package cli

import "os"

// dropTyped does nothing here: what a terminal sent stays to be read.
func dropTyped(*os.File) {}
