package coverage_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// discScenario is a scenario whose footprints are discs of given radii: a system
// that sees and reaches exactly so far and never waits.
func discScenario(w *scenario.World, discs []geo.Disc) *scenario.Scenario {
	s := &scenario.Scenario{Name: "discs", Phase: scenario.Now, World: w}
	s.Package.Authorisation.Classes, s.Package.Stockpile.Factor = scenario.AllClasses, 1
	s.Threats = []scenario.Threat{{ID: "high", Class: scenario.Aircraft, Speed: scenario.Same[geo.Speed](1e-9), Altitude: scenario.Same[geo.Height](0), RCS: scenario.Same[float64](1)}}
	for i, d := range discs {
		id := fmt.Sprintf("disc-%03d", i)
		sys := scenario.System{
			ID: id, Kind: scenario.GBAD, Envelope: scenario.FlatEnvelope,
			Launchers: scenario.Same(6.0), Ready: scenario.Same(8.0),
			Ceiling: scenario.Same(
				geo.Height(30_000),
			), Speed: scenario.Same(geo.Speed(1000)), Reaction: scenario.Same(time.Duration(0)),
			Radar: &scenario.Radar{
				Reference:    anyTarget,
				Instrumented: scenario.Same(d.Radius), Antenna: scenario.Same(geo.Height(30_000)),
				Sector: scenario.Same(geo.Angle(2 * math.Pi)), Sees: scenario.AllClasses,
			},
		}
		sys.Reach[scenario.Aircraft] = scenario.Same(2 * d.Radius)
		s.Systems = append(s.Systems, sys)
		s.Units = append(
			s.Units,
			scenario.Unit{ID: id, System: id, Position: d.Centre, Host: "UA", Contributor: "UA", Count: 1},
		)
	}
	return s
}

// lands holds what the evaluations of the tests share of each world.
var lands sync.Map

func evaluate(t testing.TB, s *scenario.Scenario, o coverage.Options) *coverage.Result {
	if o.Land == nil && s.World != nil {
		land, _ := lands.LoadOrStore(s.World, coverage.NewLand(s.World))
		o.Land = land.(*coverage.Land)
	}
	t.Helper()
	r, err := coverage.Evaluate(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The oracle's areas come from scripts/area-oracle.sh: geodesic polygons,
// united and cut to the border in an equal-area plane by Shapely and pyproj.
func TestUnionAreasAgreeWithTheOracle(t *testing.T) {
	sets := map[string][]geo.Disc{}
	for _, row := range readCSV(t, "oracle_discs.csv") {
		centre := orb.Point{number(t, row[1]), number(t, row[2])}
		sets[row[0]] = append(
			sets[row[0]],
			geo.Disc{Centre: centre, Radius: geo.Length(number(t, row[3])) * geo.Kilometre},
		)
	}
	const tolerance = 0.0001 // 0.01 %
	for _, row := range readCSV(t, "oracle_areas.csv") {
		r := evaluate(t, discScenario(data.World(), sets[row[0]]), coverage.Options{Cell: geo.Kilometre})
		got := r.Threats[0].Area.Covered.Base.SquareKilometres()
		if row[0] == "ukraine" {
			got = r.Threats[0].Area.Total.SquareKilometres()
		}
		want := number(t, row[2])
		t.Logf("set %s of %s discs: %.1f km2, oracle %.1f km2, %+.4f %%", row[0], row[1], got, want, 100*(got/want-1))
		if math.Abs(got/want-1) > tolerance {
			t.Errorf("set %s: %.2f km2, oracle %.2f km2", row[0], got, want)
		}
	}
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// edgeTolerance is how near to an envelope's edge the raster may differ from
// the predicate.
const edgeTolerance = 100.0 // m

func TestRasterAgreesWithThePredicateAwayFromEdges(t *testing.T) {
	t.Parallel()
	compared := 0
	for seed := range uint64(40) {
		rng := newRandom(1000 + seed)
		s := rng.scenario(12, 0)
		r := evaluate(t, s, coverage.Options{Land: sharedLand})
		ready := preparedEach(s)
		for range 60 {
			// A point in the middle of a scanline: between lines the raster
			// speaks for the band.
			p := scenario.Place{Kind: "node"}
			lat := r.Map.Lines.Latitude(r.Map.Lines.Index(rng.between(46, 52)))
			p.Position = orb.Point{rng.between(24, 32), lat}
			compared += compareCell(t, seed, s, ready, r, &p)
		}
	}
	if compared < 20_000 {
		t.Errorf("only %d comparisons were away from edges", compared)
	}
}

// sharedLand keeps what evaluations of the random scenarios have in common.
var sharedLand = coverage.NewLand(shared)

// preparedEach prepares a scenario for each of its threats alone: a question
// about one then need not look at the release points of the others.
func preparedEach(s *scenario.Scenario) []*coverage.Prepared {
	var list []*coverage.Prepared
	for k := range s.Threats {
		one := *s
		one.Threats = s.Threats[k : k+1]
		list = append(list, coverage.Prepare(&one, coverage.Options{Land: sharedLand}))
	}
	return list
}

// compareCell compares one point at every threat and estimate, and returns how
// many comparisons were not next to an edge.
func compareCell(
	t *testing.T,
	seed uint64,
	s *scenario.Scenario,
	ready []*coverage.Prepared,
	r *coverage.Result,
	p *scenario.Place,
) int {
	t.Helper()
	compared := 0
	for k := range s.Threats {
		for _, e := range scenario.Estimates {
			covered, doubtful := false, false
			for u := range s.Units {
				verdict := ready[k].Engages(u, 0, p, p.Position, e)
				here := verdict.Engaged()
				covered = covered || here
				switch verdict.Gate {
				case coverage.GatePhase, coverage.GateBasing, coverage.GateContribution, coverage.GateCapability:
					continue // nowhere
				}
				for _, azimuth := range []float64{0, 60, 120, 180, 240, 300} {
					near := *p
					near.Position = geo.Destination(p.Position, geo.Angle(azimuth)*geo.Degree, edgeTolerance)
					there := ready[k].Engages(u, 0, &near, near.Position, e).Engaged()
					doubtful = doubtful || here != there
				}
			}
			if doubtful {
				continue
			}
			compared++
			line := r.Map.Lines.Index(p.Position[1])
			if got := r.Map.Covered[k].At(e)[line].Contains(p.Position[0]); got != covered {
				t.Errorf(
					"seed %d, %s at %v, %v: raster %v, predicate %v",
					seed,
					s.Threats[k].ID,
					p.Position,
					e,
					got,
					covered,
				)
			}
		}
	}
	return compared
}

// Two discs of 60 km, 80 km apart, in a box with a corridor cut off:
//
//	+----------------+
//	|   (A)(B)       |   one gap around both
//	+----------------+
func TestGapsOfTwoDiscs(t *testing.T) {
	w := square()
	middle := orb.Point{28, 49}
	a, b := geo.Destination(
		middle,
		-90*geo.Degree,
		40*geo.Kilometre,
	), geo.Destination(
		middle,
		90*geo.Degree,
		40*geo.Kilometre,
	)
	s := discScenario(w, []geo.Disc{{Centre: a, Radius: 60 * geo.Kilometre}, {Centre: b, Radius: 60 * geo.Kilometre}})
	s.Places = []scenario.Place{
		{ID: "in", Kind: scenario.City, Population: 1000, Counted: true, Position: middle, Region: "UA-46"},
		{ID: "out", Kind: scenario.City, Population: 2000, Counted: true, Position: orb.Point{25, 47}, Region: "UA-46"},
		{ID: "node", Kind: "port", Counted: true, Position: orb.Point{25, 48}, Region: "UA-46"},
	}
	r := evaluate(t, s, coverage.Options{})
	sum := r.Threats[0]
	if len(sum.Gaps) != 1 {
		t.Fatalf("%d gaps, want 1: %+v", len(sum.Gaps), sum.Gaps)
	}
	gap := sum.Gaps[0]
	if gap.Population != 2000 || gap.Nodes != 1 || len(gap.Places) != 2 || gap.Places[0] != "out" {
		t.Errorf("gap has %d people, %d nodes, places %v", gap.Population, gap.Nodes, gap.Places)
	}
	if got, want := gap.Area, sum.Area.Total-sum.Area.Covered.Base; math.Abs(float64(got-want)) > 1 {
		t.Errorf("gap area %v, want %v", got, want)
	}
	if sum.Depth[1].Area >= sum.Depth[0].Area || sum.Depth[1].Area <= 0 || sum.Depth[0].Population != 1000 ||
		sum.Depth[1].Population != 1000 {
		t.Errorf("depth %+v", sum.Depth)
	}
}

// One disc of 100 km in the west of a box that is 8 degrees wide: the largest
// circle lies in the east, where a search by trying points finds it too.
func TestLargestCircleOfAGap(t *testing.T) {
	s := discScenario(square(), []geo.Disc{{Centre: orb.Point{25, 49}, Radius: 100 * geo.Kilometre}})
	got := evaluate(t, s, coverage.Options{}).Threats[0].Gaps[0].LargestCircle
	want := naiveCircle(s.Units[0].Position, 100*geo.Kilometre)
	if got > want+geo.Kilometre || got < want-1.5*geo.Kilometre {
		t.Errorf("largest circle %v, by trying points %v", got, want)
	}
}

// naiveCircle tries points ever more densely and measures each against the
// disc and points of the border.
func naiveCircle(centre orb.Point, radius geo.Length) geo.Length {
	var border []orb.Point
	for i := range 801 {
		x, y := 24+0.01*float64(i), 46+0.0075*float64(i)
		border = append(border, orb.Point{x, 46}, orb.Point{x, 52}, orb.Point{24, y}, orb.Point{32, y})
	}
	best, at := geo.Length(0), orb.Point{29, 49}
	for _, step := range []float64{0.2, 0.02} {
		from := at
		for i := -15.0; i <= 15; i++ {
			for j := -15.0; j <= 15; j++ {
				p := orb.Point{from[0] + i*step, from[1] + j*step}
				clear := geo.Distance(p, centre) - radius
				for _, b := range border {
					if clear <= best {
						break
					}
					clear = min(clear, geo.Distance(p, b))
				}
				if clear > best {
					best, at = clear, p
				}
			}
		}
	}
	return best
}

// Ground covered at base and, by a parameter that runs the wrong way, not at
// high counts as not covered.
func TestGroundIsReadCautiously(t *testing.T) {
	lines := geo.NewScanlines(48, 48.1, 20*geo.Kilometre)
	all, none := []geo.Spans{{{West: 30, East: 31}}}, []geo.Spans{nil}
	for _, c := range []struct {
		covered scenario.Triple[[]geo.Spans]
		want    coverage.Status
	}{
		{scenario.Triple[[]geo.Spans]{Low: all, Base: all, High: all}, coverage.Assured},
		{scenario.Triple[[]geo.Spans]{Low: none, Base: all, High: all}, coverage.Likely},
		{scenario.Triple[[]geo.Spans]{Low: none, Base: none, High: all}, coverage.Possible},
		{scenario.Triple[[]geo.Spans]{Low: none, Base: none, High: none}, coverage.Uncovered},
		{scenario.Triple[[]geo.Spans]{Low: none, Base: all, High: none}, coverage.Likely},
		{scenario.Triple[[]geo.Spans]{Low: all, Base: none, High: all}, coverage.Possible},
	} {
		m := &coverage.Map{Lines: lines, Inside: all, Covered: []scenario.Triple[[]geo.Spans]{c.covered}}
		if got, inside := m.StatusAt(0, orb.Point{30.5, lines.Latitude(0)}); got != c.want || !inside {
			t.Errorf("%+v: %v, want %v", c.covered, got, c.want)
		}
	}
	m := &coverage.Map{
		Lines:   lines,
		Inside:  all,
		Covered: []scenario.Triple[[]geo.Spans]{{Low: all, Base: all, High: all}},
	}
	if _, inside := m.StatusAt(0, orb.Point{31.5, lines.Latitude(0)}); inside {
		t.Error("a point beyond the border is inside")
	}
}
