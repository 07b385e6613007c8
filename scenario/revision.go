package scenario

import "sync/atomic"

var lastRevision atomic.Uint64

// newRevision returns a number that this process has not used: equal revisions
// mean the same value.
func newRevision() uint64 { return lastRevision.Add(1) }
