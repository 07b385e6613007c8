package scenariofile

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

	"airumbrella/data"
)

// parsedFile holds what [readYAML] makes of the embedded texts, which else half of a
// planner's start goes into: go run ./scripts/generated writes it. A text that was changed
// since is read from its YAML, so that one who edits it need not know of this file.
//
// Numbers are varints as in encoding/binary. A text is its name (length, bytes), the CRC-32
// of its bytes, the counts of its nodes, pairs and items, the length of its tree, and the
// tree: the nodes in the order of the text. A node is its form, with 8 added where it is
// plain, and 16 where its text stands in the document as it is, 32 behind a quote; its offset less that of the
// node before; of a scalar the length of its text, and the text where it does not stand in
// the document; of a collection how many it holds, and those.
//
//go:embed parsed.bin
var parsedFile string

const (
	plainBit    = 8
	verbatimBit = 16
	quotedBit   = 32
	formBits    = plainBit - 1
)

// parsedText is one text of [parsedFile].
type parsedText struct {
	sum                 uint64
	nodes, pairs, items uint64
	tree                string
}

// parsedTexts are the texts of [parsedFile] by name.
var parsedTexts = sync.OnceValue(func() map[string]parsedText {
	texts := map[string]parsedText{}
	for r := (packedReader{left: parsedFile}); r.left != ""; {
		name := r.bytes(r.number())
		t := parsedText{sum: r.number(), nodes: r.number(), pairs: r.number(), items: r.number()}
		t.tree = r.bytes(r.number())
		texts[name] = t
	}
	return texts
})

// readParsed is the root of an embedded text as [readYAML] makes it; nil where the text
// is none, or not the one that was parsed.
func readParsed(name string, text []byte, rank int) *node {
	t, ok := parsedTexts()[name]
	if !ok || uint64(crc32.ChecksumIEEE(text)) != t.sum {
		return nil
	}
	r := parsedReader{
		packedReader: packedReader{left: t.tree}, doc: &document{name: name, text: string(text), rank: rank},
		nodes: make([]node, t.nodes), pairs: make([]pair, t.pairs), items: make([]*node, t.items),
	}
	return r.node()
}

// packedReader reads numbers and bytes. What it reads is part of the program, and a fault
// in it a bug.
type packedReader struct{ left string }

func (r *packedReader) number() uint64 {
	n, shift := uint64(0), 0
	for i := range len(r.left) {
		b := r.left[i]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			r.left = r.left[i+1:]
			return n
		}
		shift += 7
	}
	panic("bug in data/scenariofile/parsed.bin: it ends within a number")
}

func (r *packedReader) signed() int {
	n := r.number()
	return int(n>>1) ^ -int(n&1)
}

func (r *packedReader) bytes(n uint64) string {
	text := r.left[:n]
	r.left = r.left[n:]
	return text
}

// parsedReader reads the tree of a text into nodes that are made all at once.
type parsedReader struct {
	packedReader
	doc   *document
	at    int // of the last node
	nodes []node
	pairs []pair
	items []*node
}

func (r *parsedReader) node() *node {
	n := &r.nodes[0]
	r.nodes = r.nodes[1:]
	bits := r.number()
	r.at += r.signed()
	n.doc, n.at, n.form, n.plain = r.doc, r.at, form(bits&formBits), bits&plainBit != 0
	size := int(r.number())
	switch n.form {
	case mapping:
		n.pairs, r.pairs = r.pairs[:size:size], r.pairs[size:]
		for i := range n.pairs {
			key := r.node()
			n.pairs[i] = pair{key, r.node()}
		}
	case sequence:
		n.items, r.items = r.items[:size:size], r.items[size:]
		for i := range n.items {
			n.items[i] = r.node()
		}
	default:
		switch {
		case bits&verbatimBit != 0:
			n.text = r.doc.text[n.at : n.at+size]
		case bits&quotedBit != 0:
			n.text = r.doc.text[n.at+1 : n.at+1+size]
		default:
			n.text = r.bytes(uint64(size))
		}
	}
	return n
}

// EncodeParsed returns what the file parsed.bin beside this one is to hold: a fault in an
// embedded text is a bug, and panics.
func EncodeParsed() (packed []byte) {
	add := func(name string, text []byte) {
		faults := new(collector)
		doc, ok := newDocument(name, text, rankFile, faults)
		if !ok || doc.text != string(text) {
			panic(fmt.Sprintf("bug in data/%s: not plain text (%v)", name, faults.result()))
		}
		root, ok := readYAML(doc, faults)
		if !ok {
			panic("bug in data/" + faults.result().Error())
		}
		w := parsedWriter{}
		w.node(root)
		packed = append(binary.AppendUvarint(packed, uint64(len(name))), name...)
		for _, n := range []uint64{uint64(crc32.ChecksumIEEE(text)), w.nodes, w.pairs, w.items, uint64(len(w.tree))} {
			packed = binary.AppendUvarint(packed, n)
		}
		packed = append(packed, w.tree...)
	}
	for _, part := range data.CatalogueParts() {
		add(catalogueName(part), data.Catalogue(part))
	}
	for _, name := range data.BuiltinNames() {
		text, _ := data.Builtin(name)
		add(name, text)
	}
	return packed
}

// parsedWriter writes the tree of a text and counts what is in it.
type parsedWriter struct {
	tree                []byte
	at                  int // of the last node
	nodes, pairs, items uint64
}

func (w *parsedWriter) node(n *node) {
	bits := uint64(n.form)
	if n.plain {
		bits |= plainBit
	}
	switch here := n.doc.text[n.at:]; {
	case strings.HasPrefix(here, n.text):
		bits |= verbatimBit
	case strings.HasPrefix(here[1:], n.text):
		bits |= quotedBit
	}
	w.nodes++
	w.tree = binary.AppendVarint(binary.AppendUvarint(w.tree, bits), int64(n.at-w.at))
	w.at = n.at
	switch n.form {
	case mapping:
		w.pairs += uint64(len(n.pairs))
		w.tree = binary.AppendUvarint(w.tree, uint64(len(n.pairs)))
		for _, p := range n.pairs {
			w.node(p.key)
			w.node(p.value)
		}
	case sequence:
		w.items += uint64(len(n.items))
		w.tree = binary.AppendUvarint(w.tree, uint64(len(n.items)))
		for _, item := range n.items {
			w.node(item)
		}
	default:
		w.tree = binary.AppendUvarint(w.tree, uint64(len(n.text)))
		if bits&(verbatimBit|quotedBit) == 0 {
			w.tree = append(w.tree, n.text...)
		}
	}
}
