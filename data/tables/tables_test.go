package tables

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// read is a file as lines: where, column=cell..., @ a geometry, ! a fault.
func read(text []byte) (lines []string, t *Table, err error) {
	t, err = Read(text, func(r *Row) error {
		line := r.Where
		for _, v := range r.Values {
			line += " " + v.Column + "=" + v.Text
		}
		if r.Point != nil {
			line += fmt.Sprintf(" @%v", *r.Point)
		}
		if r.Fault != "" {
			line += " !" + r.Fault
		}
		lines = append(lines, line)
		return nil
	})
	return lines, t, err
}

const head = " name=name lat=lat lon=lon"

func TestTablesOfEveryDialect(t *testing.T) {
	town := []string{head, "line 2 name=A town lat=49,03 lon=28,10"}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"semicolons":       {"name;lat;lon\r\nA town;49,03;28,10\r\n", town},
		"tabs":             {"name\tlat\tlon\nA town\t49,03\t28,10", town},
		"bars":             {"name|lat|lon\nA town|49,03|28,10\n", town},
		"quotes":           {"\"name\",\"lat\",\"lon\"\n\"A town\",\"49,03\",\"28,10\"\n", town},
		"old line ends":    {"name;lat;lon\rA town;49,03;28,10\r", town},
		"a mark":           {"\ufeffname;lat;lon\nA town;49,03;28,10\n", town},
		"sep":              {"sep=;\r\nname;lat;lon\r\nA town;49,03;28,10\r\n", []string{head, "line 3 name=A town lat=49,03 lon=28,10"}},
		"blank rows":       {"name,lat,lon\n,,\n\n , ,\nB,1,2\n", []string{head, "line 5 name=B lat=1 lon=2"}},
		"blank first":      {"\n\nname,lat,lon\nB,1,2\n", []string{head, "line 4 name=B lat=1 lon=2"}},
		"a bare quote":     {"name,lat,lon\nPlant \"North\",1,2\nB,1,2\n", []string{head, "line 2 name=Plant \"North\" lat=1 lon=2", "line 3 name=B lat=1 lon=2"}},
		"quotes in quotes": {"name,lat,lon\n\"Plant \"\"North\"\"\",1,2\n", []string{head, "line 2 name=Plant \"North\" lat=1 lon=2"}},
		"a line end":       {"name,lat,lon\n\"A\ntown\",1,2\nB,1,2\n", []string{head, "line 2 name=A town lat=1 lon=2", "line 4 name=B lat=1 lon=2"}},
		"an open quote":    {"name,lat,lon\n\"open,1,2\nB,1,2\n", []string{head, "line 2 name=\"open lat=1 lon=2 !a quote is not closed", "line 3 name=B lat=1 lon=2"}},
		"too many cells":   {"name,lat,lon\nA,1,2,3\nB,1,2,,\n", []string{head, "line 2 name=A lat=1 lon=2 !4 cells under 3 columns", "line 3 name=B lat=1 lon=2"}},
		"too few cells":    {"name,lat,lon\nA\n", []string{head, "line 2 name=A"}},
	} {
		lines, _, err := read([]byte(c.text))
		if diff := cmp.Diff(c.want, lines); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
}

func TestEncodingsAreRecognised(t *testing.T) {
	const text = "name;lat;lon\nЗразкове, Їжаківка;49;28\n"
	want := []string{head, "line 2 name=Зразкове, Їжаківка lat=49 lon=28"}
	win, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(order unicode.Endianness, mark unicode.BOMPolicy) string {
		s, err := unicode.UTF16(order, mark).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, c := range map[string]struct{ text, note string }{
		"Windows-1251":         {win, "Windows-1251"},
		"UTF-16 little":        {wide(unicode.LittleEndian, unicode.UseBOM), "UTF-16"},
		"UTF-16 big":           {wide(unicode.BigEndian, unicode.UseBOM), "UTF-16"},
		"UTF-16 without marks": {wide(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"},
	} {
		lines, table, err := read([]byte(c.text))
		if diff := cmp.Diff(want, lines); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, diff)
			continue
		}
		if !strings.Contains(strings.Join(table.Notes, ";"), c.note) {
			t.Errorf("%s: notes %q", name, table.Notes)
		}
	}
	if _, _, err := read([]byte("name;lat;lon\n\xa3\xf3d\xbc;51;19\n")); err == nil || !strings.Contains(err.Error(), "1250 for Polish") {
		t.Errorf("Windows-1250: %v", err)
	}
}

func TestJSONInItsForms(t *testing.T) {
	feature := `{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[28.1,49.03]},"properties":{"name":"A","pop":5,"x":null}}`
	for text, want := range map[string][]string{
		feature: {"feature 1 id=7 name=A pop=5 @[28.1 49.03]"},
		`{"type":"FeatureCollection","features":[` + feature + `]}`:             {"feature 1 id=7 name=A pop=5 @[28.1 49.03]"},
		feature + "\n" + feature:                                                {"feature 1 id=7 name=A pop=5 @[28.1 49.03]", "feature 2 id=7 name=A pop=5 @[28.1 49.03]"},
		"\x1e" + feature + "\n\x1e" + feature:                                   {"feature 1 id=7 name=A pop=5 @[28.1 49.03]", "feature 2 id=7 name=A pop=5 @[28.1 49.03]"},
		"\ufeff" + `[{"name":"A","lat":49.03,"lon":28.1}, {}, 5]`:               {"item 1 lat=49.03 lon=28.1 name=A", "item 3 !it is no object"},
		`{"elements":[{"lat":1,"lon":2,"tags":{"name":"A","n":[1]}}]}`:          {"item 1 lat=1 lon=2 name=A"},
		`[{"name":"A","location":{"type":"Point","coordinates":[28.1,49.03]}}]`: {"item 1 name=A @[28.1 49.03]"},
		`[{"name":"A","coordinates":[28.1,49.03]}]`:                             {"item 1 coordinates=[28.1, 49.03] name=A"},
		`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":["28","49"]},"properties":{"name":"T"}},{"type":"Feature","geometry":null},` +
			`{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]}},{"type":"Feature","geometry":{"type":"Point","coordinates":[]},"properties":{}},` +
			`{"type":"Feature","geometry":{"type":"Point","coordinates":[null,null]}},{"type":"Feature","geometry":{"type":"Point","coordinates":[24.5]}},null]}`: {
			"feature 1 name=T !its coordinates are no two numbers", "feature 2 !no geometry",
			"feature 3 !its geometry is a Polygon; only points are taken", "feature 4 !its coordinates are no two numbers",
			"feature 5 !its coordinates are no two numbers", "feature 6 !its coordinates are no two numbers", "feature 7 !it is no object",
		},
	} {
		lines, _, err := read([]byte(text))
		if diff := cmp.Diff(want, lines); diff != "" || err != nil {
			t.Errorf("%.60s: %v\n%s", text, err, diff)
		}
	}
}

func TestKMLPoints(t *testing.T) {
	text := `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>All</name><Folder>
<Placemark><name>A town</name><ExtendedData><Data name="population"><value>5</value></Data>
<SchemaData><SimpleData name="kind">city</SimpleData></SchemaData></ExtendedData><Point><coordinates> 28.1,49.03,0 </coordinates></Point></Placemark>
<Placemark><name>Line</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>
<Placemark><name>Bad</name><Point><coordinates>here</coordinates></Point></Placemark></Folder></Document></kml>`
	want := []string{
		"placemark 1 name=A town population=5 kind=city @[28.1 49.03]",
		"placemark 2 name=Line !its geometry is a LineString; only points are taken",
		"placemark 3 name=Bad !its coordinates are no two numbers",
	}
	lines, _, err := read([]byte(text))
	if diff := cmp.Diff(want, lines); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, _ := z.Create("doc.kml")
	_, _ = w.Write([]byte(text))
	z.Close()
	lines, _, err = read(packed.Bytes())
	if diff := cmp.Diff(want, lines); diff != "" || err != nil {
		t.Errorf("packed: %v\n%s", err, diff)
	}
}

func TestASpreadsheet(t *testing.T) {
	book := excelize.NewFile()
	for cell, value := range map[string]any{
		"A1": "name", "B1": "lat", "C1": "lon", "A2": "A town", "B2": 49.03, "C2": 28.1, "A4": "B", "B4": "1", "C4": 2,
		"A5": "alone", "A6": "C", "B6": 3, "C6": 4, "D6": "beyond the columns", "F6": 9,
	} {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.NewSheet("Notes"); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	lines, table, err := read(file.Bytes())
	want := []string{head, "row 2 name=A town lat=49.03 lon=28.1", "row 4 name=B lat=1 lon=2", "row 5 name=alone",
		"row 6 name=C lat=3 lon=4"}
	if diff := cmp.Diff(want, lines); diff != "" || err != nil {
		t.Fatalf("%v\n%s", err, diff)
	}
	if len(table.Notes) != 1 || !strings.Contains(table.Notes[0], "first of 2 sheets") {
		t.Errorf("notes %q", table.Notes)
	}
}

func TestWhatIsNoTableIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "the file is empty",
		" \n\t":                                "the file is empty",
		"PK\x03\x04rest":                       "a spreadsheet; save it as CSV UTF-8",
		"\xd0\xcf\x11\xe0rest":                 "save it as CSV UTF-8",
		"SQLite format 3\x00":                  "a GeoPackage",
		"<gpx><wpt/></gpx>":                    "other XML is not taken",
		"<html><body>":                         "not KML",
		`{"type":"Point","coordinates":[1,2]}`: "neither a GeoJSON feature collection nor a list of objects",
		`{"type":"Topology"}`:                  "TopoJSON",
		`{"type":"FeatureCollection",}`:        "not JSON",
		`[`:                                    "not JSON",
		`[]`:                                   "the file is empty",
		`[[1,2]]`:                              "",
		strings.Repeat(`{"a":`, 100):           "nested deeper than 32",
		strings.Repeat("<a>", 100):             "nested deeper than 32",
		`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}`: "WGS84",
	} {
		_, _, err := read([]byte(text))
		if want == "" && err == nil {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
	}
}

// Too many rows, whatever they are made of, and too many columns are counted and refused
// before memory is spent on them: a table at the limit is read.
func TestTooMuchIsRefused(t *testing.T) {
	const rows, columns = "more than 200,000 rows", "more than 2000 "
	features := func(n int) string {
		return `{"type":"FeatureCollection","features":[` + strings.Repeat(`{"type":"Feature"},`, n-1) + `{"type":"Feature"}]}`
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty features":       {features(900_000), rows},
		"one feature too many": {features(MostRows + 1), rows},
		"features":             {features(MostRows), ""},
		"empty objects":        {"[" + strings.Repeat("{},", 900_000) + "{}]", rows},
		"numbers":              {"[" + strings.Repeat("0,", 9_000_000) + "0]", rows},
		"lists in an object":   {`{"a":[` + strings.Repeat("[0,0],", 900_000) + "0]}", rows},
		"an object a line":     {strings.Repeat("{}\n", 900_000), rows},
		"members":              {"{" + strings.Repeat(`"a":1,`, 900_000) + `"a":1}`, columns},
		"a row too many":       {"lat,lon\n" + strings.Repeat("1,2\n", MostRows+1), rows},
		"rows":                 {"lat,lon\n" + strings.Repeat("1,2\n", MostRows), ""},
		"blank lines":          {"lat,lon\n" + strings.Repeat("\n", 9_000_000), rows},
		"columns":              {strings.Repeat("a,", 900_000) + "a\n", columns},
		"placemarks":           {"<kml>" + strings.Repeat("<Placemark/>", 900_000) + "</kml>", rows},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read([]byte(c.text), func(*Row) error { return nil })
		runtime.ReadMemStats(&after)
		if c.want == "" != (err == nil) || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if used := after.TotalAlloc - before.TotalAlloc; strings.HasPrefix(c.text, "{") && c.want != "" && used > 20*uint64(len(c.text)) {
			t.Errorf("%s: %d bytes for a text of %d", name, used, len(c.text))
		}
	}
}

// Whatever the bytes, reading ends, and rows name where they stand.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"name;lat;lon\n\"A\"\"b\nc\";49,03;28,10\n", "sep=,\na,b\n", "\xff\xfea\x00,\x00b\x00", "\xc7\xf0\xe0;1\n",
		`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[31,48]},"properties":{"name":"a"}}]}`,
		`[{"a":1,"b":{"c":2}}]`, `<kml><Placemark><name>a</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>`,
	} {
		f.Add([]byte(text))
	}
	f.Add(bookOf("<si><t>name</t></si>", `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row><c t="inlineStr"><is><t>a</t></is></c></row>`))
	f.Fuzz(func(t *testing.T, text []byte) {
		header := false
		_, _ = Read(text, func(r *Row) error {
			if r.Where == "" && header {
				t.Errorf("%q: a second header", text)
			}
			header = true
			for _, v := range r.Values {
				if v.Text == "" {
					t.Errorf("%q: an empty cell of %s", text, r.Where)
				}
			}
			return nil
		})
	})
}
