package scenariofile

import (
	"slices"
	"strings"

	"airumbrella/scenario"
)

// An edit of a scenario becomes an edit of its own file in two steps: what
// differs between two scenarios, in canonical form, is a list of changes; and
// those are put into the tree of the file, whose other nodes stay as they are.

// change is a value that another scenario states differently.
type change struct {
	path  []string
	value *node // nil: it states none
	shape *shape
}

// changes lists what differs between the canonical trees of two scenarios.
type changes []change

// compare adds what differs below a path.
func (c *changes) compare(s *shape, before, after *node, path []string) {
	switch {
	case before == nil || after == nil:
		*c = append(*c, change{slices.Clone(path), after, s})
	case before.form == mapping && after.form == mapping && !replaces(s, before, after):
		for _, p := range before.pairs {
			c.compare(s.of(p.key.text), p.value, after.get(p.key.text), append(path, p.key.text))
		}
		for _, p := range after.pairs {
			if before.get(p.key.text) == nil {
				c.compare(s.of(p.key.text), nil, p.value, append(path, p.key.text))
			}
		}
	case before.form == sequence && after.form == sequence && s.keyed:
		c.compareItems(s, before, after, path)
	case flowText(before) != flowText(after):
		*c = append(*c, change{slices.Clone(path), after, s})
	}
}

// replaces reports whether one mapping cannot become the other by merging.
func replaces(s *shape, before, after *node) bool {
	if s.short == "" || s.keeps {
		return false
	}
	return slices.ContainsFunc(before.pairs, func(p pair) bool { return after.get(p.key.text) == nil })
}

// compareItems adds what differs between two lists that merge by id. A system
// that only one of them holds is compared with the catalogue's.
func (c *changes) compareItems(s *shape, before, after *node, path []string) {
	old, now := itemsByID(before.items), itemsByID(after.items)
	systems := len(path) == 1 && path[0] == "systems"
	for _, item := range before.items {
		id := item.get("id").scalarText()
		c.compare(s.of(""), item, now[id], append(path, id))
	}
	for _, item := range after.items {
		id := item.get("id").scalarText()
		if old[id] != nil {
			continue
		}
		var known *node
		if system := catalogueSystem(id); systems && system != nil {
			known = systemTable.write(system)
		}
		c.compare(s.of(""), known, item, append(path, id))
	}
}

// ownTree is the tree of one scenario file and of what it extends.
type ownTree struct {
	doc    *document
	root   *node
	parent *node // nil: it extends nothing
}

// readOwn returns the tree of a file that has been read before.
func readOwn(from source, text []byte) (*ownTree, bool) {
	c := &chain{decoder: &decoder{faults: new(collector)}}
	doc, ok := newDocument(from.name, text, rankFile, c.faults)
	if !ok {
		return nil, false
	}
	root, ok := readYAML(doc, c.faults)
	if !ok || root.form != mapping {
		return nil, false
	}
	own := &ownTree{doc: doc, root: root}
	if reference := root.get("extends"); reference.stated() {
		c.above = append(c.above, from.key())
		if own.parent, ok = c.parent(from, reference); !ok {
			return nil, false
		}
	}
	return own, true
}

// edited returns the root of the file with the changes made. Without barred,
// units of the parent are not marked as kept although a caveat bars them: they
// need not be.
func (o *ownTree) edited(list changes, before *node, barred bool) *node {
	root := o.root
	for _, c := range list {
		switch last := c.path[len(c.path)-1]; {
		case last == "barred" && !barred && len(c.path) == 3 && o.item(c.path[:2]) == nil:
		case c.path[0] == "threats":
			root = o.put(root, scenarioShape, c.path, o.threats(before.get("threats"), c.value))
		case c.value == nil:
			root = o.takeOut(root, c)
		default:
			root = o.put(root, scenarioShape, c.path, o.own(c.value))
		}
	}
	return root
}

// item returns what the file states of an item of a list at its root, nil for
// nothing.
func (o *ownTree) item(path []string) *node {
	if list := o.root.get(path[0]); list != nil {
		return itemsByID(list.items)[path[1]]
	}
	return nil
}

// own returns a copy of a value made for writing that lies in the file.
func (o *ownTree) own(n *node) *node {
	made := *n
	made.doc = o.doc
	made.items, made.pairs = nil, nil
	for _, item := range n.items {
		made.items = append(made.items, o.own(item))
	}
	for _, p := range n.pairs {
		made.pairs = append(made.pairs, pair{o.own(p.key), o.own(p.value)})
	}
	return &made
}

func (o *ownTree) word(text string) *node { return o.own(quotedText(text)) }

// put returns a node with a value at the end of a path. What lies beside the
// path is the same nodes.
func (o *ownTree) put(n *node, s *shape, path []string, value *node) *node {
	switch {
	case len(path) == 0:
		return withItems(n, value)
	case s.keyed:
		return o.putItem(n, s, path, value)
	case !n.stated():
		if len(path) == 1 && path[0] == s.short && s.keeps && value.form == scalar {
			return value
		}
		n = &node{doc: o.doc, form: mapping}
	case n.form != mapping && path[0] == s.short && len(path) == 1:
		return withItems(n, value)
	case n.form != mapping:
		n = &node{doc: o.doc, form: mapping, pairs: []pair{{o.word(s.short), n}}}
	}
	key := path[0]
	made := *n
	made.pairs = slices.Clone(n.pairs)
	i := slices.IndexFunc(made.pairs, func(p pair) bool { return p.key.text == key })
	if i < 0 {
		made.pairs = append(made.pairs, pair{o.word(key), o.put(nil, s.of(key), path[1:], value)})
		return &made
	}
	made.pairs[i].value = o.put(made.pairs[i].value, s.of(key), path[1:], value)
	return &made
}

// putItem is put for a list that merges by id.
func (o *ownTree) putItem(n *node, s *shape, path []string, value *node) *node {
	made := &node{doc: o.doc, form: sequence}
	if n.stated() {
		*made = *n
	}
	made.items = slices.Clone(made.items)
	id := path[0]
	i := slices.IndexFunc(made.items, func(n *node) bool { return n.get("id").scalarText() == id })
	if i >= 0 {
		made.items[i] = o.put(made.items[i], s.of(""), path[1:], value)
		return made
	}
	var item *node
	if len(path) > 1 {
		item = &node{doc: o.doc, form: mapping, pairs: []pair{{o.word("id"), o.word(id)}}}
	}
	made.items = append(made.items, o.put(item, s.of(""), path[1:], value))
	return made
}

// withItems returns a value in which the items of a list are those of the value
// before, where they say the same.
func withItems(before, value *node) *node {
	if !before.stated() || before.form != sequence || value.form != sequence {
		return value
	}
	made, used := *value, make([]bool, len(before.items))
	made.at = before.at
	made.items = make([]*node, len(value.items))
	for i, item := range value.items {
		made.items[i] = item
		for j, old := range before.items {
			if !used[j] && flowText(old) == flowText(item) {
				made.items[i], used[j] = old, true
				break
			}
		}
	}
	return &made
}

// takeOut returns the tree without a value. One that is inherited is put to what
// stands for nothing, or, in lists of units and bases, removed.
func (o *ownTree) takeOut(root *node, c change) *node {
	root = drop(root, scenarioShape, c.path)
	inherited := o.inherited(c.path)
	if inherited == nil {
		return root
	}
	if len(c.path) == 2 && slices.Contains(removable, c.path[0]) {
		path := append([]string{"remove"}, c.path[0])
		gone := root.follow(path...)
		ids := &node{doc: o.doc, form: sequence}
		if gone.stated() {
			ids.items = slices.Clone(gone.items)
		}
		ids.items = append(ids.items, o.word(c.path[1]))
		return o.put(root, scenarioShape, path, ids)
	}
	if nothing := o.nothing(c.path, inherited); nothing != nil {
		return o.put(root, scenarioShape, c.path, nothing)
	}
	return root
}

// inherited returns what the parent states at a path, nil for nothing.
func (o *ownTree) inherited(path []string) *node {
	n := o.parent
	s := scenarioShape
	for _, step := range path {
		if s.keyed {
			if n == nil {
				return nil
			}
			n, s = itemsByID(n.items)[step], s.of("")
			continue
		}
		n, s = n.get(step), s.of(step)
	}
	return n
}

// nothing returns the value that stands for none where one is inherited, nil
// where there is no such value.
func (o *ownTree) nothing(path []string, inherited *node) *node {
	switch joined := strings.Join(path, "."); {
	case joined == "package.authorisation.standoff":
		return o.own(written("0km"))
	case joined == "package.raid_window", strings.HasPrefix(joined, "package.hosts.") && path[len(path)-1] == "delay":
		return o.own(written("0s"))
	case joined == "source", strings.HasPrefix(joined, "package.caveats.") && len(path) == 3:
		return o.own(list())
	case joined == "package.light_layer":
		none := object()
		for _, p := range inherited.pairs {
			none.with(p.key.text, written("0"))
		}
		return o.own(none)
	case len(path) == 3 && path[0] == "units" && path[2] == "group":
		return o.word("")
	}
	return nil
}

// drop returns a node without what stands at the end of a path.
func drop(n *node, s *shape, path []string) *node {
	if !n.stated() {
		return n
	}
	made := *n
	if s.keyed && n.form == sequence {
		made.items = nil
		for _, item := range n.items {
			if item.get("id").scalarText() == path[0] {
				if len(path) == 1 {
					continue
				}
				item = drop(item, s.of(""), path[1:])
			}
			made.items = append(made.items, item)
		}
		return unlessSame(n, &made)
	}
	made.pairs = nil
	for _, p := range n.pairs {
		if p.key.text == path[0] {
			if len(path) == 1 {
				continue
			}
			p.value = drop(p.value, s.of(path[0]), path[1:])
		}
		made.pairs = append(made.pairs, p)
	}
	return unlessSame(n, &made)
}

// unlessSame returns a node made of another, or that one where nothing changed.
func unlessSame(before, made *node) *node {
	if slices.Equal(before.items, made.items) && slices.Equal(before.pairs, made.pairs) {
		return before
	}
	return made
}

// threats returns a list of threats as a file states it: by their ids where
// they are known.
func (o *ownTree) threats(before, after *node) *node {
	known := make(map[string]string)
	if o.root.get("threats").stated() || o.parent.get("threats").stated() {
		for _, n := range before.items {
			known[n.get("id").scalarText()] = flowText(n)
		}
	}
	own := make(map[string]*node)
	if stated := o.root.get("threats"); stated.stated() {
		for _, n := range stated.items {
			own[n.scalarText()+n.get("id").scalarText()] = n
		}
	}
	chosen := &node{doc: o.doc, form: sequence}
	for _, n := range after.items {
		id := n.get("id").scalarText()
		builtin, isBuiltin := threats().byID[id]
		switch {
		case known[id] == flowText(n) && own[id] != nil:
			chosen.items = append(chosen.items, own[id])
		case isBuiltin && flowText(threatTable.write(&builtin)) == flowText(n), known[id] == flowText(n):
			chosen.items = append(chosen.items, o.word(id))
		default:
			chosen.items = append(chosen.items, o.own(n))
		}
	}
	return chosen
}

// canonicalTree is the tree that [Write] writes of a scenario.
func canonicalTree(s *scenario.Scenario) *node { return scenarioTable.write(&draft{Scenario: s}) }

// Difference is a value that one scenario states otherwise than another.
type Difference struct {
	Path          string // as in a file
	Before, After string // as in a file; "none" where nothing is stated
}

// Differences lists what differs between two scenarios, in the order of files.
func Differences(a, b *scenario.Scenario) (list []Difference) {
	var found changes
	before := canonicalTree(a)
	found.compare(scenarioShape, before, canonicalTree(b), nil)
	for _, c := range found {
		d := Difference{Path: strings.TrimPrefix(strings.Join(c.path, "."), "package."), Before: "none", After: "none"}
		if old := at(before, c.path); old != nil {
			d.Before = flowText(old)
		}
		if c.value != nil {
			d.After = flowText(c.value)
		}
		list = append(list, d)
	}
	return list
}

// at returns the value at the end of a path through mappings and lists of ids.
func at(n *node, path []string) *node {
	for _, step := range path {
		if n != nil && n.form == sequence {
			n = itemsByID(n.items)[step]
			continue
		}
		n = n.get(step)
	}
	return n
}
