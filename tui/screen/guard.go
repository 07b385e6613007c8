package screen

import (
	"io"
	"os"
	"unicode/utf8"
)

// maxParameters is how many parameters of a control sequence are let through: more
// than any key, mouse or reply of a terminal has, fewer than break the reader of
// the library (github.com/charmbracelet/x/ansi, by way of ultraviolet), which
// panics from 33 on.
const maxParameters = 24

// Guarded returns an input without what the reader of the library cannot take: the
// parameters of a control sequence beyond those that any terminal sends. A file
// stays a file, so that a terminal is known as one; nil stays nil.
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
	rest       int // bytes of a character that are still to come
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
	if g.rest > 0 && !utf8.RuneStart(b) { // within a character
		g.rest--
		return true
	}
	g.rest = 0
	switch {
	case b == 0x1b:
		g.state = afterEscape
	case g.state == afterEscape && (b == '[' || b == 'P'), b == 0x9b, b == 0x90: // CSI and DCS, of 7 bits or 8
		g.state, g.parameters = inParameters, 0
	case g.state == inParameters && (b == ';' || b == ':'):
		g.parameters++
		return g.parameters < maxParameters
	case g.state == inParameters && b >= 0x20 && b < 0x40:
		return g.parameters < maxParameters
	default:
		g.state = plainText
		switch {
		case b >= 0xf0:
			g.rest = 3
		case b >= 0xe0:
			g.rest = 2
		case b >= 0xc0:
			g.rest = 1
		}
	}
	return true
}
