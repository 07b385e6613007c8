package scenariofile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"airumbrella/data"
	"airumbrella/scenario"
)

// handStyled is eight files as people write them.
var handStyled = map[string]string{
	"field": `# Why Poland: the editor asked for it.
version: 1
name: Poland says yes
extends: package-four-legs
package:
  hosts: {PL: granted}   # told by phone
`,
	"four spaces": `---
# four spaces, a marker, blank lines

version: 1
name:   'Four spaces'
about: >
    A text that is folded
    over two lines.

    And a second paragraph.
extends: package-four-legs


phase: after-ceasefire      # as agreed

package:
    # who lets us in
    hosts:
        PL: open            # undecided
        # Slovakia is asked
        SK: denied

    contributors:
        FR: {permission: open, probability: 0.7}
        US: granted
    c2:
        level: 1            # cueing
        picture: separate
    stockpile: 1.0
`,
	"multi-line flow": `version: 1
name: "Flow over lines"
extends: package-four-legs
package: {
  hosts: {
    PL: open,      # undecided
    RO: granted,   # said so
    SK: denied
  },
  contributors: {FR: open, NO: granted,
                 US: granted},
  authorisation: {zone: regions,
    regions: [
      UA-46,   # Lviv
      UA-51,   # Odesa
    ],
    delay: 10m},
  c2: {level: 2, without: 1}
}
`,
	"trailing commas": `version: 1
name: Commas
extends: package-four-legs
package:
  hosts: {
    PL: open,
    RO: granted,
  }
  contributors: {
    US: granted,  # yes
    FR: open,     # no word yet
  }
units: [
  {id: extra-1, system: nasams, at: lviv, contributor: NO, count: 1},  # first
  {id: extra-2, system: nasams, at: odesa, contributor: NO, count: 2},
]
`,
	"literal": `version: 1
name: Literal text
about: |
  First: a line with a colon.
  # not a comment

  Third.
source:
- press, 22 Aug 2025
- "a talk: unnamed"   # ask again
extends: package-four-legs
package:
  hosts:

    PL: {permission: open, probability: 0.5, about: "as, said"}

    RO:
      permission: granted
      as_of: 2025-08-22
      source: 'a speech'
  stockpile: {factor: 0.5,
              nights: 5}
phase: after-ceasefire
`,
	"alone": `version: 1
name: Stands alone   # no extends
package:
  hosts: {RO: granted, PL: open}
  contributors: {US: granted, FR: open, NO: granted}
  authorisation:
    zone: regions
    regions:
    - UA-46   # Lviv
    - UA-51   # Odesa
    delay: {default: 5m, ballistic: 1m}
  c2: 1
  stockpile:
    factor: 1
    nights: 3
units:
- id: extra-1
  system: nasams     # as in Norway
  at: lviv
  contributor: NO
  count: 1

# the second one
- {id: extra-2, system: nasams, at: odesa, contributor: NO, count: 2}
`,
	"quoted": `"version": 1
"name": "Quoted"
'extends': 'package-four-legs'
'phase': 'after-ceasefire'
"package":
   "hosts":
      "PL": "open"
      'RO': 'granted'   # said so
   'contributors':
      'US': "granted"
      FR:   'open'
   c2: {'level': 2}
   authorisation:
      delay:   '10m'
`,
	"empty parts": `version: 1
name: Parts left empty
extends: package-four-legs
package:
  hosts:
    # PL: granted
  contributors: {}
  authorisation:
    # nothing yet
  stockpile: 1
units: []
threats:
- cruise-missile   # the one that matters
- ballistic
# the end
`,
}

// stylesOfLines is five ways in which an editor keeps the same lines.
var stylesOfLines = map[string]func(string) string{
	"plain":    func(t string) string { return t },
	"Windows":  func(t string) string { return strings.ReplaceAll(t, "\n", "\r\n") },
	"with BOM": func(t string) string { return "\ufeff" + strings.ReplaceAll(t, "\n", "\r\n") },
	"no end":   func(t string) string { return strings.TrimSuffix(t, "\n") },
	"mixed":    func(t string) string { return strings.Replace(t, "\n", "\r\n", 3) },
}

// tenSwitches is ten changes, each with the words of which a line that may change
// holds one.
var tenSwitches = []struct {
	set   string
	words []string
}{
	{"hosts.PL=denied", []string{"PL", "hosts"}},
	{"hosts.RO=open", []string{"RO", "hosts", "as_of", "source", "permission", "PL"}},
	{"contributors.FR=granted", []string{"FR", "contributors", "US"}},
	{"c2=3", []string{"c2", "level"}},
	{"stockpile.factor=0.25", []string{"stockpile", "factor", "c2: {level: 2, without: 1}"}}, // a comma,
	{"authorisation.delay=20m", []string{"delay", "authorisation"}},
	{"authorisation.zone=all", []string{"zone", "regions", "UA-", "authorisation", "],"}},
	{"phase=now", []string{"phase"}},
	{"caveats.US=[not-in-ukraine]", []string{"caveats", "c2"}},
	{"hosts.HU=denied", []string{"HU", "hosts", "SK", "RO", "PL"}},
}

func TestASaveLeavesEveryOtherLineAsItIs(t *testing.T) {
	files := 0
	for body, text := range handStyled {
		for style, turn := range stylesOfLines {
			files++
			before := turn(text)
			for _, c := range tenSwitches {
				name := fmt.Sprintf("%s, %s, %s", body, style, c.set)
				s, err := Parse("mine.yaml", []byte(before), Options{Set: []string{c.set}})
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				out, kept, err := Rewrite("mine.yaml", []byte(before), s, "mine.yaml")
				if err != nil || !kept {
					t.Errorf("%s: written anew", name)
					continue
				}
				if style == "plain" { // Rewrite reads what it writes in any case
					checkReads(t, name, out, s)
				}
				for _, line := range linesLost(before, string(out)) {
					if !slices.ContainsFunc(c.words, func(w string) bool { return strings.Contains(line, w) }) {
						t.Errorf("%s: the line %q is changed; it became\n%s", name, line, out)
					}
				}
			}
		}
	}
	if files != 40 {
		t.Errorf("%d files, want 40", files)
	}
}

// checkReads checks that a text reads as a scenario.
func checkReads(t *testing.T, name string, text []byte, want *scenario.Scenario) {
	t.Helper()
	back, err := Parse("mine.yaml", text, Options{})
	if err != nil {
		t.Fatalf("%s: refused: %v\n%s", name, err, text)
	}
	if back.Digest != digest(want) {
		t.Errorf("%s: reads as another scenario:\n%s", name, text)
	}
}

// linesLost returns the lines of a text, ends included, that another one does not
// hold in their order.
func linesLost(before, after string) (lost []string) {
	if !strings.HasSuffix(before, "\n") { // a line may follow the last one
		before += "\n"
	}
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after+"\n", "\n")
	longest := make([][]int, len(a)+1)
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a); {
		switch {
		case j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j < len(b) && longest[i][j+1] >= longest[i+1][j]:
			j++
		default:
			if strings.TrimSpace(a[i]) != "" {
				lost = append(lost, a[i])
			}
			i++
		}
	}
	return lost
}

// Every switch after the other: the file stays the person's own.
func TestTenChangesInOneSave(t *testing.T) {
	for body, text := range handStyled {
		var set []string
		for _, c := range tenSwitches {
			set = append(set, c.set)
		}
		s, err := Parse("mine.yaml", []byte(text), Options{Set: set})
		if err != nil {
			t.Fatal(err)
		}
		out, kept, err := Rewrite("mine.yaml", []byte(text), s, "mine.yaml")
		if err != nil || !kept {
			t.Errorf("%s: written anew", body)
		}
		checkReads(t, body, out, s)
		for _, line := range strings.Split(text, "\n") {
			if at := strings.IndexByte(line, '#'); at == 0 && !strings.Contains(string(out), line) {
				t.Errorf("%s: the comment %q is gone", body, line)
			}
		}
		t.Logf("%s:\n%s", body, out)
	}
}

func TestUnitsThatAreAddedMovedAndRemoved(t *testing.T) {
	for _, body := range []string{"field", "alone", "trailing commas"} {
		text := handStyled[body]
		s, err := Parse("mine.yaml", []byte(text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		gone := s.Units[len(s.Units)-1].ID
		for _, c := range []scenario.Switch{
			scenario.RemoveUnit{ID: gone},
			scenario.SetCount{ID: s.Units[0].ID, Count: 7},
			scenario.AddUnit{Unit: scenario.Unit{
				ID: "new-1", System: "nasams", At: "kyiv", Position: placeIndex()["kyiv"].Position, Host: "UA",
				Count: 1, Contributor: "DK", Phase: scenario.Now,
			}},
		} {
			if s, err = c.Apply(s); err != nil {
				t.Fatal(err)
			}
		}
		out, kept, err := Rewrite("mine.yaml", []byte(text), s, "mine.yaml")
		if err != nil || !kept {
			t.Errorf("%s: written anew", body)
		}
		checkReads(t, body, out, s)
		t.Logf("%s", out)
	}
}

func TestABuiltInScenarioIsSavedAsWhatDiffers(t *testing.T) {
	for _, name := range data.BuiltinNames() {
		s, err := Load(name, Options{Set: []string{"hosts.PL=denied", "authorisation.delay=20m", "stockpile.factor=0.25"}})
		if err != nil {
			t.Fatal(err)
		}
		out, kept, err := Extend(name, s)
		if lines := strings.Count(string(out), "\n"); err != nil || !kept || lines >= 15 {
			t.Errorf("%s: %d lines, kept %v:\n%s", name, lines, kept, out)
		}
		checkReads(t, name, out, s)
	}
}

// A change that no file over another can say is written whole, and said so.
func TestWhatCannotBeSaidOverAnotherIsWrittenWhole(t *testing.T) {
	text := []byte(handStyled["field"])
	s, err := Parse("mine.yaml", text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	turned := s.Edit(func(t *scenario.Scenario) {
		t.Units = slices.Clone(t.Units)
		slices.Reverse(t.Units)
	})
	out, kept, err := Rewrite("mine.yaml", text, turned, "mine.yaml")
	if err != nil || kept {
		t.Errorf("kept, though the units stand in another order:\n%s", out)
	}
	checkReads(t, "turned", out, turned)
}

// A tree that says less, or more, is another one: at its end as well as within.
func TestTreesOfAnotherLengthDiffer(t *testing.T) {
	word := func(text string) *node { return &node{form: scalar, text: text} }
	list := func(items ...*node) *node { return &node{form: sequence, items: items} }
	table := func(pairs ...pair) *node { return &node{form: mapping, pairs: pairs} }
	entry := func(key string, value *node) pair { return pair{key: word(key), value: value} }
	long, short := list(word("a"), word("b")), list(word("a"))
	wide, narrow := table(entry("k", word("a")), entry("l", word("b"))), table(entry("k", word("a")))
	for name, c := range map[string]struct {
		a, b *node
		same bool
	}{
		"a list":                {long, list(word("a"), word("b")), true},
		"a longer list":         {short, long, false},
		"a shorter list":        {long, short, false},
		"a table":               {wide, table(entry("k", word("a")), entry("l", word("b"))), true},
		"a wider table":         {narrow, wide, false},
		"a narrower table":      {wide, narrow, false},
		"another key":           {narrow, table(entry("l", word("a"))), false},
		"another value":         {narrow, table(entry("k", word("b"))), false},
		"another form":          {list(), table(), false},
		"a word":                {word("a"), word("a"), true},
		"another word":          {word("a"), word("b"), false},
		"a longer list, nested": {table(entry("k", short)), table(entry("k", long)), false},
	} {
		if got := sameTree(c.a, c.b); got != c.same {
			t.Errorf("%s: same %v", name, got)
		}
	}
}

// A list is made of another in place where items are taken out, changed and appended; any
// other order, and what is no list, is written anew where it stands.
func TestListsThatCanBeMadeInPlace(t *testing.T) {
	unit := func(id string) *node {
		return (&node{form: mapping}).with("id", &node{form: scalar, text: id})
	}
	a, b, c, d := unit("a"), unit("b"), unit("c"), unit("d")
	list := func(items ...*node) *node { return &node{form: sequence, items: items} }
	before := list(a, b, c)
	for name, want := range map[string]struct {
		after *node
		ok    bool
	}{
		"the same":               {list(a, b, c), true},
		"without the first":      {list(b, c), true},
		"without the last":       {list(a, b), true},
		"one alone":              {list(b), true},
		"one appended":           {list(a, b, c, d), true},
		"one taken, one more":    {list(a, c, d), true},
		"another of the same id": {list(a, unit("b"), c), true},
		"turned round":           {list(b, a), false},
		"one put in between":     {list(a, d, b), false},
		"one put first":          {list(d, a), false},
		"none of them":           {list(d), false},
		"empty":                  {list(), false},
	} {
		if got := new(splicer).inOrder(before, want.after); got != want.ok {
			t.Errorf("%s: in place %v", name, got)
		}
	}
	if new(splicer).inOrder(list(), list(a)) {
		t.Error("an empty list has no place for an item")
	}
}

// Three numbers that become one are replaced where they stand, with all else as it was.
func TestAListThatBecomesAWordIsReplacedInPlace(t *testing.T) {
	const text = "version: 1\nname: mine\nextends: package-four-legs\npackage:\n" +
		"  # the guns\n  light_layer: {drone: [0.1, 0.2, 0.3]}   # told\n  authorisation:\n    delay: 5m # asked for\n"
	s, err := Parse("mine.yaml", []byte(text), Options{Set: []string{"light_layer.drone=0.2"}})
	if err != nil {
		t.Fatal(err)
	}
	out, kept, err := Rewrite("mine.yaml", []byte(text), s, "mine.yaml")
	if want := strings.Replace(text, "[0.1, 0.2, 0.3]", "0.2", 1); err != nil || !kept || string(out) != want {
		t.Errorf("%v, kept %v:\n%s\nwant\n%s", err, kept, out, want)
	}
}

// What is added ends its lines as the line before it does, on the first line as that one
// does.
func TestLinesAreAddedWithTheEndsOfTheirNeighbours(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		want string
	}{
		{"", 0, "\n"}, {"a", 1, "\n"}, {"\n", 0, "\n"}, {"\r\n", 0, "\r\n"}, {"a\r\nb\n", 0, "\r\n"}, {"a\r\nb\n", 3, "\r\n"},
		{"a\r\nb\nc\n", 5, "\n"}, {"a\nb\r\nc", 6, "\r\n"}, {"ab\r\n", 1, "\r\n"}, {"a\rb\nc", 5, "\n"}, {"\r\na", 3, "\r\n"},
	} {
		if got := endOfLine([]byte(c.text), c.at); got != c.want {
			t.Errorf("%q at %d: %q, want %q", c.text, c.at, got, c.want)
		}
	}
}
