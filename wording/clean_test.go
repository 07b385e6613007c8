package wording

import "testing"

func TestCleanTakesOutWhatSteersAScreen(t *testing.T) {
	for text, want := range map[string]string{
		"plain ~ text":                         "plain ~ text",
		"a\nb\tc\rd":                           "a b c d",
		"a\u2028b\u2029c":                      "a b c",
		"a\x1b[31mb\x1b]0;title\x07c\u009b1md": "abc1md",
		"a\u202ab\u202ec\u2066d\u2069e\u200df": "abcdef",
		"a\x00b\x7fc\u0085d":                   "abcd",
		"a\xffb":                               "a\ufffdb",
		"Київ ＠ Ⅷ":                             "Київ ＠ Ⅷ",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
