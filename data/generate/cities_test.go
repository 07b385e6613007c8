package main

import (
	"strings"
	"testing"
)

// place makes a city as describeCity would.
func place(name string, population int, oblast string, aliases ...string) city {
	return city{
		gazetteerRow: gazetteerRow{population: population},
		name:         name,
		region:       region{name: oblast},
		aliases:      aliases,
	}
}

func TestSlugsOfNamesakes(t *testing.T) {
	list := []city{
		place("Mykolaiv", 500_000, "Mykolaiv"), // more than four times the other
		place("Horodok", 17_086, "Khmelnytskyi"),
		place("Horodok", 15_993, "Lviv"), // much alike: both carry their region
		place("Mykolaiv", 14_251, "Lviv"),
		place("Bila Tserkva", 12_000, "Kyiv"),
	}
	assignSlugs(list)
	want := []string{"mykolaiv", "horodok-khmelnytskyi", "horodok-lviv", "mykolaiv-lviv", "bila-tserkva"}
	for i, c := range list {
		if c.slug != want[i] {
			t.Errorf("%s (%s): slug %q, want %q", c.name, c.region.name, c.slug, want[i])
		}
	}
}

func TestAnAliasLeadsToOneCity(t *testing.T) {
	list := []city{
		place("Samar", 73_100, "Dnipropetrovsk", "Novomoskovsk"),
		place("Balta", 19_220, "Odesa", "Novomoskovsk", "Samar", "Balti"),
	}
	assignSlugs(list)
	if err := assignAliases(list); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(list[1].aliases, ";"); got != "Balti" {
		t.Errorf("aliases of the smaller city: %q, want Balti alone", got)
	}
}

func TestATypedAliasOfAnotherCityIsRefused(t *testing.T) {
	list := []city{place("Samar", 73_100, "Dnipropetrovsk"), place("Balta", 19_220, "Odesa", "Samar")}
	list[1].typed = true
	assignSlugs(list)
	if err := assignAliases(list); err == nil || !strings.Contains(err.Error(), "already leads to samar") {
		t.Errorf("assignAliases: %v, want an error that names samar", err)
	}
}

func TestFactsAreChecked(t *testing.T) {
	const header = "geonameid,name,name_uk,control,aliases\n"
	cases := []struct{ about, row, fault string }{
		{"a name that is no romanisation", "1,Odessa,Одеса,government,", `is "Odesa"`},
		{"a Russian name", "1,Sumy,Сумы,government,", "Ukrainian alphabet"},
		{"an unknown control", "1,Odesa,Одеса,contested,", "want government or occupied"},
		{"an alias that is the name", "1,Odesa,Одеса,government,Odesa", "other than the name's"},
		{"an alias in Cyrillic", "1,Odesa,Одеса,government,Одесса", "want ASCII"},
		{"nine aliases", "1,Odesa,Одеса,government,Aa1;B;C;D;E;F;G;H;I", "at most 8"},
		{"one id twice", "1,Odesa,Одеса,government,\n1,Odesa,Одеса,government,", "stands twice"},
	}
	for _, c := range cases {
		if _, err := readCityFacts(header + c.row + "\n"); err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want an error with %q", c.about, err, c.fault)
		}
	}
	if _, err := readCityFacts(cityFactsCSV); err != nil {
		t.Errorf("the facts that ship: %v", err)
	}
}

func TestTheFrontLineRegionsNeedATypedControl(t *testing.T) {
	row := gazetteerRow{id: "1", ascii: "Horlivka", admin1: "05", alternates: []string{"Горлівка"}}
	if _, err := describeCity(row, cityFact{}, false); err == nil ||
		!strings.Contains(err.Error(), "type the control") {
		t.Errorf("untyped city of Donetsk oblast: %v, want an error", err)
	}
	for admin1, want := range map[string]string{"11": occupied, "20": occupied, "14": occupied, "15": heldByGovernment} {
		row.admin1 = admin1
		if c, err := describeCity(row, cityFact{}, false); err != nil || c.control != want {
			t.Errorf("admin1 %s: control %q, %v, want %q", admin1, c.control, err, want)
		}
	}
}

func TestCorrectionsReplaceAndAdd(t *testing.T) {
	dump := map[string]gazetteerRow{"698436": {id: "698436", ascii: "Pokrov", lat: "47.66763", year: dumpYear}}
	if err := correctDump(dump, cityCorrectionsCSV); err != nil {
		t.Fatal(err)
	}
	if got := dump["698436"]; got.population != 38_111 || got.year != "2022" || got.ascii != "Pokrov" ||
		got.lat != "47.65361" {
		t.Errorf("Pokrov after correction: %+v", got)
	}
	if got := dump["691628"]; got.population != 27_929 || got.admin1 != "04" {
		t.Errorf("Ternivka, added: %+v", got)
	}
}
