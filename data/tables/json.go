package tables

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// maxDepth is how deep JSON may nest.
const maxDepth = 32

// readJSON reads a GeoJSON collection or feature, a list of objects, an object
// that holds such a list, or one object or feature a line.
func (t *Table) readJSON(text string, visit func(*Row) error) error {
	if err := shallow(text); err != nil {
		return err
	}
	decoder := json.NewDecoder(strings.NewReader(strings.ReplaceAll(text, "\x1e", "")))
	r := &jsonRows{visit: visit}
	for {
		var value json.RawMessage
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			return r.done()
		}
		if err != nil {
			return fmt.Errorf("not JSON: %w", err)
		}
		if err := r.top(value); err != nil {
			return err
		}
	}
}

// mostMembers is how many members an object, and how many columns a table, may have.
const mostMembers = 2_000

// shallow refuses JSON that nests deeper than any table does, that has more rows or more
// members in a row than one does, and what is none. It takes neither memory nor much time.
func shallow(text string) error {
	var members [maxDepth + 1]int // begun, of the containers that are open
	var lists [maxDepth + 1]bool  // which of them are lists
	depth, rows, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth == 0 { // one a line
				rows++
			}
			if depth++; depth > maxDepth {
				return fmt.Errorf("nested deeper than %d", maxDepth)
			}
			members[depth], lists[depth] = 1, c == '['
		case c == '}' || c == ']':
			depth = max(0, depth-1)
		case c == ',' && lists[depth] && depth <= 2: // of rows: all other lists are within one
			rows++
		case c == ',' && !lists[depth]:
			members[depth]++
		}
		if rows > MostRows {
			return errManyRows
		}
		if members[depth] > mostMembers {
			return fmt.Errorf("an object with more than %d members; leave out what is not asked about", mostMembers)
		}
	}
	return nil
}

// jsonRows turns values into rows.
type jsonRows struct {
	visit func(*Row) error
	count int
}

var errNoRows = errors.New("neither a GeoJSON feature collection nor a list of objects")

func (r *jsonRows) done() error {
	if r.count == 0 {
		return errNoRows
	}
	return nil
}

// members are those of an object that say what it is.
type members struct {
	Type     string
	CRS      json.RawMessage
	Features []json.RawMessage
	Geometry json.RawMessage
}

// listKeys are the names under which an object holds its rows.
var listKeys = []string{"elements", "items", "data", "results", "records", "rows", "places", "points"}

// top reads a value that stands at the top of a file.
func (r *jsonRows) top(value json.RawMessage) error {
	var list []json.RawMessage
	if json.Unmarshal(value, &list) == nil {
		return r.list(list, "item")
	}
	var m members
	_ = json.Unmarshal(value, &m) // a member of another form is none
	if err := knownCRS(m.CRS); err != nil {
		return err
	}
	switch {
	case m.Type == "FeatureCollection":
		if m.Features == nil {
			return errors.New("a feature collection without a list of features")
		}
		return r.list(m.Features, "feature")
	case m.Type == "Feature":
		return r.item(value, "feature")
	case m.Type == "Topology":
		return errors.New("TopoJSON; convert it to GeoJSON")
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(value, &object) != nil {
		return errNoRows
	}
	for _, key := range listKeys {
		if json.Unmarshal(object[key], &list) == nil && len(list) > 0 {
			return r.list(list, "item")
		}
	}
	if _, geometry := object["coordinates"]; geometry && len(object) <= 3 {
		return errNoRows
	}
	return r.item(value, "item")
}

func (r *jsonRows) list(list []json.RawMessage, what string) error {
	if len(list) == 0 {
		return errEmpty
	}
	for _, value := range list {
		if err := r.item(value, what); err != nil {
			return err
		}
	}
	return nil
}

// knownCRS refuses coordinates that are no degrees on WGS84.
func knownCRS(crs json.RawMessage) error {
	var named struct {
		Properties struct{ Name string }
	}
	if json.Unmarshal(crs, &named) != nil || named.Properties.Name == "" {
		return nil
	}
	name := strings.ToUpper(named.Properties.Name)
	if strings.HasSuffix(name, "CRS84") || strings.HasSuffix(name, ":4326") || strings.HasSuffix(name, ":4979") {
		return nil
	}
	return fmt.Errorf("its coordinates are in %.60s; export it in WGS84 (EPSG:4326)", named.Properties.Name)
}

// item reads a feature or a plain object as a row.
func (r *jsonRows) item(value json.RawMessage, what string) error {
	r.count++
	row := &Row{Where: fmt.Sprintf("%s %d", what, r.count)}
	var object map[string]json.RawMessage
	if json.Unmarshal(value, &object) != nil || object == nil {
		row.say("it is no object")
		return r.visit(row)
	}
	_, geometry := object["geometry"]
	_, properties := object["properties"]
	if what == "feature" || geometry && properties {
		row.geometry(object["geometry"])
		row.put("id", object["id"])
		var own map[string]json.RawMessage
		_ = json.Unmarshal(object["properties"], &own) // null: it has none
		object = own
	}
	row.object("", object)
	if len(row.Values) == 0 && row.Point == nil && row.Fault == "" {
		return nil
	}
	return r.visit(row)
}

// object puts the members of an object, those of objects in it by their own
// names: {"tags": {"name": ...}} says name.
func (r *Row) object(under string, object map[string]json.RawMessage) {
	var names []string
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		var inner map[string]json.RawMessage
		if under == "" && len(object[name]) > 0 && object[name][0] == '{' && json.Unmarshal(object[name], &inner) == nil {
			if _, geometry := inner["coordinates"]; geometry {
				r.geometry(object[name])
				continue
			}
			r.object(name, inner)
			continue
		}
		r.put(name, object[name])
	}
}

// put puts a scalar as a text; null, lists and objects say nothing.
func (r *Row) put(name string, value json.RawMessage) {
	var v any
	if len(value) == 0 || value[0] == '{' || json.Unmarshal(value, &v) != nil {
		return
	}
	switch v := v.(type) {
	case string:
		r.add(name, v)
	case float64:
		r.add(name, number(v))
	case bool:
		r.add(name, fmt.Sprint(v))
	case []any:
		if p, ok := pointOf(v); ok { // "coordinates": [28.1, 49.03]
			r.add(name, "["+number(p[0])+", "+number(p[1])+"]")
		}
	}
}

// geometry takes a point, or says why there is none.
func (r *Row) geometry(value json.RawMessage) {
	var g struct {
		Type        string
		Coordinates any
	}
	if json.Unmarshal(value, &g) != nil || g.Type == "" {
		r.say("no geometry")
		return
	}
	if g.Type != "Point" {
		r.say("its geometry is a %.40s; only points are taken", g.Type)
		return
	}
	list, _ := g.Coordinates.([]any)
	p, ok := pointOf(list)
	if !ok {
		r.say("its coordinates are no two numbers")
		return
	}
	r.Point = &p
}

// pointOf is a position of two numbers, or of three with a height.
func pointOf(list []any) (p orb.Point, ok bool) {
	if len(list) != 2 && len(list) != 3 {
		return p, false
	}
	for i := range p {
		v, number := list[i].(float64)
		if !number || math.IsInf(v, 0) {
			return p, false
		}
		p[i] = v
	}
	return p, true
}
