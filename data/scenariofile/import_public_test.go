package scenariofile

import (
	"testing"

	"airumbrella/scenario"
)

// publicTables are tables of the kinds that the public publishes, in small: the same
// columns and faults, rows of our own. Each goes in as it is, or with one flag.
var publicTables = []struct {
	name, file, text string
	options          ImportOptions
	count            int
	kind             string // of every place taken
	people           int
}{
	{name: "airports of the world", file: "airports.csv", count: 2, kind: "airport",
		text: `"id","ident","type","name","latitude_deg","longitude_deg","elevation_ft","continent","iso_country","iso_region","municipality","scheduled_service","icao_code","iata_code","gps_code","local_code","home_link","wikipedia_link","keywords"
1,"ZZ01","medium_airport","Own ""old"" field",49.03,28.10,900,"EU","UA","UA-05","Own","no","ZZ01",,"ZZ01",,,,
2,"ZZ02","small_airport","Second field",50.03,29.10,900,"EU","UA","UA-18","Own","no",,,,,,,
3,"ZZ03","heliport","Pad",50.13,29.10,900,"EU","UA","UA-18","Own","no",,,,,,,
4,"ZZ04","closed","Closed field",50.23,29.10,900,"EU","UA","UA-18","Own","no",,,,,,,
5,"KZZZ","small_airport","Far field",40.23,-99.10,900,"NA","US","US-KS","Own","no",,,,,,,
6,"EPZZ","small_airport","Polish field",50.2,22.9,900,"EU","PL","PL-PK","Own","no",,,,,,,
`},
	{name: "power plants of the world", file: "global_power_plant_database.csv", count: 2, kind: "power",
		text: `country,country_long,name,gppd_idnr,capacity_mw,latitude,longitude,primary_fuel,other_fuel1,commissioning_year,owner,source
UKR,Ukraine,Own TPP,WRI1,100.0,49.03,28.10,Coal,,1970.0,,x
UKR,Ukraine,Own solar,WRI2,5.5,49.13,28.30,Solar,,,,x
AFG,Afghanistan,Far dam,GEO1,33.0,32.322,65.119,Hydro,,,,x
POL,Poland,Polish works,WRI3,33.0,50.2,22.9,Coal,,,,x
`},
	{name: "ports of the world", file: "UpdatedPub150.csv", count: 1, kind: "port",
		text: `World Port Index Number,Region Name,Main Port Name,UN/LOCODE,Country Code,Harbor Size,Harbor Type,Latitude,Longitude
44000.0,Black Sea -- 55,Own harbour,UA OWN,Ukraine,Small,River (Natural),46.613,31.550
44001.0,Baltic -- 51,Far harbour,PL FAR,Poland,Small,River (Natural),54.4,18.7
`},
	{name: "checkpoints in Ukrainian", file: "punkty.csv", count: 2, kind: "crossing",
		text:    "№;Назва пункту пропуску;Тип;Суміжна держава;Широта;Довгота\n1;Зразковий;Пункт пропуску;Румунія;48,09;24,6\n2;Другий;пункт пропуску;Польща;50,30;23,6\n",
		options: ImportOptions{Columns: map[string]string{"name": "Назва пункту пропуску"}}},
	{name: "stations of a map", file: "export.geojson", count: 1, kind: "rail",
		text: `{"type":"FeatureCollection","generator":"overpass-turbo","features":[
{"type":"Feature","id":"node/1","properties":{"@id":"node/1","railway":"station","name":"Зразкова","name:en":"Zrazkova","uic_ref":"22"},"geometry":{"type":"Point","coordinates":[28.1,49.03]}},
{"type":"Feature","id":"way/2","properties":{"@id":"way/2","railway":"station","name":"Друга"},"geometry":{"type":"Polygon","coordinates":[[[28,49],[28.1,49],[28.1,49.1],[28,49]]]}}]}`},
	{name: "stations of a query", file: "query.json", count: 1, kind: "rail",
		text: `{"version":0.6,"generator":"Overpass","elements":[{"type":"node","id":1,"lat":49.03,"lon":28.1,"tags":{"railway":"station","name":"Зразкова","name:en":"Zrazkova"}}]}`},
	{name: "cities of the world", file: "worldcities.csv", count: 2, kind: "city", people: 30500 + 2963199,
		text: `"city","city_ascii","lat","lng","country","iso2","iso3","admin_name","capital","population","id"
"Kyiv","Kyiv","50.4500","30.5236","Ukraine","UA","UKR","Kyyiv, Misto","primary","2963199.0","1804382913"
"Ownstadt","Ownstadt","49.0300","28.1000","Ukraine","UA","UKR","Vinnytska Oblast","","30500.0","18043"
"Tokyo","Tokyo","35.6870","139.7495","Japan","JP","JPN","Tokyo","primary","37785000","1392685764"
"Krakow","Krakow","50.0614","19.9372","Poland","PL","POL","Malopolskie","admin","804237","16"
`},
	{name: "a table of an encyclopedia", file: "table.csv", count: 1, kind: "city", people: 12345,
		text: "Name,Oblast,Population (2022),Coordinates\nOwn town[a],Vinnytsia,\"12,345\",49°01′48″N 28°06′00″E\n"},
	{name: "settlements of the statistics", file: "населення.csv", count: 1, kind: "city", people: 12345,
		text: inWindows1251("Населений пункт;Область;Чисельність населення;Широта;Довгота\nЗразкове;Вінницька область;12 345;49,03;28,10\n;;;;\n")},
	{name: "bridges of a map program", file: "bridges.kml", count: 1, kind: "bridge",
		text: `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Bridges</name><Placemark><name>Own bridge</name><Point><coordinates>28.1,49.03,0</coordinates></Point></Placemark></Document></kml>`},
}

func TestPublicTablesGoIn(t *testing.T) {
	for _, c := range publicTables {
		made, s := imported(t, c.file, c.text, c.options)
		if made.Count[ImportPlaces] != c.count {
			t.Errorf("%s: taken %v, want %d places\n%s", c.name, made.Count, c.count, told(made))
		}
		people := 0
		for _, row := range made.Rows {
			p := s.Place(row.ID)
			if p == nil || p.Kind != c.kind || p.Control != scenario.Government {
				t.Errorf("%s: %s is %+v, want a %s", c.name, row.ID, p, c.kind)
				continue
			}
			people += p.Population
		}
		if people != c.people {
			t.Errorf("%s: %d people, want %d", c.name, people, c.people)
		}
	}
}
