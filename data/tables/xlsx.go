package tables

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
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
	book, err := excelize.OpenReader(bytes.NewReader(text), excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked / 2, RawCellValue: true,
	})
	if err != nil {
		return errSpreadsheet
	}
	defer func() { _ = book.Close() }()
	sheets := book.GetSheetList()
	if len(sheets) == 0 {
		return errSpreadsheet
	}
	if len(sheets) > 1 {
		t.note("the first of %d sheets is taken: %s", len(sheets), sheets[0])
	}
	return t.readSheet(book, sheets[0], visit)
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

func (t *Table) readSheet(book *excelize.File, sheet string, visit func(*Row) error) error {
	rows, err := book.Rows(sheet)
	if err != nil {
		return errSpreadsheet
	}
	defer func() { _ = rows.Close() }()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return errSpreadsheet
		}
		if blank(cells) {
			continue
		}
		row := &Row{Where: fmt.Sprintf("row %d", line)}
		if t.Columns == nil {
			t.Columns, row.Where = trimmed(cells), ""
		}
		for i, cell := range cells[:min(len(cells), len(t.Columns))] {
			row.add(t.Columns[i], cell)
		}
		if err := visit(row); err != nil {
			return err
		}
	}
	if t.Columns == nil {
		return errEmpty
	}
	return nil
}
