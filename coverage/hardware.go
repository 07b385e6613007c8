package coverage

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
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
		list = append(list, remedies{mostAircraft, func(k int) change { return moreAircraft(&s.Units[u], u, k) }})
	}
	switch nearest.Verdict.Gate {
	case GateGeometry, GateTimeline:
	default:
		return list
	}
	u := nearest.Unit
	if r := ev.mastNear(ro, place, u); r >= 0 {
		list = append(list, remedies{tallestMast / mastStep, func(k int) change { return tallerMast(s, r, k*mastStep) }})
	}
	if s.Units[u].Station == nil {
		list = append(list, remedies{farthestMove, func(k int) change { return closer(s, u, &s.Places[place], k) }})
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

func moreAircraft(u *scenario.Unit, index, k int) change {
	count := u.Count + k
	return edit(fmt.Sprintf("units.%s.count=%d", u.ID, count), fmt.Sprintf("%d more aircraft for %s", k, u.Title()), func(t *scenario.Scenario) {
		t.Units = slices.Clone(t.Units)
		t.Units[index].Count = count
	})
}

// tallerMast raises the antenna of one unit by giving it a system of its own.
func tallerMast(s *scenario.Scenario, index, metres int) change {
	u := &s.Units[index]
	return edit("", fmt.Sprintf("the radar of %s on a mast %d m taller", u.Title(), metres), func(t *scenario.Scenario) {
		sys := *t.System(u)
		radar := *sys.Radar
		for _, e := range scenario.Estimates {
			radar.Antenna.Set(e, radar.Antenna.At(e)+geo.Height(metres))
		}
		sys.ID, sys.Radar = sys.ID+" with a mast", &radar
		t.Systems = append(slices.Clone(t.Systems), sys)
		t.Systems.Sort()
		t.Units = slices.Clone(t.Units)
		t.Units[index].System = sys.ID
	})
}

// closer moves a unit towards a place, no farther than there.
func closer(s *scenario.Scenario, index int, p *scenario.Place, km int) change {
	u := &s.Units[index]
	d, azimuth, _ := geo.Inverse(u.Position, p.Position)
	way := min(geo.Length(km)*geo.Kilometre, d)
	return edit("", fmt.Sprintf("%s %d km closer to %s", u.Title(), km, p.Name), func(t *scenario.Scenario) {
		t.Units = slices.Clone(t.Units)
		t.Units[index].Position = geo.Destination(u.Position, azimuth, way)
		if way == d {
			t.Units[index].Position = orb.Point{p.Position[0], p.Position[1]}
		}
		if s.World != nil {
			t.Units[index].Host = s.World.CountryAt(t.Units[index].Position)
		}
	})
}

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
