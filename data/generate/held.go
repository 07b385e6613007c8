package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/peterstace/simplefeatures/geom"
)

const (
	// heldStep is the length in metres of the longest edge along a bisector: the
	// geodesic between its ends, and the straight line in degrees, stay within a
	// metre of it.
	heldStep = 5000
	// fineDecimals is the rounding, of a centimetre, before polygons are joined:
	// it puts edges on the same side of the box on one line.
	fineDecimals = 7
	// smallestGround is the area in km2 below which a piece is a sliver, unless it
	// is an island of the border: where border and regions do not quite agree, pieces
	// of up to 2.2 km2 remain between Luhansk and Russia.
	smallestGround = 5
)

// heldBox holds Ukraine with room to spare.
var heldBox = orb.Bound{Min: orb.Point{20, 43}, Max: orb.Point{42, 54}}

// occupiedWhole lists the regions that count as occupied whole: Crimea,
// Sevastopol, Luhansk.
var occupiedWhole = []string{"UA-43", "UA-40", "UA-09"}

// held writes held.csv, the ground that Ukraine's government holds: her territory
// less the regions that are occupied whole and less what is nearer to an occupied
// than to a held place of the cities and nodes. It reads nothing but the other
// files of the folder out.
func held(_ *source, out string) error {
	border, err := readTerritory(out, "countries.csv", "UA")
	if err != nil {
		return err
	}
	occupiedGround, err := occupiedPatches(out)
	if err != nil {
		return err
	}
	whole, err := readTerritory(out, "regions.csv", occupiedWhole...)
	if err != nil {
		return err
	}
	// One after the other, since coasts of the regions are not quite the border's:
	// most of what differs is gone with the patches.
	ground := border
	for _, taken := range []orb.MultiPolygon{occupiedGround, whole} {
		if ground, err = subtract(ground, taken); err != nil {
			return err
		}
	}
	finished, err := finish(ground, border)
	if err != nil {
		return err
	}
	t := &table{}
	if err := t.row("part", "ring", "points"); err != nil {
		return err
	}
	if err := t.polygonRows(finished); err != nil {
		return err
	}
	return t.write(out, "held.csv")
}

// occupiedPatches returns for every occupied place what is nearer to it than to
// every other place. Neighbours have the vertices of their common edge in common.
func occupiedPatches(out string) (orb.MultiPolygon, error) {
	places, err := readPlaces(out)
	if err != nil {
		return nil, err
	}
	var patches orb.MultiPolygon
	for i, p := range places {
		if !p.occupied {
			continue
		}
		ground := newPatch(heldBox)
		for k, other := range places {
			if k != i {
				ground = ground.within(nearerTo(p.at, other.at))
			}
		}
		ring := ground.ring(heldStep)
		for k, q := range ring {
			ring[k] = orb.Point{roundTo(q.Lon(), fineDecimals), roundTo(q.Lat(), fineDecimals)}
		}
		patches = append(patches, orb.Polygon{ring})
	}
	return patches, nil
}

// controlled is the position of a city or node and whether it is occupied.
type controlled struct {
	at       vector
	occupied bool
}

// readPlaces returns the places of cities.csv and nodes.csv, each position once.
func readPlaces(out string) ([]controlled, error) {
	var places []controlled
	seen := map[string]string{}
	for _, file := range []string{"cities.csv", "nodes.csv"} {
		rows, err := readTable(out, file)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			position := row["lon"] + " " + row["lat"]
			points, err := parsePoints(position)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", file, row["id"], err)
			}
			before, twice := seen[position]
			if twice && before != row["control"] {
				return nil, fmt.Errorf("%s: %s: a place at the same position is %s", file, row["id"], before)
			}
			if !twice {
				places = append(places, controlled{geocentric(points[0]), row["control"] == occupied})
			}
			seen[position] = row["control"]
		}
	}
	return places, nil
}

// readTerritory returns the polygons that a file of outlines has under some codes.
func readTerritory(out, file string, codes ...string) (orb.MultiPolygon, error) {
	rows, err := readTable(out, file)
	if err != nil {
		return nil, err
	}
	var territory orb.MultiPolygon
	for _, row := range rows {
		if !slices.Contains(codes, row["code"]) {
			continue
		}
		ring, err := parsePoints(row["points"])
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, row["code"], err)
		}
		if row["ring"] == "0" {
			territory = append(territory, nil)
		}
		last := len(territory) - 1
		territory[last] = append(territory[last], ring)
	}
	return territory, nil
}

// parsePoints reads what [formatPoints] writes.
func parsePoints(text string) (orb.Ring, error) {
	var ring orb.Ring
	for _, position := range strings.Split(text, ";") {
		lon, lat, _ := strings.Cut(position, " ")
		x, errLon := strconv.ParseFloat(lon, 64)
		y, errLat := strconv.ParseFloat(lat, 64)
		if err := errors.Join(errLon, errLat); err != nil {
			return nil, err
		}
		ring = append(ring, orb.Point{x, y})
	}
	return ring, nil
}

// readTable returns the rows of a file of the folder out, by column.
func readTable(out, file string) ([]map[string]string, error) {
	f, err := os.Open(filepath.Join(out, file))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var rows []map[string]string
	for _, record := range records[min(1, len(records)):] {
		row := map[string]string{}
		for i, field := range record {
			row[records[0][i]] = field
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// subtract returns the ground without the polygons taken, and every polygon of it
// that has an area.
func subtract(ground, taken orb.MultiPolygon) (orb.MultiPolygon, error) {
	var operands [2][]geom.Geometry
	for i, territory := range []orb.MultiPolygon{ground, taken} {
		for _, polygon := range territory {
			valid, err := simple(polygon)
			if err != nil {
				return nil, err
			}
			operands[i] = append(operands[i], valid.AsGeometry())
		}
	}
	union, err := geom.UnionMany(operands[1])
	if err != nil {
		return nil, fmt.Errorf("union of the occupied ground: %w", err)
	}
	left, err := geom.Difference(geom.NewGeometryCollection(operands[0]).AsGeometry(), union)
	if err != nil {
		return nil, fmt.Errorf("ground without the occupied: %w", err)
	}
	var rest orb.MultiPolygon
	for _, part := range left.Dump() {
		if polygon, ok := part.AsPolygon(); ok {
			rest = append(rest, plain(polygon))
		}
	}
	return rest, nil
}

// finish leaves slivers out, rounds the rest as all outlines are, and gives rings
// and polygons an order that does not depend on how they came about: from west to
// east by the place where they start, which is their westernmost.
func finish(ground, border orb.MultiPolygon) (orb.MultiPolygon, error) {
	var finished orb.MultiPolygon
	for _, polygon := range ground {
		rounded := roundPolygon(polygon)
		if rounded == nil || areaKm2(rounded) < smallestGround && !isIsland(rounded, border) {
			continue
		}
		if _, err := simple(rounded); err != nil {
			return nil, fmt.Errorf("ground rounded: %w", err)
		}
		for i, ring := range rounded {
			rounded[i] = fromWest(ring)
		}
		slices.SortFunc(rounded[1:], compareStart)
		finished = append(finished, rounded)
	}
	slices.SortFunc(finished, func(a, b orb.Polygon) int { return compareStart(a[0], b[0]) })
	return finished, nil
}

// areaKm2 is the area of a polygon's outer ring, near enough to tell slivers.
func areaKm2(polygon orb.Polygon) float64 {
	const kmPerDegree = 111.2
	return planar.Area(polygon[0]) * kmPerDegree * kmPerDegree * math.Cos(polygon[0][0].Lat()*math.Pi/180)
}

// isIsland reports whether a polygon is one of the border's, uncut.
func isIsland(polygon orb.Polygon, border orb.MultiPolygon) bool {
	return slices.ContainsFunc(border, func(island orb.Polygon) bool {
		return len(island[0]) == len(polygon[0]) && !slices.ContainsFunc(polygon[0], func(p orb.Point) bool {
			return !slices.Contains(island[0], p)
		})
	})
}

// fromWest turns a closed ring so that it starts at its westernmost place.
func fromWest(ring orb.Ring) orb.Ring {
	open := ring[:len(ring)-1]
	first := slices.Index(open, slices.MinFunc(open, comparePoints))
	turned := append(slices.Clone(open[first:]), open[:first]...)
	return append(turned, turned[0])
}

func compareStart(a, b orb.Ring) int { return comparePoints(a[0], b[0]) }

func comparePoints(a, b orb.Point) int { return slices.Compare(a[:], b[:]) }

// simple turns a polygon into one of simplefeatures, which must be valid.
func simple(polygon orb.Polygon) (geom.Polygon, error) {
	rings := make([]geom.LineString, len(polygon))
	for i, ring := range polygon {
		var coordinates []float64
		for _, p := range withoutSpikes(ring) {
			coordinates = append(coordinates, p.Lon(), p.Lat())
		}
		rings[i] = geom.NewLineString(geom.NewSequence(coordinates, geom.DimXY))
	}
	valid := geom.NewPolygon(rings)
	return valid, valid.Validate()
}

// withoutSpikes leaves out of a ring the places to which it goes and from which it
// comes back the same way.
func withoutSpikes(ring orb.Ring) orb.Ring {
	var kept orb.Ring
	for _, p := range ring {
		if n := len(kept); n >= 2 && kept[n-2] == p {
			kept = kept[:n-1]
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// plain turns a polygon of simplefeatures into ours.
func plain(polygon geom.Polygon) orb.Polygon {
	var rings orb.Polygon
	for _, sequence := range polygon.Coordinates() {
		var ring orb.Ring
		for i := range sequence.Length() {
			p := sequence.GetXY(i)
			ring = append(ring, orb.Point{p.X, p.Y})
		}
		rings = append(rings, ring)
	}
	return rings
}
