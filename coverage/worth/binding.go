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

// binding counts the counted places not covered at base, by gate; none where
// there is no unit at all.
func binding(r *coverage.Result, threat int) []Binding {
	var sums [coverage.GateCount]Binding
	for i := range r.Places {
		p := &r.Places[i]
		if !p.Place.Counted || len(p.Threats) == 0 || p.At(threat).CoveredAt(scenario.Base) {
			continue
		}
		if n := p.At(threat).Nearest; n != nil {
			open := float64(p.Place.Population) - p.People(threat, scenario.Base)
			sums[n.Verdict.Gate].People += int(math.Round(open))
			sums[n.Verdict.Gate].Places++
		}
	}
	list := []Binding{}
	for g, b := range sums {
		if b.Places > 0 {
			b.Gate = coverage.Gate(g)
			list = append(list, b)
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
