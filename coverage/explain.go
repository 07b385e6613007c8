package coverage

import (
	"math"
	"sort"
	"time"

	"airumbrella/geo"
	"airumbrella/scenario"
)

// Reckoning lays open the numbers behind a verdict, for explanations: one
// unit, threat, place and estimate. Quantities that a gate never reached are
// still filled in where they have a meaning.
type Reckoning struct {
	Unit     *scenario.Unit
	System   *scenario.System
	Threat   *scenario.Threat
	Estimate scenario.Estimate
	Verdict  Verdict
	// Failing is every gate that fails, each asked on its own, and Margins the measured
	// ones in the order of the gates: of a unit that decisions keep out as [Decision]
	// asks it. A unit that cannot engage the threat has no margins.
	Failing GateSet
	Margins []Margin
	Clock   *Clock // nil for a unit that cannot engage the threat

	Point, Points int        // the demand point that is looked at, and how many the place has
	Covers        int        // of them, how many the unit engages the threat at
	Release       geo.Length // added to the distance: the carrier must be met before it releases
	FarEdge       geo.Length // distance + release

	Kinematic    geo.Length // ground reach of the missile at the threat's altitude
	SlantRange   geo.Length // published slant range against the class
	Fraction     float64    // of it at that altitude
	Floor        geo.Height
	Ceiling      geo.Height
	Detection    geo.Length // D, the smallest of the three below
	Instrumented geo.Length // 0 without a radar
	Horizon      geo.Length // 0 without a radar
	RCSRange     geo.Length // 0 where the radar states no reference
	Visual       bool       // no radar: seen by eye
	InSector     bool
	Authorised   bool // Ukraine's own unit, or the class and the zone allow it

	Reaction      time.Duration
	AuthDelay     time.Duration
	Interceptor   geo.Speed
	Available     time.Duration // from detection until the threat is at the far edge
	Needed        time.Duration // reaction, order and flight of the interceptor
	TimelineLimit geo.Length    // the largest far edge that is in time stand-alone

	Level       int           // of command in the package at this estimate
	UsableLevel int           // what of it the unit's guidance can use
	HeldLevel   int           // the lowest level whose timeline holds; -1 none does
	Warned      bool          // sensors of others, or a fighter's own on station, are used
	Warning     geo.Length    // W around the demand point; for ballistic what the best radar leaves to fly; 0 unseen
	WarningTime time.Duration // from the first track of those sensors until the threat is at the far edge
	Lead        time.Duration // of it, what reaction and order leave; may be negative
	Latency     time.Duration // of the networks among those sensors, taken off the lead
	Networks    []int         // indices into Scenario.Units: the networks whose tracks are used, if they help
	Sensors     []int         // indices into Scenario.Units: those of them that see the place

	FromBase       geo.Length // base to place, for fighters; Kinematic is what fuel and missile reach from there
	Patrol         *Patrol    // nil without a station
	MissileReach   geo.Length // a fighter's
	Standoff       geo.Length // distance of the place from the territories that aircraft keep away from; 0 without one
	StandoffFrom   string     // code of the country or region, or id of the occupied place, that it lies nearest to
	StandoffNeeded geo.Length // what of it the aircraft needs
	StationBarred  bool       // the station lies within the stand-off

	Rounds     float64    // that the unit starts with
	Demand     float64    // rounds asked of it in those nights by the places no farther off than this one
	Nights     int        // 0: the stock is not asked
	StockLimit geo.Length // far edges from here on are beyond its rounds; 0 where they last
}

// Engagement is when the links of the unit's engagement come.
func (r *Reckoning) Engagement() *Engagement {
	return &Engagement{Unit: r.Unit, Point: r.Point, Points: r.Points, Verdict: r.Verdict, Clock: r.Clock}
}

// Explain reckons every unit against a threat at a place: those that engage it
// first, then the one that comes nearest, by gates passed, margin and id.
func Explain(s *scenario.Scenario, o Options, p *scenario.Place, t *scenario.Threat, e scenario.Estimate) []Reckoning {
	one := withThreat(s, t)
	return prepare(one, o.withDefaults(one), new(memo), e).Explain(p, 0, e)
}

// Explain reckons every unit against a threat at a place, as [Explain].
func (p *Prepared) Explain(place *scenario.Place, threat int, e scenario.Estimate) []Reckoning {
	ev := p.ev
	points := place.Points()
	spots := make([]spot, len(points))
	for k := range points {
		spots[k] = spotOf(ev.scenario, ev.options.Land, place, points[k])
	}
	point := p.telling(spots, threat, e)
	at := ev.targetOf(&spots[point], threat, e)
	why := p.reasons(threat, e)
	list := make([]Reckoning, len(ev.scenario.Units))
	for i := range list {
		f := &ev.footprints[threat][i][e]
		lasts := p.table.stock.of(threat, e, i)
		list[i] = f.reckon(at, lasts)
		r := &list[i]
		r.Point, r.Points, r.Margins = point, len(points), []Margin{}
		if c := why.candidate(i); c != nil {
			r.Failing, r.Margins, r.Clock = why.failingAt(c, at), why.marginsAt(c, at), why.clockAt(c, at)
		}
		for k := range spots {
			q := ev.targetOf(&spots[k], threat, e)
			if f.failing(f.ask(q, f.post.sightOf(&spots[k].at), lasts)) == 0 {
				r.Covers++
			}
		}
		if f.standoff > 0 {
			_, r.StandoffFrom = keptFrom(ev.scenario, ev.options.Land, at.position)
		}
		r.Nights = ev.scenario.Package.Stockpile.Nights
		r.Rounds = RoundsOf(ev.scenario, f.unit, e)
		if r.Nights > 0 && !f.closed() {
			r.Demand = ev.demandAt(p.table, threat, e, i, r.Verdict.Distance)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		return comesBefore(a.Verdict, a.Unit, b.Verdict, b.Unit)
	})
	return list
}

// comesBefore reports whether an explanation names a unit before another: of those that
// engage the nearer first, else by [better].
func comesBefore(a Verdict, i *scenario.Unit, b Verdict, j *scenario.Unit) bool {
	if a.Gate == GateNone && b.Gate == GateNone && a.Distance != b.Distance {
		return a.Distance < b.Distance
	}
	return better(a, i, b, j)
}

// telling returns the demand point of a place that an explanation looks at: the
// first that no unit covers, else the one nearest to the centre.
func (p *Prepared) telling(spots []spot, threat int, e scenario.Estimate) int {
	for k := range spots {
		at := p.ev.targetOf(&spots[k], threat, e)
		covered := false
		for i := range p.ev.scenario.Units {
			f := &p.ev.footprints[threat][i][e]
			q := f.ask(at, f.post.sightOf(&spots[k].at), p.table.stock.of(threat, e, i))
			covered = covered || f.failing(q) == 0
		}
		if !covered {
			return k
		}
	}
	return 0
}

// reckon opens the footprint's numbers for one place.
func (f *footprint) reckon(at target, lasts geo.Length) Reckoning {
	s := f.post.sightOf(&at.at)
	q := f.ask(at, s, lasts)
	r := Reckoning{
		Unit: f.unit, System: f.system, Threat: f.threat, Estimate: f.estimate,
		Verdict: f.engages(q), Failing: f.failing(q),
		Release: f.profile.Release, FromBase: s.base,
		Kinematic: f.kinematic, SlantRange: f.slant, Fraction: f.fraction, Floor: f.floor, Ceiling: f.ceiling,
		Detection: f.detection, Instrumented: f.radar.instrumented, Horizon: f.radar.horizon, RCSRange: f.radar.rcs,
		Authorised: !f.shut.Has(GateAuthorisation) && (!f.allied || at.zoned),
		Visual:     f.visual, InSector: f.inSector(at.spot, s.fire),
		Reaction: f.reaction, AuthDelay: f.delay, Interceptor: f.speed, TimelineLimit: f.timeline,
		Level: f.post.level, UsableLevel: f.level, HeldLevel: -1, Patrol: f.post.patrol, MissileReach: f.missile,
		StandoffNeeded: f.standoff, StationBarred: f.post.inStandoff, Sensors: []int{},
	}
	if f.standoff > 0 {
		r.Standoff = at.standoff
	}
	edge := s.fire + r.Release
	r.FarEdge = edge
	r.Available = seconds(float64(f.detection-f.flown(edge)) / float64(f.profile.Speed))
	if f.speed > 0 {
		r.Needed = f.reaction + f.delay + seconds(float64(edge)/float64(f.speed))
	}
	if f.flying {
		r.Needed = f.reaction + f.delay + seconds(max(0, float64(edge-f.missile))/float64(f.speed))
		r.Available = 0
	}
	if q.stock < forever {
		r.StockLimit = q.stock
	}
	f.reckonWarning(&r, at)
	return r
}

// reckonWarning adds what the shared sensors give.
func (f *footprint) reckonWarning(r *Reckoning, at target) {
	if f.set < 0 {
		if !f.flying && r.FarEdge <= f.timeline {
			r.HeldLevel = 0
		}
		return
	}
	set, wait := f.set, f.wait
	allowed, by := f.farthest(at)
	if by != nil {
		set, wait, r.Latency, r.Networks = by.set, by.wait, by.latency, by.networks
	}
	w := at.shared.sets[set]
	flight := at.flight(set, &f.profile)
	r.Warned = len(w.sensors) > 0 || len(r.Networks) > 0
	r.Warning = max(0, geo.Length(flight)+f.profile.Release)
	r.WarningTime = seconds(max(0, flight) / float64(f.profile.Speed))
	r.Lead = r.WarningTime - wait
	r.HeldLevel = f.heldLevel(at.spot, r.FarEdge, at.flight(f.set, &f.profile))
	if r.HeldLevel < 0 && r.FarEdge <= allowed {
		r.HeldLevel = min(f.level, 1) // on tracks of networks
	}
	for i := range w.sensors {
		s := &w.sensors[i]
		if d := at.at.Distance(&s.at); d <= s.reach && s.holds(at.spot, d) {
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
	if f.profile.Class == scenario.Ballistic {
		return geo.Length(math.Hypot(float64(edge), float64(f.profile.Altitude)))
	}
	return edge
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
