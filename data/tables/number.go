package tables

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// parseNumber reads a finite decimal number with a point.
func parseNumber(text string) (float64, bool) {
	if text == "" || strings.Trim(text, "0123456789+-.eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// noBlanks is a text without blanks and apostrophes, as stand between thousands.
func noBlanks(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\'' || r == '’' {
			return -1
		}
		if r == '−' {
			return '-'
		}
		return r
	}, text)
}

var thousands = regexp.MustCompile(`^[+-]?\d{1,3}([,.]\d{3})+$`)

// ParseCount reads a whole number as people write it: 34500, 34500.0, 34 500,
// 34,500 or 34.500.
func ParseCount(text string) (int, bool) {
	text = noBlanks(text)
	if thousands.MatchString(text) && !strings.HasSuffix(text, ".000") || strings.Count(text, ",") > 1 {
		text = strings.NewReplacer(",", "", ".", "").Replace(text)
	}
	v, ok := parseNumber(strings.Replace(text, ",", ".", 1))
	const most = 1 << 53
	if !ok || v != math.Trunc(v) || math.Abs(v) > most {
		return 0, false
	}
	return int(v), true
}

// ParseDecimal reads a number with a decimal point or comma.
func ParseDecimal(text string) (float64, bool) {
	text = noBlanks(text)
	if !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	return parseNumber(text)
}
