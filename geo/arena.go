package geo

// Arena copies short rows, such as the [Spans] of one scanline after another,
// into few pieces of memory, each twice as long as the one before. The zero
// value works. Unlike the rest of the package it is not safe for concurrent use.
type Arena[T any] struct{ piece []T }

// The length in items of the first piece, and of the longest.
const (
	firstPiece   = 128
	longestPiece = 4096
)

// Keep returns a copy of a row, nil for an empty one. The copy has no room
// beyond its end: appending to it leaves the other rows as they are.
func (a *Arena[T]) Keep(row []T) []T {
	if len(row) == 0 {
		return nil
	}
	if len(row) > cap(a.piece)-len(a.piece) {
		a.piece = make([]T, 0, max(firstPiece, min(2*cap(a.piece), longestPiece), len(row)))
	}
	from := len(a.piece)
	a.piece = append(a.piece, row...)
	return a.piece[from:len(a.piece):len(a.piece)]
}
