package mapview

import (
	"airumbrella/coverage"
	"airumbrella/report/subject"
	"airumbrella/tui/screen"
)

// Theme is what cities are marked by in the place of how much of them is covered: by how
// many governments can uncover them, or by how late the order may come.
type Theme struct {
	*subject.Theme
	Note   string   // in the place of the classes while these are not known
	class  []int8   // by place: of the theme, -1 for what is no counted city
	labels []string // by place: beside its name
}

// NewTheme is a theme with what is known of each city, among so many places.
func NewTheme(of *subject.Theme, cities []subject.CityOnMap, places int) *Theme {
	t := &Theme{Theme: of, class: make([]int8, places), labels: make([]string, places)}
	for i := range t.class {
		t.class[i] = -1
	}
	for i := range cities {
		c := &cities[i]
		t.class[c.Place], t.labels[c.Place] = int8(of.Of(c)), of.Label(c)
	}
	return t
}

// mark is the shape and role of a place and what stands beside its name; ok is false for
// one of which the theme says nothing.
func (t *Theme) mark(place int) (marker rune, role screen.Role, label string, ok bool) {
	if t == nil || place >= len(t.class) || t.class[place] < 0 {
		return 0, 0, "", false
	}
	marker, role = ClassMark(int(t.class[place]))
	return marker, role, t.labels[place], true
}

// ClassMark is the shape and role of a class of a theme: they are those of the statuses,
// both from the worst to the best.
func ClassMark(class int) (rune, screen.Role) {
	s := coverage.Uncovered + coverage.Status(class)
	return screen.StatusMarker[s], screen.StatusRole[s]
}

// drawThemeLegend explains the marks of a theme from a column on, and returns where it ends.
// Where there is no room for all it leaves out what is asked.
func (d *drawing) drawThemeLegend(x, end int) int {
	p, y, t := d.Palette, d.Legend.Y, d.Theme
	room := end - x - screen.Width(t.Asks+":")
	for _, words := range t.Short {
		room -= 3 + screen.Width(words)
	}
	if room >= 0 || t.Note != "" {
		x = d.c.Text(x, y, end, t.Asks+":", p.Style(screen.RoleHeading)) + 1
	}
	if t.Note != "" {
		return d.c.Text(x, y, end, t.Note, p.Style(screen.RoleBusy))
	}
	for class, words := range t.Short {
		marker, role := ClassMark(class)
		if item := string(marker) + " " + words; x+screen.Width(item) <= end {
			x = d.c.Text(x, y, end, item, p.Style(role)) + 1
		}
	}
	return x
}
