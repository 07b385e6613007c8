package tables

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readKML reads the placemarks of a KML document that are points.
func (t *Table) readKML(text string, visit func(*Row) error) error {
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	k := &kmlRows{visit: visit}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return k.done()
		}
		if err != nil {
			return fmt.Errorf("not KML: %w", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			err = k.open(e)
		case xml.EndElement:
			err = k.close()
		case xml.CharData:
			k.text.Write(e)
		}
		if err != nil {
			return err
		}
	}
}

// kmlRows gathers placemarks.
type kmlRows struct {
	visit func(*Row) error
	path  []string
	text  strings.Builder
	row   *Row
	field string // of ExtendedData
	count int
	seen  bool // a kml element
}

func (k *kmlRows) done() error {
	if !k.seen || k.count == 0 {
		return errors.New("no placemarks of KML in it; other XML is not taken: convert it to GeoJSON or CSV")
	}
	return nil
}

func (k *kmlRows) open(e xml.StartElement) error {
	name := e.Name.Local
	if len(k.path) >= maxDepth {
		return fmt.Errorf("nested deeper than %d", maxDepth)
	}
	k.path = append(k.path, name)
	k.text.Reset()
	switch name {
	case "kml":
		k.seen = true
	case "Placemark":
		k.count++
		k.row = &Row{Where: fmt.Sprintf("placemark %d", k.count)}
	case "Data", "SimpleData":
		for _, a := range e.Attr {
			if a.Name.Local == "name" {
				k.field = a.Value
			}
		}
	case "LineString", "Polygon", "MultiGeometry":
		if k.row != nil {
			k.row.say("its geometry is a %s; only points are taken", name)
		}
	}
	return nil
}

// close takes what stood in an element that ends.
func (k *kmlRows) close() error {
	if len(k.path) == 0 {
		return nil
	}
	name, parent := k.path[len(k.path)-1], ""
	if k.path = k.path[:len(k.path)-1]; len(k.path) > 0 {
		parent = k.path[len(k.path)-1]
	}
	text := strings.TrimSpace(k.text.String())
	k.text.Reset()
	if k.row == nil {
		return nil
	}
	switch {
	case name == "name" && parent == "Placemark":
		k.row.add("name", text)
	case name == "value" && parent == "Data", name == "SimpleData":
		k.row.add(k.field, text)
	case name == "coordinates" && parent == "Point":
		k.point(text)
	case name == "Placemark":
		row := k.row
		k.row = nil
		if row.Point == nil {
			row.say("no geometry")
		}
		return k.visit(row)
	}
	return nil
}

// point takes longitude,latitude or longitude,latitude,height.
func (k *kmlRows) point(text string) {
	cells := strings.Split(text, ",")
	var list []any
	for _, cell := range cells {
		if v, ok := parseNumber(strings.TrimSpace(cell)); ok {
			list = append(list, v)
		}
	}
	p, ok := pointOf(list)
	if !ok || len(list) != len(cells) {
		k.row.say("its coordinates are no two numbers")
		return
	}
	k.row.Point = &p
}
