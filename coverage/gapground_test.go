package coverage_test

import (
	"math"
	"testing"

	"airumbrella/coverage"
	"airumbrella/data"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// The ground of every gap has the area that the gap states, and gaps share no ground:
// two discs part the country into the ground around them.
func TestGapGroundHoldsTheAreaOfItsGap(t *testing.T) {
	r := evaluate(t, discScenario(data.World(), []geo.Disc{
		{Centre: orb.Point{30.5, 50.4}, Radius: 180 * geo.Kilometre},
		{Centre: orb.Point{31.5, 47.5}, Radius: 250 * geo.Kilometre},
	}), coverage.Options{})
	gaps := r.Threats[0].Gaps
	ground := r.GapGround(0)
	if len(gaps) < 2 || len(ground) != len(gaps) {
		t.Fatalf("%d gaps with %d grounds", len(gaps), len(ground))
	}
	var all []geo.Spans
	for i, rows := range ground {
		area := geo.Area(0)
		for line, spans := range rows {
			area += geo.Area(spans.Width()) * r.Map.Lines.AreaPerDegree(line)
			if i == 0 {
				all = append(all, spans)
			} else if len(geo.Intersect(nil, all[line], spans)) > 0 {
				t.Fatalf("gap %d shares ground with another one", i+1)
			} else {
				all[line] = geo.Union(nil, all[line], spans)
			}
		}
		if math.Abs(float64(area-gaps[i].Area)) > 1 {
			t.Errorf("gap %d: %v, its ground %v", i+1, gaps[i].Area, area)
		}
	}
}
