package picture

import (
	"slices"
	"testing"

	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// A corner that lies on a row of the search counts once: the row through the corners of a
// diamond is all of its width, and those through its tips are none or a point.
func TestRowsThroughCornersAreWhole(t *testing.T) {
	const top = 100.0
	d := &draft{view: pictureView{frame: pictureBox{0, top, 200, top + 10*countryStep}}}
	middle, tip := top+4*countryStep, 2.0*countryStep
	diamond := orb.Ring{{40, middle}, {60, middle - tip}, {80, middle}, {60, middle + tip}, {40, middle}}
	rows := d.groundRows([]orb.Ring{diamond})
	for i, want := range []geo.Spans{2: nil, 3: {{West: 50, East: 70}}, 4: {{West: 40, East: 80}}, 5: {{West: 50, East: 70}}, 6: nil} {
		if !slices.Equal(rows[i], want) {
			t.Errorf("row %d is %v, want %v", i, rows[i], want)
		}
	}
	// A square that ends beyond the frame ends with it, and a hole within is none of it.
	square := func(left, top, right, bottom float64) orb.Ring {
		return orb.Ring{{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}}
	}
	rows = d.groundRows([]orb.Ring{square(-50, middle-1, 250, middle+1), square(90, middle-1, 110, middle+1)})
	if want := (geo.Spans{{West: 0, East: 90}, {West: 110, East: 200}}); !slices.Equal(rows[4], want) {
		t.Errorf("row 4 is %v, want %v", rows[4], want)
	}
}
