package data

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func countryOf(t *testing.T, code string) Country {
	t.Helper()
	for _, c := range Countries() {
		if c.Code == code {
			return c
		}
	}
	t.Fatalf("no country with code %s", code)
	return Country{}
}

func regionOf(t *testing.T, code string) Region {
	t.Helper()
	for _, r := range Regions() {
		if r.Code == code {
			return r
		}
	}
	t.Fatalf("no region with code %s", code)
	return Region{}
}

// evenOdd says whether an odd number of a territory's edges lies east of p.
func evenOdd(territory orb.MultiPolygon, p orb.Point) bool {
	inside := false
	for _, polygon := range territory {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if (a.Lat() > p.Lat()) != (b.Lat() > p.Lat()) &&
					p.Lon() < (b.Lon()-a.Lon())*(p.Lat()-a.Lat())/(b.Lat()-a.Lat())+a.Lon() {
					inside = !inside
				}
			}
		}
	}
	return inside
}

// areaKm2 is the area of a territory on WGS84, its edges straight in Lambert's
// cylindrical equal-area projection: the shoelace rule over longitude and the
// sine of the authalic latitude (Snyder, Map Projections, equations 3-11 to
// 3-13). The edges are short, so that this equals the geodesic area to 0.01 %.
func areaKm2(territory orb.MultiPolygon) float64 {
	const e2 = 0.00669437999014
	const semiMajorKm = 6378.137
	e := math.Sqrt(e2)
	q := func(lat float64) float64 {
		s := math.Sin(lat * math.Pi / 180)
		return (1 - e2) * (s/(1-e2*s*s) - math.Log((1-e*s)/(1+e*s))/(2*e))
	}
	sum := 0.0
	for _, polygon := range territory {
		for _, ring := range polygon { // holes are clockwise and count down
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				sum += (b.Lon() - a.Lon()) * math.Pi / 180 * (q(a.Lat()) + q(b.Lat())) / 2
			}
		}
	}
	return -sum * semiMajorKm * semiMajorKm / 2 // anticlockwise is positive
}

func pointCount(territory orb.MultiPolygon) int {
	n := 0
	for _, polygon := range territory {
		for _, ring := range polygon {
			n += len(ring)
		}
	}
	return n
}

// snakeIslandPoints is the size of the ring that is typed by hand.
const snakeIslandPoints = 9

func TestOutlinesHoldTheExpectedNumbers(t *testing.T) {
	cases := []struct {
		what      string
		got, want int
	}{
		// 54 areas of the source have territory in the box; the north of
		// Cyprus and the buffer zone go to CY, the two base areas there to GB,
		// and the islands of Aland that lie so far south to FI.
		{"countries", len(Countries()), 50},
		{"points of Ukraine", pointCount(countryOf(t, "UA").Territory), 2971 + snakeIslandPoints},
		{"regions", len(Regions()), 27},
		{"river pieces", len(Rivers()), 97},
		{"lines", len(BoundaryLines()), 410},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
	points := 0
	for _, r := range Regions() {
		points += pointCount(r.Territory)
	}
	if want := 3830 + snakeIslandPoints; points != want {
		t.Errorf("points of the regions: %d, want %d", points, want)
	}
}

func TestCountryTerritory(t *testing.T) {
	cases := []struct {
		place          string
		at             orb.Point
		inside, beside string
	}{
		{"Simferopol", orb.Point{34.1024, 44.9572}, "UA", "RU"},
		{"Sevastopol", orb.Point{33.5254, 44.6054}, "UA", "RU"},
		{"Kerch", orb.Point{36.4682, 45.3562}, "UA", "RU"},
		{"Dzhankoi", orb.Point{34.3927, 45.7086}, "UA", "RU"},
		{"the isthmus of Perekop", orb.Point{33.69, 46.15}, "UA", "RU"},
		{"Snake Island", orb.Point{30.204, 45.255}, "UA", "RO"},
		{"Kyiv", orb.Point{30.5238, 50.4547}, "UA", "BY"},
		{"Donetsk", orb.Point{37.8028, 48.0230}, "UA", "RU"},
		{"Krasnodar", orb.Point{38.9769, 45.0448}, "RU", "UA"},
		{"Tiraspol", orb.Point{29.6433, 46.8403}, "MD", "UA"},
		{"Kaliningrad", orb.Point{20.5, 54.7}, "RU", "LT"},
		{"Akrotiri", orb.Point{32.97, 34.59}, "GB", "CY"},
		{"Kyrenia", orb.Point{33.32, 35.33}, "CY", "TR"},
	}
	for _, c := range cases {
		if !evenOdd(countryOf(t, c.inside).Territory, c.at) {
			t.Errorf("%s is not inside %s", c.place, c.inside)
		}
		if evenOdd(countryOf(t, c.beside).Territory, c.at) {
			t.Errorf("%s is inside %s", c.place, c.beside)
		}
	}
}

func TestRegionTerritory(t *testing.T) {
	cases := []struct {
		place  string
		at     orb.Point
		region string
	}{
		{"Lviv", orb.Point{24.0232, 49.8383}, "UA-46"},
		{"Vinnytsia", orb.Point{28.4816, 49.2328}, "UA-05"},
		{"Simferopol", orb.Point{34.1024, 44.9572}, "UA-43"},
		{"Sevastopol", orb.Point{33.5254, 44.6054}, "UA-40"},
		{"Kharkiv", orb.Point{36.2527, 49.9808}, "UA-63"},
		{"Uzhhorod", orb.Point{22.2947, 48.6224}, "UA-21"},
		{"Snake Island", orb.Point{30.204, 45.255}, "UA-51"},
	}
	for _, c := range cases {
		for _, r := range Regions() {
			if got, want := evenOdd(r.Territory, c.at), r.Code == c.region; got != want {
				t.Errorf("%s inside %s (%s): %v, want %v", c.place, r.Code, r.Name, got, want)
			}
		}
	}
}

func TestAreasAgreeWithTheKnownOnes(t *testing.T) {
	within := func(what string, got, want, fraction float64) {
		t.Helper()
		if math.Abs(got-want) > fraction*want {
			t.Errorf("%s: %.0f km2, want %.0f within %g %%", what, got, want, 100*fraction)
		}
	}
	regions := 0.0
	for _, r := range Regions() {
		regions += areaKm2(r.Territory)
	}
	within("Ukraine", areaKm2(countryOf(t, "UA").Territory), 603500, 0.01)
	within("the 27 regions", regions, 597000, 0.01)
	within("Poland", areaKm2(countryOf(t, "PL").Territory), 312700, 0.01)
	within("Romania", areaKm2(countryOf(t, "RO").Territory), 238400, 0.01)
	within("Italy, San Marino cut out", areaKm2(countryOf(t, "IT").Territory), 301000, 0.02)
	within("Crimea", areaKm2(regionOf(t, "UA-43").Territory), 26100, 0.05)
	// Public size 0.17 km2; the octagon is good to a third.
	within("Snake Island", areaKm2(countryOf(t, "UA").Territory[4:]), 0.21, 0.35)
}

// checkRings reports rings that are open, turned the wrong way, out of their box or
// stay where they are for a step.
func checkRings(t *testing.T, owner string, box orb.Bound, territory orb.MultiPolygon) {
	t.Helper()
	for part, polygon := range territory {
		for number, ring := range polygon {
			if len(ring) < 4 || !ring.Closed() {
				t.Errorf("%s part %d ring %d: %d points, closed %v", owner, part, number, len(ring), ring.Closed())
			}
			want := orb.CCW
			if number > 0 {
				want = orb.CW
			}
			if got := ring.Orientation(); got != want {
				t.Errorf("%s part %d ring %d: orientation %d, want %d", owner, part, number, got, want)
			}
			for i, p := range ring {
				if !box.Contains(p) {
					t.Errorf("%s part %d ring %d: %v is outside %v", owner, part, number, p, box)
				}
				if i > 0 && ring[i-1] == p {
					t.Errorf("%s part %d ring %d: %v is there twice in a row", owner, part, number, p)
				}
			}
		}
	}
}

func TestRingsAreClosedOrientedAndInTheirBox(t *testing.T) {
	for _, c := range Countries() {
		checkRings(t, c.Code, OutlineBox(), c.Territory)
	}
	for _, r := range Regions() {
		checkRings(t, r.Code, orb.Bound{Min: orb.Point{22, 44}, Max: orb.Point{41, 53}}, r.Territory)
	}
	riversBox := orb.Bound{Min: orb.Point{12, 40}, Max: orb.Point{44, 56}}
	for _, r := range Rivers() {
		for _, p := range r.Line {
			if !riversBox.Contains(p) {
				t.Errorf("river %s: %v is outside %v", r.Name, p, riversBox)
			}
		}
	}
}

func TestCodesAndNamesAreUniqueAndSorted(t *testing.T) {
	var countryCodes, regionCodes, names []string
	for _, c := range Countries() {
		countryCodes = append(countryCodes, c.Code)
	}
	for _, r := range Regions() {
		regionCodes = append(regionCodes, r.Code)
		names = append(names, r.Name, r.NameUK)
		if !strings.HasPrefix(r.Code, "UA-") || len(r.Code) != 5 {
			t.Errorf("region code %q, want UA-nn", r.Code)
		}
	}
	for _, codes := range [][]string{countryCodes, regionCodes} {
		for i := 1; i < len(codes); i++ {
			if codes[i-1] >= codes[i] {
				t.Errorf("code %s stands before %s", codes[i-1], codes[i])
			}
		}
	}
	seen := map[string]bool{}
	for _, name := range names {
		if name == "" || seen[name] {
			t.Errorf("region name %q is empty or there twice", name)
		}
		seen[name] = true
	}
}

func TestParseDegreesGivesTheSameBitsAsStrconv(t *testing.T) {
	for _, text := range []string{"5", "46", "30.1", "30.12", "30.123", "30.1234", "0.0001", "34.9999", "45.255"} {
		want, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := parseDegrees(text+" 1", 0, ' '); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestMalformedOutlineNamesFileLineAndReason(t *testing.T) {
	cases := []struct{ fault, text, want string }{
		{"other header", "kind;points\n", "lines.csv:1: header"},
		{"too few fields", "kind,points\ncoast\n", "lines.csv:2: 1 fields"},
		{"letter in a number", "kind,points\ncoast,1 2;3 x\n", `lines.csv:2: position "x"`},
		{"missing latitude", "kind,points\ncoast,1 2;3\n", "lines.csv:2: position"},
		{"empty points", "kind,points\ncoast,\n", "lines.csv:2: position"},
	}
	for _, c := range cases {
		t.Run(c.fault, func(t *testing.T) {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, c.want) {
					t.Errorf("panic %q, want %q in it", got, c.want)
				}
			}()
			eachOutline("lines.csv", c.text, "kind,points", func(fields []string) { parsePoints(fields[1]) })
		})
	}
}

// All four sets together, as a program reads them at start: under 6 ms.
func BenchmarkOutlines(b *testing.B) {
	tables := []struct{ file, text, header string }{
		{"countries.csv", countriesCSV, "code,name,part,ring,points"},
		{"regions.csv", regionsCSV, "code,name,name_uk,part,ring,points"},
		{"rivers.csv", riversCSV, "name,scalerank,points"},
		{"lines.csv", linesCSV, "kind,points"},
	}
	for b.Loop() {
		for _, table := range tables {
			eachOutline(table.file, table.text, table.header, func(fields []string) {
				parsePoints(fields[len(fields)-1])
			})
		}
	}
}
