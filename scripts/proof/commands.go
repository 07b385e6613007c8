package main

import (
	"fmt"
	"slices"
	"strings"
)

// scenarios are the built-in ones.
var scenarios = []string{
	"package-four-legs", "no-umbrella", "bases-only", "romania-only", "without-us", "veto", "after-ceasefire",
	"sky-shield", "no-fly",
}

var (
	estimates   = []string{"low", "base", "high"}
	textFormats = []string{"text", "markdown", "json", "csv", "line"}
	threats     = []string{"drone-low", "drone-high", "cruise-missile", "ballistic", "aircraft"}
)

// reportCases are reports in words and tables.
func reportCases(l *list) {
	for _, s := range scenarios {
		for _, f := range textFormats {
			for _, e := range estimates {
				l.typed("report", fmt.Sprintf("report %s --estimate %s --format %s", s, e, f))
			}
		}
		for _, t := range threats {
			l.typed("report", fmt.Sprintf("report %s --threat %s --format line", s, t))
		}
		l.typed("report",
			"report "+s+" --threat cruise-missile --threat ballistic --cell 5km --format json",
			"report "+s+" --threat drone-high",
			"report "+s+" --min-covered 0.5 --format line",
			"report "+s+" --require kyiv:ballistic>=likely --require odesa:cruise-missile>=possible --format line",
		)
		l.typed("bare", s+" --threat ballistic --cell 10km")
	}
	l.typed("report",
		"report", "report --cell 0.5km --format json", "report --cell 1km", "report --cell 50km",
		"report --cell 3nmi --format csv",
		"report --min-covered 0", "report --min-covered 1",
		"report no-umbrella --min-covered 0.99 --quiet --format line",
		"report --require lviv:drone-low>=assured", "report --require kyiv:worst>=possible --format line",
		"report --no-color", "report --quiet", "report no-fly --threat aircraft --estimate high --cell 4km",
	)
	l.add("report/require_with_blanks", "report", "--format", "line", "--require",
		"Kryvyi Rih : cruise-missile >= partly")
	for _, f := range append(slices.Clone(textFormats), "svg") {
		c := l.add("report/to_a_file/"+f, "report", "veto", "--format", f, "--output", "out")
		c.keep = []string{"out"}
	}
	l.typed("bare", "--estimate high", "--set hosts.PL=granted", "--palette mono", "--tour", "no-umbrella --no-color")
	l.add("bare/standard_input", "-").steps[0].stdin = starter
	for _, line := range []string{"report -", "report - --format json", "show -", "gaps -", "validate -",
		"explain - kyiv", "explain lviv -"} {
		l.add("standard_input/"+named(line), strings.Fields(line)...).steps[0].stdin = starter
	}
}

// starter is a small scenario of one's own.
const starter = `version: 1
name: Poland says yes
extends: package-four-legs
package:
  hosts: {PL: granted}
  authorisation: {delay: 10m}
units:
  - {id: my-lviv, system: nasams, at: lviv, contributor: "NO", group: west, phase: after-ceasefire}
`

// pictureCases are pictures; a PNG of the usual size takes over a second.
func pictureCases(l *list) {
	for _, s := range scenarios {
		for _, e := range estimates {
			l.typed("picture",
				fmt.Sprintf("report %s --estimate %s --format svg", s, e),
				fmt.Sprintf("report %s --estimate %s --format png --size 480x300", s, e),
			)
		}
		l.typed("picture", "report "+s+" --threat ballistic --format svg --dark --size 800x500")
	}
	l.typed("picture",
		"report --format png", "report no-fly --format png --threat drone-low", "report --format svg --cell 5km",
		"report --format png --dark --size 900x600 --threat ballistic", "report --format png --size 240x240",
		"report --format svg --size 240x4000",
		"report sky-shield --format svg --size 4000x240",
		"report --format svg --size 1000x1000 --dark --threat drone-low --estimate high",
	)
}

// explainCases are places and why they are covered or not.
func explainCases(l *list) {
	places := []string{"kyiv", "kharkiv", "lviv", "odesa", "dnipro", "zaporizhzhia", "chernivtsi",
		"power-rivne-npp", "mykolaiv"}
	for i, s := range scenarios {
		for _, p := range places[i%5 : i%5+5] {
			l.typed("explain", "explain "+p+" "+s)
		}
		for _, more := range []string{"kharkiv --format markdown", "kharkiv --format json", "kharkiv --format line",
			"odesa -v", "odesa --format json -v", "odesa --estimate low --threat ballistic"} {
			l.typed("explain", "explain "+s+" "+more)
		}
	}
	for _, p := range places {
		l.typed("explain", "explain "+p+" --estimate high", "explain "+p+" --set hosts.PL=granted --format line",
			"explain "+p+" -v --format markdown")
	}
	l.typed("explain",
		"explain Kiev --threat ballistic", "explain no-umbrella Львів --threat cruise-missile",
		"explain Kharkov --format line",
		"explain Одеса", "explain odesa --threat aircraft", "explain khm", "explain kyiv lviv", "explain karkiv",
		"explain boiarka",
		"explain xyzzyxyzzy", "explain", "explain kyiv --threat worst", "explain a b c", "explain mariupol",
		"explain donetsk --set places.control=all",
		"explain boiarka --set places.min_population=1000",
		"explain sevastopol --set places.control=all --format json", "explain dnipro no-such",
		"explain power-zaporizhzhia-npp --format line", "explain iv", "explain odes",
	)
	l.add("explain/two_words", "explain", "sky-shield", "Bila Tserkva", "--threat", "cruise-missile")
	l.add("explain/two_words_markdown", "explain", "no-umbrella", "bila tserkva", "--format", "markdown")
	l.add("explain/with_an_apostrophe", "explain", "Кам'янське")
	l.add("explain/an_old_name", "explain", "Dnepropetrovsk", "--format", "line")
}

// gapsCases are places and areas not covered.
func gapsCases(l *list) {
	for _, s := range scenarios {
		for _, f := range textFormats {
			l.typed("gaps", "gaps "+s+" --format "+f)
		}
		l.typed("gaps", "gaps "+s+" --estimate low", "gaps "+s+" --estimate high --format json",
			"gaps "+s+" --threat ballistic --format csv", "gaps "+s+" --threat drone-high --cell 10km")
	}
	l.typed("gaps", "gaps", "gaps --cell 0.5km --format csv", "gaps --set places.control=all",
		"gaps --set authorisation.zone=none --format line", "gaps -q")
}

// worthCases are what the promises are worth.
func worthCases(l *list) {
	for _, s := range scenarios {
		for _, f := range textFormats {
			l.typed("worth", "worth "+s+" --format "+f)
		}
		l.typed("worth",
			"worth "+s+" --target 0.65 --threat cruise-missile",
			"worth "+s+" --target 0.5 --threat drone-low --format json",
			"worth "+s+" --target 0.9 --threat ballistic --format line",
			"worth "+s+" --assumptions --threat cruise-missile",
			"worth "+s+" --assumptions --threat ballistic --format csv",
		)
	}
	l.typed("worth",
		"worth", "worth --target 0.65", "worth --target 0.99", "worth --target 0.65 --format markdown",
		"worth --assumptions",
		"worth --assumptions --format json", "worth --assumptions --format markdown",
		"worth --target 0.6 --assumptions --format csv",
		"worth --target 0", "worth --target 1 --threat drone-high",
		"worth --set hosts.PL.probability=0.5 --threat cruise-missile",
		"worth --set hosts.PL.probability=0.5 --set contributors.DE.probability=0.25 --format json",
		"worth --target 1.5", "worth --estimate low",
		"worth --set c2=0 --format line", "worth --set authorisation.delay=20m",
	)
}

// raidCases are raids and staying power.
func raidCases(l *list) {
	for _, s := range scenarios {
		for _, f := range textFormats {
			l.typed("raid", "raid "+s+" --format "+f)
		}
		l.typed("raid", "raid "+s+" --draw --seed 1", "raid "+s+" --draw --seed 42")
		l.typed("raid",
			"raid "+s+" --estimate low", "raid "+s+" --estimate high --format json",
			"raid "+s+" --draw --seed 5 --nights 60 --format json",
			"raid "+s+" --set doctrine=shoot-look-shoot --set resupply=100 --set stockpile=0.5 --threat cruise-missile",
		)
	}
	for _, f := range textFormats {
		l.typed("raid", "raid --draw --seed 3 --nights 5 --format "+f)
	}
	l.typed("raid",
		"raid", "raid --draw", "raid --draw --nights 365 --format csv", "raid --draw --nights 1",
		"raid --draw --seed -5", "raid --draw --seed 99999999999",
		"raid --seed 3", "raid --nights 5", "raid --draw --nights 0", "raid --draw --nights 366",
		"raid --draw --seed x", "raid --set raid_window=1h",
		"raid --draw --seed 9 --threat drone-low --estimate low",
		"raid --set stockpile.nights=30 --set stockpile.factor=3", "raid -q --format line",
	)
}

// compareCases set one package beside another.
func compareCases(l *list) {
	for i, a := range scenarios {
		for _, b := range scenarios[i:] {
			l.typed("compare", "compare "+a+" "+b)
		}
		b := scenarios[(i+3)%len(scenarios)]
		for _, f := range textFormats[1:] {
			l.typed("compare", "compare "+a+" "+b+" --format "+f)
		}
		l.typed("compare",
			"compare "+a+" "+b+" --estimate low --format line",
			"compare "+a+" "+b+" --estimate high --threat ballistic --cell 5km",
			"compare "+a+" --set hosts.PL=granted --set authorisation.zone=all",
		)
	}
	l.typed("compare",
		"compare no-umbrella", "compare", "compare a b c", "compare no-such veto", "compare veto no-such",
		"compare veto --set c2=9",
		"compare package-four-legs --set units.us-black-sea.count=48",
		"compare package-four-legs --set phase=now --format json",
		"compare package-four-legs --set systems.nasams.launchers=12 --format csv",
		"compare package-four-legs --set places.min_population=100000",
		"compare package-four-legs sky-shield --set stockpile=2 --format json",
	)
}

// savedCases compare reports saved as JSON.
func savedCases(l *list) {
	for i, a := range scenarios {
		b := scenarios[(i+1)%len(scenarios)]
		l.add("saved/" + a + "_" + b).steps = steps("report "+a+" --format json --output a.json",
			"report "+b+" --format json --cell 5km --output b.json",
			"compare a.json b.json", "compare a.json b.json --format json")
		l.add("saved/" + a + "_and_a_scenario").steps = steps("report "+a+" --format json --output a.json",
			"compare a.json "+b+" --format markdown",
			"compare "+b+" a.json --format line")
	}
	l.add("saved/wrong_uses").steps = steps("report veto --format json -o a.json",
		"compare no-umbrella a.json --set c2=1",
		"compare a.json no-umbrella --threat ballistic", "compare a.json", "report a.json", "validate a.json",
		"compare a.json a.json")
	first := l.add("saved/the_first_edition")
	first.steps = steps("compare a.json no-umbrella", "compare veto a.json --format json", "compare a.json a.json")
	first.files = []file{written("a.json", firstEdition)}
	l.add("saved/parts").steps = steps("report veto --threat ballistic --format json -o a.json",
		"compare a.json veto", "compare no-fly a.json --format csv")
	for name, text := range map[string]string{
		"another_format": `{"format": "airumbrella/report/9"}`, "an_empty_object": "{}",
		"cut":        `{"format": "airumbrella/report/1", "scena`,
		"no_threats": `{"format": "airumbrella/report/1", "scenario": {"name": "x"}}`, "a_list": "[1, 2]",
		"a_raid":      `{"format": "airumbrella/raid/1"}`,
		"wrong_kinds": `{"format": "airumbrella/report/1", "threats": 7}`, "nothing": "",
	} {
		l.add("saved/bad/"+name, "compare", "bad.json", "no-umbrella").files = []file{written("bad.json", text)}
	}
}

// firstEdition is a small report as the first edition of the model wrote it.
const firstEdition = `{"format": "airumbrella/report/1", "scenario": {"name": "Older"},
"options": {"cell_km": 2, "terrain": "smooth-earth"},
"threats": [{"id": "ballistic", "population": {"total": 9, "low": 0, "base": 9, "high": 9},
 "places": {"total": 0, "low": 0, "base": 0, "high": 0}}],
"places": [{"id": "kyiv", "name": "Kyiv", "kind": "city", "counted": true, "population": 9,
 "threats": [{"id": "ballistic", "status": "likely"}]}], "units": []}
`

// listCases print the reference data.
func listCases(l *list) {
	for _, what := range []string{"systems", "bases", "places", "threats", "scenarios", "hosts", "contributors"} {
		for _, f := range textFormats[:4] {
			l.typed("list", "list "+what+" --format "+f, "list "+what+" --format "+f+" -v")
		}
	}
	l.typed("list", "list", "list nothing", "list system", "list systems bases", "list systems --format svg",
		"list threats --set c2=1", "list hosts -q")
	l.typed("sources", "sources", "sources x", "sources --no-color", "sources --format json")
}

// showCases print scenarios as files.
func showCases(l *list) {
	for _, s := range scenarios {
		l.typed("show", "show "+s, "show "+s+" --threat ballistic", "validate "+s)
		c := l.add("show/reads_back/" + s)
		c.steps = steps("show "+s+" -o a.yaml", "show a.yaml", "validate a.yaml", "report a.yaml --format line")
	}
	l.typed("show", "show", "show no-such", "show veto no-fly", "show --threat cruise-missile --threat ballistic",
		"validate", "validate .",
		"validate missing.yaml", "validate veto no-umbrella", "validate --quiet veto",
		"validate veto missing.yaml no-fly", "validate --schema veto")
	l.typed("schema", "validate --schema")
}
