package data

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxExtends is how many scenarios may stand on one another.
const maxExtends = 8

// source is where a scenario's text comes from.
type source struct {
	name    string // as faults call it
	path    string // of a file; empty for built-in scenarios and standard input
	builtin bool
}

// key tells sources apart, to find a circle.
func (s source) key() string {
	if s.builtin {
		return "built-in " + s.name
	}
	if path, err := filepath.Abs(s.path); err == nil && s.path != "" {
		return path
	}
	return s.name
}

// chain reads a scenario and those that it extends.
type chain struct {
	*decoder
	above   []string // keys of the scenarios that are being read
	extends string   // what the first one extends
	alone   *node    // the first one, where what it extends cannot be used
}

// read is the merged tree of a scenario over those that it extends. What it
// says of itself alone (version, name, about, extends, remove) is not handed
// down.
func (c *chain) read(from source, text []byte) (*node, bool) {
	doc, ok := newDocument(from.name, text, rankFile-len(c.above), c.faults)
	if !ok {
		return nil, false
	}
	root, ok := readYAML(doc, c.faults)
	if !ok {
		return nil, false
	}
	if !c.scenarioRoot(root) {
		return nil, false
	}
	c.require(root, "a scenario", "version", "name")
	if name := root.get("name"); name.stated() && strings.TrimSpace(name.text) == "" && name.form == scalar {
		c.in("name", func() { c.refuse(name, "the name is empty", "a few words") })
	}
	reference := root.get("extends")
	if !reference.stated() {
		c.remove(nil, root)
		return root, true
	}
	c.above = append(c.above, from.key())
	parent, ok := c.parent(from, reference)
	c.above = c.above[:len(c.above)-1]
	if !ok {
		if len(c.above) == 0 {
			c.alone = root
		}
		return nil, false
	}
	if len(c.above) == 0 {
		c.extends = reference.text
	}
	parent = c.remove(parent.without("version", "name", "about", "extends", "remove"), root)
	return merge(parent, root, scenarioShape), true
}

// scenarioRoot refuses what is no scenario at all.
func (c *chain) scenarioRoot(root *node) bool {
	const accepted = "version: 1, name: …, and the fields of the schema"
	switch format := root.get("format"); {
	case root.form == empty:
		c.refuse(root, "there is nothing in it", accepted)
	case root.form != mapping:
		c.refuse(root, "a scenario is a mapping", accepted)
	case strings.HasPrefix(format.scalarText(), "airumbrella/"):
		c.in("format", func() {
			c.refuse(format, "this is a saved result, not a scenario", "a scenario; airumbrella compare takes saved reports")
		})
	default:
		return true
	}
	return false
}

// ownFaults adds what is wrong with the first scenario itself where what it
// extends cannot be used. What the missing one might have stated is passed
// over.
func (c *chain) ownFaults() {
	if c.alone == nil {
		return
	}
	side := &decoder{faults: &collector{effort: c.faults.effort}}
	resolve(side, c.alone)
	for _, f := range side.faults.list {
		if !mayBeInherited(f.Reason) {
			c.faults.addAt(f.Fault, f.doc, f.at)
		}
	}
	c.faults.more += side.faults.more
}

// mayBeInherited reports whether a fault may come from what is not there.
func mayBeInherited(reason string) bool {
	for _, start := range []string{"required for", "unknown system", "unknown base or place", "unknown place", "unknown threat", "it has no meaning with", "the zone needs"} {
		if strings.HasPrefix(reason, start) {
			return true
		}
	}
	return false
}

// parent is the merged tree of what a scenario extends.
func (c *chain) parent(from source, reference *node) (root *node, ok bool) {
	c.in("extends", func() {
		if reference.form != scalar {
			c.refuse(reference, "this must be a name or a path", extendsAccepted)
			return
		}
		next, text, good := c.find(from, reference)
		switch {
		case !good:
		case slices.Contains(c.above, next.key()):
			c.refuse(reference, "the scenarios extend one another in a circle", "a scenario that does not lead back here")
		case len(c.above) >= maxExtends:
			c.refuse(reference, "too many scenarios stand on one another", "at most "+formatCount(maxExtends))
		default:
			path := c.path
			c.path = nil
			root, ok = c.read(next, text)
			c.path = path
		}
	})
	return root, ok
}

const extendsAccepted = "a built-in name or a relative path"

// find is the text that a reference means.
func (c *chain) find(from source, reference *node) (source, []byte, bool) {
	name := reference.text
	if text, ok := Builtin(name); ok {
		return source{name: name, builtin: true}, text, true
	}
	if from.builtin || filepath.IsAbs(name) || name == "" {
		c.refuse(reference, "unknown scenario", c.didYouMean(name, builtinNames(), extendsAccepted))
		return source{}, nil, false
	}
	path := filepath.Join(filepath.Dir(from.path), filepath.FromSlash(name))
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		c.refuse(reference, "this is not a file", extendsAccepted)
		return source{}, nil, false
	}
	text, err := readFile(path)
	switch {
	case os.IsNotExist(err):
		c.refuse(reference, "there is no built-in scenario and no file of this name", c.didYouMean(name, builtinNames(), extendsAccepted))
	case err != nil:
		c.refuse(reference, "the file cannot be read", extendsAccepted)
	default:
		return source{name: path, path: path}, text, true
	}
	return source{}, nil, false
}

// remove takes what over.remove names out of the tree it stands over.
func (c *chain) remove(base, over *node) *node {
	n := over.get("remove")
	if !n.stated() {
		return base
	}
	c.in("remove", func() {
		if n.form != mapping {
			c.refuse(n, "this must be a mapping", "{units: [id], bases: [id]}")
			return
		}
		for _, p := range n.pairs {
			c.in(p.key.text, func() {
				if p.key.text != "units" && p.key.text != "bases" {
					c.unknown(p.key, "field", []string{"units", "bases"})
					return
				}
				if p.value.stated() {
					base = c.removeFrom(base, p.key.text, p.value)
				}
			})
		}
	})
	return base
}

// removeFrom is the base with the items of some ids taken out of a list.
func (c *chain) removeFrom(base *node, name string, ids *node) *node {
	items, ok := c.elements(ids)
	if !ok {
		return base
	}
	before := base.get(name)
	var known []string
	held, gone := make(map[string]bool), make(map[string]bool)
	if before != nil {
		for _, item := range before.items {
			id := item.get("id").scalarText()
			known = append(known, id)
			held[id] = true
		}
	}
	for _, id := range items {
		if id.form != scalar || !held[id.text] {
			c.unknown(id, strings.TrimSuffix(name, "s")+" among the inherited ones", known)
			continue
		}
		gone[id.text] = true
	}
	if len(gone) == 0 {
		return base
	}
	left := &node{doc: before.doc, at: before.at, form: sequence}
	for _, item := range before.items {
		if !gone[item.get("id").scalarText()] {
			left.items = append(left.items, item)
		}
	}
	changed := &node{doc: base.doc, at: base.at, form: mapping, pairs: slices.Clone(base.pairs)}
	for i := range changed.pairs {
		if changed.pairs[i].key.text == name {
			changed.pairs[i].value = left
		}
	}
	return changed
}
