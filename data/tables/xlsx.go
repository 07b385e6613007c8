package tables

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

var errSpreadsheet = errors.New("a spreadsheet; save it as CSV UTF-8, as it is it cannot be read")

// The most that a part of an archive may unpack to, in bytes. A workbook is read piece by
// piece; the texts that its cells share stay in memory.
const (
	maxUnpacked  = 256 << 20 // KML
	maxSheet     = 128 << 20
	maxList      = 16 << 20 // of the sheets, and of where parts stand
	maxTexts     = 32 << 20
	maxTextCount = 2_000_000
	maxTags      = 10_000_000 // of a part: two and a half million cells
	maxPiece     = 1 << 20    // between two elements, and of one text: a cell has at most 32,767 characters
)

// readArchive reads the first sheet of a spreadsheet, or the KML in a KMZ.
func (t *Table) readArchive(text []byte, visit func(*Row) error) error {
	archive, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return errSpreadsheet
	}
	for _, f := range archive.File {
		if strings.HasSuffix(strings.ToLower(f.Name), ".kml") {
			return t.readPackedKML(f, visit)
		}
	}
	book, err := openWorkbook(archive)
	if err != nil {
		return errSpreadsheet
	}
	if book.sheets > 1 {
		t.note("the first of %d sheets is taken: %s", book.sheets, book.name)
	}
	return t.readSheet(book, visit)
}

func (t *Table) readPackedKML(f *zip.File, visit func(*Row) error) error {
	file, err := f.Open()
	if err != nil {
		return fmt.Errorf("a KMZ that cannot be read: %w", err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxUnpacked))
	if err != nil {
		return fmt.Errorf("a KMZ that cannot be read: %w", err)
	}
	plain, err := t.decode(text)
	if err != nil {
		return err
	}
	return t.readKML(plain, visit)
}

// readSheet reads the rows of the first sheet.
func (t *Table) readSheet(book *workbook, visit func(*Row) error) error {
	var told error // by visit
	err := book.rows(func(line int, cells []string) error {
		if blank(cells) {
			return nil
		}
		row := &Row{Where: fmt.Sprintf("row %d", line)}
		if t.Columns == nil {
			t.Columns, row.Where = trimmed(cells), ""
		}
		for i, cell := range cells[:min(len(cells), len(t.Columns))] {
			row.add(t.Columns[i], cell)
		}
		told = visit(row)
		return told
	})
	switch {
	case told != nil:
		return told
	case errors.Is(err, errManyRows):
		return err
	case err != nil:
		return errSpreadsheet
	case t.Columns == nil:
		return errEmpty
	}
	return nil
}

// workbook is the part of an XLSX file (ECMA-376, Office Open XML) that a table is read
// from: the values of the cells of its first sheet, as they are stored. It is read here
// although [excelize] reads workbooks too: making that library ready takes a tenth of the
// planner's start, and every other command's, whether there is a workbook or not. Tests
// hold one to the other.
//
// [excelize]: https://pkg.go.dev/github.com/xuri/excelize/v2
type workbook struct {
	archive *zip.Reader
	sheets  int      // how many there are
	name    string   // of the first
	part    string   // that it is
	texts   []string // that cells share
}

// relation is where a part says that another one stands.
type relation struct{ id, kind, part string }

var errWorkbook = errors.New("no workbook")

// openWorkbook reads which sheets there are, and the texts that cells share.
func openWorkbook(archive *zip.Reader) (*workbook, error) {
	b := &workbook{archive: archive}
	roots, err := b.relations("")
	if err != nil {
		return nil, err
	}
	main := partOf(roots, func(r relation) bool { return strings.HasSuffix(r.kind, "/officeDocument") })
	parts, err := b.relations(main)
	if err != nil {
		return nil, err
	}
	first := ""
	err = b.elements(main, maxList, func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "sheet" {
			if b.sheets++; b.sheets == 1 {
				b.name, first = attribute(e, "name"), attribute(e, "id")
			}
		}
		return nil
	})
	if err != nil || b.sheets == 0 {
		return nil, errWorkbook
	}
	b.part = partOf(parts, func(r relation) bool { return r.id == first })
	if part := partOf(parts, func(r relation) bool { return strings.HasSuffix(r.kind, "/sharedStrings") }); part != "" {
		err = b.readTexts(part)
	}
	return b, err
}

// partOf is the part of the first relation that fits, "" where none does.
func partOf(list []relation, fits func(relation) bool) string {
	if i := slices.IndexFunc(list, fits); i >= 0 {
		return list[i].part
	}
	return ""
}

// readTexts reads the texts that cells share.
func (b *workbook) readTexts(part string) error {
	return b.elements(part, maxTexts, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(b.texts) == maxTextCount {
			return errWorkbook
		}
		text, err := richText(d, "si")
		b.texts = append(b.texts, text)
		return err
	})
}

// relations are those of a part; of none, those of the archive.
func (b *workbook) relations(part string) (all []relation, err error) {
	folder, file := path.Split(part)
	err = b.elements(path.Join(folder, "_rels", file+".rels"), maxList, func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			all = append(all, relation{attribute(e, "Id"), attribute(e, "Type"), strings.TrimPrefix(target, "/")})
		}
		return nil
	})
	return all, err
}

// elements calls visit with every element of a part, which may read on [within] it.
func (b *workbook) elements(part string, most int64, visit func(*xml.Decoder, xml.StartElement) error) error {
	for _, f := range b.archive.File {
		if !strings.EqualFold(f.Name, part) {
			continue
		}
		file, err := f.Open()
		if err != nil {
			return err
		}
		defer file.Close()
		limited := &io.LimitedReader{R: file, N: most}
		d := xml.NewDecoder(&piecewise{r: limited})
		for {
			token, err := d.RawToken()
			switch {
			case limited.N <= 0:
				return errWorkbook // larger than it may be
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
			if e, ok := token.(xml.StartElement); ok {
				if err := visit(d, e); err != nil {
					return err
				}
			}
		}
	}
	return errWorkbook
}

// piecewise ends where something is longer between two tags than it may be, which the
// decoder keeps whole, and where there are more tags than are read in two seconds.
type piecewise struct {
	r      io.Reader
	length int // since the last tag began
	tags   int
}

// Read reads on.
func (p *piecewise) Read(into []byte) (int, error) {
	n, err := p.r.Read(into)
	if p.tags += bytes.Count(into[:n], []byte{'<'}); p.tags > maxTags {
		return 0, errWorkbook
	}
	if at := bytes.LastIndexByte(into[:n], '<'); at >= 0 {
		p.length = n - at
	} else if p.length += n; p.length > maxPiece {
		return 0, errWorkbook
	}
	return n, err
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

// rows calls visit with the cells of every row of the first sheet that has any, and the
// number that the row has there.
func (b *workbook) rows(visit func(line int, cells []string) error) error {
	line, lines := 0, 0
	return b.elements(b.part, maxSheet, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "row" {
			return nil
		}
		if lines++; lines > mostLines {
			return errManyRows
		}
		line++
		if n, err := strconv.Atoi(attribute(e, "r")); err == nil && n > 0 {
			line = n
		}
		cells, err := b.cells(d)
		if err != nil || len(cells) == 0 {
			return err
		}
		return visit(line, cells)
	})
}

// within calls visit with what stands in the element of a name that the decoder is in,
// piece by piece up to the element's end.
func within(d *xml.Decoder, name string, visit func(xml.Token) error) error {
	for {
		token, err := d.RawToken()
		if err != nil {
			return err
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == name {
			return nil
		}
		if err := visit(token); err != nil {
			return err
		}
	}
}

// maxColumns is how many columns a sheet may have: those of the format.
const maxColumns = 16384

// cells are the values of the row that the decoder is in.
func (b *workbook) cells(d *xml.Decoder) (cells []string, err error) {
	count := 0
	err = within(d, "row", func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "c" {
			return nil
		}
		at := columnOf(attribute(e, "r"))
		if at < 0 {
			at = len(cells)
		}
		if count++; count > maxColumns || at >= maxColumns {
			return errWorkbook
		}
		value, err := b.value(d, attribute(e, "t"))
		for len(cells) <= at {
			cells = append(cells, "")
		}
		cells[at] = value
		return err
	})
	return cells, err
}

// columnOf is the column of a cell's name, counted from 0, such as 27 for AB3; -1 where it
// has none.
func columnOf(name string) int {
	column := 0
	for i := 0; i < len(name) && i < 3 && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		column = 26*column + int(name[i]-'A') + 1
	}
	return column - 1
}

// value is the value of the cell that the decoder is in, of a type of cell.
func (b *workbook) value(d *xml.Decoder, kind string) (value string, err error) {
	err = within(d, "c", func(token xml.Token) (err error) {
		e, ok := token.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "v":
			value, err = plainText(d, "v")
			if err == nil && kind == "s" {
				value, err = b.shared(value)
			}
		case ok && e.Name.Local == "is":
			value, err = richText(d, "is")
		}
		return err
	})
	return value, err
}

// shared is the text of a number among those that cells share.
func (b *workbook) shared(number string) (string, error) {
	i, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || i < 0 || i >= len(b.texts) {
		return "", errWorkbook
	}
	return b.texts[i], nil
}

// richText is what the element that the decoder is in holds in its pieces of text, without
// how it is read aloud.
func richText(d *xml.Decoder, name string) (string, error) {
	var words strings.Builder
	aloud := false
	err := within(d, name, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.EndElement:
			aloud = aloud && e.Name.Local != "rPh"
		case xml.StartElement:
			aloud = aloud || e.Name.Local == "rPh"
			if e.Name.Local == "t" && !aloud {
				text, err := plainText(d, "t")
				if words.WriteString(text); words.Len() > maxPiece {
					return errWorkbook
				}
				return err
			}
		}
		return nil
	})
	return unescaped(words.String()), err
}

// plainText is the text of the element that the decoder is in.
func plainText(d *xml.Decoder, name string) (string, error) {
	var words strings.Builder
	err := within(d, name, func(token xml.Token) error {
		if text, ok := token.(xml.CharData); ok {
			words.Write(text)
		}
		if words.Len() > maxPiece {
			return errWorkbook
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
		out.WriteRune(rune(code))
		text = text[at+size:]
	}
}
