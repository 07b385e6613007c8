package report

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/coverage/siting"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// sited is where units of the short arm help most in the small scenario: candidates are
// Beta, Gamma and Delta, and a point of a grid that reaches nobody.
func sited(t *testing.T, change func(*siting.Request)) *subject.Site {
	t.Helper()
	s := small()
	r := siting.Request{
		Kinds: []siting.Kind{{System: "short", Most: 2}}, Goal: siting.People, Together: siting.AgainstAll,
		Threats: []int{0}, Estimate: scenario.Base, Wanted: siting.Wanted{Count: 2, Within: 1, Differ: 1},
	}
	if change != nil {
		change(&r)
	}
	var list []siting.Candidate
	for _, id := range []string{"beta", "gamma", "delta"} {
		p := s.Place(id)
		list = append(list, siting.Candidate{Name: p.Name, Unit: scenario.Unit{
			ID: "new-short-" + id, System: "short", At: id, Position: p.Position, Host: "UA", Count: 1, Contributor: "UA",
		}})
	}
	far := list[0]
	far.Unit.ID, far.Unit.At, far.Unit.Position, far.Away = "new-short-far", "", [2]float64{27.1, 46.4}, 248*kilometre
	f, err := siting.NewFrame(context.Background(), s, coverage.Options{}, append(list, far), r)
	if err != nil {
		t.Fatal(err)
	}
	study, err := f.Solve(context.Background(), siting.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &subject.Site{Study: study}
}

func TestGoldenSites(t *testing.T) {
	x := sited(t, nil)
	for _, word := range Sites.Formats() {
		if IsBinary(word) {
			continue
		}
		golden(t, "site-"+word+".txt", as(word, Sites.Of(x)))
	}
}

// Statuses and what is impossible are said, and JSON keeps to its contract.
func TestSitesSayWhatTheyAreWorth(t *testing.T) {
	x := sited(t, nil)
	var saved struct {
		Format, Status     string
		Value, Bound, Gap  float64
		Seconds            *float64
		Sites              []map[string]any
		Curve              []map[string]any
		Alternatives       []map[string]any
		Candidates         []map[string]any
		Standing, Covering any
	}
	if err := json.Unmarshal([]byte(said(t, as("json", Sites.Of(x)))), &saved); err != nil {
		t.Fatal(err)
	}
	if saved.Format != "airumbrella/site/1" || saved.Status != "proven" || saved.Value != saved.Bound || saved.Gap != 0 ||
		saved.Seconds == nil || len(saved.Sites) != 2 || len(saved.Curve) != 2 {
		t.Errorf("%+v", saved)
	}
	for _, key := range []string{"at", "name", "gained_alone", "gained_in_order", "status"} {
		if _, ok := saved.Sites[0][key]; !ok {
			t.Errorf("a site has no %q: %v", key, saved.Sites[0])
		}
	}
	impossible := sited(t, func(r *siting.Request) { r.Floor = 0.99 })
	if line := said(t, as("text", Sites.Of(impossible))); !strings.Contains(line, "The floor of 99 % in every oblast") {
		t.Errorf("an impossible floor: %s", line)
	}
	share := 0.9
	fewest := sited(t, func(r *siting.Request) { r.Target = &share })
	if line := said(t, as("line", Sites.Of(fewest))); !strings.Contains(line, "no fewer than") {
		t.Errorf("the fewest: %s", line)
	}
	interrupted := *x
	study := *x.Study
	interrupted.Study, study.Interrupted, study.Status, study.Bound = &study, true, siting.TimeLimit, 2*study.Value
	if line := said(t, as("line", Sites.Of(&interrupted))); !strings.Contains(line, "interrupted: no choice covers more") {
		t.Errorf("interrupted: %s", line)
	}
}

// Names from files reach no screen and no spreadsheet as they are, and every width is kept.
func TestSitesAreFit(t *testing.T) {
	x := sited(t, func(r *siting.Request) { r.Wanted.Count = 3 })
	x.Candidates[0].Name = "=HYPERLINK(\"x\")\x1b[31m\nred"
	x.Candidates[1].Unit.ID = "new\x1b]0;title\a"
	for _, word := range Sites.Formats() {
		if IsBinary(word) { // its cells are asked where the format is tested
			continue
		}
		fit(t, "hostile names", output{"site " + word, word == "text", as(word, Sites.Of(x))})
	}
	for columns := 40; columns <= 100; columns += 20 {
		for _, line := range strings.Split(said(t, shown("text", Sites.Of(x), subject.View{Columns: columns})), "\n") {
			if width(line) > columns {
				t.Errorf("%d columns: %q", columns, line)
			}
		}
	}
}
