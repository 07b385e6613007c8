package coverage

// arena keeps short rows in few pieces of memory, each twice as long as the one
// before. The zero value works.
type arena[T any] struct{ piece []T }

// The length of the first piece, and of the longest.
const (
	firstPiece   = 128
	longestPiece = 4096
)

// keep is a copy of a row; that of an empty one is nil.
func (a *arena[T]) keep(row []T) []T {
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
