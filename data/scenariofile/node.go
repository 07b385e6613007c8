package scenariofile

import (
	"sort"
	"strings"
	"unicode/utf8"
)

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
	// turned is the rank of who last changed the word of a permission; 0: nobody.
	turned int
	// refused says that a fault of it is noted already: nothing else is said of it.
	refused bool
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

// maxFile is the size of the largest file that is read, in bytes.
const maxFile = 1 << 20

// document is one text that nodes come from: a file, a built-in scenario, a
// part of the catalogue, or the value of a flag.
type document struct {
	name string
	text string
	// rank orders documents by who has the last word: the catalogue 0, then
	// the scenarios extended, the file itself, the flags.
	rank  int
	flag  bool  // the value of a flag: no positions, and lists may be written a,b,c
	lines []int // offsets of line starts; made when first needed
}

// position is the line and column of an offset, in characters from 1; zeros
// for a flag.
func (d *document) position(at int) (line, column int) {
	if d.flag {
		return 0, 0
	}
	if d.lines == nil {
		d.lines = []int{0}
		for i := 0; i < len(d.text); i++ {
			if d.text[i] == '\n' {
				d.lines = append(d.lines, i+1)
			}
		}
	}
	line = sort.Search(len(d.lines), func(i int) bool { return d.lines[i] > at })
	start := d.lines[line-1]
	return line, utf8.RuneCountInString(d.text[start:at]) + 1
}

// newDocument checks that a text is one that can be read at all: not too long,
// valid UTF-8, no control characters. A byte order mark is dropped and Windows
// line ends become plain ones.
func newDocument(name string, text []byte, rank int, faults *collector) (*document, bool) {
	d := &document{name: name, rank: rank, flag: rank == rankFlag}
	if len(text) > maxFile {
		d.refuse(faults, 0, FileTooLarge, "at most 1,048,576 bytes")
		return d, false
	}
	d.text = strings.TrimPrefix(string(text), "\ufeff")
	d.text = strings.ReplaceAll(d.text, "\r\n", "\n")
	printable := true
	for at, r := range d.text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(d.text[at:]); size == 1 {
				d.refuse(faults, at, NotUTF8, "text in UTF-8", d.text[at])
				return d, false
			}
		}
		switch {
		case r != '\n' && r != '\t' && hidden(r):
			d.refuse(faults, at, ControlCharacter, "printable text", r)
			printable = false
		case unreadable(r):
			d.refuse(faults, at, UnreadableCharacter, "printable text, or its escape in double quotes", r)
			printable = false
		}
	}
	return d, printable
}

func (d *document) refuse(faults *collector, at int, code Code, accepted string, details ...any) {
	faults.addAt(Fault{File: d.name, Code: code, Reason: code.words(details...), Accepted: accepted}, d, at)
}

// unreadable reports whether a character is a line end to some readers of YAML
// and not to others, or none at all.
func unreadable(r rune) bool {
	switch r {
	case '\u2028', '\u2029', '\ufeff', '\ufdd0', '\ufffe', '\uffff':
		return true
	}
	return false
}
