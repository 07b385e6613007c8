package subject

import (
	"fmt"
	"slices"
	"strings"

	"airumbrella/scenario"
	"airumbrella/wording"
)

// Sources is the subject of where data and figures come from.
type Sources struct {
	Scenario *scenario.Scenario // whose figures they are; nil: the catalogue's
	About    []Section          // attributions, grades and limits; none for a scenario
	Works    []Work             // publications, by publisher, title and date
	// Unnamed is how many figures have a source that names no publication, by grade;
	// under no grade, how many positions and statements.
	Unnamed map[scenario.Grade]int
}

// Section is a heading with a list below it.
type Section struct {
	Heading string
	Items   []string
}

// Work is a publication with what rests on it.
type Work struct {
	scenario.Citation
	Uses []Use
}

// Use is a figure, or a position or statement without a grade, that rests on a
// [Work].
type Use struct {
	Of     string // id of a system or threat, or what else it tells of
	Figure string // key of the figure, as files state it
	Grade  scenario.Grade
}

// Figures returns how many graded figures rest on the work.
func (w *Work) Figures() (n int) {
	for _, u := range w.Uses {
		if u.Grade != "" {
			n++
		}
	}
	return n
}

// Graded returns how many figures of a grade rest on the work.
func (w *Work) Graded(grade scenario.Grade) (n int) {
	for _, u := range w.Uses {
		if u.Grade == grade {
			n++
		}
	}
	return n
}

// SourcesDocument returns attributions and limits under their headings, and the
// publications numbered, with what rests on each.
func SourcesDocument(s *Sources, _ View) *Document {
	p := &Document{Title: "Sources"}
	if s.Scenario != nil {
		p.Title = "Sources of " + wording.Clean(s.Scenario.Name)
	}
	for i := range s.About {
		p.heading(s.About[i].Heading)
		p.list(s.About[i].Items)
	}
	p.heading("Publications that figures rest on")
	p.say(s.counted())
	heads := []Head{
		{Title: "NO", Right: true}, {Title: "PUBLICATION", Max: 55}, {Title: "FIGURES"}, {Title: "OF", Max: 30},
	}
	rows := make([][]string, len(s.Works))
	for i := range s.Works {
		w := &s.Works[i]
		rows[i] = []string{fmt.Sprint(i + 1), wording.Clean(w.String()), w.grades(), strings.Join(w.of(), ", ")}
	}
	p.tabulate(heads, rows)
	return p
}

// counted says how many figures have a publication and how many have none.
func (s *Sources) counted() string {
	figures := make(map[Use]bool)
	for i := range s.Works {
		for _, u := range s.Works[i].Uses {
			if u.Grade != "" {
				figures[u] = true
			}
		}
	}
	text := fmt.Sprintf("%d figures name %d publications.", len(figures), len(s.Works))
	var none []string
	for _, grade := range scenario.Grades {
		if n := s.Unnamed[grade]; n > 0 {
			none = append(none, fmt.Sprintf("%d of grade %s", n, grade))
		}
	}
	if len(none) > 0 {
		text += " " + wording.Enumerate(none, "") + " name none."
	}
	switch n := s.Unnamed[""]; {
	case n == 1:
		text += " One position or statement names none."
	case n > 1:
		text += fmt.Sprintf(" %d positions and statements name none.", n)
	}
	return text
}

// grades is "A 1, B 6", "-" for a work that no graded figure rests on.
func (w *Work) grades() string {
	var parts []string
	for _, grade := range scenario.Grades {
		if n := w.Graded(grade); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", grade, n))
		}
	}
	if len(parts) == 0 {
		return "-"
	}
	return strings.Join(parts, ", ")
}

// of is what rests on the work, each once, in order.
func (w *Work) of() (names []string) {
	for _, u := range w.Uses {
		if name := wording.Clean(u.Of); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
