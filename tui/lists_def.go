package tui

import (
	"airumbrella/tui/screen"
)

// listView is what lists are made from: an answer, what is known of its places,
// and the map that their items stand on.
type listView struct {
	*answer
	Names     *placeNames
	Map       *chartMap
	Uncovered []int                    // places not covered, most people first
	LookUp    func(query string) []int // places that a query may mean where no name fits
}

// listDef is one list of the planner: what stands in it and how it is shown. A new
// list is a file with one of these and its row in [allLists].
type listDef struct {
	Kind  itemKind
	Title string     // its tab
	What  string     // what kind of thing an item is, in the line below the map
	Sorts []string   // its orders, the first one its own
	Hints []listHint // the keys that matter while it has the keys

	Columns   []tableColumn // of the wide table; the first takes what is left
	NoteWidth int           // of the narrow column at the right of the panel
	Groups    []string      // headings of the groups of rows in its own order; the first group has none
	Lead      string        // heads the rows in their own order, in the panel
	OfThreat  bool          // its items are those of the threat shown

	Len   func(v *listView) int
	Rows  func(v *listView) (rows []listRow, heading string)
	Cells func(v *listView, row *listRow) []string

	Name func(v *listView, i int) string
	At   func(v *listView, i int) (vec, bool) // on the map
	Box  func(v *listView, i int) box         // the area that an item asks to be shown in
	Mark func(v *listView, i int) rune        // of the selected item on the map
	Find func(v *listView, i int) listFind    // in the search of everything

	// What only some lists have; nil for the others.
	MapName func(v *listView, i int) string            // where it is another name than Name
	Outline func(v *listView, i int) []ringLine        // on the map, while it is selected
	Facts   func(v *listView, i int) []screen.Pair     // the details of an item
	Switch  func(v *listView, i int) listSwitch        // what the key that switches does
	Fits    func(v *listView, i int, query string) int // score against a query, 0 the best
	More    func(v *listView, query string) []listRow  // where nothing fits a query
	Before  func(v *listView, a, b int) bool           // of two that fit equally
}

// listHint is a key, as the help calls it, with a word for what it does.
type listHint struct{ Key, Word string }

// listFind is an item as the search of everything lists it; of those that fit
// equally the smaller rank comes first.
type listFind struct {
	Title, Keys string
	Rank        int
	More        []string // other names
}

// listOf is the list of a kind of item; nil for none.
func listOf(kind itemKind) *listDef {
	for _, l := range allLists {
		if l.Kind == kind {
			return l
		}
	}
	return nil
}

// exists reports whether an item is in the scenario or the answer shown.
func (v *listView) exists(it item) bool {
	l := listOf(it.kind)
	return l != nil && it.index >= 0 && it.index < l.Len(v)
}

// itemName is what an item is called; empty for one that does not exist.
func (v *listView) itemName(it item) string {
	if !v.exists(it) {
		return ""
	}
	return listOf(it.kind).Name(v, it.index)
}

// position is where an item is on the map.
func (v *listView) position(it item) (vec, bool) {
	if !v.exists(it) {
		return vec{}, false
	}
	return listOf(it.kind).At(v, it.index)
}

// itemBox is the area that an item asks to be shown in, empty for one that is
// nowhere.
func (v *listView) itemBox(it item) box {
	if _, ok := v.position(it); !ok {
		return box{}
	}
	return listOf(it.kind).Box(v, it.index)
}

// selected is an item as the map shows it.
func (v *listView) selected(it item) selection {
	at, ok := v.position(it)
	if !ok {
		return selection{item: it}
	}
	l := listOf(it.kind)
	s := selection{item: it, known: true, at: at, name: l.Name(v, it.index), marker: l.Mark(v, it.index)}
	if l.MapName != nil {
		s.name = l.MapName(v, it.index)
	}
	if l.Outline != nil {
		s.outline = l.Outline(v, it.index)
	}
	return s
}

// facts are the details of an item, nil for one that has a page of its own.
func (v *listView) facts(it item) []screen.Pair {
	if l := listOf(it.kind); l != nil && l.Facts != nil {
		return l.Facts(v, it.index)
	}
	return nil
}
