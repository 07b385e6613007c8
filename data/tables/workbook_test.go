package tables

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// asExcelize is the first sheet of a spreadsheet as another library reads it, a line
// for each row that has cells.
func asExcelize(t *testing.T, file []byte) (lines []string) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(book.GetSheetList()[0])
	if err != nil {
		t.Fatal(err)
	}
	for i, cells := range rows {
		if len(cells) > 0 {
			lines = append(lines, fmt.Sprintf("%d %q", i+1, cells))
		}
	}
	return lines
}

// asWeRead is the same by our own reader.
func asWeRead(t *testing.T, file []byte) (lines []string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	book, err := openWorkbook(archive)
	if err != nil {
		t.Fatal(err)
	}
	err = book.eachRow(book.sheets[0], func(number int, cells []string) error {
		lines = append(lines, fmt.Sprintf("%d %q", number, cells))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// Every kind of cell in random places is read as another library reads it.
func TestSpreadsheetsAreReadAsAnotherLibraryReadsThem(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	values := []any{
		"a town", "Київ", " spaced ", "a\nb", "<&>\"", "_x0041_ and _x", "\x01", "", 49.03, -7, 1e21, 0.1, true, false, nil,
		[]excelize.RichTextRun{{Text: "bold ", Font: &excelize.Font{Bold: true}}, {Text: "and not"}},
	}
	for range 40 {
		book := excelize.NewFile()
		for range 30 {
			at, err := excelize.CoordinatesToCellName(1+rng.IntN(30), 1+rng.IntN(12))
			if err != nil {
				t.Fatal(err)
			}
			switch v := values[rng.IntN(len(values))].(type) {
			case []excelize.RichTextRun:
				err = book.SetCellRichText("Sheet1", at, v)
			default:
				err = book.SetCellValue("Sheet1", at, v)
			}
			if err == nil && rng.IntN(9) == 0 {
				err = book.SetCellFormula("Sheet1", at, "1+1")
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		var file bytes.Buffer
		if err := book.Write(&file); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(asExcelize(t, file.Bytes()), asWeRead(t, file.Bytes())); diff != "" {
			t.Fatal(diff)
		}
	}
}

// edited is a spreadsheet with its sheet replaced, and words in all of its parts.
func edited(t *testing.T, sheet string, words ...string) []byte {
	t.Helper()
	book := excelize.NewFile()
	if err := book.SetCellValue("Sheet1", "A1", "shared"); err != nil {
		t.Fatal(err)
	}
	var made, out bytes.Buffer
	if err := book.Write(&made); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(made.Bytes()), int64(made.Len()))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&out)
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "xl/worksheets/sheet1.xml" {
			text = []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheet)
		}
		name := strings.NewReplacer(words...).Replace(f.Name)
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(strings.NewReplacer(words...).Replace(string(text)))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What other programs write, and what is cut off, is read as another library reads it.
func TestOddSpreadsheets(t *testing.T) {
	const end = "</sheetData></worksheet>"
	for name, c := range map[string]struct {
		sheet string
		words []string
	}{
		"places left out":    {`<row><c><v>1</v></c><c t="str"><v>b</v></c></row><row><c><v>2</v></c></row>` + end, nil},
		"rows left out":      {`<row r="3"><c r="C3"><v>1</v></c></row><row><c><v>2</v></c></row><row r="9"><c><v>3</v></c></row>` + end, nil},
		"inline text":        {`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><r><t>b</t></r></is></c></row>` + end, nil},
		"a date, an error":   {`<row r="1"><c r="A1" t="d"><v>2025-08-19</v></c><c r="B1" t="e"><v>#N/A</v></c></row>` + end, nil},
		"a string not there": {`<row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1" t="s"><v> 0 </v></c></row>` + end, nil},
		"an empty formula":   {`<row r="1"><c r="B1"><f>A1</f></c><c r="D1"><f>A1</f><v>5</v></c></row>` + end, nil},
		"cut off":            {`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>`, nil},
		"small letters":      {`<row r="1"><c r="aa1"><v>1</v></c></row>` + end, nil},
		"another folder":     {`<row r="1"><c r="A1"><v>1</v></c></row>` + end, []string{"worksheets/sheet1.xml", "worksheets/other.xml"}},
		"a strict file": {`<row r="1"><c r="A1"><v>1</v></c></row>` + end, []string{
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
			"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			file := edited(t, c.sheet, c.words...)
			want, got := asExcelize(t, file), asWeRead(t, file)
			if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
				t.Errorf("%d rows: %s", len(got), diff)
			}
		})
	}
}

// A place that is none is a fault of the file, not a cell elsewhere.
func TestAPlaceThatIsNoneIsRefused(t *testing.T) {
	for _, at := range []string{"1", "A", "XFE1", "Ä1", "A-1"} {
		sheet := fmt.Sprintf(`<row r="1"><c r="%s"><v>1</v></c></row></sheetData></worksheet>`, at)
		if _, _, err := read(edited(t, sheet)); err == nil || !strings.Contains(err.Error(), "save it as CSV UTF-8") {
			t.Errorf("%s: %v", at, err)
		}
	}
}
