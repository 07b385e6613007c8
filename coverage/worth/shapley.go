package worth

import "math/bits"

// shapley is the exact Shapley value of every player for one amount, by
// enumeration of all subsets:
//
//	phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))
//
// after L. S. Shapley, A value for n-person games (1953).
func (g *game) shapley(amount int) []float64 {
	n := g.players
	// weight[s] is s! (n - s - 1)! / n!.
	weight := make([]float64, n)
	for s := range weight {
		weight[s] = 1 / float64(n)
		for k := 1; k <= s; k++ {
			weight[s] *= float64(k) / float64(n-k)
		}
	}
	phi := make([]float64, n)
	for s := range g.values {
		w := 0.0
		if size := bits.OnesCount(uint(s)); size < n {
			w = weight[size]
		}
		for i := range phi {
			if s&(1<<i) == 0 {
				phi[i] += float64(w * float64(g.values[s|1<<i][amount]-g.values[s][amount]))
			}
		}
	}
	return phi
}
