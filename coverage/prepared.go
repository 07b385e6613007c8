package coverage

import (
	"context"

	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// Prepared is a scenario made ready to answer single questions by the
// predicate: everything that does not depend on the place is resolved once. It
// is safe for use by several goroutines.
type Prepared struct {
	ev    *evaluation
	table *placeTable
}

// Prepare resolves a validated scenario.
func Prepare(s *scenario.Scenario, o Options) *Prepared {
	return prepare(s, o.withDefaults(s), new(memo), scenario.Estimates[:]...)
}

// prepare resolves a scenario at some estimates.
func prepare(s *scenario.Scenario, o Options, m *memo, estimates ...scenario.Estimate) *Prepared {
	ev := newEvaluation(s, o, m, estimates...)
	table, err := ev.evaluatePlaces(context.Background(), ev.spotsOf())
	if err != nil {
		panic("bug in coverage: a context that does not end has ended: " + err.Error())
	}
	return &Prepared{ev, table}
}

// reasons makes the question why ready for a threat at an estimate.
func (p *Prepared) reasons(threat int, e scenario.Estimate) *reasons {
	w, err := p.ev.questions(context.Background(), p.table, []scenario.Estimate{e}, threat)
	if err != nil {
		panic("bug in coverage: a context that does not end has ended: " + err.Error())
	}
	return w.threats[threat][e]
}

// Engages answers whether a unit engages a threat at a demand point of a place,
// with the first gate that fails and by how much. The unit and the threat are those
// of the scenario; the place may be any.
func (p *Prepared) Engages(unit, threat int, place *scenario.Place, point orb.Point, e scenario.Estimate) Verdict {
	around := spotOf(p.ev.scenario, p.ev.options.Land, place, point)
	at := p.ev.targetOf(&around, threat, e)
	f := &p.ev.footprints[threat][unit][e]
	return f.engages(f.ask(at, f.post.sightOf(&at.at), p.table.stock.of(threat, e, unit)))
}

// Engages answers whether a unit of the scenario engages a threat at the centre of a
// place, with the first gate that fails and by how much. It is the only definition of
// coverage. To ask it often, [Prepare] the scenario.
func Engages(
	s *scenario.Scenario, o Options, u *scenario.Unit, t *scenario.Threat, p *scenario.Place, e scenario.Estimate,
) Verdict {
	one := withThreat(s, t)
	ready := prepare(one, o.withDefaults(one), new(memo), e)
	return ready.Engages(unitIndex(one, u), 0, p, p.Position, e)
}

// withThreat returns the scenario with one threat alone in play.
func withThreat(s *scenario.Scenario, t *scenario.Threat) *scenario.Scenario {
	return s.Edit(func(one *scenario.Scenario) { one.Threats = []scenario.Threat{*t} })
}

// unitIndex finds a unit by its address or else its id.
func unitIndex(s *scenario.Scenario, u *scenario.Unit) int {
	for i := range s.Units {
		if &s.Units[i] == u || s.Units[i].ID == u.ID {
			return i
		}
	}
	panic("bug in the caller of coverage.Engages: the unit " + u.ID + " is not in the scenario")
}
