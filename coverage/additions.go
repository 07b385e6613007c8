package coverage

import (
	"context"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Passing is which units cover which demand points of a form of a scenario, at one
// estimate.
type Passing struct {
	table    *placeTable
	estimate scenario.Estimate
}

// Passing evaluates a changed form at one estimate, as [Variants.Cover] does, and says
// which units cover each demand point. Points count from 0 through the places in their
// order.
func (v *Variants) Passing(ctx context.Context, s *scenario.Scenario, e scenario.Estimate) (*Passing, error) {
	_, table, err := v.table(ctx, s, e)
	if err != nil {
		return nil, err
	}
	return &Passing{table, e}, nil
}

// Depth returns how many units cover a point against a threat.
func (p *Passing) Depth(threat, point int) int { return p.table.depth(threat, p.estimate, point) }

// By reports whether a unit, by its index, covers a point against a threat.
func (p *Passing) By(threat, unit, point int) bool {
	return has(p.table.row(threat, p.estimate, point), unit)
}

// Facing returns the azimuth from a position to the nearest ground that threats are taken to
// come from, clockwise from north, and whether there is one: where a sector radar looks.
func (v *Variants) Facing(p orb.Point) (azimuth geo.Angle, known bool) {
	if v.options.Land.world == nil {
		return 0, false
	}
	azimuth, known, _ = v.options.Land.towards(p)
	return azimuth, known
}

// Barred returns the first gate that is shut to a unit of the scenario, or to one that would be
// added, whatever the threat and the place; [GateNone] if none is.
func Barred(s *scenario.Scenario, u *scenario.Unit) Gate { return firstClosed(s, u) }
