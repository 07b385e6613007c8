package scenariofile

import (
	"errors"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"airumbrella/data"
)

// hostileTexts is what a reader must not choke on: each is refused, fast and
// in little memory.
func hostileTexts() map[string]string {
	deep := func(step string, levels int) string {
		var b strings.Builder
		for i := range levels {
			b.WriteString(strings.Repeat(step, i) + "a:\n")
		}
		return b.String()
	}
	fill := func(text string) string { return strings.Repeat(text, maxFile/len(text)) }
	return map[string]string{
		"200 kB of nested lists":            strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"200,000 open brackets":             strings.Repeat("[", 200_000),
		"200,000 open braces":               strings.Repeat("{a: ", 200_000),
		"a comment of 1 MiB":                "#" + strings.Repeat("x", maxFile-1),
		"a key of 1 MiB":                    strings.Repeat("k", maxFile-4) + ": 1\n",
		"1 MiB of dashes":                   fill("- "),
		"1 MiB of dashes on lines":          fill("- \n"),
		"1 MiB of empty lists":              fill("- []\n"),
		"1 MiB of pairs in brackets":        "[" + fill("[1,2],")[:maxFile-10] + "]",
		"1 MiB of one mapping":              fill("a: 1\n"),
		"1 MiB of blanks":                   fill(" "),
		"1 MiB of line ends":                fill("\n"),
		"1 MiB of quotes":                   fill("\""),
		"1 MiB of apostrophes":              fill("'"),
		"1 MiB of open quotes on lines":     fill("- \"\n"),
		"1 MiB of colons":                   fill(":"),
		"1 MiB of anchors":                  fill("- &a b\n"),
		"1 MiB of unknown systems":          head + "units:\n" + strings.Repeat("- {id: a, system: xyzzyplugh, at: nowhere}\n", 24_000),
		"units by the thousand":             head + "units:\n" + strings.Repeat("- {id: a, system: hawk, at: lviv}\n", 30_000),
		"unknown places, as many as may be": head + "places:\n  add:\n" + strings.Repeat("  - {id: a, at: lwiw, kind: vilage}\n", 20_000),
		"faults at the end of one line":     "{version: 1, name: x, about: \"" + strings.Repeat("z", 700_000) + "\", units: [" + strings.Repeat("{id: a, system: q, at: [900, 900], cout: 1},", 2_000) + "]}",
		"unknown sites among many places":   manyPlaces(15_000) + manyUnits("{id: u%d, system: hawk, at: nowher}", 2_000),
		"stations near a stand-off":         head + "package: {authorisation: {standoff: 500km}}\n" + manyUnits("{id: u%d, system: f-16c, at: LRCK, station: [21, 46.%d]}", 2_000),
		"unknown countries":                 head + "package:\n  hosts:\n" + numbered("    Polandia%d: granted\n", 30_000),
		"unknown fields":                    head + numbered("unitts%d: 1\n", 60_000),
		"removals of nothing":               head + "extends: no-umbrella\nremove: {units: [" + numbered("ua%d,", 100_000) + "]}\n",
		"deep indentation":                  deep(" ", 1_400),
		"a literal of 1 MiB":                "a: |\n" + fill(" x\n")[:maxFile-10],
		"an anchor bomb":                    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
		"NUL":                               "version: 1\nname: \"a\x00b\"\n",
		"an escape":                         "version: 1\nname: \x1b[31mred\n",
		"half a character":                  "version: 1\nname: \xc3\n",
		"too large":                         strings.Repeat("#\n", maxFile/2+1),
		"nothing":                           "",
	}
}

// numbered repeats a line with a running number.
func numbered(line string, count int) string {
	var b strings.Builder
	for i := range count {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
	}
	return b.String()
}

func manyUnits(unit string, count int) string {
	return "units:\n" + numbered("- "+unit+"\n", count)
}

func manyPlaces(count int) string {
	return head + "places:\n  add:\n" + numbered("  - {id: p%d, at: [30, 48]}\n", count)
}

func TestHostileTextIsRefusedFastAndSmall(t *testing.T) {
	if _, err := Load(data.Default, Options{}); err != nil { // the reference data is not what is measured
		t.Fatal(err)
	}
	for name, text := range hostileTexts() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, err := Parse("bad.yaml", []byte(text), Options{})
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
		t.Logf("%-34s %8d bytes %8.1f ms %4d MB", name, len(text), float64(took.Microseconds())/1000, allocated)
		if name == "stations near a stand-off" { // legal, and no slower for that
			continue
		}
		var faults Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: error %v, want faults", name, err)
			continue
		}
		for _, f := range faults {
			if f.Line == 0 && f.Code != AndMore {
				t.Errorf("%s: no position in %q", name, f)
			}
		}
		if size := len(err.Error()); size > 200_000 {
			t.Errorf("%s: the message has %d bytes", name, size)
		}
		// Allocations do not depend on how busy the machine is; a time does,
		// so the limit on it is a hundred times what was measured: only what
		// does not end meets it.
		if allocated > 200 {
			t.Errorf("%s: %d MB allocated, want at most 200", name, allocated)
		}
		if took > time.Minute {
			t.Errorf("%s: took %v", name, took)
		}
	}
}
