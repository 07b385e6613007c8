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

var (
	errSpreadsheet = errors.New("a spreadsheet; save it as CSV UTF-8, as it is it cannot be read")
	errLargeBook   = errors.New("a spreadsheet that is too large (some 500,000 cells, and 4,096 bytes of each, are read); " +
		"leave out the rows and columns that are not asked about")
	errNoSheet = errors.New("a spreadsheet without a sheet of cells; put the table on a sheet")
)

// The most that a workbook may have. It is read piece by piece; the texts that its cells
// share stay in memory.
const (
	maxPacked    = 32 << 20  // bytes that the KML of a KMZ may unpack to
	maxSheet     = 128 << 20 // bytes
	maxList      = 16 << 20  // of the sheets, and of where parts stand
	maxTexts     = 32 << 20
	maxTextCount = 1_000_000
	maxMarkup    = 4_000_000 // tags, attributes and characters by name, of all parts: half a million cells
	maxCells     = 4_000_000 // of all rows, those that are left out between two of a row included
	maxTaken     = 64 << 20  // bytes of text in all cells, a shared one as often as it is used
	maxPiece     = 256 << 10 // bytes of a tag, of what stands between two, and of one text
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
	switch {
	case errors.Is(err, errNoSheet), errors.Is(err, errLargeBook):
		return err
	case err != nil:
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
	text, err := io.ReadAll(io.LimitReader(file, maxPacked+1))
	switch {
	case err != nil:
		return fmt.Errorf("a KMZ that cannot be read: %w", err)
	case len(text) > maxPacked:
		return errors.New("a KMZ of more than 32 MB of KML; split it, or leave out what is not asked about")
	}
	plain, err := t.decode(text)
	if err != nil {
		return err
	}
	return t.readKML(plain, visit)
}

// readSheet reads the rows of the first sheet.
func (t *Table) readSheet(book *workbook, visit func(*Row) error) error {
	var told error // to whoever asked, as it is
	err := book.rows(func(line int, cells []string) error {
		if blank(cells) {
			return nil
		}
		row := &Row{Where: fmt.Sprintf("row %d", line)}
		if t.Columns == nil {
			if len(cells) > mostMembers {
				told = fmt.Errorf("row %d: more than %d columns; leave out what is not asked about", line, mostMembers)
				return told
			}
			t.Columns, row.Where = trimmed(cells), ""
			book.width = len(t.Columns)
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
	case errors.Is(err, errManyRows), errors.Is(err, errLargeBook):
		return err
	case err != nil:
		return errSpreadsheet
	case t.Columns == nil && book.sheets > 1:
		return fmt.Errorf("its first sheet, %s, is empty; put the table there", book.name)
	case t.Columns == nil:
		return errEmpty
	}
	return nil
}

// workbook is the part of an XLSX file (ECMA-376, Office Open XML) that a table is read
// from: the values of the cells of its first sheet, as they are stored. It is read here
// although [excelize] reads workbooks too: every start would wait until that library is
// ready, whether there is a workbook or not. Tests hold one to the other.
//
// [excelize]: https://pkg.go.dev/github.com/xuri/excelize/v2
type workbook struct {
	archive *zip.Reader
	sheets  int      // how many of cells there are
	name    string   // of the first
	part    string   // that it is
	texts   []string // that cells share
	width   int      // how many columns are asked for; 0: all

	markup, cells, taken int // so far, see the limits
	row                  []string
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
	err = b.elements(main, maxList, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "sheets" {
			return nil
		}
		return within(d, "sheets", func(e xml.StartElement) (bool, error) {
			id := attribute(e, "id")
			part := partOf(parts, func(r relation) bool { return r.id == id && strings.HasSuffix(r.kind, "/worksheet") })
			if e.Name.Local != "sheet" || part == "" { // one of a chart alone has no cells
				return false, nil
			}
			if b.sheets++; b.sheets == 1 {
				b.name, b.part = shortened(attribute(e, "name"), longestName), part
			}
			return false, nil
		}, nil)
	})
	switch {
	case err != nil:
		return nil, err
	case b.sheets == 0:
		return nil, errNoSheet
	}
	part := partOf(parts, func(r relation) bool { return strings.HasSuffix(r.kind, "/sharedStrings") })
	if part == "" { // some writers say nothing of it
		part = path.Join(path.Dir(main), "sharedStrings.xml")
	}
	if b.file(part) != nil {
		err = b.readTexts(part)
	}
	return b, err
}

// longestName is how many bytes of the name of a sheet are shown: it has at most 31
// characters.
const longestName = 60

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
			return errLargeBook
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
			target := strings.ReplaceAll(attribute(e, "Target"), `\`, "/") // as some writers have it
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			all = append(all, relation{attribute(e, "Id"), attribute(e, "Type"), strings.TrimPrefix(target, "/")})
		}
		return nil
	})
	return all, err
}

// file is the file of a part, nil where there is none.
func (b *workbook) file(part string) *zip.File {
	i := slices.IndexFunc(b.archive.File, func(f *zip.File) bool {
		return strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), part)
	})
	if i < 0 {
		return nil
	}
	return b.archive.File[i]
}

// elements calls visit with every element of a part, which may read on [within] it.
func (b *workbook) elements(part string, most int64, visit func(*xml.Decoder, xml.StartElement) error) error {
	f := b.file(part)
	if f == nil {
		return errWorkbook
	}
	file, err := f.Open()
	if err != nil {
		return err
	}
	defer file.Close()
	limited := &io.LimitedReader{R: file, N: most}
	d := xml.NewDecoder(&piecewise{r: limited, markup: &b.markup})
	d.CharsetReader = byteWide
	for {
		token, err := d.RawToken()
		switch {
		case limited.N <= 0:
			return errLargeBook
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			err := visit(d, e)
			switch {
			case err != nil && limited.N <= 0:
				return errLargeBook
			case err != nil:
				return err
			}
		}
	}
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
		cells, err := b.values(d)
		if err != nil || len(cells) == 0 {
			return err
		}
		return visit(line, cells)
	})
}

// maxColumns is how many columns a sheet may have: those of the format.
const maxColumns = 16384

// values are the values of the row that the decoder is in, as far as they are asked for.
// They hold until the next row.
func (b *workbook) values(d *xml.Decoder) ([]string, error) {
	count, next := 0, 0
	b.row = b.row[:0]
	err := within(d, "row", func(e xml.StartElement) (bool, error) {
		if e.Name.Local != "c" {
			return false, nil
		}
		at, err := columnOf(attribute(e, "r"))
		if at < 0 {
			at = next
		}
		if next = at + 1; count == maxColumns || next > maxColumns || err != nil {
			return true, errWorkbook
		}
		count++
		value, err := b.value(d, attribute(e, "t"))
		if err != nil || value == "" || b.width > 0 && at >= b.width {
			return true, err
		}
		if b.cells += max(1, next-len(b.row)); b.cells > maxCells {
			return true, errLargeBook
		}
		for len(b.row) <= at {
			b.row = append(b.row, "")
		}
		b.row[at] = value
		return true, nil
	}, nil)
	return b.row, err
}

// columnOf is the column of a cell's name, counted from 0, such as 27 for AB3; -1 where it
// has none. One beyond the format is an error.
func columnOf(name string) (int, error) {
	column, letters := 0, 0
	for ; letters < len(name); letters++ {
		letter := name[letters] &^ ('a' - 'A')
		if letter < 'A' || letter > 'Z' {
			break
		}
		if column = 26*column + int(letter-'A') + 1; column > maxColumns {
			return 0, errWorkbook
		}
	}
	return column - 1, nil
}

// value is the value of the cell that the decoder is in, of a type of cell.
func (b *workbook) value(d *xml.Decoder, kind string) (value string, err error) {
	holds := "v"
	if kind == "inlineStr" {
		holds = "is"
	}
	err = within(d, "c", func(e xml.StartElement) (read bool, err error) {
		switch {
		case e.Name.Local != holds:
			return false, nil
		case kind == "inlineStr":
			value, err = richText(d, "is")
		default:
			value, err = plainText(d, "v")
		}
		return true, err
	}, nil)
	if err == nil && kind == "s" {
		value, err = b.shared(value)
	}
	if b.taken += min(len(value), longestCell); err == nil && b.taken > maxTaken {
		err = errLargeBook
	}
	return value, err
}

// shared is the text of a number among those that cells share; of no number none.
func (b *workbook) shared(number string) (string, error) {
	number = strings.TrimSpace(number)
	if number == "" {
		return "", nil
	}
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(b.texts) {
		return "", errWorkbook
	}
	return b.texts[i], nil
}
