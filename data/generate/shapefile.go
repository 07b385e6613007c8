package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// readPolylines reads the records of a polyline shapefile (ESRI technical
// description, July 1998), in file order. Null records are nil.
func readPolylines(content []byte) ([]orb.MultiLineString, error) {
	const header, polyline = 100, 3
	if len(content) < header || binary.BigEndian.Uint32(content) != 9994 {
		return nil, fmt.Errorf("shapefile: no file code 9994")
	}
	var records []orb.MultiLineString
	for rest := content[header:]; len(rest) > 0; {
		if len(rest) < 12 {
			return nil, fmt.Errorf("shapefile: record %d is cut off", len(records)+1)
		}
		// Lengths count 16-bit words.
		end := 8 + 2*int(binary.BigEndian.Uint32(rest[4:]))
		if end > len(rest) || end < 12 {
			return nil, fmt.Errorf("shapefile: record %d is cut off", len(records)+1)
		}
		body := rest[8:end]
		rest = rest[end:]
		switch kind := binary.LittleEndian.Uint32(body); kind {
		case 0:
			records = append(records, nil)
		case polyline:
			lines, err := polylineParts(body)
			if err != nil {
				return nil, fmt.Errorf("shapefile: record %d: %w", len(records)+1, err)
			}
			records = append(records, lines)
		default:
			return nil, fmt.Errorf("shapefile: record %d has shape type %d, want %d", len(records)+1, kind, polyline)
		}
	}
	return records, nil
}

// polylineParts decodes the body of one polyline record.
func polylineParts(body []byte) (orb.MultiLineString, error) {
	const counts, starts = 36, 44
	if len(body) < starts {
		return nil, fmt.Errorf("%d bytes, want at least %d", len(body), starts)
	}
	parts := int(binary.LittleEndian.Uint32(body[counts:]))
	points := int(binary.LittleEndian.Uint32(body[counts+4:]))
	positions := starts + 4*parts
	if len(body) != positions+16*points {
		return nil, fmt.Errorf("%d bytes do not hold %d parts and %d points", len(body), parts, points)
	}
	var lines orb.MultiLineString
	for part := range parts {
		first := int(binary.LittleEndian.Uint32(body[starts+4*part:]))
		last := points
		if part+1 < parts {
			last = int(binary.LittleEndian.Uint32(body[starts+4*part+4:]))
		}
		var line orb.LineString
		for i := first; i < last; i++ {
			at := body[positions+16*i:]
			line = append(line, orb.Point{
				math.Float64frombits(binary.LittleEndian.Uint64(at)),
				math.Float64frombits(binary.LittleEndian.Uint64(at[8:])),
			})
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// readAttributes reads a dBASE III table: one map of trimmed texts a record,
// keyed by field name, in file order.
func readAttributes(content []byte) ([]map[string]string, error) {
	const descriptor = 32
	if len(content) < descriptor {
		return nil, fmt.Errorf("dBASE table: no header")
	}
	count := int(binary.LittleEndian.Uint32(content[4:]))
	header := int(binary.LittleEndian.Uint16(content[8:]))
	size := int(binary.LittleEndian.Uint16(content[10:]))
	if len(content) < header+count*size {
		return nil, fmt.Errorf("dBASE table: %d bytes do not hold %d records", len(content), count)
	}
	type field struct {
		name       string
		start, end int
	}
	var fields []field
	start := 1 // after the deletion mark
	for at := descriptor; at+descriptor <= header && content[at] != '\r'; at += descriptor {
		name, _, _ := bytes.Cut(content[at:at+11], []byte{0})
		end := start + int(content[at+16])
		if end > size {
			return nil, fmt.Errorf("dBASE table: field %s ends after its record", name)
		}
		fields = append(fields, field{string(name), start, end})
		start = end
	}
	records := make([]map[string]string, count)
	for i := range records {
		record := content[header+i*size:]
		records[i] = map[string]string{}
		for _, f := range fields {
			records[i][f.name] = strings.TrimSpace(string(record[f.start:f.end]))
		}
	}
	return records, nil
}
