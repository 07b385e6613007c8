package raid

// Spread shares rounds out over targets, no more than two each and as evenly
// as they go: how many targets get a pair, how many one round, how many none.
func Spread(targets, rounds int) (pairs, singles, none int) {
	switch {
	case rounds >= 2*targets:
		return targets, 0, 0
	case rounds >= targets:
		return rounds - targets, 2*targets - rounds, 0
	}
	return 0, max(rounds, 0), targets - max(rounds, 0)
}

// SpreadLeakers is the expected number of targets that get through when rounds
// are spread evenly, two each at most: never more than with pairs on fewer
// targets.
func SpreadLeakers(targets, rounds int, p, c float64) float64 {
	pairs, singles, none := Spread(targets, rounds)
	return float64(pairs)*(1-Kill(p, c, 2)) + float64(singles)*(1-Kill(p, c, 1)) + float64(none)
}
