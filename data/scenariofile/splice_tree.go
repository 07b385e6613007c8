package scenariofile

import (
	"slices"
	"strings"
)

// value makes one value of another where it stands.
func (p *splicer) value(s slot, before, after *node) {
	switch {
	case before == after:
	case before.form == mapping && after.form == mapping && len(after.pairs) > 0 && p.keeps(before, after):
		p.mapping(before, after)
	case before.form == sequence && after.form == sequence && p.inOrder(before, after):
		p.sequence(before, after)
	default:
		p.replace(s, before, after)
	}
}

// keeps reports whether some pair of a mapping is in another too.
func (p *splicer) keeps(before, after *node) bool {
	return slices.ContainsFunc(before.pairs, func(o pair) bool { return keptPair(after, o) != nil })
}

// keptPair returns the pair of a mapping that has the key of another one.
func keptPair(in *node, of pair) *pair {
	for i := range in.pairs {
		if in.pairs[i].key == of.key {
			return &in.pairs[i]
		}
	}
	return nil
}

// replace puts a value in the place of another.
func (p *splicer) replace(s slot, before, after *node) {
	start, end := before.at, p.end(before, s.after)
	if before.form == empty {
		start, end = p.nothing(s.after)
	}
	text := p.inline(before, after)
	_, short := appendLine(nil, after, s.indent)
	switch {
	case !short && !s.flow:
		p.add(s.after, end, "\n"+p.block(after, s.indent+p.step))
	case start == s.after:
		p.add(start, end, " "+text)
	case p.lineStart(start) > s.after: // it began on a line below
		p.add(s.after, s.after, " "+text)
		p.add(p.lineEnd(s.after), end, "")
	default:
		p.add(start, end, text)
	}
}

// inline is a value on one line; a text stays in the quotes of the one before.
func (p *splicer) inline(before, after *node) string {
	text := flowText(after)
	if before.form != scalar || after.form != scalar || before.plain || before.at >= len(p.text) {
		return text
	}
	switch quote := p.text[before.at]; {
	case quote == '\'' && text == after.text && !strings.Contains(text, "'"):
		return "'" + text + "'"
	case quote == '"' && text == after.text:
		return `"` + text + `"`
	}
	return text
}

// block is a value on lines of its own, without the last line end.
func (p *splicer) block(n *node, indent int) string {
	return strings.TrimSuffix(string(appendBlock(nil, n, indent)), "\n")
}

// entry is an entry of a collection in the text.
type entry struct {
	at, end int
	kept    bool
}

// mapping takes out, changes and adds pairs.
func (p *splicer) mapping(before, after *node) {
	flow, indent := p.flow(before), p.column(before.pairs[0].key.at)
	entries := make([]entry, len(before.pairs))
	for i, old := range before.pairs {
		s := slot{p.afterColon(old.key), flow, indent}
		entries[i] = entry{at: old.key.at, end: max(s.after, p.end(old.value, s.after))}
		if now := keptPair(after, old); now != nil {
			entries[i].kept = true
			p.value(s, old.value, now.value)
		}
	}
	var added []string
	for _, now := range after.pairs {
		if slices.ContainsFunc(before.pairs, func(o pair) bool { return o.key == now.key }) {
			continue
		}
		if flow {
			added = append(added, scalarOut(now.key)+": "+flowText(now.value))
			continue
		}
		added = append(added, p.pairLines(now, indent))
	}
	p.entries(flow, entries, added)
}

// pairLines is a new pair on lines of its own, without the last line end.
func (p *splicer) pairLines(now pair, indent int) string {
	lines := strings.Split(strings.TrimSuffix(string(appendPair(nil, now, 0, false)), "\n"), "\n")
	dashes := slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(strings.TrimLeft(l, " "), "- ") })
	for i, line := range lines {
		content := strings.TrimLeft(line, " ")
		inner := len(line) - len(content)
		if !dashes {
			inner = inner / 2 * p.step
		}
		lines[i] = strings.Repeat(" ", indent+inner) + content
	}
	return strings.Join(lines, "\n")
}

// column returns how many characters stand before an offset on its line.
func (p *splicer) column(at int) int { return len([]rune(p.text[p.lineStart(at):at])) }

// inOrder reports whether a list can be made of another by taking out, changing
// and appending items.
func (p *splicer) inOrder(before, after *node) bool {
	if len(before.items) == 0 || len(after.items) == 0 {
		return false
	}
	last, fresh := -1, false
	for _, now := range after.items {
		i := itemBefore(before, now)
		switch {
		case i < 0:
			fresh = true
		case i < last || fresh:
			return false
		default:
			last = i
		}
	}
	return last >= 0
}

// itemBefore returns which item of a list another one is, changed or not; -1 for
// a new one.
func itemBefore(before, item *node) int {
	if i := slices.Index(before.items, item); i >= 0 {
		return i
	}
	id := item.get("id").scalarText()
	return slices.IndexFunc(before.items, func(o *node) bool { return id != "" && o.get("id").scalarText() == id })
}

// sequence takes out, changes and adds items.
func (p *splicer) sequence(before, after *node) {
	flow := p.flow(before)
	entries := make([]entry, len(before.items))
	for i, old := range before.items {
		entries[i] = entry{at: old.at, end: p.end(old, old.at)}
		if !flow {
			dash := strings.LastIndexByte(p.text[:old.at], '-')
			if p.lost = p.lost || dash < 0; p.lost {
				return
			}
			entries[i].at = dash
		}
	}
	indent := p.column(entries[0].at)
	var added []string
	for _, now := range after.items {
		i := itemBefore(before, now)
		switch {
		case i >= 0:
			entries[i].kept = true
			p.value(slot{entries[i].at + 1, flow, indent}, before.items[i], now)
		case flow:
			added = append(added, flowText(now))
		default:
			added = append(added, p.block(list(now), indent))
		}
	}
	p.entries(flow, entries, added)
}

// entries takes out the entries that are not kept and adds new ones behind the
// last that is.
func (p *splicer) entries(flow bool, entries []entry, added []string) {
	last := -1
	for i, e := range entries {
		if e.kept {
			last = i
		}
	}
	for i, e := range entries {
		if e.kept {
			continue
		}
		if flow {
			p.dropFlow(entries, i, last)
		} else {
			p.dropLines(entries, i)
		}
	}
	if len(added) == 0 {
		return
	}
	end := entries[last].end
	if !flow {
		p.addLines(end, strings.Join(added, "\n"))
		return
	}
	comma := p.blanks(end)
	if comma < len(p.text) && p.text[comma] == ',' && p.last(comma+1) && p.first(entries[last].at) {
		indent := strings.Repeat(" ", p.indent(entries[last].at))
		p.addLines(comma, indent+strings.Join(added, ", ")+",")
		return
	}
	p.add(end, end, ", "+strings.Join(added, ", "))
}

// dropLines takes the lines of an entry out.
func (p *splicer) dropLines(entries []entry, i int) {
	e := entries[i]
	switch {
	case p.first(e.at):
		p.add(p.lineStart(e.at), min(p.lineEnd(e.end)+1, len(p.text)), "")
	case i+1 < len(entries): // behind the dash of an item
		p.add(e.at, entries[i+1].at, "")
	default:
		p.lost = true
	}
}

// dropFlow takes an entry of a collection in brackets out, with its comma.
func (p *splicer) dropFlow(entries []entry, i, last int) {
	e := entries[i]
	comma := p.blanks(e.end)
	if comma < len(p.text) && p.text[comma] == ',' {
		comma++
	} else {
		comma = e.end
	}
	switch {
	case p.first(e.at) && p.last(comma):
		p.add(p.lineStart(e.at), min(p.lineEnd(comma)+1, len(p.text)), "")
	case i < last:
		p.add(e.at, entries[i+1].at, "")
	default:
		p.add(entries[last].end, e.end, "")
	}
}
