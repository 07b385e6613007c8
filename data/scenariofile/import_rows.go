package scenariofile

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"airumbrella/data"
	"airumbrella/data/tables"
	"airumbrella/geo"

	"github.com/paulmach/orb"
)

// Reasons that many records of one file share.
const (
	outsideMap     = "outside the map (5-46 east, 34-60 north)"
	noPosition     = "no position"
	badPosition    = "its position cannot be read"
	swappedAxes    = "latitude and longitude are swapped; --columns lat=…,lon=… names them the right way round"
	projectedAxes  = "its coordinates are no degrees; export them in WGS84 (EPSG:4326)"
	controlInCells = "control characters"
)

// row takes one row of the file: what lies outside the map is counted and let go.
func (m *importer) row(r *tables.Row) error {
	const between = 1 << 10 // rows between two looks at the context
	if m.read++; m.read%between == 0 && m.ctx.Err() != nil {
		return m.ctx.Err()
	}
	if r.Where == "" {
		return m.header(r)
	}
	if r.Fault != "" {
		m.skip(r.Where, clean(r.Fault), "")
		return nil
	}
	rec, err := m.recordOf(r)
	if err != nil {
		return err
	}
	if reason, detail := m.locate(rec, r.Point); reason != "" {
		m.skip(rec.where, reason, detail)
		return nil
	}
	if len(m.records) == maxRecords {
		return fmt.Errorf("more than %s records on the map; split it", formatCount(maxRecords))
	}
	rec.index = len(m.records)
	m.records = append(m.records, *rec)
	return nil
}

// header checks that a table has the columns it needs, each once.
func (m *importer) header(r *tables.Row) error {
	m.read--
	var names []string
	for _, v := range r.Values {
		names = append(names, clean(v.Column))
		use := m.useOf(v.Column)
		if use.field == "" {
			continue
		}
		for _, before := range names[:len(names)-1] {
			if columnKey(before) == columnKey(v.Column) {
				return fmt.Errorf("two columns are called %s; rename or remove one of them", clean(v.Column))
			}
		}
	}
	if err := m.askedColumns(names); err != nil {
		return err
	}
	met := func(field string) bool {
		return slices.ContainsFunc(r.Values, func(v tables.Value) bool { return m.useOf(v.Column).field == field })
	}
	seen := "; the first row must name them, or --columns lat=NAME,lon=NAME; its columns are: " + listed(names)
	switch {
	case met(columnPosition), met(columnLon) && met(columnLat):
		return nil
	case met(columnLon):
		return errors.New("no column for the latitude" + seen)
	case met(columnLat):
		return errors.New("no column for the longitude" + seen)
	}
	return errors.New("no columns for the position, as lat and lon" + seen)
}

// listed names the columns of a file, as many as a message has room for.
func listed(names []string) string {
	const most, longest = 30, 40
	short := make([]string, 0, most)
	for _, name := range names[:min(len(names), most)] {
		short = append(short, cleanTo(name, longest))
	}
	words := strings.Join(short, ", ")
	if more := len(names) - most; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words
}

// askedColumns refuses columns that were named by hand and that the file has not.
func (m *importer) askedColumns(names []string) error {
	for field, column := range m.options.Columns {
		if !slices.ContainsFunc(names, func(n string) bool { return columnKey(n) == columnKey(column) }) {
			return fmt.Errorf("no column %s for %s; its columns are: %s", clean(column), field, listed(names))
		}
	}
	return nil
}

// readEnough refuses a file in which no row has a position.
func (m *importer) readEnough() error {
	names := make([]string, len(m.columns))
	for i, column := range m.columns {
		names[i] = clean(column)
	}
	if len(names) > 0 {
		if err := m.askedColumns(names); err != nil {
			return err
		}
	}
	if m.read > 0 && m.noPlace == m.read {
		return fmt.Errorf("no record has a position; names for it are lat and lon, or --columns; its columns are: %s",
			listed(names))
	}
	return nil
}

// useOf is what a column is taken for.
func (m *importer) useOf(column string) columnUse {
	use, known := m.uses[column]
	if known {
		return use
	}
	const most = 1_000 // different columns that are remembered
	key := columnKey(column)
	if field := m.byHand[key]; field != "" {
		use = columnUse{field, -1}
	} else if found, year, ok := useOf(key); ok && m.options.Columns[found.field] == "" {
		use = found
		m.years[column] = year
	}
	if len(m.uses) < most {
		m.uses[column] = use
		m.columns = append(m.columns, column)
	}
	return use
}

// recordOf sorts the cells of a row by field. Two columns that say different
// things of one axis are refused: neither is better than the other.
func (m *importer) recordOf(r *tables.Row) (*record, error) {
	rec := &record{where: r.Where, cells: make(map[string]cell, len(r.Values))}
	for _, v := range r.Values {
		use := m.useOf(v.Column)
		if use.field == "" {
			continue
		}
		now := cell{v.Column, strings.Join(strings.Fields(v.Text), " "), use.rank}
		before, twice := rec.cells[use.field]
		if twice && r.Point == nil && (use.field == columnLon || use.field == columnLat) && differ(before, now) {
			return nil, fmt.Errorf("%s: the columns %s and %s say different things (%.20s, %.20s); say which: --columns %s=%[2]s",
				r.Where, clean(before.column), clean(now.column), before.text, now.text, use.field)
		}
		if !twice || now.rank < before.rank {
			rec.cells[use.field] = now
		}
	}
	for field, c := range rec.cells {
		if m.chosen[field] == "" || c.rank < m.uses[m.chosen[field]].rank {
			m.chosen[field] = c.column
		}
	}
	return rec, nil
}

// differ reports whether two columns of one axis, both of names that mean nothing
// else, hold different angles.
func differ(a, b cell) bool {
	if slices.Contains(weakNames, columnKey(a.column)) || slices.Contains(weakNames, columnKey(b.column)) {
		return false
	}
	x, okX := tables.ParseDegrees(a.text)
	y, okY := tables.ParseDegrees(b.text)
	const rounding = 0.001 // degrees
	return !okX || !okY || math.Abs(x-y) > rounding
}

// locate finds the record's position, or says why it has none.
func (m *importer) locate(rec *record, point *orb.Point) (reason, detail string) {
	for field, c := range rec.cells {
		if strings.ContainsFunc(c.text, hidden) {
			if field == "id" || field == "name" {
				return controlInCells + " in " + clean(c.column), ""
			}
			delete(rec.cells, field)
			m.say(rec, controlInCells+" in "+clean(c.column)+": left out", "")
		}
	}
	lon, lat, pair := rec.text(columnLon), rec.text(columnLat), rec.text(columnPosition)
	turned := false
	switch {
	case point != nil:
		rec.at = *point
	case lon != "" && lat != "":
		if reason := rec.axes(lon, lat); reason != "" {
			return reason, fmt.Sprintf("longitude %.40q, latitude %.40q", clean(lon), clean(lat))
		}
	case pair != "":
		p, was, ok := tables.ParsePosition(pair)
		if !ok {
			rec.site = pair
			return m.named(rec)
		}
		rec.at, turned = p, was
		if !legal(p[0], p[1]) && legal(p[1], p[0]) && !strings.ContainsAny(pair, "NSEWnsew[") {
			rec.at, turned = orb.Point{p[1], p[0]}, true
		}
	default:
		m.noPlace++
		return noPosition, ""
	}
	if turned {
		m.say(rec, "longitude stands first in "+clean(rec.cells[columnPosition].column), "")
	}
	return checkPosition(rec.at)
}

// axes reads the two cells of a position.
func (rec *record) axes(lon, lat string) (reason string) {
	x, okX := tables.ParseDegrees(lon)
	y, okY := tables.ParseDegrees(lat)
	const most = 360
	switch {
	case !okX || !okY:
		return badPosition
	case math.Abs(x) > most || math.Abs(y) > most:
		return projectedAxes
	}
	rec.at = orb.Point{x, y}
	return ""
}

// named keeps what a unit's at names for the reader of scenarios.
func (m *importer) named(rec *record) (reason, detail string) {
	if id := slug(rec.site); columnKey(rec.cells[columnPosition].column) == "at" && id != "" {
		return "", ""
	}
	m.noPlace++
	return badPosition, fmt.Sprintf("%.60q", clean(rec.site))
}

// checkPosition refuses what is not on the map and what would lie in Ukraine the
// other way round.
func checkPosition(p orb.Point) (reason, detail string) {
	detail = "[" + formatNumber(p[0]) + ", " + formatNumber(p[1]) + "]"
	turned := orb.Point{p[1], p[0]}
	switch {
	case legal(turned[0], turned[1]) && (!legal(p[0], p[1]) || geo.Contains(data.World().Border, turned)):
		if legal(p[0], p[1]) {
			detail += "; the other way round it lies in Ukraine"
		}
		return swappedAxes, detail
	case !legal(p[0], p[1]):
		return outsideMap, detail
	}
	return "", ""
}
