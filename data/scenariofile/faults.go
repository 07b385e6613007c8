package scenariofile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"airumbrella/data"
)

const (
	maxQuoted  = 200    // characters of a value that a fault quotes
	maxPrinted = 100    // faults that are listed
	maxKept    = 10_000 // faults that are kept to be sorted
)

// Fault is one thing that is wrong with a scenario.
type Fault struct {
	File         string // file name, built-in name, or the flag such as "--set c2=9"
	Line, Column int    // from 1, in characters; 0 where a flag is at fault
	Field        string // path of the field, such as package.hosts.PL
	Value        string // what stands there, at most 200 characters
	Code         Code   // the kind of fault
	Reason       string // the kind in words, with its details
	Meant        string // a word that is likely to be meant; may be empty
	Accepted     string // what would be accepted; may be empty
}

// String is the fault as one line:
// file:line:column: field: reason (value "..."; accepted: ...).
func (f Fault) String() string {
	var b strings.Builder
	b.WriteString(clean(f.File))
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", f.Line, f.Column)
	}
	if f.Field != "" {
		separate(&b, ": ")
		b.WriteString(clean(f.Field))
	}
	separate(&b, ": ")
	b.WriteString(clean(f.Reason))
	var notes []string
	if f.Value != "" {
		notes = append(notes, "value "+strconv.Quote(clean(f.Value)))
	}
	if accepted := f.acceptedWords(); accepted != "" {
		notes = append(notes, accepted)
	}
	if notes != nil {
		b.WriteString(" (" + strings.Join(notes, "; ") + ")")
	}
	return b.String()
}

// acceptedWords returns what is accepted as it stands behind a fault; a likely
// word comes first, as a question. Both together are cut as one text is.
func (f Fault) acceptedWords() string {
	question := ""
	if f.Meant != "" {
		question = "did you mean " + clean(f.Meant) + "? "
	}
	if f.Accepted == "" {
		return strings.TrimSuffix(question, " ")
	}
	return question + "accepted: " + cleanTo(f.Accepted, max(0, maxQuoted-utf8.RuneCountInString(question)))
}

func separate(b *strings.Builder, separator string) {
	if b.Len() > 0 {
		b.WriteString(separator)
	}
}

// Faults is every fault of a scenario, sorted by file and position. Of more
// than a hundred the first hundred are listed and a last one says how many
// there are besides.
type Faults []Fault

// Error is one line per fault.
func (list Faults) Error() string {
	lines := make([]string, len(list))
	for i, f := range list {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// clean takes control characters and invisible direction marks out of text
// that came from a file and cuts it to 200 characters.
func clean(text string) string { return cleanTo(text, maxQuoted) }

// cleanTo returns what clean does, cut to another length.
func cleanTo(text string, longest int) string {
	var b strings.Builder
	count := 0
	for _, r := range text {
		if hidden(r) || r == unicode.ReplacementChar {
			continue
		}
		if count++; count > longest {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden reports whether a character may steer a terminal or turn the order of
// text around.
func hidden(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// collector gathers faults while a scenario is read. Positions are counted
// only for those that are listed, and likely spellings looked up only while
// effort is left: a file of a million faults costs little more than one.
type collector struct {
	list   []found
	more   int // faults that were not kept
	effort int // spent on looking up likely spellings
}

// found is a fault and where it stands.
type found struct {
	Fault
	doc *document // nil without a position
	at  int
}

// addFlag keeps a fault of a flag's text, which has no position.
func (c *collector) addFlag(flag, field string, code Code, accepted string) {
	c.addAt(Fault{File: flag, Field: field, Code: code, Reason: code.words(), Accepted: accepted}, nil, 0)
}

// addAt keeps a fault at an offset of a document.
func (c *collector) addAt(f Fault, doc *document, at int) {
	if !c.room() {
		c.more++
		return
	}
	c.list = append(c.list, found{f, doc, at})
}

// room reports whether another fault would be kept: its wording is made only
// then.
func (c *collector) room() bool { return len(c.list) < maxKept }

// count returns how many faults there are.
func (c *collector) count() int { return len(c.list) + c.more }

// maxEffort is how many steps of edit distance may be spent on one scenario,
// some tenths of a second.
const maxEffort = 20_000_000

// nearest is the known word nearest to a word, "" when none is near or the
// effort is spent.
func (c *collector) nearest(word string, known []string) string {
	const usualLength = 12
	if c.effort += len(known) * usualLength * min(len(word), data.LongestWord); c.effort > maxEffort {
		return ""
	}
	return data.Nearest(word, known)
}

// spend takes effort for comparing words, and reports whether it was left.
func (c *collector) spend(effort int) bool {
	c.effort += effort
	return c.effort <= maxEffort
}

// result is the faults in order, nil if there are none.
func (c *collector) result() Faults {
	if len(c.list) == 0 {
		return nil
	}
	slices.SortStableFunc(c.list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.at, b.at), cmp.Compare(a.Field, b.Field))
	})
	var faults Faults
	for _, f := range c.list[:min(len(c.list), maxPrinted)] {
		if f.doc != nil {
			f.Line, f.Column = f.doc.position(f.at)
		}
		faults = append(faults, f.Fault)
	}
	if more := len(c.list) - len(faults) + c.more; more > 0 {
		faults = append(faults, Fault{Code: AndMore, Reason: AndMore.words(more)})
	}
	return faults
}
