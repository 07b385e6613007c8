package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	_ "modernc.org/sqlite" // the driver "sqlite", without cgo
)

// geoPackage is an open OGC GeoPackage: an SQLite database whose geometry
// columns hold WKB behind a small header.
type geoPackage struct {
	*sql.DB
	folder string // temporary folder of the database file
}

// openGeoPackage opens a GeoPackage for reading. SQLite reads files, so the
// content goes to a temporary one, which Close removes.
func openGeoPackage(content []byte) (*geoPackage, error) {
	folder, err := os.MkdirTemp("", "geopackage")
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "layers.gpkg")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		os.RemoveAll(folder)
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(file)+"?mode=ro&immutable=1")
	if err != nil {
		os.RemoveAll(folder)
		return nil, err
	}
	return &geoPackage{DB: db, folder: folder}, nil
}

// Close closes the database and removes its file.
func (g *geoPackage) Close() error {
	err := g.DB.Close()
	if removed := os.RemoveAll(g.folder); err == nil {
		err = removed
	}
	return err
}

// multiPolygon decodes a geometry column (OGC 12-128r18, clause 2.1.3: "GP",
// version, flags, spatial reference, envelope, then WKB).
func multiPolygon(blob []byte) (orb.MultiPolygon, error) {
	const fixed = 8 // magic, version, flags and spatial reference
	if len(blob) < fixed || string(blob[:2]) != "GP" {
		return nil, fmt.Errorf("GeoPackage: geometry without its header")
	}
	envelopes := []int{0, 32, 48, 48, 64} // bytes, by envelope code
	code := int(blob[3] >> 1 & 7)
	if code >= len(envelopes) || len(blob) < fixed+envelopes[code] {
		return nil, fmt.Errorf("GeoPackage: envelope code %d, want 0 to 4", code)
	}
	geometry, err := wkb.Unmarshal(blob[fixed+envelopes[code]:])
	if err != nil {
		return nil, fmt.Errorf("GeoPackage: %w", err)
	}
	switch g := geometry.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}, nil
	case orb.MultiPolygon:
		return g, nil
	}
	return nil, fmt.Errorf("GeoPackage: geometry is a %s, want a polygon", geometry.GeoJSONType())
}
