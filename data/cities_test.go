package data

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// cityRow is a row of cities.csv as these tests read it.
type cityRow struct {
	id, geonameID, name, nameUK string
	aliases                     []string
	region                      string
	lat, lon                    float64
	elevation                   int
	population                  int
	year, control, asOf, grade  string
}

// readCityRows reads cities.csv without any of the package's own readers, so
// that the table is tested and not the reader.
func readCityRows(t *testing.T) []cityRow {
	t.Helper()
	file, err := os.Open("cities.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const header = "id,geonameid,name,name_uk,aliases,region,lat,lon,elevation_m,population,population_year,control,control_as_of,control_grade"
	if got := strings.Join(records[0], ","); got != header {
		t.Fatalf("header %s\nwant   %s", got, header)
	}
	var rows []cityRow
	for i, f := range records[1:] {
		row := cityRow{
			id:        f[0],
			geonameID: f[1],
			name:      f[2],
			nameUK:    f[3],
			region:    f[5],
			year:      f[10],
			control:   f[11],
			asOf:      f[12],
			grade:     f[13],
		}
		if f[4] != "" {
			row.aliases = strings.Split(f[4], ";")
		}
		var errs [4]error
		row.lat, errs[0] = strconv.ParseFloat(f[6], 64)
		row.lon, errs[1] = strconv.ParseFloat(f[7], 64)
		row.elevation, errs[2] = strconv.Atoi(f[8])
		row.population, errs[3] = strconv.Atoi(f[9])
		for _, err := range errs {
			if err != nil {
				t.Fatalf("cities.csv:%d (%s): %v", i+2, row.id, err)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// cityOf returns the city of a GeoNames id.
func cityOf(t *testing.T, rows []cityRow, geonameID string) cityRow {
	t.Helper()
	for _, row := range rows {
		if row.geonameID == geonameID {
			return row
		}
	}
	t.Fatalf("no city with geonameid %s", geonameID)
	return cityRow{}
}

func TestCitiesCountsAndTotals(t *testing.T) {
	rows := readCityRows(t)
	// 363 of the dump, and two corrected: Pokrov (0 people there) and Ternivka
	// (not there at all). Neither reaches 50,000.
	counts := map[int]int{10_000: 365, 50_000: 98, 100_000: 47}
	for atLeast, want := range counts {
		got := 0
		for _, row := range rows {
			if row.population >= atLeast {
				got++
			}
		}
		if got != want {
			t.Errorf("cities of %d people and more: %d, want %d", atLeast, got, want)
		}
	}
	people, cities := map[string]int{}, map[string]int{}
	for _, row := range rows {
		if row.population >= 50_000 {
			people[row.control] += row.population
			cities[row.control]++
		}
	}
	if cities["occupied"] != 31 || cities["government"] != 67 {
		t.Errorf("cities from 50,000 by control: %v, want 31 occupied and 67 government", cities)
	}
	if people["occupied"] != 5_423_733 || people["government"] != 16_680_707 {
		t.Errorf(
			"people in cities from 50,000 by control: %v, want 5,423,733 occupied and 16,680,707 government",
			people,
		)
	}
}

func TestCitiesStandInOrder(t *testing.T) {
	rows := readCityRows(t)
	for i, row := range rows[1:] {
		before := rows[i]
		if row.population > before.population || row.population == before.population && row.id < before.id {
			t.Errorf(
				"%s (%d) stands after %s (%d): want falling population, then id",
				row.id,
				row.population,
				before.id,
				before.population,
			)
		}
	}
}

func TestCityIdsAreUniqueReadableSlugs(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	ids, geonameIDs := map[string]bool{}, map[string]bool{}
	for _, row := range readCityRows(t) {
		if !form.MatchString(row.id) {
			t.Errorf("id %q: want words of small ASCII letters joined by hyphens", row.id)
		}
		plain := strings.ReplaceAll(strings.ToLower(row.name), " ", "-")
		if row.id != plain && !strings.HasPrefix(row.id, plain+"-") {
			t.Errorf("id %q does not begin with the slug of the name %q", row.id, row.name)
		}
		if ids[row.id] || geonameIDs[row.geonameID] {
			t.Errorf("%s (%s): id or geonameid stands twice", row.id, row.geonameID)
		}
		ids[row.id], geonameIDs[row.geonameID] = true, true
	}
	for _, id := range []string{"kyiv", "lviv", "kharkiv", "odesa", "mykolaiv", "mykolaiv-lviv", "zaporizhzhia",
		"pokrovsk", "pokrov",
		"horodok-lviv", "horodok-khmelnytskyi", "zolochiv-lviv", "zolochiv-kharkiv", "kostiantynivka",
		"kostiantynivka-zaporizhzhia"} {
		if !ids[id] {
			t.Errorf("no city with id %q", id)
		}
	}
}

// notNames are spellings that the program never prints: Russian forms, forms
// of older dumps, and names that Ukraine has changed.
var notNames = strings.Fields(`Odessa Kiev Lvov Kharkov Chernigov Vinnitsa Rovno Nikolaev Mykolayiv Uzhgorod Mukacheve
	Zaporizhia Zaporozhye Dnipropetrovsk Dniprodzerzhynsk Kirovohrad Lugansk Makiyivka Makeevka Horlovka Gorlovka Berdyansk
	Syevyerodonetsk Severodonetsk Sievierodonetsk Energodar Izyum Yenakiyeve Sverdlovsk Krasnodon Stakhanov Torez
	Chervonohrad Novomoskovsk Krasnohrad Pervomaiskyi Novohrad-Volynskyi Volodymyr-Volynskyi Yuzhne Yuzhnoukrainsk
	Vatutine Molodohvardiisk Tsyurupynsk Tsiurupynsk Illichivsk Kotovsk Kuznetsovsk Artemivsk Krasnoperekopsk Kupjansk
	Znomenka Kurakhovo Sovetskiy Primorskiy Svetlodarsk Pereiaslav-Khmelnytskyi Kirovsk Shchyolkino Ordzhonikidze`)

func TestCityNamesAreTheOfficialOnes(t *testing.T) {
	rows := readCityRows(t)
	refused := map[string]bool{"Krasnyy Luch": true, "Krasnyi Luch": true}
	for _, name := range notNames {
		refused[name] = true
	}
	letters := regexp.MustCompile(`^[A-Z][a-z]+([ -][A-Z][a-z]+)*$`)
	older := regexp.MustCompile(`yy|iya|iye|[aeou]yiv|[^hj]ya$`)
	for _, row := range rows {
		switch {
		case refused[row.name]:
			t.Errorf("%s: the name %q is not the official one", row.id, row.name)
		case !letters.MatchString(row.name):
			t.Errorf("%s: the name %q: want capitalised words of ASCII letters", row.id, row.name)
		case older.MatchString(row.name):
			t.Errorf("%s: the name %q is spelt as before 2010", row.id, row.name)
		}
	}
	// Renamed between 2016 and 2024, or misspelt in the dump.
	for geonameID, want := range map[string]string{
		"698740": "Odesa Одеса", "690548": "Uzhhorod Ужгород", "700569": "Mykolaiv Миколаїв",
		"687700": "Zaporizhzhia Запоріжжя",
		"704202": "Khrustalnyi Хрустальний", "710554": "Sheptytskyi Шептицький",
		"699553": "Zviahel Звягель",
		"699445": "Samar Самар",
		"704388": "Berestyn Берестин", "697576": "Zlatopil Златопіль",
		"691999": "Siverskodonetsk Сіверськодонецьк",
		"697592": "Sokolohirsk Сокологірськ", "687997": "Pivdenne Південне",
		"7525990": "Pivdennoukrainsk Південноукраїнськ",
		"700829":  "Otamanivka Отаманівка", "690312": "Bahacheve Багачеве",
		"704403": "Sorokyne Сорокине",
		"700646": "Mukachevo Мукачево", "697593": "Pervomaisk Первомайськ",
		"686919": "Znamianka Знам'янка",
		"695965": "Piatykhatky П'ятихатки", "689378": "Volodymyr Володимир",
		"705812": "Kropyvnytskyi Кропивницький",
	} {
		row := cityOf(t, rows, geonameID)
		if got := row.name + " " + row.nameUK; got != want {
			t.Errorf("geonameid %s: %s, want %s", geonameID, got, want)
		}
	}
}

func TestCityNamesInUkrainian(t *testing.T) {
	alphabet := regexp.MustCompile(`^[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя' -]+$`)
	// Russian endings that are spelt with letters both languages have:
	// -ск, -цк, -ец and -ица are -ськ, -цьк, -ець and -иця in Ukrainian.
	russian := regexp.MustCompile(`(ск|цк|ец|ица|ский|ская|ское|ой)$`)
	for _, row := range readCityRows(t) {
		dzhankoi := row.nameUK == "Джанкой" // a Crimean Tatar name, the one true -ой
		if !alphabet.MatchString(row.nameUK) || russian.MatchString(row.nameUK) && !dzhankoi {
			t.Errorf("%s: %q is not Ukrainian", row.id, row.nameUK)
		}
	}
}

func TestCityAliasesLeadToOneCity(t *testing.T) {
	owner := map[string]string{}
	rows := readCityRows(t)
	for _, row := range rows {
		owner[row.id] = row.id
	}
	form := regexp.MustCompile(`^[A-Z][A-Za-z -]+$`)
	for _, row := range rows {
		if len(row.aliases) > 8 {
			t.Errorf("%s has %d aliases, want at most 8", row.id, len(row.aliases))
		}
		for _, alias := range row.aliases {
			key := strings.NewReplacer("'", "", " ", "-").Replace(strings.ToLower(alias))
			if other, taken := owner[key]; taken || !form.MatchString(alias) {
				t.Errorf("alias %q of %s: taken by %q, or no ASCII name", alias, row.id, other)
			}
			owner[key] = row.id
		}
	}
	for alias, want := range map[string]string{
		"kiev": "kyiv", "odessa": "odesa", "lvov": "lviv", "kharkov": "kharkiv", "dnepropetrovsk": "dnipro",
		"nikolaev":  "mykolaiv",
		"artemivsk": "bakhmut", "chervonohrad": "sheptytskyi", "severodonetsk": "siverskodonetsk",
		"pokrovsk-donetsk": "pokrovsk",
	} {
		if owner[alias] != want {
			t.Errorf("alias %q leads to %q, want %q", alias, owner[alias], want)
		}
	}
}

func TestCityRegionsAndPositions(t *testing.T) {
	rows := readCityRows(t)
	regions := map[string]bool{}
	for _, code := range strings.Fields(`05 07 09 12 14 18 21 23 26 30 32 35 40 43 46 48 51 53 56 59 61 63 65 68 71 74 77`) {
		regions["UA-"+code] = true
	}
	seen := map[string]bool{}
	for _, row := range rows {
		if !regions[row.region] {
			t.Errorf("%s: region %q is none of the 27", row.id, row.region)
		}
		seen[row.region] = true
		if row.lon < 22 || row.lon > 40.3 || row.lat < 44.3 || row.lat > 52.5 {
			t.Errorf("%s lies at %v, %v: outside 22-40.3E 44.3-52.5N", row.id, row.lon, row.lat)
		}
		if row.elevation < -5 || row.elevation > 1000 {
			t.Errorf("%s: elevation %d m, want -5 to 1000", row.id, row.elevation)
		}
	}
	if len(seen) != 27 {
		t.Errorf("cities in %d regions, want all 27", len(seen))
	}
	// Namesakes and border cases: the region is the administrative one.
	for geonameID, want := range map[string]string{"703448": "UA-30", "712165": "UA-32", "694423": "UA-40",
		"693805": "UA-43",
		"697593": "UA-48", "697592": "UA-09", "700568": "UA-46", "704422": "UA-14", "698436": "UA-12", "691628": "UA-12"} {
		if row := cityOf(t, rows, geonameID); row.region != want {
			t.Errorf("%s: region %s, want %s", row.id, row.region, want)
		}
	}
}

// kmBetween is a flat-Earth distance, good to a percent at 10 km.
func kmBetween(latA, lonA, latB, lonB float64) float64 {
	const kmPerDegree = 111.2
	east := (lonB - lonA) * math.Cos(latA*math.Pi/180)
	return kmPerDegree * math.Hypot(latB-latA, east)
}

func TestCitiesLieWhereTheyAre(t *testing.T) {
	rows := readCityRows(t)
	for id, at := range map[string][2]float64{ // city centres: latitude, longitude
		"kyiv": {50.450, 30.523}, "kharkiv": {49.993, 36.230}, "odesa": {46.482, 30.723}, "lviv": {49.842, 24.032},
		"dnipro": {48.465, 35.046}, "donetsk": {48.003, 37.805}, "zaporizhzhia": {47.838, 35.139},
		"mykolaiv": {46.975, 31.995},
		"uzhhorod": {48.621, 22.288}, "chernihiv": {51.498, 31.289}, "simferopol": {44.952, 34.102},
		"mariupol": {47.097, 37.543},
		"pokrov":   {47.654, 34.116}, "ternivka": {48.523, 36.083}, "mykolaiv-lviv": {49.523, 23.985},
		"pervomaisk": {48.044, 30.850},
	} {
		for _, row := range rows {
			if row.id != id {
				continue
			}
			if km := kmBetween(row.lat, row.lon, at[0], at[1]); km > 5 {
				t.Errorf("%s lies %.1f km from its centre, want at most 5 km", id, km)
			}
		}
	}
	for i, a := range rows {
		for _, b := range rows[:i] {
			if km := kmBetween(a.lat, a.lon, b.lat, b.lon); km < 1 {
				t.Errorf("%s and %s lie %.1f km apart: one place twice?", a.id, b.id, km)
			}
		}
	}
}

func TestCityControlAndYears(t *testing.T) {
	rows := readCityRows(t)
	controlByRegion := map[string]string{}
	for _, row := range rows {
		if row.control != "government" && row.control != "occupied" {
			t.Errorf("%s: control %q, want government or occupied", row.id, row.control)
		}
		if row.asOf != "2025-10" || row.grade != "C" {
			t.Errorf("%s: control as of %q, grade %q, want 2025-10 and C", row.id, row.asOf, row.grade)
		}
		wantYear := "2020"
		if slices.Contains([]string{"pokrov", "ternivka", "khmelnytskyi", "irpin"}, row.id) {
			wantYear = "2022"
		}
		if row.year != wantYear {
			t.Errorf("%s: population of %s, want %s", row.id, row.year, wantYear)
		}
		if both := controlByRegion[row.region]; both != "" && both != row.control {
			controlByRegion[row.region] = "both"
		} else {
			controlByRegion[row.region] = row.control
		}
	}
	for region, control := range controlByRegion {
		want := "government"
		switch region {
		case "UA-09", "UA-40", "UA-43":
			want = "occupied"
		case "UA-14", "UA-23", "UA-65":
			want = "both"
		}
		if control != want {
			t.Errorf("cities of %s: %s, want %s", region, control, want)
		}
	}
	for _, id := range []string{"kherson", "zaporizhzhia", "kramatorsk", "kupiansk"} {
		if control := controlOfCity(rows, id); control != "government" {
			t.Errorf("%s: %s, want government", id, control)
		}
	}
	for _, id := range []string{"mariupol", "melitopol", "enerhodar", "bakhmut", "yalta", "nova-kakhovka"} {
		if control := controlOfCity(rows, id); control != "occupied" {
			t.Errorf("%s: %s, want occupied", id, control)
		}
	}
}

// controlOfCity returns the control of the city with an id.
func controlOfCity(rows []cityRow, id string) string {
	for _, row := range rows {
		if row.id == id {
			return row.control
		}
	}
	return fmt.Sprintf("no city %q", id)
}
