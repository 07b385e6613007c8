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

// Sensors says what each unit that only sees is worth, in the scenario's order, by
// evaluating the scenario without it.
func Sensors(
	ctx context.Context, s *scenario.Scenario, o coverage.Options,
	evaluate func(context.Context, *scenario.Scenario, coverage.Options) (*coverage.Result, error),
) ([]Sensor, error) {
	o.PlacesOnly, o.SkipRemedies = true, true
	whole, err := evaluate(ctx, s, o)
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
		r, err := evaluate(ctx, without, o)
		if err != nil {
			return nil, err
		}
		w := Sensor{Unit: s.Units[i].ID, Sees: make([]geo.Length, len(s.Threats))}
		for t := range len(s.Threats) + 1 {
			w.Lost = append(w.Lost, lessOf(whole.At(t).Population.Covered, r.At(t).Population.Covered))
		}
		list = append(list, w)
	}
	return list, sights(ctx, s, o, list)
}

// sensors fills in what each unit that only sees is worth, where that was asked.
func (x *weighing) sensors(ctx context.Context) (err error) {
	if x.options.Sensors {
		x.worth.Sensors, err = Sensors(ctx, x.scenario, x.options.Coverage, new(coverage.Evaluator).Evaluate)
	}
	return err
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
