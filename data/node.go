package data

// The ranks of documents.
const (
	rankCatalogue = 0
	rankFile      = 100 // those it extends count down from here
	rankFlag      = 101
)

// form is the shape of a node.
type form uint8

const (
	empty form = iota // nothing stands there, or null
	scalar
	sequence
	mapping
)

// node is one value of a YAML text with the place it came from. Merging makes
// new nodes and never changes one.
type node struct {
	doc   *document
	at    int // offset in the document
	form  form
	plain bool   // a scalar without quotes: may be a number
	text  string // of a scalar
	items []*node
	pairs []pair
}

// pair is a key of a mapping and its value.
type pair struct{ key, value *node }

// get is the value of a key, or nil.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	for i := range n.pairs {
		if n.pairs[i].key.text == key {
			return n.pairs[i].value
		}
	}
	return nil
}

// follow is the value at the end of a path of keys, or nil.
func (n *node) follow(path ...string) *node {
	for _, key := range path {
		n = n.get(key)
	}
	return n
}

// stated reports whether the node says anything.
func (n *node) stated() bool { return n != nil && n.form != empty }

// rank is that of the document that had the last word on the node; -1 for nil.
func (n *node) rank() int {
	if n == nil {
		return -1
	}
	return n.doc.rank
}

// scalarText is the text of a scalar, "" for anything else.
func (n *node) scalarText() string {
	if n == nil || n.form != scalar {
		return ""
	}
	return n.text
}

// written is a node made for writing.
func written(text string) *node { return &node{form: scalar, text: text, plain: true} }

// quotedText is a text made for writing; the writer quotes it where needed.
func quotedText(text string) *node { return &node{form: scalar, text: text} }

// list is a sequence made for writing.
func list(items ...*node) *node { return &node{form: sequence, items: items} }

// object is a mapping made for writing.
func object() *node { return &node{form: mapping} }

// with appends a key to a mapping made for writing; a nil value is left out.
func (n *node) with(key string, value *node) *node {
	if value != nil {
		n.pairs = append(n.pairs, pair{quotedText(key), value})
	}
	return n
}
