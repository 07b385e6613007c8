package scenariofile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"airumbrella/data/scenariofile/yamltext"

	"go.yaml.in/yaml/v3"
)

// The reader takes the part of YAML that scenario files need: block and flow
// collections, plain, quoted, literal and folded scalars, comments. Anchors,
// aliases, tags, directives, complex keys and further documents are refused.
// go.yaml.in/yaml/v3 reads the text into nodes; what a scalar means is decided
// from its text and its quotes, never from the type that the library sees.
const (
	maxDepth    = yamltext.MaxDepth
	keyAccepted = "at most 1,024 characters"
	aValue      = "a word, a number, or a text in quotes"
)

// syntaxFaults is the kind of fault that each failure of a text is, and what is
// accepted instead.
var syntaxFaults = [yamltext.Kinds]struct {
	code     Code
	accepted string
}{
	yamltext.Unreadable:    {NotYAML, "YAML as airumbrella show prints it"},
	yamltext.ManyValues:    {TooManyValues, valuesAccepted},
	yamltext.Directive:     {Directive, "YAML without directives"},
	yamltext.Deep:          {TooDeep, depthAccepted},
	yamltext.OpenBracket:   {BracketOpen, "a closing bracket"},
	yamltext.OpenQuote:     {QuoteOpen, "a closing quote"},
	yamltext.Tab:           {TabIndents, "spaces"},
	yamltext.ItemAmongKeys: {ItemAmongKeys, "either keys or items in one column"},
	yamltext.NoKey:         {NotAKey, "key: value"},
	yamltext.LongKey:       {KeyTooLong, keyAccepted},
	yamltext.KeyInList:     {KeyInList, "{key: value}"},
	yamltext.FarIn:         {IndentedTooFar, "keys and items of one collection in one column"},
	yamltext.Unaligned:     {IndentedUnlike, "keys of one mapping in one column"},
	yamltext.AfterValue:    {TextAfterValue, "a new line, or a comma inside brackets"},
	yamltext.Escape:        {EscapeNotTaken, escapeAccepted},
	yamltext.NoComma:       {CommaMissing, "a comma or ]"},
	yamltext.NoCommaInPair: {CommaMissing, "a comma or }"},
	yamltext.NoItem:        {ItemMissing, "a value between commas"},
	yamltext.Start:         {CannotBegin, aValue},
	yamltext.StartInside:   {CannotBeginInside, aValue},
	yamltext.Colon:         {ColonInValue, "the text in quotes, or the key in the column of its neighbours"},
	yamltext.ListOnKeyLine: {ListOnKeyLine, "the list on the lines below, or in [brackets]"},
}

var (
	valuesAccepted = fmt.Sprintf("at most %d", yamltext.MaxValues)
	depthAccepted  = fmt.Sprintf("at most %d levels", yamltext.MaxDepth)
)

// reader makes nodes of one text.
type reader struct {
	doc     *document
	faults  *collector
	text    *yamltext.Text
	depth   int
	values  int
	stopped bool // a fault was met that nothing can be read after
}

// readYAML returns the root of a text. Faults that leave the rest readable are
// all collected; the first that does not ends the reading, and root is nil. With
// any, ok is false.
func readYAML(doc *document, faults *collector) (root *node, ok bool) {
	r := &reader{doc: doc, faults: faults}
	before := faults.count()
	text, failure := yamltext.Read(doc.text)
	if failure != nil {
		var details []any
		if failure.Said != "" {
			details = append(details, clean(failure.Said))
		}
		row := syntaxFaults[failure.Kind]
		r.fail(failure.At, row.code, row.accepted, details...)
		return nil, false
	}
	if r.text = text; text.Root == nil {
		root = r.make(empty, len(doc.text))
	} else {
		root = r.node(text.Root, nil)
	}
	if text.Second >= 0 && !r.stopped {
		r.fail(text.Second, SecondDocument, "one document per file")
	}
	if r.stopped {
		root = nil
	}
	return root, faults.count() == before
}

// readFlow returns the value of a flag: a flow collection, or one scalar as it
// stands, blanks around it dropped.
func readFlow(doc *document, faults *collector) (*node, bool) {
	text := strings.TrimSpace(doc.text)
	if !strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "{") {
		return &node{doc: doc, form: scalar, plain: true, text: text}, true
	}
	return readYAML(doc, faults)
}

func (r *reader) note(at int, code Code, accepted string, details ...any) {
	f := Fault{File: r.doc.name, Value: r.rest(at), Code: code, Reason: code.words(details...), Accepted: accepted}
	r.faults.addAt(f, r.doc, at)
}

// fail notes a fault that the reading cannot go on after.
func (r *reader) fail(at int, code Code, accepted string, details ...any) {
	r.note(at, code, accepted, details...)
	r.stopped = true
}

// rest returns the text from an offset to the end of its line, cut short.
func (r *reader) rest(at int) string {
	text := r.doc.text[at:min(len(r.doc.text), at+4*maxQuoted)]
	text, _, _ = strings.Cut(text, "\n")
	return clean(strings.TrimSpace(text))
}

func (r *reader) make(form form, at int) *node {
	if r.values++; r.values > yamltext.MaxValues && !r.stopped {
		r.fail(at, TooManyValues, valuesAccepted)
	}
	return &node{doc: r.doc, at: at, form: form}
}

// node returns the node of what the library read, within a collection or, for
// the root, nil.
func (r *reader) node(n, within *yaml.Node) *node {
	at := r.text.Offset(n)
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Kind == yaml.AliasNode || n.Kind == yaml.ScalarNode {
		at = r.properties(at)
	}
	switch n.Kind {
	case yaml.SequenceNode:
		return r.sequence(n, at)
	case yaml.MappingNode:
		return r.mapping(n, within, at)
	case yaml.AliasNode:
		made := r.make(scalar, at)
		made.refused = true
		return made
	}
	return r.scalar(n, at)
}

// properties notes anchors, aliases and tags as faults and returns where the
// text after them stands.
func (r *reader) properties(at int) int {
	text := r.doc.text
	for at < len(text) {
		what := ""
		switch text[at] {
		case '&':
			what = "an anchor"
		case '*':
			what = "an alias"
		case '!':
			what = "a tag"
		default:
			return at
		}
		r.note(at, Property, "the value itself", what)
		for at < len(text) && !yamltext.Space(text[at]) && strings.IndexByte(",[]{}", text[at]) < 0 {
			at++
		}
		for at < len(text) && yamltext.Blank(text[at]) {
			at++
		}
	}
	return at
}

// enter goes one collection deeper, if that is not too deep; the caller leaves
// with r.depth--.
func (r *reader) enter(at int) bool {
	if r.depth++; r.depth > maxDepth && !r.stopped {
		r.fail(at, TooDeep, depthAccepted)
	}
	return !r.stopped
}

func (r *reader) sequence(n *yaml.Node, at int) *node {
	made := r.make(sequence, at)
	if r.enter(at) {
		made.items = make([]*node, 0, len(n.Content))
		flow := n.Style&yaml.FlowStyle != 0
		for _, content := range n.Content {
			item := r.node(content, n)
			switch {
			case item.form == empty && flow:
				r.fail(item.at, ItemMissing, "a value between commas")
			case item.form == empty && item.text == "":
				item.at = lineRest(r.doc.text, item.at)
			}
			if made.items = append(made.items, item); r.stopped {
				break
			}
		}
	}
	r.depth--
	return made
}

func (r *reader) mapping(n, within *yaml.Node, at int) *node {
	made := r.make(mapping, at)
	flow := n.Style&yaml.FlowStyle != 0
	if flow && (at >= len(r.doc.text) || r.doc.text[at] != '{') && within != nil {
		r.fail(colonAfter(r.doc.text, at, n), KeyInList, "{key: value}")
		return made
	}
	if r.enter(at) {
		made.pairs = make([]pair, 0, len(n.Content)/2)
		seen := make(map[string]bool, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content) && !r.stopped; i += 2 {
			key := r.key(n, n.Content[i], flow)
			if r.stopped {
				break
			}
			if flow && key.plain && n.Content[i+1].Value == "" && n.Content[i+1].Kind == yaml.ScalarNode {
				key.text = strings.TrimSuffix(key.text, ":") // {key:} has no blank after its colon
			}
			r.checkKey(seen, key)
			made.pairs = append(made.pairs, pair{key, r.node(n.Content[i+1], n)})
		}
	}
	r.depth--
	return made
}

// lineRest returns the offset after the blanks and the comment at an offset.
func lineRest(text string, at int) int {
	for at < len(text) && yamltext.Blank(text[at]) {
		at++
	}
	if at < len(text) && text[at] == '#' {
		rest, _, _ := strings.Cut(text[at:], "\n")
		return at + len(rest)
	}
	return at
}

// colonAfter returns the offset of the colon after the first key of a mapping
// without braces, that of the mapping if there is none behind the key.
func colonAfter(text string, at int, n *yaml.Node) int {
	end := at
	if len(n.Content) > 0 {
		end = min(len(text), at+len(n.Content[0].Value))
	}
	for end < len(text) && (yamltext.Space(text[end]) || text[end] == '"' || text[end] == '\'') {
		end++
	}
	if end < len(text) && text[end] == ':' {
		return end
	}
	return at
}

// key returns a key of a mapping. A key that is no word or text, or that a
// question mark stands before, ends the reading.
func (r *reader) key(of, n *yaml.Node, flow bool) *node {
	at := r.text.Offset(n)
	mark := func() int { return max(0, strings.LastIndexByte(r.doc.text[:at], '?')) }
	switch {
	case flow && afterQuestion(r.doc.text, at):
		r.fail(mark(), CannotBeginInside, aValue)
		return nil
	case !flow && n.Column != keyColumn(of) && n == of.Content[0]:
		r.fail(mark(), ComplexKey, "a word or a quoted text before the colon, on one line")
		return nil
	case !flow && n.Column != keyColumn(of):
		r.fail(mark(), NotAKey, "key: value")
		return nil
	}
	key := r.node(n, of)
	switch {
	case r.stopped:
		return nil
	case n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode, n.Value == "" && key.plain, flow && key.form == empty:
		r.fail(key.at, NotAKey, "key: value")
		return nil
	}
	key.form = scalar
	return key
}

// keyColumn returns the column in which the keys of a mapping of lines stand. One
// with an anchor or a tag begins there, before its first key.
func keyColumn(of *yaml.Node) int {
	if of.Anchor != "" || of.Style&yaml.TaggedStyle != 0 {
		return of.Content[0].Column
	}
	return of.Column
}

// afterQuestion reports whether the mark of a complex key stands before an
// offset inside brackets.
func afterQuestion(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t\n")
	mark, ok := strings.CutSuffix(before, "?")
	return ok && len(before) < at && (mark == "" || strings.ContainsRune(" \t\n[{,", rune(mark[len(mark)-1])))
}

func (r *reader) checkKey(seen map[string]bool, key *node) {
	if len(key.text) > yamltext.MaxKey {
		r.fail(key.at, KeyTooLong, keyAccepted)
	}
	if seen[key.text] {
		r.note(key.at, KeyTwice, "each key once")
	}
	seen[key.text] = true
}

// scalar returns a text, a number or nothing.
func (r *reader) scalar(n *yaml.Node, at int) *node {
	made := r.make(scalar, at)
	made.text = yamltext.Value(n)
	made.plain = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		r.escapes(at)
	case made.plain && isNull(n.Value):
		made.form = empty
	}
	return made
}

// isNull reports whether a plain scalar stands for nothing.
func isNull(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// escapes refuses what a text in double quotes may not hold: characters that
// nobody can see, and what YAML alone knows by a letter.
func (r *reader) escapes(at int) {
	text := r.doc.text
	for i := at + 1; i < len(text) && text[i] != '"' && !r.stopped; i++ {
		if text[i] != '\\' {
			continue
		}
		if code, ok := yamltext.Pair(text[i:]); ok && !hidden(code) {
			i += yamltext.PairLength - 1
			continue
		}
		if !takenEscape(text[i:]) {
			r.fail(i, EscapeNotTaken, escapeAccepted)
		}
		i++
	}
}

const escapeAccepted = `\n \t \" \\ \/, or \u with four digits of a printable character`

// takenEscape reports whether a text begins with an escape that is taken.
func takenEscape(text string) bool {
	if len(text) < 2 {
		return false
	}
	digits := 0
	switch text[1] {
	case 't', 'n', ' ', '"', '/', '\\', '\t', '_', '\n':
		return true
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(text) < 2+digits {
		return false
	}
	var code rune
	for _, c := range strings.ToLower(text[2 : 2+digits]) {
		code = code<<4 | rune(strings.IndexRune("0123456789abcdef", c))
	}
	return utf8.ValidRune(code) && !hidden(code) && string(code) != yamltext.Question
}
