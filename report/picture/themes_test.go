package picture

import (
	"math"
	"slices"
	"strings"
	"testing"

	"airumbrella/coverage/sweep"
	"airumbrella/coverage/worth"
	"airumbrella/report/subject"
)

// foundForPictures is a discovery over the scenario of the pictures: one government alone
// uncovers the first city.
func foundForPictures() *subject.Discovery {
	r := pictureResult()
	w := &worth.Worth{Result: r}
	d := &subject.Discovery{Discovery: &sweep.Discovery{Header: &sweep.Header{}}, Scenario: r.Scenario, Threat: r.Threats[0].Threat, Orders: w}
	d.Header.Name, d.Header.People, d.Header.Rows = r.Scenario.Name, 9_000_000, 64
	d.Fewest, d.Most, d.Least, d.Holding = 2_000_000, 7_000_000, 4_500_000, 32
	for i := range r.Scenario.Places {
		if p := &r.Scenario.Places[i]; p.Population == 0 {
			continue
		}
		w.Drops = append(w.Drops, worth.Drop{Place: i, Threats: slices.Repeat([]worth.DropMinute{{Minute: 7}}, len(r.Threats)+1)})
		d.Cities = append(d.Cities, sweep.City{Place: i})
	}
	d.Cities[0].Refusals = []sweep.Refusal{{"US"}}
	return d
}

// The two maps of a discovery stand side by side, or one below the other on an upright
// page, of one size, within the page; lines of a paragraph are as far apart as they are
// made to be.
func TestTheMapsOfADiscoveryFitThePage(t *testing.T) {
	for name, picture := range map[string]subject.Picture{
		"wide":    {},
		"upright": {Width: 1000, Height: 1600},
	} {
		s, err := drawThemes(foundForPictures(), subject.View{Picture: picture})
		if err != nil {
			t.Fatal(err)
		}
		charts := s.windows()
		if len(charts) != len(subject.Themes) {
			t.Fatalf("%s: %d maps", name, len(charts))
		}
		a, b := charts[0], charts[1]
		page := pictureBox{0, 0, float64(s.width) / s.unit, float64(s.height) / s.unit}
		if !a.within(page) || !b.within(page) || a.overlaps(b) ||
			math.Abs(a.width()-b.width()) > 1e-9 || math.Abs(a.height()-b.height()) > 1e-9 || a.width() < 100 || a.height() < 100 {
			t.Errorf("%s: maps at %+v and %+v", name, a, b)
		}
		if beside := a.top == b.top; beside != (name == "wide") || beside && math.Abs(b.left-a.right-30) > 1e-9 {
			t.Errorf("%s: maps at %+v and %+v", name, a, b)
		}
		checkLeading(t, name, s)
	}
}

// checkLeading checks that lines written below one another in one size and class are as
// far apart as the page has it.
func checkLeading(t *testing.T, name string, s *scene) {
	t.Helper()
	leading := map[float64]float64{17: 22, 14.5: 20}
	seen := map[float64]int{}
	var last *pictureText
	for i := range s.shapes {
		now := s.shapes[i].text
		if now == nil {
			last = nil
			continue
		}
		want, known := leading[now.size]
		if last != nil && last.size == now.size && last.at[0] == now.at[0] && known {
			seen[now.size]++
			if got := now.at[1] - last.at[1]; math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: %q is %.1f below %q, want %.1f", name, now.words, got, last.words, want)
			}
		}
		last = now
	}
	if seen[17] == 0 {
		t.Errorf("%s: the answer has no two lines", name)
	}
}

// A city that one government alone can uncover says which, and what is said of the page
// names the threat and the numbers.
func TestTheMapsOfADiscoverySayWhatDecides(t *testing.T) {
	found := foundForPictures()
	s, err := drawThemes(found, subject.View{})
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for i := range s.shapes {
		if text := s.shapes[i].text; text != nil {
			words = append(words, text.words)
		}
	}
	all := strings.ReplaceAll(strings.Join(words, " "), "\u00a0", " ")
	city := found.Scenario.Places[found.Cities[0].Place].Name
	for _, want := range []string{"What decides against", "2.0 M to 7.0 M of 9.0 M people", "One government alone",
		city + " US", "Cite as: airumbrella"} {
		if !strings.Contains(all, want) {
			t.Errorf("the page lacks %q:\n%s", want, all)
		}
	}
	if _, err := drawThemes(&subject.Discovery{Discovery: &sweep.Discovery{}}, subject.View{}); err == nil {
		t.Error("a discovery without its scenario is drawn")
	}
}
