package scenariofile

import (
	"bytes"
	"fmt"
	"testing"

	"airumbrella/data"

	"github.com/google/go-cmp/cmp"
)

// Embedded texts are read alike from their YAML and from what was made of it, and one that
// changed since from its YAML alone.
func TestParsedTextsAreThoseOfTheYAML(t *testing.T) {
	texts := map[string][]byte{}
	for _, part := range data.CatalogueParts() {
		texts[catalogueName(part)] = data.Catalogue(part)
	}
	for _, name := range data.BuiltinNames() {
		texts[name], _ = data.Builtin(name)
	}
	if len(texts) < 20 {
		t.Fatalf("%d texts", len(texts))
	}
	stale := 0
	for name, text := range texts {
		if got := readParsed(name, append(bytes.Clone(text), '\n'), rankFile); got != nil {
			t.Errorf("%s: changed, it is read as it was", name)
		}
		got := readParsed(name, text, rankFile)
		if got == nil {
			stale++
			continue
		}
		doc, _ := newDocument(name, text, rankFile, new(collector))
		want, _ := readYAML(doc, new(collector))
		if diff := cmp.Diff(placesOf(want), placesOf(got)); diff != "" {
			t.Errorf("%s, of its YAML (-) and parsed (+):\n%s", name, diff)
		}
	}
	if stale > 0 { // which is as right, and slower
		t.Logf("%d texts are read from their YAML; go run ./scripts/generated", stale)
	}
	if stale == len(texts) {
		t.Error("none is read as parsed")
	}
}

// placesOf lists the line, column, form and text of a node and of all below it.
func placesOf(n *node) (list []string) {
	line, column := n.doc.position(n.at)
	list = append(list, fmt.Sprintf("%s %d:%d %d %t %s", n.doc.name, line, column, n.form, n.plain, n.text))
	for _, p := range n.pairs {
		list = append(append(list, placesOf(p.key)...), placesOf(p.value)...)
	}
	for _, item := range n.items {
		list = append(list, placesOf(item)...)
	}
	return list
}
