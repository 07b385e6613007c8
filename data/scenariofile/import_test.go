package scenariofile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
)

// imported reads a text that must be taken.
func imported(t *testing.T, name, text string, o ImportOptions) (*Imported, *scenario.Scenario) {
	t.Helper()
	made, err := Import(context.Background(), name, strings.NewReader(text), o)
	if err != nil {
		t.Fatalf("%.60q: %v", text, err)
	}
	s, err := Parse("made.yaml", made.Scenario, Options{})
	if err != nil {
		t.Fatalf("%.60q: %v\n%s", text, err, made.Scenario)
	}
	return made, s
}

// told is all that was said of a file, one remark a line.
func told(made *Imported) string {
	lines := append([]string(nil), made.Notes...)
	for _, list := range [][]Remark{made.Known, made.Said, made.Skipped} {
		for _, r := range list {
			lines = append(lines, r.Where+": "+r.Reason+" "+r.Detail)
		}
	}
	return strings.Join(lines, "\n")
}

const importTable = `id,name,lon,lat,population,region,colour
,Mala Vyska,31.63,48.65,10500,,red
,Swapped,49.0,30.0,5,,
own-lviv,Lviv,24.03,49.84,700000,UA-46,
,,30,50,5,,
,Far,2.35,48.85,2000000,,
,Nowhere,,,5,,
,Field,25.5,47.5,,,
`

func TestImportTakesWhatAScenarioCanHold(t *testing.T) {
	made, s := imported(t, "towns.csv", importTable, ImportOptions{})
	if diff := cmp.Diff(map[string]int{ImportPlaces: 2}, made.Count); diff != "" {
		t.Error(diff)
	}
	want := []Remark{
		{"line 3", swappedAxes, "[49, 30]"},
		{"line 6", outsideMap, "[2.35, 48.85]"},
		{"line 7", noPosition, ""},
		{"line 5", namelessRecord, ""},
		{"line 8", "outside Ukraine's recognised border", "[25.5, 47.5] lies in RO"},
	}
	if diff := cmp.Diff(want, made.Skipped); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"colour"}, made.Unused); diff != "" {
		t.Error(diff)
	}
	if p := s.Place("lviv"); p == nil || p.Population != 700000 || p.PopulationYear != 0 || s.Place("own-lviv") != nil {
		t.Errorf("lviv is %+v", p)
	}
}

func TestImportTakesUnitsAndBases(t *testing.T) {
	made, s := imported(t, "units.csv", `id,lon,lat,system,contributor,count
b1,30.1,50.1,nasams,UA,2
b2,30.1,50.1,hawkeye,UA,2
b3,30.1,50.1,nasams,UA,0
b4,24.0,49.8,nasams,US,1
b5,40.0,55.0,nasams,UA,1
b1,30.2,50.1,nasams,UA,1
`, ImportOptions{})
	if u := s.Unit("b1"); u == nil || u.Count != 2 || u.Host != "UA" || made.Count[ImportUnits] != 2 || s.Unit("b1-2") == nil {
		t.Errorf("%v, unit b1 is %+v", made.Count, u)
	}
	for _, want := range []string{
		"line 3: unknown system", "line 4: count is not 1 to 1000", "line 5: at: US has the caveat not-in-ukraine",
		"line 6: its position lies in RU", "line 7: the id is taken by another one b1; taken as b1-2",
	} {
		if !strings.Contains(told(made), want) {
			t.Errorf("no %q in\n%s", want, told(made))
		}
	}
	made, s = imported(t, "fields.csv", `icao,name,lon,lat,country
XX01,North field,25.5,47.5,RO
EPRZ,Rzeszow,22.03,50.11,PL
XX02,Elsewhere,22.5,50.1,RO
XX03,Unsaid,40,55,
XX01,North field,25.5,47.5,RO
`, ImportOptions{})
	if len(s.Bases) == 0 || made.Count[ImportBases] != 1 || !strings.Contains(string(made.Scenario), "id: XX01") {
		t.Errorf("%v\n%s", made.Count, made.Scenario)
	}
	for _, want := range []string{
		"line 3: in the reference data already: left out, EPRZ is there", "line 4: its position lies in PL, not in RO",
		"line 5: it lies in RU and its country is not stated", "line 6: the same base as line 2: taken once",
	} {
		if !strings.Contains(told(made), want) {
			t.Errorf("no %q in\n%s", want, told(made))
		}
	}
}

func TestImportReadsPointsOfGeoJSON(t *testing.T) {
	text := `{"type":"FeatureCollection","features":[
		{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},"properties":{"name":"Own","pop":10500,"kind":"city"}},
		{"type":"Feature","geometry":{"type":"LineString","coordinates":[[30,50],[31,50]]},"properties":{"name":"Line"}},
		{"type":"Feature","geometry":null,"properties":{"name":"None"}},
		{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},"properties":{"name":"Red \u001b[31m"}}]}`
	made, _ := imported(t, "x.geojson", text, ImportOptions{})
	want := []Remark{
		{"feature 2", "its geometry is a LineString; only points are taken", ""},
		{"feature 3", "no geometry", ""},
		{"feature 4", "control characters in name", ""},
	}
	if diff := cmp.Diff(want, made.Skipped); diff != "" {
		t.Error(diff)
	}
	if text := string(made.Scenario); strings.Contains(text, "\x1b") || !strings.Contains(text, "population: 10500") {
		t.Error(text)
	}
}

func TestOnMatchSaysWhatBecomesOfAPlaceThatIsThere(t *testing.T) {
	const text = "name,lat,lon,population\nKiev,50.45,30.52,2967000\nOwn,49.1,28.1,5\nOwn,49.1,28.1,5\n"
	people := func(s *scenario.Scenario) (sum int) {
		for i := range s.Places {
			sum += s.Places[i].Population
		}
		return sum
	}
	_, plain := imported(t, "f", "name,lat,lon,population\nOwn,49.1,28.1,5\n", ImportOptions{})
	kyiv := plain.Place("kyiv").Population
	for policy, more := range map[OnMatch]int{MatchUpdate: 2967000 - kyiv, MatchSkip: 0, MatchAdd: 2967000 + 5, "": 2967000 - kyiv} {
		made, s := imported(t, "f", text, ImportOptions{OnMatch: policy})
		if got := people(s) - people(plain); got != more {
			t.Errorf("%q: %d people more, want %d\n%s", policy, got, more, made.Scenario)
		}
		if len(made.Known) != 2 {
			t.Errorf("%q: said of %d records that they are there", policy, len(made.Known))
		}
	}
}

func TestColumnsByHand(t *testing.T) {
	made, s := imported(t, "f.csv", "Object;N;E;lat\nA town;49,03;28,10;7\n",
		ImportOptions{Columns: map[string]string{"lat": "n", "lon": "E", "name": "Object"}})
	if p := s.Place("a-town"); p == nil || p.Position[0] != 28.1 || p.Position[1] != 49.03 {
		t.Errorf("%+v\n%s", p, told(made))
	}
	if diff := cmp.Diff([]string{"lat"}, made.Unused); diff != "" {
		t.Error(diff)
	}
	_, err := Import(context.Background(), "f", strings.NewReader("a,lat,lon\n"), ImportOptions{Columns: map[string]string{"name": "b"}})
	if err == nil || !strings.Contains(err.Error(), "no column b for name; its columns are: a, lat, lon") {
		t.Error(err)
	}
}

func TestImportRefusesWhatIsNoTable(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "the file is empty",
		"a,b\n1,2\n":                          "no columns for the position, as lat and lon; the first row must name them, or --columns lat=NAME,lon=NAME; its columns are: a, b",
		"name,lat\nA,1\n":                     "no column for the longitude; the first row",
		"name,lon,lat,LAT\nA,1,2,3\n":         "two columns are called LAT",
		"name,latitude,lat,lon\nA,49,50,28\n": "the columns latitude and lat say different things (49, 50); say which: --columns lat=",
		`{"type":"Point"}`:                    "no record has a position",
		`[{"name":"A","where":"x"}]`:          "its columns are: name, where",
		`{"type":"FeatureCollection","features":[]}`: "the file is empty",
	} {
		_, err := Import(context.Background(), "f", strings.NewReader(text), ImportOptions{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
	}
}

// Columns and coordinates that could mean two things, or none, are refused or said, and
// none is taken for zero.
func TestHostileImportsAreRefusedOrSaid(t *testing.T) {
	at := func(coordinates string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","population":5},` +
			`"geometry":{"type":"Point","coordinates":` + coordinates + `}}]}`
	}
	for text, want := range map[string]string{
		"name,population,lon,lat,x,y\nA,5,28.1,49.03,30,50\n": "not used: x, y",
		"name,population,lon,lat,lon\nA,5,28.1,49.03,30\n":    "two columns are called lon",
		at("[]"):               "no two numbers",
		at("[null, null]"):     "no two numbers",
		at("[24.5]"):           "no two numbers",
		at(`["28.1","49.03"]`): "no two numbers",
		at("[28.1, 1e999]"):    "no geometry",
		at("[28.1, 49.03]"):    "taken: 1",
		`{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3857"}},"features":[{"type":"Feature","id":7,"geometry":null}]}`: "export it in WGS84",
	} {
		made, err := Import(context.Background(), "f", strings.NewReader(text), ImportOptions{As: ImportPlaces, Kind: "city"})
		said := fmt.Sprint(err)
		if made != nil {
			said += fmt.Sprintf(" taken: %d skipped: %v not used: %s", made.Count[ImportPlaces], made.Skipped,
				strings.Join(made.Unused, ", "))
		}
		if !strings.Contains(said, want) {
			t.Errorf("%s: %s; want %q", text, said, want)
		}
	}
}

// Far rows cost nothing: neither the limit of records nor time; and bad ones among
// many are found without reading all the others again.
func TestImportOfManyRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("name,lon,lat,population\n")
	for i := range 60_000 {
		fmt.Fprintf(&b, "W%d,%d,%d,5\n", i, -100+i%50, 10+i%20)
	}
	for i := range 4_000 {
		fmt.Fprintf(&b, "T%d,%.3f,%.3f,%d%s\n", i, 29+float64(i%40)/10, 48.7+float64(i)/4000, i, strings.Repeat("x", i%2))
	}
	start := time.Now()
	made, _ := imported(t, "many.csv", b.String(), ImportOptions{})
	if made.Count[ImportPlaces] != 4000 || len(made.Skipped) != 60_000 || len(made.Said) < 2000 {
		t.Errorf("taken %v, skipped %d, said %d", made.Count, len(made.Skipped), len(made.Said))
	}
	t.Logf("%v", time.Since(start))
}

// A pipe that nobody writes to does not keep the import from being stopped.
func TestImportStops(t *testing.T) {
	in, out := io.Pipe()
	defer out.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Import(ctx, "pipe", in, ImportOptions{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Whatever the file, what is made can be read back.
func FuzzImport(f *testing.F) {
	f.Add(importTable)
	f.Add("name,system,lat,lon,contributor\nA,NASAMS,49.8,24.0,NO\n")
	f.Add("ident,name,lat,lon,country\nXX,F,50.1,22.0,POL\n")
	f.Add(
		`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[31,48]},"properties":{"name":"a"}}]}`,
	)
	f.Fuzz(func(t *testing.T, text string) {
		policy := OnMatches[len(text)%len(OnMatches)]
		made, err := Import(context.Background(), "fuzz", strings.NewReader(text), ImportOptions{OnMatch: policy})
		if err != nil || len(made.Rows) == 0 {
			return
		}
		if _, err := Parse("made", made.Scenario, Options{}); err != nil {
			t.Fatalf("%v\n%s", err, made.Scenario)
		}
	})
}

// The fields that a column can be named for are those of every kind, each once.
func TestTheFieldsOfImportsAreListedOnce(t *testing.T) {
	fields := ImportFields()
	for i, field := range fields {
		if slices.Contains(fields[:i], field) {
			t.Errorf("%s stands twice in %v", field, fields)
		}
	}
	for _, kind := range ImportKinds {
		for _, field := range importFields[kind] {
			if !slices.Contains(fields, field) {
				t.Errorf("%s of %s is missing in %v", field, kind, fields)
			}
		}
	}
}
