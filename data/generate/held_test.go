package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
)

// The embedded file is what the step makes of the other embedded files, to the byte.
func TestHeldIsUpToDate(t *testing.T) {
	out := t.TempDir()
	for _, file := range []string{"countries.csv", "regions.csv", "cities.csv", "nodes.csv"} {
		content, err := os.ReadFile(filepath.Join("..", file))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(out, file), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("../held.csv")
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // the order of maps must not matter
		if err := held(nil, out); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(out, "held.csv"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Fatal("data/held.csv is out of date: run go -C data/generate run . -out .. -only held")
		}
	}
}

// Edges of a patch run where two places are equally far, however the patch was
// cut before.
func TestHeldPatchesFollowTheBisector(t *testing.T) {
	at := func(lon, lat float64) vector { return geocentric(orb.Point{lon, lat}) }
	own := at(37.8, 48)
	others := []vector{at(36.2, 50), at(35.1, 47.8), at(37.5, 46), at(39.9, 48.2), at(30, 48)}
	ground := newPatch(heldBox)
	for _, other := range others {
		ground = ground.within(nearerTo(own, other))
	}
	if len(ground) != 4 {
		t.Fatalf("%d corners, want 4: the fifth place is behind the second", len(ground))
	}
	ring := ground.ring(heldStep)
	for i, p := range ring {
		v := geocentric(p)
		away := func(w vector) float64 { d := v.plus(-1, w); return math.Sqrt(d.dot(d)) }
		nearest := math.Inf(1)
		for _, other := range others {
			nearest = min(nearest, away(other))
		}
		if d := nearest - away(own); math.Abs(d) > 1e-6 {
			t.Errorf("%v is %g m nearer to its own place than to another", p, d)
		}
		if i > 0 {
			before := geocentric(ring[i-1])
			if d := v.plus(-1, before); math.Sqrt(d.dot(d)) > heldStep+1 {
				t.Errorf("the edge to %v is %.0f m long", p, math.Sqrt(d.dot(d)))
			}
		}
	}
	if rest := ground.within(nearerTo(others[4], own)); rest != nil {
		t.Errorf("what is nearer to another place has %d corners", len(rest))
	}
}

func TestHeldRingsLoseTheirSpikes(t *testing.T) {
	a, b, c, d := orb.Point{0, 0}, orb.Point{1, 0}, orb.Point{2, 1}, orb.Point{0, 1}
	got := withoutSpikes(orb.Ring{a, b, c, b, d, a})
	if want := (orb.Ring{a, b, d, a}); !got.Equal(want) {
		t.Errorf("%v, want %v", got, want)
	}
}
