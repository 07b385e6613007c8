package scenariofile

import (
	"sync"

	"airumbrella/data"
)

// partyParts are the parts of the catalogue that hold who said what.
var partyParts = []string{data.CatalogueHosts, data.CatalogueContributors}

// datedKeys are the keys of a permission that tell who said so, when and where.
var datedKeys = []string{"about", "as_of", "source"}

// withWords is a built-in scenario whose bare permissions carry the
// catalogue's dated words, where they say what the catalogue says and the
// words are not later than the scenario: each is stated once, in the catalogue.
func withWords(root *node) *node {
	asOf := root.get("as_of").scalarText()
	return eachPermission(root, func(part, code string, permission *node) *node {
		said := embeddedParty(part, code)
		if permission.form != scalar || permission.text != said.get("permission").scalarText() || isLater(said, asOf) {
			return permission
		}
		full := permission.as("permission")
		for _, key := range datedKeys {
			full.pairs = append(full.pairs, pair{
				&node{doc: permission.doc, at: permission.at, form: scalar, text: key},
				&node{doc: permission.doc, at: permission.at, form: scalar, text: said.get(key).scalarText()},
			})
		}
		return full
	})
}

// withoutLater is an inherited scenario less the words that were said after
// the day of the scenario that extends it; permissions stay.
func withoutLater(parent *node, asOf string) *node {
	return eachPermission(parent, func(_, _ string, permission *node) *node {
		if permission.form == mapping && isLater(permission, asOf) {
			return permission.without(datedKeys...)
		}
		return permission
	})
}

// isLater reports whether words were said after a day; both are dates as files
// write them, of which a shorter one is the earlier.
func isLater(said *node, day string) bool { return day != "" && said.get("as_of").scalarText() > day }

// embeddedParty is one country's entry in a part of the catalogue, or nil.
func embeddedParty(part, code string) *node { return partyNodes()[part].get(code) }

var partyNodes = sync.OnceValue(func() map[string]*node {
	nodes := make(map[string]*node)
	for _, part := range partyParts {
		nodes[part] = embedded(part).get(part)
	}
	return nodes
})

// eachPermission is a scenario with every permission of its hosts and
// contributors passed through change.
func eachPermission(root *node, change func(part, code string, permission *node) *node) *node {
	pack := root.get("package")
	if !pack.stated() || pack.form != mapping {
		return root
	}
	for _, part := range partyParts {
		parties := pack.get(part)
		if parties == nil || parties.form != mapping {
			continue
		}
		changed := &node{doc: parties.doc, at: parties.at, form: mapping}
		for _, p := range parties.pairs {
			changed.pairs = append(changed.pairs, pair{p.key, change(part, p.key.text, p.value)})
		}
		pack = pack.replacing(part, changed)
	}
	return root.replacing("package", pack)
}

// replacing is a mapping with another value under one of its keys.
func (n *node) replacing(key string, value *node) *node {
	other := &node{doc: n.doc, at: n.at, form: n.form}
	for _, p := range n.pairs {
		if p.key.text == key {
			p.value = value
		}
		other.pairs = append(other.pairs, p)
	}
	return other
}
