package data

import (
	"testing"

	"airumbrella/geo"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// beside is a position some way from another one.
func beside(p orb.Point, d geo.Length) orb.Point { return geo.Destination(p, geo.Degree, d) }

func TestAPlaceIsFoundUnderEveryNameAndSpelling(t *testing.T) {
	known := new(Identity)
	list := Places()
	byID := map[string]*scenario.Place{}
	for i := range list {
		known.Add(&list[i])
		byID[list[i].ID] = &list[i]
	}
	for _, c := range []struct {
		name, kind, is string
		away           geo.Length
	}{
		{"Kiev", scenario.City, "kyiv", 0}, {"Київ", scenario.City, "kyiv", 5 * geo.Kilometre}, {"Киев", scenario.City, "kyiv", 0},
		{"KYIV", scenario.City, "kyiv", 20 * geo.Kilometre}, {"Odessa", scenario.City, "odesa", 0}, {"м. Одеса", scenario.City, "odesa", 0},
		{"Kharkiw", scenario.City, "kharkiv", 0}, {"Zaporizhia", scenario.City, "zaporizhzhia", 0}, {"Mykolayiv", scenario.City, "mykolaiv", 0},
		{"Vinnytsya", scenario.City, "vinnytsia", 0}, {"Ivano Frankivsk", scenario.City, "ivano-frankivsk", 0},
		{"Odesa Port", "port", "port-odesa", 2 * geo.Kilometre}, {"UKBB", "airport", "airport-boryspil", 0},
		{"Boryspil Airport", "airport", "airport-boryspil", geo.Kilometre}, {"Burshtyn TPP", "power", "power-burshtyn-tpp", 0},
		{"Бурштинська ТЕС", "power", "power-burshtyn-tpp", 0},
		{"Kiev", scenario.City, "", 200 * geo.Kilometre}, {"Newtown", scenario.City, "", 0},
		{"Burshtyn nuclear power plant", "power", "", 0},
	} {
		from := c.is
		if from == "" {
			from = "kyiv"
		}
		p := &scenario.Place{ID: "x", Name: c.name, Kind: c.kind, Position: beside(byID[from].Position, c.away)}
		switch same := known.Same(p); {
		case same == nil && c.is != "":
			t.Errorf("%s, a %s %v from %s: not found", c.name, c.kind, c.away, c.is)
		case same != nil && same.ID != c.is:
			t.Errorf("%s, a %s: found %s, want %q", c.name, c.kind, same.ID, c.is)
		}
	}
	for i := range list {
		if same := known.Same(&list[i]); same == nil || same.ID != list[i].ID {
			t.Errorf("%s is not itself but %v", list[i].ID, same)
		}
	}
}

// Numbered things are different things, however alike their names are.
func TestNumbersTellPlacesApart(t *testing.T) {
	at := orb.Point{30, 49}
	known := new(Identity)
	known.Add(&scenario.Place{ID: "a", Name: "Substation 100", Kind: "power", Position: at})
	for name, same := range map[string]bool{
		"Substation 100": true, "substation-100": true, "Subs. 100": false, "Substation 10": false, "Substation 101": false,
		"Substations 100": true,
	} {
		if got := known.Same(&scenario.Place{Name: name, Kind: "power", Position: beside(at, geo.Kilometre)}) != nil; got != same {
			t.Errorf("%s: %v, want %v", name, got, same)
		}
	}
}

func TestRegionsWithinTheErrorOfTheOutline(t *testing.T) {
	for _, p := range Places() {
		if RegionNear(p.Position) == "" {
			t.Errorf("%s lies in no region", p.ID)
		}
	}
	for _, p := range []orb.Point{{29, 46.6}, {31.0, 45.8}, {22.0, 50.1}} {
		if code := RegionNear(p); code != "" {
			t.Errorf("%v lies in %s", p, code)
		}
	}
	if !InCountry(orb.Point{22.0, 50.1}, "PL") || InCountry(orb.Point{22.0, 50.1}, "RO") || InCountry(orb.Point{22, 50.1}, "US") {
		t.Error("a field at Rzeszow lies in Poland alone")
	}
}
