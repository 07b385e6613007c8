package lists

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"airumbrella/tui/screen"
	"airumbrella/tui/shown"
)

// State is the list shown, its rows filtered and sorted, and what is kept of
// the others.
type State struct {
	Shown   int // index into [All]
	Rows    []Row
	Offset  int // first row shown
	Query   string
	Best    shown.Item // of the rows that fit the query
	heading string
	Order   [len(All)]int
	reverse [len(All)]bool
	last    [len(All)]shown.Item // selected when the list was left
}

// Row is an item in words, or, with no item, a heading.
type Row struct {
	Item   shown.Item
	Marker rune
	Role   screen.Role
	Name   string
	Part   string // after the name, never cut: how much of it is covered
	Figure string
	Note   string // in the narrow column at the right
	Words  string // searched, and shown in the wide table
	Group  int
	Key    [5]float64 // sort keys by order, greater first
	Text   [5]string  // sort keys by order, compared after the numbers
	Score  int        // against the query
}

// List is the list shown.
func (l *State) List() *List { return All[l.Shown] }

// Show turns to another list; what is selected in this one is kept.
func (l *State) Show(i int, selected shown.Item) {
	if l.RowOf(selected) >= 0 {
		l.last[l.Shown] = selected
	}
	n := len(All)
	l.Shown = (i%n + n) % n
	l.Query, l.Offset = "", 0
}

// Restore turns to the list of a title, in one of its orders, at the start.
func (l *State) Restore(title string, order int) {
	for i, def := range All {
		if def.Title == title {
			l.Shown = i
			l.Order[i] = min(max(order, 0), len(def.Sorts)-1)
		}
	}
}

// ShowKind turns to the list of a kind of items, and reports whether it was
// another one.
func (l *State) ShowKind(kind shown.Kind) bool {
	i := slices.Index(All[:], Of(kind))
	if i < 0 || i == l.Shown {
		return false
	}
	l.Shown, l.Query, l.Offset = i, "", 0
	return true
}

// Sort takes the next order of the list, or turns the present one round.
func (l *State) Sort(turn bool) {
	if turn {
		l.reverse[l.Shown] = !l.reverse[l.Shown]
		return
	}
	l.Order[l.Shown] = (l.Order[l.Shown] + 1) % len(l.List().Sorts)
	l.reverse[l.Shown] = false
}

// OrderWords is the order of the list in words.
func (l *State) OrderWords() string {
	words := l.List().Sorts[l.Order[l.Shown]]
	if l.reverse[l.Shown] {
		words += ", reversed"
	}
	return words
}

// Fill words the list anew, filters and sorts it.
func (l *State) Fill(v *View) {
	l.Rows, l.heading = l.List().Rows(v, l.Rows[:0])
	l.filter(v)
	l.sort()
}

// Empty takes all rows away.
func (l *State) Empty() { l.Rows = nil }

// filter keeps the rows that fit the query, those that fit loosely only where
// none fits better, and notes the best of them.
func (l *State) filter(v *View) {
	l.Best = shown.Item{}
	if l.Query == "" {
		return
	}
	def := l.List()
	least, group := shown.NoFit, 0
	kept := l.Rows[:0]
	for _, row := range l.Rows {
		if def.Fits != nil {
			row.Score = def.Fits(v, row.Item.Index, l.Query)
		} else {
			row.Score = textFits(&row, l.Query)
		}
		if row.Score >= shown.NoFit {
			continue
		}
		better := row.Score < least || row.Score == least && row.Group < group
		if better || row.Score == least && row.Group == group && def.Before != nil && def.Before(v, row.Item.Index,
			l.Best.Index) {
			least, group, l.Best = row.Score, row.Group, row.Item
		}
		kept = append(kept, row)
	}
	if len(kept) == 0 && def.More != nil {
		kept = append(kept, def.More(v, l.Query)...)
		if len(kept) > 0 {
			l.Best = kept[0].Item
		}
	}
	if least < shown.LooseFit {
		kept = slices.DeleteFunc(kept, func(row Row) bool { return row.Score >= shown.LooseFit })
	}
	l.Rows = kept
}

// terms returns the folded words of a query.
func terms(query string) []string { return strings.Fields(shown.Fold(query)) }

// textFits scores the words of a row.
func textFits(row *Row, query string) int {
	text := shown.Fold(row.Name + " " + row.Note + " " + row.Words)
	if whole := shown.Fit(shown.Fold(row.Name), shown.Fold(query)); whole < shown.NoFit {
		return whole
	}
	for _, term := range terms(query) {
		if negated, ok := strings.CutPrefix(term, "!"); ok && negated != "" {
			if strings.Contains(text, negated) {
				return shown.NoFit
			}
		} else if !strings.Contains(text, term) {
			return shown.NoFit
		}
	}
	return 3
}

// sort puts the rows into the order chosen for the list, with headings between
// groups in a list's own order.
func (l *State) sort() {
	by, sign := l.Order[l.Shown], 1
	if l.reverse[l.Shown] {
		sign = -1
	}
	slices.SortStableFunc(l.Rows, func(a, b Row) int {
		if by == 0 && a.Group != b.Group {
			return cmp.Compare(a.Group, b.Group)
		}
		return sign * cmp.Or(cmp.Compare(b.Key[by], a.Key[by]), cmp.Compare(a.Text[by], b.Text[by]))
	})
	if by != 0 {
		return
	}
	last := 0
	for i := 0; i < len(l.Rows); i++ {
		if group := l.Rows[i].Group; group != last {
			last = group
			l.Rows = slices.Insert(l.Rows, i, Row{Name: l.List().Groups[group], Role: screen.RoleHeading})
			i++
		}
	}
}

// matches is how many items are listed.
func (l *State) matches() int {
	n := 0
	for i := range l.Rows {
		if l.Rows[i].Item.Kind != shown.Nothing {
			n++
		}
	}
	return n
}

// place is which of the listed items one is, and of how many.
func (l *State) place(it shown.Item) string {
	at := l.RowOf(it)
	if at < 0 {
		return fmt.Sprintf("%d listed", l.matches())
	}
	before := State{Rows: l.Rows[:at+1]}
	return fmt.Sprintf("%d of %d", before.matches(), l.matches())
}

// RowOf is the row of an item in the list, -1 if it is not there.
func (l *State) RowOf(it shown.Item) int {
	return slices.IndexFunc(l.Rows, func(r Row) bool { return r.Item == it && it.Kind != shown.Nothing })
}

// First is the first item of the list.
func (l *State) First() shown.Item {
	for i := range l.Rows {
		if l.Rows[i].Item.Kind != shown.Nothing {
			return l.Rows[i].Item
		}
	}
	return shown.Item{}
}

// Entered is what is selected when the list gets the keys: what was selected in it
// last, if it is still there and not of another threat, or its first item.
func (l *State) Entered() shown.Item {
	if last := l.last[l.Shown]; l.RowOf(last) >= 0 && !l.List().OfThreat {
		return last
	}
	return l.First()
}

// Step is the item so many further down the list than another, nothing in an
// empty one.
func (l *State) Step(from shown.Item, by int) shown.Item {
	at := l.RowOf(from)
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := at + step; i >= 0 && i < len(l.Rows) && by > 0; i += step {
		if l.Rows[i].Item.Kind != shown.Nothing {
			at = i
			by--
		}
	}
	if at < 0 {
		return shown.Item{}
	}
	return l.Rows[at].Item
}

// ScrollTo scrolls until an item is among so many rows.
func (l *State) ScrollTo(it shown.Item, height int) {
	if row := l.RowOf(it); row >= 0 && height > 0 {
		l.Offset = min(max(l.Offset, row-height+1), row)
	}
	l.Scroll(0, height)
}

// Scroll moves the list by rows and keeps so many filled.
func (l *State) Scroll(rows, height int) {
	l.Offset = min(max(l.Offset+rows, 0), max(len(l.Rows)-height, 0))
}
