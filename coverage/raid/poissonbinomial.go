package raid

// PoissonBinomial is the distribution of the number of successes among
// independent trials of unequal probabilities: element k is P(K = k). Exact,
// by adding one trial at a time.
func PoissonBinomial(p []float64) []float64 {
	d := make([]float64, 1, len(p)+1)
	d[0] = 1
	for _, q := range p {
		d = append(d, 0)
		for k := len(d) - 1; k > 0; k-- {
			d[k] = float64(d[k]*(1-q)) + float64(d[k-1]*q)
		}
		d[0] *= 1 - q
	}
	return d
}
