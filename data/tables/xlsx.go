package tables

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

var errSpreadsheet = errors.New("a spreadsheet; save it as CSV UTF-8, as it is it cannot be read")

// The most that an archive may unpack to, in bytes.
const maxUnpacked = 256 << 20

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
		return err
	}
	if len(book.sheets) == 0 {
		return errSpreadsheet
	}
	if len(book.sheets) > 1 {
		t.note("the first of %d sheets is taken: %s", len(book.sheets), book.sheets[0].Name)
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

// readSheet reads the first sheet of a spreadsheet.
func (t *Table) readSheet(book *workbook, visit func(*Row) error) error {
	err := book.eachRow(book.sheets[0], func(number int, cells []string) error {
		if blank(cells) {
			return nil
		}
		row := &Row{Where: fmt.Sprintf("row %d", number)}
		if t.Columns == nil {
			t.Columns, row.Where = trimmed(cells), ""
		}
		for i, cell := range cells[:min(len(cells), len(t.Columns))] {
			row.add(t.Columns[i], cell)
		}
		return visit(row)
	})
	if err == nil && t.Columns == nil {
		return errEmpty
	}
	return err
}
