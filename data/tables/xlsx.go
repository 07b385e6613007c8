package tables

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

var errSpreadsheet = errors.New("a spreadsheet; save it as CSV UTF-8, as it is it cannot be read")

// The most that a part of an archive may unpack to, in bytes. A workbook is read piece by
// piece; the texts that its cells share stay in memory.
const (
	maxUnpacked  = 256 << 20 // KML
	maxSheet     = 128 << 20
	maxTexts     = 64 << 20
	maxTextCount = 2_000_000
	maxPiece     = 1 << 20 // between two elements: a cell of a spreadsheet has 32,767 characters
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
	if len(book.sheets) > 1 {
		t.note("the first of %d sheets is taken: %s", len(book.sheets), book.sheets[0].name)
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
	stop := errors.New("told to stop")
	var told error
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
		if told = visit(row); told != nil {
			return stop
		}
		return nil
	})
	switch {
	case errors.Is(err, stop):
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
	sheets  []sheetEntry
	texts   []string // that cells share
}

// sheetEntry is a sheet as the workbook lists it.
type sheetEntry struct{ name, part string }

// relation is where a part says that another one stands.
type relation struct{ kind, part string }

var errWorkbook = errors.New("no workbook")

// openWorkbook reads which sheets there are, and the texts that cells share.
func openWorkbook(archive *zip.Reader) (*workbook, error) {
	b := &workbook{archive: archive}
	main := ""
	roots, err := b.relations("")
	if err != nil {
		return nil, err
	}
	for _, r := range roots {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			main = r.part
		}
	}
	parts, err := b.relations(main)
	if err != nil {
		return nil, err
	}
	err = b.elements(main, maxSheet, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "sheet" {
			b.sheets = append(b.sheets, sheetEntry{attribute(e, "name"), parts[attribute(e, "id")].part})
		}
		return nil
	})
	if err != nil || len(b.sheets) == 0 {
		return nil, errWorkbook
	}
	for _, r := range parts {
		if strings.HasSuffix(r.kind, "/sharedStrings") {
			err = b.elements(r.part, maxTexts, func(d *xml.Decoder, e xml.StartElement) error {
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
	}
	return b, err
}

// relations are those of a part by id; of none, those of the archive.
func (b *workbook) relations(part string) (map[string]relation, error) {
	folder, file := path.Split(part)
	all := map[string]relation{}
	err := b.elements(path.Join(folder, "_rels", file+".rels"), maxSheet, func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			all[attribute(e, "Id")] = relation{attribute(e, "Type"), strings.TrimPrefix(target, "/")}
		}
		return nil
	})
	return all, err
}

// elements calls visit with every element of a part, which may read on within it.
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

// piecewise ends where something is longer between two elements than it may be: the
// decoder keeps it whole.
type piecewise struct {
	r      io.Reader
	length int // since the last element began
}

// Read reads on.
func (p *piecewise) Read(into []byte) (int, error) {
	n, err := p.r.Read(into)
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
	return b.elements(b.sheets[0].part, maxSheet, func(d *xml.Decoder, e xml.StartElement) error {
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

// maxColumns is how many columns a sheet may have: those of the format.
const maxColumns = 16384

// cells are the values of the row that the decoder stands in.
func (b *workbook) cells(d *xml.Decoder) (cells []string, err error) {
	for count := 0; count <= maxColumns; {
		token, err := d.RawToken()
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.EndElement:
			if e.Name.Local == "row" {
				return cells, nil
			}
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			at := columnOf(attribute(e, "r"))
			if at < 0 {
				at = len(cells)
			}
			if count++; at >= maxColumns {
				return nil, errWorkbook
			}
			value, err := b.value(d, attribute(e, "t"))
			if err != nil {
				return nil, err
			}
			for len(cells) <= at {
				cells = append(cells, "")
			}
			cells[at] = value
		}
	}
	return nil, errWorkbook // more cells than columns
}

// columnOf is the column of a cell's name, such as 27 for AB3; -1 where it has none.
func columnOf(name string) int {
	column := 0
	for i := 0; i < len(name) && i < 3 && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		column = 26*column + int(name[i]-'A') + 1
	}
	return column - 1
}

// value is the value of the cell that the decoder stands in, of a type of cell.
func (b *workbook) value(d *xml.Decoder, kind string) (value string, err error) {
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.EndElement:
			if e.Name.Local == "c" {
				return value, nil
			}
		case xml.StartElement:
			switch e.Name.Local {
			case "v":
				if value, err = plainText(d, "v"); err != nil {
					return "", err
				}
				if kind == "s" {
					i, err := strconv.Atoi(strings.TrimSpace(value))
					if err != nil || i < 0 || i >= len(b.texts) {
						return "", errWorkbook
					}
					value = b.texts[i]
				}
			case "is":
				if value, err = richText(d, "is"); err != nil {
					return "", err
				}
			}
		}
	}
}

// richText is what an element holds in its pieces of text, without how it is read aloud.
func richText(d *xml.Decoder, name string) (string, error) {
	var words strings.Builder
	aloud := false
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch {
			case e.Name.Local == "rPh":
				aloud = true
			case e.Name.Local == "t" && !aloud:
				text, err := plainText(d, "t")
				if err != nil {
					return "", err
				}
				words.WriteString(text)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "rPh":
				aloud = false
			case name:
				return unescaped(words.String()), nil
			}
		}
	}
}

// plainText is the text up to the end of an element.
func plainText(d *xml.Decoder, name string) (string, error) {
	var words strings.Builder
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.CharData:
			words.Write(e)
		case xml.EndElement:
			if e.Name.Local == name {
				return words.String(), nil
			}
		}
	}
}

// unescaped is a text with characters that XML does not take, written _x000D_, as they are.
func unescaped(text string) string {
	const size = len("_x000D_")
	for at := 0; ; {
		i := strings.Index(text[at:], "_x")
		if i < 0 || at+i+size > len(text) {
			return text
		}
		at += i
		code, err := strconv.ParseUint(text[at+2:at+size-1], 16, 16)
		if err != nil || text[at+size-1] != '_' {
			at += 2
			continue
		}
		character := string(rune(code))
		text = text[:at] + character + text[at+size:]
		at += len(character)
	}
}
