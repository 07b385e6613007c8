package raid

// stream is a part of a raid: with its share of the arrivals, n of them are
// met with the probability clear(n) that none gets through.
type stream struct {
	share float64
	clear func(n int) float64
}

// noLeaker is the probability that nothing gets through any stream when each
// of so many arrivals joins one by its share and stays away with the rest: the
// multinomial sum, exact by conditioning independent Poisson counts on their
// total.
func noLeaker(arrivals int, streams []stream) float64 {
	rest := 1.0
	for _, s := range streams {
		rest -= s.share
	}
	all := []float64{1}
	from := 0
	if rest > 1e-12 {
		streams = append(streams, stream{rest, func(int) float64 { return 1 }})
	}
	for _, s := range streams {
		if s.share <= 0 {
			continue
		}
		d := poisson(float64(arrivals)*s.share, arrivals)
		for i := range d.mass {
			d.mass[i] *= s.clear(d.from + i)
		}
		all = convolve(all, d.mass, arrivals-from-d.from)
		if from += d.from; all == nil {
			return 0
		}
	}
	if arrivals-from >= len(all) {
		return 0
	}
	total := poisson(float64(arrivals), arrivals)
	return min(all[arrivals-from]/total.mass[arrivals-total.from], 1)
}

// convolve multiplies two series up to the power most; nil when nothing of it
// is left.
func convolve(a, b []float64, most int) []float64 {
	n := min(len(a)+len(b)-1, most+1)
	if n <= 0 {
		return nil
	}
	sum := make([]float64, n)
	left := 0.0
	for i, x := range a {
		for j := 0; j < len(b) && i+j < n; j++ {
			sum[i+j] += float64(x * b[j])
		}
	}
	for _, x := range sum {
		left += x
	}
	if left < 1e-15 {
		return nil
	}
	return sum
}
