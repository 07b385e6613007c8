package worth

import (
	"cmp"
	"math"
)

// CompareShares puts the larger loss first, then the larger share.
func CompareShares(a, b *Share) int {
	return cmp.Or(cmp.Compare(b.Loss, a.Loss), cmp.Compare(b.Shapley, a.Shapley))
}

// Carries reports whether anybody depends on the share, alone or as one of
// several.
func (s *Share) Carries() bool { return s.Loss != 0 || math.Round(s.Shapley) != 0 }

// Carries reports whether the member at an index of a group carries anything
// against some threat, or against all of them at once.
func (w *Worth) Carries(i int, of func(*Threat) *Group) bool {
	for t := 0; t <= len(w.Threats); t++ {
		if of(w.At(t)).Shares[i].Carries() {
			return true
		}
	}
	return false
}
