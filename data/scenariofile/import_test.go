package scenariofile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const importTable = `id,name,lon,lat,population,region,system,contributor,count,country,colour
,Mala Vyska,31.63,48.65,10500,,,,,,red
,Swapped,49.0,30.0,5,,,,,,
lviv,Lviv,24.03,49.84,700000,UA-46,,,,,
,,30,50,5,,,,,,
,Far,2.35,48.85,2000000,,,,,,
,Nowhere,,,5,,,,,,
,North field,25.5,47.5,,,,,,RO,
b1,,30.1,50.1,,,nasams,UA,2,,
b2,,30.1,50.1,,,nasamz,UA,2,,
b3,,30.1,50.1,,,nasams,UA,0,,
`

func TestImportTakesWhatAScenarioCanHold(t *testing.T) {
	made, err := Import("towns.csv", strings.NewReader(importTable), ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int{ImportPlaces: 2, ImportBases: 1, ImportUnits: 1}, made.Count); diff != "" {
		t.Error(diff)
	}
	want := []Skip{
		{"line 3", `at: latitude and longitude are swapped (value "[49, 30]"; accepted: [30, 49]: longitude first)`},
		{"line 5", "neither id nor name"},
		{
			"line 6",
			`at: outside the map (value "[2.35, 48.85]"; accepted: [longitude, latitude] within 5-46 east, 34-60 north)`,
		},
		{"line 7", "no position: columns lon and lat are wanted"},
		{"line 10", `system: unknown system (value "nasamz"; did you mean nasams?)`},
		{"line 11", `count: out of range (value "0"; accepted: 1 to 1000)`},
	}
	if diff := cmp.Diff(want, made.Skipped); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Skip{{"line 2",
		"mala-vyska is in the reference data already; taken as mala-vyska-2, so it stands there twice"}, {"line 4",
		"lviv is in the reference data already; taken as lviv-2, so it stands there twice"}}, made.Twice); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"colour"}, made.Unknown); diff != "" {
		t.Error(diff)
	}
	s, err := Parse("made.yaml", made.Scenario, Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, made.Scenario)
	}
	// An imported place never changes an embedded one.
	if own := s.Place("lviv-2"); own == nil || own.Population != 700000 || s.Place("lviv").Custom {
		t.Errorf("lviv-2 is %+v", own)
	}
	if u := s.Unit("b1"); u == nil || u.Count != 2 || u.Host != "UA" {
		t.Errorf("unit b1 is %+v", u)
	}
}

func TestImportReadsPointsOfGeoJSON(t *testing.T) {
	text := `{"type":"FeatureCollection","features":[
		{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},"properties":{"name":"Mala Vyska","pop":10500,"kind":"city"}},
		{"type":"Feature","geometry":{"type":"LineString","coordinates":[[30,50],[31,50]]},"properties":{"name":"Line"}},
		{"type":"Feature","geometry":null,"properties":{"name":"None"}},
		{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},"properties":{"name":"Red \u001b[31m"}}]}`
	made, err := Import("x.geojson", strings.NewReader(text), ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Skip{
		{"feature 2", "its geometry is a LineString; only points are taken"},
		{"feature 3", "no geometry"},
		{"feature 4", "control characters in name"},
	}
	if diff := cmp.Diff(want, made.Skipped); diff != "" {
		t.Error(diff)
	}
	if text := string(made.Scenario); strings.Contains(text, "\x1b") || !strings.Contains(text, "population: 10500") {
		t.Error(text)
	}
}

func TestImportTakesWhatStandsAlone(t *testing.T) {
	for text, want := range map[string]string{
		`{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},"properties":{"name":"Mala"}}`: "id: mala",
		"system,lon,lat,contributor\nnasams,24.0,49.8,NO\nnasams,24.1,49.8,NO\n":                                  "id: no-nasams-2",
		"name;lat;lon\r\nA;49,5;30,5\r\n": "at: [30.5, 49.5]",
	} {
		made, err := Import("f", strings.NewReader(text), ImportOptions{})
		if err != nil || !strings.Contains(string(made.Scenario), want) || len(made.Skipped) > 0 {
			t.Errorf("%.30q: %v, want %s in %+v", text, err, want, made)
		}
	}
}

func TestImportFindsOneBadRecordAmongMany(t *testing.T) {
	var b strings.Builder
	b.WriteString("name,lon,lat,population\n")
	for i := range 2000 {
		lat := 47 + float64(i)/1000
		if i == 1234 {
			lat = 70
		}
		fmt.Fprintf(&b, "T%d,30,%.3f,%d\n", i, lat, i)
	}
	made, err := Import("many.csv", strings.NewReader(b.String()), ImportOptions{As: ImportPlaces})
	if err != nil || made.Count[ImportPlaces] != 1999 || len(made.Skipped) != 1 || made.Skipped[0].Where != "line 1236" {
		t.Fatalf("%v, taken %v, skipped %v", err, made.Count, made.Skipped)
	}
}

func TestImportRefusesWhatIsNoTable(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "the file is empty",
		"a,b\n1,2\n":                    "no column for the longitude",
		"name,lon,lat\n\"open,1,2\n":    "not CSV: line 2",
		`{"type":"Point"}`:              "neither a GeoJSON feature collection nor a feature",
		strings.Repeat(`{"a":`, 100):    "nested deeper than 32",
		`{"type":"FeatureCollection",}`: "not JSON",
	} {
		if _, err := Import("f", strings.NewReader(text), ImportOptions{}); err == nil ||
			!strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", text, err, want)
		}
	}
}

// Whatever the file, what is made can be read back.
func FuzzImport(f *testing.F) {
	f.Add(importTable)
	f.Add(
		`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[31,48]},"properties":{"name":"a"}}]}`,
	)
	f.Fuzz(func(t *testing.T, text string) {
		made, err := Import("fuzz", strings.NewReader(text), ImportOptions{})
		if err != nil {
			return
		}
		if _, err := Parse("made", made.Scenario, Options{}); err != nil {
			t.Fatalf("%v\n%s", err, made.Scenario)
		}
	})
}
