package worth

import (
	"cmp"
	"context"
	"slices"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// Sensor is what a unit that only sees is worth: a radar, on the ground or in the
// air, or a network.
type Sensor struct {
	Unit string       // id
	Sees []geo.Length // how far, at base, by threat; 0: not at all, or over a territory
	// Lost is the people covered no more without it, by threat, against all together last.
	Lost []scenario.Triple[int]
}

// Sensors says what each unit that only sees is worth, in the scenario's order, by asking
// who is covered without it.
func Sensors(ctx context.Context, s *scenario.Scenario, o coverage.Options) ([]Sensor, error) {
	o.PlacesOnly, o.SkipRemedies = true, true
	return sensorsAmong(ctx, s, o, coverage.NewVariants(s, o))
}

// sensorsAmong is [Sensors] by the variants of the scenario.
func sensorsAmong(ctx context.Context, s *scenario.Scenario, o coverage.Options, v *coverage.Variants) (
	[]Sensor, error) {
	whole, err := coveredBy(ctx, v, s)
	if err != nil {
		return nil, err
	}
	list := []Sensor{}
	for i := range s.Units {
		if !onlySees(s, &s.Units[i]) {
			continue
		}
		without, err := scenario.RemoveUnit{ID: s.Units[i].ID}.Apply(s)
		if err != nil {
			return nil, err
		}
		people, err := coveredBy(ctx, v, without)
		if err != nil {
			return nil, err
		}
		w := Sensor{Unit: s.Units[i].ID, Sees: make([]geo.Length, len(s.Threats))}
		for t := range whole {
			w.Lost = append(w.Lost, lessOf(whole[t], people[t]))
		}
		list = append(list, w)
	}
	return list, sights(ctx, s, o, list)
}

// sensors fills in what each unit that only sees is worth, where that was asked.
func (x *weighing) sensors(ctx context.Context) (err error) {
	if x.options.Sensors {
		x.worth.Sensors, err = sensorsAmong(ctx, x.scenario, x.options.Coverage, x.variants)
	}
	return err
}

// coveredBy returns the people whom a form of a scenario covers, by threat, against all
// together last.
func coveredBy(ctx context.Context, v *coverage.Variants, s *scenario.Scenario) ([]scenario.Triple[int], error) {
	people := make([]scenario.Triple[int], len(s.Threats)+1)
	for _, e := range scenario.Estimates {
		cover, err := v.Cover(ctx, s, e)
		if err != nil {
			return nil, err
		}
		for t := range people {
			people[t].Set(e, cover.People[t])
		}
	}
	return people, nil
}

// onlySees reports whether a unit only sees.
func onlySees(s *scenario.Scenario, u *scenario.Unit) bool {
	system := s.System(u)
	return system != nil && (system.Kind == scenario.Sensor || system.Kind == scenario.Network)
}

// sights fills in how far the sensors see.
func sights(ctx context.Context, s *scenario.Scenario, o coverage.Options, list []Sensor) error {
	if len(s.Places) == 0 || len(list) == 0 {
		return nil
	}
	// How far a radar sees depends on no place: one point of one is looked at.
	at, asked := scenario.Place{Kind: "port", Position: s.Places[0].Position}, coverage.Prepare(s, o)
	for t := range s.Threats {
		if err := ctx.Err(); err != nil {
			return err
		}
		sees := map[string]geo.Length{}
		for _, k := range asked.Explain(&at, t, scenario.Base) {
			sees[k.Unit.ID] = k.Detection
		}
		for i := range list {
			list[i].Sees[t] = sees[list[i].Unit]
		}
	}
	return nil
}

// lessOf is a difference of people, each end against the same end.
func lessOf(a, b scenario.Triple[int]) (d scenario.Triple[int]) {
	for _, e := range scenario.Estimates {
		d.Set(e, a.At(e)-b.At(e))
	}
	return d
}

// NeededSensors returns the indices of those without which somebody is covered no more, or
// somebody else is, against some threat at some estimate; those whose loss against one
// threat is largest come first.
func NeededSensors(list []Sensor, threat int) []int {
	var needed []int
	for i := range list {
		if slices.ContainsFunc(list[i].Lost, func(t scenario.Triple[int]) bool { return t != (scenario.Triple[int]{}) }) {
			needed = append(needed, i)
		}
	}
	most := func(t scenario.Triple[int]) int { return max(t.Low, t.Base, t.High) }
	slices.SortStableFunc(needed, func(a, b int) int {
		x, y := list[a].Lost[threat], list[b].Lost[threat]
		return cmp.Or(cmp.Compare(y.Base, x.Base), cmp.Compare(most(y), most(x)))
	})
	return needed
}
