package saved

import (
	"strings"

	"airumbrella/coverage/siting"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// siteFormat names the JSON of where more units help most.
const siteFormat = "airumbrella/site/1"

// siteJSON is the JSON of where more units help most. Value, bound and all that is
// gained are in the unit of the goal; value and bound count what stands already.
type siteJSON struct {
	Format      string                `json:"format"`
	Scenario    scenarioJSON          `json:"scenario"`
	Goal        string                `json:"goal"` // people | nodes | both: in percent, half each
	Estimate    string                `json:"estimate"`
	Threats     []siteThreatJSON      `json:"threats"`
	Together    string                `json:"together"`   // worst: against all of them; sum: each counted on its own
	Depth       int                   `json:"depth"`      // units that must cover a point
	IfGranted   bool                  `json:"if_granted"` // promises taken for kept
	Target      *float64              `json:"target"`     // share for the fewest units; null: the most with all
	Status      string                `json:"status"`     // proven | within-gap | time-limit | infeasible
	Value       float64               `json:"value"`
	Bound       float64               `json:"bound"` // no choice covers more
	Gap         float64               `json:"gap"`   // part of the bound; with a target, of the number of units
	Seconds     float64               `json:"seconds"`
	Interrupted bool                  `json:"interrupted"`
	Total       float64               `json:"total"`
	Standing    float64               `json:"standing"`    // covered without the new units
	LeastUnits  *int                  `json:"least_units"` // no fewer reach the target; null without one
	Plain       bool                  `json:"plain"`       // false: units share tracks or rounds
	Covering    siteCoveringJSON      `json:"covering"`    // each unit asked alone: the problem that was solved
	Sites       []siteChosenJSON      `json:"sites"`       // in the order of what they add
	Curve       []siteStepJSON        `json:"curve"`
	RunnerUp    *siteAlternativeJSON  `json:"runner_up"`
	Others      []siteAlternativeJSON `json:"alternatives"`
	Candidates  []siteCandidateJSON   `json:"candidates"`
	Regions     []siteRegionJSON      `json:"regions"`
}

// siteThreatJSON is the people covered against a threat by one unit or more.
type siteThreatJSON struct {
	ID     string         `json:"id"`
	Before rangeJSON[int] `json:"before"`
	After  rangeJSON[int] `json:"after"`
}

// siteCoveringJSON is the answer of the problem that was solved.
type siteCoveringJSON struct {
	Status string  `json:"status"`
	Value  float64 `json:"value"`
	Bound  float64 `json:"bound"`
	Nodes  int     `json:"nodes"` // of the search
}

// siteAtJSON is where a unit would stand.
type siteAtJSON struct {
	At     any     `json:"at"` // id of a place or base, or [longitude, latitude]
	Name   string  `json:"name"`
	System string  `json:"system"`
	Host   string  `json:"host"`
	Lon    float64 `json:"lon"` // of the station of what flies
	Lat    float64 `json:"lat"`
	Status string  `json:"status"` // candidate | required: stands already | chosen
}

// siteChosenJSON is one chosen site.
type siteChosenJSON struct {
	siteAtJSON
	Unit          string   `json:"unit"`
	GainedAlone   float64  `json:"gained_alone"`
	GainedInOrder float64  `json:"gained_in_order"`
	Reached       float64  `json:"reached"`         // that the unit covers itself, covered already or not
	InPlans       int      `json:"in_plans"`        // of the best one and the alternatives
	LeftOutCosts  *float64 `json:"left_out_costs"`  // null where not known
	DistanceKM    *float64 `json:"from_name_in_km"` // null at a place or base
}

// siteStepJSON is the best choice of so many units.
type siteStepJSON struct {
	Units  int     `json:"units"`
	Value  float64 `json:"value"`
	Bound  float64 `json:"bound"` // of the problem that was solved
	Status string  `json:"status"`
}

// siteAlternativeJSON is another choice, by the ids of its units.
type siteAlternativeJSON struct {
	Value  float64  `json:"value"`
	Status string   `json:"status"`
	Units  []string `json:"units"`
	In     []string `json:"in"`
	Out    []string `json:"out"`
}

// siteCandidateJSON is one site that could be chosen, or a unit that stands already.
type siteCandidateJSON struct {
	siteAtJSON
	Unit string `json:"unit"`
}

// siteRegionJSON is how much of a region counts.
type siteRegionJSON struct {
	Code string  `json:"code"`
	Now  float64 `json:"now"`
	Most float64 `json:"most"` // with every candidate there
}

// Sites returns where more units help most.
func Sites(x *subject.Site, _ subject.View) any {
	r := &x.Request
	weight := func(w float64) float64 { return goalWeight(r.Goal, w) }
	s := siteJSON{
		Format: siteFormat, Scenario: savedScenario(x.Scenario), Goal: string(r.Goal), Estimate: r.Estimate.String(),
		Together: string(r.Together), Depth: max(1, r.Depth), IfGranted: x.IfGranted, Target: r.Target,
		Status: x.Status.String(), Value: weight(x.Value), Bound: weight(x.Bound), Gap: wording.Decimals(x.Gap(), 1e6),
		Seconds: wording.Tenth(x.Seconds), Interrupted: x.Interrupted, Total: weight(x.Total), Standing: weight(x.Standing),
		Plain: x.Plain,
		Covering: siteCoveringJSON{x.Covering.Status.String(), weight(x.Covering.Value), weight(x.Covering.Bound),
			x.Covering.Nodes},
		Threats: []siteThreatJSON{}, Sites: []siteChosenJSON{}, Curve: []siteStepJSON{}, Others: []siteAlternativeJSON{},
		Regions: []siteRegionJSON{},
	}
	if r.Target != nil {
		s.LeastUnits = &x.Least
	}
	for n, t := range r.Threats {
		s.Threats = append(s.Threats, siteThreatJSON{wording.Clean(x.Scenario.Threats[t].ID), savedRange(x.Before[n]),
			savedRange(x.Then[n])})
	}
	for i := range x.Sites {
		s.Sites = append(s.Sites, savedChosen(x, &x.Sites[i], weight))
	}
	for _, step := range x.Curve {
		s.Curve = append(s.Curve, siteStepJSON{step.Units, weight(step.Value), weight(step.Bound), step.Status.String()})
	}
	if x.RunnerUp != nil {
		a := savedAlternative(x, x.RunnerUp, weight)
		s.RunnerUp = &a
	}
	for i := range x.Others {
		s.Others = append(s.Others, savedAlternative(x, &x.Others[i], weight))
	}
	s.Candidates = savedCandidates(x)
	for _, o := range x.Oblasts {
		s.Regions = append(s.Regions, siteRegionJSON{
			wording.Clean(o.Code), wording.Decimals(o.Now, 1e4), wording.Decimals(o.Most, 1e4),
		})
	}
	return s
}

// goalWeight rounds a weight: whole people, nodes to three decimals, percent to four.
func goalWeight(g siting.Goal, w float64) float64 {
	switch g {
	case siting.Nodes:
		return wording.Decimals(w, 1e3)
	case siting.Both:
		return wording.Decimals(w, 1e4)
	}
	return wording.Decimals(w, 1)
}

func savedAt(u *scenario.Unit, name, status string) siteAtJSON {
	c := siting.Candidate{Unit: *u}
	where := c.Where()
	s := siteAtJSON{
		At: wording.Clean(u.At), Name: wording.Clean(name), System: wording.Clean(u.System), Host: wording.Clean(u.Host),
		Lon: degrees(where[0]), Lat: degrees(where[1]), Status: status,
	}
	if u.At == "" {
		s.At = [2]float64{degrees(u.Position[0]), degrees(u.Position[1])}
	}
	return s
}

func savedChosen(x *subject.Site, s *siting.Chosen, weight func(float64) float64) siteChosenJSON {
	c := &x.Candidates[s.Candidate]
	chosen := siteChosenJSON{
		siteAtJSON: savedAt(&c.Unit, c.Name, "chosen"), Unit: wording.Clean(c.Unit.ID), GainedAlone: weight(s.Alone),
		GainedInOrder: weight(s.InOrder), Reached: weight(s.Reached), InPlans: s.Stands,
	}
	if s.Replacing != nil {
		cost := weight(*s.Replacing)
		chosen.LeftOutCosts = &cost
	}
	if c.Away > 0 {
		chosen.DistanceKM = measured(lengthKM(c.Away))
	}
	return chosen
}

func savedAlternative(x *subject.Site, a *siting.Alternative, weight func(float64) float64) siteAlternativeJSON {
	ids := func(list []int32) []string {
		units := []string{}
		for _, j := range list {
			units = append(units, wording.Clean(x.Candidates[j].Unit.ID))
		}
		return units
	}
	return siteAlternativeJSON{weight(a.Value), a.Status.String(), ids(a.Plan), ids(a.In), ids(a.Out)}
}

// savedCandidates lists the units that stay, then the candidates, chosen or not.
func savedCandidates(x *subject.Site) []siteCandidateJSON {
	list := []siteCandidateJSON{}
	for i := range x.Scenario.Units {
		u := &x.Scenario.Units[i]
		list = append(list, siteCandidateJSON{savedAt(u, u.Title(), "required"), wording.Clean(u.ID)})
	}
	chosen := map[int]bool{}
	for i := range x.Sites {
		chosen[x.Sites[i].Candidate] = true
	}
	for j := range x.Candidates {
		c, status := &x.Candidates[j], "candidate"
		if chosen[j] {
			status = "chosen"
		}
		list = append(list, siteCandidateJSON{savedAt(&c.Unit, c.Name, status), wording.Clean(c.Unit.ID)})
	}
	return list
}

// SiteRows returns one row per chosen site, then one per number of units and one per
// alternative.
func SiteRows(x *subject.Site) *Rows {
	rows := &Rows{Head: []string{
		"what", "units", "unit", "system", "name", "host", "lon", "lat", "gained_alone", "gained_in_order", "reached",
		"left_out_costs", "in_plans", "value", "bound", "status", "in", "out",
	}}
	s := Sites(x, subject.View{}).(siteJSON)
	rows.add("answer", len(s.Sites), nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, s.Value, s.Bound, s.Status)
	for i := range s.Sites {
		c := &s.Sites[i]
		rows.add("site", i+1, c.Unit, c.System, c.Name, c.Host, c.Lon, c.Lat, c.GainedAlone, c.GainedInOrder, c.Reached,
			c.LeftOutCosts, c.InPlans)
	}
	for _, step := range s.Curve {
		rows.add("curve", step.Units, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, step.Value, step.Bound,
			step.Status)
	}
	for i := range s.Others {
		a := &s.Others[i]
		rows.add("alternative", len(a.Units), nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, a.Value, nil, a.Status,
			strings.Join(a.In, " "), strings.Join(a.Out, " "))
	}
	return rows
}
