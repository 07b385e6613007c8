package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// peninsula is the arrangement that the atlas has: arc 847 across the isthmus,
// arc 981 around the coast.
func peninsula() []*area {
	return []*area{
		{state{"UA", "Ukraine"}, [][][]int{{{900}}, {{843, 847, 855}}}},
		{state{"RU", "Russia"}, [][][]int{{{1, 2}}, {{-848, 981}}, {{3}}}},
	}
}

func TestRestoreCrimea(t *testing.T) {
	areas := peninsula()
	if err := restoreCrimea(areas); err != nil {
		t.Fatal(err)
	}
	if got, want := areas[0].polygons, [][][]int{{{900}}, {{843, 981, 855}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("Ukraine: %v, want %v", got, want)
	}
	if got, want := areas[1].polygons, [][][]int{{{1, 2}}, {{3}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("Russia: %v, want %v", got, want)
	}
}

func TestRestoreCrimeaRefusesAnotherAtlas(t *testing.T) {
	withoutPolygon, withoutArc := peninsula(), peninsula()
	withoutPolygon[1].polygons = [][][]int{{{1, 2}}}
	withoutArc[0].polygons = [][][]int{{{843, 855}}}
	for name, areas := range map[string][]*area{"no polygon": withoutPolygon, "no arc": withoutArc} {
		if err := restoreCrimea(areas); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestKindOfArc(t *testing.T) {
	cases := []struct{ users, want string }{
		{"", ""},
		{"UA", "coast"},
		{"RO", "coast"},
		{"UA RO", "ukraine"},
		{"RO BG", "border"},
		{"CY CY", ""},
	}
	for _, c := range cases {
		if got := kindOfArc(strings.Fields(c.users)); got != c.want {
			t.Errorf("arc of %q: %q, want %q", c.users, got, c.want)
		}
	}
}

// The two squares of the TopoJSON test: the shared side is Ukraine's border
// and is written once.
func TestLinesAreWrittenOnce(t *testing.T) {
	atlas, err := decodeTopology([]byte(twoSquares))
	if err != nil {
		t.Fatal(err)
	}
	areas, err := areasInBox(atlas)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if err := writeLines(atlas, areas, out); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(out, "lines.csv"))
	if err != nil {
		t.Fatal(err)
	}
	want := "kind,points\n" +
		"coast,20 40;10 40;10 50;20 50\n" +
		"coast,20 50;30 50;30 40;20 40\n" +
		"coast," + formatPoints(snakeIsland) + "\n" +
		"ukraine,20 50;20 40\n"
	if string(content) != want {
		t.Errorf("lines.csv:\n%swant\n%s", content, want)
	}
}
