package geo

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

var update = flag.Bool("update", false, "write the fixtures in testdata anew with GeodSolve and Planimeter")

const (
	geodesicsFile = "testdata/geodesics.csv"
	ringsFile     = "testdata/rings.csv"
)

// hardPairs are the cases where geodesic code goes wrong: coincident points,
// poles, the equator, the date line, and the neighbourhood of the antipode,
// where several paths are nearly or exactly as short.
func hardPairs() [][2]orb.Point {
	pairs := [][2]orb.Point{
		{{30, 50}, {30, 50}}, {{0, 0}, {0, 0}}, {{0, 90}, {0, 90}}, {{0, -90}, {77, -90}},
		{{0, 90}, {0, -90}}, {{12, 90}, {100, -90}}, {{12, 90}, {100, 45}}, {{12, -90}, {-100, 45}},
		{{0, 0}, {90, 0}}, {{0, 0}, {179, 0}}, {{0, 0}, {179.3, 0}}, {{0, 0}, {179.39, 0}},
		{{0, 0}, {179.4, 0}}, {{0, 0}, {179.5, 0}}, {{0, 0}, {179.9999, 0}}, {{0, 0}, {180, 0}},
		{{0, 0}, {179.5, 0.5}}, {{0, 0}, {179.7, 0.5}}, {{0, 0}, {179.4, 0.6}}, {{0, 0}, {179.4, 1e-9}},
		{{0, 30}, {180, -30}}, {{0, 30}, {179.999999, -30}}, {{0, 30}, {179.9, -30}}, {{0, 30}, {179.5, -30}},
		{{0, 30}, {179.47, -30}}, {{0, 30}, {179.8, -29.9}}, {{0, 30}, {179.8, -30.1}}, {{0, 30}, {180, -29.9}},
		{{0, -30}, {179.8, 29.9}}, {{0, 89.9999}, {180, -89.9999}}, {{0, 89.9999}, {179, -89.9998}},
		{{0, 89}, {180, 89}}, {{0, 89}, {180, -88}}, {{0, 1e-13}, {179.5, -1e-13}}, {{0, 1e-9}, {90, -1e-9}},
		{{179.9, 50}, {-179.9, 50}}, {{-179.9, 50}, {179.9, -50}}, {{180, 10}, {-180, 10}}, {{180, 10}, {-180, 11}},
		{{30, 50}, {30.0000001, 50}}, {{30, 50}, {30, 50.0000001}}, {{30, 89.99999999}, {-150, 89.99999999}},
		{
			{20, 50},
			{40, 50},
		}, {{20, 50}, {40, -50}}, {{20, 0}, {20, 60}}, {{20, -60}, {20, 60}}, {{-60, 5}, {119.7, -5.3}},
		{
			{0, 36.493349428792},
			{0.0000008, 36.49334942879201},
		}, {{0, 88.202499451857}, {179.981022032992859592, -88.202499451857}},
		{
			{0, 59.008561371148},
			{179.915619781822723, -59.008561371148},
		}, {{0, 0.07476}, {179.8, -0.07476}}, {{0, 6}, {179.5, -5.59}},
	}
	return append(pairs, geodesicPairs(150)...)
}

func pairLines(pairs [][2]orb.Point) string {
	var in strings.Builder
	for _, p := range pairs {
		fmt.Fprintf(&in, "%.15f %.15f %.15f %.15f\n", p[0][1], p[0][0], p[1][1], p[1][0])
	}
	return in.String()
}

// fixtureRings are rings of all sizes: cities, countries, a hemisphere, one
// across the date line and ones around the poles.
func fixtureRings() []orb.Ring {
	rings := []orb.Ring{
		{{30, 48}, {31, 48}, {31, 49}, {30, 49}},
		{{30, 48}, {30.001, 48}, {30.001, 48.001}, {30, 48.001}},
		{{22, 48}, {40, 49}, {36, 45}, {30, 46}},
		{{170, 10}, {-170, 12}, {-175, -20}, {175, -15}},
		{{0, 80}, {90, 80}, {180, 80}, {-90, 80}},
		{{0, -60}, {120, -70}, {-120, -65}},
		{{0, 0}, {90, 0}, {0, 90}},
		{{0, -30}, {90, -30}, {90, 30}, {0, 30}},
		{{0, 0}, {0, 10}, {10, 10}, {10, 0}},
		{{0, 0}, {1, 0}, {1, 1e-4}},
	}
	r := rand.New(rand.NewPCG(9, 10))
	for i := range 30 {
		centre := orb.Point{r.Float64()*360 - 180, r.Float64()*150 - 75}
		var ring orb.Ring
		for az := range 8 {
			d := Length(math.Pow(10, 2+float64(i%5))) * Length(1+r.Float64())
			ring = append(ring, Destination(centre, Angle(az*45)*Degree, d))
		}
		rings = append(rings, ring)
	}
	return rings
}

func ringLines(rings []orb.Ring) string {
	var in strings.Builder
	for _, ring := range rings {
		for _, p := range ring {
			fmt.Fprintf(&in, "%.15f %.15f\n", p[1], p[0])
		}
		in.WriteString("\n")
	}
	return in.String()
}

func TestMain(m *testing.M) {
	flag.Parse()
	if *update {
		m.Run() // the update tests write, the rest is for the next run
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestUpdateFixtures(t *testing.T) {
	if !*update {
		t.Skip("only with -update")
	}
	var out strings.Builder
	out.WriteString("lat1,lon1,lat2,lon2,azimuth1_deg,azimuth2_deg,distance_m\n")
	in := pairLines(hardPairs())
	rows := runTool(t, in, "GeodSolve", "-i", "-f", "-p", "10")
	for i, line := range strings.Split(strings.TrimSpace(in), "\n") {
		fmt.Fprintf(
			&out,
			"%s,%.13f,%.13f,%.10f\n",
			strings.ReplaceAll(line, " ", ","),
			rows[i][2],
			rows[i][5],
			rows[i][6],
		)
	}
	writeFixture(t, geodesicsFile, out.String())

	out.Reset()
	out.WriteString("area_m2,points (lat lon;...)\n")
	rings := fixtureRings()
	in = ringLines(rings)
	rows = runTool(t, in, "Planimeter", "-p", "10")
	for i, ring := range strings.Split(strings.TrimSpace(in), "\n\n") {
		fmt.Fprintf(&out, "%.6f,%s\n", math.Abs(rows[i][2]), strings.ReplaceAll(ring, "\n", ";"))
	}
	writeFixture(t, ringsFile, out.String())
}

func writeFixture(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fixtureLines returns the lines of a fixture without its heading.
func fixtureLines(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); {
		lines = append(lines, s.Text())
	}
	return lines[1:]
}

func parseNumbers(t *testing.T, s string) []float64 {
	t.Helper()
	var out []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' }) {
		var x float64
		if _, err := fmt.Sscan(f, &x); err != nil {
			t.Fatalf("fixture holds %q", s)
		}
		out = append(out, x)
	}
	return out
}

// TestGeodesicFixture: distances of GeographicLib within 1 mm, and both
// directions of the direct problem within 1 mm, with its azimuths and ours.
func TestGeodesicFixture(t *testing.T) {
	lines := fixtureLines(t, geodesicsFile)
	if len(lines) < 200 {
		t.Fatalf("%d pairs, want at least 200", len(lines))
	}
	for _, line := range lines {
		v := parseNumbers(t, line)
		a, b := orb.Point{v[1], v[0]}, orb.Point{v[3], v[2]}
		d, azA, azB := Inverse(a, b)
		back, _, _ := Inverse(b, a)
		for name, off := range map[string]float64{
			"distance":                  math.Abs(float64(d) - v[6]),
			"distance back":             math.Abs(float64(back) - v[6]),
			"there with our azimuth":    apart(Destination(a, azA, d), b),
			"back with our azimuth":     apart(Destination(b, azB, -d), a),
			"there with theirs":         apart(Destination(a, Angle(v[4])*Degree, Length(v[6])), b),
			"back with theirs reversed": apart(Destination(b, Angle(v[5])*Degree, -Length(v[6])), a),
		} {
			if !(off <= 1e-3) {
				t.Errorf("%v to %v: %s is off by %.6f m", a, b, name, off)
			}
		}
	}
}

// TestRingFixture: areas of GeographicLib within a part in 10^9, or the 0.1 m2
// that the rounding of the area down to the equator leaves.
func TestRingFixture(t *testing.T) {
	worst := 0.0
	for _, line := range fixtureLines(t, ringsFile) {
		area, points, _ := strings.Cut(line, ",")
		want := parseNumbers(t, area)[0]
		var ring orb.Ring
		for _, p := range strings.Split(points, ";") {
			v := parseNumbers(t, p)
			ring = append(ring, orb.Point{v[1], v[0]})
		}
		got := float64(RingArea(ring))
		off := math.Abs(got - want)
		worst = max(worst, off/want)
		if !(off <= 1e-9*want+0.1) {
			t.Errorf("ring %v: %.4f m2, want %.4f", ring, got, want)
		}
		reversed := ring.Clone()
		reversed.Reverse()
		if back := float64(RingArea(reversed)); math.Abs(back-got) > 1e-9*got+0.1 {
			t.Errorf("ring %v: %.4f m2, reversed %.4f", ring, got, back)
		}
	}
	t.Logf("worst relative error %.2g", worst)
}
