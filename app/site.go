package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"airumbrella/coverage"
	"airumbrella/coverage/siting"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// SiteOptions say which units are to be placed, where they may stand and what for. The zero
// value places nothing: it needs Kinds.
type SiteOptions struct {
	siting.Request               // its Threats are found by the service
	Where          []Where       // empty: cities and bases
	Grid           geo.Length    // with AtGrid, and of the stations of fighters; 0 means DefaultGrid
	Contributor    string        // who sends the units; empty: Ukraine
	Group          string        // whose tracks they share; empty: that of the nearest unit of their tier
	Count          int           // systems in one unit; 0 means 1, of fighters SquadronCount
	IfGranted      bool          // take every offered and open promise for kept
	Limit          time.Duration // of the search; 0 means no limit
	Gap            float64       // part of the bound that may stay unproven
}

// Where is a sort of candidates.
type Where string

// The sorts of candidates.
const (
	AtCities Where = "cities"
	AtBases  Where = "bases"
	AtGrid   Where = "grid"
)

// Wheres lists the sorts of candidates.
var Wheres = [...]Where{AtCities, AtBases, AtGrid}

// DefaultGrid is how far the points of a grid lie apart unless asked otherwise, and
// SquadronCount how many aircraft a new unit of fighters has.
const (
	DefaultGrid   = 50 * geo.Kilometre
	SquadronCount = 24
)

// Siting is a problem of siting made ready to search.
type Siting struct {
	Frame   *siting.Frame
	loaded  *scenario.Scenario
	options SiteOptions
}

// PrepareSite reads a scenario and asks what each candidate would cover. Against
// [scenario.WorstID] a place counts if it is covered against every threat in play. Its error
// is an [InputError] where the question makes no problem.
func (d *Service) PrepareSite(ctx context.Context, q Question, o SiteOptions) (*Siting, error) {
	asked := len(q.Threats) > 0
	if slices.Contains(q.Threats, scenario.WorstID) {
		q.Threats, o.Together = nil, siting.AgainstAll
	}
	s, err := d.Load(q)
	if err != nil {
		return nil, err
	}
	o.Estimate = q.Lead
	threat := len(s.Threats)
	if !asked {
		threat = leadThreat(s)
	}
	return prepareSite(ctx, s, d.Options(s, 0), threat, o)
}

// prepareSite is [Service.PrepareSite] on a scenario in hand, against one of its threats by index, or
// with the index after the last against all of them.
func prepareSite(
	ctx context.Context, s *scenario.Scenario, how coverage.Options, threat int, o SiteOptions,
) (*Siting, error) {
	loaded := s
	if o.IfGranted {
		s = s.IfGranted()
	}
	if c := o.contributor(); c != scenario.Alliance && !data.IsCountry(c) {
		return nil, inputFault("contributor %q: no country; use a code of two capitals, such as DE, or %s", c, scenario.Alliance)
	}
	s, err := withSystems(s, o.Kinds)
	if err != nil {
		return nil, err
	}
	s = aimedAt(s, threat)
	if len(s.Threats) == 0 {
		return nil, siteFault(wording.SiteNeedsThreat, "no threat is in play in this scenario")
	}
	for t := range s.Threats {
		o.Threats = append(o.Threats, t)
	}
	if err := canEngage(s, &o.Request); err != nil {
		return nil, err
	}
	f, err := siting.NewFrame(ctx, s, how, o.candidates(s), o.Request)
	if err != nil {
		return nil, err
	}
	return &Siting{f, loaded, o}, enoughCandidates(f)
}

// Solve searches until it is done, its time is over, or the context ends; the best plan
// so far is kept. Progress may be nil.
func (x *Siting) Solve(ctx context.Context, progress func(siting.Progress)) (*subject.Site, error) {
	start := time.Now()
	if x.options.Limit > 0 {
		limited, cancel := context.WithTimeout(ctx, x.options.Limit)
		defer cancel()
		ctx = limited
	}
	study, err := x.Frame.Solve(ctx, siting.Options{Gap: x.options.Gap, Progress: progress})
	if err != nil {
		return nil, err
	}
	return &subject.Site{
		Study: study, Seconds: time.Since(start).Seconds(), Limit: x.options.Limit, IfGranted: x.options.IfGranted,
	}, nil
}

// Applied returns the scenario that was asked about with the units of a study in it.
func (x *Siting) Applied(s *siting.Study) *scenario.Scenario { return x.with(s.After) }

// with returns the scenario that was asked about with the units of what it became.
func (x *Siting) with(after *scenario.Scenario) *scenario.Scenario {
	return x.loaded.Edit(func(t *scenario.Scenario) {
		t.Systems, t.Units = after.Systems, after.Units
	})
}

// withSystems returns the scenario with the systems that are to be placed.
func withSystems(s *scenario.Scenario, kinds []siting.Kind) (*scenario.Scenario, error) {
	catalogue := scenariofile.Systems()
	systems := slices.Clone(s.Systems)
	for _, k := range kinds {
		if systems.Find(k.System) != nil {
			continue
		}
		system := catalogue.Find(k.System)
		if system == nil {
			var ids []string
			for i := range catalogue {
				ids = append(ids, catalogue[i].ID)
			}
			hint := "airumbrella list systems names them all"
			if near := data.Nearest(k.System, ids); near != "" {
				hint = "did you mean " + near + "?"
			}
			return nil, inputFault("system %q: there is none of this name; %s", k.System, hint)
		}
		systems = append(systems, *system)
		systems.Sort()
	}
	return s.Edit(func(t *scenario.Scenario) { t.Systems, t.Digest = systems, s.Digest }), nil
}

// leadThreat is the index of the threat that reports lead with.
func leadThreat(s *scenario.Scenario) int {
	return max(0, slices.IndexFunc(s.Threats, func(t scenario.Threat) bool { return t.Class == scenario.CruiseMissile }))
}

// aimedAt returns the scenario with the threats that units are placed against: one by its index, or with
// the index after the last all.
func aimedAt(s *scenario.Scenario, threat int) *scenario.Scenario {
	if threat >= len(s.Threats) {
		return s
	}
	return s.Edit(func(t *scenario.Scenario) { t.Threats, t.Digest = s.Threats[threat:threat+1], s.Digest })
}

// canEngage refuses systems that engage none of the threats.
func canEngage(s *scenario.Scenario, r *siting.Request) error {
	for _, k := range r.Kinds {
		system := s.Systems.Find(k.System)
		if system.Kind != scenario.GBAD && system.Kind != scenario.Fighter {
			return inputFault("system %s engages nothing itself: name a missile system, a gun or a fighter", k.System)
		}
		if slices.ContainsFunc(r.Threats, func(t int) bool { return engages(system, &s.Threats[t]) }) {
			continue
		}
		var phrases, others []string
		for _, t := range r.Threats {
			phrases = append(phrases, wording.ThreatPhrase(&s.Threats[t]))
		}
		for _, other := range SiteSystems(s) {
			if engages(&other, &s.Threats[r.Threats[0]]) {
				others = append(others, other.ID)
			}
		}
		reason := "system " + k.System + " cannot engage " + strings.Join(phrases, " or ")
		return InputError{SiteFault{reason, wording.SiteNeedsRange, others}}
	}
	return nil
}

func engages(s *scenario.System, t *scenario.Threat) bool {
	if s.Kind == scenario.Fighter {
		return t.Class != scenario.Ballistic
	}
	return s.Kind == scenario.GBAD && s.Engages(t.Class)
}

// enoughCandidates refuses more units than there are candidates, and none at all.
func enoughCandidates(f *siting.Frame) error {
	if len(f.Candidates) == 0 {
		var reasons []string
		for gate := coverage.GatePhase; gate < coverage.GateCount; gate++ {
			if n := f.Barred[gate]; n > 0 {
				reasons = append(reasons, wording.Plural(n, "site", "sites")+" where: "+wording.GateWords(gate))
			}
		}
		if f.Idle > 0 {
			reasons = append(reasons, wording.Plural(f.Idle, "site", "sites")+" would cover nobody")
		}
		if len(reasons) == 0 {
			reasons = []string{"there is no site of this sort"}
		}
		return siteFault(wording.SiteNeedsCandidates, "no candidate is left to choose from: %s", strings.Join(reasons, ", "))
	}
	if f.Request.Target != nil {
		return nil
	}
	for k, kind := range f.Request.Kinds {
		n := 0
		for i := range f.Candidates {
			if f.Candidates[i].Kind == k {
				n++
			}
		}
		if kind.Most > n+f.Idle {
			return siteFault(wording.SiteNeedsFewer, "%d units of %s are more than its %s", kind.Most, kind.System,
				wording.Plural(n+f.Idle, "candidate", "candidates"))
		}
	}
	return nil
}
