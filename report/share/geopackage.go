package share

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	_ "modernc.org/sqlite" // the database that a GeoPackage is
)

// GeoPackage writes an atlas as an OGC GeoPackage 1.3: a table per layer in WGS84, the
// default styles that QGIS reads from layer_styles, and attribution and command in the
// metadata. Nothing in it depends on the clock.
func GeoPackage(w io.Writer, a *Atlas) error {
	ctx := context.Background()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return fmt.Errorf("GeoPackage: %w", err)
	}
	defer func() { _ = db.Close() }()
	c, err := db.Conn(ctx) // every connection has a database of its own
	if err != nil {
		return fmt.Errorf("GeoPackage: %w", err)
	}
	defer func() { _ = c.Close() }()
	p := &geopackage{c: c, atlas: a}
	p.run(`BEGIN`)
	p.tables()
	for i := range a.layers {
		p.layer(&a.layers[i])
	}
	p.metadata()
	p.run(`COMMIT`)
	if p.err != nil {
		return fmt.Errorf("GeoPackage: %w", p.err)
	}
	text, err := serialized(c)
	if err != nil {
		return fmt.Errorf("GeoPackage: %w", err)
	}
	_, err = w.Write(text)
	return err
}

// serialized returns a database as the bytes of its file.
func serialized(c *sql.Conn) (text []byte, err error) {
	err = c.Raw(func(driver any) error {
		s, can := driver.(interface{ Serialize() ([]byte, error) })
		if !can {
			return errors.New("bug in share: the database cannot be serialized")
		}
		text, err = s.Serialize()
		return err
	})
	return text, err
}

// geopackage is a database under way, with the first error.
type geopackage struct {
	c     *sql.Conn
	atlas *Atlas
	err   error
}

func (p *geopackage) run(query string, values ...any) {
	if p.err == nil {
		_, p.err = p.c.ExecContext(context.Background(), query, values...)
	}
}

// wgs84 is the definition of EPSG:4326 that the standard prints.
const wgs84 = `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,` +
	`AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],` +
	`UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]`

// undated stands for the time of a change, which is not known: the same result gives
// the same bytes.
const undated = "1970-01-01T00:00:00.000Z"

// standardTables are those of the standard, and QGIS's table of styles.
var standardTables = [...]string{
	`PRAGMA application_id = 1196444487`, // "GPKG"
	`PRAGMA user_version = 10300`,
	`CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
 organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)`,
	`INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian', -1, 'NONE', -1, 'undefined', NULL),
 ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL)`,
	`CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
 description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
 srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))`,
	`CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
 geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
 CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
 CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
 CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))`,
	`CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
 definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))`,
	`INSERT INTO gpkg_extensions VALUES
 ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec121/#extension_metadata', 'read-write'),
 ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec121/#extension_metadata',
 'read-write')`,
	`CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
 md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml',
 metadata TEXT NOT NULL DEFAULT '')`,
	`CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT,
 row_id_value INTEGER, timestamp DATETIME NOT NULL, md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
 CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
 CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))`,
	`CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT,
 f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
 owner TEXT, ui TEXT, update_time DATETIME)`,
}

func (p *geopackage) tables() {
	for _, query := range standardTables {
		p.run(query)
	}
	p.run(`INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84 geodetic', 4326, 'EPSG', 4326, ?, 'longitude and latitude')`,
		wgs84)
	p.run(`INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
 VALUES ('layer_styles', 'attributes', 'layer_styles', ?)`, undated)
}

// columnTypes are the types of attributes in tables.
var columnTypes = [...]string{isText: "TEXT", isWhole: "INTEGER", isReal: "DOUBLE", isYesNo: "BOOLEAN"}

// geometryTypes are the types of shapes in tables.
var geometryTypes = [...]string{ofGround: "MULTIPOLYGON", ofPoints: "POINT"}

// layer writes a table with its features and its style. Names of layers and keys of
// fields are letters, digits and underscores.
func (p *geopackage) layer(l *layer) {
	b := boundOf(l)
	p.run(`INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)`, l.name, l.title,
		p.atlas.attribution, undated, b.Min[0], b.Min[1], b.Max[0], b.Max[1])
	p.run(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)`, l.name, geometryTypes[l.kind])
	columns, marks := `fid INTEGER PRIMARY KEY NOT NULL, geom `+geometryTypes[l.kind]+`, id TEXT, title TEXT`, `?, ?, ?, ?`
	for _, f := range l.fields {
		columns += fmt.Sprintf(`, "%s" %s`, f.key, columnTypes[f.kind])
		marks += `, ?`
	}
	p.run(fmt.Sprintf(`CREATE TABLE "%s" (%s)`, l.name, columns))
	if p.err != nil {
		return
	}
	insert, err := p.c.PrepareContext(context.Background(), fmt.Sprintf(`INSERT INTO "%s" VALUES (%s)`, l.name, marks))
	if err != nil {
		p.err = err
		return
	}
	defer func() { _ = insert.Close() }()
	for i := range l.features {
		f := &l.features[i]
		geometry, err := geometryBlob(f.shape)
		if err == nil {
			_, err = insert.ExecContext(context.Background(), append([]any{i + 1, geometry, f.id, f.title}, f.values...)...)
		}
		if err != nil {
			p.err = err
			return
		}
	}
	p.run(`INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
 styleQML, styleSLD, useAsDefault, description, owner, update_time)
 VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', ?)`, l.name, l.title, qml(p.atlas, l), l.title, undated)
}

func boundOf(l *layer) orb.Bound {
	b := l.features[0].shape.Bound()
	for i := range l.features {
		b = b.Union(l.features[i].shape.Bound())
	}
	return b
}

// geometryBlob returns a shape as the standard stores it: a head with the bounds of all
// but points, then well-known binary.
func geometryBlob(shape orb.Geometry) ([]byte, error) {
	const littleEndian, withBounds = 1, 1 << 1
	blob := []byte{'G', 'P', 0, littleEndian}
	blob = binary.LittleEndian.AppendUint32(blob, 4326)
	if _, point := shape.(orb.Point); !point {
		blob[3] |= withBounds
		b := shape.Bound()
		for _, x := range [...]float64{b.Min[0], b.Max[0], b.Min[1], b.Max[1]} {
			blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(x))
		}
	}
	binaryText, err := wkb.Marshal(shape, binary.LittleEndian)
	return append(blob, binaryText...), err
}

// metadata writes what must be said of all layers, in plain text.
func (p *geopackage) metadata() {
	a := p.atlas
	lines := []string{a.title, a.about, a.attribution}
	for _, line := range [...][2]string{
		{"Scenario: ", a.digest}, {"Positions as of: ", a.asOf}, {"Made again with: ", a.command},
	} {
		if line[1] != "" {
			lines = append(lines, line[0]+line[1])
		}
	}
	p.run(`INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'http://purl.org/dc/terms/', 'text/plain', ?)`,
		strings.Join(lines, "\n"))
	p.run(`INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)`, undated)
}
