package subject

import (
	"cmp"
	"fmt"
	"math"
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
	// Edition is that of the model: 1 counted a city whole, 2 counts its demand
	// points.
	Edition int
	Notes   []string
	Threats []string // ids, in the order of the report
	Parts   []*Parts // what the people covered are made of, by threat; nil: not measured
	Places  []SidePlace
	// The rest is of scenarios alone; a saved report has none of it.
	Scenario *scenario.Scenario
	Result   *coverage.Result // with a map where one was asked for
	Raids    *raid.Outcome
	Worth    *worth.Worth
}

// Edition is the edition of the model that this program computes.
const Edition = 2

// Parts is what the people covered against a threat are made of, and what they would
// be with every promise kept.
type Parts struct {
	Alone, Links, Guarantee scenario.Triple[int]
	IfGranted               scenario.Triple[int]
}

// newParts returns the parts of the people covered against a threat.
func newParts(t *coverage.ThreatResult) *Parts {
	return &Parts{t.UkraineAlone, t.Links, t.Guarantee, t.IfGranted}
}

// Standing is how well a place is covered against a threat.
type Standing struct {
	Status coverage.Status
	Share  scenario.Triple[float64] // of the place, 0 to 1, to four decimals
}

// standingOf returns the standing of a place.
func standingOf(p *coverage.PlaceThreat) Standing {
	s := Standing{Status: p.Status}
	for _, e := range scenario.Estimates {
		s.Share.Set(e, RoundedShare(p.Share(e)))
	}
	return s
}

// RoundedShare rounds a share of a place to four decimals: that is exact for the
// counts of demand points that a place has.
func RoundedShare(share float64) float64 { return wording.Decimals(share, 1e4) }

// leastCovered is the share from which on a place counts as covered.
const leastCovered = 0.95

// coveredAt reports whether the place counts as covered.
func (s Standing) coveredAt(e scenario.Estimate) bool { return s.Share.At(e) >= leastCovered }

// words returns the standing in a table's cell: "partly 84 %".
func (s Standing) words() string {
	return wording.StatusWithShare(s.Status, int(s.Share.Base*1e4+0.5), 1e4)
}

// SidePlace is a place with its standing against each threat of its side.
type SidePlace struct {
	ID, Name, NameUK, Kind string
	Population             int
	Counted                bool
	Threats                []Standing
}

// peopleAt returns the people of a share of a place, counted by demand points where
// the share is one of theirs.
func (p *SidePlace) peopleAt(share float64) float64 {
	points := float64((&scenario.Place{Kind: p.Kind, Population: p.Population}).PointCount())
	if covered := math.Round(share * points); RoundedShare(covered/points) == share {
		return float64(p.Population) * covered / points
	}
	return float64(p.Population) * share
}

// NewSide returns the side of a scenario that was evaluated.
func NewSide(r *coverage.Result, raids *raid.Outcome, carried *worth.Worth) *Side {
	s := &Side{
		Name: wording.Clean(r.Scenario.Name), Digest: wording.Clean(r.Scenario.Digest),
		Terrain: wording.Clean(r.Terrain), Notes: wording.Notes(r),
		Edition: Edition, Threats: make([]string, len(r.Threats)), Parts: make([]*Parts, len(r.Threats)),
		Places: make([]SidePlace, len(r.Places)), Scenario: r.Scenario, Result: r, Raids: raids, Worth: carried,
	}
	for i := range r.Threats {
		s.Threats[i], s.Parts[i] = wording.Clean(r.Threats[i].Threat.ID), newParts(&r.Threats[i])
	}
	for i := range r.Places {
		p := r.Places[i].Place
		place := SidePlace{
			ID: wording.Clean(p.ID), Name: wording.Clean(p.Name), NameUK: wording.Clean(p.NameUK),
			Kind: wording.Clean(p.Kind), Population: p.Population, Counted: p.Counted,
			Threats: make([]Standing, len(r.Threats)),
		}
		for k := range r.Places[i].Threats {
			place.Threats[k] = standingOf(&r.Places[i].Threats[k])
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
	// Recounted says that cities have other figures for their people in B; empty where
	// none has.
	Recounted string
	// LeftOut names the places that one side alone counts; empty where there are none.
	LeftOut string
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
	// PartsA and PartsB are what the people covered are made of on each side, over
	// all places of it; nil: not measured.
	PartsA, PartsB *Parts
	Places         []ComparedPlace
}

// ComparedPlace is a place that is covered otherwise, most people first.
type ComparedPlace struct {
	ID, Name, NameUK, Kind string
	Population             int
	A, B                   Standing
	people                 [2]scenario.Triple[float64] // covered on A and on B
}

// Moved returns how many people more are covered on B than on A, fewer where it is
// negative; for a node, 1 or -1.
func (p *ComparedPlace) Moved(e scenario.Estimate) float64 {
	if p.Kind != scenario.City {
		return boolean(p.B.coveredAt(e)) - boolean(p.A.coveredAt(e))
	}
	return p.people[1].At(e) - p.people[0].At(e)
}

func boolean(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
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
			t := comparedThreat(id, pairs, [][2]int{{i, k}})
			t.PartsA, t.PartsB = a.partsOf(i), b.partsOf(k)
			c.Threats = append(c.Threats, t)
		}
	}
	c.Worst = comparedThreat(scenario.WorstID, pairs, both)
	c.Recounted, c.LeftOut = recounted(pairs), leftOut(a, b)
	c.Notes = compareNotes(a, b, len(both))
	return c
}

// recounted says that cities have other figures for their people in B; "" where none has.
// The people of A are taken on both sides, so that a difference is one of cover alone.
func recounted(pairs []placePair) string {
	n, people := 0, [2]int{}
	for _, pair := range pairs {
		if pair.a.Kind != scenario.City {
			continue
		}
		people[0] += pair.a.Population
		people[1] += pair.b.Population
		if pair.a.Population != pair.b.Population {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	sums := ""
	if a, b := wording.People(people[0]), wording.People(people[1]); a != b {
		sums = fmt.Sprintf(" (%s instead of %s in all cities compared)", b, a)
	}
	return wording.Plural(n, "city has another figure for its people", "cities have other figures for their people") + " in B" + sums +
		"; those of A are taken for both, so that what differs is cover alone."
}

// people is how many live in the cities that a side counts.
func (s *Side) people() (sum int) {
	for i := range s.Places {
		if p := &s.Places[i]; p.Counted && p.Kind == scenario.City {
			sum += p.Population
		}
	}
	return sum
}

// partsOf returns what the people covered against a threat are made of; nil where it
// was not measured.
func (s *Side) partsOf(threat int) *Parts {
	if threat < len(s.Parts) {
		return s.Parts[threat]
	}
	return nil
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

// worstStanding returns the least of a place over some threats, in status and in
// share; assured for none.
func worstStanding(p *SidePlace, threats [][2]int, side int) Standing {
	worst := Standing{coverage.Assured, scenario.Same(1.0)}
	for _, pair := range threats {
		s := &p.Threats[pair[side]]
		worst.Status = min(worst.Status, s.Status)
		for _, e := range scenario.Estimates {
			worst.Share.Set(e, min(worst.Share.At(e), s.Share.At(e)))
		}
	}
	return worst
}

func comparedThreat(id string, pairs []placePair, threats [][2]int) ComparedThreat {
	t := ComparedThreat{ID: id}
	if len(threats) == 0 {
		return t
	}
	var people [2]scenario.Triple[float64]
	for _, pair := range pairs {
		p := ComparedPlace{
			ID: pair.a.ID, Name: pair.a.Name, NameUK: pair.a.NameUK, Kind: pair.a.Kind, Population: pair.a.Population,
			A: worstStanding(pair.a, threats, 0), B: worstStanding(pair.b, threats, 1),
		}
		for _, e := range scenario.Estimates {
			p.people[0].Set(e, pair.a.peopleAt(p.A.Share.At(e)))
			p.people[1].Set(e, pair.a.peopleAt(p.B.Share.At(e)))
		}
		t.add(&p, &people)
		if p.A != p.B {
			t.Places = append(t.Places, p)
		}
	}
	for _, e := range scenario.Estimates {
		t.A.Set(e, wording.WholePeople(people[0].At(e)))
		t.B.Set(e, wording.WholePeople(people[1].At(e)))
		t.Change.Set(e, t.B.At(e)-t.A.At(e))
	}
	slices.SortStableFunc(t.Places, func(x, y ComparedPlace) int {
		return cmp.Or(cmp.Compare(y.Population, x.Population), cmp.Compare(kindRank(x.Kind), kindRank(y.Kind)),
			cmp.Compare(x.ID, y.ID))
	})
	return t
}

// add counts a place on both sides; people are rounded at the end.
func (t *ComparedThreat) add(p *ComparedPlace, people *[2]scenario.Triple[float64]) {
	if p.Kind == scenario.City {
		t.Total += p.Population
		for side := range people {
			for _, e := range scenario.Estimates {
				people[side].Set(e, people[side].At(e)+p.people[side].At(e))
			}
		}
		return
	}
	t.Nodes++
	for _, e := range scenario.Estimates {
		t.NodesA.Set(e, t.NodesA.At(e)+int(boolean(p.A.coveredAt(e))))
		t.NodesB.Set(e, t.NodesB.At(e)+int(boolean(p.B.coveredAt(e))))
	}
}

// Against returns the comparison against the threat of an id, [scenario.WorstID] for all of
// both; nil where one of the two does not have it.
func (c *Comparison) Against(id string) *ComparedThreat {
	if id == scenario.WorstID {
		return &c.Worst
	}
	for i := range c.Threats {
		if c.Threats[i].ID == id {
			return &c.Threats[i]
		}
	}
	return nil
}

// LeadThreat returns the id of the threat that the comparison leads with, empty where
// the two have none in common.
func (c *Comparison) LeadThreat(v View) string {
	if lead := c.leadThreat(v); lead != nil {
		return lead.ID
	}
	return ""
}

// leadThreat returns the one that the comparison leads with: that of the view, else the
// one that moves most people, cruise missiles among equals; nil where both have none.
func (c *Comparison) leadThreat(v View) *ComparedThreat {
	if len(c.Threats) == 0 {
		return nil
	}
	if i := slices.IndexFunc(c.Threats, func(t ComparedThreat) bool { return t.ID == v.Threat }); i >= 0 {
		return &c.Threats[i]
	}
	moved := func(t *ComparedThreat) int { return max(t.Change.At(c.Lead), -t.Change.At(c.Lead)) }
	lead := &c.Threats[0]
	for i := range c.Threats {
		if t := &c.Threats[i]; moved(t) > moved(lead) || t.ID == "cruise-missile" && moved(t) == moved(lead) {
			lead = t
		}
	}
	return lead
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
