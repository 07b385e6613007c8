package worth

// Simple is a game of simple coverage: places with a weight, each covered as
// long as one of those who cover it is there. Covers lists for each place the
// players that cover it, by index, none twice.
type Simple struct {
	Weights []float64
	Covers  [][]int
	Players int
}

// Shapley is each player's share: the sum of w/n over the places that it and
// n-1 others cover, which is the exact Shapley value of simple coverage.
func (s *Simple) Shapley() []float64 {
	phi := make([]float64, s.Players)
	for i, covers := range s.Covers {
		for _, player := range covers {
			phi[player] += s.Weights[i] / float64(len(covers))
		}
	}
	return phi
}

// Loss is the weight that each player alone covers: what is lost when it is
// gone.
func (s *Simple) Loss() []float64 {
	loss := make([]float64, s.Players)
	for i, covers := range s.Covers {
		if len(covers) == 1 {
			loss[covers[0]] += s.Weights[i]
		}
	}
	return loss
}

// WorstPair is the two players whose loss together is largest, the first by
// index of those that are equal; ok is false with fewer than two players.
func (s *Simple) WorstPair() (a, b int, loss float64, ok bool) {
	type pair struct{ a, b int }
	alone, both := s.Loss(), map[pair]float64{}
	for i, covers := range s.Covers {
		if len(covers) == 2 {
			both[pair{min(covers[0], covers[1]), max(covers[0], covers[1])}] += s.Weights[i]
		}
	}
	for i := range s.Players {
		for k := i + 1; k < s.Players; k++ {
			if l := alone[i] + alone[k] + both[pair{i, k}]; !ok || l > loss {
				a, b, loss, ok = i, k, l, true
			}
		}
	}
	return a, b, loss, ok
}

// Conjunction is the chance that every one of some independent conditions
// holds: their product. It is never more than the weakest of them, and never
// their mean.
func Conjunction(q ...float64) float64 {
	product := 1.0
	for _, x := range q {
		product *= x
	}
	return product
}
