package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"airumbrella/tui/screen"
)

// listState is the list shown, its rows filtered and sorted, and what is kept of
// the others.
type listState struct {
	shown   int // of allLists
	rows    []listRow
	offset  int // first row shown
	query   string
	best    item // of the rows that fit the query
	heading string
	order   [len(allLists)]int
	reverse [len(allLists)]bool
	last    [len(allLists)]item // selected when the list was left
}

// listRow is an item in words, or, with no item, a heading.
type listRow struct {
	Item   item
	Marker rune
	Role   screen.Role
	Name   string
	Figure string
	Note   string // in the narrow column at the right
	Words  string // searched, and shown in the wide table
	Group  int
	Key    [5]float64 // sort keys by order, greater first
	Text   [5]string  // sort keys by order, compared after the numbers
	score  int        // against the query
}

// list is the list shown.
func (l *listState) list() *listDef { return allLists[l.shown] }

// Show turns to another list; what is selected in this one is kept.
func (l *listState) Show(i int, selected item) {
	if l.row(selected) >= 0 {
		l.last[l.shown] = selected
	}
	n := len(allLists)
	l.shown = (i%n + n) % n
	l.query, l.offset = "", 0
}

// restore turns to the list of a title, in one of its orders, at the start.
func (l *listState) restore(title string, order int) {
	for i, def := range allLists {
		if def.Title == title {
			l.shown = i
			l.order[i] = min(max(order, 0), len(def.Sorts)-1)
		}
	}
}

// ShowKind turns to the list of a kind of items, and reports whether it was
// another one.
func (l *listState) ShowKind(kind itemKind) bool {
	i := slices.Index(allLists[:], listOf(kind))
	if i < 0 || i == l.shown {
		return false
	}
	l.shown, l.query, l.offset = i, "", 0
	return true
}

// Sort takes the next order of the list, or turns the present one round.
func (l *listState) Sort(turn bool) {
	if turn {
		l.reverse[l.shown] = !l.reverse[l.shown]
		return
	}
	l.order[l.shown] = (l.order[l.shown] + 1) % len(l.list().Sorts)
	l.reverse[l.shown] = false
}

// orderWords is the order of the list in words.
func (l *listState) orderWords() string {
	words := l.list().Sorts[l.order[l.shown]]
	if l.reverse[l.shown] {
		words += ", reversed"
	}
	return words
}

// Fill words the list anew, filters and sorts it.
func (l *listState) Fill(v *listView) {
	l.rows, l.heading = l.list().Rows(v)
	l.filter(v)
	l.sort()
}

// Empty takes all rows away.
func (l *listState) Empty() { l.rows = nil }

// filter keeps the rows that fit the query, those that fit loosely only where
// none fits better, and notes the best of them.
func (l *listState) filter(v *listView) {
	l.best = item{}
	if l.query == "" {
		return
	}
	def := l.list()
	least, group := noFit, 0
	kept := l.rows[:0]
	for _, row := range l.rows {
		if def.Fits != nil {
			row.score = def.Fits(v, row.Item.index, l.query)
		} else {
			row.score = textFits(&row, l.query)
		}
		if row.score >= noFit {
			continue
		}
		better := row.score < least || row.score == least && row.Group < group
		if better || row.score == least && row.Group == group && def.Before != nil && def.Before(v, row.Item.index, l.best.index) {
			least, group, l.best = row.score, row.Group, row.Item
		}
		kept = append(kept, row)
	}
	if len(kept) == 0 && def.More != nil {
		kept = append(kept, def.More(v, l.query)...)
		if len(kept) > 0 {
			l.best = kept[0].Item
		}
	}
	if least < looseFit {
		kept = slices.DeleteFunc(kept, func(row listRow) bool { return row.score >= looseFit })
	}
	l.rows = kept
}

// terms splits a query into folded words; "uncovered" and the like stand for
// statuses.
func terms(query string) []string { return strings.Fields(fold(query)) }

// textFits scores the words of a row.
func textFits(row *listRow, query string) int {
	text := fold(row.Name + " " + row.Note + " " + row.Words)
	if whole := fit(fold(row.Name), fold(query)); whole < noFit {
		return whole
	}
	for _, term := range terms(query) {
		if negated, ok := strings.CutPrefix(term, "!"); ok && negated != "" {
			if strings.Contains(text, negated) {
				return noFit
			}
		} else if !strings.Contains(text, term) {
			return noFit
		}
	}
	return 3
}

// sort puts the rows into the order chosen for the list, with headings between
// groups in a list's own order.
func (l *listState) sort() {
	by, sign := l.order[l.shown], 1
	if l.reverse[l.shown] {
		sign = -1
	}
	slices.SortStableFunc(l.rows, func(a, b listRow) int {
		if by == 0 && a.Group != b.Group {
			return cmp.Compare(a.Group, b.Group)
		}
		return sign * cmp.Or(cmp.Compare(b.Key[by], a.Key[by]), cmp.Compare(a.Text[by], b.Text[by]))
	})
	if by != 0 {
		return
	}
	last := 0
	for i := 0; i < len(l.rows); i++ {
		if group := l.rows[i].Group; group != last {
			last = group
			l.rows = slices.Insert(l.rows, i, listRow{Name: l.list().Groups[group], Role: screen.RoleHeading})
			i++
		}
	}
}

// matches is how many items are listed.
func (l *listState) matches() int {
	n := 0
	for i := range l.rows {
		if l.rows[i].Item.kind != itemNone {
			n++
		}
	}
	return n
}

// place is which of the listed items one is, and of how many.
func (l *listState) place(it item) string {
	at := l.row(it)
	if at < 0 {
		return fmt.Sprintf("%d listed", l.matches())
	}
	before := listState{rows: l.rows[:at+1]}
	return fmt.Sprintf("%d of %d", before.matches(), l.matches())
}

// row is the row of an item in the list, -1 if it is not there.
func (l *listState) row(it item) int {
	return slices.IndexFunc(l.rows, func(r listRow) bool { return r.Item == it && it.kind != itemNone })
}

// First is the first item of the list.
func (l *listState) First() item {
	for i := range l.rows {
		if l.rows[i].Item.kind != itemNone {
			return l.rows[i].Item
		}
	}
	return item{}
}

// Entered is what is selected when the list gets the keys: what was selected in it
// last, if it is still there and not of another threat, or its first item.
func (l *listState) Entered() item {
	if last := l.last[l.shown]; l.row(last) >= 0 && !l.list().OfThreat {
		return last
	}
	return l.First()
}

// Step is the item so many further down the list than another, nothing in an
// empty one.
func (l *listState) Step(from item, by int) item {
	at := l.row(from)
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := at + step; i >= 0 && i < len(l.rows) && by > 0; i += step {
		if l.rows[i].Item.kind != itemNone {
			at = i
			by--
		}
	}
	if at < 0 {
		return item{}
	}
	return l.rows[at].Item
}

// ScrollTo scrolls until an item is among so many rows.
func (l *listState) ScrollTo(it item, height int) {
	if row := l.row(it); row >= 0 && height > 0 {
		l.offset = min(max(l.offset, row-height+1), row)
	}
	l.Scroll(0, height)
}

// Scroll moves the list by rows and keeps so many filled.
func (l *listState) Scroll(rows, height int) {
	l.offset = min(max(l.offset+rows, 0), max(len(l.rows)-height, 0))
}
