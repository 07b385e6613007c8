package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// countriesBox is the area that the program knows: every legal position.
var countriesBox = orb.Bound{Min: orb.Point{5, 34}, Max: orb.Point{46, 60}}

// snakeIsland is Zmiinyi (Snake Island), 45.255N 30.204E, which no source
// draws. Typed by hand: an octagon of the island's public size, about 650 m
// east to west and 450 m north to south.
var snakeIsland = orb.Ring{
	{30.2082, 45.255}, {30.2070, 45.2565}, {30.204, 45.257}, {30.2010, 45.2565},
	{30.1998, 45.255}, {30.2010, 45.2535}, {30.204, 45.253}, {30.2070, 45.2535},
	{30.2082, 45.255},
}

// area is one geometry of the atlas: whose it is, and its arcs by polygon and
// ring.
type area struct {
	state
	polygons [][][]int
}

// countries writes countries.csv (territory, ring by ring) and lines.csv (each
// coast and border once) from Natural Earth 1:10m as world-atlas packs it.
func countries(src *source, out string) error {
	content, err := src.npmFile("world-atlas", "2.0.2", "countries-10m.json")
	if err != nil {
		return err
	}
	atlas, err := decodeTopology(content)
	if err != nil {
		return err
	}
	areas, err := areasInBox(atlas)
	if err != nil {
		return err
	}
	if err := restoreCrimea(areas); err != nil {
		return err
	}
	if err := writeTerritories(atlas, areas, out); err != nil {
		return err
	}
	return writeLines(atlas, areas, out)
}

// areasInBox returns the areas of the atlas that reach into the box, in the
// atlas's order.
func areasInBox(atlas *topology) ([]*area, error) {
	var areas []*area
	for _, g := range atlas.Objects["countries"].Geometries {
		polygons, err := g.polygons()
		if err != nil {
			return nil, err
		}
		if len(territoryOf(atlas, polygons)) == 0 {
			continue
		}
		s, ok := stateOf(g.ID, g.Properties.Name)
		if !ok {
			return nil, fmt.Errorf(
				"area %q (%s) reaches into the box and is in no table of states",
				g.Properties.Name,
				g.ID,
			)
		}
		areas = append(areas, &area{state: s, polygons: polygons})
	}
	return areas, nil
}

// restoreCrimea gives the peninsula, which the atlas draws as Russia's, back
// to Ukraine. Arc 847 runs across the isthmus and arc 981 around the coast:
// Russia loses the polygon made of both, and Ukraine's outer ring follows the
// coast instead of the isthmus. Any other arrangement is an error.
func restoreCrimea(areas []*area) error {
	const isthmus, coast = 847, 981
	removed, replaced := 0, 0
	for _, a := range areas {
		switch a.code {
		case "RU":
			before := len(a.polygons)
			a.polygons = slices.DeleteFunc(a.polygons, func(polygon [][]int) bool {
				return len(polygon) == 1 && slices.Equal(polygon[0], []int{^isthmus, coast})
			})
			removed += before - len(a.polygons)
		case "UA":
			for _, polygon := range a.polygons {
				if i := slices.Index(polygon[0], isthmus); i >= 0 {
					polygon[0][i] = coast
					replaced++
				}
			}
		}
	}
	if removed != 1 || replaced != 1 {
		return fmt.Errorf(
			"Crimea: removed %d polygons from Russia and replaced %d arcs of Ukraine, want 1 and 1: the atlas has changed",
			removed,
			replaced,
		)
	}
	return nil
}

// territoryOf assembles polygons from arcs and clips them to the box. A
// clipped ring runs along the box's edge where the territory goes on beyond
// it.
func territoryOf(atlas *topology, polygons [][][]int) orb.MultiPolygon {
	var territory orb.MultiPolygon
	for _, rings := range polygons {
		var polygon orb.Polygon
		for _, arcs := range rings {
			polygon = append(polygon, atlas.ring(arcs))
		}
		clipped := clip.Polygon(countriesBox, polygon)
		if rounded := roundPolygon(clipped); rounded != nil {
			territory = append(territory, rounded)
		}
	}
	return territory
}

// writeTerritories writes countries.csv, states in the order of their codes.
func writeTerritories(atlas *topology, areas []*area, out string) error {
	names := map[string]string{}
	territories := map[string]orb.MultiPolygon{}
	for _, a := range areas {
		names[a.code] = a.name
		territories[a.code] = append(territories[a.code], territoryOf(atlas, a.polygons)...)
	}
	territories["UA"] = append(territories["UA"], orb.Polygon{snakeIsland})
	codes := make([]string, 0, len(names))
	for code := range names {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	t := &table{}
	if err := t.row("code", "name", "part", "ring", "points"); err != nil {
		return err
	}
	for _, code := range codes {
		if err := t.polygonRows(territories[code], code, names[code]); err != nil {
			return err
		}
	}
	return t.write(out, "countries.csv")
}

// writeLines writes lines.csv: every arc of the atlas once, clipped to the
// box. An arc that only one state uses is coast, one that two states share is
// a border ("ukraine" when Ukraine is one of them), and one between two areas
// of the same state is left out.
func writeLines(atlas *topology, areas []*area, out string) error {
	users := map[int][]string{} // arc -> codes, one per ring that runs along it
	for _, a := range areas {
		for _, polygon := range a.polygons {
			for _, ring := range polygon {
				// The atlas draws Vatican City as a line there and back: no
				// territory, so no border either.
				if len(roundLine(atlas.ring(ring))) < 4 {
					continue
				}
				for _, index := range ring {
					arc := max(index, ^index)
					users[arc] = append(users[arc], a.code)
				}
			}
		}
	}
	lines := map[string][]string{}
	for arc := range atlas.Arcs {
		kind := kindOfArc(users[arc])
		if kind == "" {
			continue
		}
		for _, piece := range clip.LineString(countriesBox, atlas.arc(arc)) {
			if rounded := roundLine(piece); len(rounded) > 1 {
				lines[kind] = append(lines[kind], formatPoints(rounded))
			}
		}
	}
	lines["coast"] = append(lines["coast"], formatPoints(snakeIsland))
	t := &table{}
	if err := t.row("kind", "points"); err != nil {
		return err
	}
	for _, kind := range strings.Fields("coast border ukraine") {
		for _, points := range lines[kind] {
			if err := t.row(kind, points); err != nil {
				return err
			}
		}
	}
	return t.write(out, "lines.csv")
}

// kindOfArc classes an arc by the codes of the rings that run along it; it
// returns "" for an arc that is not to be drawn.
func kindOfArc(codes []string) string {
	if len(codes) == 1 {
		return "coast"
	}
	distinct := slices.Clone(codes)
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	switch {
	case len(distinct) < 2:
		return ""
	case slices.Contains(distinct, "UA"):
		return "ukraine"
	default:
		return "border"
	}
}
