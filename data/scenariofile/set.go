package scenariofile

import (
	"bytes"
	"slices"
	"strings"

	"airumbrella/scenario"
)

// set applies a change KEY=VALUE of a command line to a tree.
func (c *chain) set(root *node, change string) *node {
	key, value, ok := strings.Cut(change, "=")
	name := "--set " + change
	if !ok || key == "" {
		c.faults.addFlag(name, "", NotAChange, "KEY=VALUE, such as hosts.PL=granted")
		return root
	}
	doc, ok := newDocument(name, []byte(value), rankFlag, c.faults)
	if !ok {
		return root
	}
	n, ok := readFlow(doc, c.faults)
	if !ok {
		return root
	}
	path, ok := c.rooted(doc, strings.TrimSpace(key))
	if !ok {
		return root
	}
	over, ok := c.overlay(doc, scenarioShape, root, "", path, n)
	if !ok {
		return root
	}
	return merge(root, over, scenarioShape)
}

// rooted returns a key as a path from the root of the file, with the "package."
// that may be left out; ok is false where --set cannot change it.
func (c *chain) rooted(doc *document, key string) (string, bool) {
	first, rest, _ := strings.Cut(key, ".")
	top, inner := scenarioTable.names(), packageTable.names()
	switch {
	case first == "threats" && rest != "":
		c.faults.addFlag(doc.name, key, ThreatInFileAlone, "threats=[ID, ID] to choose them")
		return "", false
	case first == "extends" || first == "remove" || first == "version":
		c.faults.addFlag(doc.name, first, InFileAlone, "another field")
		return "", false
	case slices.Contains(inner, first):
		return "package." + key, true
	case slices.Contains(top, first):
		return key, true
	}
	n := &node{doc: doc, form: scalar, text: first}
	c.in(first, func() {
		if path := packagePath(first); path != "" {
			c.misspelt(n, Unknown, path, "", "field")
			return
		}
		c.unknown(n, "field", append(slices.Clone(inner), top...))
	})
	return "", false
}

// packagePath returns the path of a field that stands below one of the package, such as
// authorisation.delay of delay; "" where none bears the name.
func packagePath(field string) string {
	for _, part := range []struct {
		name   string
		fields []string
	}{
		{"authorisation", authorisationTable.names()}, {"c2", c2Table.names()}, {"stockpile", stockpileTable.names()},
	} {
		if slices.Contains(part.fields, field) {
			return part.name + "." + field
		}
	}
	return ""
}

// overlay is a tree that holds one value at the end of a path. In a list whose
// items merge by id the path names an item by its id; an id may hold dots.
func (c *chain) overlay(doc *document, s *shape, current *node, list, path string, value *node) (*node, bool) {
	if path == "" {
		return value, true
	}
	if !s.keyed {
		key, rest, _ := strings.Cut(path, ".")
		below := list + "." + key
		n, ok := c.overlay(doc, s.of(key), current.get(key), below, rest, value)
		if !ok {
			return nil, false
		}
		over := n.as(key)
		over.doc = doc
		return over, true
	}
	id, rest := longestID(path, c.ids(current, list))
	if rest == "id" {
		c.faults.addFlag(doc.name, strings.TrimPrefix(list, ".")+"."+path, InFileAlone, "another field")
		return nil, false
	}
	if id == "" || rest == "" {
		id, _, _ = strings.Cut(path, ".")
		n := &node{doc: doc, form: scalar, text: id}
		reason := strings.TrimPrefix(list, ".")
		c.in(reason, func() {
			if rest == "" && slices.Contains(c.ids(current, list), path) {
				c.refuse(n, FieldMissing, reason+"."+id+".FIELD=VALUE")
				return
			}
			c.unknown(n, "id", c.ids(current, list))
		})
		return nil, false
	}
	var item *node
	if current != nil {
		if i := slices.IndexFunc(current.items, func(n *node) bool { return n.get("id").scalarText() == id }); i >= 0 {
			item = current.items[i]
		}
	}
	n, ok := c.overlay(doc, s.of(""), item, list+"."+id, rest, value)
	if !ok {
		return nil, false
	}
	named := (&node{doc: doc, form: scalar, text: id}).as("id")
	named.pairs = append(named.pairs, n.pairs...)
	return &node{doc: doc, form: sequence, items: []*node{named}}, true
}

// ids is what a path may name in a keyed list: the items that it holds, and of
// systems, bases and places those of the reference data.
func (c *chain) ids(current *node, list string) (ids []string) {
	if current != nil {
		for _, item := range current.items {
			if id := item.get("id").scalarText(); id != "" {
				ids = append(ids, id)
			}
		}
	}
	switch list {
	case ".systems":
		ids = append(ids, catalogueIDs()...)
	case ".bases":
		for i := range bases() {
			ids = append(ids, bases()[i].ID)
		}
	case ".places.add":
		for i := range places() {
			ids = append(ids, places()[i].ID)
		}
	}
	return ids
}

// longestID splits a path into the longest of the ids that it begins with and
// what follows the dot.
func longestID(path string, ids []string) (id, rest string) {
	for _, candidate := range ids {
		if len(candidate) > len(id) && (path == candidate || strings.HasPrefix(path, candidate+".")) {
			id, rest = candidate, strings.TrimPrefix(path[len(candidate):], ".")
		}
	}
	return id, rest
}

// ParseSwitch reads a change KEY=VALUE as --set takes it. Of the promises that
// have a switch of their own it returns that; of any other field a switch that
// reads the scenario again with the change, so that every check of a file holds
// for it. What is wrong with a change is said when it is applied.
func ParseSwitch(change string) scenario.Switch {
	if key, value, ok := strings.Cut(change, "="); ok {
		if c := promiseSwitch(strings.TrimPrefix(strings.TrimSpace(key), "package."), value); c != nil {
			return c
		}
	}
	return fieldSwitch(change)
}

// fieldSwitch is a change of any field of a file.
type fieldSwitch string

// String returns the change as it was given.
func (c fieldSwitch) String() string { return string(c) }

// Apply returns the scenario as a file with the change would give it, or the
// [Faults] of the change.
func (c fieldSwitch) Apply(s *scenario.Scenario) (*scenario.Scenario, error) {
	var text bytes.Buffer
	if err := Write(&text, s); err != nil {
		return nil, err
	}
	return Parse("the scenario", text.Bytes(), Options{Set: []string{string(c)}})
}

// promiseSwitch returns the switch of a promise whose value reads without a
// fault, else nil.
func promiseSwitch(key, value string) scenario.Switch {
	d := &decoder{faults: new(collector)}
	doc, ok := newDocument("--set", []byte(value), rankFlag, d.faults)
	if !ok {
		return nil
	}
	n, ok := readFlow(doc, d.faults)
	if !ok || n.form != scalar && n.form != sequence {
		return nil
	}
	c := d.readPromise(doc, key, n)
	if d.faults.result() != nil {
		return nil
	}
	return c
}

// readPromise reads the value of a promise; nil where the key is none.
func (d *decoder) readPromise(doc *document, key string, n *node) scenario.Switch {
	list, code, _ := strings.Cut(key, ".")
	if list == "caveats" {
		return d.readCaveats(doc, code, n)
	}
	if n.form != scalar {
		return nil
	}
	switch {
	case list == "hosts" || list == "contributors":
		state, ok := oneWord(d, n, "permission", scenario.PermissionStates[:])
		if !ok || code == scenario.Ukraine {
			return nil
		}
		word := &node{doc: doc, form: scalar, text: code}
		if list == "hosts" && d.country(word) {
			return scenario.SetHost{Code: code, State: state}
		}
		if list == "contributors" && d.sender(word) {
			return scenario.SetContributor{Code: code, State: state}
		}
	case key == "phase":
		if phase, ok := oneWord(d, n, "phase", scenario.Phases[:]); ok {
			return scenario.SetPhase{Phase: phase}
		}
	case key == "c2" || key == "c2.level":
		if level, ok := levelQ.read(d, n); ok {
			return scenario.SetLevel{Level: level}
		}
	case key == "stockpile" || key == "stockpile.factor":
		if factor, ok := factorQ.read(d, n); ok {
			return scenario.SetStock{Factor: factor}
		}
	case key == "stockpile.nights":
		if nights, ok := nightsQ.read(d, n); ok {
			return scenario.SetNights{Nights: nights}
		}
	case key == "authorisation.delay":
		return scenario.SetDelay{Delay: readDelay(d, n)}
	case key == "authorisation.zone":
		if zone, ok := oneWord(d, n, "zone", scenario.Zones[:]); ok && zone != scenario.ZoneRegions &&
			zone != scenario.ZoneBorderStrip {
			return scenario.SetZone{Zone: zone}
		}
	}
	return nil
}

// readCaveats reads the caveats of one contributor, a list or a single word.
func (d *decoder) readCaveats(doc *document, code string, n *node) scenario.Switch {
	if !d.sender(&node{doc: doc, form: scalar, text: code}) {
		return nil
	}
	caveats, ok := words(d, n, "caveat", scenario.Caveats[:])
	if !ok {
		return nil
	}
	return scenario.SetCaveats{Code: code, Caveats: caveats}
}

// Sealed returns the scenario with its digest, which a change leaves out.
func Sealed(s *scenario.Scenario) *scenario.Scenario {
	if s.Digest != "" {
		return s
	}
	return s.Edit(func(t *scenario.Scenario) { t.Digest = digest(t) })
}
