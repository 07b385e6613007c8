package scenariofile

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"airumbrella/data"
	"airumbrella/scenario"
)

// countryWords is what people write for a country beside its name.
var countryWords = map[string]string{
	"uk": "GB", "great britain": "GB", "britain": "GB", "el": "GR", "usa": "US",
	"america": "US", "czech republic": "CZ", "holland": "NL", "belarus": "BY", "russia": "RU",
}

// countryNames is the code of every country that the reference data names, by
// its name in lower case.
var countryNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string)
	for word, code := range countryWords {
		names[word] = code
	}
	for _, parties := range [][]Party{Hosts(), Contributors()} {
		for _, p := range parties {
			names[strings.ToLower(p.Name)] = p.Code
		}
	}
	for _, c := range data.World().Countries {
		names[strings.ToLower(c.Name)] = c.Code
	}
	return names
})

const countryAccepted = "a two-letter country code such as RO"

// country reports whether the node's text is a country code, and says what is
// meant where it is not.
func (d *decoder) country(n *node) bool { return d.countryOr(n, countryAccepted) }

// countryOr is country where a fault names what else is accepted.
func (d *decoder) countryOr(n *node, accepted string) bool {
	if n.form != scalar {
		d.refuse(n, WrongForm, accepted, "country code")
		return false
	}
	if data.IsCountry(n.text) {
		return true
	}
	code := strings.ToUpper(n.text[:min(len(n.text), 3)])
	if !data.IsCountry(code) || len(n.text) > 2 {
		code = countryNames()[strings.ToLower(n.text)]
	}
	if code == "" && len(n.text) > 2 && d.faults.room() {
		names := countryNames()
		code = names[d.faults.nearest(n.text, slices.Sorted(maps.Keys(names)))]
	}
	d.misspelt(n, Unknown, code, accepted, "country")
	return false
}

// sender reports whether the node's text is who may send forces: a country, or
// NATO, which owns airborne radars that are no nation's.
func (d *decoder) sender(n *node) bool {
	return n.form == scalar && n.text == scenario.Alliance || d.countryOr(n, countryAccepted+", or "+scenario.Alliance)
}

// The schemas of countries, of who may send forces, and of regions by their codes.
var (
	countrySchema            = always(schema{{"type", "string"}, {"pattern", "^[A-Z]{2}$"}})
	senderSchema             = always(schema{{"type", "string"}, {"pattern", "^([A-Z]{2}|" + scenario.Alliance + ")$"}})
	regionSchema  schemaFunc = func() schema {
		var codes []any
		for i := range data.World().Regions {
			codes = append(codes, data.World().Regions[i].Code)
		}
		return schema{{"enum", codes}}
	}
)

// countryField is a country code.
func countryField[T any](name string, at func(*T) *string) field[T] {
	return codeField(name, countrySchema, (*decoder).country, at)
}

// senderField is the code of who sends forces.
func senderField[T any](name string, at func(*T) *string) field[T] {
	return codeField(name, senderSchema, (*decoder).sender, at)
}

// codeField is one code of a kind; known notes a fault in one that is none.
func codeField[T any](name string, code schemaFunc, known func(*decoder, *node) bool, at func(*T) *string) field[T] {
	return field[T]{
		name:   name,
		schema: code,
		read: func(d *decoder, n *node, into *T) {
			if known(d, n) {
				*at(into) = n.text
			}
		},
		write: func(from *T) *node { return textNode(*at(from)) },
	}
}

// codeList is a list of codes of a kind, none twice; known notes a fault in one that
// is none.
func (d *decoder) codeList(n *node, what string, known func(*decoder, *node) bool) (codes []string, ok bool) {
	items, ok := d.elements(n)
	for _, item := range items {
		switch {
		case !known(d, item):
			ok = false
		case slices.Contains(codes, item.text):
			d.refuse(item, Twice, "each "+what+" once", "the "+what)
			ok = false
		default:
			codes = append(codes, item.text)
		}
	}
	return codes, ok
}

// codesField is a list of codes of a kind.
func codesField[T any](
	name, what string, item schemaFunc, known func(*decoder, *node) bool, at func(*T) *[]string,
) field[T] {
	return field[T]{
		name:   name,
		schema: listSchema(false, item, unique),
		read: func(d *decoder, n *node, into *T) {
			if codes, ok := d.codeList(n, what, known); ok {
				*at(into) = codes
			}
		},
		write: func(from *T) *node { return wordList(*at(from)) },
	}
}

// region reports whether the node's text is the code of a region of Ukraine,
// and says which is meant where it is not.
func (d *decoder) region(n *node) bool {
	const accepted = "an ISO 3166-2 code such as UA-46 (Lviv)"
	if n.form != scalar {
		d.refuse(n, WrongForm, accepted, "region")
		return false
	}
	if data.World().Region(n.text) != nil {
		return true
	}
	var words []string
	for _, r := range data.World().Regions {
		words = append(words, r.Name, r.Code)
	}
	near := d.faults.nearest(n.text, words)
	for _, r := range data.World().Regions {
		if r.Name == near || r.Code == near {
			near = r.Code + " (" + r.Name + ")"
		}
	}
	d.misspelt(n, Unknown, near, accepted, "region")
	return false
}
