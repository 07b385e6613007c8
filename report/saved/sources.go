package saved

import (
	"strconv"

	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/wording"
)

// sourcesFormat names the JSON of publications.
const sourcesFormat = "airumbrella/sources/1"

// sourcesJSON is the publications that figures rest on.
type sourcesJSON struct {
	Format   string        `json:"format"`
	Scenario *scenarioJSON `json:"scenario"` // null: the catalogue
	Sources  []workJSON    `json:"sources"`
	Unnamed  unnamedJSON   `json:"without_publication"`
	About    []sectionJSON `json:"about"`
}

// workJSON is a publication, numbered as in words.
type workJSON struct {
	Number    int                    `json:"number"`
	Publisher string                 `json:"publisher"`
	Title     *string                `json:"title"` // null where it has none
	Date      string                 `json:"date"`
	Year      int                    `json:"year"`
	Figures   int                    `json:"figures"`
	Grades    map[scenario.Grade]int `json:"grades"`
	Uses      []useJSON              `json:"uses"`
}

// useJSON is what rests on a publication; grade is null for a position or statement.
type useJSON struct {
	Of     string  `json:"of"`
	Figure string  `json:"figure"`
	Grade  *string `json:"grade"`
}

// unnamedJSON counts what names no publication.
type unnamedJSON struct {
	Figures    map[scenario.Grade]int `json:"figures"` // by grade
	Statements int                    `json:"statements"`
}

type sectionJSON struct {
	Heading string   `json:"heading"`
	Items   []string `json:"items"`
}

// Sources returns publications with what rests on each.
func Sources(s *subject.Sources, _ subject.View) any {
	saved := &sourcesJSON{
		Format: sourcesFormat, Sources: make([]workJSON, len(s.Works)), About: make([]sectionJSON, len(s.About)),
		Unnamed: unnamedJSON{Figures: make(map[scenario.Grade]int), Statements: s.Unnamed[""]},
	}
	if s.Scenario != nil {
		of := savedScenario(s.Scenario)
		saved.Scenario = &of
	}
	for i := range s.Works {
		saved.Sources[i] = savedWork(i+1, &s.Works[i])
	}
	for i := range s.About {
		saved.About[i] = sectionJSON(s.About[i])
	}
	for _, grade := range scenario.Grades {
		if n := s.Unnamed[grade]; n > 0 {
			saved.Unnamed.Figures[grade] = n
		}
	}
	return saved
}

func savedWork(number int, w *subject.Work) workJSON {
	year, _ := strconv.Atoi(w.Year())
	saved := workJSON{
		Number: number, Publisher: wording.Clean(w.Publisher), Title: worded(wording.Clean(w.Title)), Date: w.Date,
		Year: year, Figures: w.Figures(), Grades: make(map[scenario.Grade]int), Uses: make([]useJSON, len(w.Uses)),
	}
	for i, u := range w.Uses {
		saved.Uses[i] = useJSON{wording.Clean(u.Of), wording.Clean(u.Figure), worded(string(u.Grade))}
		if u.Grade != "" {
			saved.Grades[u.Grade]++
		}
	}
	return saved
}
