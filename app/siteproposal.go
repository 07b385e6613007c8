package app

import (
	"context"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/coverage/siting"
	"airumbrella/data/scenariofile"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// Proposal is where more units help most in a scenario in hand, with every plan that was found.
type Proposal struct {
	*subject.Site
	Plans  []SitePlan // the best first, then the runner-up, then others nearly as good
	siting *Siting
}

// SitePlan is one plan of a [Proposal].
type SitePlan struct {
	Sites []siting.Chosen
	Other *siting.Alternative // nil: the best plan
}

// SiteProgress is how far a search has come, in the weights of a [siting.Study]: what is covered already
// included.
type SiteProgress struct {
	Candidates             int
	Standing, Value, Bound float64
	Parts                  int // looked at
}

// Searched reports whether there is a choice yet.
func (p *SiteProgress) Searched() bool { return p != nil && (p.Parts > 0 || p.Value > p.Standing) }

// ProposeSites says where more units help most in a scenario against the threat at an index of
// [coverage.Result.At]. The context's end ends the search and keeps the best plan so far; before there is one
// it is an error. Tell hears of progress once the candidates are known, on a goroutine of the search.
func ProposeSites(
	ctx context.Context, s *scenario.Scenario, how coverage.Options, threat int, o SiteOptions, tell func(SiteProgress),
) (*Proposal, error) {
	problem, err := prepareSite(ctx, s, how, threat, o)
	if err != nil {
		return nil, err
	}
	f := problem.Frame
	now := SiteProgress{Candidates: len(f.Candidates), Standing: f.Standing, Value: f.Standing, Bound: f.Total}
	tell(now)
	found, err := problem.Solve(ctx, func(p siting.Progress) {
		next := now
		next.Value, next.Bound, next.Parts = f.Standing+p.Value, min(f.Standing+p.Bound, f.Total), p.Nodes
		tell(next)
	})
	if err != nil {
		return nil, err
	}
	p := &Proposal{Site: found, siting: problem}
	return p, p.list(context.WithoutCancel(ctx))
}

// list lists the sites of every plan.
func (p *Proposal) list(ctx context.Context) error {
	p.Plans = []SitePlan{{Sites: p.Sites}}
	others := make([]*siting.Alternative, 0, 1+len(p.Others))
	if p.RunnerUp != nil {
		others = append(others, p.RunnerUp)
	}
	for i := range p.Others {
		if a := &p.Others[i]; p.RunnerUp == nil || !samePlan(a.Plan, p.RunnerUp.Plan) {
			others = append(others, a)
		}
	}
	for _, a := range others {
		sites, err := p.List(ctx, a.Plan)
		if err != nil {
			return err
		}
		p.Plans = append(p.Plans, SitePlan{sites, a})
	}
	for _, plan := range p.Plans[1:] {
		for i := range plan.Sites {
			plan.Sites[i].Stands = p.stands(int32(plan.Sites[i].Candidate))
		}
	}
	return nil
}

// stands counts the plans among the best and its alternatives in which a candidate stands.
func (p *Proposal) stands(candidate int32) (n int) {
	for i := range p.Sites {
		if int32(p.Sites[i].Candidate) == candidate {
			n++
		}
	}
	for i := range p.Others {
		if slices.Contains(p.Others[i].Plan, candidate) {
			n++
		}
	}
	return n
}

// samePlan reports whether two plans choose the same candidates.
func samePlan(a, b []int32) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// Applied returns the scenario that was asked about with the units of a plan in it.
func (p *Proposal) Applied(plan int) *scenario.Scenario {
	var chosen []int32
	for _, c := range p.Plans[plan].Sites {
		chosen = append(chosen, int32(c.Candidate))
	}
	return p.siting.with(p.siting.Frame.With(chosen))
}

// SiteSystems lists the systems of which units may be placed in a scenario, those of the catalogue and its
// own, by id.
func SiteSystems(s *scenario.Scenario) []scenario.System {
	var list []scenario.System
	add := func(all []scenario.System) {
		for i := range all {
			shoots := all[i].Kind == scenario.GBAD || all[i].Kind == scenario.Fighter
			if shoots && !slices.ContainsFunc(list, func(known scenario.System) bool { return known.ID == all[i].ID }) {
				list = append(list, all[i])
			}
		}
	}
	add(s.Systems)
	add(scenariofile.Systems())
	slices.SortFunc(list, func(a, b scenario.System) int { return strings.Compare(a.ID, b.ID) })
	return list
}
