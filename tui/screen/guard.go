package screen

import (
	"io"
	"os"
)

// maxParameters is how many parameters of a control sequence are let through: more
// than any key, mouse or reply of a terminal has, fewer than break the reader of
// the library (github.com/charmbracelet/x/ansi, by way of ultraviolet), which
// panics from 33 on.
const maxParameters = 24

// Guarded returns an input without what the reader of the library cannot take: the
// parameters of a control sequence beyond those that any terminal sends, and controls
// of 8 bits, whose mouse reports it cuts too long. A file stays a file, so that a
// terminal is known as one; nil stays nil.
func Guarded(in io.Reader) io.Reader {
	switch in := in.(type) {
	case nil:
		return nil
	case *os.File:
		return &guardedFile{File: in}
	}
	return &guardedReader{in: in}
}

type guardedReader struct {
	in    io.Reader
	guard inputGuard
}

// Read is that of [io.Reader].
func (r *guardedReader) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	return r.guard.filter(p[:n]), err
}

type guardedFile struct {
	*os.File
	guard inputGuard
}

// Read is that of [io.Reader].
func (f *guardedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	return f.guard.filter(p[:n]), err
}

// inputGuard follows control sequences over any number of reads.
type inputGuard struct {
	state      guardState
	parameters int
	rest       int  // bytes of a character that are still to come
	low, high  byte // between which the next of them lies
}

type guardState uint8

const (
	plainText guardState = iota
	afterEscape
	inParameters
)

// filter takes out of a text what is not let through, and returns how long it is
// then.
func (g *inputGuard) filter(text []byte) int {
	n := 0
	for _, b := range text {
		if g.passes(b) {
			text[n] = b
			n++
		}
	}
	return n
}

// passes takes one byte and reports whether it is let through.
func (g *inputGuard) passes(b byte) bool {
	if g.rest > 0 && b >= g.low && b <= g.high { // within a character
		g.rest, g.low, g.high = g.rest-1, 0x80, 0xbf
		return true
	}
	g.rest, g.low, g.high = lettersAfter(b)
	switch {
	case b == 0x1b:
		g.state = afterEscape
	case b >= 0x80 && b < 0xa0: // a control of 8 bits, which no terminal sends in UTF-8
		return false
	case g.state == afterEscape && (b == '[' || b == 'P'): // CSI and DCS
		g.state, g.parameters = inParameters, 0
	case g.state == inParameters && (b == ';' || b == ':'):
		g.parameters++
		return g.parameters < maxParameters
	case g.state == inParameters && b >= 0x20 && b < 0x40:
		return g.parameters < maxParameters
	case g.state == inParameters && (b < 0x20 && b != cancel && b != substitute || b >= 0x7f):
		// Within a sequence: it goes on behind it.
	case g.state == afterEscape && b >= 0x20 && b < 0x30:
		// The escape goes on.
	default:
		g.state = plainText
	}
	return true
}

// The controls that end a sequence before its time.
const (
	cancel     = 0x18
	substitute = 0x1a
)

// lettersAfter returns how many more bytes the character has that a byte begins, and
// between which the first of them lies, as UTF-8 has it.
func lettersAfter(b byte) (rest int, low, high byte) {
	low, high = 0x80, 0xbf
	switch {
	case b < 0xc2 || b > 0xf4:
		return 0, low, high
	case b < 0xe0:
		return 1, low, high
	case b == 0xe0:
		return 2, 0xa0, high
	case b == 0xed:
		return 2, low, 0x9f
	case b < 0xf0:
		return 2, low, high
	case b == 0xf0:
		return 3, 0x90, high
	case b == 0xf4:
		return 3, low, 0x8f
	}
	return 3, low, high
}
