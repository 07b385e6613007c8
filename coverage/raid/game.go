package raid

import (
	"math"
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// game is the state of one run.
type game struct {
	*assessment
	dice     dice
	estimate scenario.Estimate
	fields   []*field // by threat
	aims     []target
	units    []int     // with a magazine against some threat, ascending
	rounds   []float64 // beside units: left
	refill   []float64 // beside units: a day
}

func (g *game) begin() {
	g.aims = aims(g.result)
	for t := range g.result.Threats {
		f := g.fieldOf(t, g.estimate, nil)
		g.fields = append(g.fields, f)
		for i := range f.magazines {
			g.units = append(g.units, f.magazines[i].unit)
		}
	}
	slices.Sort(g.units)
	g.units = slices.Compact(g.units)
	g.rounds, g.refill = make([]float64, len(g.units)), make([]float64, len(g.units))
	for _, f := range g.fields {
		for i := range f.magazines {
			at := g.at(f.magazines[i].unit)
			g.rounds[at] = f.magazines[i].rounds
			g.refill[at] += f.refill[i]
		}
	}
	brought := 0.0
	for _, r := range g.refill {
		brought += r
	}
	for i := range g.refill {
		if brought > 0 {
			g.refill[i] *= g.result.Scenario.Package.Resupply / brought
		}
	}
}

func (g *game) at(unit int) int {
	i, _ := slices.BinarySearch(g.units, unit)
	return i
}

// alike is how many threats in play are of one class: they share its raid.
func (a *assessment) alike(c scenario.Class) (n int) {
	for i := range a.result.Threats {
		if a.result.Threats[i].Threat.Class == c {
			n++
		}
	}
	return n
}

// raid plays one threat's raid of a night.
func (g *game) raid(t int, night *DrawnNight, through []int) DrawnThreat {
	threat, f := &g.result.Threats[t].Threat, g.fields[t]
	out := DrawnThreat{ID: threat.ID}
	size := threat.Raids.Routine.At(g.estimate)
	if night.Salvo {
		size = threat.Raids.Salvo.At(g.estimate)
	}
	now := make([]left, len(f.magazines))
	for i := range f.magazines {
		m := &f.magazines[i]
		now[i] = left{min(m.ready, whole(g.rounds[g.at(m.unit)])), m.slots}
	}
	slots, present := arrivalSlots(size / float64(g.alike(threat.Class)))
	for range slots {
		if !g.dice.chance(present) {
			continue
		}
		k := g.aim()
		decoy := g.dice.chance(f.decoys)
		if f.light > 0 && g.dice.chance(f.light) {
			out.takeLight(decoy)
			continue
		}
		shots, dead := g.engage(f, t, k, now, night.Allied)
		out.count(shots, decoy, dead)
		if !decoy && !dead {
			through[k]++
		}
	}
	return out
}

// takeLight counts an arrival that the light layer stops.
func (o *DrawnThreat) takeLight(decoy bool) {
	o.Arrivals++
	o.Light++
	if decoy {
		o.Decoys++
		o.LightDecoys++
	}
}

func (o *DrawnThreat) count(shots int, decoy, dead bool) {
	o.Arrivals++
	o.Shots += shots
	if shots > 0 {
		o.Engaged++
	}
	switch {
	case decoy:
		o.Decoys++
		if dead {
			o.Wasted++
		}
	case dead:
		o.Kills++
	default:
		o.Leakers++
	}
}

// aim draws a place by its share of the raid.
func (g *game) aim() int {
	x := g.dice.share()
	for k := range g.aims {
		if x < g.aims[k].share {
			return k
		}
		x -= g.aims[k].share
	}
	return len(g.aims) - 1
}

// over draws the part of a city that an arrival flies at, and returns the units that
// engage over it.
func (g *game) over(p *coverage.PlaceResult, t int) []int {
	groups := engagers(p, t, g.estimate)
	if p.Threats[t].Points == 1 {
		return groups[0].Units
	}
	x := g.dice.share()
	for i := range groups {
		if share := shareOf(p, t, &groups[i]); x < share {
			return groups[i].Units
		} else {
			x -= share
		}
	}
	return nil
}

// engage lets every group in reach of a city shoot at one arrival.
func (g *game) engage(f *field, t, k int, now []left, allied bool) (shots int, dead bool) {
	list := g.over(&g.result.Places[g.aims[k].place], t)
	for _, group := range f.groups {
		best, most := -1, 0
		for _, u := range list {
			i := f.at(u)
			if i < 0 || f.magazines[i].group != group || !allied && g.result.Scenario.Units[u].Contributor != scenario.Ukraine {
				continue
			}
			if now[i].slots > 0 && now[i].ready > most {
				best, most = i, now[i].ready
			}
		}
		if best < 0 {
			continue
		}
		fired, hit := g.fire(&f.magazines[best], &now[best])
		g.rounds[g.at(f.magazines[best].unit)] = math.Max(0, g.rounds[g.at(f.magazines[best].unit)]-float64(fired))
		shots += fired
		dead = dead || hit
	}
	return shots, dead
}

// fire is one unit's engagement of one arrival under its doctrine.
func (g *game) fire(m *magazine, now *left) (fired int, hit bool) {
	immune := g.dice.chance(m.common)
	for fired < roundsEach && now.ready > 0 && !(m.reshot && (hit || now.slots <= 0)) {
		fired++
		now.ready--
		if m.reshot {
			now.slots--
		}
		hit = g.dice.chance(m.kill) && !immune || hit
	}
	if !m.reshot {
		now.slots--
	}
	return fired, hit
}
