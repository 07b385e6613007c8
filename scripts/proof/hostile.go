package main

import (
	"fmt"
	"strconv"
	"strings"
)

// maxFile is the size of the largest file that the program reads, in bytes.
const maxFile = 1 << 20

// head is the least that a scenario needs.
const head = "version: 1\nname: x\n"

// fill repeats text up to the largest file.
func fill(text string) string { return strings.Repeat(text, maxFile/len(text)) }

// numbered repeats a line with a running number.
func numbered(line string, count int) string {
	var b strings.Builder
	for i := range count {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
	}
	return b.String()
}

// deep is keys each indented more than the one before.
func deep(step string, levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(step, i) + "a:\n")
	}
	return b.String()
}

func manyUnits(unit string, count int) string { return "units:\n" + numbered("- "+unit+"\n", count) }

func manyPlaces(count int) string {
	return head + "places:\n  add:\n" + numbered("  - {id: p%d, at: [30, 48]}\n", count)
}

// hostileYAML is what a reader of YAML must not choke on.
var hostileYAML = map[string]func() string{
	"200 kB of nested lists": func() string {
		return strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)
	},
	"200,000 open brackets":         func() string { return strings.Repeat("[", 200_000) },
	"200,000 open braces":           func() string { return strings.Repeat("{a: ", 200_000) },
	"a comment of 1 MiB":            func() string { return "#" + strings.Repeat("x", maxFile-1) },
	"a key of 1 MiB":                func() string { return strings.Repeat("k", maxFile-4) + ": 1\n" },
	"1 MiB of dashes":               func() string { return fill("- ") },
	"1 MiB of dashes on lines":      func() string { return fill("- \n") },
	"1 MiB of empty lists":          func() string { return fill("- []\n") },
	"1 MiB of pairs in brackets":    func() string { return "[" + fill("[1,2],")[:maxFile-10] + "]" },
	"1 MiB of one mapping":          func() string { return fill("a: 1\n") },
	"1 MiB of blanks":               func() string { return fill(" ") },
	"1 MiB of line ends":            func() string { return fill("\n") },
	"1 MiB of quotes":               func() string { return fill("\"") },
	"1 MiB of apostrophes":          func() string { return fill("'") },
	"1 MiB of open quotes on lines": func() string { return fill("- \"\n") },
	"1 MiB of colons":               func() string { return fill(":") },
	"1 MiB of anchors":              func() string { return fill("- &a b\n") },
	"deep indentation":              func() string { return deep(" ", 1_400) },
	"a literal of 1 MiB":            func() string { return "a: |\n" + fill(" x\n")[:maxFile-10] },
	"an anchor bomb":                func() string { return "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" },
	"NUL":                           func() string { return "version: 1\nname: \"a\x00b\"\n" },
	"an escape":                     func() string { return "version: 1\nname: \x1b[31mred\n" },
	"half a character":              func() string { return "version: 1\nname: \xc3\n" },
}

// hostileFiles are sound YAML, yet more of it than anyone means.
var hostileFiles = map[string]func() string{
	"1 MiB of unknown systems": func() string {
		return head + "units:\n" + strings.Repeat("- {id: a, system: xyzzyplugh, at: nowhere}\n", 24_000)
	},
	"units by the thousand": func() string {
		return head + "units:\n" + strings.Repeat("- {id: a, system: hawk, at: lviv}\n", 30_000)
	},
	"unknown places, as many as may be": func() string {
		return head + "places:\n  add:\n" + strings.Repeat("  - {id: a, at: lwiw, kind: vilage}\n", 20_000)
	},
	"faults at the end of one line": func() string {
		return "{version: 1, name: x, about: \"" + strings.Repeat("z", 700_000) + "\", units: [" +
			strings.Repeat("{id: a, system: q, at: [900, 900], cout: 1},", 2_000) + "]}"
	},
	"unknown sites among many places": func() string {
		return manyPlaces(15_000) + manyUnits("{id: u%d, system: hawk, at: nowher}", 2_000)
	},
	"stations near a stand-off": func() string {
		return head + "package: {authorisation: {standoff: 500km}}\n" +
			manyUnits("{id: u%d, system: f-16c, at: LRCK, station: [21, 46.%d]}", 300)
	},
	"unknown countries": func() string {
		return head + "package:\n  hosts:\n" + numbered("    Polandia%d: granted\n", 30_000)
	},
	"unknown fields": func() string { return head + numbered("unitts%d: 1\n", 60_000) },
	"removals of nothing": func() string {
		return head + "extends: no-umbrella\nremove: {units: [" + numbered("ua%d,", 100_000) + "]}\n"
	},
	"too large": func() string { return strings.Repeat("#\n", maxFile/2+1) },
	"nothing":   func() string { return "" },
}

// throughBoth puts a file through validate and report.
func throughBoth(l *list, name string, text func() string) {
	name = strings.ReplaceAll(name, " ", "_")
	l.add(name+"/validate", "validate", "bad.yaml").files = []file{{"bad.yaml", text}}
	l.add(name+"/report", "report", "bad.yaml", "--format", "line").files = []file{{"bad.yaml", text}}
}

// hostileCases are files made to do harm.
func hostileCases(l *list) {
	for name, text := range hostileYAML {
		throughBoth(l, "hostile/yaml-"+name, text)
	}
	for name, text := range hostileFiles {
		throughBoth(l, "hostile/"+name, text)
	}
}

// syntaxCases are files that are no YAML, or not of the kind that is taken.
func syntaxCases(l *list) {
	for i, text := range brokenYAML {
		throughBoth(l, fmt.Sprintf("hostile/yaml-syntax-%02d", i+1), func() string { return text })
		c := l.add(fmt.Sprintf("hostile/yaml-inside-%02d", i+1), "validate", "bad.yaml")
		c.files = []file{written("bad.yaml", head+text)}
	}
	for i, text := range soundYAML {
		throughBoth(l, fmt.Sprintf("yaml/sound-%02d", i+1), func() string { return text })
	}
}

// faultCases are files with one thing wrong.
func faultCases(l *list) {
	for _, c := range semanticFaults {
		throughBoth(l, "fault/"+c.name, func() string { return head + c.text })
	}
	throughBoth(l, "fault/another version", func() string { return "version: 2\nname: x\n" })
	throughBoth(l, "fault/no version", func() string { return "name: x\n" })
	throughBoth(l, "fault/no name", func() string { return "version: 1\n" })
	throughBoth(l, "fault/a version in words", func() string { return "version: one\nname: x\n" })
	throughBoth(l, "fault/an empty name", func() string { return "version: 1\nname: \"\"\n" })
	throughBoth(l, "fault/a list", func() string { return "- version: 1\n- name: x\n" })
	throughBoth(l, "fault/a word", func() string { return "scenario\n" })
	throughBoth(l, "fault/JSON", func() string {
		return `{"version": 1, "name": "x", "phase": "later", "units": [{"id": "a", "system": "hawk", "at": [30, 48]}]}`
	})
	throughBoth(l, "fault/Windows line ends", func() string { return strings.ReplaceAll(starter, "\n", "\r\n") })
	throughBoth(l, "fault/a byte order mark", func() string { return "\ufeff" + starter })
}

// chainCases are files that extend one another.
func chainCases(l *list) {
	chain := func(name string, files ...file) {
		for _, line := range []string{"validate a.yaml", "report a.yaml --format line", "show a.yaml"} {
			l.add("chain/"+name+"/"+named(line), strings.Fields(line)...).files = files
		}
	}
	extending := func(name, parent, more string) file {
		return written(name, head+"extends: "+parent+"\n"+more)
	}
	chain("itself", extending("a.yaml", "a.yaml", ""))
	chain("a_circle", extending("a.yaml", "b.yaml", ""), extending("b.yaml", "a.yaml", ""))
	chain("a_circle_of_three", extending("a.yaml", "b.yaml", ""), extending("b.yaml", "sub/c.yaml", ""),
		extending("sub/c.yaml", "../a.yaml", ""))
	chain("a_missing_parent", extending("a.yaml", "nosuch.yaml", ""))
	chain("a_folder", extending("a.yaml", "sub", ""), written("sub/x", ""))
	chain("a_faulty_parent", extending("a.yaml", "b.yaml", "phase: x\n"), extending("b.yaml", "veto",
		"package: {c2: 9}\n"))
	chain("a_faulty_grandparent", extending("a.yaml", "b.yaml", ""), extending("b.yaml", "c.yaml", ""),
		written("c.yaml", "version: 1\n"))
	chain("two_sound_steps", extending("a.yaml", "b.yaml", "package: {hosts: {PL: granted}}\n"),
		extending("b.yaml", "sky-shield", "units: [{id: mine, system: hawk, at: lviv, contributor: UA}]\n"))
	chain("a_change_of_a_parents_unit", extending("a.yaml", "b.yaml",
		"units: [{id: mine, count: 3}]\nremove: {units: [shield-kyiv]}\n"),
		extending("b.yaml", "sky-shield", "units: [{id: mine, system: hawk, at: lviv, contributor: UA}]\n"))
	chain("another_zone", extending("a.yaml", "veto",
		"package: {authorisation: {zone: border-strip, strip: 80km}}\n"))
	chain("other_threats", extending("a.yaml", "no-fly",
		"threats: [{id: mine, class: cruise-missile, speed: 900km/h, altitude: 100m, rcs: 0.3}, ballistic]\n"))
	var long []file
	for i := range 40 {
		long = append(long, extending("f"+strconv.Itoa(i)+".yaml", "f"+strconv.Itoa(i+1)+".yaml", ""))
	}
	chain("forty_steps", append(long, extending("a.yaml", "f0.yaml", ""), extending("f40.yaml", "veto", ""))...)
}

// styleCases are one scenario in many ways of writing YAML.
func styleCases(l *list) {
	for i, text := range []string{
		"version: 1\nname: \"two\n  lines\"\nabout: 'it''s # no comment: at all'\n",
		"version: 1\nname: plain text, with a comma\nabout: over\n  two lines\n\n  and a paragraph\n",
		"---\nversion: 1\nname: x # comment\n\n# more\nabout: |\n  line one\n    indented\n\n  line two\n...\n",
		"version: 1\nname: x\nabout: >\n  folded\n  into one\n\n  paragraph\nphase: now\n",
		"version: 1\nname: x\nabout: |-\n  stripped\n\n",
		"version: 1\nname: x\nabout: |+\n  kept\n\nphase: now\n",
		"{version: 1, name: x, about: \"a\\tb \\u0416 \\\\ \\\" \\x41\", units: " +
			"[{id: a, system: hawk, at: [24.0, 49.8]}]}\n",
		"\"version\": 1\n'name': x\nunits:\n- id: a\n  system: hawk\n  at: [\n    24.0, # east\n    49.8,\n  ]\n",
		"version: 1\nname: ключ\nabout: значення — з тире\nunits:\n-   id: a\n    system: hawk\n    at: lviv\n" +
			"    name: \"№ 1\"\n",
		"version: 1\nname: NO\nabout: yes\nunits: [{id: a, system: hawk, at: lviv, contributor: NO, group: \"null\"}]\n",
		"version: 1\nname: \"12\"\nabout: \"true\"\nunits: [{id: \"1\", system: hawk, at: lviv, group: \"007\"}]\n",
		"version: 1\nname: x:y\nabout: a & b * c ! d http://example.org/x?y=z\n",
		"version: 1\nname:   spaced   \nabout: x\t# tab before a comment\nphase:   now\n",
		"version: 1.0\nname: x\npackage:\n  stockpile: .5\n  resupply: +3\n  activation: 1h30m\n",
		"version: 1\nname: x\npackage:\n  stockpile: 0x10\n",
		"version: 1\nname: x\npackage:\n  stockpile: 1_0\n",
		"version: 1\nname: x\npackage: {stockpile: 010}\n",
		"version: 1\nname: x\nabout: ~\nunits: []\nsystems: {}\n",
		"version: 1\nname: x\nabout: \"joined \\\n   here\"\n",
		"version: 1\nname: x\npackage:\n    hosts:\n        PL: {permission: granted, delay: 5m}\n" +
			"        \"NO\": open\n    c2: {level: 3, provider: \"US\", without: 1}\n",
		"version: 1\nname: x\npackage: {authorisation: {classes: [drone, ballistic], delay: {default: 5m, drone: 30s}}}\n",
		"version: 1\nname: x\nunits: [{id: a, system: hawk, at: lviv, name: " +
			"'quoted ''twice'''}, {id: b, system: \"hawk\", at: \"kyiv\"}]\n",
	} {
		for _, line := range []string{"show a.yaml", "report a.yaml --format json", "validate a.yaml"} {
			l.add(fmt.Sprintf("yaml/style-%02d/%s", i+1, named(line)),
				strings.Fields(line)...).files = []file{written("a.yaml", text)}
		}
	}
}
