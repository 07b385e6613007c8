package picture

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"testing"

	"airumbrella/report/subject"

	"github.com/paulmach/orb"
)

// The world file leads from the pixel of a place back to the place, and what stands
// beside a plate of three maps is its words alone.
func TestWorldFileLeadsBackToTheEarth(t *testing.T) {
	r := pictureResult()
	d, err := Map(r, subject.View{Picture: subject.Picture{Scale: 2}})
	if err != nil {
		t.Fatal(err)
	}
	files := d.Beside()
	var a, b, c, e, x, y float64
	if n, err := fmt.Sscan(files[".pgw"], &a, &b, &c, &e, &x, &y); n != 6 || err != nil || b != 0 || c != 0 || e != -a {
		t.Fatalf("%q: %v", files[".pgw"], err)
	}
	kyiv := orb.Point{30.52, 50.45}
	page := d.scene.lies.at(kyiv)
	perUnit := d.scene.unit * float64(d.scene.scale)
	// Column and row count from the middle of the upper left pixel.
	column, row := page[0]*perUnit-0.5, page[1]*perUnit-0.5
	back := conic.Inverse(x+a*column, y+e*row)
	if math.Abs(back[0]-kyiv[0]) > 1e-6 || math.Abs(back[1]-kyiv[1]) > 1e-6 {
		t.Errorf("Kyiv comes back at %v", back)
	}
	if err := xml.Unmarshal([]byte(files[".png.aux.xml"]), &struct{}{}); err != nil {
		t.Error(err)
	}
	if alt := files[".alt.txt"]; !strings.Contains(alt, d.scene.title) || strings.Count(alt, "\n") != 2 {
		t.Errorf("%q", alt)
	}
	plate, err := Plate(compared(t), subject.View{})
	if err != nil {
		t.Fatal(err)
	}
	if files := plate.Beside(); len(files) != 1 || !strings.Contains(files[".alt.txt"], "B is") {
		t.Errorf("beside a plate: %v", files)
	}
}
