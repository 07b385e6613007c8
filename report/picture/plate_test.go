package picture

import (
	"bytes"
	"fmt"
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
			text := d.scene.shapes[i].text
			if text != nil && text.at[0]+text.width > page.right {
				t.Errorf("%v: %q leaves the page", size, text.words)
			}
			if most := 33.0; text != nil && d.scene.shapes[i].class == "title" && text.size > most {
				t.Errorf("%v: the title %q is set at %g, more than %g", size, text.words, text.size, most)
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

// Changes stand line by line, and those without room are counted.
func TestPlateListsChanges(t *testing.T) {
	for _, size := range [][2]int{{1600, 1000}, {1600, 900}, {720, 1280}} {
		c := compared(t)
		for i := range 40 {
			c.Changes = append(c.Changes, fmt.Sprintf("host %d: granted instead of open", i))
		}
		d, err := Plate(c, subject.View{Picture: subject.Picture{Width: size[0], Height: size[1]}})
		if err != nil {
			t.Fatal(err)
		}
		listed, rest, signs := 0, "", 0
		for i := range d.scene.shapes {
			text := d.scene.shapes[i].text
			switch {
			case text == nil:
			case strings.HasPrefix(text.words, "host "):
				listed++
			case strings.HasPrefix(text.words, "and "):
				rest = text.words
			case text.words == "occupied, not counted", text.words == "partly covered":
				signs++
			}
		}
		if want := fmt.Sprintf("and %d more", 40-listed); listed < 5 || rest != want {
			t.Errorf("%v: %d changes and %q, want %q", size, listed, rest, want)
		}
		if signs != 2 {
			t.Errorf("%v: the legend says %d of the two markers that are neither full nor hollow", size, signs)
		}
	}
}

// A difference of metres is not drawn; one of kilometres is, as it stands.
func TestSliversAreNotDrawn(t *testing.T) {
	rows := []geo.Spans{{{West: 30, East: 30.003}, {West: 31, East: 31.2}}, {}}
	if got := withoutSlivers(rows); len(got[0]) != 1 || got[0][0] != (geo.Span{West: 31, East: 31.2}) {
		t.Errorf("left are %v", got)
	}
}
