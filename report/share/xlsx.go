package share

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"airumbrella/wording"
)

// Sheet is a table of a workbook. A cell is a string, an int, a float64, a bool, a
// *float64, or nil where there is nothing.
type Sheet struct {
	Name  string // 1 to 31 letters, digits and blanks
	Head  []string
	Rows  [][]any
	Prose bool // its texts are sentences, to be read whole
}

// XLSX writes sheets as a workbook with a title (Office Open XML, ECMA-376): numbers as
// numbers, texts as texts and never as formulas. The head and the first column stay in
// view and repeat on paper, and the head filters. Nothing in it depends on the clock.
//
// It is written here although [excelize] writes workbooks too: the part of that library
// that writes makes the linker keep every method in the program, 4.5 MB of it.
//
// [excelize]: https://pkg.go.dev/github.com/xuri/excelize/v2
func XLSX(w io.Writer, title string, sheets []Sheet) error {
	z := zip.NewWriter(w)
	for _, part := range workbookParts(wording.Clean(title), sheets) {
		if err := addPart(z, part[0], part[1]); err != nil {
			return fmt.Errorf("XLSX: %w", err)
		}
	}
	for i := range sheets {
		if err := addPart(z, sheetPath(i), sheets[i].xml()); err != nil {
			return fmt.Errorf("XLSX: %w", err)
		}
	}
	return z.Close()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func addPart(z *zip.Writer, name, text string) error {
	part, err := z.Create(name)
	if err == nil {
		_, err = io.WriteString(part, xmlHead+text)
	}
	return err
}

func sheetPath(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// Namespaces and types of the parts.
const (
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace = "http://schemas.openxmlformats.org/package/2006"
	typeOf    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// workbookParts returns all parts but the sheets, by path.
func workbookParts(title string, sheets []Sheet) [][2]string {
	var types, names, links, ranges strings.Builder
	for i := range sheets {
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sworksheet+xml"/>`, sheetPath(i), typeOf)
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(sheets[i].Name), i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1,
			relSpace, i+1)
		// Built-in names: what repeats on paper, and what the head filters.
		fmt.Fprintf(&ranges,
			`<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$A:$A,'%[2]s'!$1:$1</definedName>`,
			i, escaped(sheets[i].Name))
		if !sheets[i].Prose {
			fmt.Fprintf(&ranges,
				`<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!$A$1:$%s$%d</definedName>`,
				i, escaped(sheets[i].Name), columnName(len(sheets[i].Head)-1), len(sheets[i].Rows)+1)
		}
	}
	return [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + packSpace + `/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + typeOf + `sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + typeOf + `styles+xml"/>` +
			`<Override PartName="/docProps/core.xml" ` +
			`ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
			types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packSpace + `/relationships"><Relationship Id="rId1" Type="` +
			relSpace + `/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="` + packSpace +
			`/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="` + packSpace + `/metadata/core-properties" ` +
			`xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(title) +
			`</dc:title><dc:creator>airumbrella</dc:creator></cp:coreProperties>`},
		{"xl/workbook.xml", `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relSpace + `"><sheets>` +
			names.String() + `</sheets><definedNames>` + ranges.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packSpace + `/relationships">` + links.String() +
			`<Relationship Id="rIdStyles" Type="` + relSpace + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", stylesPart()},
	}
}

// The styles of cells, by their place in the part of styles.
const (
	stylePlain = iota
	styleHead
	styleHeadOfNumbers
	styleText  // stays text when it is edited, and stands off the numbers on its left
	styleProse // breaks into lines
	styleWhole // grouped by thousands
	styleArea  // grouped, with tenths
	styles     // how many there are
)

// stylesPart returns the part of styles.
func stylesPart() string {
	const tenths = 164 // the first number of a format that is not built in
	const left = `applyAlignment="1"><alignment horizontal="left" indent="1"`
	const head = `numFmtId="0" fontId="1" borderId="1" applyFont="1" applyBorder="1" `
	const text = `numFmtId="49" fontId="0" borderId="0" quotePrefix="1" applyNumberFormat="1" `
	cells := [styles]string{
		stylePlain:         `numFmtId="0" fontId="0" borderId="0"/>`,
		styleHead:          head + left + `/></xf>`,
		styleHeadOfNumbers: head + `applyAlignment="1"><alignment horizontal="right"/></xf>`,
		styleText:          text + left + `/></xf>`,
		styleProse:         text + left + ` vertical="top" wrapText="1"/></xf>`,
		styleWhole:         `numFmtId="3" fontId="0" borderId="0" applyNumberFormat="1"/>`,
		styleArea:          fmt.Sprintf(`numFmtId="%d" fontId="0" borderId="0" applyNumberFormat="1"/>`, tenths),
	}
	var formats strings.Builder
	for _, cell := range cells {
		formats.WriteString(`<xf fillId="0" xfId="0" ` + cell)
	}
	return fmt.Sprintf(`<styleSheet xmlns="`+mainSpace+`"><numFmts count="1"><numFmt numFmtId="%d" formatCode="#,##0.0"/>`+
		`</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/>`+
		`<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>`+
		`<patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/>`+
		`<diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF808080"/></bottom>`+
		`<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`+
		`</cellStyleXfs><cellXfs count="%d">%s</cellXfs></styleSheet>`, tenths, styles, formats.String())
}

// The bounds of a column's width, in letters, that of a column of sentences, how many
// letters fit side by side on a sheet of paper, and how many a cell takes.
const (
	leastWide, mostWide, proseWide = 8, 40, 100
	lettersOnPaper                 = 180
	mostInCell                     = 32_767
)

// xml returns the sheet as a part.
func (s *Sheet) xml() string {
	var b strings.Builder
	last := columnName(len(s.Head)-1) + strconv.Itoa(len(s.Rows)+1)
	b.WriteString(`<worksheet xmlns="` + mainSpace + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
		`<dimension ref="A1:` + last + `"/><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" ` +
		`topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>`)
	whole := 0
	for i := range s.Head {
		fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%d" customWidth="1"/>`, i+1, s.width(i))
		whole += s.width(i)
	}
	b.WriteString(`</cols><sheetData><row r="1">`)
	for k, key := range s.Head {
		style := styleHead
		if s.hasNumbers(k) {
			style = styleHeadOfNumbers
		}
		cellXML(&b, columnName(k)+"1", key, style)
	}
	b.WriteString("</row>\n")
	for i, row := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d"%s>`, i+2, s.height(row))
		for k, cell := range row {
			cellXML(&b, columnName(k)+strconv.Itoa(i+2), cell, s.style(k, cell))
		}
		b.WriteString("</row>\n")
	}
	b.WriteString(`</sheetData>`)
	if !s.Prose {
		b.WriteString(`<autoFilter ref="A1:` + last + `"/>`)
	}
	fmt.Fprintf(&b, `<pageSetup paperSize="9" orientation="landscape" fitToWidth="%d" fitToHeight="0"/></worksheet>`,
		(whole+lettersOnPaper-1)/lettersOnPaper)
	return b.String()
}

// style returns the style of a cell of a column.
func (s *Sheet) style(column int, cell any) int {
	switch cell.(type) {
	case string:
		if s.Prose {
			return styleProse
		}
		return styleText
	case int:
		return styleWhole
	case float64, *float64:
		if strings.HasSuffix(s.Head[column], "_km2") {
			return styleArea
		}
	}
	return stylePlain
}

// height returns the attributes of how high a row of sentences must be, in points;
// nothing for one line.
func (s *Sheet) height(cells []any) string {
	lines := 1
	for _, cell := range cells {
		if text, is := cell.(string); is && s.Prose {
			lines = max(lines, (utf8.RuneCountInString(text)+proseWide-1)/proseWide)
		}
	}
	if lines == 1 {
		return ""
	}
	const line = 15
	return fmt.Sprintf(` ht="%d" customHeight="1"`, line*lines)
}

// hasNumbers reports whether a column has numbers.
func (s *Sheet) hasNumbers(column int) bool {
	return slices.ContainsFunc(s.Rows, func(row []any) bool {
		if column >= len(row) {
			return false
		}
		switch v := row[column].(type) {
		case int, float64:
			return true
		case *float64:
			return v != nil
		}
		return false
	})
}

// width returns how wide a column must be.
func (s *Sheet) width(column int) int {
	const filter = 4 // letters that the button in the head takes
	wide, most := max(leastWide, utf8.RuneCountInString(s.Head[column])+filter), mostWide
	if s.Prose {
		most = proseWide
	}
	for _, row := range s.Rows {
		if column >= len(row) {
			continue
		}
		switch v := row[column].(type) {
		case string:
			wide = max(wide, utf8.RuneCountInString(v)+3)
		case int:
			wide = max(wide, len(wording.Grouped(v))+2)
		case float64:
			wide = max(wide, len(strconv.FormatFloat(v, 'f', -1, 64))+2)
		}
	}
	return min(wide, most)
}

// columnName returns the letters of a column: A, B, ... Z, AA.
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// cellXML writes a cell, nothing where there is none.
func cellXML(b *strings.Builder, at string, cell any, style int) {
	if x, is := cell.(*float64); is && x != nil {
		cell = *x
	}
	switch v := cell.(type) {
	case string:
		if v == "" {
			return
		}
		fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style,
			escaped(cellText(v)))
	case int:
		fmt.Fprintf(b, `<c r="%s" s="%d"><v>%d</v></c>`, at, style, v)
	case float64:
		fmt.Fprintf(b, `<c r="%s" s="%d"><v>%s</v></c>`, at, style, strconv.FormatFloat(v, 'g', -1, 64))
	case bool:
		fmt.Fprintf(b, `<c r="%s" t="b"><v>%s</v></c>`, at, flag(v))
	}
}

// cellText returns a clean text that fits into a cell, and in which nothing is taken
// for an escaped character.
func cellText(text string) string {
	text = strings.ReplaceAll(wording.Clean(text), "_x", "_x005F_x")
	if runes := []rune(text); len(runes) > mostInCell {
		text = string(runes[:mostInCell])
	}
	return text
}
