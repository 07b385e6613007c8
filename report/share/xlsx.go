package share

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"airumbrella/wording"
)

// Sheet is a table of a workbook. A cell is a string, an int, a float64, a bool, a
// *float64, or nil where there is nothing.
type Sheet struct {
	Name string // 1 to 31 letters, digits and blanks
	Head []string
	Rows [][]any
}

// XLSX writes sheets as a workbook (Office Open XML, ECMA-376): numbers as numbers,
// texts as texts and never as formulas, the head frozen. Nothing in it depends on the
// clock.
func XLSX(w io.Writer, sheets []Sheet) error {
	z := zip.NewWriter(w)
	for _, part := range workbookParts(sheets) {
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
func workbookParts(sheets []Sheet) [][2]string {
	var types, names, links strings.Builder
	for i := range sheets {
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sworksheet+xml"/>`, sheetPath(i), typeOf)
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(sheets[i].Name), i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1,
			relSpace, i+1)
	}
	return [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + packSpace + `/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + typeOf + `sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + typeOf + `styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packSpace + `/relationships"><Relationship Id="rId1" Type="` +
			relSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relSpace + `"><sheets>` +
			names.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packSpace + `/relationships">` + links.String() +
			`<Relationship Id="rIdStyles" Type="` + relSpace + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet xmlns="` + mainSpace + `"><fonts count="2"><font><sz val="11"/>` +
			`<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
			`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>` +
			`</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
			`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
			`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
			`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
			`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>` +
			`</cellXfs></styleSheet>`},
	}
}

// The styles of cells, by their place in styles.xml.
const (
	styleHead = 1
	styleText = 2 // stays text when it is edited
)

// The bounds of a column's width, in letters, and the most that a cell takes.
const (
	leastWide, mostWide = 8, 60
	mostInCell          = 32_767
)

// xml returns the sheet as a part.
func (s *Sheet) xml() string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + mainSpace + `"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	b.WriteString(`<cols>`)
	for i := range s.Head {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, s.width(i))
	}
	b.WriteString(`</cols><sheetData>`)
	head := make([]any, len(s.Head))
	for i, key := range s.Head {
		head[i] = key
	}
	for i, row := range append([][]any{head}, s.Rows...) {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for k, cell := range row {
			style := styleText
			if i == 0 {
				style = styleHead
			}
			cellXML(&b, columnName(k)+strconv.Itoa(i+1), cell, style)
		}
		b.WriteString("</row>\n")
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

// width returns how wide a column must be.
func (s *Sheet) width(column int) int {
	wide := max(leastWide, utf8.RuneCountInString(s.Head[column])+2)
	for _, row := range s.Rows {
		if column < len(row) {
			if text, is := row[column].(string); is {
				wide = max(wide, utf8.RuneCountInString(text)+1)
			}
		}
	}
	return min(wide, mostWide)
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
		fmt.Fprintf(b, `<c r="%s"><v>%d</v></c>`, at, v)
	case float64:
		fmt.Fprintf(b, `<c r="%s"><v>%s</v></c>`, at, strconv.FormatFloat(v, 'g', -1, 64))
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
