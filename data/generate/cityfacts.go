package main

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// cityFactsCSV holds what is typed by hand about a city, by GeoNames id: the
// current official name in English and Ukrainian, who is in control, search
// names. It covers the 100 largest, renamed towns, and every town of a region
// that the front line crosses.
//
//go:embed cityfacts.csv
var cityFactsCSV string

// cityCorrectionsCSV holds rows that replace a wrong row of the dump or add a
// missing one, each with the year of its figure and a note.
//
//go:embed cityfacts_corrections.csv
var cityCorrectionsCSV string

// Control of a city, by public reporting at controlAsOf, graded C: general
// knowledge, at the level of whole cities and no finer.
const (
	heldByGovernment = "government"
	occupied         = "occupied"
	controlAsOf      = "2025-10"
	controlGrade     = "C"
)

// regionControl says for whole regions who is in control: every city of the
// dump there is occupied, or (see typedControl) is typed one by one. Regions
// named in neither are under government control throughout.
var regionControl = map[string]string{
	"UA-09": occupied, // Luhansk
	"UA-40": occupied, // Sevastopol
	"UA-43": occupied, // Crimea
}

// typedControl lists the regions that the front line crosses: the control of
// each of their cities must be typed.
var typedControl = map[string]bool{
	"UA-14": true, // Donetsk
	"UA-23": true, // Zaporizhzhia
	"UA-65": true, // Kherson
}

// cityFact is a row of cityfacts.csv.
type cityFact struct {
	name, nameUK string
	control      string
	aliases      []string
}

// readCityFacts reads cityfacts.csv, by GeoNames id, and checks that each
// English name is the national romanisation of the Ukrainian one.
func readCityFacts(text string) (map[string]cityFact, error) {
	rows, err := readFacts("cityfacts.csv", text, "geonameid,name,name_uk,control,aliases")
	if err != nil {
		return nil, err
	}
	facts := map[string]cityFact{}
	var faults []error
	for i, row := range rows {
		fact := cityFact{name: row[1], nameUK: row[2], control: row[3]}
		if row[4] != "" {
			fact.aliases = strings.Split(row[4], ";")
		}
		if _, twice := facts[row[0]]; twice {
			faults = append(faults, fmt.Errorf("cityfacts.csv:%d: geonameid %s stands twice", i+2, row[0]))
		}
		if err := fact.check(); err != nil {
			faults = append(faults, fmt.Errorf("cityfacts.csv:%d: %w", i+2, err))
		}
		facts[row[0]] = fact
	}
	return facts, errors.Join(faults...)
}

// check finds what is wrong with a fact by itself.
func (f cityFact) check() error {
	roman, err := transliterate(f.nameUK)
	switch {
	case err != nil:
		return err
	case roman != f.name:
		return fmt.Errorf("name %q: the national romanisation of %s is %q", f.name, f.nameUK, roman)
	case f.control != heldByGovernment && f.control != occupied:
		return fmt.Errorf("control %q: want %s or %s", f.control, heldByGovernment, occupied)
	case len(f.aliases) > mostAliases:
		return fmt.Errorf("%s has %d aliases, at most %d are accepted", f.name, len(f.aliases), mostAliases)
	}
	for _, alias := range f.aliases {
		if !isAliasText(alias) || slug(alias) == slug(f.name) {
			return fmt.Errorf("alias %q of %s: want ASCII letters, other than the name's", alias, f.name)
		}
	}
	return nil
}

// correctDump replaces or adds the rows of cityfacts_corrections.csv.
func correctDump(dump map[string]gazetteerRow, text string) error {
	rows, err := readFacts(
		"cityfacts_corrections.csv",
		text,
		"geonameid,admin1,lat,lon,elevation_m,population,year,note",
	)
	if err != nil {
		return err
	}
	for i, row := range rows {
		corrected := dump[row[0]]
		corrected.id, corrected.admin1 = row[0], row[1]
		corrected.lat, corrected.lon, corrected.elevation = row[2], row[3], row[4]
		corrected.year = row[6]
		if corrected.population, err = strconv.Atoi(row[5]); err != nil {
			return fmt.Errorf("cityfacts_corrections.csv:%d: population %q: want a whole number", i+2, row[5])
		}
		dump[row[0]] = corrected
	}
	return nil
}

// readFacts reads a table whose first line is header and returns the others.
func readFacts(file, text, header string) ([][]string, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != header {
		return nil, fmt.Errorf("%s:1: the header must be %s", file, header)
	}
	return rows[1:], nil
}
