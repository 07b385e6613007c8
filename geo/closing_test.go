package geo

import (
	"testing"

	"github.com/paulmach/orb"
)

// Small rings whose edges are shorter than a segment may be: each edge is one.
func TestStraightEdgesOfSmallRings(t *testing.T) {
	triangle := orb.MultiPolygon{{{{30, 50}, {30.002, 50}, {30.001, 50.001}, {30, 50}}}}
	neighbour := orb.MultiPolygon{{{{30.002, 50}, {30, 50}, {30.001, 49.999}, {30.002, 50}}}}
	line := orb.MultiPolygon{{{{30, 50}, {30.002, 50}, {30, 50}}}}
	for _, c := range []struct {
		name           string
		of             []orb.MultiPolygon
		edges, corners int
	}{
		{"a triangle", []orb.MultiPolygon{triangle}, 3, 3},
		{"the same twice", []orb.MultiPolygon{triangle, triangle}, 3, 6},
		{"two with a side in common", []orb.MultiPolygon{triangle, neighbour}, 4, 6},
		{"a line there and back", []orb.MultiPolygon{line}, 0, 0},
	} {
		edges, corners, soil := straightEdges(c.of)
		if len(edges) != c.edges || len(corners) != c.corners || len(soil) != len(c.of) {
			t.Errorf("%s: %d edges, %d corners, %d outlines, want %d, %d, %d", c.name,
				len(edges), len(corners), len(soil), c.edges, c.corners, len(c.of))
		}
	}
}
