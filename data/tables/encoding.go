package tables

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode is a text in UTF-8 without a byte order mark: UTF-16 and Windows-1251
// are recognised and converted, and said so.
func (t *Table) decode(text []byte) (string, error) {
	if rest, marked := bytes.CutPrefix(text, []byte("\xef\xbb\xbf")); marked {
		text = rest
	}
	if order, wide := wideOrder(text); wide {
		t.note("read as UTF-16")
		return converted(unicode.UTF16(order, unicode.UseBOM), text)
	}
	if utf8.Valid(text) {
		return strings.ReplaceAll(string(text), "\x00", ""), nil
	}
	if !cyrillic1251(text) {
		return "", errors.New("not UTF-8, and no Windows-1251 either; save it as CSV UTF-8, " +
			"or convert it: iconv -f windows-1252 -t utf-8 (1250 for Polish or Romanian)")
	}
	t.note("read as Windows-1251; where letters look wrong, save the file as UTF-8")
	return converted(charmap.Windows1251, text)
}

func converted(from encoding.Encoding, text []byte) (string, error) {
	plain, err := from.NewDecoder().Bytes(text)
	return string(plain), err
}

// wideOrder reports whether a text is UTF-16, by its mark or, without one, by
// the zero bytes beside ASCII.
func wideOrder(text []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(text, []byte{0xff, 0xfe}):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(text, []byte{0xfe, 0xff}):
		return unicode.BigEndian, true
	}
	head := text[:min(len(text), 4096)]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	const share = 4 // of the characters of a head that are ASCII, at least
	switch {
	case zeros[1] > len(head)/2/share && zeros[0] == 0:
		return unicode.LittleEndian, true
	case zeros[0] > len(head)/2/share && zeros[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// cyrillic1251 reports whether the bytes beyond ASCII are what Cyrillic words are
// in Windows-1251: letters beside letters. In a western text they stand alone.
func cyrillic1251(text []byte) bool {
	letters, beside, others := 0, 0, 0
	before := false
	for _, b := range text {
		letter := b >= 0xc0 || strings.IndexByte("\xb2\xb3\xaf\xbf\xaa\xba\xa5\xb4\xa8\xb8", b) >= 0
		switch {
		case letter:
			letters++
			if before {
				beside++
			}
		case b >= 0x80:
			others++
		}
		before = letter
	}
	return letters > 0 && 2*beside >= letters && others <= letters
}
