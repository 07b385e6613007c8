package sweep_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"airumbrella/coverage/sweep"
)

// Tables that nobody computed, or that something changed on the way, are refused with the
// line and with what is wrong. The first line is line 1, so that row 5 stands on line 7.
func TestTablesThatAreRefused(t *testing.T) {
	whole := tableOf(t, sweep.Shard{}, "p", square, 3, 2, 2)
	if _, err := sweep.Read(strings.NewReader(whole)); err != nil {
		t.Fatalf("as it is: %v", err)
	}
	row := func(low, base, high string) string {
		return strings.Replace(whole, `[24,25,26]`, "["+low+","+base+","+high+"]", 1)
	}
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	_, _ = w.Write([]byte(whole))
	_ = w.Close()
	lines := strings.SplitAfter(whole, "\n")
	for name, c := range map[string]struct{ text, says string }{
		"fewer than nobody":    {row("-5", "25", "26"), `line 7: -5 people are covered against drone-low at low`},
		"base above high":      {row("24", "27", "26"), "line 7: against drone-low 24 people are covered at low, 27 at base, 26 at high"},
		"low above base":       {row("26", "25", "26"), "line 7: against drone-low 26 people"},
		"more than there are":  {row("24", "25", "1001"), "line 7: 1001 people are covered against drone-low at high, of 1000"},
		"a row twice":          {strings.Replace(whole, lines[6], lines[6]+lines[6], 1), "line 8 holds row 5, which does not belong"},
		"a blank in a row":     {strings.Replace(whole, `{"i":5,`, `{"i": 5,`, 1), "line 7 is no row of this table"},
		"words in a row":       {strings.Replace(whole, lines[6], "five\n", 1), "line 7 is no row: "},
		"cut in row 5":         {strings.Join(lines[:6], "") + lines[6][:9], "cut in the middle of line 7"},
		"cut in the head":      {lines[0][:20], "cut in the middle of line 1"},
		"cut after row 5":      {strings.Join(lines[:7], ""), "has 6 of its 12 rows"},
		"another value":        {strings.Replace(whole, `["0","1","2"]`, `["0","1","3"]`, 1), "the first line was changed"},
		"another scenario":     {strings.Replace(whole, `"sha256:1"`, `"sha256:9"`, 1), "the first line was changed"},
		"another threat":       {strings.ReplaceAll(whole, "drone-low", "drone-mid"), "the first line was changed"},
		"fewer than no people": {strings.Replace(whole, `"people":1000`, `"people":-1`, 1), "the first line speaks of -1 people"},
		"a byte order mark":    {"\ufeff" + whole, "byte order mark"},
		"lines of Windows":     {strings.ReplaceAll(whole, "\n", "\r\n"), "end in CR LF"},
		"a line of Windows":    {strings.Replace(whole, "]}}\n", "]}}\r\n", 1), "line 2: its lines end in CR LF"},
		"gzip":                 {zipped.String(), "compressed by gzip: unpack it first (gunzip FILE)"},
		"UTF-16":               {"\xff\xfe{\x00", "it is UTF-16"},
	} {
		if _, err := sweep.Read(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want %q", name, err, c.says)
		}
	}
}
