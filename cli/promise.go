package cli

import (
	"context"
	"fmt"
	"strings"

	"airumbrella/app"
	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/data/scenariofile"
	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// promiseOf is the country whose promise a word asks for: one that hosts or sends
// forces in the scenario and that no place bears the name of; "" for none.
func promiseOf(s *scenario.Scenario, typed string) string {
	if place, _ := data.Find(typed, s.Places); place != nil {
		return ""
	}
	code := scenariofile.CountryMeant(typed)
	_, host := s.Package.Hosts[code]
	_, sender := s.Package.Contributors[code]
	if code == scenario.Ukraine || !host && !sender {
		return ""
	}
	return code
}

// promiseTable is what a country has said, as a host and as a contributor, what
// rests on it, and how many people are covered where it says no and where it says
// yes.
func promiseTable(ctx context.Context, service *app.Service, q app.Question, s *scenario.Scenario, code string) (
	*subject.Table, error,
) {
	t := &subject.Table{
		Title: countryName(code) + " (" + code + ")",
		Columns: []subject.Column{
			{Title: "ROLE"}, {Title: "PERMISSION"}, {Title: "AS OF"}, {Title: "UNITS", Right: true},
			{Title: "COVERED IF DENIED", Right: true, Grouped: true}, {Title: "COVERED IF GRANTED", Right: true, Grouped: true},
			{Title: "SOURCE"},
		},
	}
	for _, role := range []struct {
		name, key   string
		permissions map[string]scenario.Permission
		bears       func(u *scenario.Unit) bool
	}{
		{"host", "hosts", s.Package.Hosts, func(u *scenario.Unit) bool { return u.Host == code }},
		{"contributor", "contributors", s.Package.Contributors, func(u *scenario.Unit) bool { return u.Contributor == code }},
	} {
		permission, named := role.permissions[code]
		if !named {
			continue
		}
		units := 0
		for i := range s.Units {
			if role.bears(&s.Units[i]) {
				units++
			}
		}
		row := []any{role.name, string(permission.Stated()), permission.AsOf, units}
		for _, state := range []scenario.PermissionState{scenario.Denied, scenario.Granted} {
			asked := q
			asked.Set = append(append([]string(nil), q.Set...), role.key+"."+code+"="+string(state))
			r, err := service.EvaluatePlaces(ctx, asked)
			if err != nil {
				return nil, err
			}
			row = append(row, coveredPeople(r))
			t.Note = promiseNote(s, r, code)
		}
		t.Rows = append(t.Rows, append(row, permission.Source))
	}
	return t, nil
}

// coveredPeople is how many are covered against the leading threat.
func coveredPeople(r *coverage.Result) int {
	return r.At(subject.LeadThreat(r)).Population.Covered.At(r.Lead)
}

// promiseNote says what the figures count, and what the country is bound to.
func promiseNote(s *scenario.Scenario, r *coverage.Result, code string) string {
	note := fmt.Sprintf("What the word of %s decides in %q: people covered against %s.", countryName(code),
		s.Name, wording.ThreatPhrase(&r.At(subject.LeadThreat(r)).Threat))
	var caveats []string
	for _, c := range s.Package.Caveats[code] {
		caveats = append(caveats, string(c))
	}
	if caveats != nil {
		note += " Its caveats: " + strings.Join(caveats, ", ") + "."
	}
	return note
}

// countryName is the name of a country that hosts or sends forces.
func countryName(code string) string {
	for _, list := range [][]scenariofile.Party{scenariofile.Hosts(), scenariofile.Contributors()} {
		for _, p := range list {
			if p.Code == code {
				return p.Name
			}
		}
	}
	return code
}
