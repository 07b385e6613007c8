package scenario

import (
	"regexp"
	"slices"
	"strings"
)

// Citation is a publication that a reader can look up.
type Citation struct {
	Publisher string
	Title     string // "" where it has none
	Date      string // "16 October 2022", "March 2025" or "2016"
}

// Year returns the year of the date, four digits.
func (c Citation) Year() string { return c.Date[len(c.Date)-len("2006"):] }

// String returns the citation as sources state it: publisher, title, date.
func (c Citation) String() string {
	if c.Title == "" {
		return c.Publisher + ", " + c.Date
	}
	return c.Publisher + ", " + c.Title + ", " + c.Date
}

// citationForm is "publisher, title, date" with perhaps whom it quotes or speaks of,
// and what it says after a colon.
var citationForm = regexp.MustCompile(`^([^,:]+), (?:(.+?), )?((?:(?:[0-3]?\d )?(?:January|February|March|April|May|` +
	`June|July|August|September|October|November|December) )?(?:19|20)\d\d)(?:,? (?:quoting|on) [^:]+)?(?::.*)?$`)

// unnamed are words that stand for publishers and name none.
var unnamed = []string{"press", "media", "reports"}

// Citations returns the publications that a figure's source names, in its order. A
// source is parts held apart by "; ", each of them a citation or a remark; a source
// of remarks alone names none.
func (p Provenance) Citations() (list []Citation) {
	for part := range strings.SplitSeq(p.Source, "; ") {
		if m := citationForm.FindStringSubmatch(part); m != nil && !slices.Contains(unnamed, strings.ToLower(m[1])) {
			list = append(list, Citation{Publisher: m[1], Title: m[2], Date: m[3]})
		}
	}
	return list
}
