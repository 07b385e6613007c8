package tables

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// within calls visit with every element that the decoder's element of a name holds, up to
// that element's end, and take with its text, which may be nil. Visit says whether it read
// to the end of what it was called with.
func within(
	d *xml.Decoder, name string, visit func(xml.StartElement) (read bool, err error), take func([]byte) error,
) error {
	for depth := 0; ; {
		token, err := d.RawToken()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.EndElement:
			if depth == 0 && e.Name.Local != name {
				return errWorkbook
			}
			if depth--; depth < 0 {
				return nil
			}
		case xml.StartElement:
			read := false
			if visit != nil {
				if read, err = visit(e); err != nil {
					return err
				}
			}
			if !read {
				depth++
			}
		case xml.CharData:
			if take != nil {
				if err := take(e); err != nil {
					return err
				}
			}
		}
	}
}

// attribute is the value of an attribute, whatever its prefix.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// richText is what the element that the decoder is in holds in its pieces of text, without
// how it is read aloud.
func richText(d *xml.Decoder, name string) (string, error) {
	var words strings.Builder
	err := within(d, name, func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "rPh":
			return true, within(d, "rPh", nil, nil)
		case "t":
			text, err := plainText(d, "t")
			if words.WriteString(text); words.Len() > maxPiece {
				err = errLargeBook
			}
			return true, err
		}
		return false, nil
	}, nil)
	return unescaped(words.String()), err
}

// plainText is the text of the element that the decoder is in.
func plainText(d *xml.Decoder, name string) (string, error) {
	var words strings.Builder
	err := within(d, name, nil, func(text []byte) error {
		if words.Write(text); words.Len() > maxPiece {
			return errLargeBook
		}
		return nil
	})
	return words.String(), err
}

// unescaped is a text with characters that XML does not take, written _x000D_, as they are.
func unescaped(text string) string {
	const size = len("_x000D_")
	var out strings.Builder
	for {
		at := strings.Index(text, "_x")
		if at < 0 || at+size > len(text) {
			out.WriteString(text)
			return out.String()
		}
		code, err := strconv.ParseUint(text[at+2:at+size-1], 16, 16)
		if err != nil || text[at+size-1] != '_' {
			out.WriteString(text[:at+2])
			text = text[at+2:]
			continue
		}
		out.WriteString(text[:at])
		character := rune(code)
		text = text[at+size:]
		if utf16.IsSurrogate(character) && len(text) >= size && strings.HasPrefix(text, "_x") && text[size-1] == '_' {
			if low, err := strconv.ParseUint(text[2:size-1], 16, 16); err == nil {
				character, text = utf16.DecodeRune(character, rune(low)), text[size:] // a pair
			}
		}
		out.WriteRune(character)
	}
}

// byteWide reads the encodings of a byte a character that some writers name.
func byteWide(name string, from io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "us-ascii", "ascii":
		return from, nil
	case "iso-8859-1", "latin1", "windows-1252":
		return charmap.Windows1252.NewDecoder().Reader(from), nil
	case "windows-1251":
		return charmap.Windows1251.NewDecoder().Reader(from), nil
	}
	return nil, errWorkbook
}

// piecewise ends where there is more markup than may be, where a tag, a comment or what
// stands between two is longer than it may be, since the decoder keeps each whole, and at
// a declaration of a document type, which no workbook has.
type piecewise struct {
	r      io.Reader
	markup *int
	length int    // of the piece so far
	opened string // what a piece begins with, "" between two
	closed string // what the piece ends with; "" while that is not known
	last   [3]byte
}

// specials are how pieces begin that are no tags, and how they end.
var specials = [...]struct{ opens, closes string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}

// Read reads on.
func (p *piecewise) Read(into []byte) (int, error) {
	n, err := p.r.Read(into)
	for _, b := range into[:n] {
		if b == '<' || b == '=' || b == '&' {
			if *p.markup++; *p.markup > maxMarkup {
				return 0, errLargeBook
			}
		}
		if p.length++; p.length > maxPiece {
			return 0, errLargeBook
		}
		if p.opened == "" && b == '<' {
			p.opened, p.closed, p.length = "<", "", 0
			continue
		}
		if p.opened != "" {
			if err := p.inPiece(b); err != nil {
				return 0, err
			}
		}
	}
	return n, err
}

// inPiece takes one more byte of a tag, a comment or the like.
func (p *piecewise) inPiece(b byte) error {
	p.last = [3]byte{p.last[1], p.last[2], b}
	if p.closed == "" {
		p.opened += string(b)
		begun := false
		for _, s := range specials {
			begun = begun || strings.HasPrefix(s.opens, p.opened)
			if s.opens == p.opened {
				p.closed, p.last = s.closes, [3]byte{}
				return nil
			}
		}
		switch {
		case begun:
			return nil
		case strings.HasPrefix(p.opened, "<!"):
			return errWorkbook
		}
		p.closed = ">"
	}
	if strings.HasSuffix(string(p.last[:]), p.closed) {
		p.opened, p.length = "", 0
	}
	return nil
}
