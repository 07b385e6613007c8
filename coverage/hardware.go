package coverage

import (
	"maps"
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// The strongest step of each change of hardware that is tried.
const (
	mostAircraft = 72
	tallestMast  = 60  // m, in steps of mastStep
	mastStep     = 2   // m
	farthestMove = 200 // km, in steps of one
)

// hardware is the changes of units that could cover a place: more aircraft for
// the patrol that comes nearest, a taller mast for the nearest radar, and the
// nearest unit closer.
func (ev *evaluation) hardware(ro *roster, place int) []remedies {
	s := ev.scenario
	at := ev.targetAt(ro, place, 0, scenario.Base)
	nearest := ev.nearest(ev.contend(0, scenario.Base), &at, 0, scenario.Base)
	if nearest == nil {
		return nil
	}
	var list []remedies
	if u := ev.shortPatrol(ro, place); u >= 0 {
		list = append(list, remedies{mostAircraft, func(k int) scenario.Switch { return moreAircraft(&s.Units[u], k) }})
	}
	switch nearest.Verdict.Gate {
	case GateGeometry, GateTimeline:
	default:
		return list
	}
	u := nearest.Unit
	if r := ev.mastNear(ro, place, u); r >= 0 {
		list = append(list, remedies{tallestMast / mastStep, func(k int) scenario.Switch {
			return scenario.RaiseMast{ID: s.Units[r].ID, By: geo.Height(k * mastStep)}
		}})
	}
	if s.Units[u].Station == nil {
		list = append(list, remedies{farthestMove, func(k int) scenario.Switch {
			return closer(s, &s.Units[u], &s.Places[place], geo.Length(k)*geo.Kilometre)
		}})
	}
	return list
}

// shortPatrol is the unit that passes all gates for part of the time, the
// largest part; -1 if none does.
func (ev *evaluation) shortPatrol(ro *roster, place int) int {
	best, share := -1, 0.0
	at := ev.targetOf(&ro.spots[place], 0, scenario.Base)
	for u := range ev.scenario.Units {
		v := ev.feet[0][u][scenario.Base].engages(&at, ev.posts[scenario.Base][u].sightOf(&at.at))
		if v.Gate == GateNone && v.TimeShare > share && v.TimeShare < 1 {
			best, share = u, v.TimeShare
		}
	}
	return best
}

// mastNear is the unit whose ground radar is nearest to a place among those
// that the unit may use, its own included; -1 if there is none.
func (ev *evaluation) mastNear(ro *roster, place, u int) int {
	best, near := -1, geo.Length(math.Inf(1))
	unit := &ev.scenario.Units[u]
	for v := range ev.scenario.Units {
		other, p := &ev.scenario.Units[v], &ev.posts[scenario.Base][v]
		if p.system.Radar == nil || p.system.Aircraft != nil || p.gate != GateNone {
			continue
		}
		if v != u && (unit.Group == "" || unit.Group != other.Group) {
			continue
		}
		if d := p.at.Distance(&ro.spots[place].at); d < near {
			best, near = v, d
		}
	}
	return best
}

// moreAircraft gives a unit k more aircraft.
func moreAircraft(u *scenario.Unit, k int) scenario.Switch {
	return scenario.SetCount{ID: u.ID, Count: u.Count + k, More: k}
}

// closer moves a unit towards a place, no farther than there.
func closer(s *scenario.Scenario, u *scenario.Unit, p *scenario.Place, way geo.Length) scenario.Switch {
	d, azimuth, _ := geo.Inverse(u.Position, p.Position)
	move := scenario.MoveUnit{ID: u.ID, Position: p.Position, Host: u.Host, Towards: p.Name, By: way}
	if way < d {
		move.Position = geo.Destination(u.Position, azimuth, way)
	}
	if s.World != nil {
		move.Host = s.World.CountryAt(move.Position)
	}
	return move
}

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
