package coverage

import (
	"context"
	"math"
	"slices"

	"airumbrella/scenario"
)

// questions answers why for some threats, at some estimates.
type questions struct {
	ev      *evaluation
	table   *placeTable
	people  []scenario.Triple[int] // covered now, by threat
	threats []*[3]*reasons
}

// lowAndBase are the estimates at which a place is asked why.
var lowAndBase = []scenario.Estimate{scenario.Low, scenario.Base}

// questions makes the question why ready for some threats.
func (ev *evaluation) questions(
	ctx context.Context, table *placeTable, asked []scenario.Estimate, threats ...int,
) (*questions, error) {
	opened, err := ev.openTable(ctx, table, asked...)
	if err != nil {
		return nil, err
	}
	w := &questions{
		ev: ev, table: table, people: (&variant{ev, table}).people(), threats: make([]*[3]*reasons, len(ev.footprints)),
	}
	for _, t := range threats {
		w.threats[t] = &[3]*reasons{}
		for _, e := range asked {
			w.threats[t][e] = ev.reasons(table, opened, t, e)
		}
	}
	return w, nil
}

// fillWhy answers why for every place and threat.
func (ev *evaluation) fillWhy(ctx context.Context, places []PlaceResult, table *placeTable) error {
	w, err := ev.questions(ctx, table, lowAndBase, ev.allThreats()...)
	if err != nil {
		return err
	}
	err = parallel(ctx, len(places), func(i int) {
		at := w.survey(i)
		for t := range places[i].Threats {
			p := &places[i].Threats[t]
			p.Why = w.why(at, t, p)
		}
	})
	if err != nil {
		return err
	}
	known := map[string]*made{}
	for i := range places {
		for t := range places[i].Threats {
			if err := w.decide(ctx, i, t, &places[i].Threats[t].Why, known); err != nil {
				return err
			}
		}
	}
	return nil
}

// allThreats lists the threats by index.
func (ev *evaluation) allThreats() []int {
	all := make([]int, len(ev.footprints))
	for t := range all {
		all[t] = t
	}
	return all
}

// why answers for one place and threat, all but what the switches of a decision do.
func (w *questions) why(at *survey, t int, p *PlaceThreat) Why {
	base, low := w.threats[t][scenario.Base], w.threats[t][scenario.Low]
	open := p.Status != Assured
	why, a := Why{}, answers{}
	why.Margin = base.nearestEdge(at, &a)
	r := base
	if open && p.Count.Base == p.Points {
		r = low
		r.nearestEdge(at, &a)
	}
	if open {
		why.ByDecision, why.Nearest = a.most(r, at)
	}
	return why
}

// survey is how the points of a place lie from the units that engage anything, measured
// when asked; the same for all threats and estimates.
type survey struct {
	place, from, to int
	rows            [][]sight
}

func (w *questions) survey(place int) *survey {
	from, to := w.table.points(place)
	return &survey{place, from, to, make([][]sight, to-from)}
}

// sights returns how a point of the table lies.
func (at *survey) sights(r *reasons, point int) []sight {
	row := &at.rows[point-at.from]
	if *row == nil {
		*row = make([]sight, 0, len(r.units))
		for _, c := range r.units {
			*row = append(*row, c.f.post.sightOf(&r.table.spots[point].at))
		}
	}
	return *row
}

// answers counts for how many of a place's uncovered points each unit is the answer.
type answers struct {
	decisions poll[decided]
	reach     poll[reached]
}

// nearestEdge returns the margin of a place, and counts the answers of its uncovered
// points.
func (r *reasons) nearestEdge(at *survey, a *answers) *Margin {
	best, near := measure{part: math.Inf(-1)}, 0
	for i := at.from; i < at.to; i++ {
		covered := r.table.depth(r.t, r.e, i) > 0
		nearest, m := r.byReach(i, at.sights(r, i), covered)
		if math.Abs(m.part) < math.Abs(best.part) {
			best = m
		}
		if math.Abs(m.part) < NearEdge {
			near++
		}
		if covered {
			continue
		}
		if nearest.c != nil {
			a.reach.add(nearest.c.unit, i, nearest)
		}
		if d := r.byDecision(i, at.sights(r, i)); d.c != nil {
			a.decisions.add(d.c.unit, i, d)
		}
	}
	margin := best.margin()
	if p := r.table.spots[at.from].place; margin != nil {
		margin.People = int(math.Round(peopleOf(p, near, at.to-at.from)))
	}
	return margin
}

// most returns the units that are the answer for most points; nil where there is none.
func (a *answers) most(r *reasons, at *survey) (*Decision, *Nearest) {
	var decision *Decision
	if v := a.decisions.winner(); v != nil {
		decision = &Decision{
			Unit: v.unit, Point: v.point - at.from, Points: v.points, Estimate: r.e, Gates: v.answer.gates,
			Distance: v.answer.distance,
		}
	}
	v := a.reach.winner()
	if v == nil {
		return decision, nil
	}
	c := v.answer.c
	q := r.asks(c, v.point, c.f.post.sightOf(&r.table.spots[v.point].at))
	return decision, &Nearest{
		Unit: v.unit, Point: v.point - at.from, Points: v.points, Estimate: r.e, Verdict: c.f.engages(q),
		Failing: r.failing(c, v.point), Margin: v.answer.known.margin(),
	}
}

// vote is a unit that is the answer for some points, the first of them, and what it
// answers there.
type vote[T any] struct {
	unit, point, points int
	answer              T
}

// poll counts for how many points each unit is the answer.
type poll[T any] []vote[T]

func (p *poll[T]) add(unit, point int, answer T) {
	for i := range *p {
		if (*p)[i].unit == unit {
			(*p)[i].points++
			return
		}
	}
	*p = append(*p, vote[T]{unit, point, 1, answer})
}

// winner returns the answer for most points, of two with as many that of the first
// point.
func (p poll[T]) winner() *vote[T] {
	var best *vote[T]
	for i := range p {
		if best == nil || p[i].points > best.points {
			best = &p[i]
		}
	}
	return best
}

// WhyNot answers why a place is not assured against a threat of the scenario, WorstID
// included, and how near it is to its edge: what [Evaluate] answers for every place
// where remedies are asked. It is nil where the scenario has no such place or threat.
func WhyNot(ctx context.Context, s *scenario.Scenario, o Options, place, threat string) (*Why, error) {
	return whyNot(ctx, s, o, new(memo), place, threat)
}

// WhyNot is [WhyNot].
func (e *Evaluator) WhyNot(ctx context.Context, s *scenario.Scenario, o Options, place, threat string) (*Why, error) {
	return whyNot(ctx, s, o, &e.memo, place, threat)
}

// Whys answers [WhyNot] for every place and threat of a scenario, by their indices.
func (e *Evaluator) Whys(ctx context.Context, s *scenario.Scenario, o Options) ([][]Why, error) {
	o.SkipRemedies, o.PlacesOnly = true, true
	if o.Land == nil {
		o.Land = e.memo.landOf(s.World)
	}
	d, err := draftOf(ctx, s, o.withDefaults(s), &e.memo)
	if err != nil {
		return nil, err
	}
	places := make([]PlaceResult, len(d.places))
	for i := range places {
		places[i] = d.places[i]
		places[i].Threats = slices.Clone(d.places[i].Threats)
	}
	if err := d.ev.fillWhy(ctx, places, d.table); err != nil {
		return nil, err
	}
	whys := make([][]Why, len(places))
	for i := range places {
		whys[i] = make([]Why, len(places[i].Threats))
		for t := range whys[i] {
			whys[i][t] = places[i].Threats[t].Why
		}
	}
	return whys, nil
}

func whyNot(ctx context.Context, s *scenario.Scenario, o Options, m *memo, place, threat string) (*Why, error) {
	o.SkipRemedies, o.PlacesOnly = true, true
	if o.Land == nil {
		o.Land = m.landOf(s.World)
	}
	d, err := draftOf(ctx, s, o.withDefaults(s), m)
	if err != nil {
		return nil, err
	}
	r := &Result{Threats: make([]ThreatResult, len(s.Threats))}
	for t := range s.Threats {
		r.Threats[t].Threat = s.Threats[t]
	}
	i, t := placeIndex(s, place), r.ThreatIndex(threat)
	if i >= 0 && t == len(s.Threats) {
		t = d.places[i].WorstOf
	}
	if i < 0 || t < 0 {
		return nil, nil
	}
	w, err := d.ev.questions(ctx, d.table, lowAndBase, t)
	if err != nil {
		return nil, err
	}
	why := w.why(w.survey(i), t, &d.places[i].Threats[t])
	return &why, w.decide(ctx, i, t, &why, map[string]*made{})
}
