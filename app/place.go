package app

import (
	"fmt"
	"strings"

	"airumbrella/data"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// FindPlace returns the place of the scenario that a typed word means, or an
// [InputError] that says which places were meant.
func FindPlace(s *scenario.Scenario, typed string) (*scenario.Place, error) {
	place, candidates := data.Find(typed, s.Places)
	if place != nil {
		return place, nil
	}
	if left, _ := data.Find(typed, data.Places()); left != nil {
		return nil, inputFault(
			"place %q is not in play in this scenario: %s; add it with %s",
			typed,
			placeWords(left),
			howToAdd(left),
		)
	}
	switch len(candidates) {
	case 0:
		return nil, inputFault("place %q: there is none of this name; airumbrella list places names them all", typed)
	case 1:
		return nil, inputFault("place %q: there is none of this name; did you mean %s?", typed, placeList(candidates))
	}
	return nil, inputFault("place %q: which of these? %s", typed, placeList(candidates))
}

func placeList(places []*scenario.Place) string {
	var words []string
	for _, p := range places {
		words = append(words, p.ID+" ("+placeWords(p)+")")
	}
	return strings.Join(words, ", ")
}

// placeWords is what tells a place from others of its name.
func placeWords(p *scenario.Place) string {
	region := p.Region
	if r := data.World().Region(region); r != nil {
		region = r.Name
	}
	if p.Kind == scenario.City {
		return fmt.Sprintf("%s, city of %s people, region %s", p.Name, wording.People(p.Population), region)
	}
	return fmt.Sprintf("%s, %s, region %s", p.Name, p.Kind, region)
}

// howToAdd is the flag that takes an embedded place in.
func howToAdd(p *scenario.Place) string {
	if p.Kind == scenario.City {
		return fmt.Sprintf("--set places.min_population=%d", p.Population)
	}
	return "--set places.kinds=" + strings.Join(scenario.PlaceKinds[:], ",")
}
