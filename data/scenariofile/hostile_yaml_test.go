package scenariofile

import (
	"encoding/binary"
	"errors"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16Text is a text in UTF-16, which the library would take in silence.
func utf16Text(order binary.AppendByteOrder, mark bool, text string) string {
	if mark {
		text = "\ufeff" + text
	}
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, unit)
	}
	return string(b)
}

// hostileYAML is what the library itself would take, or choke on, each with
// the kind of fault that it must be refused for.
func hostileYAML() map[string]struct {
	text string
	want Code
} {
	many := func(text string) string { return strings.Repeat(text, (maxFile-100)/len(text)) }
	units := head + "units:\n" + numbered("- {id: u%d, system: hawk, at: lviv}\n", 24_000)
	return map[string]struct {
		text string
		want Code
	}{
		"UTF-16, the low byte first":            {utf16Text(binary.LittleEndian, true, head), NotUTF8},
		"UTF-16, the high byte first":           {utf16Text(binary.BigEndian, true, head), NotUTF8},
		"UTF-16 without a mark":                 {utf16Text(binary.LittleEndian, false, head), ControlCharacter},
		"a byte order mark inside":              {head + "about: a\ufeffb\n", UnreadableCharacter},
		"a line end that only some know":        {head + "about: a\u2028phase: b\n", UnreadableCharacter},
		"a carriage return alone":               {head + "about: a\rphase: b\n", ControlCharacter},
		"an alias of itself":                    {head + "units: &a [*a]\n", Property},
		"merge keys of merge keys":              {"a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n", Property},
		"a hundred thousand aliases of nothing": {"a: [" + numbered("*x%d,", 100_000) + "]", Property},
		"a binary tag":                          {head + "about: !!binary aGVsbG8=\n", Property},
		"a tag by its address":                  {head + "about: !<tag:yaml.org,2002:float> 1\n", Property},
		"two documents":                         {head + "---\n" + head, SecondDocument},
		"a quarter of a million documents":      {many("---\n"), SecondDocument},
		"a document after the end":              {head + "...\nname: y\n", SecondDocument},
		"a directive that is not known":         {"%PADDING " + many("x") + "\n---\n", Directive},
		"questions without end":                 {many("? "), TooDeep},
		"lists and mappings by turns":           {many("[{a: "), TooDeep},
		"blocks one level too deep":             {strings.Repeat("- ", maxDepth) + "a: 1\n", TooDeep},
		"commas in a text":                      {head + "about: \"" + many(",") + "\n", TooManyValues},
		"a million commas in a comment":         {"#" + strings.Repeat(",", 1_000_000) + "\n" + head, TooManyValues},
		"question marks in brackets":            {"a: [" + many("b?c?") + "\n", BracketOpen},
		"keys without blanks in brackets":       {"a: {" + many("b:{},") + "}", TooManyValues},
		"backslashes":                           {head + "about: \"" + many("\\\\") + "x\n", QuoteOpen},
		"an escape of what nobody sees":         {head + "about: \"a\\u202eb\"\n", EscapeNotTaken},
		"half a surrogate":                      {head + "about: \"\\ud800\"\n", EscapeNotTaken},
		"the same key in other quotes":          {"name: x\n\"name\": y\n'name': z\n", KeyTwice},
		"an open bracket behind many units":     {units + "about: [x\n", BracketOpen},
		"a lost colon behind many units":        {units + "about\nphase: now\n", NotAKey},
		"an open quote before many units":       {"about: \"" + units, QuoteOpen},
		"a text as long as the file":            {"about: '" + strings.Repeat("''", 500_000) + "\n", QuoteOpen},
		"an indentation beyond all bounds":      {"about: |99\n x\n", TextAfterValue},
	}
}

func TestHostileYAMLIsRefusedForWhatItIs(t *testing.T) {
	if _, err := Load("no-umbrella", Options{}); err != nil { // the reference data is not what is measured
		t.Fatal(err)
	}
	for name, c := range hostileYAML() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Parse("bad.yaml", []byte(c.text), Options{})
		runtime.ReadMemStats(&after)
		allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
		var faults Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: error %v, want faults", name, err)
			continue
		}
		t.Logf("%-40s %8d bytes %4d MB  %.90s", name, len(c.text), allocated, faults[0])
		if faults[0].Code != c.want {
			t.Errorf("%s: %s; want the kind %q", name, faults[0], codes[c.want].reason)
		}
		if faults[0].Line < 1 || faults[0].Column < 1 {
			t.Errorf("%s: no position", name)
		}
		if strings.ContainsFunc(strings.ReplaceAll(faults.Error(), "\n", " "), hidden) {
			t.Errorf("%s: control characters in %q", name, faults.Error())
		}
		if allocated > 400 { // all that was ever allocated; what is held at a time is a fraction
			t.Errorf("%s: %d MB allocated, want at most 400", name, allocated)
		}
	}
}
