package raid

// service is what a magazine does to n arrivals of one raid, for n up to its
// length: tables of exact expectations.
type service struct {
	magazine
	leak    []float64 // expected share of n arrivals that it does not stop
	engaged []float64 // share of n arrivals shot at
	spent   []float64 // expected rounds
}

// serve fills the tables for up to most arrivals.
func serve(m magazine, most int) *service {
	s := &service{
		magazine: m,
		leak:     make([]float64, most+1),
		engaged:  make([]float64, most+1),
		spent:    make([]float64, most+1),
	}
	for n := 1; n <= most; n++ {
		s.leak[n] = m.leakers(n) / float64(n)
		s.engaged[n] = float64(min(n, m.ready, m.slots)) / float64(n)
		s.spent[n] = m.spends(n)
	}
	return s
}

// leakers is the expected number of n arrivals that it does not stop.
func (m *magazine) leakers(n int) float64 {
	if m.reshot {
		return ReshootLeakers(n, m.shots(), m.kill, m.common)
	}
	met := min(n, m.slots)
	return SpreadLeakers(met, m.ready, m.kill, m.common) + float64(n-met)
}

// shots is how many single shots shoot-look-shoot can fire: each takes a round
// and an engagement.
func (m *magazine) shots() int { return min(m.ready, m.slots) }

// spends is the expected number of rounds fired at n arrivals.
func (m *magazine) spends(n int) float64 {
	if m.reshot {
		return reshootSpent(n, m.shots(), m.kill, m.common)
	}
	return float64(min(m.ready, roundsEach*min(n, m.slots)))
}

// clear is the probability that no real threat among n arrivals gets through,
// each being real with probability r.
func (m *magazine) clear(n int, r float64) float64 {
	if m.reshot {
		return reshootClear(n, m.shots(), m.kill, m.common, r)
	}
	met := min(n, m.slots)
	pairs, singles, none := Spread(met, m.ready)
	return power(1-r*(1-Kill(m.kill, m.common, 2)), pairs) *
		power(1-r*(1-Kill(m.kill, m.common, 1)), singles) * power(1-r, none+n-met)
}

// scaled is the magazine with a share of its ready rounds and engagements.
func (m magazine) scaled(share float64) magazine {
	if share < 1 {
		m.ready, m.slots = whole(float64(m.ready)*share), whole(float64(m.slots)*share)
	}
	return m
}
