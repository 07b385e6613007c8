package shown

import (
	"cmp"
	"slices"
	"strings"

	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/screen"
	"airumbrella/wording"
)

// Answer is a scenario with what is known of it, and how it is asked about.
// Panels are functions of it.
type Answer struct {
	Scenario *scenario.Scenario
	Result   *coverage.Result // led by the estimate; nil while nothing is known
	Threat   int              // as coverage.Result.At takes it
	Estimate scenario.Estimate
}

// LeadThreat is the index of the threat that reports lead with.
func LeadThreat(s *scenario.Scenario) int {
	r := coverage.Result{Threats: make([]coverage.ThreatResult, len(s.Threats))}
	for i := range s.Threats {
		r.Threats[i].Threat = s.Threats[i]
	}
	return subject.LeadThreat(&r)
}

// SameThreat is the index of a threat of one scenario in another, that of the
// leading one where the other has no such threat.
func SameThreat(s *scenario.Scenario, threat int, other *scenario.Scenario) int {
	if threat >= len(s.Threats) {
		return len(other.Threats)
	}
	for i := range other.Threats {
		if other.Threats[i].ID == s.Threats[threat].ID {
			return i
		}
	}
	return LeadThreat(other)
}

// Verdict says whether a place is covered at an estimate, or how much of it.
func Verdict(p *coverage.PlaceThreat, e scenario.Estimate) string {
	lead, middle, rest := wording.Verdict(p, e)
	return lead + middle + rest
}

// Summary is the summary row of every threat index. The report has no row
// for the worst of fewer than two threats: a single one is its own worst.
func Summary(r *coverage.Result) []subject.SummaryRow {
	rows := subject.Summary(r)
	for len(rows) <= len(r.Threats) {
		rows = append(rows, append(rows, subject.SummaryRow{})[0])
	}
	return rows
}

// Uncovered are the counted places that are not, or not wholly, covered, those with
// most people left out first; the answer is known.
func (a *Answer) Uncovered(names *Places) (list []int) {
	for _, i := range names.ByPeople {
		pr := &a.Result.Places[i]
		if pr.Place.Counted && !pr.At(a.Threat).CoveredAt(a.Estimate) {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(i, k int) int { return cmp.Compare(a.Left(k), a.Left(i)) })
	return list
}

// UnitNames lists units of the answer by index.
func (a *Answer) UnitNames(units []int) string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = screen.Clean(a.Result.Scenario.Units[u].Title())
	}
	return strings.Join(names, ", ")
}

// Countries names those whose permission is kept, without Ukraine, those with most units
// first.
func (a *Answer) Countries(list map[string]scenario.Permission, keep func(scenario.Permission) bool) string {
	var names []string
	units := map[string]int{} // by name: whose base they use, or who sends them
	for code, permission := range list {
		if code == scenario.Ukraine || !keep(permission) {
			continue
		}
		name := wording.CountryName(a.Scenario, code)
		names = append(names, name)
		for i := range a.Scenario.Units {
			if u := &a.Scenario.Units[i]; u.Host == code || u.Contributor == code {
				units[name]++
			}
		}
	}
	if len(names) == 0 {
		return "none"
	}
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(units[y]-units[x], strings.Compare(x, y)) })
	return strings.Join(names, ", ")
}

// Against is the threat shown, for the title of a board.
func (a *Answer) Against() string {
	if a.Threat < len(a.Scenario.Threats) {
		return "against " + wording.ThreatPhrase(&a.Scenario.Threats[a.Threat])
	}
	if a.Result != nil {
		return "against " + wording.ThreatPhrase(&a.Result.At(a.Threat).Threat)
	}
	return "against every threat"
}

// TotalPeople is the counted people.
func (a *Answer) TotalPeople() int {
	if a.Result == nil {
		return 0
	}
	return a.Result.Worst.Population.Total
}

// Senders returns Ukraine, then every contributor that has not refused, by code.
func (a *Answer) Senders() []string {
	list := []string{scenario.Ukraine}
	var others []string
	for code, p := range a.Scenario.Package.Contributors {
		if code != scenario.Ukraine && p.Stated() != scenario.Denied {
			others = append(others, code)
		}
	}
	slices.Sort(others)
	return append(list, others...)
}

// ThreatIn is the index of the threat shown in the answer of a study, which
// may be of the scenario before.
func (a *Answer) ThreatIn(of *scenario.Scenario) int { return SameThreat(a.Scenario, a.Threat, of) }

// Left is the people of places who are not covered.
func (a *Answer) Left(places ...int) int {
	people := 0
	for _, i := range places {
		people += subject.LeftIn(&a.Result.Places[i], a.Threat, a.Estimate)
	}
	return people
}
