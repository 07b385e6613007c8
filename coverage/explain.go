package coverage

import (
	"math"
	"sort"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Explain reckons every unit against a threat at a place: those that engage it
// first, then the one that comes nearest, by gates passed, margin and id.
func Explain(s *scenario.Scenario, o Options, p *scenario.Place, t *scenario.Threat, e scenario.Estimate) []Reckoning {
	one := withThreat(s, t)
	return prepare(one, o.withDefaults(one), new(memo), e).Explain(p, 0, e)
}

// Explain reckons every unit against a threat at a place, as [Explain].
func (p *Prepared) Explain(place *scenario.Place, threat int, e scenario.Estimate) []Reckoning {
	ev := p.ev
	around := spotOf(ev.scenario, ev.options.Land, place)
	at := ev.targetOf(&around, threat, e)
	list := make([]Reckoning, len(ev.scenario.Units))
	for i := range list {
		f := &ev.feet[threat][i][e]
		list[i] = f.reckon(&at)
		r := &list[i]
		r.Nights = ev.scenario.Package.Stockpile.Nights
		r.Rounds = RoundsOf(ev.scenario, f.unit, e)
		if r.Nights > 0 && !f.closed() {
			r.Demand = ev.demandAt(p.roster, threat, e, i, r.Verdict.Distance+at.radius)
		}
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
	s := f.post.sightOf(&at.at)
	r := Reckoning{
		Unit: f.unit, System: f.system, Threat: f.threat, Estimate: f.estimate,
		Verdict:     f.engages(at, s),
		PlaceRadius: at.radius, Release: f.threat.Release, FromBase: s.base,
		Kinematic: f.kinematic, SlantRange: f.slant, Fraction: f.fraction, Floor: f.floor, Ceiling: f.ceiling,
		Detection: f.detection, Instrumented: f.limits.instrumented, Horizon: f.limits.horizon, RCSRange: f.limits.rcs,
		Authorised: !f.unauthorised && (!f.allied || at.zoned), Visual: f.visual, InSector: f.inSector(at, s.fire),
		Reaction: f.reaction, AuthDelay: f.delay, Interceptor: f.speed, TimelineLimit: f.timeline,
		Level: f.post.level, UsableLevel: f.level, HeldLevel: -1, Patrol: f.post.patrol, MissileReach: f.missile,
		StandoffNeeded: f.standoff, StationBarred: f.post.inStandoff, Sensors: []int{},
	}
	if f.standoff > 0 {
		r.Standoff = at.standoff
	}
	edge := s.fire + r.PlaceRadius + r.Release
	r.FarEdge = edge
	r.Available = seconds(float64(f.detection-f.flown(edge)) / float64(f.threat.Speed))
	if f.speed > 0 {
		r.Needed = f.reaction + f.delay + seconds(float64(edge)/float64(f.speed))
	}
	if f.flying {
		r.Needed = f.reaction + f.delay + seconds(max(0, float64(edge-f.missile))/float64(f.speed))
		r.Available = 0
	}
	if f.stock < forever {
		r.StockLimit = f.stock
	}
	f.reckonWarning(&r, at)
	return r
}

// reckonWarning adds what the shared sensors give.
func (f *footprint) reckonWarning(r *Reckoning, at *target) {
	if f.set < 0 {
		if !f.flying && r.FarEdge <= f.timeline {
			r.HeldLevel = 0
		}
		return
	}
	w := at.shared.sets[f.set]
	flight := at.flight(f.set, f.threat)
	r.Warned = len(w.sensors) > 0
	r.Warning = max(0, geo.Length(flight)+at.radius+f.threat.Release)
	r.WarningTime = seconds(max(0, flight) / float64(f.threat.Speed))
	r.Lead = r.WarningTime - f.reaction - f.delay
	r.HeldLevel = f.heldLevel(r.FarEdge, flight)
	for i := range w.sensors {
		s := &w.sensors[i]
		if at.at.Distance(&s.at) <= s.reach {
			r.Sensors = append(r.Sensors, s.unit)
		}
	}
	if f.flying {
		r.Available = r.WarningTime
	}
}

// flown is how far from the radar the threat still is at a far edge: the slant
// distance for a ballistic missile, which is met high up.
func (f *footprint) flown(edge geo.Length) geo.Length {
	if f.threat.Class == scenario.Ballistic {
		return geo.Length(math.Hypot(float64(edge), float64(f.threat.Altitude)))
	}
	return edge
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
