package raid

import (
	"context"
	"slices"

	"airumbrella/scenario"

	"golang.org/x/sync/errgroup"
)

// MassedNight is the salvos of all threats in one night, against the same channels and
// magazines: each finds what the ones before it have left. The threats of one class share
// its salvo.
type MassedNight struct {
	Threats  []MassedThreat // in the order in which they are met; none where raids have no aim
	Together Wave
}

// MassedThreat is one threat's part of a massed night.
type MassedThreat struct {
	Threat int // index into Outcome.Threats
	Wave
}

// Wave is what comes and what becomes of it, as expectations.
type Wave struct {
	Arrivals scenario.Triple[float64] // decoys among them
	Light    scenario.Triple[float64] // taken by the light layer, decoys among them
	Engaged  scenario.Triple[float64] // shot at, decoys among them
	Leakers  scenario.Triple[float64] // real threats that get through
	Spent    scenario.Triple[float64] // rounds
}

// metFirst are the classes that are met before all others, and metLast the one that is
// met after them: what flies longest waits.
var metFirst = []scenario.Class{scenario.Ballistic, scenario.CruiseMissile}

const metLast = scenario.Drone

// massedRank is a class's place in the order in which a massed night is met.
func massedRank(c scenario.Class) int {
	if at := slices.Index(metFirst, c); at >= 0 {
		return at
	}
	if c == metLast {
		return len(metFirst) + 1
	}
	return len(metFirst)
}

// massed fills in the massed night from the fields of every threat.
func (a *assessment) massed(ctx context.Context, out *Outcome) error {
	night := &out.Massed
	night.Threats = []MassedThreat{}
	if len(aims(a.result)) == 0 {
		return nil
	}
	for t := range out.Threats {
		night.Threats = append(night.Threats, MassedThreat{Threat: t})
	}
	slices.SortStableFunc(night.Threats, func(x, y MassedThreat) int {
		return massedRank(out.Threats[x.Threat].Threat.Class) - massedRank(out.Threats[y.Threat].Threat.Class)
	})
	var group errgroup.Group
	for _, e := range scenario.Estimates {
		group.Go(func() error {
			a.massedAt(ctx, night, e)
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i := range night.Threats {
		night.Together.add(&night.Threats[i].Wave)
	}
	return nil
}

// massedAt reckons one estimate, wave by wave.
func (a *assessment) massedAt(ctx context.Context, night *MassedNight, e scenario.Estimate) {
	spent := spending{}
	for i := range night.Threats {
		if ctx.Err() != nil {
			return
		}
		w := &night.Threats[i]
		threat := &a.result.Threats[w.Threat].Threat
		f := a.fields[w.Threat].At(e)
		arrivals := threat.Raids.Salvo.At(e) / float64(a.alike(threat.Class))
		n := f.wave(arrivals, spent)
		w.Arrivals.Set(e, arrivals)
		w.Light.Set(e, arrivals-f.left(arrivals))
		w.Engaged.Set(e, n.engaged)
		w.Leakers.Set(e, n.leakers)
		rounds := 0.0
		for _, s := range n.spent {
			rounds += s
		}
		w.Spent.Set(e, rounds)
	}
}

// add adds another wave's expectations, each end to the same end.
func (w *Wave) add(v *Wave) {
	for _, pair := range [...][2]*scenario.Triple[float64]{
		{&w.Arrivals, &v.Arrivals}, {&w.Light, &v.Light}, {&w.Engaged, &v.Engaged}, {&w.Leakers, &v.Leakers},
		{&w.Spent, &v.Spent},
	} {
		for _, e := range scenario.Estimates {
			pair[0].Set(e, pair[0].At(e)+pair[1].At(e))
		}
	}
}
