package tui

// itemKind is what a selected thing is: the key of a list.
type itemKind string

// The kinds of things that stand on the map.
const (
	itemNone  itemKind = ""
	itemPlace itemKind = "place"
	itemUnit  itemKind = "unit"
	itemBase  itemKind = "base"
)

// item is one thing that lists and map share: its kind and its index in what its
// list shows. The zero item is nothing.
type item struct {
	kind  itemKind
	index int
}
