package coverage

import (
	"context"
	"slices"

	"airumbrella/scenario"
)

// Obstacle is what stands between some demand points of a place and cover, at base: a
// decision where nothing else keeps some unit from them, else the first gate that the
// unit fails which comes nearest by reach, as [Decision] and [Nearest] say.
type Obstacle struct {
	Place     int     // index into Scenario.Places
	Decisions GateSet // the political gates that fail; empty: no decision alone would do
	// Gate is the physical gate without a decision: GateCapability where no unit that
	// may act can engage the threat, and where none may act.
	Gate   Gate
	View   bool // of the geometry gate: within reach, and not seen
	Points int
}

// Obstacles returns, by the index of [Result.At], what stands between the uncovered
// demand points of a changed form and cover, as [Variants.Cover] takes it. A point
// that is not covered against some threats has against all of them at once the
// obstacle of the one against which fewest points of its place are covered.
func (v *Variants) Obstacles(ctx context.Context, s *scenario.Scenario) ([][]Obstacle, error) {
	run, table, err := v.table(ctx, s, scenario.Base)
	if err != nil {
		return nil, err
	}
	w, err := run.questions(ctx, table, []scenario.Estimate{scenario.Base}, run.allThreats()...)
	if err != nil {
		return nil, err
	}
	byPlace := make([][][]Obstacle, len(s.Places))
	err = parallel(ctx, len(byPlace), func(i int) { byPlace[i] = w.obstacles(i) })
	if err != nil {
		return nil, err
	}
	lists := make([][]Obstacle, len(s.Threats)+1)
	for t := range lists {
		lists[t] = []Obstacle{}
		for i := range byPlace {
			lists[t] = append(lists[t], byPlace[i][t]...)
		}
	}
	return lists, nil
}

// obstacles returns the obstacles of one place, by threat, all threats at once last.
func (w *questions) obstacles(place int) [][]Obstacle {
	n := len(w.threats)
	lists := make([][]Obstacle, n+1)
	worst := w.fewestFirst(place)
	at := w.survey(place)
	for i := at.from; i < at.to; i++ {
		told := make([]*Obstacle, n)
		for t := range w.threats {
			if w.table.depth(t, scenario.Base, i) > 0 {
				continue
			}
			r := w.threats[t][scenario.Base]
			o := r.obstacle(i, at.sights(r, i))
			o.Place, o.Points = place, 1
			told[t] = &o
			lists[t] = addObstacle(lists[t], o)
		}
		for _, t := range worst {
			if told[t] != nil {
				lists[n] = addObstacle(lists[n], *told[t])
				break
			}
		}
	}
	return lists
}

// fewestFirst orders the threats by how many points of a place are covered against
// them.
func (w *questions) fewestFirst(place int) []int {
	order := w.ev.allThreats()
	covered := func(t int) int { return w.table.covered(t, scenario.Base, place) }
	slices.SortStableFunc(order, func(a, b int) int { return covered(a) - covered(b) })
	return order
}

// obstacle returns what stands between an uncovered point and cover.
func (r *reasons) obstacle(point int, sights []sight) Obstacle {
	if d := r.byDecision(point, sights); d.c != nil {
		return Obstacle{Decisions: d.gates}
	}
	a, _ := r.byReach(point, sights, false)
	if a.c == nil {
		return Obstacle{Gate: GateCapability}
	}
	o := Obstacle{Gate: a.failing.first()}
	if f := a.c.f; o.Gate == GateGeometry && !f.flying {
		s := f.post.sightOf(&r.table.spots[point].at)
		o.View = s.fire+f.release <= f.kinematic
	}
	return o
}

// addObstacle counts a point's obstacle among those of its place.
func addObstacle(list []Obstacle, o Obstacle) []Obstacle {
	for i := range list {
		if k := &list[i]; k.Decisions == o.Decisions && k.Gate == o.Gate && k.View == o.View {
			k.Points++
			return list
		}
	}
	return append(list, o)
}
