package scenariofile

import (
	"maps"
	"slices"
	"strings"

	"airumbrella/data"
	"airumbrella/scenario"

	"github.com/paulmach/orb"
)

// position reads [longitude, latitude] in degrees within the legal box; a flag
// may write longitude,latitude.
func (d *decoder) position(n *node) (p orb.Point, ok bool) {
	items, ok := d.elements(n)
	if !ok {
		return p, false
	}
	if len(items) != 2 {
		d.refuse(n, NotTwoNumbers, legalBox)
		return p, false
	}
	for i, item := range items {
		v, good := parseNumber(item.text)
		if item.form != scalar || !item.plain || !good {
			d.refuse(item, NotANumber, legalBox)
			return p, false
		}
		p[i] = v
	}
	if legal(p[0], p[1]) {
		return p, true
	}
	if legal(p[1], p[0]) {
		d.refuse(n, Swapped, "["+formatNumber(p[1])+", "+formatNumber(p[0])+"]: longitude first")
	} else {
		d.refuse(n, OffTheMap, legalBox)
	}
	return p, false
}

func writePosition(p orb.Point) *node {
	return list(written(formatNumber(p[0])), written(formatNumber(p[1])))
}

// siteSchema is the schema of an at.
var siteSchema = described("a base code, a place id or [longitude, latitude]",
	either(always(schema{{"type", "string"}, {"minLength", 1}, {"maxLength", idLength}}), ref("position")))

// isPosition reports whether an at is a position and not a name.
func isPosition(n *node) bool {
	if n.form == sequence {
		return true
	}
	if n.form != scalar || !n.doc.flag {
		return false
	}
	lon, lat, two := strings.Cut(n.text, ",")
	return two && decimal(strings.TrimSpace(lon)) && decimal(strings.TrimSpace(lat))
}

// site is what an at means.
type site struct {
	name     string // base code or place id; empty for a position
	position orb.Point
	country  string
}

// atlas finds what a scenario may name in an at: its own bases and places
// before the embedded ones.
type atlas struct {
	bases  map[string]*scenario.Airbase
	places map[string]*scenario.Place
	words  []string // what an at may be, made when first needed
}

func (a *atlas) base(id string) *scenario.Airbase {
	if b := a.bases[id]; b != nil {
		return b
	}
	return baseIndex()[id]
}

func (a *atlas) place(id string) *scenario.Place {
	if p := a.places[id]; p != nil {
		return p
	}
	return placeIndex()[id]
}

// site reads an at: a base code, a place id or a position.
func (d *decoder) site(n *node, a *atlas) (s site, ok bool) {
	if isPosition(n) {
		p, ok := d.position(n)
		return site{position: p, country: countryIf(ok, p)}, ok
	}
	if n.form != scalar {
		d.refuse(n, NotAPlaceToStand, "a base code, a place id or "+legalBox)
		return s, false
	}
	if b := a.base(n.text); b != nil {
		return site{n.text, b.Position, b.Country}, true
	}
	if p := a.place(n.text); p != nil {
		return site{n.text, p.Position, a.placeCountry(p)}, true
	}
	d.unknownID(n, "base or place", a.known())
	return s, false
}

func countryIf(ok bool, p orb.Point) string {
	if !ok {
		return ""
	}
	return data.CountryAt(p)
}

// placeCountry is the country of the ground of a place: Ukraine, unless the
// scenario's own place lies in another country.
func (a *atlas) placeCountry(p *scenario.Place) string {
	if p.Custom && placeIndex()[p.ID] == nil {
		if country := data.CountryAt(p.Position); country != "" {
			return country
		}
	}
	return scenario.Ukraine
}

// known is every word that an at may be.
func (a *atlas) known() []string {
	if a.words != nil {
		return a.words
	}
	a.words = slices.Concat(slices.Sorted(maps.Keys(a.bases)), slices.Sorted(maps.Keys(a.places)))
	for i := range places() {
		a.words = append(a.words, places()[i].ID)
	}
	for i := range bases() {
		a.words = append(a.words, bases()[i].ID)
	}
	return a.words
}

// The box in which positions are legal, in degrees.
const (
	westmost, eastmost   = 5, 46
	southmost, northmost = 34, 60
	legalBox             = "[longitude, latitude] within 5-46 east, 34-60 north"
)

func legal(lon, lat float64) bool {
	return lon >= westmost && lon <= eastmost && lat >= southmost && lat <= northmost
}
