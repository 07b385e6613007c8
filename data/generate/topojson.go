package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// topology is the part of a quantised TopoJSON file that the countries step
// needs: one list of arcs, and geometries that name arcs by index. Index ~i
// (that is -i-1) means arc i backwards. See the TopoJSON 1.0 specification.
type topology struct {
	Transform struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Arcs    [][][2]int64 `json:"arcs"` // first position, then differences
	Objects map[string]struct {
		Geometries []topoGeometry `json:"geometries"`
	} `json:"objects"`
}

// topoGeometry is one polygon or multipolygon of a topology.
type topoGeometry struct {
	Type       string          `json:"type"`
	ID         string          `json:"id"`
	RawArcs    json.RawMessage `json:"arcs"`
	Properties struct {
		Name string `json:"name"`
	} `json:"properties"`
}

// decodeTopology parses a TopoJSON document.
func decodeTopology(content []byte) (*topology, error) {
	var t topology
	if err := json.Unmarshal(content, &t); err != nil {
		return nil, fmt.Errorf("TopoJSON: %w", err)
	}
	return &t, nil
}

// polygons returns the arc indices of g: polygon, ring, arc.
func (g *topoGeometry) polygons() ([][][]int, error) {
	switch g.Type {
	case "Polygon":
		polygon := [][]int{}
		err := json.Unmarshal(g.RawArcs, &polygon)
		return [][][]int{polygon}, err
	case "MultiPolygon":
		polygons := [][][]int{}
		err := json.Unmarshal(g.RawArcs, &polygons)
		return polygons, err
	}
	return nil, fmt.Errorf("TopoJSON: geometry %q has type %q, want Polygon or MultiPolygon", g.Properties.Name, g.Type)
}

// arc returns the positions of arc index (forward when index >= 0, arc ~index
// backwards when it is negative) in degrees.
func (t *topology) arc(index int) orb.LineString {
	forward := index
	if index < 0 {
		forward = ^index
	}
	line := make(orb.LineString, len(t.Arcs[forward]))
	var x, y int64
	for i, step := range t.Arcs[forward] {
		x, y = x+step[0], y+step[1]
		line[i] = orb.Point{
			float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
			float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
		}
	}
	if index < 0 {
		slices.Reverse(line)
	}
	return line
}

// ring joins arcs, each of which starts where the one before it ends.
func (t *topology) ring(arcs []int) orb.Ring {
	var ring orb.Ring
	for _, index := range arcs {
		line := t.arc(index)
		if len(ring) > 0 {
			line = line[1:]
		}
		ring = append(ring, line...)
	}
	return ring
}
