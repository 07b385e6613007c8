package scenariofile

import (
	"cmp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"airumbrella/scenario"
)

// The constructors of fields: each knows one form of value, how it is read and
// how it is written.

// one is a single number.
func one[T any, V cmp.Ordered](name string, q quantity[V], at func(*T) *V) field[T] {
	return field[T]{
		name:   name,
		schema: q.schema,
		read: func(d *decoder, n *node, into *T) {
			if v, ok := q.read(d, n); ok {
				*at(into) = v
			}
		},
		write: func(from *T) *node { return written(q.format(*at(from))) },
	}
}

// three is one number or [low, base, high]; better says that more is better
// for the defender.
func three[T any, V cmp.Ordered](name string, q quantity[V], better bool, at func(*T) *scenario.Triple[V]) field[T] {
	return field[T]{
		name:   name,
		schema: q.threeSchema,
		read: func(d *decoder, n *node, into *T) {
			if v, ok := q.readThree(d, n, !better); ok {
				*at(into) = v
			}
		},
		write: func(from *T) *node { return q.writeThree(*at(from), !better) },
	}
}

// when writes a field only where a condition holds.
func when[T any](holds func(*T) bool, f field[T]) field[T] {
	write := f.write
	f.write = func(from *T) *node {
		if !holds(from) {
			return nil
		}
		return write(from)
	}
	return f
}

// text is free text; empty text is not written.
func text[T any](name string, longest int, at func(*T) *string) field[T] {
	return field[T]{
		name:   name,
		schema: textSchema(longest),
		read: func(d *decoder, n *node, into *T) {
			if v, ok := d.text(n, longest); ok {
				*at(into) = v
			}
		},
		write: func(from *T) *node { return textNode(*at(from)) },
	}
}

// overText is free text of an object that may be stated over one of the reference
// data: an empty text is written where that one's is not.
func overText[T any](name string, longest int, at func(*T) *string, under func(*T) *T) field[T] {
	f := text(name, longest, at)
	f.write = func(from *T) *node {
		if embedded := under(from); *at(from) == "" && embedded != nil && *at(embedded) != "" {
			return quotedText("")
		}
		return textNode(*at(from))
	}
	return f
}

// Lengths of texts, in characters.
const (
	idLength    = 64
	nameLength  = scenario.LongestName
	aboutLength = scenario.LongestAbout
)

func textNode(v string) *node {
	if v == "" {
		return nil
	}
	return quotedText(v)
}

// text is the text at a node.
func (d *decoder) text(n *node, longest int) (string, bool) {
	switch {
	case n.form != scalar:
		d.refuse(n, WrongForm, "a text", "text")
		return "", false
	case n.plain && !n.doc.flag && readsAsOther(n.text):
		d.refuse(n, TextReadsAsOther, "the text in quotes")
		return "", false
	case utf8.RuneCountInString(n.text) > longest:
		d.refuse(n, TextTooLong, "at most "+formatCount(longest)+" characters")
		return "", false
	}
	return strings.TrimSpace(n.text), true
}

// readsAsOther reports whether a plain scalar is no text to YAML.
func readsAsOther(text string) bool {
	switch text {
	case "true", "True", "TRUE", "false", "False", "FALSE", ".nan", ".NaN", ".NAN",
		".inf", "-.inf", "+.inf", ".Inf", "-.Inf", ".INF", "-.INF":
		return true
	}
	return decimal(text)
}

// identifier is the id of an object: 1 to 64 printable characters.
func (d *decoder) identifier(n *node) (string, bool) {
	id, ok := d.text(n, idLength)
	switch {
	case !ok:
		return "", false
	case id != "" && id != n.text:
		d.refuse(n, BlanksAround, "the id without them")
		return "", false
	}
	for _, r := range id {
		if !unicode.IsPrint(r) {
			d.refuse(n, NotPrintable, "1 to 64 printable characters")
			return "", false
		}
	}
	if id == "" {
		d.refuse(n, TextEmpty, "1 to 64 printable characters", "id")
	}
	return id, id != ""
}

// identity is the id field.
func identity[T any](name string, at func(*T) *string) field[T] {
	return field[T]{
		name:   name,
		schema: ref("id"),
		read: func(d *decoder, n *node, into *T) {
			if id, ok := d.identifier(n); ok {
				*at(into) = id
			}
		},
		write: func(from *T) *node { return textNode(*at(from)) },
	}
}

// word is one of a few known words; an empty one is not written.
func word[T any, W ~string](name string, known []W, at func(*T) *W) field[T] {
	return knownWord(name, scenario.WordOf(known, at))
}

func oneWord[W ~string](d *decoder, n *node, what string, known []W) (W, bool) {
	words := make([]string, len(known))
	for i, w := range known {
		if words[i] = string(w); n.form == scalar && n.text == words[i] {
			return w, true
		}
	}
	if n.form != scalar {
		d.refuse(n, WrongForm, oneOf(words), "word")
		return "", false
	}
	d.unknown(n, what, words)
	return "", false
}

// elements is the items of a list; the value of a flag may be written a,b,c.
func (d *decoder) elements(n *node) ([]*node, bool) {
	if n.form == scalar && n.doc.flag {
		var items []*node
		for _, part := range strings.Split(n.text, ",") {
			item := *n
			item.text = strings.TrimSpace(part)
			items = append(items, &item)
		}
		return items, true
	}
	if n.form != sequence {
		d.refuse(n, WrongForm, "[a, b] or one item per line", "list")
		return nil, false
	}
	return n.items, true
}

// words is a list of known words, none twice.
func words[W ~string](d *decoder, n *node, what string, known []W) (chosen []W, ok bool) {
	items, ok := d.elements(n)
	seen := make(map[W]bool)
	for _, item := range items {
		w, good := oneWord(d, item, what, known)
		if good && seen[w] {
			d.refuse(item, Twice, "each once", "it")
			good = false
		}
		if ok = ok && good; good {
			seen[w] = true
			chosen = append(chosen, w)
		}
	}
	return chosen, ok
}

// wordList is words made for writing.
func wordList[W ~string](chosen []W) *node {
	n := list()
	for _, w := range chosen {
		n.items = append(n.items, quotedText(string(w)))
	}
	return n
}

// dayLayouts is how a day, a month and a year are written.
var dayLayouts = []string{time.DateOnly, "2006-01", "2006"}

// day is an ISO date, or a month or a year.
func day[T any](name string, at func(*T) *string) field[T] {
	const accepted = "a date such as 2025-08-22, or a month such as 2025-08"
	return field[T]{
		name:   name,
		schema: ref("date"),
		read: func(d *decoder, n *node, into *T) {
			v := n.text
			if n.form == scalar {
				for _, layout := range dayLayouts {
					if _, err := time.Parse(layout, v); err == nil && (len(v) > 4 || !n.plain) {
						*at(into) = v
						return
					}
				}
			}
			d.refuse(n, NotADate, accepted)
		},
		write: func(from *T) *node { return textNode(*at(from)) },
	}
}
