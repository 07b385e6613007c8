package report

import (
	"strings"
	"testing"

	"airumbrella/report/subject"
	"airumbrella/scenario"
)

// twoHeralds is two works of one publisher and year, and one with neither title nor
// graded figure.
func twoHeralds() *subject.Sources {
	use := func(of, figure string, grade scenario.Grade) subject.Use {
		return subject.Use{Of: of, Figure: figure, Grade: grade}
	}
	return &subject.Sources{
		Works: []subject.Work{
			{
				Citation: scenario.Citation{Publisher: "Herald", Title: "Ten % & more", Date: "3 May 2025"},
				Uses: []subject.Use{
					use("crotale", "reach.drone", scenario.GradeB), use("crotale", "ceiling", scenario.GradeB),
					use("hawk", "ceiling", scenario.GradeC),
				},
			},
			{
				Citation: scenario.Citation{Publisher: "Herald", Title: "Later", Date: "June 2025"},
				Uses:     []subject.Use{use("crotale", "ceiling", scenario.GradeB)},
			},
			{
				Citation: scenario.Citation{Publisher: "Вісник", Date: "2024"},
				Uses:     []subject.Use{use("host RO", "permission", "")},
			},
		},
		Unnamed: map[scenario.Grade]int{scenario.GradeC: 2, scenario.GradeD: 7, "": 1},
	}
}

func TestPublicationsAreNumberedWithWhatRestsOnThem(t *testing.T) {
	text := said(t, shown("text", Sources.Of(twoHeralds()), subject.View{}))
	for _, want := range []string{
		"3 figures name 3 publications. 2 of grade C and 7 of grade D name none. One position or statement\nnames none.",
		" 1  Herald, Ten % & more, 3 May 2025  B 2, C 1  crotale, hawk\n",
		" 2  Herald, Later, June 2025          B 1       crotale\n",
		" 3  Вісник, 2024                      -         host RO\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestPublicationsAsBibTeX(t *testing.T) {
	const want = `@misc{herald2025,
  author = {{Herald}},
  title = {{Ten \% \& more}},
  year = {2025},
  month = may,
  day = {3},
  note = {figures: 2 of grade B, 1 of grade C}
}

@misc{herald2025-2,
  author = {{Herald}},
  title = {{Later}},
  year = {2025},
  month = jun,
  note = {figures: 1 of grade B}
}

@misc{source2024,
  author = {{Вісник}},
  year = {2024},
  note = {no graded figure rests on it}
}
`
	if got := said(t, shown("bibtex", Sources.Of(twoHeralds()), subject.View{})); got != want {
		t.Errorf("%s", got)
	}
}

func TestPublicationsAsJSONCountWhatRestsOnThem(t *testing.T) {
	got := said(t, shown("json", Sources.Of(twoHeralds()), subject.View{}))
	for _, want := range []string{
		`"format": "airumbrella/sources/1"`, `"scenario": null`, `"figures": 3,`, `"title": null,`, `"year": 2024,`,
		`"statements": 1`, `"grade": null`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
