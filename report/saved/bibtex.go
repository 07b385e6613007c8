package saved

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// BibTeX writes publications as entries of a bibliography, in their order. A key is
// the publisher and the year, with a number where two would be alike.
func BibTeX(w io.Writer, works []subject.Work) error {
	out, keys := bufio.NewWriter(w), make(map[string]int)
	for i := range works {
		work := &works[i]
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "@misc{%s,\n", bibKey(work, keys))
		fmt.Fprintf(out, "  author = {{%s}},\n", bibText(work.Publisher))
		if work.Title != "" {
			fmt.Fprintf(out, "  title = {{%s}},\n", bibText(work.Title))
		}
		fmt.Fprintf(out, "  year = {%s},\n", work.Year())
		if day, month := bibMonth(work.Date); month != "" {
			fmt.Fprintf(out, "  month = %s,\n", month)
			if day != "" {
				fmt.Fprintf(out, "  day = {%s},\n", day)
			}
		}
		fmt.Fprintf(out, "  note = {%s}\n}\n", bibText(bibNote(work)))
	}
	return out.Flush()
}

// bibKey returns a key that no work before has; keys counts those taken.
func bibKey(w *subject.Work, keys map[string]int) string {
	stem := strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return unicode.ToLower(r)
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return -1
	}, w.Publisher)
	if stem == "" {
		stem = "source"
	}
	key := stem + w.Year()
	keys[key]++
	if n := keys[key]; n > 1 {
		return fmt.Sprintf("%s-%d", key, n)
	}
	return key
}

// bibMonth is the day, perhaps, and the month of a date as BibTeX abbreviates it.
func bibMonth(date string) (day, month string) {
	words := strings.Fields(date)
	switch len(words) {
	case 3:
		return words[0], strings.ToLower(words[1][:3])
	case 2:
		return "", strings.ToLower(words[0][:3])
	}
	return "", ""
}

// bibNote is "6 figures (grade B), patriot-gem-t".
func bibNote(w *subject.Work) string {
	var grades []string
	for _, grade := range scenario.Grades {
		if n := w.Graded(grade); n > 0 {
			grades = append(grades, fmt.Sprintf("%d of grade %s", n, grade))
		}
	}
	if len(grades) == 0 {
		return "no graded figure rests on it"
	}
	return "figures: " + strings.Join(grades, ", ")
}

// bibText is a text with what TeX reads as commands written out.
func bibText(text string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
	).Replace(wording.Clean(text))
}
