package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"airumbrella/report/saved"
	"airumbrella/report/subject"
	"airumbrella/wording"
)

// writeCSV writes rows under their head. No cell is read as a formula by a
// spreadsheet.
func writeCSV(w io.Writer, f *forms, _ subject.View) error {
	return writeRows(csv.NewWriter(w), f.rows(), csvCell)
}

// writeExcelCSV writes rows as a spreadsheet opens them by a double click: with a byte
// order mark, semicolons, and decimal commas where the view asks for them.
func writeExcelCSV(w io.Writer, f *forms, v subject.View) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = ';'
	return writeRows(out, f.rows(), func(cell any) string {
		text := csvCell(cell)
		if _, is := cell.(string); !is && v.DecimalComma {
			text = strings.Replace(text, ".", ",", 1)
		}
		return text
	})
}

// writeRows writes rows under their head, each cell as a function has it.
func writeRows(out *csv.Writer, rows *saved.Rows, textOf func(any) string) error {
	head := make([]string, len(rows.Head))
	for i, key := range rows.Head {
		head[i] = csvText(key)
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, cells := range rows.Cells {
		row := make([]string, len(cells))
		for i, cell := range cells {
			row[i] = textOf(cell)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// csvCell returns a cell as text, of which a spreadsheet takes no part for a formula.
func csvCell(cell any) string {
	if text, ok := cell.(string); ok {
		return csvText(text)
	}
	return cellText(cell)
}

// cellText returns a cell as plain text: a text is cleaned, and a number that was not
// measured is empty.
func cellText(cell any) string {
	switch v := cell.(type) {
	case string:
		return wording.Clean(v)
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return wording.Decimal(v)
	case *float64:
		if v != nil {
			return wording.Decimal(*v)
		}
	}
	return ""
}

// csvText cleans a text and keeps a spreadsheet from reading it as a formula:
// what begins like one gets an apostrophe, which spreadsheets hide.
func csvText(text string) string {
	cleaned := wording.Clean(text)
	if startsFormula(text) || startsFormula(strings.TrimSpace(cleaned)) {
		return "'" + cleaned
	}
	return cleaned
}

// startsFormula reports whether spreadsheets may read text as a formula; they
// know the full-width forms of the signs too.
func startsFormula(text string) bool {
	return text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(text)[0])
}
