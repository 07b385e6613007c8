package coverage

import (
	"math"
	"math/rand/v2"
	"testing"

	"airumbrella/data"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// The ground from which a wedge holds the side that threats come from lies within the
// ground asked about; a wedge and the rest of the turn share that ground out; and whether
// a point is in it is what the rule says at the middle of its cell.
func TestFacingGroundSharesOutTheGroundAskedAbout(t *testing.T) {
	land := NewLand(data.World())
	lines := geo.NewScanlines(48, 49.5, 500*geo.Metre)
	r := rand.New(rand.NewPCG(5, 8))
	faced := 0
	for range 6 {
		first, disc := geo.Disc{Centre: orb.Point{30 + 4*r.Float64(), 48.7}, Radius: 40 * geo.Kilometre}.Scan(lines, nil)
		asked := &scan{first: first}
		for _, s := range disc {
			asked.rows = append(asked.rows, geo.Spans{s})
		}
		middle, width := geo.Angle(2*math.Pi*r.Float64()), geo.Angle(0.3+2*r.Float64())
		in := land.facingGround(lines, asked, middle, width)
		out := land.facingGround(lines, asked, middle+math.Pi, 2*math.Pi-width)
		for i, row := range asked.rows {
			within := geo.Intersect(nil, in.rows[i], row)
			if within.Width() != in.rows[i].Width() {
				t.Fatalf("line %d: %v of %v", i, in.rows[i], row)
			}
			if both := in.rows[i].Width() + out.rows[i].Width(); math.Abs(both-row.Width()) > 1e-9 {
				t.Fatalf("line %d: %v and %v, together %v of %v degrees", i, in.rows[i], out.rows[i], both, row.Width())
			}
			if in.rows[i].Width() > 0 {
				faced++
			}
		}
	}
	if faced < 50 {
		t.Errorf("only %d lines face anything", faced)
	}
}
