package worth

import (
	"math"
	"sort"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// Binding is a gate and whom it keeps from cover: of each place not covered,
// the gate that stops the unit that comes nearest to covering it.
type Binding struct {
	// Gate is [coverage.GateNone] where the nearest unit is there part of the
	// time only.
	Gate   coverage.Gate
	People int
	Places int
}

// binding counts the counted people not covered at base, and the places that do not
// count as covered, by gate; none where there is no unit at all. The people add up
// to all that are not covered.
func binding(r *coverage.Result, threat int) []Binding {
	var places [coverage.GateCount]int
	var people [coverage.GateCount]float64
	for i := range r.Places {
		p := &r.Places[i]
		if !p.Place.Counted || len(p.Threats) == 0 {
			continue
		}
		pt := p.At(threat)
		open := float64(p.Place.Population) - p.People(threat, scenario.Base)
		n := pt.Nearest
		if n == nil || pt.Count.Base == pt.Points {
			continue
		}
		people[n.Verdict.Gate] += open
		if !pt.CoveredAt(scenario.Base) {
			places[n.Verdict.Gate]++
		}
	}
	left := r.At(threat).Population.Total - r.At(threat).Population.Covered.Base
	list := []Binding{}
	for g, n := range apportioned(people[:], left) {
		if places[g] > 0 || n > 0 {
			list = append(list, Binding{Gate: coverage.Gate(g), People: n, Places: places[g]})
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].People != list[j].People {
			return list[i].People > list[j].People
		}
		return list[i].Places > list[j].Places
	})
	return list
}

// apportioned returns parts as whole numbers that add up to a total which differs
// from their sum by rounding alone: those with the largest fractions are rounded up.
func apportioned(parts []float64, total int) []int {
	whole, order := make([]int, len(parts)), make([]int, len(parts))
	left := total
	for i, x := range parts {
		whole[i], order[i] = int(math.Floor(x+1e-6)), i
		left -= whole[i]
	}
	fraction := func(i int) float64 { return parts[i] - float64(whole[i]) }
	sort.SliceStable(order, func(i, j int) bool { return fraction(order[i]) > fraction(order[j]) })
	for i := 0; i < len(order) && left > 0 && left < len(parts); i++ {
		whole[order[i]]++
		left--
	}
	return whole
}
