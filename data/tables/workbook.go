package tables

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"
)

// A spreadsheet (Office Open XML, ECMA-376 part 1) is an archive of XML files: a
// workbook names its sheets, each of which is a file of rows and cells, and strings
// that cells share stand in a file of their own. What a cell holds is taken as it is
// written, without its format: a number, the number of a day, 1 or 0 for true or false.

// workbook is a spreadsheet.
type workbook struct {
	parts  map[string]*zip.File // by their names, in slashes
	folder string               // of the workbook's own file
	sheets []sheetName
}

// sheetName is a sheet as its workbook names it.
type sheetName struct {
	Name string `xml:"name,attr"`
	ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	// StrictID is the same in a file of the strict variant.
	StrictID string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"`

	part string // that it stands in
}

// relation names a part of an archive from another part.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// richText is text in one piece or in several of different looks.
type richText struct {
	Text   *string `xml:"t"`
	Pieces []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

// cell is one cell of a sheet.
type cell struct {
	At     string    `xml:"r,attr"`
	Type   string    `xml:"t,attr"`
	Value  string    `xml:"v"`
	Recipe *string   `xml:"f"` // a formula, whose value stands beside it
	Inline *richText `xml:"is"`
}

// openWorkbook finds the sheets of a spreadsheet.
func openWorkbook(archive *zip.Reader) (*workbook, error) {
	b := &workbook{parts: map[string]*zip.File{}}
	size := uint64(0)
	for _, f := range archive.File {
		if size += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || size > maxUnpacked {
			return nil, errSpreadsheet
		}
		b.parts[strings.ReplaceAll(f.Name, `\`, "/")] = f
	}
	own := ""
	for _, r := range b.relations("_rels/.rels") {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			own = strings.TrimPrefix(r.Target, "/")
			break
		}
	}
	b.folder = path.Dir(own)
	var read struct {
		Sheets []sheetName `xml:"sheets>sheet"`
	}
	if err := b.decode(own, &read); err != nil {
		return nil, err
	}
	b.sheets = read.Sheets
	for _, r := range b.relations(path.Join(b.folder, "_rels", path.Base(own)+".rels")) {
		for i := range b.sheets {
			if s := &b.sheets[i]; r.ID == s.ID || r.ID == s.StrictID {
				s.part = b.resolve(r.Target)
			}
		}
	}
	return b, nil
}

// resolve is the name of a part that the workbook names.
func (b *workbook) resolve(target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join(b.folder, target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// open reads a part, which has to be there.
func (b *workbook) open(name string) (*xml.Decoder, error) {
	f := b.parts[name]
	if f == nil {
		return nil, errSpreadsheet
	}
	file, err := f.Open()
	if err != nil {
		return nil, errSpreadsheet
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxUnpacked))
	if err != nil {
		return nil, errSpreadsheet
	}
	return xml.NewDecoder(bytes.NewReader(text)), nil
}

// decode reads a whole part.
func (b *workbook) decode(name string, into any) error {
	d, err := b.open(name)
	if err != nil {
		return err
	}
	if err := d.Decode(into); err != nil {
		return errSpreadsheet
	}
	return nil
}

// relations are those that a part states; none where there is no such part.
func (b *workbook) relations(name string) []relation {
	var read struct {
		All []relation `xml:"Relationship"`
	}
	if b.decode(name, &read) != nil {
		return nil
	}
	return read.All
}

// sharedStrings are the strings of cells that name one by its number.
func (b *workbook) sharedStrings() ([]richText, error) {
	for name := range b.parts {
		if strings.EqualFold(name, "xl/sharedStrings.xml") {
			var read struct {
				All []richText `xml:"si"`
			}
			err := b.decode(name, &read)
			return read.All, err
		}
	}
	return nil, nil
}

// eachRow visits the rows of a sheet that have cells, by their numbers from 1. A file
// that is cut off ends where it is.
func (b *workbook) eachRow(s sheetName, visit func(number int, cells []string) error) error {
	d, err := b.open(s.part)
	if err != nil {
		return err
	}
	shared, err := b.sharedStrings()
	if err != nil {
		return err
	}
	number, column, cells := 0, 0, []string(nil)
	for {
		token, err := d.Token()
		if err != nil { // the end, or what cannot be read
			return visitCells(number, cells, visit)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "row":
				if err := visitCells(number, cells, visit); err != nil {
					return err
				}
				number, column, cells = rowNumber(e, number+1), 0, nil
			case "c":
				var c cell
				_ = d.DecodeElement(&c, &e) // what was read until a fault counts, and the next token says it again
				if column, err = columnOf(c.At, column+1); err != nil {
					return err
				}
				if value := c.text(shared); value != "" || c.Recipe != nil {
					for len(cells) < column-1 {
						cells = append(cells, "")
					}
					cells = append(cells, value)
				}
			}
		case xml.EndElement:
			if e.Name.Local == "sheetData" {
				return visitCells(number, cells, visit)
			}
		}
	}
}

// visitCells visits a row that has cells.
func visitCells(number int, cells []string, visit func(int, []string) error) error {
	if len(cells) == 0 {
		return nil
	}
	return visit(number, cells)
}

// rowNumber is the number that a row states, else the one given.
func rowNumber(e xml.StartElement, next int) int {
	for _, a := range e.Attr {
		if n, err := strconv.Atoi(a.Value); a.Name.Local == "r" && err == nil && n > 0 {
			return n
		}
	}
	return next
}

// maxColumns is how many columns a sheet has at most.
const maxColumns = 16384

// columnOf is the column, from 1, of a cell's place such as AB12, else the one given.
func columnOf(at string, next int) (int, error) {
	if at == "" {
		return next, nil
	}
	letters := strings.TrimRight(at, "0123456789")
	column := 0
	for _, r := range strings.ToUpper(letters) {
		if r < 'A' || r > 'Z' || column > maxColumns {
			return 0, errSpreadsheet
		}
		column = 26*column + int(r-'A') + 1
	}
	if column == 0 || column > maxColumns || letters == at {
		return 0, errSpreadsheet
	}
	return column, nil
}

// text is what a cell holds.
func (c *cell) text(shared []richText) string {
	switch {
	case c.Type == "s" && c.Value != "":
		if i, _ := strconv.Atoi(strings.TrimSpace(c.Value)); i >= 0 && i < len(shared) {
			return shared[i].String()
		}
		return ""
	case c.Type == "inlineStr" && c.Inline != nil:
		return c.Inline.String()
	}
	return c.Value
}

// String is the text without its looks. Characters that XML cannot hold are written
// _x0001_, and _x005F_ for the line that would begin such a one.
func (t richText) String() string {
	var all strings.Builder
	if t.Text != nil {
		all.WriteString(*t.Text)
	}
	for _, p := range t.Pieces {
		all.WriteString(p.Text)
	}
	return unescaped(all.String())
}

// escapeLength is that of _x0001_.
const escapeLength = 7

// unescaped puts characters in the place of their escapes.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for len(s) > 0 {
		if len(s) >= escapeLength && strings.HasPrefix(s, "_x") && s[escapeLength-1] == '_' {
			if code, err := strconv.ParseUint(s[2:escapeLength-1], 16, 16); err == nil {
				if code < 0xD800 || code > 0xDFFF { // half a character is none
					out.WriteRune(rune(code))
				}
				s = s[escapeLength:]
				continue
			}
		}
		out.WriteByte(s[0])
		s = s[1:]
	}
	return out.String()
}
