package main

import (
	"encoding/binary"
	"math"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
)

// Two pieces of the Desna meet alone at 2 and are joined, one of them turned
// round; the Seim that begins there is another river; at 5 the Prut forks.
func TestJoinPieces(t *testing.T) {
	p := func(x float64) orb.Point { return orb.Point{x, 50} }
	piece := func(name string, xs ...float64) riverPiece {
		var line orb.LineString
		for _, x := range xs {
			line = append(line, p(x))
		}
		return riverPiece{name, 5, line}
	}
	got := joinPieces([]riverPiece{
		piece("Desna", 1, 1.5, 2), piece("Desna", 3, 2.5, 2),
		piece("Seim", 2, 9),
		piece("Prut", 4, 5), piece("Prut", 5, 6), piece("Prut", 5, 7),
	})
	want := []riverPiece{
		piece("Desna", 1, 1.5, 2, 2.5, 3),
		piece("Seim", 2, 9),
		piece("Prut", 4, 5), piece("Prut", 5, 6), piece("Prut", 5, 7),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestJoinPiecesDoesNotJoinALoopToItself(t *testing.T) {
	loop := []riverPiece{{"Don", 6, orb.LineString{{1, 50}, {2, 50}, {1, 50}}}}
	if got := joinPieces(loop); !reflect.DeepEqual(got, loop) {
		t.Errorf("%v, want %v", got, loop)
	}
}

// polylineFile builds a shapefile of one polyline record.
func polylineFile(parts ...[][2]float64) []byte {
	var body []byte
	body = binary.LittleEndian.AppendUint32(body, 3)
	body = append(body, make([]byte, 32)...) // bounding box, not read
	body = binary.LittleEndian.AppendUint32(body, uint32(len(parts)))
	total := 0
	for _, part := range parts {
		total += len(part)
	}
	body = binary.LittleEndian.AppendUint32(body, uint32(total))
	start := 0
	for _, part := range parts {
		body = binary.LittleEndian.AppendUint32(body, uint32(start))
		start += len(part)
	}
	for _, part := range parts {
		for _, p := range part {
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(p[0]))
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(p[1]))
		}
	}
	file := binary.BigEndian.AppendUint32(nil, 9994)
	file = append(file, make([]byte, 96)...)
	file = binary.BigEndian.AppendUint32(file, 1)
	file = binary.BigEndian.AppendUint32(file, uint32(len(body)/2))
	return append(file, body...)
}

func TestReadPolylines(t *testing.T) {
	file := polylineFile([][2]float64{{1, 2}, {3, 4}}, [][2]float64{{5, 6}, {7, 8}, {9, 10}})
	got, err := readPolylines(file)
	want := []orb.MultiLineString{{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}, {9, 10}}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
	for _, length := range []int{0, 99, 104, 120, len(file) - 1} {
		if _, err := readPolylines(file[:length]); err == nil {
			t.Errorf("the first %d of %d bytes were accepted", length, len(file))
		}
	}
}
