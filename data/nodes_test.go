package data

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// nodeTable is a CSV file as these tests read it: without any of the
// package's own readers, so that the table is tested and not the reader.
type nodeTable struct {
	t    *testing.T
	file string
	rows []map[string]string
}

// readNodeTable reads a CSV file with a header. A missing file below
// ../../shared skips the test.
func readNodeTable(t *testing.T, file string) nodeTable {
	t.Helper()
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) && strings.HasPrefix(file, "../../shared/") {
		t.Skipf("no file to check against: %s", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	table := nodeTable{t: t, file: file}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		table.rows = append(table.rows, row)
	}
	return table
}

// at is a row's position in degrees.
func (table nodeTable) at(row map[string]string) orb.Point {
	table.t.Helper()
	lat, errLat := strconv.ParseFloat(row["lat"], 64)
	lon, errLon := strconv.ParseFloat(row["lon"], 64)
	if err := errors.Join(errLat, errLon); err != nil {
		table.t.Fatalf("%s: %v: %v", table.file, row, err)
	}
	return orb.Point{lon, lat}
}

// nearest is the row nearest to p among those that pass, and how far it is in
// km; nil where none passes.
func (table nodeTable) nearest(p orb.Point, pass func(map[string]string) bool) (map[string]string, float64) {
	table.t.Helper()
	var best map[string]string
	km := 0.0
	for _, row := range table.rows {
		if !pass(row) {
			continue
		}
		if d := geo.Distance(p, table.at(row)).Kilometres(); best == nil || d < km {
			best, km = row, d
		}
	}
	return best, km
}

func anyRow(map[string]string) bool { return true }

const (
	nodeColumns     = "id,name,name_uk,aliases,kind,region,lat,lon,weight,control,control_as_of,source,grade,notes"
	airfieldColumns = "icao,name,country,lat,lon,kind,aliases,source,grade"
)

func TestNodeAndAirfieldColumns(t *testing.T) {
	for file, want := range map[string]string{"nodes.csv": nodeColumns, "airfields.csv": airfieldColumns} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(string(text), "\n"); got != want {
			t.Errorf("%s has columns %s, want %s", file, got, want)
		}
	}
}

func TestNodeCounts(t *testing.T) {
	counts := map[string]int{}
	for _, row := range readNodeTable(t, "nodes.csv").rows {
		counts[row["kind"]]++
		counts["all"]++
	}
	// At least so many of each kind; together at least 110.
	least := map[string]int{
		"all":      110,
		"port":     20,
		"rail":     40,
		"airport":  20,
		"crossing": 20,
		"power":    20,
		"bridge":   10,
	}
	for kind, want := range least {
		if counts[kind] < want {
			t.Errorf("%d nodes of kind %s, want at least %d", counts[kind], kind, want)
		}
	}
	if len(counts) != len(least) {
		t.Errorf("kinds %v: accepted are those of %v", counts, least)
	}
}

func TestNodeIdsAreUniqueSlugsOfTheirKind(t *testing.T) {
	taken := map[string]string{}
	for _, row := range readNodeTable(t, "cities.csv").rows {
		taken[row["id"]] = "a city"
	}
	slug, names := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`), map[string]string{}
	for _, row := range readNodeTable(t, "nodes.csv").rows {
		id := row["id"]
		if !slug.MatchString(id) || !strings.HasPrefix(id, row["kind"]+"-") {
			t.Errorf("id %q is not %s-name in lower-case ASCII", id, row["kind"])
		}
		if other := taken[id]; other != "" {
			t.Errorf("id %s is taken by %s", id, other)
		}
		if other := names[row["name"]]; other != "" {
			t.Errorf("%s and %s are both called %s", id, other, row["name"])
		}
		taken[id], names[row["name"]] = "another node", id
	}
}

func TestNodeFieldsHaveLegalValues(t *testing.T) {
	codes := map[string]bool{}
	for _, r := range Regions() {
		codes[r.Code] = true
	}
	legal := map[string]func(string) bool{
		"region":        func(s string) bool { return codes[s] },
		"lat":           regexp.MustCompile(`^\d\d\.\d{2,3}$`).MatchString, // town level: 0.001 degrees or coarser
		"lon":           regexp.MustCompile(`^\d\d\.\d{2,3}$`).MatchString,
		"weight":        func(s string) bool { return s == "1" },
		"control":       func(s string) bool { return s == "government" || s == "occupied" },
		"control_as_of": func(s string) bool { return s == "2025-10" },
		"source":        func(s string) bool { return s != "" },
		"grade":         func(s string) bool { return slices.Contains([]string{"A", "B", "C", "D"}, s) },
		"name":          func(s string) bool { return s != "" && strings.TrimSpace(s) == s },
		"name_uk":       regexp.MustCompile(`^[\p{Cyrillic}IV0-9 ,'«»()–-]+$`).MatchString,
	}
	for _, row := range readNodeTable(t, "nodes.csv").rows {
		for column, accepts := range legal {
			if !accepts(row[column]) {
				t.Errorf("%s: %s is %q", row["id"], column, row[column])
			}
		}
	}
}

// notOfficial are spellings that a person may type but that are not printed.
var notOfficial = regexp.MustCompile(
	`Odessa|Kiev\b|Lvov|Kharkov|Nikolaev|Zaporozh|Chernov|Ilyichevsk|Yuzhn|Kirovohrad|Dnipropetrovsk|Dniester|Berdyansk|Uzhgorod`,
)

func TestNodeNamesAreTheOfficialOnes(t *testing.T) {
	for _, row := range readNodeTable(t, "nodes.csv").rows {
		if bad := notOfficial.FindString(row["name"]); bad != "" {
			t.Errorf("%s is called %s: %q belongs among the aliases", row["id"], row["name"], bad)
		}
	}
}

func TestNodesLieInUkraine(t *testing.T) {
	ukraine := countryOf(t, "UA").Territory
	table := readNodeTable(t, "nodes.csv")
	for _, row := range table.rows {
		if !evenOdd(ukraine, table.at(row)) {
			t.Errorf("%s at %s N %s E is not inside Ukraine", row["id"], row["lat"], row["lon"])
		}
	}
}

func TestNodesLieInTheirRegions(t *testing.T) {
	// The generalised borders are 1 to 3 km off, and these two stand at the
	// foot of a dam in a river that is the border.
	onTheBorder := map[string]string{"power-dnister-hpp": "UA-05", "power-kremenchuk-hpp": "UA-53"}
	table := readNodeTable(t, "nodes.csv")
	for _, row := range table.rows {
		want := row["region"]
		if other, ok := onTheBorder[row["id"]]; ok {
			want = other
		}
		if !evenOdd(regionOf(t, want).Territory, table.at(row)) {
			t.Errorf("%s at %s N %s E is not inside %s", row["id"], row["lat"], row["lon"], want)
		}
	}
}

// A node in a city is held by whoever holds the city.
func TestNodeControlAgreesWithTheNearestCity(t *testing.T) {
	cities, nodes := readNodeTable(t, "cities.csv"), readNodeTable(t, "nodes.csv")
	compared := 0
	for _, row := range nodes.rows {
		city, km := cities.nearest(nodes.at(row), anyRow)
		if km > 5 || city["control"] == "" { // smaller towns have none of their own
			continue
		}
		compared++
		if row["control"] != city["control"] {
			t.Errorf("%s is %s, but %s at %.1f km is %s", row["id"], row["control"], city["name"], km, city["control"])
		}
	}
	if compared < 60 {
		t.Errorf("compared %d nodes, want at least 60", compared)
	}
}

// civilAirports are the only aerodromes of Ukraine that the project names: the
// ICAO codes of civil airports. No bounding box, no pseudo code, no military
// airfield.
var civilAirports = strings.Fields(`UKBB UKCC UKCW UKDD UKDE UKDR UKFF UKHH UKHP UKHS UKKE UKKG UKKK UKKM UKLI
	UKLL UKLN UKLR UKLU UKOH UKON UKOO UKWW`)

func TestAirportsAreOnTheAllowList(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range readNodeTable(t, "nodes.csv").rows {
		code, _, _ := strings.Cut(row["aliases"], ";")
		switch {
		case row["kind"] != "airport":
			if regexp.MustCompile(`\bUK[A-Z]{2}\b|[Aa]ir ?base|[Aa]irfield`).
				MatchString(strings.Join([]string{row["name"], row["aliases"], row["notes"]}, " ")) {
				t.Errorf("%s is a %s and names an airfield", row["id"], row["kind"])
			}
		case !slices.Contains(civilAirports, code):
			t.Errorf("%s: the first alias %q is not the ICAO code of a civil airport", row["id"], code)
		case seen[code]:
			t.Errorf("%s: %s stands there twice", row["id"], code)
		}
		seen[code] = true
	}
}

func TestPlantsAgreeWithTheCheckFile(t *testing.T) {
	const within = 3.0 // km
	// The check file gives both plants at the Dnister the place of the pumped
	// storage, and Kyiv's CHP-5 the place of CHP-6.
	misplaced := []string{"power-dnister-hpp", "power-kyiv-chp-5"}
	check, nodes := readNodeTable(t, "../../shared/data/power_plants_check.csv"), readNodeTable(t, "nodes.csv")
	for _, row := range nodes.rows {
		if row["kind"] != "power" || slices.Contains(misplaced, row["id"]) {
			continue
		}
		if plant, km := check.nearest(nodes.at(row), anyRow); km > within {
			t.Errorf("%s is %.1f km from the nearest plant of the check file, %s", row["id"], km, plant["name"])
		}
	}
}

// The check files cannot judge these, so the places they stand at do.
func TestNodesThatTheCheckFilesMisplace(t *testing.T) {
	places := map[string]orb.Point{
		"power-dnister-hpp": {27.441, 48.583}, // Novodnistrovsk
		"power-kyiv-chp-5":  {30.562, 50.394}, // Vydubychi, Kyiv
		"crossing-ustyluh":  {24.145, 50.866}, // the bend of the Bug at Zosin, Poland's easternmost point
	}
	nodes := readNodeTable(t, "nodes.csv")
	for id, place := range places {
		_, km := nodes.nearest(place, func(row map[string]string) bool { return row["id"] == id })
		if km == 0 || km > 3 { // 0 km: no such node
			t.Errorf("%s is %.1f km from %v, want more than 0 and at most 3", id, km, place)
		}
	}
}

// seedKind turns the seeds' types into kinds.
var seedKind = map[string]string{
	"rail_junction": "rail", "sea_port": "port", "river_port": "port",
	"border_road": "crossing", "border_rail": "crossing", "border_ferry": "crossing",
}

func TestSeedsAgreeByName(t *testing.T) {
	const within = 5.0 // km
	// Left out on purpose: places of allies, and stations at the front or
	// without junction traffic. Ustyluh's seed lies in Poland.
	leftOut := []string{"Constanta (RO)", "Gdansk (PL)", "Mostyska", "Kupiansk", "Pokrovsk", "Vorozhba", "Snihurivka",
		"Pidvolochysk", "Ustyluh-Zosin"}
	seeds, nodes := readNodeTable(t, "../../shared/data/logistics_nodes_seed.csv"), readNodeTable(t, "nodes.csv")
	matched := 0
	for _, seed := range seeds.rows {
		if slices.Contains(leftOut, seed["name"]) {
			continue
		}
		kind := seedKind[seed["type"]]
		// A crossing's seed is called "here-there": the first word will do.
		first := seed["name"][:strings.IndexAny(seed["name"]+" ", " -")]
		row, km := nodes.nearest(seeds.at(seed), func(row map[string]string) bool {
			return row["kind"] == kind && strings.Contains(row["name"]+";"+row["aliases"], first)
		})
		matched++
		if row == nil || km > within {
			t.Errorf("seed %s %s: the nearest of that name is %q at %.1f km", seed["type"], seed["name"], row["id"], km)
		}
	}
	if want := len(seeds.rows) - len(leftOut); matched != want {
		t.Errorf("%d seeds matched, want %d", matched, want)
	}
}

// airfieldPrefixes are the ICAO prefixes of the countries that the table
// covers; Germany's military ones begin with ET.
var airfieldPrefixes = map[string][]string{
	"BG": {"LB"}, "CZ": {"LK"}, "DE": {"ED", "ET"}, "EE": {"EE"}, "GR": {"LG"}, "HU": {"LH"}, "LT": {"EY"},
	"LV": {"EV"}, "MD": {"LU"}, "PL": {"EP"}, "RO": {"LR"}, "SK": {"LZ"}, "TR": {"LT"},
}

func TestAirfieldCountsAndCodes(t *testing.T) {
	rows := readNodeTable(t, "airfields.csv").rows
	if len(rows) < 55 {
		t.Errorf("%d airfields, want at least 55", len(rows))
	}
	perCountry := map[string]int{}
	for i, row := range rows {
		code, country := row["icao"], row["country"]
		perCountry[country]++
		prefixed := slices.ContainsFunc(
			airfieldPrefixes[country],
			func(p string) bool { return strings.HasPrefix(code, p) },
		)
		if len(code) != 4 || !prefixed {
			t.Errorf("%s is no ICAO code of %s: accepted prefixes are %v", code, country, airfieldPrefixes[country])
		}
		if i > 0 && rows[i-1]["icao"] >= code {
			t.Errorf("%s stands after %s: codes are unique and ascending", code, rows[i-1]["icao"])
		}
	}
	for country := range airfieldPrefixes {
		if perCountry[country] == 0 {
			t.Errorf("no airfield in %s", country)
		}
	}
}

func TestAirfieldFieldsHaveLegalValues(t *testing.T) {
	position := regexp.MustCompile(`^\d{1,2}\.\d{2,3}$`)
	for _, row := range readNodeTable(t, "airfields.csv").rows {
		if !slices.Contains([]string{"civil", "military", "joint"}, row["kind"]) {
			t.Errorf("%s: kind is %q, accepted are civil, military, joint", row["icao"], row["kind"])
		}
		if !slices.Contains([]string{"A", "B", "C", "D"}, row["grade"]) || row["source"] == "" || row["name"] == "" {
			t.Errorf("%s: grade %q, source %q, name %q", row["icao"], row["grade"], row["source"], row["name"])
		}
		if !position.MatchString(row["lat"]) || !position.MatchString(row["lon"]) {
			t.Errorf("%s: position %q %q, want degrees with 2 or 3 decimals", row["icao"], row["lat"], row["lon"])
		}
	}
}

func TestAirfieldsLieInTheirCountries(t *testing.T) {
	table := readNodeTable(t, "airfields.csv")
	for _, row := range table.rows {
		p := table.at(row)
		if !OutlineBox().Contains(p) {
			t.Errorf("%s at %v is outside the legal box", row["icao"], p)
		}
		if !evenOdd(countryOf(t, row["country"]).Territory, p) &&
			row["icao"] != "LGLM" { // whose bay the source's coast cuts off
			t.Errorf("%s at %v is not inside %s", row["icao"], p, row["country"])
		}
		if evenOdd(countryOf(t, "UA").Territory, p) {
			t.Errorf("%s is inside Ukraine", row["icao"])
		}
	}
}

func TestAirfieldsAgreeWithTheCheckFile(t *testing.T) {
	const within = 3.0 // km
	check, table := readNodeTable(t, "../../shared/data/airfields_check.csv"), readNodeTable(t, "airfields.csv")
	for _, row := range table.rows {
		same := func(other map[string]string) bool { return other["icao"] == row["icao"] }
		if other, km := check.nearest(table.at(row), same); other == nil || km > within {
			t.Errorf("%s is %.1f km from its place in the check file, %v", row["icao"], km, other)
		}
	}
}

// The bases that the built-in scenarios and the conditions of the package
// speak of.
func TestNamedBasesAreThere(t *testing.T) {
	want := strings.Fields(
		`LRCK LRFT LRCT LROP LRIA LRSV LRTC EPRZ EPLB EPMM EPKS EPLK EPMB EPDE LZKZ LZSL LHPA LHKE LHDC
		LKCV LBBG LBPG LBWN ETAR ETSN EYSA EEEI EVGA LUKK LTAG LGLR LGSA`,
	)
	have := map[string]bool{}
	for _, row := range readNodeTable(t, "airfields.csv").rows {
		have[row["icao"]] = true
	}
	for _, code := range want {
		if !have[code] {
			t.Errorf("%s is not there", code)
		}
	}
}
