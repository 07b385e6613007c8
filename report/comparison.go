package report

import (
	"cmp"
	"slices"

	"airumbrella/coverage"
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
)

// CompareFormat names the JSON form of a [Comparison].
const CompareFormat = "airumbrella/compare/1"

// Saved rounds a result into the form of files, as [JSON] writes it.
func Saved(r *coverage.Result) *SavedReport { return saved(r) }

// Comparison sets two reports beside each other, place by place. It adds no
// figure of its own but differences: B minus A.
type Comparison struct {
	Format  string           `json:"format"`
	A       SavedScenario    `json:"a"`
	B       SavedScenario    `json:"b"`
	Changes []string         `json:"changes"` // of the package, in words; empty for saved reports
	Threats []ComparedThreat `json:"threats"` // those of both, in the order of A
	Worst   ComparedThreat   `json:"worst"`   // over the threats of both
	Raids   []ComparedRaid   `json:"raids"`   // by [Comparison.AddRaids]; empty for saved reports
	Worth   *ComparedWorth   `json:"worth"`   // by [Comparison.AddWorth]; null for saved reports
	Notes   []string         `json:"notes"`

	carried [2]*worth.Worth   // what Worth was made of, A and B
	lead    scenario.Estimate // that the words lead with; the zero value is replaced by base in Compare
}

// LeadWith makes the words lead with an estimate other than base; the figures
// of all three are there whatever leads.
func (c *Comparison) LeadWith(e scenario.Estimate) { c.lead = e }

// at is the number at the estimate that the words lead with.
func (c *Comparison) at(r SavedRange[int]) int {
	return scenario.Triple[int]{Low: r.Low, Base: r.Base, High: r.High}.At(c.lead)
}

// ComparedThreat is one threat in both reports. People are counted over the
// places that both have and count.
type ComparedThreat struct {
	ID     string          `json:"id"`
	Total  int             `json:"total"` // people
	A      SavedRange[int] `json:"a"`     // people covered
	B      SavedRange[int] `json:"b"`
	Change SavedRange[int] `json:"change"`
	NodesA SavedRange[int] `json:"nodes_a"` // logistics nodes covered
	NodesB SavedRange[int] `json:"nodes_b"`
	Nodes  int             `json:"nodes"` // of so many
	Places []ComparedPlace `json:"places"`
}

// ComparedPlace is a place whose status differs, most people first.
type ComparedPlace struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	NameUK     string `json:"name_uk"`
	Kind       string `json:"kind"`
	Population int    `json:"population"`
	A          string `json:"a"`
	B          string `json:"b"`
	a, b       coverage.Status
}

// Gained reports whether the place is covered at base in B and not in A.
func (p *ComparedPlace) Gained() bool { return p.gainedAt(scenario.Base) }

// Lost reports whether the place is covered at base in A and not in B.
func (p *ComparedPlace) Lost() bool { return p.lostAt(scenario.Base) }

func (p *ComparedPlace) gainedAt(e scenario.Estimate) bool {
	return p.b.CoveredAt(e) && !p.a.CoveredAt(e)
}

func (p *ComparedPlace) lostAt(e scenario.Estimate) bool {
	return p.a.CoveredAt(e) && !p.b.CoveredAt(e)
}

// Compare joins two reports by the ids of threats and places. Changes is what
// [PackageChanges] says of their scenarios, where these are known.
func Compare(a, b *SavedReport, changes []string) *Comparison {
	c := &Comparison{Format: CompareFormat, A: a.Scenario, B: b.Scenario, Changes: slices.Clone(changes), Threats: []ComparedThreat{}, Raids: []ComparedRaid{}, lead: scenario.Base}
	if c.Changes == nil {
		c.Changes = []string{}
	}
	pairs := pairPlaces(a, b)
	var both [][2]int
	for i := range a.Threats {
		if k := slices.IndexFunc(b.Threats, func(t SavedThreat) bool { return t.ID == a.Threats[i].ID }); k >= 0 {
			both = append(both, [2]int{i, k})
			c.Threats = append(c.Threats, comparedThreat(a.Threats[i].ID, pairs, [][2]int{{i, k}}))
		}
	}
	c.Worst = comparedThreat(scenario.WorstID, pairs, both)
	c.Notes = compareNotes(a, b, len(pairs), len(both))
	return c
}

// placePair is one place in both reports.
type placePair struct{ a, b *SavedPlace }

// pairPlaces joins the places that both reports have and count.
func pairPlaces(a, b *SavedReport) []placePair {
	index := make(map[string]*SavedPlace, len(b.Places))
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

// worstStatus is the least status of a place over some threats; assured for
// none.
func worstStatus(p *SavedPlace, threats [][2]int, side int) coverage.Status {
	worst := coverage.Assured
	for _, pair := range threats {
		status, _ := coverage.ParseStatus(p.Threats[pair[side]].Status)
		worst = min(worst, status)
	}
	return worst
}

func comparedThreat(id string, pairs []placePair, threats [][2]int) ComparedThreat {
	t := ComparedThreat{ID: id, Places: []ComparedPlace{}}
	if len(threats) == 0 {
		return t
	}
	for _, pair := range pairs {
		p := ComparedPlace{
			ID: pair.a.ID, Name: pair.a.Name, NameUK: pair.a.NameUK, Kind: pair.a.Kind, Population: pair.a.Population,
			a: worstStatus(pair.a, threats, 0), b: worstStatus(pair.b, threats, 1),
		}
		p.A, p.B = p.a.String(), p.b.String()
		t.add(&p)
		if p.a != p.b {
			t.Places = append(t.Places, p)
		}
	}
	t.Change = SavedRange[int]{t.B.Low - t.A.Low, t.B.Base - t.A.Base, t.B.High - t.A.High}
	slices.SortStableFunc(t.Places, func(x, y ComparedPlace) int {
		return cmp.Or(cmp.Compare(y.Population, x.Population), cmp.Compare(kindRank(x.Kind), kindRank(y.Kind)), cmp.Compare(x.ID, y.ID))
	})
	return t
}

// add counts a place on both sides.
func (t *ComparedThreat) add(p *ComparedPlace) {
	if p.Kind == scenario.City {
		t.Total += p.Population
		addStatus(&t.A, p.a, p.Population)
		addStatus(&t.B, p.b, p.Population)
		return
	}
	t.Nodes++
	addStatus(&t.NodesA, p.a, 1)
	addStatus(&t.NodesB, p.b, 1)
}

func addStatus(sum *SavedRange[int], status coverage.Status, n int) {
	if status.CoveredAt(scenario.Low) {
		sum.Low += n
	}
	if status.CoveredAt(scenario.Base) {
		sum.Base += n
	}
	if status.CoveredAt(scenario.High) {
		sum.High += n
	}
}
