package yamltext

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// failing is texts that are no YAML, with the kind of failure and its place.
var failing = []struct {
	text string
	kind Kind
	at   string // what stands there, to the end of the text
}{
	{"a: b: c", Colon, ": c"},
	{"a: 1\n  b: 2", Colon, ": 2"},
	{"a:\n    b: 1\n  c: 2", FarIn, "c: 2"},
	{"  a: 1\nb: 2", Unaligned, "b: 2"},
	{"a: 1\nfoo\nb: 2", NoKey, "foo\nb: 2"},
	{"a: [1, 2\nb: 3", KeyInList, ": 3"},
	{"a: [what?, [1, 2", OpenBracket, "[1, 2"},
	{"a: why?\nb: {c: d", OpenBracket, "{c: d"},
	{"a: 'x'\nb: 'y\nc: z", OpenQuote, "'y\nc: z"},
	{"a: \"x\\q\"", Escape, "\\q\""},
	{"\ta: 1", Tab, "\ta: 1"},
	{"a: {b:c, d 2 e: f: g}", NoCommaInPair, ": g}"},
	{"%YAML 1.2\n---\na: 1", Directive, "%YAML 1.2\n---\na: 1"},
}

func TestAFailureHasItsPlace(t *testing.T) {
	for _, c := range failing {
		_, failure := Read(c.text)
		if failure == nil {
			t.Errorf("%q is read", c.text)
			continue
		}
		if got := c.text[failure.At:]; failure.Kind != c.kind || got != c.at {
			t.Errorf("%q: kind %d at %q, want %d at %q", c.text, failure.Kind, got, c.kind, c.at)
		}
	}
}

// A character that JSON writes as two escapes is read, and what follows it keeps its place.
func TestCharactersThatJSONWritesAsTwoEscapes(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": "x\ud83d\ude00y", "b": z}`:                        "a|x😀y|b|z",
		"a: \"\\uD83D\\uDE00\"\nb: '\\ud83d\\ude00'\nc: z":       "a|😀|b|\\ud83d\\ude00|c|z",
		"a: \"\\\\ud83d \\ud83d\\ude00\" # \\ud83d\\ude00\nb: z": "a|\\ud83d 😀|b|z",
	} {
		read, failure := Read(text)
		if failure != nil {
			t.Errorf("%q: kind %d at %d", text, failure.Kind, failure.At)
			continue
		}
		var words []string
		eachScalar(read.Root, func(n *yaml.Node) {
			words = append(words, Value(n))
			if at := read.Offset(n); Value(n) == "z" && text[at:min(at+1, len(text))] != "z" {
				t.Errorf("%q: z is said to stand at %q", text, text[at:])
			}
		})
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{`a: "\ud83d"`, `a: "\ud83dx"`, `a: "\ude00\ud83d"`, `a: "\ud83d\u0041"`} {
		if _, failure := Read(text); failure == nil || failure.Kind != Escape {
			t.Errorf("%q: %v", text, failure)
		}
	}
}

// What the library reads in another way than YAML 1.2, or refuses.
func TestTextsAreAdaptedToTheLibrary(t *testing.T) {
	for text, want := range map[string]string{
		"a: {b: why?}":         "a b why?",
		"a: {b: why?, c: d?e}": "a b why? c d?e",
		"{a:[b], c:{d: e}}":    "a b c d e",
		"a: b\n\t\nc: d":       "a b c d",
		"a: what?[\nb: x ? y":  "a what?[ b x ? y",
	} {
		read, failure := Read(text)
		if failure != nil {
			t.Errorf("%q: kind %d at %d", text, failure.Kind, failure.At)
			continue
		}
		var words []string
		eachScalar(read.Root, func(n *yaml.Node) {
			words = append(words, Value(n))
			if at := read.Offset(n); !strings.HasPrefix(text[at:], Value(n)) {
				t.Errorf("%q: %q is said to stand at %q", text, Value(n), text[at:])
			}
		})
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

func eachScalar(n *yaml.Node, visit func(n *yaml.Node)) {
	if n.Kind == yaml.ScalarNode {
		visit(n)
	}
	for _, below := range n.Content {
		eachScalar(below, visit)
	}
}

// FuzzRead: no text makes the reader panic, and every place lies in the text.
func FuzzRead(f *testing.F) {
	for _, c := range failing {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, Question) || len(text) > 2_000 {
			return
		}
		read, failure := Read(text)
		switch {
		case failure != nil && (failure.At < 0 || failure.At > len(text)):
			t.Errorf("a failure at %d of %d", failure.At, len(text))
		case failure == nil && read.Root != nil:
			eachScalar(read.Root, func(n *yaml.Node) {
				if at := read.Offset(n); at < 0 || at > len(text) {
					t.Errorf("%q at %d of %d", n.Value, at, len(text))
				}
			})
		}
	})
}
