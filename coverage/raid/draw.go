package raid

import (
	"context"

	"airumbrella/coverage"
	"airumbrella/scenario"
)

// DrawOptions steer one run; the zero value works.
type DrawOptions struct {
	Options
	// Count is how many nights are played; 0 means 14.
	Count int
	// Estimate is the one that units and raids are taken from.
	Estimate *scenario.Estimate // nil: base
}

// defaultDraw is how many nights a run plays unless told.
const defaultDraw = 14

// Run is one throw of the dice: what came night after night and what became of
// it. It is an example of what may happen, not a forecast.
type Run struct {
	Scenario *scenario.Scenario
	Seed     uint64
	Estimate scenario.Estimate
	Units    []int // indices into Scenario.Units: those with rounds in play
	Nights   []DrawnNight
	Notes    []Note
}

// DrawnNight is one night of a run.
type DrawnNight struct {
	Night   int
	Salvo   bool          // a massed attack instead of a routine raid
	Allied  bool          // allied units may engage
	Threats []DrawnThreat // in the scenario's order
	Leakers []DrawnPlace  // places that real threats got through to, in the scenario's order
	Rounds  []float64     // left at dawn, beside Run.Units
}

// DrawnThreat is what one threat's raid came to.
type DrawnThreat struct {
	ID       string
	Arrivals int // decoys among them
	Decoys   int
	Light    int // taken by the light layer, decoys among them
	// LightDecoys are the decoys among what the light layer took.
	LightDecoys int
	Engaged     int // shot at
	Shots       int
	Kills       int // real ones that units stopped
	Wasted      int // decoys that units stopped
	Leakers     int // real ones that got through
}

// DrawnPlace is a place and what got through to it.
type DrawnPlace struct {
	Place   int // index into Scenario.Places
	Leakers int
}

// Draw plays a run of nights with magazines carried over: each night a routine
// raid or, one night in ten, a salvo; the threats of one class share their
// raid. Each arrival is taken, in the order in which they come, by that unit of
// every group in reach which has most rounds ready; where groups overlap all of
// them shoot and every hit counts, so a run tends to do a little better than
// [Assess]. The same result, options and seed give the same run.
func Draw(ctx context.Context, r *coverage.Result, o DrawOptions, seed uint64) (*Run, error) {
	a, err := newAssessment(r, o.Options)
	if err != nil {
		return nil, err
	}
	g := &game{assessment: a, dice: dice{seed}, estimate: scenario.Base}
	if o.Estimate != nil {
		g.estimate = *o.Estimate
	}
	g.begin()
	run := &Run{
		Scenario: r.Scenario,
		Seed:     seed,
		Estimate: g.estimate,
		Units:    g.units,
		Nights:   []DrawnNight{},
		Notes:    []Note{},
	}
	count := o.Count
	if count <= 0 {
		count = defaultDraw
	}
	if len(g.aims) == 0 {
		run.Notes = append(run.Notes, Note{Code: NoteNoCity})
		return run, nil
	}
	if len(g.units) == 0 {
		run.Notes = append(run.Notes, Note{Code: NoteNoEngager})
	}
	for night := 1; night <= count; night++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		run.Nights = append(run.Nights, g.night(night))
	}
	return run, nil
}

// night plays one night and brings the day's rounds up.
func (g *game) night(n int) DrawnNight {
	out := DrawnNight{
		Night: n, Salvo: g.dice.chance(SalvoNights), Allied: n > lostNights(&g.result.Scenario.Package, g.estimate),
		Threats: make([]DrawnThreat, len(g.fields)), Leakers: []DrawnPlace{},
	}
	through := make([]int, len(g.aims))
	for t := range g.fields {
		out.Threats[t] = g.raid(t, &out, through)
	}
	for k, n := range through {
		if n > 0 {
			out.Leakers = append(out.Leakers, DrawnPlace{g.aims[k].place, n})
		}
	}
	for i := range g.rounds {
		g.rounds[i] += g.refill[i]
	}
	out.Rounds = append([]float64{}, g.rounds...)
	return out
}
