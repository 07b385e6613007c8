package raid

// dice is a seeded generator of pseudo-random numbers: SplitMix64 (Steele, Lea
// and Flood, "Fast splittable pseudorandom number generators", 2014). The same
// seed gives the same throws everywhere.
type dice struct{ state uint64 }

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// share is uniform in [0, 1).
func (d *dice) share() float64 { return float64(d.next()>>11) / (1 << 53) }

// chance is true with probability p.
func (d *dice) chance(p float64) bool { return d.share() < p }
