package scenariofile

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"airumbrella/data"
	"airumbrella/scenario"
)

// Options change a scenario after it is read; the zero value changes
// nothing.
type Options struct {
	// Stdin is what the reference "-" reads; nil means os.Stdin.
	Stdin io.Reader
	// Set is changes as KEY=VALUE: a path in the file, whose first step
	// "package." may be left out, and a value as the file would hold it. A
	// list may be written a,b,c. A bare value for a permission, c2 or the
	// stockpile changes that alone and keeps what else is stated of it; for
	// any other field it replaces what is there.
	Set []string
	// Threats, if any, replaces the threats in play by the built-in ones, or
	// those that the file defines, of these ids.
	Threats []string
}

// defaultWord stands for the built-in scenario that is opened without a name.
const defaultWord = "default"

// NamesFile reports whether a reference is the path of a file: no built-in scenario,
// and not standard input.
func NamesFile(ref string) bool {
	_, builtin := data.Builtin(ref)
	return !builtin && ref != defaultWord && ref != "-"
}

// Load reads the scenario of a reference: a built-in name, the path of a file,
// or "-" for standard input. An error is [Faults] where the scenario is at
// fault, and otherwise that of the file system.
func Load(ref string, options Options) (*scenario.Scenario, error) {
	s, _, err := LoadText(ref, options)
	return s, err
}

// LoadText is [Load] that returns the text of a file beside the scenario; of a
// built-in scenario and of standard input it returns none.
func LoadText(ref string, options Options) (*scenario.Scenario, []byte, error) {
	// The outlines take longest: they are parsed beside the scenario.
	go data.World()
	if ref == defaultWord {
		ref = data.Default
	}
	if text, ok := data.Builtin(ref); ok {
		s, err := parse(source{name: ref, builtin: true}, text, options)
		return s, nil, err
	}
	if ref == "-" {
		stdin := options.Stdin
		if stdin == nil {
			stdin = os.Stdin
		}
		text, err := readLimited(stdin)
		if err != nil {
			return nil, nil, fmt.Errorf("standard input: %w", err)
		}
		s, err := parse(source{name: "<stdin>"}, text, options)
		return s, nil, err
	}
	text, err := readFile(ref)
	if os.IsNotExist(err) {
		return nil, nil, unknownScenario(ref)
	}
	if err != nil {
		return nil, nil, err
	}
	s, err := parse(source{name: ref, path: ref}, text, options)
	return s, text, err
}

// Parse reads a scenario from text. The name stands for the file in faults;
// a relative path that the scenario extends is sought beside it.
func Parse(name string, text []byte, options Options) (*scenario.Scenario, error) {
	go data.World()
	return parse(source{name: name, path: name}, text, options)
}

func unknownScenario(ref string) error {
	known := "a built-in scenario (" + strings.Join(data.BuiltinNames(), ", ") + "), a file, or - for standard input"
	return Faults{{
		Field: "scenario", Value: ref,
		Code: NoSuchScenario, Reason: NoSuchScenario.words(),
		Meant: data.Nearest(ref, data.BuiltinNames()), Accepted: known,
	}}
}

// readFile reads a file that is not larger than a scenario may be; of a larger
// one it reads a byte too many, which newDocument refuses.
func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, Faults{{File: path, Code: Folder, Reason: Folder.words()}}
	}
	text, err := readLimited(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", clean(path), err)
	}
	return text, nil
}

func readLimited(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, maxFile+1)) }

// parse is the way from text to scenario: read and merge what it extends,
// apply the changes, resolve, check.
func parse(from source, text []byte, options Options) (*scenario.Scenario, error) {
	d := &decoder{faults: new(collector)}
	c := &chain{decoder: d}
	root, ok := c.read(from, text)
	if !ok {
		c.ownFaults()
		return nil, d.faults.result()
	}
	for _, change := range options.Set {
		root = c.set(root, change)
	}
	resolved := resolve(d, withThreats(root, options.Threats))
	if faults := d.faults.result(); faults != nil {
		return nil, faults
	}
	// Whichever of its threats are asked about, it is one scenario.
	whole := resolved
	if len(options.Threats) > 0 {
		whole = resolve(&decoder{faults: new(collector)}, root)
	}
	resolved.Source = upheldSources(root, resolved)
	whole.Source = resolved.Source
	// What is read can be written, and that read again.
	written := canonical(whole)
	if len(written) > maxFile {
		c.refuse(root, WrittenTooLarge, "fewer places, units or systems of one's own", formatCount(len(written)))
		return nil, d.faults.result()
	}
	// An edit gives the scenario its revision.
	return resolved.Edit(func(s *scenario.Scenario) {
		s.Extends = c.extends
		for _, change := range options.Set {
			s.Changed = append(s.Changed, ParseSwitch(change))
		}
		s.Digest = digestOf(written)
	}), nil
}

// upheldSources is the sources of a scenario without those that tell of a country
// whose word was changed by who had a later say: the file that extends the one that
// cites them, or a command line.
func upheldSources(root *node, s *scenario.Scenario) (upheld []string) {
	items := []*node{root.get("source")}
	if items[0].stated() && items[0].form == sequence {
		items = items[0].items
	}
	for i, source := range s.Source {
		if i < len(items) && !contradicted(root, s, source, items[i].rank()) {
			upheld = append(upheld, source)
		}
	}
	return upheld
}

// contradicted reports whether a source, stated at a rank, names a country whose word
// was changed later.
func contradicted(root *node, s *scenario.Scenario, source string, rank int) bool {
	for _, list := range []string{"hosts", "contributors"} {
		parties := root.follow("package", list)
		if parties == nil {
			continue
		}
		for _, p := range parties.pairs {
			if p.value != nil && p.value.turned > rank && s.World.Names(p.key.text, source) {
				return true
			}
		}
	}
	return false
}

// withThreats replaces the threats in play.
func withThreats(root *node, ids []string) *node {
	if len(ids) == 0 {
		return root
	}
	chosen := &node{form: sequence}
	for _, id := range slices.Compact(slices.Clone(ids)) {
		doc := &document{name: "--threat " + id, rank: rankFlag, flag: true}
		chosen.doc = doc
		chosen.items = append(chosen.items, &node{doc: doc, form: scalar, plain: true, text: id})
	}
	return merge(root, chosen.as("threats"), scenarioShape)
}

// scenarioNeeds is the keys that every scenario file states itself.
var scenarioNeeds = []string{"version", "name"}

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

// read returns a scenario merged over those that it extends. What it
// says of itself alone (version, name, about, extends, remove) is not handed
// down.
func (c *chain) read(from source, text []byte) (*node, bool) {
	root := c.tree(from, text)
	if root == nil {
		return nil, false
	}
	if !c.scenarioRoot(root) {
		return nil, false
	}
	c.require(root, "a scenario", scenarioNeeds...)
	if name := root.get("name"); name.stated() && strings.TrimSpace(name.text) == "" && name.form == scalar {
		c.in("name", func() { c.refuse(name, TextEmpty, "a few words", "name") })
	}
	if from.builtin {
		root = withWords(root)
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
	return merge(withoutLater(parent, root.get("as_of").scalarText()), root, scenarioShape), true
}

// tree returns what a text says by itself, nil where it cannot be read.
func (c *chain) tree(from source, text []byte) *node {
	rank := rankFile - len(c.above)
	if from.builtin {
		if root := readParsed(from.name, text, rank); root != nil {
			return root
		}
	}
	doc, ok := newDocument(from.name, text, rank, c.faults)
	if !ok {
		return nil
	}
	// A key that stands twice, a tag or an anchor hides no other fault.
	root, _ := readYAML(doc, c.faults)
	return root
}

// scenarioRoot refuses what is no scenario at all.
func (c *chain) scenarioRoot(root *node) bool {
	const accepted = "version: 1, name: …, and the fields of the schema"
	switch format := root.get("format"); {
	case root.form == empty:
		c.refuse(root, NothingInIt, accepted)
	case root.form != mapping:
		c.refuse(root, NotAScenario, accepted)
	case strings.HasPrefix(format.scalarText(), "airumbrella/"):
		c.in("format", func() {
			c.refuse(format, SavedResult, "a scenario; airumbrella compare takes saved reports")
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
		if !f.Code.Inheritable() {
			c.faults.addAt(f.Fault, f.doc, f.at)
		}
	}
	c.faults.more += side.faults.more
}

// parent is the merged tree of what a scenario extends.
func (c *chain) parent(from source, reference *node) (root *node, ok bool) {
	c.in("extends", func() {
		if reference.form != scalar {
			c.refuse(reference, WrongForm, extendsAccepted, "name or a path")
			return
		}
		next, text, good := c.find(from, reference)
		switch {
		case !good:
		case slices.Contains(c.above, next.key()):
			c.refuse(reference, ExtendsInCircle, "a scenario that does not lead back here")
		case len(c.above) >= maxExtends:
			c.refuse(reference, ExtendsTooMany, "at most "+formatCount(maxExtends))
		default:
			path, before := c.path, len(c.faults.list)
			c.path = nil
			root, ok = c.read(next, text)
			c.path = path
			if !next.builtin && !looksLikeScenario(text) {
				// What stands in a file that is something else is nobody's business.
				c.faults.list = c.faults.list[:before]
				c.refuse(reference, ForeignFile, "a file that states version: 1 and a name")
				ok = false
			}
		}
	})
	return root, ok
}

// looksLikeScenario reports whether some line of a text states the version of a
// scenario.
func looksLikeScenario(text []byte) bool {
	for line := range bytes.Lines(text) {
		if key, _, ok := bytes.Cut(line, []byte(":")); ok && string(bytes.Trim(key, "\" '\ufeff")) == "version" {
			return true
		}
	}
	return false
}

const extendsAccepted = "a built-in name or a relative path"

// find is the text that a reference means.
func (c *chain) find(from source, reference *node) (source, []byte, bool) {
	name := reference.text
	if text, ok := data.Builtin(name); ok {
		return source{name: name, builtin: true}, text, true
	}
	if from.builtin || filepath.IsAbs(name) || name == "" {
		c.misspelt(reference, Unknown, c.nearest(name, data.BuiltinNames()), extendsAccepted, "scenario")
		return source{}, nil, false
	}
	path := filepath.Join(filepath.Dir(from.path), filepath.FromSlash(name))
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		c.refuse(reference, NotAFile, extendsAccepted)
		return source{}, nil, false
	}
	text, err := readFile(path)
	switch {
	case os.IsNotExist(err):
		c.misspelt(reference, NoSuchScenario, c.nearest(name, data.BuiltinNames()), extendsAccepted)
	case err != nil:
		c.refuse(reference, FileUnreadable, extendsAccepted)
	default:
		return source{name: path, path: path}, text, true
	}
	return source{}, nil, false
}

// removable is the lists that a scenario may take inherited items out of.
var removable = []string{"units", "bases"}

// remove takes what over.remove names out of the tree it stands over.
func (c *chain) remove(base, over *node) *node {
	n := over.get("remove")
	if !n.stated() {
		return base
	}
	c.in("remove", func() {
		if n.form != mapping {
			c.refuse(n, WrongForm, "{units: [id], bases: [id]}", "mapping")
			return
		}
		for _, p := range n.pairs {
			c.in(p.key.text, func() {
				if !slices.Contains(removable, p.key.text) {
					c.unknown(p.key, "field", removable)
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
