package report

import (
	"io"

	"airumbrella/report/saved"
	"airumbrella/report/share"
	"airumbrella/report/subject"
	"airumbrella/wording"
)

// writeXLSX writes the tables of a subject as a workbook, its sources on the last
// sheet.
func writeXLSX(w io.Writer, f *forms, v subject.View) error {
	var tables []saved.Sheet
	if f.sheets != nil {
		tables = f.sheets()
	} else {
		tables = []saved.Sheet{{Name: "table", Rows: f.rows()}}
	}
	sheets := make([]share.Sheet, 0, len(tables)+1)
	for _, t := range tables {
		sheets = append(sheets, share.Sheet{Name: t.Name, Head: t.Head, Rows: t.Cells})
	}
	title := "airumbrella"
	if f.about != nil {
		title = f.about().Name
	}
	return share.XLSX(w, title, append(sheets, sourcesSheet(f, v)))
}

// sourcesSheet says what the tables are of, and whom to credit.
func sourcesSheet(f *forms, v subject.View) share.Sheet {
	s := share.Sheet{Name: "sources", Head: []string{"what", "text"}, Prose: true}
	add := func(what, text string) {
		if text = wording.Clean(text); text != "" {
			s.Rows = append(s.Rows, []any{what, text})
		}
	}
	if f.about != nil {
		of := f.about()
		add("scenario", of.Name)
		add("digest", of.Digest)
		add("positions as of", of.AsOf)
		for _, source := range of.Source {
			add("source of the scenario", source)
		}
	}
	add("attribution", subject.Attribution)
	add("caution", subject.MapCaution)
	add("made again with", v.Command)
	return s
}
