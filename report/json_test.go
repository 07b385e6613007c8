package report

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
)

func jsonOf(t interface{ Fatal(...any) }, r *coverage.Result) []byte {
	return []byte(said(t, as("json", coverageOf(r))))
}

// ends is one number per estimate in JSON, and tally a total beside it.
type (
	ends   struct{ Low, Base, High int }
	tally  struct{ Total, Low, Base, High int }
	areas  struct{ Total, Low, Base, High float64 }
	shares struct{ Low, Base, High float64 }
)

// The parts of the JSON of a report that tests look at.
type (
	readReport struct {
		Scenario struct{ Name string }
		Options  struct {
			CellKM *float64 `json:"cell_km"`
		}
		Threats []readThreat
		Worst   readThreat
		Places  []readPlace
		Units   []struct {
			ID      string
			Threats []readShare
		}
	}
	readThreat struct {
		ID              string
		AltitudeM       *float64 `json:"altitude_m"`
		SpeedKMH        *float64 `json:"speed_kmh"`
		Population      tally
		UkraineAlone    ends `json:"ukraine_alone"`
		Links           ends
		Guarantee       ends
		IfGranted       ends `json:"if_granted"`
		BeforeCeasefire ends `json:"before_ceasefire"`
		Places          tally
		AreaKM2         *areas `json:"area_km2"`
	}
	readPlace struct {
		ID, Control string
		Counted     bool
		Lon, Lat    float64
		Population  int
		RadiusKM    float64 `json:"radius_km"`
		Threats     []struct {
			Status    string
			Share     shares
			IfGranted struct {
				Status string
				Share  shares
			} `json:"if_granted"`
			Nearest *struct{}
		}
	}
	readShare struct {
		ID            string
		LossIfRemoved int `json:"loss_if_removed"`
		Shapley       int
	}
)

func decoded(t interface{ Fatal(...any) }, text []byte) *readReport {
	s := &readReport{}
	if err := json.Unmarshal(text, s); err != nil {
		t.Fatal(err)
	}
	return s
}

// keysOf lists the keys of the object at a path of keys and of first items, in
// the order of the text.
func keysOf(t *testing.T, text []byte, path ...string) string {
	t.Helper()
	for _, step := range path {
		if step == "[]" {
			var list []json.RawMessage
			if err := json.Unmarshal(text, &list); err != nil || len(list) == 0 {
				t.Fatalf("%v: no list with items: %v", path, err)
			}
			text = list[len(list)-1]
			continue
		}
		var object map[string]json.RawMessage
		if err := json.Unmarshal(text, &object); err != nil {
			t.Fatalf("%v: %v", path, err)
		}
		text = object[step]
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		t.Fatalf("%v: %v", path, err)
	}
	var keys []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.(string))
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			t.Fatal(err)
		}
	}
	return strings.Join(keys, " ")
}

func TestJSONFieldsInTheOrderOfTheContract(t *testing.T) {
	s := small()
	s.Places[0], s.Places[5] = s.Places[5], s.Places[0]
	s.Places[5], s.Places[2] = s.Places[2], s.Places[5] // the last place is Gamma, with a remedy
	s.Threats = s.Threats[:1]
	text := jsonOf(t, evaluated(t, s, coverage.Options{Cell: 20 * kilometre}))
	threat := "id altitude_m speed_kmh population ukraine_alone links guarantee if_granted before_ceasefire rests_on " +
		"places area_km2 depth regions gaps"
	for _, c := range []struct {
		path []string
		want string
	}{
		{nil, "format scenario options threats worst places units notes"},
		{[]string{"scenario"}, "name digest"},
		{[]string{"options"}, "cell_km terrain"},
		{[]string{"threats", "[]"}, threat},
		{[]string{"worst"}, threat},
		{[]string{"worst", "population"}, "total low base high time_weighted"},
		{[]string{"worst", "ukraine_alone"}, "low base high"},
		{[]string{"worst", "area_km2"}, "total low base high"},
		{[]string{"threats", "[]", "depth", "[]"}, "at_least area_km2 population"},
		{[]string{"threats", "[]", "regions", "[]"}, "code name population area_km2"},
		{[]string{"threats", "[]", "gaps", "[]"}, "rank area_km2 population places centre largest_circle_km"},
		{[]string{"places", "[]"}, "id name name_uk kind control counted region lon lat population radius_km threats"},
		{[]string{"places", "[]", "threats", "[]"}, "id status share if_granted margin by_decision depth units " +
			"time_share nearest"},
		{[]string{"places", "[]", "threats", "[]", "nearest"}, "unit gate distance_km short_km remedy"},
		{[]string{"places", "[]", "threats", "[]", "nearest", "remedy"}, "set text"},
		{[]string{"units", "[]"}, "id system host threats"},
		{[]string{"units", "[]", "threats", "[]"}, "id loss_if_removed shapley"},
	} {
		if got := keysOf(t, text, c.path...); got != c.want {
			t.Errorf("%v: %s; want %s", c.path, got, c.want)
		}
	}
}

func TestJSONFigures(t *testing.T) {
	r := smallResult(t)
	s := decoded(t, jsonOf(t, r))
	agree(t, r, s)
	by := map[string]*readPlace{}
	for i := range s.Places {
		by[s.Places[i].ID] = &s.Places[i]
	}
	for id, want := range map[string]string{"alpha": "assured", "beta": "partly", "gamma": "uncovered",
		"delta": "uncovered"} {
		if got := by[id].Threats[0].Status; got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if by["alpha"].Threats[0].Nearest != nil || by["gamma"].Threats[0].Nearest == nil {
		t.Error("nearest stands where a place is not assured, and only there")
	}
	if by["epsilon"].Counted || by["epsilon"].Control != "occupied" {
		t.Error("epsilon is occupied and not counted")
	}
	if got, want := by["beta"].Threats[0].Share, (shares{0, 0.6333, 1}); got != want {
		t.Errorf("beta: %+v, want %+v", got, want)
	}
	if got := by["gamma"].Threats[0].IfGranted; got.Status != "assured" || got.Share != (shares{1, 1, 1}) {
		t.Errorf("gamma, if granted: %+v", got)
	}
	// Alpha is covered by two units, 19 of Beta's 30 points by Poland's alone: 800,000/2 and 800,000/2 + 190,000.
	for i, want := range []readShare{
		{"drone-high", 0, 400_000}, {"drone-high", 190_000, 590_000}, {"drone-high", 0, 0},
	} {
		if got := s.Units[i].Threats[0]; got != want {
			t.Errorf("%s: %+v, want %+v", s.Units[i].ID, got, want)
		}
	}
}

// agree holds the figures of a saved report against the result.
func agree(t interface{ Errorf(string, ...any) }, r *coverage.Result, s *readReport) {
	for i := 0; i <= len(r.Threats); i++ {
		want, got := r.At(i), &s.Worst
		if i < len(r.Threats) {
			got = &s.Threats[i]
		}
		if got.Population.Total != want.Population.Total ||
			(ends{got.Population.Low, got.Population.Base, got.Population.High}) != ends(want.Population.Covered) {
			t.Errorf("%s: population %+v, result %+v", got.ID, got.Population, want.Population)
		}
		if got.Links != ends(want.Links) || got.Guarantee != ends(want.Guarantee) ||
			got.IfGranted != ends(want.IfGranted) {
			t.Errorf("%s: links, guarantee or if granted differ from the result", got.ID)
		}
		if got.UkraineAlone.Base+got.Links.Base+got.Guarantee.Base != got.Population.Base {
			t.Errorf("%s: alone, links and guarantee do not add up to the people covered", got.ID)
		}
		if got.UkraineAlone != ends(want.UkraineAlone) || got.BeforeCeasefire != ends(want.BeforeCeasefire) {
			t.Errorf("%s: the tiers differ from the result", got.ID)
		}
		if (got.AreaKM2 == nil) != (r.Map == nil) ||
			got.AreaKM2 != nil && math.Abs(got.AreaKM2.Base-want.Area.Covered.Base.SquareKilometres()) > 0.0501 {
			t.Errorf("%s: area %v, result %v", got.ID, got.AreaKM2, want.Area)
		}
		if i < len(r.Threats) {
			placesAgree(t, got, s.Places, i)
		}
		if i < len(r.Threats) {
			shapley := 0
			for k := range s.Units {
				shapley += s.Units[k].Threats[i].Shapley
			}
			if shapley != got.Population.Base {
				t.Errorf("%s: the Shapley shares add up to %d, covered are %d", got.ID, shapley, got.Population.Base)
			}
		}
	}
}

// placesAgree holds the totals of a threat against the shares of the saved places.
func placesAgree(t interface{ Errorf(string, ...any) }, got *readThreat, list []readPlace, threat int) {
	covered, rounding, places := 0.0, 0.5, 0
	for k := range list {
		p := &list[k]
		share := p.Threats[threat].Share.Base
		if !p.Counted {
			continue
		}
		covered += share * float64(p.Population)
		rounding += 0.00005 * float64(p.Population) // four decimals
		if whole := share >= 0.95; whole {
			places++
		}
		status := p.Threats[threat].Status
		if whole := status == "likely" || status == "assured"; whole != (share >= 0.95) {
			t.Errorf("%s: %s at a share of %v", p.ID, status, share)
		}
	}
	if math.Abs(covered-float64(got.Population.Base)) > rounding || places != got.Places.Base {
		t.Errorf("%s: the places covered add up to %.0f people in %d, the totals say %d in %d", got.ID, covered, places,
			got.Population.Base, got.Places.Base)
	}
}

func TestJSONListsAreNeverNullAndTheUnmeasuredIs(t *testing.T) {
	for name, s := range map[string]*scenario.Scenario{
		"bare": bare(), "no units": without("units"), "no threats": without("threats"),
		"no places": without("places"), "no world": without("world"), "small": small(),
	} {
		for _, o := range []coverage.Options{{Cell: 20 * kilometre}, {PlacesOnly: true}} {
			if name == "no world" && !o.PlacesOnly {
				continue // a world without a border has no ground
			}
			text := jsonOf(t, evaluated(t, s, o))
			for _, list := range []string{"threats", "places", "units", "notes", "depth", "regions", "gaps",
				"rests_on", "gates", "set"} {
				if bytes.Contains(text, []byte(`"`+list+`": null`)) {
					t.Errorf("%s: the list %s is null", name, list)
				}
			}
			saved := decoded(t, text)
			if saved.Worst.AltitudeM != nil || saved.Worst.SpeedKMH != nil {
				t.Errorf("%s: the worst has no altitude and no speed", name)
			}
			if o.PlacesOnly != (saved.Worst.AreaKM2 == nil) {
				t.Errorf("%s: areas are null with places only, and else are not", name)
			}
		}
	}
	text := string(jsonOf(t, evaluated(t, without("units"), coverage.Options{PlacesOnly: true})))
	if !strings.Contains(text, `"nearest": null`) {
		t.Error("without units nearest is null, not absent")
	}
}

func TestJSONIsTheSameEveryTime(t *testing.T) {
	first := jsonOf(t, smallResult(t))
	for range 3 {
		if !bytes.Equal(first, jsonOf(t, smallResult(t))) {
			t.Fatal("two reports of the same scenario differ")
		}
	}
}

func TestJSONRounding(t *testing.T) {
	s := small()
	s.Places[0].Position[0], s.Places[0].Position[1] = 25.123456789, 50.000004
	s.Threats[0].Altitude = scenario.Same[geo.Height](2500.123)
	saved := decoded(t, jsonOf(t, evaluated(t, s, coverage.Options{Cell: 20*kilometre + 0.4})))
	p := saved.Places[0]
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"lon", p.Lon, 25.12346}, {"lat", p.Lat, 50}, {"radius_km", p.RadiusKM, 8}, {"altitude_m",
			*saved.Threats[0].AltitudeM, 2500.1}, {"cell_km", *saved.Options.CellKM, 20},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

func TestReadReadsWhatIsWritten(t *testing.T) {
	r := smallResult(t)
	text := jsonOf(t, r)
	got, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	want := subject.NewSide(r, nil, nil)
	want.Scenario, want.Result = nil, nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back it differs:\n%s", diff)
	}
	later := bytes.Replace(text, []byte(`"notes"`), []byte(`"later": {"field": [1]}, "notes"`), 1)
	if _, err := Read(bytes.NewReader(later)); err != nil {
		t.Errorf("a field of a later version: %v", err)
	}
}
