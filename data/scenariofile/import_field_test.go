package scenariofile

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

// fieldCase is a file as analysts hold them, and what becomes of it.
type fieldCase struct {
	file, text string
	options    ImportOptions
	taken      string // what the scenario says of the objects, one a line
	said       string // what is said on the way, at least
	refused    string // why the file as a whole is not taken
}

// fieldCases are inputs of the kinds that failed in the field, by the number of the
// kind: made for this test, each with the fault of its kind.
var fieldCases = map[string][]fieldCase{
	"01 other names of a place that is there": {
		{text: "name,lat,lon,population\nKiev,50.4501,30.5236,2967000\nOdessa,46.4775,30.7326,1010000\n",
			taken: "{id: kyiv, population: 2967000}\n{id: odesa, population: 1010000}",
			said:  "Kiev is Kyiv of the reference data (kyiv): 2,967,000 people instead of 2,797,553"},
		{text: "name,lat,lon,population\nХарків,49.99,36.23,1400000\n", taken: "{id: kharkiv, population: 1400000}",
			said: "counts once"},
		{text: "name,lat,lon,population\nNikolaev,46.97,31.99,480000\n", options: ImportOptions{OnMatch: MatchSkip},
			said: "left out"},
		{text: "id,name,lat,lon,kind\n7,UKBB,50.345,30.895,airport\n", said: "nothing new of it: left out"},
	},
	"02 the same row twice": {
		{text: "name,lat,lon,population\nTwin town,49.1,28.1,500000\nTwin town,49.1,28.1,500000\n",
			taken: "{id: twin-town, name: Twin town, at: [28.1, 49.1], population: 500000}", said: "line 3: the same place as a record above"},
		{text: "name,lat,lon,population\nTwin town,49.1,28.1,5\ntwin-town,49.11,28.1,6\n",
			taken: "{id: twin-town, name: Twin town, at: [28.1, 49.1], population: 5}", said: "line 3"},
		{text: "name,lat,lon,population\nЗразкове,49.1,28.1,5\nZrazkove,49.1,28.1,5\n",
			taken: "{id: zrazkove, name: Зразкове, at: [28.1, 49.1], population: 5}", said: "Zrazkove is Зразкове of line 2"},
		{text: "name,lat,lon,population\nKyiv,50.45,30.52,5\nKiev,50.45,30.52,5\n", taken: "{id: kyiv, population: 5}",
			said: "as in line 2"},
	},
	"03 occupied ground": {
		{text: "id,name,lat,lon,kind\nd1,Depot by the airfield,48.0736,37.7397,airport\nd2,Freight yard south,46.850,35.372,rail\n",
			taken: "{id: d1, name: Depot by the airfield, at: [37.7397, 48.0736], kind: airport, control: occupied, control_as_of: 2025-10}\n" +
				"{id: d2, name: Freight yard south, at: [35.372, 46.85], kind: rail, control: occupied, control_as_of: 2025-10}",
			said: "stands by Donetsk International Airport, occupied as of 2025-10"},
		{text: "name,lat,lon,population,control\nBy Donetsk,48.05,37.7,900,government\n",
			taken: "{id: by-donetsk, name: By Donetsk, at: [37.7, 48.05], population: 900, control: government}"},
		{text: "name,lat,lon,population\nBy Sevastopol,44.7,33.7,900\n", said: "on occupied ground",
			taken: "{id: by-sevastopol, name: By Sevastopol, at: [33.7, 44.7], population: 900, control: occupied, control_as_of: 2025-10}"},
		{text: "name,lat,lon,population,контроль\nA,49,28,900,тимчасово окупована\n", said: "control is read from the column контроль",
			taken: "{id: a, name: A, at: [28, 49], population: 900, control: occupied}"},
	},
	"06 a country against its position": {
		{text: "name,country,lat,lon\nField near Rzeszow,RO,50.10,22.50\n", said: "its position lies in PL, not in RO"},
		{text: "name,country,lat,lon\nOwn,UA,55.0,40.0\n", said: "[40, 55] lies in RU"},
		{text: "name,population,country,lat,lon\nOwn,7,Poland,50.10,22.50\n", said: "in another country"},
		{text: "name,lat,lon\nOwn,55.0,30.5\n", options: ImportOptions{As: ImportBases}, said: "it lies in BY and its country is not stated"},
	},
	"08 own census": {
		{text: "name,lat,lon,population,population_year\nNewtown,50.77,29.24,250000,2024\n",
			taken: "{id: newtown, name: Newtown, at: [29.24, 50.77], population: 250000, population_year: 2024}",
			said:  "Newtown is beside Malyn of the reference data"},
		{text: "name,lat,lon,population_2019,population_2024\nOwn,49.1,28.1,6,5\n",
			taken: "{id: own, name: Own, at: [28.1, 49.1], population: 5, population_year: 2024}"},
		{text: "name,lat,lon,населення_2022\nKyiv,50.45,30.52,2950000\n",
			taken: "{id: kyiv, population: 2950000, population_year: 2022}"},
		{text: "name,lat,lon,pop,census_year\nOwn,49.1,28.1,5,2001\n",
			taken: "{id: own, name: Own, at: [28.1, 49.1], population: 5, population_year: 2001}"},
	},
	"11 a kind that only the columns tell": {
		{text: "name,latitude,longitude,primary_fuel,capacity_mw\nEast works,49.21,24.67,Coal,2334\nWest works,49.39,32.07,Gas,180\n",
			taken: "{id: east-works, name: East works, at: [24.67, 49.21], kind: power}\n{id: west-works, name: West works, at: [32.07, 49.39], kind: power}",
			said:  "kind power is told from the column primary_fuel"},
		{text: "Main Port Name,UN/LOCODE,Latitude,Longitude\nOwn,UAXXX,46.6,31.0\n", said: "kind port",
			taken: "{id: own, name: Own, at: [31, 46.6], kind: port, region: UA-51}"},
		{file: "stations.csv", text: "name,lat,lon\nOwn,49.1,28.1\n", said: "kind rail is told from the name of the file",
			taken: "{id: own, name: Own, at: [28.1, 49.1], kind: rail}"},
		{text: "name,lat,lon\nOwn,49.1,28.1\n", options: ImportOptions{Kind: "bridge"},
			taken: "{id: own, name: Own, at: [28.1, 49.1], kind: bridge}"},
		{text: "name,lat,lon,kind\nOwn,49.1,28.1,пункт пропуску\nOther,49.2,28.1,monument\n",
			taken: "{id: own, name: Own, at: [28.1, 49.1], kind: crossing}", said: "line 3: unknown kind"},
	},
	"12 one kind for a file": {
		{text: "name,country_code,lat,lon,population\nAlpha,UA,49.1,28.1,12000\nBeta,UA,49.2,28.2,\n",
			taken: "{id: alpha, name: Alpha, at: [28.1, 49.1], population: 12000}\n{id: beta, name: Beta, at: [28.2, 49.2]}"},
		{text: "name,system,lat,lon,contributor\nA,nasams,49.1,28.1,NO\nB,,49.2,28.2,NO\n", said: "line 3: no system",
			taken: "{id: a, name: A, at: [28.1, 49.1], system: nasams, contributor: \"NO\"}"},
		{text: "name,country,lat,lon\nA,PL,50.1,22.5\nB,,49.8,24.5\n", said: "taken as bases",
			taken: "{id: a, name: A, at: [22.5, 50.1], country: PL}\n{id: b, name: B, at: [24.5, 49.8]}"},
		{text: "name,country,lat,lon\nA,UA,49.1,28.1\nB,Україна,49.8,24.5\n", said: "all of them lie in Ukraine",
			taken: "{id: a, name: A, at: [28.1, 49.1]}\n{id: b, name: B, at: [24.5, 49.8]}"},
	},
	"13 systems and countries as people write them": {
		{text: "name,system,lat,lon,contributor\nA,NASAMS,49.8,24.0,NO\nB,IRIS-T SLM,49.8,24.2,de\nC,SAMP/T,49.8,24.4,FR\nD,nasams,49.8,24.5,UK\n",
			taken: "{id: a, name: A, at: [24, 49.8], system: nasams, contributor: \"NO\"}\n{id: b, name: B, at: [24.2, 49.8], system: iris-t-slm, contributor: DE}\n" +
				"{id: c, name: C, at: [24.4, 49.8], system: sampt, contributor: FR}\n{id: d, name: D, at: [24.5, 49.8], system: nasams, contributor: GB}",
			said: "system SAMP/T is read as sampt\ncontributor UK is read as GB"},
		{text: "name,weapon,lat,lon,sender\nA,nasam,49.8,24.0,Норвегія\n", said: "system nasam is read as nasams",
			taken: "{id: a, name: A, at: [24, 49.8], system: nasams, contributor: \"NO\"}"},
		{text: "name,system,lat,lon,country\nA,Gepard,49.8,24.0,Germany\n", said: "the country is taken as the contributor",
			taken: "{id: a, name: A, at: [24, 49.8], system: gepard, contributor: DE}"},
		{text: "name,system,lat,lon,contributor\nA,patriot,49.8,24.0,DE\nB,s-400,49.8,24.1,DE\n", said: "line 2: unknown system\nline 3: unknown system"},
	},
	"14 numbers as people write them": {
		{text: "name,lat,lon,population\nA town,49.03,28.1,34500.0\nB town,49.13,28.1,\n",
			taken: "{id: a-town, name: A town, at: [28.1, 49.03], population: 34500}\n{id: b-town, name: B town, at: [28.1, 49.13]}"},
		{text: "name;lat;lon;population\nA;49,03;28,1;34 500\nB;49,13;28,1;about 500\n", said: "line 3: population is left out",
			taken: "{id: a, name: A, at: [28.1, 49.03], population: 34500}\n{id: b, name: B, at: [28.1, 49.13]}"},
		{text: "name,lat,lon,population\nA,49.03,28.1,\"34,500\"\n", taken: "{id: a, name: A, at: [28.1, 49.03], population: 34500}"},
		{text: "name,lat,lon,population,weight\nA,49.03,28.1,34'500,much\n", said: "weight is left out",
			taken: "{id: a, name: A, at: [28.1, 49.03], population: 34500}"},
	},
	"15 columns of public tables": {
		{text: "id,ident,type,name,latitude_deg,longitude_deg,iso_country\n2537,ZZUA,medium_airport,Sample field,49.03,28.10,UA\n",
			taken: "{id: ZZUA, name: Sample field, at: [28.1, 49.03], kind: airport}", said: "kind medium_airport is read as airport"},
		{text: "id,ident,type,name,latitude_deg,longitude_deg,iso_country\n1,ZZUB,heliport,Pad,49.03,28.10,UA\n2,ZZUC,closed,Old,49.03,28.10,UA\n",
			said: "line 2: no kind of place here\nline 3: no kind of place here"},
		{text: "country,country_long,name,capacity_mw,latitude,longitude,primary_fuel\nUKR,Ukraine,Own,100,49.03,28.10,Hydro\n",
			taken: "{id: own, name: Own, at: [28.1, 49.03], kind: power}"},
		{text: "city,city_ascii,lat,lng,country,iso2,admin_name,population\nOwn,Own,49.03,28.10,Ukraine,UA,Vinnytska Oblast,5\n",
			taken: "{id: own, name: Own, at: [28.1, 49.03], population: 5}", said: "region Vinnytska Oblast is read as UA-05"},
		{text: "a,b\n1,2\n", refused: "its columns are: a, b"},
	},
	"16 columns in Ukrainian": {
		{text: "Назва;Широта;Довгота;Населення\nЗразкове;49,03;28,10;12000\n", said: "lat is read from the column Широта",
			taken: "{id: zrazkove, name: Зразкове, at: [28.1, 49.03], population: 12000}"},
		{text: "Населений пункт;Широта;Довгота;Область\nЗразкове;49,03;28,10;Вінницька область\n", said: "region Вінницька область is read as UA-05",
			taken: "{id: zrazkove, name: Зразкове, at: [28.1, 49.03]}"},
		{text: "Станція;Координати;Тип\nЗразкове;\"49,03; 28,10\";станція\n", said: "position is read from the column Координати",
			taken: "{id: zrazkove, name: Зразкове, at: [28.1, 49.03], kind: rail}"},
		{text: "Об'єкт;Широта;Довгота;Потужність, МВт\nЗразкова ТЕС;49,03;28,10;120\n", said: "kind power",
			taken: "{id: zrazkova-tes, name: Зразкова ТЕС, at: [28.1, 49.03], kind: power}"},
	},
	"17 decimal commas": {
		{text: "name,lat,lon\nA town,\"49,03\",\"28,10\"\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name\tlat\tlon\nA town\t49,03\t28,10\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name|lat|lon\nA town|49,03°|28,10°\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: `[{"name": "A town", "lat": "49,03", "lon": "28,10"}]`, taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
	},
	"18 byte order marks": {
		{text: "\ufeff" + pointFeature, taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "\ufeffname,lat,lon\nA town,49.03,28.1\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "\ufeff" + pointPlacemark, taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "\ufeff" + `[{"name":"A town","lat":49.03,"lon":28.1}]`, taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
	},
	"19 a line that names the separator": {
		{text: "sep=;\r\nname;lat;lon\r\nA town;49,03;28,10\r\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "sep=,\nname,lat,lon\nA town,49.03,28.10\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "\"sep=\t\"\nname\tlat\tlon\nA town\t49.03\t28.10\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "\ufeffsep=|\nname|lat|lon\nA town|49.03|28.10\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
	},
	"20 a bad feature costs itself": {
		{text: `{"type":"FeatureCollection","features":[` + pointFeature + `,{"type":"Feature","geometry":{"type":"Point","coordinates":["28.10","49.03"]},"properties":{"name":"T"}}]}`,
			taken: "{id: a-town, name: A town, at: [28.1, 49.03]}", said: "feature 2: its coordinates are no two numbers"},
		{text: `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[]},"properties":{"name":"T"}},` + pointFeature + `]}`,
			taken: "{id: a-town, name: A town, at: [28.1, 49.03]}", said: "feature 1: its coordinates"},
		{text: `{"type":"FeatureCollection","features":[null,{"type":"Feature","geometry":{"type":"Point","coordinates":[24.5]}},` + pointFeature + `]}`,
			taken: "{id: a-town, name: A town, at: [28.1, 49.03]}", said: "feature 1: it is no object\nfeature 2: its coordinates"},
		{text: `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":"here","properties":7},` + pointFeature + `]}`,
			taken: "{id: a-town, name: A town, at: [28.1, 49.03]}", said: "feature 1: no geometry"},
	},
	"21 quotes": {
		{text: "name,lat,lon\nPlant \"North\",49.03,28.1\nB town,49.1,28.2\n", options: ImportOptions{Kind: "power"},
			taken: "{id: plant-north, name: \"Plant \\\"North\\\"\", at: [28.1, 49.03], kind: power}\n{id: b-town, name: B town, at: [28.2, 49.1], kind: power}"},
		{text: "name,lat,lon\n\"open,49.03,28.1\nB town,49.1,28.2\n", said: "line 2: a quote is not closed",
			taken: "{id: b-town, name: B town, at: [28.2, 49.1]}"},
		{text: "name,lat,lon\n\"A \"\"b\"\"\",49.03,28.1\n", taken: "{id: a-b, name: \"A \\\"b\\\"\", at: [28.1, 49.03]}"},
		{text: "name,lat,lon\nA,49.03,28.1,9,9\nB town,49.1,28.2\n", said: "line 2: 5 cells under 3 columns",
			taken: "{id: b-town, name: B town, at: [28.2, 49.1]}"},
	},
	"22 blank rows": {
		{text: "name,lat,lon\n" + strings.Repeat(",,\n", 60) + "A town,49.03,28.1\nFar town,48.85,2.35\n",
			taken: "{id: a-town, name: A town, at: [28.1, 49.03]}", said: "line 63: outside the map"},
		{text: "\n\nname,lat,lon\n\nA town,49.03,28.1\n\n\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name;lat;lon\n ; ;\nA town;49.03;28.1\n;;\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: `[{}, {"name": "", "lat": null}, {"name":"A town","lat":49.03,"lon":28.1}]`, taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
	},
	"24 on the coast and the border": {
		{text: "name,lat,lon,population\nA town on the bay,46.116,32.911,17000\nA town on the estuary,46.613,31.550,14000\n",
			taken: "{id: a-town-on-the-bay, name: A town on the bay, at: [32.911, 46.116], region: UA-65, population: 17000, control: occupied, control_as_of: 2025-10}\n" +
				"{id: a-town-on-the-estuary, name: A town on the estuary, at: [31.55, 46.613], region: UA-48, population: 14000}",
			said: "outside the outline of Ukraine within its error: taken"},
		{text: "name,lat,lon,kind\nOwn,49.80,22.93,crossing\n", taken: "{id: own, name: Own, at: [22.93, 49.8], kind: crossing, region: UA-46}",
			said: "within its error"},
		{text: "name,lat,lon,kind\nPier,46.49,30.775,port\n", taken: "{id: pier, name: Pier, at: [30.775, 46.49], kind: port, region: UA-51}"},
		{text: "name,lat,lon,kind\nPlatform,45.6,31.0,port\n", said: "[31, 45.6] lies in the sea"},
	},
	"27 words for countries": {
		{text: "name,country,lat,lon\nField one,POL,50.10,22.00\nField two,Poland,50.10,22.10\nField three,UKR,49.80,24.00\n",
			taken: "{id: field-one, name: Field one, at: [22, 50.1], country: PL}\n{id: field-two, name: Field two, at: [22.1, 50.1], country: PL}\n" +
				"{id: field-three, name: Field three, at: [24, 49.8], country: UA}",
			said: "country POL is read as PL"},
		{text: "name,країна,lat,lon\nOwn,Румунія,45.0,26.0\n", taken: "{id: own, name: Own, at: [26, 45], country: RO}"},
		{text: "name,country,lat,lon\nOwn,slovakia,48.7,21.0\n", taken: "{id: own, name: Own, at: [21, 48.7], country: SK}"},
		{text: "name,country,lat,lon\nOwn,Atlantis,48.7,21.0\n", said: "country is left out: not known",
			taken: "{id: own, name: Own, at: [21, 48.7]}"},
	},
	"28 swapped inside the box": {
		{text: "id,system,contributor,lon,lat\nu1,nasams,UA,45.36,36.47\n", said: "the other way round it lies in Ukraine"},
		{text: "name,lon,lat,population\nOwn,45.2,34.1,5\n", said: "latitude and longitude are swapped"},
		{text: `{"type":"Feature","geometry":{"type":"Point","coordinates":[49.03,28.1]},"properties":{"name":"A"}}`,
			said: "latitude and longitude are swapped"},
		{text: "name,location\nA,\"28.1, 49.03\"\n", said: "longitude stands first in location", taken: "{id: a, name: A, at: [28.1, 49.03]}"},
	},
	"29 spreadsheets": {
		{text: "PK\x03\x04\x14\x00rest of a spreadsheet", refused: "a spreadsheet; save it as CSV UTF-8"},
		{text: "PK\x03\x04", refused: "a spreadsheet; save it as CSV UTF-8"},
		{text: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refused: "save it as CSV UTF-8"},
		{text: "SQLite format 3\x00", refused: "export its layer as GeoJSON or CSV"},
	},
	"30 points of KML": {
		{text: pointPlacemark, taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: strings.Replace(pointPlacemark, "<Point>", "<ExtendedData><Data name=\"population\"><value>5</value></Data></ExtendedData><Point>", 1),
			taken: "{id: a-town, name: A town, at: [28.1, 49.03], population: 5}"},
		{text: strings.Replace(pointPlacemark, "28.1,49.03", "28.1,49.03,120", 1), taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "<gpx><wpt lat=\"49\" lon=\"28\"/></gpx>", refused: "convert it to GeoJSON or CSV"},
	},
	"31 words for regions": {
		{text: "name,lat,lon,population,region\nA town,49.84,24.30,1000,Lviv\nC town,49.84,24.5,1000,ua-46\n",
			taken: "{id: a-town, name: A town, at: [24.3, 49.84], population: 1000}\n{id: c-town, name: C town, at: [24.5, 49.84], population: 1000}",
			said:  "region Lviv is read as UA-46\nregion ua-46 is read as UA-46"},
		{text: "name,lat,lon,oblast\nA,46.6,30.5,Odessa oblast\n", said: "is read as UA-51", taken: "{id: a, name: A, at: [30.5, 46.6]}"},
		{text: "name,lat,lon,region\nA,46.6,30.5,Lviv\n", said: "region is left out: the position lies in another one UA-46, not UA-51",
			taken: "{id: a, name: A, at: [30.5, 46.6]}"},
		{text: "name,lat,lon,region\nA,45.6,31.0,Одеська обл.\n", said: "the region that is stated is taken",
			taken: "{id: a, name: A, at: [31, 45.6], region: UA-51}"},
	},
	"32 a column twice": {
		{text: "name,lat,lon,lat\nA town,49.03,28.10,50.00\n", refused: "two columns are called lat"},
		{text: "name,latitude,lat,lon\nA,49.03,50,28.1\n", refused: "say which: --columns lat="},
		{text: "name,lat,lon,x,y\nA town,49.03,28.1,600000,5400000\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name,lat,lon,note,note\nA town,49.03,28.1,a,b\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
	},
	"33 a position in one column": {
		{text: "name,location\nA town,POINT (28.10 49.03)\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name,coordinates\nA town,\"49°01'48\"\"N 28°06'00\"\"E\"\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name,lat,lon\nA town,49°01'48\"N,28°06'00\"E\n", taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name,mgrs\nA town,35UPQ2400\nB town,somewhere\n", said: "line 3: its position cannot be read",
			taken: "{id: a-town, name: A town, at: [28.693562, 48.745065]}"},
	},
	"35 Windows-1251": {
		{text: inWindows1251("name;lat;lon\nЗразкове;49,03;28,10\n"), said: "read as Windows-1251",
			taken: "{id: zrazkove, name: Зразкове, at: [28.1, 49.03]}"},
		{text: inWindows1251("Назва;Широта;Довгота;Область\nЇжаківка;49,03;28,10;Вінницька\n"), said: "read as Windows-1251",
			taken: "{id: izhakivka, name: Їжаківка, at: [28.1, 49.03]}"},
		{text: "\xff\xfe" + strings.Join(strings.Split("name,lat,lon\nA town,49.03,28.1\n", ""), "\x00") + "\x00", said: "read as UTF-16",
			taken: "{id: a-town, name: A town, at: [28.1, 49.03]}"},
		{text: "name;lat;lon\nZ\xf3lta;49,03;28,10\n", refused: "not UTF-8"},
	},
}

const (
	pointFeature   = `{"type":"Feature","geometry":{"type":"Point","coordinates":[28.1,49.03]},"properties":{"name":"A town"}}`
	pointPlacemark = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>A town</name><Point><coordinates>28.1,49.03</coordinates></Point></Placemark></kml>`
)

func inWindows1251(text string) string {
	encoded, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return encoded
}

// objectsOf is the objects of a scenario file, one a line.
func objectsOf(made *Imported) string {
	doc, _ := newDocument("made", made.Scenario, rankFile, new(collector))
	root, _ := readYAML(doc, new(collector))
	var lines []string
	for _, list := range []*node{root.follow("places", "add"), root.get("bases"), root.get("units")} {
		if list != nil {
			for _, n := range list.items {
				lines = append(lines, flowText(n))
			}
		}
	}
	return strings.Join(lines, "\n")
}

func TestImportsFromTheField(t *testing.T) {
	for name, cases := range fieldCases {
		t.Run(name, func(t *testing.T) {
			for _, c := range cases {
				file := c.file
				if file == "" {
					file = "f"
				}
				made, err := Import(context.Background(), file, strings.NewReader(c.text), c.options)
				if err != nil || c.refused != "" {
					if err == nil || c.refused == "" || !strings.Contains(err.Error(), c.refused) {
						t.Errorf("%.80q: %v, want %q", c.text, err, c.refused)
					}
					continue
				}
				if _, err := Parse("made.yaml", made.Scenario, Options{}); err != nil {
					t.Errorf("%.80q: %v\n%s", c.text, err, made.Scenario)
				}
				if diff := cmp.Diff(c.taken, objectsOf(made)); diff != "" {
					t.Errorf("%.80q: %s\n%s", c.text, diff, told(made))
				}
				for _, line := range strings.Split(c.said, "\n") {
					if !strings.Contains(told(made), line) {
						t.Errorf("%.80q: no %q in\n%s", c.text, line, told(made))
					}
				}
			}
		})
	}
}

// 05, 06 and 24 by a scenario's own hand: what an import refuses or takes, the reader
// of scenarios does too.
func TestScenariosSayWhatPlacesAre(t *testing.T) {
	const head = "version: 1\nname: x\n"
	for text, want := range map[string]string{
		"bases:\n  - {id: XX06, name: Field, country: RO, at: [22.5, 50.1]}\n":                  "the position lies in PL, not in RO",
		"bases:\n  - {id: XX06, name: Field, country: US, at: [22.5, 50.1]}\n":                  "the position lies in PL, not in US",
		"bases:\n  - {id: XX06, name: Field, at: [40, 55]}\n":                                   "the position lies in RU and the country is not stated",
		"bases:\n  - {id: XX06, name: Field, country: PL, at: [22.5, 50.1]}\n":                  "",
		"bases:\n  - {id: XX06, name: Field, country: RU, at: [40, 55]}\n":                      "",
		"places: {add: [{id: k, name: Kiev, at: [30.52, 50.45], population: 5}]}\n":             "the same place as Kyiv of the reference data",
		"places: {add: [{id: k, name: Kiev, at: [30.52, 50.45], distinct: true}]}\n":            "",
		"places: {add: [{id: a, name: Own, at: [28, 49]}, {id: b, name: Own, at: [28, 49]}]}\n": "the same place as Own above",
		"places: {add: [{id: a, name: Own, at: [37.74, 48.07]}]}\n":                             "who holds it must be stated on occupied ground",
		"places: {add: [{id: a, name: Own, at: [37.74, 48.07], control: occupied}]}\n":          "",
		"places: {add: [{id: a, name: Own, at: [31.550, 46.613]}]}\n":                           "",
		"places: {add: [{id: a, name: Own, at: [31.0, 45.8]}]}\n":                               "outside Ukraine's recognised border",
	} {
		s, err := Parse("x.yaml", []byte(head+text), Options{})
		switch {
		case want == "" && err != nil, want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %q", text, err, want)
		case want == "":
			var again strings.Builder
			if err := Write(&again, s); err != nil {
				t.Error(err)
			}
			if back, err := Parse("again.yaml", []byte(again.String()), Options{}); err != nil || back.Digest != s.Digest {
				t.Errorf("%s: read back: %v", text, err)
			}
		}
	}
}

// A population that changes loses the year that the reference data gave it.
func TestAChangedPopulationLosesItsYear(t *testing.T) {
	s, err := Parse("x.yaml", []byte("version: 1\nname: x\nplaces: {add: [{id: kyiv, population: 5}, {id: lviv, weight: 2}]}\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if kyiv, lviv := s.Place("kyiv"), s.Place("lviv"); kyiv.PopulationYear != 0 || lviv.PopulationYear == 0 {
		t.Errorf("kyiv %d, lviv %d", kyiv.PopulationYear, lviv.PopulationYear)
	}
}
