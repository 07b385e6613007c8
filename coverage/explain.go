package coverage

import (
	"math"
	"sort"
	"time"

	"airumbrella/geo"
)

// Explain reckons every unit against a threat at a place: those that engage it
// first, then the one that comes nearest, by gates passed, margin and id.
func Explain(s *Scenario, o Options, p *Place, t *Threat, e Estimate) []Reckoning {
	o = o.withDefaults()
	around := spotOf(s.World, p, []Threat{*t})
	at := &target{p, around.radius, authorisedGround(s, e).holdsSpot(&around, 0)}
	list := make([]Reckoning, len(s.Units))
	for i := range s.Units {
		f := footprintOf(s, &o, &s.Units[i], t, e)
		list[i] = f.reckon(at)
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		if a.Verdict.Gate == GateNone && b.Verdict.Gate == GateNone && a.Verdict.Distance != b.Verdict.Distance {
			return a.Verdict.Distance < b.Verdict.Distance
		}
		return better(a.Verdict, a.Unit, b.Verdict, b.Unit)
	})
	return list
}

// reckon opens the footprint's numbers for one place.
func (f *footprint) reckon(at *target) Reckoning {
	d, bearing, _ := geo.Inverse(f.unit.Position, at.place.Position)
	r := Reckoning{
		Unit: f.unit, System: f.system, Threat: f.threat, Estimate: f.estimate,
		Verdict:     f.engages(at, d, bearing),
		PlaceRadius: at.radius, Release: f.threat.Release,
		Kinematic: f.kinematic, SlantRange: f.slant, Fraction: f.fraction, Floor: f.floor, Ceiling: f.ceiling,
		Detection: f.detection, Instrumented: f.instrumented, Horizon: f.horizon, RCSRange: f.rcsRange,
		Authorised: !f.allied || at.zoned && !f.unauthorised, Visual: f.visual, InSector: f.inSector(d, bearing),
		Reaction: f.reaction, AuthDelay: f.delay, Interceptor: f.speed, TimelineLimit: f.timeline,
	}
	r.FarEdge = d + r.PlaceRadius + r.Release
	r.Available = seconds(float64(f.detection-f.flown(r.FarEdge)) / float64(f.threat.Speed))
	if f.speed > 0 {
		r.Needed = f.reaction + f.delay + seconds(float64(r.FarEdge)/float64(f.speed))
	}
	return r
}

// flown is how far from the radar the threat still is at a far edge: the slant
// distance for a ballistic missile, which is met high up.
func (f *footprint) flown(edge geo.Length) geo.Length {
	if f.threat.Class == Ballistic {
		return geo.Length(math.Hypot(float64(edge), float64(f.threat.Altitude)))
	}
	return edge
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
