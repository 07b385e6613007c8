package raid

// left is what a unit can still do in a raid.
type left struct{ ready, slots int }

// state is what is left of a magazine, with its probability.
type state struct {
	left
	p float64
}

// service is what a magazine does to n arrivals of one raid: tables of exact
// expectations over what is left of it, filled as far as they are asked for.
type service struct {
	magazine
	states  []state   // probabilities add up to 1; one where the magazine is full
	leak    []float64 // expected share of n arrivals that it does not stop
	engaged []float64 // share of n arrivals shot at
	spent   []float64 // expected rounds
}

// serve opens the tables of a magazine; states is what is left of it, nil meaning all.
func serve(m magazine, states []state) *service {
	if states == nil {
		states = []state{{left{m.ready, m.slots}, 1}}
	}
	return &service{
		magazine: m, states: states, leak: make([]float64, 1), engaged: make([]float64, 1), spent: make([]float64, 1),
	}
}

// upTo fills the tables for up to so many arrivals.
func (s *service) upTo(most int) *service {
	for n := len(s.leak); n <= most; n++ {
		var leak, engaged, spent float64
		for _, x := range s.states {
			m := s.with(x.left)
			leak += float64(x.p * m.leakers(n))
			engaged += float64(x.p * float64(m.engages(n)))
			spent += float64(x.p * m.spends(n))
		}
		s.leak = append(s.leak, leak/float64(n))
		s.engaged = append(s.engaged, engaged/float64(n))
		s.spent = append(s.spent, spent)
	}
	return s
}

// with is the magazine with what is left of it.
func (m magazine) with(l left) magazine {
	m.ready, m.slots = l.ready, l.slots
	return m
}

// leakers is the expected number of n arrivals that it does not stop.
func (m *magazine) leakers(n int) float64 {
	if m.reshot {
		return ReshootLeakers(n, m.shots(), m.kill, m.common)
	}
	met := min(n, m.slots)
	return SpreadLeakers(met, m.ready, m.kill, m.common) + float64(n-met)
}

// engages is how many of n arrivals it shoots at.
func (m *magazine) engages(n int) int { return min(n, m.ready, m.slots) }

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

// after adds what is left once n arrivals are met, for each outcome its
// probability times p.
func (m *magazine) after(n int, p float64, add func(left, float64)) {
	if !m.reshot {
		fired := min(m.ready, roundsEach*min(n, m.slots))
		add(left{m.ready - fired, m.slots - m.engages(n)}, p)
		return
	}
	shots := m.shots()
	if shots <= n {
		add(left{m.ready - shots, m.slots - shots}, p)
		return
	}
	survivors := binomial(n, 1-Kill(m.kill, m.common, 1))
	for i, mass := range survivors.mass {
		fired := n + min(survivors.from+i, shots-n)
		add(left{m.ready - fired, m.slots - fired}, p*mass)
	}
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
