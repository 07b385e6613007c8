package scenariofile

import (
	"bytes"
	"cmp"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"airumbrella/data"
	"airumbrella/scenario"
)

// Rewrite returns the text of a scenario file, changed where it must be so that
// it says what s says: lines that hold no changed key stay as they are, byte by
// byte, and so do comments, line ends, the style of lists and what the file
// extends. Path is where the text was read and to where the new one will be
// kept. kept is false where that cannot be done: the text then is the whole
// scenario as [Whole] returns it, with its error.
func Rewrite(path string, text []byte, s *scenario.Scenario, to string) (out []byte, kept bool, err error) {
	want := canonical(s)
	from := source{name: path, path: path}
	before, err := parse(from, text, Options{})
	own, ok := readOwn(from, text)
	if err != nil || !ok {
		out, err = Whole(s)
		return out, false, err
	}
	was := canonicalTree(before)
	var list changes
	list.compare(scenarioShape, was, canonicalTree(s), nil)
	for _, barred := range []bool{false, true} {
		root := own.moved(own.edited(list, was, barred), path, to)
		if out, ok := spliced(text, own.doc, own.root, root); ok && says(to, out, want, root) {
			return out, true, nil
		}
	}
	out, err = Whole(s)
	return out, false, err
}

// Extend returns a scenario file that extends a built-in scenario by what s says
// otherwise; kept is false where that cannot be said: the text then is the whole
// scenario as [Whole] returns it, with its error.
func Extend(builtin string, s *scenario.Scenario) (out []byte, kept bool, err error) {
	head := object().with("version", written("1")).with("name", quotedText(s.Name)).
		with("about", textNode(s.About)).with("extends", quotedText(builtin))
	text := emit(head)
	want := canonical(s)
	before, err := Parse(builtin, []byte(text), Options{})
	own, ok := readOwn(source{name: builtin, path: builtin}, []byte(text))
	if err != nil || !ok {
		out, err = Whole(s)
		return out, false, err
	}
	was := canonicalTree(before)
	var list changes
	list.compare(scenarioShape, was, canonicalTree(s), nil)
	for _, barred := range []bool{false, true} {
		root := own.edited(list, was, barred)
		if out := []byte(emit(root)); says(builtin, out, want, nil) {
			return out, true, nil
		}
	}
	out, err = Whole(s)
	return out, false, err
}

// says reports whether a text reads as the scenario that is wanted, by its
// canonical form, and, where a tree is given, as that tree and no other.
func says(path string, text []byte, want string, tree *node) bool {
	from := source{name: path, path: path}
	s, err := parse(from, text, Options{})
	if err != nil || canonical(s) != want {
		return false
	}
	if tree == nil {
		return true
	}
	faults := new(collector)
	doc, ok := newDocument(path, text, rankFile, faults)
	if !ok {
		return false
	}
	root, ok := readYAML(doc, faults)
	return ok && sameTree(root, tree)
}

// sameTree reports whether two trees say the same.
func sameTree(a, b *node) bool {
	if a.form != b.form || a.text != b.text && a.form != empty || len(a.items) != len(b.items) ||
		len(a.pairs) != len(b.pairs) {
		return false
	}
	for i := range a.items {
		if !sameTree(a.items[i], b.items[i]) {
			return false
		}
	}
	for i := range a.pairs {
		if a.pairs[i].key.text != b.pairs[i].key.text || !sameTree(a.pairs[i].value, b.pairs[i].value) {
			return false
		}
	}
	return true
}

// moved returns the tree of a file that is kept in another folder: what it
// extends is named from there.
func (o *ownTree) moved(root *node, from, to string) *node {
	reference := root.get("extends")
	here, there := filepath.Dir(from), filepath.Dir(to)
	if !reference.stated() || here == there || builtinName(reference.text) {
		return root
	}
	relative, err := filepath.Rel(there, filepath.Join(here, filepath.FromSlash(reference.text)))
	if err != nil || filepath.ToSlash(relative) == reference.text {
		return root
	}
	return o.put(root, scenarioShape, []string{"extends"}, o.word(filepath.ToSlash(relative)))
}

// splice is a part of a text that is replaced.
type splice struct {
	from, to int
	with     string
}

// splicer gathers the splices that make one tree of another.
type splicer struct {
	layoutText
	splices []splice
	step    int // of indentation
}

// slot is where a value stands: behind a colon or a dash.
type slot struct {
	after  int
	flow   bool // within brackets
	indent int  // of the key
}

// spliced returns a text changed from one tree to another; ok is false where that
// could not be done.
func spliced(text []byte, doc *document, before, after *node) ([]byte, bool) {
	p := &splicer{layoutText: layoutText{text: doc.text}, step: 2}
	p.step = p.stepOf(before)
	p.value(slot{}, before, after)
	slices.SortStableFunc(p.splices, func(a, b splice) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(min(a.to-a.from, 1), min(b.to-b.from, 1)))
	})
	if p.lost {
		return nil, false
	}
	return applySplices(text, p.splices)
}

// applySplices returns a text with parts replaced, whose offsets are those of the
// text without byte order mark and with plain line ends.
func applySplices(text []byte, splices []splice) ([]byte, bool) {
	mark := 0
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		mark = len("\ufeff")
	}
	var returns []int // offsets of line ends that a carriage return stands before
	for at := mark; at+1 < len(text); at++ {
		if text[at] == '\r' && text[at+1] == '\n' {
			returns = append(returns, at-mark-len(returns))
		}
	}
	original := func(at int) int { return mark + at + sort.SearchInts(returns, at) }
	var out []byte
	done := 0
	for _, s := range splices {
		from, to := original(s.from), original(s.to)
		switch {
		case from < done && s.with != "":
			return nil, false
		case to <= done && s.with == "":
			continue
		}
		with := strings.ReplaceAll(s.with, "\n", endOfLine(text, from))
		out = append(out, text[done:max(from, done)]...)
		out = append(out, with...)
		done = to
	}
	return append(out, text[done:]...), true
}

// endOfLine returns how the line before an offset ends; on the first line, how that
// one does.
func endOfLine(text []byte, at int) string {
	end := bytes.LastIndexByte(text[:at], '\n')
	if end < 0 {
		end = bytes.IndexByte(text, '\n')
	}
	if end > 0 && text[end-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// stepOf returns by how much the file indents a mapping below a key.
func (p *splicer) stepOf(n *node) int {
	for _, pr := range n.pairs {
		if v := pr.value; v.form == mapping && !p.flow(v) && len(v.pairs) > 0 {
			if step := p.indent(v.at) - p.indent(pr.key.at); step > 0 {
				return step
			}
		}
	}
	return 2
}

// addLines puts lines behind the line of an offset.
func (p *splicer) addLines(at int, lines string) {
	if at = p.lineEnd(at); at == len(p.text) {
		p.add(at, at, "\n"+lines)
		return
	}
	p.add(at+1, at+1, lines+"\n")
}

// add notes that a part of the text is replaced.
func (p *splicer) add(from, to int, with string) {
	p.splices = append(p.splices, splice{from, to, with})
}

func builtinName(name string) bool {
	_, ok := data.Builtin(name)
	return ok
}
