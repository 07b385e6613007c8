package main

import (
	"testing"

	"github.com/paulmach/orb"
)

// Two squares side by side, A and B, each of side 10, that share arc 1:
//
//	+--0--+--2--+
//	|  A  1  B  |
//	+-----+-----+
const twoSquares = `{"type": "Topology",
 "transform": {"scale": [0.5, 2], "translate": [10, 40]},
 "arcs": [
  [[20, 0], [-20, 0], [0, 5], [20, 0]],
  [[20, 5], [0, -5]],
  [[20, 5], [20, 0], [0, -5], [-20, 0]]],
 "objects": {"countries": {"type": "GeometryCollection", "geometries": [
  {"type": "Polygon", "id": "804", "properties": {"name": "A"}, "arcs": [[0, 1]]},
  {"type": "MultiPolygon", "id": "642", "properties": {"name": "B"}, "arcs": [[[-2, 2]]]}]}}}`

func TestTopologyIsScaledMovedAndJoined(t *testing.T) {
	atlas, err := decodeTopology([]byte(twoSquares))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]orb.Ring{
		"A": {{20, 40}, {10, 40}, {10, 50}, {20, 50}, {20, 40}},
		"B": {{20, 40}, {20, 50}, {30, 50}, {30, 40}, {20, 40}},
	}
	for _, g := range atlas.Objects["countries"].Geometries {
		polygons, err := g.polygons()
		if err != nil {
			t.Fatal(err)
		}
		if got := atlas.ring(polygons[0][0]); !orb.Ring(got).Equal(want[g.Properties.Name]) {
			t.Errorf("%s: %v, want %v", g.Properties.Name, got, want[g.Properties.Name])
		}
	}
}

func TestOtherGeometryTypesAreRefused(t *testing.T) {
	if _, err := (&topoGeometry{Type: "LineString"}).polygons(); err == nil {
		t.Error("a LineString was taken for a territory")
	}
}
