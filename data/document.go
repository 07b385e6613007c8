package data

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// maxFile is the size of the largest file that is read, in bytes.
const maxFile = 1 << 20

// document is one text that nodes come from: a file, a built-in scenario, a
// part of the catalogue, or the value of a flag.
type document struct {
	name string
	text string
	// rank orders documents by who has the last word: the catalogue 0, then
	// the scenarios extended, the file itself, the flags.
	rank  int
	flag  bool  // the value of a flag: no positions, and lists may be written a,b,c
	lines []int // offsets of line starts; made when first needed
}

// position is the line and column of an offset, in characters from 1; zeros
// for a flag.
func (d *document) position(at int) (line, column int) {
	if d.flag {
		return 0, 0
	}
	if d.lines == nil {
		d.lines = []int{0}
		for i := 0; i < len(d.text); i++ {
			if d.text[i] == '\n' {
				d.lines = append(d.lines, i+1)
			}
		}
	}
	line = sort.Search(len(d.lines), func(i int) bool { return d.lines[i] > at })
	start := d.lines[line-1]
	return line, utf8.RuneCountInString(d.text[start:at]) + 1
}

// newDocument checks that a text is one that can be read at all: not too long,
// valid UTF-8, no control characters. A byte order mark is dropped and Windows
// line ends become plain ones.
func newDocument(name string, text []byte, rank int, faults *collector) (*document, bool) {
	d := &document{name: name, rank: rank, flag: rank == rankFlag}
	if len(text) > maxFile {
		d.refuse(faults, 0, "the file is larger than 1 MiB", "at most 1,048,576 bytes")
		return d, false
	}
	d.text = strings.TrimPrefix(string(text), "\ufeff")
	d.text = strings.ReplaceAll(d.text, "\r\n", "\n")
	printable := true
	for at, r := range d.text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(d.text[at:]); size == 1 {
				d.refuse(faults, at, fmt.Sprintf("byte 0x%02x is not UTF-8", d.text[at]), "text in UTF-8")
				return d, false
			}
		}
		if r != '\n' && r != '\t' && hidden(r) {
			d.refuse(faults, at, fmt.Sprintf("control character U+%04X", r), "printable text")
			printable = false
		}
	}
	return d, printable
}

func (d *document) refuse(faults *collector, at int, reason, accepted string) {
	faults.addAt(Fault{File: d.name, Reason: reason, Accepted: accepted}, d, at)
}
