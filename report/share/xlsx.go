package share

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"airumbrella/wording"

	"github.com/xuri/excelize/v2"
)

// Sheet is a table of a workbook. A cell is a string, an int, a float64, a bool, a
// *float64, or nil where there is nothing.
type Sheet struct {
	Name  string // 1 to 31 letters, digits and blanks
	Head  []string
	Rows  [][]any
	Prose bool // its texts are sentences, to be read whole
}

// XLSX writes sheets as a workbook with a title: numbers as numbers, texts as texts and
// never as formulas. The head and the first column stay in view and repeat on paper, and
// the head filters. Nothing in the file depends on the clock.
func XLSX(w io.Writer, title string, sheets []Sheet) error {
	book := excelize.NewFile().SetZipWriter(newOrderedZip)
	defer book.Close()
	styles, err := newStyles(book)
	if err == nil {
		err = book.SetDocProps(&excelize.DocProperties{Title: wording.Clean(title), Creator: "airumbrella"})
	}
	if err == nil {
		err = book.SetAppProps(&excelize.AppProperties{Application: "airumbrella"})
	}
	for i := range sheets {
		if err == nil {
			err = sheets[i].write(book, i, styles)
		}
	}
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return fmt.Errorf("XLSX: %w", err)
	}
	return nil
}

// sheetStyles are the styles of cells, by their number in the workbook.
type sheetStyles struct{ head, headOfNumbers, text, prose, whole, area int }

func newStyles(book *excelize.File) (s sheetStyles, err error) {
	const plainText, grouped = 49, 3 // of the built-in formats of numbers: @ and #,##0
	tenths := "#,##0.0"
	// Texts stand off the numbers on their left.
	text := &excelize.Alignment{Horizontal: "left", Indent: 1}
	prose := &excelize.Alignment{Horizontal: "left", Indent: 1, WrapText: true, Vertical: "top"}
	head := excelize.Style{
		Alignment: text,
		Font:      &excelize.Font{Bold: true, Family: "Calibri", Size: 11},
		Border:    []excelize.Border{{Type: "bottom", Style: 1, Color: "808080"}},
	}
	headOfNumbers := head
	headOfNumbers.Alignment = &excelize.Alignment{Horizontal: "right"}
	for _, style := range [...]struct {
		id *int
		is excelize.Style
	}{
		{&s.head, head},
		{&s.headOfNumbers, headOfNumbers},
		{&s.text, excelize.Style{NumFmt: plainText, Alignment: text}}, // stays text when it is edited
		{&s.prose, excelize.Style{NumFmt: plainText, Alignment: prose}},
		{&s.whole, excelize.Style{NumFmt: grouped}},
		{&s.area, excelize.Style{CustomNumFmt: &tenths}},
	} {
		if *style.id, err = book.NewStyle(&style.is); err != nil {
			return s, err
		}
	}
	return s, nil
}

// write adds the sheet to a workbook, in whose order it is the i-th.
func (s *Sheet) write(book *excelize.File, i int, styles sheetStyles) error {
	if err := s.place(book, i); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for k := len(s.Head) - 1; k >= 0; k-- { // the writer puts each before the last one
		if err := out.SetColWidth(k+1, k+1, float64(s.width(k))); err != nil {
			return err
		}
	}
	frozen := &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}
	if err := out.SetPanes(frozen); err != nil {
		return err
	}
	row := make([]any, len(s.Head))
	for k, key := range s.Head {
		row[k] = excelize.Cell{StyleID: styles.head, Value: key}
		if s.hasNumbers(k) {
			row[k] = excelize.Cell{StyleID: styles.headOfNumbers, Value: key}
		}
	}
	if err := out.SetRow("A1", row); err != nil {
		return err
	}
	for n, cells := range s.Rows {
		row = row[:0]
		for k, cell := range cells {
			row = append(row, s.cell(k, cell, styles))
		}
		if err := out.SetRow("A"+strconv.Itoa(n+2), row, excelize.RowOpts{Height: s.height(cells)}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// place makes the sheet in a workbook, with what its paper and its filter are like.
func (s *Sheet) place(book *excelize.File, i int) error {
	name, whole := book.GetSheetName(i), 0
	var errs []error
	do := func(err error) { errs = append(errs, err) }
	if name == "" {
		_, err := book.NewSheet(s.Name)
		do(err)
	} else {
		do(book.SetSheetName(name, s.Name))
	}
	for k := range s.Head {
		whole += s.width(k)
	}
	if last, err := excelize.CoordinatesToCellName(len(s.Head), len(s.Rows)+1); err == nil {
		do(book.SetSheetDimension(s.Name, "A1:"+last))
		if !s.Prose {
			do(book.AutoFilter(s.Name, "A1:"+last, nil))
		}
	}
	fit, landscape, a4, pages, high := true, "landscape", 9, (whole+lettersOnPaper-1)/lettersOnPaper, 0
	do(book.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	do(book.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &landscape, FitToWidth: &pages, FitToHeight: &high,
	}))
	do(book.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.Name, RefersTo: fmt.Sprintf("'%s'!$A:$A,'%[1]s'!$1:$1", s.Name),
	}))
	return errors.Join(errs...)
}

// The bounds of a column's width, in letters, that of a column of sentences, and how
// many fit side by side on a sheet of paper.
const (
	leastWide, mostWide, proseWide = 8, 40, 100
	lettersOnPaper                 = 180
)

// height returns how high a row of sentences must be, in points; 0: as high as any.
func (s *Sheet) height(cells []any) float64 {
	lines := 1
	for _, cell := range cells {
		if text, is := cell.(string); is && s.Prose {
			lines = max(lines, (utf8.RuneCountInString(text)+proseWide-1)/proseWide)
		}
	}
	if lines == 1 {
		return 0
	}
	const line = 15
	return float64(line * lines)
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

// cell returns a cell of a column as the workbook takes it.
func (s *Sheet) cell(column int, cell any, styles sheetStyles) any {
	if x, is := cell.(*float64); is {
		if x == nil {
			return nil
		}
		cell = *x
	}
	style := 0
	switch v := cell.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil
		}
		style, cell = styles.text, wording.Clean(v)
		if s.Prose {
			style = styles.prose
		}
	case int:
		style = styles.whole
	case float64:
		if strings.HasSuffix(s.Head[column], "_km2") {
			style = styles.area
		}
	}
	return excelize.Cell{StyleID: style, Value: cell}
}

// orderedZip writes its parts by name, whatever the order in which they come.
type orderedZip struct {
	zip   *zip.Writer
	parts map[string]*bytes.Buffer
}

func newOrderedZip(w io.Writer) excelize.ZipWriter {
	return &orderedZip{zip.NewWriter(w), map[string]*bytes.Buffer{}}
}

// Create begins a part.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	z.parts[name] = new(bytes.Buffer)
	return z.parts[name], nil
}

// AddFS adds nothing: a workbook has no files of others.
func (z *orderedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the parts and the end.
func (z *orderedZip) Close() error {
	for _, name := range slices.Sorted(maps.Keys(z.parts)) {
		part, err := z.zip.Create(name)
		if err != nil {
			return err
		}
		if _, err := z.parts[name].WriteTo(part); err != nil {
			return err
		}
	}
	return z.zip.Close()
}
