package report

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"database/sql"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/xuri/excelize/v2"
)

// sharedFormats are the formats for other programs.
var sharedFormats = []string{"geojson", "gpkg", "kmz", "geotiff", "csv-excel", "xlsx"}

// hostile is the awkward scenario with names that a browser, a spreadsheet or a
// terminal would run.
func hostile(t testing.TB) *coverage.Result {
	s := awkward()
	s.Name = "<script>alert(1)</script> \x1b[31m=cmd()"
	s.Places[0].Name = "=cmd()"
	s.Places[1].Name = "<script>alert('x')</script>\r\n\"quoted\" _x0041_ \u202eevil $[id]"
	s.Places[1].ID = "<b>id\x1b]0;t\x07'\"--"
	s.Bases = []scenario.Airbase{{ID: "+1", Name: "-2+3", Country: "PL", Position: s.Places[0].Position}}
	return evaluated(t, s, coverage.Options{Cell: 40 * kilometre})
}

// inert fails where a text holds what a terminal would obey.
func inert(t *testing.T, where, text string) {
	t.Helper()
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }); i >= 0 {
		t.Errorf("%s: a control character in %q", where, text)
	}
}

func TestHostileNamesAreInertInGeoJSON(t *testing.T) {
	text := said(t, as("geojson", coverageOf(hostile(t))))
	if strings.Contains(text, "<") {
		t.Error("a bare < that a page could take for a tag")
	}
	var got struct {
		Title    string
		Features []struct{ Properties map[string]any }
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, f := range got.Features {
		for key, value := range f.Properties {
			switch v := value.(type) {
			case string:
				inert(t, key, v)
				found = found || strings.Contains(v, `"quoted"`)
			case float64, bool, nil:
			default:
				t.Errorf("property %s is not flat: %v", key, value)
			}
		}
	}
	if !found {
		t.Error("the hostile place is gone")
	}
}

// database opens a GeoPackage.
func database(t *testing.T, text string) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.gpkg")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestHostileNamesAreInertInGeoPackage(t *testing.T) {
	db := database(t, said(t, as("gpkg", coverageOf(hostile(t)))))
	var check string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&check); err != nil || check != "ok" {
		t.Fatal(check, err)
	}
	rows, err := db.Query(`SELECT place, name FROM places UNION SELECT base, name FROM bases
 UNION SELECT unit, name FROM units`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			t.Fatal(err)
		}
		inert(t, "id", id)
		inert(t, "name", name)
	}
	if n < 8 {
		t.Errorf("%d features", n)
	}
	styles, err := db.Query(`SELECT styleQML FROM layer_styles WHERE useAsDefault = 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer styles.Close()
	for styles.Next() {
		var style string
		if err := styles.Scan(&style); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, style)
		if strings.Contains(style, "<script") {
			t.Error("a style holds a tag from a name")
		}
	}
}

// wellFormed returns all text of an XML document.
func wellFormed(t *testing.T, text string) (words []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return words
		}
		if err != nil {
			t.Fatal(err)
		}
		if chars, is := token.(xml.CharData); is {
			words = append(words, string(chars))
		}
	}
}

// parts are the files of an archive.
func parts(t *testing.T, text string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(b)
	}
	return files
}

// Google Earth reads HTML in balloons even where XML has escaped it: no name may
// hold a tag after the XML is read.
func TestHostileNamesAreInertInKMZ(t *testing.T) {
	doc := parts(t, said(t, as("kmz", coverageOf(hostile(t)))))["doc.kml"]
	found := false
	for _, text := range wellFormed(t, doc) {
		inert(t, "text", strings.TrimSpace(text))
		if strings.ContainsAny(text, "<>") || strings.Contains(text, "$[") {
			t.Errorf("markup in %q", text)
		}
		found = found || strings.Contains(text, "‹script›")
	}
	if !found || strings.Count(doc, "<PolyStyle>") == 0 || strings.Count(doc, "<LookAt>") != 1 {
		t.Error("the hostile place, a style or the view is gone")
	}
}

func TestHostileNamesAreInertInGeoTIFF(t *testing.T) {
	text := said(t, as("geotiff", coverageOf(hostile(t))))
	from := strings.Index(text, "<GDALMetadata>")
	to := strings.Index(text, "</GDALMetadata>")
	if from < 0 || to < from {
		t.Fatal("no metadata")
	}
	wellFormed(t, text[from:to+len("</GDALMetadata>")])
	at := strings.Index(text, "alert(1)")
	if at < 0 {
		t.Fatal("the name is gone")
	}
	for _, b := range []byte(text[at-8 : at+40]) {
		if b < ' ' || b > '~' {
			t.Errorf("byte %#x in the description", b)
		}
	}
}

func TestHostileNamesAreInertInSpreadsheetCSV(t *testing.T) {
	text := said(t, shown("csv-excel", coverageOf(hostile(t)), subject.View{DecimalComma: true}))
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	if r.Comma = ';'; !strings.HasPrefix(text, "\ufeff") {
		t.Error("no byte order mark")
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	lon := -1
	for i, key := range rows[0] {
		if key == "lon" {
			lon = i
		}
	}
	found := false
	for _, row := range rows[1:] {
		for i, cell := range row {
			inert(t, rows[0][i], cell)
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") {
				t.Errorf("%s: a formula in %q", rows[0][i], cell)
			}
			found = found || cell == "'=cmd()"
		}
		if strings.Contains(row[lon], ".") || strings.HasPrefix(row[lon], "'") {
			t.Errorf("longitude %q", row[lon])
		}
	}
	if !found {
		t.Error("the hostile place is gone")
	}
}

func TestHostileNamesAreInertInXLSX(t *testing.T) {
	book := workbook(t, as("xlsx", coverageOf(hostile(t))))
	found := false
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			for k, cell := range rows[i] {
				inert(t, sheet, cell)
				at, err := excelize.CoordinatesToCellName(k+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := book.GetCellFormula(sheet, at); err != nil || formula != "" {
					t.Errorf("%s %s is a formula: %q %v", sheet, at, formula, err)
				}
				found = found || strings.Contains(cell, `"quoted" _x0041_`)
			}
		}
	}
	if !found {
		t.Error("the hostile place is gone, or its letters were taken for an escape")
	}
}

func workbook(t *testing.T, write func(io.Writer) error) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader([]byte(said(t, write))))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// Numbers of a workbook are numbers, and its last sheet says where they come from.
func TestXLSXHoldsNumbersAndSources(t *testing.T) {
	r := smallResult(t)
	book := workbook(t, as("xlsx", coverageOf(r)))
	list := book.GetSheetList()
	if got := fmt.Sprint(list); got != "[threats places regions gaps units sources]" {
		t.Errorf("sheets %s", got)
	}
	if kind, err := book.GetCellType("places", "H2"); err != nil || kind != excelize.CellTypeUnset {
		t.Errorf("a longitude is of type %v %v", kind, err)
	}
	for shown, raw := range map[string]bool{"800000": true, "800,000": false} {
		text, err := book.GetCellValue("places", "J2", excelize.Options{RawCellValue: raw})
		if err != nil || text != shown {
			t.Errorf("population %q, want %q: %v", text, shown, err)
		}
	}
	panes, err := book.GetPanes("places")
	if err != nil || !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 1 {
		t.Errorf("the head and the first column scroll away: %+v %v", panes, err)
	}
	about, err := book.GetDocProps()
	if err != nil || about.Title != r.Scenario.Name || about.Creator != "airumbrella" {
		t.Errorf("the workbook says of itself %+v %v", about, err)
	}
	sources, err := book.GetRows("sources")
	if err != nil || !strings.Contains(fmt.Sprint(sources), "GeoNames") {
		t.Errorf("%v %v", sources, err)
	}
}

// The same result gives the same bytes, on one core too, in every format.
func TestSharedFormatsGiveTheSameBytes(t *testing.T) {
	first := smallResult(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second := smallResult(t)
	view := subject.View{Command: "airumbrella report"}
	for _, word := range sharedFormats {
		if said(t, shown(word, coverageOf(first), view)) != said(t, shown(word, coverageOf(second), view)) {
			t.Errorf("%s differs", word)
		}
	}
}

// tiff is a GeoTIFF as far as tests read it.
type tiff struct {
	text  []byte
	first map[uint16]uint32 // of each tag: its only value, or where its values lie
	count map[uint16]uint32
}

func readTIFF(t *testing.T, text string) *tiff {
	t.Helper()
	f := &tiff{[]byte(text), map[uint16]uint32{}, map[uint16]uint32{}}
	if text[:4] != "II*\x00" {
		t.Fatalf("begins with %q", text[:4])
	}
	directory := binary.LittleEndian.Uint32(f.text[4:])
	for i := range int(binary.LittleEndian.Uint16(f.text[directory:])) {
		entry := f.text[int(directory)+2+12*i:]
		tag := binary.LittleEndian.Uint16(entry)
		f.count[tag], f.first[tag] = binary.LittleEndian.Uint32(entry[4:]), binary.LittleEndian.Uint32(entry[8:])
	}
	return f
}

func (f *tiff) double(tag uint16, i uint32) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(f.text[f.first[tag]+8*i:]))
}

// band returns the cells of a band, from the north-west.
func (f *tiff) band(t *testing.T, band uint32) (cells []float32) {
	t.Helper()
	perBand := f.count[273] / f.first[277]
	for i := band * perBand; i < (band+1)*perBand; i++ {
		at := binary.LittleEndian.Uint32(f.text[f.first[273]+4*i:])
		z, err := zlib.NewReader(bytes.NewReader(f.text[at:]))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		for k := 0; k < len(raw); k += 4 {
			cells = append(cells, math.Float32frombits(binary.LittleEndian.Uint32(raw[k:])))
		}
	}
	return cells
}

// The cells of a GeoTIFF hold the areas that the report states, at every status.
func TestGeoTIFFHoldsTheCoveredArea(t *testing.T) {
	r := evaluated(t, small(), coverage.Options{Cell: 2 * kilometre})
	f := readTIFF(t, said(t, as("geotiff", coverageOf(r))))
	wide, north := int(f.first[256]), f.double(33922, 4)
	dLon, dLat := f.double(33550, 0), f.double(33550, 1)
	status := f.band(t, 1)
	if len(status) != wide*int(f.first[257]) {
		t.Fatalf("%d cells of %d x %d", len(status), wide, f.first[257])
	}
	var inside geo.Area
	var covered [5]geo.Area // by least status
	for i, s := range status {
		if s == -9999 {
			continue
		}
		top := north - float64(i/wide)*dLat
		area := geo.CellArea(0, top-dLat, dLon, top)
		inside += area
		for k := 1; k <= int(s); k++ {
			covered[k] += area
		}
	}
	want := r.Threats[0].Area
	for what, pair := range map[string][2]geo.Area{
		"the country": {inside, want.Total}, "low": {covered[coverage.Assured], want.Covered.Low},
		"base": {covered[coverage.Likely], want.Covered.Base}, "high": {covered[coverage.Possible], want.Covered.High},
	} {
		if off := math.Abs(float64(pair[0]/pair[1]) - 1); off > 0.002 {
			t.Errorf("%s: %v, the report has %v", what, pair[0], pair[1])
		}
	}
	if depth := f.band(t, 0); slices.Max(depth) != 2 {
		t.Errorf("depth of up to %g, two units overlap", slices.Max(depth))
	}
	if granted := f.band(t, 2); slices.Max(granted) != -9999 {
		t.Error("what promises add was not computed, and stands there")
	}
}

// What a comparison gains less what it loses is the difference of the areas, at every
// estimate; a saved report has no ground to compare.
func TestComparisonMapsWhatIsGainedAndLost(t *testing.T) {
	granted := small().Edit(func(s *scenario.Scenario) {
		s.Package.Contributors = map[string]scenario.Permission{
			"FR": {State: scenario.Granted}, "PL": {State: scenario.Denied},
		}
	})
	a, b := smallResult(t), evaluated(t, granted, coverage.Options{Cell: 20 * kilometre})
	c := subject.Compare(subject.NewSide(a, nil, nil), subject.NewSide(b, nil, nil), scenario.Base)
	var got struct {
		Features []struct{ Properties map[string]any }
	}
	if err := json.Unmarshal([]byte(said(t, as("geojson", Comparison.Of(c)))), &got); err != nil {
		t.Fatal(err)
	}
	areas := map[string]float64{}
	for _, f := range got.Features {
		if p := f.Properties; p["threat"] == "drone-high" && p["area_km2"] != nil {
			areas[fmt.Sprint(p["layer"], " ", p["estimate"])] = p["area_km2"].(float64)
		}
	}
	for _, e := range scenario.Estimates {
		gained, lost := areas["gained "+e.String()], areas["lost "+e.String()]
		before, after := a.Threats[0].Area.Covered.At(e), b.Threats[0].Area.Covered.At(e)
		if gained == 0 || lost == 0 || math.Abs(gained-lost-(after-before).SquareKilometres()) > 0.2 {
			t.Errorf("%v: gained %.1f, lost %.1f; before %v, after %v", e, gained, lost, before, after)
		}
	}
	nothing := sideWith("a", [2]string{}, [2]string{}, [2]string{})
	saved := subject.Compare(nothing, subject.NewSide(b, nil, nil), scenario.Base)
	err := as("geojson", Comparison.Of(saved))(io.Discard)
	if err == nil || !strings.Contains(err.Error(), "saved reports") {
		t.Error(err)
	}
}

// A result without ground is written as points alone; cells have nothing to show.
func TestSharedFormatsWithoutGround(t *testing.T) {
	r := evaluated(t, small(), coverage.Options{PlacesOnly: true})
	text := said(t, as("geojson", coverageOf(r)))
	if strings.Contains(text, "Polygon") || !strings.Contains(text, "Point") {
		t.Error("ground without a map")
	}
	err := as("geotiff", coverageOf(r))(io.Discard)
	if err == nil || !strings.Contains(err.Error(), "no ground") {
		t.Error(err)
	}
	for _, s := range []*scenario.Scenario{bare(), without("threats"), without("places"), without("world")} {
		r := evaluated(t, s, coverage.Options{Cell: 40 * kilometre})
		for _, word := range sharedFormats[:3] {
			if err := as(word, coverageOf(r))(io.Discard); err != nil {
				t.Errorf("%s: %v", word, err)
			}
		}
	}
}
