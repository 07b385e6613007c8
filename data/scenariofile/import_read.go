package scenariofile

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

var (
	lonColumns = []string{"lon", "lng", "long", "longitude", "x"}
	latColumns = []string{"lat", "latitude", "y"}
)

// readCSV reads a table whose first row names the columns; commas, semicolons
// or tabs stand between cells.
func readCSV(text []byte) ([]record, error) {
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	reader.Comma = separatorOf(text)
	reader.FieldsPerRecord = -1
	reader.ReuseRecord = true
	head, err := reader.Read()
	if err != nil {
		return nil, fmt.Errorf("not CSV: %w", err)
	}
	columns := make([]string, len(head))
	for i, name := range head {
		columns[i] = strings.ToLower(strings.TrimSpace(clean(name)))
	}
	if !slices.ContainsFunc(columns, func(c string) bool { return c == "at" || slices.Contains(lonColumns, c) }) {
		return nil, errors.New("no column for the longitude; the first row must name columns, lon and lat among them")
	}
	var records []record
	for len(records) <= maxRecords {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("not CSV: line %d: %w", syntax.Line, syntax.Err)
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		r := record{where: "line " + strconv.Itoa(line)}
		switch {
		case len(cells) > len(columns):
			r.reason = fmt.Sprintf("%d cells under %d columns", len(cells), len(columns))
		default:
			for i, cell := range cells {
				r.put(columns[i], strings.TrimSpace(cell))
			}
			if reader.Comma != ',' { // a decimal comma is possible
				r.lonLat = [2]string{strings.Replace(r.lonLat[0], ",", ".", 1), strings.Replace(r.lonLat[1], ",", ".", 1)}
			}
		}
		records = append(records, r)
	}
	return records, nil
}

// separatorOf is what stands between the cells of the first row.
func separatorOf(text []byte) rune {
	first, _, _ := strings.Cut(string(text[:min(len(text), 4096)]), "\n")
	best := ','
	for _, r := range []rune{';', '\t'} {
		if strings.Count(first, string(r)) > strings.Count(first, string(best)) {
			best = r
		}
	}
	return best
}

// put keeps a value; positions are kept apart.
func (r *record) put(column, value string) {
	switch {
	case value == "" || column == "":
	case slices.Contains(lonColumns, column):
		r.lonLat[0] = value
	case slices.Contains(latColumns, column):
		r.lonLat[1] = value
	case strings.ContainsFunc(value, hidden):
		r.reason = "control characters in " + column
	default:
		r.values = append(r.values, pair{quotedText(column), quotedText(value)})
	}
}

// readGeoJSON reads the features of a collection; only points stand for a
// place, a base or a unit.
func readGeoJSON(text []byte) ([]record, error) {
	if err := shallow(text); err != nil {
		return nil, err
	}
	collection, err := features(text)
	if err != nil {
		return nil, err
	}
	records := make([]record, 0, min(len(collection.Features), maxRecords+1))
	for i, f := range collection.Features {
		r := record{where: "feature " + strconv.Itoa(i+1)}
		if f == nil || f.Geometry == nil {
			r.reason = "no geometry"
		} else if p, ok := f.Geometry.(orb.Point); ok {
			r.lonLat = [2]string{strconv.FormatFloat(p[0], 'f', -1, 64), strconv.FormatFloat(p[1], 'f', -1, 64)}
		} else {
			r.reason = "its geometry is a " + f.Geometry.GeoJSONType() + "; only points are taken"
		}
		if f != nil {
			putProperties(&r, f)
		}
		records = append(records, r)
	}
	return records, nil
}

// features is a feature collection; a feature that stands alone is one of it.
func features(text []byte) (*geojson.FeatureCollection, error) {
	if collection, err := geojson.UnmarshalFeatureCollection(text); err == nil {
		return collection, nil
	}
	feature, err := geojson.UnmarshalFeature(text)
	if err != nil {
		return nil, errors.New("neither a GeoJSON feature collection nor a feature")
	}
	return &geojson.FeatureCollection{Features: []*geojson.Feature{feature}}, nil
}

func putProperties(r *record, f *geojson.Feature) {
	if id, ok := f.ID.(string); ok {
		r.put("id", id)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Properties)) {
		column := strings.ToLower(strings.TrimSpace(clean(name)))
		if slices.Contains(lonColumns, column) || slices.Contains(latColumns, column) {
			continue // the geometry says it
		}
		switch v := f.Properties[name].(type) {
		case string:
			r.put(column, strings.TrimSpace(v))
		case float64:
			r.put(column, strconv.FormatFloat(v, 'f', -1, 64))
		case bool:
			r.put(column, strconv.FormatBool(v))
		}
	}
}

// shallow refuses JSON that nests deeper than a feature collection does.
func shallow(text []byte) error {
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	depth := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("not JSON: %w", err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			if depth++; depth > maxDepth {
				return fmt.Errorf("nested deeper than %d", maxDepth)
			}
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
}
