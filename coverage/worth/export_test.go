package worth

// Covered is the weight that at least so many players cover.
func (s *Simple) Covered(depth int) float64 {
	sum := 0.0
	for i, covers := range s.Covers {
		if len(covers) >= depth {
			sum += s.Weights[i]
		}
	}
	return sum
}

// Expected is the weight covered in the mean when each player takes part with
// its probability, independently: the sum of w (1 - prod(1 - q)).
func (s *Simple) Expected(q []float64) float64 {
	sum := 0.0
	for i, covers := range s.Covers {
		none := 1.0
		for _, player := range covers {
			none *= 1 - q[player]
		}
		sum += float64(s.Weights[i] * (1 - none))
	}
	return sum
}
