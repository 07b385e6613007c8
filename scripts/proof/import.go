package main

import (
	"fmt"
	"strings"
)

// townTable holds a bit of everything that a table may hold.
const townTable = `id,name,lon,lat,population,region,system,contributor,count,country,colour
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

// importTexts are files to import: CSV, GeoJSON, and what is neither.
var importTexts = []struct{ name, file, text string }{
	{"towns", "towns.csv", townTable},
	{"units", "units.csv", "system,lon,lat,contributor,count,group,phase,facing\n" +
		"nasams,24.0,49.8,NO,1,west,after-ceasefire,\n" +
		"nasams,24.1,49.8,NO,2,west,now,90\npatriot-mse,30.5,50.4,UA,,centre,,45\nf-16c,28.5,44.3,RO,24,south,,\n"},
	{"bases", "bases.csv", "icao,name,country,lat,lon,kind\nLRXX,North field,RO,47.5,25.5,military\n" +
		"EPXX,Field,PL,50.1,22.1,civil\nLRCK,Mine,RO,44.3,28.5,\n"},
	{"semicolons", "s.csv", "name;lat;lon\r\nA;49,5;30,5\r\nB;50,25;24,5\r\n"},
	{"tabs", "t.csv", "name\tlat\tlon\nA\t49.5\t30.5\n"},
	{"quotes", "q.csv", "name,lon,lat,population\n\"Big, town\",30,49,1000\n\"Say \"\"x\"\"\",30.1,49,20\n"},
	{"mark_of_order", "m.csv", "\ufeffname,lon,lat\nМісто,30,49\n"},
	{"other_names", "o.csv", "title,longitude,latitude,pop,label\nA,30,49,77,B\n"},
	{"controls", "c.csv", "name,lon,lat\nRed \x1b[31m,30,49\nGood,30.2,49\n"},
	{"the_same_twice", "d.csv", "name,lon,lat\nA,30,49\nA,30.1,49\nA,30.2,49\n"},
	{"crimea", "k.csv", "name,lon,lat,population,control\nA,34.1,45.3,50,\nB,34.1,45.3,50,occupied\nC,37.6,55.7,50,\n"},
	{"nothing_taken", "n.csv", "name,lon,lat\nA,0,0\n"},
	{"only_a_head", "h.csv", "name,lon,lat\n"},
	{"empty", "e.csv", ""},
	{"no_columns", "x.csv", "a,b\n1,2\n"},
	{"an_open_quote", "y.csv", "name,lon,lat\n\"open,1,2\n"},
	{"uneven_rows", "z.csv", "name,lon,lat\nA,30\nB,30,49,5,6\nC,30,49\n"},
	{"not_utf8", "u.csv", "name,lon,lat\n\xff\xfe,30,49\n"},
	{"features", "f.geojson", `{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},
"properties":{"name":"Mala " +
	"Vyska","pop":10500,"kind":"city"}},
{"type":"Feature","geometry":{"type":"LineString","coordinates":[[30,50],[31,50]]},"properties":{"name":"Line"}},
{"type":"Feature","geometry":null,"properties":{"name":"None"}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},
"properties":{"name":"Red \u001b[31m"}}]}`},
	{"one_feature", "one.geojson", `{"type":"Feature","geometry":{"type":"Point","coordinates":[31.63,48.65]},
"properties":{"name":"Mala"}}`},
	{"unit_features", "units.geojson", `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"u1","geometry":{"type":"Point","coordinates":[24.0,49.8,300]},
"properties":{"system":"iris-t-slm","contributor":"DE","count":2}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[24.4,49.8]},
"properties":{"system":"hawk","contributor":"ZZ"}}]}`},
	{"a_point_alone", "p.geojson", `{"type":"Point"}`},
	{"a_comma_too_many", "comma.geojson", `{"type":"FeatureCollection",}`},
	{"too_deep", "deep.geojson", strings.Repeat(`{"a":`, 100)},
	{"no_features", "none.geojson", `{"type":"FeatureCollection","features":[]}`},
	{"yaml", "mine.yaml", starter},
}

// importCases turn tables into scenarios.
func importCases(l *list) {
	for _, t := range importTexts {
		for _, as := range []string{"guess", "places", "units"} {
			l.add("import/"+t.name+"/"+as, "import", t.file, "--as", as).files = []file{written(t.file, t.text)}
		}
		l.add("import/"+t.name+"/standard_input", "import", "-", "-q").steps[0].stdin = t.text
	}
	for _, i := range []int{0, 1, 2, 18} {
		t := importTexts[i]
		c := l.add("import/" + t.name + "/used")
		c.files = []file{written(t.file, t.text)}
		c.steps = steps("import "+t.file+" --output made.yaml", "validate made.yaml",
			"report made.yaml --format line", "gaps made.yaml", "show made.yaml")
		c.keep = []string{"made.yaml"}
	}
	l.add("import/many", "import", "many.csv", "--as", "places").files = []file{{"many.csv", func() string {
		var b strings.Builder
		b.WriteString("name,lon,lat,population\n")
		for i := range 2000 {
			lat := 47 + float64(i)/1000
			if i == 1234 {
				lat = 70
			}
			fmt.Fprintf(&b, "T%d,30,%.3f,%d\n", i, lat, i)
		}
		return b.String()
	}}}
}

// initCases write the starter scenario.
func initCases(l *list) {
	l.typed("init", "init")
	c := l.add("init/used")
	c.steps = steps("init mine.yaml", "init mine.yaml", "validate mine.yaml", "report mine.yaml --format line",
		"mine.yaml", "show mine.yaml", "explain kyiv mine.yaml")
	c.keep = []string{"mine.yaml"}
	l.add("init/over_a_file", "init", "x.yaml").files = []file{written("x.yaml", "mine")}
}
