package subject

import (
	"slices"
	"testing"

	"airumbrella/coverage/worth"
)

// Beside the threat that leads stand the others, and the worst of several after them; no
// more than four, and no worst beside a lone threat, which is its own.
func TestOtherAmountsFitAPage(t *testing.T) {
	for _, c := range []struct {
		threats, lead int
		want          []int
	}{
		{1, 0, nil}, {2, 0, []int{1, 2}}, {2, 2, []int{0, 1}}, {3, 1, []int{0, 2, 3}}, {4, 0, []int{1, 2, 3, 4}},
		{6, 0, []int{1, 2, 3, 4}}, {6, 6, []int{0, 1, 2, 3}},
	} {
		x := &worth.Worth{}
		for range c.threats {
			x.Threats = append(x.Threats, worth.Threat{})
		}
		if got := otherAmounts(x, c.lead); !slices.Equal(got, c.want) {
			t.Errorf("of %d threats beside %d: %v, want %v", c.threats, c.lead, got, c.want)
		}
	}
}
