package scenariofile

import (
	"cmp"
	"strings"
	"sync"

	"airumbrella/scenario"
)

// kindNames is by what a table shows which kind of place it is of.
type kindNames struct {
	meant   []string // what people call the kind, in a cell
	columns []string // keys of columns that only this kind has
	files   []string // parts of file names that say what a file is of
}

// kindsByName is what tables call the kinds of places, by kind.
var kindsByName = map[string]kindNames{
	scenario.City: {
		meant: []string{
			"city", "town", "village", "settlement", "hamlet", "urban-type settlement", "capital",
			"populated place", "ppl", "місто", "село", "селище", "смт", "населений пункт",
		},
	},
	"port": {
		meant: []string{
			"port", "seaport", "sea port", "river port", "harbour", "harbor", "port terminal", "порт",
			"морський порт", "річковий порт",
		},
		columns: splitWords(`port_name main_port_name portname port unlocode locode harbor_size harbour_size
			harbor_type harbour_type berths wpi_number world_port_index_number порт`),
		files: splitWords(`port ports seaport seaports harbour harbours harbor harbors порт порти порты`),
	},
	"rail": {
		meant: []string{
			"rail", "railway", "railway station", "train station", "rail junction", "junction", "rail yard",
			"yard", "halt", "station", "вокзал", "станція", "залізнична станція", "залізничний вокзал",
			"залізничний вузол",
		},
		columns: splitWords(`station_name uic uic_code station_code esr_code railway railway_line код_єср вокзал`),
		files:   splitWords(`station stations railway rail vokzal вокзал вокзали станції станция залізниця`),
	},
	"airport": {
		meant: []string{
			"airport", "medium_airport", "large_airport", "small_airport", "airfield", "aerodrome",
			"air base", "airbase", "international", "аеропорт", "аеродром", "летовище", "авіабаза",
		},
		columns: splitWords(`airport_name airport icao icao_code iata iata_code scheduled_service runway_length
			runways elevation_ft runway_length_m аеропорт`),
		files: splitWords(`airport airfield aerodrome aeroport аеропорт аеродром`),
	},
	"crossing": {
		meant: []string{
			"crossing", "border crossing", "border crossing point", "checkpoint", "bcp", "border control",
			"border_control", "пункт пропуску", "кпп", "прикордонний перехід",
		},
		columns: splitWords(`crossing crossing_point checkpoint neighbouring_country border_country checkpoint_type
			пункт_пропуску суміжна_держава`),
		files: splitWords(`crossing crossings checkpoint checkpoints кпп`),
	},
	"power": {
		meant: []string{
			"power", "power plant", "power station", "plant", "substation", "generator", "thermal", "hydro",
			"nuclear", "coal", "gas", "oil", "wind", "solar", "biomass", "tpp", "hpp", "npp", "chp",
			"електростанція", "підстанція", "тес", "гес", "аес", "тец", "гаес",
		},
		columns: splitWords(`plant_name power_plant plant primary_fuel fuel fuel_type other_fuel1 capacity_mw
			capacity installed_capacity_mw generation_gwh_2019 generator_source plant_source
			потужність потужність_мвт вид_палива паливо електростанція`),
		files: splitWords(`plant plants power powerplants substation substations тес електростанції`),
	},
	"bridge": {
		meant: []string{
			"bridge", "road bridge", "railway bridge", "rail bridge", "міст", "залізничний міст",
			"автомобільний міст",
		},
		columns: splitWords(`bridge bridge_type river_crossed span_length міст`),
		files:   splitWords(`bridge bridges мости`),
	},
}

var kindIndex = sync.OnceValue(func() map[string]string {
	index := make(map[string]string)
	for kind, names := range kindsByName {
		for _, word := range names.meant {
			index[wordKey(word)] = kind
		}
	}
	return index
})

// kindMeant is the kind of place that a word means, "" for none.
func kindMeant(word string) string {
	index := kindIndex()
	return cmp.Or(index[wordKey(word)], index[strings.TrimSuffix(wordKey(word), "s")])
}
