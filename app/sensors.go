package app

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// SensorWorth is what a unit that only sees is worth: a radar, on the ground or in the
// air, or a network.
type SensorWorth struct {
	Unit string       // id
	Sees []geo.Length // how far, at base, by threat; 0: not at all, or over a territory
	// Lost is the people covered no more without it, by threat, against all together last.
	Lost []scenario.Triple[int]
}

// SensorsBy returns a function that says what each unit that only sees is worth, by
// evaluating the scenario without it.
func SensorsBy(
	evaluate EvaluateFunc,
) func(context.Context, *scenario.Scenario, coverage.Options) ([]SensorWorth, error) {
	return func(ctx context.Context, s *scenario.Scenario, o coverage.Options) ([]SensorWorth, error) {
		o.PlacesOnly, o.SkipRemedies = true, true
		whole, err := evaluate(ctx, s, o)
		if err != nil {
			return nil, err
		}
		list := []SensorWorth{}
		for i := range s.Units {
			if !OnlySees(s, &s.Units[i]) {
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
			w := SensorWorth{Unit: s.Units[i].ID, Sees: make([]geo.Length, len(s.Threats))}
			for t := range len(s.Threats) + 1 {
				w.Lost = append(w.Lost, lessOf(whole.At(t).Population.Covered, r.At(t).Population.Covered))
			}
			list = append(list, w)
		}
		return list, sights(ctx, s, o, list)
	}
}

// OnlySees reports whether a unit only sees.
func OnlySees(s *scenario.Scenario, u *scenario.Unit) bool {
	system := s.System(u)
	return system != nil && (system.Kind == scenario.Sensor || system.Kind == scenario.Network)
}

// sights fills in how far the sensors see.
func sights(ctx context.Context, s *scenario.Scenario, o coverage.Options, list []SensorWorth) error {
	if len(s.Places) == 0 || len(list) == 0 {
		return nil
	}
	for t := range s.Threats {
		if err := ctx.Err(); err != nil {
			return err
		}
		sees := map[string]geo.Length{}
		for _, k := range coverage.Explain(s, o, &s.Places[0], &s.Threats[t], scenario.Base) {
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
