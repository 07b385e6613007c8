package report

import (
	"airumbrella/coverage/worth"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// ComparedWorth is what carries the cover on both sides, in people at base who
// would lose it, against the threat that a report leads with.
type ComparedWorth struct {
	Threat       string         `json:"threat"`
	Conditions   []ComparedLoss `json:"conditions"`
	Contributors []ComparedLoss `json:"contributors"`
	Hosts        []ComparedLoss `json:"hosts"`
	// LastMinutes is the longest order, in whole minutes, with which allies
	// still cover some city; null where they cover none at all.
	LastMinutes [2]*int `json:"last_minutes"` // A, B
}

// ComparedLoss is what is lost on each side without one condition or country.
type ComparedLoss struct {
	ID string `json:"id"`
	A  int    `json:"a"`
	B  int    `json:"b"`
}

// AddWorth sets what carries the cover on both sides beside each other.
func (c *Comparison) AddWorth(a, b *worth.Worth) {
	lead := c.leadThreat()
	if lead == nil {
		return
	}
	x, y := a.At(a.Result.ThreatIndex(lead.ID)), b.At(b.Result.ThreatIndex(lead.ID))
	c.Worth = &ComparedWorth{
		Threat:     lead.ID,
		Conditions: comparedLosses(x.Conditions, y.Conditions), Contributors: comparedLosses(x.Contributors, y.Contributors), Hosts: comparedLosses(x.Hosts, y.Hosts),
		LastMinutes: [2]*int{lastMinutes(x), lastMinutes(y)},
	}
	c.carried = [2]*worth.Worth{a, b}
}

func lastMinutes(t *worth.Threat) *int {
	if t.LastAllied < 0 {
		return nil
	}
	return &t.LastAllied
}

// comparedLosses joins two groups by id, in the order of the first; those whose
// loss costs nobody on either side are left out.
func comparedLosses(a, b worth.Group) []ComparedLoss {
	losses := map[string]int{}
	list := []ComparedLoss{}
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
	kept := list[:0]
	for _, l := range list {
		if l.A != 0 || l.B != 0 {
			kept = append(kept, l)
		}
	}
	return kept
}

// worthTable says what would be lost on each side without a condition, a
// contributor or a host.
func (c *Comparison) worthTable(p *page) {
	if c.Worth == nil {
		return
	}
	var rows [][]string
	s := c.carried[1].Result.Scenario
	add := func(kind string, losses []ComparedLoss, name func(string) string) {
		for _, l := range losses {
			rows = append(rows, []string{name(l.ID) + kind, nobodyDash(l.A), nobodyDash(l.B)})
		}
	}
	add(" (condition)", c.Worth.Conditions, func(id string) string { return id })
	add(" (sends units)", c.Worth.Contributors, func(id string) string { return wording.CountryName(s, id) })
	add(" (soil and bases)", c.Worth.Hosts, func(id string) string { return wording.CountryName(s, id) })
	if len(rows) == 0 {
		return
	}
	heading := "What would be lost without it, people against " + threatWords(c.Worth.Threat)
	if c.lead != scenario.Base {
		heading += ", base estimate"
	}
	p.heading(heading)
	p.tabulate([]column{{title: "WITHOUT", max: 44}, {title: "A", right: true}, {title: "B", right: true}}, rows)
}

// nobodyDash is a number of people, "-" for none.
func nobodyDash(people int) string {
	if people == 0 {
		return "-"
	}
	return wording.People(people)
}
