package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// region is a first-level division of Ukraine: ISO 3166-2 code, current
// English short name (without "Oblast") and full Ukrainian name.
type region struct{ code, name, nameUK string }

// regionsByFIPS maps the layer's FIPS 10-4 codes, whose digits are also the
// GeoNames admin1 codes. Official names as of 2025.
var regionsByFIPS = map[string]region{
	"UP01": {"UA-71", "Cherkasy", "Черкаська область"},
	"UP02": {"UA-74", "Chernihiv", "Чернігівська область"},
	"UP03": {"UA-77", "Chernivtsi", "Чернівецька область"},
	"UP04": {"UA-12", "Dnipropetrovsk", "Дніпропетровська область"},
	"UP05": {"UA-14", "Donetsk", "Донецька область"},
	"UP06": {"UA-26", "Ivano-Frankivsk", "Івано-Франківська область"},
	"UP07": {"UA-63", "Kharkiv", "Харківська область"},
	"UP08": {"UA-65", "Kherson", "Херсонська область"},
	"UP09": {"UA-68", "Khmelnytskyi", "Хмельницька область"},
	"UP10": {"UA-35", "Kirovohrad", "Кіровоградська область"},
	"UP11": {"UA-43", "Crimea", "Автономна Республіка Крим"},
	"UP12": {"UA-30", "Kyiv City", "Київ"},
	"UP13": {"UA-32", "Kyiv", "Київська область"},
	"UP14": {"UA-09", "Luhansk", "Луганська область"},
	"UP15": {"UA-46", "Lviv", "Львівська область"},
	"UP16": {"UA-48", "Mykolaiv", "Миколаївська область"},
	"UP17": {"UA-51", "Odesa", "Одеська область"},
	"UP18": {"UA-53", "Poltava", "Полтавська область"},
	"UP19": {"UA-56", "Rivne", "Рівненська область"},
	"UP20": {"UA-40", "Sevastopol", "Севастополь"},
	"UP21": {"UA-59", "Sumy", "Сумська область"},
	"UP22": {"UA-61", "Ternopil", "Тернопільська область"},
	"UP23": {"UA-05", "Vinnytsia", "Вінницька область"},
	"UP24": {"UA-07", "Volyn", "Волинська область"},
	"UP25": {"UA-21", "Zakarpattia", "Закарпатська область"},
	"UP26": {"UA-23", "Zaporizhzhia", "Запорізька область"},
	"UP27": {"UA-18", "Zhytomyr", "Житомирська область"},
}

// odesaRegion holds Snake Island, which the layer does not draw.
const odesaRegion = "UA-51"

// regions writes regions.csv from the Natural Earth provinces that QGIS packs.
// The layer's iso_a2 calls Crimea and Sevastopol Russian, so fips selects.
func regions(src *source, out string) error {
	content, err := src.debFile("qgis-common", "/usr/share/qgis/resources/data/world_map.gpkg")
	if err != nil {
		return err
	}
	layers, err := openGeoPackage(content)
	if err != nil {
		return err
	}
	defer layers.Close()
	territories, err := readRegions(layers)
	if err != nil {
		return err
	}
	territories[odesaRegion] = append(territories[odesaRegion], orb.Polygon{snakeIsland})
	ordered := make([]region, 0, len(regionsByFIPS))
	for _, r := range regionsByFIPS {
		ordered = append(ordered, r)
	}
	slices.SortFunc(ordered, func(a, b region) int { return strings.Compare(a.code, b.code) })
	t := &table{}
	if err := t.row("code", "name", "name_uk", "part", "ring", "points"); err != nil {
		return err
	}
	for _, r := range ordered {
		if err := t.polygonRows(territories[r.code], r.code, r.name, r.nameUK); err != nil {
			return err
		}
	}
	return t.write(out, "regions.csv")
}

// readRegions returns the territory of every region of [regionsByFIPS], by
// ISO code.
func readRegions(layers *geoPackage) (map[string]orb.MultiPolygon, error) {
	rows, err := layers.Query("SELECT fips, geom FROM states_provinces WHERE fips LIKE 'UP%' ORDER BY fips, fid")
	if err != nil {
		return nil, fmt.Errorf("GeoPackage: %w", err)
	}
	defer rows.Close()
	territories := map[string]orb.MultiPolygon{}
	for rows.Next() {
		var fips string
		var blob []byte
		if err := rows.Scan(&fips, &blob); err != nil {
			return nil, err
		}
		r, ok := regionsByFIPS[fips]
		if !ok {
			return nil, fmt.Errorf("province with FIPS code %q: no such region", fips)
		}
		if territories[r.code] != nil {
			return nil, fmt.Errorf("FIPS code %q appears twice", fips)
		}
		polygons, err := multiPolygon(blob)
		if err != nil {
			return nil, fmt.Errorf("province %s: %w", fips, err)
		}
		for _, polygon := range polygons {
			if rounded := roundPolygon(polygon); rounded != nil {
				territories[r.code] = append(territories[r.code], rounded)
			}
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(territories) != len(regionsByFIPS) {
		return nil, fmt.Errorf("found %d regions, want %d", len(territories), len(regionsByFIPS))
	}
	return territories, nil
}
