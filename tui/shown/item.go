package shown

// Kind says what an item is, and so which list it belongs to.
type Kind string

// The kinds of things that stand on the map.
const (
	Nothing Kind = ""
	Place   Kind = "place"
	Unit    Kind = "unit"
	Base    Kind = "base"
)

// Item is one thing that lists and map share: its kind and its index in what its
// list shows. The zero item is nothing.
type Item struct {
	Kind  Kind
	Index int
}
