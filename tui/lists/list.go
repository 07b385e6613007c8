package lists

import (
	"airumbrella/scenario"
	"airumbrella/tui/mapview"
	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// View is what lists are made from: an answer, what is known of its places,
// and the map that their items stand on.
type View struct {
	*shown.Answer
	Names     *shown.Places
	Map       *mapview.Map
	Uncovered []int                    // places not covered, most people first
	LookUp    func(query string) []int // places that a query may mean where no name fits
	Sensors   []shown.SensorWorth      // of the units that only see; nil: not known
	Aside     []scenario.Unit          // units that were set aside, listed after those of the scenario
	Limits    Limits                   // what cities hang on, against the threat shown
}

// List is one list of the planner: what stands in it and how it is shown. A new
// list is a file with one of these and its name in [All].
type List struct {
	Kind  shown.Kind
	Title string   // its tab
	What  string   // what kind of thing an item is, in the line below the map
	Item  string   // what one is called; empty: the title without its last letter
	Sorts []string // its orders, the first one its own
	Hints []Hint   // the keys that matter while it has the keys

	Columns   []Column // of the wide table; the first takes what is left
	NoteWidth int      // of the narrow column at the right of the panel
	// FigureWidth is that of the column of figures before it; 0: seven.
	FigureWidth int
	Groups      []string // headings of the groups of rows in its own order; the first group has none
	Lead        string   // heads the rows in their own order, in the panel
	OfThreat    bool     // its items are those of the threat shown

	Len func(v *View) int
	// Rows appends the rows to some, and says what they add up to.
	Rows  func(v *View, rows []Row) (all []Row, heading string)
	Cells func(v *View, row *Row) []string

	Name func(v *View, i int) string
	At   func(v *View, i int) (mapview.Point, bool) // on the map
	Box  func(v *View, i int) mapview.Box           // the area that an item asks to be shown in
	Mark func(v *View, i int) rune                  // of the selected item on the map
	Find func(v *View, i int) Found                 // in the search of everything

	// What only some lists have; nil for the others.
	MapName func(v *View, i int) string            // where it is another name than Name
	Outline func(v *View, i int) []mapview.Ring    // on the map, while it is selected
	Facts   func(v *View, i int) []screen.Pair     // the details of an item
	Switch  func(v *View, i int) Switch            // what the key that switches does
	Fits    func(v *View, i int, query string) int // score against a query, 0 the best
	More    func(v *View, query string) []Row      // where nothing fits a query
	Before  func(v *View, a, b int) bool           // of two that fit equally
}

// Hint is a key, as the help calls it, with a word for what it does.
type Hint struct{ Key, Word string }

// Found is an item as the search of everything lists it; of those that fit
// equally the smaller rank comes first.
type Found struct {
	Title, Keys string
	Rank        int
	More        []string // other names
}

// Of is the list of a kind of item; nil for none.
func Of(kind shown.Kind) *List {
	for _, l := range All {
		if l.Kind == kind {
			return l
		}
	}
	return nil
}

// one is what the list calls one of its items, in a word.
func (l *List) one() string {
	if l.Item != "" {
		return l.Item
	}
	return l.Title[:len(l.Title)-1]
}

// Exists reports whether an item is in the scenario or the answer shown.
func (v *View) Exists(it shown.Item) bool {
	l := Of(it.Kind)
	return l != nil && it.Index >= 0 && it.Index < l.Len(v)
}

// NameOf is what an item is called; empty for one that does not exist.
func (v *View) NameOf(it shown.Item) string {
	if !v.Exists(it) {
		return ""
	}
	return Of(it.Kind).Name(v, it.Index)
}

// Position is where an item is on the map.
func (v *View) Position(it shown.Item) (mapview.Point, bool) {
	if !v.Exists(it) {
		return mapview.Point{}, false
	}
	return Of(it.Kind).At(v, it.Index)
}

// BoxOf is the area that an item asks to be shown in, empty for one that is
// nowhere.
func (v *View) BoxOf(it shown.Item) mapview.Box {
	if _, ok := v.Position(it); !ok {
		return mapview.Box{}
	}
	return Of(it.Kind).Box(v, it.Index)
}

// Selected is an item as the map shows it.
func (v *View) Selected(it shown.Item) mapview.Selection {
	at, ok := v.Position(it)
	if !ok {
		return mapview.Selection{Item: it}
	}
	l := Of(it.Kind)
	s := mapview.Selection{Item: it, Known: true, At: at, Name: l.Name(v, it.Index), Marker: l.Mark(v, it.Index)}
	if l.MapName != nil {
		s.Name = l.MapName(v, it.Index)
	}
	if l.Outline != nil {
		s.Outline = l.Outline(v, it.Index)
	}
	return s
}

// factsOf are the details of an item, nil for one that has a page of its own.
func (v *View) factsOf(it shown.Item) []screen.Pair {
	if l := Of(it.Kind); l != nil && l.Facts != nil {
		return l.Facts(v, it.Index)
	}
	return nil
}
