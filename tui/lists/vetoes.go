package lists

import (
	"fmt"

	"airumbrella/report/subject"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// Veto is the kind of the list of what cities hang on; its items are the places themselves.
const Veto shown.Kind = "veto"

// vetoes is the list of the cities by who can uncover them and how late the order may come.
var vetoes = List{
	Kind: Veto, Title: "vetoes", What: "a city", Item: "city",
	Sorts: []string{"by who can say no", "by latest order", "by name", "by people"},
	Hints: []Hint{{"enter", "why"}, {"O", "on the map"}, {"]", "next list"}, {"s", "sort"}, {"w", "table"}, {"/", "find"},
		{"?", "help"}, {"esc", "back"}},
	Columns: []Column{{"city", 0, false, 0}, {"people", 8, true, 2}, {"who can say no", 52, false, 0},
		{"latest order", 16, true, 1}},
	NoteWidth: 7, FigureWidth: 12, Lead: "WHO CAN SAY NO",
	Groups: []string{"", "NO THREE GOVERNMENTS", "UNDER 95 % IF GRANTED"},
	Len:    func(*View) int { return 0 }, // the list of places has them
	Rows:   vetoRows,
	Cells:  vetoCells,
	Name:   places.Name, At: places.At, Box: places.Box, Mark: places.Mark, Find: places.Find,
}

// Limits is what the cities hang on against the threat shown.
type Limits struct {
	Cities []subject.CityOnMap // nil: not known
	Note   string              // why not
	Theme  int                 // index of [subject.Themes] that marks the rows
}

// of is what a place hangs on, nil for one of which that is not known.
func (l *Limits) of(place int) *subject.CityOnMap {
	for i := range l.Cities {
		if l.Cities[i].Place == place {
			return &l.Cities[i]
		}
	}
	return nil
}

// vetoRows are the cities, those first that the fewest governments can uncover.
func vetoRows(v *View, rows []Row) (all []Row, heading string) {
	some := 0
	for i := range v.Limits.Cities {
		c := &v.Limits.Cities[i]
		people := float64(v.Scenario.Places[c.Place].Population)
		row := Row{Item: shown.Item{Kind: shown.Place, Index: c.Place}, Name: v.Names.Printed[c.Place], Figure: "nobody",
			Note: shortOrder(c), Words: vetoWords(v, c)}
		row.Marker, row.Role = mapview.ClassMark(subject.Themes[v.Limits.Theme].Of(c))
		fewest := c.Fewest()
		switch {
		case !c.Covered:
			row.Group, row.Figure = 2, "-"
		case fewest < 0:
			row.Group = 1
		default:
			row.Figure = subject.Themes[subject.VetoTheme].Label(c)
			some++
		}
		const apart = 1e9 // more people than there are
		order := float64(c.Latest)
		switch {
		case c.Longer:
			order++
		case c.Latest < 0:
			order += 1000
		}
		row.Key = [5]float64{people - apart*float64(fewest), people - apart*order, 0, people}
		row.Text = [5]string{"", "", row.Name, ""}
		rows = append(rows, row)
	}
	if v.Limits.Cities == nil {
		return rows, v.Limits.Note
	}
	return rows, fmt.Sprintf("%d of %d, order by", some, len(v.Limits.Cities))
}

// shortOrder is the latest order in at most six characters.
func shortOrder(c *subject.CityOnMap) string {
	switch {
	case c.Latest < 0:
		return "-"
	case c.Longer:
		return "1 h +"
	}
	return wording.LatestOrder(c.Latest, false)
}

// mostSets is how many sets of governments are named of a city.
const mostSets = 4

// vetoWords say who can uncover a city.
func vetoWords(v *View, c *subject.CityOnMap) string {
	return wording.WhoUncovers(v.Scenario, c.Covered, c.Refusals, mostSets)
}

// vetoCells are the cells of a city.
func vetoCells(v *View, row *Row) []string {
	c := v.Limits.of(row.Item.Index)
	if c == nil { // the threat has changed since
		return []string{row.Name, "", "", ""}
	}
	return []string{row.Name, wording.People(v.Scenario.Places[c.Place].Population), vetoWords(v, c),
		wording.LatestOrder(c.Latest, c.Longer)}
}

// LimitOf is what a counted city hangs on; nil where it is not known, or no counted city.
func (v *View) LimitOf(place int) *subject.CityOnMap {
	if place < 0 || place >= len(v.Scenario.Places) || v.Scenario.Places[place].Kind != scenario.City {
		return nil
	}
	return v.Limits.of(place)
}
