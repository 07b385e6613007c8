package raid

import "math"

// sharing is how one coordinated group of units shares the cells of a raid.
type sharing struct {
	services []*service
	demands  []demand
	load     []float64 // by service: the share of the raid that it shoots at
	slots    int       // arrivals of the raid, rounded up
	present  float64   // probability that each of them comes
	buffer   []float64 // of the distribution last asked for
}

// demand is a cell as a group sees it: the services that reach it and how its
// share of the raid is split among them.
type demand struct {
	cell    int // index of the cell
	share   float64
	servers []int // indices of services
	part    []float64
}

const (
	evenEnough = 1e-10 // leak rates that count as equal
	maxSweeps  = 400
)

// split shares every demand out so that no part of it would fare better with
// another unit: in proportion to what can be fired, then moved, demand by
// demand, from the unit at which most leak to the one at which fewest do until
// the leak rates are even. That is an equilibrium of parallel servers whose
// leak rates grow with their load, so it is the same whatever the order, and
// no demand leaks more when a server improves or one is added.
func (g *sharing) split() {
	g.load = make([]float64, len(g.services))
	for i := range g.demands {
		d := &g.demands[i]
		d.part = make([]float64, len(d.servers))
		sum := 0.0
		for _, s := range d.servers {
			sum += g.services[s].weight()
		}
		for k, s := range d.servers {
			d.part[k] = d.share * g.services[s].weight() / sum
			g.load[s] += d.part[k]
		}
	}
	for range maxSweeps {
		moved := false
		for i := range g.demands {
			moved = g.level(&g.demands[i]) || moved
		}
		if !moved {
			return
		}
	}
}

// weight is by how much a service counts before anything is known of its load.
func (s *service) weight() float64 {
	weight := 1e-6
	for _, x := range s.states {
		weight += float64(x.p * float64(min(x.ready, x.slots)))
	}
	return weight
}

// level moves parts of one demand until its leak rates are even; it reports
// whether anything moved.
func (g *sharing) level(d *demand) (moved bool) {
	for range 2 * len(d.servers) {
		worst, best := -1, -1
		var high, low float64
		for k, s := range d.servers {
			rate := g.leakRate(s, 0)
			if d.part[k] > 0 && (worst < 0 || rate > high) {
				worst, high = k, rate
			}
			if best < 0 || rate < low {
				best, low = k, rate
			}
		}
		if high-low <= evenEnough {
			return moved
		}
		step := g.step(d.servers[worst], d.servers[best], d.part[worst])
		if step <= 0 {
			return moved
		}
		moved = true
		g.shift(d, worst, best, step)
	}
	return moved
}

// shift moves a step of a demand from one server to another; a remainder too
// small to matter goes along.
func (g *sharing) shift(d *demand, from, to int, step float64) {
	if d.part[from]-step < 1e-15 {
		step = d.part[from]
	}
	d.part[from] -= step
	d.part[to] += step
	g.load[d.servers[from]] = max(0, g.load[d.servers[from]]-step)
	g.load[d.servers[to]] += step
}

// step is how much must move between two servers, at most all, until they leak
// alike: by the Illinois form of the false position, which keeps the answer
// between its ends.
func (g *sharing) step(from, to int, all float64) float64 {
	gap := func(x float64) float64 { return g.leakRate(from, -x) - g.leakRate(to, x) }
	low, high := 0.0, all
	atLow, atHigh := gap(low), gap(high)
	if atHigh >= 0 {
		return all
	}
	for side := 0; high-low > 1e-16; {
		x := (low*atHigh - high*atLow) / (atHigh - atLow)
		y := gap(x)
		switch {
		case math.Abs(y) <= evenEnough/4 || x <= low || x >= high:
			return x
		case y > 0:
			low, atLow = x, y
			if side == 1 {
				atHigh /= 2
			}
			side = 1
		default:
			high, atHigh = x, y
			if side == -1 {
				atLow /= 2
			}
			side = -1
		}
	}
	return low
}

// others is how many of the other arrivals go to a server whose load is
// changed by more; the next call overwrites it.
func (g *sharing) others(s int, more float64) pmf {
	d := binomialIn(g.buffer, g.slots-1, min(max(g.load[s]+more, 0)*g.present, 1))
	g.buffer = d.mass
	return d
}

// leakRate is the probability that a server does not stop an arrival that is
// sent to it: exact over the number of others it has to meet.
func (g *sharing) leakRate(s int, more float64) float64 {
	d := g.others(s, more)
	return d.rate(g.services[s].upTo(d.from + len(d.mass)).leak)
}

// rate is the expectation of a table at one more than what is drawn.
func (d pmf) rate(table []float64) float64 {
	sum := 0.0
	for i, p := range d.mass {
		sum += float64(p * table[d.from+i+1])
	}
	return sum
}

// outcome is the probability that an arrival of a demand leaks, and that it is
// shot at.
func (g *sharing) outcome(d *demand) (leak, engaged float64) {
	for k, s := range d.servers {
		if d.part[k] > 0 {
			leak += d.part[k] / d.share * g.leakRate(s, 0)
			engaged += d.part[k] / d.share * g.others(s, 0).rate(g.services[s].engaged)
		}
	}
	return min(leak, 1), min(engaged, 1)
}

// spends is the expected number of rounds that a server fires in the raid.
func (g *sharing) spends(s int) float64 {
	d := binomial(g.slots, min(g.load[s]*g.present, 1))
	return d.meanOf(g.services[s].upTo(d.from + len(d.mass)).spent)
}

// left is how many of the expected arrivals the light layer leaves.
func (f *field) left(arrivals float64) float64 { return arrivals * (1 - f.light) }

// slots turns the arrivals into whole ones, each of which reaches the units with
// the same probability: it comes, and the light layer does not take it.
func (f *field) slots(arrivals float64) (slots int, present float64) {
	slots, present = arrivalSlots(arrivals)
	return slots, f.left(present)
}

// arrivalSlots turns an expected number of arrivals into whole ones, each of
// which comes with the same probability.
func arrivalSlots(arrivals float64) (slots int, present float64) {
	slots = int(math.Ceil(arrivals - 1e-9))
	if slots <= 0 {
		return 0, 0
	}
	return slots, arrivals / float64(slots)
}
