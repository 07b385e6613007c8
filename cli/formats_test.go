package cli

import (
	"context"
	"io"
	"strings"
	"testing"

	"airumbrella/app"
	"airumbrella/report"
	"airumbrella/report/subject"
)

// BenchmarkFormats writes the default report in every format; the evaluation is not in
// it.
func BenchmarkFormats(b *testing.B) {
	var service app.Service
	ctx := context.Background()
	r, err := service.Evaluate(ctx, app.Question{Ref: "package-four-legs"})
	if err != nil {
		b.Fatal(err)
	}
	covered, err := service.Report(ctx, r)
	if err != nil {
		b.Fatal(err)
	}
	view := subject.View{Picture: app.Picture()}
	if view.Picture.Granted, err = service.Granted(ctx, r); err != nil {
		b.Fatal(err)
	}
	for _, word := range report.Coverage.Formats() {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				if err := report.Write(io.Discard, word, report.Coverage.Of(covered), view); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A format that is no text is not for a terminal, and its file has a name that says what
// it is.
func TestExtensionsOfFormats(t *testing.T) {
	for format, want := range map[string]string{"geotiff": "tif", "gpkg": "gpkg", "xlsx": "xlsx"} {
		if got := extension(format); got != want || !report.IsBinary(format) {
			t.Errorf("%s ends in %s", format, got)
		}
	}
}

// Sizes have words; others are refused with what is accepted.
func TestSizesOfPictures(t *testing.T) {
	for text, want := range map[string]sizeFlag{
		"article": {1600, 1000}, "slide": {1600, 900}, "phone": {720, 1280}, "300x400": {300, 400},
	} {
		var f sizeFlag
		if err := f.Set(text); err != nil || f != want {
			t.Errorf("%s: %v %v", text, f, err)
		}
	}
	var f sizeFlag
	if err := f.Set("poster"); err == nil || !strings.Contains(err.Error(), "article, slide, phone") {
		t.Error(err)
	}
}
