#!/bin/sh
# Opens every format of the default scenario with independent readers and holds it
# against the JSON report: layers and counts, valid rings, areas within 0.1 %, covered
# cells within 0.2 %. Debian: gdal-bin, python3-shapely, libxml2-utils; what is missing
# is said and skipped. With the argument "all" also QGIS, LibreOffice, R and pandas.
#
#	scripts/readers.sh [all]
set -eu
cd "$(dirname "$0")/.."
top=$(pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

go build -o "$dir/airumbrella" .
cd "$dir"
for format in json geojson gpkg kmz geotiff xlsx csv csv-excel svg; do
	./airumbrella report --quiet --format "$format" --output "umbrella.$format"
done
mv umbrella.geotiff umbrella.tif
mv umbrella.csv-excel umbrella-excel.csv
./airumbrella report --quiet --format png --beside --output umbrella.png
./airumbrella compare no-umbrella sky-shield --quiet --format geojson --output difference.geojson
./airumbrella compare no-umbrella sky-shield --quiet --format svg --output difference.svg
./airumbrella worth --quiet --format json --output worth.json
./airumbrella worth --quiet --format csv --output worth.csv

failed=0
# run NAME READER COMMAND...: runs a check where its reader is installed.
run() {
	name=$1 reader=$2
	shift 2
	if ! command -v "$reader" >/dev/null 2>&1; then
		echo "$name: skipped, $reader is not installed"
	elif "$@"; then
		echo "$name: read"
	else
		echo "$name: FAILED"
		failed=1
	fi
}

# python returns the Debian interpreter, which knows Debian's packages.
python=/usr/bin/python3
shapely() {
	if "$python" -c 'import shapely' 2>/dev/null; then
		"$python" "$top/scripts/readers.py" "$@"
	else
		echo "$1: skipped, python3-shapely is not installed"
	fi
}

gpkg() {
	ogrinfo -q umbrella.gpkg >layers.txt &&
		for layer in cover promised gaps zone places units stations bases; do
			grep -q ": $layer " layers.txt || { echo "no layer $layer"; return 1; }
		done &&
		ogr2ogr -f GeoJSON -lco COORDINATE_PRECISION=5 -nln cover from-gpkg.geojson umbrella.gpkg cover &&
		shapely areas from-gpkg.geojson umbrella.json &&
		ogrinfo umbrella.gpkg | grep -q 'Made again with: airumbrella report' &&
		ogrinfo -q -sql 'SELECT count(*) AS n FROM layer_styles WHERE useAsDefault = 1' umbrella.gpkg | grep -q '= 8'
}
kmz() {
	rm -rf kml && mkdir kml && "$python" -m zipfile -e umbrella.kmz kml && xmllint --noout kml/doc.kml &&
		shapely kml kml/doc.kml umbrella.json &&
		{ ! command -v ogrinfo >/dev/null || ogrinfo -q umbrella.kmz | grep -q Cities; }
}
geotiff() {
	gdalinfo umbrella.tif | grep -q 'NoData Value=-9999' &&
		gdalinfo umbrella.tif | grep -q 'ID\["EPSG",4326\]' &&
		gdal_translate -q -of XYZ -b 2 umbrella.tif status.xyz &&
		"$python" "$top/scripts/readers.py" cells status.xyz umbrella.json
}
world() {
	gdalinfo umbrella.png >png.txt && grep -q 'Lambert' png.txt && grep -q 'Pixel Size' png.txt
}
svgs() { xmllint --noout umbrella.svg && xmllint --noout difference.svg; }

run "GeoJSON" "$python" shapely geojson umbrella.geojson umbrella.json
run "GeoJSON of a comparison" "$python" shapely difference difference.geojson
run "GeoPackage" ogrinfo gpkg
run "KMZ" xmllint kmz
run "GeoTIFF" gdalinfo geotiff
run "PNG with a world file" gdalinfo world
run "SVG" xmllint svgs
run "CSV and XLSX" "$python" "$python" "$top/scripts/readers.py" tables umbrella.csv umbrella-excel.csv umbrella.xlsx

if [ "${1:-}" = all ]; then
	calc() {
		soffice --headless --convert-to csv umbrella.xlsx >/dev/null 2>&1 &&
			"$python" "$top/scripts/readers.py" calc umbrella.csv
	}
	styled() {
		"$python" -c 'import qgis.core' 2>/dev/null || { echo "python3-qgis is missing: skipped"; return 0; }
		QT_QPA_PLATFORM=offscreen "$python" "$top/scripts/readers-qgis.py" umbrella.gpkg
	}
	notebook() {
		"$python" -c 'import pandas, matplotlib' 2>/dev/null || { echo "pandas or matplotlib is missing: skipped"; return 0; }
		"$python" "$top/docs/notebook/run.py" "$top/docs/notebook/umbrella.ipynb"
	}
	run "notebook" "$python" notebook
	run "R script" Rscript Rscript "$top/docs/notebook/umbrella.R" umbrella.csv worth.csv
	run "XLSX in LibreOffice" soffice calc
	run "GeoPackage in QGIS" "$python" styled
fi
exit $failed
