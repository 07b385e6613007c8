package lists

import (
	"fmt"
	"strings"

	"airumbrella/coverage"
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
	"airumbrella/wording"
)

// places is the list of every place: those not, or not wholly, covered first, most
// people left out first.
var places = List{
	Kind: shown.Place, Title: "places", What: "a place",
	Sorts: []string{"by need", "by name", "by people", "by status", "by region"},
	Hints: []Hint{{"enter", "why"}, {"]", "next list"}, {"s", "sort"}, {"/", "find"}, {"w", "table"}, {".", "try"},
		{"tab", "promises"}, {"?", "help"}, {"esc", "back"}},
	Columns: []Column{{"place", 0, false, 0}, {"in Ukrainian", 18, false, 5}, {"kind", 9, false, 4},
		{"people", 8, true, 0},
		{"region", 17, false, 3}, {"status", 12, false, 0}, {"units", 9, false, 2}, {"why not", 34, false, 1}},
	NoteWidth: 7, Groups: []string{"", "COVERED", "NOT COUNTED: OCCUPIED"}, Lead: "NOT COVERED",
	Len:   func(v *View) int { return len(v.Scenario.Places) },
	Rows:  placeRows,
	Cells: placeCells,
	Name:  func(v *View, i int) string { return v.Names.Printed[i] },
	MapName: func(v *View, i int) string {
		if v.Result == nil || v.Scenario.Places[i].Control == scenario.Occupied {
			return v.Names.Printed[i]
		}
		return wording.Named(v.Names.Printed[i], v.Result.Places[i].At(v.Threat), v.Estimate)
	},
	At:  func(v *View, i int) (mapview.Point, bool) { return v.Map.Spot(i), true },
	Box: func(v *View, i int) mapview.Box { return mapview.Around(v.Map.Spot(i), 60) },
	Mark: func(v *View, i int) rune {
		marker, _ := mapview.PlaceMark(v.Answer, i)
		return marker
	},
	Find: func(v *View, i int) Found {
		p := &v.Scenario.Places[i]
		return Found{v.Names.Printed[i], v.Names.Quantity[i], 1000 - p.Population/10_000,
			append([]string{p.NameUK, p.ID}, p.Aliases...)}
	},
	Fits: placeFits,
	More: func(v *View, query string) (rows []Row) {
		if v.Result == nil {
			return nil
		}
		for _, i := range v.LookUp(query) {
			rows = append(rows, placeRow(v, i))
		}
		return rows
	},
	Before: func(v *View, a, b int) bool { return v.Names.People[a] > v.Names.People[b] },
}

// placeRows are all places under what the uncovered ones add up to.
func placeRows(v *View, rows []Row) (all []Row, heading string) {
	if v.Result == nil {
		return rows, ""
	}
	for i := range v.Result.Places {
		rows = append(rows, placeRow(v, i))
	}
	return rows, fmt.Sprintf("%d places, %s", len(v.Uncovered), wording.People(v.Left(v.Uncovered...)))
}

// placeRow is a place in the list.
func placeRow(v *View, i int) Row {
	pr := &v.Result.Places[i]
	p, pt := pr.Place, pr.At(v.Threat)
	row := Row{Item: shown.Item{Kind: shown.Place, Index: i}, Name: v.Names.Printed[i], Figure: v.Names.Quantity[i],
		Group: placeGroup(pr, v.Threat, v.Estimate)}
	row.Marker, row.Role = mapview.PlaceMark(v.Answer, i)
	people, left := float64(p.Population), float64(p.Population)
	if row.Group == 0 && p.Kind == scenario.City { // what the heading adds up
		row.Figure, left = wording.People(v.Left(i)), float64(v.Left(i))
	}
	if p.Counted {
		row.Part = wording.PartOf(pt, v.Estimate)
	}
	if pt.CoveredAt(v.Estimate) && p.Counted && pt.Margin.NearEdge() {
		row.Note = nearEdge
	}
	if !pt.CoveredAt(v.Estimate) {
		row.Note = wording.GateWord(wording.StoppedBy(v.Result, pt))
	}
	row.Key = [5]float64{left, 0, people, -float64(pt.Status), 0}
	row.Text = [5]string{"", row.Name, row.Name, row.Name, p.Region}
	return row
}

// nearEdge marks what is covered with little to spare.
const nearEdge = "edge"

// placeGroup is the part of the list that a place belongs to: not covered,
// covered, not counted.
func placeGroup(pr *coverage.PlaceResult, threat int, e scenario.Estimate) int {
	switch {
	case !pr.Place.Counted:
		return 2
	case pr.At(threat).CoveredAt(e):
		return 1
	}
	return 0
}

// placeCells are the cells of a place.
func placeCells(v *View, row *Row) []string {
	pr := &v.Result.Places[row.Item.Index]
	p, pt := pr.Place, pr.At(v.Threat)
	people, region, status, why := "", screen.Clean(p.Region), wording.Standing(pt), ""
	if p.Kind == scenario.City {
		people = wording.People(p.Population)
	}
	if w := v.Scenario.World; w != nil && w.Region(p.Region) != nil {
		region = screen.Clean(w.Region(p.Region).Name)
	}
	if p.Control == scenario.Occupied {
		status = "occupied"
	}
	if !pt.CoveredAt(v.Estimate) {
		why = wording.WhyAlone(v.Result, pt)
	}
	return []string{v.Names.Printed[row.Item.Index], screen.Clean(p.NameUK), screen.Clean(p.Kind), people, region,
		status,
		shown.DepthRange(pt.Depth), why}
}

// statusTerms is how a filter names the statuses; "covered" depends on the
// estimate shown.
var statusTerms = map[string]coverage.Status{
	"assured": coverage.Assured, "likely": coverage.Likely, "partly": coverage.Partly, "possible": coverage.Possible,
}

// placeFits scores a place against a query, 0 being the best and [shown.NoFit] that it
// does not fit: every word must fit its name, or say its status, its kind, its
// region or what keeps it from being covered.
func placeFits(v *View, i int, query string) int {
	if whole := shown.BestFit(v.Names.Folded(i), shown.Fold(query)); whole < shown.NoFit {
		return whole
	}
	worst := 0
	for _, term := range terms(query) {
		if placeSays(v, i, term) {
			worst = max(worst, saidFit)
			continue
		}
		score := shown.BestFit(v.Names.Folded(i), term)
		if score >= shown.LooseFit { // too loose for one word of several
			return shown.NoFit
		}
		worst = max(worst, score)
	}
	return worst
}

// saidFit is the score of a word that says something else of a place: a name
// that begins with it comes first.
const saidFit = 2

// placeSays reports whether a word names a property of a place.
func placeSays(v *View, i int, term string) bool {
	p := &v.Scenario.Places[i]
	if negated, ok := strings.CutPrefix(term, "!"); ok && negated != "" {
		return !placeSays(v, i, negated) && shown.BestFit(v.Names.Folded(i), negated) >= 3
	}
	if shown.Fold(p.Kind) == term || string(p.Control) == term || shown.Fold(p.Region) == term || term == "node" &&
		p.Kind != scenario.City {
		return true
	}
	if v.Scenario.World != nil {
		if region := v.Scenario.World.Region(p.Region); region != nil &&
			strings.HasPrefix(shown.Fold(region.Name), term) &&
			len(term) > 2 {
			return true
		}
	}
	if v.Result == nil {
		return false
	}
	pt := v.Result.Places[i].At(v.Threat)
	covered := pt.CoveredAt(v.Estimate)
	switch status, known := statusTerms[term]; {
	case known:
		return pt.Status == status
	case term == "covered":
		return covered
	case term == "uncovered":
		return !covered && p.Counted
	case term == nearEdge:
		return covered && p.Counted && pt.Margin.NearEdge()
	}
	return !covered && p.Counted && wording.GateWord(wording.StoppedBy(v.Result, pt)) == term
}
