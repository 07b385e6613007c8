package subject

import (
	"strings"
	"testing"
	"time"

	"airumbrella/coverage/siting"
)

// A search that was cut off says after how long as people say it.
func TestASearchThatWasCutOffInWords(t *testing.T) {
	for limit, want := range map[time.Duration]string{
		time.Minute: "after 60 s: no choice", 5 * time.Minute: "after 5 min: no choice",
	} {
		x := &Site{Study: &siting.Study{Frame: &siting.Frame{}, Status: siting.TimeLimit, Bound: 2e6}, Limit: limit}
		if got := surenessSentence(x); !strings.Contains(got, want) {
			t.Errorf("%v: %q", limit, got)
		}
	}
}
