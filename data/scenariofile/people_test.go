package scenariofile

import (
	"math"
	"strings"
	"testing"

	"airumbrella/data"
	"airumbrella/scenario"
)

// Dated figures stand in where there are any, a factor of a place goes before that of its
// region, and the ground of a city stays as large as it was.
func TestPeopleFollowDatedFiguresAndFactors(t *testing.T) {
	before := changed(t)
	dated := data.DatedPopulations()
	for _, c := range []struct {
		name string
		set  []string
		want map[string]int
	}{
		{"dated", []string{"places.population=dated"}, map[string]int{
			"kherson": dated["kherson"].People, "kharkiv": dated["kharkiv"].People,
			"odesa": before.Place("odesa").Population,
		}},
		{"a region", []string{"places.factors.UA-65=0.5"}, map[string]int{
			"kherson": half(before.Place("kherson").Population), "odesa": before.Place("odesa").Population,
		}},
		{"a place before its region", []string{"places.factors={UA-65: 0.5, kherson: 0}"}, map[string]int{"kherson": 0}},
		{"a factor on a dated figure", []string{"places.population=dated", "places.factors.kherson=0.5"},
			map[string]int{"kherson": half(dated["kherson"].People)}},
		{"as they are", []string{"places.population=reference"}, map[string]int{
			"kherson": before.Place("kherson").Population,
		}},
	} {
		s := changed(t, c.set...)
		for id, want := range c.want {
			p, was := s.Place(id), before.Place(id)
			if p.Population != want {
				t.Errorf("%s: %s has %d people, want %d", c.name, id, p.Population, want)
			}
			if want > 0 && math.Abs(float64(p.Radius()/was.Radius())-1) > 1e-3 {
				t.Errorf("%s: %s has a radius of %v, before %v", c.name, id, p.Radius(), was.Radius())
			}
		}
		var b strings.Builder
		if err := Write(&b, s); err != nil {
			t.Fatal(err)
		}
		again, err := Parse("again.yaml", []byte(b.String()), Options{})
		if err != nil || again.Digest != s.Digest {
			t.Errorf("%s: written and read again it is another scenario: %v", c.name, err)
		}
	}
	if c := changed(t, "places.population=dated").Census(); c.Dated != 6 || c.Own != 0 {
		t.Errorf("a census of %+v", c)
	}
	if c := changed(t, "places.factors.UA-65=0.5").Census(); c.Dated != 0 || c.Own != 1 {
		t.Errorf("with a factor of the scenario a census of %+v", c)
	}
}

func half(people int) int { return int(math.Round(float64(people) / 2)) }

func TestFactorsOfNoPlaceAreRefused(t *testing.T) {
	for set, want := range map[string]string{
		"places.factors.khersn=1":   "did you mean kherson?",
		"places.factors.UA-65=11":   "0 to 10",
		"places.factors=0.5":        "UA-65: 0.3",
		"places.population=current": "reference or dated",
	} {
		_, err := Load(data.Default, Options{Set: []string{set}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", set, err, want)
		}
	}
	var none scenario.Census
	if s := changed(t, "places.kinds=[]"); s.Census() != none {
		t.Errorf("without places a census of %+v", s.Census())
	}
}
