package scenariofile

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"airumbrella/data"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
)

// value is a node as plain Go values, numbers as float64.
func (n *node) value() any {
	switch n.form {
	case empty:
		return nil
	case sequence:
		values := make([]any, len(n.items))
		for i, item := range n.items {
			values[i] = item.value()
		}
		return values
	case mapping:
		values := make(map[string]any, len(n.pairs))
		for _, p := range n.pairs {
			values[p.key.text] = p.value.value()
		}
		return values
	}
	if v, ok := parseNumber(n.text); ok && n.plain {
		return v
	}
	if n.plain && (n.text == "true" || n.text == "false") {
		return n.text == "true"
	}
	return n.text
}

// plainNumbers turns the numbers of another reader into float64.
func plainNumbers(v any) any {
	switch v := v.(type) {
	case uint64:
		return float64(v)
	case int64:
		return float64(v)
	case []any:
		for i := range v {
			v[i] = plainNumbers(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = plainNumbers(v[k])
		}
	}
	return v
}

func read(text string) (*node, Faults) {
	faults := new(collector)
	doc, ok := newDocument("t.yaml", []byte(text), rankFile, faults)
	if !ok {
		return nil, faults.result()
	}
	root, ok := readYAML(doc, faults)
	if !ok {
		return nil, faults.result()
	}
	return root, nil
}

// legalTexts is YAML as people write it.
var legalTexts = []string{
	"a: 1\n",
	"a: 1",
	"---\na: 1\n...\n",
	"# comment\n\na: 1 # more\n  # and more\nb: 2\n",
	"a:\n  b:\n    c: x\n  d: y\ne: z\n",
	"a:\n- 1\n- 2\nb: 3\n",
	"a:\n  - 1\n  - 2\n",
	"- a: 1\n  b: 2\n- a: 3\n",
	"-   a: 1\n    b: 2\n",
	"- - 1\n  - 2\n- - 3\n",
	"-\n  a: 1\n-\n  - 2\n",
	"a: [1, 2, [3, x]]\nb: {c: d, e: {f: g}}\n",
	"a: [\n  1, # one\n  2,\n]\nb: {\n c: 1,\n d: 2\n }\n",
	"a: {b: , c: 1}\n",
	"a: []\nb: {}\n",
	"a: {\"b\":1, 'c':2}\n",
	"a: 'it''s # no comment: at all'\nb: \"say \\\"x\\\" \\\\ \\n \\u0416 \\t.\"\n",
	"a: \"two\n  lines\"\nb: 'two\n\n  paragraphs'\n",
	"a: \"joined \\\n   here\"\n",
	"\"a b\": 1\n'c: d': 2\n",
	"a: plain text, with a comma\n",
	"a: it's plain\nb: x#y\nc: x:y\nd: a & b * c ! d\n",
	"a: http://example.org/x?y=z\n",
	"a: -5\nb: -x\nc: ?x\n",
	"a: over\n  two lines\nb: over\n\n  two paragraphs\n",
	"a:\n  on the next line\nb: c\n",
	"a: |\n  line one\n    indented\n\n  line two\nb: c\n",
	"a: >\n  folded\n  into one\n\n  paragraph\nb: |-\n  stripped\nc: |+\n  kept\n\nd: x\n",
	"a: ~\nb: null\nc:\nd: \"null\"\n",
	"a: true\nb: \"true\"\nc: yes\nd: NO\n",
	"a: 2025-08-22\nb: 10:30\nc: 5m\nd: 1.5km\n",
	"a: 1.0\nb: .5\nc: +3\nd: 0.70\n",
	"a:   spaced   \nb: x\t# tab before a comment\n",
	"ключ: значення\n",
	"a: [x y, z]\nb: [a:b, http://x]\n",
	"a:\n  # comment before the list\n  - 1\n  # between\n  - 2\n# after\n",
	"a: {b: [1, 2], c: [{d: e}, {f: g}]}\n",
	"a: [\"x\", 'y']\n",
	"a: \"joined\\\n\n   - here\"\n",
	"a: >\n  no line end",
}

func TestLegalTextReadsLikeAnotherReaderReadsIt(t *testing.T) {
	for _, text := range legalTexts {
		root, faults := read(text)
		if faults != nil {
			t.Errorf("%q is refused: %v", text, faults)
			continue
		}
		var want any
		if err := yaml.Unmarshal([]byte(text), &want); err != nil {
			t.Errorf("%q: the other reader refuses it: %v", text, err)
			continue
		}
		if diff := cmp.Diff(plainNumbers(want), root.value()); diff != "" {
			t.Errorf("%q (-other reader +ours):\n%s", text, diff)
		}
	}
}

func TestShippedFilesReadLikeAnotherReaderReadsThem(t *testing.T) {
	texts := map[string][]byte{
		"systems": data.Catalogue(
			data.CatalogueSystems,
		), "threats": data.Catalogue(data.CatalogueThreats), "hosts": data.Catalogue(data.CatalogueHosts),
		"contributors": data.Catalogue(data.CatalogueContributors), "starter": data.Starter(),
	}
	for _, name := range data.BuiltinNames() {
		texts[name], _ = data.Builtin(name)
	}
	for name, text := range texts {
		root, faults := read(string(text))
		if faults != nil {
			t.Errorf("%s: %v", name, faults)
			continue
		}
		var want any
		if err := yaml.Unmarshal(text, &want); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(plainNumbers(want), root.value()); diff != "" {
			t.Errorf("%s (-other reader +ours):\n%s", name, diff)
		}
	}
}

func TestTextThatIsNoneOfOursIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: &x 1\nb: *x\nc: !!int 3\n", "t.yaml:1:4: an anchor is not taken here"},
		{"a: *x\n", "t.yaml:1:4: an alias"},
		{"a: !tag x\n", "t.yaml:1:4: a tag"},
		{"&x a: 1\n", "t.yaml:1:1: an anchor"},
		{"a: [&x 1]\n", "t.yaml:1:5: an anchor"},
		{"%YAML 1.2\n---\na: 1\n", "t.yaml:1:1: a directive"},
		{"a: 1\n---\nb: 2\n", "t.yaml:2:1: a second document"},
		{"? a\n: 1\n", "t.yaml:1:1: a complex key"},
		{"a: b: c\n", "t.yaml:1:5: a colon inside a value"},
		{"a: 1\n  b: 2\n", "t.yaml:2:4: a colon inside a value, or a key that is indented too far"},
		{"a:\n    b: 1\n  c: 2\n", "t.yaml:3:3: this line is indented too far"},
		{"  a: 1\nb: 2\n", "t.yaml:2:1: this line is not indented"},
		{"a: 1\na: 2\n", "t.yaml:2:1: the key stands here a second time"},
		{"{a: 1, a: 2}\n", "t.yaml:1:8: the key stands here a second time"},
		{"a: [1, 2\nb: 3\n", "t.yaml:2:2: a key inside a list"},
		{"a: [1, 2\n", "t.yaml:1:4: a bracket is not closed"},
		{"a: [1, , 2]\n", "t.yaml:1:8: an item is missing"},
		{"a: {b: 1\n", "t.yaml:1:4: a bracket is not closed"},
		{"a: [1 2] 3\n", "t.yaml:1:10: text after a value"},
		{"a: \"x\n", "t.yaml:1:4: a quote is not closed"},
		{"a: \"x\" y\n", "t.yaml:1:8: text after a value"},
		{"a: \"\\q\"\n", "t.yaml:1:5: an escape that is not taken"},
		{"a: \"\\u001b\"\n", "t.yaml:1:5: an escape that is not taken"},
		{"\ta: 1\n", "t.yaml:1:1: a tab in the indentation"},
		{"a:\n\tb: 1\n", "t.yaml:2:1: a tab in the indentation"},
		{"a: - 1\n", "t.yaml:1:4: a list begins on the line of its key"},
		{"a: 1\n- 2\n", "t.yaml:2:1: a list item among the keys"},
		{"- 1\na: 2\n", "t.yaml:2:1: this line is not indented"},
		{"a: @x\n", "t.yaml:1:4: a value cannot begin with this character"},
		{": 1\n", "t.yaml:1:1: a value cannot begin with this character"},
		{"a: 1\n: 2\n", "t.yaml:2:1: this is not a key"},
		{"a: ? x\n", "t.yaml:1:4: a value cannot begin"},
		{"a: |--\n  x\n", "t.yaml:1:6: text after a value"},
		{"a\nb\n", ""},
		{"ключ: \"я\" є\n", "t.yaml:1:11: text after a value"},
		{strings.Repeat("[", 33) + strings.Repeat("]", 33), "t.yaml:1:33: nested too deep"},
		{strings.Repeat("- ", 33) + "x", "t.yaml:1:65: nested too deep"},
		{"a: x\x00y\n", "t.yaml:1:5: control character U+0000"},
		{"a: \xff\n", "t.yaml:1:4: byte 0xff is not UTF-8"},
		{"a: x\u202ey\n", "t.yaml:1:5: control character U+202E"},
	} {
		root, faults := read(c.text)
		switch {
		case c.want == "" && faults != nil:
			t.Errorf("%q is refused: %v", c.text, faults)
		case c.want != "" && faults == nil:
			t.Errorf("%q is read as %v, want %s", c.text, root.value(), c.want)
		case c.want != "" && !strings.HasPrefix(faults[0].String(), c.want):
			t.Errorf("%q:\ngot  %v\nwant %s", c.text, faults[0], c.want)
		}
	}
}

func TestNestingUpTo32IsTaken(t *testing.T) {
	if _, faults := read(strings.Repeat("[", 32) + strings.Repeat("]", 32)); faults != nil {
		t.Error(faults)
	}
}

// Words that YAML 1.1, which most readers follow, takes for true, false or nothing stand in
// quotes where they are texts.
func TestWordsThatOthersTakeForTruthAreQuoted(t *testing.T) {
	for _, text := range []string{
		"y", "Y", "n", "N", "yes", "Yes", "no", "NO", "on", "On", "off", "OFF", "true", "FALSE", "null", "Null", "~",
	} {
		if out := strings.TrimSpace(emit(object().with("k", quotedText(text)))); out != `k: "`+text+`"` {
			t.Errorf("%s is written as %s", text, out)
		}
	}
}

func TestWrittenScalarsReadBackTheSame(t *testing.T) {
	for _, text := range []string{
		"", " ", "a", "it's", "say \"x\"", "a: b", "a #b", "#", "-", "- a", "? a", "~", "null", "NO", "yes", "12",
		"1e3", "0x1F", "1_000", "12:30",
		"a,b", "[x]", "{x}", "&a", "*a", "!a", "|", ">", "%", "@", "`", "a:", ":a", "---", "...", "a\nb", "a\tb",
		" a", "a ", "Україна", "a\\b", "\u00a0", "1.5km", "2025-10",
		"true", ".nan", "+.inf", "a\u2028b", "'", "\"", "=", "<<",
	} {
		n := object().with("k", quotedText(text)).with("l", list(quotedText(text), object().with(text, quotedText(text))))
		out := emit(n)
		root, faults := read(out)
		if faults != nil {
			t.Errorf("%q is written as %q, which is refused: %v", text, out, faults)
			continue
		}
		if diff := cmp.Diff(map[string]any{"k": text, "l": []any{text, map[string]any{text: text}}},
			root.value()); diff != "" {
			t.Errorf("%q is written as %q:\n%s", text, out, diff)
		}
		var other any
		if err := yaml.Unmarshal([]byte(out), &other); err != nil {
			t.Errorf("%q is written as %q, which another reader refuses: %v", text, out, err)
		} else if got := other.(map[string]any)["k"]; fmt.Sprint(got) != text {
			t.Errorf("%q is written as %q, which another reader takes for %q", text, out, got)
		}
	}
}

// A text that ends anywhere, within a property, a quote or a bracket too, is read or
// refused with a place.
func TestTextsMayEndAnywhere(t *testing.T) {
	const whole = "version: 1\nname: &anchor !tag *alias \"quoted \\u00e9\" # comment\nabout: {a: [b, 'c'], d: |\n  e}\n"
	for n := range len(whole) + 1 {
		_, err := Parse("cut.yaml", []byte(whole[:n]), Options{})
		var faults Faults
		if !errors.As(err, &faults) {
			t.Errorf("%q: %v, want faults", whole[:n], err)
		}
	}
}
