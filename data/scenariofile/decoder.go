package scenariofile

import (
	"slices"
	"strings"
	"sync"

	"airumbrella/data"
)

// decoder turns nodes into values and gathers what is wrong with them.
type decoder struct {
	faults *collector
	path   []string
}

// in runs read with one more step on the path of the field.
func (d *decoder) in(step string, read func()) {
	d.path = append(d.path, step)
	read()
	d.path = d.path[:len(d.path)-1]
}

// refuse notes a fault at a node; details are what its kind leaves open.
func (d *decoder) refuse(n *node, code Code, accepted string, details ...any) {
	d.misspelt(n, code, "", accepted, details...)
}

// misspelt notes a fault at a node whose text is perhaps another word, "" where
// none is likely.
func (d *decoder) misspelt(n *node, code Code, meant, accepted string, details ...any) {
	if n.refused {
		return
	}
	if !d.faults.room() {
		d.faults.more++
		return
	}
	f := Fault{
		File: n.doc.name, Field: strings.Join(d.path, "."), Value: n.sample(),
		Code: code, Reason: code.words(details...), Meant: meant, Accepted: accepted,
	}
	d.faults.addAt(f, n.doc, n.at)
}

// unknown notes a word that is none of the known ones, with the nearest.
func (d *decoder) unknown(n *node, what string, known []string) {
	d.unknownWord(n, Unknown, what, known)
}

// unknownID notes a name that nothing bears; what the scenario extends may
// define it.
func (d *decoder) unknownID(n *node, what string, known []string) {
	d.unknownWord(n, UnknownReference, what, known)
}

// otherWords is what people write for the words of files.
var otherWords = map[string]string{
	"yes": "granted", "true": "granted", "agreed": "granted", "given": "granted", "allowed": "granted",
	"offer": "offered", "ready": "offered", "willing": "offered", "pledged": "offered", "promised": "offered",
	"maybe": "open", "undecided": "open", "unknown": "open", "unclear": "open", "conditional": "open",
	"no": "denied", "false": "denied", "refused": "denied", "never": "denied", "withdrawn": "denied",
	"common": "shared", "joint": "shared", "one": "shared", "single": "shared", "integrated": "shared",
	"own": "separate", "apart": "separate", "none": "separate", "split": "separate",
	"all": "any", "everywhere": "any", "any-side": "any", "not-allies": "outside-allies", "east": "outside-allies",
	"shahed": "drone-low", "geran": "drone-low", "kalibr": "cruise-missile", "iskander": "ballistic",
	"drone": "drone-low", "uav": "drone-low", "missile": "cruise-missile", "kinzhal": "ballistic", "jet": "aircraft",
	"peace": "after-ceasefire", "ceasefire": "after-ceasefire", "after": "after-ceasefire", "postwar": "after-ceasefire",
	"war": "now", "wartime": "now", "today": "now", "current": "now", "before": "now",
}

// ThreatMeant returns the built-in threat that a word means, "" for none.
func ThreatMeant(word string) string {
	var known []string
	for _, t := range threats().list {
		known = append(known, t.ID)
	}
	meant := otherWords[strings.ToLower(word)]
	if slices.Contains(known, meant) {
		return meant
	}
	return data.Nearest(word, known)
}

// maxAlike is how many known words are compared letter by letter.
const maxAlike = 200

// likelyWord returns which of the known words another word means: what people
// write for it, the same letters and digits, a near spelling, or all that begin
// with it where they are few; "" for none.
func (d *decoder) likelyWord(word string, known []string) string {
	meant := otherWords[strings.ToLower(word)]
	if slices.Contains(known, meant) {
		return meant
	}
	if len(known) > maxAlike || !d.faults.spend(len(known)*len(word)) {
		return d.nearest(word, known)
	}
	key := wordKey(word)
	for _, k := range known {
		if key != "" && wordKey(k) == key {
			return k
		}
	}
	if meant = d.nearest(word, known); meant != "" {
		return meant
	}
	const least, most = 3, 4
	var longer []string
	for _, k := range known {
		if len(key) >= least && len(longer) <= most && strings.HasPrefix(wordKey(k), key) {
			longer = append(longer, k)
		}
	}
	if len(longer) > most {
		return ""
	}
	return oneOf(longer)
}

func (d *decoder) unknownWord(n *node, code Code, what string, known []string) {
	if !d.faults.room() { // it is counted alone: no words are made for it
		d.misspelt(n, code, "", "", what)
		return
	}
	meant := d.likelyWord(n.text, known)
	accepted, whole := acceptedOf(what, known)
	if !whole && meant != "" {
		accepted = ""
	}
	d.misspelt(n, code, meant, accepted, what)
}

// The longest lists of known words that a fault prints in full: of fields,
// which stand nowhere else, and of others.
const (
	maxFields = 40
	maxKnown  = 16
)

// whereKnown says which command lists the words that are too many to print.
var whereKnown = map[string]string{
	"system":        "a system of airumbrella list systems, or one that the file defines",
	"base or place": "an id of airumbrella list bases or list places, or [longitude, latitude]",
	"place":         "an id of airumbrella list places",
	"id":            "an id that airumbrella show prints",
}

// acceptedOf says which words of a kind are accepted; whole reports whether it
// names them all.
func acceptedOf(what string, known []string) (words string, whole bool) {
	switch {
	case len(known) == 0:
		return "nothing: there is none to name", false
	case len(known) <= maxKnown, what == "field" && len(known) <= maxFields:
		return oneOf(known), true
	case whereKnown[what] != "":
		return whereKnown[what], false
	}
	return whereKnown["id"], false
}

// nearest returns the known word that an unknown one is likely to mean, "" for
// none.
func (d *decoder) nearest(word string, known []string) string {
	if !d.faults.room() {
		return ""
	}
	return d.faults.nearest(word, known)
}

// sample is what a fault quotes of a node.
func (n *node) sample() string {
	switch n.form {
	case scalar:
		if len(n.text) > 4*maxQuoted {
			return clean(n.text[:4*maxQuoted])
		}
		return n.text
	case sequence:
		if len(n.items) == 0 {
			return "[]"
		}
		var parts []string
		for _, item := range n.items[:min(len(n.items), 4)] {
			if item.form != scalar {
				return ""
			}
			parts = append(parts, item.sample())
		}
		if len(n.items) > 4 {
			parts = append(parts, "…")
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return ""
}

// oneOf is "a, b or c".
func oneOf[W ~string](known []W) string {
	var words strings.Builder
	for i, w := range known {
		switch {
		case i > 0 && i == len(known)-1:
			words.WriteString(" or ")
		case i > 0:
			words.WriteString(", ")
		}
		words.WriteString(string(w))
	}
	return words.String()
}

// field is one key of a mapping in a file: how a T is read from it, how it is
// written, and what the schema says of it. Where write is nil,
// or returns nil, the key is left out.
type field[T any] struct {
	name   string
	schema schemaFunc // what the schema of files says of it
	read   func(d *decoder, n *node, into *T)
	write  func(from *T) *node
	// hollow: nothing need stand after the key, as where every line of a list
	// is commented out.
	hollow bool
}

// table is the keys of one kind of mapping, in the order of writing.
type table[T any] []field[T]

// names is the keys of the table.
func (t table[T]) names() []string {
	list := make([]string, len(t))
	for i := range t {
		list[i] = t[i].name
	}
	return list
}

// read fills a T from a mapping: unknown keys are refused, empty values passed
// over.
func (t table[T]) read(d *decoder, n *node, into *T) {
	if n.form != mapping {
		d.refuse(n, WrongForm, "key: value", "mapping")
		return
	}
	names := sync.OnceValue(t.names)
	for _, p := range n.pairs {
		i := slices.IndexFunc(t, func(f field[T]) bool { return f.name == p.key.text })
		if i < 0 {
			d.in(p.key.text, func() { d.unknown(p.key, "field", names()) })
			continue
		}
		if p.value.form == empty {
			if !t[i].hollow {
				d.in(p.key.text, func() { d.refuse(p.value, ValueMissing, "a value, or the line taken out") })
			}
			continue
		}
		d.in(p.key.text, func() { t[i].read(d, p.value, into) })
	}
}

// write is the mapping that read takes.
func (t table[T]) write(from *T) *node {
	n := object()
	for _, f := range t {
		if f.write != nil {
			n.with(f.name, f.write(from))
		}
	}
	return n
}

// require refuses a mapping that lacks keys.
func (d *decoder) require(n *node, what string, keys ...string) {
	if n.form != mapping {
		return
	}
	for _, key := range keys {
		if value := n.get(key); value != nil && (value.stated() || value.form == empty) {
			continue // what is empty is refused where it is read
		}
		field := strings.Join(append(slices.Clone(d.path), key), ".")
		f := Fault{File: n.doc.name, Field: field, Code: Required, Reason: Required.words(what)}
		d.faults.addAt(f, n.doc, n.at)
	}
}
