package geo

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// geodesicPairs returns seeded random pairs from all over the Earth: a third
// anywhere, a third near each other's antipode, the rest close together, near
// poles, on the equator, on meridians and across the date line.
func geodesicPairs(count int) [][2]orb.Point {
	r := rand.New(rand.NewPCG(1, 2))
	anywhere := func() orb.Point {
		return orb.Point{r.Float64()*360 - 180, math.Asin(2*r.Float64()-1) / degree}
	}
	near := func(p orb.Point, by float64) orb.Point {
		q := orb.Point{p[0] + by*(2*r.Float64()-1), p[1] + by*(2*r.Float64()-1)}
		return orb.Point{wrapLongitude(q[0]), max(-90, min(90, q[1]))}
	}
	antipode := func(p orb.Point) orb.Point { return orb.Point{wrapLongitude(p[0] + 180), -p[1]} }
	pairs := make([][2]orb.Point, 0, count)
	for i := range count {
		a := anywhere()
		b := anywhere()
		switch i % 12 {
		case 0, 1, 2:
			b = near(antipode(a), 1)
		case 3:
			a[1] = math.Copysign(1e-4, a[1])
			b = near(antipode(a), 0.7)
		case 4:
			a[1], b[1] = 0, 0
		case 5:
			b = near(a, math.Pow(10, 2-12*r.Float64()))
		case 6:
			a[1] = math.Copysign(90-math.Pow(10, 1-10*r.Float64()), a[1])
		case 7:
			b[0] = a[0]
			if i%24 == 7 {
				b[0] = wrapLongitude(a[0] + 180)
			}
		case 8:
			a[0], b[0] = 179.9+0.1*r.Float64(), -179.9-0.1*r.Float64()
		}
		pairs = append(pairs, [2]orb.Point{a, b})
	}
	return pairs
}

// runTool pipes the input into a GeographicLib tool and returns the numbers on
// each line of its answer.
func runTool(t *testing.T, input string, name string, args ...string) [][]float64 {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s of GeographicLib is not installed", name)
	}
	cmd := exec.Command(path, args...)
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]float64
	lines := bufio.NewScanner(strings.NewReader(string(out)))
	for lines.Scan() {
		var row []float64
		for _, f := range strings.Fields(lines.Text()) {
			var x float64
			if _, err := fmt.Sscan(f, &x); err != nil {
				t.Fatalf("%s answered %q", name, lines.Text())
			}
			row = append(row, x)
		}
		rows = append(rows, row)
	}
	return rows
}

const pairCount = 100_000

// TestInverseAgainstGeodSolve: the distance agrees within 1 mm, and going back
// along both azimuths agrees within 1 mm at the other end.
func TestInverseAgainstGeodSolve(t *testing.T) {
	if testing.Short() {
		t.Skip("100,000 pairs")
	}
	pairs := geodesicPairs(pairCount)
	var in strings.Builder
	for _, p := range pairs {
		fmt.Fprintf(&in, "%.18f %.18f %.18f %.18f\n", p[0][1], p[0][0], p[1][1], p[1][0])
	}
	want := runTool(t, in.String(), "GeodSolve", "-i", "-f", "-p", "10")
	worst, worstEnd := 0.0, 0.0
	for i, p := range pairs {
		d, azA, azB := Inverse(p[0], p[1])
		off := math.Abs(float64(d) - want[i][6])
		if off > worst {
			worst = off
		}
		if !(off <= 1e-3) {
			t.Fatalf("%v to %v: %.6f m, GeodSolve %.6f m", p[0], p[1], d, want[i][6])
		}
		if got := Distance(p[0], p[1]); got != d {
			t.Fatalf("%v to %v: Distance %v, Inverse %v", p[0], p[1], got, d)
		}
		end := max(apart(Destination(p[0], azA, d), p[1]), apart(Destination(p[1], azB+math.Pi, d), p[0]))
		worstEnd = max(worstEnd, end)
		if !(end <= 1e-3) {
			t.Fatalf(
				"%v to %v: azimuths %v %v miss the other end by %.6f m (GeodSolve %v)",
				p[0],
				p[1],
				azA.Degrees(),
				azB.Degrees(),
				end,
				want[i],
			)
		}
	}
	t.Logf("%d pairs: distance within %.2g mm, ends within %.2g mm", len(pairs), worst*1e3, worstEnd*1e3)
}

// TestDirectAgainstGeodSolve: destinations agree within 1 mm.
func TestDirectAgainstGeodSolve(t *testing.T) {
	if testing.Short() {
		t.Skip("100,000 points")
	}
	pairs := geodesicPairs(pairCount)
	r := rand.New(rand.NewPCG(3, 4))
	azimuths, lengths := make([]float64, len(pairs)), make([]float64, len(pairs))
	var in strings.Builder
	for i, p := range pairs {
		azimuths[i], lengths[i] = 360*r.Float64()-180, 2.1e7*r.Float64()
		if i%7 == 0 {
			azimuths[i] = float64(i%8)*45 - 180
		}
		if i%5 == 0 {
			lengths[i] = 3e5 * r.Float64()
		}
		fmt.Fprintf(&in, "%.18f %.18f %.18f %.18f\n", p[0][1], p[0][0], azimuths[i], lengths[i])
	}
	want := runTool(t, in.String(), "GeodSolve", "-p", "10")
	worst := 0.0
	for i, p := range pairs {
		got := Destination(p[0], Angle(azimuths[i])*Degree, Length(lengths[i]))
		off := apart(got, orb.Point{want[i][1], want[i][0]})
		worst = max(worst, off)
		if !(off <= 1e-3) {
			t.Fatalf(
				"%v azimuth %v, %v m: got %v, GeodSolve %v: %.6f m apart",
				p[0],
				azimuths[i],
				lengths[i],
				got,
				want[i],
				off,
			)
		}
		if got[0] < -180 || got[0] > 180 {
			t.Fatalf("longitude %v", got[0])
		}
	}
	t.Logf("%d points: within %.2g mm", len(pairs), worst*1e3)
}

// apart is the chord in metres between two points, which needs no geodesic.
func apart(a, b orb.Point) float64 {
	ax, ay, az := cartesian(a)
	bx, by, bz := cartesian(b)
	return math.Hypot(math.Hypot(ax-bx, ay-by), az-bz)
}

func cartesian(p orb.Point) (x, y, z float64) {
	sin, cos := math.Sincos(p[1] * degree)
	sinL, cosL := math.Sincos(p[0] * degree)
	n := equatorialRadius / math.Sqrt(1-eccentricity2*sin*sin)
	return n * cos * cosL, n * cos * sinL, n * (1 - eccentricity2) * sin
}
