package cli

import (
	"strings"
	"testing"
	"time"
)

// How many rows there are is said before the first one is done, and how long the rest takes
// once some are; off a terminal nothing is.
func TestProgressBeforeTheFirstRow(t *testing.T) {
	var said strings.Builder
	bar := &progressBar{to: &said}
	bar.begin(0, 65_536)
	if got := said.String(); got != "\r0 of 65,536 rows\x1b[K" {
		t.Errorf("at first %q", got)
	}
	said.Reset()
	bar.began = time.Now().Add(-time.Minute)
	bar.show(32_768)
	if got := said.String(); !strings.HasPrefix(got, "\r32,768 of 65,536 rows, 1m0s left") {
		t.Errorf("half-way %q", got)
	}
	silent := &progressBar{}
	silent.begin(0, 9)
	silent.show(3)
	silent.end()
}
