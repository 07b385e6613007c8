package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// decimals is the rounding of every outline: 4 decimals of a degree, 11 m in
// latitude, finer than any of the sources.
const decimals = 4

// roundDegrees rounds to [decimals].
func roundDegrees(degrees float64) float64 { return roundTo(degrees, decimals) }

// roundTo rounds to so many decimals.
func roundTo(degrees float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Round(degrees*scale) / scale
}

// roundLine rounds a line and drops positions equal to the one before them.
func roundLine(line []orb.Point) []orb.Point {
	var rounded []orb.Point
	for _, p := range line {
		q := orb.Point{roundDegrees(p.Lon()), roundDegrees(p.Lat())}
		if n := len(rounded); n == 0 || rounded[n-1] != q {
			rounded = append(rounded, q)
		}
	}
	return rounded
}

// roundPolygon rounds the rings of a polygon, turns outer rings anticlockwise
// and holes clockwise, and drops rings that have shrunk to less than a
// triangle. It returns nil when the outer ring is gone.
func roundPolygon(polygon orb.Polygon) orb.Polygon {
	var rounded orb.Polygon
	for i, ring := range polygon {
		r := orb.Ring(roundLine(ring))
		if len(r) < 4 || !r.Closed() {
			if i == 0 {
				return nil
			}
			continue
		}
		want := orb.CCW
		if i > 0 {
			want = orb.CW
		}
		if r.Orientation() == -want {
			r.Reverse()
		}
		rounded = append(rounded, r)
	}
	return rounded
}

// table is a CSV file under construction. No field that the steps write holds
// a comma, a quote or a line end, so that the reader splits at commas; row
// refuses one that does.
type table struct {
	rows []string
}

// row adds a row of fields.
func (t *table) row(fields ...string) error {
	for _, field := range fields {
		if strings.ContainsAny(field, ",\"\r\n") {
			return fmt.Errorf("field %q holds a comma, quote or line end; none is accepted", field)
		}
	}
	t.rows = append(t.rows, strings.Join(fields, ","))
	return nil
}

// polygonRows adds one row per ring: the given fields, then part (number of
// the polygon), ring (0 the outer one) and points.
func (t *table) polygonRows(territory orb.MultiPolygon, fields ...string) error {
	for part, polygon := range territory {
		for ring, points := range polygon {
			row := append([]string{}, fields...)
			row = append(row, strconv.Itoa(part), strconv.Itoa(ring), formatPoints(points))
			if err := t.row(row...); err != nil {
				return err
			}
		}
	}
	return nil
}

// write stores the table as the file name in the folder out.
func (t *table) write(out, name string) error {
	file, err := os.Create(filepath.Join(out, name))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	for _, row := range t.rows {
		w.WriteString(row)
		w.WriteByte('\n')
	}
	if err := w.Flush(); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// formatPoints writes positions as "lon lat;lon lat;...".
func formatPoints(points []orb.Point) string {
	var b strings.Builder
	for i, p := range points {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(strconv.FormatFloat(p.Lon(), 'f', -1, 64))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatFloat(p.Lat(), 'f', -1, 64))
	}
	return b.String()
}
