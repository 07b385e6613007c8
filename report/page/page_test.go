package page

import (
	"flag"
	"strings"
	"testing"

	"airumbrella/report/subject"
	"airumbrella/wording"

	"pgregory.net/rapid"
)

// Property tests draw the same cases at every run; -rapid.seed=0 draws new ones.
var _ = flag.Set("rapid.seed", "1")

func TestMarkdownIsEscaped(t *testing.T) {
	for text, want := range map[string]string{
		"41 % [24-56] of 2":                       "41 % [24-56] of 2",
		"[<1-27]":                                 `[\<1-27]`,
		"[1-2](http://x)":                         `\[1-2\](http:/\/x)`,
		"[a](b) *c* _d_ `e` |":                    "\\[a\\](b) \\*c\\* \\_d\\_ \\`e\\` \\|",
		"<b>&amp; # ~~x~~":                        `\<b\>\&amp; \# \~\~x\~\~`,
		"Ґ\x1b[31mрай\x1b[0m":                     "Ґрай",
		"see http://x.example/a or WWW.x.example": "see http:/\\/x.example/a or WWW\\.x.example",
	} {
		if got := escapeMarkdown(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{"- a": `\- a`, "12. a": `12\. a`, "    a": "a", "+": `\+`,
		"a - b": "a - b"} {
		if got := startOfLine(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWrapKeepsNumbersWithTheirUnits(t *testing.T) {
	lines := wrap("it covers 41 % [24-56] of 16.7 M people within 2,500 m and 43 km.", 12)
	want := []string{"it covers", "41 % [24-56]", "of 16.7 M", "people", "within", "2,500 m and", "43 km."}
	if strings.Join(lines, "/") != strings.Join(want, "/") {
		t.Errorf("%q", lines)
	}
}

func TestWrapKeepsACommandWhole(t *testing.T) {
	lines := wrap(
		"likely, +0.80 M people in all; --set 'authorisation={zone: regions, regions: [UA-46]}' or --set c2=3 and --set",
		60,
	)
	want := "likely, +0.80 M people in all;|--set 'authorisation={zone: regions, regions: [UA-46]}' or|--set c2=3 and --set"
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := wrap("--set 'never closed "+strings.Repeat("word ", 40), 30); width(got[0]) > 30 {
		t.Errorf("%q is too wide", got[0])
	}
}

func TestTablesKeepToThePageAndLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.OneOf(
			rapid.String(),
			rapid.StringMatching(`[a-z]{1,12}( [a-z]{1,12}){0,30}`),
			rapid.StringMatching(`[Ѐ-ӿ]{1,80}`),
		)
		n := rapid.IntRange(1, 20).Draw(t, "columns")
		columns := make([]subject.Head, n)
		for i := range columns {
			columns[i] = subject.Head{
				Title: wording.Clean(cells.Draw(t, "title")),
				Right: rapid.Bool().Draw(t, "right"),
				Max:   rapid.SampledFrom([]int{0, 8, 30}).Draw(t, "max"),
			}
		}
		rows := make([][]string, rapid.IntRange(0, 4).Draw(t, "rows"))
		letters := 0
		count := func(text string) int { return len(strings.Join(strings.Fields(text), "")) }
		for i := range rows {
			for range columns {
				cell := wording.Clean(cells.Draw(t, "cell"))
				rows[i] = append(rows[i], cell)
				letters += count(cell)
			}
		}
		written := 0
		for _, line := range layOut(columns, rows, pageWidth) {
			written += count(line)
			if width(line) > pageWidth {
				t.Errorf("%d columns: %s", width(line), line)
			}
		}
		if written < letters {
			t.Errorf("%d bytes of cells, %d written", letters, written)
		}
	})
}
