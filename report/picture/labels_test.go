package picture

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// A name's box holds its letters: from above capitals to below descenders, from where it
// begins as far as it is wide, with a unit around it.
func TestANamesBoxHoldsItsLetters(t *testing.T) {
	d := &draft{types: newType()}
	n := &pictureName{words: "Győr", size: 10}
	box, width := d.nameBox(n, orb.Point{50, 80}), d.types.width(n.words, n.size, false)
	for what, c := range map[string][2]float64{
		"left": {box.left, 50 - 1}, "right": {box.right, 50 + width + 1},
		"top": {box.top, 80 - 7.4 - 1}, "bottom": {box.bottom, 80 + 2.2 + 1},
	} {
		if math.Abs(c[0]-c[1]) > 1e-9 {
			t.Errorf("%s at %g, want %g", what, c[0], c[1])
		}
	}
}
