//go:build unix && !linux && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package keeper

import "os"

// dropTyped does nothing here: what a terminal sent stays to be read.
func dropTyped(*os.File) {}
