package app

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"airumbrella/coverage/siting"
	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"
)

// The grid holds whole tenths of a degree on held ground, and no two points are much nearer than
// asked: rounding moves each by 7 km at most.
func TestTheGridIsCoarse(t *testing.T) {
	w := data.World()
	points := gridOver(w, siting.FinestGrid)
	if len(points) < 500 {
		t.Fatalf("only %d points 25 km apart", len(points))
	}
	for i, p := range points {
		for _, x := range p {
			if tenths := 10 * x; math.Abs(tenths-math.Round(tenths)) > 1e-9 {
				t.Errorf("%v is no tenth of a degree", p)
			}
		}
		if !w.Held(p) {
			t.Errorf("%v is not held", p)
		}
		for _, q := range points[:i] {
			if d := geo.Distance(p, q); d < siting.FinestGrid-14*geo.Kilometre {
				t.Errorf("%v and %v are %v apart", p, q, d)
			}
		}
	}
}

// Candidates have ids of their own, the group of the nearest unit of their tier, and stand where
// they may: guests in Ukraine only after a ceasefire, fighters at allied bases.
func TestCandidatesOfASite(t *testing.T) {
	var d Service
	s, err := d.Load(Question{Ref: data.Default})
	if err != nil {
		t.Fatal(err)
	}
	kinds := []siting.Kind{{System: "nasams", Most: 1}, {System: "gripen-e", Most: 1}}
	if s, err = withSystems(s, kinds); err != nil {
		t.Fatal(err)
	}
	for _, contributor := range []string{"", "SE"} {
		o := SiteOptions{Contributor: contributor, Where: Wheres[:], Grid: 150 * geo.Kilometre}
		o.Kinds = kinds
		seen := map[string]bool{}
		for _, c := range o.candidates(s) {
			u := &c.Unit
			if seen[u.ID] || s.Unit(u.ID) != nil {
				t.Errorf("the id %s is taken", u.ID)
			}
			seen[u.ID] = true
			if u.Group == "" {
				t.Errorf("%s belongs to no group", u.ID)
			}
			guest := contributor != "" && u.Host == scenario.Ukraine
			if guest != (u.Phase == scenario.AfterCeasefire) {
				t.Errorf("%s in %s exists in phase %s", u.ID, u.Host, u.Phase)
			}
			if u.System == "gripen-e" && (u.Host == scenario.Ukraine || u.Count != SquadronCount) {
				t.Errorf("%d aircraft of %s at %s in %s", u.Count, u.ID, u.At, u.Host)
			}
		}
	}
}

// What cannot be answered is the asker's to mend.
func TestSiteRefusesWhatMakesNoProblem(t *testing.T) {
	var d Service
	for system, want := range map[string]string{
		"nassams": "did you mean nasams?", "e-3": "engages nothing itself", "gripen-e": "cannot engage ballistic missiles",
	} {
		o := SiteOptions{}
		o.Kinds = []siting.Kind{{System: system, Most: 1}}
		_, err := d.PrepareSite(context.Background(), Question{Ref: data.Default, Threats: []string{"ballistic"}}, o)
		var input InputError
		if !errors.As(err, &input) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", system, err)
		}
	}
}
