package picture

import (
	"bytes"
	"strings"
	"testing"

	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// compared sets the result of the tests beside one without allied units.
func compared(t *testing.T) *subject.Comparison {
	t.Helper()
	b := pictureResult()
	a := *b
	a.Scenario = b.Scenario.Edit(func(s *scenario.Scenario) { s.Name = "<b>\"A\" \x1b[31m & co</b>" })
	without := *b.Map
	without.Covered = append([]scenario.Triple[[]geo.Spans]{}, b.Map.Covered...)
	for i := range without.Covered {
		without.Covered[i].Base = without.Covered[i].Low
	}
	a.Map = &without
	return subject.Compare(subject.NewSide(&a, nil, nil), subject.NewSide(b, nil, nil), scenario.Base)
}

// A plate has three maps, each in a window of its own, and one legend; what it says
// stands in its description, and no name is markup.
func TestPlateHasThreeMapsUnderOneLegend(t *testing.T) {
	for _, size := range [][2]int{{1600, 1000}, {1600, 900}, {720, 1280}} {
		v := subject.View{Picture: subject.Picture{Width: size[0], Height: size[1]}}
		d, err := Plate(compared(t), v)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(d.scene.windows()); got != 3 {
			t.Errorf("%v: %d windows", size, got)
		}
		page := pictureBox{0, 0, float64(size[0]) / d.scene.unit, float64(size[1]) / d.scene.unit}
		for i, w := range d.scene.windows() {
			if !w.within(page) || w.width() < 300 || w.height() < 150 {
				t.Errorf("%v: map %d is %v on a page of %v", size, i, w, page)
			}
			for _, other := range d.scene.windows()[:i] {
				if w.overlaps(other) {
					t.Errorf("%v: maps overlap", size)
				}
			}
		}
		for i := range d.scene.shapes {
			if text := d.scene.shapes[i].text; text != nil && text.at[0]+text.width > page.right {
				t.Errorf("%v: %q leaves the page", size, text.words)
			}
		}
		var svg, again bytes.Buffer
		if err := d.SVG(&svg); err != nil {
			t.Fatal(err)
		}
		groups, _, _ := readSVG(t, svg.Bytes())
		if !groups["gained"] || groups["lost"] {
			t.Errorf("%v: groups %v; B covers more and A nothing that B does not", size, groups)
		}
		if strings.Contains(svg.String(), "<b>") || !strings.Contains(svg.String(), "<desc>") {
			t.Errorf("%v: markup from a name, or no description", size)
		}
		if d, err = Plate(compared(t), v); err == nil {
			err = d.SVG(&again)
		}
		if err != nil || svg.String() != again.String() {
			t.Errorf("%v: other bytes: %v", size, err)
		}
	}
}

func TestPlateNeedsTheGroundOfBoth(t *testing.T) {
	c := compared(t)
	c.A.Result = nil
	if _, err := Plate(c, subject.View{}); err == nil || !strings.Contains(err.Error(), "name two scenarios") {
		t.Error(err)
	}
	c = compared(t)
	c.Threats = nil
	if _, err := Plate(c, subject.View{}); err == nil || !strings.Contains(err.Error(), "no threat in common") {
		t.Error(err)
	}
}
