package raid

import (
	"slices"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// target is a counted place: the share of a raid that aims at it, and its share of the
// people in play.
type target struct {
	place  int // index into Result.Places
	share  float64
	people float64
}

// targets lists the counted places that raids aim at or people live in.
func targets(r *coverage.Result) (list []target) {
	weights := aimWeights(r.Scenario)
	total, people := 0.0, 0
	for i := range r.Places {
		if p := r.Places[i].Place; p.Counted {
			total += weights(p)
			people += max(p.Population, 0)
		}
	}
	for i := range r.Places {
		p := r.Places[i].Place
		if !p.Counted {
			continue
		}
		t := target{place: i}
		if total > 0 {
			t.share = weights(p) / total
		}
		if people > 0 {
			t.people = float64(max(p.Population, 0)) / float64(people)
		}
		if t.share > 0 || t.people > 0 {
			list = append(list, t)
		}
	}
	return list
}

// aims lists the places that raids aim at, with their shares.
func aims(r *coverage.Result) []target {
	return slices.DeleteFunc(targets(r), func(t target) bool { return t.share == 0 })
}

// aimWeights returns how much a counted place draws of a raid, before the sum is made 1.
func aimWeights(s *scenario.Scenario) func(*scenario.Place) float64 {
	people := func(p *scenario.Place) float64 { return float64(max(p.Population, 0)) }
	node := func(p *scenario.Place) float64 {
		if p.Kind == scenario.City {
			return 0
		}
		return max(p.Weight, 0)
	}
	if len(s.Aim.Places) > 0 {
		return func(p *scenario.Place) float64 { return listedWeight(s.Aim.Places, p.ID) }
	}
	switch s.Aim.Word {
	case scenario.AimNodes:
		return node
	case scenario.AimMixed:
		people, node = evened(s, people), evened(s, node)
		return func(p *scenario.Place) float64 { return people(p) + node(p) }
	}
	return people
}

// evened returns weights that add up to 1 over the counted places, or to none.
func evened(s *scenario.Scenario, weight func(*scenario.Place) float64) func(*scenario.Place) float64 {
	sum := 0.0
	for i := range s.Places {
		if s.Places[i].Counted {
			sum += weight(&s.Places[i])
		}
	}
	if sum == 0 {
		return weight
	}
	return func(p *scenario.Place) float64 { return weight(p) / sum }
}

// listedWeight returns the weight of a place in a list, 0 where it is not in it.
func listedWeight(list []scenario.AimedPlace, id string) float64 {
	for i := range list {
		if list[i].Place == id {
			return list[i].Weight
		}
	}
	return 0
}
