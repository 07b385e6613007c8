package scenariofile

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"airumbrella/data/tables"

	"golang.org/x/text/unicode/norm"
)

// The fields of a record that are no fields of an object.
const (
	columnLon      = "lon"
	columnLat      = "lat"
	columnPosition = "position"
)

// columnNames are the names under which columns are found, by field, in the form
// of [columnKey]. Of several that a record fills the first one in the list is taken.
var columnNames = map[string][]string{
	columnLon: splitWords(`lon lng long longitude longitude_deg lon_deg longitude_dd lon_dd decimal_longitude decimallongitude
		longitude_decimal geo_lon gps_lon gps_longitude coord_lon centroid_lon longitude_wgs84 lon_wgs84 geographic_longitude
		довгота довг географічна_довгота довгота_град долгота x point_x coord_x x_coord xcoord`),
	columnLat: splitWords(`lat latitude latitude_deg lat_deg latitude_dd lat_dd decimal_latitude decimallatitude
		latitude_decimal geo_lat gps_lat gps_latitude coord_lat centroid_lat latitude_wgs84 lat_wgs84 geographic_latitude
		широта шир географічна_широта широта_град y point_y coord_y y_coord ycoord`),
	columnPosition: splitWords(`position at coordinates coordinate coords coord latlon lat_lon latlng lat_lng lat_long lon_lat
		wkt geom geometry the_geom wkt_geom geo_point geo_point_2d point mgrs mgrs_grid grid_reference gps location geolocation geo
		координати координата координати_gps місцезнаходження розташування місце_розташування`),
	"id": splitWords(`icao icao_code ident gps_code unlocode locode code local_code slug id uid osm_id fid objectid identifier
		код ідентифікатор`),
	"name": splitWords(`name name_en title label asciiname city_ascii name_latin int_name airport_name port_name main_port_name
		portname station_name plant_name power_plant facility_name facility site_name site place city town settlement
		municipality station airport plant port crossing crossing_point checkpoint bridge object_name object unit
		назва найменування імя ім_я назва_об_єкта назва_обєкта місто населений_пункт пункт станція порт аеропорт міст
		пункт_пропуску електростанція об_єкт обєкт название`),
	"name_uk": splitWords(`name_uk name_ua name_ukr ukrainian_name назва_українською назва_укр назва_ua`),
	"population": splitWords(`population pop pop_max pop_est people inhabitants residents total_population
		населення чисельність_населення кількість_населення чисельність мешканців жителів мешканці жителі население`),
	"population_year": splitWords(`population_year pop_year census_year year_of_population рік_населення рік_перепису`),
	"weight":          splitWords(`weight вага`),
	"region": splitWords(`region region_code iso_region iso_3166_2 oblast oblast_name adm1 adm1_name adm1_en admin1 admin_name province
		state state_province область обл регіон назва_області`),
	"control": splitWords(`control controlled_by held_by контроль підконтрольність`),
	"country": splitWords(`country country_code iso_country iso_a2 iso2 iso_a3 iso3 cc countrycode country_name country_long country_iso
		nation adm0 adm0_name країна держава код_країни страна`),
	"kind": splitWords(`kind type feature_type facility_type place_type category class aeroway railway place_kind
		тип вид категорія тип_об_єкта вид_об_єкта`),
	"system": splitWords(`system weapon weapon_system equipment air_defence_system air_defense_system система комплекс зрк озброєння`),
	"count":  splitWords(`count number quantity qty amount batteries launch_units кількість число`),
	"contributor": splitWords(`contributor sender contributing_country sending_country operator_country country_of_origin надавач
		країна_надавач`),
	"donor":      splitWords(`donor given_by donated_by донор`),
	"group":      splitWords(`group група`),
	"phase":      splitWords(`phase фаза`),
	"facing":     splitWords(`facing azimuth bearing азимут`),
	"on_station": splitWords(`on_station`),
}

// weakNames are names of columns that hold other things as often: they say
// nothing where a better one is filled.
var weakNames = splitWords("x y point_x point_y coord_x coord_y x_coord y_coord xcoord ycoord")

func splitWords(text string) []string { return strings.Fields(text) }

// columnUse is what a column is taken for.
type columnUse struct {
	field string
	rank  int // the lower the better
}

var columnUses = sync.OnceValue(func() map[string]columnUse {
	uses := make(map[string]columnUse)
	for field, names := range columnNames {
		for i, name := range names {
			uses[name] = columnUse{field, i}
		}
	}
	return uses
})

// yearColumn is a population column that names its year.
var yearColumn = regexp.MustCompile(`^(?:population|pop|pop_est|населення|чисельність)_((?:19|20)\d\d)(?:_\d+)?$`)

// useOf is what a column of some name is taken for, and the year that the name
// gives a population.
func useOf(key string) (use columnUse, year string, ok bool) {
	if use, ok = columnUses()[key]; ok {
		return use, "", true
	}
	if m := yearColumn.FindStringSubmatch(key); m != nil {
		const behind = 10_000 // plain names, and later years before earlier ones
		return columnUse{"population", behind - len(columnNames) - yearOf(m[1])}, m[1], true
	}
	return columnUse{}, "", false
}

func yearOf(digits string) int {
	year, _ := tables.ParseCount(digits)
	return year
}

// columnKey is the name of a column as it is compared: in lower case, with a low
// line for whatever is neither letter nor digit.
func columnKey(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(clean(name))) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('_')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// kindOfColumns is the kind of place that the columns of a file alone tell, the
// first of several in the order below and "" for none, and the column that does.
func kindOfColumns(keys []string) (kind, column string) {
	for _, of := range []string{"airport", "power", "port", "rail", "crossing", "bridge"} {
		for _, key := range keys {
			if slices.Contains(kindsByName[of].columns, key) {
				return of, key
			}
		}
	}
	return "", ""
}

// kindOfFile is the kind of place that the name of a file tells.
func kindOfFile(name string) string {
	for _, part := range strings.Split(columnKey(name), "_") {
		for kind, names := range kindsByName {
			if slices.Contains(names.files, part) || slices.Contains(names.files, strings.TrimSuffix(part, "s")) {
				return kind
			}
		}
	}
	return ""
}
