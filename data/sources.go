package data

import (
	_ "embed"
	"strings"
)

//go:embed SOURCES.md
var sourcesMD string

// SourceGroup is one part of what `airumbrella sources` prints.
type SourceGroup struct {
	Heading string
	Lines   []string
}

// Sources returns where the reference data comes from and under what licence,
// what the grades mean, and what is not modelled. The first part is that of
// SOURCES.md.
func Sources() []SourceGroup {
	groups := sourceFile()
	return append(groups,
		SourceGroup{Heading: "Grades", Lines: []string{
			"A: a maker's or ministry's figure in a retrieved source",
			"B: the press, named and dated, that states it, mostly after makers or ministries",
			"C: general knowledge, to be verified; no source is claimed",
			"D: an assumption of this program",
		}},
		SourceGroup{Heading: "Not modelled", Lines: []string{
			"sanctions and money: they have no geometry",
			"alliance membership and deterrence: whether an attack comes at all",
			"suppression of defences: losses of the umbrella itself",
			"tankers: patrols are reckoned without refuelling in the air",
			"crews: limits on flying hours of people",
			"displacement: populations are those of the census year printed beside them",
			"jamming, weather and routes of attack",
		}},
	)
}

// sourceFile is SOURCES.md by its headings; a row of its table is one line.
func sourceFile() (groups []SourceGroup) {
	for _, line := range strings.Split(sourcesMD, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "|---"):
		case strings.HasPrefix(line, "#"):
			groups = append(groups, SourceGroup{Heading: strings.TrimSpace(strings.TrimLeft(line, "#"))})
		case len(groups) == 0:
		default:
			if text := sourceLine(line); text != "" {
				group := &groups[len(groups)-1]
				group.Lines = append(group.Lines, text)
			}
		}
	}
	return groups
}

// sourceLine is a line without its marks: cells of a row as "set: source;
// version; licence; ...", "" for the row of headings.
func sourceLine(line string) string {
	line = strings.ReplaceAll(line, "`", "")
	if !strings.HasPrefix(line, "|") {
		return strings.TrimPrefix(line, "- ")
	}
	var cells []string
	for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			cells = append(cells, cell)
		}
	}
	if len(cells) == 0 || cells[0] == "set" {
		return ""
	}
	return cells[0] + ": " + strings.Join(cells[1:], "; ")
}
