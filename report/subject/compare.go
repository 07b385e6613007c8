package subject

import (
	"cmp"
	"slices"

	"airumbrella/coverage"
	"airumbrella/coverage/raid"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// Side is one of the two that a [Comparison] sets beside each other: a scenario
// or a saved report. Its texts are clean.
type Side struct {
	Name, Digest, Terrain string
	Notes                 []string
	Threats               []string // ids, in the order of the report
	Places                []SidePlace
	// The rest is of scenarios alone; a saved report has none of it.
	Scenario *scenario.Scenario
	Raids    *raid.Outcome
	Worth    *worth.Worth
}

// SidePlace is a place with its status against each threat of its side.
type SidePlace struct {
	ID, Name, NameUK, Kind string
	Population             int
	Counted                bool
	Statuses               []coverage.Status
}

// NewSide returns the side of a scenario that was evaluated.
func NewSide(r *coverage.Result, raids *raid.Outcome, carried *worth.Worth) *Side {
	s := &Side{
		Name: wording.Clean(r.Scenario.Name), Digest: wording.Clean(r.Scenario.Digest),
		Terrain: wording.Clean(r.Terrain), Notes: wording.Notes(r),
		Threats: make([]string, len(r.Threats)), Places: make([]SidePlace, len(r.Places)), Scenario: r.Scenario,
		Raids: raids, Worth: carried,
	}
	for i := range r.Threats {
		s.Threats[i] = wording.Clean(r.Threats[i].Threat.ID)
	}
	for i := range r.Places {
		p := r.Places[i].Place
		place := SidePlace{
			ID: wording.Clean(
				p.ID,
			), Name: wording.Clean(p.Name), NameUK: wording.Clean(p.NameUK), Kind: wording.Clean(p.Kind),
			Population: p.Population, Counted: p.Counted, Statuses: make([]coverage.Status, len(r.Threats)),
		}
		for k := range r.Places[i].Threats {
			place.Statuses[k] = r.Places[i].Threats[k].Status
		}
		s.Places[i] = place
	}
	return s
}

// Comparison sets two sides beside each other, place by place. It adds no
// figure of its own but differences: B minus A. Make it with [Compare].
type Comparison struct {
	A, B    *Side
	Lead    scenario.Estimate // that the words lead with
	Changes []string          // of the package, in words; empty for saved reports
	Threats []ComparedThreat  // those of both, in the order of A
	Worst   ComparedThreat    // over the threats of both
	Notes   []string
}

// ComparedThreat is one threat on both sides. People are counted over the
// places that both have and count.
type ComparedThreat struct {
	ID             string
	Total          int                  // people
	A, B, Change   scenario.Triple[int] // people covered
	Nodes          int                  // logistics nodes
	NodesA, NodesB scenario.Triple[int] // covered
	Places         []ComparedPlace
}

// ComparedPlace is a place whose status differs, most people first.
type ComparedPlace struct {
	ID, Name, NameUK, Kind string
	Population             int
	A, B                   coverage.Status
}

func (p *ComparedPlace) gainedAt(e scenario.Estimate) bool {
	return p.B.CoveredAt(e) && !p.A.CoveredAt(e)
}

func (p *ComparedPlace) lostAt(e scenario.Estimate) bool {
	return p.A.CoveredAt(e) && !p.B.CoveredAt(e)
}

// Compare joins two sides by the ids of threats and places; the words lead with
// an estimate.
func Compare(a, b *Side, lead scenario.Estimate) *Comparison {
	c := &Comparison{A: a, B: b, Lead: lead}
	if a.Scenario != nil && b.Scenario != nil {
		c.Changes = wording.PackageChanges(a.Scenario, b.Scenario)
	}
	pairs := pairPlaces(a, b)
	var both [][2]int
	for i, id := range a.Threats {
		if k := slices.Index(b.Threats, id); k >= 0 {
			both = append(both, [2]int{i, k})
			c.Threats = append(c.Threats, comparedThreat(id, pairs, [][2]int{{i, k}}))
		}
	}
	c.Worst = comparedThreat(scenario.WorstID, pairs, both)
	c.Notes = compareNotes(a, b, len(pairs), len(both))
	return c
}

// placePair is one place on both sides.
type placePair struct{ a, b *SidePlace }

// pairPlaces joins the places that both sides have and count.
func pairPlaces(a, b *Side) []placePair {
	index := make(map[string]*SidePlace, len(b.Places))
	for i := range b.Places {
		index[b.Places[i].ID] = &b.Places[i]
	}
	var pairs []placePair
	for i := range a.Places {
		if other := index[a.Places[i].ID]; other != nil && a.Places[i].Counted && other.Counted {
			pairs = append(pairs, placePair{&a.Places[i], other})
		}
	}
	return pairs
}

// worstStatus returns the least status of a place over some threats; assured for
// none.
func worstStatus(p *SidePlace, threats [][2]int, side int) coverage.Status {
	worst := coverage.Assured
	for _, pair := range threats {
		worst = min(worst, p.Statuses[pair[side]])
	}
	return worst
}

func comparedThreat(id string, pairs []placePair, threats [][2]int) ComparedThreat {
	t := ComparedThreat{ID: id}
	if len(threats) == 0 {
		return t
	}
	for _, pair := range pairs {
		p := ComparedPlace{
			ID: pair.a.ID, Name: pair.a.Name, NameUK: pair.a.NameUK, Kind: pair.a.Kind, Population: pair.a.Population,
			A: worstStatus(pair.a, threats, 0), B: worstStatus(pair.b, threats, 1),
		}
		t.add(&p)
		if p.A != p.B {
			t.Places = append(t.Places, p)
		}
	}
	for _, e := range scenario.Estimates {
		t.Change.Set(e, t.B.At(e)-t.A.At(e))
	}
	slices.SortStableFunc(t.Places, func(x, y ComparedPlace) int {
		return cmp.Or(cmp.Compare(y.Population, x.Population), cmp.Compare(kindRank(x.Kind), kindRank(y.Kind)),
			cmp.Compare(x.ID, y.ID))
	})
	return t
}

// add counts a place on both sides.
func (t *ComparedThreat) add(p *ComparedPlace) {
	if p.Kind == scenario.City {
		t.Total += p.Population
		addStatus(&t.A, p.A, p.Population)
		addStatus(&t.B, p.B, p.Population)
		return
	}
	t.Nodes++
	addStatus(&t.NodesA, p.A, 1)
	addStatus(&t.NodesB, p.B, 1)
}

func addStatus(sum *scenario.Triple[int], status coverage.Status, n int) {
	for _, e := range scenario.Estimates {
		if status.CoveredAt(e) {
			sum.Set(e, sum.At(e)+n)
		}
	}
}

// leadThreat returns the one that the comparison leads with: that of the view, else
// cruise missiles where both have them, else the first; nil where there is none.
func (c *Comparison) leadThreat(v View) *ComparedThreat {
	for _, id := range []string{v.Threat, "cruise-missile"} {
		if i := slices.IndexFunc(c.Threats, func(t ComparedThreat) bool { return t.ID == id }); i >= 0 {
			return &c.Threats[i]
		}
	}
	if len(c.Threats) > 0 {
		return &c.Threats[0]
	}
	return nil
}

// ComparedRaid is what raids of one threat come to on both sides.
type ComparedRaid struct {
	ID   string
	A, B *raid.ThreatOutcome
}

// Raids returns what raids come to on both sides, for the threats of both; nothing
// where one is a saved report.
func (c *Comparison) Raids() (list []ComparedRaid) {
	if c.A.Raids == nil || c.B.Raids == nil {
		return nil
	}
	for i := range c.Threats {
		id := c.Threats[i].ID
		if a, b := c.A.Raids.Threat(id), c.B.Raids.Threat(id); a != nil && b != nil {
			list = append(list, ComparedRaid{id, a, b})
		}
	}
	return list
}

// ComparedWorth is what carries the cover on both sides, in people at base who
// would lose it, against one threat.
type ComparedWorth struct {
	Threat                          string // its id
	Conditions, Contributors, Hosts []ComparedLoss
	// LastMinutes is the longest order, in whole minutes, with which allies
	// still cover some city, of A and of B; negative where they cover none at all.
	LastMinutes [2]int
}

// ComparedLoss is what is lost on each side without one condition or country.
type ComparedLoss struct {
	ID   string
	A, B int
}

// Worth returns what carries the cover on both sides against the threat that the
// view leads with; nil where one is a saved report or no threat is of both.
func (c *Comparison) Worth(v View) *ComparedWorth {
	lead, a, b := c.leadThreat(v), c.A.Worth, c.B.Worth
	if lead == nil || a == nil || b == nil {
		return nil
	}
	x, y := a.At(a.Result.ThreatIndex(lead.ID)), b.At(b.Result.ThreatIndex(lead.ID))
	return &ComparedWorth{
		Threat:       lead.ID,
		Conditions:   comparedLosses(x.Conditions, y.Conditions),
		Contributors: comparedLosses(x.Contributors, y.Contributors), Hosts: comparedLosses(x.Hosts, y.Hosts),
		LastMinutes: [2]int{x.LastAllied, y.LastAllied},
	}
}

// comparedLosses joins two groups by id, in the order of the first; those whose
// loss costs nobody on either side are left out.
func comparedLosses(a, b worth.Group) []ComparedLoss {
	losses := map[string]int{}
	var list []ComparedLoss
	for _, s := range a.Shares {
		losses[s.ID] = len(list)
		list = append(list, ComparedLoss{ID: s.ID, A: s.Loss})
	}
	for _, s := range b.Shares {
		if i, known := losses[s.ID]; known {
			list[i].B = s.Loss
			continue
		}
		list = append(list, ComparedLoss{ID: s.ID, B: s.Loss})
	}
	return slices.DeleteFunc(list, func(l ComparedLoss) bool { return l.A == 0 && l.B == 0 })
}
