package tables

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// The reader of workbooks reads what excelize reads, of books that excelize writes: numbers,
// texts of every kind, formulas, dates, gaps between cells and rows.
func TestWorkbooksAreReadAsExcelizeReadsThem(t *testing.T) {
	values := []func(*rand.Rand) any{
		func(r *rand.Rand) any { return r.IntN(100_000) - 50_000 },
		func(r *rand.Rand) any { return r.NormFloat64() * 1e6 },
		func(r *rand.Rand) any { return r.IntN(2) == 0 },
		func(r *rand.Rand) any { return time.Date(2025, 8, r.IntN(28)+1, r.IntN(24), 0, 0, 0, time.UTC) },
		func(r *rand.Rand) any { return fmt.Sprintf(" a <town> & \"%d\" ", r.IntN(9)) },
		func(*rand.Rand) any { return "Київ\nline two\tand a tab _x0041_ _x00 _xyz1_" },
		func(*rand.Rand) any { return "" },
	}
	rich := []excelize.RichTextRun{{Text: "two "}, {Text: "pieces", Font: &excelize.Font{Bold: true}}}
	for seed := range uint64(40) {
		r, book, cells := rand.New(rand.NewPCG(seed, 1)), excelize.NewFile(), 0
		for row := 1; row < 40; row += 1 + r.IntN(3) {
			for column := 1; column < 60; column += 1 + r.IntN(9) {
				cell, _ := excelize.CoordinatesToCellName(column, row)
				var err error
				switch value := values[r.IntN(len(values))](r); {
				case r.IntN(20) == 0:
					err = book.SetCellRichText("Sheet1", cell, rich)
				case r.IntN(20) == 0:
					err = book.SetCellFormula("Sheet1", cell, "=1+1")
				default:
					err = book.SetCellValue("Sheet1", cell, value)
				}
				if err != nil {
					t.Fatal(err)
				}
				cells++
			}
		}
		compareBooks(t, fmt.Sprintf("seed %d, %d cells", seed, cells), written(t, book))
	}
}

// Cells with texts of their own are read too, which the writer of streams makes.
func TestWorkbooksOfStreamsAreRead(t *testing.T) {
	book := excelize.NewFile()
	stream, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for row := 1; row < 50; row += 3 {
		cell, _ := excelize.CoordinatesToCellName(1+row%4, row)
		if err := stream.SetRow(cell, []any{"inline & text", 4.5, nil, true, "Одеса"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := stream.Flush(); err != nil {
		t.Fatal(err)
	}
	compareBooks(t, "of a stream", written(t, book))
}

func written(t *testing.T, book *excelize.File) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// compareBooks reads the first sheet of a file twice.
func compareBooks(t *testing.T, name string, file []byte) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want, err := book.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	ours, err := openWorkbook(archive)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var got [][]string
	err = ours.rows(func(line int, cells []string) error {
		for len(got) < line {
			got = append(got, nil)
		}
		got[line-1] = slices.Clone(cells)
		return nil
	})
	if diff := cmp.Diff(withoutEnds(want), withoutEnds(got)); diff != "" || err != nil {
		t.Errorf("%s: %v; excelize (-), here (+):\n%s", name, err, diff)
	}
}

// withoutEnds drops empty cells and rows at the end, and says nothing for a row of none.
func withoutEnds(rows [][]string) (out [][]string) {
	for _, row := range rows {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		out = append(out, append([]string(nil), row...))
	}
	for len(out) > 0 && len(out[len(out)-1]) == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// bookOf packs a workbook of one sheet, the texts that its cells share, and its rows.
func bookOf(texts, rows string) []byte {
	const ns = `xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"`
	const rels = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships><Relationship Id="a" Type="` + rels + `officeDocument" Target="/xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + ns + `><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="b" Type="` + rels + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="c" Type="` + rels + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst>` + texts + `</sst>`},
		{"xl/worksheets/sheet1.xml", `<x:worksheet><x:sheetData>` + rows + `</x:sheetData></x:worksheet>`},
	} {
		w, _ := z.Create(part[0])
		_, _ = io.WriteString(w, part[1])
	}
	z.Close()
	return file.Bytes()
}

// Strict workbooks, prefixes, rows and cells without their names, and furigana are read.
func TestWorkbooksOfOtherWriters(t *testing.T) {
	book := bookOf(`<si><t>name</t></si><si><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></si>`,
		`<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>lat</x:t></x:is></x:c></x:row>`+
			`<x:row r="7"><x:c r="A7" t="s"><x:v> 1 </x:v></x:c><x:c r="B7"><x:f>1</x:f><x:v>4.5E1</x:v></x:c></x:row>`+
			`<x:row><x:c t="str"><x:v>next</x:v></x:c></x:row>`)
	lines, _, err := read(book)
	want := []string{" name=name lat=lat", "row 7 name=東京 lat=4.5E1", "row 8 name=next"}
	if diff := cmp.Diff(want, lines); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

// Characters that are written by their numbers are read, however many they are.
func TestCharactersByNumberAreRead(t *testing.T) {
	const many = maxPiece / len("_x0041_")
	if got := unescaped(strings.Repeat("_x0041_", many)); got != strings.Repeat("A", many) {
		t.Errorf("%d characters", len(got))
	}
	for text, want := range map[string]string{
		"": "", "_x": "_x", "a_x000A_b": "a\nb", "_x005F_x0041_": "_x0041_", "_xZZZZ_": "_xZZZZ_", "_x0041": "_x0041",
		"__x0041_": "_A", "_x00_x0041_": "_x00A", "_xD83D__xDE00_": "😀", "_xD83D_a": "\ufffda",
	} {
		if got := unescaped(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Workbooks that hold more than a table has are refused before they fill the memory or take
// their time.
func TestHostileWorkbooksAreRefused(t *testing.T) {
	const sheet, large = "as it is it cannot be read", "too large"
	cell := `<x:c t="s"><x:v>0</x:v></x:c>`
	head := "<x:row>" + strings.Repeat(`<x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>`, 3) + "</x:row>"
	for name, c := range map[string]struct{ texts, rows, want string }{
		"a text of 8 MiB":          {"<si><t>" + strings.Repeat("a", 8<<20) + "</t></si>", "", large},
		"an attribute of 8 MiB":    {"", `<x:row spans="` + strings.Repeat("1", 8<<20) + `"/>`, large},
		"a text in pieces":         {"<si>" + strings.Repeat("<t>"+strings.Repeat("a", 1<<16)+"</t>", 17) + "</si>", "", large},
		"a text with comments":     {"<si><t>" + strings.Repeat("a<!-- -->", maxPiece+1) + "</t></si>", "", large},
		"a comment with tags":      {"", "<!--" + strings.Repeat("<a", maxPiece) + "-->", large},
		"a section with tags":      {"", "<![CDATA[" + strings.Repeat("<a>", maxPiece) + "]]>", large},
		"an instruction":           {"", "<?a " + strings.Repeat("<a>", maxPiece) + "?>", large},
		"a type of document":       {"", "<!DOCTYPE a>", sheet},
		"too many texts":           {strings.Repeat("<si/>", maxTextCount+1), "", large},
		"texts that are large":     {strings.Repeat("<si><t>"+strings.Repeat("a", 1<<16)+"</t></si>", 1100), "", large},
		"too many rows":            {"", strings.Repeat("<x:row/>", mostLines+1), "more than 200,000 rows"},
		"rows of one cell":         {"<si><t>a</t></si>", strings.Repeat("<x:row>"+cell+"</x:row>", MostRows+2), "more than 200,000 rows"},
		"a cell over and over":     {"<si><t>a</t></si>", "<x:row>" + strings.Repeat(`<x:c r="A1"/>`, maxColumns+1) + "</x:row>", sheet},
		"a column far out":         {"", `<x:row><x:c r="ZZZ1"><x:v>1</x:v></x:c></x:row>`, sheet},
		"a column of four":         {"", `<x:row><x:c r="AAAA1"><x:v>1</x:v></x:c></x:row>`, sheet},
		"too many columns":         {"", `<x:row><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>`, "more than 2000 columns"},
		"columns with gaps":        {"", strings.Repeat(`<x:row><x:c r="BXX1"><x:v>1</x:v></x:c></x:row>`, maxCells/mostMembers+1), large},
		"a text used often":        {"<si><t>" + strings.Repeat("a", 1<<17) + "</t></si>", strings.Repeat("<x:row>"+cell+"</x:row>", maxTaken/longestCell+1), large},
		"a text of none":           {"", "<x:row>" + cell + "</x:row>", sheet},
		"elements of no use":       {"", strings.Repeat("<a/>", maxMarkup+1), large},
		"attributes of no use":     {"", strings.Repeat("<a "+strings.Repeat(`b="" `, 10_000)+"/>", maxMarkup/10_000+1), large},
		"characters by name":       {"<si><t>" + strings.Repeat("&#65;", maxMarkup+1) + "</t></si>", "", large},
		"a row without an end":     {"<si><t>a</t></si>", "<x:row>" + cell, sheet},
		"a cell without an end":    {"", head + `<x:row><x:c r="A2"><x:v>1</x:v></x:row>`, sheet},
		"cells that are not there": {"", "", "the file is empty"},
	} {
		_, _, err := read(bookOf(c.texts, c.rows))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// What some writers do otherwise is read as others read it.
func TestWorkbooksAreReadAsTheyAreMeant(t *testing.T) {
	inline := func(text string) string {
		return `<x:c t="inlineStr"><x:is><x:t>` + text + `</x:t></x:is></x:c>`
	}
	head := "<x:row>" + inline("name") + inline("lat") + inline("lon") + "</x:row>"
	far := `<x:c r="XFD2"><x:v>1</x:v></x:c>`
	for name, c := range map[string]struct{ row, want string }{
		"cells in small letters":    {`<x:c r="a2"><x:v>A</x:v></x:c><x:c r="c2"><x:v>3</x:v></x:c><x:c r="b2"><x:v>2</x:v></x:c>`, "name=A lat=2 lon=3"},
		"a shared text of none":     {`<x:c t="s"><x:v></x:v></x:c><x:c><x:v>2</x:v></x:c>`, "lat=2"},
		"a number with a text":      {`<x:c><x:v>A</x:v><x:is><x:t>B</x:t></x:is></x:c>`, "name=A"},
		"a text with a number":      {`<x:c t="inlineStr"><x:v>9</x:v><x:is><x:t>A</x:t></x:is></x:c>`, "name=A"},
		"cells beyond the columns":  {inline("A") + strings.Repeat(far, 1000), "name=A"},
		"a text longer than a cell": {inline(strings.Repeat("я", longestCell)), "name=" + strings.Repeat("я", longestCell/2)},
	} {
		lines, _, err := read(bookOf("", head+"<x:row>"+c.row+"</x:row>"))
		if want := []string{" name=name lat=lat lon=lon", "row 2 " + c.want}; err != nil || !slices.Equal(lines, want) {
			t.Errorf("%s: %q, %v, want %q", name, lines, err, want)
		}
	}
}

// Names of parts are taken with the separators that some writers give them.
func TestPartsMayBeNamedWithBackslashes(t *testing.T) {
	readWith := func(target, file string) ([]string, error) {
		book := bookOf("", `<x:row><x:c t="inlineStr"><x:is><x:t>name</x:t></x:is></x:c></x:row>`)
		in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for _, f := range in.File {
			part, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(part)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(f.Name, ".rels") {
				text = bytes.ReplaceAll(text, []byte("worksheets/sheet1"), []byte("worksheets"+target+"sheet1"))
			}
			w, err := z.Create(strings.ReplaceAll(f.Name, "/", file))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(text); err != nil {
				t.Fatal(err)
			}
		}
		z.Close()
		lines, _, err := read(out.Bytes())
		return lines, err
	}
	for _, c := range [][2]string{{"/", "/"}, {`\`, "/"}, {"/", `\`}, {`\`, `\`}} {
		if lines, err := readWith(c[0], c[1]); err != nil || !slices.Equal(lines, []string{" name=name"}) {
			t.Errorf("targets with %s, files with %s: %q, %v", c[0], c[1], lines, err)
		}
	}
}

// Rows whose cells lie far out cost no more than what they have.
func TestRowsWithCellsFarOutAreRead(t *testing.T) {
	head := `<x:row><x:c t="inlineStr"><x:is><x:t>name</x:t></x:is></x:c></x:row>`
	row := `<x:row><x:c><x:v>A</x:v></x:c><x:c r="XFD2"><x:v>1</x:v></x:c></x:row>`
	const many = 100_000
	lines, _, err := read(bookOf("", head+strings.Repeat(row, many)))
	if err != nil || len(lines) != many+1 {
		t.Errorf("%d lines, %v", len(lines), err)
	}
}
