package mapview

import (
	"slices"
	"testing"

	"airumbrella/coverage"
)

// Where there is no room for every status the legend says what is not covered before what
// is possible.
func TestTheLegendSaysWhatIsNotCovered(t *testing.T) {
	full := []coverage.Status{coverage.Assured, coverage.Likely, coverage.Partly, coverage.Possible, coverage.Uncovered}
	tight := []coverage.Status{coverage.Assured, coverage.Likely, coverage.Partly, coverage.Uncovered, coverage.Possible}
	const needs = len("A assured A likely A partly A possible A not covered")
	for room, want := range map[int][]coverage.Status{needs: full, needs - 1: tight, 20: tight} {
		if got := legendOrder(room, ""); !slices.Equal(got, want) {
			t.Errorf("in %d columns %v, want %v", room, got, want)
		}
	}
}
