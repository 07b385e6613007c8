package coverage

import (
	"context"
	"math"
	"time"

	"airumbrella/scenario"
)

// Tracks is whose tracks an engagement is timed by.
type Tracks uint8

// The tracks of the timeline's conditions.
const (
	OwnTracks     Tracks = iota // of the unit's own radar or crew
	CuedTracks                  // the same, told by others where to look: the order came before, a third of the reaction is left
	SharedTracks                // of all radars that the unit may use; on station a fighter's own is one
	NetworkTracks               // of those and networks, which come late
)

// Clock is when each link of an engagement comes, counted from the first track that the
// unit may use: by the condition of the timeline gate that leaves most time to spare, the
// one that the gate's [Margin] measures. Every unit that could engage the threat has one,
// of a unit that decisions keep out as if they did not.
type Clock struct {
	Tracks   Tracks
	Latency  time.Duration // until the track is there, of networks
	Order    time.Duration // until the order, after the track
	Reaction time.Duration // until the interceptor leaves, after the order
	Flight   time.Duration // of the interceptor to the far edge; a fighter's to where its missile reaches that
	// Target is when the threat is at the far edge: over the point, or where a carrier
	// releases. Not positive: no track shows it before that.
	Target time.Duration
}

// Ordered is when the order is given, Leaves when the interceptor leaves, and Meets when
// it is at the far edge.
func (c *Clock) Ordered() time.Duration { return c.Latency + c.Order }

// Leaves is when the interceptor leaves; see [Clock.Ordered].
func (c *Clock) Leaves() time.Duration { return c.Ordered() + c.Reaction }

// Meets is when the interceptor is at the far edge; see [Clock.Ordered].
func (c *Clock) Meets() time.Duration { return c.Leaves() + c.Flight }

// Spare is by how much the interceptor comes before the threat; negative where it is late.
func (c *Clock) Spare() time.Duration { return c.Target - c.Meets() }

// clock returns the links behind a measure of the timeline gate; nil where the interceptor
// has no speed.
func (f *footprint) clock(m measure) *Clock {
	c := &Clock{Tracks: m.tracks, Order: f.delay, Reaction: f.reaction, Target: seconds(m.of)}
	switch m.tracks {
	case CuedTracks:
		c.Order, c.Reaction = 0, f.reaction/3
	case NetworkTracks:
		c.Latency = f.cues[m.cue].latency
	}
	c.Flight = seconds(m.of-m.value) - c.Leaves()
	if math.IsInf(m.value, 0) || math.IsNaN(m.value) {
		return nil
	}
	return c
}

// clockAt returns the clock of a unit at a point, nil for one that cannot engage the
// threat.
func (r *reasons) clockAt(c *candidate, at target) *Clock {
	if c.f.fails(GateCapability, question{}) {
		return nil
	}
	r.linked(c)
	m, _ := spareTime(c.f, r.asksAt(c, at, c.f.post.sightOf(&at.at)))
	return c.f.clock(m)
}

// Engagement is when the links of one unit's engagement come, at one point of a place.
type Engagement struct {
	Unit          *scenario.Unit
	Point, Points int // the demand point that is looked at, and how many the place has
	Verdict       Verdict
	Clock         *Clock // nil where the unit cannot engage the threat
}

// EngagementQuestion is what an [Engagement] is asked for.
type EngagementQuestion struct {
	Place, Threat int // indices into the scenario
	Estimate      scenario.Estimate
	Why           *Why // why the place is not assured, nil where that is not known
}

// Engagement answers for the unit that defends a place best against a threat: the nearest
// that engages it at the point that an explanation looks at; else the one that comes
// nearest, else that which decisions alone keep away, as the question's Why has them, else
// the one that comes nearest by its first gate. It is nil without units.
func (e *Evaluator) Engagement(
	ctx context.Context, s *scenario.Scenario, o Options, q EngagementQuestion,
) (*Engagement, error) {
	o.SkipRemedies, o.PlacesOnly = true, true
	if o.Land == nil {
		o.Land = e.memo.landOf(s.World)
	}
	d, err := draftOf(ctx, s, o.withDefaults(s), &e.memo)
	if err != nil || len(s.Units) == 0 {
		return nil, err
	}
	p, points := Prepared{d.ev, d.table}, s.Places[q.Place].Points()
	spots := make([]spot, len(points))
	for k := range points {
		spots[k] = spotOf(s, o.Land, &s.Places[q.Place], points[k])
	}
	x := &Engagement{Point: p.telling(spots, q.Threat, q.Estimate), Points: len(points)}
	verdicts := p.verdicts(&spots[x.Point], q.Threat, q.Estimate)
	best := foremost(s.Units, verdicts)
	if unit, point, ok := q.told(); ok && !verdicts[best].Engaged() {
		best, x.Point = unit, point
		verdicts = p.verdicts(&spots[point], q.Threat, q.Estimate)
	}
	x.Unit, x.Verdict = &s.Units[best], verdicts[best]
	asked := p.ev.reasons(p.table, nil, q.Threat, q.Estimate)
	if c := asked.candidate(best); c != nil {
		x.Clock = asked.clockAt(c, p.ev.targetOf(&spots[x.Point], q.Threat, q.Estimate))
	}
	return x, nil
}

// Told returns the unit, as an index into the scenario, that the answer why names; ok is
// false where it names none at the estimate.
func (q *EngagementQuestion) Told() (unit int, ok bool) {
	unit, _, ok = q.told()
	return unit, ok
}

// told returns the unit that the answer why names, and the point at which it is looked at;
// ok is false where it names none at the estimate.
func (q *EngagementQuestion) told() (unit, point int, ok bool) {
	if q.Why == nil {
		return 0, 0, false
	}
	switch nearest, decided := q.Why.Nearest, q.Why.ByDecision; {
	case nearest != nil:
		return nearest.Unit, nearest.Point, nearest.Estimate == q.Estimate
	case decided != nil:
		return decided.Unit, decided.Point, decided.Estimate == q.Estimate
	}
	return 0, 0, false
}

// verdicts asks every unit at a demand point.
func (p *Prepared) verdicts(at *spot, threat int, e scenario.Estimate) []Verdict {
	list, to := make([]Verdict, len(p.ev.scenario.Units)), p.ev.targetOf(at, threat, e)
	for i := range list {
		f := &p.ev.footprints[threat][i][e]
		list[i] = f.engages(f.ask(to, f.post.sightOf(&at.at), p.table.stock.of(threat, e, i)))
	}
	return list
}

// foremost returns the unit that an explanation names first.
func foremost(units []scenario.Unit, verdicts []Verdict) int {
	best := 0
	for i := range units {
		if comesBefore(verdicts[i], &units[i], verdicts[best], &units[best]) {
			best = i
		}
	}
	return best
}
